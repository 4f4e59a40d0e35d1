"""Authorisations: general licences, exemptions and wind-downs that a user keeps on file.

The file is a JSON list of objects::

    [{"id": "us-ofac:example-gl-1",          unique among all that are on file
      "issuer": "us-ofac",                   the publisher: the register's name without the list
      "title": "Example General License 1",
      "programme": "EXAMPLE-EO1",            in the publisher's code, or null
      "entries": {"us-ofac-sdn": ["7001"]},  the entries covered, by register; {}: all under the programme
      "scope": "general",                    "general", or "activity" where it permits some dealings only
      "from": "2025-03-01",                  first day, counted from 00:00Z; null: open
      "until": null,                         last day, counted to its end in UTC; null: open
      "source": "where this is published",
      "remarks": null}]                      may be left out

An authorisation whose hour of issue is not known is best entered from the day after.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

import msgspec

from inforce import edtf
from inforce.edtf import Period
from inforce.errors import BadAuthorisations, BadTime
from inforce.moment import parse_day


class Scope(StrEnum):
    GENERAL = "general"  # permits dealings with the target generally
    ACTIVITY = "activity"  # permits some: energy, wind-down, humanitarian aid


@dataclass(frozen=True, slots=True)
class Authorisation:
    """One authorisation. ``start`` and ``end`` are days (``2025-03-01``), both included; None is open."""

    id: str
    issuer: str
    title: str
    programme: str | None
    entries: Mapping[str, tuple[str, ...]]
    scope: Scope
    start: str | None
    end: str | None
    source: str
    remarks: str | None = None

    @property
    def period(self) -> Period:
        """From 00:00Z of the first day to the end of the last."""
        first = edtf.period(self.start).first if self.start else None
        return Period(first, edtf.period(self.end).last if self.end else None)

    def covers(self, number: str, programmes: Collection[str], register: str, at: "datetime | Period") -> bool:
        """In force at an instant, or at some instant of a period, and covering an entry by its number or, where no
        entries are named, by one of its programmes."""
        asked = Period(at, at) if isinstance(at, datetime) else at
        return self.period.meets(asked) and self.concerns(number, programmes, register)

    def concerns(self, number: str, programmes: Collection[str], register: str) -> bool:
        """Covers an entry, whenever that is."""
        if self.entries:
            return number in self.entries.get(register, ())
        return self.programme in programmes and f"{register}-".startswith(f"{self.issuer}-")

    def names(self, number: str, register: str) -> bool:
        """The entry itself is named, not its programme alone."""
        return number in self.entries.get(register, ())


class _Record(msgspec.Struct, forbid_unknown_fields=True, rename={"start": "from", "end": "until"}):
    """The form of one authorisation in a file."""

    id: str
    issuer: str
    title: str
    scope: Scope
    start: str | None
    end: str | None
    source: str
    programme: str | None = None
    entries: dict[str, list[str]] = {}  # msgspec copies it
    remarks: str | None = None


def read_authorisations(path: Path) -> tuple[Authorisation, ...]:
    """The authorisations of a file. Raises BadAuthorisations."""
    try:
        records = msgspec.json.decode(path.read_bytes(), type=list[msgspec.Raw])
    except OSError as error:
        raise BadAuthorisations(f"{path}: {error.strerror or error}") from None
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
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
    record = _Record(a.id, a.issuer, a.title, a.scope, a.start, a.end, a.source, a.programme, entries, a.remarks)
    return msgspec.json.encode(record).decode()


def _decode(raw: bytes | msgspec.Raw, where: str) -> Authorisation:
    try:
        record = msgspec.json.decode(raw, type=_Record)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BadAuthorisations(f"{where}: {_field(error)}") from None
    entries = {register: tuple(numbers) for register, numbers in record.entries.items()}
    made = Authorisation(
        record.id, record.issuer, record.title, record.programme, entries, record.scope, record.start, record.end,
        record.source, record.remarks,
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
    for field, day in (("from", authorisation.start), ("until", authorisation.end)):
        try:
            parse_day(day) if day is not None else None
        except BadTime as error:
            raise BadAuthorisations(f"{where}: {field}: {error}") from None
    if authorisation.start and authorisation.end and authorisation.end < authorisation.start:
        raise BadAuthorisations(
            f"{where}: until: {authorisation.end} is before {authorisation.start}, from which it counts"
        )
    if not authorisation.programme and not any(authorisation.entries.values()):
        raise BadAuthorisations(f"{where}: entries: none, and no programme: it covers nothing")


def _refuse_twice(found: Iterable[Authorisation], path: Path) -> None:
    seen: set[str] = set()
    for place, authorisation in enumerate(found, 1):
        if authorisation.id in seen:
            raise BadAuthorisations(f"{path}: record {place} ({authorisation.id}): id: stands twice in the file")
        seen.add(authorisation.id)
