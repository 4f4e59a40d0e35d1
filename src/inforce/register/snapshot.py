"""The whole register as of a moment, ready to be handed out: everyone that may have been on it, nobody left out in silence."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from inforce.errors import UnknownState
from inforce.lists.formats import form_of
from inforce.lists.model import Entry
from inforce.moment import Moment, shortly
from inforce.register import words
from inforce.register.looks import NAMES
from inforce.register.model import Edition, Standing, State, Unknown
from inforce.register.register import View


@dataclass(frozen=True, slots=True)
class Member:
    """An entry that a look around the moment shows. Its state is ``listed`` or ``unknown``, never ``not_listed``.

    ``sources``: by part of its rows, the edition that tells them.
    """

    number: str
    standing: Standing
    entry: Entry
    sources: Mapping[str, Edition] = field(default_factory=dict)

    @property
    def state(self) -> State:
        return self.standing.state

    @property
    def edition(self) -> Edition | None:
        """The edition that shows the state: the last look before the moment if it shows the entry, else the first that
        does, or that tells of the past."""
        before, listing = self.standing.before, self.standing.listing
        if listing and listing.told:
            return listing.last
        return before if before and listing and listing.before != before else self.standing.after

    @property
    def details(self) -> Edition | None:
        """The newest edition that tells more of the entry than names: its programmes and details are those of this one,
        which may be older than the edition that shows its state. None where all is known by name only."""
        if self.standing.listing and self.standing.listing.told:
            return self.edition
        telling = [edition for part, edition in self.sources.items() if form_of(part) != NAMES]
        return max(telling, key=lambda each: each.look, default=None)

    @property
    def older(self) -> dict[str, Edition]:
        """What of the entry still older editions tell, by part: those after them do not carry it (``ofac-csv:alt``)."""
        newest = self.details
        others = ((part, each) for part, each in self.sources.items() if form_of(part) != NAMES)
        return {part: each for part, each in others if newest and each.look < newest.look}


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
    members = [Member(*told) for told in view.whole_told()]
    members.sort(key=lambda member: (len(member.number), member.number))
    full = view.carrying_details().around()[0]
    details = full if full != before else None
    return Snapshot(view.register, view.moment, before, after, details, doubt, explained, tuple(members))
