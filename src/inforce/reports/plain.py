"""Plain text: the file decoded, a byte order mark dropped, newlines as they are."""

from inforce.errors import UnreadableReport
from inforce.reports.charset import decode, looks_binary, mend
from inforce.reports.compose import Source, identity


def sources(data: bytes) -> list[Source]:
    """The one source in a file of plain text. Raises UnreadableReport where it is not text."""
    decoded = decode(data)
    if decoded is None:
        what = "binary data, not text" if looks_binary(data) else "not UTF-8, and no other charset gives plausible text"
        raise UnreadableReport(f"{what}; save it as UTF-8 text")
    mended = mend(decoded.text)
    if not mended.text.strip():
        raise UnreadableReport("no words in it; save the report again")
    return [Source(identity(data), mended.text, notes=decoded.notes + mended.notes)]
