"""The whole register as of a moment, ready to be handed out: everyone that may have been on it, nobody left out in silence."""

from dataclasses import dataclass

from inforce.errors import UnknownState
from inforce.lists.model import Entry
from inforce.moment import Moment, shortly
from inforce.register import words
from inforce.register.model import Edition, Standing, State, Unknown
from inforce.register.register import View


@dataclass(frozen=True, slots=True)
class Member:
    """An entry that a look around the moment shows. Its state is ``listed`` or ``unknown``, never ``not_listed``."""

    number: str
    standing: Standing
    entry: Entry

    @property
    def state(self) -> State:
        return self.standing.state

    @property
    def edition(self) -> Edition | None:
        """The edition in whose words the entry is told: the last look before the moment if it shows it, else the first
        that does, or that tells of the past."""
        before, listing = self.standing.before, self.standing.listing
        if listing and listing.told:
            return listing.last
        return before if before and listing and listing.before != before else self.standing.after


@dataclass(frozen=True, slots=True)
class Snapshot:
    """``doubt`` says why entries that are not among the members may have been listed all the same: None where they surely
    were not. ``before`` and ``after`` are the looks around the moment; ``details`` is the edition that programmes and details
    are from, where later ones carry names only.
    """

    register: str
    moment: Moment
    before: Edition | None
    after: Edition | None
    details: Edition | None
    doubt: Unknown | None
    explained: str | None
    members: tuple[Member, ...]

    def of(self, state: State) -> int:
        """How many members are in a state."""
        return sum(member.state is state for member in self.members)


def snapshot(view: View, *, unknown: bool = False) -> Snapshot:
    """Everyone that looks around the view's moment show.

    Raises UnknownState where those looks do not tell who else was listed, unless ``unknown`` states are wanted; where no
    edition was known at all, always.
    """
    doubt, (before, after) = view.doubt(), view.around()
    explained = words.doubt(view) if doubt else None
    if doubt is Unknown.NO_EDITION or (doubt and not unknown):
        hint = "" if doubt is Unknown.NO_EDITION else " Nothing was written; --allow-unknown marks it."
        raise UnknownState(f"{view.register} is not known as of {shortly(view.moment.valid)}. {explained}{hint}")
    members = [Member(number, standing, entry) for number, standing, entry in view.whole()]
    members.sort(key=lambda member: (len(member.number), member.number))
    full = view.carrying_details().around()[0]
    details = full if full != before else None
    return Snapshot(view.register, view.moment, before, after, details, doubt, explained, tuple(members))
