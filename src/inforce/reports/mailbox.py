"""Mailboxes (``.mbox``, RFC 4155): one source a message, in the order of the file."""

import re
from collections.abc import Iterator

from inforce.errors import UnreadableReport
from inforce.reports.beginnings import SEPARATOR
from inforce.reports.compose import Source, identity
from inforce.reports.mail import source_of
from inforce.values import replace

_ESCAPED = re.compile(rb"^>(>*From )", re.MULTILINE)
_BLANK_BEFORE = re.compile(rb"\n\r?\n\Z")


def sources(data: bytes) -> list[Source]:
    """The sources in a mailbox. A message that cannot be read is there without text, with a note that says why.

    The id of each is that of the message's bytes as they stand in the file, without the separator line before and the
    empty line after. Raises UnreadableReport where no message can be read.
    """
    read = [_source(number, message) for number, message in enumerate(messages(data), start=1)]
    if not read:
        raise UnreadableReport("a mailbox without a message; each begins with a line 'From sender date'")
    if not any(source.text for source in read):
        raise UnreadableReport(f"no message in this mailbox can be read; {read[0].notes[0]}")
    return read


def messages(data: bytes) -> Iterator[bytes]:
    """The bytes of each message."""
    starts = [
        found
        for found in SEPARATOR.finditer(data)
        if found.start() == 0 or _BLANK_BEFORE.search(data, max(0, found.start() - 3), found.start())
    ]
    ends = [] if not starts else [found.start() for found in starts[1:]] + [len(data)]
    for found, end in zip(starts, ends, strict=True):
        message = data[found.end() : end]
        newline = b"\r\n" if message.endswith(b"\r\n") else b"\n"
        yield message.removesuffix(newline) if message.endswith(newline * 2) else message


def _source(number: int, message: bytes) -> Source:
    try:
        source = source_of(_ESCAPED.sub(rb"\1", message))
    except UnreadableReport as error:
        return Source(identity(message), "", notes=(f"message {number}: {error}",))
    return replace(source, id=identity(message))
