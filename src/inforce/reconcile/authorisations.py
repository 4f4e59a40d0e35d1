"""Authorisations: general licences, exemptions and wind-downs that a user keeps on file.

The file is a JSON list of objects::

    [{"id": "us-ofac:example-gl-1",          unique among all that are on file
      "issuer": "us-ofac",                   the publisher: the register's name without the list
      "title": "Example General License 1",
      "programme": "EXAMPLE-EO1",            in the publisher's code, a list of several, or null
      "entries": {"us-ofac-sdn": ["7001"]},  the entries covered, by register; {}: all under the programme
      "scope": "general",                    "general"; "activity" where it permits some dealings only; "untold"
      "from": "2025-03-01",                  first day, counted from 00:00Z; null: open
      "until": null,                         last day, counted to its end in UTC; null: open
      "source": "where this is published",
      "remarks": null,                       may be left out, as may all that follows
      "number": "1",                         as the publisher counts its licences
      "published": "2025-04-02"}]            day of the notice that tells of it: before its end nobody knew of it by this

An authorisation whose hour of issue is not known is best entered from the day after. One whose scope is untold comes from
a legal notice (:mod:`inforce.reconcile.legal_notices`): it is evidence, and never makes a claim ``licensed``.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from enum import StrEnum
from pathlib import Path

import msgspec

from inforce import edtf
from inforce.edtf import Period
from inforce.errors import BadAuthorisations, BadTime
from inforce.moment import parse_day
from inforce.values import value


class Scope(StrEnum):
    GENERAL = "general"  # permits dealings with the target generally
    ACTIVITY = "activity"  # permits some: energy, wind-down, humanitarian aid
    UNTOLD = "untold"  # a notice names it and does not tell what it permits


@value(frozen=True, slots=True)
class Authorisation:
    """One authorisation. ``start`` and ``end`` are days (``2025-03-01``), both included; None is open.

    ``programmes``: the publisher's codes. ``published``: the day of the notice that tells of it, where that is all that is
    known of its time; ``number``: as its publisher counts.
    """

    id: str
    issuer: str
    title: str
    programmes: tuple[str, ...]
    entries: Mapping[str, tuple[str, ...]]
    scope: Scope
    start: str | None
    end: str | None
    source: str
    remarks: str | None = None
    number: str | None = None
    published: str | None = None

    @property
    def period(self) -> Period:
        """From 00:00Z of the first day to the end of the last."""
        first = edtf.period(self.start).first if self.start else None
        return Period(first, edtf.period(self.end).last if self.end else None)

    def is_known(self, at: datetime) -> bool:
        """Nothing is said of a notice, or it had been published by an instant."""
        published = edtf.period(self.published).last if self.published else None
        return published is None or published <= at

    def told_by(self, at: datetime) -> bool:
        """A notice had told of it by an instant, and the licence had not run out by what it tells."""
        if not self.published:
            return False
        return self.is_known(at) and (self.period.last is None or at <= self.period.last)

    def covers(self, number: str, programmes: Collection[str], register: str, at: "datetime | Period") -> bool:
        """In force at an instant, or at some instant of a period, and covering an entry by its number or, where no
        entries are named, by one of its programmes."""
        asked = Period(at, at) if isinstance(at, datetime) else at
        return self.period.meets(asked) and self.concerns(number, programmes, register)

    def concerns(self, number: str, programmes: Collection[str], register: str) -> bool:
        """Covers an entry, whenever that is."""
        if self.entries:
            return number in self.entries.get(register, ())
        return not set(self.programmes).isdisjoint(programmes) and f"{register}-".startswith(f"{self.issuer}-")

    def names(self, number: str, register: str) -> bool:
        """The entry itself is named, not its programme alone."""
        return number in self.entries.get(register, ())


class _Record(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True, rename={"start": "from", "end": "until"}):
    """The form of one authorisation in a file."""

    id: str
    issuer: str
    title: str
    scope: Scope
    start: str | None
    end: str | None
    source: str
    programme: str | list[str] | None = None
    entries: dict[str, list[str]] = {}  # msgspec copies it
    remarks: str | None = None
    number: str | None = None
    published: str | None = None


def read_authorisations(path: Path) -> tuple[Authorisation, ...]:
    """The authorisations of a file. Raises BadAuthorisations."""
    try:
        return decode_all(path.read_bytes(), path)
    except OSError as error:
        raise BadAuthorisations(f"{path}: {error.strerror or error}") from None


def decode_all(data: bytes, path: Path) -> tuple[Authorisation, ...]:
    """The authorisations in the bytes of a file. Raises BadAuthorisations."""
    try:
        records = msgspec.json.decode(data, type=list[msgspec.Raw])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise BadAuthorisations(f"{path}: not a JSON list of authorisations ({error})") from None
    found = tuple(_decode(raw, f"{path}: record {place}") for place, raw in enumerate(records, 1))
    _refuse_twice(found, path)
    return found


def decode(document: str) -> Authorisation:
    """One authorisation from its JSON object. Raises BadAuthorisations."""
    return _decode(document.encode(), "authorisation on file")


def encode(authorisation: Authorisation) -> str:
    """Its JSON object, in the form of the file."""
    a = authorisation
    entries = {register: list(numbers) for register, numbers in a.entries.items()}
    codes = list(a.programmes) if len(a.programmes) > 1 else next(iter(a.programmes), None)
    record = _Record(
        a.id, a.issuer, a.title, a.scope, a.start, a.end, a.source, codes, entries, a.remarks, a.number, a.published
    )
    return msgspec.json.encode(record).decode()


def _decode(raw: bytes | msgspec.Raw, where: str) -> Authorisation:
    try:
        record = msgspec.json.decode(raw, type=_Record)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise BadAuthorisations(f"{where}: {_field(error)}") from None
    entries = {register: tuple(numbers) for register, numbers in record.entries.items()}
    told = record.programme
    codes = (told,) if isinstance(told, str) and told else tuple(told or ())
    made = Authorisation(
        record.id, record.issuer, record.title, codes, entries, record.scope, record.start, record.end,
        record.source, record.remarks, record.number, record.published,
    )  # fmt: skip
    _check(made, f"{where} ({record.id})")
    return made


def _field(error: Exception) -> str:
    """msgspec's words with the field first: ``from: Expected `str`, got `int` ``."""
    what, _, path = str(error).partition(" - at `$.")
    return f"{path.rstrip('`')}: {what}" if path else what


def _check(authorisation: Authorisation, where: str) -> None:
    for field in ("id", "issuer", "title"):
        if not getattr(authorisation, field).strip():
            raise BadAuthorisations(f"{where}: {field}: is empty")
    days = {"from": authorisation.start, "until": authorisation.end, "published": authorisation.published}
    for field, day in days.items():
        try:
            parse_day(day) if day is not None else None
        except BadTime as error:
            raise BadAuthorisations(f"{where}: {field}: {error}") from None
    if authorisation.start and authorisation.end and authorisation.end < authorisation.start:
        raise BadAuthorisations(
            f"{where}: until: {authorisation.end} is before {authorisation.start}, from which it counts"
        )
    if not authorisation.programmes and not any(authorisation.entries.values()):
        raise BadAuthorisations(f"{where}: entries: none, and no programme: it covers nothing")


def _refuse_twice(found: Iterable[Authorisation], path: Path) -> None:
    seen: set[str] = set()
    for place, authorisation in enumerate(found, 1):
        if authorisation.id in seen:
            raise BadAuthorisations(f"{path}: record {place} ({authorisation.id}): id: stands twice in the file")
        seen.add(authorisation.id)
