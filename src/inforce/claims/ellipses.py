"""Ellipses: "is" and "was" by themselves, which the claim before completes ("X is not: its parent is", "His brother is:
since 6 September")."""

from inforce.claims.clause import Clause
from inforce.claims.discourse import Discourse
from inforce.claims.doings import Reader
from inforce.claims.drafts import Draft
from inforce.claims.groups import Group
from inforce.claims.keepers import keeps_lists
from inforce.claims.model import Action, Status
from inforce.claims.parsing import Scene
from inforce.claims.party import Party
from inforce.claims.phrases import Noun, Verb
from inforce.claims.status import StatusReader
from inforce.claims.targets import TargetReader
from inforce.claims.times import TimeRole
from inforce.claims.whens import when_of
from inforce.claims.words import Word

_NEAR = 1
"""Sentences back to the claim that completes the clause."""
_LISTED = frozenset({Action.DESIGNATE, Action.DELIST, Action.REMAIN, Action.LIFT})
_WITHIN = frozenset({"where", "how", "what", "as", "than", "when", "if", "who", "that"})
"""Links of clauses that are no claim of their own: "kept him where he is"."""
_CLOSES = frozenset({".", ":", ";", ",", "-", "RB", "TM", "CC", '"', ")"})


class Ellipses:
    """Reads clauses of "be" without a predicate."""

    def __init__(self, reader: Reader, targets: TargetReader, discourse: Discourse, status: StatusReader) -> None:
        self._reader, self._targets, self._discourse = reader, targets, discourse
        self._ceasing = status.words.kinds["ceased"]

    def clause(self, scene: Scene, clause: Clause) -> bool:
        """Takes up a bare "is"; whether it is one that the claim before completes."""
        if clause.link in _WITHIN or not clause.subject or not self._is_bare(scene, clause):
            return False
        earlier = self._discourse.last(scene.number, _NEAR)
        if earlier is None or earlier.action not in _LISTED:
            return False
        noun = clause.subject.items[0].noun
        if self._is_state(noun) or noun.head in _EMPTY:
            return False
        those = clause.subject.items[0].noun.head == "those"  # "those on X were not"
        parties = self._targets.aimed_at(scene, clause.subject) if those else self._targets.group(scene, clause.subject)
        if clause.verb.tag == "HV" and clause.verb.negation and not _are_others(parties, earlier):
            return False  # "it has not", "the ministry has not": what was said before is denied
        told = self._told(earlier, parties, clause)
        if self._is_there(scene, clause) and parties:
            told = Action.REMAIN, Status.IN_FORCE
        if told is None or not all(p.kind.is_listed_by_name for p in parties):
            return False
        action, status = told
        when = when_of(scene, clause, action, status, ()) or self._since(scene, clause)
        if action is Action.DESIGNATE and status is Status.IN_FORCE and not clause.verb.past:
            action = Action.REMAIN
        start = min(clause.subject.start, clause.verb.start)
        end = max(clause.verb.end, scene.elements[max(clause.last, clause.place)].end)
        self._reader.add(scene, action, status, self._by(scene, clause) or earlier.sender, parties, when, start, end)
        return True

    def _is_state(self, noun: Noun) -> bool:
        """A state or what acts for one, which does things; not "the Central Bank of Iran", to which they are done."""
        place = self._reader.senders.place_of(noun)
        named = sum(word.tag == "NP" and word.place is None for word in noun.words)
        return place is not None and (keeps_lists(place.jurisdiction) or place.form == "body" or not named)

    @staticmethod
    def _is_bare(scene: Scene, clause: Clause) -> bool:
        verb = clause.verb
        auxiliary = (verb.lemma == "be" and verb.tag == "BE") or verb.tag == "HV"
        if not auxiliary or clause.object:
            return False
        plain = auxiliary and not verb.modal and not verb.infinitive and not clause.relative
        following = scene.elements[clause.place + 1] if clause.place + 1 < len(scene.elements) else None
        closed = following is None or (type(following) is Word and following.tag in _CLOSES)
        if closed and type(following) is Word and following.tag == '"':
            closed = not _goes_on(scene, clause.place + 2)
        return plain and closed and not clause.object and not clause.obliques and not clause.inverted

    def _by(self, scene: Scene, clause: Clause) -> tuple[str, ...]:
        """ "Is: since June, by the United States"."""
        for place in range(clause.place + 1, min(clause.place + 6, len(scene.elements))):
            word, group = scene.word_at(place), scene.group_at(place + 1)
            if word is not None and word.lower == "by" and group is not None:
                whose = self._reader.senders.place_of(group.items[0].noun)
                return whose.sender if whose is not None else ()
        return ()

    @staticmethod
    def _is_there(scene: Scene, clause: Clause) -> bool:
        """ "There he still is"."""
        opening = scene.word_at(clause.subject_at - 1) if clause.subject_at > 0 else None
        return opening is not None and opening.lower == "there" and "still" in clause.verb.adverbs

    def _told(self, earlier: Draft, parties: list[Party], clause: Clause) -> tuple[Action, Status] | None:
        """What is said of others than those before; of the same only the contrary makes sense."""
        assert clause.subject is not None
        if not parties or earlier.status not in (Status.IN_FORCE, Status.DENIED):
            return None
        was_denied, ceases = earlier.status is Status.DENIED, clause.verb.negation in self._ceasing
        denied = bool(clause.verb.negation or clause.subject.negated)
        if set(parties) & set(earlier.parties) and denied == was_denied:
            return None
        ends = earlier.action.ends and not self._is_no_longer(earlier)
        if ceases and not ends:
            return Action.DELIST, Status.IN_FORCE  # "X is on the list; Y no longer is"
        if ends and "still" in clause.verb.adverbs and not denied:
            return Action.REMAIN, Status.IN_FORCE  # "X was removed; Y still is": on the list
        return (earlier.action if ends else Action.DESIGNATE), Status.DENIED if denied else Status.IN_FORCE

    def _is_no_longer(self, earlier: Draft) -> bool:
        """ "Is no longer on the list", which leaves "on the list" to be completed."""
        start = earlier.sentence.start
        words = earlier.sentence.text[earlier.start - start : earlier.end - start].lower()
        return any(word in words for word in self._ceasing)

    @staticmethod
    def _since(scene: Scene, clause: Clause) -> str | None:
        """ "Is: since 6 September": past the colon, where nothing but the time follows."""
        later = [m for start, m in scene.times.items() if start > clause.verb.end and m.role is TimeRole.START]
        return str(later[0].value) if len(later) == 1 and len(scene.elements) - clause.place <= 4 else None


def _are_others(parties: list[Party], earlier: Draft) -> bool:
    """Parties with names that the claim before is not on."""
    return all(p.proper for p in parties) and not set(parties) & set(earlier.parties)


def _goes_on(scene: Scene, place: int) -> bool:
    """'It had "complied with each condition"': the verb stands within the quotation."""
    return place < len(scene.elements) and type(scene.elements[place]) in (Verb, Group)


_EMPTY = frozenset(
    {"it", "this", "that", "there", "what", "which", "who", "answer", "question", "reason", "problem", "point"}
)
