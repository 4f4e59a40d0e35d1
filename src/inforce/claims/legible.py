"""Words as they are meant: a report without the signs that nobody sees and the hyphens of broken lines, and the way back.

Soft hyphens, marks of zero width and marks of direction stand within words and names; pages turned into text break words at
the ends of lines ("sanc-" / "tions"). The grammar reads the report without them, and what it finds is put back to its place in
the canonical text. A hyphen at the end of a line stays where the same word stands elsewhere in the report with it.

What is spelt in several ways is read in one: apostrophes within words ("hasn’t"), spaces that do not break, letters apart from
their marks (NFD), and the stress marks of Russian vowels not at all, nor the marks by which plain text stresses ("*not*") and
those that count what a line lists ("(1) X; (2) Y"), and what agencies put before headlines ("UPDATE 2-"); ligatures ("ﬁ") are
read as the letters that they join.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from inforce.claims.enumerators import enumerators
from inforce.claims.model import Claim, Event, Extract, Statement
from inforce.claims.slugs import slugs
from inforce.reports.model import Block, Report, Wrapping
from inforce.spans import Span
from inforce.unseen import IGNORABLE, UNBREAKING
from inforce.values import replace, value

_SIGNS = re.compile(
    rf"[{IGNORABLE}\u2010-](?:(?<=[{IGNORABLE}])|(?<=[-\u2010])[ \t]{{0,3}}\r?\n)"
)  # a class first: found at once
_MARKS = "\u0300-\u036f"
"""Combining diacritical marks (the Unicode block of that name)."""
_GONE = re.compile(
    rf"[-\u2010\u00ad](?<=[^\W\d_].)[{IGNORABLE} \t]{{0,4}}\r?\n[ \t]*(?=[^\W\d_])|[{IGNORABLE}]+|[{_MARKS}]+",
)
_STRESSED = re.compile(r"[*_](?<![\w*].)(?:(?<=\*)\*?|_?)(?=[^\W_])[^*_\n]{0,80}(?<=[\w.,!?])[*_]{1,2}(?![\w*])")
"""Words between asterisks or underscores."""
_STRESS, _RUSSIAN_VOWELS = "\u0301", frozenset("аеиоуыэюяАЕИОУЫЭЮЯ")
_MARKED = re.compile(f"[{_MARKS}]")
_LIGATURE = re.compile("[\ufb00-\ufb06]")
"""Latin ligatures (of Unicode, Alphabetic Presentation Forms), as text out of a PDF has them: one sign, several letters."""
_SPELT = re.compile(f"[{UNBREAKING}\u2019\u02bc\u2018\u00b4`]")
_POINTED = re.compile(r"^([QA])\.(?= [A-Z])", re.MULTILINE)
_SPACES = str.maketrans(dict.fromkeys(UNBREAKING, " "))
_APOSTROPHE = re.compile("[\u2019\u02bc\u2018\u00b4`](?<=[^\\W\\d_].)(?=[^\\W\\d_])")
_WORD_BEFORE = re.compile(r"[^\W\d_]{1,40}\Z")
_WORD_AFTER = re.compile(r"[^\W\d_]{1,40}")


class _Kept(NamedTuple):
    """A stretch that stays: where it begins in the legible text, and where in the canonical text."""

    start: int
    original: int


@value(frozen=True, slots=True)
class Legible:
    """A report to be read, and the report whose spans are shown. They are the same where nothing had to go."""

    report: Report
    original: Report
    kept: tuple[_Kept, ...] = ()

    @classmethod
    def of(cls, report: Report) -> "Legible":
        """The legible form of a report, which is the report itself where nothing keeps it from being read."""
        text = report.text
        if not (
            any(each.search(text) for each in (_SIGNS, _MARKED, _SPELT, _STRESSED, _LIGATURE))
            or enumerators(text)
            or slugs(text)
            or _has_pointed_turns(text)
        ):
            return cls(report, report)
        kept, parts = list[_Kept](), list[str]()
        size = 0
        for start, words in _stretches(_spelt(report.text)):
            kept.append(_Kept(size, start))
            parts.append(words)
            size += len(words)
        legible = cls(report, report, tuple(kept))
        blocks = tuple(legible.block(block, size) for block in report.blocks)
        read = replace(
            report,
            text="".join(parts),
            title="".join(words for _, words in _stretches(_spelt(report.title))) if report.title else None,
            blocks=tuple(block for block in blocks if block.start < block.end),
            wrapping=tuple(legible.layer(layer, size) for layer in report.wrapping),
        )
        return replace(legible, report=read)

    def block(self, block: Block, size: int) -> Block:
        """A block of the canonical text in the legible one, which has ``size`` characters."""
        return Block(block.role, self._place(block.start, size), self._place(block.end, size))

    def layer(self, layer: Wrapping, size: int) -> Wrapping:
        """A layer of the wrapping, its bounds set into the legible text of ``size`` characters."""
        return replace(layer, start=self._place(layer.start, size), end=self._place(layer.end, size))

    def _place(self, original: int, size: int) -> int:
        """Where a place of the canonical text is in the legible one."""
        number = bisect_right(self.kept, original, key=lambda each: each.original) - 1
        if number < 0:
            return 0
        after = self.kept[number + 1].start if number + 1 < len(self.kept) else size
        return min(self.kept[number].start + original - self.kept[number].original, after)

    def back(self, found: Extract) -> Extract:
        """What was found, with its words as they stand in the canonical text."""
        if not self.kept:
            return found
        return replace(
            found,
            claims=tuple(self._claim(each) for each in found.claims),
            events=tuple(self._event(each) for each in found.events),
            statements=tuple(self._statement(each) for each in found.statements),
        )

    def _claim(self, claim: Claim) -> Claim:
        return replace(claim, span=self.span(claim.span))

    def _event(self, event: Event) -> Event:
        return replace(event, span=self.span(event.span))

    def _statement(self, statement: Statement) -> Statement:
        cue = self.span(statement.cue) if statement.cue else None
        return replace(statement, cue=cue, content=tuple(self.span(each) for each in statement.content))

    def span(self, span: Span) -> Span:
        """A span of the legible text in the canonical one."""
        text = self.original.text
        start, end = self._original(span.start), self._original(max(span.end - 1, span.start)) + 1
        while end < len(text) and unicodedata.combining(text[end]):  # the marks of the last letter
            end += 1
        return Span(start, end, text[start:end])

    def _original(self, place: int) -> int:
        number = bisect_right(self.kept, place, key=lambda each: each.start)
        found = self.kept[number - 1].original + place - self.kept[number - 1].start
        after = self.kept[number].original if number < len(self.kept) else len(self.original.text)
        return min(found, after - 1)  # the second letter of a ligature is where the first is


def _spelt(text: str) -> str:
    """The text with plain spaces and plain apostrophes within words, and with colons after "Q" and "A", each in its place."""
    if _has_pointed_turns(text):
        text = _POINTED.sub(r"\1:", text)
    return _APOSTROPHE.sub("'", text.translate(_SPACES)) if _SPELT.search(text) else text


def _has_pointed_turns(text: str) -> bool:
    """ "Q. Is it off the list?", "A. Not yet.": the turns of an interview; "A." alone counts something."""
    return "Q. " in text and "A. " in text and len({found[1] for found in _POINTED.finditer(text)}) > 1


def _stretches(text: str) -> Iterator[tuple[int, str]]:
    """What stays of a text, in order: where each stretch begins, and its words."""
    begun, lower = 0, ""
    for start, end in _gone(text):
        sign = text[start:end]
        composed = ""
        if _LIGATURE.match(sign):
            composed = unicodedata.normalize("NFKC", sign)
        elif _MARKED.match(sign):
            start = max(begun, start - 1)
            composed = _composed(text[start:end])
        elif "\n" in sign:
            lower = lower or text.lower()
            before, after = _WORD_BEFORE.search(text, max(0, start - 40), start), _WORD_AFTER.match(text, end)
            if before and after and _keeps_hyphen(sign, before[0], after[0], lower):
                start += 1
        if begun < start:
            yield begun, text[begun:start]
        if composed:
            yield start, composed
        begun = end
    if begun < len(text):
        yield begun, text[begun:]


def _gone(text: str) -> list[tuple[int, int]]:
    """Where signs stand that go or are composed, in order."""
    gone = [found.span() for found in _GONE.finditer(text)] if _SIGNS.search(text) or _MARKED.search(text) else []
    stressed = list[tuple[int, int]]()
    for found in _STRESSED.finditer(text):
        inner = found[0].strip("*_")
        begun = text.index(inner, found.start())
        stressed += [(found.start(), begun), (begun + len(inner), found.end())]
    stressed += enumerators(text) + slugs(text)
    stressed += [found.span() for found in _LIGATURE.finditer(text)]
    return sorted(gone + stressed) if stressed else gone


def _composed(letter: str) -> str:
    """A letter and its marks in as few characters as there are for it (NFC); a Russian vowel without the mark of stress."""
    return unicodedata.normalize("NFC", letter.replace(_STRESS, "") if letter[0] in _RUSSIAN_VOWELS else letter)


def _keeps_hyphen(sign: str, before: str, after: str, lower: str) -> bool:
    """A name ("Al-" / "Houthi"), or a word that the report has elsewhere with its hyphen."""
    return sign[0] != "\u00ad" and (after[0].isupper() or f"{before}-{after}".lower() in lower)
