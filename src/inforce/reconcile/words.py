"""The sentences in which findings are explained, in one place."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta

from inforce.claims.model import Claim
from inforce.moment import iso
from inforce.reconcile.authorisations import Authorisation, Scope
from inforce.reconcile.party import Change, Party, Turn
from inforce.reconcile.regimes import Regime
from inforce.reconcile.resolve import Closeness, Found, Several
from inforce.register.model import Edition, Standing, State, Unknown
from inforce.register.register import View
from inforce.register.words import MAIN_NAMES_ONLY
from inforce.register.words import NOT_EXAMINED as NOT_EXAMINED
from inforce.values import value

NOT_ASSERTED = "The report supposes this; it does not say that it is so."
LICENCE_UNKNOWN = (
    "No authorisation on file permits dealings with the target generally at that time. "
    "Authorisations that are not on file are not seen."
)
LICENCE_RAN_OUT = (
    "A licence runs out, not the sanctions: the listing stays as it is, and registers do not show licences."
)
INTENTION_UNDATED = "The report does not say when it was published: nothing tells how long it took."
ALREADY_SO = "The register showed this before the report was published."
LONE = "the only party with this word in a name; the report may mean one that is not listed"
BY_STATED_DATE = "The publisher's own listing date bears the claim out."


def no_register(kept: Mapping[str, Sequence[str]]) -> str:
    if not kept:
        return "The report does not tell whose measure this is: no register can be asked."
    names = [name for registers in kept.values() for name in registers]
    if not names:
        return f"No machine-readable register of measures of {_listed(list(kept))} is known here."
    return f"No edition of {_listed(names)} has been imported."


def not_asked(states: Sequence[str]) -> str:
    return f"Only a part of this is checked: no register of {_listed(states)} is imported."


def no_programme(claim: Claim, views: Sequence[View]) -> str:
    names = _listed([view.register for view in views])
    return f"No entry of {names} was ever listed under a programme that the words {claim.target.name!r} name."


def members(regime: Regime, change: Change | None, asked: datetime) -> list[str]:
    """What a register can show of a whole programme: how many entries it has, and how many came or went with a change."""
    told = [f"The programme ({_listed(regime.codes)}) is taken to be in force while any entry is listed under it."]
    if change is None or change.before is None:
        return [*told, under_it(regime, asked)]
    before, after = regime.common.numbers(change.before), regime.common.numbers(change.shown)
    counts = f"{len(before)} in the edition of {change.before.look}, {len(after)} in that of {change.shown.look}"
    return [*told, f"Entries under it: {counts}.", *_gone_from(regime, before - after, change.shown)]


def _gone_from(regime: Regime, gone: Iterable[str], edition: Edition) -> Iterator[str]:
    """Whether those that an edition has under it no more left the register."""
    states = [regime.view.standing(number, edition.look.latest).state for number in gone]
    if states:
        left = sum(state is not State.LISTED for state in states)
        moved = f", {len(states) - left} stayed under another programme" if left < len(states) else ""
        yield f"Of those gone, {left} left the register with the edition of {edition.look}{moved}."


# Beside a finding


def listed_elsewhere(party: Party, *, ends: bool) -> str:
    """The target on a register that cannot bear the claim out."""
    at = party.view.moment.valid
    number = party.shown_at(at)
    begun = [each for each in party.starts if each.number == number and each.shown.look.earliest <= at]
    since = _shown_since(begun[-1]) if begun else "by its own listing date"
    still = "Still" if ends else "Also"
    return f"{still} listed by {party.view.register}: {party.name(number)!r} ({number}), {since}."


def _shown_since(start: Change) -> str:
    """Since when a listing that lasts has been shown."""
    if start.before:
        return f"first shown on {start.shown.look.day}"
    return f"shown since the first edition kept here, of {start.shown.look.day}"


def under_it(regime: Regime, asked: datetime) -> str:
    before, after = regime.view.around(asked)
    edition = before or after
    count = len(regime.common.numbers(edition)) if edition else 0
    of = f" in the edition of {edition.look}" if edition else ""
    return f"{regime.view.register} has {_counted(count, 'entry', 'entries')} under {_listed(regime.codes)}{of}."


def began_or_ended(regime: Regime, change: Change) -> str:
    what = "begins" if change.turn is Turn.START else "has ended"
    return f"The programme ({_listed(regime.codes)}) {what} around the claimed time: {_shown(change)}."


@value(frozen=True, slots=True)
class CameAndWent:
    """How many entries came under a programme with an edition, ``left`` the register, or ``moved`` to others."""

    edition: Edition
    came: int
    left: int
    moved: int


def came_and_went(regime: Regime, turnover: CameAndWent) -> str:
    return f"{_listed(regime.codes)}, with the edition of {turnover.edition.look}: {_turned_over([turnover])}."


def came_and_went_in_all(regime: Regime, turnovers: Sequence[CameAndWent]) -> str:
    first, last = turnovers[0].edition.look, turnovers[-1].edition.look
    with_ = f"with {len(turnovers)} editions from that of {first} to that of {last}"
    return f"{_listed(regime.codes)}, {with_}: {_turned_over(turnovers)}."


def _turned_over(turnovers: Sequence[CameAndWent]) -> str:
    told = [
        (sum(each.came for each in turnovers), "came under it"),
        (sum(each.left for each in turnovers), "left the register"),
        (sum(each.moved for each in turnovers), "stayed under another programme"),
    ]
    return ", ".join(f"{_counted(count, 'entry', 'entries')} {what}" for count, what in told if count)


def changed_then(view: View, turn: Turn, window: tuple[datetime, datetime], kinds: Mapping[str, int]) -> str:
    did = "put on" if turn is Turn.START else "taken off"
    of = ", ".join(_of_kind(count, kind) for kind, count in sorted(kinds.items()) if kind not in ("", "unknown"))
    total = _counted(sum(kinds.values()), "entry was", "entries were")
    between = f"between {_time(window[0])} and {_time(window[1])}"
    return f"{total} {did} {view.register} {between}{f': {of}' if of else ''}."


def _of_kind(count: int, kind: str) -> str:
    return _counted(count, kind, kind if kind == "aircraft" else f"{kind}s")


def _counted(count: int, one: str, several: str) -> str:
    return f"{count} {one if count == 1 else several}"


def kind_not_listed(claim: Claim) -> str:
    return f"Registers list parties by name; no entry can bear out a measure on a {claim.target.kind.value}."


def not_in_registers(claim: Claim) -> str:
    return f"Registers show who is listed, not whether a listing was the subject of this act ({claim.action.value})."


def not_found(claim: Claim, view: View) -> str:
    told = f"No entry of {view.title}, listed now or before, bears the name {claim.target.name!r}."
    return told if view.tells_aliases else f"{told} {MAIN_NAMES_ONLY}"


def several(found: Several, view: View) -> str:
    shown = "; ".join(_who(party) for party in found.parties[:5])
    more = f"; and {len(found.parties) - 5} more" if len(found.parties) > 5 else ""
    if found.partial:
        return f"{found.reading!r} alone does not tell who is meant; {view.register} has it in names of: {shown}{more}."
    return f"{len(found.parties)} different parties of {view.register} fit {found.reading!r}: {shown}{more}."


def taken_for(found: Found) -> str | None:
    """Who the claim's target was taken for, where the name was not the same."""
    if found.by:
        return f"{found.reading!r} was taken for {found.party.name()!r}, entry {found.party.numbers[0]}, by {found.by}."
    if found.closeness is Closeness.SAME:
        return None
    how = {
        Closeness.SAME_BUT_FORM: "the same but for words such as a legal form",
        Closeness.SPELT: "the same in another spelling",
        Closeness.PART: LONE if found.lone else "the only party with all these words in a name",
        Closeness.FAMILY: "the only person with this family name; the report may mean somebody who is not listed",
        Closeness.NEARLY: "nearly the same",
        Closeness.FORMER: "a name that the register gives it at another time",
        Closeness.WEAK: "an alias that the publisher calls weak",
    }[found.closeness]
    told = "; ".join((how, *found.because))
    return f"{found.reading!r} was taken for {found.party.name()!r}, entry {found.party.numbers[0]} ({told})."


