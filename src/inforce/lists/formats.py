"""The formats: which one a download is in, and entries from the rows of any of them.

A format is a module with ``looks_like(bytes)``, ``read(files, facts) -> Reading`` and ``assemble(number, rows)``.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cache, lru_cache
from importlib import import_module
from itertools import groupby
from typing import Protocol

from inforce.errors import AnotherList, BrokenEdition
from inforce.lists import names_only
from inforce.lists.edition import Part, Reading
from inforce.lists.model import Entry, Identifier, Name, Quality
from inforce.lists.numbers import number_keys, printed
from inforce.lists.registers import RegisterFacts, known_registers
from inforce.names import name_key

CARRIES = ("all", "names")
"""What an edition is declared to carry: all of the publisher's own form, or numbers and names alone."""

MODULES = {
    "csl-csv": "csl_csv",
    "eu-fsf": "eu_fsf",
    "ftm": "ftm",
    "names": "names_only",
    "ofac-advanced": "ofac_advanced",
    "ofac-csv": "ofac_csv",
    "ofac-enhanced": "ofac_enhanced",
    "ofac-xml": "ofac_xml",
    "seco-xml": "seco_xml",
    "sema-xml": "sema_xml",
    "uk-csv": "uk_csv",
    "uk-xml": "uk_xml",
    "un-xml": "un_xml",
}
"""Every form and its module, loaded when it is first met."""

TELLS_PAST = frozenset({"seco-xml"})
"""Forms whose editions tell, day by day, when each of their entries was listed and delisted, also of those delisted."""

ROW_BY_ROW = frozenset({"ftm", "ofac-csv"})
"""Forms of which the store keeps the publisher's rows as written; of others it keeps our reading of each entry."""

MAIN_NAMES = frozenset({"ofac-csv:sdn", "ofac-csv:add", "ofac-csv:comments"})
"""Parts that give no names of entries but the main one and the weak aliases of its remarks."""

Assemble = Callable[[str, Iterable[tuple[str, bytes]]], Entry | None]


class Format(Protocol):
    """What a format's module offers."""

    def looks_like(self, data: bytes) -> bool:
        """The bytes begin as a file of this form does."""

    def read(self, files: Mapping[str, bytes], facts: RegisterFacts) -> Reading:
        """One edition from its files by name. Raises BrokenEdition."""


def read_edition(files: Mapping[str, bytes], facts: RegisterFacts, carries: str = "all") -> Reading:
    """One edition from its files by name. Raises BrokenEdition where they are no edition of a readable form."""
    name, data = min(files.items())
    reading = _read(name, data, files, facts)
    if carries == "names":
        return replace(reading, form=names_only.FORM, parts={names_only.PART: names_only.part(_entries(reading))})
    return reading


def _read(name: str, data: bytes, files: Mapping[str, bytes], facts: RegisterFacts) -> Reading:
    if all(not content or content.isspace() for content in files.values()):
        raise BrokenEdition(f"{name}: {len(data)} bytes, nothing in it")
    for form in facts.forms:
        module: Format = import_module(f"inforce.lists.{MODULES[form]}")
        if module.looks_like(data):
            return module.read(files, facts)
    told = f"{name}: {_what_it_is(data)}, not a list in a form of {facts.name} ({', '.join(facts.forms)})"
    if others := _registers_of(data):
        raise AnotherList(f"{told}; it begins as a list of {' or '.join(others)} does")
    raise BrokenEdition(told)


def _registers_of(data: bytes) -> list[str]:
    """The registers that have a form in which some bytes begin."""
    forms = [form for form, module in MODULES.items() if form != names_only.FORM and _begins_as(module, data)]
    return [facts.name for facts in known_registers().values() if set(facts.forms) & set(forms)]


def _begins_as(module: str, data: bytes) -> bool:
    form: Format = import_module(f"inforce.lists.{module}")
    return form.looks_like(data)


@cache
def _assemble_of(form: str) -> Assemble:
    assemble: Assemble = import_module(f"inforce.lists.{MODULES[form]}").assemble
    return assemble


_PACKED = {
    b"PK\x03\x04": "a zip archive (import it by itself)",
    b"\x1f\x8b": "packed by gzip, and without its ending .gz",
    b"\xfd7zXZ\0": "packed by xz, and without its ending .xz",
    b"BZh": "packed by bzip2, and without its ending .bz2",
    b"\x28\xb5\x2f\xfd": "packed by zstd, and without its ending .zst",
}
"""How packed files begin, and what is said of them. Source: libmagic's magic/Magdir/compress and archive."""


def _what_it_is(data: bytes) -> str:
    if packed := next((name for magic, name in _PACKED.items() if data.startswith(magic)), None):
        return packed
    start = data[:2048].lstrip().lower()
    if b"\0" in start:
        return "binary data"
    if start.startswith((b"<!doctype html", b"<html")) or b"<body" in start:
        return "an HTML page"
    if start.startswith(b"<"):
        return "XML"
    return f"text that begins {data[:30].decode('utf-8', 'replace')!r}"


