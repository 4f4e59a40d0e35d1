"""Status: how far an action has come, from the verb's own form and from the words that it hangs on."""

from collections.abc import Sequence
from operator import attrgetter

from inforce.claims.clause import Clause
from inforce.claims.governed_status import Governors
from inforce.claims.groups import Group
from inforce.claims.model import Status
from inforce.claims.parsing import Scene
from inforce.claims.phrases import Verb
from inforce.claims.status_words import StatusWords, status_words
from inforce.claims.terms import Term, Terms
from inforce.claims.unsaid import Unsaid
from inforce.claims.verb_status import VerbForms, is_all_but, is_opposed
from inforce.values import replace, value

__all__ = ["Standing", "StatusReader", "status_words"]

_DEPTH = 5


@value(frozen=True, slots=True)
class Standing:
    """The status of a doing, with what else its verbs tell.

    ``ceased``: "no longer". ``state``: told as lasting, not as done;
    ``kept``: said to go on. ``above``: the clauses it hangs on, the nearest first. ``disowned``: that among them whose words are
    called false by whoever reports them ("BelTA falsely reported that").
    """

    status: Status
    ceased: bool = False
    state: bool = False
    kept: bool = False
    above: tuple[Clause, ...] = ()
    disowned: Clause | None = None


class StatusReader:
    """Composes status over a clause and what it hangs on."""

    def __init__(self, words: StatusWords, terms: Terms) -> None:
        self.words, self._terms, self._unsaid = words, terms, Unsaid(words.unsaid)
        self._forms = VerbForms(words, terms)
        self._governors = Governors(words, terms, self._forms, self._unsaid)
        self.borrowed, self.classes = self._forms.borrowed, self._governors.classes
        self.by_noun, self.is_false = self._governors.by_noun, self._governors.is_false

    def of_clause(self, scene: Scene, clause: Clause, *, spoken: bool = False) -> Standing | None:
        """The status of what a clause tells. ``spoken``: within somebody's statement. None where it is only mentioned
        ("a first step in lifting the sanctions")."""
        if clause.turned is not None:
            return self._turned(scene, clause, *clause.turned)
        verb = self.borrowed(clause)
        negated, ceased = self._forms.negation(clause, clause.verb if is_opposed(scene, clause) else verb)
        negated = negated and not self._forms.is_done_late(scene, clause)
        almost = is_all_but(scene, clause) or self._unsaid.is_almost((*clause.verb.adverbs, *verb.adverbs))
        status = self._forms.own(verb, headline=scene.sentence.headline)
        if scene.sentence.headline and self._is_weighed(scene, clause):
            paper = scene.group_at(clause.place - 2)
            status = self.by_noun(paper, Status.PROPOSED) if paper is not None else status
        reported = spoken or clause.link == "that"
        above = self._above(scene, clause)
        if status is None:
            status = self._forms.ungoverned(clause, verb, above, reported=reported)
        if self._forms.is_subjunctive(clause, verb):
            status = Status.HYPOTHETICAL if above and above[0].verb.tag == "BE" else Status.PROPOSED
        if clause.place == 0 and verb.tag == "VG" and not above:
            status = self._of_subject(scene, clause) or status
        status = self._forms.conditional(scene, clause, verb, status)
        if negated and verb.perfect and self.words.modals.get(verb.modal) == "proposed":
            negated, status = False, Status.IN_FORCE  # "should never have lifted": it has
        nothing = bool(clause.object and clause.object.negated) or self._forms.is_on_none(clause) or almost
        if negated != nothing and not ceased:
            if status is Status.HYPOTHETICAL and self.words.links.get(clause.link) == "hypothetical":
                return None  # "if the Council does not prolong it" is "unless it does"
            open_ = negated and verb.modal in ("may", "might") and not verb.passive
            status = Status.HYPOTHETICAL if open_ else Status.DENIED  # "may not have listed"
        if above and "ceases" in self.classes(above[0]) and clause.link == "to":
            return self._ceased(verb, above)
        governed = self._governors.governed(scene, clause, status, above)
        if governed is Status.ANNOUNCED and "but" in scene.sentence.held and self._is_thwarted(scene, clause, above):
            governed = Status.DENIED
        if (
            clause.link == "before"
            and governed is Status.IN_FORCE
            and (main := _main_of_fronted(scene, clause)) is not None
        ):
            done = main.verb.past and not main.verb.modal  # "before delisting X, OFAC held talks"
            return Standing(Status.IN_FORCE if done else Status.HYPOTHETICAL, above=(main,))
        if (
            governed is Status.IN_FORCE
            and self._forms.is_mentioned(clause, verb)
            and not self._governors.is_enacted(clause, above)
        ):
            return None
        return Standing(
            governed,
            ceased,
            self._forms.is_state(verb),
            above=tuple(above),
            disowned=self._governors.disowned(clause, above),
        )

    def _is_weighed(self, scene: Scene, clause: Clause) -> bool:
        """ "The case against lifting sanctions on X", "Debate over delisting Y": a heading on what might be done."""
        before = scene.word_at(clause.place - 1)
        if (
            clause.verb.tag != "VG"
            or clause.verb.finite
            or before is None
            or before.lower not in self.words.ties["weighed"]
        ):
            return False
        after_verb = any(c.place < clause.place for c in scene.clauses)
        return not after_verb and scene.group_at(clause.place - 2) is not None

    def _is_thwarted(self, scene: Scene, clause: Clause, above: Sequence[Clause]) -> bool:
        """ "Was to be lifted in March, but London postponed the step", "had been due to lapse, but Poland objected"."""
        plan = above[0] if above else clause
        if not plan.verb.past or (plan is clause and plan.verb.modal != "be to"):
            return False
        words = ((n, scene.word_at(n)) for n in range(clause.place + 1, len(scene.elements)))
        but = next((n for n, word in words if word is not None and word.lower == "but"), len(scene.elements))
        after = next((c for c in sorted(scene.clauses, key=attrgetter("place")) if c.place > but), None)
        if after is None or not after.verb.finite or after.verb.negation or after.verb.modal:
            return False
        if after.verb.passive and after.subject is not None and after.subject.nouns[0].is_pronoun:
            return False  # "but they were shelved": a reversal
        stops = after.verb.lemma in self.words.kinds["thwarting"]
        return stops or bool(self.classes(after) & {"refuses", "denies"})

    def is_in_part(self, clause: Clause) -> bool:
        """Whether a denial takes the act only from some: "not all were lifted"."""
        return self._forms.is_in_part(clause, self.borrowed(clause))

    def _turned(self, scene: Scene, clause: Clause, status: Status, negated: Status) -> Standing:
        """The status of a gerund of which the phrase before it tells: as far as that itself has come."""
        above = self._above(scene, clause)
        upper = self.of_clause(scene, replace(above[0], object=None)) if above else None  # the object may be "no"
        if upper is not None and upper.status is Status.DENIED:
            status = negated
        elif upper is not None and status is not negated:
            status = _as_far_as(upper.status, status)
        if clause.verb.negation:
            status = Status.DENIED if status is not Status.DENIED else Status.HYPOTHETICAL
        return Standing(status, above=tuple(above), disowned=upper.disowned if upper is not None else None)

    def _ceased(self, verb: Verb, above: list[Clause]) -> Standing:
        """ "Ceased to be listed"; "has never ceased to be listed" is still so."""
        negated, _ = self._forms.negation(above[0], self.borrowed(above[0]))
        status = self._forms.own(self.borrowed(above[0]), headline=False) or Status.ANNOUNCED
        if negated:
            return Standing(Status.IN_FORCE, kept=True, above=tuple(above))
        return Standing(status, ceased=True, state=self._forms.is_state(verb), above=tuple(above))

    def of_noun(self, scene: Scene, place: int, *, negated: bool) -> Standing | None:
        """The status of a doing told by a noun ("the lifting of …") in the group at a place; None where nothing tells."""
        above, status = self._above_group(scene, place)
        if status is None:
            return Standing(Status.DENIED) if negated and not above and self._is_told_by_itself(scene, place) else None
        if negated:
            status = Status.DENIED
        return Standing(status, above=tuple(above))

    def _is_told_by_itself(self, scene: Scene, place: int) -> bool:
        """ "Kallas: no lifting of the sanctions", with no verb and under no condition."""
        before, ties = scene.word_at(place - 1), self.words.ties
        opens = place == 0 or (before is not None and before.lower in (":", "-", "–", "—"))
        under = ties["conditions"] | ties["not_yet"] | {"without"}
        return opens and scene.clause_at(place + 1) is None and under.isdisjoint(scene.sentence.held)

    def _above(self, scene: Scene, clause: Clause) -> list[Clause]:
        """The clauses on which a clause hangs, directly or by a noun, the nearest first."""
        found: list[Clause] = []
        place = clause.governor
        for _ in range(_DEPTH):
            upper = scene.clause_at(place) or self._clause_of_group(scene, place)
            if not upper or upper in found or upper is clause:
                break
            found.append(upper)
            place = upper.governor
        return found

    def _clause_of_group(self, scene: Scene, place: int | None) -> Clause | None:
        """The clause in which a group is subject or object."""
        group = scene.group_at(place)
        if group is None:
            return None
        own = [c for c in scene.clauses if c.object is group or (c.subject is group and not c.verb.infinitive)]
        if len(own) > 1 and _goes_past(own[0], own[1]):
            return own[1]
        under = [c for c in scene.clauses if any(o.group is group for o in c.obliques)]  # the nearest is the last
        return own[0] if own else under[-1] if under else None

    def _of_subject(self, scene: Scene, clause: Clause) -> Status | None:
        """ "Lifting the sanctions is a condition": what is said of a doing that opens the sentence."""
        groups = [g for g in (clause.object, *(o.group for o in clause.obliques)) if g is not None]
        said = next((c for c in scene.clauses if c is not clause and c.subject in groups and not c.relative), None)
        if said is None:
            return None
        if said.verb.modal == "would":
            return Status.HYPOTHETICAL
        return self._predicate(said)

    def _predicate(self, clause: Clause) -> Status | None:
        """What is said of a doing by "is": "is on the table", "is out of the question", "is not an option"."""
        if clause.verb.lemma not in self.words.kinds["copulas"]:
            return None
        object_ = [w for n in (clause.object.nouns if clause.object is not None else ()) for w in n.lowers]
        told = [*object_, *clause.verb.adverbs, *(w.lower for w in clause.verb.words)]
        found = next((self.words.predicates[w] for w in told if w in self.words.predicates), None)
        for oblique in clause.obliques:
            status = self.words.predicates.get(oblique.group.items[0].noun.head)
            if found is None and status is not None:
                found = Status.DENIED if oblique.preposition in self.words.off else status
        return (
            Status.DENIED if found is not None and clause.verb.negation and found is not Status.HYPOTHETICAL else found
        )

    def _above_group(self, scene: Scene, place: int) -> tuple[list[Clause], Status | None]:
        group = scene.group_at(place)
        assert group is not None
        status = self._by_preceding(scene, place)
        clause = self._clause_of_group(scene, place)
        if clause is None:
            return [], status
        above = [clause, *self._above(scene, clause)]
        status = self._of_event(clause, group, status)
        if status is None:
            return above, None
        if status is Status.DENIED and self._is_threat(clause, above[1:]):
            return above, Status.HYPOTHETICAL
        negated, _ = self._forms.negation(clause, self.borrowed(clause))
        if negated and not group.negated:
            refused = self.classes(clause) & {"denies", "refuses"}
            status = Status.HYPOTHETICAL if refused else Status.DENIED  # "has not ruled out sanctions on X"
        if status is Status.PROPOSED and self._is_turned_down(scene, clause.subject):
            return above, Status.DENIED
        return above, self._governors.governed(scene, clause, status, above[1:])

    def _is_turned_down(self, scene: Scene, paper: Group | None) -> bool:
        """ "Threw out a motion calling for sanctions on X"."""
        uppers = (
            c for c in scene.clauses if paper is not None and (c.subject if c.verb.passive else c.object) is paper
        )
        return any(self._governors.turns_down(c) and not c.verb.negation and not c.verb.modal for c in uppers)

    def _by_preceding(self, scene: Scene, place: int) -> Status | None:
        """ "talks on an extension", "a request for removal": a noun and a preposition before the doing."""
        link = scene.word_at(place - 1)
        at = place - 4 if self._is_by_whom(scene, place - 2) else place - 2
        noun = scene.group_at(at)
        if not link or not noun or link.tag != "IN" or link.lower not in ("on", "for", "about", "over", "to", "of"):
            return None
        status = self.by_noun(noun, Status.IN_FORCE)
        upper = self._clause_of_group(scene, at)
        decided = upper is not None and (upper.object is noun or (upper.subject is noun and upper.verb.passive))
        if status is Status.PROPOSED and upper is not None and decided and self._governors.turns_down(upper):
            return Status.DENIED  # "rejected its petition for delisting"
        return None if status is Status.IN_FORCE else status

    def _is_by_whom(self, scene: Scene, place: int) -> bool:
        """ "A petition by X for delisting": X stands between the paper and what it is for."""
        link, paper = scene.word_at(place - 1), scene.group_at(place - 2)
        by = link is not None and link.lower in ("by", "from") and paper is not None
        return by and paper is not None and self.by_noun(paper, Status.IN_FORCE) is Status.PROPOSED

    @staticmethod
    def _takes_place(clause: Clause) -> bool:
        return clause.verb.lemma != "take" or (
            clause.object is not None and clause.object.items[0].noun.head in ("effect", "place")
        )

    def _is_threat(self, clause: Clause, above: Sequence[Clause]) -> bool:
        """ "Could veto the renewal", "threatened to block it": not yet turned down."""
        if not self.classes(clause) & {"denies", "refuses"} or clause.verb.negation:
            return False
        threatens = clause.verb.infinitive and bool(above) and bool(self.classes(above[0]) & {"may", "wants"})
        return threatens or self.words.modals.get(clause.verb.modal) == "hypothetical"

    def _of_event(self, clause: Clause, group: Group, status: Status | None) -> Status | None:
        """What the verb says of a doing that is its subject or object."""
        if status is not None:
            return status
        classes = self.classes(clause)
        under = next((o.preposition for o in clause.obliques if o.group is group), "")
        if clause.subject is group and (said := self._predicate(clause)) is not None:
            return said
        if "equals" in classes and (clause.object is group or under == "to"):
            return Status.IN_FORCE if clause.verb.negation else None
        if under in ("in favour of", "in favor of"):
            return Status.PROPOSED
        agreed = clause.verb.lemma in self.words.kinds["agreeing"] and under in ("on", "to")  # "agreed on sanctions"
        agreed = agreed or (clause.verb.lemma == "sign" and under == "on" and "off" in clause.particles)
        if under and not agreed and not ("wants" in classes and under in ("for", "on", "about", "over")):
            return None
        if classes & {"denies", "refuses"}:
            return Status.DENIED
        if "reverses" in classes and (clause.verb.passive if clause.subject is group else clause.object is group):
            planned = not self.words.kinds["drafted"].isdisjoint(group.nouns[0].lowers)
            return Status.DENIED if planned else None  # "the planned delisting was called off"
        if "announces" in classes:
            return Status.ANNOUNCED
        if "decides" in classes:
            return Status.DECIDED
        if "contains" in classes and clause.object is group and clause.subject is not None:
            notice = self._terms.of(clause.subject.items[0].noun) & (Term.NOTICE | Term.INSTRUMENT | Term.STEP)
            return self._forms.own(self.borrowed(clause), headline=False) if notice else None
        if (
            "happens" in classes
            and clause.subject is group
            and not clause.verb.infinitive
            and self._takes_place(clause)
        ):
            return self._forms.own(self.borrowed(clause), headline=False)
        if "performs" in classes and clause.verb.passive and clause.subject is group:
            return self._forms.own(self.borrowed(clause), headline=False)
        if "obtains" in classes and clause.object is group and clause.subject is not None:
            return self._forms.own(self.borrowed(clause), headline=False)
        if "wants" in classes and (under or "wants_for" not in classes):
            return Status.PROPOSED
        return Status.PROPOSED if "intends" in classes else None


def _goes_past(first: Clause, second: Clause) -> bool:
    """ "Said reports that X was delisted were untrue", "claims going round that X was delisted are false": the second verb is
    that of the reports."""
    if second.relative or not second.verb.finite:
        return False
    round_ = first.verb.tag == "VG" and not first.verb.finite and first.subject is second.subject
    return round_ or (second.link == "that" and second.governor == first.place)


def _as_far_as(upper: Status, status: Status) -> Status:
    """What becomes of a doing where the verb of its phrase has come so far: "will end up lifting", "may come close to"."""
    return upper if upper is Status.HYPOTHETICAL or status is Status.IN_FORCE else status


def _main_of_fronted(scene: Scene, clause: Clause) -> Clause | None:
    """The clause after "before lifting the ban," which opens the sentence."""
    fronted = clause.verb.tag == "VG" and not clause.verb.finite and clause.place <= 1
    later = (c for c in scene.clauses if c.place > clause.place and c.verb.finite)
    return next(later, None) if fronted else None
