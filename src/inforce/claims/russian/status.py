"""Status: how far an action has come, composed of its verb, what stands beside it and what it hangs on."""

from inforce.claims.model import Status
from inforce.claims.russian.clause_model import INFINITIVE, Clause
from inforce.claims.russian.event_status import EventStatus
from inforce.claims.russian.falsehoods import Falsehoods
from inforce.claims.russian.governed_status import GovernedStatus
from inforce.claims.russian.own_status import OwnForms
from inforce.claims.russian.phrase_model import Group, Noun
from inforce.claims.russian.status_words import status_words
from inforce.claims.russian.upper_status import UpperVerbs

_ABLE = frozenset({"мочь", "смочь", "вправе", "способный"})
"""Verbs whose negation tells that what hangs on them is not done: "не может снять"."""
_UNABLE = frozenset({"мочь", "смочь"})
"""Verbs whose negation before another tells that it was done: "не мог не снять"."""
_UNFAILING = frozenset({"преминуть", "замедлить", "замешкаться", "постесняться", "побояться", "полениться", "забыть"})
"""Verbs whose negation tells that what hangs on them was done: "не преминул снять"."""
_FINDING = frozenset({"признать", "признавать", "объявить", "счесть"})
_VOID = frozenset({"недействительный", "незаконный", "неправомерный", "необоснованный", "ничтожный", "ошибочный"})
"""How a court finds what it ends."""
_BLOCKING = frozenset(
    {"заблокировать", "блокировать", "ветировать", "заветировать", "наложить", "сорвать", "тормозить", "затормозить"}
)
"""Verbs by which one of several keeps the others from what they would do."""


