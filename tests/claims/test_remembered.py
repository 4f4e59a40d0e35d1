"""What was found out of words is remembered, within bounds."""

from inforce.claims.looks import looks_of
from inforce.claims.remembered import LONGEST, Remembered, remembered
from inforce.claims.russian.word_forms import _read, read_word


def test_a_word_is_told_once_until_too_many_are_remembered() -> None:
    asked = list[str]()

    @remembered(2)
    def length(word: str) -> int:
        asked.append(word)
        return len(word)

    assert [length(word) for word in ("a", "bb", "a", "bb", "ccc", "a")] == [1, 2, 1, 2, 3, 1]
    assert asked == ["a", "bb", "ccc", "a"]


def test_what_is_longer_than_words_are_is_told_and_not_remembered() -> None:
    class Lengths(Remembered[int]):
        def _told(self, word: str) -> int:
            return len(word)

    lengths = Lengths(8)
    longer = "a" * (LONGEST + 1)
    assert (lengths["aa"], lengths[longer]) == (2, LONGEST + 1)
    assert list(lengths) == ["aa"]


def test_long_runs_of_letters_in_reports_are_not_kept() -> None:
    longer = "ы" * (LONGEST + 1)
    looks, kept = looks_of("en"), _read.cache_info().currsize
    assert looks[longer] == looks["ы" * LONGEST] and longer not in looks
    assert read_word(longer, opening=False, shouted=False)[0] == longer
    assert _read.cache_info().currsize == kept
