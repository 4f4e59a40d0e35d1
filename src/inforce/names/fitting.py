"""Listed names that fit an asked one word for word: all its words are in the listed name, however they are spelt.

Where :mod:`inforce.names.score` weighs how alike two names are, a fit says of each word what it stands for, so that it
holds or does not hold whatever else is on the list. Nothing in it depends on how common words are there.
"""

from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum
from functools import lru_cache
from itertools import pairwise

from inforce.names.align import Pair, align
from inforce.names.endings import whole_endings
from inforce.names.holding import Sought, held
from inforce.names.index import NameIndex
from inforce.names.parse import parse
from inforce.names.parts import Kind, Name, Part, Role
from inforce.names.renderings import TRANSLATED, Rendering, Spelling, renderings, what_it_is
from inforce.names.score import LIKE_WORDS
from inforce.names.scripts import script
from inforce.names.similarity import Likeness, Why, likeness, number
from inforce.names.weigh import Weighed, weigh
from inforce.values import value

NEAR_FROM = 0.87
"""Words of two scripts as alike as this may be one name: "Аксилия" and "Auxillia"; not "Марина" and "Maria"."""
TELLING = frozenset({Role.WORD, Role.NUMBER, Role.INITIAL})
_ASKED_AGAIN = 64
"""Names asked for last that are kept taken apart: each is asked of one register after the other."""

_SURE = frozenset({Why.SPELLING, Why.FAMILY, Why.JOINED, Why.EQUIVALENT})
_NEARLY = frozenset({Why.NICKNAME, Why.SOUND, Why.INITIAL, Why.NEAR})


class Extent(IntEnum):
    """How much of two names agrees, the most first."""

    SAME = 0
    FORM = 1  # all but legal forms, titles and small words
    WHAT = 2  # all but a word that says what it is: "bank"
    PART = 3  # the listed name has more words


@value(frozen=True, slots=True)
class Fit:
    """A listed name with all the words of an asked one. ``number``: of the name in the index; ``because``: what is not
    the same in both, in words. ``is_family``: the words are a person's family name alone; ``words``: how many."""

    entry: str
    number: int
    name: str
    extent: Extent
    spelling: Spelling
    words: int
    left: tuple[str, ...]
    is_family: bool
    because: tuple[str, ...]

    @property
    def rank(self) -> tuple[bool, Extent, Spelling]:
        """The nearest first: what is nearly spelt so comes after all that surely is."""
        return not self.is_sure, self.extent, self.spelling

    @property
    def is_sure(self) -> bool:
        return self.spelling is not Spelling.NEARLY


@value(frozen=True, slots=True)
class _Asked:
    """A name asked for. ``essential``: places of the words that a listed name must have; ``options``: for each of these
    what the word may be rendered as, the word itself first. ``owners``: for each of all options, one after the other, which
    word and which of its options it is; ``sought``: them as they are looked up. ``read``: the name as it was read so far, by
    kind and renderings."""

    name: Name
    essential: tuple[int, ...]
    options: tuple[tuple[Rendering, ...], ...]
    owners: tuple[tuple[int, int], ...]
    sought: Sought
    read: dict[tuple[Kind, tuple[int, ...]], Weighed]

    def as_read(self, chosen: Sequence[int], kind: Kind) -> Weighed:
        """The name with a rendering chosen for each essential word, taken apart as a name of a kind."""
        asked = kind, tuple(chosen)
        if asked not in self.read:
            self.read[asked] = weigh(parse(self._text(chosen), kind))
        return self.read[asked]

    def _text(self, chosen: Sequence[int]) -> str:
        if not any(chosen):
            return self.name.text
        written = [part.written for part in self.name.parts]
        for at, options, one in zip(self.essential, self.options, chosen, strict=True):
            written[at] = options[one].text
        return " ".join(written)


Reach = dict[int, tuple[Spelling, Spelling, int]]
"""Names with some word: how surely, how like the rendering, and by which rendering of the word."""


def fits(index: NameIndex, text: str, kind: Kind = Kind.ANY, *, freely: bool = False) -> tuple[Fit, ...]:
    """The listed names that a name fits, the nearest first. ``kind``: what it is a name of. ``freely``: also as the
    nominative of a word in another case. Listed names of all kinds are told."""
    asked = _asked(text, kind, freely=freely)
    if not asked.essential:
        return ()
    reached = _reached(index, asked)
    least = min(reached, key=len)
    having = [name for name in least if all(name in each for each in reached)]
    found = (_fit(index, asked, name, [each[name][-1] for each in reached]) for name in having)
    return tuple(sorted((fit for fit in found if fit), key=lambda fit: (fit.rank, fit.number)))


def is_in_some_case(text: str, kind: Kind) -> bool:
    """Some word of a name may be another case of another word: it may fit more names freely than strictly."""
    return not text.isascii() and _asked(text, kind, freely=True).options != _asked(text, kind, freely=False).options


