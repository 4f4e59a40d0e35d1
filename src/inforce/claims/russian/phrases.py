"""Phrases: nouns with what agrees with them, what hangs on them in the genitive, and their names; groups joined by "и"."""

from collections.abc import Sequence
from itertools import pairwise

from inforce.claims.model import TargetKind
from inforce.claims.russian.agreement import SUBJECTIVE, agrees, counted
from inforce.claims.russian.lexicon import Lexicon
from inforce.claims.russian.morphology import CASES
from inforce.claims.russian.phrase_beyond import named_beyond
from inforce.claims.russian.phrase_model import Element, Group, Noun
from inforce.claims.russian.phrase_names import NameReader
from inforce.claims.russian.phrase_over import reached_over
from inforce.claims.russian.phrase_rows import joined as rows_joined
from inforce.claims.russian.phrase_words import WordRoles
from inforce.claims.russian.words import MARK, NAME, NUMBER, TIME, WORD, Word

_COMPARED = frozenset({"более", "менее", "свыше", "около", "порядка"})
_LONGEST_REMARK = 10
"""Words of the longest remark in parentheses that is passed over."""
_LINES = frozenset({"позиция", "запись", "имя", "наименование", "строка"})
"""Lines of lists, which stand for those named there: "по 1700 позициям меры продлены"."""
_SAME = frozenset({"тот", "та", "то", "те"})
"""What with "же" takes up a subject told before, and is a phrase of its own."""
_COMING = ("вступ", "войд", "вош")
"""Beginnings of verbs beside which "в силу" is no preposition; words back to which they stand."""
_VERB_NEAR = 3
_LISTED = frozenset(
    {"минстрой", "нацбанк", "центробанк", "минобороны", "минэнерго", "цб", "генштаб", "госкомитет", "госбанк"}
)
"""Bodies of states that are on lists rather than keep them."""
_OPEN = frozenset({"санкции", "рестрикции", "контрсанкции"})
"""Measures in a form that is seldom the genitive of one."""
_OVER = frozenset({"торговец", "торговка", "командующий", "управляющий", "торговля", "владение"})
"""Nouns on which what they trade in or are set over hangs in the instrumental: "торговец золотом"."""
_CALLING = frozenset({"назвать", "называть", "счесть", "считать", "признать", "объявить", "окрестить"})
"""Verbs beside which what an object is called stands in the instrumental."""
_LONGEST_CHAIN = 8
"""Nouns of the longest chain of genitives."""
_MOST_MODIFIERS = 12
"""Adjectives, participles and numbers before one noun; more of them are a row without any."""


