"""An index of listed names: arrays in one file, which every process maps into memory.

A **word** of the index is a distinct word of some listed name, a **name** is one name of one entry. Words are found by
hashes of their spelling keys (with letters left out), of their skeletons and of the groups they belong to; names by the
words in them, each with its weight there.
"""

import json
import math
import os
import struct
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from inforce.names import hashing
from inforce.names.parse import SERVANT, Kind, Name, Role, alternatives, parse, with_whole_ending
from inforce.names.scripts import VOWELLESS, Writing
from inforce.names.similarity import Lettered, Spelt
from inforce.names.spelling import initials_of, look_of, sinitic_of, teach
from inforce.names.weigh import Weighed, weigh
from inforce.names.words import Word, letters_of, word_of

FORM = 9
"""Version of the file; another one is built anew."""
MAGIC = b"inforce names\n"
_HEAD = struct.Struct("<QI")
"""After the magic: the length and the checksum of the JSON that follows."""
_PAGE = 512
"""Numbers of eight bytes that are summed up together."""
MOST_WHOLE = 200
"""Files of which a process remembers that they are whole: opening one again takes no time."""
TELLING = frozenset({Role.WORD, Role.NUMBER})
"""Parts by which names are found."""
KINDS = tuple(Kind)
FILTER_BITS = 1 << 23
SHORT = 6
"""Letters up to which a word is looked up as it is spelt, beside its spelling keys."""
BONES_FROM = 5
"""Letters from which a skeleton is looked up with one left out."""
TOGETHER = "+"
"""Before words that stand side by side in a listed name, where they are looked up as if written together."""
SINITIC = "z:"
"""Before the key of Chinese syllables."""
SHORTEST_TOGETHER = 3
"""Consonants of two words from which they are sought as if written together."""
SOUNDS_FROM = 5
"""Consonants from which they are looked up with one left out."""
ALL_CONSONANTS, ALL_OUTLINES, CONSONANTS, OUTLINES = "%^@&"
"""Before the consonants of a word, and before those by which scripts that fill vowels in tell words apart: of every word, and
of those in scripts without vowels or of the other kind."""
OF_GROUP = -1
"""The edits of what stands for a group that a word belongs to."""

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


# Building


def build(names: Iterable[Listed], source: str = "", whole: NameIndex | None = None) -> NameIndex:
    """An index of names. ``source``: what they are taken from, kept in the file (see :func:`load`). ``whole``: the index
    that tells how common words are, where the names are only some of those listed."""
    listed = [replace(each, text=text) for each in names for text in alternatives(each.text)]
    parsed = [parse(each.text, each.kind) for each in listed]
    entries = {entry: number for number, entry in enumerate(dict.fromkeys(each.entry for each in listed))}
    arrays = _name_arrays(listed, parsed, entries)
    words = _vocabulary(parsed)
    rarity = (
        _rarities(parsed, listed, words, len(entries))
        if whole is None
        else np.array([whole.rarity(word) for word in words], np.float32)
    )
    arrays |= _blob("word", [" ".join(word.texts) for word in words])
    arrays |= _blob("key_text", [word.keys[0] for word in words])
    arrays |= _blob("bones", [word.skeletons[0] for word in words])
    arrays["word_plain"] = np.array([word.is_plain for word in words], np.uint8)
    arrays["word_rarity"] = rarity
    arrays["word_writing"] = np.array([word.writing for word in words], np.uint8)
    known = dict(zip(words, rarity.tolist(), strict=True))
    weights = [weigh(name, lambda word: known.get(word, 1.0)).weights for name in parsed]
    arrays |= _postings(parsed, words, weights)
    joints = _joints(parsed, weights)
    arrays |= _keys(list(words), [text for text, _, _ in joints])
    arrays["joint_name"] = np.array([number for _, number, _ in joints], np.int32)
    arrays["joint_weight"] = np.array([weight for _, _, weight in joints], np.float32)
    return NameIndex(arrays, source, whole)


def _name_arrays(listed: list[Listed], parsed: list[Name], entries: Mapping[str, int]) -> dict[str, Array]:
    arrays: dict[str, Array] = {
        **_blob("entry", list(entries)),
        **_blob("told", _told(listed, entries)),
        **_blob("name", [n.text for n in listed]),
    }
    arrays["name_entry"] = np.array([entries[each.entry] for each in listed], np.int32)
    arrays["name_kind"] = np.array([KINDS.index(each.kind) for each in listed], np.uint8)
    arrays["name_letters"] = np.array([_initials(name) for name in parsed], np.uint32)
    arrays["name_weak"] = np.array([each.is_weak for each in listed], np.uint8)
    return arrays


def _told(listed: list[Listed], entries: Iterable[str]) -> list[str]:
    """Of each entry what its first name with any tells."""
    found: dict[str, str] = {}
    for each in listed:
        if each.told:
            found.setdefault(each.entry, each.told)
    return [found.get(entry, "") for entry in entries]


