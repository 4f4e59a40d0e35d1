"""Phrases: nouns with what agrees with them, what hangs on them in the genitive, and their names; groups joined by "и"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from inforce.claims.gazetteer import Place
from inforce.claims.model import TargetKind
from inforce.claims.russian.lexicon import Lexicon
from inforce.claims.russian.morphology import CASES, Form, forms_of, is_known
from inforce.claims.russian.words import MARK, NAME, NUMBER, TIME, WORD, Word

_MODIFIERS = ("ADJF", "PRTF")
_SUBJECTIVE = frozenset({"nomn", "accs"})
_COMPARED = frozenset({"более", "менее", "свыше", "около", "порядка"})
_LONGEST_REMARK = 10
"""Words of the longest remark in parentheses that is passed over."""
_LONGEST_CHAIN = 8
"""Nouns of the longest chain of genitives."""


@dataclass(slots=True, eq=False)
class Noun:
    """A noun phrase. ``head``: its noun; ``cases``, ``number``, ``gender``: what it may be; ``modifiers``: what agrees with
    it; ``names``: the words of its name, or those of the name apposed to it; ``gen``: what hangs on it in the genitive."""

    head: Word
    cases: frozenset[str]
    number: str
    gender: str
    animate: bool
    start: int
    end: int
    modifiers: list[Word] = field(default_factory=list)
    names: list[Word] = field(default_factory=list)
    gen: "Noun | None" = None
    count: str = ""
    pronoun: bool = False

    @property
    def lemma(self) -> str:
        if self.head.kind == NAME or self.head in self.names:
            return ""
        return self.head.lemma("NOUN") if self.head.is_a("NOUN") else self.head.lemma("NPRO", "ADJF", "PRTF", "NUMR")

    @property
    def label(self) -> str:
        """The lemma with that of the adjective before it, as labels of two words are written."""
        before = [w for w in self.modifiers if w.is_a("ADJF", "PRTF")]
        return f"{before[-1].lemma('ADJF', 'PRTF')} {self.lemma}" if before else self.lemma

    @property
    def plural(self) -> bool:
        """More than one, as far as its case tells: in the nominative "лица" is plural."""
        wanted = {"nomn"} if "nomn" in self.cases else self.cases
        numbers = {f.number for f in self.head.forms if f.case in wanted and f.pos in ("NOUN", "ADJF", "PRTF")}
        return self.number == "plur" or (self.number == "" and numbers == {"plur"})

    @property
    def place(self) -> Place | None:
        return self.head.place

    @property
    def titled(self) -> bool:
        """Its adjective has the capital of a name: "Национальный расчетный депозитарий"."""
        return any(w.capital and not w.opening and w.place is None and w.kind == WORD for w in self.modifiers)

    @property
    def proper(self) -> bool:
        """It bears a name."""
        return bool(self.names) or (self.titled and not self.pronoun)

    def chain(self) -> Iterator["Noun"]:
        noun: Noun | None = self
        while noun is not None:
            yield noun
            noun = noun.gen

    def words(self) -> Iterator[Word]:
        for noun in self.chain():
            yield from noun.modifiers
            yield noun.head
            yield from noun.names


@dataclass(slots=True, eq=False)
class Group:
    """Nouns joined by "и" and commas, under a preposition (in small letters) or none. ``hangs``: on the noun before it
    ("призыв к Сирии")."""

    nouns: list[Noun]
    prep: str
    start: int
    end: int
    cases: frozenset[str]
    hangs: bool = False

    @property
    def noun(self) -> Noun:
        return self.nouns[0]

    @property
    def many(self) -> bool:
        return len(self.nouns) > 1 or self.noun.number == "plur"

    def may_be(self, case: str) -> bool:
        return case in self.cases


Element = Group | Word


class PhraseReader:
    """Finds the phrases of a sentence."""

    def __init__(self, words: Sequence[Word], lexicon: Lexicon) -> None:
        self._words, self._lexicon = words, lexicon

    def elements(self) -> list[Element]:
        """Groups and the words between them."""
        found: list[Element] = []
        number = 0
        while number < len(self._words):
            governs = self._lexicon.preposition(self._words, number)[1]
            if not governs and (taken := self._lexicon.fixed(self._words, number)):
                found.append(_adverb(self._words[number : number + taken]))
                number += taken
                continue
            group, number = self._group_at(number)
            number = self._after_parenthesis(number) if group is not None else number
            if group is None:
                found.append(self._words[number])
                number += 1
            else:
                found.append(group)
        joined = _joined(found, self._lexicon)
        for before, after in pairwise(joined):
            if isinstance(before, Group) and isinstance(after, Group) and after.prep:
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

    # --- groups ------------------------------------------------------------------------------------------------------

    def _group_at(self, number: int) -> tuple[Group | None, int]:
        prep, after = self._preposition(number)
        if prep and after < len(self._words) and self._words[after].text in '«“„"':
            after += 1  # "ссылаясь на «два источника»"
        elliptic, _ = self._elliptic(prep, after)
        if elliptic is not None:
            noun, end = self._agreeing(elliptic, [], "", after), after + 1
        else:
            found, end = self.noun_at(after, under=bool(prep))
            if found is None:
                return None, number
            noun = found
        cases = noun.cases
        if prep:
            governed = cases & (self._lexicon.cases.get(prep, CASES) or CASES)
            cases = governed or cases
            noun.cases = cases
        start = self._words[number].start if prep else noun.start
        return Group([noun], prep, start, _end(noun), cases), end

    def _preposition(self, number: int) -> tuple[str, int]:
        run, count = self._lexicon.preposition(self._words, number)
        if count:
            return run, number + count
        word = self._words[number]
        if word.kind == WORD and word.pos == "PREP":
            return self._lexicon.plain_preposition(word.lower), number + 1
        return "", number

    # --- one noun ----------------------------------------------------------------------------------------------------

    def noun_at(self, number: int, *, under: bool = False, above: tuple[Noun, ...] = ()) -> tuple[Noun | None, int]:
        """The noun phrase that begins at a word, and the word after it."""
        first = number
        modifiers: list[Word] = []
        count = ""
        number, count = self._count(number)
        counted = number > first
        while number < len(self._words) and self._is_modifier(number):
            word = self._words[number]
            if word.pos == "NUMR" or word.kind == NUMBER:
                count = count or word.lower
                counted = True
            modifiers.append(word)
            number += 1
            if self._joins_modifiers(number):
                number += 1
        head = self._words[number] if number < len(self._words) else None
        if head is None or not self._is_head(head, expected=bool(modifiers) or counted or under):
            head, number = self._substantive(modifiers, number)
            if head is None:
                return None, first
        elif (head.pos == "NPRO" or head.lower in self._lexicon.pronouns) and (modifiers or counted):
            return None, first
        if stray := next((m for m in modifiers if self._is_noun_itself(m, head)), None):
            number -= sum(1 for w in self._words[first:number] if w.start >= stray.start)
            head, modifiers = stray, modifiers[: modifiers.index(stray)]
        noun = self._agreeing(head, modifiers, count, first)
        if above and "gent" in noun.cases:
            noun.cases = frozenset({"gent"})
        number = self._name(noun, self._after_form(noun, number + 1))
        if len(above) < _LONGEST_CHAIN:
            number = self._genitive(noun, number, above)
        if noun.gen is not None and not noun.proper:
            number = self._name_beyond(noun, number)
        return noun, number

    def _after_form(self, noun: Noun, number: int) -> int:
        """ "Общество с ограниченной ответственностью «Альфа»": a legal form of several words."""
        if noun.lemma == "исполняющий" and number < len(self._words) and self._words[number].lower == "обязанности":
            return number + 1
        for form in self._lexicon.legal_forms.get(noun.lemma, ()):
            if tuple(w.lower for w in self._words[number : number + len(form)]) == form:
                return number + len(form)
        return number

    @staticmethod
    def _is_noun_itself(word: Word, head: Word) -> bool:
        """ "Вдовой российского политика": what looks like an adjective agrees with no form of the noun to come."""
        if not word.is_a("NOUN") or word.kind != WORD or head.kind != WORD or word.pos == "NPRO":
            return False
        nouns = [f for f in head.forms if f.pos == "NOUN"]
        return bool(nouns) and not any(_agrees(f, word) for f in nouns)

    def _name_beyond(self, noun: Noun, number: int) -> int:
        """ "глава Чечни Рамзан Кадыров": a name after what hangs on its noun."""
        word = self._words[number] if number < len(self._words) else None
        if word is None or word.kind != WORD or not self._is_capital_name(word) or not self._apposes(noun, word):
            return number
        noun.names = [word]
        noun.end = word.end
        if word.forms:
            noun.cases = (noun.cases & _name_cases(word)) or noun.cases
        return self._run(noun, number + 1)

    def _count(self, number: int) -> tuple[int, str]:
        """ "более 500", "около десяти", "еще двух": a number with a word before it."""
        lower = self._words[number].lower if number < len(self._words) else ""
        following = self._words[number + 1] if number + 1 < len(self._words) else None
        if (
            lower in self._lexicon.quantifiers
            and following
            and (following.kind == NUMBER or following.pos == "NUMR" or following.lower in self._lexicon.quantities)
        ):
            return number + 1, following.lower
        if lower in self._lexicon.quantities and self._words[number].kind == WORD:
            return (number + 1, lower) if following and following.kind != MARK else (number, "")
        return number, ""

    def _is_modifier(self, number: int) -> bool:
        """The word agrees with a noun to come."""
        word = self._words[number]
        following = self._words[number + 1] if number + 1 < len(self._words) else None
        if following is None:
            return False
        if word.kind == NUMBER:
            counted = following.kind == WORD and (following.is_a("NOUN", "ADJF", "PRTF") or following.lower == "и")
            return ":" not in word.text and (counted or following.kind == NAME)
        if word.lower == "все" and following.is_a("NOUN", "ADJF") and following.pos not in ("VERB", "ADVB"):
            return True  # "все санкции": in the dictionary a particle first
        if word.kind != WORD or not (word.is_a(*_MODIFIERS) or word.pos == "NUMR"):
            return (
                word.kind == WORD
                and word.pos == "ADVB"
                and word.lower in self._lexicon.before_adjectives
                and following.is_a("PRTF", "ADJF")
            )
        whole = word.lower in self._lexicon.substantives and word.is_a("ADJF")
        likely = word.pos in (*_MODIFIERS, "NUMR", "NPRO") or whole
        if not likely and not (any(f.pos in _MODIFIERS for f in word.forms[:2]) and following.is_a("NOUN")):
            return False
        if word.lower in self._lexicon.relatives:
            return False
        if word.lower in self._lexicon.demonstratives and following.kind == NAME and not following.forms:
            return False  # "об этом Politico сообщили"
        if word.is_a("NPRO") and word.lower in self._lexicon.possessives:
            before = self._words[number - 1] if number else None
            if before is not None and before.pos in ("INFN", "VERB") and following.capital:
                return False  # "продлевать ее Минфин не собирается"
            return (
                following.kind in (WORD, NAME, NUMBER)
                and (following.is_a("NOUN", "ADJF") or following.kind == NAME)
                and following.pos not in ("VERB", "INFN", "PRTS", "ADVB")
            )
        if word.capital and any(f.name in ("Surn", "Name") for f in word.forms) and not word.opening:
            plain = any(f.pos == "ADJF" and not f.name for f in word.forms)
            return plain and following.is_a("NOUN") and not following.capital and self._agree(word, following)
        if following.kind == WORD and following.pos in ("VERB", "INFN", "PREP", "CONJ", "PRCL", "GRND", "PRTS"):
            return following.lower in self._lexicon.and_words and self._agrees_beyond(number)
        if following.kind == MARK:
            return following.text == "," and self._agrees_beyond(number)
        if following.kind not in (WORD, NAME, NUMBER):
            return False
        return self._agree(word, following) or self._is_paucal(number)

    def _is_paucal(self, number: int) -> bool:
        """ "34 новых имени": after a number the adjective is in the plural, the noun in the singular genitive."""
        before = self._words[number - 1] if number else None
        if before is None or not (before.kind == NUMBER or before.pos == "NUMR"):
            return False
        word, following = self._words[number], self._words[number + 1]
        return any(f.case == "gent" for f in word.forms) and any(f.case == "gent" for f in following.forms)

    def _joins_modifiers(self, number: int) -> bool:
        """ "физических и юридических лиц": "и" or a comma between two adjectives of one noun."""
        word = self._words[number]
        return (word.lower in self._lexicon.and_words or word.text == ",") and self._agrees_beyond(number - 1)

    def _agrees_beyond(self, number: int) -> bool:
        """ "физических и юридических лиц": adjectives joined before their noun."""
        word = self._words[number]
        if number + 3 >= len(self._words):
            return False
        second, third = self._words[number + 2], self._words[number + 3]
        return (
            second.kind == WORD
            and second.pos in _MODIFIERS
            and third.kind == WORD
            and third.is_a("NOUN")
            and self._agree(word, second)
        )

    def _agree(self, word: Word, following: Word) -> bool:
        if not following.forms or following.quoted or word.kind == NUMBER or word.pos == "NUMR":
            return True
        mine = [f for f in word.forms if f.pos in (*_MODIFIERS, "NUMR")]
        its = [f for f in following.forms if f.case]
        return not its or any(_same_number(a, b) for a in mine for b in its)

    def _is_head(self, word: Word, *, expected: bool) -> bool:
        if word.kind == NAME:
            return True
        if word.kind != WORD or not word.forms:
            return False
        if word.lower in self._lexicon.relatives or word.lower in self._lexicon.no_nouns:
            return False
        if word.pos == "NPRO" or word.lower in self._lexicon.pronouns:
            return True
        if word.pos == "NOUN":
            return True
        if word.capital and not word.opening and word.is_a("NOUN"):
            return True
        if word.capital and word.pos == "ADJF" and any(f.name for f in word.forms):
            return True
        if word.pos in _MODIFIERS and word.is_a("NOUN") and self._stands_alone(word):
            return True
        return expected and word.is_a("NOUN") and word.pos not in ("VERB", "PREP", "CONJ")

    def _stands_alone(self, word: Word) -> bool:
        """A participle or adjective that is somebody by itself: "управляющий", "осужденных"."""
        lemma = word.lemma("NOUN")
        return lemma in self._lexicon.substantivized or self._lexicon.is_label(lemma)

    def _substantive(self, modifiers: list[Word], number: int) -> tuple[Word | None, int]:
        """ "оба", "двое", "многие", "российские военные": an adjective or number stands for its noun."""
        if not modifiers:
            word = self._words[number] if number < len(self._words) else None
            if word and word.kind == WORD and word.lower in self._lexicon.substantives:
                return word, number
            if word and word.kind == WORD and word.pos == "NUMR":
                return word, number
            return None, number
        last = modifiers[-1]
        if last.kind == WORD and (last.pos == "NUMR" or last.lower in self._lexicon.substantives):
            modifiers.pop()
            return last, number - 1
        return None, number

    def _elliptic(self, prep: str, number: int) -> tuple[Word | None, int]:
        """ "Под блокирующими", "под американскими": an adjective of measures stands for them after "под"."""
        word = self._words[number] if number < len(self._words) else None
        following = self._words[number + 1] if number + 1 < len(self._words) else None
        if prep not in ("под", "из-под", "в", "из") or word is None or word.kind != WORD or not word.is_a(*_MODIFIERS):
            return None, number
        if prep in ("в", "из"):  # "он в американском"
            alone = word.place is not None and (following is None or following.kind == MARK)
            return (word, number) if alone else (None, number)
        known = word.place is not None or word.lemma("ADJF", "PRTF") in self._lexicon.measured
        plural = any(f.number == "plur" and f.pos in _MODIFIERS for f in word.forms)
        noun = following is not None and following.is_a("NOUN") and self._agree(word, following)
        return (word, number) if known and plural and not noun else (None, number)

    def _agreeing(self, head: Word, modifiers: list[Word], count: str, first: int) -> Noun:
        forms = [f for f in head.forms if f.case] or []
        nouns = [f for f in forms if f.pos in ("NOUN", "NPRO")] or forms
        agreeing = [f for f in nouns if all(_agrees(f, m) for m in modifiers)] or nouns
        if head.kind == NAME and (not forms or (head.quoted and any(m.forms for m in modifiers))):
            cases = CASES
            for modifier in modifiers:
                mine = frozenset(f.case for f in modifier.forms if f.case)
                cases = (cases & mine) or cases
        else:
            cases = frozenset(f.case for f in agreeing)
        if count:
            cases = _counted(cases, count)
            if self._words[first].lower in _COMPARED and "gent" in cases:
                cases |= _SUBJECTIVE  # "более трехсот лиц"
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

    # --- names -------------------------------------------------------------------------------------------------------

    def _name(self, noun: Noun, number: int) -> int:
        """Takes the words of the phrase's name: its own, or those apposed to it."""
        head = noun.head
        beside = self._words[number] if number < len(self._words) else None
        if beside is not None and beside.quoted and beside.place is None and _is_abbreviation(head):
            noun.names, noun.end = [beside], beside.end  # "АЭС «Пакш»"
            return number + 1
        label = beside is not None and beside.kind == WORD and beside.capital and self._ends_label(beside)
        if beside is not None and label and _is_abbreviation(head):
            noun.names, noun.end = [head, beside], beside.end  # "МТС Банк"
            noun.cases = frozenset(f.case for f in beside.forms if f.case) or noun.cases
            return number + 1
        if head.pos == "INIT" or self._begins_name(head, noun):
            noun.names = [head]
            if head.quoted:
                return number
            if head.kind == WORD and head.forms:
                noun.cases = noun.cases | (_name_cases(head) if "gent" in noun.cases else frozenset())
            return self._run(noun, number)
        if noun.pronoun or (head.place is not None and head.kind == NAME and not head.name):
            return number
        following = self._words[number] if number < len(self._words) else None
        if (
            following is not None
            and following.kind == NAME
            and (following.place is None or following.quoted)
            and self._may_bear(noun, following)
            and not _is_in_genitive(following)
        ):
            noun.names = [following]
            noun.end = following.end
            return self._run(noun, number + 1) if not following.quoted else number + 1
        if (
            following is not None
            and following.kind == WORD
            and self._is_capital_name(following)
            and not self._is_of_another(number)
            and (self._apposes(noun, following) or self._apposes_row(noun, number))
        ):
            noun.names = [following]
            noun.end = following.end
            if following.forms:
                noun.cases = (noun.cases & _name_cases(following)) or noun.cases
            return self._run(noun, number + 1)
        return number

    def _begins_name(self, head: Word, noun: Noun) -> bool:
        if head.kind == NAME:
            return bool(head.name) and (head.place is None or head.quoted)
        return not noun.pronoun and self._is_capital_name(head)

    def _is_capital_name(self, word: Word) -> bool:
        """A word with a capital that is a name: marked so by the dictionary, unknown to it, or within a sentence."""
        if word.kind != WORD or not word.capital or word.place or word.pos in ("NPRO", "PREP", "CONJ", "NUMR"):
            return False
        if word.lower in self._lexicon.substantives or word.lemma("NOUN") in self._lexicon.common_capitals:
            return False
        if word.opening:
            return self._lexicon.is_name(word)
        return not self._lexicon.is_label(word.lemma("NOUN")) or self._lexicon.is_name(word)

    def _may_bear(self, noun: Noun, name: Word) -> bool:
        kinds = self._lexicon.kinds(noun.lemma)
        if noun.lemma in self._lexicon.nameless or (noun.animate and not kinds and name.pos != "INIT"):
            return False
        return TargetKind.PERSON not in self._lexicon.kinds(noun.lemma) or name.pos == "INIT"

    def _apposes(self, noun: Noun, name: Word) -> bool:
        """The name stands in the case of the noun: "депутат Иванов", not "адвокат Иванова"."""
        if noun.lemma in self._lexicon.nameless or not (self._lexicon.bears_names(noun.lemma) or noun.animate):
            return False
        readings = [f for f in name.forms if f.case]
        if not readings:
            return True
        if name.text.isupper() and len(name.text) > 1 and noun.animate:
            return False
        same = [
            f for f in readings if f.case in noun.cases and (f.number == noun.number or not noun.number or not f.number)
        ]
        if not same:
            return False
        if noun.animate and self._lexicon.is_firm(name.text) and not any(f.name in ("Surn", "Patr") for f in same):
            return False
        if noun.animate and noun.gender == "masc":
            fit = [f for f in same if f.gender != "femn" or f.name]
            other = [f for f in readings if f.case == "gent" and f.gender == "masc"]
            if other and not any(f.gender != "femn" for f in same):
                return bool(fit) and self._first_name(name)
            return bool(fit)
        return True

    def _is_of_another(self, number: int) -> bool:
        """ "Адвокат Ильина Мария Хван": a family name in the genitive before the name itself."""
        row = self._words[number : number + 3]
        if len(row) < 3 or not (self._first_name(row[1]) and row[2].kind == WORD and row[2].capital):
            return False
        if any(f.name == "Patr" for f in row[2].forms):
            return False  # "Гарин Олег Петрович"
        return not self._first_name(row[0]) and any(f.case == "gent" for f in row[0].forms)

    def _apposes_row(self, noun: Noun, number: int) -> bool:
        """ "Предпринимателей Олега Гарина и Марину Слепцову": names in a row after the plural of what they are."""
        word = self._words[number]
        if noun.number != "plur" or not self._lexicon.bears_names(noun.lemma):
            return False
        if word.forms and not any(f.case in noun.cases for f in word.forms if f.case):
            return False
        after = number + 1
        while after < len(self._words) and self._words[after].kind == WORD and self._words[after].capital:
            after += 1
        joint = self._words[after : after + 2]
        return (
            len(joint) == 2 and (joint[0].text == "," or joint[0].lower in self._lexicon.and_words) and joint[1].capital
        )

    def _first_name(self, word: Word) -> bool:
        return any(f.name == "Name" for f in word.forms)

    def _run(self, noun: Noun, number: int) -> int:
        """Goes on over further words of a name."""
        while number < len(self._words):
            word = self._words[number]
            if len(noun.names) == 1 and noun.head in noun.names and self._is_of_another(number - 1):
                break  # "адвокат Гарина Мария Хван"
            if word.lower in self._lexicon.particles and self._capital_at(number + 1):
                noun.names.append(word)
                number += 1
                continue
            if not (self._goes_on_as_name(noun, word) if word.kind == NAME else self._goes_on_as_word(noun, word)):
                break
            noun.names.append(word)
            noun.end = word.end
            if word.forms and noun.head in noun.names:
                noun.cases = (noun.cases & _name_cases(word)) or noun.cases
            number += 1
        return number

    def _goes_on_as_name(self, noun: Noun, word: Word) -> bool:
        """An initial, a Latin word after Latin ones, a name in quotation marks after a label with a capital."""
        last = noun.names[-1]
        if word.pos == "INIT":
            return True
        if word.quoted:
            return self._lexicon.is_label(last.lemma("NOUN"))
        return bool(word.name) and word.place is None and last.kind == NAME

    def _goes_on_as_word(self, noun: Noun, word: Word) -> bool:
        if word.kind != WORD or not word.capital or word.place is not None:
            return False
        if not (self._is_capital_name(word) or self._ends_name(noun, word)):
            return False
        return not (noun.animate and word.forms and not self._goes_on(noun, word))

    def _capital_at(self, number: int) -> bool:
        word = self._words[number] if number < len(self._words) else None
        return word is not None and word.kind == WORD and word.capital and word.place is None

    def _ends_name(self, noun: Noun, word: Word) -> bool:
        """ "Тинькофф Банк", "Озон Банк": a label with a capital within a name."""
        return bool(noun.names) and not word.opening and self._lexicon.is_label(word.lemma("NOUN"))

    def _ends_label(self, word: Word) -> bool:
        return self._lexicon.is_label(word.lemma("NOUN"))

    def _goes_on(self, noun: Noun, word: Word) -> bool:
        known = is_known(word.lower) and any(f.name for f in word.forms)
        if self._first_name(noun.names[-1]) and not known:
            return True
        return any(f.case in noun.cases for f in word.forms if f.case) or any(not f.case for f in word.forms)

    # --- genitives ---------------------------------------------------------------------------------------------------

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
        if self._apposes_above(following, (*above, noun)):
            return number
        gen, end = self.noun_at(number, above=(*above, noun))
        if gen is not None and (gen.head.pos == "NUMR" or gen.head.lower in self._lexicon.substantives):
            return number
        if gen is not None and self._is_counted_apart(noun, gen, number):
            return number
        if gen is not None and noun.lemma in self._lexicon.spans and self._lexicon.is_measure_word(gen.lemma):
            return number
        if gen is not None and noun.lemma in self._lexicon.keepers_words and not self._of_list(gen):
            return number
        if gen is None or "gent" not in gen.cases or (gen.pronoun and gen.head.lower not in ("них", "нее", "него")):
            return number
        if gen.proper and gen.head in gen.names and self._is_wild(gen) and not self._owns_unchanging(noun):
            return number
        gen.cases = frozenset({"gent"})
        noun.gen = gen
        noun.end = _end(gen)
        return end

    def _is_counted_apart(self, noun: Noun, gen: Noun, number: int) -> bool:
        """ "Передал стране 500 тонн", "к границе еще 400 солдат": a count in figures after a noun in the dative or after
        "еще" hangs on the verb."""
        if not (gen.count or any(w.kind == NUMBER for w in gen.modifiers)):
            return False
        if noun.lemma in self._lexicon.keepers_words:
            return True  # "убрала из перечня восьмерых таможенников"
        return self._words[number].lower in ("еще", "сразу") or not noun.cases - {"datv", "loct"}

    def _apposes_above(self, word: Word, above: tuple[Noun, ...]) -> bool:
        """The name belongs to a person above: "юриста бюро «Лисин» Олега Дарьина"."""
        if not above[:-1] or word.kind != WORD or not self._is_capital_name(word):
            return False
        people = [n for n in above[:-1] if n.animate and not n.proper]
        return bool(people) and self._apposes(people[0], word)

    def _of_list(self, gen: Noun) -> bool:
        """What may hang on a list: its keeper, or those whom it is of by their kind: "список лиц"."""
        keeper = (
            gen.place is not None
            or (gen.gen is not None and gen.gen.place is not None)
            or any(w.place for w in gen.modifiers)
        )
        return (
            keeper or (gen.number == "plur" and not gen.proper and not gen.count) or gen.lemma in ("минфин", "санкция")
        )

    def _is_office(self, noun: Noun) -> bool:
        return self._lexicon.is_label(noun.head.lemma("NOUN"))

    def _owns_unchanging(self, noun: Noun) -> bool:
        """Of a name without cases only a common noun before it tells that it is in the genitive."""
        return not noun.proper

    @staticmethod
    def _is_wild(noun: Noun) -> bool:
        return noun.head.kind == NAME and not noun.head.forms and noun.head.place is None and noun.cases == CASES


