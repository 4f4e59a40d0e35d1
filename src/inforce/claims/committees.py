"""Committees: "the Security Council Committee pursuant to resolutions 1267 (1999) and 1989 (2011) concerning ISIL (Da'esh),
Al-Qaida and associated individuals, groups, undertakings and entities", whose title says nothing of what it does.

The forms are those in which the press releases of the Security Council name its committees.
"""

from collections.abc import Sequence

from inforce.claims.words import Word

COMMITTEE = "committee"
RESOLUTIONS = frozenset({"resolution", "resolutions"})
_BETWEEN = frozenset({"(", ")", ",", "and", *RESOLUTIONS})
_LEADS = ("established", "pursuant", "pursuant to", "to")
_LONGEST = 24
"""Words of what a committee is concerned with."""


def without_titles(words: list[Word]) -> list[Word]:
    """The words of a sentence without the resolutions, and those concerned, after "Committee"."""
    out: list[Word] = []
    place = 0
    while place < len(words):
        out.append(words[place])
        place += 1
        if out[-1].lower.endswith(COMMITTEE):
            place = _past_title(words, place)
    return out


def _past_title(words: Sequence[Word], place: int) -> int:
    """Where a committee's title ends that goes on at ``place``; there, where none does."""
    end = place
    while end < len(words) and words[end].lower in _LEADS:
        end += 1
    if end == place or end >= len(words) or words[end].lower not in RESOLUTIONS:
        return place
    while end < len(words) and (words[end].lower in _BETWEEN or words[end].text.isdecimal()):
        end += 1
    while words[end - 1].lower == ",":
        end -= 1
    if end < len(words) and words[end].lower == "concerning":
        return _past_concerned(words, end)
    return end


def _past_concerned(words: Sequence[Word], place: int) -> int:
    """Past "concerning X, and associated individuals, groups, undertakings and entities"; other subjects are one name."""
    for end in range(place + 1, min(place + _LONGEST, len(words))):
        if words[end].lower.endswith("entities") and any(w.lower == "associated" for w in words[place:end]):
            return end + 1
    return place