def _entries(reading: Reading) -> Iterable[Entry]:
    rows: dict[str, list[tuple[str, bytes]]] = {}
    for part in reading.parts.values():
        for row in part.rows:
            part.check(row)
            rows.setdefault(part.number(row), []).append((part.name, row))
    listed = reading.numbers
    for number, own in rows.items():
        if number in listed and (entry := assemble(number, own)):
            yield entry


@lru_cache(1024)
def form_of(part: str) -> str:
    return part.partition(":")[0]


def is_as_written(part: str) -> bool:
    """The rows of a part are the publisher's, and not our reading of an entry."""
    return form_of(part) in ROW_BY_ROW


def assemble(number: str, rows: Iterable[tuple[str, bytes]], newest_form: str | None = None) -> Entry | None:
    """The entry that rows describe. Where several forms do, the newest full form is taken, and names that only the
    others give are added to its aliases."""
    ordered = sorted(rows)
    if len(forms := {form_of(part) for part, _ in ordered}) == 1:
        return _assemble_of(forms.pop())(number, ordered)
    by_form = groupby(ordered, key=lambda row: form_of(row[0]))
    found = {form: entry for form, own in by_form if (entry := _assemble_of(form)(number, list(own)))}
    order = _ranked(found, newest_form)
    if not order:
        return None
    first, *others = (found[form] for form in order)
    return _with_names_of(first, others)


@lru_cache(1024)
def tells_programmes(part: str) -> bool:
    """:func:`programmes_of` reads the rows of a part."""
    return form_of(part) != "ofac-csv" or part == "ofac-csv:sdn"


def programmes_of(
    number: str, rows: Iterable[tuple[str, bytes]], newest_form: str | None = None
) -> tuple[str, ...] | None:
    """The programmes of the entry that :func:`assemble` makes of rows; None where it makes none."""
    by_form: dict[str, list[tuple[str, bytes]]] = {}
    for row in rows:
        by_form.setdefault(form_of(row[0]), []).append(row)
    for form in _ranked(by_form, newest_form) if len(by_form) > 1 else by_form:
        own = by_form[form]
        if (found := _programmes_in(form, number, sorted(own) if len(own) > 1 else own)) is not None:
            return found
    return None


def _programmes_in(form: str, number: str, rows: list[tuple[str, bytes]]) -> tuple[str, ...] | None:
    if form == "ofac-csv":
        return _of_rows()(rows)
    entry = _assemble_of(form)(number, rows)
    return entry.programmes if entry else None


@cache
def _of_rows() -> Callable[[Iterable[tuple[str, bytes]]], tuple[str, ...] | None]:
    """What tells the programmes of OFAC's rows without a whole entry."""
    from inforce.lists import ofac_csv

    return ofac_csv.programmes_of


def _ranked(forms: Iterable[str], newest_form: str | None) -> list[str]:
    """Forms by what they tell of an entry: the newest full one first, names alone last."""
    return sorted(forms, key=lambda form: (form == names_only.FORM, form != newest_form, form))


def _with_names_of(entry: Entry, others: Iterable[Entry]) -> Entry:
    known = {name_key(name.text) for name in entry.names}
    added = [name for other in others for name in other.names if name_key(name.text) not in known]
    unique = {name_key(name.text): Name(name.text, Quality.STRONG, "aka") for name in reversed(added)}
    return replace(entry, names=(*entry.names, *reversed(unique.values())))


def keys_in(part: Part, row: bytes) -> set[str]:
    """The keys of all that one row gives by which its entry can be found."""
    return keys_of_row(part.name, part.number(row), row)


def keys_of_row(part: str, number: str, row: bytes) -> set[str]:
    """Keys of the names that a row gives, and of the numbers, but for the one under which its entry is kept."""
    if form_of(part) == "ofac-csv":  # its rows tell no other numbers
        return set(map(name_key, names_of_row(part, number, row)))
    entry = _assemble_of(form_of(part))(number, [(part, row)])
    names = (name_key(name.text) for name in entry.names) if entry else ()
    return {*names, *number_keys(number, printed(entry) if entry else _beside(part, row))}


def numbers_of_row(part: str, number: str, row: bytes) -> tuple[Identifier, ...]:
    """The numbers that one row gives besides the one under which its entry is kept."""
    entry = _assemble_of(form_of(part))(number, [(part, row)])
    return printed(entry) if entry else _beside(part, row)


def _beside(part: str, row: bytes) -> tuple[Identifier, ...]:
    """The numbers in a row that is of an entry and describes none by itself."""
    if form_of(part) != "ftm":
        return ()
    from inforce.lists import ftm

    return ftm.numbers_of(row)


def names_of_row(part: str, number: str, row: bytes) -> tuple[str, ...]:
    """The names that one row gives."""
    if form_of(part) == "ofac-csv":  # its rows tell names without a whole entry
        from inforce.lists import ofac_csv

        return ofac_csv.names_of(part, row)
    entry = _assemble_of(form_of(part))(number, [(part, row)])
    return tuple(name.text for name in entry.names) if entry else ()
