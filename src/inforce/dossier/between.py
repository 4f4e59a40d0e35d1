"""What of the reports that are kept lies between two states: their claims and events, and what is said of it. Pure.

A claim lies between two states where one of them is the sender and the target belongs to the other: it is that state, its name
stands with the target, or a register carries the target under a programme of that state. An event does where both are its
sides, or where one meets somebody of no state that is told in the other. Once a report tells of any such thing it concerns the
two, and its events on one side alone count as well.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from inforce.claims.model import Claim, Event, Statement, StatementKind, Status
from inforce.dossier.kept import Kept
from inforce.dossier.mentions import Mention, countries, makes_up
from inforce.dossier.sameness import Thing
from inforce.spans import Span

BESIDE = frozenset({StatementKind.EXPLANATION, StatementKind.OPINION})
"""What is told beside the line: not what happened, but what somebody makes of it."""


@dataclass(frozen=True, slots=True)
class Said:
    """A statement with the report that has it."""

    kept: Kept
    statement: Statement

    @property
    def words(self) -> str:
        return " … ".join(" ".join(span.text.split()) for span in self.statement.content)

    @property
    def author(self) -> str:
        return self.statement.speaker.name


def between(
    things: Iterable[Thing], pair: frozenset[str], listed: Mapping[str, Collection[str]]
) -> tuple[list[Thing], frozenset[int]]:
    """The things between two states, and the numbers of the reports that concern them.

    ``listed``: the entries (``register:entry``) that are under programmes of a state, by the state.
    """
    found = list(things)
    both = [thing for thing in found if any(_between(each, pair, listed) for each in thing.mentions)]
    concerned = frozenset(each.kept.number for thing in both for each in thing.mentions)
    chosen = {id(thing) for thing in both}
    return [thing for thing in found if id(thing) in chosen or _is_aside(thing, pair, concerned)], concerned


def _is_aside(thing: Thing, pair: frozenset[str], concerned: frozenset[int]) -> bool:
    """What happened on one side alone, as a report tells that concerns both."""
    return any(each.kept.number in concerned and _of_one(each, pair) for each in thing.mentions)


def _between(mention: Mention, pair: frozenset[str], listed: Mapping[str, Collection[str]]) -> bool:
    if isinstance(mention.item, Event):
        return pair <= _sides(mention.item)
    return mention.item.status is not Status.HYPOTHETICAL and any(
        other in _belongs_to(mention, listed)
        for sender in countries(mention.item.sender) & pair
        for other in pair - {sender}
    )


def _sides(event: Event) -> frozenset[str]:
    """The states between which something happened; somebody of whom the report tells no state may be of any that the words name:
    "US envoy Cole met Lukashenko in Minsk"."""
    parties = [countries([each]) for each in (*event.actor, *event.recipient)]
    named = countries([event.span.text]) if not all(parties) else frozenset[str]()
    return named.union(*parties)


def _belongs_to(mention: Mention, listed: Mapping[str, Collection[str]]) -> frozenset[str]:
    """The states to which the target of a claim belongs, by the words around it and by its entries."""
    claim = mention.item
    assert isinstance(claim, Claim)
    named = countries([claim.target.name, *claim.target.aliases, claim.span.text])
    return named | {state for state, entries in listed.items() if not mention.entries.isdisjoint(entries)}


def _of_one(mention: Mention, pair: frozenset[str]) -> bool:
    """An event on one side, with nobody else's part in it."""
    if not isinstance(mention.item, Event):
        return False
    sides = countries([*mention.item.actor, *mention.item.recipient])
    return bool(sides) and sides <= pair


def said(kept: Iterable[Kept], pair: frozenset[str], in_line: Iterable[Thing]) -> list[Said]:
    """What somebody says of either state in some reports; not what only wraps a claim or an event of the line."""
    told: dict[int, list[Span]] = {}
    for each in (mention for thing in in_line for mention in thing.mentions):
        told.setdefault(each.kept.number, []).append(each.item.span)
    found = [Said(each, statement) for each in kept for statement in each.extract.statements]
    return [
        each
        for each in found
        if each.words
        and pair & countries([each.words])
        and not _only_wraps(each.statement, told.get(each.kept.number, ()))
    ]


def _only_wraps(said: Statement, told: Iterable[Span]) -> bool:
    """The words of a claim or event take up most of the statement."""
    return said.kind not in BESIDE and any(makes_up(span, said) for span in told)
