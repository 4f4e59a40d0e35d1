"""Event-keeping: the events of one report as they come up, each once for all its mentions; the same in every language."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from inforce.claims.event_chains import Mention, same_event
from inforce.claims.model import Event
from inforce.claims.text import Document

NEAR = 3
"""Sentences after an event in which its counts by country may stand."""

_LATELY = 40
"""Events looked back over for the one counted last."""


class EventKeeper:
    """Keeps the events of one report; ``found`` gives each once.

    ``during``: words by which an event is told to lie in the time of another ("as a result of those talks").
    """

    def __init__(self, document: Document, during: frozenset[str]) -> None:
        self._document, self._during = document, during
        self.known: list[Mention] = []
        """The event spoken of last stands last."""

    def take(self, mention: Mention) -> Mention:
        """The event that a mention is of: one told before, which learns from it, or a new one."""
        known = same_event(self.known, mention)
        if known is None:
            self.known.append(mention)
            return mention
        known.take(mention)
        self.known.remove(known)
        self.known.append(known)
        return known

    def share_times(self, here: Sequence[tuple[Mention, str]]) -> None:
        """What a sentence tells as lying in another event's time is of that time. ``here``: its events with the word before
        each."""
        timed = next((m for m, link in here if m.when and link in self._during), None)
        for mention, _ in here:
            if mention.when is None and timed is not None and timed.status == mention.status == "occurred":
                mention.when = timed.when

    def counts_near(self, scene: int) -> bool:
        """Counts by country of an event told before may stand in the sentence of a number."""
        return any(_is_counted(m, scene) for m in self.known[-NEAR:])

    def add_groups(self, scene: int, by_country: Callable[[], Mapping[str, int]]) -> None:
        """Takes the counts by country that a sentence gives for those of the event counted last, unless they exceed its count."""
        mention = next((m for m in reversed(self.known[-_LATELY:]) if _is_counted(m, scene)), None)
        if mention is None:
            return
        groups = {**by_country(), **mention.groups}
        if mention.count and sum(groups.values()) <= mention.count:
            mention.groups = groups

    def found(self) -> Iterator[Event]:
        """The events in the order of their words."""
        for number, m in enumerate(sorted(self.known, key=lambda m: (m.start, m.end)), 1):
            span = self._document.span(m.start, m.end)
            yield Event(
                f"e{number}", m.type, m.mode, m.actor, m.recipient, m.when, m.status, m.count, m.groups or None, span
            )


def _is_counted(mention: Mention, scene: int) -> bool:
    return bool(mention.count) and 0 <= scene - mention.scene <= NEAR
