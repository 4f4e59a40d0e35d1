"""Short reports about who said what that were written once and set aside: the grammar was not fitted to them."""

from collections import Counter

from inforce.claims.model import Statement
from inforce.claims.statements import find_statements
from inforce.claims.text import read_document
from inforce.reports.model import Report

Expected = tuple[str, str, str | None]

ASIDE: tuple[tuple[str, tuple[Expected, ...]], ...] = (
    (
        "The central bank announced on Friday that it would sell the stake.",
        (("central bank", "it would sell the stake", None),),
    ),
    (
        "“Nobody called us,” complained Jonas Berg, the captain of the trawler.",
        (("Jonas Berg", "“Nobody called us,”", None),),
    ),
    ("Sanctions, argues the economist Lena Moritz, work slowly.", (("Lena Moritz", "Sanctions ## work slowly", None),)),
    (
        "The head of the pilots' union, Marek Dolny, told Kurier Poranny that flights would resume in May.",
        (("Marek Dolny", "flights would resume in May", "Kurier Poranny"),),
    ),
    (
        "According to the company's lawyers, who have seen the file, the charge rests on one letter.",
        (("company's lawyers", "the charge rests on one letter", None),),
    ),
    (
        "London said the measure was temporary; Paris said nothing.",
        (("United Kingdom", "the measure was temporary", None),),
    ),
    (
        "Foreign Minister Aino Salo denied that a deal had been struck. "
        "“There is no deal,” Salo told the broadcaster Yle.",
        (("Aino Salo", "a deal had been struck", None), ("Aino Salo", "“There is no deal,”", "Yle")),
    ),
    (
        "The airline has applied for a licence, a person familiar with the matter told Bloomberg.",
        (("a person familiar with the matter", "The airline has applied for a licence", "Bloomberg"),),
    ),
    (
        "In a letter to shareholders, the chairman wrote that the dividend was safe.",
        (("chairman", "the dividend was safe", None),),
    ),
    (
        "The regulator reiterated that the bank's licence remained suspended and warned that fines would follow.",
        (("regulator", "the bank's licence remained suspended", None), ("regulator", "fines would follow", None)),
    ),
    (
        "Eva Lind ran the office. “They took the server,” she said. “They left the printer.” "
        "Police have not commented.",
        (("Eva Lind", "“They took the server,”", None), ("Eva Lind", "“They left the printer.”", None)),
    ),
    ("Asked about the fine, the trader replied: “Ask my accountant.”", (("trader", "“Ask my accountant.”", None),)),
    (
        "It is not true that the port is closed, the governor's press office stressed on Facebook.",
        (("governor's press office", "It is not true that the port is closed", "Facebook"),),
    ),
    (
        "The minister was cited by Kyodo as saying the ban “serves no one”.",
        (("minister", "the ban “serves no one”", "Kyodo"),),
    ),
    ("The vessel never left Izmir, its owner insists.", (("its owner", "The vessel never left Izmir", None),)),
    (
        "Human rights groups say that forty people are still in prison.",
        (("Human rights groups", "forty people are still in prison", None),),
    ),
    (
        "The embassy has reopened. The news was confirmed by a consular officer in Doha.",
        (("a consular officer in Doha", "The embassy has reopened.", None),),
    ),
    (
        "Professor Dieter Hahn of Kiel University doubts whether the freeze will hold.",
        (("Dieter Hahn", "whether the freeze will hold", None),),
    ),
    (
        "A customs officer, speaking on condition of anonymity, said the crates had been empty. "
        "The officer blamed the shipper.",
        (("A customs officer", "the crates had been empty", None), ("A customs officer", "the shipper", None)),
    ),
    ("Washington will say that this changes nothing. The EU, for its part, has yet to comment.", ()),
    (
        "The sale, the buyers note, was approved in April, and the price has been paid.",
        (("buyers", "The sale ## was approved in April, and the price has been paid", None),),
    ),
    (
        "President Karim Aziz thanked the mediators and promised to free the crew.",
        (("Karim Aziz", "the mediators", None), ("Karim Aziz", "to free the crew", None)),
    ),
    (
        "“I would not call it a victory,” the negotiator said by telephone.",
        (("negotiator", "“I would not call it a victory,”", "telephone"),),
    ),
)


def told(found: Statement) -> Expected:
    return found.speaker.name, " ## ".join(s.text for s in found.content), found.channel.name if found.channel else None


def counted() -> tuple[int, int, int]:
    """Statements expected, found, and right in speaker, words and channel."""
    wanted, got, right = 0, 0, 0
    for text, expected in ASIDE:
        report = Report("sha256:0", text, publisher="Harbour Post", published="2024-05-16", language="en")
        here = Counter(told(s) for s in find_statements(read_document(report)))
        wanted, got = wanted + len(expected), got + sum(here.values())
        right += sum((here & Counter(expected)).values())
    return wanted, got, right


def test_most_statements_set_aside_are_read_right() -> None:
    wanted, got, right = counted()
    assert 2 * right / (wanted + got) >= 0.6
