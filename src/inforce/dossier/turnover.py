"""Who came to registers and left them under the programmes of a state: what a line of time shows of registers."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from inforce.claims.model import Target, TargetKind
from inforce.dossier.untold import Untold, untold
from inforce.moment import Interval, Look
from inforce.reconcile.regimes import regime
from inforce.reconcile.senders import registers_of
from inforce.register.history import ChangeKind
from inforce.register.model import Edition
from inforce.register.programmes import Membership, memberships
from inforce.register.register import View

Step = tuple[ChangeKind, Edition, Interval, str]


@dataclass(frozen=True, slots=True)
class Turnover:
    """Entries that one edition was the first to show, or to show no more, under programmes of a state.

    ``entries``: number and name of each; ``when``: ``(last look before, first look after]``.
    """

    register: str
    programmes: tuple[str, ...]
    kind: ChangeKind
    when: Interval
    edition: Edition
    entries: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """What a sender's registers carry of a state: its entries (``register:entry``), how they came and went, and what of that no
    edition tells."""

    entries: frozenset[str] = frozenset()
    changes: tuple[Turnover, ...] = ()
    untold: tuple[Untold, ...] = ()


def listed(sender: str, state: str, views: Mapping[str, View]) -> Listed:
    """From every imported register of a sender, under whatever programmes its name for the state means."""
    found = [_of(views[name], state) for names in registers_of((sender,)).values() for name in names if name in views]
    changes = [change for each in found for change in each.changes]
    return Listed(
        frozenset().union(*(each.entries for each in found)),
        tuple(sorted(changes, key=lambda change: (change.edition.look, change.register, change.kind))),
        tuple(untold_ for each in found for untold_ in each.untold),
    )


def _of(view: View, state: str) -> Listed:
    programme = regime(Target(state, TargetKind.PROGRAMME), view)
    if programme is None:
        return Listed()
    under = [each for code in programme.codes for each in memberships(view, code)]
    names = {each.entry: each.name for each in under}
    grouped = groupby(sorted(_steps(view, names), key=_order), key=lambda step: step[:3])
    return Listed(
        frozenset(f"{view.register}:{number}" for number in names),
        tuple(
            _turnover(view.register, under, kind, when, edition, [number for *_, number in steps])
            for (kind, edition, when), steps in grouped
        ),
        (untold(view, state),),
    )


def _turnover(
    register: str, under: Iterable[Membership], kind: ChangeKind, when: Interval, edition: Edition, numbers: list[str]
) -> Turnover:
    """The programmes are those that any of the entries was under."""
    names, shown = {each.entry: each.name for each in under}, set(numbers)
    codes = sorted({each.code for each in under if each.entry in shown})
    return Turnover(register, tuple(codes), kind, when, edition, tuple((number, names[number]) for number in numbers))


def _order(step: Step) -> tuple[ChangeKind, Look, str, int, str]:
    kind, edition, _, number = step
    return kind, edition.look, edition.sha256, len(number), number


def _steps(view: View, members: Mapping[str, str]) -> Iterator[Step]:
    """Every coming and going of some entries. What the first edition shows did not come with it."""
    for number in members:
        for listing in view.listings(number):
            if listing.before:
                yield ChangeKind.ADDED, listing.first, listing.start, number
            if listing.end and listing.gone:
                yield ChangeKind.REMOVED, listing.gone, listing.end, number
