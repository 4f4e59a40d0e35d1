"""Labels of hulls: "three aircraft with tail numbers X, Y and Z" are X, Y and Z, "the jet bearing registration X" is X."""

from inforce.claims.lexicon import table
from inforce.claims.words import Word

_DATA = table("words_en")["hulls"]
_BEARING, _SORTS = frozenset(_DATA["bearing"]), frozenset(_DATA["sorts"])
LABELS = frozenset(_DATA["labels"])
"""Words of which a sentence has one where it has such a label."""
_LONGEST = 3


def without_labels(words: list[Word]) -> list[Word]:
    """The words without those that only tell that a registration follows a plain noun."""
    out: list[Word] = []
    number = 0
    while number < len(words):
        last = _end(words, number) if out and out[-1].tag == "NN" else number
        if last > number and words[number].lower in _BEARING and not _is_plain(out):
            last = number
        if last == number:
            out.append(words[number])
        number = last if last > number else number + 1
    return out


def _end(words: list[Word], number: int) -> int:
    """The place of the registration behind a label that begins at a place; the place itself where none does."""
    opening = number + (words[number].lower in _BEARING)
    after = opening
    while after < len(words) and after - number <= _LONGEST and words[after].lower in _SORTS | LABELS:
        after += 1
    labelled = after > opening and words[after - 1].lower in LABELS
    return after if labelled and after < len(words) and _is_registration(words[after]) else number


def _is_registration(word: Word) -> bool:
    return word.tag == "NP" and "-" in word.text and word.text == word.text.upper()


def _is_plain(words: list[Word]) -> bool:
    """The phrase that ends them has no name: "three aircraft", not "the Challenger 850 aircraft"."""
    before = [w.tag for w in words[-3:-1]]
    return "NP" not in before[-1:] and before != ["NP", "CD"]
