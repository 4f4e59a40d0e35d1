"""Which words of a Russian sentence agree with a noun to come, and which are nouns."""

from collections.abc import Sequence

from inforce.claims.russian.agreement import MODIFIERS, same_number
from inforce.claims.russian.lexicon import Lexicon
from inforce.claims.russian.words import MARK, NAME, NUMBER, WORD, Word

_VERBAL = frozenset({"VERB", "INFN", "GRND"})

_BEFORE_COMMA = 4
"""Words before a comma among which the noun stands that a participle after it goes with."""


class WordRoles:
    """Asks of the words of a sentence what they are in its phrases."""

    def __init__(self, words: Sequence[Word], lexicon: Lexicon) -> None:
        self._words, self._lexicon = words, lexicon

    def is_verb(self, word: Word) -> bool:
        """A verb or gerund by every reading, which neither counts nor stands for a noun."""
        if word.pos not in _VERBAL or word.kind != WORD:
            return False
        for form in word.forms:
            if form.pos not in _VERBAL:
                return False
        return word.lower not in self._lexicon.not_verbal

    def is_modifier(self, number: int) -> bool:
        """The word agrees with a noun to come."""
        word = self._words[number]
        following = self._words[number + 1] if number + 1 < len(self._words) else None
        if following is None:
            return False
        if word.kind == NUMBER:
            return self._counts(number)
        if _goes_before(word, following):
            return True
        if word.kind != WORD or not (word.is_a(*MODIFIERS) or word.pos == "NUMR"):
            return (
                word.kind == WORD
                and word.pos == "ADVB"
                and (word.lower in self._lexicon.before_adjectives or self._is_under(number))
                and following.is_a("PRTF", "ADJF")
            )
        whole = word.lower in self._lexicon.substantives and word.is_a("ADJF")
        likely = word.pos in (*MODIFIERS, "NUMR", "NPRO") or whole
        if not likely and not (any(f.pos in MODIFIERS for f in word.forms[:2]) and following.is_a("NOUN")):
            return False
        if word.lower in self._lexicon.relatives:
            return False
        if whole and following.kind == NAME and following.place is not None:
            return False  # "последнего Вашингтон внес"
        if following.kind == NAME and not following.forms and self._is_before_unchanging(word, following):
            return False
        if following.kind == NAME and following.quoted and self._opens_clause(number):
            return False
        if word.is_a("NPRO") and word.lower in self._lexicon.possessives:
            return self._possesses(number)
        if word.capital and any(f.name in ("Surn", "Name") for f in word.forms) and not word.opening:
            plain = any(f.pos == "ADJF" and not f.name for f in word.forms)
            return plain and following.is_a("NOUN") and not following.capital and self.agree(word, following)
        if following.kind == WORD and following.pos in ("VERB", "INFN", "PREP", "CONJ", "PRCL", "GRND", "PRTS"):
            return following.lower in self._lexicon.and_words and self._agrees_beyond(number)
        if following.kind == MARK:
            return following.text == "," and self._agrees_beyond(number)
        if following.kind not in (WORD, NAME, NUMBER):
            return False
        return self.agree(word, following) or self._is_paucal(number)

    def _opens_clause(self, number: int) -> bool:
        """ "Лицензию, разрешающую «Альфе» …": an active participle after a comma goes with the noun before it."""
        word, mark = self._words[number], self._words[number - 1] if number > 1 else None
        active = any(f.pos == "PRTF" and f.voice == "actv" for f in word.forms)
        if mark is None or mark.text != "," or not active:
            return False
        near = self._words[max(number - 1 - _BEFORE_COMMA, 0) : number - 1]
        return any(w.is_a("NOUN") and w.kind == WORD and self.agree(word, w) for w in near)

    def _possesses(self, number: int) -> bool:
        """ "Его банк": "его", "ее", "их" before what is somebody's, not as the object of a verb."""
        following = self._words[number + 1]
        before = self._words[number - 1] if number else None
        if before is not None and before.pos in ("INFN", "VERB") and following.capital:
            return False  # "продлевать ее Минфин не собирается"
        if following.kind == NAME and following.place is not None and not following.quoted:
            return False  # "его Совет ЕС внес в список"
        return (
            following.kind in (WORD, NAME, NUMBER)
            and (following.is_a("NOUN", "ADJF") or following.kind == NAME)
            and following.pos not in ("VERB", "INFN", "PRTS", "ADVB")
        )

    def _counts(self, number: int) -> bool:
        """A number counts what follows it; after "№" it is a name: "указу № 116 позицию"."""
        following = self._words[number + 1]
        if ":" in self._words[number].text or (number and self._words[number - 1].text == "№"):
            return False
        counted = following.kind == WORD and (following.is_a("NOUN", "ADJF", "PRTF") or following.lower == "и")
        return counted or following.kind == NAME

    def _is_before_unchanging(self, word: Word, following: Word) -> bool:
        """A name without cases is another phrase: "об этом Politico сообщили", "внесенная США в список"."""
        if word.lower in self._lexicon.demonstratives:
            return True
        return word.pos == "PRTF" and not word.capital and following.place is not None and not following.quoted

    def _is_under(self, number: int) -> bool:
        """ "Против временно исполняющего": after a preposition."""
        return number > 0 and self._words[number - 1].pos == "PREP"

    def _is_paucal(self, number: int) -> bool:
        """ "34 новых имени": after a number the adjective is in the plural, the noun in the singular genitive."""
        before = self._words[number - 1] if number else None
        if before is None or not (before.kind == NUMBER or before.pos == "NUMR"):
            return False
        word, following = self._words[number], self._words[number + 1]
        return any(f.case == "gent" for f in word.forms) and any(f.case == "gent" for f in following.forms)

    def joins_modifiers(self, number: int) -> bool:
        """ "физических и юридических лиц": "и" or a comma between two adjectives of one noun."""
        word = self._words[number]
        return (word.lower in self._lexicon.and_words or word.text == ",") and self._agrees_beyond(number - 1)

    def _agrees_beyond(self, number: int) -> bool:
        """ "физических и юридических лиц": adjectives joined before their noun."""
        word = self._words[number]
        if self.counts_both(number):
            return True
        if number + 3 >= len(self._words):
            return False
        second, third = self._words[number + 2], self._words[number + 3]
        return (
            second.kind == WORD
            and second.pos in MODIFIERS
            and third.kind == WORD
            and third.is_a("NOUN")
            and self.agree(word, second)
        )

    def counts_both(self, number: int) -> bool:
        """ "155 физических и 44 юридических лиц", "семь физических и одно юридическое лицо": two counts of one noun, and the
        adjective after the first."""
        row = self._words[number - 1 : number + 5] if number else ()
        if len(row) < 6 or not (row[2].lower in self._lexicon.and_words and row[1].is_a("ADJF")):
            return False
        first, second = row[0], row[3]
        if not all(w.kind == NUMBER or w.pos == "NUMR" or w.lemma("ADJF", "NPRO") == "один" for w in (first, second)):
            return False
        return row[4].kind == WORD and row[4].pos in MODIFIERS and row[5].is_a("NOUN")

    def agree(self, word: Word, following: Word) -> bool:
        if not following.forms or following.quoted or word.kind == NUMBER or word.pos == "NUMR":
            return True
        mine = [f for f in word.forms if f.pos in (*MODIFIERS, "NUMR")]
        its = [f for f in following.forms if f.case]
        return not its or any(same_number(a, b) for a in mine for b in its)

    def is_head(self, word: Word, *, expected: bool) -> bool:
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
        if word.capital and word.pos == "ADJF" and (any(f.name for f in word.forms) or self._ends_phrase(word)):
            return True
        if word.pos in MODIFIERS and word.is_a("NOUN") and self._stands_alone(word):
            return True
        return expected and word.is_a("NOUN") and word.pos not in ("VERB", "PREP", "CONJ")

    def _ends_phrase(self, word: Word) -> bool:
        """ "Недвижимость Бережного на Аландах": an adjective with a capital before no noun is a family name."""
        if word.opening or word.place is not None or word.text.isupper():
            return False
        number = next((n for n, w in enumerate(self._words) if w is word), len(self._words))
        following = self._words[number + 1] if number + 1 < len(self._words) else None
        return following is None or following.kind == MARK or following.pos in ("PREP", "VERB", "PRTS", "INFN")

    def _stands_alone(self, word: Word) -> bool:
        """A participle or adjective that is somebody by itself: "управляющий", "осужденных"."""
        lemma = word.lemma("NOUN")
        return lemma in self._lexicon.substantivized or self._lexicon.is_label(lemma)

    def substantive(self, modifiers: list[Word], number: int) -> tuple[Word | None, int]:
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

    def elliptic(self, prep: str, number: int) -> tuple[Word | None, int]:
        """ "Под блокирующими", "под американскими": an adjective of measures stands for them after "под"."""
        word = self._words[number] if number < len(self._words) else None
        following = self._words[number + 1] if number + 1 < len(self._words) else None
        if prep not in ("под", "из-под", "в", "из") or word is None or word.kind != WORD or not word.is_a(*MODIFIERS):
            return None, number
        if prep in ("в", "из"):  # "он в американском"
            alone = word.place is not None and (following is None or following.kind == MARK)
            return (word, number) if alone else (None, number)
        known = word.place is not None or word.lemma("ADJF", "PRTF") in self._lexicon.measured
        plural = any(f.number == "plur" and f.pos in MODIFIERS for f in word.forms)
        noun = following is not None and following.is_a("NOUN", *MODIFIERS) and self.agree(word, following)
        return (word, number) if known and plural and not noun else (None, number)

    def count(self, number: int) -> tuple[int, str]:
        """ "более 500", "около десяти", "еще двух": a number with a word before it."""
        lower = self._words[number].lower if number < len(self._words) else ""
        if lower not in self._lexicon.quantifiers and lower not in self._lexicon.quantities:
            return number, ""
        following = self._words[number + 1] if number + 1 < len(self._words) else None
        if (
            lower in self._lexicon.quantifiers
            and following
            and (following.kind == NUMBER or following.pos == "NUMR" or following.lower in self._lexicon.quantities)
        ):
            return number + 1, following.lower
        if lower in self._lexicon.quantities and self._words[number].kind == WORD:
            named = following is not None and following.capital and any(f.name for f in following.forms)
            named = named or (following is not None and following.quoted)  # "группы «Север»"
            return (number + 1, lower) if following and following.kind != MARK and not named else (number, "")
        return number, ""


def _goes_before(word: Word, following: Word) -> bool:
    """ "Все санкции": in the dictionary a particle first; "сам Мехди Хошгадам": before a name that it does not know."""
    if word.lower == "все":
        return following.is_a("NOUN", "ADJF") and following.pos not in ("VERB", "ADVB")
    own = word.lower.startswith("сам") and word.kind == WORD and word.lemma("ADJF", "NPRO") == "сам"
    return own and following.capital and following.kind in (WORD, NAME) and following.place is None
