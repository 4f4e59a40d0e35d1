"""Regular expressions that are compiled when they are asked; and as text: their alternatives, their brackets, and the words with
which what they match may begin."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import AnyStr, Generic, cast

ANY = None
"""No word tells how what an expression matches begins."""
NO_LETTER = ""
"""What an expression matches may begin with a sign that is no letter."""
_OPTIONAL = ("?", "*")
_MANY = (*_OPTIONAL, "{")
_SPECIAL = frozenset(".^$*+?{}[]\\|()")
_PLAIN = re.compile(r"[^.^$*+?{}\[\]\\|()]*")
_SIGNS = frozenset("d.()[]{}+*?|^$/\\-#")
"""What stands after a backslash for a figure or a mark."""


def later(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """An expression that few texts ask: it is compiled when one does. A hundred of them took 10 ms of every command's start."""
    return cast(re.Pattern[AnyStr], _Later(pattern, flags))


class _Later(Generic[AnyStr]):
    """What an expression can do is its own from the first time on that any of it is asked for."""

    def __init__(self, pattern: AnyStr, flags: int) -> None:
        self._pattern: AnyStr = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        compiled = re.compile(self._pattern, self._flags)
        self.__dict__.update({each: getattr(compiled, each) for each in dir(compiled) if not each.startswith("_")})
        return getattr(compiled, name)


def alternatives(pattern: str) -> Iterator[str]:
    """What stands between bars outside of brackets."""
    if "|" not in pattern:
        yield pattern
        return
    begun, depth = 0, 0
    for place, change in brackets(pattern):
        depth += change
        if change == 0 and depth == 0:
            yield pattern[begun:place]
            begun = place + 1
    yield pattern[begun:]


def either(words: Iterable[str]) -> str:
    """Words as an expression, told apart by their first letters: where another letter stands none of them is tried."""
    by_letter: dict[str, list[str]] = {}
    for word in words:
        by_letter.setdefault(word[0], []).append(re.escape(word[1:]))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rests)})" for first, rests in by_letter.items())


def closing(pattern: str) -> int:
    """The place after the bracket that closes the one with which a pattern begins."""
    depth = 0
    for place, change in brackets(pattern):
        depth += change
        if depth == 0:
            return place + 1
    return len(pattern)


def brackets(pattern: str) -> Iterator[tuple[int, int]]:
    """The places of brackets (1 opens, -1 closes) and bars (0), but those escaped or in classes of characters."""
    for found in _SIGN.finditer(pattern):
        if (change := _CHANGES.get(found[0])) is not None:
            yield found.start(), change


_SIGN = re.compile(r"\\.|\[(?:\\.|[^\]\\])*\]?|[()|]", re.DOTALL)
"""A sign with its backslash, a class of characters, a bracket or a bar."""
_CHANGES = {"(": 1, ")": -1, "|": 0}


def openings(pattern: str) -> frozenset[str] | None:
    """The runs of plain signs, in lower case, one of which opens whatever an expression matches, letter case ignored;
    ``NO_LETTER`` among them where it may begin with a figure or a mark; ``ANY`` where nothing is told."""
    if pattern[:1].isalpha() and _SPECIAL.isdisjoint(pattern):
        return frozenset({pattern.lower()})
    return _of_any(pattern, _openings_of)


def held(pattern: str) -> frozenset[str] | None:
    """Runs of plain signs, in lower case, one of which stands in whatever an expression matches, letter case ignored: the longest
    that it tells; ``ANY`` where it tells none."""
    return _of_any(pattern, _longest_in)


def _of_any(pattern: str, told: Callable[[str], frozenset[str] | None]) -> frozenset[str] | None:
    """What is told of one or another of the alternatives; ``ANY`` where nothing is told of one."""
    found: set[str] = set()
    for alternative in alternatives(pattern):
        runs = told(alternative)
        if runs is ANY:
            return ANY
        found |= runs
    return frozenset(found)


def _longest_in(pattern: str) -> frozenset[str] | None:
    """Of an expression without bars outside of brackets."""
    longest: frozenset[str] | None = ANY
    while pattern:
        runs, pattern = _next_part(pattern)
        if pattern.startswith(_MANY):
            pattern = pattern.partition("}")[2] if pattern[0] == "{" else pattern[1:]
        elif runs is not ANY and (longest is ANY or min(map(len, runs)) > min(map(len, longest))):
            longest = runs
    return longest


def _next_part(pattern: str) -> tuple[frozenset[str] | None, str]:
    """What of :func:`held` the first run, sign, class or bracket of an expression tells, and what follows it."""
    first = pattern[0]
    if first == "(":
        end = closing(pattern)
        return held(pattern[1 : end - 1]) if pattern[1:2] != "?" else ANY, pattern[end:]
    if first == "[" and (of_class := _SIGN.match(pattern)):
        return ANY, pattern[of_class.end() :]
    if first in _SPECIAL:
        return ANY, pattern[2 if first == "\\" else 1 :]
    run = _plain_run(pattern) or first
    return frozenset({run.lower()}), pattern[len(run) :]


def _openings_of(pattern: str) -> frozenset[str] | None:
    """Of an expression without bars outside of brackets."""
    if pattern.startswith("\\b"):
        return _openings_of(pattern[2:])  # no sign of the text belongs to the edge of a word
    runs, rest = _first_part(pattern)
    if runs is ANY or not rest.startswith(_OPTIONAL):
        return runs if not rest.startswith("{") else ANY
    further = _openings_of(rest[1:])
    return ANY if further is ANY else runs | further


def _first_part(pattern: str) -> tuple[frozenset[str] | None, str]:
    """Of the first run, mark or bracket of an expression, and what follows it."""
    first = pattern[:1]
    if first == "(" and pattern[1:2] != "?":
        end = closing(pattern)
        return openings(pattern[1 : end - 1]), pattern[end:]
    if first == "\\":
        return (frozenset({NO_LETTER}) if pattern[1:2] in _SIGNS else ANY), pattern[2:]
    if first.isalpha():
        run = _plain_run(pattern) or first
        return frozenset({run.lower()}), pattern[len(run) :]
    return (frozenset({NO_LETTER}) if first and first not in ".([^$?*+{" else ANY), pattern[1:]


def _plain_run(pattern: str) -> str:
    """The plain signs with which an expression begins, each of them exactly once."""
    end = len(found[0]) if (found := _PLAIN.match(pattern)) else 0
    return pattern[: end - 1] if pattern[end : end + 1] in _MANY and end < len(pattern) else pattern[:end]
