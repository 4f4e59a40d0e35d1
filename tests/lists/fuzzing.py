"""Files of every form, damaged in every way that we could think of, imported over the sound edition.

Three things must hold of each: the import ends, and with nothing but an edition in force or a reason for quarantine; no
entry leaves the register whose record stands unharmed in the file; and nobody at all leaves by a file that was cut off,
garbled as a whole, or is no list. A record that somebody took out neatly is another matter: that is what a delisting
looks like.
"""

import gzip
import lzma
import re
import shutil
import signal
import tarfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random

from inforce.errors import BrokenEdition, InforceError
from inforce.home import Home
from inforce.lists.downloads import open_downloads
from inforce.lists.formats import read_edition
from inforce.lists.registers import register_facts
from inforce.moment import Look, Moment
from inforce.register.importing import Importer, Outcome
from tests.conftest import LATER, REAL, csv_file, sdn_row
from tests.lists import ofac_forms, test_eu_fsf, test_ftm, test_seco_xml, test_sema_xml, test_un_xml

BEFORE, AFTER = "2026-05-01T12:00Z", "2026-05-02T12:00Z"  # after the publication of every real file
PATIENCE = 30
"""Seconds after which an import counts as hung."""


@dataclass(frozen=True)
class Seed:
    """A sound file: what stands before its records, the records, what stands after them."""

    name: str
    register: str
    file: str
    head: bytes
    records: tuple[bytes, ...]
    tail: bytes
    carries: str = "all"

    def whole(self, records: Sequence[bytes] | None = None) -> bytes:
        return self.head + b"".join(self.records if records is None else records) + self.tail

    def numbers(self, data: bytes) -> frozenset[str]:
        return read_edition({self.file: data}, register_facts(self.register), self.carries).numbers


def seed(name: str, register: str, file: str, data: bytes, record: bytes, most: int = 120) -> Seed:
    """``record``: a pattern that finds every record of the file, one after the other."""
    found = list(re.finditer(record, data, re.DOTALL | re.MULTILINE))[:most]
    kept = [match[0] for match in found]
    last = list(re.finditer(record, data, re.DOTALL | re.MULTILINE))[-1]
    return Seed(name, register, file, data[: found[0].start()], tuple(kept), data[last.end() :])


def crowded(seed: Seed, marks: Sequence[bytes], least: int = 24) -> Seed:
    """The same with more parties: copies of the first record, each with marks of its own in place of the first's."""
    first, more = seed.records[0], list[bytes]()
    for copy in range(max(0, least - len(seed.records))):
        record = first
        for mark in marks:
            record = record.replace(mark, mark[:-2] + b"%02d" % (copy + 20))
        more.append(record)
    return replace(seed, records=(*seed.records, *more))


def samples() -> Iterator[Seed]:
    """Files of our own, one of each form."""
    rows = csv_file(*(sdn_row(n, f"PARTY {n}", "individual", remarks=f"DOB 19{n % 90 + 10}") for n in range(100, 180)))
    yield seed("ofac-csv", "us-ofac-sdn", "sdn.csv", rows, rb"^\d+,[^\n]*\n")
    parties = [
        replace(each, number=each.number + 10 * copy, linked=tuple(n + 10 * copy for n in each.linked))
        for copy in range(12)
        for each in ofac_forms.ALL
    ]
    yield seed("ofac-xml", "us-ofac-sdn", "sdn.xml", ofac_forms.sdn_list(parties), rb"<sdnEntry>.*?</sdnEntry>")
    yield seed(
        "ofac-advanced",
        "us-ofac-sdn",
        "sdn_advanced.xml",
        ofac_forms.advanced(parties),
        rb"<DistinctParty .*?</DistinctParty>",
    )
    yield seed(
        "ofac-enhanced", "us-ofac-sdn", "sdn_enhanced.xml", ofac_forms.enhanced(parties), rb"<entity .*?</entity>"
    )
    yield seed("un-xml", "un-sc", "consolidated.xml", _un(), rb"<INDIVIDUAL>.*?</INDIVIDUAL>")
    yield seed("seco-xml", "ch-seco", "seco.xml", _seco(), rb"<target .*?</target>")
    yield seed("sema-xml", "ca-sema", "sema.xml", _sema(), rb"<record>.*?</record>")
    eu = seed(
        "eu-fsf", "eu-fsf", "eu.xml", _of_the_past(test_eu_fsf.SAMPLE), rb"<sanctionEntity .*?</sanctionEntity>\s*"
    )
    yield crowded(eu, [b"EU.9001.10"])
    data = Path(__file__).parent / "data"
    uk_xml, uk_csv = (_of_the_past((data / name).read_bytes()) for name in ("uk.xml", "uk.csv"))
    uk = seed("uk-xml", "gb-fcdo", "uk.xml", uk_xml, rb"<Designation>.*?</Designation>\s*")
    yield crowded(uk, [b"QUA0001"])
    rows_of_uk = rb"^\d\d/\d\d/\d{4},.*?\n(?=\d\d/\d\d/|\Z)"
    uk = seed("uk-csv", "gb-fcdo", "uk.csv", uk_csv, rows_of_uk, 1000)
    yield crowded(uk, [b"QUA0001"], len(uk.records) + 24)
    lines = (test_ftm.PERSON | {"id": f"ofac-{number}"} for number in range(100, 160))
    yield seed("ftm", "us-ofac-sdn", "entities.json", test_ftm.lines(*lines) + b"\n", rb"^\{[^\n]*\n")