def named_likewise(found: Found) -> str | None:
    """Parties that the words are another name of, where they were taken for the one whose first name they are."""
    if not found.aside:
        return None
    others = "; ".join(map(_who, found.aside))
    return f"{found.reading!r} is another name of {others} as well; it was taken for the party whose first name it is."


def by_member(found: Found) -> str:
    return f"The group is judged by {found.party.name()!r}, which {found.reading!r} names; whom else it takes in is not seen."


def one_party(party: Party) -> str | None:
    if len(party.numbers) < 2:
        return None
    return f"Entries {_listed(party.numbers)} are taken for one party: it is listed while any of them is."


# Changes


def listed_before(party: Party, change: Change) -> str | None:
    """The party was on the register before the listing that began with a change."""
    earlier = [start for start in party.starts if start.shown.look < change.shown.look]
    if not earlier:
        return None
    again = "under a new number" if change.number not in {start.number for start in earlier} else "again"
    left = [end for end in party.ends if end.shown.look <= change.shown.look]
    until = f", left with the edition of {left[-1].shown.look}" if left else " and has stayed"
    first = f"The party was listed before: entry {earlier[0].number} {_first_shown(earlier[0])}{until}."
    return f"{first} This is a listing {again}."


def by_tolerance(change: Change, when: str, tolerance: timedelta) -> str:
    """The change is not at the claimed time, and near enough to it."""
    return f"Not at the claimed time ({when}), but within {tolerance.days} days of it, which are allowed: {_shown(change)}."


