"""What is asked of the reports that are kept in a home folder: by the command, over HTTP, by a page."""

from collections.abc import Collection, Sequence
from datetime import UTC, datetime, time, timedelta

from inforce.checking import Checked
from inforce.claims.model import Action, Claim
from inforce.dossier.gathering import things
from inforce.dossier.kept import Kept, add, kept_reports, read_again
from inforce.dossier.lags import Lags, lags
from inforce.dossier.mentions import every_mention, state_named
from inforce.dossier.outlook import entries, findings, newest_moment, on_their_days, remember
from inforce.dossier.sameness import Thing
from inforce.dossier.timeline import Timeline, timeline
from inforce.dossier.turnover import listed
from inforce.edtf import Period
from inforce.errors import BadInput, BadTime
from inforce.home import Home
from inforce.lists.countries import countries_named
from inforce.moment import Moment, parse_day, parse_moment
from inforce.register.store import Session

ACTIONS = tuple(each.value for each in Action if each.starts or each.ends)
"""Those of which a lag can be told: what puts a party on a register, or takes it off."""

Pair = tuple[str, str]


def state_of(text: str) -> str:
    """The state or union that a code or a name names. Raises BadInput."""
    names = countries_named(text)
    named = (state_named(name) for name in (*names, text))
    if found := next((each for each in (*named, *names[:1]) if each), None):
        return found
    raise BadInput(f"{text!r}: no state or union is known by that name or code; write BY, Belarus or EU")


def pair_of(one: str, other: str) -> Pair:
    """Two different states. Raises BadInput."""
    pair = state_of(one), state_of(other)
    if pair[0] == pair[1]:
        raise BadInput(f"a line of time needs two different states; both are {pair[0]}")
    return pair


def window_of(since: datetime | None, until: datetime | None) -> Period:
    """Raises BadInput where the end is before the beginning."""
    if since and until and until < since:
        raise BadInput("the end of a line of time is before its beginning")
    return Period(since, until)


def beginning(text: str) -> datetime:
    """A time with its zone, or a date, which is its first instant in UTC. Raises BadTime."""
    try:
        return datetime.combine(parse_day(text), time.min, UTC)
    except BadTime:
        return parse_moment(text)


def all_kept(home: Home) -> tuple[Kept, ...]:
    """In the order in which they were added."""
    if not home.exists:
        return ()
    with home.reading() as session:
        return kept_reports(session)


def keep(home: Home, every: Sequence[tuple[str, Checked]], now: datetime) -> int:
    """Keep reports, each under the name of its file, and take note of what registers say of their claims; how many are new."""
    with home.writing() as store, store.transaction() as session:
        new = sum(add(session, name, each.report, each.extract, now) for name, each in every)
        ids = {each.report.id for _, each in every}
        remember(home, session, [each for each in kept_reports(session) if each.report.id in ids], now)
        return new


def read_anew(home: Home, now: datetime) -> tuple[int, int]:
    """Read the reports again that other rules than today's read; how many they were, and how many are kept."""
    with home.writing() as store, store.transaction() as session:
        kept = kept_reports(session)
        renewed = read_again(session, kept)
        remember(home, session, kept_reports(session) if renewed else (), now)
        return renewed, len(kept)


def all_things(home: Home) -> list[Thing]:
    """What the reports that are kept tell of, each claim and event once."""
    if not home.exists:
        return []
    with home.reading() as session:
        return things(every_mention(kept_reports(session), entries(session)))


FOR_READERS = 15.0
"""Seconds until whoever reads the state before has ended: a service does so within one or two."""


def forget(home: Home, gone: Sequence[Kept], now: datetime, patience: float = FOR_READERS) -> None:
    """Remove reports; the store is written anew, so that nothing of their text stays in its files. Raises StillRead where they
    are removed, and somebody reads the state before for longer than ``patience`` seconds: it is for the next time then."""
    with home.writing() as store:
        with store.transaction() as session:
            for each in gone:
                session.remove_report(each.number)
            session.let_go(until=now + timedelta(seconds=patience))
        try:
            store.scrub(patience)
        finally:
            with store.transaction() as session:
                session.let_go(until=None)


def timeline_between(home: Home, pair: Pair, window: Period, now: datetime) -> Timeline:
    """What the reports that are kept and the registers tell of two states."""
    if not home.exists:
        return timeline(pair, (), (), {}, lambda _: {}, window)
    with home.reading() as session:
        kept = kept_reports(session)
        views = {name: each.as_of(Moment(now, now)) for name, each in home.registers(session).items()}
        one, other = pair
        carried = {other: listed(one, other, views), one: listed(other, one, views)}
        found = things(every_mention(kept, entries(session)))
        return timeline(pair, kept, found, carried, lambda each: on_their_days(home, session, each, now), window)


def lags_in(home: Home, register: str, actions: Collection[str], now: datetime) -> Lags | None:
    """How long announcements took to reach a register; None where no report is kept. Raises UnknownRegister."""
    if not home.exists:
        return None
    with home.reading() as session:
        return lags_by(home, session, register, actions, now)


def lags_by(home: Home, session: Session, register: str, actions: Collection[str], now: datetime) -> Lags | None:
    """The same within a transaction."""
    asked = home.register(session, register)
    kept = kept_reports(session)
    moment = newest_moment(asked, now)
    if not kept or moment is None:
        return None
    found = findings(home, session, kept, moment)
    mentions = [
        each
        for each in every_mention(kept, entries(session))
        if isinstance(each.item, Claim) and each.item.action.value in actions
    ]
    return lags(things(mentions), found, register, moment.valid)
