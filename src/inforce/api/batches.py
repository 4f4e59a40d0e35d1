"""What a batch of names may hold, whichever door it comes in by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inforce.errors import TooMuch

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from inforce.api.settings import Settings
    from inforce.screening.model import Query


def refuse_too_many(batch: Collection[Sequence[Query]], limits: Settings) -> None:
    """``batch``: the names of each party asked about, all with the same facts. Raises TooMuch."""
    if len(batch) > limits.batch:
        raise TooMuch(f"{len(batch):,} queries; {limits.batch:,} at most in one request")
    if (names := sum(map(len, batch))) > limits.names:
        raise TooMuch(f"{names:,} names; {limits.names:,} at most in one request")
    for each in batch:
        for query in each[:1]:
            _refuse_facts(query, limits)


def refuse_too_long(file: Iterable[Query], limits: Settings) -> None:
    """The names of a file, which is read to its end. Raises TooMuch."""
    for number, query in enumerate(file, 1):
        if number > limits.file:
            raise TooMuch(f"more than {limits.file:,} names in one file; send it in parts")
        _refuse_facts(query, limits)


def _refuse_facts(query: Query, limits: Settings) -> None:
    if (facts := query.facts) is None:
        return
    for what, told in (("births", facts.births), ("countries", facts.countries), ("identifiers", facts.identifiers)):
        if len(told) > limits.facts:
            raise TooMuch(f"{len(told):,} {what} of {query.name[:60]!r}; {limits.facts} at most of one party")
