"""What the form of a verb says of how far its action has come: tense, modal and negation, "if" over it, "without" before it."""

from collections.abc import Sequence

from inforce.claims.clause import Clause
from inforce.claims.groups import Group
from inforce.claims.model import Status
from inforce.claims.parsing import Scene
from inforce.claims.phrases import Verb
from inforce.claims.status_words import StatusWords
from inforce.claims.terms import Term, Terms
from inforce.claims.words import Word


class VerbForms:
    """Reads the verb of a clause, with what the verb takes over from the clauses beside it."""

    def __init__(self, words: StatusWords, terms: Terms) -> None:
        self._words, self._terms = words, terms

    def borrowed(self, clause: Clause) -> Verb:
        """The verb group that carries tense and modal: after "and" that of the verb before."""
        own = clause.verb
        if clause.shares and (own.participle or own.tag == "VB") and (own.tag != "VD" or clause.shares.verb.passive):
            return self.borrowed(clause.shares)
        if clause.inverted:
            return clause.inverted.verb
        if clause.gapped and clause.object is None:
            return self.borrowed(clause.gapped)
        return own

    def own(self, verb: Verb, *, headline: bool) -> Status | None:
        """What the form of the verb says; None where only what stands above can tell."""
        if any(a in self._words.kinds["hypothetical"] for a in verb.adverbs):
            return Status.HYPOTHETICAL
        if verb.modal:
            name = self._words.modals.get(verb.modal, "announced")
            if verb.modal == "be to" and "yet" in verb.adverbs:
                return Status.DENIED  # "is yet to lift"
            return None if name == "future_in_past" else Status(name)
        if verb.infinitive:
            return Status.ANNOUNCED if headline else None
        if verb.progressive and not verb.perfect:
            return Status.ANNOUNCED
        if verb.tag == "VG" and not verb.finite:
            return Status.ANNOUNCED if headline else None
        return Status.IN_FORCE

    def seen_done(self, clause: Clause, above: Sequence[Clause], status: Status) -> Status:
        """How far that has come which somebody sees, has or gets done: "will see X listed", "would rather see X delisted"."""
        verb = self.borrowed(clause)
        if status is not Status.IN_FORCE or verb.infinitive:
            return status  # what stands above tells
        if (own := self.own(verb, headline=False)) is not None:
            negated, _ = self.negation(clause, verb)
            return Status.DENIED if negated else own
        if above[-1] is not clause:
            return Status.ANNOUNCED
        wished = not self._words.kinds["wished"].isdisjoint(verb.adverbs)
        return Status.PROPOSED if wished else Status.HYPOTHETICAL

    def is_state(self, verb: Verb) -> bool:
        return not verb.modal and not verb.infinitive and (not verb.past or verb.perfect)

    def negation(self, clause: Clause, verb: Verb) -> tuple[bool, bool]:
        shared = verb is not clause.verb and not clause.anew
        word = clause.verb.negation or (verb.negation if shared else "")
        if not word and clause.shares is not None and clause.shares.verb.negation == "neither":
            word = "neither"  # "neither eased nor lifted"
        if word == "not" and _is_not_only(clause.verb if clause.verb.negation else verb):
            word = ""
        ceased = word in self._words.kinds["ceased"]
        if (word or clause.negated_subject) and not ceased and self.is_in_part(clause, verb):
            return False, False
        return (bool(word) != clause.negated_subject) and not ceased, ceased

    def is_in_part(self, clause: Clause, verb: Verb) -> bool:
        """ "Not all sanctions were lifted", "did not lift every ban": some were, and nothing is denied."""
        if not (clause.negated_subject or verb.negation):
            return False
        subject, object_ = clause.subject, clause.object
        if clause.negated_subject:
            return subject is not None and not subject.negated and self._is_whole(subject) and not verb.negation
        return verb.negation in self._words.kinds["plainly_not"] and object_ is not None and self._is_whole(object_)

    def _is_whole(self, group: Group) -> bool:
        return group.items[0].noun.words[0].lower in self._words.kinds["whole"]

    def is_done_late(self, scene: Scene, clause: Clause) -> bool:
        """ "Was not listed until May", "did not lift the ban until after the vote": it was, then."""
        verb = self.borrowed(clause)
        if verb.modal or not (verb.past or verb.perfect):
            return False
        for number in range(clause.place + 1, len(scene.elements)):
            word = scene.word_at(number)
            if word is None or word.tag not in ("TM", "SC", "IN"):
                if word is not None and word.tag in (",", ";", ":"):
                    return False
                continue
            first, _, rest = word.lower.partition(" ")
            if first in self._words.ties["until"]:
                dated = any(letter.isdigit() for letter in rest)
                return (verb.past or dated) and self._words.kinds["present"].isdisjoint(rest.split())
        return False

    def ungoverned(self, clause: Clause, verb: Verb, above: list[Clause], *, reported: bool) -> Status:
        """ "would", infinitives and gerunds."""
        subject = clause.subject.items[0].noun if clause.subject else None
        if (
            subject
            and clause.link != "by"
            and not subject.name
            and (self._terms.of(subject) & Term.PROPOSAL or not self._words.kinds["drafted"].isdisjoint(subject.lowers))
        ):
            return Status.PROPOSED
        if verb.modal:
            return Status.ANNOUNCED if reported or above else Status.HYPOTHETICAL
        if verb.tag == "VG":
            return Status.IN_FORCE
        return Status.IN_FORCE if above or clause.governor is not None else Status.PROPOSED

    @staticmethod
    def is_subjunctive(clause: Clause, verb: Verb) -> bool:
        """ "Demands that Washington lift", "it is not realistic that the USA remove": a plain form after one state."""
        plain = verb.tag == "VB" and len(verb.words) == 1 and clause.link == "that" and clause.shares is None
        if not plain or clause.subject is None or len(clause.subject.items) > 1:
            return False
        noun = clause.subject.items[0].noun
        place = noun.words[-1].place
        return place is not None and place.form in ("name", "capital", "body")

    def is_mentioned(self, clause: Clause, verb: Verb) -> bool:
        """A word in -ing after a preposition tells of no act, unless it says by or after what something was done."""
        return verb.tag == "VG" and not verb.finite and clause.link not in self._words.ties["asserting"]

    def conditional(self, scene: Scene, clause: Clause, verb: Verb, status: Status) -> Status:
        """Under "if", or in a sentence whose "if" or "unless" decides whether it comes about."""
        if self._words.links.get(clause.link) == "hypothetical" and clause.link not in ("until", "once", "till"):
            return Status.HYPOTHETICAL
        if self._words.links.get(clause.link) == "denied" or _is_far(scene, clause):
            return Status.DENIED
        if _is_lacking(scene, clause):
            return Status.DENIED if _is_told(scene, clause) else Status.HYPOTHETICAL
        if _is_before(scene, clause, self._words.ties["not_yet"]):
            return Status.HYPOTHETICAL
        open_end = verb.modal in ("would", "could", "might", "may") or (
            not verb.past and not verb.perfect and not verb.modal
        )
        if verb.modal in ("will", "'ll", "’ll") and self._is_conditional(scene, clause):
            return Status.HYPOTHETICAL
        if open_end and self._has_condition(scene, clause):
            return Status.HYPOTHETICAL if verb.modal or status is not Status.IN_FORCE or self._lapses(verb) else status
        return status

    def _is_conditional(self, scene: Scene, clause: Clause) -> bool:
        """A promise under a condition that stands right before or right behind it: "will lift X provided that", "unless Y frees
        them, Z will list X"."""
        conditions = self._words.ties["conditions"]
        if conditions.isdisjoint(scene.sentence.held):
            return False
        places = [n for n in range(len(scene.elements)) if _is_condition(scene.word_at(n), conditions)]
        finite = [c.place for c in scene.clauses if c.verb.finite]
        behind = (n for n in places if n > clause.place and not any(clause.place < f < n for f in finite))
        before = (n for n in places if n < clause.place and sum(n < f < clause.place for f in finite) == 1)
        before = (n for n in before if not any(_is_stop(scene.word_at(m)) for m in range(n, clause.place)))
        return next(behind, next(before, None)) is not None

    @staticmethod
    def _has_condition(scene: Scene, clause: Clause) -> bool:
        """An "if" or "unless" stands in the sentence, not over this clause itself."""
        if clause.link in ("if", "unless"):
            return False
        words = ((n, scene.word_at(n)) for n in range(len(scene.elements)))
        at = next((n for n, w in words if w and w.tag == "SC" and w.lower in ("if", "unless")), None)
        if at is None:
            return False
        return not any(c.shares is not None and clause.place < c.place < at and c.verb.modal for c in scene.clauses)

    @staticmethod
    def _lapses(verb: Verb) -> bool:
        return verb.tag in ("VZ", "VB")

    def is_on_none(self, clause: Clause) -> bool:
        """ "Is on none", "put X on nothing", "lifted the sanctions on no airline", "on neither X nor Y"."""
        of_none = self._words.ties["of_none"]
        nouns = (o.group.items[0].noun for o in clause.obliques if o.preposition in of_none and not o.loose)
        return any(n.head in self._words.kinds["none"] or n.determiner in ("no", "neither") for n in nouns)


