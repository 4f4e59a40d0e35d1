"""The one function that screens Arrow record batches: in this process, in others, and on the machines of Spark."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from inforce import contract
from inforce.errors import BadTable
from inforce.screening.columns import guessed
from inforce.screening.model import Match, Query, Settings
from inforce.screening.parallel import opened
from inforce.screening.reading import Chosen, query_of
from inforce.screening.screener import Screener
from inforce.screening.tables import plain

if TYPE_CHECKING:
    import pyarrow as pa


def columns_of(names: Iterable[str], chosen: Chosen | None = None) -> dict[str, str]:
    """What the columns of a table are; ids must be among them, for rows have no numbers here. Raises BadTable."""
    columns = guessed(names, chosen)
    if not {"name", "family", "given"} & columns.keys():
        raise BadTable("no column of names; say which it is with columns={'name': COLUMN}")
    if "id" not in columns:
        raise BadTable("no column of ids; say which it is with columns={'id': COLUMN}")
    return columns


def screen_batches(
    batches: Iterable[pa.RecordBatch],
    index: str | Path,
    settings: Settings = Settings(),  # noqa: B008 - a frozen value
    columns: Chosen | None = None,
) -> Iterator[pa.RecordBatch]:
    """For each batch of names one of answers, a row for each row: ``id`` and ``matches``, the best first.

    ``index``: the file of an index of names. ``matches``: a list of ``entry``, ``score``, ``name`` and ``because``, the
    reasons with their points. Raises BadTable, BadInput, StoreUnusable. Needs the extra ``tables`` or ``spark``.
    """
    for batch in batches:
        known = columns_of(batch.schema.names, columns)
        queries = [query_of(row, known) for row in rows_of(batch, known)]
        yield _answers(queries, _screener(str(index), settings).screen(queries))


@lru_cache(maxsize=2)
def _screener(index: str, settings: Settings) -> Screener:
    """One for each process: an index is mapped once, and what was looked up in it stays."""
    return opened(Path(index), settings)


def rows_of(batch: pa.RecordBatch, columns: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """The rows of a batch as those of a file are read, with the columns that tell something."""
    wanted = sorted(set(columns.values()))
    for row in batch.select(wanted).to_pylist():
        yield {column: plain(value) for column, value in row.items()}


def _answers(queries: list[Query], found: list[tuple[Match, ...]]) -> pa.RecordBatch:
    import pyarrow as pa

    matches = [[_told(match) for match in each] for each in found]
    return pa.RecordBatch.from_pydict({"id": [query.id for query in queries], "matches": matches}, schema())


def _told(match: Match) -> dict[str, object]:
    because = contract.reasons(match.because)
    return {"entry": match.entry, "score": match.score, "name": match.name, "because": because}


def schema() -> pa.Schema:
    """Of the answers."""
    import pyarrow as pa

    because = pa.list_(pa.struct([("points", pa.float64()), ("words", pa.string())]))
    match = pa.struct([("entry", pa.string()), ("score", pa.float64()), ("name", pa.string()), ("because", because)])
    return pa.schema([("id", pa.string()), ("matches", pa.list_(match))])
