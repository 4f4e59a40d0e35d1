"""Introductions: sentences that name those of whom a measure was told ("They are A and B", "Designated vessels include X")."""

from collections.abc import Callable, Iterator

from inforce.claims.clause import Clause
from inforce.claims.doings import Reader
from inforce.claims.drafts import Draft
from inforce.claims.frames import Frames
from inforce.claims.groups import Group, is_name_with_article
from inforce.claims.model import Action, Status, TargetKind
from inforce.claims.parsing import Scene
from inforce.claims.party import Party
from inforce.claims.targets import EQUATES, TargetReader
from inforce.claims.vocabulary import vocabulary

_TOLD = frozenset({"the", "these", "those"})


class Introductions:
    """Reads clauses of "be" and "include" whose object names parties."""

    def __init__(self, reader: Reader, introducing: frozenset[str], targets: TargetReader, frames: Frames) -> None:
        self._reader, self._introducing, self._targets, self._frames = reader, introducing, targets, frames

    def clause(self, scene: Scene, clause: Clause, earlier: Callable[[Scene], Draft | None]) -> bool:
        """Takes up an introduction; ``earlier`` gives the claim told last, if it is near. Whether it is one."""
        if clause.verb.lemma not in EQUATES or not clause.subject or clause.verb.negation or clause.verb.passive:
            return False
        return self._of_group(scene, clause, earlier(scene)) or self._by_participle(scene, clause)

    def _of_group(self, scene: Scene, clause: Clause, earlier: Draft | None) -> bool:
        """ "They are A, B and C": the names of the group of the sentence before."""
        if clause.subject is None or clause.object is None or earlier is None:
            return False
        noun = clause.subject.items[0].noun
        if not (noun.is_pronoun and noun.head in self._introducing) and noun.determiner not in _TOLD:
            return False
        group = next((p for p in reversed(earlier.parties) if p.many and not p.proper and not p.members), None)
        names = [
            i for i in clause.object.items if i.noun.name and (not i.noun.determiner or is_name_with_article(i.noun))
        ]
        if group is None or not names or len(names) < len(clause.object.items):
            return False
        group.members = [p for item in names for p in self._reader.parties.take([item], scene.number, subject=True)]
        self._reader.parties.join(group.members, clause.verb.start)
        return True

    def _by_participle(self, scene: Scene, clause: Clause) -> bool:
        """ "The newly designated firms are A and B", "Sanctioned vessels include:"."""
        subject = clause.subject
        action = next(self._actions(subject), None) if subject is not None else None
        if subject is None or action is None:
            return False
        named = self._targets.named_as(scene, subject, clause.object) if clause.object is not None else []
        parties = [p for p in named if p.proper and p.kind.is_listed_by_name]
        if not parties and scene.sentence.text.rstrip().endswith(":"):
            parties = [Party(subject.items[0].noun.head, TargetKind.GROUP, proper=False, many=True)]
        if parties:
            end = scene.elements[max(clause.last, clause.place)].end
            sender = self._reader.senders.likely()
            self._reader.add(scene, action, Status.IN_FORCE, sender, parties, None, subject.start, end)
        return bool(parties)

    def _actions(self, subject: Group) -> Iterator[Action]:
        """What a participle before the noun says was done to those named."""
        head = subject.items[0].noun.head
        yield from (
            d.action for d in self._frames.events.get(head, ()) if "target" in d.of
        )  # "the additions include X"
        verbs = vocabulary("en").verbs
        for word in subject.items[0].noun.words[:-1]:
            lemma, forms = verbs.get(word.lower, ("", frozenset()))
            for _, frame in self._frames.verbs.get(lemma, ()) if "VN" in forms else ():
                if frame.object == {"target"} and frame.action in (Action.DESIGNATE, Action.DELIST) and not frame.needs:
                    yield frame.action
