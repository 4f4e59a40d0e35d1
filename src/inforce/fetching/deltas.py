"""What a publisher says itself of its publications, fetched beside the editions.

The publisher's list of publications is asked for conditionally; of the publications since our first look, those that we
do not have are fetched one after the other, the newest first, with a pause between and not too many at once: the next
fetch goes on with the rest. A file that another register of the same publisher has is taken from there. Nothing here
stands in the way of an edition: what went wrong is told, and asked for again the next time.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote
from zoneinfo import ZoneInfo

import msgspec

from inforce.errors import BrokenEdition
from inforce.fetching.patience import persistently
from inforce.fetching.settings import DeltaPlaces
from inforce.fetching.sources import ListFile
from inforce.fetching.terms import Clock
from inforce.fetching.transfer import Received, transfer
from inforce.fetching.wire import Refused, Wire
from inforce.home import Home
from inforce.lists.registers import RegisterFacts
from inforce.moment import Look
from inforce.register.deltas import DeltaFile, keep_delta
from inforce.register.store import Validators

AT_ONCE = 50
"""Publications fetched in one go. OFAC makes some 150 a year."""
PAUSE = 0.5
"""Seconds between two of them."""
_EARLIER = timedelta(days=1)
"""A publication so long before our first look may still date what that shows."""
_LIST = "publications-{year}.json"
_LIST_WHOLE = "publications-{year}-whole.json"
"""The list of a year that was over when it was fetched: it need not be asked for again."""


@dataclass(frozen=True, slots=True)
class DeltasFetched:
    """``new``: files that told something new; ``left``: publications still to be fetched; ``problems``: sentences."""

    new: int = 0
    left: int = 0
    problems: tuple[str, ...] = ()


class Publication(msgspec.Struct, frozen=True, rename={"id": "publicationID", "published": "datePublished"}):
    """A publication as its publisher lists it; ``published`` is without a zone in the zone of the register."""

    id: int | str
    published: str


_publications = msgspec.json.Decoder(list[Publication])


class DeltaFetcher:
    """Fetches the deltas of one register."""

    def __init__(
        self, home: Home, facts: RegisterFacts, places: DeltaPlaces, wire: Wire, clock: Clock, inbox: Path
    ) -> None:
        self._home, self._facts, self._places = home, facts, places
        self._wire, self._clock, self._inbox = wire, clock, inbox
        self._asked = False
        self._ends = clock.now() + timedelta(seconds=wire.limits.total)

    def run(self, since: datetime) -> DeltasFetched:
        """Publications since the first look, as far as they are to be had now. Raises StoreUnusable."""
        new, problems = 0, list[str]()
        with self._wire.within(self._wire.limits.total):
            wanted = self._wanted(since, problems)
            for publication in wanted[:AT_ONCE]:
                try:
                    new += self._take(publication)
                except BrokenEdition as error:
                    problems.append(str(error))
                except Refused as error:
                    problems.append(f"publication {publication.id}: {error}")
                    break
        kept = self._kept()
        return DeltasFetched(new, sum(not self._is_kept(each, kept) for each in wanted), tuple(problems))

    # The list of publications

    def _wanted(self, since: datetime, problems: list[str]) -> list[Publication]:
        """Publications that we do not have, the newest first."""
        kept, zone = self._kept(), ZoneInfo(self._facts.zone)
        this_year = self._clock.now().astimezone(zone).year
        first = max(self._places.first_year, since.astimezone(zone).year)
        listed: list[tuple[datetime, Publication]] = []
        for year in range(this_year, first - 1, -1):
            try:
                listed += self._listed(year, whole=year < this_year)
            except (Refused, BrokenEdition) as error:
                problems.append(f"publications of {year}: {error}")
                break
        recent = [(at, each) for at, each in listed if at >= since - _EARLIER and not self._is_kept(each, kept)]
        return [each for _, each in sorted(recent, key=lambda pair: pair[0], reverse=True)]

    def _kept(self) -> set[str]:
        with self._home.reading() as session:
            register = session.register_id(self._facts.name)
            return {delta.source for delta in session.deltas(register)} if register is not None else set()

    def _listed(self, year: int, *, whole: bool) -> Iterator[tuple[datetime, Publication]]:
        """Raises Refused, BrokenEdition."""
        name = (_LIST_WHOLE if whole else _LIST).format(year=year)
        with self._home.reading() as session:
            known = session.validators(session.register_id(self._facts.name) or 0).get(name)
        if known and not self._home.archive.is_whole(known.sha256):
            known = None
        data = self._home.archive.get(known.sha256) if known and whole else self._list(name, year, known)
        try:
            for each in _publications.decode(data):
                yield self._instant(each), each
        except (msgspec.DecodeError, ValueError) as error:
            raise BrokenEdition(f"the list is not of the known form ({error})") from None

    def _list(self, name: str, year: int, known: Validators | None) -> bytes:
        """The list as it is now. Raises Refused, BrokenEdition."""
        received = self._fetched(name, self._places.history.replace("{year}", str(year)), known)
        if received is None:
            assert known is not None
            return self._home.archive.get(known.sha256)
        data = (self._inbox / name).read_bytes()
        try:
            _publications.decode(data)
        except msgspec.DecodeError as error:
            raise BrokenEdition(f"the list is not of the known form ({error})") from None
        self._home.archive.put(data, known.sha256 if known else None)
        with self._home.writing() as store, store.transaction() as session:
            session.put_validators(session.add_register(self._facts.name), {name: received.validators})
        return data

    def _instant(self, publication: Publication) -> datetime:
        """Raises ValueError."""
        moment = datetime.fromisoformat(publication.published)
        return moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(self._facts.zone))

    # The publications

    def _take(self, publication: Publication) -> bool:
        """A publication into archive and store; whether that told anything new. Raises Refused, BrokenEdition."""
        file = self._known_elsewhere(publication) or self._file(publication)
        with self._home.writing() as store, store.transaction() as session:
            return keep_delta(session, self._home.archive, self._facts, file)[1]

    def _known_elsewhere(self, publication: Publication) -> DeltaFile | None:
        """As it was kept for another register of the publisher."""
        source = self._source(publication)
        with self._home.reading() as session:
            found = session.delta_from(source)
        if found is None or not self._home.archive.is_whole(found.sha256):
            return None
        data = self._home.archive.get(found.sha256)
        return DeltaFile(found.name, data, found.look, source, self._instant(publication))

    def _file(self, publication: Publication) -> DeltaFile:
        """As the publisher has it. Raises Refused."""
        if self._asked:
            self._clock.sleep(PAUSE)
        self._asked = True
        name, begun = f"publication-{publication.id}.xml", self._clock.now()
        self._fetched(name, self._address(publication), None)
        look = Look.between(begun, self._clock.now())
        return DeltaFile(
            name, (self._inbox / name).read_bytes(), look, self._source(publication), self._instant(publication)
        )

    def _is_kept(self, publication: Publication, kept: set[str]) -> bool:
        """Stores may hold addresses of the user's as they stood, from before these were hashed."""
        return not kept.isdisjoint({self._source(publication), self._address(publication)})

    def _source(self, publication: Publication) -> str:
        """What a publication is remembered by: its address, where that is the publisher's known one; the hash of an
        address of the user's, which may hold a secret."""
        address = self._address(publication)
        is_known = self._places.publication == self._facts.deltas.get("publication")
        return address if is_known else sha256(address.encode()).hexdigest()

    def _address(self, publication: Publication) -> str:
        return self._places.publication.replace("{publication}", quote(str(publication.id), safe=""))

    def _fetched(self, name: str, address: str, known: Validators | None) -> Received | None:
        """A file to the inbox; None where it is as known. Raises Refused."""
        file = ListFile(name, address, address)
        attempt = partial(transfer, self._wire, file, known, self._inbox / name, self._clock.now, lambda *_: None)
        return persistently(attempt, self._wire.limits, self._clock, self._left)

    def _left(self) -> float:
        return (self._ends - self._clock.now()).total_seconds()