def _is_abbreviation(word: Word) -> bool:
    return bool(word.forms) and all(form.name == "Abbr" for form in word.forms)


def _is_in_genitive(name: Word) -> bool:
    """ "Правления «Сбербанка»": the name has the ending of the genitive and hangs on the noun; apposed it would have none."""
    cases = {f.case for f in name.forms if f.number != "plur"}
    return name.quoted and "gent" in cases and not cases & {"nomn"}


def _adverb(words: Sequence[Word]) -> Word:
    """Words that stand for an adverb together: "со своей стороны"."""
    text = " ".join(w.text for w in words)
    return Word(WORD, text, text.lower(), words[0].start, words[-1].end, pos="ADVB")


def _end(noun: Noun) -> int:
    return max(noun.end, *(word.end for word in noun.words()))


def _name_cases(word: Word) -> frozenset[str]:
    """The cases of a word of a name; that a name unknown to the dictionary is a person's, its genitive may be accusative."""
    cases = frozenset(f.case for f in word.forms if f.case)
    if any(f.case == "gent" and f.gender != "femn" for f in word.forms):
        cases |= {"accs"}
    return cases


def _agrees(form: Form, modifier: Word) -> bool:
    if modifier.kind == NUMBER or not modifier.forms or modifier.pos in ("NUMR", "ADVB"):
        return True
    return any(f.pos == "NPRO" or (f.pos in _MODIFIERS and _same_form(form, f)) for f in modifier.forms)


