"""Regular expressions as text: their alternatives, their brackets, and the letters with which what they match may begin."""

from collections.abc import Iterator

ANY = None
"""No letter tells how what an expression matches begins."""
NO_LETTER = ""
"""What an expression matches may begin with a sign that is no letter."""
_OPTIONAL = ("?", "*")
_SIGNS = frozenset("d.()[]{}+*?|^$/\\-#")
"""What stands after a backslash for a figure or a mark."""


def alternatives(pattern: str) -> Iterator[str]:
    """What stands between bars outside of brackets."""
    begun, depth = 0, 0
    for place, change in brackets(pattern):
        depth += change
        if change == 0 and depth == 0:
            yield pattern[begun:place]
            begun = place + 1
    yield pattern[begun:]


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
    in_class, escaped = False, False
    for place, sign in enumerate(pattern):
        if escaped or sign == "\\":
            escaped = not escaped
        elif in_class or sign == "[":
            in_class = sign != "]"
        elif sign in "()|":
            yield place, {"(": 1, ")": -1, "|": 0}[sign]


def first_letters(pattern: str) -> frozenset[str] | None:
    """The letters, in lower case, one of which opens whatever an expression matches, letter case ignored; ``NO_LETTER`` among
    them where a figure or a mark may; ``ANY`` where nothing is told."""
    found: set[str] = set()
    for alternative in alternatives(pattern):
        letters = _first_of(alternative)
        if letters is ANY:
            return ANY
        found |= letters
    return frozenset(found)


def _first_of(pattern: str) -> frozenset[str] | None:
    """Of an expression without bars outside of brackets."""
    letters, rest = _first_part(pattern)
    if letters is ANY or not rest.startswith(_OPTIONAL):
        return letters if not rest.startswith("{") else ANY
    further = _first_of(rest[1:])
    return ANY if further is ANY else letters | further


def _first_part(pattern: str) -> tuple[frozenset[str] | None, str]:
    """Of the first letter, mark or bracket of an expression, and what follows it."""
    first = pattern[:1]
    if first == "(" and pattern[1:2] != "?":
        end = closing(pattern)
        return first_letters(pattern[1 : end - 1]), pattern[end:]
    if first == "\\":
        return (frozenset({NO_LETTER}) if pattern[1:2] in _SIGNS else ANY), pattern[2:]
    if first.isalpha():
        return frozenset({first.lower()}), pattern[1:]
    return (frozenset({NO_LETTER}) if first and first not in ".([^$?*+{" else ANY), pattern[1:]
