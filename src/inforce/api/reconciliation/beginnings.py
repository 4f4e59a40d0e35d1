"""Names of listed parties by how they, or words of theirs, begin: for completion while somebody types."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from inforce.names.fold import fold
from inforce.names.index import NameIndex


class Beginnings:
    """The names of an index in one text, a line of folded words each: some megabytes for a hundred thousand names."""

    def __init__(self, index: NameIndex) -> None:
        lines = [f"\n {fold(index.text(name))}" for name in range(index.size)]
        self._entries = [index.entry(index.entry_of(name)) for name in range(index.size)]
        self._starts = [0, *accumulate(map(len, lines))]
        self._text = "".join(lines) + "\n"

    def of(self, prefix: str) -> Iterator[str]:
        """Entries of which a name begins so at one of its words, once for each such place; those of that very name first."""
        plain = re.escape(fold(prefix))
        for form in (rf"\n {plain}(?=\n)", rf" {plain}"):
            for found in re.finditer(form, self._text) if plain else ():
                yield self._entries[bisect_right(self._starts, found.start()) - 1]
