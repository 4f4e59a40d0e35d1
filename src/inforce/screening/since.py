"""What of a register's names changed since an edition, and what that means for names screened then."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from inforce.errors import StoreUnusable
from inforce.home import Home
from inforce.moment import Look
from inforce.names.index import Listed
from inforce.names.mapped import load
from inforce.receipts.model import EditionHash
from inforce.register.model import Listing, State
from inforce.register.register import View
from inforce.screening.lookback import Changed, Found, New, lookback, news
from inforce.screening.model import Query, Settings
from inforce.screening.registers import index_of, names_of
from inforce.screening.run import marks_on
from inforce.screening.sources import RegisterSource

MOST = 100
"""Matches of a name among what changed that are told."""


def baseline(editions: Iterable[EditionHash], register: str) -> datetime | None:
    """When the edition was retrieved that a screening saw: the last before its moment. None where it saw none."""
    looks = [Look.parse(each.retrieved) for each in editions if each.register == register]
    return min(looks).known if looks else None


def changed_entries(view: View, since: datetime) -> list[Changed]:
    """Entries that the newest edition shows and the one at ``since`` did not, or showed otherwise; with their names."""
    editions = view.editions()
    if not editions:
        return []
    newest = editions[-1].look.known
    found = []
    for number in sorted(view.changed(since, view.moment.known), key=lambda each: (len(each), each)):
        listings = view.listings(number)
        if _shown(listings, newest):
            before = _names(view, number, since) if _shown(listings, since) else ()
            found.append(Changed(number, _names(view, number, newest), before))
    return found


def _shown(listings: Iterable[Listing], at: datetime) -> bool:
    return any(
        not each.told and each.first.look.known <= at and (each.gone is None or at < each.gone.look.known)
        for each in listings
    )


def _names(view: View, number: str, at: datetime) -> tuple[Listed, ...]:
    entry = view.entry(number, at)
    return tuple(names_of(entry)) if entry else ()


def looked_back(
    home: Home, view: View, since: datetime, queries: Iterable[Query], settings: Settings
) -> Iterator[tuple[Query, tuple[New, ...]]]:
    """Every query with what is new about it since an edition was retrieved. Raises StoreUnusable."""
    changed = changed_entries(view, since)
    if not changed:
        yield from ((query, ()) for query in queries)
        return
    file = index_of(view, home.folder / "indexes")
    if (whole := load(file)) is None:
        raise StoreUnusable(f"{file}: not an index of names")
    marks = marks_on(home, RegisterSource(view), view.moment.known)
    for query, found in lookback(changed, whole, queries, replace(settings, limit=MOST)):
        yield query, tuple(news(query, _placed(view, found), marks))


def _placed(view: View, found: Iterable[Found]) -> Iterator[Found]:
    """With the register and the states of the entries; without those that are not listed, by their publisher's word."""
    for each in found:
        state = view.standing(each.match.entry).state
        if state is not State.NOT_LISTED:
            yield replace(each, match=replace(each.match, register=view.register, state=state.value))
