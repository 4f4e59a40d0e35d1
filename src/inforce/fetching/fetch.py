"""One look at a register: its files fetched, accepted through the importer, and what to ask with next remembered.

A look that shows no change is kept as a look: it narrows the interval of the next change. What was received and is no
edition is kept in quarantine; what did not come whole is not kept.
"""

import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import partial
from io import BytesIO
from pathlib import Path, PurePosixPath

import httpx

from inforce.errors import StoreUnusable
from inforce.fetching.deltas import DeltaFetcher, DeltasFetched
from inforce.fetching.gathering import Asking, Haul, ended, gather
from inforce.fetching.locking import only_one
from inforce.fetching.settings import DeltaPlaces
from inforce.fetching.sources import ListFile
from inforce.fetching.terms import Clock
from inforce.fetching.transfer import Progress
from inforce.fetching.wire import Wire
from inforce.home import Home
from inforce.lists.downloads import Download
from inforce.lists.guards import limits_of
from inforce.lists.members import Member
from inforce.lists.registers import RegisterFacts
from inforce.moment import Look
from inforce.register.importing import Imported, Importer, Outcome
from inforce.register.placing import set_name
from inforce.register.store import KeptEdition, Validators

_SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Fetched:
    """What one look brought.

    ``changed``: the files are not those of the newest edition in force before, which had ``entries_before`` entries.
    ``received``: bytes that came, unpacked. ``reason`` says why the look is in quarantine. ``deltas``: what was fetched
    of the publisher's own word on changes; None where it has none.
    """

    register: str
    look: Look
    outcome: Outcome
    sha256: str
    changed: bool
    entries: int
    entries_before: int | None
    received: int
    reason: str | None = None
    remarks: tuple[str, ...] = ()
    deltas: DeltasFetched | None = None


@dataclass(frozen=True, slots=True)
class _Kept:
    """What the store has of a register: its looks, what to ask with, and the files of the newest edition in force."""

    editions: Sequence[KeptEdition] = ()
    validators: Mapping[str, Validators] = field(default_factory=dict)
    newest: KeptEdition | None = None
    files: Mapping[str, str] = field(default_factory=dict)


def fetch(
    home: Home,
    facts: RegisterFacts,
    files: Sequence[ListFile],
    wire: Wire,
    clock: Clock,
    progress: Progress = lambda *_: None,
    *,
    fewest: int | None = None,
    deltas: DeltaPlaces | None = None,
) -> Fetched:
    """Look at a register now.

    ``fewest``: entries below which what came is not believed to be the whole list, in place of the register's own
    minimum. ``deltas``: where the publisher tells what each publication changed.

    Raises FetchUnderWay where another process does, FetchFailed where a file cannot be had, StoreUnusable.
    """
    folder = home.folder / "fetching"
    with only_one(folder / f"{facts.name}.lock", clock.now(), facts.name), _inbox(folder / facts.name) as inbox:
        kept = _kept(home, facts)
        _await_a_new_second(kept, clock)
        haul = _gathered(
            home, facts, files, Asking(wire, clock, inbox, partial(ended, home, kept.files), progress), kept
        )
        least = limits_of(facts.name).minimum if fewest is None else fewest
        fetched = _accept(home, facts, files, inbox, haul, kept, least)
        _await_its_end(fetched.look, clock)
        if deltas is None:
            return fetched
        first = kept.editions[0].look if kept.editions else fetched.look
        return replace(fetched, deltas=DeltaFetcher(home, facts, deltas, wire, clock, inbox).run(first.earliest))


def _gathered(home: Home, facts: RegisterFacts, files: Sequence[ListFile], asking: Asking, kept: _Kept) -> Haul:
    """Raises FetchFailed."""
    haul = Haul({name: each for name, each in kept.validators.items() if home.archive.is_whole(each.sha256)})
    gather(facts, files, asking, haul)
    return haul


@contextmanager
def _inbox(folder: Path) -> Iterator[Path]:
    """An empty folder for files on their way; what a killed process left in it is thrown away.

    Raises StoreUnusable where it cannot be made, and where the disk or the system fails whoever uses it.
    """
    shutil.rmtree(folder, ignore_errors=True)
    try:
        folder.mkdir(parents=True)
    except OSError as error:
        raise StoreUnusable(f"{folder}: cannot be written ({error.strerror})") from None
    try:
        yield folder
    except OSError as error:
        raise StoreUnusable(f"{error.filename or folder.name}: {error.strerror or error}") from None
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _kept(home: Home, facts: RegisterFacts) -> _Kept:
    if not home.exists:
        return _Kept()
    with home.reading() as session:
        if (register := session.register_id(facts.name)) is None:
            return _Kept()
        editions = session.editions(register)
        newest = next((edition for edition in reversed(editions) if edition.quarantine is None), None)
        files = session.edition_files(newest.id) if newest else {}
        return _Kept(editions, session.validators(register), newest, files)


def _await_a_new_second(kept: _Kept, clock: Clock) -> None:
    """Looks are told apart by the second in which they are done, rounded up."""
    now = clock.now()
    if any(timedelta() <= edition.look.latest - now < _SECOND for edition in kept.editions[-1:]):
        clock.sleep(1)


def _await_its_end(look: Look, clock: Clock) -> None:
    """Whoever asks as of now, when this is done, knows what it brought."""
    if (left := (look.latest - clock.now()).total_seconds()) > 0:
        clock.sleep(left)


def _accept(
    home: Home, facts: RegisterFacts, files: Sequence[ListFile], inbox: Path, haul: Haul, kept: _Kept, fewest: int
) -> Fetched:
    assert haul.begun and haul.done
    download = Download(Look.between(haul.begun, haul.done), tuple(_member(home, each, inbox, haul) for each in files))
    home.archive.sweep(haul.done)
    with home.writing() as store:
        (imported,) = Importer(store, home.archive, facts, fewest=fewest).run([download], keep_broken=True)
        if imported.reason is None:
            with store.transaction() as session:
                session.put_validators(session.add_register(facts.name), {f.name: haul.known[f.name] for f in files})
    return _fetched(facts, files, haul, kept, imported)


def _member(home: Home, file: ListFile, inbox: Path, haul: Haul) -> Member:
    """A file as it was received, or, where it was not modified, as it is in the archive."""
    path = PurePosixPath(httpx.URL(file.url).host, file.name)
    if file.name in haul.received:
        return Member(path, None, lambda: (inbox / file.name).open("rb"))
    sha256 = haul.known[file.name].sha256
    return Member(path, None, lambda: BytesIO(home.archive.get(sha256)))


def _fetched(facts: RegisterFacts, files: Sequence[ListFile], haul: Haul, kept: _Kept, imported: Imported) -> Fetched:
    sha256 = set_name({file.name: haul.known[file.name].sha256 for file in files})
    before = kept.newest
    return Fetched(
        register=facts.name,
        look=imported.look,
        outcome=imported.outcome,
        sha256=sha256,
        changed=before is None or before.sha256 != sha256,
        entries=imported.entries,
        entries_before=before.entries if before else None,
        received=haul.size,
        reason=imported.reason,
        remarks=imported.remarks,
    )
