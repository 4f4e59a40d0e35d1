"""What was found out of words, remembered: of so many words, and of none longer than words are.

A hit is a look into a dictionary and no call of Python's: most words of a report were met before.
"""

from abc import abstractmethod
from collections.abc import Callable
from typing import TypeVar

Told = TypeVar("Told")

LONGEST = 64
"""Letters of the longest word that is remembered; what is longer is an address, a key, a line without spaces."""


class Remembered(dict[str, Told]):
    """What each word tells, found out once. ``most``: how many are remembered before all are forgotten."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    @abstractmethod
    def _told(self, word: str) -> Told:
        """What a word tells that is not remembered."""

    def __missing__(self, word: str) -> Told:
        found = self._told(word)
        if len(word) <= LONGEST:
            if len(self) >= self._most:
                self.clear()
            self[word] = found
        return found


class _Answers(Remembered[Told]):
    def __init__(self, most: int, tell: Callable[[str], Told]) -> None:
        super().__init__(most)
        self._tell = tell

    def _told(self, word: str) -> Told:
        return self._tell(word)


def remembered(most: int) -> Callable[[Callable[[str], Told]], Callable[[str], Told]]:
    """Makes a function of a word remember what it tells of the last words, ``most`` of them."""

    def remembering(tell: Callable[[str], Told]) -> Callable[[str], Told]:
        return _Answers(most, tell).__getitem__

    return remembering
