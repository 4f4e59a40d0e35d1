"""Echoes: words that take up a claim made before ("so was X", "X followed in July", "the decision was taken on …")."""

from dataclasses import dataclass
from functools import cache

from inforce.claims.clause import Clause
from inforce.claims.doings import Reader
from inforce.claims.drafts import Draft
from inforce.claims.frames import Frames
from inforce.claims.groups import Group, Item
from inforce.claims.introductions import Introductions
from inforce.claims.lexicon import table
from inforce.claims.model import Action, Status
from inforce.claims.parsing import Scene
from inforce.claims.phrases import Noun
from inforce.claims.status import StatusReader
from inforce.claims.targets import TargetReader
from inforce.claims.terms import Term, Terms
from inforce.claims.whens import when_of
from inforce.claims.words import Word

_NEAR = 2
"""Sentences back to which an echo reaches."""


@dataclass(frozen=True, slots=True)
class EchoWords:
    """The words of ``[echo]`` in ``measures_LANGUAGE.toml``."""

    follows: frozenset[str]
    named: frozenset[str]
    so: frozenset[str]
    nor: frozenset[str]
    dated: frozenset[str]
    doings: frozenset[str]
    denies: frozenset[str]
    reports: frozenset[str]
    changes: frozenset[str]
    finds: frozenset[str]
    hits: frozenset[str]
    introduces: frozenset[str]
    fates: frozenset[str]
    meets: frozenset[str]
    likewise: frozenset[str]


@cache
def echo_words(language: str) -> EchoWords:
    return EchoWords(**{name: frozenset(words) for name, words in table(f"measures_{language}")["echo"].items()})


