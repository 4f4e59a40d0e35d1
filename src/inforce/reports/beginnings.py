"""How files of each format begin. Told apart here, so that a text waits for no reader of mail or of pages."""

import re

from inforce.patterns import later

SEPARATOR = later(
    rb"^From \S[^\n]{0,200}?\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? [^\n]{0,30}?\d{1,2}:\d\d\b[^\n]{0,40}\r?\n",
    re.MULTILINE,
)
"""What stands before each message of a mailbox: sender and date, with weekday and time of day (RFC 4155 has that of ``asctime``;
programs put zones into it). They keep a sentence that begins with "From" from splitting a message."""
_HEADER = later(rb"[A-Za-z][A-Za-z0-9-]{1,60}:[ \t\r\n]")
_MAIL_HEADERS = later(
    rb"^(?:from|subject|message-id|mime-version|received|return-path|delivered-to|date|to):",
    re.IGNORECASE | re.MULTILINE,
)
_HTML = later(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*(?:<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>])",
    re.IGNORECASE | re.DOTALL,
)
_XML = later(rb"\s*<\?xml[\s?]|\s*<(?:rss|feed|rdf:RDF)[\s>]")


def is_mailbox(head: bytes) -> bool:
    """The bytes begin with a separator line."""
    return SEPARATOR.match(head) is not None


def is_mail(head: bytes) -> bool:
    """The bytes begin with mail headers, two of them such as mail has."""
    headers = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0]
    return _HEADER.match(head) is not None and len({found.lower() for found in _MAIL_HEADERS.findall(headers)}) >= 2


def is_data(head: bytes) -> bool:
    """The bytes begin as XML does that is no page: a feed, a list, a document of an office."""
    return _XML.match(head) is not None and not is_page(head)


def is_page(head: bytes) -> bool:
    """The bytes begin as HTML does."""
    return _HTML.match(head) is not None
