"""The names of all entries ever listed in a register, found through one index, however a question spells them.

The index holds every name that any row ever gave an entry, with the look that first gave it. It is made once, kept beside
the store and made again only when the looks in force change. What was known at a time is what looks until then gave, so
that an edition imported later changes no answer.
"""

import hashlib
import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

import numpy as np

from inforce.lists.formats import assemble, names_of_row
from inforce.lists.model import Kind as ListedKind
from inforce.names.fitting import Fit, fits
from inforce.names.index import Listed, NameIndex, build, load
from inforce.names.kept import kept
from inforce.names.parse import Kind, alternatives
from inforce.register.ledger import Record
from inforce.register.looks import Looks
from inforce.register.shown import Shown
from inforce.register.store import Session, Stretch

FORM = 1
"""Version of what is held beside the names; another one is made anew."""


class Naming:
    """The names of one register. ``looks``: all in force, known when they may be; ``folder``: where indexes are kept, None
    for nowhere."""

    def __init__(self, session: Session, register: tuple[int, str], looks: Looks, shown: Shown, folder: Path | None):
        self._session = session
        self._id, self._name = register
        self._looks = looks
        self._shown = shown
        self._folder = folder
        self._asked: dict[tuple[str, Kind, bool], tuple[Fit, ...]] = {}

    def fits(self, text: str, until: int, *, kind: Kind | None = None, freely: bool = False) -> list[Fit]:
        """The names that a name fits, of those that a look at or before ``until`` gave, the nearest first."""
        asked = (text, kind or Kind.ANY, freely)
        if asked not in self._asked:
            self._asked[asked] = fits(self._index, *asked[:2], freely=freely)
        first = self._index.arrays["name_first"]
        return [fit for fit in self._asked[asked] if first[fit.number] <= until]

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

    def _made(self) -> NameIndex:
        listed, first = list[Listed](), dict[tuple[str, str], int]()
        for number, names, kind in self._named():
            texts = [(text, at) for name, at in names.items() for text in _texts(name)]
            listed += [Listed(number, text, kind) for text, _ in texts]
            first.update(((number, each), at) for text, at in texts for each in alternatives(text))
        index = build(listed)
        known = [first[index.entry(index.entry_of(each)), index.text(each)] for each in range(index.size)]
        index.arrays = {**index.arrays, "name_first": np.array(known, np.int64)}
        return index

    def _named(self) -> Iterator[tuple[str, dict[str, int], Kind]]:
        """Every entry with its names, each with the look that first gave it, and with its kind."""
        presence = dict(self._session.every_presence(self._id))
        for number, records in self._session.every_record(self._id):
            names: dict[str, int] = {}
            for part, raw, stretch in records:
                for name in names_of_row(part, number, raw):
                    names[name] = min(stretch.first, names.get(name, stretch.first))
            yield number, names, self._kind(number, records, presence.get(number, []))

    def _kind(self, number: str, records: list[Record], presence: list[Stretch]) -> Kind:
        """What an entry is by the last look that shows it, or by its rows alone."""
        looks = self._shown
        reference = presence[-1].first if presence else looks.newest
        entry = assemble(number, looks.rows(reference, presence, records), looks.newest_form(reference))
        return Kind.ANY if entry is None or entry.kind is ListedKind.UNKNOWN else Kind(entry.kind.value)


_DOMAIN = re.compile(r"(?<=[^\W\d_]{2})\.(?=[^\W\d_]{2})")


def _texts(name: str) -> Iterator[str]:
    """A name, and with its words apart where full stops join them: "BLENDER.IO"."""
    yield name
    if _DOMAIN.search(name):
        yield _DOMAIN.sub(" ", name)