def _is_condition(word: Word | None, conditions: frozenset[str]) -> bool:
    return word is not None and word.tag == "SC" and word.lower.partition(" ")[0] in conditions


def _is_stop(word: Word | None) -> bool:
    return word is not None and word.lower in (";", ":")


def _is_not_only(verb: Verb) -> bool:
    """ "Did not only lift the sanctions but also …"."""
    words = [w.lower for w in verb.words]
    at = words.index("not") if "not" in words else len(words)
    return words[at + 1 : at + 2] in (["only"], ["just"], ["merely"], ["simply"], ["solely"]) and words[
        at + 2 : at + 3
    ] != ["yet"]


def is_opposed(scene: Scene, clause: Clause) -> bool:
    """ "Was not renewed but expired": "but" leaves the negation behind."""
    before = scene.word_at(clause.place - 1)
    return before is not None and before.lower in ("but", "yet") and clause.shares is not None


def is_all_but(scene: Scene, clause: Clause) -> bool:
    """ "Has all but lifted the sanctions"."""
    before = scene.word_at(clause.place - 1)
    group = scene.group_at(clause.place - 2) if before is not None and before.lower == "but" else None
    return group is not None and group.items[-1].noun.head == "all"


def _is_far(scene: Scene, clause: Clause) -> bool:
    """ "Far from lifting the sanctions", "far from being listed"."""
    if clause.link == "from" and clause.verb.words[0].lower == "being":
        before = scene.group_at(clause.governor)
        return before is not None and before.nouns[0].head == "far"
    return clause.verb.tag == "VG" and clause.subject is not None and clause.subject.items[0].noun.head == "far"


