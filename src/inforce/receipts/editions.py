"""The editions on which a result rests, and whether the archive still has them whole."""

from collections.abc import Iterable, Iterator

from inforce.errors import StoreUnusable
from inforce.home import Home
from inforce.receipts.differences import Difference
from inforce.receipts.model import EditionHash
from inforce.register.register import View
from inforce.register.store import KeptEdition, Session


def editions_of(views: Iterable[View]) -> tuple[EditionHash, ...]:
    """Of each register as of a moment, the last edition before it and the first after: what its state rests on."""
    return tuple(dict.fromkeys(edition for view in views for edition in _around(view)))


def _around(view: View) -> Iterator[EditionHash]:
    for each in view.around():
        if each:
            yield EditionHash(view.register, each.sha256, str(each.look))


def not_whole(home: Home, editions: Iterable[EditionHash]) -> list[Difference]:
    """What of some editions is missing from the archive or damaged: their files are read and hashed."""
    wanted = list(editions)
    if not wanted:
        return []
    if not home.exists:
        return [_missing(each, "there is no store") for each in wanted]
    with home.reading() as session:
        return [difference for each in wanted for difference in _not_whole(home, session, each)]


def _not_whole(home: Home, session: Session, wanted: EditionHash) -> Iterator[Difference]:
    kept = _kept(session, wanted)
    if kept is None:
        yield _missing(wanted, "was never imported here")
        return
    for sha256 in session.edition_files(kept.id).values():
        try:
            home.archive.get(sha256)
        except StoreUnusable as error:
            yield _missing(wanted, str(error))


def _kept(session: Session, wanted: EditionHash) -> KeptEdition | None:
    every = session.editions(session.register_id(wanted.register) or 0)
    return next((each for each in every if each.sha256 == wanted.sha256), None)


def _missing(edition: EditionHash, why: str) -> Difference:
    return Difference(f"edition {edition.sha256[:12]} of {edition.register}, retrieved {edition.retrieved}: {why}")