def _initials(name: Name) -> int:
    """The letters that initials of a name may be."""
    return letters_of(
        letter
        for part in name.parts
        if part.role <= Role.INITIAL or part.word.text == SERVANT
        for text in part.word.texts
        for letter in initials_of(text)
    )


def _vocabulary(parsed: list[Name]) -> dict[Word, int]:
    """Distinct words by their readings, in the order of their first name."""
    words: dict[Word, int] = {}
    for name in parsed:
        for part in name.parts:
            if part.role in TELLING:
                words.setdefault(part.word, len(words))
    return words


def _rarities(parsed: list[Name], listed: list[Listed], words: Mapping[Word, int], entries: int) -> NDArray[np.float32]:
    """Of each word from 0 (in every entry) to 1 (in one), by the logarithm of the share of entries that have it."""
    seen = {
        (words[part.word], each.entry)
        for name, each in zip(parsed, listed, strict=True)
        for part in name.parts
        if part.role in TELLING
    }
    counts = np.bincount(np.array([word for word, _ in seen], np.int64), minlength=len(words))
    scale = math.log(max(entries, 2))
    return (1 - np.log(np.maximum(counts, 1)) / scale).clip(0, 1).astype(np.float32)


def _postings(parsed: list[Name], words: Mapping[Word, int], weights: list[tuple[float, ...]]) -> dict[str, Array]:
    """The names in which each word stands, with its weight and its place there (as a bit); and the weight of each name's
    telling words."""
    totals = np.zeros(len(parsed), np.float32)
    rows: list[tuple[int, int, float, int]] = []
    for number, (name, own) in enumerate(zip(parsed, weights, strict=True)):
        for place, (part, weight) in enumerate(zip(name.parts, own, strict=True)):
            if part.role in TELLING:
                rows.append((words[part.word], number, weight, 1 << place))
                totals[number] += weight
    rows.sort()
    word = np.array([row[0] for row in rows], np.int64)
    names = np.array([row[1] for row in rows], np.int32)
    places = np.array([row[3] for row in rows], np.uint32)
    by_name = np.argsort(names, kind="stable")
    return {
        "posting_ends": np.cumsum(np.bincount(word, minlength=len(words))).astype(np.int64),
        "posting_name": names,
        "posting_weight": np.array([row[2] for row in rows], np.float32),
        "posting_place": places,
        "own_ends": np.cumsum(np.bincount(names, minlength=len(parsed))).astype(np.int64),
        "own_word": word[by_name].astype(np.int32),
        "own_place": places[by_name],
        "name_total": totals,
    }


def _keys(words: list[Word], joints: list[str]) -> dict[str, Array]:
    """Hashes by which words are found, in order, with the words, and how many of each hash follow; and a filter of bits for
    those that are there. Words that stand side by side, as if written together, are numbered after the words."""
    hashes, owners, _ = looked_up(words, is_index=True)
    hashes = np.concatenate([hashes, hashing.exact([f"{TOGETHER}{text}" for text in joints])])
    owners = np.concatenate([owners, np.arange(len(words), len(words) + len(joints))])
    order = np.argsort(hashes, kind="stable")
    hashes, owners = hashes[order], owners[order]
    bits = np.zeros(FILTER_BITS, np.bool_)
    bits[hashes & np.uint64(FILTER_BITS - 1)] = True
    return {
        "key": hashes,
        "key_word": owners.astype(np.int32),
        "key_run": (np.searchsorted(hashes, hashes, "right") - np.arange(len(hashes))).astype(np.int32),
        "key_filter": np.packbits(bits, bitorder="little"),
    }


def looked_up(
    words: list[Word], *, is_index: bool = False, among_vowelless: bool = True
) -> tuple[hashing.Hashes, hashing.Places, NDArray[np.bool_]]:
    """The hashes under which words are kept (``is_index``) or sought, the places of the words, and which hashes are of
    letters: the others are of groups that words belong to. ``among_vowelless``: where there are any."""
    texts: list[str] = []
    edits: list[int] = []
    owners: list[int] = []
    for place, word in enumerate(words):
        is_syllable = word.writing is Writing.SYLLABLES  # syllables of other letters are other words
        is_by_letters = among_vowelless or word.writing is not Writing.CONSONANTS
        near = ([*word.keys, word.text] if _is_short(word) else list(word.keys)) if is_by_letters else []
        has_bones = is_by_letters and not is_syllable
        bones = [f"~{skeleton}" for skeleton in word.skeletons if len(skeleton) >= 3] if has_bones else []
        groups = _groups(word, is_index=is_index)
        texts += near + bones + groups
        edits += [0 if is_syllable else 2] * len(near) + [int(len(each) > BONES_FROM) for each in bones]
        edits += [OF_GROUP] * len(groups)
        if is_index or among_vowelless or word.writing in VOWELLESS:
            sounds = sounds_of(word, is_index=is_index)
            texts += sounds
            edits += [int(len(each) > SOUNDS_FROM) for each in sounds]
        owners += [place] * (len(texts) - len(owners))
    hashes, places = hashing.near(texts, edits)
    is_lettered = np.array(edits, np.int64)[places] != OF_GROUP
    return hashes, np.array(owners, np.int64)[places], is_lettered


