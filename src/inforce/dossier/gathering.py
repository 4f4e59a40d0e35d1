"""Mentions gathered into things: those of one claim or event together, whatever the order in which they come. Pure.

A mention joins a thing where it fits everything that is told of it already. What tells more goes first: who sends, between whom,
when. What leaves that open joins the one thing that it fits; where it fits several that are not one, it does not tell which, and
stands beside them with others like it.
"""

from collections.abc import Hashable, Iterable, Sequence
from datetime import timedelta
from itertools import combinations, product

from inforce.claims.model import Claim, Event
from inforce.dossier.mentions import Mention, countries
from inforce.dossier.sameness import Thing, days_of_claims, goes_with, keys, names_target, same_target, sides


class _Group:
    """Mentions of one thing. ``loose``: of several things they do not tell which."""

    def __init__(self, mention: Mention, *, loose: bool) -> None:
        self.mentions = [mention]
        self.distinct = {_tells(mention): mention}
        self.loose = loose

    def add(self, mention: Mention) -> None:
        self.mentions.append(mention)
        self.distinct.setdefault(_tells(mention), mention)

    def fits(self, mention: Mention) -> bool:
        """Its target bears a name that one told before; all else goes with everything that was told."""
        told = self.distinct.values()
        return all(goes_with(each, mention) for each in told) and any(same_target(each, mention) for each in told)

    def goes_with(self, other: "_Group") -> bool:
        """But for the names of the target nothing parts the two."""
        return all(goes_with(*pair) for pair in product(self.distinct.values(), other.distinct.values()))


def things(mentions: Iterable[Mention]) -> list[Thing]:
    """All mentions, those of one thing together, in the order of publication; a thing is what its first mention says."""
    groups: dict[int, _Group] = {}
    under: dict[tuple[str, ...], set[int]] = {}
    for number, mention in enumerate(sorted(mentions, key=_untold)):
        named = keys(mention)
        near = sorted(set().union(*(under.get(key, ()) for key in named)))
        fitting = [place for place in near if place in groups and groups[place].fits(mention)]
        place = _joined(groups, fitting, mention)
        if place is None:
            place, groups[number] = number, _Group(mention, loose=bool(fitting))
        told = groups[place].distinct.values() if len(fitting) > 1 else (mention,)
        for key in {key for each in told for key in keys(each)}:
            under.setdefault(key, set()).add(place)
    found = (Thing(tuple(sorted(group.mentions, key=published))) for group in groups.values())
    return sorted(found, key=lambda thing: published(thing.mentions[0]))


def _joined(groups: dict[int, _Group], fitting: Sequence[int], mention: Mention) -> int | None:
    """The group that a mention comes to; several that only the names of the target parted become one. None where there is
    none, or where it does not tell which."""
    if not fitting:
        return None
    first, *others = fitting
    if any(not groups[one].goes_with(groups[other]) for one, other in combinations(fitting, 2)):
        first, others = next((place for place in fitting if groups[place].loose), -1), []
    if first < 0:
        return None
    for each in (mention, *(each for place in others for each in groups.pop(place).mentions)):
        groups[first].add(each)
    return first


def _untold(mention: Mention) -> tuple[int, timedelta, str, str, str, int]:
    """Who tells most comes first, then who tells of the earliest; nothing hangs on the order in which reports were added."""
    time, report = mention.time, mention.kept.report
    width = time.last - time.first if time and time.first and time.last else timedelta.max
    first = str(time.first) if time and time.first else "9999"
    narrow = timedelta(0) if width <= timedelta(days=days_of_claims()) else width
    return _open(mention), narrow, first, report.published or "9999", report.id, mention.item.span.start


def _open(mention: Mention) -> int:
    """How much a mention leaves open of who acts: a claim of several senders does not tell which of them, as one of none."""
    item = mention.item
    if isinstance(item, Event):
        return max(0, 2 - len(sides(item))) + (item.mode is None)
    return {0: 2, 1: 0}.get(len(countries(item.sender)), 1)


def _tells(mention: Mention) -> Hashable:
    """All of a mention that decides with which others it goes."""
    item = mention.item
    if isinstance(item, Claim):
        return countries(item.sender), mention.time, mention.is_open, names_target(item), mention.entries
    named = (*item.actor, *item.recipient)
    return sides(item), named, item.mode, mention.when, None if mention.told else str(mention.published)


def published(mention: Mention) -> tuple[str, int, int]:
    """The order of publication; what has no day comes last."""
    day = mention.published
    return str(day.first) if day and day.first else "9999", mention.kept.number, mention.item.span.start
