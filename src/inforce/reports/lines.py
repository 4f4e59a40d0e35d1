"""The lines of a text while it is being read, and what each of them has turned out to be."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import field

from inforce.unseen import IGNORABLE, UNBREAKING
from inforce.values import record, value

_LINE = re.compile(r"[^\r\n]+")
_BREAK = re.compile(r"\r\n?|\n")
_PLAIN = str.maketrans({**dict.fromkeys(UNBREAKING, " "), **dict.fromkeys(IGNORABLE)})
_ODD = re.compile(f"[{re.escape(''.join(map(chr, _PLAIN)))}]")
_SIGNATURE = "--"
_QUOTED = re.compile(r"(?:> ?)+")

_DEPTH = re.compile(r">+")

Preset = tuple[int, int, str]
"""Start, end and role (or tag) of a stretch of text, as a page's mark-up tells it."""


@value(frozen=True, slots=True)
class Line:
    """A line that is not blank, without white space at its ends: ``text[start:end]`` of the canonical text.

    ``bare``: its words without marks of quotation (``quoted``: it had some), with plain spaces and without what nobody
    sees. ``gap``: a blank line, or nothing, stands before it. ``preset``: what a page's mark-up says of it. ``flows``: a mail
    says that it goes on in the next line.
    """

    start: int
    end: int
    bare: str
    quoted: bool
    gap: bool
    preset: str | None
    flows: bool = False


@record(slots=True)
class Sheet:
    """The working copy of one text. ``roles`` runs beside ``lines``; None is a line not yet told apart. Roles are given by
    ``mark`` alone. ``aside``: how many words were left unread that somebody wrote, by what they are."""

    text: str
    lines: tuple[Line, ...]
    roles: list[str | None] = field(default_factory=list)
    aside: dict[str, int] = field(default_factory=dict)
    _untold: list[int] | None = field(default=None, repr=False, compare=False)  # since a role was given last

    @classmethod
    def of(cls, text: str, presets: tuple[Preset, ...] = (), *, flowed: bool = False) -> "Sheet":
        """``flowed``: lines that end with a space go on in the next (RFC 3676)."""
        lines = tuple(_lines(text, presets, flowed=flowed))
        return cls(text, lines, [None] * len(lines))

    def __len__(self) -> int:
        return len(self.lines)

    def mark(self, role: str, first: int, last: int | None = None) -> None:
        """Give a role to the lines from ``first`` to before ``last`` (or to that one line) that have none yet."""
        for number in range(first, first + 1 if last is None else last):
            if self.roles[number] is None:
                self.roles[number] = role
                self._untold = None

    def set_aside(self, what: str, first: int, last: int | None = None) -> None:
        """Words of somebody that belong to the wrapping: they are counted, so that nobody takes them for read."""
        after = first + 1 if last is None else last
        words = sum(len(self.lines[n].bare.split()) for n in range(first, after) if self.roles[n] is None)
        self.aside[what] = self.aside.get(what, 0) + words
        self.mark("wrapping", first, after)

    def untold(self) -> list[int]:
        """Numbers of the lines that have no role yet; not to be changed."""
        if self._untold is None:
            self._untold = [number for number, role in enumerate(self.roles) if role is None]
        return self._untold


def _lines(text: str, presets: tuple[Preset, ...], *, flowed: bool) -> Iterator[Line]:
    before, blank = None, False
    for found in _LINE.finditer(text):
        words = found[0].strip()
        if not words:
            continue
        start = found.start() + len(found[0]) - len(found[0].lstrip())
        gap = before is None or len(_BREAK.findall(text, before, start)) > 1
        gap = gap or blank
        quoted = words[0] == ">" and not (flowed and found[0][0] == " ")  # a space put before what is no quotation
        bare = _QUOTED.sub("", words, count=1).strip() if quoted else words
        flows = flowed and found[0][-1] == " " and words != _SIGNATURE
        bare = bare if bare.isascii() else _plain(bare)
        yield Line(start, start + len(words), bare, quoted, gap, _preset(presets, start), flows)
        before, blank = start + len(words), not bare


def without_flowing_spaces(text: str) -> str:
    """Lines put together that go on in the next, the space that says so taken away (RFC 3676, ``DelSp=yes``)."""
    lines: list[str] = []
    depth, flows = "", False
    for line in text.split("\n"):
        quoted = _DEPTH.match(line)
        own = quoted[0] if quoted else ""
        words = line[len(own) :].removeprefix(" ")
        if flows and own == depth:
            lines[-1] = lines[-1][:-1] + words
        else:
            lines.append(line)
        depth, flows = own, words.endswith(" ") and words.strip() != _SIGNATURE
    return "\n".join(lines)


def _plain(words: str) -> str:
    """With plain spaces, without what nobody sees but for the hyphen of a word that is broken at the end of its line."""
    return seen(words).strip() + ("\u00ad" if words[-1] == "\u00ad" else "")


def seen(words: str) -> str:
    """The words with plain spaces and without what nobody sees."""
    return words.translate(_PLAIN) if _ODD.search(words) else words


def place_in(words: str, place: int) -> int:
    """Where a place of ``seen(words)`` is in ``words``: behind what nobody sees before it."""
    left = place
    for number, sign in enumerate(words):
        if sign in IGNORABLE:
            continue
        if not left:
            return number
        left -= 1
    return len(words)


def _preset(presets: tuple[Preset, ...], place: int) -> str | None:
    number = bisect_right(presets, place, key=lambda preset: preset[0]) - 1
    return presets[number][2] if number >= 0 and place < presets[number][1] else None
