"""What is asked before a rule is tried never hides what the rule would tell."""

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from inforce.claims.channels import Channels
from inforce.claims.cues import cues
from inforce.claims.describing import describer
from inforce.claims.doings import DoingReader
from inforce.claims.events import EventReader
from inforce.claims.gapping import SEMICOLONS
from inforce.claims.loose import LooseReader
from inforce.claims.measures import MeasureReader
from inforce.claims.model import Claim, Event
from inforce.claims.parsing import Scene
from inforce.claims.phrases import Noun
from inforce.claims.statements import find_statements
from inforce.claims.tagged import tagged_sentences
from inforce.claims.text import Document, read_document
from inforce.claims.units import UnitReader
from inforce.claims.voices import words_of_speakers
from inforce.claims.words import QUOTES
from inforce.reports.model import Report
from tests.claims.drills import drills
from tests.claims.test_event_drills import TOLD

CASES = Path(__file__).parent / "cases"
EVERY = 5
"""Of so many passages one is read."""


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _strings(each)


@cache
def documents() -> list[Document]:
    """Passages of all ways of speaking."""
    cases = (tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(CASES.glob("*.toml")))
    texts = [text for case in cases for text in _strings(case) if text.count(" ") > 5 and text.isprintable()]
    texts += [f"{a.text} {b.text}" for a, b in zip(list(drills()), list(drills())[1:], strict=False)]
    return [_document(text) for text in texts[::EVERY]]


def claims(document: Document, *, gated: bool) -> list[Claim]:
    reader = MeasureReader(document, find_statements(document))
    if not gated:
        reader.rules = reader.rules.of_any_verb()
        reader._echoes.rules = reader._echoes.rules.of_any_verb()
        reader._echoes._likewise.rules = reader._echoes._likewise.rules.of_any_verb()
        reader._loose.__class__, reader._doings.__class__ = _AnyLoose, _AnyDoing
    return reader.read()


class _AnyLoose(LooseReader):
    def may_tell(self, scene: Scene) -> bool:
        return self._terms.sports.isdisjoint(scene.sentence.held)  # no gate: such sentences tell of others


class _AnyDoing(DoingReader):
    def may_tell(self, scene: Scene) -> bool:
        return True


def test_claims_are_the_same_whether_rules_are_tried_on_every_sentence_or_where_they_may_tell() -> None:
    for document in documents():
        assert claims(document, gated=True) == claims(document, gated=False), document.text


def test_no_word_is_tagged_as_a_mark_that_no_token_of_the_sentence_may_be() -> None:
    for document in documents():
        for number, sentence in enumerate(document.sentences):
            words = tagged_sentences(document).of(number).words
            assert ";" not in [w.tag for w in words] or not SEMICOLONS.isdisjoint(sentence.held)
            assert '"' not in [w.tag for w in words] or not QUOTES.isdisjoint(sentence.held)
            assert "but not" not in [w.lower for w in words] or "but" in sentence.held


def test_no_word_is_read_anew_as_a_verb_of_saying_where_no_token_may_be_one() -> None:
    known = cues("en")
    for document in documents():
        reader = UnitReader(document, known)
        for number, sentence in enumerate(document.sentences):
            words = tagged_sentences(document).of(number).words
            assert reader._as_cues(words) is words or not known.may_be_read_anew.isdisjoint(sentence.held)


def test_there_are_passages_of_many_ways_of_speaking() -> None:
    assert sum(bool(claims(document, gated=True)) for document in documents()) > 200


def test_a_phrase_without_a_name_is_of_no_speaker_where_none_of_its_words_may_be() -> None:
    known = cues("en")
    may, tells = words_of_speakers(known), describer(known)
    for document in documents():
        channels = Channels(document, known, frozenset())
        for unit in UnitReader(document, known).units():
            for place, element in enumerate(unit.elements):
                if type(element) is Noun and not element.name and not may.any_of(element):
                    words = tells.words(element)
                    assert not (tells.is_person(words) or tells.is_body(words)), element
                    assert channels.outlet(unit.elements, place) is None


class _AnyEvents(EventReader):
    def may_tell_by_noun(self, scene: Scene) -> bool:
        return True

    def may_take_up(self, scene: Scene) -> bool:
        return True


def test_events_are_the_same_whether_nouns_are_asked_in_every_sentence_or_where_they_may_tell_one() -> None:
    texts = [text for _, text in TOLD]
    takes_up = [f"{text} The EU listed X as a result of those talks and after that visit." for text in texts]
    talks = [f"The EU listed Mali. Ministers from Poland held talks in Oslo on Friday. {text}" for text in takes_up]
    told = 0
    for document in (*documents(), *(_document(text) for text in (*texts, *takes_up, *talks))):
        found = [list(_events(document, kind)) for kind in (EventReader, _AnyEvents)]
        assert found[0] == found[1], document.text
        told += len(found[0])
    assert told > len(texts)


def _document(text: str) -> Document:
    return read_document(Report("x", text, published="2024-05-10", language="en"))


def _events(document: Document, kind: type[EventReader]) -> Iterator[Event]:
    events = kind(document)
    MeasureReader(document, find_statements(document)).read(events.read)
    return events.found()
