"""Subjects: whom a frame without an object is about, also where he was told of before or with the clause above."""

from inforce.claims.russian.clause_model import FINITE, INFINITIVE, PARTICIPLE, SHORT, Clause
from inforce.claims.russian.filled import Filled, agrees
from inforce.claims.russian.phrase_model import Group
from inforce.claims.russian.terms import Context, Terms


class TopicFiller:
    """Fills a frame with the one told of before. ``known``: there is one; ``recent``: a list was told of in the sentence
    before."""

    def __init__(self) -> None:
        self.known = self.recent = False

    def is_told(self, clause: Clause, filled: Filled) -> bool:
        """ "Сидит в SDN с февраля": a clause without a subject is about the one told of before."""
        if not self.known or clause.kind not in (FINITE, SHORT) or clause.upper is not None or clause.relative:
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


_ABLE = frozenset({"мочь", "смочь", "можно", "вправе"})
_BANS = frozenset({"запрет", "эмбарго"})


class SubjectFiller:
    """Fills the subject of a frame."""

    def __init__(self, terms: Terms, context: Context, topic: TopicFiller) -> None:
        self._terms, self._context, self._topic = terms, context, topic

    def fill(self, clause: Clause, filled: Filled) -> bool:
        if clause.link == "кто" or clause.says("кто"):
            return False  # "кто попал в список"
        if clause.kind == PARTICIPLE and clause.form.voice == "actv" and clause.antecedent is not None:
            noun = clause.antecedent  # "завод, попавший в списки"
            group = Group(clause.row or [noun], "", noun.start, noun.end, noun.cases)
            lets = filled.frame.permits and bool(filled.frame.dative) and "licence" in filled.frame.subject
            if lets and self._terms.fits("licence", group, self._context):
                filled.roles["licence"] = group  # "лицензия, позволяющая «Белавиа» закупать"
                filled.weight += 1.0
                return True
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
        if self._are_goods(clause, filled):
            return True
        if "target" in filled.frame.subject and (whose := self._in_dative(clause)) is not None:
            filled.roles["target"] = whose
            filled.weight += 0.5
            filled.targets.append(whose)
            return True
        return "target" in filled.frame.subject and self._topic.is_told(clause, filled)

    def _are_goods(self, clause: Clause, filled: Filled) -> bool:
        """ "Пеллеты попали под запрет": what a ban strikes may be any goods."""
        measure = filled.roles.get("measure")
        if "target" not in filled.frame.subject or measure is None or measure.noun.lemma not in _BANS:
            return False
        rows = [g for g in clause.groups if not g.prep and "nomn" in g.cases and agrees(clause, g)]
        goods = next(
            (g for g in rows if g.noun.plural and self._terms.may_be_sector(g.noun) and not g.noun.proper), None
        )
        filled.loose = goods
        filled.weight += 0.5
        return goods is not None

    def _in_dative(self, clause: Clause) -> Group | None:
        """ "Ему не удалось выйти из списка": who does what an impersonal verb tells of stands in the dative."""
        upper = clause.upper if clause.kind == INFINITIVE else None
        if upper is None or any(not g.prep and g.cases == {"nomn"} for g in upper.groups):
            return None
        row = [g for g in upper.groups if not g.prep and "datv" in g.cases and "nomn" not in g.cases]
        return next((g for g in row if self._terms.fits("target", g, self._context)), None)

    def _shares_subject(self, clause: Clause) -> bool:
        """Infinitives, and "хотя сидел там с ноября": of whom the clause above tells, unless he lets another do it."""
        if clause.kind == INFINITIVE and clause.upper is not None and clause.upper.lemma in self._terms.allowing:
            return clause.upper.lemma in _ABLE
        return clause.kind == INFINITIVE or clause.link in ("хотя", "потому", "поскольку", "так")
