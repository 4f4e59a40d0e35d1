"""Files of names: rows of CSV, TSV, JSON lines; of Excel and Parquet with the extra ``tables``."""

import csv
import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, time
from pathlib import Path
from typing import TextIO

import msgspec

from inforce.errors import BadTable
from inforce.screening.columns import Row
from inforce.screening.remarks import Remarks

WORKBOOKS = (".xlsx", ".xlsm")
MOST_EXACT = 2**53
"""From here on a number with a point is no longer told exactly."""
LONGEST_FIELD = 1_000_000
"""Letters of one field; a longer one is no field of a table."""


def rows(path: Path, remarks: Remarks | None = None, sheet: str | None = None) -> Iterator[Row]:
    """The rows of a file, read as they are asked for. ``sheet``: of a workbook, the first by default. Raises BadTable,
    OSError."""
    remarks = Remarks() if remarks is None else remarks
    if sheet is not None and path.suffix.lower() not in WORKBOOKS:
        raise BadTable(f"{path}: not a workbook, it has no sheets; leave --sheet away")
    match path.suffix.lower():
        case ".jsonl" | ".ndjson" | ".json":
            return _json_lines(path)
        case ".xlsx" | ".xlsm":
            return _excel(path, remarks, sheet)
        case ".parquet" | ".pq":
            return _parquet(path, remarks)
        case _:
            return _delimited(path, remarks)


def _delimited(path: Path, remarks: Remarks) -> Iterator[Row]:
    csv.field_size_limit(LONGEST_FIELD)
    number = 0
    try:
        with _text(path) as file:
            reader = csv.reader(_without_nul(file), delimiter=_delimiter(file), strict=True)
            header = next(reader, None)
            if not header:
                raise BadTable(f"{path}: empty; the first line names the columns")
            remarks.names(header)
            width = len(header)
            for row in reader:
                number = reader.line_num
                if len(row) > width:
                    remarks.is_ragged(number)
                if len(row) >= width:
                    yield dict(zip(header, row, strict=False))
                elif row:
                    yield dict(zip(header, row + [""] * (width - len(row)), strict=True))
    except csv.Error as error:
        where = f"after line {number}" if number else "at the beginning"
        raise BadTable(f"{path}: {where}: {_told(str(error))}") from None
    except UnicodeError:
        raise BadTable(
            f"{path}: {f'after line {number}: ' if number else ''}not UTF-8; save the file as UTF-8"
        ) from None


def _told(error: str) -> str:
    if "field limit" in error:
        return f"a field of more than {LONGEST_FIELD:,} letters; is a quote opened there and never closed?"
    told = "a quote is opened and never closed" if "unexpected end" in error else error
    return f"{told}; double a quote that belongs to a field"


@contextmanager
def _text(path: Path) -> Iterator[TextIO]:
    """A file's text: UTF-8, with or without a mark; UTF-16 where it says so."""
    with path.open("rb") as raw:
        mark = raw.peek(4)[:2]
        encoding = "utf-16" if mark in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
        with io.TextIOWrapper(raw, encoding=encoding, newline="") as file:
            yield file


_NUL_FOR_SPACE = re.compile("(?<=[a-zа-яё])\\0+(?=[A-ZА-ЯЁ])")


def _without_nul(file: TextIO) -> Iterator[str]:
    """The lines of a file; what stands between a small letter and a capital parts words."""
    return (_NUL_FOR_SPACE.sub(" ", line).replace("\0", "") if "\0" in line else line for line in file)


def _delimiter(file: TextIO) -> str:
    """What the first line has most of: commas, semicolons, tabs or upright strokes."""
    first = file.readline(LONGEST_FIELD)
    file.seek(0)
    return max(",;\t|", key=first.count)


def _json_lines(path: Path) -> Iterator[Row]:
    decoder = msgspec.json.Decoder(dict[str, object])
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            if not line.strip():
                continue
            try:
                row = {key: plain(value) for key, value in decoder.decode(line).items()}
            except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
                raise BadTable(f"{path}: line {number}: not a JSON object ({error})") from None
            yield row


def plain(value: object) -> str:
    """A value as text: days of workbooks and Parquet without an hour of midnight, whole numbers without a point."""
    match value:
        case list():
            return "|".join(plain(each) for each in value)
        case None:
            return ""
        case datetime() if value.timetz() == time(tzinfo=value.tzinfo):
            return value.date().isoformat()
        case datetime():
            return value.isoformat(" ")
        case float() if value.is_integer() and abs(value) < MOST_EXACT:
            return str(int(value))
        case _:
            return str(value)


def _excel(path: Path, remarks: Remarks, sheet: str | None) -> Iterator[Row]:
    try:
        from openpyxl import load_workbook
    except ImportError:
        raise BadTable(f"{path}: Excel files need the extra 'tables': pip install 'inforce[tables]'") from None
    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except Exception as error:
        raise BadTable(f"{path}: not an Excel workbook ({error})") from None
    sheets = {each.title: each for each in book.worksheets}
    title = sheet or next(iter(sheets), "")
    if title not in sheets:
        raise BadTable(f"{path}: no sheet {title!r}; there are: {', '.join(sheets)}")
    remarks.sheets = () if sheet else tuple(each for each in sheets if each != title)
    lines = sheets[title].iter_rows(values_only=True)
    header = [plain(cell) for cell in next(lines, ())]
    if not any(header):
        said = f"{path}: sheet {title!r} is empty; its first row names the columns"
        raise BadTable(". ".join([said, *remarks.beside()]))
    remarks.names(header)
    for number, line in enumerate(lines, 2):
        if any(cell is not None for cell in line[len(header) :]):
            remarks.is_ragged(number)
        if any(cell is not None for cell in line):
            yield {column: plain(cell) for column, cell in zip(header, line, strict=False) if column}


def _parquet(path: Path, remarks: Remarks) -> Iterator[Row]:
    try:
        from pyarrow import ArrowException
        from pyarrow.parquet import ParquetFile
    except ImportError:
        raise BadTable(f"{path}: Parquet files need the extra 'tables': pip install 'inforce[tables]'") from None
    try:
        file = ParquetFile(path)
        remarks.names(file.schema_arrow.names)
        for batch in file.iter_batches(batch_size=8192):
            for row in batch.to_pylist():
                yield {key: plain(value) for key, value in row.items()}
    except ArrowException as error:
        raise BadTable(f"{path}: not a Parquet file ({error})") from None