def not_so_yet(party: Party, at: datetime) -> str:
    """A claim without a time is judged as of the moment asked, at which it is right; it was not when it was reported."""
    listed = "listed" if party.state(at) is State.LISTED else "not listed"
    return (
        f"The claim gives no time and is judged as of the moment asked. When it was reported ({_time(at)}) the register "
        f"still showed the party as {listed}."
    )


def stays_listed(party: Party, change: Change) -> str | None:
    """An entry was taken off while another of the same party is listed."""
    if not party.shown_by(change.shown):
        return None
    return f"Only entry {change.number} was taken off. The party stays listed under another number."


def changed_since(party: Party, change: Change) -> str | None:
    """A later change took the opposite way."""
    after = party.departures if change.turn is Turn.START else party.starts
    later = [each for each in after if each.shown.look > change.shown.look]
    if not later:
        return None
    what = "taken off the register" if change.turn is Turn.START else "listed again"
    return f"The party has since been {what}: {_shown(later[0])}."


def other_time(change: Change, when: str) -> str:
    what = "The listing began" if change.turn is Turn.START else "The removal is dated"
    return f"{what} at another time than the claimed one ({when}): {_shown(change)}."


def denied_as_state(when: str) -> str:
    return f"What is denied of a time ({when}) is judged as the state then, which the denied act would have led to."


def seen_before(newest: Edition, view: View) -> str:
    """The newest edition that counts is older than what the claim tells of."""
    return (
        f"The newest edition of {view.register} known then, of {newest.look}, is older than what is claimed: it counts for "
        f"{view.staleness.days} days, but cannot show an act that came after it."
    )


def within_wide(change: Change, tolerance: timedelta) -> str | None:
    """The looks on both sides of a change are far apart."""
    after, by = change.when.after, change.when.by
    if change.before is None or after is None or by is None or by - after <= tolerance:
        return None
    between = f"No look was taken between {change.before.look} and {change.shown.look}"
    return f"{between}: the change may have come at any time between."


def in_gap(change: Change, when: str) -> str:
    """The claimed time is a part of the time between two looks that are far apart."""
    assert change.before is not None
    was, now = ("not shown", "shown") if change.turn is Turn.START else ("shown", "not shown")
    return (
        f"The entry is {was} by the edition of {change.before.look} and {now} by the next one, of {change.shown.look}: "
        f"whether that came at the claimed time ({when}) or at another between cannot be told."
    )


def undatable(change: Change) -> str:
    return (
        f"Entry {change.number} is in the first edition of the register that is kept here ({change.shown.look}): when "
        "it was listed cannot be seen."
    )


def already_listed(change: Change) -> str:
    return (
        f"Entry {change.number} was listed before the claimed time: it is in the first edition of the register that is "
        f"kept here ({change.shown.look})."
    )


def _shown(change: Change) -> str:
    first, last = change.shown.look, change.before.look if change.before else None
    if change.turn is Turn.END:
        return f"the edition of {first} is the first without it, the one of {last} still had it"
    before = f", the one of {last} did not show it" if last else ""
    return f"the edition of {first} is the first that shows it{before}"