def _of_the_past(sample: bytes) -> bytes:
    """A sample of years to come, as of twenty years before: what is published after its retrieval is not believed."""
    return re.sub(rb"\b203(\d)\b", rb"201\1", sample)


def _un() -> bytes:
    people = (
        test_un_xml.PERSON.replace("7100001", f"71{number:05}").replace("QDi.901", f"QDi.{number:03}")
        for number in range(100, 150)
    )
    return test_un_xml.listing(*people)


def _seco() -> bytes:
    return test_seco_xml.listing(
        *(test_seco_xml.target(number, test_seco_xml.COMPANY, test_seco_xml.LISTED) for number in range(1, 41))
    )


def _sema() -> bytes:
    return test_sema_xml.listing(*(test_sema_xml.PERSON | {"Item": str(number)} for number in range(1, 41)))


def real_files() -> Iterator[Seed]:
    """Real files, where there are any: their first records, so that two thousand cases end in minutes."""
    if not REAL.is_dir():
        return
    csv = REAL / "us-ofac-sdn/csv-set/2023-12-28/sdn.csv.xz"
    yield seed("real ofac-csv", "us-ofac-sdn", "sdn.csv", _read(csv), rb"^\d+,[^\n]*\n", 400)
    with tarfile.open(REAL / "un-sc/consolidated-xml-history.tar.xz") as archive:
        data = next(_member(archive, each) for each in archive if each.name.endswith("2023-10-18T002509Z.xml"))
    yield seed("real un-xml", "un-sc", "consolidated.xml", data, rb"<INDIVIDUAL>.*?</INDIVIDUAL>\s*", 200)
    with tarfile.open(REAL / "us-ofac-cons/cons-xml-history.tar.xz") as archive:
        data = [_member(archive, each) for each in archive if each.isfile()][-1]
    yield seed("real ofac-xml", "us-ofac-cons", "consolidated.xml", data, rb"<sdnEntry>.*?</sdnEntry>\s*", 500)
    (enhanced,) = (REAL / "us-ofac-cons").glob("CONS_ENHANCED*.xz")
    yield seed(
        "real ofac-enhanced", "us-ofac-cons", "cons_enhanced.xml", _read(enhanced), rb"<entity .*?</entity>\s*", 150
    )
    (cut,) = (REAL / "us-ofac-sdn").glob("SDN_ADVANCED*.xz")
    yield seed(
        "real ofac-advanced", "us-ofac-sdn", "sdn_advanced.xml", _read(cut), rb"<DistinctParty .*?</DistinctParty>\s*"
    )
    (sema,) = (REAL / "other").glob("ca-sema*.xml.xz")
    yield seed("real sema-xml", "ca-sema", "sema.xml", _read(sema), rb"<record>.*?</record>\s*", 200)
    (csl,) = (REAL / "other").glob("us-csl*.csv.xz")
    yield seed("real csl-csv", "us-csl", "csl.csv", _read(csl), rb"^[0-9a-f]{4,},[^\n]*\n", 200)
    (eu,) = (REAL / "other").glob("eu-fsf*.xml.xz")
    two = seed("real eu-fsf", "eu-fsf", "eu.xml", _read(eu), rb"<sanctionEntity .*?</sanctionEntity>\s*")
    yield crowded(two, [b"EU.36.64"])
    (ftm,) = (REAL / "us-ofac-sdn/derived-2025").glob("2025-12-24*")
    lines = seed("real ftm", "us-ofac-sdn", "entities.json", _read(ftm), rb"^\{[^\n]*\n", 300)
    yield replace(lines, carries="names")


