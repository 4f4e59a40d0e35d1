"""Targets: whom a measure is aimed at, by the groups of its frame and the words around the measure."""

import re
from collections.abc import Sequence

from inforce.claims.drafts import Draft
from inforce.claims.model import Action, Status, TargetKind
from inforce.claims.party import Party
from inforce.claims.russian.bracketed import named_in_remark
from inforce.claims.russian.clause_model import FINITE, INFINITIVE, Clause
from inforce.claims.russian.doings import following, possessor
from inforce.claims.russian.event_counts import number_of_word
from inforce.claims.russian.filled import Filled, agrees
from inforce.claims.russian.naming import nominative
from inforce.claims.russian.parties import Parties
from inforce.claims.russian.phrase_model import Element, Group, Noun
from inforce.claims.russian.scenes import Scene
from inforce.claims.russian.senders import SenderReader
from inforce.claims.russian.terms import Context, Terms
from inforce.claims.russian.words import NUMBER, Word
from inforce.values import replace

_NUMBER = re.compile(r"\s?№\s?\w+")
_LICENCES = 24
"""Claims looked back over for whom "лицензия" alone is for."""
_REACH = 5
"""Sentences back to the measure that "меры" alone takes up."""
_NEAR = 8
"""Claims looked back over for the measure that "санкции" alone takes up."""


