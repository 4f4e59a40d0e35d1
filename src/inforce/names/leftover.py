"""What stands over in a query and in a name where some of their words agree, looked at word by word.

:mod:`inforce.names.bounds` takes words that did not find each other to be as alike as they may be. For the few names that
may reach a threshold so it is told here how alike they are, before names are taken apart and aligned.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from inforce.names.align import SOUNDING, may_sound_as, sounding_as
from inforce.names.bounds import against_cost
from inforce.names.index import NameIndex
from inforce.names.parts import PERSON, Kind
from inforce.names.score import cost, near_cost
from inforce.names.similarity import likeness
from inforce.names.words import Word, side_by_side

JOINED, HEARD = 1 << 40, 1 << 41
"""Bits that say that words of a query are one of a name: as they are spelt, or if they sound so."""
SHORTEST_JOINED = 4
"""Letters from which a word may be others written together."""
SHORTEST_ACRONYM = 3
UNEQUAL = 0.6
"""What a pair of words weighs at least, as a share of the heavier one."""


def most_costly() -> float:
    """What words that stand against others may cost more than a bound takes them to, by their share of the whole."""
    return cost("other") - against_cost()


class Leftover:
    """The words of a query as they stand (None of an initial), to be set against names."""

    def __init__(self, index: NameIndex, words: Sequence[Word | None], kind: Kind) -> None:
        self._index, self._words, self._kind = index, words, kind
        self._sounding: dict[int, bool] = {}
        self._has_digits_only = all(each is None or each.number is None or each.has_digit for each in words)

    def may_reach(self, found: int, name: int, places: int, share: float, spare: float) -> bool:
        """Whether a name may score enough. ``found``: the places of the query's words that find the name, as bits (and
        JOINED or HEARD where some are one word there);
        ``places``: of the name's words that these find. ``share``: of the whole that stands against other words;
        ``spare``: by how much the bound is above what must be reached."""
        if found >= JOINED:
            return found != HEARD or self._is_heard(name)
        again = found.bit_count() > places.bit_count()  # a word was found by several: any of them may be left over
        mine = [each for at, each in enumerate(self._words) if each and (again or not found >> at & 1)]
        theirs = [self._index.word(number) for number, place in self._index.words_of(name) if not place & places]
        if not mine or not theirs:
            return True
        lost = share * (_at_least(mine, theirs) - against_cost())
        if not again and self._numbers_differ(mine, theirs):
            lost += cost("number")
        return lost <= spare or self._may_stand_otherwise(mine, theirs, name)

    def _is_heard(self, name: int) -> bool:
        """Two words side by side sound like one of the name."""
        return any(self._sounds_as_two(number) for number, _ in self._index.words_of(name))

    def _sounds_as_two(self, number: int) -> bool:
        known = self._sounding.get(number)
        if known is None:
            word_ = self._index.word(number)
            pairs = [(one, other) for one, other in pairwise(self._words) if one and other]
            known = self._sounding[number] = any(_sounds_as(word_, pair) for pair in pairs)
        return known

    def _numbers_differ(self, mine: Sequence[Word], theirs: Sequence[Word]) -> bool:
        """Numbers are left over on both sides; those told in words ("forty four") may be parts of others."""
        return self._has_digits_only and any(map(_is_number, mine)) and any(map(_is_number, theirs))

    def _may_stand_otherwise(self, mine: Sequence[Word], theirs: Sequence[Word], name: int) -> bool:
        """A word that is left over may be several of the other name, written together with a slip, or their first letters;
        or an initial of the listed name may stand for it."""
        listed = self._index.spelt_out(name)
        if listed is None:
            return True
        own = [each for each in self._words if each]
        return any(
            _is_run(left, other) or _is_run_by_sound(left, other) or self._is_acronym(left, other)
            for left, other in ((theirs, own), (mine, listed))
        )

    def _is_acronym(self, words: Sequence[Word], other: Sequence[Word]) -> bool:
        if self._kind is PERSON:
            return False
        firsts = {each.text[0] for each in other}
        return any(SHORTEST_ACRONYM <= len(each.text) <= len(other) and firsts.issuperset(each.text) for each in words)


def _sounds_as(word_: Word, pair: tuple[Word, Word]) -> bool:
    """Whether a word may be two others that are written together, as far as they are aligned so."""
    if word_.is_vowelless is (pair[0].is_vowelless or pair[1].is_vowelless) or not may_sound_as(word_, pair):
        return False
    return sounding_as(word_, side_by_side(pair)).degree >= SOUNDING


def _at_least(mine: Sequence[Word], theirs: Sequence[Word]) -> float:
    """What words cost at least that are left over, by the likest of them; words of unequal weight cost less than the
    heavier one."""
    likest = max(likeness(one, other).degree for one in mine for other in theirs)
    return max(UNEQUAL * near_cost(1 - likest), min(near_cost(1 - likest), against_cost())) if likest else cost("other")


def _is_number(each: Word) -> bool:
    return each.number is not None and each.has_digit


def _is_run(words: Sequence[Word], other: Sequence[Word]) -> bool:
    """A word may be two or three of the other name's, side by side, but for a letter."""
    runs = set(_runs([each.text for each in other]))
    return any(
        (each.text[0], len(each.text) + more) in runs
        for each in words
        if len(each.text) >= SHORTEST_JOINED and each.number is None
        for more in (-1, 0, 1)
    )


def _is_run_by_sound(words: Sequence[Word], other: Sequence[Word]) -> bool:
    """The same by the consonants, where one of the names is in a script that does not write all sounds."""
    if not any(each.is_vowelless for each in (*words, *other)):
        return False
    runs = set(_runs([each.outlines[0] for each in other]))
    return any((each.outlines[0][:1], len(each.outlines[0]) + more) in runs for each in words for more in NEAR_BY_SOUND)


NEAR_BY_SOUND = range(-3, 4)
"""By how many consonants words may differ from a run of others."""


def _runs(texts: Sequence[str]) -> Iterator[tuple[str, int]]:
    """The first letter and the length of words side by side, two and three."""
    for at in range(len(texts) - 1):
        two = len(texts[at]) + len(texts[at + 1])
        yield texts[at][:1], two
        if at + 2 < len(texts):
            yield texts[at][:1], two + len(texts[at + 2])
