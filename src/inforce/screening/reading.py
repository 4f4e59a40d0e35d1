"""Rows of files as queries, as listed names, as pairs of names."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from inforce.errors import BadInput, BadTable
from inforce.names.index import Listed
from inforce.names.parts import Kind
from inforce.screening.columns import Row, full_name, guessed, is_kind, kind_of
from inforce.screening.countries import countries_meant
from inforce.screening.facts import Facts, born, encoded, is_identifier, told_in
from inforce.screening.model import Query
from inforce.screening.remarks import Remarks
from inforce.screening.tables import rows

Chosen = Mapping[str, str]
"""What a column is, by what it is: ``{"name": "Customer"}``."""


@dataclass(frozen=True, slots=True)
class NamePair:
    """Two names to be compared."""

    id: str
    one: str
    other: str
    kind: Kind


def queries(
    path: Path, chosen: Chosen | None = None, remarks: Remarks | None = None, sheet: str | None = None
) -> Iterator[Query]:
    """The queries of a file; rows without an id are told by their number, from 1. Raises BadTable.

    ``remarks``: what is noticed on the way comes to stand there. ``sheet``: of a workbook, the first one by default.
    """
    noticed = Remarks() if remarks is None else remarks
    found, columns = _with_columns(path, chosen, noticed, sheet)
    if not {"name", "family", "given"} & columns.keys():
        said = f"{path}: no column of names; say which it is with --column name=COLUMN"
        raise BadTable(". ".join([said, *noticed.beside()]))
    for number, row in enumerate(found, 1):
        try:
            query = query_of(row, columns, number)
        except BadInput as error:
            raise _told_where(path, number, error) from None
        if query.kind is Kind.ANY or query.facts or not query.name:
            _notice(query, row.get(columns.get("kind", ""), ""), noticed)
        yield query


def _asked(path: Path, number: int, row: Row, columns: Mapping[str, str]) -> Query:
    """Raises BadTable."""
    try:
        return query_of(row, columns, number)
    except BadInput as error:
        raise _told_where(path, number, error) from None


def _told_where(path: Path, number: int, error: BadInput) -> BadTable:
    return BadTable(f"{path}: row {number:,}: {error}")


def _notice(query: Query, kind: str, remarks: Remarks) -> None:
    remarks.nameless += not query.name
    if query.kind is Kind.ANY and kind and not is_kind(kind):
        remarks.kinds[kind[:40]] += 1
    if query.facts:
        _notice_facts(query.facts, remarks)


def _notice_facts(facts: Facts, remarks: Remarks) -> None:
    remarks.births.update(each[:40] for each in facts.births if not born(each))
    remarks.countries.update(each[:40] for each in facts.countries if not countries_meant(each))
    remarks.identifiers.update(value[:40] for kind, value in facts.identifiers if not is_identifier(kind, value))


def query_of(row: Row, columns: Mapping[str, str], number: int | str = "") -> Query:
    """What a row asks, with columns by what they are; ``number`` stands for an id that it does not tell. Raises
    BadInput."""
    facts = None if columns.keys().isdisjoint(FACTS) else facts_of(row, columns) or None
    return Query(_id(row, columns, number), full_name(row, columns), _kind(row, columns), facts)


IDENTIFIERS = ("identifier", "passport", "tax", "imo", "swift")
FACTS = ("birth", "country", *IDENTIFIERS)
"""What columns may tell beside names and kinds."""
READ_OF_QUERIES = ("id", "name", "given", "family", "kind", *FACTS)
READ_OF_LISTS = (*READ_OF_QUERIES, "aliases", "weak_aliases")


def facts_of(row: Row, columns: Mapping[str, str]) -> Facts:
    """What a row tells beside the name; several values of a field have ``|`` or ``;`` between them."""
    told = {what: told_in(row.get(columns[what], "")) for what in FACTS if what in columns}
    identifiers = [
        ("" if what == "identifier" else what, value) for what in IDENTIFIERS for value in told.get(what, ())
    ]
    return Facts(told.get("birth", ()), told.get("country", ()), tuple(identifiers))


def tells_ids(path: Path, chosen: Chosen | None = None, sheet: str | None = None) -> bool:
    """Whether a file has a column of ids, in its last row at the latest. Raises BadTable."""
    found, columns = _with_columns(path, chosen, sheet=sheet)
    return "id" in columns or any("id" in columns for _ in found)


def listed(path: Path, chosen: Chosen | None = None, remarks: Remarks | None = None) -> Iterator[Listed]:
    """The names of a screening list: a column of names, aliases with ``|`` between them, weak ones. ``remarks``: what is
    noticed on the way comes to stand there. Raises BadTable."""
    noticed = Remarks() if remarks is None else remarks
    found, columns = _with_columns(path, chosen, noticed, read=READ_OF_LISTS)
    for what in ("id", "name"):
        if what not in columns:
            raise BadTable(f"{path}: a list needs a column {what!r}; columns: id, name, schema, aliases, weak_aliases")
    number = 0
    for number, row in enumerate(found, 1):
        entry, kind = _id(row, columns, str(number)), _kind(row, columns)
        noticed.is_listed(entry, full_name(row, columns))
        _notice(_asked(path, number, row, columns), row.get(columns.get("kind", ""), ""), noticed)
        yield Listed(entry, full_name(row, columns), kind, told=encoded(facts_of(row, columns)))
        for what in ("aliases", "weak_aliases"):
            for alias in filter(None, map(str.strip, row.get(columns.get(what, ""), "").split("|"))):
                yield Listed(entry, alias, kind, is_weak=what == "weak_aliases")
    if not number:
        raise BadTable(f"{path}: a list without an entry: nothing could match it")


def noticed_of(path: Path) -> list[str]:
    """What is noticed of a screening list while all of it is read. Raises BadTable, OSError."""
    remarks = Remarks(nameless_means="nothing can match their names")
    for _ in listed(path, remarks=remarks):
        pass
    return remarks.after()


def pairs(path: Path, chosen: Chosen | None = None) -> Iterator[NamePair]:
    """Pairs of names: columns ``name1`` and ``name2``. Raises BadTable."""
    found, columns = _with_columns(path, chosen)
    if not {"name1", "name2"} <= columns.keys():
        raise BadTable(f"{path}: pairs need the columns name1 and name2; say which with --column name1=COLUMN")
    for number, row in enumerate(found, 1):
        names = row.get(columns["name1"], ""), row.get(columns["name2"], "")
        yield NamePair(_id(row, columns, str(number)), *names, _kind(row, columns))


def _with_columns(
    path: Path,
    chosen: Chosen | None,
    remarks: Remarks | None = None,
    sheet: str | None = None,
    read: tuple[str, ...] = READ_OF_QUERIES,
) -> tuple[Iterator[Row], dict[str, str]]:
    """All rows of a file, and what its columns are, to which the rows add as they are read; JSON lines without a line have
    the usual ones. Raises BadTable."""
    remarks = Remarks() if remarks is None else remarks
    found = iter(rows(path, remarks, sheet))
    first = next(found, None)
    remarks.is_empty = first is None
    header = remarks.header if first is None else tuple(first)
    if not header:
        return iter(()), {what: what for what in ("id", "name", "name1", "name2")}
    try:
        columns = guessed(header, chosen)
    except BadTable as error:
        raise BadTable(f"{path}: {error}") from None
    _refuse_twice(path, columns, remarks)
    remarks.columns = {what: columns[what] for what in read if what in columns}
    remarks.unread = tuple(column for column in header if column not in remarks.columns.values())
    later = _with_later(path, found, header, columns, remarks, read)
    return later if first is None else chain([first], later), columns


def _with_later(
    path: Path,
    found: Iterator[Row],
    header: tuple[str, ...],
    columns: dict[str, str],
    remarks: Remarks,
    read: tuple[str, ...],
) -> Iterator[Row]:
    """Rows after those of the header. Columns that it has not, as lines of JSON may, are added before their row comes."""
    seen = set(header)
    for row in found:
        if not row.keys() <= seen:
            later = [column for column in row if column not in seen]
            added = {what: column for what, column in guessed(later).items() if what in read and what not in columns}
            _refuse_twice(path, added, remarks)
            columns |= added
            seen.update(later)
            remarks.is_later(later, added)
        yield row


def _refuse_twice(path: Path, columns: Mapping[str, str], remarks: Remarks) -> None:
    if twice := [f"{column!r} (for {what})" for what, column in columns.items() if column in remarks.twice]:
        raise BadTable(
            f"{path}: more than one column is called {', '.join(twice)}; only one could be read, give them names of their own"
        )


def _id(row: Row, columns: Mapping[str, str], number: int | str) -> str:
    return row.get(columns.get("id", ""), "") or str(number)


def _kind(row: Row, columns: Mapping[str, str]) -> Kind:
    return kind_of(row.get(columns["kind"], "")) if "kind" in columns else Kind.ANY
