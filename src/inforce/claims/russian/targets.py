"""Targets: whom a measure is aimed at, by the groups of its frame and the words around the measure."""

from inforce.claims.model import Action, TargetKind
from inforce.claims.party import Party
from inforce.claims.russian.clause_model import FINITE, INFINITIVE, Clause
from inforce.claims.russian.doings import following
from inforce.claims.russian.event_counts import number_of_word
from inforce.claims.russian.filled import Filled, agrees
from inforce.claims.russian.measure_targets import LICENCE_NUMBER, MeasureTargets
from inforce.claims.russian.naming import nominative
from inforce.claims.russian.phrase_model import Group, Noun
from inforce.claims.russian.scenes import Scene
from inforce.claims.russian.words import NUMBER
from inforce.values import replace


class TargetReader(MeasureTargets):
    """Finds the parties of a claim."""

    def of(self, scene: Scene, clause: Clause | None, filled: Filled) -> list[Party]:
        """The parties of a filled frame; for whom a numbered licence is told to be is remembered."""
        found = self._of(scene, clause, filled)
        licence = filled.roles.get("licence")
        number = LICENCE_NUMBER.match(self._text, licence.end) if licence is not None else None
        if number is not None and found:
            self._numbers.setdefault(number[0].strip(), found)
        return found

    def _of(self, scene: Scene, clause: Clause | None, filled: Filled) -> list[Party]:
        if filled.told:
            return list(self.topic)
        parties: list[Party] = []
        for group in filled.targets:
            if together := self._doing_so(scene, group) or self._counted_together(group):
                parties += together
                continue
            for noun in _without_their_number(group):
                if self._terms.noun_fits("target", noun, self._context):
                    cases = (
                        frozenset({"accs", "gent"})
                        if filled.roles.get("object") is group
                        and clause is not None
                        and clause.kind in (FINITE, INFINITIVE)
                        and not filled.frame.subject
                        and filled.event is None
                        else None
                    )
                    parties += self._resolved(noun, scene, cases)
        listing = "list" in filled.roles or ("list" in filled.frame.needs and "measure" not in filled.roles)
        if listing and filled.frame.action not in (
            Action.TIGHTEN,
            Action.RENEW,
        ):
            parties = [
                p for p in parties if p.kind is not TargetKind.COUNTRY or _is_of_states(filled.roles.get("list"))
            ]
        if parties and (filled.frame.action.starts or filled.frame.action.ends) and clause is not None:
            parties += self._beside(scene, clause, filled)
        if parties and filled.frame.permits and clause is not None and all(p.targeted < 0 for p in parties):
            parties = self._targeted(scene, clause) or parties
        if parties:
            if filled.frame.action is Action.IMPOSE:
                parties = [p if p.proper else replace(p, kind=TargetKind.SECTOR, many=False) for p in parties]
            return list(dict.fromkeys(parties))
        if (
            filled.targets
            and filled.event is None
            and not filled.roles.keys() & {"measure", "licence", "banned", "dealings"}
        ):
            return []
        if (covered := filled.roles.get("covered")) is not None:
            return self._covered(scene, covered)
        if filled.loose is not None:
            return self._dealt_with(scene, filled.loose) or [self._trade(filled.loose)]
        measure = (
            filled.roles.get("measure")
            or filled.roles.get("licence")
            or filled.roles.get("candidate")
            or filled.roles.get("rule")
            or filled.roles.get("bound")
            or filled.roles.get("ceiling")
            or filled.roles.get("assets")
            or filled.roles.get("entry")
            or filled.roles.get("banned")
            or filled.roles.get("dealings")
            or (filled.roles.get("list") if filled.frame.action in (Action.TIGHTEN, Action.RENEW) else None)
        )
        if measure is not None and clause is not None and (told := self._of_topic(scene, clause, measure)):
            return told
        return self._of_measure(scene, filled, measure) if measure is not None else []

    def _trade(self, group: Group) -> Party:
        name = nominative(group.noun, self._text)
        return Party(name, TargetKind.SECTOR, proper=False, names=[name])

    def _counted_together(self, group: Group) -> list[Party]:
        """ "Восемь граждан и одиннадцать организаций": several that are counted and not named are one group."""
        noun = group.nouns[0]
        counted = bool(noun.count) or any(w.kind == NUMBER for w in noun.modifiers)
        counted = counted and not any(n.proper or n.pronoun for n in group.nouns)
        counted = counted and all(n.count or n.plural for n in group.nouns[1:])
        if len(group.nouns) < 2 or not (counted and self._terms.fits("target", group, self._context)):
            return []
        first, last = nominative(group.nouns[0], self._text), nominative(group.nouns[-1], self._text)
        between = [nominative(n, self._text) for n in group.nouns[1:-1]]
        name = ", ".join([first, *between]) + f" и {last}"
        return [Party(name, TargetKind.GROUP, proper=False, many=True, names=[name])]

    def _beside(self, scene: Scene, clause: Clause, filled: Filled) -> list[Party]:
        """ "Внесли вместе с бортом EW-301PJ": others at whom no measure was told to be aimed before."""
        found: list[Party] = []
        for group in clause.groups:
            if group.prep not in self._terms.together or filled.holds(group) or group in filled.targets:
                continue
            nouns = [n for n in group.nouns if (n.proper or self._parties.is_identified(n)) and self._fits_party(n)]
            found += [p for n in nouns for p in self._resolved(n, scene, None) if p.targeted < 0]
            place = next((n for n, e in enumerate(scene.elements) if e is group), None)
            if place is not None and group.noun.lemma in self._terms.entries:  # "вместе с записью о его владельце"
                about = [g for g in following(scene, place)[:1] if g.prep == "о"]
                found += [
                    p for g in about for n in g.nouns if self._fits_party(n) for p in self._resolved(n, scene, None)
                ]
        return found

    def _targeted(self, scene: Scene, clause: Clause) -> list[Party]:
        """ "Разрешить банкам выплаты работникам «Альфы»": one at whom measures were aimed before, named in the clause."""
        below = [c for c in scene.clauses if c.upper is clause and c.kind == INFINITIVE]
        nouns = [n for c in (clause, *below) for g in c.groups for each in g.nouns for n in each.chain()]
        meant = [n for n in nouns if n.place is None and (n.proper or self._terms.noun_fits("party", n, self._context))]
        found = [p for n in meant for p in self._parties.of(n, scene.number)]
        return [p for p in dict.fromkeys(found) if p.targeted >= 0]

    def _fits_party(self, noun: Noun) -> bool:
        return self._terms.noun_fits("party", noun, self._context)

    def _covered(self, scene: Scene, group: Group) -> list[Party]:
        """What a licence permits, where no party is told: dealings with somebody stand for him, others for themselves."""
        place = next((n for n, e in enumerate(scene.elements) if e is group), None)
        after = following(scene, place)[:1] if place is not None else []
        if after and after[0].prep == "с" and self._terms.fits("party", after[0], self._context):
            return [p for n in after[0].nouns for p in self._resolved(n, scene, None)]
        first = group.noun
        name = nominative(first, self._text, frozenset({"accs", "nomn"})) + self._text[first.end : group.end]
        return [Party(name, TargetKind.SECTOR, proper=False, names=[name])]

    def _of_topic(self, scene: Scene, clause: Clause, measure: Group) -> list[Party]:
        """ "О Венесуэле раструбили, что эмбарго снято": at whom bare measures are aimed the clause above tells."""
        upper = clause.upper
        if upper is None or clause.link not in ("что", "будто") or not self._is_bare(measure):
            return []
        for group in upper.groups:
            if group.prep in ("о", "про", "насчет") and self._terms.fits("party", group, self._context):
                return [p for n in group.nouns for p in self._resolved(n, scene, None)]
        return [
            self._parties.of(n, scene.number)[0] for g in upper.groups if g.prep == "о" for n in g.nouns if n.place
        ][:1]

    def of_group(self, scene: Scene, group: Group) -> list[Party]:
        """The parties of a group."""
        nouns = [n for n in group.nouns if self._terms.noun_fits("target", n, self._context)]
        return [p for n in nouns for p in self._resolved(n, scene, None)]

    def of_carrier(self, scene: Scene, carrier: Group) -> list[Party]:
        """ "Иск Льва Гурова об исключении": whose suit it is."""
        chain = [n for n in carrier.nouns[-1].chain() if n is not carrier.nouns[-1]]
        gen = next((n for n in chain if self._terms.is_target(n, self._context)), None)
        return self._resolved(gen, scene, None) if gen is not None else []

    def of_wanted(self, scene: Scene, clause: Clause) -> list[Party]:
        """ "Отказали ему в исключении", "он добивается исключения": for whom it is."""
        rows = [clause, *([clause.upper] if clause.kind == INFINITIVE and clause.upper is not None else [])]
        own = (g for g in clause.groups if not g.prep and "nomn" in g.cases and agrees(clause, g))
        if clause.joined is not None and next(own, None) is None:
            rows.append(clause.joined)  # "продал долю и добивался исключения"
        datives = [g for g in clause.groups if not g.prep and "datv" in g.cases and "nomn" not in g.cases]
        subjects = [g for row in rows for g in row.groups if not g.prep and "nomn" in g.cases]
        for group in (*datives, *subjects):
            if self._terms.fits("party", group, self._context) or group.noun.pronoun:
                found = [p for n in group.nouns for p in self._resolved(n, scene, None) if p.proper]
                if found:
                    return found
        return self.last()


def _is_of_states(listed: Group | None) -> bool:
    """ "Список спонсоров терроризма": states are on it."""
    nouns = list(listed.noun.chain()) if listed is not None else []
    return any(n.lemma.partition("-")[0] in ("спонсор", "государство", "страна") for n in nouns)


def _without_their_number(group: Group) -> list[Noun]:
    """ "Два его джета, 9H-RAA и 9H-OKO": the two are those named."""
    first, rest = group.nouns[0], group.nouns[1:]
    named = bool(rest) and not first.proper and all(n.proper for n in rest)
    return rest if named and first.count and number_of_word(first.count) == len(rest) else group.nouns
