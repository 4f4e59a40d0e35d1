"""How far a doing has come that a noun carries: "решение снять", "слухи о снятии", "удовлетворил иск об отмене"."""

from collections.abc import Callable

from inforce.claims.model import Status
from inforce.claims.russian.clause_model import INFINITIVE, Clause
from inforce.claims.russian.falsehoods import Falsehoods
from inforce.claims.russian.phrase_model import Group
from inforce.claims.russian.status_words import StatusWords

_GRANTING = frozenset({"удовлетворить", "удовлетворять", "выиграть"})
"""What a court does with a suit that it grants; ``_LOSING``: what becomes of one that it does not; ``_UNSETTLED``: without
what it leaves one."""
_PUTTING_OFF = frozenset({"отложить", "откладывать", "перенести", "отсрочить"})
_LOSING = frozenset({"проиграть", "проигрывать"})
_UNSETTLED = frozenset({"удовлетворение", "рассмотрение", "изменение"})
_FAILING = frozenset({"оправдаться", "оправдываться", "сбыться", "сбываться", "осуществиться", "реализоваться"})
"""What hopes and plans do that come true; ``_DYING``: what they do that do not."""
_DYING = frozenset({"закрыть", "рухнуть", "рассеяться", "провалиться", "сорваться", "угаснуть", "растаять"})
_SIGNING = frozenset({"подписать", "издать", "опубликовать", "выпустить", "обнародовать", "подмахнуть", "завизировать"})
"""Verbs by which a decree is made; ``_DECREES``: what they make."""
_DECREES = frozenset({"указ", "приказ", "распоряжение", "постановление", "регламент", "закон", "прокламация"})


class GovernedStatus:
    """Reads what becomes of a decision, rumour, wish or suit. ``infinitive``: the status of a clause that is one."""

    def __init__(self, words: StatusWords, false: Falsehoods, infinitive: Callable[[Clause], Status | None]) -> None:
        self._words, self._false, self._infinitive = words, false, infinitive

    def of(self, carrier: Group, clause: Clause | None, *, negated: bool = False) -> Status | None:
        """The status of what a noun carries: "решение снять", "слухи о снятии", "просьба о снятии"."""
        noun = self._words.of_noun(carrier)
        classes = self._words.of(clause) if clause is not None else frozenset()
        turned = clause is not None and clause.negated
        if clause is not None and "denies" in classes:
            return Status.DENIED
        if clause is not None and self._false.is_called_false(clause):
            return Status.DENIED
        if "decides" in noun:
            return self._of_decision(classes, clause, carrier, turned=turned or negated)
        if clause is not None and ((turned and clause.lemma in _FAILING) or clause.lemma in _DYING):
            return Status.DENIED
        if "reasons" in noun:
            gone = turned or negated or (clause is not None and clause.lemma in ("нет", "отсутствовать"))
            return Status.DENIED if gone else Status.PROPOSED
        if "announces" in noun:
            return Status.DENIED if turned or negated else Status.ANNOUNCED
        if "refuses" in noun:
            return Status.DENIED
        if "may" in noun:
            return Status.PROPOSED if "wants" in classes and not turned else Status.HYPOTHETICAL
        if clause is not None and (settled := self._settles(clause, carrier)) is not None:
            return settled
        if (
            "wants" in noun
            and clause is not None
            and clause.lemma in self._words.brings
            and (turned or clause.lemma == "нет")
        ):
            return None  # "не получала предложений о снятии": nobody proposes it
        if "wants" in noun:
            gone = (
                turned and clause is not None and clause.lemma in ("идти", "обсуждаться", "рассматриваться", "стоять")
            )
            return Status.DENIED if ("refuses" in classes and not turned) or gone else Status.PROPOSED
        if "says" in noun and clause is not None and clause.lemma == "нет":
            return Status.DENIED
        if "says" in noun and turned:
            return Status.DENIED if clause is not None and clause.lemma.startswith("подтверд") else None
        if "says" in noun:
            open_ = clause is not None and clause.kind == INFINITIVE and self._is_left_open(clause)
            return Status.HYPOTHETICAL if open_ else Status.IN_FORCE
        return None

    def _is_left_open(self, clause: Clause) -> bool:
        """ "Отказались комментировать слухи", "не смогли подтвердить сообщения": nobody says whether it is so."""
        upper = clause.upper
        return upper is not None and (upper.negated or "refuses" in self._words.of(upper))

    def _settles(self, clause: Clause, carrier: Group) -> Status | None:
        """ "Удовлетворил иск", "оставил жалобу без удовлетворения", "в удовлетворении иска отказано"."""
        left = any(g.prep == "без" and g.noun.lemma in _UNSETTLED for g in clause.groups)
        refused = clause.lemma == "отказать" and not clause.negated and carrier.prep == "в"
        if left or refused or clause.lemma in _LOSING:
            return Status.DENIED
        if clause.lemma not in _GRANTING:
            return None
        if clause.kind == INFINITIVE and clause.upper is not None:
            status = self._infinitive(clause)
            return Status.DENIED if status is Status.DENIED else Status.PROPOSED
        return Status.DENIED if clause.negated else Status.IN_FORCE

    def _of_decision(
        self, classes: frozenset[str], clause: Clause | None, carrier: Group | None, *, turned: bool
    ) -> Status:
        if turned or "cancels" in classes or (clause is not None and clause.lemma == "нет"):
            return Status.DENIED
        if clause is None:
            return Status.DECIDED
        if clause.lemma in _PUTTING_OFF:
            return Status.PROPOSED
        if clause.future or clause.form.tense == "futr" or clause.kind == INFINITIVE:
            return Status.ANNOUNCED if clause.future and clause.lemma in _SIGNING else Status.PROPOSED
        if clause.lemma in _SIGNING and carrier is not None and carrier.noun.lemma in _DECREES:
            return Status.IN_FORCE  # "подписал указ о введении санкций"
        applied = clause.lemma in ("ввести", "вводить") and any(g.noun.lemma == "действие" for g in clause.groups)
        if applied or clause.lemma in ("вступить", "вступать", "исполнить", "выполнить"):
            return Status.IN_FORCE
        if "wants" in classes and "decides" not in classes:
            return Status.PROPOSED
        return Status.DECIDED
