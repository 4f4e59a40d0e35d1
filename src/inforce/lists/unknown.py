"""Fields that a source has and no table names: told to people, and kept with the entry as facts."""

from collections import Counter
from collections.abc import Iterable

Fact = tuple[str, str]


class UnknownFields:
    """What was met while an edition was read."""

    def __init__(self) -> None:
        self._entries: Counter[str] = Counter()

    def meet(self, facts: Iterable[Fact]) -> tuple[Fact, ...]:
        """The unknown fields of one entry, each once, as the facts they are kept as."""
        kept = tuple(dict.fromkeys(facts))
        self._entries.update({field for field, _ in kept})
        return kept

    def outside(self, fields: Iterable[str]) -> None:
        """Fields that belong to no entry, and are not kept."""
        self._entries.update(dict.fromkeys(fields, 0))

    def remarks(self) -> list[str]:
        return [
            f"field {field} is not known; kept as a fact ({count} entries)"
            if count
            else f"field {field} is not known, and belongs to no entry"
            for field, count in sorted(self._entries.items())
        ]
