"""Longer reports about who said what, with the statements that a reader finds in them; written before they were run."""

import re

from inforce.claims.model import Statement
from inforce.claims.statements import find_statements
from inforce.claims.text import read_document
from inforce.reports.model import Report

Wanted = tuple[str, str]

LICENCE = (
    """KEELUNG, 14 March 2024. The owner of a tanker seized last autumn has asked a New York court to release it, his
attorney said on Wednesday.

The attorney, Ruth Calloway, told Maritime Ledger that the ship "never carried a drop of what they say it
carried". She pointed to a survey made in Fujairah. The survey, she added, was paid for by the insurers and not
by her client.

Prosecutors dispute this. In a filing seen by the newspaper they call the survey "a work of fiction", and say
that its author was never on board. A spokeswoman for the prosecutor's office would not comment further.

Brokers in Singapore doubt that the ship will sail again. "She is rusting where she lies," said one. Another,
Hadi Salim of Straitsline, believes the owner wants compensation rather than the ship: "Nobody fights for
scrap."

The Treasury added the tanker to its list in October. It said at the time that the cargo had been sold to pay a
militia.""",
    (
        ("his attorney", "The owner of a tanker seized last autumn has asked a New York court to release it"),
        ("Ruth Calloway", 'the ship "never carried a drop of what they say it carried"'),
        ("Ruth Calloway", "The survey was paid for by the insurers and not by her client"),
        ("Prosecutors", 'the survey "a work of fiction"'),
        ("Prosecutors", "its author was never on board"),
        ("Brokers in Singapore", "the ship will sail again"),
        ("one", '"She is rusting where she lies,"'),
        ("Hadi Salim", 'the owner wants compensation rather than the ship: "Nobody fights for scrap."'),
        ("Treasury", "the cargo had been sold to pay a militia"),
    ),
)

RUMOUR = (
    """Ankara's ambassador to the alliance has denied reports that his government is about to leave a joint fund.

"There is no such plan, there was no such plan, and I know of nobody who has such a plan," Kemal Ertan told
journalists after a closed meeting on Tuesday.

The reports first appeared on the website of the weekly Pusula, which claimed that a letter had been drafted.
According to Pusula's editor, Defne Aral, the letter was shown to her by two people in the foreign ministry. The
ministry said it had no knowledge of any letter.

Western diplomats were sceptical of both sides. One described the episode as "a storm in a samovar". A second
noted that the fund's rules do not allow a member to leave before 2026.

Economist Baris Koc, who advised the previous cabinet, argues that the quarrel is about money. "They want a
discount," he wrote on X on Monday. Koc predicts that a compromise will be found by the summer.

The fund's secretary-general is expected to address the council next week.""",
    (
        ("Kemal Ertan", '"There is no such plan, there was no such plan, and I know of nobody who has such a plan,"'),
        ("Pusula", "a letter had been drafted"),
        ("Defne Aral", "the letter was shown to her by two people in the foreign ministry"),
        ("ministry", "it had no knowledge of any letter"),
        ("One", 'the episode as "a storm in a samovar"'),
        ("A second", "the fund's rules do not allow a member to leave before 2026"),
        ("Baris Koc", "the quarrel is about money"),
        ("Baris Koc", '"They want a discount,"'),
        ("Baris Koc", "a compromise will be found by the summer"),
    ),
)

PORT = (
    """A grain terminal on the Danube has been cleared to resume loading, the Romanian transport ministry announced on
Friday.

Work stopped in May, after customs officers found papers that bore the name of a blacklisted trader. The
terminal's manager, Doina Stan, insists that the papers were forged. "We have handed over everything we have,"
she said. "The police have never asked us for more."

Police in Galati confirmed that an inquiry was under way but gave no details. The trader could not be reached.

"The clearance does not mean the terminal is innocent," cautioned Emil Radu, a lawyer who follows such cases for
the think tank Lower Danube Forum. In his view, the ministry gave in to pressure from farmers.

Farmers' leaders rejected that. They said that thirty thousand tonnes of wheat had been lost, and that somebody
would have to pay. Agriculture Minister Vlad Ionescu promised on Thursday that compensation would be discussed,
Agerpres reported.

In Brussels, a Commission spokesperson said in a brief statement that "national authorities are responsible for
clearances".""",
    (
        ("Romanian transport ministry", "A grain terminal on the Danube has been cleared to resume loading"),
        ("Doina Stan", "the papers were forged"),
        ("Doina Stan", '"We have handed over everything we have,"'),
        ("Doina Stan", '"The police have never asked us for more."'),
        ("Police in Galati", "an inquiry was under way"),
        ("Emil Radu", '"The clearance does not mean the terminal is innocent,"'),
        ("Emil Radu", "the ministry gave in to pressure from farmers"),
        ("Farmers' leaders", "thirty thousand tonnes of wheat had been lost, and that somebody would have to pay"),
        ("Vlad Ionescu", "compensation would be discussed"),
        ("a Commission spokesperson", '"national authorities are responsible for clearances"'),
    ),
)


def words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))


def agrees(wanted: Wanted, found: Statement) -> bool:
    """The same speaker, and at least half of the words of both together."""
    a, b = words(wanted[1]), words(" ".join(span.text for span in found.content))
    return words(wanted[0]) == words(found.speaker.name) and 2 * len(a & b) >= len(a | b)


def counted() -> tuple[int, int, int]:
    wanted, got, right = 0, 0, 0
    for text, expected in (LICENCE, RUMOUR, PORT):
        report = Report("sha256:0", text, publisher="Maritime Ledger", published="2024-03-14", language="en")
        found = find_statements(read_document(report))
        wanted, got = wanted + len(expected), got + len(found)
        right += sum(any(agrees(w, s) for s in found) for w in expected)
    return wanted, got, right


def test_most_statements_of_reports_set_aside_are_found() -> None:
    wanted, got, right = counted()
    assert 2 * right / (wanted + got) >= 0.7