@lru_cache(maxsize=_ASKED_AGAIN)
def _asked(text: str, kind: Kind, *, freely: bool) -> _Asked:
    name = parse(text, kind)
    telling = [at for at, part in enumerate(name.parts) if part.role in (Role.WORD, Role.NUMBER)]
    left_out = {at for at in telling if may_be_left_out(name.parts[at], kind)}
    essential = tuple(at for at in telling if at not in left_out) or tuple(telling)
    options = tuple(tuple(renderings(name.parts[at], freely=freely)) for at in essential)
    owners = tuple((at, place) for at, own in enumerate(options) for place, _ in enumerate(own))
    words = [option.word for own in options for option in own]
    sought = Sought.of(words, [at for at, _ in owners], list(_run_together(name, essential)))
    return _Asked(name, essential, options, owners, sought, {})


def may_be_left_out(part: Part, kind: Kind) -> bool:
    """A word without which a name may be listed: what the party is, or a person's father."""
    if kind is Kind.PERSON:
        return part.word.father is not None
    return bool(what_it_is(part.word))


# Looking up


def _reached(index: NameIndex, asked: _Asked) -> list[Reach]:
    """For each essential word the names that have it, of those that may have all."""
    reached: list[Reach] = [{} for _ in asked.essential]
    found = held(index, asked.sought)
    for which, listed, names in found.like:
        if (spelling := _spelling(likeness(asked.sought.words[which], index.word(listed)))) is not None:
            _add(reached, asked.owners[which], spelling, names, asked)
    for which, name in found.apart:
        _add(reached, asked.owners[which], Spelling.SPELT, [name], asked)
    for which, name in found.together:
        first, _ = asked.sought.together[which]
        for place in (first, first + 1):
            _add(reached, (place, 0), Spelling.SPELT, [name], asked)
    return reached


def _add(reached: list[Reach], owner: tuple[int, int], spelling: Spelling, names: Iterable[int], asked: _Asked) -> None:
    """Each name by the surest rendering."""
    at, place = owner
    found = max(spelling, asked.options[at][place].spelling), spelling, place
    for name in names:
        reached[at][name] = min(reached[at].get(name, found), found)


def _spelling(like: Likeness) -> Spelling | None:
    """How two words agree, as words alone; None where they are different words."""
    if like.why is Why.SAME:
        return Spelling.SAME
    if like.why in _SURE:
        return Spelling.SPELT if like.degree > number("short") else None
    least = NEAR_FROM if like.why is Why.NEAR else number("initial")
    return Spelling.NEARLY if like.why in _NEARLY and like.degree >= least else None


def _run_together(name: Name, essential: Sequence[int]) -> Iterator[tuple[int, str]]:
    """Neighbouring words written together, and which of the essential ones is the first of them."""
    for at, (one, two) in enumerate(pairwise(essential)):
        if two == one + 1:
            yield at, name.parts[one].word.text + name.parts[two].word.text


# One name beside another


def _fit(index: NameIndex, asked: _Asked, listed: int, chosen: Sequence[int]) -> Fit | None:
    kind = index.kind_of(listed)
    one, other = asked.as_read(chosen, kind), _listed(index.text(listed), kind)
    used = [options[at] for options, at in zip(asked.options, chosen, strict=True)]
    beside = _Beside(one, other, tuple(align(one, other)))
    spelling = beside.spelling(Spelling.NEARLY if _is_lone_translation(used) else max(each.spelling for each in used))
    extent = beside.extent() if spelling is not None else None
    if spelling is None or extent is None:
        return None
    because = [f'"{asked_}" is "{each.text}" ({each.how})' for each in used if (asked_ := each.written) != each.text]
    return Fit(
        index.entry(index.entry_of(listed)),
        listed,
        index.text(listed),
        extent,
        spelling,
        beside.words() or 1,
        beside.left_telling(),
        beside.is_family(),
        (*because, *beside.differences()),
    )


def _is_lone_translation(used: Sequence[Rendering]) -> bool:
    """One word, translated: it may be another party that is called so in its own language."""
    return len(used) == 1 and used[0].how == TRANSLATED


