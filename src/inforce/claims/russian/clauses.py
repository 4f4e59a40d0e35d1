"""Clauses: predicates with the groups, times and words that go with them, and what each hangs on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from inforce.claims.lexicon import table
from inforce.claims.model import TargetKind
from inforce.claims.russian.lexicon import lexicon
from inforce.claims.russian.morphology import Form
from inforce.claims.russian.phrases import Element, Group, Noun
from inforce.claims.russian.words import MARK, TIME, WORD, Word

FINITE, SHORT, INFINITIVE, GERUND, PARTICIPLE, STATE = "finite", "short", "infinitive", "gerund", "participle", "state"

_KINDS = {"VERB": FINITE, "PRTS": SHORT, "INFN": INFINITIVE, "GRND": GERUND, "PRED": STATE, "ADJS": STATE}
_DASHES = ("—", "–", "-")
_PARTING = frozenset(";:—–.!?")
_BREAKS = frozenset(",;:—–-()…!?.")


@dataclass(slots=True, eq=False)
class Clause:
    """A predicate and what goes with it.

    ``kind``: how it is built; ``lemma``, ``form``: of its word; ``link``: the conjunction before it; ``upper``: the clause
    that it hangs on; ``governor``: the noun that it hangs on ("решение снять"); ``antecedent``: what "который" stands for;
    ``groups``, ``times``, ``words``: what stands in it, in order; ``future``: with "будет". ``first``, ``last``: the elements
    between the marks around it, ``mark``: the one before; ``bound``: a participle under
    another verb ("могут быть сняты").
    """

    verb: Word
    place: int
    kind: str
    lemma: str
    form: Form
    negated: bool = False
    future: bool = False
    was: bool = False
    link: str = ""
    upper: "Clause | None" = None
    governor: Group | None = None
    antecedent: Noun | None = None
    joined: "Clause | None" = None
    groups: list[Group] = field(default_factory=list)
    times: list[Word] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)
    first: int = 0
    last: int = 0
    mark: str = ""
    relative: bool = False
    bound: bool = False

    @property
    def start(self) -> int:
        return min([self.verb.start, *(g.start for g in self.groups), *(t.start for t in self.times)])

    @property
    def end(self) -> int:
        return max([self.verb.end, *(g.end for g in self.groups), *(t.end for t in self.times)])

    @property
    def past(self) -> bool:
        return self.form.tense == "past"

    def says(self, word: str) -> bool:
        return any(w.lower == word for w in self.words)


@dataclass(slots=True)
class _Segment:
    """Elements between two breaks, with the words that open it."""

    first: int
    last: int
    mark: str
    link: str = ""
    relative: bool = False
    predicates: list[int] = field(default_factory=list)


class ClauseReader:
    """Finds the clauses of one sentence."""

    def __init__(self, elements: Sequence[Element]) -> None:
        self._elements = elements
        self._words = _clause_words()
        self.clauses: list[Clause] = []

    def read(self) -> list[Clause]:
        open_: list[_Segment] = []
        main: Clause | None = None
        waiting: list[tuple[Clause, Group | None]] = []
        segments = self._segments()
        gap = -1
        for number, segment in enumerate(segments):
            if number == gap + 1 and number and gap >= 0:
                continue  # what stands after the dash of a gap
            if self._is_gap(segment, segments[number + 1 : number + 2]):
                gap = number
                continue
            if not segment.predicates:
                if not self._goes_on(segments[number + 1 :]) and self._make_nominal(segment, open_, main):
                    open_ = []
                    continue
                anew = segment.link or (segment.relative and self.clauses) or segment.mark in (";", ":")
                if anew or not self.clauses or open_:
                    open_ = [segment] if anew else [*open_, segment]
                else:
                    self._extend(main or self.clauses[-1], segment)
                continue
            depends = bool(open_) and segment.link in ("что", "чтобы") and not open_[-1].link
            aside = depends or (self._is_aside(segment) and not (waiting and not segment.relative))
            made = self._make(segment, [] if aside else open_, main)
            if depends:
                waiting = [(c, self._noun_of(open_[-1])) for c in made[:1]]
            elif not aside:
                for clause, noun in waiting:
                    clause.upper, clause.governor = made[0] if made else clause.upper, noun
                open_, waiting = [], []
            if made and not aside and not segment.relative and made[0].kind in (FINITE, SHORT, STATE, INFINITIVE):
                main = made[0]
        if open_ and self._make_nominal(
            _Segment(open_[0].first, open_[-1].last, open_[0].mark, open_[0].link), [], main
        ):
            open_ = []
        if open_ and self.clauses and open_[0].mark != ";":
            for segment in open_:
                self._extend(main or self.clauses[-1], segment)
        return self.clauses

    def _is_gap(self, segment: _Segment, following: Sequence[_Segment]) -> bool:
        """ "…, Лондон — в июле", "…, вторую — нет": the verb before holds for these as well; they are no part of its clause."""
        if not self.clauses or segment.predicates or segment.mark not in (",", ";", "а", "и") or not following:
            return False
        after = following[0]
        groups = [e for e in self._elements[segment.first : segment.last] if isinstance(e, Group)]
        opening = self._elements[after.first]
        denied = isinstance(opening, Word) and opening.lower == "нет"
        if after.mark not in _DASHES or (after.predicates and not denied) or len(groups) != 1 or groups[0].prep:
            return False
        if isinstance(opening, Group):
            return bool(opening.prep)
        return opening.kind == TIME or opening.lower in ("нет", "только", "лишь", "тоже", "еще", "уже")

    def _goes_on(self, segments: Sequence[_Segment]) -> bool:
        """A verb to come belongs to what was begun: it has no conjunction and no subject of its own."""
        for segment in segments:
            if segment.predicates and not self._is_aside(segment):
                groups = [e for e in self._elements[segment.first : segment.last] if isinstance(e, Group)]
                own = any(not g.prep and "nomn" in g.cases and "accs" not in g.cases for g in groups)
                return not segment.link and not own and segment.mark != ";"
        return False

    def _make_nominal(self, segment: _Segment, open_: list[_Segment], main: Clause | None) -> bool:
        """A clause without a verb: "X в списке", "что это не шаг", "Y — под санкциями"."""
        segments = [*open_, segment]
        groups = [e for s in segments for e in self._elements[s.first : s.last] if isinstance(e, Group)]
        subject = next((g for g in groups if not g.prep and "nomn" in g.cases), None)
        stands = [
            g
            for g in groups
            if g.prep in ("в", "под", "на")
            and (g.noun.lemma in _standing() or (g.prep != "на" and g.noun.head.pos in ("ADJF", "PRTF")))
        ]
        told = segments[0].link == "что" and len(groups) > 1
        if subject is None or not (stands or told) or (stands and stands[0].start < subject.start and open_):
            return False
        end = subject.end
        form = Form("быть", "VERB", "", "", "", "pres", "", "", "", "", animate=False, pronominal=False, score=1.0)
        verb = Word(WORD, "", "", end, end, (form,), pos="VERB")
        clause = Clause(verb, segments[0].first, FINITE, "быть", form)
        clause.link, clause.mark, clause.first, clause.last = (
            segments[0].link,
            segments[0].mark,
            segments[0].first,
            segment.last,
        )
        for each in segments:
            self._extend(clause, each)
        clause.negated = any(w.lower in self._words["negators"] for w in clause.words)
        self._hang([clause], segments[0], main)
        self.clauses.append(clause)
        return True

    def _noun_of(self, segment: _Segment) -> Group | None:
        """ "Слухи о том, что": the noun that the clause to come explains."""
        groups = [e for e in self._elements[segment.first : segment.last] if isinstance(e, Group)]
        return next((g for g in reversed(groups) if any(n.lemma in _governing() for n in g.nouns)), None)

    # --- segments ----------------------------------------------------------------------------------------------------

    def _segments(self) -> list[_Segment]:
        found: list[_Segment] = []
        first, mark = 0, ""
        for place, element in enumerate(self._elements):
            if isinstance(element, Word) and element.kind == MARK and element.text in _BREAKS:
                if first < place:
                    found += self._parted(first, place, mark)
                first, mark = place + 1, element.text
        if first < len(self._elements):
            found += self._parted(first, len(self._elements), mark)
        return found

    def _parted(self, first: int, last: int, mark: str) -> Iterator[_Segment]:
        """A stretch without marks, parted where "и" joins two predicates or a conjunction stands within."""
        begin = first
        seen = False
        for place in range(first, last):
            word = self._elements[place]
            if not isinstance(word, Word):
                continue
            if self._is_predicate(place):
                seen = seen or not self._is_auxiliary(place)
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
        return any(self._is_predicate(p) for p in range(place + 1, last))

    def _segment(self, first: int, last: int, mark: str) -> _Segment:
        segment = _Segment(first, last, mark)
        for place in range(first, min(first + 3, last)):
            word = self._elements[place]
            if not isinstance(word, Word):
                break
            if word.kind == MARK:
                continue
            if word.lower in self._words["subordinators"] or word.lower in self._words["coordinators"]:
                segment.link = segment.link or word.lower
                if word.lower in self._words["subordinators"]:
                    segment.link = word.lower
            elif _is_relative(word):
                segment.relative = True
                break
            elif word.pos != "PREP":
                break
        segment.predicates = [p for p in range(first, last) if self._is_predicate(p)]
        if segment.link == "что" and segment.predicates and self._explains_noun(segment):
            segment.link, segment.relative = "", True
        return segment

    def _explains_noun(self, segment: _Segment) -> bool:
        """ "Лицензия, что позволяла …": "что" after a noun alone, before a verb that has no other subject."""
        place = segment.first - 2
        before = self._elements[place] if place >= 0 else None
        if not isinstance(before, Group) or segment.mark != "," or before.nouns[-1].lemma in _governing():
            return False
        while place >= 0 and not self._is_mark(place):
            if self._is_predicate(place):
                return False
            place -= 1
        groups = [e for e in self._elements[segment.first : segment.last] if isinstance(e, Group)]
        return not any(not g.prep and "nomn" in g.cases and "accs" not in g.cases for g in groups)

    def _is_predicate(self, place: int) -> bool:
        word = self._elements[place]
        if not isinstance(word, Word) or word.kind != WORD:
            return False
        if word.pos in ("VERB", "PRTS", "INFN", "GRND", "PRED"):
            return True
        if word.pos == "ADJS":
            return True
        if word.is_a("PRTF"):
            before = self._elements[place - 1] if place else None
            following = self._elements[place + 1] if place + 1 < len(self._elements) else None
            return (place > 0 and isinstance(before, Word) and before.text == ",") or (
                isinstance(following, Group) and bool(following.prep)
            )
        return False

    def _is_auxiliary(self, place: int) -> bool:
        """ "Был исключен", "будут сняты": a form of "быть" beside another predicate."""
        word = self._elements[place]
        return isinstance(word, Word) and word.lemma("VERB") == "быть" and self._main_beside(place) is not None

    def _main_beside(self, place: int) -> int | None:
        """The predicate that a form of "быть" belongs to: the next before a mark, else one right before it."""
        after = range(place + 1, min(place + 7, len(self._elements)))
        stop = next((p for p in after if self._is_mark(p)), after.stop)
        before = range(place - 1, max(place - 5, -1), -1)
        return next((p for p in (*range(place + 1, stop), *before) if self._may_be_carried(p)), None)

    def _is_mark(self, place: int) -> bool:
        element = self._elements[place]
        return isinstance(element, Word) and element.kind == MARK

    def _may_be_carried(self, place: int) -> bool:
        element = self._elements[place]
        return isinstance(element, Word) and element.kind == WORD and element.pos in ("PRTS", "INFN", "ADJS")

    def _is_aside(self, segment: _Segment) -> bool:
        """The segment stands within another clause: a relative clause, a participle, a gerund, "сообщает агентство"."""
        if segment.relative or self._is_parenthesis(segment):
            return True
        word = self._elements[segment.predicates[0]]
        assert isinstance(word, Word)
        if word.pos == "GRND" or (word.is_a("PRTF") and word.pos not in ("VERB", "PRTS")):
            return True
        if segment.mark not in ",—–-(" or word.lemma() not in _saying() or (segment.link and segment.link != "как"):
            return False
        groups = [e for e in self._elements[segment.first : segment.last] if isinstance(e, Group)]
        speaks = any(not g.prep and "nomn" in g.cases and _may_speak(g) for g in groups)
        return segment.link == "как" or speaks or any(f.number == "plur" for f in word.forms if f.pos == "VERB")

    def _is_parenthesis(self, segment: _Segment) -> bool:
        """ "Как известно", "если верить X", "напомним": words of the author within a clause."""
        word = self._elements[segment.predicates[0]]
        assert isinstance(word, Word)
        lemmas = {form.lemma for form in word.forms}
        if segment.link in ("как", "если") and len(segment.predicates) == 1:
            return bool(lemmas & self._words["parentheses"]) or word.lower in self._words["parentheses"]
        alone = segment.last - segment.first == 1 and segment.mark == ","
        return alone and word.lower in self._words["remarks"]

    # --- clauses -----------------------------------------------------------------------------------------------------

    def _make(self, segment: _Segment, open_: list[_Segment], main: Clause | None) -> list[Clause]:
        made: list[Clause] = []
        auxiliaries = [p for p in segment.predicates if self._is_auxiliary(p)]
        for place in segment.predicates:
            if place in auxiliaries:
                continue
            word = self._elements[place]
            assert isinstance(word, Word)
            clause = self._clause(word, place)
            clause.link = segment.link or (open_[0].link if open_ else "")
            clause.first, clause.last, clause.mark, clause.relative = (
                segment.first,
                segment.last,
                segment.mark,
                segment.relative,
            )
            made.append(clause)
        if not made and auxiliaries:
            word = self._elements[auxiliaries[0]]
            assert isinstance(word, Word)
            made.append(self._clause(word, auxiliaries[0]))
            made[0].link = segment.link
            made[0].first, made[0].last, made[0].mark = segment.first, segment.last, segment.mark
            auxiliaries = []
        if not made:
            return []
        self._share(made, segment, open_)
        for place in auxiliaries:
            word = self._elements[place]
            assert isinstance(word, Word)
            beside = self._main_beside(place)
            owner = next((c for c in made if c.place == beside), made[-1])
            owner.future = any(f.tense == "futr" for f in word.forms)
            owner.was = any(f.tense == "past" for f in word.forms)
            owner.negated = owner.negated or self._negated(place)
            carrier = next((c for c in made if c.place < place and c is not owner), None)
            if word.pos == "INFN" and owner.kind == SHORT and carrier is not None:  # "могут быть сняты"
                owner.bound, owner.upper = True, carrier
                owner.groups = [*carrier.groups, *owner.groups]
        if segment.relative:
            self._relate(made[0], segment)
        elif made[0].kind == PARTICIPLE:
            made[0].antecedent = self._after(made[0], segment) or self._antecedent(made[0].verb, segment.first)
        self._hang(made, segment, main)
        self.clauses += made
        return made

    def _clause(self, word: Word, place: int) -> Clause:
        kind = _KINDS.get(word.pos, PARTICIPLE)
        parts = [pos for pos, each in _KINDS.items() if each == kind] or ["PRTF"]
        form = next((f for f in word.forms if f.pos == word.pos), None) or next(
            (f for f in word.forms if f.pos in parts), word.forms[0]
        )
        return Clause(word, place, kind, form.lemma, form, negated=self._negated(place))

    def _negated(self, place: int) -> bool:
        for before in range(place - 1, max(place - 3, -1), -1):
            word = self._elements[before]
            if not isinstance(word, Word) or word.kind == MARK:
                return False
            if word.lower in self._words["negators"]:
                return True
            if word.pos not in ("PRCL", "ADVB"):
                return False
        return False

    def _share(self, made: list[Clause], segment: _Segment, open_: list[_Segment]) -> None:
        """Gives the elements of a segment to its predicates: to the first what stands before it, to each what follows it."""
        owner = made[0]
        for other in open_:
            self._extend(owner, other)
        for place in range(segment.first, segment.last):
            after = [c for c in made if c.place <= place]
            owner = after[-1] if after else made[0]
            self._give(owner, place)

    def _give(self, owner: Clause, place: int) -> None:
        element = self._elements[place]
        if isinstance(element, Group):
            owner.groups.append(element)
        elif element.kind == TIME:
            owner.times.append(element)
        elif element.kind == WORD and element is not owner.verb:
            owner.words.append(element)

    def _extend(self, owner: Clause, segment: _Segment) -> None:
        for place in range(segment.first, segment.last):
            self._give(owner, place)

    def _relate(self, clause: Clause, segment: _Segment) -> None:
        """Puts what "который" stands for into its place."""
        prep = ""
        for place in range(segment.first, segment.last):
            word = self._elements[place]
            if not isinstance(word, Word):
                continue
            if word.pos == "PREP":
                prep = word.lower
            if word.lower == "что" and place == segment.first:
                clause.antecedent = noun = self._antecedent(clause.verb, segment.first)
                if noun is not None:
                    clause.groups.insert(0, Group([noun], "", word.start, word.end, frozenset({"nomn"})))
                return
            if _is_relative(word):
                noun = self._antecedent(word, segment.first)
                clause.antecedent = noun
                if noun is not None:
                    cases = frozenset(f.case for f in word.forms if f.case)
                    clause.groups.insert(0, Group([noun], _sound(prep), word.start, word.end, cases))
                return

    def _after(self, clause: Clause, segment: _Segment) -> Noun | None:
        """ "Попавшим под санкции заводам": the noun after a participle that no comma parts from what stands before."""
        before = self._elements[clause.place - 1] if clause.place else None
        if isinstance(before, Word) and before.kind == MARK:
            return None
        mine = {(f.case, f.number) for f in clause.verb.forms if f.pos == "PRTF"}
        for element in self._elements[clause.place + 1 : segment.last]:
            if isinstance(element, Group) and not element.prep:
                agreeing = any((f.case, f.number) in mine for f in element.noun.head.forms)
                return element.noun if agreeing else None
        return None

    def _antecedent(self, word: Word, first: int) -> Noun | None:
        found: Noun | None = None
        for place in range(first - 1, max(first - 8, -1), -1):
            element = self._elements[place]
            if isinstance(element, Group):
                for noun in (n for each in reversed(element.nouns) for n in reversed(list(each.chain()))):
                    if _may_be(noun, word):
                        if noun.lemma in _measured():
                            return noun
                        found = found or noun
            elif isinstance(element, Word) and element.text in _PARTING and place < first - 1:
                break
        return found

    def _hang(self, made: list[Clause], segment: _Segment, main: Clause | None) -> None:
        """Tells what each new clause hangs on."""
        previous: Clause | None = None
        for clause in made:
            if clause.kind == INFINITIVE:
                clause.governor = self._noun_before(clause)
                other = next(
                    (c for c in made if c is not clause and (clause.governor or c.kind in (FINITE, STATE, SHORT))), None
                )
                clause.upper = previous or other
            previous = clause
        head = made[0].upper if made[0].kind == INFINITIVE and made[0].upper in made else made[0]
        if head is not None and head.upper is None and self.clauses:
            self._hang_on(head, segment, self.clauses[-1], main)
        for clause in made[1:]:
            if clause.kind in (FINITE, SHORT) and clause.joined is None and clause.upper is None:
                clause.joined = made[0]

    def _hang_on(self, head: Clause, segment: _Segment, before: Clause, main: Clause | None) -> None:
        """Tells what the first clause of a segment hangs on, seen from the clause before."""
        coordinators = self._words["coordinators"]
        if head.link in self._words["subordinators"]:
            head.upper = before
            if head.link == "что":
                head.governor = head.governor or self._noun_of_clause(before)
        elif head.link in coordinators or segment.mark in coordinators:
            head.joined = main or before
            if head.kind == INFINITIVE and before.kind == INFINITIVE:
                head.upper, head.governor = before.upper, before.governor
            elif head.joined.link in ("что", "чтобы", "если"):
                head.upper = head.joined.upper
        elif head.kind == GERUND or segment.mark == ":":
            head.joined = before
        elif head.kind == INFINITIVE:
            head.upper = before

    def _noun_before(self, clause: Clause) -> Group | None:
        """ "Решение снять": the noun right before an infinitive that can govern one."""
        for place in range(clause.place - 1, max(clause.place - 4, -1), -1):
            element = self._elements[place]
            if isinstance(element, Group):
                if any(n.lemma in _governing() for noun in element.nouns for n in noun.chain()):
                    return element
                if not element.prep:
                    return None
                continue
            if element.pos not in ("PRCL", "ADVB") and element.kind != TIME:
                return None
        return None

    def _noun_of_clause(self, before: Clause) -> Group | None:
        """ "Слухи о том, что …": the noun that a clause with "что" explains."""
        last = [g for g in before.groups if g.start > before.verb.start or before.kind != FINITE]
        for group in reversed(last):
            if any(noun.lemma in _governing() for noun in group.nouns):
                return group
        return None


def _may_speak(group: Group) -> bool:
    """A subject that somebody can be: "сообщает агентство", not "просит сделать исключение"."""
    noun = group.noun
    if "accs" not in group.cases or noun.proper or noun.place is not None or noun.animate or noun.pronoun:
        return True
    return any(kind is not TargetKind.SECTOR for kind in lexicon().kinds(noun.lemma)) or noun.lemma in _speaking()


def _is_relative(word: Word) -> bool:
    return word.lemma("ADJF", "NPRO") in ("который", "чей")


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


@cache
def _clause_words() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in table("words_ru")["clauses"].items()}


@cache
def _measured() -> frozenset[str]:
    nouns = table("measures_ru")["nouns"]
    return frozenset((*nouns["measure"], *nouns["licence"]))


@cache
def _standing() -> frozenset[str]:
    """Nouns of which something can be said to stand in, on or under them."""
    nouns = table("measures_ru")["nouns"]
    return frozenset((*nouns["list"], *nouns["plain"], "место"))


@cache
def _saying() -> frozenset[str]:
    data = table("cues_ru")["verbs"]
    return frozenset(lemma for verbs in data.values() for lemma in verbs)


@cache
def _speaking() -> frozenset[str]:
    data = table("cues_ru")
    return frozenset(
        (
            *data["speakers"]["bare"],
            *data["speakers"]["bodies"],
            *data["channels"]["labels"],
            *data["by_noun"]["documents"],
        )
    )


@cache
def _governing() -> frozenset[str]:
    """Nouns that an infinitive or a clause with "что" may explain."""
    data = table("status_ru")["nouns"]
    return frozenset(lemma for nouns in data.values() for lemma in nouns)
