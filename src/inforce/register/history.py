"""What happened on a register: changes between editions, and the history of one entry."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from inforce.lists.model import Identifier
from inforce.lists.numbers import printed
from inforce.moment import Interval
from inforce.register.differences import differences
from inforce.register.model import Edition
from inforce.register.notices import Notice
from inforce.register.register import View


class ChangeKind(StrEnum):
    ADDED = "added"
    REMOVED = "removed"
    AMENDED = "amended"


@dataclass(frozen=True, slots=True)
class Change:
    """An entry added, removed or amended between two consecutive editions.

    ``when`` is ``(last look before, first look after]``; ``edition`` is the first that shows the change. ``amended``
    tells, of an amendment, what was and what is, in words: ``("programmes", "SDGT", "SDGT, IRGC")``. ``narrowed_by`` is what
    the publisher states, where that narrowed ``when``; ``numbers`` the others that it prints for the entry.
    """

    kind: ChangeKind
    entry: str
    name: str
    when: Interval
    edition: Edition
    amended: tuple[tuple[str, str, str], ...] = ()
    narrowed_by: Notice | None = None
    numbers: tuple[Identifier, ...] = ()


def changes(view: View, since: datetime, until: datetime) -> list[Change]:
    """What editions retrieved after ``since`` and by ``until`` were the first to show, in order.

    The first edition of a register adds nothing: what it lists was listed before.
    """

    def within(edition: Edition) -> bool:
        return since < edition.look.known <= until

    found = [change for number in view.changed(since, until) for change in entry_changes(view, number, within)]
    return sorted(found, key=lambda c: (c.edition.look, c.kind, len(c.entry), c.entry))


def entry_changes(view: View, number: str, within: Callable[[Edition], bool] = lambda _: True) -> list[Change]:
    """Everything that editions were the first to show of one entry, oldest first; of all editions or some."""
    found = [*_comings_and_goings(view, number, within), *_amendments(view, number, within)]
    return sorted(found, key=lambda change: (change.edition.look, change.kind))


def _comings_and_goings(view: View, number: str, within: Callable[[Edition], bool]) -> Iterator[Change]:
    for listing in view.listings(number):
        came = bool(listing.before) and within(listing.first)
        went = bool(listing.end and listing.gone and not listing.told and within(listing.gone))
        entry = view.entry(number, listing.first.look.known) if came or went else None
        name, numbers = (entry.name, printed(entry)) if entry else ("", ())
        if came:
            yield Change(ChangeKind.ADDED, number, name, listing.start, listing.first, (), listing.start_by, numbers)
        if went and listing.end and listing.gone:
            yield Change(ChangeKind.REMOVED, number, name, listing.end, listing.gone, (), listing.end_by, numbers)


def _amendments(view: View, number: str, within: Callable[[Edition], bool]) -> Iterator[Change]:
    """Differences between what two consecutive editions of like form say of an entry that both list, part by part."""
    for rewriting in view.rewritings.of(number):
        if not within(rewriting.after):
            continue
        was, now = view.rewritings.told(number, rewriting)
        if was and now and (amended := tuple(differences(was, now))):
            when = Interval(rewriting.before.look.earliest, rewriting.after.look.latest)
            kind, numbers = ChangeKind.AMENDED, printed(now)
            yield Change(kind, number, now.name, when, rewriting.after, amended, numbers=numbers)