class TargetReader:
    """Finds the parties of a claim. ``drafts``: those told so far."""

    def __init__(
        self,
        text: str,
        terms: Terms,
        parties: Parties,
        senders: SenderReader,
        context: Context,
        drafts: Sequence[Draft],
    ) -> None:
        self._text, self._terms, self._parties = text, terms, parties
        self._senders, self._context, self._drafts = senders, context, drafts
        self.heading: list[Party] = []  # whose name stands over the paragraph
        self._numbers: dict[str, list[Party]] = {}  # of licences, for whom each was told to be
        self.topic: list[Party] = []  # what a clause without a subject is about

    def of(self, scene: Scene, clause: Clause | None, filled: Filled) -> list[Party]:
        """The parties of a filled frame; for whom a numbered licence is told to be is remembered."""
        found = self._of(scene, clause, filled)
        licence = filled.roles.get("licence")
        number = _NUMBER.match(self._text, licence.end) if licence is not None else None
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

    def _resolved(self, noun: Noun, scene: Scene, cases: frozenset[str] | None) -> list[Party]:
        if self._terms.is_part(noun) and noun.gen is not None:
            return self._resolved(noun.gen, scene, None)
        if some := self._some_of(noun, scene):
            return [some]
        if self.heading and noun.pronoun and noun.number == "sing" and noun.head.lower in ("он", "его", "него"):
            return list(self.heading)  # in a paragraph that a name stands over
        if self.heading and self._is_of_heading(noun):
            return list(self.heading)
        return self._parties.of(noun, scene.number, cases, fresh=self._is_placed(noun, scene))

    def _some_of(self, noun: Noun, scene: Scene) -> Party | None:
        """ "Один из них", "трое из шести фигурантов": some of several, not all."""
        some = noun.lemma in ("один", "одна") or (noun.head.is_a("NUMR") and not noun.count)
        if not some or noun.gen is not None or noun.proper:
            return None
        place = next((n for n, e in enumerate(scene.elements) if type(e) is Group and noun in e.nouns), None)
        after = scene.elements[place + 1] if place is not None and place + 1 < len(scene.elements) else None
        if type(after) is not Group or after.prep != "из" or not after.many:
            return None
        name = f"{nominative(noun, self._text)} {self._text[after.start : after.end]}"
        return Party(name, TargetKind.GROUP, proper=False, many=noun.lemma not in ("один", "одна"), names=[name])

    def _is_of_heading(self, noun: Noun) -> bool:
        """ "Банк", in a paragraph that the name of a bank stands over."""
        plain = not (noun.proper or noun.pronoun or noun.plural or noun.gen or noun.modifiers or noun.count)
        return plain and self._parties.is_a(noun, self.heading[0])

    def _is_placed(self, noun: Noun, scene: Scene) -> bool:
        """ "Завода в Харьявалте": what stands after a common noun makes it another than the one told of before."""
        if noun.proper or noun.pronoun:
            return False
        if scene.words and any(w.lower == "ни" and w.end <= noun.start and noun.start - w.end < 3 for w in scene.words):
            return True
        place = next((n for n, e in enumerate(scene.elements) if type(e) is Group and noun in e.nouns), None)
        after = scene.elements[place + 1] if place is not None and place + 1 < len(scene.elements) else None
        if type(after) is Word and after.text == "," and noun.plural and place is not None:
            beyond = scene.elements[place + 2 : place + 3]
            return any(type(e) is Word and e.is_a("PRTF", "ADJF") for e in beyond)  # "лиц, причастных к выборам"
        return type(after) is Group and after.prep in ("в", "из", "под") and after.noun.lemma not in self._terms.lists

    def _of_measure(self, scene: Scene, filled: Filled, group: Group) -> list[Party]:
        """Whom a measure, licence, entry or the assets of somebody are aimed at, by the words around it."""
        whose = filled.roles.keys() & {"assets", "candidate"}
        owned = self._owner_of(scene, group, entry=False) if whose else self._frozen(scene, group)
        owned = owned or self._doing_so(scene, group)
        if aimed := owned or self._aimed_after(scene, group, filled):
            return aimed
        if state := next((law for n in group.nouns if (law := self._terms.law_against(n))), ""):
            return [self._country(state)]
        for noun in group.nouns:
            for each in noun.chain():
                for word in each.modifiers:
                    if name := self._terms.against.get(word.lemma("ADJF")):
                        return [self._country(name)]
        if told := self._of_participle(scene, group, filled) or self._of_possessive(scene, group):
            return told
        if "assets" in filled.roles or "entry" in filled.roles:
            return self._owner_of(scene, group, entry="entry" in filled.roles)
        if group.noun.lemma in self._terms.decisions:
            return list(self._drafts[-1].parties) if self._drafts else []
        if (before := self._taken_up(scene, filled, group)) is not None:
            return before
        if "dealings" in filled.roles and "forbidden" not in filled.roles and group.noun.gen is None:
            return []
        noun = group.noun
        while noun.lemma in self._terms.wrapping and noun.gen is not None and not self._is_package(noun):
            noun = noun.gen  # "срок действия лицензии": the licence
        if any(w.lower in ("его", "ее", "их") for w in noun.modifiers):
            return []  # "их ограничения": at whom, nothing tells
        if filled.frame.planned or self._tells_nobody(filled, noun):
            return []  # "пообещал новых санкций": at nobody in particular
        name = nominative(noun, self._text)
        kind = TargetKind.SECTOR if "banned" in filled.roles or "licence" in filled.roles else TargetKind.PROGRAMME
        return [Party(name, kind, proper=False, names=[name])]

    def _tells_nobody(self, filled: Filled, noun: Noun) -> bool:
        """ "Эти меры", "такие ограничения", "свой санкционный список": words that by themselves say nothing of at whom."""
        told = {w.lemma("ADJF", "PRTF", "NPRO") for w in noun.modifiers if w.place is None}
        if told - self._terms.like - self._terms.modifiers - {""}:
            return False
        if told & self._terms.pointing:
            return noun.gen is None and not noun.names
        listed = filled.roles.get("list") if filled.frame.action is not Action.RENEW else None
        whose = noun.gen is None or noun.gen.place is not None
        return listed is not None and noun in listed.nouns and whose and noun.lemma in self._terms.lists

    def _taken_up(self, scene: Scene, filled: Filled, group: Group) -> list[Party] | None:
        """Those told of before, where bare measures or a pronoun take them up; None where the words name a programme."""
        bare = self._is_bare(group) and filled.roles.get("list") is not group
        if filled.roles.keys() & {"banned", "dealings"} or not (bare or any(n.pronoun for n in group.nouns)):
            return None
        numbered = self._numbered(filled.roles.get("licence"))
        told = numbered or self.last(group.noun.lemma, licence="licence" in filled.roles, scene=scene.number)
        return told if told or not _is_described(group) else None

    def _frozen(self, scene: Scene, group: Group) -> list[Party]:
        """ "Отменил заморозку активов X": whose assets they are."""
        assets = group.noun.gen if self._terms.freezes(group.noun) else None
        if assets is None or assets.gen is None:
            return []
        return self._owner_of(scene, Group([assets], "", assets.start, assets.end, assets.cases), entry=False)

    def _numbered(self, licence: Group | None) -> list[Party]:
        """ "Лицензия № 8": whom it was told to be for, else itself where several licences are told of."""
        number = _NUMBER.match(self._text, licence.end) if licence is not None else None
        if licence is None or number is None:
            return []
        if (known := self._numbers.get(number[0].strip())) is not None:
            return list(known)
        several = {p for d in self._drafts[-_NEAR:] for p in d.parties if d.status is not Status.DENIED}
        if len(several) == 1 and not self._numbers:
            return []  # the one licence of a report on one party
        name = nominative(licence.noun, self._text) + number[0]
        return [Party(name, TargetKind.SECTOR, proper=False, names=[name])]

    def _country(self, name: str) -> Party:
        return Party(name, TargetKind.COUNTRY, proper=True, names=[name])

    def _is_bare(self, group: Group) -> bool:
        noun = group.noun
        if noun.names or self._is_package(noun) or noun.lemma == "пакет":
            return False  # "GL 13K", "11-й пакет"
        told = [w for w in noun.modifiers if w.lemma("ADJF", "PRTF", "NPRO") not in self._terms.like]
        return (not told and noun.gen is None) or (
            all(self._senders.place_of(n) for n in group.nouns)
            and not any(self._terms.noun_fits("target", n, self._context) for n in group.nouns)
        )

    @staticmethod
    def _is_package(noun: Noun) -> bool:
        """ "11-й пакет": one of several by its number."""
        return noun.lemma == "пакет" and any(not w.place for w in noun.modifiers)

    def _aimed_after(self, scene: Scene, group: Group, filled: Filled) -> list[Party]:
        """ "Санкции против X", "лицензия на операции с X": groups right after."""
        place = next((n for n, e in enumerate(scene.elements) if _holds(e, group)), None)
        if place is None:
            return []
        wanted = self._terms.permits if "licence" in filled.roles or "dealings" in filled.roles else self._terms.aimed
        fallback: list[Party] = []
        for each in following(scene, place):
            if (each.hangs and each.prep in ("против", "к")) or (each.prep == "на" and each.cases <= {"loct", "datv"}):
                continue  # "за агрессию против Украины", "закрыть доступ к компаниям"; "на своей территории"
            if each.prep in wanted or each.prep in ("против", "в отношении"):
                if dealt := self._dealt_with(scene, each):
                    return dealt
                if self._terms.fits("target", each, self._context):
                    found = [
                        p
                        for n in each.nouns
                        if self._terms.noun_fits("target", n, self._context)
                        for p in self._resolved(n, scene, None)
                    ]
                    if found:
                        return found
                inner = [
                    i for n in each.nouns for i in n.chain() if i is not n and self._terms.is_target(i, self._context)
                ]
                if inner:  # "лицензия на оплату услуг адвокатов Льва Хазина"
                    return self._resolved(next((i for i in inner if i.proper), inner[0]), scene, None)
                if (
                    "entry" not in filled.roles
                    and ("licence" in filled.roles or each.prep in ("против", "в отношении", "на"))
                    and not fallback
                    and each.noun.lemma not in self._terms.never
                    and self._terms.may_be_dealing(each.noun)
                    and each.noun.lemma not in self._terms.measures
                ):
                    name = f"{nominative(group.noun, self._text)} {self._text[each.start : each.end]}"
                    fallback = [Party(name, TargetKind.SECTOR, proper=False, names=[name])]
        return fallback

    def _dealt_with(self, scene: Scene, group: Group) -> list[Party]:
        """ "Запрет на сделки с «Альфой»": a measure on dealings with a party is aimed at it, and so is one on what it does."""
        if doing := self._doing_so(scene, group):
            return doing
        if group.prep != "на" or group.noun.lemma not in self._terms.dealt:
            return []
        place = next((n for n, e in enumerate(scene.elements) if e is group), None)
        after = following(scene, place)[:1] if place is not None else []
        if not after or after[0].prep != "с" or not self._terms.fits("party", after[0], self._context):
            return []
        return [p for n in after[0].nouns for p in self._resolved(n, scene, None)]

    def _doing_so(self, scene: Scene, group: Group) -> list[Party]:
        """ "Запрет на полёты «Белавиа»", "запретил въезд министру": the one named whose flights are banned."""
        if len(group.nouns) > 1 or group.prep not in ("", "на") or not self._terms.is_activity(group.noun):
            return []
        inner = [n for n in group.noun.chain() if n is not group.noun and n.proper and n.place is None]
        named = [n for n in inner if self._terms.is_target(n, self._context)]
        found = self._resolved(named[0], scene, None) if named else []
        return [p for p in found if p.kind.is_listed_by_name]

    def _of_possessive(self, scene: Scene, group: Group) -> list[Party]:
        """ "Их ограничения не отменены": at whom the measures are aimed, unless whose they are keeps lists."""
        chain = [each for n in group.nouns for each in n.chain()]
        word = next((w for n in chain for w in n.modifiers if w.lower in ("его", "ее", "их")), None)
        if word is None:
            return []
        found = self._parties.of(possessor(word), scene.number, but=self._subjects(scene, group))
        return found if all(p.kind.is_listed_by_name or p.many for p in found) else []

    def _of_participle(self, scene: Scene, group: Group, filled: Filled) -> list[Party]:
        """ "Санкции, введенные против X": whom the participle of the measure is aimed at."""
        for clause in scene.clauses:
            if clause.antecedent is None or not any(
                clause.antecedent is n for noun in group.nouns for n in noun.chain()
            ):
                continue
            for each in clause.groups:
                allowed = clause.lemma in self._terms.allowing and not each.prep and "datv" in each.cases
                if (
                    (allowed or each.prep in self._terms.aimed)
                    and not each.hangs
                    and self._terms.fits("target", each, self._context)
                    and each not in filled.roles.values()
                ):
                    return [
                        p
                        for n in each.nouns
                        if self._terms.is_target(n, self._context)
                        for p in self._resolved(n, scene, None)
                    ]
        return []

    def _owner_of(self, scene: Scene, group: Group, *, entry: bool) -> list[Party]:
        for noun in group.nouns:
            if word := next((w for w in noun.modifiers if w.lower in ("его", "ее")), None):
                return self._parties.of(possessor(word), scene.number, but=self._subjects(scene, group))
            gen = noun.gen
            while gen is not None:
                if self._terms.is_target(gen, self._context):
                    beside = [n for n in group.nouns if n is not noun and n.proper and not n.lemma]
                    return [p for n in (gen, *beside) for p in self._resolved(n, scene, None)]
                gen = gen.gen
        if entry and (named := named_in_remark(scene, group)) is not None:
            return self._resolved(named, scene, None)
        place = next((n for n, e in enumerate(scene.elements) if e is group), None)
        for each in following(scene, place) if place is not None else ():
            placed = each.prep == "на" and each.cases <= {"loct", "datv"}  # "на своей территории"
            if each.prep in ("о", "на", "с") and not placed and self._terms.fits("target", each, self._context):
                return [p for n in each.nouns for p in self._resolved(n, scene, None)]
        several = group.noun.number == "plur" and not group.noun.pronoun  # "имена": of whom, nothing tells
        return self.last() if entry and not several else []

    @staticmethod
    def _of_round(near: Sequence[Draft]) -> list[Party]:
        """ "Одновременно вышла лицензия": it is for the first of those who were listed in the same paragraph."""
        last = near[-1]
        told = [d for d in near if d.sentence.block == last.sentence.block and d.action.starts]
        return list((told or [last])[0].parties)

    def _subjects(self, scene: Scene, group: Group) -> frozenset[str]:
        """The names of the subjects over a group: "банк заморозил его счета" tells of another's accounts."""
        clause = next((c for c in scene.clauses if any(g is group for g in c.groups)), None)
        rows = [c for c in (clause, clause.upper if clause and clause.kind == INFINITIVE else None) if c is not None]
        subjects = [g for c in rows for g in c.groups if not g.prep and "nomn" in g.cases and g is not group]
        return frozenset(nominative(n, self._text) for g in subjects for n in g.nouns if n.proper)

    def last(self, measure: str = "", *, licence: bool = False, scene: int | None = None) -> list[Party]:
        """Bare "санкции", "они": those told of last, rather with the same noun for the ``measure`` ("такой запрет"); bare
        "лицензия": those told of last with a licence."""
        if not self._drafts:
            return []
        near = self._drafts[-_NEAR if not licence else -_LICENCES :]
        if scene is not None and not licence:
            near = [d for d in near if scene - d.scene <= _REACH]
        if not near:
            return []
        near = [d for d in near if d.status is not Status.DENIED or d.scene == scene] or near
        if licence and not any(d.action is Action.LICENSE or d.measure in self._terms.licences for d in near):
            return self._of_round(near)
        if licence:
            near = [d for d in near if d.action is Action.LICENSE or d.measure in self._terms.licences] or near
        told = [d for d in reversed(near) if d.measure]
        same = (d for d in told if d.measure == measure)
        striking = (d for d in told if licence or d.action is not Action.LICENSE)  # a ban is not the exemption from it
        last = next(same, None) or next(striking, None) or next(iter(told), near[-1])
        return list(last.parties)


def _is_described(group: Group) -> bool:
    """ "Персональные рестрикции ЕС": a programme by itself where nobody was told of before."""
    return not any(n.pronoun for n in group.nouns) and bool(group.noun.modifiers) and group.noun.gen is not None


def _is_of_states(listed: Group | None) -> bool:
    """ "Список спонсоров терроризма": states are on it."""
    nouns = list(listed.noun.chain()) if listed is not None else []
    return any(n.lemma.partition("-")[0] in ("спонсор", "государство", "страна") for n in nouns)


def _without_their_number(group: Group) -> list[Noun]:
    """ "Два его джета, 9H-RAA и 9H-OKO": the two are those named."""
    first, rest = group.nouns[0], group.nouns[1:]
    named = bool(rest) and not first.proper and all(n.proper for n in rest)
    return rest if named and first.count and number_of_word(first.count) == len(rest) else group.nouns


def _holds(element: Element, group: Group) -> bool:
    """The element is the group, or the phrase from which "который" takes it."""
    if element is group:
        return True
    return type(element) is Group and group.noun in element.nouns and group.start == group.noun.start
