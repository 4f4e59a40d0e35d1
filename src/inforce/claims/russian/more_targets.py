"""More targets: those under the prepositions of a frame, the names of those told of as several, and how a row of them goes on."""

from inforce.claims.russian.clause_model import INFINITIVE, Clause
from inforce.claims.russian.filled import Filled
from inforce.claims.russian.phrase_model import Group, Noun
from inforce.claims.russian.terms import Context, Terms

_CLOSE = 3
"""Characters between two of a row: a comma, or "и"."""

_DASHED = len(" — ")


class MoreTargets:
    """Adds to a filled frame at whom it is aimed besides its object or subject."""

    def __init__(self, terms: Terms, context: Context) -> None:
        self._terms, self._context = terms, context

    def add(self, clause: Clause, filled: Filled) -> None:
        """Targets under the prepositions of the frame or of its measure, and further ones in the nominative row."""
        frame = filled.frame
        included = [g for g in clause.groups if g.prep in ("в том числе", "включая", "а именно")]
        if filled.targets or "entry" in filled.roles:
            filled.targets += included
        filled.targets = self._such(clause, filled)
        filled.targets += self._continued(clause, filled)
        while beyond := self._beyond_place(clause, filled):
            filled.targets += beyond
        prepositions = frame.under.get("target", frozenset())
        above = clause.upper.groups if clause.kind == INFINITIVE and clause.upper is not None else []
        near = [*clause.groups, *(g for g in above if g.prep in ("против", "в отношении"))]
        if prepositions and not filled.targets:
            for group in near:
                if (
                    group.prep in prepositions
                    and not (group.prep == "на" and group.cases <= {"loct", "datv"})  # "из-за ситуации на Украине"
                    and not (group.prep == "из" and _are_goods(filled.roles.get("banned")))
                    and not group.hangs
                    and group not in filled.roles.values()
                    and self._terms.fits("target", group, self._context)
                ):
                    filled.targets.append(group)
                    filled.weight += 0.5
        if filled.targets and not any(g is included[0] for g in filled.targets) if included else False:
            filled.targets += [g for g in included if self._terms.fits("target", g, self._context)]
        filled.targets += self._listed(clause, filled)
        if prepositions and not filled.targets and "measure" in filled.roles:
            row = [
                g
                for g in clause.groups
                if g.prep in ("на", "против", "в отношении", "с") and not (g.hangs or filled.holds(g))
            ]
            filled.loose = next((g for g in row if self._terms.may_be_sector(g.noun)), None)
        filled.agents = [
            g
            for g in clause.groups
            if g.prep == "со стороны"
            or (g.prep in ("по", "согласно") and g.noun.lemma in self._terms.decisions)
            or (not g.prep and "ablt" in g.cases and "nomn" not in g.cases and not self._is_measure(g))
        ]

    def _is_measure(self, group: Group) -> bool:
        """ "Под американскими и канадскими санкциями": nobody who acts."""
        return any(noun.lemma in self._terms.measures for noun in group.nouns)

    def _listed(self, clause: Clause, filled: Filled) -> list[Group]:
        """ "Три компании: «А», «Б» и «В»", "против фирм из ОАЭ Nova и Citrine": the names of those told of as several."""
        found: list[Group] = []
        for several in [g for g in filled.targets if len(g.nouns) > 1 and _are_several(g.nouns[-1])]:
            found += self._names_of(clause, several)  # "эмитента и двух его обществ — «А» и «Б»"
        for several in [g for g in filled.targets if _are_several(g.noun)]:
            names = self._names_of(clause, several)
            if names:
                filled.targets.remove(several)
            found += names
        return found

    def _such(self, clause: Clause, filled: Filled) -> list[Group]:
        """ "Такие компании, как «А» и «Б»": those named."""
        named = [g for g in clause.groups if g.prep == "как" and self._terms.fits("party", g, self._context)]
        such = [g for g in filled.targets if any(w.lemma("ADJF", "NPRO") == "такой" for w in g.noun.modifiers)]
        if not (named and such) or named[0].start - such[-1].end > _CLOSE + len("как "):
            return filled.targets
        return [*(g for g in filled.targets if g not in such), named[0]]

    @staticmethod
    def _names_of(clause: Clause, several: Group) -> list[Group]:
        """The names right after, or after where those told of as several are from."""
        for group in clause.groups:
            if group.start <= several.end or group.prep in ("из", "в"):
                continue
            named = all(n.proper and not n.place for n in group.nouns)
            dashed = (
                group.start - several.end == _DASHED and "nomn" in group.cases
            )  # "против двух компаний — «А» и «Б»"
            return [group] if named and not group.prep and (dashed or group.cases & several.cases) else []
        return []

    def _beyond_place(self, clause: Clause, filled: Filled) -> list[Group]:
        """ "Банк из Вены, завод «Вектор» и порт": the row goes on after where the first is from."""
        last = filled.targets[-1] if filled.targets else None
        rows = [g for g in clause.groups if last is not None and g.start >= last.end]
        if last is None or last.prep or len(rows) < 2 or rows[0].prep not in ("из", "в") or filled.holds(rows[0]):
            return []
        near = rows[0].start - last.end <= _CLOSE and rows[1].start - rows[0].end <= _CLOSE
        fits = (
            not rows[1].prep and bool(rows[1].cases & last.cases) and self._terms.fits("party", rows[1], self._context)
        )
        return [rows[1]] if near and fits and not filled.holds(rows[1]) else []

    def _continued(self, clause: Clause, filled: Filled) -> list[Group]:
        """ "В списке оказались «А», а заодно их суда — «Б» и «В»": names after those that stand right at the verb."""
        if not filled.targets or not any(w.lower in self._terms.adding for w in clause.words):
            return []
        last = filled.targets[-1]
        if last.prep or last.end < clause.verb.start:
            return []
        row = [g for g in clause.groups if g.start > last.end and not g.prep and g.cases & last.cases]
        several = all(_are_several(n) for n in last.nouns)
        return [
            g
            for g in row
            if not filled.holds(g)
            and all((n.proper and n.place is None) or (several and _are_several(n)) for n in g.nouns)
        ]


def _are_goods(banned: Group | None) -> bool:
    """ "Ввоз плодов из Норвегии": the ban is on the goods; "ввоз товаров из Норвегии": on whatever comes from there."""
    gen = banned.noun.gen if banned is not None else None
    return gen is not None and gen.lemma not in ("товар", "продукция", "груз", "изделие")


def _are_several(noun: Noun) -> bool:
    return not noun.proper and not noun.pronoun and bool(noun.count or noun.plural or noun.head.is_a("NUMR"))
