"""Packages: how far a package of measures has come, which tells how far what it holds has: proposed, or adopted."""

from inforce.claims.lexicon import table
from inforce.claims.model import Status
from inforce.claims.russian.clause_model import Clause
from inforce.claims.russian.phrase_model import Group, Noun
from inforce.claims.russian.scenes import Scene
from inforce.claims.russian.status import StatusReader
from inforce.claims.russian.status_words import status_words
from inforce.claims.russian.terms import Terms

_NEAR = 1
"""Sentences back to the package that a pronoun takes up; a package by its name is looked back for without end."""


class Packages:
    """Remembers how far the package told of last has come."""

    def __init__(self, terms: Terms, status: StatusReader) -> None:
        data = table("measures_ru")["packages"]
        self._terms, self._status = terms, status
        self._drafts, self._proposing = frozenset(data["drafts"]), frozenset(data["proposing"])
        self._adopting, self._proposed = frozenset(data["adopting"]), frozenset(data["proposed"])
        self._entails = status_words().entails  # "пакет предусматривает меры" tells what it holds
        self._told: tuple[int, str, Status] | None = None  # sentence, number of the package, status
        self._subject: Group | None = None  # of the clause that told of it

    def note(self, scene: Scene) -> None:
        """Takes note of what a sentence tells of a package."""
        for clause in scene.clauses:
            group = next((g for g in clause.groups if not g.prep and self.is_package(g)), None)
            if group is not None and (status := self._of_clause(scene, clause, group)) is not None:
                self._told = scene.number, _number_of(group.noun), status
                subjects = (g for g in clause.groups if g is not group and not g.prep and "nomn" in g.cases)
                self._subject = next(subjects, None)

    def _of_clause(self, scene: Scene, clause: Clause, group: Group) -> Status | None:
        """What a clause tells of the package that is its subject or object; None where it tells of something else."""
        if clause.lemma in self._proposing or (clause.lemma in self._adopting and self._is_draft(group)):
            return Status.PROPOSED
        if clause.lemma not in self._adopting:
            planned = clause.lemma not in self._entails and self._status.plans(clause) is not None
            return Status.PROPOSED if planned else None
        status = self._status.of_clause(clause, headline=scene.sentence.headline)
        kept = status in (Status.IN_FORCE, Status.DECIDED, Status.ANNOUNCED, None)
        return status if kept else Status.PROPOSED

    def of(self, holding: Group, scene: Scene) -> Status | None:
        """How far that has come which a group holds ("в него вошли", "пакет включает"); None where nothing tells."""
        if self._is_draft(holding):
            return Status.PROPOSED
        if self._told is None or not (holding.noun.pronoun or self.is_package(holding)):
            return None
        sentence, number, status = self._told
        if holding.noun.pronoun:
            return status if scene.number - sentence <= _NEAR else None
        return status if _number_of(holding.noun) in ("", number) else None

    def maker_of(self, holding: Group | None, scene: Scene) -> Group | None:
        """Who put forward or adopted what a pronoun takes up: "ЕС предложил пакет. В него вошли X"."""
        taken_up = holding is not None and holding.noun.pronoun and self.of(holding, scene) is not None
        return self._subject if taken_up else None

    def is_package(self, group: Group) -> bool:
        """ "Пакет санкций", "проект пакета"."""
        return any(each.lemma in self._terms.packs for noun in group.nouns for each in noun.chain())

    def _is_draft(self, group: Group) -> bool:
        """ "В проект пакета", "в предлагаемый пакет"."""
        if any(each.lemma in self._drafts for each in group.noun.chain()):
            return True
        return self.is_package(group) and any(w.lemma("PRTF", "ADJF") in self._proposed for w in group.noun.modifiers)


def _number_of(noun: Noun) -> str:
    """ "20-й пакет" → "20"; empty where it has none in figures."""
    words = [w.text for each in noun.chain() for w in each.modifiers]
    return next((digits for w in words if (digits := w.partition("-")[0]).isdigit()), "")
