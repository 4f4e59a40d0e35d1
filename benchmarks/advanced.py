"""An ADVANCED XML of 120 MB, made by multiplying a real cut of 37 parties: seconds, peak memory, and lxml alone.

python benchmarks/advanced.py WAY FILE    one way of reading a file, in a process of its own: seconds, MB, count
"""

import io
import lzma
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from resource import RUSAGE_SELF, getrusage

from lxml import etree

from commands import SDN
from inforce.lists import ofac_advanced
from inforce.lists.registers import register_facts
from table import Row, below

CUT = SDN / "SDN_ADVANCED.37-parties.2024-02-23.xml.xz"
SIZE = 120_000_000
TIMES = 3
_STEP = 10_000_000  # between the numbers of one copy of a party and those of the next
_SECTIONS = {
    "Location": "Locations",
    "IDRegDocument": "IDRegDocuments",
    "DistinctParty": "DistinctParties",
    "ProfileRelationship": "ProfileRelationships",
    "SanctionsEntry": "SanctionsEntries",
}
_NUMBERS = re.compile(
    r"((?:FixedRef|<(?:Profile|Identity|DocumentedName|NamePartGroup|Feature|FeatureVersion) ID|NamePartGroupID"
    r'| IdentityID| LocationID)=")(\d+)'
)
_SDN_LIST = 'ListID="1550"'


class Cut:
    """The real cut, its elements by section. Its sections are of different parties, so each copy of a party is given a
    location, a document, a relation and a sanctions entry of the cut's in turn."""

    def __init__(self, text: str) -> None:
        self.head = text[: text.index("  <Locations>")]
        self.elements = {tag: self._elements(text, tag) for tag in _SECTIONS}
        self.listings = [entry for entry in self.elements["SanctionsEntry"] if _SDN_LIST in entry]
        self.parties = [_Party(party) for party in self.elements["DistinctParty"]]

    def _elements(self, text: str, tag: str) -> list[str]:
        section = text[text.index(f"<{_SECTIONS[tag]}>") : text.index(f"</{_SECTIONS[tag]}>")]
        found = re.findall(rf"    <{tag} .*?</{tag}>\n", section.replace("\r\n", "\n"), re.DOTALL)
        return [re.sub(r"(\s*<FeatureVersionReference [^>]*>){2,}", "", element) for element in found]

    def section(self, tag: str, copies: int) -> Iterator[str]:
        make: Mapping[str, Callable[[_Party, int, int], Iterator[str]]] = {
            "Location": self._locations,
            "IDRegDocument": self._documents,
            "DistinctParty": lambda party, by, _: iter([party.moved(by)]),
            "ProfileRelationship": self._relations,
            "SanctionsEntry": self._listings,
        }
        count = 0
        for copy in range(copies):
            for party in self.parties:
                count += 1
                yield from make[tag](party, copy * _STEP, count)

    def _locations(self, party: "_Party", by: int, count: int) -> Iterator[str]:
        own = self.elements["Location"]
        for at, location in enumerate(party.locations):
            yield _numbered(own[(count + at) % len(own)], "Location ID", location + by)

    def _documents(self, party: "_Party", by: int, count: int) -> Iterator[str]:
        own = self.elements["IDRegDocument"]
        yield _numbered(_numbered(own[count % len(own)], "IDRegDocument ID", count), " IdentityID", party.identity + by)

    def _relations(self, party: "_Party", by: int, count: int) -> Iterator[str]:
        own = self.elements["ProfileRelationship"]
        other = self.parties[count % len(self.parties)]
        to = _numbered(own[count % len(own)], "To-ProfileID", other.number + by)
        yield _numbered(_numbered(to, "From-ProfileID", party.number + by), "ProfileRelationship ID", count)

    def _listings(self, party: "_Party", by: int, count: int) -> Iterator[str]:
        entry = _numbered(self.listings[count % len(self.listings)], "ProfileID", party.number + by)
        yield _numbered(entry, "SanctionsEntry ID", count)


class _Party:
    def __init__(self, text: str) -> None:
        self._pieces = _NUMBERS.split(text)
        self.number = int(re.findall(r'FixedRef="(\d+)"', text)[0])
        self.identity = int(re.findall(r'<Identity ID="(\d+)"', text)[0])
        self.locations = [int(number) for number in dict.fromkeys(re.findall(r'LocationID="(\d+)"', text))]

    def moved(self, by: int) -> str:
        """The party under numbers of its own."""
        numbers = [str(int(number) + by) for number in self._pieces[2::3]]
        pieces = list(self._pieces)
        pieces[2::3] = numbers
        return "".join(pieces)


