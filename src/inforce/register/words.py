"""The sentences in which a register's answers are explained, in one place."""

from typing import TYPE_CHECKING

from inforce.moment import iso
from inforce.register.model import Edition, Standing, State, Unknown

if TYPE_CHECKING:
    from inforce.register.register import View

SAME_NAME = "same name"
NOT_EXAMINED = (
    "Not listed is not 'not sanctioned': ownership (the 50 per cent rule), sectoral and country-wide measures are not "
    "examined."
)


def notes(view: "View", number: str, standing: Standing) -> tuple[str, ...]:
    """Remarks on a state: why it is unknown, what a gap leaves open, who else may be the same party."""
    found = [_unknown(standing, view), _gap(standing), *_same_party(view, number), _carried(view, number)]
    if standing.state is State.NOT_LISTED:
        found.append(NOT_EXAMINED)
    return tuple(note for note in found if note)


def _unknown(standing: Standing, view: "View") -> str | None:
    before, after = standing.before, standing.after
    match standing.reason:
        case None:
            return None
        case Unknown.NO_EDITION:
            return "Unknown: no edition had been retrieved by then."
        case Unknown.BEFORE_FIRST:
            return f"Unknown: the first edition was retrieved at {_at(after)}."
        case Unknown.STALE:
            return f"Unknown: the last look, at {_at(before)}, counts for {view.staleness.days} days."
        case Unknown.GAP:
            return (
                f"Unknown: neither the look at {_at(before)} nor the one at {_at(after)} shows it, but they are more "
                f"than {view.staleness.days} days apart: it may have come and gone."
            )
        case Unknown.CHANGED:
            return _changed(standing)


def _at(edition: Edition | None) -> str:
    return str(edition.look) if edition else "an unknown time"


def _changed(standing: Standing) -> str:
    listing, before, after = standing.listing, standing.before, standing.after
    if listing and before and before == listing.before:
        seen = f"the look at {before.look} did not show it, the look at {_at(after)} does"
        return f"Unknown: {seen}; it was listed some time between."
    if listing and before and before == listing.last:
        seen = f"the look at {before.look} showed it, the look at {_at(after)} does not"
        return f"Unknown: {seen}; it was removed some time between."
    return f"Unknown: it came or went between the looks at {_at(before)} and {_at(after)}."


def _gap(standing: Standing) -> str | None:
    if not standing.gap or not standing.before or not standing.after:
        return None
    between = f"No look was taken between {standing.before.look} and {standing.after.look}"
    return f"{between}; both show it, so it counts as listed throughout."


def _same_party(view: "View", number: str) -> list[str]:
    return [
        f"Entry {other} may be the same party ({reason}); {_when(view, other)}."
        for other, reason in view.same_party(number)
    ]


def _when(view: "View", number: str) -> str:
    listings = view.listings(number)
    newest = listings[-1]
    if newest.end is None or newest.end.by is None:
        return f"listed since {iso(newest.start.by) if newest.start.by else '?'}"
    return f"listed until {iso(newest.end.by)}"


def _carried(view: "View", number: str) -> str | None:
    edition = view.described_by(number)
    if edition is None:
        return None
    return f"Programmes and details are those of the edition of {edition.look}; the later ones carry names only."
