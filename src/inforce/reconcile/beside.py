"""What is told beside a finding: other registers that list the target, and what registers show around the claimed time of
what no entry can bear out, a country or a group."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import cache
from itertools import pairwise

from inforce.claims.model import Action, Target, TargetKind
from inforce.edtf import Period
from inforce.reconcile import words
from inforce.reconcile.cases import turn_of
from inforce.reconcile.own_lists import OwnLists
from inforce.reconcile.party import Change, Turn
from inforce.reconcile.regimes import Regime
from inforce.reconcile.resolve import Closeness, Found, Resolution
from inforce.reconcile.words import CameAndWent
from inforce.register.model import Edition, State
from inforce.register.register import View
from inforce.values import value

MOST_EDITIONS = 5
"""Editions with which entries came or went, more than which are told together."""
MOST_COUNTED = 500
"""Entries that came or went at a time, more than which are not told apart by kind."""


@value(frozen=True, slots=True)
class Asked:
    """A claim's target and action, and its time (None: the moment asked); ``ours``: the registers of its senders."""

    target: Target
    action: Action
    time: Period | None
    ours: tuple[View, ...]
    others: tuple[View, ...]
    tolerance: timedelta


def told_beside(
    asked: Asked, resolve: Callable[[Target, View], Resolution], regime: Callable[[Target, View], Regime | None]
) -> Iterator[str]:
    """What other registers show of the target, and what those of the senders show of a country or a group. A programme is told
    by no body's own lists, which are of kinds of measures and not of countries."""
    if asked.target.kind.is_listed_by_name:
        yield from listed_elsewhere(asked, resolve)
    elif asked.target.kind is TargetKind.COUNTRY:
        for view in (each for each in asked.ours if not isinstance(each, OwnLists)):
            if found := regime(asked.target, view):
                yield from of_a_country(found, asked)
    elif asked.target.kind is TargetKind.GROUP:
        yield from of_a_group(asked)


def listed_elsewhere(asked: Asked, resolve: Callable[[Target, View], Resolution]) -> Iterator[str]:
    """The registers that surely list the target at the moment, each with since when."""
    for view in asked.others:
        match resolve(asked.target, view):
            case Found(party=party, closeness=closeness) if closeness <= Closeness.PART:
                if party.state(view.moment.valid) is State.LISTED:
                    yield words.listed_elsewhere(party, ends=asked.action.ends)


def of_a_country(regime: Regime, asked: Asked) -> Iterator[str]:
    """How many entries stand under the programmes of a country, whether these began or ended around the claimed time, and
    how many came and went then."""
    at = regime.view.moment.valid
    yield words.under_it(regime, at)
    if asked.time is not None:
        window = asked.time.widened(asked.tolerance)
        yield from (words.began_or_ended(regime, each) for each in turns(regime, window, at))
        yield from came_and_went(regime, window, at)


def turns(regime: Regime, window: Period, asked: datetime) -> Iterator[Change]:
    """The beginnings and ends of a programme in a window, as known."""
    for change in (*regime.starts, *regime.ends):
        dated = change.when.after is not None and change.day_shown.meets(window)
        if dated and change.shown.look.earliest <= asked:
            yield change


def came_and_went(regime: Regime, window: Period, asked: datetime) -> Iterator[str]:
    """How many entries under a programme came or went with each edition in a window; with all together, where there are
    many."""
    numbers = cache(regime.common.numbers)
    editions = [each for each in regime.view.editions() if each.look.earliest <= asked]
    found = [
        turnover
        for before, after in pairwise(editions)
        if regime.common.turns(before, after) and Period(after.look.earliest, after.look.latest).meets(window)
        if (turnover := _turnover(regime, numbers(before), numbers(after), after))
    ]
    if len(found) <= MOST_EDITIONS:
        yield from (words.came_and_went(regime, each) for each in found)
    else:
        yield words.came_and_went_in_all(regime, found)


def _turnover(regime: Regime, one: frozenset[str], other: frozenset[str], after: Edition) -> CameAndWent | None:
    """None where an edition has the same entries under a programme, ``other``, as the one before."""
    gone, at = one - other, after.look.latest
    left = {number for number in gone if regime.view.standing(number, at).state is not State.LISTED}
    return CameAndWent(after, len(other - one), len(left), len(gone) - len(left)) if one != other else None


def of_a_group(asked: Asked) -> Iterator[str]:
    """How many entries of each kind registers put on, or took off, around the claimed time."""
    turn = turn_of(asked.action)
    if turn is None or asked.time is None or asked.time.first is None:
        return
    window = asked.time.widened(asked.tolerance)
    for view in asked.ours:
        at = view.moment.valid
        before, after = window.first or at, min(window.last or at, at)
        if before < after and view.fresh(before) and view.fresh(after):
            one, other = view.numbers(before), view.numbers(after)
            changed = other - one if turn is Turn.START else one - other
            yield words.changed_then(view, turn, (before, after), _kinds(view, changed))


def _kinds(view: View, numbers: frozenset[str]) -> Counter[str]:
    """How many of each kind; all under no kind where there are too many."""
    if len(numbers) > MOST_COUNTED:
        return Counter({"": len(numbers)})
    view.read(numbers)
    entries = (view.entry(number) for number in sorted(numbers))
    return Counter(entry.kind.value for entry in entries if entry)
