"""Who was listed under a programme, since when, and how many over time."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from itertools import accumulate

from inforce.moment import Interval
from inforce.register.register import View


@dataclass(frozen=True, slots=True)
class Membership:
    """An entry's stretch under a programme, as far as the editions that carry programmes tell.

    ``since`` and ``until`` are ``(last look before, first look after]``; ``until`` is None while the newest look that
    carries programmes still shows it, ``since.after`` where the first already does.
    """

    entry: str
    name: str
    since: Interval
    until: Interval | None

    def covers(self, at: datetime) -> bool:
        """Surely a member at an instant."""
        begun = self.since.by is not None and self.since.by <= at
        return begun and (self.until is None or (self.until.after is not None and at <= self.until.after))


def memberships(view: View, code: str) -> list[Membership]:
    """Every stretch of every entry under a programme, in the publisher's code, by the time of its beginning."""
    found = [
        Membership(entry.number, entry.name, since, until)
        for entry, since, until in view.described(code.encode(), lambda entry: code in entry.programmes)
    ]
    return sorted(found, key=lambda each: (str(each.since.by), len(each.entry), each.entry))


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
