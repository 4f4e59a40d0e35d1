"""Whom a measure, a licence, an entry or assets are aimed at, by the words around them."""

import re

from inforce.claims.model import Action, Status, TargetKind
from inforce.claims.party import Party
from inforce.claims.russian.bracketed import named_in_remark
from inforce.claims.russian.clause_model import INFINITIVE
from inforce.claims.russian.doings import following, possessor
from inforce.claims.russian.filled import Filled
from inforce.claims.russian.naming import nominative
from inforce.claims.russian.phrase_model import Element, Group, Noun
from inforce.claims.russian.phrase_targets import NEAR, PhraseTargets
from inforce.claims.russian.scenes import Scene

LICENCE_NUMBER = re.compile(r"\s?№\s?\w+")
"""That of a licence, right behind the noun."""


class MeasureTargets(PhraseTargets):
    """Follows the words of a measure to its parties."""

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
        number = LICENCE_NUMBER.match(self._text, licence.end) if licence is not None else None
        if licence is None or number is None:
            return []
        if (known := self._numbers.get(number[0].strip())) is not None:
            return list(known)
        several = {p for d in self._drafts[-NEAR:] for p in d.parties if d.status is not Status.DENIED}
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

    def _subjects(self, scene: Scene, group: Group) -> frozenset[str]:
        """The names of the subjects over a group: "банк заморозил его счета" tells of another's accounts."""
        clause = next((c for c in scene.clauses if any(g is group for g in c.groups)), None)
        rows = [c for c in (clause, clause.upper if clause and clause.kind == INFINITIVE else None) if c is not None]
        subjects = [g for c in rows for g in c.groups if not g.prep and "nomn" in g.cases and g is not group]
        return frozenset(nominative(n, self._text) for g in subjects for n in g.nouns if n.proper)


def _is_described(group: Group) -> bool:
    """ "Персональные рестрикции ЕС": a programme by itself where nobody was told of before."""
    return not any(n.pronoun for n in group.nouns) and bool(group.noun.modifiers) and group.noun.gen is not None


def _holds(element: Element, group: Group) -> bool:
    """The element is the group, or the phrase from which "который" takes it."""
    if element is group:
        return True
    return type(element) is Group and group.noun in element.nouns and group.start == group.noun.start
