"""An index made of listed names: taken apart all at once, then counted in arrays."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from inforce.cycles import not_looked_for
from inforce.names import hashing
from inforce.names.alternatives import alternatives
from inforce.names.arrays import Floats, Numbers, first_of_each, run_lengths
from inforce.names.endings import SERVANT
from inforce.names.hearing import told_words
from inforce.names.index import FILTER_BITS, KINDS, Listed, NameIndex
from inforce.names.lookup import BY_LETTERS, SINITIC, TOGETHER, looked_up
from inforce.names.parse import parse_together
from inforce.names.parts import Name, Part, Role
from inforce.names.spelling import initials_of, sinitic_of
from inforce.names.texts import Array, blob
from inforce.names.weigh import weigh
from inforce.names.words import Word, letters_of

TELLING = (Role.WORD, Role.NUMBER)
"""Parts by which names are found."""
SHORTEST_JOINT = 4
"""Letters from which words side by side are kept as if written together."""


@not_looked_for()
def build(names: Iterable[Listed], source: str = "", whole: NameIndex | None = None) -> NameIndex:
    """An index of names. ``source``: what they are taken from, kept in the file (see :mod:`inforce.names.mapped`). ``whole``:
    the index that tells how common words are, where the names are only some of those listed."""
    listed = list(chain.from_iterable(map(_apart, names)))
    entries = {entry: number for number, entry in enumerate(dict.fromkeys(each.entry for each in listed))}
    entry = np.array([entries[each.entry] for each in listed], np.int32)
    parsed = parse_together([(each.text, each.kind) for each in listed])
    parts = _Parts.of(parsed)
    words = [parts.words[number] for number in parts.vocabulary.tolist()]
    rarity = parts.rarities(entry, len(entries)) if whole is None else _rarities(words, whole)
    weights = _weights(parsed, dict(zip(words, rarity.tolist(), strict=True)))
    joints, joined = _joints(parts, weights)
    arrays = _of_listed(listed, entries) | _of_words(words) | parts.postings(weights) | _keys(words, joined) | joints
    arrays |= {"name_entry": entry, "name_letters": parts.initials(), "word_rarity": rarity}
    return NameIndex(arrays, source, whole)


def _apart(listed: Listed) -> list[Listed]:
    """A text that gives several names as each of them."""
    texts = alternatives(listed.text)
    return [listed] if len(texts) == 1 else [replace(listed, text=text) for text in texts]


def _of_listed(listed: Sequence[Listed], entries: Mapping[str, int]) -> dict[str, Array]:
    return {
        **blob("entry", list(entries)),
        **blob("told", _told(listed, entries)),
        **blob("name", [each.text for each in listed]),
        "name_kind": np.array([KINDS.index(each.kind) for each in listed], np.uint8),
        "name_weak": np.array([each.is_weak for each in listed], np.uint8),
    }


def _told(listed: Iterable[Listed], entries: Iterable[str]) -> list[str]:
    """Of each entry what its first name with any tells."""
    found: dict[str, str] = {}
    for each in listed:
        if each.told:
            found.setdefault(each.entry, each.told)
    return [found.get(entry, "") for entry in entries]


def _of_words(words: Sequence[Word]) -> dict[str, Array]:
    return {
        **blob("word", [" ".join(word.texts) for word in words]),
        **blob("key_text", [word.keys[0] for word in words]),
        **blob("bones", [word.skeletons[0] for word in words]),
        "word_plain": np.array([word.is_plain for word in words], np.uint8),
        "word_writing": np.array([word.writing for word in words], np.uint8),
        **told_words(words).arrays(),
    }


def _rarities(words: Sequence[Word], whole: NameIndex) -> Floats:
    return np.array([whole.rarity(word) for word in words], np.float32)


def _weights(parsed: Sequence[Name], rarity: Mapping[Word, float]) -> NDArray[np.float64]:
    """Of all parts of all names."""
    weights = [weigh(name, lambda word: rarity.get(word, 1.0)).weights for name in parsed]
    return np.array(list(chain.from_iterable(weights)), np.float64)


@dataclass(frozen=True, slots=True, eq=False)
class _Parts:
    """The parts of all names in parallel arrays: in which ``name``, at which ``place`` there, which of the ``words``, and whether
    it ``is_telling``. ``words``: all that stand in names. ``vocabulary``: those that tell, in the order of their first name."""

    names: int
    name: NDArray[np.int32]
    place: Numbers
    word: Numbers
    is_telling: NDArray[np.bool_]
    is_initial: NDArray[np.bool_]  # or begins with a letter that an initial may stand for
    words: Sequence[Word]
    vocabulary: Numbers

    @classmethod
    def of(cls, parsed: Sequence[Name]) -> "_Parts":
        parts: list[Part] = list(chain.from_iterable(name.parts for name in parsed))
        counts = np.array([len(name.parts) for name in parsed], np.int64)
        words = {word: number for number, word in enumerate(dict.fromkeys(part.word for part in parts))}
        word = np.array([words[part.word] for part in parts], np.int64)
        role = np.array([part.role for part in parts], np.int8)
        is_telling = np.isin(role, TELLING)
        told, first = np.unique(word[is_telling], return_index=True)
        is_servant = np.array([each.text == SERVANT for each in words], np.bool_)
        return cls(
            len(parsed),
            np.arange(len(parsed), dtype=np.int32).repeat(counts),
            np.arange(len(parts)) - (counts.cumsum() - counts).repeat(counts),
            word,
            is_telling,
            (role <= Role.INITIAL) | is_servant[word],
            list(words),
            told[first.argsort()],
        )

    def _told(self) -> tuple[Numbers, NDArray[np.int32]]:
        """Of the parts that tell, the word by its number in the vocabulary, and the name."""
        number = np.zeros(len(self.words), np.int64)
        number[self.vocabulary] = np.arange(len(self.vocabulary))
        return number[self.word[self.is_telling]], self.name[self.is_telling]

    def rarities(self, entry: NDArray[np.int32], entries: int) -> Floats:
        """Of each word of the vocabulary from 0 (in every entry) to 1 (in one), by the logarithm of the share of entries that
        have it. ``entry``: of each name."""
        word, name = self._told()
        seen = np.unique(word * max(entries, 1) + entry[name])
        counts = np.bincount(seen // max(entries, 1), minlength=len(self.vocabulary))
        scale = math.log(max(entries, 2))
        return np.asarray((1 - np.log(np.maximum(counts, 1)) / scale).clip(0, 1), np.float32)

    def initials(self) -> NDArray[np.uint32]:
        """Of each name the letters that initials of it may be."""
        bits = [letters_of(chain.from_iterable(map(initials_of, word.texts))) for word in self.words]
        letters = np.zeros(self.names, np.uint32)
        np.bitwise_or.at(letters, self.name[self.is_initial], np.array(bits, np.uint32)[self.word[self.is_initial]])
        return letters

    def postings(self, weights: NDArray[np.float64]) -> dict[str, Array]:
        """The names in which each word stands, with its weight and its place there (as a bit); and the weight of each name's
        telling words."""
        word, name = self._told()
        weight, place = weights[self.is_telling].astype(np.float32), self.place[self.is_telling]
        bit = (np.int64(1) << place).astype(np.uint32)
        totals = np.zeros(self.names, np.float32)
        np.add.at(totals, name, weight)
        by_word = np.lexsort((weight, name, word))
        by_name = by_word[np.argsort(name[by_word], kind="stable")]
        return {
            "posting_ends": np.bincount(word, minlength=len(self.vocabulary)).cumsum().astype(np.int64),
            "posting_name": name[by_word],
            "posting_weight": weight[by_word],
            "posting_place": bit[by_word],
            "own_ends": np.bincount(name, minlength=self.names).cumsum().astype(np.int64),
            "own_word": word[by_name].astype(np.int32),
            "own_place": bit[by_name],
            "name_total": totals,
        }


def _joints(parts: _Parts, weights: NDArray[np.float64]) -> tuple[dict[str, Array], hashing.Hashes]:
    """Words that stand side by side, two or three of them, and Chinese syllables, which are the same in every romanisation, with
    the name and their weight there; and the hashes of what they are written together."""
    two = (parts.name[1:] == parts.name[:-1]).nonzero()[0]
    three = (parts.name[2:] == parts.name[:-2]).nonzero()[0]
    lengths = np.array([len(word.text) for word in parts.words], np.int64)[parts.word]
    two = two[lengths[two] + lengths[two + 1] >= SHORTEST_JOINT]
    three = three[lengths[three] + lengths[three + 1] + lengths[three + 2] >= SHORTEST_JOINT]
    sums = hashing.sums_of([word.text for word in parts.words])[parts.word]
    together = hashing.side_by_side(sums, lengths, two, three, before=TOGETHER)
    syllables, keys = _syllables(parts)
    start = np.concatenate([two, three, syllables])
    weight = weights[start] + weights[start + 1]
    weight[len(two) : len(two) + len(three)] += weights[three + 2]
    order = np.argsort(parts.name[start], kind="stable")
    arrays = {"joint_name": parts.name[start][order], "joint_weight": weight[order].astype(np.float32)}
    return arrays, np.concatenate([together, keys])[order]


def _syllables(parts: _Parts) -> tuple[Numbers, hashing.Hashes]:
    """Where two Chinese syllables stand side by side, and the hashes of what they are together."""
    are = np.array([word.is_syllable for word in parts.words], np.bool_)[parts.word]
    side_by_side = are[1:] & are[:-1] & (parts.name[1:] == parts.name[:-1])
    found, keys = list[int](), list[str]()
    for at in side_by_side.nonzero()[0].tolist():
        one, other = (parts.words[number].text for number in parts.word[at : at + 2].tolist())
        if key := sinitic_of(one + other):
            found.append(at)
            keys.append(f"{TOGETHER}{SINITIC}{key}")
    return np.array(found, np.int64), hashing.exact(keys)


def _keys(words: Sequence[Word], joined: hashing.Hashes) -> dict[str, Array]:
    """Hashes by which words are found, in order, with the words, how many of each hash follow, and whether they are of
    letters; and a filter of bits for those that are there. ``joined``: of words that stand side by side, which are numbered
    after the words."""
    hashes, owners, how = looked_up(words, is_index=True)
    hashes = np.concatenate([hashes, joined])
    owners = np.concatenate([owners, np.arange(len(words), len(words) + len(joined))])
    by_letters = np.append(how == BY_LETTERS, np.zeros(len(joined), np.bool_))
    hashes, owners, by_letters = _in_order(hashes, owners, by_letters)
    starts = first_of_each(hashes).nonzero()[0]
    runs = run_lengths(starts, len(hashes))
    bits = np.zeros(FILTER_BITS, np.bool_)
    bits[hashes & np.uint64(FILTER_BITS - 1)] = True
    return {
        "key": hashes,
        "key_word": owners.astype(np.int32),
        "key_run": ((starts + runs).repeat(runs) - np.arange(len(hashes))).astype(np.int32),
        "key_lettered": np.packbits(by_letters, bitorder="little"),
        "key_filter": np.packbits(bits, bitorder="little"),
    }


def _in_order(
    hashes: hashing.Hashes, owners: Numbers, by_letters: NDArray[np.bool_]
) -> tuple[hashing.Hashes, Numbers, NDArray[np.bool_]]:
    """Hashes in order, those that are the same by their owners, each pair once; ``by_letters`` where one of it is."""
    order = np.argsort(hashes)  # quicker than a stable sort: which of the same comes first is up to the processor
    hashes = hashes[order]
    first = first_of_each(hashes)
    run = first.cumsum() - 1
    both = np.sort((run << np.int64(32)) | (owners[order] << np.int64(1)) | ~by_letters[order])
    both = both[first_of_each(both >> np.int64(1))]
    return hashes[first][both >> np.int64(32)], (both >> np.int64(1)) & np.int64(0x7FFFFFFF), (both & 1) == 0
