"""Likewise: others who do, or do not do, what was told of one ("London did so in May", "is not following suit", "wants the
EU to do the same")."""

from functools import cache

from inforce.claims.by_verb import AUXILIARY, ByVerb
from inforce.claims.clause import Clause
from inforce.claims.discourse import Discourse
from inforce.claims.doings import Reader
from inforce.claims.drafts import Draft
from inforce.claims.echo_words import EchoWords
from inforce.claims.groups import Group
from inforce.claims.keepers import keeps_lists
from inforce.claims.model import Action, Status
from inforce.claims.parsing import Scene
from inforce.claims.party import Party
from inforce.claims.phrases import Noun
from inforce.claims.status import Standing, StatusReader
from inforce.claims.targets import TargetReader
from inforce.claims.terms import Term, Terms
from inforce.claims.whens import when_of
from inforce.claims.words import Word

_ADOPTS = frozenset({"adopt", "implement"})
"""Verbs that also tell of one's own packages."""
_NEAR = 2
"""Sentences back to which "it has not" reaches."""
_STEP_OF = 3
"""Words of "a step Canada"."""
_MIRRORS = frozenset({"mirror", "copy", "match", "echo", "repeat", "emulate", "replicate"})
"""Verbs by which another does what was told before."""
_TOO = frozenset({"too", "also", "as well", "well", "already"})


