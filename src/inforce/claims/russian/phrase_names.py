"""Names in Russian phrases: their own words, and those apposed to a common noun."""

from collections.abc import Sequence

from inforce.claims.model import TargetKind
from inforce.claims.russian.agreement import name_cases, same_number
from inforce.claims.russian.lexicon import Lexicon
from inforce.claims.russian.morphology import Form, is_known
from inforce.claims.russian.phrase_model import Noun
from inforce.claims.russian.word_forms import family_forms, is_unchanging
from inforce.claims.russian.words import NAME, WORD, Word

_FOREIGN = "иоуэы"
"""Last letters of first names that the dictionary does not have and no case changes."""


class NameReader:
    """Gives nouns the words of their names."""

    def __init__(self, words: Sequence[Word], lexicon: Lexicon) -> None:
        self._words, self._lexicon = words, lexicon

    def after_form(self, noun: Noun, number: int) -> int:
        """ "Общество с ограниченной ответственностью «Альфа»": a legal form of several words."""
        if noun.lemma == "исполняющий" and number < len(self._words) and self._words[number].lower == "обязанности":
            return number + 1
        for form in self._lexicon.legal_forms.get(noun.lemma, ()):
            if tuple(w.lower for w in self._words[number : number + len(form)]) == form:
                return number + len(form)
        return number

    def name_beyond(self, noun: Noun, number: int) -> int:
        """ "глава Чечни Рамзан Кадыров": a name after what hangs on its noun."""
        number = self._beyond_another(noun, number)
        word = self._words[number] if number < len(self._words) else None
        if word is not None and noun.gen is not None and (self._is_over(noun, word) or self._is_of_owner(noun, word)):
            noun.bear(word)
            noun.end = word.end
            return number + 1
        if word is None or word.kind != WORD or not self._is_capital_name(word) or not self._apposes(noun, word):
            return number
        noun.bear(word)
        noun.end = word.end
        noun.cases = _told_by(noun, word)
        return self._run(noun, number + 1)

    def _beyond_another(self, noun: Noun, number: int) -> int:
        """ "Президента союза промышленников и предпринимателей Олега Гарина": the name stands after both of whom he is over."""
        row = self._words[number : number + 3]
        if len(row) < 3 or not noun.animate or noun.gen is None or row[0].lower not in self._lexicon.and_words:
            return number
        last = list(noun.chain())[-1]
        plural = any(f.pos == "NOUN" and f.case == "gent" and f.number == "plur" for f in row[1].forms)
        both = plural and last.number == "plur" and not last.proper and not row[1].capital
        return number + 2 if both and self._first_name(row[2]) and self._apposes(noun, row[2]) else number

    def _is_of_owner(self, noun: Noun, word: Word) -> bool:
        """ "Компанию Ротенберга «Стройгазмонтаж»": the name after whose it is."""
        own = [n for n in noun.chain() if n is not noun]
        person = all(n.proper and n.place is None and not any(w.kind == NAME for w in n.names) for n in own)
        named = word.quoted or (word.kind == NAME and word.place is None and word.text.isascii())  # "Volga Group"
        return person and named and not noun.animate and self._lexicon.bears_names(noun.lemma)

    def _is_over(self, noun: Noun, word: Word) -> bool:
        """ "Торговец золотом AZ Gold": of goods nobody bears the name after them."""
        assert noun.gen is not None
        last = list(noun.chain())[-1]
        goods = not any(n.names for n in noun.chain()) and not self._lexicon.bears_names(last.lemma)
        return (
            goods
            and noun.lemma not in self._lexicon.nameless
            and word.kind == NAME
            and word.place is None
            and self._lexicon.bears_names(noun.lemma)
        )

    def name_at_end(self, noun: Noun) -> None:
        """ "Основателя группы Льва Хазина", "главу холдинга «Кедр» бизнесмена Олега Титова": whom an office is told of in an
        oblique case is the person named at the end of what hangs on it."""
        if not noun.animate or noun.lemma in self._lexicon.kin or not noun.cases & {"gent", "accs"}:
            return
        *between, upper, last = noun.chain()
        person = last.proper and not last.head.quoted and last.place is None and (last.animate or last.gender == "")
        if not person or upper is noun or any(n.animate for n in (*between[1:], upper)) or not self._is_person(last):
            return
        upper.gen, upper.end = None, max(w.end for w in upper.words() if w not in last.names)
        noun.names, noun.end = last.names, last.names[-1].end
        noun.cases = (noun.cases & {"gent", "accs"}) or noun.cases

    def _is_person(self, noun: Noun) -> bool:
        names = [f.name for w in noun.names for f in w.forms]
        office = noun.head not in noun.names and TargetKind.PERSON in self._lexicon.kinds(noun.lemma)
        return office or (len(noun.names) > 1 and ("Name" in names or "Surn" in names))

    def name(self, noun: Noun, number: int, *, owner: bool = False) -> int:
        """Takes the words of the phrase's name: its own, or those apposed to it. ``owner``: it is whose relative somebody is."""
        head = noun.head
        beside = self._words[number] if number < len(self._words) else None
        if beside is not None and beside.quoted and beside.place is None and _is_abbreviation(head):
            noun.names, noun.end = [beside], beside.end  # "АЭС «Пакш»"
            return number + 1
        label = beside is not None and beside.kind == WORD and beside.capital and self._ends_label(beside)
        if beside is not None and label and _is_abbreviation(head):
            noun.bear(head, beside)  # "МТС Банк"
            noun.end = beside.end
            noun.cases = frozenset(f.case for f in beside.forms if f.case) or noun.cases
            return number + 1
        if head.pos == "INIT" or self._begins_name(head, noun):
            noun.bear(head)
            if head.quoted:
                return number
            if head.kind == WORD and head.forms:
                noun.cases = noun.cases | (name_cases(head) if "gent" in noun.cases else frozenset())
            return self._run(noun, number, owner=owner)
        if noun.pronoun or (head.place is not None and head.kind == NAME and not head.name):
            return number
        if head.place is not None and head.place.form == "list":
            return number  # "внести в SDN «Росатом»"
        if noun.lemma in self._lexicon.kin and self.is_kin_of(noun, number):
            return number  # "дочь Мордашова", "жену Бориса Ротенберга Карину Ротенберг"
        following = self._words[number] if number < len(self._words) else None
        if (
            following is not None
            and following.kind == NAME
            and (following.place is None or following.quoted)
            and self._may_bear(noun, following)
            and not self._hangs_on(noun, following)
            and not self._is_of_several(noun, number)
        ):
            noun.bear(following)
            noun.end = following.end
            if noun.animate and "nomn" in noun.cases and TargetKind.ORGANISATION in self._lexicon.kinds(noun.lemma):
                noun.cases |= {"accs"}  # "внести трейдер Litasco"
            return self._run(noun, number + 1) if not following.quoted else number + 1
        if (
            following is not None
            and following.kind == WORD
            and self._is_capital_name(following)
            and not self._is_of_another(number)
            and not self._is_of_several(noun, number)
            and not self._is_before_its_noun(number)
            and (self._apposes(noun, following) or self._apposes_row(noun, number))
        ):
            noun.bear(following)
            noun.end = following.end
            noun.cases = _told_by(noun, following)
            return self._run(noun, number + 1)
        return number

    def is_kin_of(self, noun: Noun, number: int) -> bool:
        """The name after a word of kinship without a possessor is that of whose relative it is, not the relative's own."""
        if noun.number == "plur":
            return False
        if any(w.lower in self._lexicon.possessives or w.is_a("NPRO") for w in noun.modifiers):
            return False
        first, *others = [*self._words[number : number + 2], None]
        if first is None or first.kind != WORD or not self._is_capital_name(first):
            return False
        alone = others[0] is None or others[0].kind != WORD or not others[0].capital
        return not (alone and self._first_name(first)) and any(f.case == "gent" for f in first.forms)

    def _is_of_several(self, noun: Noun, number: int) -> bool:
        """ "Дочерние банки ВТБ": one name without cases after several is their owner's, unless a row of names begins."""
        name, after = self._words[number], self._words[number + 1 : number + 2]
        row = bool(after) and (after[0].text == "," or after[0].lower in self._lexicon.and_words)
        owned = any(w.lemma("ADJF") == "дочерний" for w in noun.modifiers)
        if noun.number != "plur" or (row and not owned):
            return False
        if name.quoted:
            return owned and any(f.case == "gent" for f in name.forms)
        return name.text.isupper()

    def _hangs_on(self, noun: Noun, name: Word) -> bool:
        """ "Правления «Сбербанка»": the name has the ending of the genitive; "компанию «Т-Платформы»" bears a plural."""
        if name.quoted and noun.lemma in self._lexicon.owned and any(f.case == "gent" for f in name.forms):
            return True  # "дочку «Роснефти»"
        if name.quoted and not self._lexicon.bears_names(noun.lemma) and any(f.case == "gent" for f in name.forms):
            return True  # "акции «Русала»"
        if name.quoted and noun.lemma in self._lexicon.doings and not self._lexicon.bears_names(noun.lemma):
            return True  # "отмена «закона Цезаря»"
        plural = any(f.case == "nomn" and f.number == "plur" for f in name.forms)
        return _is_in_genitive(name) and not (plural and self._lexicon.bears_names(noun.lemma))

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
        if word.text.isupper() and self._lexicon.is_label(word.lower):
            return False  # "два китайских НПЗ"
        if word.opening:
            return self._lexicon.is_name(word) and not self._lexicon.is_label(word.lemma("NOUN"))
        return not self._lexicon.is_label(word.lemma("NOUN")) or self._lexicon.is_name(word)

    def _may_bear(self, noun: Noun, name: Word) -> bool:
        kinds = self._lexicon.kinds(noun.lemma)
        if kinds == (TargetKind.SECTOR,) and not name.quoted:
            return False  # "золотом AZ Gold"
        if noun.lemma in self._lexicon.nameless or (noun.animate and not kinds and name.pos != "INIT"):
            return False
        return TargetKind.PERSON not in kinds or TargetKind.ORGANISATION in kinds or name.pos == "INIT"

    def _apposes(self, noun: Noun, name: Word) -> bool:
        """The name stands in the case of the noun: "депутат Иванов", not "адвокат Иванова"."""
        if noun.lemma in self._lexicon.nameless or not (self._lexicon.bears_names(noun.lemma) or noun.animate):
            return False
        if name.text.isupper() and len(name.text) > 1 and noun.animate:
            return False  # "пяти командиров КСИР"
        readings = [f for f in name.forms if f.case]
        if not readings:
            return True
        if noun.lemma in self._lexicon.kin and not self._is_kin(noun, readings):
            return False  # "дочери министра Анатолия Гарина"
        if noun.animate and _is_of_place(name):
            return False  # "губернатора Севастополя"
        if not noun.animate and self._first_name(name) and not any(f.case == "nomn" for f in readings):
            return False  # "группы Льва Хазина": whose it is
        if not noun.animate and all(f.name == "Surn" for f in readings) and any(f.case == "gent" for f in readings):
            return False  # "компанию Ротенберга"
        same = [
            f for f in readings if f.case in noun.cases and (f.number == noun.number or not noun.number or not f.number)
        ]
        if not same:  # "порта Дальний": the name of what is no person may stay as it is
            return (
                not noun.animate and all(f.pos == "ADJF" for f in readings) and any(f.case == "nomn" for f in readings)
            )
        if noun.animate and self._lexicon.is_firm(name.text) and not any(f.name in ("Surn", "Patr") for f in same):
            return False
        if noun.animate and noun.gender == "masc":
            fit = [f for f in same if f.gender != "femn" or f.name]
            other = [f for f in readings if f.case == "gent" and f.gender == "masc"]
            if other and not any(f.gender != "femn" for f in same):
                return bool(fit) and self._first_name(name)
            return bool(fit)
        return True

    def is_of_kin(self, kin: Noun, noun: Noun, number: int) -> bool:
        """ "Супруги губернатора Ольги Гариной": a woman's name after an office of masculine gender is that of the wife."""
        word = self._words[number] if number < len(self._words) else None
        if word is None or kin.lemma not in self._lexicon.kin or kin.names or not noun.animate:
            return False
        genders = {f.gender for f in word.forms if f.name == "Name" and f.case in kin.cases}
        return word.capital and genders == {kin.gender} != {noun.gender}

    def _is_before_its_noun(self, number: int) -> bool:
        """ "Главу Олимпийского комитета": an adjective with a capital that agrees with the noun after it is no name."""
        word = self._words[number]
        after = (w for w in self._words[number + 1 :] if not (w.is_a("ADJF") and not w.is_a("NOUN")))
        following = next(after, None)  # "Магнитогорского металлургического комбината"
        named = is_known(word.lower) and any(f.name for f in word.forms)
        if following is None or following.kind != WORD or following.capital or named:
            return False
        nouns = [f for f in following.forms if f.pos == "NOUN" and f.case == "gent"]
        return any(same_number(a, n) for a in word.forms if a.pos == "ADJF" for n in nouns)

    @staticmethod
    def _is_kin(noun: Noun, readings: Sequence[Form]) -> bool:
        """A woman's first name in the case of "сестра", a man's in that of "сын"; another's stands in the genitive."""
        named = [f for f in readings if f.name in ("Name", "Surn")]
        heads = [f for f in noun.head.forms if f.case in noun.cases]
        fit = [f for f in named if any(same_number(f, h) for h in heads)]
        return not named or any(f.name == "Name" for f in fit) or not any(f.case == "gent" for f in named)

    def _is_of_another(self, number: int) -> bool:
        """ "Адвокат Ильина Мария Хван": a family name in the genitive before the name itself."""
        row = self._words[number : number + 3]
        if len(row) < 3 or not (self._first_name(row[1]) and row[2].kind == WORD and row[2].capital):
            return False
        if any(f.name == "Patr" for f in row[2].forms):
            return False  # "Гарин Олег Петрович"
        first, second = ({(f.case, f.gender) for f in word.forms if f.case and f.name} for word in row[:2])
        if first & second and not (family_forms(row[0].lower) or _is_abbreviation(row[0])):
            return False  # "Карлоса Эрика Мальпику"
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

    def _run(self, noun: Noun, number: int, *, owner: bool = False) -> int:
        """Goes on over further words of a name."""
        while number < len(self._words):
            word = self._words[number]
            if self._leads(word) and (self._leads(noun.names[-1]) or not self._may_precede(noun.names[-1])):
                break  # "Рубио Лукашенко обещал", "Трамп Путину пообещал"
            if owner and self._first_name(word) and not self._first_name(noun.names[-1]):
                break  # "сына Рамзана Кадырова Адама"
            if len(noun.names) == 1 and noun.head in noun.names and self._is_of_another(number - 1):
                break  # "адвокат Гарина Мария Хван"
            if word.lower in self._lexicon.particles and (name := self._behind_particles(number)) is not None:
                noun.names += self._words[number : name + 1]  # "Урсула фон дер Ляйен"
                noun.end = self._words[name].end
                number = name + 1
                continue
            if not (self._goes_on_as_name(noun, word) if word.kind == NAME else self._goes_on_as_word(noun, word)):
                break
            noun.names.append(word)
            noun.end = word.end
            if word.forms and noun.head in noun.names and self._ends_name(noun, word):
                noun.cases = frozenset(f.case for f in word.forms if f.case and self._lexicon.is_label(f.lemma))
            elif word.forms and noun.head in noun.names and not is_unchanging(noun.names[0].forms, word.lower):
                noun.cases = (noun.cases & name_cases(word)) or noun.cases
            number += 1
        return number

    def _leads(self, word: Word) -> bool:
        """A family name of somebody who acts for a state."""
        return word.kind == WORD and bool({f.lemma for f in word.forms} & self._lexicon.leaders)

    @staticmethod
    def _may_precede(name: Word) -> bool:
        """A first name, a patronymic, initials or what nothing tells may stand before a family name."""
        return name.kind != WORD or not name.forms or not all(f.name == "Surn" for f in name.forms if f.name)

    def _goes_on_as_name(self, noun: Noun, word: Word) -> bool:
        """An initial, a Latin word after Latin ones, a name in quotation marks after a label with a capital."""
        last = noun.names[-1]
        if word.pos == "INIT":
            return True
        if word.quoted:
            return self._lexicon.is_label(last.lemma("NOUN"))
        return bool(word.name) and word.place is None and last.kind == NAME and word.text not in self._lexicon.outlets

    def _goes_on_as_word(self, noun: Noun, word: Word) -> bool:
        if word.kind != WORD or not word.capital or word.place is not None:
            return False
        last = noun.names[-1]
        if last.kind == NAME and not last.quoted and last.text.isascii() and last.pos != "INIT":
            return False  # "главе Anduril Палмеру Лаки"
        if word.text in self._lexicon.outlets and not word.opening:
            return False  # "цитирует Гарина ТАСС"
        if not (self._is_capital_name(word) or self._ends_name(noun, word)):
            return False
        if "." in last.text and self._first_name(word) and last.pos != "INIT":
            return False  # "госкорпорации ВЭБ.РФ Игорь Шуваев"
        if self._is_whole(noun, word) or (_is_of_place(last) and self._first_name(word)):
            return False
        return not (noun.animate and word.forms and not self._goes_on(noun, word))

    def _is_whole(self, noun: Noun, word: Word) -> bool:
        """ "Сестру Анвара Усманова Гульнару Гарину": after a first name and a family name in -ов or -ин another first name
        begins another name."""
        if len(noun.names) < 2 or not (self._first_name(noun.names[-2]) and family_forms(noun.names[-1].lower)):
            return False
        return self._first_name(word)

    def _behind_particles(self, number: int) -> int | None:
        """Where the name stands that one particle or two belong to."""
        while number < len(self._words) and self._words[number].lower in self._lexicon.particles:
            number += 1
        return number if self._capital_at(number) else None

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
        if not is_known(noun.names[-1].lower) and noun.names[-1].lower[-1] in _FOREIGN:
            return True  # "Кейти Уорден"
        if self._first_name(noun.names[-1]) and not known:
            return True
        return any(f.case in noun.cases for f in word.forms if f.case) or any(not f.case for f in word.forms)

    def apposes_above(self, word: Word, above: tuple[Noun, ...]) -> bool:
        """The name belongs to a person above: "юриста бюро «Лисин» Олега Дарьина"."""
        if not above[:-1] or word.kind != WORD or not self._is_capital_name(word):
            return False
        people = [n for n in above[:-1] if n.animate and not n.proper]
        return bool(people) and self._apposes(people[0], word)


def _told_by(noun: Noun, name: Word) -> frozenset[str]:
    """The cases of a noun that a name beside it leaves; one that only a guess has a case for tells nothing: "Гульбахор"."""
    sure = bool(name.forms) and (is_known(name.lower) or bool(family_forms(name.lower)))
    return (noun.cases & name_cases(name)) or noun.cases if sure else noun.cases


def _is_of_place(word: Word) -> bool:
    """ "Севастополя": by the dictionary the name of a place and of nobody."""
    return bool(word.forms) and is_known(word.lower) and all(f.name == "Geox" for f in word.forms)


def _is_abbreviation(word: Word) -> bool:
    return bool(word.forms) and all(form.name == "Abbr" for form in word.forms)


def _is_in_genitive(name: Word) -> bool:
    """ "Правления «Сбербанка»": the name has the ending of the genitive and hangs on the noun; apposed it would have none."""
    cases = {f.case for f in name.forms if f.number != "plur"}
    return name.quoted and "gent" in cases and not cases & {"nomn"}