def _same_number(form: Form, other: Form) -> bool:
    """Case, number and in the singular gender go together."""
    if form.case != other.case or (form.number and other.number and form.number != other.number):
        return False
    return "plur" in (form.number, other.number) or not (form.gender and other.gender) or form.gender == other.gender


def _same_form(form: Form, other: Form) -> bool:
    if other.case != form.case:
        return False
    if other.number and form.number and other.number != form.number:
        return form.case == "gent" and other.number == "plur"  # "34 новых имени"
    return other.number == "plur" or not other.gender or not form.gender or other.gender == form.gender


def _counted(cases: frozenset[str], count: str) -> frozenset[str]:
    """ "двух банков" is genitive or accusative, "два банка" nominative or accusative: the noun itself is in the genitive."""
    told = {f.case for f in forms_of(count) if f.pos == "NUMR"}
    if told:
        found = frozenset(c for c in told if c in cases or (c in _SUBJECTIVE and "gent" in cases))
        return found or cases
    return cases | _SUBJECTIVE if "gent" in cases else cases


def _joined(elements: list[Element], lexicon: Lexicon) -> list[Element]:
    """Groups in the same case with "и" or commas between them made one."""
    found: list[Element] = []
    number = 0
    while number < len(elements):
        element = elements[number]
        if isinstance(element, Group) and not element.noun.pronoun:
            taken = _row(elements, number, lexicon)
            found.append(element)
            number += taken
        else:
            found.append(element)
            number += 1
    return found


