"""How long announcements took to reach a register: intervals, for the day of neither end is known. Pure.

An announcement is an intention to put a party on the register or to take it off, as the first report of those that are kept
tells it; what is proposed, announced and decided of one act is one. The register's change lies after one look and by the next,
the report was published at some time of its day: the lag lies between the shortest and the longest distance of the two. What
the register does not show yet has waited so long at least.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from math import inf

from inforce.claims.model import Claim
from inforce.dossier.mentions import Mention
from inforce.dossier.sameness import Thing, same_target
from inforce.edtf import Period
from inforce.moment import TICK
from inforce.reconcile.model import Finding, Verdict


@dataclass(frozen=True, slots=True)
class Lag:
    """An announcement, the mention of it that was published first, and what the register says of that.

    ``least`` and ``most``: whole days; ``most`` is None while the register does not show it.
    """

    thing: Thing
    mention: Mention
    finding: Finding
    least: int
    most: int | None


@dataclass(frozen=True, slots=True)
class Lags:
    """``told``: in the order of publication. ``untold``: announcements of which the register tells nothing, or that it had
    carried out before, or whose report has no day."""

    register: str
    asked: datetime
    told: tuple[Lag, ...]
    untold: int

    @property
    def waiting(self) -> int:
        return sum(each.most is None for each in self.told)

    @property
    def median(self) -> tuple[float, float | None] | None:
        """The bounds between which the median lies, in days: that of the shortest and that of the longest that may be. The
        upper one is None where so many wait that nothing bounds it; None for no announcement at all."""
        if not self.told:
            return None
        most = _middle([inf if each.most is None else each.most for each in self.told])
        return _middle([each.least for each in self.told]), None if most == inf else most


def lags(things: Iterable[Thing], findings: Mapping[int, Sequence[Finding]], register: str, asked: datetime) -> Lags:
    """``findings``: what registers say of the claims of reports as of ``asked``, by the number of the report."""
    announced = [each for each in things if isinstance(each.item, Claim) and _is_announcement(each.item)]
    found = [
        (thing, _lag(thing, findings, register, asked)) for thing in announced if _speaks_of(thing, findings, register)
    ]
    told = _once(lag for _, lag in found if lag)
    return Lags(register, asked, tuple(told), sum(lag is None for _, lag in found))


def _once(found: Iterable[Lag]) -> list[Lag]:
    """Of what was announced of one act of one party the first, with the mentions of all."""
    first: list[Lag] = []
    for lag in found:
        place = next((at for at, each in enumerate(first) if _is_of_one_act(each, lag)), None)
        if place is None:
            first.append(lag)
        else:
            together = (*first[place].thing.mentions, *lag.thing.mentions)
            first[place] = replace(first[place], thing=Thing(together))
    return first


def _is_of_one_act(one: Lag, other: Lag) -> bool:
    """The same party, the same turn, the same change of the register or none yet."""
    a, b = one.mention.item, other.mention.item
    assert isinstance(a, Claim)
    assert isinstance(b, Claim)
    same = one.finding.entry == other.finding.entry and (
        one.finding.entry is not None or same_target(one.mention, other.mention)
    )
    changed = (one.most is None, other.most is None) == (True, True) or one.finding.changed == other.finding.changed
    return same and a.action.starts == b.action.starts and changed


def _is_announcement(claim: Claim) -> bool:
    return claim.status.is_intention and (claim.action.starts or claim.action.ends)


def _speaks_of(thing: Thing, findings: Mapping[int, Sequence[Finding]], register: str) -> bool:
    return any(_finding(each, findings, register) for each in thing.mentions)


def _finding(mention: Mention, findings: Mapping[int, Sequence[Finding]], register: str) -> Finding | None:
    of_report = findings.get(mention.kept.number, ())
    return next((each for each in of_report if (each.claim, each.register) == (mention.item.id, register)), None)


def _lag(thing: Thing, findings: Mapping[int, Sequence[Finding]], register: str, asked: datetime) -> Lag | None:
    """By the first report that has a day and of which the register tells; of its mentions by one that says who said so, which a
    headline seldom does."""
    lags = [lag for mention in thing.mentions if (lag := _of_mention(thing, mention, findings, register, asked))]
    of_first = [lag for lag in lags if lag.mention.kept.number == lags[0].mention.kept.number]
    return next((lag for lag in of_first if _says_who(lag.mention)), lags[0] if lags else None)


def _of_mention(
    thing: Thing, mention: Mention, findings: Mapping[int, Sequence[Finding]], register: str, asked: datetime
) -> Lag | None:
    published, finding = mention.published, _finding(mention, findings, register)
    if finding is None or published is None or _is_described(mention, finding):
        return None
    bounds = bounds_of(finding, published, asked)
    return Lag(thing, mention, finding, *bounds) if bounds else None


def _is_described(mention: Mention, finding: Finding) -> bool:
    """No entry was found, and none can ever be: the target is told without a name ("one aircraft"), which has a capital, or is
    in letters that have none."""
    assert isinstance(mention.item, Claim)
    name = mention.item.target.name
    return finding.entry is None and not any(letter.isalpha() and not letter.islower() for letter in name)


def _says_who(mention: Mention) -> bool:
    return isinstance(mention.item, Claim) and mention.item.speaker is not None


def bounds_of(finding: Finding, published: Period, asked: datetime) -> tuple[int, int | None] | None:
    """The shortest and the longest time from a report to the change that carried it out, in calendar days (UTC), counted to the
    looks on both sides of it; None where there is none."""
    if published.first is None or published.last is None:
        return None
    if finding.verdict in {Verdict.PENDING, Verdict.LICENSED} and published.last <= asked:
        return _days(published.last, asked), None
    changed = finding.changed
    if finding.verdict is not Verdict.CONFIRMED or finding.lag is None or changed is None or changed.by is None:
        return None
    least = _days(published.last, changed.after) if changed.after else 0
    return least, max(least, _days(published.first, changed.by - TICK))


def _days(since: datetime, until: datetime) -> int:
    """Calendar days in UTC, as findings count them."""
    return max(0, (until.astimezone(UTC).date() - since.astimezone(UTC).date()).days)


def _middle(values: Sequence[float]) -> float:
    ranked, half = sorted(values), len(values) // 2
    return ranked[half] if len(ranked) % 2 else (ranked[half - 1] + ranked[half]) / 2
