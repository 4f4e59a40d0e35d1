"""Words of names: folded, with their keys and with what the tables know of them."""

import unicodedata
from collections.abc import Iterable
from dataclasses import field
from functools import cache, lru_cache, reduce
from weakref import KeyedRef

from inforce.names.ambiguous import several
from inforce.names.knowledge import table
from inforce.names.scripts import (
    ALPHABET,
    CONSONANTS,
    MORAE,
    NO_HABITS,
    VOWELLESS,
    Writing,
    in_cyrillic,
    romanised,
    writing_of,
)
from inforce.names.sounds import Heard, folded, heard_of, outlines_of
from inforce.names.spelling import (
    is_syllable,
    key_of,
    learn,
    misread_in,
    readings_of,
    shape_of,
    sinitic_of,
    skeleton_of,
    with_silent,
)
from inforce.values import remember, value

KNOWN_WORDS = 25_000
"""Words that a process remembers, about 1400 bytes each with their keys."""


NO_GROUPS: frozenset[int] = frozenset()


@value(frozen=True, slots=True, eq=False, weakref_slot=True)
class Word:
    """One word. Words are interned: the same spelling is the same object while anybody holds it, and compares by identity.

    ``text``: in small Latin letters, the bare reading. ``texts``: other readings of the same letters, ``text`` first.
    ``keys``, ``skeletons``: of those readings. ``shape``: what it looks like.
    ``number``: its value where it is one. ``families``, ``nicknames``: given names that it may be a shape of.
    ``father``: of a patronymic, the families of the father's name, or its stem.
    ``equivalent``: the group of words that it is one of. ``writing``: the kind of script that it was read from.
    """

    text: str
    texts: tuple[str, ...]
    keys: tuple[str, ...]
    skeletons: tuple[str, ...]
    number: int | None
    families: frozenset[int]
    nicknames: frozenset[int]
    father: str | None
    equivalent: int | None
    is_common: bool
    writing: Writing
    has_digit: bool
    shape: str
    is_plain: bool  # read in one way, in an alphabet: compared letter by letter
    is_vowelless: bool  # in a script that does not write all sounds
    told: tuple[Heard, ...] = field(default=(), init=False, repr=False, compare=False)  # see heard

    @property
    def is_alphabetic(self) -> bool:
        return self.writing is ALPHABET and not self.has_digit

    @property
    def heard(self) -> tuple[Heard, ...]:
        """Its consonants and what is between them, by each reading."""
        if not self.told:
            remember(self, "told", heard_of(self.texts, is_vowelless=self.writing is CONSONANTS))
        return self.told

    @property
    def folded(self) -> tuple[str, ...]:
        """It by its sounds, as kana, Hangul and Chinese write them, by each reading."""
        return _folded(self)

    @property
    def outlines(self) -> tuple[str, ...]:
        """Its consonants in the few classes that those scripts keep apart, by each reading."""
        return _outlines(self)

    @property
    def is_given(self) -> bool:
        """Whether it is a well-known given name, no syllable of Chinese or Korean ones."""
        return any(number < _first_syllable() for number in self.families)

    @property
    def is_east_asian(self) -> bool:
        """Whether it is a syllable of Chinese or Korean names."""
        return self.is_syllable or any(number >= _first_syllable() for number in self.families)

    @property
    def is_syllable(self) -> bool:
        """Whether it may be one Chinese syllable."""
        return self.is_alphabetic and is_syllable(self.text)

    @property
    def sinitic(self) -> str:
        """Of a word that may be Chinese syllables, its key in every romanisation; else empty."""
        return sinitic_of(self.text)


@lru_cache(maxsize=KNOWN_WORDS)
def _folded(word: Word) -> tuple[str, ...]:
    return folded(word.texts, is_foreign=word.writing is MORAE)


@lru_cache(maxsize=KNOWN_WORDS)
def _outlines(word: Word) -> tuple[str, ...]:
    return outlines_of([word.texts])[0]


@lru_cache(maxsize=KNOWN_WORDS)
def word(written: str, habits: frozenset[str] = NO_HABITS) -> Word | None:
    """The word that a written one (small letters, any script) is; None where nothing of it can be read."""
    readings = readings_in(written, habits)
    return word_of(readings, writing_of(written)) if readings else None


def text_of(written: str) -> str:
    """The text of the word that a written one is, for tables that need no more of it; empty where nothing can be read."""
    readings = readings_in(written)
    return readings[0] if readings else ""


@lru_cache(maxsize=20_000)
def readings_in(written: str, habits: frozenset[str] = NO_HABITS) -> tuple[str, ...]:
    """The Latin readings of a written word, the bare one first; none where nothing of it can be read."""
    readings = romanised(written, habits)
    if not readings or not readings[0]:
        return ()
    if not readings[0].isalpha():
        return tuple(dict.fromkeys((*readings, *(each for text in readings for each in misread_in(text)))))
    return readings_of(with_silent(readings) if in_cyrillic(written) else readings)


@lru_cache(maxsize=KNOWN_WORDS)
def word_of(readings: tuple[str, ...], writing: Writing = ALPHABET) -> Word:
    """The word with these Latin readings, the bare one first."""
    key = (readings, writing)
    held = _HELD.get(key)
    found = held() if held else None
    if found is None:
        found = _made(readings, writing)
        _HELD[key] = KeyedRef(found, _let_go, key)
    return found


_Key = tuple[tuple[str, ...], Writing]
_HELD: dict[_Key, KeyedRef[_Key, Word]] = {}
"""Every word that somebody holds: what was said last is remembered in caches, what an index names is never made again. A
WeakValueDictionary takes three times as long to be asked."""