def _row(elements: list[Element], number: int, lexicon: Lexicon) -> int:
    """Takes into a group those that follow it in a row; how many elements that were."""
    group = elements[number]
    assert isinstance(group, Group)
    pending: list[Group] = []
    place = done = number + 1
    while place < len(elements):
        joint, after = _joint(elements, place, lexicon)
        other = elements[after] if joint and after < len(elements) else None
        if not isinstance(other, Group) or other.noun.pronoun or not _alike(group, other, pending, lexicon):
            break
        if joint == "," and other.noun.place is not None and _is_dash(elements, after + 1):
            break  # "…, Швейцария — нет"
        if joint == "," and (_opens_clause(elements, after) or _is_speaker(elements, number, lexicon)):
            break
        pending.append(other)
        place = after + 1
        if joint == "and":
            _take(group, pending)
            pending, done = [], place
    if pending and _names_only(group, pending):
        _take(group, pending)
        done = place
    return done - number


def _take(group: Group, others: list[Group]) -> None:
    for other in others:
        group.nouns += other.nouns
        group.end = other.end
        group.cases = (group.cases & other.cases) or group.cases


def _joint(elements: list[Element], place: int, lexicon: Lexicon) -> tuple[str, int]:
    """What joins the element before a place to the one after: "," or "and"; where that is."""
    word = elements[place]
    if not isinstance(word, Word):
        return "", place
    if word.text == ",":
        run = _and_at(elements, place + 1, lexicon)
        return ("and", run) if run else (",", place + 1)
    run = _and_at(elements, place, lexicon)
    return ("and", run) if run else ("", place)


