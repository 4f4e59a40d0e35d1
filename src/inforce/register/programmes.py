"""Who was listed under a programme, since when, and how many over time."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches
from itertools import accumulate

from inforce.lists.model import Entry, Identifier
from inforce.lists.numbers import printed
from inforce.moment import Interval, Moment
from inforce.register.model import Edition, Unknown
from inforce.register.register import View

_SHOWN = 5
_ALIKE = 0.6  # difflib's own default
_TELLING = 3  # letters of a code that say anything of another which holds them


@dataclass(frozen=True, slots=True)
class Membership:
    """An entry's stretch under a programme, as far as the editions that carry programmes tell.

    ``code`` is the programme as the publisher writes it, ``numbers`` are the others that it prints for the entry.
    ``since`` and ``until`` are ``(last look before, first look after]``; ``until`` is None while the newest look that
    carries programmes still shows it, ``since.after`` where the first already does.
    """

    entry: str
    name: str
    since: Interval
    until: Interval | None
    code: str = ""
    numbers: tuple[Identifier, ...] = ()

    def covers(self, at: datetime) -> bool:
        """Looks at or before an instant and at or after it show it, or, behind the newest, the newest does."""
        begun = self.since.by is not None and self.since.by <= at
        return begun and (self.until is None or (self.until.after is not None and at <= self.until.after))

    def may_cover(self, at: datetime) -> bool:
        """No look says that it was no member at an instant."""
        begun = self.since.after is None or self.since.after < at
        return begun and (self.until is None or self.until.by is None or at < self.until.by)


@dataclass(frozen=True, slots=True)
class Roll:
    """Who was listed under a programme at a moment, and how much of that is known.

    ``code`` is the publisher's own spelling. ``members`` surely were; ``undecided`` may have been, for they came or went
    between the looks around the moment, or no look tells. ``doubt`` says why others than these may have been too: None
    where the looks around the moment tell. ``before`` and ``after`` are those looks, of the editions that carry
    programmes; ``untold`` counts the entries that later editions added which carry names only, ``stated`` those that the
    publisher states to have come and no look shows. ``counts`` tells how many were members from each time on at which the
    number changed, up to the newest look that carries programmes.
    """

    register: str
    code: str
    moment: Moment
    members: tuple[Membership, ...]
    undecided: tuple[Membership, ...]
    doubt: Unknown | None
    before: Edition | None
    after: Edition | None
    untold: int
    stated: int
    counts: tuple[tuple[datetime, int], ...]

    @property
    def least(self) -> int:
        return len(self.members)

    @property
    def most(self) -> int | None:
        """None where no number bounds it."""
        return None if self.doubt else len(self.members) + len(self.undecided) + self.untold + self.stated


def roll(view: View, code: str) -> Roll | None:
    """Who was listed under a programme at the view's moment; None where no edition known shows the programme.

    ``code`` is the publisher's, in capitals or not.
    """
    found = memberships(view, code)
    if not found:
        return None
    at, told = view.moment.valid, view.carrying_details()
    doubt, (before, after) = told.doubt(), told.around()
    surely = {} if doubt and doubt is not Unknown.GAP else {m.entry: m for m in found if m.covers(at)}
    for number in [each for each in surely if view.gainsaid(each)]:
        del surely[number]
    return Roll(
        register=view.register,
        code=found[-1].code,
        moment=view.moment,
        members=tuple(surely.values()),
        undecided=tuple({m.entry: m for m in found if m.entry not in surely and m.may_cover(at)}.values()),
        doubt=doubt,
        before=before,
        after=after,
        untold=_untold(view, before) if after is None and before is not None else 0,
        stated=sum(map(view.gainsaid, view.alone.numbers())),
        counts=tuple(step for step in counts(found) if step[0] <= told.editions()[-1].look.latest),
    )


def untold_since(view: View) -> tuple[Edition, int] | None:
    """The newest edition that carries programmes, where later ones carry names only, and how many entries these added; None
    where the newest edition of all tells."""
    before, after = view.carrying_details().around()
    if before is None or after is not None:
        return None
    return (before, came) if (came := _untold(view, before)) else None


def _untold(view: View, carrier: Edition) -> int:
    """How many entries came to the register after an edition, at looks that carry no programmes."""
    newest = view.around()[0]
    if newest is None or newest == carrier:
        return 0
    return len(view.numbers() - view.numbers(carrier.look.known))


def memberships(view: View, code: str) -> list[Membership]:
    """Every stretch of every entry under a programme, in the publisher's code (its capitals do not matter), by the time of
    its beginning."""
    found = [
        Membership(entry.number, entry.name, since, until, _spelled(entry, code)[0], printed(entry))
        for entry, since, until in view.described(code.strip(), lambda entry: bool(_spelled(entry, code)))
    ]
    return sorted(found, key=lambda each: (str(each.since.by), len(each.entry), each.entry))


def codes(view: View) -> frozenset[str]:
    """Every programme under which a look known shows any entry, in the publisher's spelling."""
    found: set[str] = set()

    def tells(entry: Entry) -> bool:
        found.update(entry.programmes)
        return False

    for _ in view.described("", tells):
        pass
    return frozenset(found)


def near(code: str, known: Iterable[str]) -> list[str]:
    """Codes among those known that somebody may have meant, the likeliest first; five at most."""
    by_key = {each.casefold(): each for each in sorted(known)}
    key = code.strip().casefold()
    holding = [each for each in by_key if len(key) >= _TELLING and (key in each or each in key)]
    likely = [
        *get_close_matches(key, by_key, _SHOWN, _ALIKE),
        *sorted(holding, key=lambda each: abs(len(each) - len(key))),
    ]
    return [by_key[each] for each in dict.fromkeys(likely)][:_SHOWN]


def _spelled(entry: Entry, code: str) -> list[str]:
    """The programmes of an entry that are this code, in capitals or not."""
    return [each for each in entry.programmes if each.casefold() == code.strip().casefold()]


def counts(found: list[Membership]) -> list[tuple[datetime, int]]:
    """How many entries were members from each look on at which the number changed."""
    steps: Counter[datetime] = Counter()
    for each in found:
        if each.since.by:
            steps[each.since.by] += 1
        if each.until and each.until.by:
            steps[each.until.by] -= 1
    times = sorted(time for time, step in steps.items() if step)
    return list(zip(times, accumulate(steps[time] for time in times), strict=True))
