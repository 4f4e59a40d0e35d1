"""Permissions: licences told by what one may do ("Dealings with X may be wound down under General License 8", "operators may
wind down existing contracts until September", "banks have until June to unwind")."""

from functools import cache

from inforce.claims.arguments import ArgumentReader
from inforce.claims.clause import Clause
from inforce.claims.discourse import Discourse
from inforce.claims.doings import Reader
from inforce.claims.groups import Group, Item
from inforce.claims.keepers import keeps_lists
from inforce.claims.lexicon import table
from inforce.claims.model import Action, Status
from inforce.claims.parsing import Scene
from inforce.claims.party import Party
from inforce.claims.targets import TargetReader
from inforce.claims.times import TimeRole
from inforce.claims.whens import told_of, when_of
from inforce.values import value

_UNDER = ("under", "pursuant to", "by", "in accordance with")
_ENDS = frozenset({TimeRole.END, TimeRole.DURATION})


@value(frozen=True, slots=True)
class PermissionWords:
    """The words of ``[permits]`` in ``measures_LANGUAGE.toml``: verbs of ending and going on with dealings, modals, nouns for the
    time that is left and verbs that make it longer."""

    ends: frozenset[str]
    modals: frozenset[str]
    gives: frozenset[str]
    possible: frozenset[str]
    terms: frozenset[str]
    prolongs: frozenset[str]


@cache
def permission_words(language: str) -> PermissionWords:
    return PermissionWords(**{k: frozenset(v) for k, v in table(f"measures_{language}")["permits"].items()})


