"""Names × a register as of a moment.

The index of a register holds every entry that the looks on either side of the moment show. It is made once, kept beside
the store and made anew only when other looks come to lie there. What the state of a matched entry was is asked of the
register itself, so that a match says ``listed`` or ``unknown`` exactly as ``was`` does, and an entry that was not listed
is no match.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import repeat
from pathlib import Path

from inforce.home import Home
from inforce.lists.model import Entry, Quality
from inforce.lists.model import Kind as ListedKind
from inforce.names.among import with_reaches
from inforce.names.building import build
from inforce.names.index import Listed
from inforce.names.kept import kept
from inforce.names.parts import Kind
from inforce.register.model import State
from inforce.register.register import View
from inforce.screening.facts import Facts, encoded, together, type_of
from inforce.screening.indexes import reading_rules
from inforce.screening.marks import Answer, Judged, Marks, More, judged
from inforce.screening.model import Match, Query, Settings
from inforce.screening.parallel import Answered, IndexFile, answered_in, screened
from inforce.screening.run import marks_on
from inforce.screening.screener import Screener
from inforce.screening.sources import RegisterSource


def screen(
    queries: Iterable[Query | str],
    views: Sequence[View],
    folder: Path,
    settings: Settings | None = None,
    processes: int | None = 1,
) -> Iterator[Answered]:
    """Every query with the entries of registers, as of a moment, that may be the party asked about, the best first.

    ``folder``: where indexes are kept (``home.folder / "indexes"``). A text alone is the name of any kind of party. Only
    who is on the lists is examined: neither ownership nor sectoral nor country-wide measures.
    """
    asked = (Query(str(at), each) if isinstance(each, str) else each for at, each in enumerate(queries, 1))
    indexes, settings = [IndexFile(index_of(view, folder), view.register) for view in views], settings or Settings()
    known = {view.register: view for view in views}

    def more(query: Query, limit: int) -> tuple[Match, ...]:
        return next(answered_in(indexes, iter([query]), replace(settings, limit=limit), 1))[1]

    for query, matches in answered_in(indexes, asked, settings, processes):
        yield query, _as_of(query, matches, known, settings.limit, more)


def _as_of(
    query: Query, matches: tuple[Match, ...], views: dict[str, View], limit: int, more: More
) -> tuple[Match, ...]:
    """The best matches that were listed at the moment. One that was not takes nobody's place: more is asked for."""
    told, wanted = tuple(with_state(matches, views)), limit
    while len(told) < limit and len(matches) >= wanted:
        wanted *= 4
        matches = more(query, wanted)
        told = tuple(with_state(matches, views))
    return told[:limit]


def answers_in(
    home: Home, views: Sequence[View], queries: Iterable[Query], settings: Settings, processes: int | None = None
) -> Iterator[Answer]:
    """The same with the decisions on the matches that had been made by the time of knowledge."""
    folder = home.folder / "indexes"
    marks = _MarksOfEach({v.register: marks_on(home, RegisterSource(v), v.moment.known) for v in views})

    def more(query: Query, limit: int) -> tuple[Match, ...]:
        return next(screen([query], views, folder, replace(settings, limit=limit)))[1]

    return judged(screen(queries, views, folder, settings, processes), marks, settings.limit, more)


def answers_of(
    screeners: Mapping[str, Screener],
    views: Sequence[View],
    marks: Mapping[str, Marks],
    queries: Sequence[Query],
    settings: Settings,
) -> Iterator[Answer]:
    """The same from indexes that are open already: ``screeners`` and ``marks`` by register."""
    known = {view.register: view for view in views}
    if not known:
        return map(Answer, queries, repeat(()))

    def found(queries: Sequence[Query], limit: int) -> list[tuple[Match, ...]]:
        asked = replace(settings, limit=limit)
        return screened([(name, screeners[name].asking(asked)) for name in known], list(queries), asked)

    def more(query: Query, limit: int) -> tuple[Match, ...]:
        return found([query], limit)[0]

    def more_listed(query: Query, limit: int) -> tuple[Match, ...]:
        return _as_of(query, more(query, limit), known, limit, more)

    each = zip(queries, found(queries, settings.limit), strict=True)
    listed = ((query, _as_of(query, matches, known, settings.limit, more)) for query, matches in each)
    return judged(listed, _MarksOfEach(marks), settings.limit, more_listed)


class _MarksOfEach(Marks):
    """The marks on the entries of several registers."""

    def __init__(self, marks: Mapping[str, Marks]) -> None:
        super().__init__()
        self._of = marks

    def judge(self, query: Query, match: Match) -> Judged:
        return self._of[match.register or ""].judge(query, match)


def with_state(matches: Iterable[Match], views: dict[str, View]) -> Iterator[Match]:
    """Matches with the state of their entries at the moment; without those that were not listed."""
    for match in matches:
        state = views[match.register or ""].standing(match.entry).state
        if state is not State.NOT_LISTED:
            yield replace(match, state=state.value)


def index_of(view: View, folder: Path) -> Path:
    """The file of the index of a register around a moment, made where it is not there yet."""
    before, after = view.around()
    last = after or before
    looks = [f"{each.sha256} {each.look}" for each in view.editions() if last and each.look <= last.look]
    seen = (
        f"{view.register} {before.look if before else None} {after.look if after else None} {looks} {reading_rules()}"
    )
    return kept(
        folder, f"register {hashlib.sha256(seen.encode()).hexdigest()}", lambda: with_reaches(build(_names(view)))
    )


def _names(view: View) -> Iterator[Listed]:
    """The names of all entries that a look on either side of the moment shows, once each."""
    before, after = view.around()
    seen: set[str] = set()
    for edition in (before, after):
        for entry in view.entries(edition.look.known) if edition else ():
            if entry.number not in seen:
                seen.add(entry.number)
                yield from names_of(entry)


def names_of(entry: Entry) -> Iterator[Listed]:
    kind = Kind.ANY if entry.kind is ListedKind.UNKNOWN else Kind(entry.kind.value)
    told = encoded(facts_of(entry))
    for name in entry.names:
        yield Listed(entry.number, name.text, kind, name.quality is Quality.WEAK, told=told)


def facts_of(entry: Entry) -> Facts:
    """What an entry tells beside its names; of an organisation the countries of its addresses, too."""
    details = entry.details
    homes = [each.country for each in entry.addresses if each.country] if entry.kind is not ListedKind.PERSON else []
    return Facts(
        births=together(details.births),
        countries=together([*details.nationalities, *details.citizenships, *homes]),
        identifiers=tuple((type_of(each.type), each.value) for each in details.identifiers),
    )
