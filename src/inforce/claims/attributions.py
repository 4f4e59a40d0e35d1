"""Attributions: all that a unit says of who says what, by verbs, by prepositions ("according to"), by nouns."""

from collections.abc import Iterator, Sequence
from itertools import islice

from inforce.claims.attribution import Attribution
from inforce.claims.cues import Cue, Cues
from inforce.claims.model import StatementKind
from inforce.claims.phrases import Noun, Verb
from inforce.claims.reporting import UNREAL, ReportingVerbs
from inforce.claims.stating import by_report
from inforce.claims.subjects import Subject, chain_right, is_noun, lower_at, tag_at, with_apposition
from inforce.claims.units import Element, Quoted, Unit
from inforce.claims.words import Word

MOST = 40


def find_attributions(unit: Unit, cues: Cues) -> list[Attribution]:
    """The attributions of a unit in the order of their cues; a stretch with more than ``MOST`` is no prose."""
    found = _Finder(unit.elements, cues).find()
    if len(found) > MOST:
        return []
    return sorted(found, key=lambda a: a.cue_at[0] if a.cue_at else a.first)


class _Finder:
    def __init__(self, elements: Sequence[Element], cues: Cues) -> None:
        self._elements, self._cues = elements, cues
        self._verbs = ReportingVerbs(elements, cues)

    def find(self) -> list[Attribution]:
        found = list(islice(self._all(), MOST + 1))
        return [a for a in found if not any(self._names_source(a, other) for other in found)]

    def _names_source(self, inner: Attribution, outer: Attribution) -> bool:
        """ "It printed, on the word of a broker, that …": the broker speaks, the printer carries."""
        between = inner is not outer and inner.cue is None and outer.right and outer.cue_at
        if not between or outer.cue_at is None or not outer.cue_at[1] <= inner.first or not inner.last <= outer.last:
            return False
        outer.subject, outer.outlet = inner.subject, outer.subject
        return True

    def _all(self) -> Iterator[Attribution]:
        openings, voiced, reports = self._cues.openings, self._cues.voiced, self._cues.stating["reports"]
        for number, element in enumerate(self._elements):
            if type(element) is Word:
                found = self._preposition(element, number) if element.lower in openings else None
            elif type(element) is Verb:
                found = self._verbs.read(element, number)
            elif type(element) is Noun and (number == 0 or element.head in voiced or element.head in reports):
                found = self._noun(element, number) or by_report(self._elements, number, self._cues)
            else:
                continue
            if found:
                yield found

    def _at(self, number: int) -> Element | None:
        return self._elements[number] if 0 <= number < len(self._elements) else None

    # --- prepositions -----------------------------------------------------------------------------------------------

    def _preposition(self, word: Word, number: int) -> Attribution | None:
        if word.lower in self._cues.according and is_noun(self._elements, number + 1):
            return self._placed(
                number, with_apposition(self._elements, number + 1, chain_right(self._elements, number + 1)), number + 1
            )
        if (
            word.lower in self._cues.citing
            and tag_at(self._elements, number - 1) in (",", "-", "")
            and is_noun(self._elements, number + 1)
        ):
            return None
        if word.tag != "IN" or word.lower not in ("in", "by", "on"):
            return None
        noun = self._at(number + 1)
        if type(noun) is not Noun or noun.head not in self._cues.of_nouns:
            return None
        if lower_at(self._elements, number + 2) == "of" and is_noun(self._elements, number + 3):
            return self._placed(number, Subject(number + 3, chain_right(self._elements, number + 3)), number + 3)
        owned = noun.possessor is not None or noun.words[0].tag == "PD"
        if owned and tag_at(self._elements, number + 2) in (",", ".", ""):
            return self._placed(number, Subject(number + 1, number + 2), number + 2)
        return None

    def _placed(self, number: int, subject: Subject, cue_end: int) -> Attribution | None:
        """What is said by "according to X" stands after it where it opens the sentence, else around it."""
        last = max(subject.last, subject.apposition[1] if subject.apposition else 0)
        found = Attribution(number, last, None, (number, cue_end), subject)
        opens = self._opens(number)
        if opens:
            begins = self._past_relative(last + 1) if tag_at(self._elements, last) == "," else self._past_phrase(last)
            found.right = (begins, len(self._elements))
            return found if begins < len(self._elements) else None
        found.left = True
        return found

    def _past_phrase(self, place: int) -> int:
        """Past "with direct knowledge of the matter," "filed in London," that says more of the one named."""
        opening = self._at(place)
        filed = (
            type(opening) is Verb
            and opening.words[-1].tag in ("VN", "VD")
            and tag_at(self._elements, place + 1) == "IN"
        )
        if not filed and tag_at(self._elements, place) != "IN":
            return place
        ahead = range(place, min(place + 9, len(self._elements)))
        comma = next((n for n in ahead if tag_at(self._elements, n) == ","), 0)
        does = any(type(self._at(n)) is Verb and is_noun(self._elements, n - 1) for n in range(place + 1, comma))
        return comma + 1 if comma and not does else place

    def _past_relative(self, place: int) -> int:
        """Past "who has seen it," or "citing the ministry," to where a clause of its own begins."""
        opening = self._at(place)
        cites = type(opening) is Verb and opening.words[-1].lower in self._cues.citing
        if tag_at(self._elements, place) != "WH" and not cites:
            return place
        for number in range(place, len(self._elements) - 1):
            following = self._at(number + 1)
            if tag_at(self._elements, number) == "," and (type(following) is Quoted or self._is_clause(number + 1)):
                return number + 1
        return place

    def _is_clause(self, place: int) -> bool:
        if not is_noun(self._elements, place):
            return False
        verb = self._at(chain_right(self._elements, place))
        return type(verb) is Verb and verb.finite

    def _opens(self, number: int) -> bool:
        """Nothing but a conjunction, an adverb or a time stands before in the clause."""
        place = number - 1
        while tag_at(self._elements, place) in (",", "RB", "TM", "CC") and place >= 0:
            place -= 1
        return place < 0 or tag_at(self._elements, place) in (";", ".", ":", "TH")

    # --- nouns ------------------------------------------------------------------------------------------------------

    def _noun(self, noun: Noun, number: int) -> Attribution | None:
        """ "Her view is that …", "His answer: …"; "Ana Ruiz: “…”"."""
        after = number + 1
        if number == 0 and noun.name and tag_at(self._elements, 1) == ":" and type(self._at(2)) is Quoted:
            return Attribution(0, 2, None, None, Subject(0, 1), (2, len(self._elements)))
        if noun.head not in self._cues.voiced or not (noun.possessor or noun.words[0].tag == "PD"):
            return None
        if tag_at(self._elements, after) == ",":
            closing = next((n for n in range(after + 1, after + 8) if tag_at(self._elements, n) in (",", ":")), after)
            after = closing + 1 if tag_at(self._elements, closing) == "," else closing
        verb = self._at(after)
        if type(verb) is Verb and verb.lemma == "be" and not verb.negation and verb.modal not in UNREAL:
            after += 1
            if (
                lower_at(self._elements, after) != "that"
                and type(self._at(after)) is not Quoted
                and tag_at(self._elements, after) != ":"
            ):
                return None
        elif tag_at(self._elements, after) != ":":
            return None
        begins = after if type(self._at(after)) is Quoted else after + 1
        cue = Cue(noun.head, StatementKind.OPINION, frozenset({"clause"}))
        return Attribution(
            number, begins, cue, (number, number + 1), Subject(number, number + 1), (begins, len(self._elements))
        )
