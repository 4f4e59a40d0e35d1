"""The forms in which times are told: each is tried where a word stands that may open it, and compiled when it is first tried."""

import re
from collections import Counter, deque
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from inforce.patterns import alternatives, brackets, closing
from inforce.values import value

FIGURES = {
    "year": r"(?:19|20)\d\d",
    "shortyear": r"\d\d",
    "decade": r"(?:19|20)\d0",
    "day": r"(?:3[01]|[12]\d|0?[1-9])",
    "monthnumber": r"(?:1[0-2]|0?[1-9])",
    "hour": r"(?:2[0-3]|[01]?\d)",
    "minute": r"[0-5]\d",
    "digit": r"[1-4]",
    "decimal": r"(?<!\d[.,])\d{1,2}[.,]\d",
}
RUN = re.compile(r"[^\W\d_]+")
_SLOT = re.compile(r"\{([a-z]+?)(2?)\}")
_WORD_START = r"(?<!\w)"
_BEGINS = re.compile(r"(?<!\w)(?:[^\W\d_]+|\d)")
"""Where a form may begin: a word, or a figure by its first digit."""
_DIGITS = re.compile(r"\d+")
_IN_YEAR = re.compile(FIGURES["year"])
_FIGURE = "0"
"""The opening of every figure."""
_FIGURES = "00"
"""More figures than one."""
_YEAR = "2000"
"""A figure that may be a year."""
_ANY = ""
"""The opening of a form of which no word tells how it begins."""
_MARK = re.compile(r"[-:./]")
_PART = re.compile(
    r"\[[^\]]*\]|(\{[a-z]+2?\}|[-:/]|\\\.|(?<![^ ])[^\W\d_]+(?= (?![?*])|\Z|\(\?[=!]|\(\?:(?:\(\?:)?[ ,]))(?![?*]|\{\d)"
)
"""What of a form must stand where it fits: a slot, a mark, a word between blanks."""
_SHARED = 4
"""Forms that end in the same word from which on it stands once for all."""
_LOOKING = re.compile(r"\(\?<?[=!]")
_WHOLE = re.compile(rf"\Z| |\[['’\- ]|\(\?: |\(\?[!=]|\{{(?:{'|'.join(FIGURES)})2?\}}")
"""What stands after a word of a form that is no part of a longer one: of letters alone, so that a figure ends it."""


@value(frozen=True, slots=True)
class Form:
    """One way to tell a time: as the data file has it, what it means, and what the form itself fixes. ``is_cased``: some of it
    is told by capitals; all else is written, and looked for, in lower case. ``capitals``: the slots whose words have capitals."""

    written: str
    is_cased: bool
    means: str
    needs_lead: bool
    fixed: Mapping[str, str | int]
    capitals: tuple[str, ...]


class Fit(NamedTuple):
    """The first form that fits at a place: its number, and the words that it takes."""

    number: int
    start: int
    end: int


