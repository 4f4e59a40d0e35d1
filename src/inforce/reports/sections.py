"""Sections: lines on their own that say of whom ("US", "European Union:") or of what ("Designations:") the words below tell."""

from inforce.reports.furniture import Roles
from inforce.reports.knowledge import Phrases
from inforce.reports.pieces import Piece

_KEEPERS = Phrases("article", "section", "keepers")
_ACTS = Phrases("article", "section", "acts")
_LONGEST = 60
_SEVERAL = 2
"""Keepers of lists from which headings over prose divide a text; one alone may be a rubric or an outlet's edition."""


def headings(pieces: list[Piece], roles: Roles) -> None:
    """Give the headings of sections the role of headlines: they are no outlet's name, no title, no byline."""
    keepers = [n for n in range(len(pieces)) if _is_one_of(pieces[n], _KEEPERS)]
    several = len({pieces[n].text.strip(" :").lower() for n in keepers}) >= _SEVERAL
    found = [
        n for n in range(len(pieces)) if roles[n] is None and _is_one_of(pieces[n], _ACTS) and _item(pieces, n + 1)
    ]
    found += [n for n in keepers if roles[n] is None and _opens(pieces, n + 1, found, several=several)]
    for number in found:
        roles[number] = "headline"


def _is_one_of(piece: Piece, words: Phrases) -> bool:
    return len(piece.text) <= _LONGEST and not piece.is_item and words.is_all_of(piece.text.rstrip(" :")) is not None


def _item(pieces: list[Piece], number: int) -> bool:
    return number < len(pieces) and pieces[number].is_item


def _opens(pieces: list[Piece], below: int, acts: list[int], *, several: bool) -> bool:
    """Items stand below a keeper's name, or what was done over them; or prose, where there are several such names."""
    prose = below < len(pieces) and several and pieces[below].is_sentence
    return _item(pieces, below) or below in acts or prose
