"""Clauses: predicates with the groups, times and words that go with them, and what each hangs on."""

from collections.abc import Sequence
from itertools import pairwise

from inforce.claims.russian.clause_antecedents import Antecedents
from inforce.claims.russian.clause_hanging import Hanging
from inforce.claims.russian.clause_model import FINITE, GERUND, INFINITIVE, PARTICIPLE, SHORT, STATE, Clause, Segment
from inforce.claims.russian.clause_words import clause_words, governing, measured, standing
from inforce.claims.russian.lexicon import lexicon
from inforce.claims.russian.morphology import Form
from inforce.claims.russian.phrase_model import Element, Group
from inforce.claims.russian.segments import SegmentReader, is_relative
from inforce.claims.russian.words import MARK, TIME, WORD, Word

_KINDS = {"VERB": FINITE, "PRTS": SHORT, "INFN": INFINITIVE, "GRND": GERUND, "PRED": STATE, "ADJS": STATE}
_DASHES = ("—", "–", "-")
_FEW = 4
"""Words beside the name in "«Альфа» тоже там"."""
_AIMED = frozenset({"против", "в отношении", "с", "для", "на"})
"""Prepositions of those at whom measures are aimed."""

_ONLY = frozenset({"только", "просто", "лишь"})
"""After "не": more was done than that."""