class Forms:
    """The forms of a language in their order. ``slots``: what may stand in each, as patterns in lower case; ``cased``: of those
    whose words have capitals, the same with these; ``words``: the words among it."""

    def __init__(
        self,
        entries: Sequence[Mapping[str, Any]],
        slots: Mapping[str, str],
        cased: Mapping[str, Iterable[str]],
        words: Mapping[str, Iterable[str]],
    ) -> None:
        self._forms = [_form(entry, cased) for entry in entries]
        self._patterns: dict[tuple[int, bool], re.Pattern[str]] = {}
        self._slots = slots
        self._cased = {name: f"(?-i:{any_of(spelt)})" for name, spelt in cased.items()}
        self._capitals = frozenset(each.rstrip(".") for spelt in cased.values() for each in spelt)
        first_words, longest_words = _Words(words, _first_word), _Words(words, _longest_word)
        self._needed = [
            [told for part in _needed(entry["form"]) if _ANY not in (told := longest_words[part])] for entry in entries
        ]
        opened = [frozenset().union(*map(first_words.__getitem__, _openings(entry["form"]))) for entry in entries]
        self._always = [n for n, openings in enumerate(opened) if _ANY in openings]
        self._by_opening: dict[str, list[int]] = {opening: [] for openings in opened for opening in openings}
        for n, openings in enumerate(opened):
            for opening in self._by_opening if _ANY in openings else openings:
                self._by_opening[opening].append(n)

    def __getitem__(self, number: int) -> Form:
        return self._forms[number]

    def __len__(self) -> int:
        return len(self._forms)

    def first(self, text: str, start: int, end: int) -> Fit | None:
        """The form that fits first in ``text[start:end]``; of several at one place the first in their order."""
        held, lower = _held(text[start:end]), lowered(text)
        possible: dict[str, list[int]] = {}  # so that a row of figures asks once what a figure may open
        for begun in _BEGINS.finditer(text, start, end):
            opening = begun[0]
            if (numbers := possible.get(opening)) is None:
                numbers = possible[opening] = [n for n in self._opened_by(opening) if self._holds_slots(n, held)]
            place = begun.start()
            for number in numbers:
                if found := self._match(number, text, lower, place, end):
                    return Fit(number, place, found.end())
        return None

    def _holds_slots(self, number: int, held: frozenset[str]) -> bool:
        """Something stands among the words for each slot that a form cannot do without."""
        for slot in self._needed[number]:  # noqa: SIM110 - a loop is faster, and this is asked of every form
            if slot.isdisjoint(held):
                return False
        return True

    def _may_fit(self, number: int, text: str, place: int, end: int) -> bool:
        """Whether a form need be tried: where it has never been compiled, words must stand there for all of its slots."""
        if (number, True) in self._patterns or (number, False) in self._patterns:
            return True
        return self._holds_slots(number, _held(text[place:end]))

    def fitting(self, text: str, place: int, end: int, since: int) -> Iterator[tuple[Form, re.Match[str]]]:
        """The forms from a number on that fit at a place, each with the places of its words in the text."""
        begun, lower = _BEGINS.match(text, place, end), lowered(text)
        for number in self._opened_by(begun[0]) if begun else ():
            if (
                number >= since
                and self._may_fit(number, text, place, end)
                and (found := self._match(number, text, lower, place, end))
            ):
                yield self._forms[number], found

    def _opened_by(self, begun: str) -> list[int]:
        return self._by_opening.get(begun.lower() if begun[0].isalpha() else _FIGURE, self._always)

    def _match(self, number: int, text: str, lower: str | None, place: int, end: int) -> re.Match[str] | None:
        form = self._forms[number]
        if lower is not None and not form.is_cased:
            found = self.pattern(number, in_lower=True).match(lower, place, end)
            if found is None or not form.capitals or self._has_capitals(found, form, text):
                return found
        return self.pattern(number, in_lower=False).match(text, place, end)

    def _has_capitals(self, found: re.Match[str], form: Form, text: str) -> bool:
        """What was found in lower case has capitals in the text where they tell it: "May" is no "may"."""
        spans = (found.span(name) for name in form.capitals)
        return all(start < 0 or self.is_capitalised(text[start:end]) for start, end in spans)

    def is_capitalised(self, words: str) -> bool:
        """Words of a table that are written with capitals have them."""
        return " ".join(words.split()).rstrip(".") in self._capitals

    def pattern(self, number: int, *, in_lower: bool) -> re.Pattern[str]:
        """A form as an expression: of a text in lower case, or of one as it stands."""
        if (found := self._patterns.get((number, in_lower))) is None:
            slots = self._slots if in_lower else {**self._slots, **self._cased}
            pattern = _expression(self._forms[number].written, slots)
            found = self._patterns[number, in_lower] = re.compile(pattern, 0 if in_lower else re.IGNORECASE)
        return found


def words_at(found: re.Match[str], text: str) -> dict[str, str]:
    """What stands in the slots of a form that fits, as the text has it."""
    spans = ((name, *found.span(name)) for name in found.re.groupindex)
    return {name: text[start:end] for name, start, end in spans if start < end}


@lru_cache(maxsize=8)
def lowered(text: str) -> str | None:
    """A text in lower case, in which expressions are compiled and tried in half the time; None where that is another text: "İ" is
    longer then, and "ſ" and "ı" are an s and an i where letter case is ignored."""
    return None if "İ" in text or "ſ" in text or "ı" in text else text.lower()


def any_of(forms: Iterable[str]) -> str:
    """Forms as alternatives: any white space for a blank, the last full stop optional, no letter after them."""
    by_end: dict[str, list[str]] = {r"(?!\w)": [], r"\b\.?": [], "": []}
    for form in forms:
        end = r"\b\.?" if form.endswith(".") else r"(?!\w)" if form[-1].isalnum() else ""
        by_end[end].append(" ".join(form.rstrip(".").split()))
    return "|".join(f"(?:{'|'.join(_by_last_word(words))}){end}" for end, words in by_end.items() if words)


