"""Segments: a sentence cut at its marks and conjunctions, with the predicates of each stretch."""

from collections.abc import Iterator, Sequence

from inforce.claims.model import TargetKind
from inforce.claims.russian.clause_model import Segment
from inforce.claims.russian.clause_words import clause_words, governing, saying, speaking
from inforce.claims.russian.lexicon import lexicon
from inforce.claims.russian.phrase_model import Element, Group
from inforce.claims.russian.words import MARK, WORD, Word

_BREAKS = frozenset(",;:—–-()…!?.")


class SegmentReader:
    """Cuts one sentence; tells what a stretch is to the others."""

    def __init__(self, elements: Sequence[Element]) -> None:
        self._elements, self._words = elements, clause_words()

    def segments(self) -> list[Segment]:
        found: list[Segment] = []
        first, mark = 0, ""
        for place, element in enumerate(self._elements):
            if type(element) is Word and element.kind == MARK and element.text in _BREAKS:
                if first < place:
                    found += self._parted(first, place, mark)
                first, mark = place + 1, element.text
        if first < len(self._elements):
            found += self._parted(first, len(self._elements), mark)
        return found

    def _parted(self, first: int, last: int, mark: str) -> Iterator[Segment]:
        """A stretch without marks, parted where "и" joins two predicates or a conjunction stands within."""
        begin = first
        seen = False
        for place in range(first, last):
            word = self._elements[place]
            if type(word) is not Word:
                continue
            if self.is_predicate(place):
                seen = seen or not self.is_auxiliary(place)
            elif (
                seen
                and word.kind == WORD
                and word.lower in self._words["coordinators"]
                and self._predicate_ahead(place, last)
            ) or (
                place > begin
                and word.kind == WORD
                and word.lower in ("что", "чтобы", "если", "когда")
                and seen
                and self._predicate_ahead(place, last)
            ):
                yield self._segment(begin, place, mark)
                begin, mark, seen = place, word.lower, False
        yield self._segment(begin, last, mark)

    def _predicate_ahead(self, place: int, last: int) -> bool:
        return any(self.is_predicate(p) for p in range(place + 1, last))

    def _segment(self, first: int, last: int, mark: str) -> Segment:
        segment = Segment(first, last, mark)
        for place in range(first, min(first + 3, last)):
            word = self._elements[place]
            if type(word) is not Word:
                break
            if word.kind == MARK:
                continue
            if word.lower in self._words["subordinators"] or word.lower in self._words["coordinators"]:
                segment.link = segment.link or word.lower
                if word.lower in self._words["subordinators"]:
                    segment.link = word.lower
            elif is_relative(word):
                segment.relative = True
                break
            elif word.pos != "PREP":
                break
        segment.predicates = [p for p in range(first, last) if self.is_predicate(p)]
        if segment.link == "что" and segment.predicates and self._explains_noun(segment):
            segment.link, segment.relative = "", True
        return segment

    def _explains_noun(self, segment: Segment) -> bool:
        """ "Лицензия, что позволяла …": "что" after a noun alone, before a verb that has no other subject."""
        place = segment.first - 2
        before = self._elements[place] if place >= 0 else None
        if type(before) is not Group or segment.mark != "," or before.nouns[-1].lemma in governing():
            return False
        while place >= 0 and not self.is_mark(place):
            if self.is_predicate(place):
                return False
            place -= 1
        groups = [e for e in self._elements[segment.first : segment.last] if type(e) is Group]
        return not any(not g.prep and "nomn" in g.cases and "accs" not in g.cases for g in groups)

    def is_predicate(self, place: int) -> bool:
        word = self._elements[place]
        if type(word) is not Word or word.kind != WORD:
            return False
        if word.pos in ("VERB", "PRTS", "INFN", "GRND", "PRED"):
            return True
        if word.pos == "ADJS":
            return True
        if word.is_a("PRTF"):
            before = self._elements[place - 1] if place else None
            following = self._elements[place + 1] if place + 1 < len(self._elements) else None
            return (place > 0 and type(before) is Word and before.text == ",") or (
                type(following) is Group and bool(following.prep)
            )
        return False

    def is_auxiliary(self, place: int) -> bool:
        """ "Был исключен", "будут сняты": a form of "быть" beside another predicate."""
        word = self._elements[place]
        return type(word) is Word and word.lemma("VERB") == "быть" and self.main_beside(place) is not None

    def main_beside(self, place: int) -> int | None:
        """The predicate that a form of "быть" belongs to: the next before a mark, else one right before it."""
        after = range(place + 1, min(place + 7, len(self._elements)))
        stop = next((p for p in after if self.is_mark(p)), after.stop)
        before = range(place - 1, max(place - 5, -1), -1)
        word, last = self._elements[place], self._elements[place - 1] if place else None
        if type(word) is Word and word.pos == "INFN" and type(last) is Word and last.pos == "PRTS":
            return place - 1  # "сняты быть не должны"
        return next((p for p in (*range(place + 1, stop), *before) if self._may_be_carried(p)), None)

    def is_mark(self, place: int) -> bool:
        element = self._elements[place]
        return type(element) is Word and element.kind == MARK

    def _may_be_carried(self, place: int) -> bool:
        element = self._elements[place]
        return type(element) is Word and element.kind == WORD and element.pos in ("PRTS", "INFN", "ADJS")

    def is_aside(self, segment: Segment) -> bool:
        """The segment stands within another clause: a relative clause, a participle, a gerund, "сообщает агентство"."""
        if segment.relative or self._is_parenthesis(segment):
            return True
        word = self._elements[segment.predicates[0]]
        assert type(word) is Word
        if word.pos == "GRND" or (word.is_a("PRTF") and word.pos not in ("VERB", "PRTS")):
            return True
        if (
            not segment.mark
            or segment.mark not in ",—–-("
            or word.lemma() not in saying()
            or (segment.link and segment.link != "как")
        ):
            return False
        groups = [e for e in self._elements[segment.first : segment.last] if type(e) is Group]
        speaks = any(not g.prep and "nomn" in g.cases and _may_speak(g) for g in groups)
        return segment.link == "как" or speaks or any(f.number == "plur" for f in word.forms if f.pos == "VERB")

    def _is_parenthesis(self, segment: Segment) -> bool:
        """ "Как известно", "если верить X", "напомним": words of the author within a clause."""
        word = self._elements[segment.predicates[0]]
        assert type(word) is Word
        lemmas = {form.lemma for form in word.forms}
        if segment.link in ("как", "если") and len(segment.predicates) == 1:
            return bool(lemmas & self._words["parentheses"]) or word.lower in self._words["parentheses"]
        alone = segment.last - segment.first == 1 and segment.mark == ","
        return alone and word.lower in self._words["remarks"]


def _may_speak(group: Group) -> bool:
    """A subject that somebody can be: "сообщает агентство", not "просит сделать исключение"."""
    noun = group.noun
    if "accs" not in group.cases or noun.proper or noun.place is not None or noun.animate or noun.pronoun:
        return True
    return any(kind is not TargetKind.SECTOR for kind in lexicon().kinds(noun.lemma)) or noun.lemma in speaking()


def is_relative(word: Word) -> bool:
    return word.lemma("ADJF", "NPRO") in ("который", "чей")
