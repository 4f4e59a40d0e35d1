"""The names of all entries ever listed in a register, found through one index, however a question spells them.

The index holds every name that any row ever gave an entry, with the look that first gave it. It is made once, kept beside
the store and made again only when the looks in force change. What was known at a time is what looks until then gave, so
that an edition imported later changes no answer.
"""

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator
from copy import copy
from functools import cached_property
from operator import itemgetter
from pathlib import Path

import numpy as np

from inforce.lists.formats import assemble, names_of_row
from inforce.lists.model import Kind as ListedKind
from inforce.names.alternatives import alternatives
from inforce.names.building import build
from inforce.names.fitting import Fit, fits
from inforce.names.index import Listed, NameIndex
from inforce.names.kept import kept
from inforce.names.mapped import load
from inforce.names.parts import Kind
from inforce.names.texts import Array
from inforce.register.ledger import Record
from inforce.register.looks import Looks
from inforce.register.store import Session

REMEMBERED = 20_000
"""Names that fit, and questions, that are remembered: some 10 MB."""
FORM = 3
"""Version of what is held beside the names; another one is made anew."""


class Naming:
    """The names of one register. ``looks``: all in force, known when they may be; ``folder``: where indexes are kept, None
    for nowhere; ``tell`` is given a line whenever the index is made."""

    def __init__(
        self,
        session: Session,
        register: tuple[int, str],
        looks: Looks,
        folder: Path | None,
        tell: Callable[[str], None] | None = None,
    ) -> None:
        self._session = session
        self._id, self._name = register
        self._looks = looks
        self._folder, self._tell = folder, tell
        self._asked: dict[tuple[str, Kind, bool], tuple[tuple[Fit, int], ...]] = {}
        self._held = 0

    def through(self, session: Session) -> "Naming":
        """The same, with its index, in the same state of the store as another session reads it."""
        same = copy(self)
        same._session = session
        return same

    def fits(self, text: str, until: int, *, kind: Kind | None = None, freely: bool = False) -> list[Fit]:
        """The names that a name fits, of those that a look at or before ``until`` gave, the nearest first."""
        asked = (text, kind or Kind.ANY, freely)
        if (found := self._asked.get(asked)) is None:
            first = self._index.arrays["name_first"]
            found = tuple((fit, int(first[fit.number])) for fit in fits(self._index, *asked[:2], freely=freely))
            self._remember(asked, found)
        return [fit for fit, first_at in found if first_at <= until]

    def _remember(self, asked: tuple[str, Kind, bool], found: tuple[tuple[Fit, int], ...]) -> None:
        self._held += 1 + len(found)
        if self._held > REMEMBERED:
            self._asked, self._held = {}, 1 + len(found)
        self._asked[asked] = found

    @cached_property
    def _index(self) -> NameIndex:
        if self._folder is not None:
            try:
                found = load(kept(self._folder, self._source(), self._made, called=self._name))
            except OSError:  # a home that is only read
                found = None
            if found is not None:
                return found
        return self._made()

    def _source(self) -> str:
        looks = [f"{look.at} {look.sha256} {sorted(look.parts)}" for look in self._looks]
        return f"register {FORM} {self._name} {hashlib.sha256(repr(looks).encode()).hexdigest()}"

    @cached_property
    def _codes(self) -> dict[str, list[str]]:
        """The entries whose rows ever named each programme."""
        found: dict[str, list[str]] = json.loads(self._index.arrays["codes"].tobytes())
        return found

    def under(self, meant: Callable[[str], bool]) -> list[str]:
        """The entries whose rows ever named a programme that is meant; whether they did then, the rows must tell."""
        return list(dict.fromkeys(number for code, numbers in self._codes.items() if meant(code) for number in numbers))

    def _made(self) -> NameIndex:
        if self._tell is not None:
            self._tell(f"making the index of the names of {self._name}, once after its editions changed")
        listed, first, codes = list[Listed](), dict[tuple[str, str], int](), dict[str, list[str]]()
        for number, records in self._session.every_record(self._id):
            kinds, programmes = _described(number, records)
            for name, at in _first_given(number, records).items():
                kind = _kind_at(kinds, at)
                for text in _texts(name):
                    listed.append(Listed(number, text, kind))
                    for each in alternatives(text):
                        first[number, each] = min(at, first.get((number, each), at))
            for code in programmes:
                codes.setdefault(code, []).append(number)
        index = build(listed)
        known = [first[index.entry(index.entry_of(each)), index.text(each)] for each in range(index.size)]
        beside: dict[str, Array] = {
            "name_first": np.array(known, np.int64),
            "codes": np.frombuffer(json.dumps(codes).encode(), np.uint8),
        }
        index.arrays = {**index.arrays, **beside}
        return index


def _first_given(number: str, records: Iterable[Record]) -> dict[str, int]:
    """Every name that rows give an entry, with the first look at one that does."""
    names: dict[str, int] = {}
    for part, raw, stretch in records:
        for name in names_of_row(part, number, raw):
            names[name] = min(stretch.first, names.get(name, stretch.first))
    return names


def _described(number: str, records: Iterable[Record]) -> tuple[list[tuple[int, ListedKind]], list[str]]:
    """What rows say an entry to be, each with the first look at it, and every programme that any row names."""
    kinds, programmes = list[tuple[int, ListedKind]](), dict[str, None]()
    for part, raw, stretch in records:
        if entry := assemble(number, [(part, raw)]):
            if entry.kind is not ListedKind.UNKNOWN:
                kinds.append((stretch.first, entry.kind))
            programmes.update(dict.fromkeys(entry.programmes))
    return kinds, list(programmes)


def _kind_at(kinds: Iterable[tuple[int, ListedKind]], at: int) -> Kind:
    """What the last row that said so by a look said an entry to be: later ones change nothing that was found before."""
    _, kind = max((told for told in kinds if told[0] <= at), key=itemgetter(0), default=(0, None))
    return Kind.ANY if kind is None else Kind(kind.value)


_DOMAIN = re.compile(r"(?<=[^\W\d_]{2})\.(?=[^\W\d_]{2})")


def _texts(name: str) -> Iterator[str]:
    """A name, and with its words apart where full stops join them: "BLENDER.IO"."""
    yield name
    if _DOMAIN.search(name):
        yield _DOMAIN.sub(" ", name)