def _by_last_word(forms: Iterable[str]) -> list[str]:
    """Forms as expressions in their order; where many end in one word, it stands once for all that no other form begins with,
    or begins."""
    known = dict.fromkeys(forms)
    ends = Counter(form[form.rfind(" ") + 1 :] for form in known if " " in form)
    shared = {last for last, count in ends.items() if count >= _SHARED}
    if not shared:
        return list(map(_spaced, known))
    nested = {
        each for form in known for end in range(1, len(form)) if form[:end] in known for each in (form, form[:end])
    }
    found: dict[tuple[str, str], list[str]] = {}
    for form in known:
        before, _, last = form.rpartition(" ")
        if before and last in shared and form not in nested:
            found.setdefault(("", last), []).append(_spaced(before))
        else:
            found[form, ""] = [_spaced(form)]
    return [rf"(?:{'|'.join(some)})\s+{re.escape(last)}" if last else some[0] for (_, last), some in found.items()]


def _spaced(form: str) -> str:
    return r"\s+".join(map(re.escape, form.split()))


def _form(entry: Mapping[str, Any], cased: Container[str]) -> Form:  # Any: a TOML table of mixed values
    written = entry["form"]
    fixed = {name: value for name, value in entry.items() if name not in {"form", "means", "needs"}}
    is_cased = "(?-i:" in written or written != written.lower()
    capitals = tuple(slot[1] + slot[2] for slot in _SLOT.finditer(written) if slot[1] in cased)
    return Form(written, is_cased, entry["means"], bool(entry.get("needs")), fixed, capitals)


def _expression(written: str, slots: Mapping[str, str]) -> str:
    def slot(found: re.Match[str]) -> str:
        return f"(?P<{found[1]}{found[2]}>{slots[found[1]]})"

    pattern = _SLOT.sub(slot, re.sub(r" ([?*]?)", lambda blank: r"\s*" if blank[1] else r"\s+", written))
    return rf"{_WORD_START}(?:{pattern})(?!\w)"


# --- what opens a form ------------------------------------------------------------------------------------------------


class _Words(dict[str, frozenset[str]]):
    """The word, in lower case, by which each way to tell a part of a form is known: a part is a word, or a slot."""

    def __init__(self, words: Mapping[str, Iterable[str]], which: Callable[[str], str]) -> None:
        super().__init__()
        self._words = words
        self._which = which

    def __missing__(self, opening: str) -> frozenset[str]:
        name = _SLOT.fullmatch(opening)
        if name is None:
            told = frozenset({opening})
        elif name[1] in FIGURES:
            told = frozenset({_FIGURE})
        else:
            told = frozenset(map(self._which, self._words[name[1]]))
        return self.setdefault(opening, told)


def _first_word(words: str) -> str:
    run = RUN.match(words.lower())
    return run[0] if run else _FIGURE if words[:1].isdecimal() else _ANY


def _longest_word(words: str) -> str:
    return max(RUN.findall(words.lower()), key=len, default=_first_word(words))


def _held(text: str) -> frozenset[str]:
    """The words of a stretch in lower case and its marks, and which figures there are."""
    words = frozenset(RUN.findall(text.lower())).union(_MARK.findall(text))
    figures = _DIGITS.findall(text)
    if not figures:
        return words
    return words.union((_FIGURE,), (_FIGURES,) if len(figures) > 1 else (), (_YEAR,) if _IN_YEAR.search(text) else ())


def _needed(pattern: str) -> Iterator[str]:
    """The slots, words and marks of a form that stand outside of brackets, and which figures: it holds all of them, unless it
    has alternatives."""
    if len(list(alternatives(pattern))) > 1:
        return
    figures, edges, inside = list[str](), deque(brackets(pattern)), 0
    for part in _PART.finditer(pattern):
        while edges and edges[0][0] < part.start():
            inside += edges.popleft()[1]
        if part[1] and not inside:
            yield part[1].removeprefix("\\").lower()
            figures += [slot[1] for slot in _SLOT.finditer(part[1]) if slot[1] in FIGURES]
    if len(figures) > 1:
        yield _FIGURES
    if not {"year", "decade"}.isdisjoint(figures):
        yield _YEAR


def _openings(pattern: str) -> Iterator[str]:
    """With which words or slots the alternatives of a form may begin."""
    for alternative in alternatives(pattern):
        yield from _opening(alternative.lstrip())


def _opening(pattern: str) -> Iterator[str]:
    if _LOOKING.match(pattern):
        yield from _opening(pattern[closing(pattern) :].lstrip())
    elif pattern.startswith("(?:"):
        end = closing(pattern)
        yield from _openings(pattern[3 : end - 1])
        if pattern[end : end + 1] in ("?", "*"):
            yield from _opening(pattern[end + 1 :].lstrip())
    elif slot := _SLOT.match(pattern):
        yield slot[0]
    else:
        word = RUN.match(pattern)
        yield word[0].lower() if word and _WHOLE.match(pattern, word.end()) else _ANY