class ClauseReader:
    """Finds the clauses of one sentence."""

    def __init__(self, elements: Sequence[Element]) -> None:
        self._elements = elements
        self._words = clause_words()
        self._cut = SegmentReader(elements)
        self._antecedents, self._hanging = Antecedents(elements), Hanging(elements)
        self.clauses: list[Clause] = []

    def read(self) -> list[Clause]:
        open_: list[Segment] = []
        main: Clause | None = None
        waiting: list[tuple[Clause, Group | None]] = []
        segments = self._cut.segments()
        gap = -1
        for number, segment in enumerate(segments):
            if number == gap + 1 and number and gap >= 0:
                continue  # what stands after the dash of a gap
            after = segments[number + 1 : number + 2]
            open_ = self._before_gap(segment, after, open_, main)
            if self._is_gap(segment, after):
                gap = number
                continue
            if self._is_remark(segment) or self._make_relative(segment):
                continue
            open_ = self._before_semicolon(segment, open_, main)
            if not segment.predicates:
                if not self._goes_on(segments[number + 1 :]) and self._make_nominal(segment, open_, main):
                    open_ = []
                    continue
                compared = segment.link == "как" and open_ and not segment.relative
                anew = (
                    (segment.link and not compared) or (segment.relative and self.clauses) or segment.mark in (";", ":")
                )
                if anew or not self.clauses or open_:
                    open_ = [segment] if anew else [*open_, segment]
                else:
                    self._extend(self._gerund_before(segment) or main or self.clauses[-1], segment)
                continue
            depends = bool(open_) and segment.link in ("что", "чтобы", "будто") and not open_[-1].link
            aside = depends or (self._cut.is_aside(segment) and not (waiting and not segment.relative))
            made = self._make(segment, [] if aside else open_, main)
            if depends:
                waiting = [(c, self._noun_of(open_[-1])) for c in made[:1]]
            elif not aside:
                for clause, noun in waiting:
                    clause.upper, clause.governor = made[0] if made else clause.upper, noun
                open_, waiting = [], []
            if made and not aside and not segment.relative and made[0].kind in (FINITE, SHORT, STATE, INFINITIVE):
                self._give_gerunds(made[0])
                main = made[0]
        if open_ and self._make_nominal(
            Segment(open_[0].first, open_[-1].last, open_[0].mark, open_[0].link), [], main
        ):
            open_ = []
        if open_ and self.clauses and open_[0].mark != ";":
            for segment in open_:
                self._extend(main or self.clauses[-1], segment)
        self._join_parted()
        return self.clauses

    def _join_parted(self) -> None:
        """ "Санкции не были, вопреки сообщениям, сняты": what stands between commas parts "были" from its participle."""
        for was, done in pairwise(self.clauses):
            if done.kind != SHORT or was.lemma != "быть" or was.kind != FINITE or not was.verb.text:
                continue
            own = any(not g.prep and "nomn" in g.cases for g in done.groups)
            if own or done.link or done.upper is not None or done.mark != "," or was.place > done.place:
                continue
            done.groups, done.times = [*was.groups, *done.groups], [*was.times, *done.times]
            done.words, done.link, done.upper, done.joined = [*was.words, *done.words], was.link, was.upper, was.joined
            done.negated, done.was = done.negated or was.negated, was.past
            done.future, done.relative, done.antecedent = not was.past, was.relative, was.antecedent
            self.clauses = [c for c in self.clauses if c is not was]
            return

    def _gerund_before(self, segment: Segment) -> Clause | None:
        """ "…, добавив пять фирм, в том числе X": what goes on with the object of a gerund."""
        first = self._elements[segment.first]
        adding = type(first) is Group and first.prep in ("в том числе", "включая")
        return self.clauses[-1] if adding and self.clauses[-1].kind == GERUND else None

    def _give_gerunds(self, main: Clause) -> None:
        """ "Внеся завод в список, Лондон …": a gerund before its verb goes with it."""
        for clause in self.clauses:
            if clause.kind == GERUND and clause is not main and clause.joined is None and clause.upper is None:
                clause.joined = main

    def _before_semicolon(self, segment: Segment, open_: list[Segment], main: Clause | None) -> list[Segment]:
        """ "Внесён, и в британский список; американцы …": what a semicolon parts from the verb to come is of the one before."""
        if segment.mark != ";" or not open_ or main is None or open_[0].link or open_[0].relative:
            return open_
        for part in open_:
            self._extend(main, part)
        return []

    def _is_remark(self, segment: Segment) -> bool:
        """ "Компания, однако, осталась": a small word between commas parts nothing."""
        words = self._elements[segment.first : segment.last]
        after = self._elements[segment.last] if segment.last < len(self._elements) else None
        if segment.mark != "," or not (type(after) is Word and after.text == ",") or len(words) != 1:
            return False
        return type(words[0]) is Word and words[0].lower in self._words["asides"]

    def _before_gap(
        self, segment: Segment, after: Sequence[Segment], open_: list[Segment], main: Clause | None
    ) -> list[Segment]:
        """ "Банк под санкциями, завод — нет": what was begun without a verb is a clause of its own; what is still open."""
        if not open_ or self.clauses or not self._is_gap(segment, after, bare=True):
            return open_
        return [] if self._make_nominal(open_[-1], open_[:-1], main) else open_

    def _is_gap(self, segment: Segment, following: Sequence[Segment], *, bare: bool = False) -> bool:
        """ "…, Лондон — в июле", "…, вторую — нет": the verb before holds for these as well; they are no part of its clause.
        ``bare``: no clause was made yet."""
        if (
            not (self.clauses or bare)
            or segment.predicates
            or segment.mark not in (",", ";", "а", "и")
            or not following
        ):
            return False
        after = following[0]
        groups = [e for e in self._elements[segment.first : segment.last] if type(e) is Group]
        opening = self._elements[after.first]
        denied = type(opening) is Word and opening.lower == "нет"
        if after.mark not in _DASHES or (after.predicates and not denied):
            return False
        row = self._elements[segment.first : segment.last]
        if len(row) == 1 and type(row[0]) is Word and row[0].kind == TIME:
            return type(opening) is Group and opening.prep in ("в", "под", "из")  # "в апреле — в канадский"
        if len(groups) == 1 and groups[0].prep in _AIMED and denied:
            return True  # "против «Альфы» сняты, против «Беты» — нет"
        if len(groups) != 1 or groups[0].prep:
            return False
        if type(opening) is Group:
            acting = groups[0].noun.place is not None and "nomn" in groups[0].cases  # "Брюссель — «Альфа-банк»"
            return bool(opening.prep) or (acting and opening.noun.proper and opening.noun.place is None)
        return opening.kind == TIME or opening.lower in ("нет", "только", "лишь", "тоже", "еще", "уже")

    def _goes_on(self, segments: Sequence[Segment]) -> bool:
        """A verb to come belongs to what was begun: it has no conjunction and no subject of its own."""
        for segment in segments:
            if segment.predicates and not self._cut.is_aside(segment):
                groups = [e for e in self._elements[segment.first : segment.last] if type(e) is Group]
                own = any(not g.prep and "nomn" in g.cases and "accs" not in g.cases for g in groups)
                return not segment.link and not own and segment.mark != ";"
        return False

    def _make_nominal(self, segment: Segment, open_: list[Segment], main: Clause | None) -> bool:
        """A clause without a verb: "X в списке", "что это не шаг", "Y — под санкциями"."""
        segments = [*open_, segment]
        groups = [e for s in segments for e in self._elements[s.first : s.last] if type(e) is Group]
        subject = next((g for g in groups if not g.prep and "nomn" in g.cases), None)
        stands = [
            g
            for g in groups
            if (g.prep == "вне" and g.noun.lemma in standing())
            or (
                g.prep in ("в", "под", "на")
                and (
                    _is_listing(g)
                    or g.noun.lemma in standing()
                    or (g.prep != "на" and g.noun.head.pos in ("ADJF", "PRTF"))
                )
            )
        ]
        told = (segments[0].link == "что" and len(groups) > 1) or self._is_there(segments, subject)
        if subject is None or not (stands or told):
            return False
        if stands and stands[0].start < subject.start and open_ and segment.mark not in _DASHES:
            return False
        clause = _being(subject.end)
        clause.place = segments[0].first
        clause.link, clause.mark, clause.first, clause.last = (
            segments[0].link,
            segments[0].mark,
            segments[0].first,
            segment.last,
        )
        for each in segments:
            self._extend(clause, each)
        clause.negated = any(w.lower in self._words["negators"] for w in clause.words)
        self._hanging.hang([clause], segments[0], self.clauses[-1] if self.clauses else None, main)
        self.clauses.append(clause)
        return True

    def _make_relative(self, segment: Segment) -> bool:
        """ "…, который под американскими санкциями с 2017 года": a relative clause without a verb."""
        if segment.predicates or not segment.relative:
            return False
        row = self._elements[segment.first : segment.last]
        which = next((e for e in row if type(e) is Word and is_relative(e)), None)
        groups = [e for e in row if type(e) is Group]
        stands = any(g.prep in ("в", "под") and (_is_listing(g) or g.noun.lemma in standing()) for g in groups)
        if which is None or not stands or not any(f.case == "nomn" for f in which.forms):
            return False
        clause = _being(which.end)
        clause.relative, clause.mark, clause.first, clause.last = True, segment.mark, segment.first, segment.last
        clause.place = segment.first
        self._extend(clause, segment)
        self._antecedents.relate(clause, segment)
        clause.negated = any(w.lower in self._words["negators"] for w in clause.words)
        self.clauses.append(clause)
        return clause.antecedent is not None

    def _is_there(self, segments: Sequence[Segment], subject: Group | None) -> bool:
        """ "«Альфа» тоже там": somebody by name, and nothing else."""
        words = [e for s in segments for e in self._elements[s.first : s.last] if type(e) is Word]
        named = subject is not None and subject.noun.proper
        lowers = {w.lower for w in words}
        return named and "там" in lowers and "же" not in lowers and len(words) <= _FEW

    def _noun_of(self, segment: Segment) -> Group | None:
        """ "Слухи о том, что": the noun that the clause to come explains."""
        groups = [e for e in self._elements[segment.first : segment.last] if type(e) is Group]
        return next((g for g in reversed(groups) if any(n.lemma in governing() for n in g.nouns)), None)

    def _make(self, segment: Segment, open_: list[Segment], main: Clause | None) -> list[Clause]:
        made: list[Clause] = []
        auxiliaries = [p for p in segment.predicates if self._cut.is_auxiliary(p)]
        for place in segment.predicates:
            if place in auxiliaries:
                continue
            word = self._elements[place]
            assert type(word) is Word
            clause = self._clause(word, place)
            clause.link = segment.link or (open_[0].link if open_ else "")
            clause.first, clause.last, clause.mark, clause.relative = (
                segment.first,
                segment.last,
                segment.mark,
                segment.relative,
            )
            if segment.mark == ":" and open_:
                clause.opened = self._elements[segment.first].start
            made.append(clause)
        if not made and auxiliaries:
            word = self._elements[auxiliaries[0]]
            assert type(word) is Word
            made.append(self._clause(word, auxiliaries[0]))
            made[0].link = segment.link
            made[0].first, made[0].last, made[0].mark = segment.first, segment.last, segment.mark
            auxiliaries = []
        if not made:
            return []
        self._share(made, segment, open_)
        self._give_back(made, segment)
        for place in auxiliaries:
            word = self._elements[place]
            assert type(word) is Word
            beside = self._cut.main_beside(place)
            owner = next((c for c in made if c.place == beside), made[-1])
            owner.future = any(f.tense == "futr" for f in word.forms)
            owner.was = any(f.tense == "past" for f in word.forms)
            owner.supposed = all(_is_of_one(f) for f in word.forms)
            owner.negated = owner.negated or self._negated(place)
            carrier = next((c for c in made if c.place < place and c is not owner), None)
            carrier = carrier or next(
                (c for c in made if c.place > place and c.kind in (FINITE, STATE)), None
            )  # "сняты быть не могут"
            if word.pos == "INFN" and owner.kind == SHORT and carrier is not None:  # "могут быть сняты"
                owner.bound, owner.upper = True, carrier
                owner.groups = [*carrier.groups, *owner.groups]
        self._share_future(made)
        if segment.relative:
            self._antecedents.relate(made[0], segment)
        elif made[0].kind == PARTICIPLE and made[0].antecedent is None:
            made[0].antecedent = self._antecedents.after(made[0], segment) or self._antecedents.before(
                made[0].verb, segment.first
            )
            made[0].row = self._antecedents.row_of(made[0], made[0].antecedent)
        self._hanging.hang(made, segment, self.clauses[-1] if self.clauses else None, main)
        self.clauses += made
        return made

    def _share_future(self, made: Sequence[Clause]) -> None:
        """ "Будет приостановлена выдача виз и заморожены активы": "будет" holds for the participle after "и" as well."""
        before = [*self.clauses[-1:], *made]
        for first, second in pairwise(before):
            alone = second.kind == SHORT and not (second.future or second.was) and second.link in ("", "и")
            if first.kind == SHORT and first.future and alone and second.mark in ("и", ","):
                second.future = True

    def _clause(self, word: Word, place: int) -> Clause:
        kind = _KINDS.get(word.pos, PARTICIPLE)
        parts = [pos for pos, each in _KINDS.items() if each == kind] or ["PRTF"]
        form = next((f for f in word.forms if f.pos == word.pos), None) or next(
            (f for f in word.forms if f.pos in parts), word.forms[0]
        )
        if form.lemma not in (verbs := lexicon().measure_verbs):  # "выпали из списка": of "выпасть", not "выпалить"
            form = next((f for f in word.forms if f.pos == form.pos and f.lemma in verbs), form)
        supposed = kind == FINITE and _is_of_one(form)
        return Clause(word, place, kind, form.lemma, form, negated=self._negated(place), supposed=supposed)

    def _negated(self, place: int) -> bool:
        for before in range(place - 1, max(place - 3, -1), -1):
            word = self._elements[before]
            if type(word) is not Word or word.kind == MARK:
                return False
            if word.lower in self._words["negators"]:
                following = self._elements[before + 1]
                return not (type(following) is Word and following.lower in _ONLY)  # "не только сняли, но и …"
            if word.pos not in ("PRCL", "ADVB"):
                return False
        return False

    def _share(self, made: list[Clause], segment: Segment, open_: list[Segment]) -> None:
        """Gives the elements of a segment to its predicates: to the first what stands before it, to each what follows it."""
        owner = made[0]
        for other in open_:
            self._extend(owner, other)
        for place in range(segment.first, segment.last):
            after = [c for c in made if c.place <= place]
            owner = after[-1] if after else made[0]
            self._give(owner, place)

    def _give_back(self, made: Sequence[Clause], segment: Segment) -> None:
        """ "Назначило базирующуюся в Йемене «Альфу»": the noun after a participle, and what follows it, is the verb's."""
        for number, clause in enumerate(made):
            if clause.kind != PARTICIPLE or (noun := self._antecedents.after(clause, segment)) is None:
                continue
            others = [c for c in (*made[:number][::-1], *made[number + 1 :]) if c.kind != PARTICIPLE]
            if not others:
                continue
            clause.antecedent, clause.row = noun, self._antecedents.row_of(clause, noun)
            back = [g for g in clause.groups if g.start >= noun.start]
            clause.groups = [g for g in clause.groups if g.start < noun.start]
            others[0].groups = sorted([*others[0].groups, *back], key=lambda g: g.start)

    def _give(self, owner: Clause, place: int) -> None:
        element = self._elements[place]
        if type(element) is Group:
            owner.groups.append(element)
        elif element.kind == TIME:
            owner.times.append(element)
        elif element.kind == WORD and element is not owner.verb:
            owner.words.append(element)

    def _extend(self, owner: Clause, segment: Segment) -> None:
        for place in range(segment.first, segment.last):
            self._give(owner, place)


def _is_of_one(form: Form) -> bool:
    """An imperative of the singular: "сними", "будь"."""
    return form.pos == "VERB" and not form.tense and form.number == "sing"


def _being(place: int) -> Clause:
    """A clause of "быть" that no word tells, at a place of the text."""
    form = Form("быть", "VERB", "", "", "", "pres", "", "", "", "", animate=False, pronominal=False, score=1.0)
    return Clause(Word(WORD, "", "", place, place, (form,), pos="VERB"), 0, FINITE, "быть", form)


def _is_listing(group: Group) -> bool:
    """ "В SDN", "под британскими мерами"."""
    noun = group.noun
    if noun.pronoun:
        return (group.prep, noun.head.lower) in (("под", "ними"), ("в", "нем"), ("в", "ней"))  # "под ними четверо"
    if group.prep == "под":
        told = any(w.place or w.lemma("ADJF") in ("тот", "этот", "такой") for w in noun.modifiers)
        return noun.lemma in measured() and told
    if noun.lemma == "сила" and group.prep == "в":
        return not noun.modifiers  # "меры в силе"
    return group.prep == "в" and noun.place is not None and noun.place.form == "list"
