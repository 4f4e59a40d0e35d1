"""Lines of official lists: the name that a line gives, in the forms of the publishers' notices."""

import re
from collections.abc import Iterable, Mapping
from functools import cache

from inforce.claims.gazetteer import gazetteer
from inforce.claims.kinds import kinds
from inforce.claims.lexicon import table
from inforce.claims.model import TargetKind
from inforce.patterns import later
from inforce.values import value

_BULLET = later(r"['‘\"“]?(?:\(?(?:\d{1,4}|[a-z]{1,3}|[ivxlc]{1,6})[.)]|[-•*–—·▪●]|\d{1,4}(?=\s+[A-Z]))\s+")
_REFERENCE = later(r"(?:[A-Z]{2,3}[a-z]?\.?\d{3,4}|[A-Z]{3}\d{4})\b[.:]?\s+")
"""Permanent reference numbers of the UN (QDi.430) and the UK (RUS0042) before a name."""
_NUMBERED = later(r"[A-Z][\w ]{0,12}:\s*[\w/.-]*\d[\w/.-]*\s+(?=[A-Z][a-z]+(?: [a-z]+)*:\s)")
"""A number with its label before the name, as Switzerland's notices have it: "SSID: 300-66021 Name: …"."""
_LABEL = later(r"([A-Za-z][\w .()'’/-]{0,60}?)\s*:\s*")
_NUMBERED_PART = re.compile(r"\b[1-6]:\s*")
_SURNAME_FIRST = later(r"((?:[^\W\d_a-z]|['’ .-]){2,}),\s+([^\W\d_][^,;(\[:]*)")
_END = re.compile(r"\s*(?:[,;(\[:]|\s[-–—]\s|\s(?=[A-Z][a-z]+(?: [a-z]+){0,3}: |[A-Z]{3}: )|$)")
_DASH = re.compile(r"\s[-–—]\s")
_FORM_AFTER = later(r",\s+([^\W\d_][\w.]*?)(?=[,;.]?(?:\s|$))")
"""A legal form after a comma: "Hanwei Motors Co., Ltd"."""
_END_OF_FIELD = later(
    r"\.?\s*(?:[;(\[]|\s[-–—]\s|\.\s|\s[AFN]\.k\.a\.|\s[A-Z][a-z]+(?: [a-z]+){0,2}:\s|\s[A-Z]{2,5}:\s|$)"
)
_END_OF_PARTS = re.compile(r"\n|\s(?:Name \(|[AF]\.k\.a|[A-Z]{2,5}:|[A-Z][a-z]+:)")
_ALIAS = later(r"\b[afn]\.k\.a\.,?\s+([^,;)\]]+)")
_ABBREVIATION = later(r"\.[A-Z]$|\b(?:LTD|CO|INC|CORP|S\.A|PTE|LLC)$", re.IGNORECASE)
_DATED = later(r"(?:\d{1,2} [A-Z][a-z]{2,8}|[A-Z][a-z]{2,8} \d{1,2})(?:,? \d{4})?\s*[:–—-]")
_LONGEST_NAME = 160
_DASHES = frozenset("-–—")
_TOLD = re.compile(r"\b(?:was|were|is|are|has|have|had|may|will)\b")
_LONGEST_DESCRIBED = 14
"""Words of a name with what it is called before it."""
_PARTICLES = frozenset(table("words_en")["names"]["particles"]) | {"and", "of", "the", "for", "&"}
_MOSTLY = 0.6
"""Share of the words of a name, particles aside, that begin with a capital."""


@value(frozen=True, slots=True)
class Line:
    """The name that a line opens an entry with: ``name`` as the line has it, from ``start`` to ``end`` in the line.
    ``kind`` is None where the line does not tell; ``marked``: the line has marks that only lists bear."""

    name: str
    start: int
    end: int
    kind: TargetKind | None = None
    aliases: tuple[str, ...] = ()
    marked: bool = False


@value(frozen=True, slots=True)
class _Forms:
    names: Mapping[str, TargetKind | None]
    fields: Mapping[str, TargetKind | None]
    marks: tuple[tuple[TargetKind | None, re.Pattern[str]], ...]


