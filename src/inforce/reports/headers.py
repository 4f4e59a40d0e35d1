"""Blocks of mail headers printed within a text: "From: … Date: … Subject: …", in any order and language."""

import re
from dataclasses import field
from functools import lru_cache

from inforce.patterns import later
from inforce.reports.dates import find_date, header_date
from inforce.reports.knowledge import table
from inforce.reports.lines import Sheet
from inforce.values import value

_LABEL = re.compile(r"[*_]{0,2}(?P<label>[^\W\d_][\w .-]{0,28}?)[*_]{0,2}\s?:[*_]{0,2}\s*(?P<value>.*)")
_WRAPPED = 60
"""A header at least this long may run on in the next line without being indented there."""
_ONE_LINE = later(r"(?P<date>[^\"<>]{8,60}?),?\s+\"?(?P<name>[^\"<>,]{1,80})\"?\s+<(?P<address>[^<>\s]{3,100})>\s?:")
_ATTACHED = 200
_MOST_LINES = 40
"""Lines of headers that a mail program prints; long lists of recipients may fill most of them."""


@value(frozen=True, slots=True)
class Headers:
    """Fields by kind (``from``, ``date``, ``to``, ``subject``, ``other``) in lines ``first`` to before ``after``."""

    first: int
    after: int
    fields: dict[str, str] = field(default_factory=dict)

    @property
    def sender(self) -> str | None:
        """The field "From"."""
        return self.fields.get("from") or None

    @property
    def recipient(self) -> str | None:
        """The field "To"."""
        return self.fields.get("to") or None

    @property
    def subject(self) -> str | None:
        """The field "Subject"."""
        return self.fields.get("subject") or None

    @property
    def when(self) -> str | None:
        """The field "Date" as EDTF; None where it tells none."""
        return header_date(self.fields["date"]) if "date" in self.fields else None

    @property
    def is_mail(self) -> bool:
        """Enough to be the head of a mail that no mark announces: a sender with an address or a date, and two more."""
        known = self.fields.keys() - {"other"}
        return len(known) >= 3 and "from" in known and ("@" in self.fields["from"] or self.when is not None)


def read_headers(sheet: Sheet, first: int) -> Headers:
    """The headers that begin in line ``first``; none where that is no header. A blank line ends them, unless another
    header follows it."""
    fields: dict[str, str] = {}
    kind, number = "", first
    while number < min(first + _MOST_LINES, len(sheet)):
        line = sheet.lines[number]
        label = _label(line.bare)
        if label and (label[0] not in fields or label[0] == "other"):
            kind = label[0]
            fields[kind] = label[1]
        elif label is None and kind and not line.gap and _goes_on(sheet, number, fields[kind]):
            fields[kind] = f"{fields[kind]} {line.bare}"
        else:
            break
        number += 1
    return Headers(first, number, fields)


def read_attribution(sheet: Sheet, number: int) -> Headers:
    """Headers in one line, as some mail programs print them: ``12.09.2025, 09:40, "Ann Bee" <a@b.example>:``."""
    found = _ONE_LINE.fullmatch(sheet.lines[number].bare[:_ATTACHED]) if number < len(sheet) else None
    if not found or not find_date(found["date"]):
        return Headers(number, number)
    return Headers(number, number + 1, {"date": found["date"], "from": f"{found['name']} <{found['address']}>"})


def _label(line: str) -> tuple[str, str] | None:
    """The kind of a header line and its value."""
    found = _LABEL.fullmatch(line[:2000])
    kind = _kinds(found["label"].strip().lower()) if found else None
    return (kind, found["value"].strip()) if found and kind else None


def _goes_on(sheet: Sheet, number: int, value: str) -> bool:
    """A header's line runs on: indented, after a comma, before another header, or because the one above was full."""
    line = sheet.lines[number]
    indented = line.start > 0 and sheet.text[line.start - 1] in " \t"
    if indented or value.endswith(","):
        return True
    if number + 1 < len(sheet) and not sheet.lines[number + 1].gap and _label(sheet.lines[number + 1].bare):
        return True
    return (
        len(value) >= _WRAPPED and number + 1 < len(sheet) and sheet.lines[number + 1].gap and len(line.bare) < _WRAPPED
    )


@lru_cache(maxsize=1024)
def _kinds(label: str) -> str | None:
    listed = table("wrapping")["headers"]
    kinds = (kind for kind, labels in listed.items() if any(re.fullmatch(each, label) for each in labels))
    return next(kinds, None)
