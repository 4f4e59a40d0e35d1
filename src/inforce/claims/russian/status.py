"""Status: how far an action has come, composed of its verb, what stands beside it and what it hangs on."""

from collections.abc import Mapping, Sequence
from functools import cache

from inforce.claims.lexicon import table
from inforce.claims.model import Status
from inforce.claims.russian.clause_model import FINITE, GERUND, INFINITIVE, SHORT, STATE, Clause
from inforce.claims.russian.phrase_model import Group, Noun
from inforce.claims.russian.words import Word
from inforce.values import value

_BEARING_OUT = frozenset({"соответствовать", "подтвердиться", "подтверждаться", "подтвердить", "отвечать"})
"""Verbs whose denial says that what was told is not so: "не соответствует действительности"."""
_AWAITING = frozenset({"дождаться", "дожидаться", "ждать", "ожидать"})
_ACHIEVING = frozenset({"добиться", "дождаться"})
"""Verbs of wanting that in the perfective past tell that it was got."""
_CAUSING = frozenset({"предполагать", "привести", "приводить", "повлечь", "помочь", "вызвать", "позволить"})
_ABOVE = 5
"""Clauses up to which a doing is followed upwards."""


@value(frozen=True, slots=True)
class StatusWords:
    """Of a lemma the classes that it belongs to (``status_ru.toml``)."""

    verbs: Mapping[str, frozenset[str]]
    nouns: Mapping[str, frozenset[str]]
    hypothetical: frozenset[str]
    doubtful: frozenset[str]
    wanted: frozenset[str]
    false: frozenset[str]
    untrue: tuple[str, ...]
    falsely: frozenset[str]
    factive: frozenset[str]
    raising: frozenset[str]
    imagines: frozenset[str]
    evidence: frozenset[str]
    calls: frozenset[str]
    alleged: frozenset[str]
    hearsay: frozenset[str]
    premature: frozenset[str]

    def of(self, clause: Clause) -> frozenset[str]:
        found = self.verbs.get(clause.lemma) or self.verbs.get(clause.verb.lower) or frozenset()
        if not found and clause.lemma.endswith(("ся", "сь")):
            found = self.verbs.get(clause.lemma[:-2], frozenset())
        return found

    def of_noun(self, group: Group) -> frozenset[str]:
        for noun in group.nouns:
            for each in noun.chain():
                if each.lemma in self.nouns:
                    return self.nouns[each.lemma]
        return frozenset()


_SETS = ("falsely", "factive", "raising", "imagines", "evidence", "calls", "alleged", "hearsay", "premature")
"""Of the sets above those that a list in the data file gives as it is, in their order."""


@cache
def status_words() -> StatusWords:
    data = table("status_ru")
    words = data["words"]
    return StatusWords(
        _classes(data["verbs"]),
        _classes(data["nouns"]),
        frozenset(words["hypothetical"]),
        frozenset(words["doubtful"]),
        frozenset(data["links"]["wanted"]),
        frozenset(words["false"]),
        tuple(words["untrue"]),
        *(frozenset(words[name]) for name in _SETS),
    )