class StatusReader:
    """Composes status. ``headline``: the present tense of a headline tells what was done."""

    def __init__(self) -> None:
        words = status_words()
        self._words, self._own, self.false = words, OwnForms(words), Falsehoods(words)
        self._upper = UpperVerbs(words, self.false)
        self._governed = GovernedStatus(words, self.false, lambda clause: self._of_infinitive(clause, headline=False))
        self._events = EventStatus(words, self._own, self.false, self._upper, self._governed)

    def of_planned(self, clause: Clause) -> Status | None:
        """The status of what a verb of planning has for its object: "готовят ограничения"."""
        if clause.kind == INFINITIVE or clause.negated:
            return self.of_clause(clause) if not clause.negated else Status.DENIED
        classes = self._words.of(clause)
        status = Status.ANNOUNCED if classes & {"intends", "announces"} and "wants" not in classes else Status.PROPOSED
        return Status.HYPOTHETICAL if self._own.is_hypothetical(clause) else self._upper.under(clause, status)

    def plans(self, clause: Clause) -> Status | None:
        """The status of what the verb wants or prepares ("рассматривает", "готовит"); None where it does neither."""
        classes = self._words.of(clause)
        return self.of_planned(clause) if classes & {"wants", "intends"} and "decides" not in classes else None

    def of_clause(self, clause: Clause, *, headline: bool = False, lasting: bool = False) -> Status | None:
        """The status of what a clause tells; None where it is only mentioned. ``lasting``: the verb tells a state."""
        if clause.kind == INFINITIVE or clause.bound:
            return self._of_infinitive(clause, headline=headline, lasting=lasting)
        status = self._own.of(clause, headline=headline, lasting=lasting)
        if (against := self.false.against_hearsay(clause)) is not None:
            return against if status is not Status.DENIED else Status.HYPOTHETICAL
        return self._upper.under(clause, status)

    def of_event(
        self, group: Group, clause: Clause | None, prep: str, carrier: Group | None, *, headline: bool
    ) -> Status | None:
        """As ``EventStatus.of``."""
        return self._events.of(group, clause, prep, carrier, headline=headline)

    def alone(self, clause: Clause) -> Status:
        """What a clause tells by itself, whatever it hangs on."""
        return self._own.of(clause, headline=False, lasting=False)

    def as_rumoured(self, clause: Clause) -> Status | None:
        """What a rumour told as a clause has it ("слух о том, что ЕС снял санкции, оказался ложным"), which is another claim than
        that it is not so; None where nobody tells a rumour."""
        upper, carrier = clause.upper, clause.governor
        if clause.negated or carrier is None or upper is None or "says" not in self._words.of_noun(carrier):
            return None
        denied = "denies" in self._words.of(upper) and not upper.negated
        return (
            self._own.of(clause, headline=False, lasting=False) if denied or self.false.is_called_false(upper) else None
        )

    # --- infinitives -------------------------------------------------------------------------------------------------

    def _of_infinitive(self, clause: Clause, *, headline: bool, lasting: bool = False) -> Status | None:
        if clause.link in self._words.wanted:
            return Status.HYPOTHETICAL if clause.upper is None else Status.PROPOSED
        if clause.says("ли") or clause.link == "ли":
            return Status.PROPOSED
        if clause.link == "если":
            return Status.HYPOTHETICAL
        if clause.future:
            return self._upper.under(clause, Status.DENIED if clause.negated else Status.ANNOUNCED)
        if clause.governor is not None:
            return self._governed.of(clause.governor, clause.upper, negated=clause.negated)
        upper = clause.upper
        if upper is None:
            return Status.HYPOTHETICAL if not headline else Status.PROPOSED
        classes = self._words.of(upper)
        if upper.lemma == "нет":
            return Status.DENIED  # "снимать санкции нет оснований"
        if upper.negated and upper.past and upper.lemma in _UNFAILING:
            return self._upper.under(upper, Status.IN_FORCE)
        if upper.negated and clause.negated and upper.lemma in _UNABLE:
            return self._upper.under(upper, Status.IN_FORCE if upper.past else Status.ANNOUNCED)
        status = self._carried(classes, upper, clause, headline=headline, lasting=lasting)
        if status in (Status.DENIED, None):
            return status
        if self._own.is_hypothetical(upper):
            return Status.HYPOTHETICAL
        return self._upper.under(upper, status)

    def _carried(
        self, classes: frozenset[str], upper: Clause, clause: Clause, *, headline: bool, lasting: bool = False
    ) -> Status:
        """The status of an infinitive under a verb."""
        negated = upper.negated
        if upper.kind == INFINITIVE and upper.upper is not None and not classes - {"does"}:
            return self._of_infinitive(upper, headline=headline) or Status.PROPOSED
        if "intends" in classes:
            return Status.DENIED if negated != clause.negated else Status.ANNOUNCED
        if "announces" in classes and "decides" not in classes:
            return Status.DENIED if clause.negated or negated else Status.ANNOUNCED
        if "decides" in classes:
            return Status.DENIED if clause.negated or negated else Status.DECIDED
        if "refuses" in classes:
            return Status.DENIED if not negated else Status.HYPOTHETICAL
        if "does" in classes and "may" not in classes:
            return self._own.of(upper, headline=headline, lasting=lasting)
        if "may" in classes:
            if upper.lemma in ("удаться", "суметь", "успеть", "смочь") and upper.past:
                return Status.DENIED if negated else Status.IN_FORCE
            never = upper.lemma in ("нельзя", "невозможно") or (negated and upper.lemma in _ABLE)
            return Status.DENIED if never else Status.HYPOTHETICAL
        if classes & {"wants", "considers"} and negated and clause.link not in self._words.wanted:
            return Status.DENIED  # "не хочет снимать", "не просит снять"
        return Status.PROPOSED

    # --- what else is asked of words ---------------------------------------------------------------------------------

    @property
    def untrue(self) -> tuple[str, ...]:
        """What a report says of a rumour that is not so."""
        return self._words.untrue

    def only_does(self, clause: Clause) -> bool:
        """ "Продолжает действовать": the verb only says that the other goes on."""
        return self._words.of(clause) == {"does"}

    def presupposes(self, clause: Clause | None) -> bool:
        """ "Поблагодарил за снятие": the doing is another's."""
        return clause is not None and "presupposes" in self._words.of(clause)

    def denies(self, clause: Clause) -> bool:
        return "denies" in self._words.of(clause) and not clause.negated

    def announces(self, clause: Clause) -> bool:
        """ "Объявил о снятии", "пообещал снятие"."""
        return "announces" in self._words.of(clause) and not clause.negated

    def decides(self, clause: Clause) -> bool:
        """ "Совет постановил:"."""
        return "decides" in self._words.of(clause) and not clause.negated

    def blocks(self, clause: Clause | None) -> bool:
        """ "Словакия заблокировала включение": it keeps the others from doing it."""
        rows = [clause, clause.upper] if clause is not None else []
        return any(c is not None and c.lemma in _BLOCKING for c in rows)

    def is_asked(self, clause: Clause) -> bool:
        """The subject of the clause wants a doing of another: "просит снять"."""
        return bool(self._words.of(clause) & {"asks", "denies"})

    def receives(self, clause: Clause) -> bool:
        """ "Минск получил сообщение о снятии": another does what is told."""
        return clause.lemma in self._words.receives

    def wants_for_itself(self, clause: Clause) -> bool:
        """What is wanted or refused may be for the subject or for whom it is asked."""
        return bool(self._words.of(clause) & {"wants", "asks", "refuses", "intends", "announces"})

    def cancels(self, clause: Clause | None) -> bool:
        """ "Отменил решение о внесении": what was decided is ended."""
        if clause is None or clause.negated:
            return False
        void = clause.lemma in _FINDING and any(w.lemma("ADJF") in _VOID for w in clause.words)
        return void or "cancels" in self._words.of(clause)

    def carries(self, noun: Noun) -> bool:
        """The noun may carry a doing: "решение о снятии"."""
        return any(each.lemma in self._words.nouns for each in noun.chain())
