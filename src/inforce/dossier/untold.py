"""What the editions of a register cannot tell of a state: who came and left unseen, and who came without programmes."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from inforce.edtf import Period
from inforce.moment import TICK
from inforce.register.model import Edition
from inforce.register.programmes import untold_since
from inforce.register.register import View

MOST = 5
"""Gaps that are named in a line."""


@dataclass(frozen=True, slots=True)
class Untold:
    """``gaps``: from one look to the next, where no look lies between for longer than a look counts; ``carrier``: the newest
    edition that carries programmes where later ones do not, and ``came``: how many entries these added, of whatever programme."""

    register: str
    state: str
    gaps: tuple[Period, ...] = ()
    carrier: Edition | None = None
    came: int = 0

    def words(self, window: Period) -> Iterator[str]:
        """A line for each, as far as it bears on a stretch of time."""
        gaps = [each for each in self.gaps if each.meets(window)]
        if gaps:
            told = ", ".join(f"between {_day(each.first)} and {_day(each.last)}" for each in gaps[:MOST])
            more = f" and {len(gaps) - MOST} more times" if len(gaps) > MOST else ""
            yield f"{self.register} was not looked at {told}{more}: who came and left meanwhile is not seen"
        if self.carrier and self.came and Period(self.carrier.look.latest, None).meets(window):
            yield (
                f"of {self.came:,} entries that came to {self.register} after the edition of {self.carrier.look} no edition "
                f"tells the programmes: any of them may be under those of {self.state}, and stands in no line"
            )


def untold(view: View, state: str) -> Untold:
    """Of a register that carries entries under programmes of a state."""
    looks = [each.look for each in view.editions()]
    gaps = [
        Period(a.earliest, b.latest - TICK)
        for a, b in pairwise(looks)
        if b.latest - a.earliest > view.staleness
    ]  # fmt: skip
    carrier, came = untold_since(view) or (None, 0)
    return Untold(view.register, state, tuple(gaps), carrier, came)


def _day(at: object) -> str:
    return str(at)[:10]
