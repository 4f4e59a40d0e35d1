"""The sentences in which a register's answers are explained, in one place."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from inforce.moment import Interval, iso, shortly
from inforce.register.coverage import Coverage, stretches
from inforce.register.model import Edition, Listing, Standing, State, Unknown
from inforce.register.notices import Notice, Turn

if TYPE_CHECKING:
    from inforce.register.programmes import Roll
    from inforce.register.register import View

NOT_EXAMINED = (
    "Not listed is not 'not sanctioned': ownership (the 50 per cent rule), sectoral and country-wide measures are not "
    "examined."
)
MAIN_NAMES_ONLY = "No edition known at that time carries aliases: parties are seen under their main names only."


def notes(view: "View", number: str, standing: Standing) -> tuple[str, ...]:
    """Remarks on a state: why it is unknown, what a gap leaves open, who else may be the same party."""
    found = [
        _unknown(standing, view),
        _rests_on(standing),
        _gap(standing),
        *_narrowed(standing.listing),
        disagreement(view, number, standing.listing),
        *_same_party(view, number),
        _carried(view, number),
        stated_alone(view, number),
    ]
    found.append(follows(view))
    if standing.state is State.NOT_LISTED:
        found.append(NOT_EXAMINED)
    return tuple(note for note in found if note)


_DECISIONS_TOLD = 3
"""So many later decisions are told one by one, the latest; others by their number."""


def follows(view: "View") -> str | None:
    """What people decided after the time of knowledge about editions known by it; None where they decided nothing."""
    if not (later := view.decided_later):
        return None
    told = [
        f"at {iso(each.when.replace(microsecond=0))} the edition of {look} was {each.verb}ed" for each, look in later
    ]
    before = len(told) - _DECISIONS_TOLD
    first = f"{before} editions had been decided about; " if before > 0 else ""
    these = "that decision" if len(told) == 1 else "these decisions"
    words = f"{first}{', '.join(told[-_DECISIONS_TOLD:])}"
    after = f"after the time of knowledge, {shortly(view.moment.known)}"
    return f"{words[0].upper()}{words[1:]}, {after}: this answer follows {these}."


def _unknown(standing: Standing, view: "View") -> str | None:
    before, after = standing.before, standing.after
    match standing.reason:
        case None:
            return None
        case Unknown.NO_EDITION:
            return f"Unknown: no edition in force had been retrieved by {shortly(view.moment.known)}."
        case Unknown.BEFORE_FIRST:
            return f"Unknown: the first edition was retrieved at {_at(after)}."
        case Unknown.STALE:
            return f"Unknown: the last look, at {_at(before)}, counts for {view.staleness.days} days."
        case Unknown.GAP:
            return f"Unknown: {_far_apart(standing, view)}: it may have come and gone."
        case Unknown.CHANGED:
            return _changed(standing)
        case Unknown.STATED:
            assert standing.notice is not None
            return f"Unknown: it is stated that it was {_stated(standing.notice)}; no look shows that."


def _far_apart(standing: Standing, view: "View") -> str:
    """What shows nothing on both sides, and lies too far apart to tell what was between."""
    before, after, limit = _at(standing.before), _at(standing.after), f"more than {view.staleness.days} days"
    if standing.notice is None:
        return f"neither the look at {before} nor the one at {after} shows it, but they are {limit} apart"
    look = before if standing.notice.turn is Turn.LISTED else after
    said = f"it is stated that it was {_stated(standing.notice)}"
    return f"{said}, {limit} from the look at {look} that does not show it"


def stated_alone(view: "View", number: str) -> str | None:
    """Everything that is stated of a party which no look shows."""
    notices = view.alone.notices(number)
    if not notices:
        return None
    return f"No edition shows it. Stated: {'; '.join(_stated(each) for each in notices)}."


def _stated(notice: Notice) -> str:
    when = f"{iso(notice.after)} and {iso(notice.by)}"
    return f"{notice.turn} between {when} ({notice.source}, retrieved {notice.look})"


def _rests_on(standing: Standing) -> str | None:
    """What else than looks the state rests on."""
    if standing.told:
        return f"Told by the list itself of its past, in the edition of {standing.told.look}; no look shows it."
    if standing.notice and standing.reason is None:
        return f"It is stated that it was {_stated(standing.notice)}; the looks on both sides leave that open."
    return None


def about_listing(view: "View", number: str, listing: Listing) -> list[str]:
    """Remarks on one listing: what narrowed its ends, what the list states itself of its beginning."""
    told = f"told by the list itself of its past, in the edition of {listing.first.look}" if listing.told else None
    days = view.stated_days(number, listing) if not listing.told else {}
    stated = f"the list states {', '.join(days)} as the listing date" if days else None
    found = [told, *_narrowed(listing), disagreement(view, number, listing) or stated]
    return [note for note in found if note]


def _narrowed(listing: Listing | None) -> list[str]:
    """Which ends of a listing were narrowed, and by what."""
    if listing is None:
        return []
    ends = (("beginning", listing.start_by), ("end", listing.end_by))
    return [
        f"The {which} is narrowed by {notice.source} (sha256 {notice.sha256[:12]}, retrieved {notice.look})."
        for which, notice in ends
        if notice
    ]


def disagreement(view: "View", number: str, listing: Listing | None) -> str | None:
    """That the listing date which the list states is not within our own dating of the listing."""
    days = view.stated_days(number, listing) if listing and not listing.told else {}
    if listing is None or not days or any(window.meets(listing.start) for window in days.values()):
        return None
    shown = f"looks show that it came by {iso(listing.start.by)}" if listing.start.by else "no look shows it"
    if listing.start.after:
        shown = f"looks show that it came after {iso(listing.start.after)} and by {iso(listing.start.by or view.moment.known)}"
    return f"The list states {', '.join(days)} as the listing date; {shown}."


def _at(edition: Edition | None) -> str:
    return str(edition.look) if edition else "an unknown time"


def _changed(standing: Standing) -> str:
    listing, before, after = standing.listing, standing.before, standing.after
    if listing and before and before == listing.before:
        seen = f"the look at {before.look} did not show it, the look at {_at(after)} does"
        return f"Unknown: {seen}; it was listed some time between{_more_exactly(listing.start, listing.start_by)}."
    if listing and before and before == listing.last:
        seen = f"the look at {before.look} showed it, the look at {_at(after)} does not"
        return f"Unknown: {seen}; it was removed some time between{_more_exactly(listing.end, listing.end_by)}."
    if standing.told:
        return "Unknown: it changed on that day, as the list itself tells of its past."
    return f"Unknown: it came or went between the looks at {_at(before)} and {_at(after)}."


def _more_exactly(interval: Interval | None, by: Notice | None) -> str:
    return f", more exactly {interval}" if interval and by else ""


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
    newest = view.listings(number)[-1]
    if newest.end is not None:
        return f"listed {since(newest.start)}, removed some time in {newest.end}"
    return f"listed {since(newest.start)}, still at the last look, {newest.last.look}"


def since(start: Interval) -> str:
    """A beginning, with no more precision than the looks give it."""
    if start.after is None and start.by:
        return f"since {iso(start.by)} or before (the first edition)"
    return f"since some time in {start}"


# Who is found


def found_by(view: "View", number: str, asked: str) -> list[str]:
    """By which of its numbers or names an entry is found, and that others bear the same number."""
    by, others = view.found_by(number, asked), [each for each in view.numbered(asked) if each != number]
    found = [f"Found by {by}."] if by else []
    if number in view.numbered(asked) and others:
        found.append(f"{asked.strip()} is a number of {', '.join(_called(view, each) for each in others)} too.")
    return found


def _called(view: "View", number: str) -> str:
    entry = view.entry(number)
    return f"{number} {entry.name}" if entry else number


# Who is not found


def absence(view: "View") -> str:
    """What the looks around a moment tell of a name or number that no edition known shows: that it was not found, which is
    not to say that whoever is meant was not listed."""
    looks = view.editions()
    standing = view.standing("")
    if not looks:
        return _unknown(standing, view) or ""
    seen = (
        f"none of {len(looks)} editions, from {looks[0].look} to {looks[-1].look}, shows it under this name or number"
    )
    known = standing.state is State.NOT_LISTED
    told = f"Not found: {seen}." if known else f"{_absent_unknown(standing, view)} Of those known, {seen}."
    return " ".join(filter(None, (told, None if view.tells_aliases else MAIN_NAMES_ONLY, follows(view))))


def doubt(view: "View") -> str | None:
    """Why the looks around a moment do not tell who else was on the register; None where they do."""
    return _absent_unknown(view.standing(""), view) or None


def remarks(view: "View") -> list[str]:
    """What goes with an answer about several parties: why nobody can tell who else was on the register, and which decisions made
    later it follows."""
    return [told for told in (doubt(view), follows(view)) if told]


def beside_names(view: "View") -> list[str]:
    """What goes with an answer about names that were looked for: the same, and that only main names are known, where they are."""
    return [*remarks(view), *([] if view.tells_aliases else [MAIN_NAMES_ONLY])]


def _absent_unknown(standing: Standing, view: "View") -> str:
    if standing.reason is Unknown.GAP:
        between = f"no look was taken between {_at(standing.before)} and {_at(standing.after)}"
        return f"Unknown: {between}: it may have come and gone."
    return _unknown(standing, view) or ""


# What changed


_WHY = {
    Coverage.BEFORE_FIRST: "the first look came later",
    Coverage.GAP: "no look for more than {days} days",
    Coverage.AFTER_LAST: "the last look by then counts for {days} days",
}


def not_looked(view: "View", since: datetime | None) -> list[str]:
    """What of the time until the moment nobody looked at often enough: no change there is no sign that there was none."""
    until, days = view.moment.valid, view.staleness.days
    looks = [edition.look for edition in view.editions() if edition.look.known <= until]
    if not looks and since is None:
        return [f"what changed until {iso(until.replace(microsecond=0))} is not known: no look by then is in force"]
    told = []
    for stretch in stretches(looks, [], until, view.staleness):
        start = max(filter(None, (stretch.start, since)), default=None)
        if stretch.kind is not Coverage.KNOWN and start and start < stretch.end:
            ends = " and ".join(iso(each.replace(microsecond=0)) for each in (start, stretch.end))
            told.append(f"what changed between {ends} is not known: {_WHY[stretch.kind].format(days=days)}")
    return told


def silence(view: "View", since: datetime | None) -> list[str]:
    """What it is worth that no change is told of some of the time until the moment, and which decisions made later that follows;
    empty where looks tell of all of it."""
    return [*(f"Unknown: {each}." for each in not_looked(view, since)), *filter(None, [follows(view)])]


# Programmes


def how_many(roll: "Roll") -> str:
    """The number of a programme's members, with no more certainty than the looks give it."""
    if roll.doubt is None:
        return _entries(roll.least) if roll.most == roll.least else f"{roll.least} to {roll.most} entries"
    return f"at least {_entries(roll.least)}" if roll.doubt is Unknown.GAP else "unknown"


