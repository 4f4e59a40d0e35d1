"""Determinations: what an authority finds of those on its list or not ("OFAC determined that the property of X is blocked",
"that circumstances no longer warrant the inclusion of Y"), as the notices of the Federal Register have it."""

from collections.abc import Sequence

from inforce.claims.clause import Clause
from inforce.claims.doings import Reader
from inforce.claims.frames import Frames
from inforce.claims.groups import Group, Item
from inforce.claims.model import Action, Status
from inforce.claims.parsing import Scene
from inforce.claims.targets import TargetReader
from inforce.claims.whens import when_of

WARRANTS = frozenset({"warrant", "merit", "justify"})
_DETERMINES = frozenset({"determine", "find", "conclude", "decide"})
_NO_LONGER = "no longer"


def determining(above: Sequence[Clause]) -> Clause | None:
    """The clause in which an authority is told to have determined what the clauses below say."""
    return next((c for c in above if c.verb.lemma == "determine" and c.verb.past and not c.verb.negation), None)


class Determinations:
    """Reads clauses by which somebody's place on a list is no longer warranted."""

    def __init__(self, reader: Reader, frames: Frames, targets: TargetReader) -> None:
        self._reader, self._doings, self._targets = reader, frames.events, targets

    def clause(self, scene: Scene, clause: Clause) -> bool:
        """ "Circumstances no longer warrant X's designation"; whether the clause says so."""
        listing = clause.object
        if clause.verb.negation != _NO_LONGER or listing is None or not self._is_listing(listing):
            return False
        noun = listing.items[0].noun
        whose = noun.of or noun.possessor
        parties = self._targets.group(scene, Group((Item(whose),))) if whose is not None else []
        if not parties:
            return False
        upper = next(
            (c for c in scene.clauses if c.verb.lemma in _DETERMINES and c.verb.start < clause.verb.start), None
        )
        status = Status.IN_FORCE if upper is not None else Status.PROPOSED
        when = when_of(scene, upper, Action.DELIST, status, ()) if upper is not None else None
        sender = self._reader.senders.from_above((clause, *([upper] if upper is not None else ())))
        start = clause.subject.start if clause.subject is not None else clause.verb.start
        end = scene.elements[max(clause.last, clause.place)].end
        self._reader.add(
            scene, Action.DELIST, status, sender or self._reader.senders.likely(), parties, when, start, end
        )
        return True

    def _is_listing(self, group: Group) -> bool:
        doings = self._doings.get(group.items[0].noun.head, ())
        return any(d.action is Action.DESIGNATE for d in doings)