def _is_short(word: Word) -> bool:
    """A word of so few letters that its key may have none to leave out: it is looked up as it is spelt, too."""
    return hashing.ONE_FROM <= len(word.text) <= SHORT and word.text not in word.keys


def _groups(word: Word, *, is_index: bool) -> list[str]:
    """The groups that a word belongs to, written so that no word is written like one."""
    groups = [f"{'=' if is_index else TOGETHER}{word.text}"]
    if not is_index and (whole := with_whole_ending(word.text)):
        groups.append(f"{TOGETHER}{whole}")
    groups += [f"f:{number}" for number in word.families] + [f"n:{number}" for number in word.nicknames]
    if shape := word.shape or (look_of(word.text) if len(word.text) > 1 and (is_index or word.has_digit) else ""):
        groups.append(f"s:{shape}")
    if word.number is not None:
        groups.append(f"#{word.number}")
    if word.father:
        groups.append(f"p:{word.father}")
    if word.equivalent is not None:
        groups.append(f"e:{word.equivalent}")
    if word.is_alphabetic and (sinitic := word.sinitic):
        groups.append(f"{SINITIC}{sinitic}")
        if not is_index:
            groups.append(f"{TOGETHER}{SINITIC}{sinitic}")
    return groups


def sounds_of(word: Word, *, is_index: bool = False) -> list[str]:
    """Its consonants: a word of a script that does not write all sounds is sought among all words, another one among those of
    such scripts."""
    if is_index:
        kept = {ALL_CONSONANTS: word.consonants, ALL_OUTLINES: word.outlines}
        if word.writing is Writing.CONSONANTS:
            kept[CONSONANTS] = word.consonants
        elif word.writing is Writing.MORAE:
            kept[OUTLINES] = word.outlines
    elif word.writing is Writing.CONSONANTS:
        kept = {ALL_CONSONANTS: word.consonants}
    elif word.writing is Writing.MORAE:
        kept = {ALL_OUTLINES: word.outlines}
    else:
        kept = {CONSONANTS: word.consonants, OUTLINES: word.outlines}
    return [f"{group}{key}" for group, keys in kept.items() for key in keys if len(key) > 1]


MOST_TOGETHER = 4
"""Ways to read two words that are looked up as one."""


def sounds_together(one: Word, other: Word) -> list[str]:
    """Under which two words side by side, one of them in a script that does not write all sounds, are sought as if written
    together."""
    if Writing.MORAE in (one.writing, other.writing):
        group, first, second = ALL_OUTLINES, one.outlines, other.outlines
    else:
        group = ALL_CONSONANTS
        first, second = (tuple(each.classes for each in word.heard) for word in (one, other))
    both = (f"{a}{b.removeprefix('h')}" for a in first for b in second)
    return [f"{group}{key}" for key in islice(both, MOST_TOGETHER) if len(key) >= SHORTEST_TOGETHER]


def _joints(parsed: list[Name], weights: list[tuple[float, ...]]) -> list[tuple[str, int, float]]:
    """Words that stand side by side, as if written together, with the name and their weight there."""
    return [
        (text, number, sum(own[place] for place in places))
        for number, (name, own) in enumerate(zip(parsed, weights, strict=True))
        for text, places in runs(name) + syllables(name)
    ]


def runs(name: Name, longest: int = 3) -> list[tuple[str, tuple[int, ...]]]:
    """Words side by side, two or three, as if written together, and their places."""
    texts = [part.word.text for part in name.parts]
    return [
        (text, tuple(range(at, at + length)))
        for length in range(2, longest + 1)
        for at in range(len(texts) - length + 1)
        if len(text := "".join(texts[at : at + length])) >= 4
    ]


def syllables(name: Name) -> list[tuple[str, tuple[int, ...]]]:
    """Chinese syllables side by side, as what is the same in every romanisation, and their places."""
    words = [part.word for part in name.parts]
    return [
        (f"{SINITIC}{key}", (at, at + 1))
        for at in range(len(words) - 1)
        if words[at].is_syllable and words[at + 1].is_syllable
        if (key := sinitic_of(words[at].text + words[at + 1].text))
    ]


# Texts in arrays


def _blob(what: str, texts: list[str]) -> dict[str, Array]:
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