@value(frozen=True, slots=True)
class _Beside:
    """An asked name beside a listed one."""

    one: Weighed
    other: Weighed
    pairs: tuple[Pair, ...]

    @property
    def _is_person(self) -> bool:
        return self.other.name.kind is Kind.PERSON

    @property
    def _telling(self) -> list[Pair]:
        return [pair for pair in self.pairs if self.one.name.parts[pair.one[0]].role in TELLING]

    def spelling(self, rendered: Spelling) -> Spelling | None:
        """How the words are spelt; None where one is another word."""
        degrees = [self._spelling_of(pair) for pair in self._telling]
        known = [each for each in degrees if each is not None]
        if not known or len(known) < len(degrees):
            return None
        nearly = [pair.likeness.why for pair in self._telling if self._spelling_of(pair) is Spelling.NEARLY]
        initials = nearly.count(Why.INITIAL)
        if len(nearly) == len(known) or len(nearly) - initials > (0 if initials else 1):
            return None
        return max(rendered, *known)

    def _spelling_of(self, pair: Pair) -> Spelling | None:
        spelling, why = _spelling(pair.likeness), pair.likeness.why
        a, b = self.one.name.parts[pair.one[0]], self.other.name.parts[pair.other[0]]
        if spelling is Spelling.SPELT and why is Why.SPELLING and (a.word.has_digit or b.word.has_digit):
            return None  # "220G" is not "200G"
        if spelling is not Spelling.NEARLY:
            return spelling
        if b.is_surname or not (self._is_person or why is Why.NEAR) or (why is Why.NEAR and not _may_sound_alike(a, b)):
            return None
        return spelling

    def extent(self) -> Extent | None:
        """How much agrees; None where the asked name says what the listed one does not."""
        mine, theirs = self._left(self.one, 0), self._left(self.other, 1)
        if self._is_person:
            return self._extent_of_person(mine, theirs)
        extra, more = [p for p in mine if not what_it_is(p.word)], [p for p in theirs if not what_it_is(p.word)]
        said, listed = ({what for p in left for what in what_it_is(p.word)} for left in (mine, theirs))
        if extra or (said and listed and said.isdisjoint(listed)) or (said and more):
            return None
        if more:
            return Extent.PART
        return Extent.WHAT if mine or theirs else self._whole()

    def _extent_of_person(self, mine: list[Part], theirs: list[Part]) -> Extent | None:
        if any(part.word.father is None or part.role is Role.INITIAL for part in mine):
            return None
        if mine and any(part.word.father for part in theirs):
            return None
        if theirs:
            return Extent.PART if self._has_surname() else None
        return Extent.WHAT if mine else self._whole()

    def _whole(self) -> Extent:
        small = [p for side in (0, 1) for p in self._left((self.one, self.other)[side], side, telling=False)]
        return Extent.FORM if small or any(p.likeness.why is Why.OTHER_FORM for p in self.pairs) else Extent.SAME

    def _left(self, name: Weighed, side: int, *, telling: bool = True) -> list[Part]:
        used = {at for pair in self.pairs for at in (pair.one, pair.other)[side]}
        left = [part for at, part in enumerate(name.name.parts) if at not in used]
        return [part for part in left if (part.role in TELLING) is telling]

    def words(self) -> int:
        """How many words agree that tell who is meant."""
        parts = [self.one.name.parts[at] for pair in self._telling for at in pair.one]
        return sum(p.word.text not in whole_endings() and (self._is_person or not what_it_is(p.word)) for p in parts)

    def left_telling(self) -> tuple[str, ...]:
        """Of an organisation the words after those that agree: the ones before describe it ("Research Company X"), but "X
        Photonics" is another firm than "X"."""
        first = min(at for pair in self._telling for at in pair.other)
        kind, left = self.other.name.kind, self._left(self.other, 1)
        after = self.other.name.parts[first + 1 :] if kind in (Kind.ORGANISATION, Kind.ANY) else left
        return tuple(p.written for p in left if p in after and not (p.word.is_common or what_it_is(p.word)))

    def _has_surname(self) -> bool:
        """A word of the listed person's surname is among the asked ones, where the list shows which that is."""
        parts = self.other.name.parts
        surnames = {at for at, part in enumerate(parts) if part.is_surname}
        return not surnames or any(at in surnames for pair in self.pairs for at in pair.other) or len(self._telling) < 2

    def is_family(self) -> bool:
        parts = self.other.name.parts
        used = {at for pair in self.pairs for at in pair.other}
        surnames = {at for at, part in enumerate(parts) if part.is_surname}
        return self._is_person and bool(surnames) and surnames == {at for at in used if parts[at].role in TELLING}

    def differences(self) -> Iterator[str]:
        """The pairs of words that are not the same, in words."""
        for pair in self.pairs:
            if pair.likeness.why is not Why.SAME:
                yield f'"{_written(pair.one, self.one)}" ~ "{_written(pair.other, self.other)}" ({LIKE_WORDS[pair.likeness.why]})'


def _may_sound_alike(a: Part, b: Part) -> bool:
    """Words of two scripts, which are not known to be two names."""
    if script(a.written) == script(b.written) or a.word.text.removesuffix("a") == b.word.text.removesuffix("a"):
        return False
    return not (a.word.families and b.word.families)


def _written(places: Iterable[int], name: Weighed) -> str:
    return " ".join(name.name.parts[at].written for at in places)


@lru_cache(maxsize=10_000)
def _listed(text: str, kind: Kind) -> Weighed:
    """A listed name taken apart."""
    return weigh(parse(text, kind))