def _read(path: Path) -> bytes:
    return lzma.open(path).read() if path.suffix == ".xz" else path.read_bytes()


def _member(archive: tarfile.TarFile, member: tarfile.TarInfo) -> bytes:
    stream = archive.extractfile(member)
    assert stream is not None
    return stream.read()


# Damage


@dataclass(frozen=True)
class Damage:
    """``kills``: nobody may leave by it, whatever stands in the file."""

    name: str
    do: Callable[[Random, Seed], bytes]
    kills: bool = False


def _flipped(chance: Random, seed: Seed) -> bytes:
    data = bytearray(seed.whole())
    for _ in range(chance.choice([1, 1, 2, 8, 64])):
        data[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(data)


def _bits(chance: Random, seed: Seed) -> bytes:
    data = bytearray(seed.whole())
    for _ in range(chance.choice([1, 3, 20])):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(data)


def _cut(chance: Random, seed: Seed) -> bytes:
    data = seed.whole()
    return data[: chance.randrange(1, len(data) - 1)]


def _cut_between_records(chance: Random, seed: Seed) -> bytes:
    return seed.head + b"".join(seed.records[: chance.randrange(0, len(seed.records))])


def _without_beginning(chance: Random, seed: Seed) -> bytes:
    data = seed.whole()
    return data[chance.randrange(1, len(data)) :]


def _piece_lost(chance: Random, seed: Seed) -> bytes:
    data = seed.whole()
    at = chance.randrange(len(data))
    return data[:at] + data[at + chance.choice([1, 7, 100, 1000, 10_000]) :]


def _piece_doubled(chance: Random, seed: Seed) -> bytes:
    data = seed.whole()
    at, length = chance.randrange(len(data)), chance.choice([1, 50, 1000])
    return data[: at + length] + data[at:]


def _records_doubled(chance: Random, seed: Seed) -> bytes:
    records = list(seed.records)
    for _ in range(chance.choice([1, 5])):
        records.insert(chance.randrange(len(records) + 1), chance.choice(seed.records))
    return seed.whole(records)


def _shuffled(chance: Random, seed: Seed) -> bytes:
    records = list(seed.records)
    chance.shuffle(records)
    return seed.whole(records)


def _tag_lost(chance: Random, seed: Seed) -> bytes:
    data = seed.whole()
    tags = list(re.finditer(rb"</?[A-Za-z][^>]*>|[,\"{}\[\]:]", data))
    lost = sorted(chance.sample(tags, min(len(tags), chance.choice([1, 2, 10]))), key=lambda match: -match.start())
    for match in lost:
        data = data[: match.start()] + data[match.end() :]
    return data


def _tag_renamed(chance: Random, seed: Seed) -> bytes:
    data = seed.whole()
    names = sorted(set(re.findall(rb"</?([A-Za-z][\w:-]*)", data))) or [b"name", b","]
    name = chance.choice(names)
    return (
        re.sub(rb"(</?)" + re.escape(name) + rb"\b", rb"\1" + name + b"X", data)
        if b"<" in data
        else data.replace(name, b"x")
    )


def _emptied(chance: Random, seed: Seed) -> bytes:
    data = seed.whole()
    names = sorted(set(re.findall(rb"<([A-Za-z][\w:-]*)>[^<]+<", data))) or [b"none"]
    name = re.escape(chance.choice(names))
    return re.sub(rb"(<" + name + rb">)[^<]*<", rb"\1<", data)


def _other_encoding(chance: Random, seed: Seed) -> bytes:
    text = seed.whole().decode("utf-8", "replace")
    how = chance.choice(["utf-16", "utf-16-le", "utf-32", "utf-7", "cp037", "latin-1"])
    return text.encode(how, "replace")


def _declared_otherwise(chance: Random, seed: Seed) -> bytes:
    name = chance.choice([b"utf-16", b"utf-7", b"EBCDIC-US", b"nonsense", b"iso-8859-1"])
    return re.sub(rb"encoding=[\"'][^\"']*[\"']", b'encoding="' + name + b'"', seed.whole(), count=1)


def _broken_utf8(chance: Random, seed: Seed) -> bytes:
    data = seed.whole()
    at = chance.randrange(len(data))
    return data[:at] + chance.choice([b"\xff\xfe", b"\xc3(", b"\xed\xa0\x80", b"\0", b"\x1a", b"\xf8\xa1"]) + data[at:]


def _huge_field(chance: Random, seed: Seed) -> bytes:
    data = seed.whole()
    at = chance.choice([match.end() for match in re.finditer(rb">|,", data)] or [0])
    return data[:at] + chance.choice([b"A", b"&amp;", b"\xd0\x96", b" "]) * 1_000_000 + data[at:]


def _bomb(chance: Random, seed: Seed) -> bytes:
    entities = "".join(f'<!ENTITY b{n} "{f"&b{n - 1};" * 10}">' for n in range(1, 12))
    doctype = f'<!DOCTYPE x [<!ENTITY b0 "{"lol" * 10}">{entities}<!ENTITY f SYSTEM "file:///etc/passwd">]>'.encode()
    data = seed.whole()
    end = data.find(b"?>")
    data = data[: end + 2] + doctype + data[end + 2 :] if end >= 0 else doctype + data
    places = [match.end() for match in re.finditer(rb">", data)] or [len(data)]
    at = chance.choice(places)
    return data[:at] + chance.choice([b"&b11;", b"&f;"]) + data[at:]


def _deep(chance: Random, seed: Seed) -> bytes:
    data, depth = seed.whole(), chance.choice([300, 20_000, 200_000])
    at = chance.choice([match.end() for match in re.finditer(rb">|,", data)] or [0])
    inside = b"<a>" * depth + b"</a>" * depth if chance.random() < 0.7 else b"[" * depth + b"]" * depth
    return data[:at] + inside + data[at:]


def _many_attributes(chance: Random, seed: Seed) -> bytes:
    data = seed.whole()
    places = [match.end() for match in re.finditer(rb"<[A-Za-z]\w+", data)] or [0]
    at = chance.choice(places)
    return data[:at] + b"".join(b' a%d="x"' % n for n in range(20_000)) + data[at:]


def _packed(chance: Random, seed: Seed) -> bytes:
    data = seed.whole()
    return gzip.compress(data) if chance.random() < 0.5 else lzma.compress(data)


def _page(chance: Random, seed: Seed) -> bytes:
    page = b"<!DOCTYPE html><html><body>%s</body></html>"
    return chance.choice(
        [page % b"We are down for maintenance.", page % seed.whole()[:2000], b"403", b"{}", b"null", b"<a/>"]
    )


def _nothing(chance: Random, seed: Seed) -> bytes:
    return chance.choice([b"", b"\n", b"\xef\xbb\xbf", b"\x1a", b" " * 100_000])


def _without_records(chance: Random, seed: Seed) -> bytes:
    return seed.head + chance.choice([b"", seed.records[0]]) + seed.tail


def _another(chance: Random, seed: Seed) -> bytes:
    others = [each for each in _others() if each.name.removeprefix("real ") != seed.name.removeprefix("real ")]
    return chance.choice(others).whole()


def _record_taken_out(chance: Random, seed: Seed) -> bytes:
    records = list(seed.records)
    records.pop(chance.randrange(len(records)))
    return seed.whole(records)


_OTHERS: list[Seed] = []


def _others() -> list[Seed]:
    if not _OTHERS:
        _OTHERS.extend(samples())
    return _OTHERS


DAMAGES = (
    Damage("bytes replaced", _flipped),
    Damage("bits flipped", _bits),
    Damage("cut off", _cut, kills=True),
    Damage("cut off between two records", _cut_between_records, kills=True),
    Damage("without its beginning", _without_beginning),
    Damage("a piece lost", _piece_lost),
    Damage("a piece doubled", _piece_doubled),
    Damage("records doubled", _records_doubled, kills=True),
    Damage("records in another order", _shuffled, kills=True),
    Damage("tags lost", _tag_lost),
    Damage("a tag renamed", _tag_renamed),
    Damage("a tag emptied", _emptied),
    Damage("another encoding", _other_encoding, kills=True),
    Damage("another encoding declared", _declared_otherwise, kills=True),
    Damage("broken UTF-8", _broken_utf8),
    Damage("a huge field", _huge_field),
    Damage("an entity bomb", _bomb, kills=True),
    Damage("deep nesting", _deep),
    Damage("many attributes", _many_attributes, kills=True),
    Damage("packed", _packed, kills=True),
    Damage("a web page or a word", _page, kills=True),
    Damage("nothing", _nothing, kills=True),
    Damage("no records", _without_records, kills=True),
    Damage("another list", _another, kills=True),
    Damage("a record taken out", _record_taken_out),
)


# The course of one case


@dataclass
class Ring:
    """A store that holds the sound edition; each case is tried on a copy of it."""

    seed: Seed
    folder: Path
    owners: Mapping[bytes, frozenset[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        outcome, reason = self._import(Home(self.folder / "sound"), self.seed.whole(), BEFORE)
        assert outcome is Outcome.IN_FORCE, f"{self.seed.name}: {reason}"
        self.numbers = self.seed.numbers(self.seed.whole())
        self.owners = {record: self._numbers_of(record) for record in self.seed.records}

    def _numbers_of(self, record: bytes) -> frozenset[str]:
        """Whose record it is: the list of it alone says so."""
        try:
            return self.seed.numbers(self.seed.whole([record])) & self.numbers
        except BrokenEdition:  # a count in the file disagrees, or it says nothing alone
            return frozenset(
                number for number in self.numbers if re.search(rb"\b%s\b" % re.escape(number.encode()), record)
            )

    def _import(self, home: Home, data: bytes, retrieved: str) -> tuple[Outcome, str | None]:
        file = self.folder / self.seed.file
        file.write_bytes(data)
        with open_downloads(file, Look.parse(retrieved)) as downloads, home.writing() as store:
            importer = Importer(store, home.archive, register_facts(self.seed.register), self.seed.carries)
            (imported,) = importer.run(downloads, keep_broken=True)
        return imported.outcome, imported.reason

    def try_out(self, damage: Damage, data: bytes) -> tuple[Outcome, list[str]]:
        """What became of it, and what is wrong with that."""
        home = Home(self.folder / "copy")
        shutil.rmtree(home.folder, ignore_errors=True)
        shutil.copytree(self.folder / "sound", home.folder)
        try:
            with within(PATIENCE):
                outcome, reason = self._import(home, data, AFTER)
        except InforceError as error:
            return Outcome.QUARANTINED, [f"refused with an error: {error}"]
        if outcome is Outcome.QUARANTINED:
            return outcome, [] if reason and "\n" not in reason.strip() else [f"no reason in one line: {reason!r}"]
        return outcome, list(self._wrong(home, damage, data))

    def _wrong(self, home: Home, damage: Damage, data: bytes) -> Iterator[str]:
        with home.reading() as session:
            view = home.register(session, self.seed.register).as_of(Moment(LATER, LATER))
            gone = self.numbers - session.numbers_at(
                session.register_id(self.seed.register) or 0, _at(view.editions()[-1].look)
            )
        unharmed = {number for record, own in self.owners.items() if record in data for number in own}
        if damage.kills and gone:
            yield f"{len(gone)} entries left: {sorted(gone)[:3]}"
        elif gone & unharmed:
            yield f"{len(gone & unharmed)} entries left whose records are unharmed: {sorted(gone & unharmed)[:3]}"


def _at(look: Look) -> int:
    from inforce.register.store import microseconds

    return microseconds(look.known)


@contextmanager
def within(seconds: int) -> Iterator[None]:
    """Raises TimeoutError in what takes longer."""

    def late(*_: object) -> None:
        raise TimeoutError(f"hung for {seconds} s")

    before = signal.signal(signal.SIGALRM, late)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


@dataclass
class Tally:
    """How many cases, what became of them, and what went wrong."""

    outcomes: dict[str, int] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)
    slowest: tuple[float, str] = (0.0, "")

    def add(self, name: str, damage: Damage, case: int, outcome: Outcome, wrong: Sequence[str], seconds: float) -> None:
        self.outcomes[outcome.value] = self.outcomes.get(outcome.value, 0) + 1
        what = f"{name}, {damage.name}, case {case}"
        self.wrong += [f"{what}: {each}" for each in wrong]
        self.slowest = max(self.slowest, (seconds, what))


def run(ring: Ring, cases: Sequence[int], tally: Tally) -> None:
    """Cases by their number: each is always the same."""
    for case in cases:
        chance = Random(f"{ring.seed.name} {case}")
        damage = DAMAGES[case % len(DAMAGES)]
        data = damage.do(chance, ring.seed)
        begun = time.perf_counter()
        try:
            outcome, wrong = ring.try_out(damage, data)
        except Exception as error:  # whatever it is, it is what we look for
            outcome, wrong = Outcome.QUARANTINED, [f"crash: {type(error).__name__}: {error}"]
        tally.add(ring.seed.name, damage, case, outcome, wrong, time.perf_counter() - begun)
