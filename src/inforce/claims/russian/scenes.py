"""Scenes: the sentences of a Russian document read into words, phrases and clauses, each once."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from inforce.claims.lexicon import table
from inforce.claims.russian.clause_model import Clause
from inforce.claims.russian.clauses import ClauseReader
from inforce.claims.russian.lexicon import lexicon
from inforce.claims.russian.phrase_model import Element, Group
from inforce.claims.russian.phrases import PhraseReader
from inforce.claims.russian.word_finding import words_of
from inforce.claims.russian.words import MARK, NUMBER, TIME, Word
from inforce.claims.text import Document, Sentence
from inforce.claims.times import Anchor, TimeMention, anchor_of, find_times
from inforce.claims.timewords import time_words
from inforce.patterns import either

_NUMBERED = re.compile(r"\(?(?:\d{1,5}[.)]|[а-я]\))\s")
_ENTRY = re.compile(
    r"(?:[A-ZА-Я]{2,4}[a-zа-я]?[.-]?\d{2,}\W\s*)?(?:Имя|Название|Наименование)\s*(?:\([^)]*\))?\s*:\s*(?:1\s*:)?"
    r"|[A-ZА-Я]{2,4}[a-zа-я]?[.-]?\d{2,}\W"
)
"""The number under which a list carries somebody, or the label of his name: "CDi.017 Имя: …"."""
_BULLETS = "—–-•·*▪■●►✅"
_HEADING = 3
"""Words of the longest line that stands over others as a heading."""
_REMEMBERED = 6
"""Times told before among which "в тот же день" is looked for."""


@dataclass(slots=True, eq=False)
class Scene:
    """One sentence read; ``number`` counts sentences of the document."""

    number: int
    sentence: Sentence
    words: list[Word]
    elements: list[Element]
    clauses: list[Clause]
    times: list[TimeMention] = field(repr=False)
    groups: list[Group] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.groups = [e for e in self.elements if type(e) is Group]


def is_item(scene: Scene) -> bool:
    """A line of a list."""
    return is_line(scene.sentence)


def is_line(sentence: Sentence) -> bool:
    """A line of a list: told so, or beginning with a dash, a bullet or a number."""
    text = sentence.text
    return sentence.role == "item" or text[0] in _BULLETS or bool(_NUMBERED.match(text) or _ENTRY.match(text))


def name_starts(scene: Scene) -> int:
    """Where in the text the name of an item begins: after the number and the label of an entry."""
    found = _ENTRY.match(scene.sentence.text)
    return scene.sentence.start + (found.end() if found else 0)


def is_heading(scene: Scene) -> bool:
    """ "3. ЕС.", "Великобритания": a line of a few words without a verb."""
    if any(c.verb.text for c in scene.clauses):
        return False
    words = [w for w in scene.words if w.kind != MARK]
    return len(words) <= _HEADING and any(w.kind not in (NUMBER, TIME) for w in words)  # not "12:05."


def read_scene(text: str, number: int, sentence: Sentence, anchor: Anchor | None, previous: Sequence[str]) -> Scene:
    """A sentence of a document's text. ``anchor``: the report's day; ``previous``: the times told before, in EDTF."""
    told = time_words("ru").told_by(text, sentence.start, sentence.end, sentence.tokens, sentence.held)
    times = find_times(text, sentence.start, sentence.end, anchor, previous, language="ru", told=told)
    words = words_of(sentence.tokens, times)
    elements = PhraseReader(words, lexicon()).elements()
    return Scene(number, sentence, words, elements, ClauseReader(elements).read(), times)


class Scenes:
    """The scenes of a document, each read once, in the order in which they are asked for."""

    def __init__(self, document: Document) -> None:
        self._text, self._sentences = document.text, document.sentences  # not the document, which holds these
        self._published = [document.published_at(sentence.start) for sentence in document.sentences]
        self._read: dict[int, Scene] = {}
        self._told: list[str] = []

    def at(self, number: int) -> Scene:
        """The scene of the sentence of a number."""
        scene = self._read.get(number)
        if scene is None:
            anchor = anchor_of(self._published[number])
            scene = read_scene(self._text, number, self._sentences[number], anchor, self._told)
            self._read[number] = scene
            if scene.times:
                self._told = [*self._told, *(str(t.value) for t in scene.times)][-_REMEMBERED:]
        return scene


_KEY = "scenes"


def scenes_of(document: Document) -> Scenes:
    """The scenes of a document; statements, events and measures share them."""
    found = document.shared.get(_KEY)
    if not isinstance(found, Scenes):
        found = document.shared[_KEY] = Scenes(document)
    return found


def traces(sentences: Sequence[Sentence]) -> list[int]:
    """The numbers of the sentences with a trace of a measure."""
    pattern = _traces("measures_ru")
    return [number for number, sentence in enumerate(sentences) if pattern.search(sentence.text.lower())]


def has_event_trace(text: str) -> bool:
    """The words may tell of an event."""
    return bool(_traces("events_ru").search(text.lower()))


def has_trace(text: str) -> bool:
    """The words may tell of a measure."""
    return bool(_traces("measures_ru").search(text.lower()))


@cache
def _traces(name: str) -> re.Pattern[str]:
    words = either(each.lower() for each in table(name)["traces"])
    return re.compile(rf"(?<!\w)(?:{words})")  # of words in lower case: letters of either case are slow to compare
