"""Objects: what a verb of a frame acts on, whether it stands with it, with the verb above or in the noun before a participle."""

from collections.abc import Iterator, Sequence

from inforce.claims.russian.clause_model import FINITE, GERUND, INFINITIVE, PARTICIPLE, SHORT, Clause
from inforce.claims.russian.filled import Filled, agrees
from inforce.claims.russian.filling_subjects import TopicFiller
from inforce.claims.russian.lexicon import lexicon
from inforce.claims.russian.phrase_model import Group
from inforce.claims.russian.senders import SenderReader
from inforce.claims.russian.terms import Context, Terms


class ObjectFiller:
    """Fills the object of a frame. ``topic``: a clause without a subject may be about whom was told of before."""

    def __init__(self, terms: Terms, senders: SenderReader, context: Context, topic: TopicFiller) -> None:
        self._terms, self._senders, self._context, self._topic = terms, senders, context, topic

    def fill(self, clause: Clause, filled: Filled, *, passive: bool) -> bool:
        wanted = "nomn" if passive else "accs"
        roles = sorted(filled.frame.object, key=lambda r: (r in ("target", "party"), r))
        if clause.kind == PARTICIPLE and passive:
            return self._fill_antecedent(clause, filled, roles)
        row = list(self.free(clause, filled))
        negated = clause.negated or (clause.kind == INFINITIVE and clause.upper is not None and clause.upper.negated)
        if passive and len(row) > 1:  # "«Альфа» внесена 4 апреля, а с ней и шесть судов": the one named before the verb
            row.sort(key=lambda g: not (g.start < clause.verb.start and g.noun.proper and agrees(clause, g)))
        for role in roles:
            for group in row:
                if not (wanted in group.cases or (negated and "gent" in group.cases and "nomn" not in group.cases)):
                    continue
                if role in ("target", "party") and not passive and self._is_subject(clause, group):
                    continue
                if role == "measure" and not passive and self._does_something(clause, group):
                    continue
                if self._terms.fits(role, group, self._context):
                    filled.give(role, group)
                    return True
        if "target" in roles and "list" in filled.roles and self.of_list(filled):
            return True
        if passive and clause.kind == SHORT and "target" in roles and self._topic.is_told(clause, filled):
            return True
        return not filled.frame.planned and self._upper_object(clause, filled, roles)

    def of_list(self, filled: Filled) -> bool:
        """ "Исключили из списка российских банкиров": what hangs on the list is the object."""
        noun = filled.roles["list"].nouns[-1].gen
        if noun is None or not self._terms.is_target(noun, self._context) or noun.place is not None:
            return False
        filled.give("target", Group([noun], "", noun.start, noun.end, noun.cases))
        return True

    def _upper_object(self, clause: Clause, filled: Filled, roles: Sequence[str]) -> bool:
        """Of an infinitive or a second verb the object may stand with the verb that carries it."""
        donor = clause.upper if clause.kind == INFINITIVE and clause.governor is None else clause.joined
        own = clause.kind == GERUND and any(self._is_certain(clause, g) for g in clause.groups)
        if donor is None or own:
            return False
        for role in roles:
            for group in donor.groups:
                spared = donor.negated and "gent" in group.cases and role == "measure"  # "санкций вводить не стал"
                if (
                    group.prep
                    or not ("accs" in group.cases or spared)
                    or self._is_subject(donor, group)
                    or group in filled.roles.values()
                ):
                    continue
                if clause.kind != INFINITIVE and (group.start > clause.verb.start or clause.kind == SHORT):
                    continue
                if self._terms.fits(role, group, self._context) and self._senders.of_group(group) == ():
                    filled.give(role, group)
                    return True
        if clause.kind == SHORT and clause.joined is not None and clause.joined.kind != INFINITIVE:
            for role in roles:
                for group in clause.joined.groups if role in ("measure", "licence") else ():
                    if not group.prep and "nomn" in group.cases and self._terms.fits(role, group, self._context):
                        filled.give(role, group)
                        return True
            for group in clause.joined.groups:
                if (
                    not group.prep
                    and "nomn" in group.cases
                    and "target" in roles
                    and self._terms.fits("target", group, self._context)
                    and clause.joined.kind == SHORT
                ):
                    filled.give("target", group)
                    return True
        return False

    def _fill_antecedent(self, clause: Clause, filled: Filled, roles: Sequence[str]) -> bool:
        noun = clause.antecedent
        if noun is None:
            return False
        group = Group(clause.row or [noun], "", noun.start, noun.end, noun.cases)
        for role in roles:
            if self._terms.fits(role, group, self._context):
                filled.give(role, group)
                return True
        return False

    def free(self, clause: Clause, filled: Filled) -> Iterator[Group]:
        """Groups without preposition that fill no role yet; those after the verb first."""
        taken = {id(g) for g in filled.roles.values()}
        free = [g for g in clause.groups if not g.prep and id(g) not in taken]
        yield from sorted(free, key=lambda g: (g.start < clause.verb.start, g.start))

    @staticmethod
    def _is_certain(clause: Clause, group: Group) -> bool:
        """It can only be the object: a pronoun, or after the verb a noun that is no stretch of time ("суд одобрил заморозку")."""
        if group.prep or "accs" not in group.cases or "nomn" in group.cases:
            return False
        later = group.start > clause.verb.start and group.noun.lemma not in lexicon().spans
        return group.noun.pronoun or (later and bool(group.noun.lemma))

    @staticmethod
    def _does_something(clause: Clause, measure: Group) -> bool:
        """ "Санкции усиливают давление": it stands before a verb in the plural, of which what follows can only be the object."""
        if clause.kind != FINITE or clause.form.number != "plur" or measure.start > clause.verb.start:
            return False
        others = (g for g in clause.groups if g is not measure and not g.prep and "nomn" in g.cases)
        if any("accs" not in g.cases and agrees(clause, g) for g in others):
            return False  # "меры британцы сняли": these do something
        later = (g for g in clause.groups if not g.prep and g.start > clause.verb.start and "accs" in g.cases)
        one = (g.noun for g in later if len(g.nouns) == 1 and g.noun.number == "sing" and not g.noun.count)
        return any(n.lemma and n.place is None and n.lemma not in lexicon().spans for n in one)

    def _says(self, clause: Clause, group: Group) -> bool:
        """ "Добавила Меркель": a verb of saying in the singular, of one person, and no list is told of."""
        one = clause.kind == FINITE and clause.form.number == "sing" and clause.lemma in lexicon().saying
        return (
            one
            and (group.noun.animate or not group.noun.lemma)
            and not any(g.prep in ("в", "к") for g in clause.groups)
        )

    def _is_subject(self, clause: Clause, group: Group) -> bool:
        """The group is the subject rather than the object of an active verb."""
        if "nomn" not in group.cases or not agrees(clause, group):
            return False
        if "accs" not in group.cases:
            return True
        certain_object = any(g is not group and self._is_certain(clause, g) for g in clause.groups)
        if certain_object and clause.kind == FINITE and group.start < clause.verb.start:
            return True  # "Минторг их убрал"
        others = [g for g in clause.groups if g is not group and not g.prep and "nomn" in g.cases and agrees(clause, g)]
        senders = [g for g in others if self._senders.of_group(g) and not any(n.pronoun for n in g.nouns)]
        body = self._senders.of_group(group) or (self._senders.is_vague(group) and not group.noun.pronoun)
        if body and not senders:
            return True
        if senders:
            return False
        certain = [g for g in others if "accs" not in g.cases]
        if certain:
            return False
        if self._says(clause, group) and not others:
            return True  # "санкции должны быть отменены, добавила Меркель"
        first = bool(others) and group.start < min(o.start for o in others)
        usual = first and clause.kind == FINITE and group.start < clause.verb.start < min(o.start for o in others)
        return usual or (first and any(self._terms.fits("target", o, self._context) for o in others))