class PermissionReader:
    """Reads clauses of "may" and "have until … to" as licences, where a licence or a fresh listing explains them."""

    def __init__(
        self,
        reader: Reader,
        words: PermissionWords,
        arguments: ArgumentReader,
        targets: TargetReader,
        discourse: Discourse,
    ) -> None:
        self._reader, self._words, self._arguments = reader, words, arguments
        self._targets, self._discourse = targets, discourse

    def clause(self, scene: Scene, clause: Clause) -> bool:
        """Takes up what a clause permits; whether it permits anything."""
        if self._specifies(scene, clause) or self._prolongs(scene, clause):
            return True
        if clause.verb.negation or scene.sentence.headline or not self._is_allowed(scene, clause):
            return False
        licence = self._licence(clause)
        parties = self._under(scene, clause, licence) if licence is not None else self._until(scene, clause)
        if not parties:
            return False
        owner = self._reader.senders.owner(licence) if licence is not None else ()
        when = when_of(scene, clause, Action.LICENSE, Status.IN_FORCE, ())
        end = max(clause.verb.end, scene.elements[max(clause.last, clause.place)].end)
        start = min(clause.verb.start, clause.subject.start if clause.subject else clause.verb.start)
        sender = owner or self._sender(parties) or self._reader.senders.likely()
        self._reader.add(scene, Action.LICENSE, Status.IN_FORCE, sender, parties, when, start, end)
        return True

    def _specifies(self, scene: Scene, clause: Clause) -> bool:
        """ "Issued a licence, giving clients of X until March to wind down": the licence just told is for X."""
        if clause.verb.tag != "VG" or clause.verb.lemma not in self._words.gives or clause.verb.finite:
            return False
        told = self._reader.drafts[-1] if self._reader.drafts else None
        if told is None or told.scene != scene.number or told.action is not Action.LICENSE:
            return False
        noun = clause.object.items[0].noun if clause.object is not None else None
        if noun is None or clause.object is None:
            return False
        group = Group((Item(noun.of),)) if noun.of is not None and noun.of.name else clause.object
        parties = [p for p in self._targets.group(scene, group) if p.proper]
        if parties:
            told.parties = parties
            told.end = max(told.end, scene.elements[max(clause.last, clause.place)].end)
        return bool(parties)

    def _prolongs(self, scene: Scene, clause: Clause) -> bool:
        """ "Extended the deadline for ending dealings with X": what lets them go on is renewed."""
        verb, term = clause.verb, clause.subject if clause.verb.passive else clause.object
        if verb.lemma not in self._words.prolongs or term is None or verb.negation or verb.modal or verb.infinitive:
            return False
        if scene.sentence.headline or term.items[0].noun.head not in self._words.terms:
            return False
        ending = next((c for c in scene.clauses if c.subject is term and c.verb.lemma in self._words.ends), clause)
        parties = [p for p in self._targets.permitted(scene, ending) if p.proper]
        if not parties:
            return False
        sender = self._reader.senders.from_above((clause,)) or self._sender(parties) or self._reader.senders.likely()
        when = when_of(scene, clause, Action.RENEW, Status.IN_FORCE, ())
        start, end = min(verb.start, term.start), scene.elements[max(clause.last, ending.last, clause.place)].end
        self._reader.add(scene, Action.RENEW, Status.IN_FORCE, sender, parties, when, start, end)
        return True

    @staticmethod
    def _upper(scene: Scene, clause: Clause) -> Clause | None:
        """The clause on which an infinitive hangs: by its verb, or by the object of it that is to do it."""
        upper = scene.clause_at(clause.governor)
        objects = (c for c in scene.clauses if c.object is clause.subject and c is not clause)
        return upper or (next(objects, None) if clause.subject is not None else None)

    def _is_allowed(self, scene: Scene, clause: Clause) -> bool:
        """ "May wind down"; "have until June to wind down"."""
        if clause.verb.modal in self._words.modals:
            return True
        if clause.verb.tag == "BE" and clause.object is not None and not clause.verb.modal:
            return clause.object.items[0].noun.head in self._words.possible  # "dealings are possible under GL 15"
        upper = self._upper(scene, clause) if clause.verb.infinitive else None
        if upper is None:
            return False
        given = upper.verb.lemma in self._words.gives and (upper.verb.passive or upper.object is clause.subject)
        return given or (upper.verb.lemma == "have" and upper.object is None)

    def _licence(self, clause: Clause) -> Group | None:
        context = self._reader.context
        return next(
            (
                o.group
                for o in clause.obliques
                if o.preposition in _UNDER and self._arguments.fits("licence", o.group, context)
            ),
            None,
        )

    def _under(self, scene: Scene, clause: Clause, licence: Group) -> list[Party]:
        named = self._targets.permitted(scene, clause) or self._targets.of_measure(scene, licence)
        return named or self._struck(scene, clause)

    def _until(self, scene: Scene, clause: Clause) -> list[Party]:
        """With whom one may still deal for a time, where the listing was told just before."""
        upper = self._upper(scene, clause)
        told = [*told_of(scene, clause), *(told_of(scene, upper) if upper is not None else [])]
        if clause.verb.lemma not in self._words.ends or not any(m.role in _ENDS for m in told):
            return []
        given = upper is not None and upper.verb.lemma in self._words.gives and not upper.verb.passive
        if given and upper is not None and (by := self._reader.senders.from_above((upper,))) and keeps_lists(by[0]):
            return [p for p in self._targets.permitted(scene, clause) if p.proper] or self._struck(scene, clause)
        return self._struck(scene, clause)

    def _struck(self, scene: Scene, clause: Clause) -> list[Party]:
        """The parties of the clause that were listed before, else those listed last."""
        groups = [o.group for o in clause.obliques] + ([clause.object] if clause.object else [])
        named = [p for g in groups for p in self._targets.group(scene, g) if p.targeted >= 0 and p.proper]
        named = named or [p for p in self._targets.permitted(scene, clause) if p.proper and p.kind.is_listed_by_name]
        if named:
            return named
        act = self._discourse.act(scene.number, 2)
        topic = self._discourse.topic(scene.sentence.block)
        if topic is not None and topic.targeted >= 0:
            return [topic]
        return list(act.parties) if act is not None and act.action.starts else []

    def _sender(self, parties: list[Party]) -> tuple[str, ...]:
        """Whose listing it is that a party is licensed in."""
        told = (d for d in reversed(self._reader.drafts[-12:]) if d.parties and d.parties[0] in parties)
        return next((d.sender for d in told if d.sender), ())
