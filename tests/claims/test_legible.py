"""Signs that nobody sees and hyphens of broken lines hide no claim, and spans are still the words of the report."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inforce.claims import Extract, extract
from inforce.claims.legible import Legible
from inforce.reports import Report, read
from inforce.spans import Span

PLAIN = (
    "Nile Lines freed\n\nThe United States lifted sanctions on the airline Nile Lines on Monday, the ministry said.\n\n"
    'Minister Omar Said told reporters: "The decision to lift sanctions against Blue Ferry has not been made."\n'
)
RUSSIAN = "Новости\n\nСША сняли санкции с авиакомпании «Нил Лайнс», сообщило агентство «Глобус».\n"


def _report(text: str) -> Report:
    return read(text.encode(), name="a.txt")[0]


def _told(found: Extract) -> list[tuple[object, ...]]:
    claims = [(c.sender, c.target.name, c.action, c.status, c.when, c.speaker) for c in found.claims]
    return claims + [(s.speaker.name, s.mode, s.kind) for s in found.statements]


def _spans_hold(report: Report, found: Extract) -> None:
    spans = [c.span for c in found.claims] + [s for each in found.statements for s in each.content]
    for span in [*spans, *(s.cue for s in found.statements if s.cue)]:
        assert report.text[span.start : span.end] == span.text


@pytest.mark.parametrize(
    "hidden",
    [
        PLAIN.replace("sanctions", "sanc\u00adtions").replace("Lines", "Li\u00adnes"),
        PLAIN.replace("Nile Lines", "\u202bNile Lines\u202c").replace("Blue Ferry", "\u2066Blue Ferry\u2069"),
        PLAIN.replace("Nile ", "Nile\u200b ").replace("Omar", "\u200eOmar"),
        PLAIN.replace("Nile Lines", "Nile\u00a0Lines").replace("Blue ", "Blue\u202f"),
        PLAIN.replace("sanctions", "sanc-\ntions").replace("airline", "air-\nline"),
        PLAIN.replace("sanctions", "sanc-\r\ntions"),
        PLAIN.replace("sanctions", "sanc\u00ad\ntions"),
        "\ufeff" + PLAIN,
    ],
    ids=["soft hyphens", "direction", "zero width", "no-break spaces", "broken lines", "CRLF", "broken softly", "mark"],
)
def test_what_is_said_is_the_same_whatever_stands_within_the_words(hidden: str) -> None:
    report = _report(hidden)
    found = extract(report)
    assert _told(found) == _told(extract(_report(PLAIN)))
    _spans_hold(report, found)


CONTRACTED = (
    "The United States hasn't lifted sanctions on Nile Lines, the ministry said.\n\n"
    "\"We won't remove Blue Ferry from the list,\" Minister Omar Said told reporters. He didn't meet the president.\n"
)


@pytest.mark.parametrize("apostrophe", ["\u2019", "\u02bc", "\u2018", "\u00b4", "`"])
def test_a_negation_holds_whatever_apostrophe_it_is_written_with(apostrophe: str) -> None:
    report = _report(CONTRACTED.replace("'", apostrophe))
    found, plain = extract(report), extract(_report(CONTRACTED))
    assert _told(found) == _told(plain)
    assert [c.status for c in found.claims] == ["denied", "denied"]
    assert len(found.events) == len(plain.events)
    _spans_hold(report, found)


def test_an_apostrophe_is_shown_as_it_stands_in_the_report() -> None:
    (claim, *_) = extract(_report(CONTRACTED.replace("'", "\u2019"))).claims
    assert "hasn\u2019t" in claim.span.text


@pytest.mark.parametrize("spelling", ["NFD", "stress marks"])
def test_letters_apart_from_their_marks_are_read_as_letters(spelling: str) -> None:
    plain = "Новости\n\nСША сняли санкции с авиакомпании «Чёрный Змей», сообщил министр Андрей Зайцев.\n"
    marked = unicodedata.normalize("NFD", plain) if spelling == "NFD" else plain.replace("санкции", "са\u0301нкции")
    report = _report(marked)
    found = extract(report)
    assert _told(found) == _told(extract(_report(plain)))
    _spans_hold(report, found)


def test_a_span_ends_behind_the_marks_of_its_last_letter() -> None:
    report = _report(unicodedata.normalize("NFD", "The United States lifted sanctions on Société Générale Café."))
    (claim, *_) = extract(report).claims
    assert report.text[claim.span.end] == "."


def test_russian_words_are_put_together_too() -> None:
    report = _report(RUSSIAN.replace("санкции", "сан-\nкции").replace("авиакомпании", "авиа\u00adкомпании"))
    found = extract(report)
    assert _told(found) == _told(extract(_report(RUSSIAN)))
    assert "сан-\nкции" in found.claims[0].span.text


def test_a_span_holds_the_signs_within_it_and_none_around_it() -> None:
    report = _report(PLAIN.replace("Nile Lines on", "\u202bNile Lines\u202c on"))
    (claim, *_) = [c for c in extract(report).claims if c.target.name == "Nile Lines"]
    assert "\u202bNile Lines\u202c" in claim.span.text
    assert claim.span.text[0] == "T"


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("a short-\nterm plan and the short-term aims", "a short-term plan and the short-term aims"),
        ("the Al-\nHouthi family", "the Al-Houthi family"),
        ("lifted sanc-\n  tions today", "lifted sanctions today"),
        ("from 2023-\n2024 on", "from 2023-\n2024 on"),
        ("a dash -\nand more", "a dash -\nand more"),
        ("\u00ad\u00ad", ""),
    ],
)
def test_the_hyphen_stays_where_it_is_the_words_own(text: str, read_as: str) -> None:
    assert Legible.of(Report("1", text)).report.text == read_as


def test_a_report_without_such_signs_is_read_as_it_is() -> None:
    report = _report(PLAIN)
    legible = Legible.of(report)
    assert legible.report is report
    assert legible.back(found := extract(report)) is found


ALPHABET = st.sampled_from([*"abZ я.-\n", "\u00ad", "\u200b", "\u202b", "-\n", "\r\n", "\u00ad\n"])


@settings(max_examples=200, deadline=None)
@given(st.lists(ALPHABET, max_size=40).map("".join))
def test_every_character_that_is_read_is_one_of_the_report_at_its_place(text: str) -> None:
    legible = Legible.of(Report("1", text))
    read_as = legible.report.text
    for place, character in enumerate(read_as):
        assert not legible.kept or legible.span(Span(place, place + 1, character)).text == character
    for start in range(0, len(read_as), 3):
        span = legible.span(Span(start, len(read_as), "")) if legible.kept else None
        assert span is None or text[span.start : span.end] == span.text


COLUMN = (
    "Notice on shipping\n\nThe United States, through its Of-\nﬁce of Foreign Assets Con-\ntrol, has lifted sanctions on\n"
    "Traﬃc Paciﬁc Lines. The Treas-\nury conﬁrmed that Al-\nBahr Oﬀshore had been re-\nmoved from its list.\n"
)


@pytest.mark.parametrize("column", [COLUMN, COLUMN.replace("-\n", "- \n"), COLUMN.replace("\n", "\r\n")])
def test_a_narrow_column_with_ligatures_is_read_as_its_words(column: str) -> None:
    report = _report(column)
    found = extract(report)
    told = [(c.target.name, str(c.action), c.sender[0]) for c in found.claims]
    assert told == [
        ("Traffic Pacific Lines", "lift", "United States"),
        ("Al-Bahr Offshore", "delist", "United States"),
    ]
    assert found.claims[0].span.text.endswith("Traﬃc Paciﬁc Lines")
    _spans_hold(report, found)


@pytest.mark.parametrize("joined", ["ﬀ", "ﬁ", "ﬂ", "ﬃ", "ﬄ", "ﬆ"])
def test_a_ligature_leads_back_to_its_one_sign(joined: str) -> None:
    text = f"The United States lifted sanctions on O{joined} Lines{joined}, the ministry said."
    report = _report(text)
    found = extract(report)
    _spans_hold(report, found)
    assert (
        found.claims[0].target.name
        == f"O{unicodedata.normalize('NFKC', joined)} Lines{unicodedata.normalize('NFKC', joined)}"
    )
    assert found.claims[0].span.text.endswith(f"Lines{joined}")
