"""Filling: what fills the roles of a frame: which group is the measure, the list, whom it is about."""

from collections.abc import Iterator, Sequence

from inforce.claims.russian.clause_model import FINITE, INFINITIVE, PARTICIPLE, SHORT, Clause
from inforce.claims.russian.filled import Filled, agrees
from inforce.claims.russian.frames import Frame, Frames
from inforce.claims.russian.more_targets import MoreTargets
from inforce.claims.russian.phrase_model import Group
from inforce.claims.russian.senders import SenderReader
from inforce.claims.russian.terms import Context, Terms
from inforce.claims.senders import keeps_lists


class Filler:
    """Fills the frames of verbs."""

    def __init__(self, frames: Frames, terms: Terms, senders: SenderReader, context: Context) -> None:
        self._frames, self._terms, self._senders, self._context = frames, terms, senders, context
        self._more = MoreTargets(terms, context)
        self.clauses: Sequence[Clause] = ()  # of the sentence
        self.recent = False  # a list was told of in the sentence before
        self.topic = False  # a clause without a subject may be about what was told of before
        self.open = False  # the sentence ends with a colon: whom it is about stands below

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
            found = self._fill(clause, frame, lemma, passive=passive)
            if found is not None and (best is None or found.weight > best.weight):
                best = found
        return best or self._any(clause, lemma, passive=passive)

    def _any(self, clause: Clause, lemma: str, *, passive: bool) -> Filled | None:
        """What preposition and case tell of a list or a measure, whatever the verb: "вылетел из списка"."""
        if lemma in self._frames.idle or clause.lemma in self._frames.idle or not clause.verb.text:
            return None
        for frame in self._frames.any:
            found = self._fill(clause, frame, lemma, passive=passive) if frame.object or not passive else None
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

    def _fill(self, clause: Clause, frame: Frame, lemma: str, *, passive: bool) -> Filled | None:
        filled = Filled(frame, lemma, passive=passive)
        if frame.lacking and not (clause.negated or lemma in ("нет", "отсутствовать")):
            return None
        self.under(clause.groups, filled)
        below = self.open and "target" in frame.object and bool(frame.needs & filled.roles.keys())
        permitted = (frame.act and self._is_permitted(clause, filled)) or self._covers_below(clause, filled)
        if (
            frame.object
            and not permitted
            and not self._fill_object(clause, filled, passive=passive)
            and not (frame.subject or below)
        ):
            return None
        below = below or (self.open and "target" in frame.subject and bool(frame.needs & filled.roles.keys()))
        if frame.subject and not self._fill_subject(clause, filled) and not below:
            return None
        for role in frame.dative:
            self._fill_case(clause, filled, role, "datv")
        for role in frame.genitive:
            self._fill_case(clause, filled, role, "gent")
            if frame.lacking and role not in filled.roles:
                self._fill_lacking(clause, filled, role)
        if frame.lacking and not filled.roles.keys() & frame.genitive:
            return None
        for role in frame.instrumental:
            self._fill_case(clause, filled, role, "ablt")
        if frame.force and lemma in frame.force and "force" not in filled.roles:
            return None
        if (
            frame.object
            and "object" not in filled.roles
            and frame.subject
            and frame.needs
            and not frame.needs & filled.roles.keys()
        ):
            return None
        if not self._needs_met(clause, filled):
            return None
        if frame.kept and not (self._is_by_keeper(clause) or (passive and clause.says("по-прежнему"))):
            return None
        self._more.add(clause, filled)
        return filled if self._means_it(clause, filled, passive=passive) else None

    def _means_it(self, clause: Clause, filled: Filled, *, passive: bool) -> bool:
        """What fills the frame is of sanctions."""
        frame = filled.frame
        if frame.plain and not self._is_plain(clause, filled):
            return False
        if frame.coined and not self._is_coined(clause):
            return False
        if frame.planned and filled.roles["measure"].noun.pronoun:
            return False
        if frame.lacking and not filled.targets and filled.roles.keys() == {"measure"}:
            return not filled.roles["measure"].noun.pronoun  # "их попросту нет": of what, nothing tells
        return not self._is_private(clause, filled, passive=passive)

    def _is_permitted(self, clause: Clause, filled: Filled) -> bool:
        """ "Разрешил банку продать завод": whom it is permitted stands in the dative, what in an infinitive."""
        below = [c for c in self.clauses if c.upper is clause and c.kind == INFINITIVE]
        if not below:
            return False
        self._fill_case(clause, filled, "target", "datv")
        for group in (*clause.groups, *below[0].groups) if not filled.targets else ():
            if group.prep == "с" and self._terms.fits("target", group, self._context) and not group.hangs:
                filled.targets.append(group)
        return bool(filled.targets)

    def _covers_below(self, clause: Clause, filled: Filled) -> bool:
        """ "Лицензия позволяет продолжать поставки": what it permits hangs on an infinitive."""
        below = next((c for c in self.clauses if c.upper is clause and c.kind == INFINITIVE), None)
        if below is None or "covered" not in filled.frame.object:
            return False
        for group in below.groups:
            if not group.prep and "accs" in group.cases and self._terms.fits("covered", group, self._context):
                filled.give("covered", group)
                return True
        return False

    def _is_coined(self, clause: Clause) -> bool:
        """ "OFAC назначает X", and after that "также назначен Y": no office is told to which somebody is appointed."""
        offices = [g for g in clause.groups if (g.cases == {"ablt"} and not g.prep) or g.prep == "на"]
        if any(not self._senders.of_group(g) for g in offices):
            return False
        self._context.coined = self._context.coined or self._is_by_keeper(clause)
        return self._context.coined

    def _is_by_keeper(self, clause: Clause) -> bool:
        """Who acts keeps lists: "американцы его отпустят"."""
        source = clause.upper if clause.kind == INFINITIVE and clause.upper is not None else clause
        rows = [g for g in source.groups if not g.prep and ("nomn" in g.cases or "ablt" in g.cases)]
        return any(keeps_lists(found[0]) for g in rows if (found := self._senders.of_group(g)))

    def _is_private(self, clause: Clause, filled: Filled, *, passive: bool) -> bool:
        """ "Бейсбольная лига смягчила санкцию": who acts is no state and acts for none."""
        if passive or filled.frame.subject or "measure" not in filled.roles:
            return False
        rows = [
            g for g in clause.groups if not g.prep and "nomn" in g.cases and not filled.holds(g) and agrees(clause, g)
        ]
        if not rows or any(self._senders.of_group(g) or self._senders.is_vague(g) for g in rows):
            return False
        return all(self._terms.is_private(n) for g in rows for n in g.nouns)

    def _is_plain(self, clause: Clause, filled: Filled) -> bool:
        group = filled.roles.get("measure")
        if group is None:
            return False
        aimed = any(g.prep in ("против", "в отношении") for g in filled.targets) or any(
            g.prep == "на" and self._terms.is_banned(g.noun) for g in clause.groups
        )
        return aimed or any(self._terms.is_plain(n) or n.pronoun for n in group.nouns)

    def under(self, groups: Sequence[Group], filled: Filled) -> None:
        for role, prepositions in filled.frame.under.items():
            for group in groups:
                if role in ("target", *filled.roles) or group.prep not in prepositions:
                    continue
                if role == "list" and group.noun.pronoun and group.prep not in ("в", "из"):
                    continue
                if self._terms.fits(role, group, self._context):
                    filled.roles[role] = group
                    filled.weight += 1.5

    def _fill_object(self, clause: Clause, filled: Filled, *, passive: bool) -> bool:
        wanted = "nomn" if passive else "accs"
        roles = sorted(filled.frame.object, key=lambda r: (r in ("target", "party"), r))
        if clause.kind == PARTICIPLE and passive:
            return self._fill_antecedent(clause, filled, roles)
        for role in roles:
            for group in self._free(clause, filled):
                if not (
                    wanted in group.cases or (clause.negated and "gent" in group.cases and "nomn" not in group.cases)
                ):
                    continue
                if role in ("target", "party") and not passive and self._is_subject(clause, group):
                    continue
                if self._terms.fits(role, group, self._context):
                    filled.give(role, group)
                    return True
        if "target" in roles and "list" in filled.roles and self.of_list(filled):
            return True
        if passive and clause.kind == SHORT and "target" in roles and self._is_about_topic(clause, filled):
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
        if donor is None:
            return False
        for role in roles:
            for group in donor.groups:
                if (
                    group.prep
                    or "accs" not in group.cases
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
        group = Group([noun], "", noun.start, noun.end, noun.cases)
        for role in roles:
            if self._terms.fits(role, group, self._context):
                filled.give(role, group)
                return True
        return False

    def _fill_subject(self, clause: Clause, filled: Filled) -> bool:
        if clause.kind == PARTICIPLE and clause.form.voice == "actv" and clause.antecedent is not None:
            noun = clause.antecedent  # "завод, попавший в списки"
            group = Group([noun], "", noun.start, noun.end, noun.cases)
            if "target" not in filled.frame.subject or not self._terms.fits("target", group, self._context):
                return False
            filled.roles["target"] = group
            filled.weight += 0.5
            filled.targets.append(group)
            return True
        for role in sorted(filled.frame.subject, key=lambda r: r == "target"):
            for source in (clause, clause.joined, clause.upper if self._shares_subject(clause) else None):
                for group in source.groups if source is not None else ():
                    if group.prep or "nomn" not in group.cases or group in filled.roles.values():
                        continue
                    if (
                        source is not clause
                        and clause.kind != INFINITIVE
                        and any("nomn" in g.cases and not g.prep for g in clause.groups)
                    ):
                        continue
                    if self._terms.fits(role, group, self._context) and agrees(clause, group):
                        filled.roles[role] = group
                        filled.weight += 1.0 if role != "target" else 0.5
                        if role == "target":
                            filled.targets.append(group)
                        return True
        return "target" in filled.frame.subject and self._is_about_topic(clause, filled)

    @staticmethod
    def _shares_subject(clause: Clause) -> bool:
        """Infinitives, and "хотя сидел там с ноября": of whom the clause above tells."""
        return clause.kind == INFINITIVE or clause.link in ("хотя", "потому", "поскольку", "так")

    def _is_about_topic(self, clause: Clause, filled: Filled) -> bool:
        """ "Сидит в SDN с февраля": a clause without a subject is about the one told of before."""
        if not self.topic or clause.kind not in (FINITE, SHORT) or clause.upper is not None or clause.relative:
            return False
        numbered = clause.form.number != "plur" or clause.kind == SHORT
        lacks = not any(not g.prep and "nomn" in g.cases for g in clause.groups) and clause.joined is None
        told = bool(filled.roles.keys() & {"list", "measure", "blow"}) or (
            filled.lemma in filled.frame.alone and self.recent
        )
        if not (numbered and lacks and told):
            return False
        filled.told = True
        filled.weight += 0.4
        return True

    def _fill_case(self, clause: Clause, filled: Filled, role: str, case: str) -> None:
        impersonal = clause.kind == SHORT and clause.form.gender == "neut"  # "компании разрешено"
        for group in self._free(clause, filled):
            if (
                case in group.cases
                and ("nomn" not in group.cases - {case} or (impersonal and not agrees(clause, group)))
                and self._terms.fits(role, group, self._context)
            ):
                filled.roles.setdefault(role, group)
                filled.weight += 1.0 if role != "target" or filled.frame.lacking else 0.5
                if role == "target":
                    filled.targets.append(group)
                return

    def _fill_lacking(self, clause: Clause, filled: Filled, role: str) -> None:
        """ "«Альфы» нет в списке": a name whose case nothing tells, or a noun that may be in the genitive."""
        for group in self._free(clause, filled):
            if ("gent" in group.cases or group.noun.head.quoted) and self._terms.fits(role, group, self._context):
                filled.roles[role] = group
                filled.weight += 1.0
                if role == "target":
                    filled.targets.append(group)
                return

    def _free(self, clause: Clause, filled: Filled) -> Iterator[Group]:
        """Groups without preposition that fill no role yet; those after the verb first."""
        taken = {id(g) for g in filled.roles.values()}
        free = [g for g in clause.groups if not g.prep and id(g) not in taken]
        yield from sorted(free, key=lambda g: (g.start < clause.verb.start, g.start))

    def _is_subject(self, clause: Clause, group: Group) -> bool:
        """The group is the subject rather than the object of an active verb."""
        if "nomn" not in group.cases or not agrees(clause, group):
            return False
        if "accs" not in group.cases:
            return True
        certain_object = any(
            g is not group and not g.prep and g.noun.pronoun and "accs" in g.cases and "nomn" not in g.cases
            for g in clause.groups
        )
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
        return (
            bool(others)
            and group.start < min(o.start for o in others)
            and any(self._terms.fits("target", o, self._context) for o in others)
        )

    def _needs_met(self, clause: Clause, filled: Filled) -> bool:
        frame = filled.frame
        if not frame.needs or frame.needs & filled.roles.keys():
            return True
        there = clause.link in self._terms.there or any(w.lower in self._terms.there for w in clause.words)
        if "list" in frame.needs and self._context.list and there:
            filled.implied = True
            filled.weight += 1.5
            return bool(filled.targets)
        if filled.lemma not in frame.alone or not (self._context.list or self._context.measure):
            return False
        away = any(
            g.prep in ("из", "в", "с", "от", "к", "из-под") and not any(n.place or n.proper for n in g.nouns)
            for g in clause.groups
        )
        if "entry" in filled.roles and not away:
            filled.implied = True
            return True
        if away or not (filled.targets or filled.told):
            return False
        filled.implied = True
        if filled.told:
            return True
        named = any(n.proper or n.pronoun for g in filled.targets for n in g.nouns)
        return named or self.recent or self._is_by_keeper(clause)