class Echoes:
    """Reads clauses that only the sentence before explains. Each reader below takes up one way of speaking; the first that
    fits is the one."""

    def __init__(
        self,
        reader: Reader,
        words: EchoWords,
        terms: Terms,
        targets: TargetReader,
        status: StatusReader,
        frames: Frames,
    ) -> None:
        self._reader, self._words, self._terms, self._targets = reader, words, terms, targets
        self._status, self._events = status, frames.events
        self._introductions = Introductions(reader, words.introduces, targets, frames)

    def clause(self, scene: Scene, clause: Clause) -> bool:
        """Takes up a clause without a measure of its own; whether it is an echo."""
        return (
            self._introductions.clause(scene, clause, self._earlier(scene))
            or self._so(scene, clause)
            or self._follows(scene, clause)
            or self._same_fate(scene, clause)
            or self._no_plan(scene, clause)
            or self._in_notice(scene, clause)
            or self._denial(scene, clause)
            or self._such_step(scene, clause)
            or self._unchanged(scene, clause)
            or self._no_entry(scene, clause)
            or self._dated(scene, clause)
            or self._does_so(scene, clause)
            or self._short_denial(scene, clause)
        )

    # --- the same was done to another --------------------------------------------------------------------------------

    def _so(self, scene: Scene, clause: Clause) -> bool:
        """ "So was X", "as were its owner and manager", "nor is Y"."""
        before = scene.word_at(clause.place - 1)
        opening = before.lower if before else ""
        negative = opening in self._words.nor or clause.verb.negation in self._words.nor
        if (
            not clause.object
            or clause.verb.tag not in ("BE", "HV", "DO")
            or not (negative or opening in self._words.so)
        ):
            return False
        earlier = self._earlier(scene)
        if not earlier:
            return False
        status = Status.DENIED if negative and earlier.status is Status.IN_FORCE else earlier.status
        self._again(scene, clause, earlier, clause.object, status, earlier.when)
        return True

    def _does_so(self, scene: Scene, clause: Clause) -> bool:
        """ "It would propose to do so": the act denied or wanted in the sentence before."""
        following = self._likewise(scene, clause)
        so = isinstance(following, Word) and following.lower == "so"
        earlier = self._earlier(scene) if so else self._last_act(scene) or self._earlier(scene)
        if following is None or not earlier:
            return False
        standing = self._status.of_clause(scene, clause)
        if standing is None:
            return False
        if standing.status is Status.IN_FORCE and (clause.verb.infinitive or not clause.verb.finite):
            return False  # "should it do so"
        others = self._senders(clause)
        standing_for = self._reader.senders.from_above(standing.above)
        if not others and standing_for and standing_for[:1] != earlier.sender[:1] and earlier.status is Status.IN_FORCE:
            when = when_of(scene, clause, earlier.action, standing.status, standing.above)
            start = min([clause.verb.start, *(c.subject.start for c in standing.above if c.subject)])
            for draft in self._same_act(earlier):
                self._reader.add(
                    scene,
                    earlier.action,
                    standing.status,
                    standing_for,
                    list(draft.parties),
                    when,
                    start,
                    following.end,
                )
            return True
        if others and others[:1] != earlier.sender[:1] and standing.status is Status.IN_FORCE:
            when = when_of(scene, clause, earlier.action, Status.IN_FORCE, ())
            start = clause.subject.start if clause.subject else clause.verb.start
            for draft in self._same_act(earlier):
                end = max(following.end, scene.elements[max(clause.last, clause.place)].end)
                self._reader.add(scene, earlier.action, Status.IN_FORCE, others, list(draft.parties), when, start, end)
            return True
        if standing.status is earlier.status:
            return False
        when = when_of(scene, clause, earlier.action, standing.status, standing.above)
        start = min([clause.verb.start, *(c.subject.start for c in standing.above if c.subject)])
        self._reader.add(
            scene, earlier.action, standing.status, earlier.sender, list(earlier.parties), when, start, following.end
        )
        return True

    def _likewise(self, scene: Scene, clause: Clause) -> Word | Noun | None:
        """The word after "do" that takes up what was told: "so", "likewise", "the same"; "suit" after "follow"."""
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

    def _senders(self, clause: Clause) -> tuple[str, ...]:
        """The states that the subject of a clause names, each by itself."""
        places = [self._reader.senders.place_of(n) for n in clause.subject.nouns] if clause.subject else []
        return tuple(dict.fromkeys(p.jurisdiction for p in places if p)) if all(places) else ()

    def _same_act(self, earlier: Draft) -> list[Draft]:
        return [d for d in self._reader.drafts[-8:] if d.scene == earlier.scene and d.action is earlier.action]

    def _short_denial(self, scene: Scene, clause: Clause) -> bool:
        """ "It has not", "he was not", "they did not": the claim before is denied."""
        alone = clause.verb.tag in ("HV", "DO") or (clause.verb.lemma == "be" and clause.verb.perfect)
        if alone and not clause.verb.negation and not clause.verb.modal:
            return self._others_did(scene, clause)
        if not alone or not clause.verb.negation or clause.object or clause.obliques or not clause.subject:
            return False
        if scene.sentence.headline or self._terms.of(clause.subject.items[0].noun):
            return False
        earlier = self._earlier(scene)
        if not earlier or earlier.status is not Status.IN_FORCE or not (earlier.action.starts or earlier.action.ends):
            return False
        sender = self._senders(clause) or earlier.sender
        self._reader.add(
            scene,
            earlier.action,
            Status.DENIED,
            sender,
            list(earlier.parties),
            None,
            clause.subject.start,
            clause.verb.end,
        )
        return True

    def _others_did(self, scene: Scene, clause: Clause) -> bool:
        """ "Bern did not list X, but London did"."""
        earlier, senders = self._earlier(scene), self._senders(clause)
        if not earlier or not senders or clause.object or clause.obliques or not clause.subject:
            return False
        if earlier.status is not Status.DENIED or earlier.scene != scene.number or clause.verb.tag != "DO":
            return False
        start, end = clause.subject.start, clause.verb.end
        self._reader.add(scene, earlier.action, Status.IN_FORCE, senders, list(earlier.parties), None, start, end)
        return True

    def _follows(self, scene: Scene, clause: Clause) -> bool:
        """ "X followed in July, together with Y"; "the EU has not followed"."""
        if clause.verb.lemma not in self._words.follows or not clause.subject or clause.verb.passive:
            return False
        if clause.oblique("on", "through", "up") or clause.particles:
            return False  # "follow through on their commitments"
        if clause.object and not all(self._reader.senders.place_of(n) for n in clause.object.nouns):
            return False
        earlier = self._earlier(scene)
        if not earlier or clause.verb.modal not in ("", "will") or not (earlier.action.starts or earlier.action.ends):
            return False
        when = when_of(scene, clause, earlier.action, Status.IN_FORCE, ())
        status = Status.DENIED if clause.verb.negation else Status.ANNOUNCED if clause.verb.modal else Status.IN_FORCE
        if clause.verb.infinitive:
            standing = self._status.of_clause(scene, clause)
            status = standing.status if standing else Status.PROPOSED
        senders = [self._reader.senders.place_of(n) for n in clause.subject.nouns]
        if all(senders):
            names = tuple(dict.fromkeys(p.jurisdiction for p in senders if p))
            end = max(clause.verb.end, scene.elements[max(clause.last, clause.place)].end)
            self._reader.add(
                scene, earlier.action, status, names, list(earlier.parties), when, clause.subject.start, end
            )
        else:
            self._again(scene, clause, earlier, clause.subject, status, when)
        return True

    def _same_fate(self, scene: Scene, clause: Clause) -> bool:
        """ "X met the same fate"."""
        earlier = self._earlier(scene)
        noun = clause.object.items[0].noun if clause.object else None
        told = noun is not None and noun.head in self._words.fates and {"same", "similar"} & set(noun.lowers)
        if clause.verb.lemma not in self._words.meets or not told or not clause.subject or not earlier:
            return False
        if clause.verb.modal or clause.verb.negation or not (earlier.action.starts or earlier.action.ends):
            return False
        when = when_of(scene, clause, earlier.action, Status.IN_FORCE, ()) or earlier.when
        self._again(scene, clause, earlier, clause.subject, Status.IN_FORCE, when)
        return True

    def _no_plan(self, scene: Scene, clause: Clause) -> bool:
        """ "The EU has no such plan", "has no plan either": it will not do what was told."""
        earlier, senders = self._earlier(scene), self._senders(clause)
        planned = clause.object is not None and self._terms.of(clause.object.items[0].noun) & Term.PLAN
        if clause.verb.lemma != "have" or not planned or not clause.object or not earlier or not senders:
            return False
        if not clause.object.negated or clause.obliques or not clause.subject or not earlier.action.starts:
            return False
        start, end = clause.subject.start, scene.elements[max(clause.last, clause.place)].end
        self._reader.add(scene, earlier.action, Status.DENIED, senders, list(earlier.parties), None, start, end)
        return True

    def _in_notice(self, scene: Scene, clause: Clause) -> bool:
        """ "X was named in the same notice"."""
        if clause.verb.lemma not in self._words.named or not clause.verb.passive or not clause.subject:
            return False
        same = any(
            self._terms.of(o.group.items[0].noun) & Term.NOTICE and "same" in o.group.items[0].noun.lowers
            for o in clause.obliques
        )
        earlier = self._last_act(scene) if same else None
        if not earlier:
            return False
        self._again(scene, clause, earlier, clause.subject, earlier.status, earlier.when)
        return True

    def _again(
        self, scene: Scene, clause: Clause, earlier: Draft, group: Group, status: Status, when: str | None
    ) -> None:
        parties = self._targets.group(scene, group)
        for oblique in clause.obliques:
            if oblique.preposition in self._terms.along:
                parties += self._targets.group(scene, oblique.group)
        if parties:
            start, end = (
                min(clause.verb.start, group.start),
                max(clause.verb.end, scene.elements[max(clause.last, clause.place)].end, group.end),
            )
            self._reader.add(scene, earlier.action, status, earlier.sender, parties, when, start, end)

    # --- names, times, denials for what was told before -----------------------------------------------------------------

    def _dated(self, scene: Scene, clause: Clause) -> bool:
        """ "The decision was taken on 30 July", "the delisting took effect on Friday": the time of the claim before, where
        that has none."""
        if clause.verb.lemma not in self._words.dated or clause.verb.modal or clause.verb.negation:
            return False
        told = [g.items[0].noun for g in (clause.subject, clause.object) if g]
        if not any(self._is_doing(n) and n.determiner in ("the", "this", "that", "its", "their") for n in told):
            return False
        when = when_of(scene, clause, Action.DELIST, Status.IN_FORCE, ())
        for draft in self._recent(scene):
            if (
                draft.when is None
                and when
                and draft.status is Status.IN_FORCE
                and draft.action is not Action.REMAIN
                and not draft.background
            ):
                draft.when = self._reader.clock.told = when
        return when is not None

    def _is_doing(self, noun: Noun) -> bool:
        return noun.head in self._words.doings or noun.head in self._events

    def _denial(self, scene: Scene, clause: Clause) -> bool:
        """ "The ministry denied it within the hour"."""
        if (
            clause.verb.lemma not in self._words.denies
            or clause.verb.negation
            or not clause.object
            or clause.verb.passive
        ):
            return False
        noun = clause.object.items[0].noun
        earlier = self._earlier(scene)
        if (
            noun.head not in self._words.reports
            or noun.determiner not in ("", "the", "this", "that", "these", "such")
            or not earlier
            or earlier.scene == scene.number
        ):
            return False
        if earlier.status in (Status.DENIED, Status.HYPOTHETICAL) or (
            noun.is_pronoun and scene.number - earlier.scene > 1
        ):
            return False
        start = clause.subject.start if clause.subject else clause.verb.start
        self._reader.add(
            scene,
            earlier.action,
            Status.DENIED,
            earlier.sender,
            list(earlier.parties),
            None,
            start,
            scene.elements[clause.last].end,
        )
        return True

    def _such_step(self, scene: Scene, clause: Clause) -> bool:
        """ "Ministers discussed such a step last week": the same is wanted or not wanted by others."""
        if not clause.object or clause.object.items[0].noun.determiner not in ("such", "this", "that"):
            return False
        standing = self._status.of_noun(scene, scene.place_of(clause.object) or 0, negated=False)
        earlier = self._earlier(scene)
        if (
            clause.object.items[0].noun.head not in self._words.doings
            or not earlier
            or not standing
            or standing.status is Status.IN_FORCE
        ):
            return False
        when = when_of(scene, clause, earlier.action, standing.status, ())
        start = clause.subject.start if clause.subject else clause.verb.start
        self._reader.add(
            scene,
            earlier.action,
            standing.status,
            earlier.sender,
            list(earlier.parties),
            when,
            start,
            scene.elements[clause.last].end,
        )
        return True

    def _unchanged(self, scene: Scene, clause: Clause) -> bool:
        """ "There has been no change in the designation"."""
        group = clause.object or clause.subject
        if not group or not group.negated or group.items[0].noun.head not in self._words.changes:
            return False
        noun = group.items[0].noun
        below = [o.group for o in clause.obliques if o.preposition in ("in", "to", "of", "on")]
        for candidate in ([Group((Item(noun.of),))] if noun.of else []) + below:
            if self._terms.of(candidate.items[0].noun) & (Term.MEASURE | Term.LIST):
                parties = (
                    self._targets.of_measure(scene, candidate)
                    if candidate in scene.elements
                    else self._targets.recalled.last_aimed(noun)
                )
                if parties:
                    sender = self._reader.senders.owner(candidate) or self._reader.senders.focus.sender
                    self._reader.add(
                        scene,
                        Action.DELIST,
                        Status.DENIED,
                        sender,
                        parties,
                        None,
                        min(clause.verb.start, group.start),
                        scene.elements[max(clause.last, clause.place)].end,
                    )
                    return True
        return False

    def _no_entry(self, scene: Scene, clause: Clause) -> bool:
        """ "A search for X in the list returned no entry"."""
        group = clause.object
        if not group or clause.verb.lemma not in self._words.finds or group.items[0].noun.head not in self._words.hits:
            return False
        if not group.negated and not clause.verb.negation:
            return False
        listed = next((e for e in scene.elements if isinstance(e, Group) and self._is_list(e)), None)
        sought = self._sought(scene)
        if not listed or not sought:
            return False
        starts = [listed.start, sought.start, clause.verb.start]
        start = min([*starts, clause.subject.start] if clause.subject else starts)
        end = max(group.end, listed.end, sought.end, clause.verb.end)
        parties = self._targets.group(scene, sought)
        if not parties:
            return False
        sender = self._reader.senders.owner(listed) or self._reader.senders.focus.sender
        when = when_of(scene, clause, Action.REMAIN, Status.IN_FORCE, ()) or self._time_within(scene)
        self._reader.add(scene, Action.DESIGNATE, Status.DENIED, sender, parties, when, start, end)
        return True

    def _time_within(self, scene: Scene) -> str | None:
        return next((str(m.value) for m in scene.times.values() if m.role == "point"), None)

    def _sought(self, scene: Scene) -> Group | None:
        for place in range(len(scene.elements)):
            word, following = scene.word_at(place), scene.group_at(place + 1)
            if word and following and word.lower in ("for", "under", "on", "of") and not self._is_list(following):
                return following
        return None

    def _is_list(self, group: Group) -> bool:
        return any(self._terms.of(n) & Term.LIST for n in group.nouns)

    # --- what was told before ---------------------------------------------------------------------------------------------

    def _earlier(self, scene: Scene) -> Draft | None:
        """The last draft, if it is near."""
        drafts = self._reader.drafts
        return drafts[-1] if drafts and scene.number - drafts[-1].scene <= _NEAR else None

    def _last_act(self, scene: Scene) -> Draft | None:
        """The last act near that the story itself tells."""
        return next(
            (d for d in reversed(self._reader.drafts[-8:]) if _is_act(d) and scene.number - d.scene <= _NEAR), None
        )

    def _recent(self, scene: Scene) -> list[Draft]:
        """The drafts of the last sentence that made any."""
        drafts = self._reader.drafts
        earlier = self._earlier(scene)
        return [d for d in drafts[-12:] if earlier and d.scene == earlier.scene] if earlier else []


def _is_act(draft: Draft) -> bool:
    return draft.status is Status.IN_FORCE and draft.action is not Action.REMAIN and not draft.background