def line_of(text: str) -> Line | None:
    """The entry that a line opens, None where it opens none."""
    begin = _after_bullet(text)
    if _DATED.match(text, begin):
        return None  # "10 January: X": an item of a digest
    kind, marked = kind_shown(text), is_marked(text)
    labelled = _labelled(text, begin)
    if labelled is not None:
        return labelled
    surname = _SURNAME_FIRST.match(text, begin)
    if surname and _is_form(surname[2].split()[0]):
        surname = None
    if surname and (kind is TargetKind.PERSON or (kind is None and not marked)):
        end = surname.start(2) + len(surname[2].rstrip(" ."))
        return _line(text, begin, end, TargetKind.PERSON, marked=marked)
    end = _name_end(text, begin)
    described = _described(text, begin, end, kind, marked=marked)
    if described is not None or not _is_name(text[begin:end]):
        return described
    plain = kinds("en").untitled(text[begin:end])
    if kind in (None, TargetKind.PERSON) and len(plain) < end - begin:
        return _line(text, end - len(plain), end, TargetKind.PERSON, marked=marked)  # "Sports Minister Ivan Petrov"
    return _line(text, begin, end, kind, marked=marked)


def _name_end(text: str, begin: int) -> int:
    """Where a name ends: not at the dash within one in capitals ("BELAVIA - BELARUSIAN AIRLINES"), nor at the comma before
    a legal form ("Hanwei Motors Co., Ltd.")."""
    end = begin
    while True:
        ending = _END.search(text, end)
        end = ending.start() if ending else len(text)
        if (dash := _DASH.match(text, end)) and _both_shouted(text, begin, end, dash.end()):
            end = dash.end()
        elif (form := _FORM_AFTER.match(text, end)) and _is_form(form[1]):
            end = form.end()
        else:
            break
    end = begin + len(text[begin:end].rstrip(" .;'’"))
    return end + (text[end : end + 1] == "." and _ABBREVIATION.search(text[begin:end]) is not None)


def _both_shouted(text: str, begin: int, end: int, after: int) -> bool:
    """The words on both sides of a dash are in capitals."""
    before, behind = text[begin:end], text[after : after + _LONGEST_NAME].split(None, 1)[:1]
    shouted = before.isupper() and len(before) > 2 and all(w.strip(",;(").isupper() and len(w) > 2 for w in behind)
    return shouted and not all(_is_place(w.strip(",;(")) and w[-1:] in ",;(" for w in behind)  # "X BANK - TEHRAN, Iran"


def _is_form(word: str) -> bool:
    return word.strip(".,").lower() in kinds("en").suffixes


def _ending(pattern: re.Pattern[str], text: str, begin: int) -> re.Match[str] | None:
    """Where a field ends: not at the dash within a name in capitals either."""
    ending = pattern.search(text, begin)
    while ending is not None and ending[0].strip() in _DASHES:
        if not _both_shouted(text, begin, ending.start(), ending.end()):
            break
        ending = pattern.search(text, ending.end())
    return ending


def _is_place(words: str) -> bool:
    lowers = words.lower().split()
    found = gazetteer("en").at(lowers, 0)
    return found is not None and found[1] == len(lowers)


def _described(text: str, begin: int, end: int, kind: TargetKind | None, *, marked: bool) -> Line | None:
    """ "the crude tanker Nedas", "former head of Steltan Ivan Petrov": a name after the words that say what it is."""
    words = list(re.finditer(r"\S+", text[begin:end]))
    run = len(words)
    while run and not words[run - 1][0][0].islower():
        run -= 1
    labels = [label for word in words[:run] for label in kinds("en").of_word(word[0].lower())]
    if not labels or run == len(words) or len(words) > _LONGEST_DESCRIBED or _TOLD.search(text, end):
        return None
    if labels[0].kind is TargetKind.PERSON:
        run = max(run, len(words) - 2)  # "head of Steltan Ivan Petrov"
    elif labels[0].kind is TargetKind.ORGANISATION and words[run - 1][0] == "of":
        run = int(words[0][0].lower() == "the")  # "the Perm branch of Ural University"
    return _line(text, begin + words[run].start(), end, kind or labels[0].kind, marked=marked)