class PhraseReader:
    """Finds the phrases of a sentence."""

    def __init__(self, words: Sequence[Word], lexicon: Lexicon) -> None:
        self._words, self._lexicon = _without_particles(words), lexicon
        self._roles, self._names = WordRoles(self._words, lexicon), NameReader(self._words, lexicon)

    def elements(self) -> list[Element]:
        """Groups and the words between them."""
        found: list[Element] = []
        number = 0
        while number < len(self._words):
            taken = self._lexicon.fixed(self._words, number)
            if taken and not self._lexicon.preposition(self._words, number)[1]:
                found.append(_adverb(self._words[number : number + taken]))
                number += taken
                continue
            group, number = self._group_at(number)
            if group is not None and (beyond := self._after_parenthesis(number)) > number:
                number = self._named_beyond(group.noun, beyond)
            if group is None:
                found.append(self._words[number])
                number += 1
            else:
                found.append(group)
                if (keeper := self._keeper_at_end(group, number)) is not None:
                    found.append(keeper)
        found = reached_over(found, self._lexicon)
        joined = named_beyond(rows_joined(named_beyond(found), self._lexicon))
        _compare(joined)
        for before, after in pairwise(joined):
            if type(after) is Group and after.prep and type(before) is Group:
                governed = self._lexicon.governing.get(after.prep, frozenset())
                after.hangs = any(n.lemma in governed for n in before.nouns[-1].chain())
        return joined

    def _after_parenthesis(self, number: int) -> int:
        """Passes over a short remark in parentheses: "компания Meridian (ОАЭ) и танкер"."""
        if number >= len(self._words) or self._words[number].text != "(":
            return number
        for place in range(number + 1, min(number + _LONGEST_REMARK, len(self._words))):
            word = self._words[place]
            if word.text == ")":
                return place + 1
            if word.pos in ("VERB", "PRTS", "INFN"):
                break
        return number

    def _keeper_at_end(self, group: Group, number: int) -> Group | None:
        """ "В отношении двух банков ЕС ввел санкции": what has no cases, before a verb by which measures are taken, is who takes
        them; parted from the group."""
        verb = self._words[number] if number < len(self._words) else None
        if not group.prep or verb is None or verb.pos != "VERB" or verb.lemma("VERB") not in self._lexicon.imposing:
            return None
        upper, *others = list(group.nouns[-1].chain())[-2:]
        last = others[0] if others else None
        if last is None or last.place is None or last.head.kind != NAME or last.head.forms or last.modifiers:
            return None
        upper.gen = None
        upper.end = max(w.end for w in upper.words())
        group.nouns[-1].end = group.end = _end(group.nouns[-1])
        last.cases = CASES
        return Group([last], "", last.start, last.end, CASES)

    def _named_beyond(self, noun: Noun, number: int) -> int:
        """ "Главу комитета России (ОКР) Михаила Гарина": the name after a short remark."""
        if noun.animate and noun.gen is not None and not noun.proper:
            return self._names.name_beyond(noun, number)
        return number

    def _group_at(self, number: int) -> tuple[Group | None, int]:
        if self._words[number].kind == MARK:
            return None, number
        prep, after = self._preposition(number)
        if prep and after < len(self._words) and self._words[after].text in '«“„"':
            after += 1  # "ссылаясь на «два источника»"
        elliptic = self._roles.elliptic(prep, after)[0] if prep else None
        if elliptic is not None:
            noun, end = self._agreeing(elliptic, [], "", after), after + 1
        else:
            found, end = self.noun_at(after, under=bool(prep), governed=self._lexicon.cases.get(prep, CASES) or CASES)
            if found is None:
                return None, number
            noun = found
        cases = noun.cases
        if prep:
            governed = cases & (self._lexicon.cases.get(prep, CASES) or CASES)
            cases = governed or cases
            noun.cases = cases
            if noun.pronoun:
                _settle(noun)
        start = self._words[number].start if prep else noun.start
        return Group([noun], prep, start, _end(noun), cases), end

    def _preposition(self, number: int) -> tuple[str, int]:
        run, count = self._lexicon.preposition(self._words, number)
        word = self._words[number]
        if count and not (run == "в силу" and self._is_in_force(number)):
            return run, number + count
        if word.kind == WORD and word.pos == "PREP" and not self._is_about_count(number):
            return self._lexicon.plain_preposition(word.lower), number + 1
        return "", number

    def _is_in_force(self, number: int) -> bool:
        """ "Вступили в силу 1 февраля", "вступает в силу указ": no "в силу закона"."""
        near = self._words[max(number - _VERB_NEAR, 0) : number]
        return any(w.lower.startswith(_COMING) for w in near)

    def _is_about_count(self, number: int) -> bool:
        """ "Свыше 500 лиц", "около десяти судов": how many they are, no place."""
        following = self._words[number + 1] if number + 1 < len(self._words) else None
        return (
            self._words[number].lower in _COMPARED
            and following is not None
            and (following.kind == NUMBER or following.pos == "NUMR" or following.lower in self._lexicon.quantities)
        )

    def noun_at(
        self, number: int, *, under: bool = False, above: tuple[Noun, ...] = (), governed: frozenset[str] = CASES
    ) -> tuple[Noun | None, int]:
        """The noun phrase that begins at a word, and the word after it. ``governed``: the cases that it may have."""
        if number < len(self._words) and self._roles.is_verb(self._words[number]):
            return None, number
        first = number
        modifiers: list[Word] = []
        count = ""
        number, count = self._roles.count(number)
        counted = number > first
        both = False
        while number < len(self._words) and len(modifiers) < _MOST_MODIFIERS and self._roles.is_modifier(number):
            word = self._words[number]
            if word.pos == "NUMR" or (word.kind == NUMBER and not word.text[-1].isalpha()):
                count = count or word.lower
                counted = True  # "15-му" is an ordinal
            modifiers.append(word)
            number += 1
            if self._roles.joins_modifiers(number):
                both = both or self._roles.counts_both(number - 1)
                number += 1
        head = self._words[number] if number < len(self._words) else None
        if head is None or not self._roles.is_head(head, expected=bool(modifiers) or counted or under):
            head, number = self._roles.substantive(modifiers, number)
            if head is None:
                return None, first
        elif (head.pos == "NPRO" or head.lower in self._lexicon.pronouns) and (modifiers or counted):
            return None, first
        if modifiers and (stray := next((m for m in modifiers if self._is_noun_itself(m, head)), None)):
            number -= sum(1 for w in self._words[first:number] if w.start >= stray.start)
            head, modifiers = stray, modifiers[: modifiers.index(stray)]
        noun = self._agreeing(head, modifiers, count, first)
        if governed is not CASES:
            self._read_in(noun, governed)
        noun.number = "plur" if both else noun.number
        if above and "gent" in noun.cases:
            noun.cases = frozenset({"gent"})
        number = self._names.after_form(noun, number + 1)
        if above and (self._is_of_several(above[-1], noun, number) or self._names.is_of_kin(above[-1], noun, number)):
            return noun, number
        number = self._names.name(noun, number, owner=bool(above) and above[-1].lemma in self._lexicon.kin)
        if len(above) < _LONGEST_CHAIN:
            number = self._genitive(noun, number, above)
        following = self._words[number] if number < len(self._words) else None
        another = following is not None and self._names.apposes_above(following, (*above, noun))
        if noun.gen is not None and not noun.proper and not another:
            number = self._names.name_beyond(noun, number)
            if not above:
                self._names.name_at_end(noun)
        return noun, number

    @staticmethod
    def _read_in(noun: Noun, cases: frozenset[str]) -> None:
        """ "По мнению аналитика": the noun is the one that has the case, not "аналитика" itself."""
        if noun.head.kind == NAME:
            return
        forms = [f for f in noun.head.forms if f.pos == "NOUN" and f.case in cases]
        if not forms or any(f.lemma == noun.lemma for f in forms):
            return
        best = forms[0]
        noun.known_lemma, noun.gender, noun.animate = best.lemma, best.gender, best.animate
        noun.number = best.number if len({f.number for f in forms}) == 1 else ""

    def _is_of_several(self, upper: Noun, noun: Noun, number: int) -> bool:
        """ "Финансист повстанцев Альгони Дагло": the name after several is that of the one of them."""
        several = noun.number == "plur" and noun.cases == {"gent"} and not noun.pronoun
        following = self._words[number] if number < len(self._words) else None
        one = upper.animate and upper.number == "sing" and bool(upper.lemma)
        return several and one and following is not None and following.kind == WORD and following.capital

    @staticmethod
    def _is_noun_itself(word: Word, head: Word) -> bool:
        """ "Вдовой российского политика": what looks like an adjective agrees with no form of the noun to come."""
        if not word.is_a("NOUN") or word.kind != WORD or head.kind != WORD or word.pos == "NPRO":
            return False
        if word.lemma("ADJF", "NPRO") == "сам":
            return False  # "сам Мехди Хошгадам"
        nouns = [f for f in head.forms if f.pos == "NOUN"]
        return bool(nouns) and not any(agrees(f, word) for f in nouns)

    def _agreeing(self, head: Word, modifiers: list[Word], count: str, first: int) -> Noun:
        forms = [f for f in head.forms if f.case] or []
        nouns = [f for f in forms if f.pos in ("NOUN", "NPRO")] or forms
        agreeing = nouns
        if modifiers:
            agreeing = [f for f in nouns if all(agrees(f, m) for m in modifiers)] or nouns
        if head.kind == NAME and (not forms or (head.quoted and any(m.forms for m in modifiers))):
            cases = CASES
            for modifier in modifiers:
                mine = frozenset(f.case for f in modifier.forms if f.case)
                cases = (cases & mine) or cases
        else:
            cases = frozenset(f.case for f in agreeing)
        if count:
            cases = counted(cases, count)
            if self._words[first].lower in _COMPARED and "gent" in cases:
                cases |= SUBJECTIVE  # "более трехсот лиц"
        best = agreeing[0] if agreeing else None
        start = min(self._words[first].start, head.start)
        noun = Noun(
            head,
            cases,
            best.number if best else "",
            best.gender if best else "",
            bool(best and best.animate),
            start,
            head.end,
            modifiers,
            count=count,
            pronoun=head.pos == "NPRO" or head.lower in self._lexicon.pronouns,
        )
        numbers = {f.number for f in agreeing}
        if len(numbers) > 1:
            noun.number = ""
        return noun

    def _genitive(self, noun: Noun, number: int, above: tuple[Noun, ...]) -> int:
        if (noun.pronoun and noun.lemma not in self._lexicon.partitives) or number >= len(self._words):
            return number
        if noun.proper and noun.head in noun.names and not self._is_office(noun):
            return number
        if noun.head.kind == NAME and noun.place is not None:
            return number
        following = self._words[number]
        if following.kind in (MARK, TIME) or following.pos in ("PREP", "CONJ", "VERB", "PRCL", "INFN", "PRTS"):
            return number
        if self._names.apposes_above(following, (*above, noun)):
            return number
        gen, end = self.noun_at(number, above=(*above, noun))
        if gen is None or self._stands_apart(noun, gen, number, above):
            return number
        if noun.lemma in _OVER and "ablt" in gen.cases and "gent" not in gen.cases:
            gen.cases = frozenset({"ablt"})
            noun.gen, noun.end = gen, _end(gen)
            return end
        if self._is_over(noun, gen):
            gen.cases = frozenset({"gent"})
        if "gent" not in gen.cases or (gen.pronoun and gen.head.lower not in ("них", "нее", "него")):
            return number
        if gen.proper and gen.head in gen.names and self._is_wild(gen) and not self._owns_unchanging(noun):
            return number
        gen.cases = frozenset({"gent"})
        noun.gen = gen
        noun.end = _end(gen)
        return end

    def _is_over(self, noun: Noun, gen: Noun) -> bool:
        """ "Гендиректора «Россетей»": a name in quotation marks after an office is that of its firm."""
        kinds = self._lexicon.kinds(noun.lemma)
        office = (
            noun.animate and not noun.proper and TargetKind.PERSON in kinds and TargetKind.ORGANISATION not in kinds
        )
        return office and gen.head.quoted and gen.head in gen.names

    def _stands_apart(self, noun: Noun, gen: Noun, number: int, above: tuple[Noun, ...]) -> bool:
        """What looks like a genitive is the verb's: a count, a measure after a party, what is no keeper of a list."""
        if gen.head.pos == "NUMR" or gen.head.lower in self._lexicon.substantives:
            return True
        if self._is_counted_apart(noun, gen, number) or self._is_said_of(noun, number, gen):
            return True
        if self._lexicon.is_measure_word(gen.lemma) and self._are_parties_beside((*above, noun), gen):
            return True  # "против банка «Ладога» меры в силе", "с перевозчика санкции сняли"
        if gen.head.lower in _OPEN and noun.lemma not in self._lexicon.nameless:
            return True  # "на время переговоров санкции приостановлены"
        span = noun.lemma in self._lexicon.spans and not (
            noun.lemma == "срок" and "nomn" in noun.cases
        )  # "срок лицензии"
        held = span or noun.lemma == "сила" or _is_itself(noun)  # "в силе санкции"
        if held and self._lexicon.is_measure_word(gen.lemma):
            return True
        return noun.lemma in self._lexicon.keepers_words and not self._of_list(gen)

    def _is_said_of(self, noun: Noun, number: int, gen: Noun) -> bool:
        """ "Назвал фейком сообщения": what is said of an object does not own it."""
        verb = self._words[number - 2] if number > 1 else None
        said = verb is not None and verb.lemma("VERB", "INFN", "GRND") in _CALLING and noun.cases == {"ablt"}
        return said and any(f.case == "accs" for f in gen.head.forms)

    def _are_parties_beside(self, nouns: Sequence[Noun], measure: Noun) -> bool:
        """A party, before a measure that may be a subject or an object as well."""
        open_ = any(f.case in SUBJECTIVE for f in measure.head.forms)
        parties = any(self._lexicon.bears_names(n.lemma) or n.lemma in _LINES for n in nouns)
        return bool(nouns[-1].names) or (open_ and parties)

    def _is_counted_apart(self, noun: Noun, gen: Noun, number: int) -> bool:
        """ "Передал стране 500 тонн", "к границе еще 400 солдат": a count in figures after a noun in the dative or after
        "еще" hangs on the verb."""
        if not (gen.count or any(w.kind == NUMBER for w in gen.modifiers)):
            return False
        if noun.lemma in self._lexicon.keepers_words:
            return True  # "убрала из перечня восьмерых таможенников"
        return self._words[number].lower in ("еще", "сразу") or not noun.cases - {"datv", "loct"}

    def _of_list(self, gen: Noun) -> bool:
        """What may hang on a list: its keeper, or those whom it is of by their kind: "список лиц"."""
        keeper = (
            gen.place is not None
            or (gen.gen is not None and gen.gen.place is not None and gen.head.lemma("NOUN") not in _LISTED)
            or any(w.place for w in gen.modifiers)
        )
        return (
            keeper
            or (gen.number == "plur" and not gen.proper and not gen.count)
            or gen.lemma == "санкция"
            or gen.head.lemma("NOUN") in self._lexicon.offices
        )

    def _is_office(self, noun: Noun) -> bool:
        return self._lexicon.is_label(noun.head.lemma("NOUN"))

    def _owns_unchanging(self, noun: Noun) -> bool:
        """Of a name without cases only a common noun before it tells that it is in the genitive."""
        return not noun.proper

    @staticmethod
    def _is_wild(noun: Noun) -> bool:
        return noun.head.kind == NAME and not noun.head.forms and noun.head.place is None and noun.cases == CASES