def _classes(data: Mapping[str, list[str]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, lemmas in data.items():
        for lemma in lemmas:
            found.setdefault(lemma, set()).add(name)
    return {lemma: frozenset(names) for lemma, names in found.items()}


_ABLE = frozenset({"мочь", "смочь", "вправе", "способный"})
"""Verbs whose negation tells that what hangs on them is not done: "не может снять"."""
_GRANTING = frozenset({"удовлетворить", "удовлетворять", "выиграть"})
"""What a court does with a suit that it grants; ``_LOSING``: what becomes of one that it does not; ``_UNSETTLED``: without what
it leaves one."""
_PUTTING_OFF = frozenset({"отложить", "откладывать", "перенести", "отсрочить"})
_LOSING = frozenset({"проиграть", "проигрывать"})
_UNSETTLED = frozenset({"удовлетворение", "рассмотрение", "изменение"})
_TELLING = ("что", "будто", "якобы")
"""Conjunctions before what somebody says or holds."""
_UNFAILING = frozenset({"преминуть", "замедлить", "замешкаться", "постесняться", "побояться", "полениться", "забыть"})
"""Verbs whose negation tells that what hangs on them was done: "не преминул снять"."""
_FAILING = frozenset({"оправдаться", "оправдываться", "сбыться", "сбываться", "осуществиться", "реализоваться"})
"""What hopes and plans do that come true; ``_DYING``: what they do that do not."""
_DYING = frozenset({"закрыть", "рухнуть", "рассеяться", "провалиться", "сорваться", "угаснуть", "растаять"})
_SINCE = frozenset({"после", "из-за", "вслед за", "в связи с", "ввиду"})
"""Prepositions under which stands what was done before something else."""
_FINDING = frozenset({"признать", "признавать", "объявить", "счесть"})
_VOID = frozenset({"недействительный", "незаконный", "неправомерный", "необоснованный", "ничтожный", "ошибочный"})
"""How a court finds what it ends."""
_BLOCKING = frozenset(
    {"заблокировать", "блокировать", "ветировать", "заветировать", "наложить", "сорвать", "тормозить", "затормозить"}
)
"""Verbs by which one of several keeps the others from what they would do."""
_SIGNING = frozenset({"подписать", "издать", "опубликовать", "выпустить", "обнародовать", "подмахнуть", "завизировать"})
"""Verbs by which a decree is made; ``_DECREES``: what they make."""
_DECREES = frozenset({"указ", "приказ", "распоряжение", "постановление", "регламент", "закон", "прокламация"})


class StatusReader:
    """Composes status. ``headline``: the present tense of a headline tells what was done."""

    def __init__(self) -> None:
        self._words = status_words()

    def of_planned(self, clause: Clause) -> Status | None:
        """The status of what a verb of planning has for its object: "готовят ограничения"."""
        if clause.kind == INFINITIVE or clause.negated:
            return self.of_clause(clause) if not clause.negated else Status.DENIED
        classes = self._words.of(clause)
        status = Status.ANNOUNCED if classes & {"intends", "announces"} and "wants" not in classes else Status.PROPOSED
        return Status.HYPOTHETICAL if self._is_hypothetical(clause) else self._under(clause, status)

    def plans(self, clause: Clause) -> Status | None:
        """The status of what the verb wants or prepares ("рассматривает", "готовит"); None where it does neither."""
        classes = self._words.of(clause)
        return self.of_planned(clause) if classes & {"wants", "intends"} and "decides" not in classes else None

    def of_clause(self, clause: Clause, *, headline: bool = False, lasting: bool = False) -> Status | None:
        """The status of what a clause tells; None where it is only mentioned. ``lasting``: the verb tells a state."""
        if clause.kind == INFINITIVE or clause.bound:
            return self._of_infinitive(clause, headline=headline, lasting=lasting)
        status = self._own(clause, headline=headline, lasting=lasting)
        return self._under(clause, status)

    # --- by its own form ---------------------------------------------------------------------------------------------

    def _own(self, clause: Clause, *, headline: bool, lasting: bool) -> Status:
        if self._is_hypothetical(clause):
            return Status.HYPOTHETICAL
        if clause.negated or self._is_almost(clause):
            return Status.DENIED
        if self._is_doubtful(clause):
            return Status.HYPOTHETICAL
        if self._is_called_for(clause):
            return Status.PROPOSED
        if clause.future or clause.form.tense == "futr":
            return Status.ANNOUNCED
        if clause.kind == FINITE and clause.form.tense == "pres" and not headline and not lasting:
            return Status.ANNOUNCED
        return Status.IN_FORCE

    @staticmethod
    def _is_almost(clause: Clause) -> bool:
        """ "Почти сняли", not "сняли почти все"."""
        return any(w.lower == "почти" and w.end + 1 == clause.verb.start for w in clause.words)

    def _is_called_for(self, clause: Clause) -> bool:
        """ "Снимите санкции", "пусть снимут", "давайте снимем"."""
        if clause.kind != FINITE or clause.past:
            return False
        before = clause.joined.verb.lower if clause.joined is not None else ""
        calls = self._words.calls
        return not clause.form.tense or before in calls or any(w.lower in calls for w in clause.words)

    def _is_hypothetical(self, clause: Clause) -> bool:
        if clause.link == "чем" and (clause.says("прежде") or clause.says("раньше")):
            return True  # "прежде чем США снимут санкции"
        if clause.supposed or clause.link == "если" or clause.says("если") or clause.says("бы"):
            return True
        if clause.says("ли") or clause.link == "ли":
            return True
        before = clause.joined.verb.lower if clause.joined is not None else ""
        if before in self._words.imagines or any(w.lower in self._words.imagines for w in clause.words):
            return True  # "допустим, сняли"
        if clause.kind == GERUND and clause.joined is not None and self._is_hypothetical(clause.joined):
            return True  # "внеся завод в список, Лондон опередил бы Брюссель"
        if clause.link == "как" and clause.says("только") and not clause.past:
            return True  # "как только снимут"
        if clause.link in ("когда", "пока") and (clause.future or clause.form.tense == "futr"):
            return True
        if clause.link == "пока" and clause.negated and (clause.upper is not None or clause.joined is not None):
            return True  # alone it is an adverb: "хозяина, Ивана Петрова, пока не тронули"
        return clause.joined is not None and clause.joined.link == "если" and clause.link in ("и", "")

    def _is_doubtful(self, clause: Clause) -> bool:
        lowers = {w.lower for w in clause.words if w.start < clause.verb.end + 40}
        if "может" in lowers and clause.says("быть"):
            return True
        return bool(lowers & self._words.hypothetical - {"бы", "б"})

    # --- by what it hangs on -----------------------------------------------------------------------------------------

    def _under(self, clause: Clause, status: Status) -> Status:
        if clause.link in self._words.wanted:
            return Status.PROPOSED if status is not Status.DENIED else status
        upper, steps = clause.upper, 0
        while upper is not None and steps < _ABOVE and not _is_undeniable(upper):
            status = self._told(upper, status, clause)
            upper, steps = upper.upper, steps + 1
        return status

    def _told(self, upper: Clause, status: Status, clause: Clause) -> Status:
        """What a verb above, or the noun that carries the clause, does to a status."""
        classes = self._words.of(upper)
        noun = self._words.of_noun(clause.governor) if clause.governor is not None else frozenset()
        if upper.link == "если":
            return Status.HYPOTHETICAL
        if ("denies" in classes and not upper.negated) or self._is_called_false(upper):
            return Status.DENIED
        if "may" in noun and "wants" in classes and not upper.negated:
            return Status.PROPOSED if status is not Status.DENIED else status
        if clause.link == "что" and "says" in classes and upper.kind == INFINITIVE and self._is_premature(upper):
            return Status.HYPOTHETICAL
        if clause.upper is upper and (unsaid := self._unsaid(upper, clause, classes)) is not None:
            return unsaid if status is not Status.DENIED else Status.HYPOTHETICAL
        if "doubts" in classes or "may" in classes or "may" in noun:
            return Status.HYPOTHETICAL if status is not Status.DENIED else status
        if upper.negated and ("may" in noun or upper.lemma in ("исключать", "исключить")):
            return Status.HYPOTHETICAL
        if "wants" in classes and "says" not in classes and status is Status.ANNOUNCED:
            return Status.PROPOSED
        return status

    def _unsaid(self, upper: Clause, clause: Clause, classes: frozenset[str]) -> Status | None:
        """What becomes of what somebody did not say, of what nothing bears out, and of what one is to imagine."""
        words = self._words
        if clause.link != "что":
            return None
        if upper.verb.lower in words.imagines and not any("nomn" in g.cases and not g.prep for g in upper.groups):
            return Status.HYPOTHETICAL
        unborne = upper.lemma == "нет" or upper.negated
        if unborne and any(n.lemma in words.evidence for g in upper.groups for n in g.nouns):
            return Status.HYPOTHETICAL  # "нет доказательств, что"
        if not upper.negated or "says" not in classes or upper.lemma in words.factive:
            return None
        return Status.DENIED if upper.lemma in words.raising else Status.HYPOTHETICAL

    def is_alleged(self, clause: Clause) -> bool:
        """ "Якобы сняли", "дескать, сняли", "по слухам, сняли": the report does not say so itself."""
        words = self._words
        if clause.link in words.alleged or any(w.lower in words.alleged for w in clause.words):
            return True
        rows = [g for g in clause.groups if g.prep.startswith("по")]
        return any(
            n.lemma in words.hearsay or any(w.lemma("ADJF", "PRTF") in words.hearsay for w in n.modifiers)
            for g in rows
            for n in g.nouns
        )

    def _is_premature(self, clause: Clause) -> bool:
        """ "Преждевременно говорить, что сняли"."""
        upper = clause.upper
        row = [*clause.words, *(upper.words if upper is not None else ())]
        carrying = upper is not None and (
            upper.verb.lower in self._words.premature or upper.lemma in self._words.premature
        )
        return carrying or any(w.lower in self._words.premature for w in row)

    def calls_untrue(self, elements: Sequence[Word | Group], clause: Clause) -> bool:
        """ "Неправда, что …", "неверно, будто …", "это не значит, что …": what stands before the conjunction has no clause."""
        lemmas, denied = self._said_before(elements, clause)
        return bool(lemmas & self._words.false) or (denied and bool(lemmas & self._words.raising))

    def leaves_open(self, elements: Sequence[Word | Group], clause: Clause) -> bool:
        """ "Не факт, что снимут"."""
        lemmas, denied = self._said_before(elements, clause)
        return denied and "факт" in lemmas

    @staticmethod
    def _said_before(elements: Sequence[Word | Group], clause: Clause) -> tuple[frozenset[str], bool]:
        """The lemmas of what stands right before the conjunction of a clause that hangs on no other, and whether "не" does."""
        if clause.upper is not None or not any(clause.says(link) or clause.link == link for link in _TELLING):
            return frozenset(), False
        place = next((n for n in range(clause.place, 0, -1) if getattr(elements[n], "lower", "") in _TELLING), 0)
        before = place - 1
        while before > 0 and getattr(elements[before], "text", "") == ",":
            before -= 1
        said = elements[max(before, 0)]
        denied = before > 0 and getattr(elements[before - 1], "lower", "") == "не"
        if type(said) is Group:
            return frozenset() if said.prep else frozenset({said.noun.lemma}), denied
        return frozenset(form.lemma for form in said.forms) if type(said) is Word else frozenset(), denied

    def alone(self, clause: Clause) -> Status:
        """What a clause tells by itself, whatever it hangs on."""
        return self._own(clause, headline=False, lasting=False)

    def falsely_said(self, clause: Clause) -> Clause | None:
        """ "БелТА ошибочно сообщило, что": the verb of saying; None where nobody is told to have said it falsely."""
        upper = clause.upper if clause.link == "что" and not clause.negated else None
        if upper is None or "says" not in self._words.of(upper):
            return None
        return upper if self._is_falsely(upper) else None

    def _is_falsely(self, upper: Clause) -> bool:
        beside = upper.joined is not None and upper.joined.lemma in self._words.falsely  # "ложно" read as a predicate
        return beside or any(w.lower in self._words.falsely for w in upper.words)

    def as_rumoured(self, clause: Clause) -> Status | None:
        """What a rumour told as a clause has it ("слух о том, что ЕС снял санкции, оказался ложным"), which is another claim than
        that it is not so; None where nobody tells a rumour."""
        upper, carrier = clause.upper, clause.governor
        if clause.negated or carrier is None or upper is None or "says" not in self._words.of_noun(carrier):
            return None
        denied = "denies" in self._words.of(upper) and not upper.negated
        return self._own(clause, headline=False, lasting=False) if denied or self._is_called_false(upper) else None

    def _is_called_false(self, upper: Clause) -> bool:
        false = self._words.false
        if "says" in self._words.of(upper) and self._is_falsely(upper):
            return True
        if any(w.lemma() in false for w in upper.words) or upper.lemma in false:
            return True
        if any(not g.prep and g.noun.lemma in false and g.cases & {"ablt", "nomn"} for g in upper.groups):
            return True  # "оказались фейком"
        people = any(not g.prep and "nomn" in g.cases and g.noun.lemma not in self._words.nouns for g in upper.groups)
        confirmed = upper.lemma == "подтвердить" and people  # whoever does not confirm a thing does not deny it
        return upper.negated and upper.lemma in _BEARING_OUT and not confirmed

    # --- infinitives -------------------------------------------------------------------------------------------------

    def _of_infinitive(self, clause: Clause, *, headline: bool, lasting: bool = False) -> Status | None:
        if clause.link in self._words.wanted:
            return Status.HYPOTHETICAL if clause.upper is None else Status.PROPOSED
        if clause.says("ли") or clause.link == "ли":
            return Status.PROPOSED
        if clause.link == "если":
            return Status.HYPOTHETICAL
        if clause.future:
            return self._under(clause, Status.DENIED if clause.negated else Status.ANNOUNCED)
        if clause.governor is not None:
            return self.of_governed(clause.governor, clause.upper, negated=clause.negated)
        upper = clause.upper
        if upper is None:
            return Status.HYPOTHETICAL if not headline else Status.PROPOSED
        classes = self._words.of(upper)
        if upper.lemma == "нет":
            return Status.DENIED  # "снимать санкции нет оснований"
        if upper.negated and upper.past and upper.lemma in _UNFAILING:
            return self._under(upper, Status.IN_FORCE)
        status = self._carried(classes, upper, clause, headline=headline, lasting=lasting)
        if status in (Status.DENIED, None):
            return status
        if self._is_hypothetical(upper):
            return Status.HYPOTHETICAL
        return self._under(upper, status)

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
            return self._own(upper, headline=headline, lasting=lasting)
        if "may" in classes:
            if upper.lemma in ("удаться", "суметь", "успеть", "смочь") and upper.past:
                return Status.DENIED if negated else Status.IN_FORCE
            never = upper.lemma in ("нельзя", "невозможно") or (negated and upper.lemma in _ABLE)
            return Status.DENIED if never else Status.HYPOTHETICAL
        if classes & {"wants", "considers"} and negated and clause.link not in self._words.wanted:
            return Status.DENIED  # "не хочет снимать", "не просит снять"
        return Status.PROPOSED

    # --- nouns of doing ----------------------------------------------------------------------------------------------

    def of_event(
        self, group: Group, clause: Clause | None, prep: str, carrier: Group | None, *, headline: bool
    ) -> Status | None:
        """The status of a noun of doing ("снятие санкций") under a preposition, in a clause; ``carrier`` is the noun before
        it ("решение о снятии"). None where it is only mentioned."""
        if prep in ("в случае", "при условии", "при"):
            return Status.HYPOTHETICAL
        if carrier is not None:
            return self.of_governed(carrier, clause)
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
        return Status.HYPOTHETICAL if self._is_hypothetical(clause) else self._under(clause, status)

    def _event_under(
        self, classes: frozenset[str], group: Group, clause: Clause, prep: str, *, headline: bool
    ) -> Status | None:
        negated = clause.negated or self._is_turned_down(clause)
        if "denies" in classes:
            return Status.DENIED
        if prep == "о":
            told = self._about(classes, negated=negated)
            said = told is Status.IN_FORCE and (clause.kind == INFINITIVE or self._is_premature(clause))
            return Status.HYPOTHETICAL if said else told  # "говорить о снятии рано"
        if "performs" in classes and "nomn" in group.cases:
            return Status.DENIED if negated else self._own(clause, headline=headline, lasting=False)
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

    def of_governed(self, carrier: Group, clause: Clause | None, *, negated: bool = False) -> Status | None:
        """The status of what a noun carries: "решение снять", "слухи о снятии", "просьба о снятии"."""
        noun = self._words.of_noun(carrier)
        classes = self._words.of(clause) if clause is not None else frozenset()
        turned = clause is not None and clause.negated
        if clause is not None and "denies" in classes:
            return Status.DENIED
        if clause is not None and self._is_called_false(clause):
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
            status = self._of_infinitive(clause, headline=False)
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


def _is_undeniable(clause: Clause) -> bool:
    """ "Нельзя не заметить, что сняли": what cannot be overlooked is so."""
    return clause.negated and clause.upper is not None and clause.upper.lemma in ("нельзя", "невозможно", "невозможный")


def is_state(clause: Clause) -> bool:
    return clause.kind in (STATE, SHORT)
