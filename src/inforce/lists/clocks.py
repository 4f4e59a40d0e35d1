"""When commits were made, and what speaks against the clocks that say so."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from inforce.errors import BadTime
from inforce.moment import iso

CLOCKS = ("committer", "author")
_REWRITTEN = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Commit:
    """Times are whole seconds since 1970-01-01T00:00Z as git keeps them; anybody can have written anything there."""

    name: str
    committed: int
    authored: int

    def seconds(self, clock: str) -> int:
        return self.authored if clock == "author" else self.committed

    def at(self, clock: str) -> datetime:
        """Raises BadTime for a time that no calendar has."""
        try:
            return datetime.fromtimestamp(self.seconds(clock), UTC)
        except (ValueError, OverflowError, OSError):
            told = f"commit {self.name[:12]}: its {clock} time ({self.seconds(clock)} s) is no time"
            raise BadTime(told) from None


def apart(commits: Iterable[Commit], clock: str) -> list[str]:
    """That the two clocks of commits are far apart, where the committer's is taken."""
    found = [each for each in commits if abs(each.committed - each.authored) > _REWRITTEN.total_seconds()]
    if not found or clock != "committer":
        return []
    return [
        f"{len(found)} commits were made more than a day apart from what their author's clock says (a history rewritten "
        "later?): looks are dated by the committer; --clock author takes the other"
    ]


def backwards(commits: Sequence[Commit], parents: Mapping[str, Sequence[str]], clock: str) -> list[str]:
    """That commits are dated before one that they follow. ``parents``: of every commit, the oldest commit first."""
    pairs = earlier_than_before(commits, parents, clock)
    if not pairs:
        return []
    after, before = max(pairs, key=lambda pair: pair[1].seconds(clock) - pair[0].seconds(clock))
    other = next(each for each in CLOCKS if each != clock)
    runs = "runs backwards too" if earlier_than_before(commits, parents, other) else "does not"
    count = "1 commit is" if len(pairs) == 1 else f"{len(pairs)} commits are"
    return [
        f"the {clock}'s clock runs backwards: {count} dated before one that it follows, most of all commit "
        f"{after.name[:12]} of {iso(after.at(clock))} after {before.name[:12]} of {iso(before.at(clock))}. Looks stand in the "
        f"order of these times, so that changes around them may be dated wrongly and told the wrong way round; the "
        f"{other}'s clock {runs} (--clock {other})"
    ]


def earlier_than_before(
    commits: Iterable[Commit], parents: Mapping[str, Sequence[str]], clock: str
) -> list[tuple[Commit, Commit]]:
    """Commits that are dated before one which their own history holds, each with the latest such; the oldest first."""
    own, latest, found = {each.name: each for each in commits}, dict[str, Commit | None](), []
    for name, befores in parents.items():
        known = [commit for before in befores if (commit := latest.get(before))]
        newest = max(known, key=lambda each: each.seconds(clock), default=None)
        here = own.get(name)
        if here and newest and here.seconds(clock) < newest.seconds(clock):
            found.append((here, newest))
            here = newest
        latest[name] = here or newest
    return found
