"""Existence: "there are no sanctions on X", "there is a travel ban against Y", "no exemption exists for Z": that a measure is, or
is not, there."""

from inforce.claims.clause import Clause
from inforce.claims.doings import Reader
from inforce.claims.groups import Group
from inforce.claims.model import Action, Status
from inforce.claims.parsing import Scene
from inforce.claims.party import Party
from inforce.claims.status import StatusReader
from inforce.claims.targets import TargetReader
from inforce.claims.terms import Term, Terms
from inforce.claims.whens import when_of

_CONCERNING = ("for", "against", "on", "in respect of", "with respect to")
_COVERS = frozenset({"cover", "concern", "benefit", "protect", "apply", "exempt", "help", "favour", "favor"})


class ExistenceReader:
    """Reads clauses of "there is"."""

    def __init__(self, reader: Reader, terms: Terms, targets: TargetReader, status: StatusReader) -> None:
        self._reader, self._terms, self._targets, self._status = reader, terms, targets, status

    def clause(self, scene: Scene, clause: Clause) -> bool:
        """Takes up a clause of "there is" with a measure; whether it is one."""
        found = self._what_exists(scene, clause)
        if found is None:
            return False
        group, begins = found
        noun = group.items[0].noun
        licence = bool(self._terms.of(noun) & Term.LICENCE)
        if not (licence or self._terms.of(noun) & Term.MEASURE) or "imposed" in noun.lowers:
            return False
        parties = self._targets.aimed_at(scene, group) or self._concerned(scene, clause, group)
        standing = self._status.of_clause(scene, clause)
        if not parties or standing is None:
            return False
        denied = bool(group.negated) or bool(clause.verb.negation)
        action = Action.LICENSE if licence else Action.IMPOSE if denied else Action.REMAIN
        status = Status.DENIED if denied else standing.status
        sender = self._sender(group)
        when = when_of(scene, clause, action, status, standing.above)
        end = max(
            parties[-1].mentions[-1][1] if parties[-1].mentions else 0,
            scene.elements[max(clause.last, clause.place)].end,
        )
        self._reader.add(scene, action, status, sender, parties, when, begins, end)
        return True

    @staticmethod
    def _what_exists(scene: Scene, clause: Clause) -> tuple[Group, int] | None:
        """What "there is", or what "exists", with where its words begin."""
        if clause.verb.lemma == "exist" and clause.subject is not None and clause.object is None:
            return clause.subject, clause.subject.start
        group = clause.object or scene.group_at(clause.place + 1)
        there = scene.word_at(clause.place - 1)
        if clause.verb.lemma != "be" or group is None or there is None or there.lower != "there":
            return None
        return group, there.start

    def _concerned(self, scene: Scene, clause: Clause, group: Group) -> list[Party]:
        """ "No exemption exists for X", "there is no waiver that covers X": X."""
        under = clause.oblique(*_CONCERNING) if clause.subject is group else None
        if under is not None:
            return self._targets.group(scene, under.group)
        covers = (c for c in scene.clauses if c.relative and c.subject is group and c.verb.lemma in _COVERS)
        covered = next((c.object for c in covers if c.object is not None and not c.verb.negation), None)
        return self._targets.group(scene, covered) if covered is not None else []

    def _sender(self, group: Group) -> tuple[str, ...]:
        owner = self._reader.senders.owner(group)
        return owner or self._reader.senders.focus.nearby() or self._reader.senders.likely()