def _and_at(elements: list[Element], place: int, lexicon: Lexicon) -> int:
    words = [e.lower if isinstance(e, Word) else "" for e in elements[place : place + 2]]
    if words and words[0] == "а" and (len(words) < 2 or words[1] not in ("также", "еще")):
        return 0  # "«Альфа», а Сеул не включил": another clause
    if words and words[0] in lexicon.and_words:
        return place + (2 if len(words) > 1 and words[1] in ("также", "еще") else 1)
    return 0


def _alike(group: Group, other: Group, pending: list[Group], lexicon: Lexicon) -> bool:
    if other.prep and other.prep != group.prep:
        return False
    cases = group.cases
    for each in pending:
        cases = (cases & each.cases) or cases
    shared = cases & other.cases
    if not shared and not (other.noun.head.quoted and any(w.quoted for w in group.nouns[-1].names)):
        return False
    mine, its = group.nouns[-1], other.noun
    return not (
        lexicon.is_measure_word(mine.lemma) != lexicon.is_measure_word(its.lemma) and not (mine.proper and its.proper)
    )


def _is_dash(elements: list[Element], place: int) -> bool:
    element = elements[place] if place < len(elements) else None
    return isinstance(element, Word) and element.text in "—–-"


def _opens_clause(elements: list[Element], place: int) -> bool:
    """After a comma a noun with its verb begins a clause of its own, save where a row goes on."""
    following = elements[place + 1] if place + 1 < len(elements) else None
    return isinstance(following, Word) and following.pos in ("VERB", "PRTS", "ADJS", "PRED", "ADVB", "PRCL")


def _is_speaker(elements: list[Element], number: int, lexicon: Lexicon) -> bool:
    """ "…, сообщила канцелярия, шесть литовцев": the noun after a verb of saying stands alone."""
    before = elements[number - 1] if number else None
    return isinstance(before, Word) and before.pos == "VERB" and before.lemma("VERB") in lexicon.saying


def _names_only(group: Group, others: list[Group]) -> bool:
    """A row without "и" is one of names: "«Альфа», «Бета», «Гамма»"."""
    return all(n.proper for g in (group, *others) for n in g.nouns)
