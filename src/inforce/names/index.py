"""An index of listed names: arrays in one file, which every process maps into memory.

A **word** of the index is a distinct word of some listed name, a **name** is one name of one entry. Words are found by
hashes of their spelling keys (with letters left out), of their skeletons and of the groups they belong to; names by the
words in them, each with its weight there.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from inforce.names.parse import parse
from inforce.names.parts import Kind
from inforce.names.scripts import Writing
from inforce.names.similarity import Lettered, Spelt
from inforce.names.spelling import teach
from inforce.names.texts import Array, all_texts, text_at
from inforce.names.weigh import Weighed, weigh
from inforce.names.words import Word, word, word_of
from inforce.names.written import spaced_words
from inforce.values import value

KINDS = tuple(Kind)
FILTER_BITS = 1 << 23


@value(frozen=True, slots=True)
class Listed:
    """A name to be indexed. ``entry``: whose it is. ``told``: what else is kept of the entry, as it is."""

    entry: str
    text: str
    kind: Kind
    is_weak: bool = False
    told: str = ""


_TAUGHT_FROM = 200
"""Words met from which on the keys of all are taken from the file; a single report asks for a dozen."""


@dataclass(slots=True, eq=False)
class NameIndex:
    """Listed names, to be asked through :mod:`inforce.names.candidates`. ``arrays`` may lie in a mapped file."""

    arrays: Mapping[str, Array]
    source: str
    whole: "NameIndex | None" = None
    _words: list[Word | None] = field(init=False)
    _names: dict[int, Weighed] = field(init=False, default_factory=dict)
    _spelt_out: dict[int, list[Word] | None] = field(init=False, default_factory=dict)
    _places: dict[str, int] | None = field(init=False, default=None)
    _plain: dict[str, int] | None = field(init=False, default=None)
    _met: int = field(init=False, default=0)
    _lettered: Lettered | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        self._words = [None] * self.words

    @property
    def size(self) -> int:
        """How many names."""
        return len(self.arrays["name_entry"])

    @property
    def words(self) -> int:
        """How many distinct words."""
        return len(self.arrays["word_rarity"])

    @property
    def entries(self) -> int:
        return len(self.arrays["entry_ends"])

    def entry(self, number: int) -> str:
        return text_at(self.arrays, "entry", number)

    def told(self, number: int) -> str:
        """What is kept of an entry beside its names."""
        return text_at(self.arrays, "told", number)

    def entry_of(self, name: int) -> int:
        return int(self.arrays["name_entry"][name])

    def is_weak(self, name: int) -> bool:
        return bool(self.arrays["name_weak"][name])

    def kind_of(self, name: int) -> Kind:
        return KINDS[int(self.arrays["name_kind"][name])]

    def text(self, name: int) -> str:
        return text_at(self.arrays, "name", name)

    def word(self, number: int) -> Word:
        found = self._words[number]
        if found is None:
            self._met += 1
            if self._met == _TAUGHT_FROM:
                self._teach()
            readings = tuple(text_at(self.arrays, "word", number).split(" "))
            found = self._words[number] = word_of(readings, Writing(int(self.arrays["word_writing"][number])))
        return found

    def vocabulary(self) -> list[Word]:
        """All words."""
        self._teach()
        texts, writing = (
            all_texts(self.arrays, "word"),
            [tuple(Writing)[each] for each in self.arrays["word_writing"].tolist()],
        )
        words = list(map(word_of, map(tuple, map(str.split, texts)), writing))
        self._words = list(words)
        return words

    def words_of(self, name: int) -> list[tuple[int, int]]:
        """The telling words of a name, and their places there as bits."""
        ends = self.arrays["own_ends"]
        those = slice(int(ends[name - 1]) if name else 0, int(ends[name]))
        return list(zip(self.arrays["own_word"][those].tolist(), self.arrays["own_place"][those].tolist(), strict=True))

    def _teach(self) -> None:
        """The spelling keys of all words, which the file has: quicker than finding each anew."""
        texts, keys, _ = self.letters
        teach(zip(texts.texts, keys.texts, strict=True))

    def rarity(self, word: Word) -> float:
        """1 of a word that no more than one entry has, or none."""
        if self.whole is not None:
            return self.whole.rarity(word)
        number = self.places.get(word.text)
        return float(self.arrays["word_rarity"][number]) if number is not None else 1.0

    @property
    def places(self) -> Mapping[str, int]:
        """The number of each word by its bare reading."""
        if self._places is None:
            self._places = {text: number for number, text in enumerate(self.letters[0].texts)}
        return self._places

    def plain_word(self, word: Word) -> int | None:
        """The number of a word that is read in one way, where it is one of the index."""
        if not word.is_plain or len(word.texts) > 1:
            return None
        if self._plain is None:
            plain, alone = self.arrays["word_plain"].tolist(), all_texts(self.arrays, "word")
            self._plain = {text: number for number, text in enumerate(alone) if plain[number] and " " not in text}
        return self._plain.get(word.text)

    @property
    def letters(self) -> Lettered:
        """Of every word the bare reading, the first key and its skeleton."""
        if self._lettered is None:
            texts = [text.partition(" ")[0] for text in all_texts(self.arrays, "word")]
            keys, bones = all_texts(self.arrays, "key_text"), all_texts(self.arrays, "bones")
            self._lettered = Spelt.of(texts), Spelt.of(keys), Spelt.of(bones)
        return self._lettered

    def spelt_out(self, name: int) -> list[Word] | None:
        """The words of a name as they stand there; None of one with initials or other letters than those of ASCII."""
        if name not in self._spelt_out:
            spaced, _, is_ascii = spaced_words(self.text(name), self.kind_of(name))
            is_spelt_out = is_ascii and all(len(each) > 1 for each in spaced)
            words = [found for each in spaced if (found := word(each.lower()))] if is_spelt_out else None
            self._spelt_out[name] = words
        return self._spelt_out[name]

    def name(self, number: int) -> Weighed:
        found = self._names.get(number)
        if found is None:
            found = self._names[number] = weigh(parse(self.text(number), self.kind_of(number)), self.rarity)
        return found
