"""Antecedents: what "который" stands for, and the noun that a participle goes with."""

from collections.abc import Sequence

from inforce.claims.russian.clause_model import Clause, Segment
from inforce.claims.russian.clause_words import measured
from inforce.claims.russian.phrase_model import Element, Group, Noun
from inforce.claims.russian.segments import is_relative
from inforce.claims.russian.words import MARK, Word

_PARTING = frozenset(";:—–.!?")
_STRUCK = frozenset({"попасть", "подпасть", "попадать", "угодить", "внести", "включить", "занести", "исключить"})
"""Verbs whose participles tell of parties, not of measures: "меры против верфи, попавшей под ограничения"."""


class Antecedents:
    """Looks for nouns among the elements of one sentence."""

    def __init__(self, elements: Sequence[Element]) -> None:
        self._elements = elements

    def relate(self, clause: Clause, segment: Segment) -> None:
        """Puts what "который" stands for into its place."""
        prep = ""
        for place in range(segment.first, segment.last):
            word = self._elements[place]
            if type(word) is not Word:
                continue
            if word.pos == "PREP":
                prep = word.lower
            if word.lower == "что" and place == segment.first:
                clause.antecedent = noun = self.before(clause.verb, segment.first)
                if noun is not None:
                    clause.groups.insert(0, Group([noun], "", word.start, word.end, frozenset({"nomn"})))
                return
            if is_relative(word):
                noun = self.before(word, segment.first)
                clause.antecedent = noun
                if noun is not None:
                    cases = frozenset(f.case for f in word.forms if f.case)
                    clause.groups.insert(0, Group([noun], _sound(prep), word.start, word.end, cases))
                return

    def after(self, clause: Clause, segment: Segment) -> Noun | None:
        """ "Попавшим под санкции заводам": the noun after a participle that no comma parts from what stands before."""
        before = self._elements[clause.place - 1] if clause.place else None
        if type(before) is Word and before.kind == MARK:
            return None
        mine = {(f.case, f.number) for f in clause.verb.forms if f.pos == "PRTF"}
        prep = before.lower if type(before) is Word and before.pos == "PREP" else ""
        for element in self._elements[clause.place + 1 : segment.last]:
            if type(element) is Group and prep and element.over == prep:
                return element.noun  # "против связанной с армией фирмы"
            if type(element) is Group and not element.prep:
                if element.noun.head.quoted or not element.noun.head.forms:
                    return element.noun if element.cases & {case for case, _ in mine} else None
                agreeing = any((f.case, f.number) in mine for f in element.noun.head.forms)
                return element.noun if agreeing else None
        return None

    def row_of(self, clause: Clause, noun: Noun | None) -> list[Noun]:
        """All names of the row that a participle in the plural goes with."""
        if noun is None or clause.form.number != "plur":
            return []
        group = next((e for e in self._elements if type(e) is Group and noun in e.nouns), None)
        several = group is not None and len(group.nouns) > 1 and all(n.proper for n in group.nouns)
        return list(group.nouns) if group is not None and several else []

    def before(self, word: Word, first: int) -> Noun | None:
        """The noun before an element that a word may stand for or hang on, by gender and number."""
        found: Noun | None = None
        lemma = next((f.lemma for f in word.forms if f.pos == "PRTF"), "") if word.pos == "PRTF" else ""
        for place in range(first - 1, max(first - 8, -1), -1):
            element = self._elements[place]
            if type(element) is Group:
                for noun in (n for each in reversed(element.nouns) for n in reversed(_heads(each))):
                    if _may_be(noun, word):
                        if noun.lemma in measured() and not (found and lemma in _STRUCK):
                            return noun
                        owned = found is not None and found.place is not None and noun.gen is found and noun.proper
                        found = noun if owned else found or noun  # "Нефтяной индустрии Сербии, которую"
            elif type(element) is Word and element.text in _PARTING and place < first - 1:
                break
        return found


def _heads(noun: Noun) -> list[Noun]:
    """What "который" after a phrase may stand for: "совладелец банка Игорь Ким, с которого" is the one named last."""
    named = noun.names and noun.gen is not None and noun.names[-1].start > noun.gen.start
    return [noun] if named else list(noun.chain())


def _sound(prep: str) -> str:
    return {"во": "в", "со": "с", "ко": "к", "об": "о"}.get(prep, prep)


def _may_be(noun: Noun, word: Word) -> bool:
    if noun.head.quoted:
        return True  # its ending tells nothing
    numbers = {f.number for f in word.forms if f.case or f.pos == "VERB"}
    genders = {f.gender for f in word.forms if f.case or f.pos == "VERB"}
    if noun.number and numbers and noun.number not in numbers:
        return False
    return noun.number == "plur" or not noun.gender or "" in genders or noun.gender in genders or "plur" in numbers
