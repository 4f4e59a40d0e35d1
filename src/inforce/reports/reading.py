"""The public verb: a file, or its bytes, becomes reports. Formats are told by content, then by the name's ending."""

from codecs import BOM_UTF8
from collections.abc import Callable
from datetime import tzinfo
from pathlib import Path
from typing import BinaryIO, NamedTuple

from inforce.cycles import loaded
from inforce.errors import UnreadableReport
from inforce.reports import beginnings, plain
from inforce.reports.compose import Source, compose
from inforce.reports.model import Report

MAX_BYTES = 20_000_000
"""Largest report that is read, 20 MB: beyond any article or newsletter; archives of lists are to be cut first."""


class Reader(NamedTuple):
    """A format: the endings of its names, how its bytes begin, and the sources in a file of it (one, or one a message).

    ``sources`` raises UnreadableReport without the file's name.
    """

    endings: tuple[str, ...]
    recognises: Callable[[bytes], bool]
    sources: Callable[[bytes], list[Source]]


def _read_by(module: str) -> Callable[[bytes], list[Source]]:
    """A reader of this package, loaded for the first file of its format: a text waits for none of the parsers of the others."""

    def sources(data: bytes) -> list[Source]:
        found: list[Source] = loaded(f"inforce.reports.{module}").sources(data)
        return found

    return sources


READERS: tuple[Reader, ...] = (
    Reader((".mbox", ".mbx"), beginnings.is_mailbox, _read_by("mailbox")),
    Reader((".html", ".htm", ".xhtml"), beginnings.is_page, _read_by("page")),
    Reader((".eml", ".email", ".mht", ".mhtml"), beginnings.is_mail, _read_by("mail")),
    Reader((".txt", ".text", ".md", ""), lambda _: True, plain.sources),
)
"""Tried in this order; the last takes all that is left."""

DATA_ENDINGS = frozenset(
    {".json", ".jsonl", ".ndjson", ".csv", ".tsv", ".toml", ".yaml", ".yml", ".ini", ".xml", ".sqlite", ".log"}
)
"""Endings of files that lie beside reports and hold data."""

_OTHER_FORMATS = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an office document or an Outlook message"),
    (b"{\\rtf", "a rich text file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard file"),
    (b"\xfd7zXZ", "an xz file"),
    (b"BZh", "a bzip2 file"),
    (b"7z\xbc\xaf", "an archive"),
)
"""How files of other formats begin (their published magic numbers), and what to call them in an error."""


_OTHER_ENDINGS = frozenset(
    {
        ".pdf", ".zip", ".7z", ".rar", ".gz", ".bz2", ".xz", ".zst", ".tar", ".doc", ".docx", ".odt", ".rtf", ".xls", ".xlsx",
        ".ppt", ".pptx", ".msg", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".mp3", ".mp4",
    }
)  # fmt: skip
"""Endings of names under which no text is kept: where it is one after all, it may be the error page of a download."""


def read(path: Path | bytes, *, name: str = "report", zone: tzinfo | None = None) -> tuple[Report, ...]:
    """The report in a file, or the reports in a mailbox, in its order.

    ``path``: a file, or the bytes of one; ``name`` then tells the format by its ending, and stands in errors.
    ``zone``: taken for times of day for which neither the report nor its outlet names a zone (``zone_inferred``).
    Raises UnreadableReport, one line: not there, empty, larger than ``MAX_BYTES``, no text, nested beyond reason.
    """
    if isinstance(path, Path):
        name, data = str(path), _bytes_of(path)
    else:
        data = path
    _check(data, name)
    try:
        return tuple(compose(source, zone) for source in _reader(data, name).sources(data))
    except UnreadableReport as error:
        raise UnreadableReport(f"{name}: {error}") from None


def read_bytes(stream: BinaryIO) -> bytes:
    """The bytes of a stream, one more than is allowed at most: nobody reads 50 MB to refuse them."""
    return stream.read(MAX_BYTES + 1)


def _bytes_of(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return read_bytes(file)
    except OSError as error:
        raise UnreadableReport(
            f"{path}: cannot be read ({error.strerror or error}); check the name and the permissions"
        ) from None


def _check(data: bytes, name: str) -> None:
    if len(data) > MAX_BYTES:
        raise UnreadableReport(
            f"{name}: larger than {MAX_BYTES // 1_000_000} MB; a report is one article or mail, cut out what is meant"
        )
    if not data.strip():
        raise UnreadableReport(f"{name}: empty; save the report again")
    other = next((kind for mark, kind in _OTHER_FORMATS if data.startswith(mark)), None)
    if other:
        raise UnreadableReport(f"{name}: {other}, not text; save it as .txt, .eml or .html")
    if beginnings.is_data(data[:4096].removeprefix(BOM_UTF8)):
        raise UnreadableReport(f"{name}: XML, such as a feed, not a report; save the page or the text that it is about")
    if (ending := Path(name).suffix.lower()) in _OTHER_ENDINGS:
        raise UnreadableReport(
            f"{name}: called {ending} and no such file; if it is a report, call it .txt, .eml or .html"
        )


def _reader(data: bytes, name: str) -> Reader:
    """By content where that is plain, else by the ending, else text.

    A text may have headers of mail printed at its top: it is a mail only by its name, or where it has none.
    """
    ending = Path(name).suffix.lower()
    head = data[:4096].removeprefix(BOM_UTF8).lstrip()
    named = next((reader for reader in READERS if ending and ending in reader.endings), None)
    found = next(reader for reader in READERS if reader.recognises(head))
    if named is None or (
        found is not READERS[-1] and not (named is READERS[-1] and found.recognises is beginnings.is_mail)
    ):
        return found
    return named
