"""What is asked before a Russian rule is tried never hides what the rule would tell."""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

from inforce.claims.model import Claim
from inforce.claims.russian.clause_model import Clause
from inforce.claims.russian.filling import Filler
from inforce.claims.russian.frames import Frame
from inforce.claims.russian.measures import MeasureReader
from inforce.claims.russian.phrase_model import Noun
from inforce.claims.russian.scenes import scenes_of
from inforce.claims.russian.statements import find_statements
from inforce.claims.russian.terms import Context, terms
from inforce.claims.russian.words import NAME
from inforce.claims.text import Document, read_document
from inforce.reports.model import Report
from tests.claims.russian_drills import drills

PATTERNS = Path(__file__).parent / "cases" / "russian_drills.txt"
EVERY = 7
"""Of so many passages one is read."""


@cache
def documents() -> list[Document]:
    """Sentences of all ways of speaking, two at a time: the second may take up the first."""
    texts = [drill.text for drill in drills(PATTERNS.read_text(encoding="utf-8"))][::EVERY]
    reports = (Report("x", f"Санкции. {a} {b}", published="2024-03-18", language="ru") for a, b in pairwise(texts))
    return [read_document(report) for report in reports]


class _AnyFiller(Filler):
    def may_fill(self, clause: Clause, frame: Frame, lemma: str) -> bool:
        return True


def claims(document: Document, *, gated: bool) -> list[Claim]:
    reader = MeasureReader(document, find_statements(document))
    if not gated:
        reader._filler.__class__ = _AnyFiller
    return reader.read()


def test_claims_are_the_same_whether_frames_are_tried_on_every_clause_or_where_they_may_be_filled() -> None:
    told = 0
    for document in documents():
        found = claims(document, gated=True)
        assert found == claims(document, gated=False), document.text
        told += len(found)
    assert told > len(documents())


def nouns() -> Iterator[Noun]:
    for document in documents():
        scenes = scenes_of(document)
        for number in range(len(document.sentences)):
            yield from (noun for group in scenes.at(number).groups for each in group.nouns for noun in each.chain())


def test_a_noun_that_may_not_be_a_list_a_measure_or_a_licence_is_none_whatever_was_told() -> None:
    known = terms()
    for paper in ("", "masc", "femn", "neut"):
        context = Context()
        context.about = context.list = context.measure = context.licence = True
        context.gender = context.paper = paper
        for noun in nouns():
            term = known.is_list(noun, context) or known.is_measure(noun, context) or known.is_licence(noun, context)
            assert known.may_tell(noun) or not term, noun


def test_the_lemma_of_a_noun_that_was_asked_for_before_is_that_of_its_words() -> None:
    for noun in nouns():
        named = noun.head.kind == NAME or noun.head in noun.names
        assert noun.lemma == ("" if named else noun.head.noun_lemma)
