"""Who said what: speakers, words, channels."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inforce.claims.extract import extract
from inforce.claims.model import Statement
from inforce.claims.statements import find_statements
from inforce.claims.text import read_document
from inforce.reports.model import Report

# A text, and who says what through whom; pieces of what is said are parted by " ## ".
Expected = tuple[str, str, str | None]
Case = tuple[str, tuple[Expected, ...]]

KNOWN: tuple[Case, ...] = (
    # plain verbs of saying, before and after
    (
        "The ministry said on Tuesday that the ferry would stay in port.",
        (("ministry", "the ferry would stay in port", None),),
    ),
    (
        "The ferry would stay in port, the ministry said on Tuesday.",
        (("ministry", "The ferry would stay in port", None),),
    ),
    (
        "Norway's coast guard reported no damage. The harbour master believes the hull is sound.",
        (("harbour master", "the hull is sound", None),),
    ),
    (
        "The list, officials conceded, had not been checked for years.",
        (("officials", "The list ## had not been checked for years", None),),
    ),
    (
        "“We knew nothing,” said a clerk at the registry, who asked not to be named.",
        (("a clerk at the registry", "“We knew nothing,”", None),),
    ),
    (
        "“We knew nothing,” the clerk told reporters, “and we know nothing now.”",
        (("clerk", "“We knew nothing,” ## “and we know nothing now.”", None),),
    ),
    ("As the auditor put it, the firm was a letterbox.", (("auditor", "the firm was a letterbox", None),)),
    ("The firm was a letterbox, as the auditor noted.", (("auditor", "The firm was a letterbox", None),)),
    # according to
    (
        "According to two bankers in Zurich, the accounts were closed in March.",
        (("two bankers in Zurich", "the accounts were closed in March", None),),
    ),
    (
        "The accounts, according to two bankers, were closed in March.",
        (("two bankers", "The accounts ## were closed in March", None),),
    ),
    (
        "The accounts were closed in March, according to two bankers in Zurich.",
        (("two bankers in Zurich", "The accounts were closed in March", None),),
    ),
    ("In the view of the court, the order was void.", (("court", "the order was void", None),)),
    (
        "The lawyer Maria Ondo spoke briefly. The order, in her view, was void.",
        (("Maria Ondo", "The order ## was void", None),),
    ),
    # names, titles, appositions
    ("Shipping analyst Petra Lund said the fleet was ageing.", (("Petra Lund", "the fleet was ageing", None),)),
    (
        "Petra Lund, a shipping analyst at Borealis, said the fleet was ageing.",
        (("Petra Lund", "the fleet was ageing", None),),
    ),
    (
        "A shipping analyst in Bergen, Petra Lund, said the fleet was ageing.",
        (("Petra Lund", "the fleet was ageing", None),),
    ),
    (
        "Petra Lund, who once ran the yard, said that the fleet was ageing.",
        (("Petra Lund", "the fleet was ageing", None),),
    ),
    (
        "Trade Minister Ola Rask met the envoy. Rask said the talks had been short.",
        (("Ola Rask", "the talks had been short", None),),
    ),
    (
        "Senior fellow at the Baltic Centre Ivo Tamm believes that prices will fall.",
        (("Ivo Tamm", "prices will fall", None),),
    ),
    # taking up
    (
        "The lawyer Sara Holm said the appeal was ready. She added that it would be filed in June.",
        (("Sara Holm", "the appeal was ready", None), ("Sara Holm", "it would be filed in June", None)),
    ),
    (
        "A lawyer for the owner said the appeal was ready. “It is forty pages long,” the lawyer said.",
        (
            ("A lawyer for the owner", "the appeal was ready", None),
            ("A lawyer for the owner", "“It is forty pages long,”", None),
        ),
    ),
    (
        "Kenya's trade ministry called the fine “absurd”. The ministry stressed that it would appeal.",
        (("Kenya's trade ministry", "the fine “absurd”", None), ("Kenya's trade ministry", "it would appeal", None)),
    ),
    (
        "Two brokers told the Harbour Post that freight had doubled. They said insurers were to blame.",
        (("Two brokers", "freight had doubled", "Harbour Post"), ("Two brokers", "insurers were to blame", None)),
    ),
    # channels
    ("The premier told Reuters that no deal was near.", (("premier", "no deal was near", "Reuters"),)),
    (
        "No deal is near, the premier said in an interview with Radio Sol.",
        (("premier", "No deal is near", "Radio Sol"),),
    ),
    ("The premier wrote on Telegram that no deal was near.", (("premier", "no deal was near", "Telegram"),)),
    (
        "“No deal is near,” the bank said in an e-mailed statement.",
        (("bank", "“No deal is near,”", "e-mailed statement"),),
    ),
    ("“No deal is near,” the bank said in a statement.", (("bank", "“No deal is near,”", None),)),
    ("The premier said that no deal was near, TASS reports.", (("premier", "no deal was near", "TASS"),)),
    (
        "No deal is near, Xinhua reports, citing the foreign ministry.",
        (("foreign ministry", "No deal is near", "Xinhua"),),
    ),
    ("The premier was quoted by AFP as saying that no deal was near.", (("premier", "no deal was near", "AFP"),)),
    (
        "The premier, in remarks carried by state television, said no deal was near.",
        (("premier", "no deal was near", "state television"),),
    ),
    ("Reuters reported that no deal was near.", (("Reuters", "no deal was near", None),)),
    # the sentence before
    (
        "The tanker has been sold. This was stated by the port captain, Interfax reports.",
        (("port captain", "The tanker has been sold.", "Interfax"),),
    ),
    (
        "The tanker has been sold. Two dockers confirmed this to the Harbour Post.",
        (("Two dockers", "The tanker has been sold.", "Harbour Post"),),
    ),
    (
        "The tanker has been sold. The Harbour Post writes about this.",
        (("Harbour Post", "The tanker has been sold.", None),),
    ),
    (
        "The tanker has been sold.\n\nReuters reported on this.",
        (("Reuters", "The tanker has been sold.", None),),
    ),
    ("The tanker has been sold. The Harbour Post wrote about this fleet in May.", ()),
    ("The tanker has been sold. The clerk wrote about it last week.", ()),
    # quotations over sentences
    (
        "“The ship is old. It should not sail,” the surveyor said.",
        (("surveyor", "“The ship is old. It should not sail,”", None),),
    ),
    (
        "The surveyor said the ship was old. “It should not sail. I wrote that in May.”",
        (("surveyor", "the ship was old", None), ("surveyor", "“It should not sail. I wrote that in May.”", None)),
    ),
    # no statement of the document
    ("The ministry declined to comment. The bank refused to say whether it would pay.", ()),
    ("Critics will call this a retreat. The envoy did not say when he would return.", ()),
    ("If the judge said so, the case would end.", ()),
    # one within another
    (
        "The envoy said that the president had promised that the road would open.",
        (
            ("envoy", "the president had promised that the road would open", None),
            ("president", "the road would open", None),
        ),
    ),
    # two in one sentence
    (
        "The mayor said the bridge was safe, but the engineer warned that it would not last.",
        (("mayor", "the bridge was safe", None), ("engineer", "it would not last", None)),
    ),
    (
        "An official in Oslo said the file was closed, adding that nobody had appealed.",
        (("An official in Oslo", "the file was closed", None), ("An official in Oslo", "nobody had appealed", None)),
    ),
    # more than clauses
    ("The guild urged the cabinet to drop the fee.", (("guild", "the cabinet to drop the fee", None),)),
    ("The rebels threatened to mine the strait.", (("rebels", "to mine the strait", None),)),
    ("The lawyer described the notice as a formality.", (("lawyer", "the notice as a formality", None),)),
    (
        "The guild's head, Nina Kok, spoke briefly. Her message was that nothing would change.",
        (("Nina Kok", "nothing would change", None),),
    ),
)


def statements(text: str, publisher: str = "Harbour Post") -> list[Statement]:
    report = Report("sha256:0", text, publisher=publisher, published="2024-05-16", language="en")
    return find_statements(read_document(report))


def told(found: Statement) -> tuple[str, str, str | None]:
    return found.speaker.name, " ## ".join(s.text for s in found.content), found.channel.name if found.channel else None


@pytest.mark.parametrize(("text", "expected"), KNOWN)
def test_who_said_what(text: str, expected: tuple[tuple[str, str, str | None], ...]) -> None:
    assert [told(s) for s in statements(text)] == list(expected)


def one(text: str) -> Statement:
    (found,) = statements(text)
    return found


def test_a_statement_within_another_names_it() -> None:
    outer, inner = statements("The envoy said that the president had promised that the road would open.")
    assert (outer.id, outer.within, inner.within) == ("s1", None, "s1")


def test_what_someone_says_in_a_quotation_stands_within_it() -> None:
    text = "“The road is open. The president promised that it would stay open for years,” the envoy said."
    outer, inner = sorted(statements(text), key=lambda s: s.within is not None)
    assert (outer.speaker.name, inner.speaker.name, inner.within) == ("envoy", "president", outer.id)


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("“It is over,” the envoy said.", "direct"),
        ("The envoy said it was over.", "indirect"),
        ("The envoy said it was “over for good”.", "mixed"),
    ],
)
def test_the_mode_tells_whether_words_are_quoted(text: str, mode: str) -> None:
    assert one(text).mode == mode


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The clerk said the file was lost.", "assertion"),
        ("The clerk promised that the file would be found.", "intention"),
        ("The clerk said: “We will look for it tomorrow.”", "intention"),
        ("The clerk predicted that nobody would look.", "prediction"),
        ("The clerk said the file would never be found.", "prediction"),
        ("The clerk thinks the archive is badly kept.", "opinion"),
        ("The clerk said the archive should be closed.", "opinion"),
        ("The clerk explained that the roof had leaked.", "explanation"),
        ("The clerk said the file was lost because the roof had leaked.", "explanation"),
    ],
)
def test_the_kind_of_a_statement_follows_from_its_verb_and_words(text: str, kind: str) -> None:
    assert one(text).kind == kind


def test_words_given_to_the_reports_own_outlet_have_it_as_channel() -> None:
    found = one("Two dockers told the Post that the crane was broken.")
    assert found.channel is not None
    assert found.channel.name == "Harbour Post"


def test_a_report_in_a_language_without_cues_has_no_statements() -> None:
    report = Report("sha256:0", "Посол сообщил, что дорога открыта.", language="ru")
    assert find_statements(read_document(report)) == []


SCRAPS = [
    "“",
    "” he said. ",
    "According to ",
    ", who said ",
    "said said",
    "She: “No",
    "\n\n",
    "(the clerk said)",
    "“A.” B said",
]
SENTENCES = st.sampled_from([*(text for text, _ in KNOWN), *SCRAPS])


@given(st.lists(SENTENCES, max_size=6))
def test_every_span_of_a_statement_is_in_the_text(parts: list[str]) -> None:
    text = " ".join(parts)
    found = statements(text)
    ids = {s.id for s in found}
    for statement in found:
        assert statement.within is None or statement.within in ids
        for span in (*statement.content, *([statement.cue] if statement.cue else [])):
            assert text[span.start : span.end] == span.text


def test_what_an_expert_believes_to_be_the_cause_is_an_explanation_under_his_name() -> None:
    text = (
        "Chad freed nine prisoners on Monday. Analyst Ana Ruiz believes that Ndjamena wants to please Paris. "
        "Ruiz thinks that the visit was a mistake."
    )
    report = Report("test", text, title=None, published="2024-06-20", language="en", blocks=())
    found = [(s.speaker.name, str(s.kind)) for s in extract(report).statements]
    assert found == [("Ana Ruiz", "explanation"), ("Ana Ruiz", "opinion")]


def test_a_quotation_that_goes_on_in_the_next_sentence_is_one_statement() -> None:
    report = Report(
        "test", '"Not yet," Ana Ruiz said. "Give them a week."', title=None, published=None, language="en", blocks=()
    )
    (statement,) = extract(report).statements
    assert [s.text for s in statement.content] == ['"Not yet,"', '"Give them a week."']


def test_whom_an_outlet_cites_before_its_verb_is_the_speaker() -> None:
    text = "The daily La Marea, quoting a source in Ottawa, reported that the bank was safe."
    (statement,) = extract(Report("test", text, title=None, published=None, language="en", blocks=())).statements
    assert statement.speaker.name.startswith("a source") and statement.channel and statement.channel.name == "La Marea"


def test_who_announces_by_a_visit_is_the_speaker_and_the_agency_the_channel() -> None:
    text = (
        "Kari Moe said the talks were good. "
        "According to Reuters, the aim of Moe's visit was to announce the lifting of sanctions on Belmont Air."
    )
    claims = extract(Report("test", text, title=None, published="2024-06-20", language="en", blocks=())).claims
    assert [(c.action, c.speaker, c.channel) for c in claims] == [("lift", "Kari Moe", "Reuters")]


def test_a_firm_that_a_measure_was_imposed_on_is_no_channel() -> None:
    told = "Norway, which imposed asset freezes on Skerry Crewing Agency in May, said the rest was under review."
    put = "Norway, which laid a freeze on Skerry Agency in May, said the rest was under review."
    given = "The minister, who spoke to the Skerry News Agency in May, said the rest was under review."
    for text, channel in ((told, None), (put, None), (given, "Skerry News Agency")):
        (statement,) = extract(Report("test", text, title=None, published=None, language="en", blocks=())).statements
        assert (statement.channel.name if statement.channel else None) == channel
