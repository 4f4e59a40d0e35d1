"""The editions on which a result rests, and whether the archive still has them whole."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING

from inforce.errors import StoreUnusable
from inforce.home import Home
from inforce.receipts.differences import Difference
from inforce.receipts.model import EditionHash
from inforce.register.register import View
from inforce.register.store import Session

if TYPE_CHECKING:
    from inforce.reconcile.model import Finding


def editions_of(views: Iterable[View]) -> tuple[EditionHash, ...]:
    """Of each register as of a moment, the last edition before it and the first after: what its state rests on."""
    return tuple(dict.fromkeys(edition for view in views for edition in _around(view)))


def _around(view: View) -> Iterator[EditionHash]:
    for each in view.around():
        if each:
            yield EditionHash(view.register, each.sha256, str(each.look))


def cited_by(findings: Iterable[Finding], around: Collection[EditionHash]) -> tuple[EditionHash, ...]:
    """The editions that findings name as evidence and that do not lie around the moments: those of a change before them."""
    named = ((each.register, edition) for each in findings if each.register for edition in each.editions)
    found = {EditionHash(register, edition.sha256, str(edition.look)) for register, edition in named}
    return _in_order(found.difference(around))


def _in_order(editions: Iterable[EditionHash]) -> tuple[EditionHash, ...]:
    return tuple(sorted(editions, key=lambda each: (each.register, each.retrieved, each.sha256)))


def deltas_of(views: Iterable[View], entries: Iterable[tuple[View, str]] = ()) -> tuple[EditionHash, ...]:
    """The delta files that may have moved a state as of a moment, or the dating of some entries."""
    around = ((view, each.sha256, each.look) for view in views for each in view.deltas_around())
    naming = ((view, each.sha256, each.look) for view, number in entries for each in view.in_deltas(number))
    return _in_order({EditionHash(view.register, sha256, str(look)) for view, sha256, look in (*around, *naming)})


def not_whole(home: Home, editions: Iterable[EditionHash], what: str = "edition") -> list[Difference]:
    """What of some editions and deltas is missing from the archive or damaged: their files are read and hashed."""
    wanted = list(editions)
    if not wanted:
        return []
    if not home.exists:
        return [_missing(what, each, "there is no store") for each in wanted]
    with home.reading() as session:
        return [difference for each in wanted for difference in _not_whole(home, session, what, each)]


def _not_whole(home: Home, session: Session, what: str, wanted: EditionHash) -> Iterator[Difference]:
    kept = _files(session, wanted)
    if not kept:
        yield _missing(what, wanted, "was never imported here")
    for sha256 in kept:
        try:
            home.archive.get(sha256)
        except StoreUnusable as error:
            yield _missing(what, wanted, str(error))


def _files(session: Session, wanted: EditionHash) -> list[str]:
    """The SHA-256 of every file of an edition, or of a delta; none where it is not here."""
    register = session.register_id(wanted.register) or 0
    kept = next((each for each in session.editions(register) if each.sha256 == wanted.sha256), None)
    if kept:
        return list(session.edition_files(kept.id).values())
    return [wanted.sha256] if any(each.sha256 == wanted.sha256 for each in session.deltas(register)) else []


def _missing(what: str, edition: EditionHash, why: str) -> Difference:
    return Difference(f"{what} {edition.sha256[:12]} of {edition.register}, retrieved {edition.retrieved}: {why}")