def _let_go(held: KeyedRef[_Key, Word]) -> None:
    """Nobody holds a word any more."""
    if _HELD.get(held.key) is held:
        del _HELD[held.key]


def _made(readings: tuple[str, ...], writing: Writing) -> Word:
    text = readings[0]
    keys = (key_of(text),) if len(readings) == 1 else tuple(dict.fromkeys(map(key_of, readings)))
    has_digit = not text.isalpha()
    families, nicknames = _given("families", keys), _given("nicknames", keys)
    if syllables := _syllables(readings):
        families |= syllables
    father, number, equivalent = None if has_digit else _father(keys[0]), _number(text), _equivalents().get(text)
    return Word(
        text=text,
        texts=readings,
        keys=keys,
        skeletons=(skeleton_of(keys[0]),) if len(keys) == 1 else tuple(dict.fromkeys(map(skeleton_of, keys))),
        number=number,
        families=families,
        nicknames=nicknames,
        father=father,
        equivalent=equivalent,
        is_common=text in _common(),
        writing=writing,
        has_digit=has_digit,
        shape=shape_of(text),
        is_plain=len(keys) == 1 and not (writing or has_digit),
        is_vowelless=writing is CONSONANTS or writing is MORAE,
    )


@lru_cache(maxsize=20_000)
def side_by_side(words: tuple[Word, ...]) -> Word:
    """Words that stand side by side as if written together; of the writing of the first that does not write all sounds."""
    writing = next((each.writing for each in words if each.writing in VOWELLESS), ALPHABET)
    return word_of(tuple(several(each.texts for each in words)), writing)


def _number(text: str) -> int | None:
    if text.isdecimal():
        return int(text[:18])
    if text[0].isdecimal() and text[-2:] in ("st", "nd", "rd", "th") and text[:-2].isdecimal():
        return int(text[:18].rstrip("stndrh"))
    value: int | None = table("words")["numbers"].get(text)
    return value


def _given(kind: str, keys: tuple[str, ...]) -> frozenset[int]:
    known = given_names(kind)
    if len(keys) == 1:
        return known.get(keys[0], NO_GROUPS)
    return NO_GROUPS.union(*(known[key] for key in keys if key in known))


def _syllables(texts: tuple[str, ...]) -> frozenset[int]:
    known = _syllable_rows()
    if len(texts) == 1:
        return known.get(texts[0], NO_GROUPS)
    return NO_GROUPS.union(*(known[text] for text in texts if text in known))


@cache
def _first_syllable() -> int:
    """The number of the first row of syllables, after those of given names."""
    return len(table("given")["families"])


@cache
def _syllable_rows() -> dict[str, frozenset[int]]:
    """By how it is spelt, letter by letter, the rows in which a syllable stands; numbered after those of the families."""
    rows: dict[str, set[int]] = {}
    for number, row in enumerate(table("given")["syllables"], _first_syllable()):
        for name in row.split():
            rows.setdefault(name, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in rows.items()}


@cache
def given_names(kind: str) -> dict[str, frozenset[int]]:
    """By spelling key, the numbers of the rows of the table in which a name stands."""
    rows: dict[str, set[int]] = {}
    learn(name for row in table("given")[kind] for name in row.split())
    for number, row in enumerate(table("given")[kind]):
        for name in row.split():
            rows.setdefault(key_of(name), set()).add(number)
    return {key: frozenset(numbers) for key, numbers in rows.items()}


@cache
def _common() -> frozenset[str]:
    return frozenset(table("words")["common"])


@cache
def _equivalents() -> dict[str, int]:
    return {text: number for number, row in enumerate(table("words")["equivalents"]) for text in row["words"]}


def _father(key: str) -> str | None:
    """What a patronymic's stem tells of the father's name: his family of names, or the stem's skeleton."""
    if not key.endswith(_patronymic_endings()):
        return None
    for ending in _patronymic_endings():
        stem = key.removesuffix(ending)
        if stem != key and len(stem) >= 2:
            rows = next(
                (found for end in ("", "i", "a", "ei", "e") if (found := given_names("families").get(stem + end))), None
            )
            gender = "f" if key.endswith("a") else "m"
            return f"{gender}:{min(rows)}" if rows else f"{gender}:{stem}"
    return None


@cache
def _patronymic_endings() -> tuple[str, ...]:
    return tuple(sorted({key_of(ending) for ending in table("persons")["patronymics"]}, key=len, reverse=True))


def letters_of(letters: Iterable[str]) -> int:
    """A set of letters as bits: ``a`` is the lowest; figures have the sixth above ``z``."""
    return reduce(lambda bits, letter: bits | (1 << (ord(letter) - 97) if letter.isalpha() else 1 << 31), letters, 0)


class Separators(dict[int, str | None]):
    """For :meth:`str.translate`: apostrophes and full stops join, other punctuation parts words, letters stay."""

    def __missing__(self, point: int) -> str | None:
        kept = self[point] = _kept(chr(point))
        return kept


_SIGNS = {"&": " and ", "%": " percent ", "＆": " and ", "％": " percent "}


def _kept(letter: str) -> str | None:
    if letter in "'’‘`´ʹʼʻˈ\"”“.․׳״\u200b\u200c\u200d\u00ad\ufeff":
        return None
    if letter in _SIGNS:
        return _SIGNS[letter]
    category = unicodedata.category(letter)
    if category[0] in "LN":
        return letter
    if category[0] == "M" or letter == "\u0640":  # marks stay with their letter; the Arabic stretch says nothing
        return letter if category[0] == "M" else None
    return None if category == "Cf" else " "


SEPARATORS = Separators()
