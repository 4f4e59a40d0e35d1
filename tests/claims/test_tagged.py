"""Sentences tagged once for all who ask, and times looked for only where words of times stand."""

from hypothesis import given
from hypothesis import strategies as st

from inforce.claims.looks import looks_of
from inforce.claims.tagged import tagged_sentences
from inforce.claims.text import read_document, tokens
from inforce.claims.timeforms import Fit
from inforce.claims.timewords import time_words
from inforce.reports.model import Report

WORDS = (
    "the bank was listed on 3 May 2021 by mid-June last year since Monday two days ago until end of spring 2022".split()
)


def test_whoever_asks_for_the_sentences_of_a_document_gets_the_same() -> None:
    document = read_document(
        Report("x", "The EU listed a bank. It left.", title=None, published=None, language="en", blocks=())
    )
    assert tagged_sentences(document).of(0) is tagged_sentences(document).of(0)


@given(st.lists(st.sampled_from(WORDS), max_size=14))
def test_where_no_word_may_tell_a_time_none_is_told(words: list[str]) -> None:
    text, times = " ".join(words), time_words("en")
    assert times.traces(tokens(text, 0, len(text))) or times.told(text, 0, len(text)) == []


@given(st.lists(st.sampled_from(WORDS), max_size=14))
def test_a_time_is_told_alike_where_its_traces_are_known(words: list[str]) -> None:
    text, times = " ".join(words), time_words("en")
    traces = times.traces(tokens(text, 0, len(text)))
    assert times.told(text, 0, len(text), traces) == times.told(text, 0, len(text))


def test_words_that_may_be_verbs_have_no_fixed_tag() -> None:
    assert [looks_of("en")[w].fixed for w in ("listed", "bans", "that", "quickly")] == [""] * 4
    assert looks_of("en")["carpet"].fixed == "NN"


@given(st.lists(st.sampled_from(WORDS), max_size=14))
def test_a_form_is_found_at_a_word_that_may_open_it_or_nowhere(words: list[str]) -> None:
    text, forms = " ".join(words), time_words("en").forms
    found = forms.first(text, 0, len(text))
    patterns = [forms.pattern(n, in_lower=False) for n in range(len(forms))]
    tried = ((place, n, p.match(text, place)) for place in range(len(text)) for n, p in enumerate(patterns))
    assert found == next((Fit(n, place, m.end()) for place, n, m in tried if m), None)