def _compare(elements: Sequence[Element]) -> None:
    """ "«Альфа», как и ряд компаний, внесена", "внесли как имущество банка": to what somebody is likened, or as what."""
    for number, element in enumerate(elements):
        if type(element) is not Word or element.lower != "как":
            continue
        following = elements[number + 1 : number + 3]
        if len(following) == 2 and type(following[0]) is Word and following[0].lower == "и":
            following = following[1:]
        if following and type(likened := following[0]) is Group and not likened.prep:
            likened.prep = "как"


def _is_itself(noun: Noun) -> bool:
    """ "Сама группа санкций избежала": no group of sanctions."""
    return any(w.lemma("ADJF", "NPRO") == "сам" for w in noun.modifiers)


_PARTICLES = frozenset({"же", "лишним"})


def _without_particles(words: Sequence[Word]) -> Sequence[Word]:
    """ "Из американского же списка": "же" after what agrees with a noun to come parts nothing, nor does "с лишним"."""
    if _PARTICLES.isdisjoint([w.lower for w in words]):
        return words
    kept: list[Word] = []
    for number, word in enumerate(words):
        if word.lower == "лишним" and kept and kept[-1].lower == "с":
            kept.pop()  # "сто с лишним компаний"
            continue
        same = number > 0 and words[number - 1].lower in _SAME and not (number > 1 and words[number - 2].pos == "PREP")
        inside = 0 < number < len(words) - 1 and word.lower == "же" and not same  # "под тот же запрет"
        if not (inside and words[number - 1].is_a("ADJF") and words[number + 1].is_a("NOUN", "ADJF")):
            kept.append(word)
    return kept


def _settle(noun: Noun) -> None:
    """ "С ним", "к ним": of a pronoun the number and gender that its case leaves."""
    forms = [f for f in noun.head.forms if f.case in noun.cases]
    numbers, genders = {f.number for f in forms}, {f.gender for f in forms}
    if len(numbers) == 1:
        noun.number = numbers.pop()
        noun.gender = genders.pop() if len(genders) == 1 else ""


def _adverb(words: Sequence[Word]) -> Word:
    """Words that stand for an adverb together: "со своей стороны"."""
    text = " ".join(w.text for w in words)
    return Word(WORD, text, text.lower(), words[0].start, words[-1].end, pos="ADVB")


def _end(noun: Noun) -> int:
    end, part = noun.end, noun
    while True:
        end = max(end, part.head.end)
        for word in (*part.modifiers, *part.names):
            end = max(end, word.end)
        if part.gen is None:
            return end
        part = part.gen
