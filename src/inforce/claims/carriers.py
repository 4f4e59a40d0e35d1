"""Carriers: outlets that report what someone said; that someone speaks, the outlet is the channel."""

from collections.abc import Sequence

from inforce.claims.attribution import Attribution
from inforce.claims.channels import Channels
from inforce.claims.cues import Cues
from inforce.claims.model import Channel
from inforce.claims.phrases import Noun, Verb
from inforce.claims.said import Said
from inforce.claims.subjects import Subject, chain_right, is_noun, lower_at, tag_at
from inforce.claims.units import Element, Unit

_SHORT = 0.5
"""Share of an outlet's report that another's words in it must fill for the outlet to be their channel only."""


class Carriers:
    """Tells the outlets of a unit from those whose words they carry."""

    def __init__(self, cues: Cues, channels: Channels) -> None:
        self._cues, self._channels = cues, channels

    def without(self, unit: Unit, said: list[Said]) -> tuple[list[Said], dict[int, Channel]]:
        """What is left without the outlets, and the channels by the ``id`` of what is left.

        Where an outlet reports what someone said, that someone speaks and the outlet is the channel.
        """
        channels: dict[int, Channel] = {}
        kept = list(said)
        for item in said:
            channel = self._carrier(unit, item.attribution)
            if not channel:
                continue
            inner = [s for s in said if s is not item and self._is_inside(unit, item, s)]
            if inner and self._fill(unit, item, inner):
                kept.remove(item)
                channels.update({id(s): channel for s in inner})
            elif source := self._source(unit, item.attribution):
                item.attribution.subject = source
                channels[id(item)] = channel
                while further := self._cited(unit.elements, source.last, 3):  # "citing Interfax, which quoted a source"
                    through = self._channels.outlet(unit.elements, source.first, told=True)
                    item.attribution.subject = source = further
                    channels[id(item)] = through or channels[id(item)]
        return kept, channels

    def _carrier(self, unit: Unit, found: Attribution) -> Channel | None:
        if found.subject is None or found.back:
            return None
        told = found.cue is not None and found.cue.lemma in self._cues.reports
        return self._channels.outlet(unit.elements, found.subject.first, told=told)

    def _is_inside(self, unit: Unit, item: Said, other: Said) -> bool:
        """The other's words are among those that the outlet reports."""
        if self._carrier(unit, other.attribution):
            return False
        if other.attribution.back:
            return item.holds(other.attribution)
        return any(a < d and c < b for a, b in item.ranges for c, d in other.ranges)

    def _fill(self, unit: Unit, item: Said, inner: list[Said]) -> bool:
        """They are what the outlet reports, or most of it."""
        if any(s.attribution.back for s in inner):
            return True
        said = sum(unit.elements[last - 1].end - unit.elements[first].start for first, last in item.ranges)
        return sum(s.reach(unit.elements) for s in inner) >= _SHORT * said

    def _source(self, unit: Unit, found: Attribution) -> Subject | None:
        """ "…, the agency reports, citing the ministry", "the daily, quoting a source, said": whom it cites."""
        elements = unit.elements
        between = range(found.subject.last, found.cue_at[0]) if found.subject and found.cue_at else range(0)
        aside = (
            range(found.cue_at[1], found.last) if found.cue_at and found.right else range(0)
        )  # "reported, citing X, that"
        beside = (first for first, _ in found.adjuncts)  # "reported with reference to X"
        for number in (*between, *aside, *beside):
            if source := self._cited(elements, number, 1):
                return source
        return self._cited(elements, found.last, 3)

    def _cited(self, elements: Sequence[Element], first: int, reach: int) -> Subject | None:
        """Whom ", citing X", ", which quoted X", "with reference to X" names within so many elements."""
        for number in range(first, min(first + reach, len(elements))):
            element, place = elements[number], number + 1
            if type(element) is Verb:
                word = element.words[-1].lower
                which = tag_at(elements, number - 1) == "WH" and tag_at(elements, number - 2) == ","
                cites = word in self._cues.citing or (which and word in self._cues.quoted_forms)
            else:
                cites = lower_at(elements, number) in self._cues.citing
            referred = elements[place] if lower_at(elements, number) == "with" and place < len(elements) else None
            if (
                type(referred) is Noun
                and referred.head in self._cues.referring
                and lower_at(elements, place + 1) == "to"
            ):
                cites, place = True, place + 2
            if cites and is_noun(elements, place):
                return Subject(place, chain_right(elements, place))
        return None
