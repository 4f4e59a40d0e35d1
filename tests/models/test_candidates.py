"""What a model proposes is taken where the text bears it out, and nowhere else."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inforce.claims import DEFAULT, Extract, extract, read_document
from inforce.claims.model import Action, Status
from inforce.models import Candidate, adding
from inforce.reports import Report, read

TEXT = (
    "Quiet day for Nile Lines\n\n"
    "The paperwork that kept Nile Lines from the dollar is, as of Monday, history.\nNobody had told the crews.\n\n"
    'Envoy Ann Poole said on Monday: "For Blue Ferry the  long\nfreeze has melted, and that is that."\n\n'
    "The paperwork that kept Nile Lines from the dollar is, as of Monday, history, a clerk wrote again.\n"
)
GOOD = Candidate(
    "For Blue Ferry the long freeze has melted", "Blue Ferry", "lift", "in_force", sender=("US",), when="2024-05-06"
)


@pytest.fixture(scope="module")
def report() -> Report:
    return read(TEXT.encode(), name="a.txt")[0]


def _with(report: Report, *candidates: Candidate) -> Extract:
    return extract(report, [*DEFAULT, adding("a test", lambda _: candidates)])


def test_the_grammar_alone_finds_nothing_here(report: Report) -> None:
    assert extract(report).claims == ()


def test_words_are_found_over_other_white_space_and_are_those_of_the_text(report: Report) -> None:
    (claim,) = _with(report, GOOD).claims
    assert claim.span.text == "For Blue Ferry the  long\nfreeze has melted"
    assert report.text[claim.span.start : claim.span.end] == claim.span.text
    assert (claim.action, claim.status, claim.when) == (Action.LIFT, Status.IN_FORCE, "2024-05-06")
    assert claim.sender == ("United States",)


def test_who_says_it_is_what_the_grammar_found_where_the_model_says_nothing(report: Report) -> None:
    found = _with(report, GOOD)
    (claim,) = found.claims
    assert claim.speaker == "Ann Poole"
    assert claim.statement in {statement.id for statement in found.statements}


@pytest.mark.parametrize(
    "change",
    [
        {"words": "For Blue Ferry the long freeze has ended"},  # not the report's words
        {"words": "Blue"},  # a word is no clause
        {"words": "or Blue Ferry the long freeze"},  # not whole words
        {"target": "Red Ferry"},
        {"target": ""},
        {"speaker": "John Doe"},
        {"action": "unsanction"},
        {"status": "true"},
        {"kind": "company"},
        {"words": "history. Nobody had told the crews. Envoy Ann Poole said"},  # over two paragraphs
    ],
    ids=str,
)
def test_what_the_text_does_not_bear_out_is_not_taken(report: Report, change: dict[str, str]) -> None:
    found = _with(report, replace(GOOD, **change))  # type: ignore[arg-type] # fields of text only
    assert found.claims == ()
    assert "1 of its candidates" in found.notes[-1]


def test_of_words_in_several_places_those_near_the_models_place_are_taken(report: Report) -> None:
    words = "The paperwork that kept Nile Lines from the dollar is"
    first, last = TEXT.index(words), TEXT.rindex(words)
    for near, place in ((0, first), (last + 5, last), (10**9, last), (-5, first)):
        (claim,) = _with(report, Candidate(words, "Nile Lines", "lift", near=near)).claims
        assert claim.span.start == place


def test_a_claim_that_is_there_is_not_added_again() -> None:
    (report,) = read(b"Relief\n\nThe United States lifted sanctions on Nile Lines on Monday, the ministry said.\n")
    (there,) = extract(report).claims
    again = Candidate("lifted sanctions on Nile Lines", "Nile Lines", "delist")
    denied = replace(again, status="denied")
    found = _with(report, again, denied, denied)
    assert [claim.id for claim in found.claims] == [there.id, "c2"]
    assert found.claims[1].status is Status.DENIED


def test_a_time_that_is_none_and_a_sender_that_is_none_are_left_out(report: Report) -> None:
    (claim,) = _with(report, replace(GOOD, when="last week", sender=("Atlantis", "OFAC"))).claims
    assert claim.when is None
    assert len(claim.sender) == 1


def test_a_note_tells_whose_claims_they_are(report: Report) -> None:
    assert _with(report, GOOD).notes[-1] == "1 claims added by a test (c1)"


READ = read(TEXT.encode(), name="a.txt")[0]


@st.composite
def said_of_the_text(draw: st.DrawFn) -> Candidate:
    """Words that stand in the text, as models give them: white space changed, a word too many or too few, a place that is none;
    or any words at all."""
    runs = list(re.finditer(r"\S+", TEXT))
    first = draw(st.integers(0, len(runs) - 1))
    last = draw(st.integers(first, min(len(runs), first + 12) - 1))
    words = TEXT[runs[first].start() : runs[last].end()]
    words = draw(st.sampled_from([words, " ".join(words.split()), words.replace(" ", "\n"), f" {words} ", words[1:]]))
    words = draw(st.one_of(st.just(words), st.text(max_size=60)))
    target = draw(st.one_of(st.sampled_from(["Nile Lines", "Blue Ferry", " nile  lines"]), st.text(max_size=20)))
    return Candidate(words, target, "lift", near=draw(st.integers(-5, 10**6)))


def test_whatever_a_model_says_spans_are_words_of_the_text() -> None:
    taken: list[str] = []

    @settings(max_examples=300, deadline=None)
    @given(said_of_the_text())
    def check(candidate: Candidate) -> None:
        step = adding("a test", lambda _: [candidate])
        for claim in step(read_document(READ), Extract()).claims:
            assert READ.text[claim.span.start : claim.span.end] == claim.span.text
            assert claim.span.text.split() == candidate.words.split()
            taken.append(claim.span.text)

    check()
    assert taken


TWO = (
    b"Relief\n\nThe United States lifted sanctions on Nile Lines on Monday, the ministry said. The Union struck Nile Lines off "
    b"its list too, and all that Nile Lines had left to pay is forgiven for six months.\n"
)
STRUCK = Candidate("The Union struck Nile Lines off", "Nile Lines", "delist", sender=("EU",))


def test_the_same_act_of_another_sender_is_another_claim() -> None:
    (report,) = read(TWO)
    senders = [claim.sender for claim in extract(report).claims]
    assert ("European Union",) not in senders
    assert [c.sender for c in _with(report, STRUCK, STRUCK).claims] == [*senders, ("European Union",)]


def test_an_act_whose_sender_the_model_does_not_tell_is_not_added_beside_one_that_is_told() -> None:
    (report,) = read(TWO)
    assert _with(report, replace(STRUCK, sender=())).claims == extract(report).claims


MIDDLE = [action for action in Action if not action.starts and not action.ends]


@pytest.mark.parametrize("action", MIDDLE)
@pytest.mark.parametrize("other", MIDDLE)
def test_actions_that_neither_begin_nor_end_a_measure_are_told_apart(
    report: Report, action: Action, other: Action
) -> None:
    found = _with(report, replace(GOOD, action=action.value), replace(GOOD, action=other.value))
    assert [claim.action for claim in found.claims] == list(dict.fromkeys([action, other]))


@pytest.mark.parametrize("field", ["words", "target", "action", "status", "kind", "sender", "near"])
@pytest.mark.parametrize("value", [None, b"", ["US", None], {}])
def test_a_candidate_with_a_field_of_another_type_is_not_taken(report: Report, field: str, value: object) -> None:
    found = _with(report, replace(GOOD, **{field: value}))  # type: ignore[arg-type] # as a model's own code may give it
    assert found.claims == ()
    assert "1 of its candidates" in found.notes[-1]