def _numbered(element: str, attribute: str, number: int) -> str:
    return re.sub(rf'(?<={attribute}=")\d+', str(number), element, count=1)


def multiply(path: Path, size: int) -> int:
    """Writes a file of some bytes; the number of parties in it."""
    cut = Cut(lzma.decompress(CUT.read_bytes()).decode("utf-8"))
    once = sum(len(element.encode()) for tag in _SECTIONS for element in cut.section(tag, 1))
    copies = max(1, round(size / once))
    with path.open("w", encoding="utf-8") as file:
        file.write(cut.head)
        for tag, section in _SECTIONS.items():
            file.write(f"  <{section}>\n")
            file.writelines(cut.section(tag, copies))
            file.write(f"  </{section}>\n")
        file.write("  <SanctionsEntryLinks />\n</Sanctions>\n")
    return copies * len(cut.parties)


def every_element(data: bytes) -> int:
    """lxml's iterparse as it comes: every element seen and emptied."""
    count = 0
    for _, element in etree.iterparse(io.BytesIO(data), huge_tree=True):
        count += 1
        element.clear()
    return count


def records_alone(data: bytes) -> int:
    """lxml's iterparse over the elements that a reader must see, none looked into."""
    count = 0
    tags = [f"{{http://www.un.org/sanctions/1.0}}{tag}" for tag in _SECTIONS]
    for _, element in etree.iterparse(io.BytesIO(data), tag=tags, huge_tree=True):
        count += 1
        element.clear()
        parent = element.getparent()
        while parent is not None and element.getprevious() is not None:
            del parent[0]
    return count


def inforce_reads(data: bytes) -> int:
    """Every entry in it."""
    return len(ofac_advanced.read({"SDN_ADVANCED.XML": data}, register_facts("us-ofac-sdn")).numbers)


WAYS = {each.__name__: each for each in (every_element, records_alone, inforce_reads)}


def measured(way: str, path: Path) -> tuple[float, float, float]:
    """Seconds by the clock and of processor time, peak memory in MB (the file's bytes among it), in a process of its own."""
    ran = subprocess.run([sys.executable, __file__, way, path], check=True, capture_output=True, text=True)
    wall, busy, memory = map(float, ran.stdout.split())
    return wall, busy, memory


def run(way: str, path: Path) -> None:
    data = path.read_bytes()
    start, busy = time.perf_counter(), time.process_time()
    WAYS[way](data)
    print(time.perf_counter() - start, time.process_time() - busy, getrusage(RUSAGE_SELF).ru_maxrss / 1024)


def rows(path: Path) -> Iterator[Row]:
    """What reading a file of the real size costs beside lxml alone; the file is made at ``path``."""
    parties = multiply(path, SIZE)
    runs = {way: [measured(way, path) for _ in range(TIMES)] for way in WAYS}
    took, busy = ({way: min(each[unit] for each in some) for way, some in runs.items()} for unit in (0, 1))
    yield Row("ADVANCED XML: file", f"{path.stat().st_size / 1e6:.0f} MB, {parties} parties")
    yield Row("ADVANCED XML: lxml's iterparse over every element", f"{took['every_element']:.2f} s")
    yield Row("ADVANCED XML: lxml's iterparse over the records alone", f"{took['records_alone']:.2f} s")
    ratio, told = took["inforce_reads"] / took["every_element"], f"{took['inforce_reads']:.2f} s"
    yield below("ADVANCED XML: read / lxml's iterparse", ratio, 2, "x", told, 2)
    ratio, told = busy["inforce_reads"] / busy["every_element"], f"{busy['inforce_reads']:.2f} s"
    yield Row("ADVANCED XML: read / lxml's iterparse, processor time", f"{ratio:.2f} x ({told})")
    memory = max(each[2] for each in runs["inforce_reads"])
    yield below("ADVANCED XML: peak memory of reading", memory, 300, "MB", "the file's own bytes among it")


if __name__ == "__main__":
    run(sys.argv[1], Path(sys.argv[2]))