def _is_lacking(scene: Scene, clause: Clause) -> bool:
    """ "Nothing will change without the EU lifting the sanctions", "short of lifting the sanctions, the EU can do little"."""
    being = clause.verb.words[0].lower in ("being", "having")
    if not being and (clause.verb.tag != "VG" or clause.verb.finite):
        return False
    if clause.subject is not None and clause.subject.items[0].noun.head == "short":
        return True
    return _before_subject(scene, clause) == "without"


def _before_subject(scene: Scene, clause: Clause) -> str:
    """The word before the phrases that stand right before a verb: "without" before "sanctions on X being lifted"."""
    place = clause.place - 1
    while place > 1 and scene.group_at(place) is not None:
        word = scene.word_at(place - 1)
        if word is None or word.tag != "IN" or word.lower == "without":
            return word.lower if word is not None else ""
        place -= 2
    return ""


def _is_told(scene: Scene, clause: Clause) -> bool:
    """The clause before tells what came to pass: "the summit ended without"; not "nothing changed without"."""
    before = [c for c in scene.clauses if c.place < clause.place and c.verb.finite]
    main = before[-1] if before else None
    if main is None or main.verb.tag == "BE" or main.verb.modal or main.verb.negation or main.negated_subject:
        return False
    return (main.verb.past or main.verb.perfect) and not (main.object is not None and main.object.negated)


def _is_before(scene: Scene, clause: Clause, not_yet: frozenset[str]) -> bool:
    """ "Before (until) the US lifts the sanctions, all must be freed": not yet."""
    present = clause.verb.tag in ("VZ", "VB") or (clause.verb.passive and clause.verb.words[0].lower in ("is", "are"))
    if not present or clause.verb.infinitive or clause.verb.modal:
        return False
    if clause.link in not_yet:
        return True
    place = clause.subject_at if clause.subject_at > 0 else clause.place - 1
    word = scene.word_at(place - 1) if place > 0 else None
    return (word is not None and word.lower in not_yet) or any(clause.oblique(w) is not None for w in not_yet)
