"""How far a doing told by a noun has come: "добился снятия", "внесение X обрушило рубль", "призвал к отмене"."""

from inforce.claims.model import Status
from inforce.claims.russian.clause_model import FINITE, GERUND, INFINITIVE, SHORT, Clause
from inforce.claims.russian.falsehoods import Falsehoods
from inforce.claims.russian.governed_status import GovernedStatus
from inforce.claims.russian.own_status import OwnForms
from inforce.claims.russian.phrase_model import Group
from inforce.claims.russian.status_words import StatusWords
from inforce.claims.russian.upper_status import UpperVerbs

_AWAITING = frozenset({"дождаться", "дожидаться", "ждать", "ожидать"})
_ACHIEVING = frozenset({"добиться", "дождаться"})
"""Verbs of wanting that in the perfective past tell that it was got."""
_CAUSING = frozenset({"предполагать", "привести", "приводить", "повлечь", "помочь", "вызвать", "позволить"})
_SINCE = frozenset({"после", "из-за", "вслед за", "в связи с", "ввиду"})
"""Prepositions under which stands what was done before something else."""


class EventStatus:
    """Reads nouns of doing under their verb, preposition and the noun that carries them."""

    def __init__(
        self, words: StatusWords, own: OwnForms, false: Falsehoods, upper: UpperVerbs, governed: GovernedStatus
    ) -> None:
        self._words, self._own, self._false, self._upper, self._governed = words, own, false, upper, governed

    def of(
        self, group: Group, clause: Clause | None, prep: str, carrier: Group | None, *, headline: bool
    ) -> Status | None:
        """The status of a noun of doing ("снятие санкций") under a preposition, in a clause; ``carrier`` is the noun before
        it ("решение о снятии"). None where it is only mentioned."""
        if prep in ("в случае", "при условии", "при"):
            return Status.HYPOTHETICAL
        if carrier is not None:
            against = self._false.sets_aside(carrier)
            return against if against is not None else self._governed.of(carrier, clause)
        if clause is None or (clause.kind == GERUND and clause.negated and clause.lemma in _AWAITING):
            return None  # "не дожидаясь снятия санкций"
        classes = self._words.of(clause)
        upper = clause.upper if clause.kind == INFINITIVE else None
        if upper is not None and clause.lemma == "стать" and not prep and "may" in self._words.of(upper):
            return (
                Status.DENIED if upper.negated else Status.HYPOTHETICAL
            )  # "следующим шагом может стать снятие санкций"
        status = self._event_under(classes, group, clause, prep, headline=headline)
        if status is None or status is Status.DENIED:
            return status
        return Status.HYPOTHETICAL if self._own.is_hypothetical(clause) else self._upper.under(clause, status)

    def _event_under(
        self, classes: frozenset[str], group: Group, clause: Clause, prep: str, *, headline: bool
    ) -> Status | None:
        negated = clause.negated or self._is_turned_down(clause)
        if "denies" in classes:
            return Status.DENIED
        if prep == "о":
            told = self._about(classes, negated=negated)
            said = told is Status.IN_FORCE and (clause.kind == INFINITIVE or self._false.is_premature(clause))
            return Status.HYPOTHETICAL if said else told  # "говорить о снятии рано"
        if "performs" in classes and "nomn" in group.cases:
            return Status.DENIED if negated else self._own.of(clause, headline=headline, lasting=False)
        if "dates" in classes and not negated:
            return Status.IN_FORCE
        if prep in ("за", "против", "на") and ("decides" in classes or "wants" in classes):
            return Status.DECIDED if "decides" in classes and prep == "за" and not negated else Status.PROPOSED
        if prep:
            return self._event_prepared(classes, clause, prep)
        named = "ablt" in group.cases and "nomn" not in group.cases
        if clause.lemma in ("означать", "значить") or ("equals" in classes and negated and named):
            return Status.DENIED if negated else None
        if clause.lemma in _ACHIEVING and clause.past and clause.kind == FINITE and not negated:
            return Status.IN_FORCE  # "добился отмены санкций"
        if "wants" in classes:
            return Status.DENIED if negated else Status.PROPOSED
        if "intends" in classes or "announces" in classes:
            return Status.DENIED if negated else Status.ANNOUNCED
        if "decides" in classes:
            return Status.DENIED if negated else Status.DECIDED
        if "refuses" in classes:
            return Status.DENIED if not negated else Status.HYPOTHETICAL
        if clause.lemma in _CAUSING and "nomn" in group.cases and group.start < clause.verb.start:
            return None  # "снятие санкций предполагает", "внесение в список привело": told of by the way
        if "may" in classes or "doubts" in classes:
            return Status.HYPOTHETICAL
        return self._by_the_way(group, clause)

    def _is_turned_down(self, clause: Clause) -> bool:
        """ "Не готовы обсуждать снятие", "отказались рассматривать отмену"."""
        upper = clause.upper if clause.kind == INFINITIVE else None
        if upper is None:
            return False
        return upper.negated != ("refuses" in self._words.of(upper))

    @staticmethod
    def _by_the_way(group: Group, clause: Clause) -> Status | None:
        """ "Подтвердил исключение", "включение X в SDN обрушило рубль": it was done."""
        if clause.lemma in ("подтвердить", "подтверждать"):
            if clause.kind == INFINITIVE:
                return Status.HYPOTHETICAL  # "отказались подтвердить"
            return Status.DENIED if clause.negated else Status.IN_FORCE
        did = "nomn" in group.cases and clause.past and group.start < clause.verb.start
        return Status.IN_FORCE if did and not clause.negated else None

    @staticmethod
    def _event_prepared(classes: frozenset[str], clause: Clause, prep: str) -> Status | None:
        """ "Отказал в исключении", "призвал к снятию", "размышляет над снятием", "поблагодарил за снятие"."""
        if prep in ("над", "на") and "considers" in classes:
            return Status.DENIED if clause.negated else Status.PROPOSED
        if prep == "за" and "presupposes" in classes:
            return Status.IN_FORCE if clause.past and clause.kind == FINITE and not clause.negated else None
        if prep == "в" and "refuses" in classes:
            return Status.DENIED if not clause.negated else Status.HYPOTHETICAL
        if prep == "на" and classes & {"intends", "asks"}:
            return Status.PROPOSED  # "рассчитывают на исключение"
        if prep in _SINCE:
            return Status.IN_FORCE if clause.past or clause.kind == SHORT else None
        called = clause.lemma in ("призвать", "призывать", "готовиться", "стремиться")
        return Status.PROPOSED if prep == "к" and ("wants" in classes or called) else None

    @staticmethod
    def _about(classes: frozenset[str], *, negated: bool) -> Status | None:
        if "announces" in classes:
            return Status.DENIED if negated else Status.ANNOUNCED
        if "decides" in classes:
            return Status.DENIED if negated else Status.DECIDED
        if classes & {"wants", "intends", "considers"}:
            return Status.DENIED if negated else Status.PROPOSED
        if "doubts" in classes:
            return Status.HYPOTHETICAL
        return Status.IN_FORCE if "says" in classes and not negated else None
