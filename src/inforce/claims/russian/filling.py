"""Filling: what fills the roles of a frame: which group is the measure, the list, whom it is about."""

from collections.abc import Sequence

from inforce.claims.russian.clause_model import FINITE, INFINITIVE, PARTICIPLE, SHORT, Clause
from inforce.claims.russian.filled import Filled, agrees, is_attribute
from inforce.claims.russian.filling_objects import ObjectFiller
from inforce.claims.russian.filling_subjects import SubjectFiller, TopicFiller
from inforce.claims.russian.frames import Frame, Frames
from inforce.claims.russian.meaning import Meaning
from inforce.claims.russian.more_targets import MoreTargets
from inforce.claims.russian.phrase_model import Group
from inforce.claims.russian.senders import SenderReader
from inforce.claims.russian.terms import Context, Terms

_LET = 2.0
"""What whom a licence permits something weighs more than what it permits him."""
_STAYING = frozenset({"оставаться", "остаться"})


class Filler:
    """Fills the frames of verbs."""

    def __init__(self, frames: Frames, terms: Terms, senders: SenderReader, context: Context) -> None:
        self._frames, self._terms, self._senders, self._context = frames, terms, senders, context
        self._more, self._topic = MoreTargets(terms, context), TopicFiller()
        self._objects = ObjectFiller(terms, senders, context, self._topic)
        self._subjects = SubjectFiller(terms, context, self._topic)
        self._meaning = Meaning(terms, senders, context)
        self._clauses: Sequence[Clause] = ()  # of the sentence
        self._asked: Clause | None = None
        self._there = False  # the clause asked about last, and whether a word in it stands for a list
        self.open = False  # the sentence ends with a colon: whom it is about stands below

    def enter(self, clauses: Sequence[Clause], *, topic: bool, recent: bool) -> None:
        """The clauses of the next sentence. ``topic``: one without a subject may be about whom was told of before; ``recent``: a
        list was told of in the sentence before."""
        self._clauses, self._topic.known, self._topic.recent = clauses, topic, recent

    def of_list(self, filled: Filled) -> bool:
        """ "Исключили из списка российских банкиров": what hangs on the list is the object."""
        return self._objects.of_list(filled)

    def best(self, clause: Clause) -> Filled | None:
        lemma, passive = (
            clause.lemma,
            clause.kind == SHORT or (clause.kind == PARTICIPLE and clause.form.voice == "pssv"),
        )
        rows = self._frames.verbs.get(lemma, ())
        reflexive = False
        if not rows and lemma.endswith(("ся", "сь")):
            rows, passive, reflexive = self._frames.verbs.get(lemma[:-2], ()), True, True
            lemma = lemma[:-2]
        best: Filled | None = None
        for frame in rows:
            if reflexive and not frame.object:
                continue
            found = self.fill(clause, frame, lemma, passive=passive)
            if found is not None and (best is None or found.weight > best.weight):
                best = found
        if best is not None:
            best.settle()
        return best or self._any(clause, lemma, passive=passive)

    def _any(self, clause: Clause, lemma: str, *, passive: bool) -> Filled | None:
        """What preposition and case tell of a list or a measure, whatever the verb: "вылетел из списка"."""
        if lemma in self._frames.idle or clause.lemma in self._frames.idle or not clause.verb.text:
            return None
        for frame in self._frames.any:
            found = self.fill(clause, frame, lemma, passive=passive) if frame.object or not passive else None
            if found is not None and self._is_told_by_case(clause, found):
                return found
        return None

    def _is_told_by_case(self, clause: Clause, filled: Filled) -> bool:
        group = filled.roles.get("list") or filled.roles.get("measure")
        if group is None and filled.implied:
            nouns = [n for g in filled.targets for n in g.nouns]
            if not filled.frame.object and self._has_other_name(clause, filled):
                return False
            if not any(n.proper or n.pronoun or n.count for n in nouns):
                return False  # "посольство, куда мы дозвонились"
            return any(self._frames.there.get(w.lower) == filled.frame.case for w in clause.words)
        if group is None or group.cases != {filled.frame.case} or group.noun.pronoun:
            return False
        before = next((g for g in reversed(clause.groups) if g.end <= group.start), None)
        if before is not None and any(n.lemma in self._frames.nouns for n in before.nouns[-1].chain()):
            return False  # "запрос на исключение из списка": it hangs on the noun
        if before is not None and group.prep == "из" and is_attribute(before, group):
            return False
        if "list" in filled.roles and not (group.noun.lemma in self._frames.lists or group.noun.place is not None):
            return False
        objects = [g for g in clause.groups if not g.prep and "accs" in g.cases and "nomn" not in g.cases]
        return bool(filled.frame.object) or not (objects or self._has_other_name(clause, filled))

    @staticmethod
    def _has_other_name(clause: Clause, filled: Filled) -> bool:
        """ "«Конвиасу» Трамп записал туда": another than the subject is named, who may be the object."""
        return any(
            not g.prep and g.noun.proper and g.noun.head.quoted and not any(g is t for t in filled.targets)
            for g in clause.groups
        )

    def may_fill(self, clause: Clause, frame: Frame, lemma: str) -> bool:
        """What the frame cannot do without stands in the clause, or is told of before."""
        prepositions = frame.placed_by
        if prepositions is None or lemma in frame.alone:
            return True
        for group in clause.groups if clause.kind != INFINITIVE else _beside(clause):
            if group.prep in prepositions:
                return True
        if self._asked is not clause:
            self._asked, self._there = clause, self._meaning.is_there(clause)
        return self._there and "list" in frame.needs

    def fill(self, clause: Clause, frame: Frame, lemma: str, *, passive: bool) -> Filled | None:
        if not self.may_fill(clause, frame, lemma):
            return None
        if frame.lacking and not (clause.negated or lemma in ("нет", "отсутствовать")):
            return None
        filled = Filled(frame, lemma, passive=passive)
        self.under(clause.groups if clause.kind != INFINITIVE else _beside(clause), filled)
        below = self.open and "target" in frame.object and bool(frame.needs & filled.roles.keys())
        permitted = (frame.act and self._is_permitted(clause, filled)) or self._covers_below(clause, filled)
        if (
            frame.object
            and not permitted
            and not self._objects.fill(clause, filled, passive=passive)
            and not (frame.subject or below)
        ):
            return None
        below = below or (self.open and "target" in frame.subject and bool(frame.needs & filled.roles.keys()))
        if frame.subject and not self._subjects.fill(clause, filled) and not below:
            return None
        for role in frame.dative:
            self._fill_case(clause, filled, role, "datv")
        for role in frame.genitive:
            self._fill_case(clause, filled, role, "gent")
            if (frame.lacking or role == "licence") and role not in filled.roles:
                self._fill_lacking(clause, filled, role)
        if frame.lacking and not filled.roles.keys() & frame.genitive:
            return None
        for role in frame.instrumental:
            self._fill_case(clause, filled, role, "ablt")
            said = role in ("forbidden", "sanctioned", "unchanged", "void") and role not in filled.roles
            if said and (word := self._terms.said_of(role, clause.words)):
                filled.roles[role] = word  # "остаются запрещенными"
        if frame.force and lemma in frame.force and "force" not in filled.roles and not self._stays(clause, filled):
            return None
        if (
            frame.object
            and "object" not in filled.roles
            and frame.subject
            and frame.needs
            and not frame.needs & filled.roles.keys()
        ):
            return None
        if not self._meaning.needs_met(clause, filled, recent=self._topic.recent):
            return None
        if frame.kept and not (self._meaning.is_by_keeper(clause) or (passive and clause.says("по-прежнему"))):
            return None
        self._more.add(clause, filled)
        return filled if self._meaning.means_it(clause, filled, passive=passive) else None

    def _stays(self, clause: Clause, filled: Filled) -> bool:
        """ "Эмбарго остаётся": and nothing else is said of it."""
        later = [g for g in clause.groups if g.start > clause.verb.start]
        bare = clause.verb.text != "" and all(g.prep == "на" and not self._terms.may_be_dealing(g.noun) for g in later)
        said = [w for w in clause.words if w.start > clause.verb.start and w.pos not in ("PRCL", "ADVB", "CONJ")]
        after = any(w.lemma("ADJF") not in ("прежний", "неизменный") for w in said)
        return "measure" in filled.roles and clause.lemma in _STAYING and bare and not after

    def _is_permitted(self, clause: Clause, filled: Filled) -> bool:
        """ "Разрешил банку продать завод": whom it is permitted stands in the dative, what in an infinitive."""
        below = [c for c in self._clauses if c.upper is clause and c.kind == INFINITIVE]
        if not below:
            return False
        self._fill_case(clause, filled, "target", "datv")
        for group in (*clause.groups, *below[0].groups) if not filled.targets else ():
            if group.prep == "с" and self._terms.fits("target", group, self._context) and not group.hangs:
                filled.targets.append(group)
        return bool(filled.targets)

    def _covers_below(self, clause: Clause, filled: Filled) -> bool:
        """ "Лицензия позволяет продолжать поставки": what it permits hangs on an infinitive."""
        below = next((c for c in self._clauses if c.upper is clause and c.kind == INFINITIVE), None)
        if below is None or "covered" not in filled.frame.object:
            return False
        for group in below.groups:
            if not group.prep and "accs" in group.cases and self._terms.fits("covered", group, self._context):
                filled.give("covered", group)
                return True
        return False

    def under(self, groups: Sequence[Group], filled: Filled) -> None:
        there = {group.prep for group in groups}
        for role, prepositions in filled.frame.under.items():
            if prepositions.isdisjoint(there):
                continue
            for group in groups:
                if group.prep not in prepositions or role == "target" or role in filled.roles:
                    continue
                if role == "list" and group.noun.pronoun and group.prep not in ("в", "из"):
                    continue
                if role == "covered" and self._terms.fits("party", group, self._context):
                    filled.roles["target"] = group  # a party that a licence covers is its target
                    filled.targets.append(group)
                    filled.weight += 1.5
                    break
                if self._terms.fits(role, group, self._context):
                    filled.roles[role] = group
                    filled.weight += 1.5

    def _fill_case(self, clause: Clause, filled: Filled, role: str, case: str) -> None:
        impersonal = clause.kind == SHORT and clause.form.gender == "neut"  # "компании разрешено"
        given = "licence" in filled.roles and clause.kind == FINITE  # "выдало компании лицензию"
        for group in self._objects.free(clause, filled):
            if (
                case in group.cases
                and (
                    "nomn" not in group.cases - {case}
                    or ((impersonal or given) and not agrees(clause, group))
                    or self._is_let(clause, filled, group)
                )
                and (self._terms.fits(role, group, self._context) or self._is_pronoun_of_party(role, group))
            ):
                filled.roles.setdefault(role, group)
                filled.settled.append((group, case))
                filled.weight += _LET if filled.frame.permits and "licence" in filled.frame.subject else 0
                filled.weight += 1.0 if role not in ("target", "party") or filled.frame.lacking else 0.5
                if role in ("target", "party"):
                    filled.targets.append(group)
                return

    @staticmethod
    def _is_let(clause: Clause, filled: Filled, group: Group) -> bool:
        """ "Лицензия позволяет «Белавиа» закупать": a name without cases, where the licence is the subject; "выдало компании
        «Вега» лицензию": what could be a subject in the plural."""
        if filled.roles.get("object") is filled.roles.get("licence") is not None and clause.kind == FINITE:
            return not agrees(clause, group)
        return filled.frame.permits and "licence" in filled.frame.subject & filled.roles.keys() and group.noun.proper

    def _is_pronoun_of_party(self, role: str, group: Group) -> bool:
        return role == "party" and group.noun.pronoun and self._terms.fits("target", group, self._context)

    def _fill_lacking(self, clause: Clause, filled: Filled, role: str) -> None:
        """ "«Альфы» нет в списке": a name whose case nothing tells, or a noun that may be in the genitive."""
        for group in self._objects.free(clause, filled):
            if ("gent" in group.cases or group.noun.head.quoted) and self._terms.fits(role, group, self._context):
                filled.roles[role] = group
                filled.weight += 1.0
                if role == "target":
                    filled.targets.append(group)
                return


def _beside(clause: Clause) -> Sequence[Group]:
    """The groups of a clause, and of an infinitive what stands under a preposition before the verb that carries it: "под
    санкции могут попасть"."""
    upper = clause.upper if clause.governor is None else None
    if upper is None or upper.first != clause.first:
        return clause.groups
    return [*clause.groups, *(g for g in upper.groups if g.prep and g.end <= clause.verb.start)]