def field_of(text: str) -> tuple[str, TargetKind | None] | None:
    """The label with which a line carries an entry on, and the kind of party that it shows; None for other lines."""
    label = _LABEL.match(text)
    if not label or (key := label[1].strip().lower()) not in _forms().fields:
        return None
    return key, _forms().fields[key]


def is_labelled(text: str) -> bool:
    """The line opens an entry with a label: "Name: X", "SSID: 300-66021 Name: X"."""
    return _labelled(text, _after_bullet(text)) is not None


def kind_shown(text: str) -> TargetKind | None:
    """The kind of party that the marks of a line show."""
    return next((kind for kind, mark in _forms().marks if kind and mark.search(text)), None)


def is_marked(text: str) -> bool:
    """The line has a mark that only lists of parties bear."""
    return any(mark.search(text) for _, mark in _forms().marks)


def _line(text: str, start: int, end: int, kind: TargetKind | None, *, marked: bool) -> Line | None:
    name = text[start:end].strip('"“” ')
    if not name or len(name) > _LONGEST_NAME:
        return None
    return Line(name, start, end, kind, tuple(_aliases(text)), marked)


def _aliases(text: str) -> Iterable[str]:
    return dict.fromkeys(found[1].strip(" \"“”'.") for found in _ALIAS.finditer(text))


def _after_bullet(text: str) -> int:
    bullet = _BULLET.match(text)
    begin = bullet.end() if bullet else 0
    reference = _REFERENCE.match(text, begin) or _NUMBERED.match(text, begin)
    return reference.end() if reference else begin


def _labelled(text: str, begin: int) -> Line | None:
    """``Name: LOZANO, Maria Elena.``; ``Name: 1: ABDUL 2: QAYYUM 3: na 4: na``"""
    label = _LABEL.match(text, begin)
    if not label or (key := label[1].strip().lower()) not in _forms().names:
        return None
    kind = _forms().names[key] or kind_shown(text)
    start = label.end()
    if _NUMBERED_PART.match(text, start):
        return _in_parts(text, start, kind)
    ending = _ending(_END_OF_FIELD, text, start)
    end = ending.start() if ending else len(text)
    surname = _SURNAME_FIRST.match(text, start)
    return _line(text, start, end, kind or (TargetKind.PERSON if surname else None), marked=True)


def _in_parts(text: str, start: int, kind: TargetKind | None) -> Line | None:
    """The parts of a name of a UN entry, one after the other, those not available left out."""
    ending = _END_OF_PARTS.search(text, start)
    end = ending.start() if ending else len(text)
    parts = [p.strip(" ;\n\t") for p in _NUMBERED_PART.split(text[start:end]) if p.strip()]
    name = " ".join(p for p in parts if p.lower() not in ("na", "n/a", "-"))
    return Line(name, start, end, kind or TargetKind.PERSON, marked=True) if name else None


def _is_name(text: str) -> bool:
    """Words with capitals, particles aside; no sentence."""
    words = [w for w in text.split() if w.lower() not in _PARTICLES]
    if not words or len(words) > 14 or not (words[0][0].isupper() or words[0][0].isdigit()) or len(text) < 2:
        return False
    return sum(not w[0].islower() for w in words) >= _MOSTLY * len(words)


@cache
def _forms() -> _Forms:
    data = table("entries")

    def kinded(rows: Mapping[str, list[str]]) -> dict[str, TargetKind | None]:
        return {word: None if name == "any" else TargetKind(name) for name, words in rows.items() for word in words}

    marks = [
        (None if name == "any" else TargetKind(name), re.compile(mark))
        for name, rows in data["marks"].items()
        for mark in rows
    ]
    order = [TargetKind.VESSEL, TargetKind.AIRCRAFT, TargetKind.PERSON, None]
    return _Forms(kinded(data["names"]), kinded(data["fields"]), tuple(sorted(marks, key=lambda m: order.index(m[0]))))