def _first_shown(change: Change) -> str:
    return (
        f"first shown on {change.shown.look.day}"
        if change.before
        else f"in the first edition, of {change.shown.look.day}"
    )


# States


def shown_of(party: Party, state: State, at: datetime) -> str:
    words = {State.LISTED: "listed", State.NOT_LISTED: "not listed", State.UNKNOWN: "not known to be listed or not"}
    note = f"{party.view.register} shows {party.name()} ({party.shown_at(at)}) as {words[state]} at {_time(at)}."
    return f"{note} {NOT_EXAMINED}" if state is State.NOT_LISTED else note


def unknown(standing: Standing | None, view: View, at: datetime) -> str:
    """Why a state cannot be told, with the nearest editions on both sides."""
    known = view.editions()
    if not known:
        return f"No edition of {view.register} had been retrieved by {_time(view.moment.known)}."
    before, after = view.around(at)
    reason = standing.reason if standing else None
    if before is None:
        return before_first(view)
    if after is None:
        return (
            f"The last edition of {view.register} before {_time(at)} was retrieved {before.look}; a look counts for "
            f"{view.staleness.days} days."
        )
    if standing and reason is Unknown.CHANGED:
        showed = "did not show" if standing.listing and standing.listing.before == before else "showed"
        return (
            f"At {_time(at)} this cannot be told: the look of {before.look} {showed} the entry, and it changed by the "
            f"look of {after.look}."
        )
    return gap(before, after, view)


def before_first(view: View) -> str:
    return f"Before the first edition of {view.register} kept here, of {view.editions()[0].look}, nothing is seen."


def gap(before: Edition, after: Edition, view: View) -> str:
    return (
        f"No look at {view.register} was taken between {before.look} and {after.look}, which is more than "
        f"{view.staleness.days} days: what came and went between is not seen."
    )


def gap_listed(standing: Standing) -> str | None:
    """Listed on both sides of a gap."""
    if not (standing.gap and standing.before and standing.after):
        return None
    return f"No look was taken between {standing.before.look} and {standing.after.look}; both show the entry."


def start_not_judged(party: Party, when: str, claimed: str | None) -> list[str]:
    """A state that is told since some time is judged at the moment asked alone."""
    if claimed is None or not party.starts:
        return []
    return [f"Since when ({when}) is not judged; the register has the party {_first_shown(party.starts[0])}."]


def not_yet(when: str, asked: datetime) -> str:
    return f"The claimed time ({when}) lies after the moment asked, {_time(asked)}."


def time_has_passed(when: str) -> str:
    return f"The time that the report names ({when}) has passed."


# Authorisations


def authorised(authorisations: Iterable[Authorisation], state: State) -> list[str]:
    told = [f"{each.title} ({each.id}) {_permits(each)}{_until(each)}." for each in authorisations]
    return [*told, "The entry stays on the register meanwhile."] if told and state is State.LISTED else told


def noticed(told: Sequence[Authorisation], named: Sequence[Authorisation]) -> str | None:
    """What legal notices tell of licences: those that a claim names by number, else how many and the newest."""
    if not told:
        return None
    newest = max(told, key=lambda each: (each.published or "", each.id))
    if named:
        them = _listed([f"{each.title} ({each.source})" for each in named])
        return f"A legal notice tells of {them}, issued before that day; what it permits is not told there."
    codes = _listed(list(dict.fromkeys(code for each in told for code in each.programmes)))
    return (
        f"Legal notices tell of {len(told)} general licence{'s' if len(told) > 1 else ''} under {codes}, the newest "
        f"{newest.title} ({newest.source}); whether one permits dealings with the target is not told there."
    )


def _permits(authorisation: Authorisation) -> str:
    if authorisation.scope is Scope.ACTIVITY:
        return "permits some dealings only, limited to an activity,"
    return "permits dealings with the target,"


def _until(authorisation: Authorisation) -> str:
    since = f" from {authorisation.start}" if authorisation.start else ""
    return f"{since} until {authorisation.end}" if authorisation.end else f"{since} without an end"


# Parts


def _time(at: datetime) -> str:
    return iso(at.replace(microsecond=0))


def _who(party: Party) -> str:
    return f"{party.name()} ({', '.join(party.numbers)})"


def _listed(items: Sequence[str]) -> str:
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"
