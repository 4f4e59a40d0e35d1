"""Reports that are kept: text, wrapping and hash, with what was read in them and by which version of the rules."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

import msgspec

from inforce.claims import extract
from inforce.claims.model import Extract
from inforce.errors import StoreUnusable, UnknownReport
from inforce.receipts.hashing import rules
from inforce.receipts.sealing import canonical
from inforce.register.store import KeptReport, Session
from inforce.reports.model import Report

PACKAGES = ("inforce.claims", "inforce.reports")
LIBRARIES = ("anyascii", "lxml", "pymorphy3")
SHORTEST = 4
"""Letters of a hash that are enough to name a report."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A report that is kept. ``number``: in the store; ``name``: of its file; ``rules``: what read it."""

    number: int
    name: str
    added: datetime
    report: Report
    extract: Extract
    rules: str

    @property
    def id(self) -> str:
        """The SHA-256 of the file, or of the message in it."""
        return self.report.id.removeprefix("sha256:")

    @property
    def is_current(self) -> bool:
        return self.rules == current_rules()


def current_rules() -> str:
    """One hash over the versions and tables that decide what is read in a report."""
    return hashlib.sha256(canonical(dict(rules(PACKAGES, LIBRARIES)))).hexdigest()


def kept_reports(session: Session) -> tuple[Kept, ...]:
    """In the order in which they were added. Raises StoreUnusable where one was written by a later version."""
    return tuple(_decoded(each) for each in session.reports())


def add(session: Session, name: str, report: Report, found: Extract, now: datetime) -> bool:
    """Keep a report; whether it is new. One that is kept already gets the name and what was read this time."""
    sha256 = report.id.removeprefix("sha256:")
    number = session.report_id(sha256)
    if new := number is None:
        number = session.add_report(sha256, name, now, _text(report))
    else:
        session.rename_report(number, name)
    session.put_extraction(number, current_rules(), _text(found))
    return new


def read_again(session: Session, kept: Iterable[Kept]) -> int:
    """Those that older rules read, read by today's; how many they were."""
    older = [each for each in kept if not each.is_current]
    for each in older:
        session.put_extraction(each.number, current_rules(), _text(extract(each.report)))
    return len(older)


def named(kept: Sequence[Kept], name: str) -> Kept:
    """The report of a name, or whose hash begins so. Raises UnknownReport."""
    asked = name.removeprefix("sha256:")
    is_hash = len(asked) >= SHORTEST and set(asked.lower()) <= set("0123456789abcdef")
    found = [each for each in kept if each.name == name or (is_hash and each.id.startswith(asked.lower()))]
    if not found:
        raise UnknownReport(f"{name}: no report of that name or hash is kept; 'inforce reports' lists them")
    if len(found) > 1:
        hashes = ", ".join(each.id[:12] for each in found)
        raise UnknownReport(f"{name}: {len(found)} reports that are kept are named so; name one by its hash: {hashes}")
    return found[0]


def _decoded(kept: KeptReport) -> Kept:
    try:
        report = msgspec.json.decode(kept.document, type=Report)
        found = msgspec.json.decode(kept.extraction, type=Extract)
    except msgspec.DecodeError as error:
        raise StoreUnusable(
            f"report {kept.sha256[:12]}: not in the form of this version ({error}); forget and add it"
        ) from None
    return Kept(kept.id, kept.name, kept.added, report, found, kept.rules)


def _text(value: object) -> str:
    return msgspec.json.encode(value).decode()
