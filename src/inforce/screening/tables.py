"""Files of names: rows of CSV, TSV, JSON lines; of Excel and Parquet with the extra ``tables``."""

import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

import msgspec

from inforce.errors import BadTable
from inforce.screening.columns import Row

LONGEST_FIELD = 1_000_000
"""Letters of one field; a longer one is no field of a table."""


def rows(path: Path) -> Iterator[Row]:
    """The rows of a file, read as they are asked for. Raises BadTable, OSError."""
    match path.suffix.lower():
        case ".jsonl" | ".ndjson" | ".json":
            return _json_lines(path)
        case ".xlsx" | ".xlsm":
            return _excel(path)
        case ".parquet" | ".pq":
            return _parquet(path)
        case _:
            return _delimited(path)


def _delimited(path: Path) -> Iterator[Row]:
    csv.field_size_limit(LONGEST_FIELD)
    number = 0
    try:
        with _text(path) as file:
            reader = csv.reader(_without_nul(file), delimiter=_delimiter(file), strict=True)
            header = next(reader, None)
            if not header:
                raise BadTable(f"{path}: empty; the first line names the columns")
            width = len(header)
            for row in reader:
                number = reader.line_num
                if row:
                    yield dict(zip(header, row + [""] * (width - len(row)), strict=False))
    except csv.Error as error:
        told = "a quote is opened and never closed" if "unexpected end" in str(error) else error
        raise BadTable(f"{path}: after line {max(number, 1)}: {told}; double a quote that belongs to a field") from None
    except UnicodeError:
        raise BadTable(
            f"{path}: {f'after line {number}: ' if number else ''}not UTF-8; save the file as UTF-8"
        ) from None


@contextmanager
def _text(path: Path) -> Iterator[TextIO]:
    """A file's text: UTF-8, with or without a mark; UTF-16 where it says so."""
    with path.open("rb") as raw:
        mark = raw.peek(4)[:2]
        encoding = "utf-16" if mark in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
        with io.TextIOWrapper(raw, encoding=encoding, newline="") as file:
            yield file


def _without_nul(file: TextIO) -> Iterator[str]:
    return (line.replace("\0", "") for line in file)


def _delimiter(file: TextIO) -> str:
    """What the first line has most of: commas, semicolons or tabs."""
    first = file.readline(LONGEST_FIELD)
    file.seek(0)
    return max(",;\t", key=first.count)


def _json_lines(path: Path) -> Iterator[Row]:
    decoder = msgspec.json.Decoder(dict[str, object])
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            if not line.strip():
                continue
            try:
                row = decoder.decode(line)
            except (msgspec.DecodeError, UnicodeDecodeError) as error:
                raise BadTable(f"{path}: line {number}: not a JSON object ({error})") from None
            yield {key: _plain(value) for key, value in row.items()}


def _plain(value: object) -> str:
    if isinstance(value, list):
        return "|".join(_plain(each) for each in value)
    return "" if value is None else str(value)


def _excel(path: Path) -> Iterator[Row]:
    try:
        from openpyxl import load_workbook
    except ImportError:
        raise BadTable(f"{path}: Excel files need the extra 'tables': pip install 'inforce[tables]'") from None
    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except Exception as error:
        raise BadTable(f"{path}: not an Excel workbook ({error})") from None
    lines = book.worksheets[0].iter_rows(values_only=True)
    header = [_plain(cell) for cell in next(lines, ())]
    if not any(header):
        raise BadTable(f"{path}: empty; the first row of the first sheet names the columns")
    for line in lines:
        yield {column: _plain(cell) for column, cell in zip(header, line, strict=False) if column}


def _parquet(path: Path) -> Iterator[Row]:
    try:
        from pyarrow import ArrowException
        from pyarrow.parquet import ParquetFile
    except ImportError:
        raise BadTable(f"{path}: Parquet files need the extra 'tables': pip install 'inforce[tables]'") from None
    try:
        for batch in ParquetFile(path).iter_batches(batch_size=8192):
            for row in batch.to_pylist():
                yield {key: _plain(value) for key, value in row.items()}
    except ArrowException as error:
        raise BadTable(f"{path}: not a Parquet file ({error})") from None