def _entries(count: int) -> str:
    return f"{count} {'entry' if count == 1 else 'entries'}"


def about_roll(roll: "Roll", view: "View") -> tuple[str, ...]:
    """Why the number of a programme's members is not known, or not exactly."""
    before, after = _at(roll.before), _at(roll.after)
    match roll.doubt:
        case Unknown.BEFORE_FIRST:
            found = [f"Unknown: the first edition that carries programmes was retrieved at {after}."]
        case Unknown.STALE:
            found = [
                f"Unknown: the last look that carries programmes, at {before}, counts for {view.staleness.days} days. It "
                f"showed {_entries(roll.counts[-1][1])}; of {len(roll.undecided)} no look says that they left."
            ]
        case Unknown.GAP:
            between = f"No look that carries programmes was taken between {before} and {after}"
            found = [f"{between}: others may have come and gone."]
        case _:
            found = []
    if roll.undecided and roll.doubt in {None, Unknown.GAP}:
        when = (
            f"between the looks at {before} and {after}" if roll.after else f"after the look at {before}, as is stated"
        )
        found.append(f"{len(roll.undecided)} undecided: they came or went {when}.")
    if roll.untold:
        found.append(f"{roll.untold} entries that came after the look at {before} are shown by name only: unknown.")
    if roll.stated:
        found.append(f"{roll.stated} that came, as is stated, and that no look shows yet may be under it: unknown.")
    return tuple(filter(None, (*found, follows(view))))


def parted(codes: Sequence[str]) -> str:
    """Codes of programmes one after the other; parted by semicolons where one holds a comma ("Belarus, Schedule 1")."""
    return ("; " if any("," in each for each in codes) else ", ").join(codes)


def no_such_programme(view: "View", near: Sequence[str]) -> str:
    """That no look known shows any entry under a code; what is not known of it; which codes may have been meant."""
    looks = view.editions()
    if not looks:
        return _absent_unknown(view.standing(""), view) or "no edition carries programmes"
    meant = f"Did you mean {' or '.join(near)}?" if near else ""
    seen = f"{len(looks)} editions that carry programmes, from {looks[0].look} to {looks[-1].look}"
    return " ".join(
        filter(None, [*remarks(view), f"There is no such code here: none of {seen}, shows an entry under it.", meant])
    )


def _carried(view: "View", number: str) -> str | None:
    if view.is_known_by_name(number):
        return (
            "It is known by its names alone: the last edition that carries programmes and details did not show it yet."
        )
    edition = view.described_by(number)
    if edition is None:
        return None
    return f"Programmes and details are those of the edition of {edition.look}; the later ones carry names only."