class Likewise:
    """Reads clauses whose subject, a sender, is said to do what another did."""

    def __init__(
        self,
        reader: Reader,
        words: EchoWords,
        terms: Terms,
        status: StatusReader,
        discourse: Discourse,
        targets: TargetReader,
    ) -> None:
        self._reader, self._words, self._terms, self._status = reader, words, terms, status
        self._targets = targets
        self._discourse = discourse
        self.rules = _rules(words)

    def clause(self, scene: Scene, clause: Clause) -> bool:
        """Takes up such a clause; whether it is one."""
        return self.rules.read(self, scene, clause)

    def senders(self, clause: Clause) -> tuple[str, ...]:
        """The states that the subject of a clause names, each by itself."""
        places = [self._reader.senders.place_of(n) for n in clause.subject.nouns] if clause.subject else []
        return tuple(dict.fromkeys(p.jurisdiction for p in places if p)) if all(places) else ()

    def _does_so(self, scene: Scene, clause: Clause) -> bool:
        """ "Canada will do so", "would follow suit", "the bloc is not expected to do the same"."""
        following = self._same(scene, clause)
        if following is None:
            return False
        earlier = self._licence(clause) or self._earlier(scene, following)
        standing = self._status.of_clause(scene, clause)
        if earlier is None or standing is None:
            return False
        if self._for_another(scene, clause, earlier, standing):
            return True
        if standing.status is Status.IN_FORCE and (clause.verb.infinitive or not clause.verb.finite):
            return False  # "should it do so"
        others = self.senders(clause) or self._reader.senders.from_above(standing.above)
        if (not others or others[:1] == earlier.sender[:1]) and standing.status is earlier.status:
            when = when_of(scene, clause, earlier.action, standing.status, standing.above)
            if when is None or when == earlier.when:
                return False  # what is told with another time is told anew: "in fact it did so in 2019"
        self._again(scene, clause, earlier, standing, others or earlier.sender, following.end)
        return True

    def _licence(self, clause: Clause) -> Draft | None:
        """ "General License 44 does the same": the licence told last."""
        subject = clause.subject.items[0].noun if clause.subject is not None else None
        if subject is None or not self._terms.of(subject) & Term.LICENCE:
            return None
        return next((d for d in reversed(self._reader.drafts[-6:]) if d.action is Action.LICENSE), None)

    def _for_another(self, scene: Scene, clause: Clause, earlier: Draft, standing: Standing) -> bool:
        """ "General License 43 does the same for Minerven"."""
        whom = clause.oblique("for", "to", "with")
        parties = self._targets.group(scene, whom.group) if whom is not None else []
        parties = [p for p in parties if p.kind.is_listed_by_name]
        if not parties or whom is None or clause.subject is None or set(parties) & set(earlier.parties):
            return False
        sender = self.senders(clause) or earlier.sender
        when = when_of(scene, clause, earlier.action, standing.status, standing.above) or earlier.when
        start, end = clause.subject.start, whom.group.end
        self._reader.add(scene, earlier.action, standing.status, sender, parties, when, start, end)
        return True

    def _again(
        self, scene: Scene, clause: Clause, earlier: Draft, standing: Standing, sender: tuple[str, ...], end: int
    ) -> None:
        when = when_of(scene, clause, earlier.action, standing.status, standing.above)
        above = [c.subject.start for c in standing.above if c.subject]
        start = min([clause.verb.start, *above, *([clause.subject.start] if clause.subject else [])])
        if standing.status in (Status.IN_FORCE, Status.DENIED):
            end = max(end, scene.elements[max(clause.last, clause.place)].end)
        told = self._discourse.same_act(earlier) if sender[:1] != earlier.sender[:1] else [earlier]
        for draft in told:
            self._reader.add(scene, earlier.action, standing.status, sender, list(draft.parties), when, start, end)

    def _same(self, scene: Scene, clause: Clause) -> Word | Noun | None:
        """The word after "do" that takes up what was told: "so", "likewise", "the same"; "suit" after "follow"."""
        if clause.verb.lemma not in ("do", "follow"):
            return None
        word, group = scene.word_at(clause.place + 1), scene.group_at(clause.place + 1)
        if clause.verb.lemma == "follow" and group is not None and group.items[0].noun.head == "suit":
            return group.items[0].noun
        if clause.verb.lemma != "do":
            return None
        if word is not None and word.lower in self._words.likewise:
            return word
        if any(a in self._words.likewise for a in clause.verb.adverbs):
            return clause.verb.words[-1]
        noun = group.items[0].noun if group is not None else None
        return noun if noun is not None and " ".join(noun.lowers) in self._words.likewise else None

    def _earlier(self, scene: Scene, following: Word | Noun) -> Draft | None:
        """ "So" is the claim told last, "the same" the last act."""
        if type(following) is Word and following.lower == "so":
            return self._discourse.last(scene.number, _NEAR)
        return self._discourse.act(
            scene.number, named=self._reader.parties.named_in(scene.number)
        ) or self._discourse.last(scene.number, _NEAR)

    def _same_step(self, scene: Scene, clause: Clause) -> bool:
        """ "Canada took the same step in June", "mirrored the move", "a step Canada had taken in May"."""
        step_of = self._is_step_of(clause)
        group = clause.subject if step_of else clause.object
        noun = group.items[-1].noun if group is not None else None
        senders = self.senders(clause) if noun is not None else ()
        known = noun is not None and (step_of or noun.head in self._words.doings)
        if noun is None or not known or not senders or clause.verb.infinitive:
            return False
        alike = not {"same", "similar", "identical"}.isdisjoint(noun.lowers) and clause.verb.lemma in ("take", "make")
        copied = clause.verb.lemma in _MIRRORS and noun.determiner in ("the", "this", "that")
        taken = clause.gap and noun.determiner == "a" and clause.verb.lemma in ("take", "make")
        if not (alike or copied or taken or step_of):
            return False
        earlier, standing = self._discourse.last(scene.number, _NEAR), self._status.of_clause(scene, clause)
        if earlier is None or standing is None or not (earlier.action.starts or earlier.action.ends):
            return False
        if senders[:1] == earlier.sender[:1]:
            return False
        self._again(scene, clause, earlier, standing, senders, clause.verb.end)
        return True

    def _is_step_of(self, clause: Clause) -> bool:
        """ "…, a step Canada had taken": the step and the state are one phrase."""
        noun = clause.subject.items[-1].noun if clause.subject is not None and clause.object is None else None
        if noun is None or len(noun.words) != _STEP_OF or clause.verb.lemma not in ("take", "make"):
            return False
        return noun.determiner == "a" and noun.words[1].lower in self._words.doings and noun.words[-1].place is not None

    def _no_plan(self, scene: Scene, clause: Clause) -> bool:
        """ "The EU has no such plan", "has no plan either": it will not do what was told."""
        if clause.verb.lemma != "have" or not clause.object:
            return False
        earlier, senders = self._discourse.last(scene.number, _NEAR), self.senders(clause)
        planned = self._terms.of(clause.object.items[0].noun) & Term.PLAN
        if not planned or not earlier or not senders:
            return False
        if not clause.object.negated or clause.obliques or not clause.subject or not earlier.action.starts:
            return False
        start, end = clause.subject.start, scene.elements[max(clause.last, clause.place)].end
        self._reader.add(scene, earlier.action, Status.DENIED, senders, list(earlier.parties), None, start, end)
        return True

    def _adopts(self, scene: Scene, clause: Clause) -> bool:
        """ "Bern is to follow Brussels on three financiers", "Norway will copy the six": what another has done, on whom."""
        if clause.verb.lemma not in self._words.adopts or clause.object is None or clause.verb.passive:
            return False
        whom, senders = self._whom(scene, clause, clause.object), self.senders(clause)
        standing = self._status.of_clause(scene, clause) if whom and senders else None
        if standing is None or clause.link == "unless":
            return False
        when = when_of(scene, clause, Action.DESIGNATE, standing.status, standing.above)
        start = clause.subject.start if clause.subject is not None else clause.verb.start
        end = scene.elements[max(clause.last, clause.place)].end
        self._reader.add(scene, Action.DESIGNATE, standing.status, senders, whom, when, start, end)
        return True

    def _whom(self, scene: Scene, clause: Clause, group: Group) -> list[Party]:
        """ "… Washington on any of these", "the six", "the EU's last round"."""
        noun = group.items[0].noun
        if self._terms.of(noun) & Term.PROPOSAL:
            return []  # "echoed the EU's call for sanctions"
        if self._are_measures_of(noun):
            aimed = clause.oblique("on", "against", "over")
            if aimed is not None:
                return self._targets.group(scene, aimed.group)
            return self._targets.aimed_at(scene, group) or (self._targets.of_measure(scene, group) if noun.of else [])
        on = clause.oblique("on", "over", "with")
        if self._reader.senders.place_of(noun) is not None and noun.head not in self._words.notices:
            if on is None:
                return []  # "Canada followed Britain"
            earlier = self._discourse.last(scene.number, _NEAR)
            same = on.group.items[0].noun.is_pronoun and earlier is not None
            return list(earlier.parties) if same and earlier is not None else self._targets.group(scene, on.group)
        counted = noun.is_pronoun and noun.determiner == "the" and bool(noun.number)
        place = self._reader.senders.place_of(noun)
        if place is not None and place.jurisdiction in self.senders(clause):
            return []  # its own
        if clause.verb.lemma in _ADOPTS and place is None and not counted:
            return []
        if counted or noun.head in self._words.notices:
            return self._targets.aimed_at(scene, group) or self._targets.described(scene, noun)
        return []

    def _are_measures_of(self, noun: Noun) -> bool:
        """ "Matched the EU measures against X": those of somebody who keeps lists."""
        place_of = self._reader.senders.place_of
        place = place_of(noun) or (place_of(noun.possessor) if noun.possessor is not None else None)
        theirs = place is not None and keeps_lists(place.jurisdiction)
        return theirs and bool(self._terms.of(noun) & Term.MEASURE)

    def _weighs(self, scene: Scene, clause: Clause) -> bool:
        """ "London is only considering it", "Ottawa is weighing the same": by another, or not yet."""
        noun = clause.object.items[0].noun if clause.object is not None else None
        similar = noun is not None and "similar" in noun.lowers and bool(self._terms.of(noun) & Term.MEASURE)
        taken_up = noun is not None and " ".join(noun.lowers) in ("it", "this", "that", "the same", "a similar step")
        taken_up = taken_up or similar
        if clause.verb.lemma not in self._words.weighs or not taken_up or clause.verb.passive or clause.object is None:
            return False
        earlier, senders = self._discourse.last(scene.number, _NEAR), self.senders(clause)
        standing = self._status.of_noun(scene, scene.place_of(clause.object) or 0, negated=bool(clause.verb.negation))
        if earlier is None or not senders or standing is None or not (earlier.action.starts or earlier.action.ends):
            return False
        if self._for_another(scene, clause, earlier, standing):
            return True
        if similar and not earlier.action.starts:
            return False  # "similar sanctions" are put on, not taken off
        if standing.status is Status.IN_FORCE or (
            senders[:1] == earlier.sender[:1] and earlier.status is Status.IN_FORCE
        ):
            return False
        start = clause.subject.start if clause.subject is not None else clause.verb.start
        end = scene.elements[max(clause.last, clause.place)].end
        self._reader.add(scene, earlier.action, standing.status, senders, list(earlier.parties), None, start, end)
        return True

    @staticmethod
    def _came_true(clause: Clause, earlier: Draft) -> bool:
        """ "They did, in January": what was to come has come."""
        noun = clause.subject.items[0].noun if clause.subject is not None else None
        taken_up = noun is not None and noun.head in ("it", "they")
        if taken_up and earlier.asked:
            return True  # "Has it delisted X? Yes, it has."
        said = taken_up and clause.verb.tag == "DO" and clause.verb.past
        return said and earlier.status in (Status.ANNOUNCED, Status.PROPOSED, Status.DECIDED, Status.HYPOTHETICAL)

    @staticmethod
    def _does_too(clause: Clause, earlier: Draft, senders: tuple[str, ...]) -> bool:
        """ "And Canada did too", "as well"; "the EU already has", also of what the first has not done."""
        said = {*(word.lower for word in clause.verb.words), *clause.verb.adverbs, *clause.particles}
        already = "already" in said
        acts = (already or earlier.status is Status.IN_FORCE) and (earlier.action.starts or earlier.action.ends)
        done = clause.verb.past or clause.verb.tag == "HV"
        return acts and done and not said.isdisjoint(_TOO) and bool(senders) and senders[:1] != earlier.sender[:1]

    def _short(self, scene: Scene, clause: Clause) -> bool:
        """ "It has not", "he was not", "they did not": the claim before is denied; "but London did" """
        alone = clause.verb.tag in ("HV", "DO") or (clause.verb.lemma == "be" and clause.verb.perfect)
        if not alone:
            return False
        earlier = self._discourse.last(scene.number, _NEAR)
        bare = not clause.object and not clause.obliques and not clause.verb.modal
        if not bare or clause.subject is None or earlier is None or scene.sentence.headline:
            return False
        senders, start = self.senders(clause), clause.subject.start
        if clause.verb.negation:
            open_ = earlier.action.ends and earlier.status in (
                Status.PROPOSED,
                Status.HYPOTHETICAL,
            )  # "whether it has ended"
            due = earlier.status is Status.ANNOUNCED and earlier.scene == scene.number and clause.verb.past
            open_ = open_ or (due and clause.shares is not None)  # "was to have listed X but did not"
            told = open_ or (earlier.status is Status.IN_FORCE and (earlier.action.starts or earlier.action.ends))
            if not told or self._terms.of(clause.subject.items[0].noun):
                return False
            who, status = senders or earlier.sender, Status.DENIED
        elif self._came_true(clause, earlier):
            when = when_of(scene, clause, earlier.action, Status.IN_FORCE, ())
            end = scene.elements[max(clause.last, clause.place)].end
            self._reader.add(
                scene, earlier.action, Status.IN_FORCE, earlier.sender, list(earlier.parties), when, start, end
            )
            return True
        elif self._does_too(clause, earlier, senders):
            when = when_of(scene, clause, earlier.action, Status.IN_FORCE, ())
            who, status = senders, Status.IN_FORCE
            self._reader.add(scene, earlier.action, status, who, list(earlier.parties), when, start, clause.verb.end)
            return True
        else:
            if not senders or earlier.status is not Status.DENIED or earlier.scene != scene.number:
                return False
            if clause.verb.tag != "DO":
                return False
            who, status = senders, Status.IN_FORCE
        self._reader.add(scene, earlier.action, status, who, list(earlier.parties), None, start, clause.verb.end)
        return True


@cache
def _rules(words: EchoWords) -> ByVerb[Likewise]:
    return ByVerb(
        (Likewise._does_so, {"do", "follow"}),
        (Likewise._no_plan, {"have"}),
        (Likewise._same_step, _MIRRORS | {"take", "make"}),
        (Likewise._weighs, words.weighs),
        (Likewise._adopts, words.adopts),
        (Likewise._short, AUXILIARY),
    )


def likewise_verbs(words: EchoWords) -> frozenset[str] | None:
    """The verbs of clauses that may be of this kind."""
    return _rules(words).verbs
