"""The register as of a moment as a table: CSV, or Parquet (extra ``tables``)."""

import io
import json
from collections.abc import Iterable, Mapping

from inforce.contract import Json
from inforce.errors import MissingExtra
from inforce.moment import iso
from inforce.outputs.columns import COLUMNS, Holds, Value, row
from inforce.outputs.sheets import joined, sheet
from inforce.register.snapshot import Snapshot

PROVENANCE = b"inforce"
"""The key under which a Parquet file's own metadata hold where it comes from, as JSON."""


def as_csv(snapshot: Snapshot, _: Json) -> bytes:
    """UTF-8; several values of one cell parted by ``|``."""
    rows = (row(snapshot.register, member) for member in snapshot.members)
    cells = ([_cell(value[column.name]) for column in COLUMNS] for value in rows)
    return sheet([column.name for column in COLUMNS], cells).encode()


def _cell(value: Value) -> str:
    match value:
        case None:
            return ""
        case str():
            return value
        case tuple():
            return joined(value)
    return iso(value)


def as_parquet(snapshot: Snapshot, provenance: Json) -> bytes:
    """Lists are lists, times are UTC to the microsecond. Raises MissingExtra."""
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ModuleNotFoundError:
        raise MissingExtra("Parquet needs an extra: pip install 'inforce[tables]'") from None
    types = {
        Holds.TEXT: pa.string(),
        Holds.TEXTS: pa.list_(pa.string()),
        Holds.TIME: pa.timestamp("us", tz="UTC"),
    }
    told = json.dumps(provenance, ensure_ascii=False).encode()
    schema = pa.schema([(column.name, types[column.holds]) for column in COLUMNS], {PROVENANCE: told})
    rows = [row(snapshot.register, member) for member in snapshot.members]
    table = pa.table({column.name: _values(column.name, rows) for column in COLUMNS}, schema=schema)
    out = io.BytesIO()
    parquet.write_table(table, out, compression="zstd")
    return out.getvalue()


def _values(name: str, rows: Iterable[Mapping[str, Value]]) -> list[object]:
    values = (each[name] for each in rows)
    return [list(value) if isinstance(value, tuple) else value for value in values]
