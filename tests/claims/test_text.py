"""The text of a report: sentences, tokens and quotations with exact offsets."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inforce.claims.lexicon import reads_measures
from inforce.claims.text import Document, read_document, tokens
from inforce.reports.model import Block, Report


def document(text: str, language: str = "en") -> Document:
    return read_document(Report("test", text, language=language))


def sentences(text: str, language: str = "en") -> list[str]:
    return [s.text for s in document(text, language).sentences]


@given(st.text(alphabet=st.sampled_from("aB1 .,!?\n\"'“”«»‘’U.S-(ё"), max_size=300))
def test_every_sentence_and_token_slices_exactly(text: str) -> None:
    for sentence in document(text).sentences:
        assert text[sentence.start : sentence.end] == sentence.text == sentence.text.strip() != ""
        assert all(text[t.start : t.end] == t.text for t in sentence.tokens)
        assert "".join(t.text for t in sentence.tokens) == "".join(sentence.text.split())


@given(st.text(alphabet=st.sampled_from("aж1 .,:/'s-&_+U%"), max_size=40))
def test_an_address_elsewhere_leaves_words_as_they_are(text: str) -> None:
    mark = " | b@c.org"
    assert "://" in text or tokens(text + mark, 0, len(text) + len(mark))[:-2] == tokens(text, 0, len(text))


@given(st.text(alphabet=st.sampled_from("ab \"'“”«»‘’\n"), max_size=200))
def test_quotations_lie_within_the_text_and_do_not_overlap(text: str) -> None:
    quotes = document(text).quotes.outer
    assert all(0 <= q.start < q.inner_start <= q.inner_end <= q.end <= len(text) for q in quotes)
    assert all(a.end <= b.start for a, b in pairwise(quotes))


@pytest.mark.parametrize(
    "text",
    [
        "The firm, Delta Grain Co. of Odesa, was named.",
        "Mr. J. R. Hale met Gen. Osei in St. Ives.",
        "The U.S. Treasury named it.",
        "Under General License No. 8 it may trade until Jan. 5.",
        '"Is it over?" he asked.',
        "It is 5 p.m. Moscow time.",
    ],
)
def test_an_abbreviation_does_not_end_a_sentence(text: str) -> None:
    assert sentences(text) == [text]


def test_an_abbreviation_before_an_opening_word_does() -> None:
    assert sentences("He is in the U.S. The ministry was silent.") == ["He is in the U.S.", "The ministry was silent."]


def test_russian_abbreviations_are_known() -> None:
    assert sentences("В 2023 г. Банк включили в список. Это было 5 мая.", "ru") == [
        "В 2023 г. Банк включили в список.",
        "Это было 5 мая.",
    ]


def test_a_quotation_runs_over_sentences_and_holds_an_inner_one() -> None:
    text = "He said: “We waited. They said ‘no’ twice.” Then he left."
    (quote,) = document(text).quotes.outer
    assert text[quote.start : quote.end] == "“We waited. They said ‘no’ twice.”"


def test_speech_over_paragraphs_is_quoted_up_to_the_end_of_each() -> None:
    doc = document('"We waited.\n\n"They came," she said.')
    assert [doc.text[q.inner_start : q.inner_end] for q in doc.quotes.outer] == ["We waited.", "They came,"]


def test_wrapping_captions_and_footers_are_not_read() -> None:
    text = "From: a desk\nBank freed\nThe bank was freed.\nUnsubscribe"
    roles = ["wrapping", "title", "paragraph", "footer"]
    bounds = [0, 13, 24, 44, 55]
    blocks = tuple(Block(r, bounds[i], bounds[i + 1]) for i, r in enumerate(roles))
    doc = read_document(Report("test", text, blocks=blocks))
    assert [(s.text, s.headline) for s in doc.sentences] == [("Bank freed", True), ("The bank was freed.", False)]


def test_a_possessive_is_a_token_of_its_own() -> None:
    (sentence,) = document("Treasury's list and al-Amin’s 9H-QRS won't do.").sentences
    assert [t.text for t in sentence.tokens] == [
        "Treasury", "'s", "list", "and", "al-Amin", "’s", "9H-QRS", "won't", "do", ".",
    ]  # fmt: skip


def test_a_sentence_is_found_by_place() -> None:
    doc = document("One. Two three.")
    found = [doc.sentence_at(place) for place in (0, 4, 7, 99)]
    assert [s.text if s else None for s in found] == ["One.", None, "Two three.", None]


def test_there_is_a_vocabulary_of_measures_in_english_and_russian() -> None:
    assert [code for code in ("en", "en-GB", "RU", "fr", "", "english", "../en") if reads_measures(code)] == [
        "en",
        "en-GB",
        "RU",
    ]
