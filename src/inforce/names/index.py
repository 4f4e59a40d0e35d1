"""An index of listed names: arrays in one file, which every process maps into memory.

A **word** of the index is a distinct word of some listed name, a **name** is one name of one entry. Words are found by
hashes of their spelling keys (with letters left out), of their skeletons and of the groups they belong to; names by the
words in them, each with its weight there.
"""

import json
import os
import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from inforce.names.parse import Kind, parse
from inforce.names.scripts import Writing
from inforce.names.similarity import Lettered, Spelt
from inforce.names.spelling import teach
from inforce.names.weigh import Weighed, weigh
from inforce.names.words import Word, word_of

FORM = 9
"""Version of the file; another one is built anew."""
MAGIC = b"inforce names\n"
_HEAD = struct.Struct("<QI")
"""After the magic: the length and the checksum of the JSON that follows."""
_PAGE = 512
"""Numbers of eight bytes that are summed up together."""
MOST_WHOLE = 200
"""Files of which a process remembers that they are whole: opening one again takes no time."""
KINDS = tuple(Kind)
FILTER_BITS = 1 << 23

Array = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Listed:
    """A name to be indexed. ``entry``: whose it is. ``told``: what else is kept of the entry, as it is."""

    entry: str
    text: str
    kind: Kind
    is_weak: bool = False
    is_primary: bool = False
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
        return _text(self.arrays, "entry", number)

    def told(self, number: int) -> str:
        """What is kept of an entry beside its names."""
        return _text(self.arrays, "told", number)

    def entry_of(self, name: int) -> int:
        return int(self.arrays["name_entry"][name])

    def is_weak(self, name: int) -> bool:
        return bool(self.arrays["name_weak"][name])

    def kind_of(self, name: int) -> Kind:
        return KINDS[int(self.arrays["name_kind"][name])]

    def text(self, name: int) -> str:
        return _text(self.arrays, "name", name)

    def word(self, number: int) -> Word:
        found = self._words[number]
        if found is None:
            self._met += 1
            if self._met == _TAUGHT_FROM:
                self._teach()
            readings = tuple(_text(self.arrays, "word", number).split(" "))
            found = self._words[number] = word_of(readings, Writing(int(self.arrays["word_writing"][number])))
        return found

    def vocabulary(self) -> list[Word]:
        """All words."""
        self._teach()
        texts, writing = (
            _texts(self.arrays, "word"),
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
            plain, alone = self.arrays["word_plain"].tolist(), _texts(self.arrays, "word")
            self._plain = {text: number for number, text in enumerate(alone) if plain[number] and " " not in text}
        return self._plain.get(word.text)

    @property
    def letters(self) -> Lettered:
        """Of every word the bare reading, the first key and its skeleton."""
        if self._lettered is None:
            texts = [text.partition(" ")[0] for text in _texts(self.arrays, "word")]
            keys, bones = _texts(self.arrays, "key_text"), _texts(self.arrays, "bones")
            self._lettered = Spelt.of(texts), Spelt.of(keys), Spelt.of(bones)
        return self._lettered

    def name(self, number: int) -> Weighed:
        found = self._names.get(number)
        if found is None:
            found = self._names[number] = weigh(parse(self.text(number), self.kind_of(number)), self.rarity)
        return found


# Texts in arrays


def blob(what: str, texts: list[str]) -> dict[str, Array]:
    encoded = [text.encode("utf-8", "surrogatepass") for text in texts]
    ends = np.cumsum([len(each) for each in encoded], dtype=np.int64) if encoded else np.zeros(0, np.int64)
    return {f"{what}_text": np.frombuffer(b"".join(encoded), np.uint8), f"{what}_ends": ends}


def _text(arrays: Mapping[str, Array], what: str, number: int) -> str:
    ends = arrays[f"{what}_ends"]
    start = int(ends[number - 1]) if number else 0
    return arrays[f"{what}_text"][start : int(ends[number])].tobytes().decode("utf-8", "surrogatepass")


def _texts(arrays: Mapping[str, Array], what: str) -> list[str]:
    whole, start = arrays[f"{what}_text"].tobytes(), 0
    texts = []
    for end in arrays[f"{what}_ends"].tolist():
        texts.append(whole[start:end].decode("utf-8", "surrogatepass"))
        start = end
    return texts


# The file


def save(index: NameIndex, path: Path) -> None:
    """Written beside and put in place in one step: whoever opens it sees all of it or the one before."""
    places: list[tuple[str, str, int, int, int]] = []
    at = 0
    for name, array in index.arrays.items():
        body = _body(array)
        places.append((name, array.dtype.str, len(array), at, _check(body)))
        at += len(body)
    encoded = json.dumps({"form": FORM, "source": index.source, "arrays": places}).encode()
    beside = path.with_name(f"{path.name}.{os.getpid()}.part")
    with beside.open("wb") as file:
        start = _padded(len(MAGIC) + _HEAD.size + len(encoded))
        file.write((MAGIC + _HEAD.pack(len(encoded), zlib.crc32(encoded)) + encoded).ljust(start, b"\0"))
        for array in index.arrays.values():
            file.write(_body(array))
        file.flush()
        os.fsync(file.fileno())  # else a machine that fails may keep the name without what was written
    beside.replace(path)


def load(path: Path, source: str | None = None) -> NameIndex | None:
    """The index of a file, mapped; None where there is none, or one of another version or another source, or a damaged one."""
    try:
        with path.open("rb") as file:
            state = os.fstat(file.fileno())
            if file.read(len(MAGIC)) != MAGIC:
                return None
            length, check = _HEAD.unpack(file.read(_HEAD.size))
            encoded = file.read(min(length, state.st_size))
            if len(encoded) != length or zlib.crc32(encoded) != check:
                return None
            head = json.loads(encoded)
            if head["form"] != FORM or (source is not None and head["source"] != source):
                return None
            # plain arrays over the mapped bytes: quicker to take parts of
            mapped = np.asarray(np.memmap(file, np.uint8, "r"))
    except (OSError, ValueError, struct.error):
        return None
    places, start = head["arrays"], _padded(len(MAGIC) + _HEAD.size + length)
    version = _Version(str(path), state.st_dev, state.st_ino, state.st_size, state.st_mtime_ns)
    if version not in _whole:
        if not _is_whole(mapped, start, places):
            return None
        _remember(version)
    arrays = {
        name: mapped[start + at : start + at + count * np.dtype(dtype).itemsize].view(dtype)
        for name, dtype, count, at, _ in places
    }
    return NameIndex(arrays, head["source"])


class _Version(NamedTuple):
    """What tells a file from another in its place, and from itself once it was written to."""

    path: str
    device: int
    inode: int
    size: int
    written: int


_whole: dict[_Version, None] = {}
"""Files that were found to be whole, those found last at the end."""


def _remember(version: _Version) -> None:
    _whole[version] = None
    for oldest in list(_whole)[:-MOST_WHOLE]:
        _whole.pop(oldest, None)


def _is_whole(mapped: Array, start: int, places: list[tuple[str, str, int, int, int]]) -> bool:
    """All is there, as it was written."""
    for _, dtype, count, at, check in places:
        size = _padded(count * np.dtype(dtype).itemsize)
        body = mapped[start + at : start + at + size]
        if len(body) != size or _check(body) != check:
            return False
    return True


def _check(body: bytes | Array) -> int:
    """Of the sums of all pages, which take a tenth of the time that a checksum over all bytes does."""
    numbers = np.frombuffer(body, "<u8")
    return zlib.crc32(np.add.reduceat(numbers, np.arange(0, len(numbers), _PAGE)).tobytes()) if len(numbers) else 0


def _body(array: Array) -> bytes:
    return np.ascontiguousarray(array).tobytes().ljust(_padded(array.nbytes), b"\0")


def _padded(count: int) -> int:
    return -(-count // 64) * 64
