"""Presupposed: a doing that a sentence which tells nothing else of measures takes for done ("The scrapping of US sanctions
on X surprised exporters", "With the removal of X from the list, trade is back")."""

from collections.abc import Iterator

from inforce.claims.doings import Reader
from inforce.claims.frames import Doing, frames
from inforce.claims.groups import Group, Item
from inforce.claims.model import Action, Status, TargetKind
from inforce.claims.parsing import Scene
from inforce.claims.party import Party
from inforce.claims.phrases import Noun, Verb, chain
from inforce.claims.status import StatusReader
from inforce.claims.targets import TargetReader
from inforce.claims.terms import Term, Terms

_NOT_DONE = frozenset({"wants", "asks", "announces", "intends", "denies", "refuses", "doubts", "may"})
"""Classes of verbs (``status_LANGUAGE.toml``) that leave open whether anything came of it."""
_OPEN = frozenset({"MD", "NO", "SC"})
"""Tags of words that do so: modals, negations, "if"."""
_PAST = frozenset({"after", "following", "since", "despite"})
_NOBODY = frozenset({"no", "any", "nobody", "without", "pending"})


class PresupposedReader:
    """Makes drafts of such doings, where nothing in the sentence leaves open whether they are done."""

    def __init__(
        self, reader: Reader, terms: Terms, status: StatusReader, targets: TargetReader, language: str
    ) -> None:
        self._reader, self._terms, self._status, self._targets = reader, terms, status, targets
        self._doings = frames(language).events
        self._scene: Scene | None = None

    def read(self, scene: Scene) -> None:
        """Takes up the first doing of a sentence that names whose it is."""
        self._scene = scene
        for group, noun, doing in self._named(scene):
            parties = self._parties(scene, group, noun)
            if not parties:
                continue
            if self._is_left_open(scene) and not self._is_past(scene, group):
                return
            senders = self._reader.senders
            sender = senders.owner(group) or senders.after(scene, group) or senders.focus.nearby() or senders.likely()
            when = next((str(m.value) for m in scene.times.values()), None)
            named = (p.mentions[-1][1] + len(p.name) for p in parties if p.mentions and noun.of is not None)
            end = max([group.end, *named])
            end = min(end, scene.sentence.end)
            action = doing.action
            if action is Action.DESIGNATE and self._is_amended(scene, group):
                action, when = Action.REMAIN, None
            self._reader.add(scene, action, Status.IN_FORCE, sender, parties, when, group.start, end)
            return

    def _named(self, scene: Scene) -> Iterator[tuple[Group, Noun, Doing]]:
        """The doings of a sentence, with what stands under "of" where that tells which of two they are."""
        for _, group in scene.groups:
            for noun in group.nouns:
                found = self._doings.get(noun.head.rpartition(" ")[2])
                for doing in found if found and self._whose(noun) is not None else ():
                    measure = self._is_measure(noun.of) if noun.of is not None else False
                    if measure == bool(doing.of & {"measure", "licence"}):
                        yield group, noun, doing

    def _subject_after(self, noun: Noun) -> Noun | None:
        """ "Since its listing by X, the lender Y has …": the subject of the sentence that the phrase opens."""
        scene = self._scene
        if scene is None or noun.determiner not in ("its", "his", "her"):
            return None
        at = next((n for n, group in scene.groups if noun in group.nouns), None)
        if at != 1 or scene.word_at(0) is None:
            return None
        main = next((c for c in scene.clauses if c.verb.finite and not c.relative and c.subject is not None), None)
        before = scene.word_at(main.subject_at - 1) if main is not None else None
        if main is None or main.subject is None or before is None or before.tag != ",":
            return None
        return main.subject.items[0].noun

    def _whose(self, noun: Noun) -> Noun | None:
        """ "The removal of X", "X's removal"; not "the EU's removal"."""
        owner = noun.possessor
        if noun.of is not None or owner is None or owner.is_pronoun:
            return noun.of or self._subject_after(noun)
        return None if any(w.place for w in owner.words) else owner

    def _parties(self, scene: Scene, group: Group, noun: Noun) -> list[Party]:
        """Whose doing it is, by name: after "of", or at whom the measure under "of" is aimed."""
        whose = self._whose(noun)
        assert whose is not None
        if self._is_measure(whose):
            found = self._targets.aimed_at(scene, group)
        else:
            found = self._targets.group(scene, Group((Item(whose),)))
        return [p for p in found if p.proper and (p.kind.is_listed_by_name or p.kind is TargetKind.COUNTRY)]

    @staticmethod
    def _is_past(scene: Scene, group: Group) -> bool:
        """ "After the expiry of the sanctions on X, trade may grow": told as done, whatever else may come."""
        at = scene.place_of(group)
        link = scene.word_at(at - 1) if at else None
        return link is not None and link.lower in _PAST

    def _is_amended(self, scene: Scene, group: Group) -> bool:
        """ "Updated the listing of X", "the designation of Y was corrected": who was listed before and is so still."""
        amends = (c for c in scene.clauses if "amends" in self._status.classes(c))
        return any((c.subject if c.verb.passive else c.object) is group for c in amends)

    def _is_measure(self, noun: Noun) -> bool:
        return any(self._terms.of(n) & (Term.MEASURE | Term.LICENCE) for n in chain(noun))

    def _is_left_open(self, scene: Scene) -> bool:
        """The sentence asks, wants, denies, or tells of what may be."""
        if not _NOBODY.isdisjoint([t.lower for t in scene.sentence.tokens]):
            return True
        verbs = [e for e in scene.elements if type(e) is Verb]
        if any(
            v.modal or v.negation or not _NOT_DONE.isdisjoint(self._status.words.verbs.get(v.lemma, ())) for v in verbs
        ):
            return True
        words = (scene.word_at(n) for n in range(len(scene.elements)))
        if any(w is not None and w.tag in _OPEN for w in words):
            return True
        nouns = (part for _, g in scene.groups for n in g.nouns for part in chain(n))
        said = self._status.words.predicates  # "made the removal a condition"
        return any(self._terms.of(n) & (Term.PROPOSAL | Term.PLAN) or n.head in said for n in nouns)
