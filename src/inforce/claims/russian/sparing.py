"""Sparing: whom a sentence expressly leaves out ("не завод, а его владелец", "все, кроме завода"), and who alone did it."""

from inforce.claims.party import Party
from inforce.claims.russian.clause_model import Clause
from inforce.claims.russian.filled import Filled
from inforce.claims.russian.lexicon import lexicon
from inforce.claims.russian.phrase_model import Group
from inforce.claims.russian.scenes import Scene
from inforce.claims.russian.senders import SenderReader
from inforce.claims.russian.targets import TargetReader
from inforce.claims.russian.words import MARK

_CONTRAST = 4
"""Words between the two of "не X, а Y"."""
_EXCEPTING = frozenset({"кроме", "за исключением", "исключая", "за вычетом", "не считая"})
"""Prepositions before whom a sentence spares; ``_ADDING``: those that may add to the others as well."""
_ADDING = frozenset({"кроме"})
_NOBODY = frozenset({"никто", "ничто", "никакой"})
_ALL = frozenset({"все", "всех", "всем", "всеми", "каждый", "каждого", "каждому", "любой", "любого"})


class SparingReader:
    """Takes from a filled frame whom its sentence spares."""

    def __init__(self, targets: TargetReader, senders: SenderReader) -> None:
        self._targets, self._senders = targets, senders

    def contrasted(self, scene: Scene, clause: Clause, filled: Filled) -> tuple[list[Party], int]:
        """ "В списке не завод, а его владелец": whom it is not about, who is no target any more, and where he is named last."""
        for group in list(filled.targets):
            before = next((w for w in reversed(scene.words) if w.end <= group.start), None)
            rows = [g for g in clause.groups if g.start > group.end and g.prep == group.prep and g.cases & group.cases]
            instead = next((g for g in rows if self._follows_but(scene, group, g)), None)
            if before is None or before.lower != "не" or instead is None or filled.holds(instead):
                continue
            spared = self._targets.of_group(scene, group)
            filled.targets = [instead if g is group else g for g in filled.targets]
            filled.roles = {k: instead if g is group else g for k, g in filled.roles.items()}
            return spared, 0
        return self._excepted(scene, clause, filled)

    def _excepted(self, scene: Scene, clause: Clause, filled: Filled) -> tuple[list[Party], int]:
        """ "С банка, но не с завода", "банк, а не завод", "со всех, кроме завода", "за исключением мер против завода": whom it
        is expressly not about."""
        for group in clause.groups:
            excepting = group.prep in _EXCEPTING and self._excepts(scene, clause, group)
            touched = [*filled.targets, *filled.roles.values()]
            if not excepting and not any(self._is_excepted(scene, g, group) for g in touched if g.end <= group.start):
                continue
            last = self._aimed_by(scene, group) if excepting else group
            spared = [p for p in self._targets.of_group(scene, last) if p.kind.is_listed_by_name]
            filled.targets = [g for g in filled.targets if g is not group and g is not last]
            clause.groups = [g for g in clause.groups if g is not group and g is not last]
            return spared, last.end
        return [], 0

    @staticmethod
    def _excepts(scene: Scene, clause: Clause, group: Group) -> bool:
        """ "Кроме завода" at the beginning adds to the others, unless nobody else is ("кроме завода, никого не сняли")."""
        if group.prep not in _ADDING or group.start > clause.verb.start:
            return True
        before = next((g for g in reversed(scene.groups) if g.end <= group.start), None)
        told = [w.lower for n in before.nouns for w in n.words()] if before is not None else []
        return any(w in _ALL for w in told) or any(n.lemma in _NOBODY for g in clause.groups for n in g.nouns)

    @staticmethod
    def _aimed_by(scene: Scene, group: Group) -> Group:
        """ "Кроме мер против завода": at whom the measures are aimed; the group itself where it is no measure."""
        place = next(n for n, e in enumerate(scene.elements) if e is group)
        after = scene.elements[place + 1] if place + 1 < len(scene.elements) else None
        aimed = type(after) is Group and bool(after.prep) and lexicon().is_measure_word(group.noun.lemma)
        return after if aimed and type(after) is Group else group

    @staticmethod
    def _is_excepted(scene: Scene, group: Group, other: Group) -> bool:
        between = [w.lower for w in scene.words if group.end <= w.start and w.end <= other.start and w.kind != MARK]
        alike = other.prep == group.prep and bool(other.cases & group.cases)
        return alike and between in (["а", "не"], ["но", "не"], ["и", "не"])

    @staticmethod
    def _follows_but(scene: Scene, group: Group, other: Group) -> bool:
        between = [w.lower for w in scene.words if group.end <= w.start < other.start]
        return "а" in between and len(between) <= _CONTRAST

    def lone(self, clause: Clause) -> tuple[str, ...]:
        """ "Никто, кроме США, не снял санкции": the one who did it."""
        nobody = any(n.lemma == "никто" and "nomn" in g.cases for g in clause.groups for n in g.nouns)
        rows = [g for g in clause.groups if g.prep in _EXCEPTING] if nobody else []
        return next((s for g in rows if (s := self._senders.of_group(g))), ())
