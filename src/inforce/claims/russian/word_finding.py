"""Words found among the tokens of a Russian sentence: names in quotation marks, places and times are made one word."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from unicodedata import category

from inforce.claims.lexicon import table
from inforce.claims.remembered import Remembered
from inforce.claims.russian.morphology import forms_of, is_known, plain
from inforce.claims.russian.places import begins_name, place_at
from inforce.claims.russian.word_forms import any_case, family_forms, forms_of_title, read_word
from inforce.claims.russian.words import MARK, NAME, NUMBER, TIME, WORD, Word
from inforce.claims.text import Token
from inforce.claims.times import TimeMention

_OPENING, _CLOSING = '«“„"', '»”“"'
_PLAIN_MARKS = frozenset(",.;:?!)(—–»”")
"""Marks that open nothing that takes several tokens."""
_LONGEST_NAME = 9
"""Tokens of the longest name in quotation marks."""
_MARKS = 12
"""Marks in a row that are looked back over for the opening of a sentence."""
_LATIN = re.compile(r"[A-Za-z]")
_INITIALS = re.compile(r"(?:[А-ЯЁ]\.){2,}")
_CODE = re.compile(r"(?=.*\d)[A-ZА-Я0-9]+(?:-[A-ZА-Я0-9]+)+\Z")
_NUMBERED = frozenset({"IMO", "MMSI", "MSN", "ISIN", "a.k.a", "aka"})
"""What stands before a party's number and is no part of its name."""
_JOINED_LATIN = frozenset({"of", "and", "the", "for", "de", "&", "da", "al", "und", "s.a.", "von", "van", "’s", "'s"})
_SCALES = frozenset({"тыс", "млн", "млрд"})
"""Abbreviations of thousands and more, which a number in figures goes on with: "1,5 тыс. лиц", "1 тыс. 228 лиц"."""
_SMALL = frozenset({"PREP", "CONJ", "PRCL", "INTJ"})
_KEPT = 65_536
"""Words remembered."""
_VERBAL = frozenset({"VERB", "INFN", "GRND", "PRTS", "PRED"})
_SHORT_NAME = 3
"""Words of a name whose closing mark closes the speech around it as well."""


def words_of(tokens: Sequence[Token], times: Sequence[TimeMention]) -> list[Word]:
    """The words of a sentence."""
    return _Reader(tokens, times).read()


class _Looks(Remembered[tuple[bool, bool]]):
    """Whether a word as it is written is usual: in small Cyrillic letters (no mark, no figure, nothing in Latin); and whether it
    begins no place's name either. Each told once and remembered."""

    def _told(self, word: str) -> tuple[bool, bool]:
        usual = word[0].islower() and not word[0].isascii() and word.isalpha()
        return usual, usual and not begins_name(word.lower())


_looks = _Looks(_KEPT)


class _Reader:
    def __init__(self, tokens: Sequence[Token], times: Sequence[TimeMention]) -> None:
        self._tokens = tokens
        self._times = {t.span.start: t for t in times}
        letters = [t.text for t in tokens if len(t.text) > 3 and t.text[0].isalpha()]
        self._shouted = bool(letters) and sum(w.isupper() for w in letters) > 0.8 * len(letters)
        self._words: list[Word] = []
        self._straight = 0  # straight quotation marks passed

    def read(self) -> list[Word]:
        number = 0
        while number < len(self._tokens):
            number += self._take(number)
        self._take_small_names()
        for number, (word, following) in enumerate(pairwise(self._words)):
            if not word.opening and word.lower != "семью":
                continue
            if following.pos == "ADVB" and number + 2 < len(self._words) and self._words[number + 2].pos == "VERB":
                following = self._words[number + 2]  # "Гарин досрочно снял"
            if word.lower == "семью" and any(f.case == "ablt" and f.number == "plur" for f in following.forms):
                word.forms, word.pos = tuple(f for f in word.forms if f.pos == "NUMR") or word.forms, "NUMR"
            known = following.pos == "PREP" and any(f.name == "Surn" for f in word.forms)
            if word.kind == WORD and word.opening and word.capital and (following.pos == "VERB" or known):
                _take_for_name(word)
        return self._words

    def _take_small_names(self) -> None:
        """ "Жак Бо", "Со Вин", "Мья Тун У": a small word with a capital beside another within a sentence is part of a name."""
        row = self._words
        for number, word in enumerate(row):
            if (
                word.kind != WORD
                or word.pos not in _SMALL
                or word.opening
                or self._shouted
                or not word.text[0].isupper()
            ):
                continue
            beside = [w for w in (*row[max(number - 1, 0) : number], *row[number + 1 : number + 2]) if w.kind == WORD]
            if any(w.text[0].isupper() and not w.text.isupper() and w.place is None for w in beside):
                word.forms, word.pos = any_case(word.lower, "Surn"), "NOUN"

    def _take(self, number: int) -> int:
        """Appends the word that begins at a token; how many tokens it takes."""
        token = self._tokens[number]
        text = token.text
        usual, plain_word = _looks[text]
        if token.start not in self._times:
            if text in _PLAIN_MARKS:
                self._words.append(Word(MARK, text, text, token.start, token.end, pos=text))
                return 1
            if plain_word:
                within = number > 0 and self._tokens[number - 1].text[0].isalpha()
                self._words.append(self._word(token, opening=not within and self._opens(number)))
                return 1
        for found in (
            (self._time, self._place)
            if usual
            else (self._time, self._scaled, self._quoted, self._place, self._latin, self._initials)
        ):
            taken = found(number)
            if taken:
                return taken
        self._words.append(self._plain(number))
        return 1

    def _add(self, kind: str, first: int, count: int, **facts: object) -> int:
        tokens = self._tokens[first : first + count]
        start, end = tokens[0].start, tokens[-1].end
        text = "".join(
            t.text + (" " * (after.start - t.end > 0) if after else "")
            for t, after in zip(tokens, [*tokens[1:], None], strict=True)
        )
        self._words.append(Word(kind, text, text.lower(), start, end, opening=self._opens(first), **facts))  # type: ignore[arg-type]
        return count

    def _opens(self, number: int) -> bool:
        """The token opens a sentence, a quotation or what follows a colon."""
        first = max(number - _MARKS, 0)
        while number > first:
            before = self._tokens[number - 1].text
            if before[0].isalpha():
                return False
            if before[0].isdigit() and ":" in before:
                number -= 1
                continue
            if before in ".!?:…•—–":
                return before in ".!?:…•" or number == 1
            if before[0].isalnum() or (before not in '«“„"(-*' and not _is_symbol(before)):
                return False
            number -= 1
        return number == 0

    # --- what takes several tokens -----------------------------------------------------------------------------------

    def _time(self, number: int) -> int:
        mention = self._times.get(self._tokens[number].start)
        if mention is None:
            return self._day(number)
        count = sum(1 for t in self._tokens[number:] if t.end <= mention.span.end)
        return self._add(TIME, number, max(count, 1), time=mention)

    def _scaled(self, number: int) -> int:
        """ "1,5 тыс.", "1 тыс. 228": a number in figures with what it counts in."""
        if not self._tokens[number].text[0].isdigit():
            return 0
        if (count := self._thousands(number)) > 1:
            return self._add(NUMBER, number, count, pos="NUMB")
        row = [t.lower for t in self._tokens[number : number + 5]]
        if len(row) < 3 or not (row[0][0].isdigit() and row[1] in _SCALES):
            return 0
        count = 3 if row[2] == "." and len(row) > 3 else 2
        count += len(row) > count + 1 and row[count].isdigit()
        return self._add(NUMBER, number, count, pos="NUMB")

    def _thousands(self, number: int) -> int:
        """ "1 250": how many tokens a number takes whose thousands stand apart."""
        count, first = 1, self._tokens[number].text
        if not (first.isdigit() and len(first) < 4):
            return 1
        for before, after in pairwise(self._tokens[number:]):
            if not (len(after.text) == 3 and after.text.isdigit() and after.start - before.end == 1):
                break
            count += 1
        return count

    def _day(self, number: int) -> int:
        """ "12 сентября" in a report whose year is not known: a time without a place on the calendar."""
        token = self._tokens[number]
        following = self._tokens[number + 1] if number + 1 < len(self._tokens) else None
        if following is None or not token.text.isdigit() or len(token.text) > 2 or following.lower not in _months():
            return 0
        return self._add(TIME, number, 2)

    def _quoted(self, number: int) -> int:
        """A name in quotation marks: no speech."""
        mark = self._tokens[number].text
        if mark not in _OPENING or (mark == '"' and self._straight % 2 and not self._opens_within(number)):
            self._straight += mark == '"'
            return 0
        self._straight += mark == '"'
        close = self._closing(number, mark)
        inner = self._tokens[number + 1 : close] if close else ()
        if len(inner) == 1 and inner[0].text.islower() and number and is_known(inner[0].lower):
            self._straight += mark == '"'
            self._words.append(self._word(inner[0], opening=False))
            return 3  # "его «дочка» попала в список"
        if close is None or not inner or not self._names(number, inner, close):
            return 0
        self._straight += mark == '"'
        name = self._between(inner)
        name += "»" if name.count("«") > name.count("»") else ""  # "«АБ «Кама»"
        place = place_at(inner, 0, opening=False, shouted=False) if len(inner) < 3 else None
        nouns = forms_of_title([t.lower for t in inner]) if not _LATIN.match(name) else ()
        return self._add(
            NAME,
            number,
            close - number + 1,
            name=name,
            pos="NOUN",
            quoted=True,
            forms=nouns,
            place=place[0] if place and place[1] == len(inner) and place[0].form != "adjective" else None,
        )

    def _closing(self, number: int, mark: str) -> int | None:
        wanted = {"«": "»", "“": "”", "„": "“”", '"': '"'}[mark]
        depth, last = 0, None
        for place in range(number + 1, min(number + 2 + _LONGEST_NAME, len(self._tokens))):
            text = self._tokens[place].text
            if text == '"' and self._opens_within(place):
                return None  # "Компании "Роснефть" и …": speech in which a name stands
            if text in wanted:
                if not depth:
                    return place
                depth -= 1
                last = last or (place if not depth else None)
            elif text == mark:
                depth += 1
        return last  # "«АБ «Россия»": one mark closes both

    def _opens_within(self, place: int) -> bool:
        """A straight mark after a space and right before a word opens a quotation."""
        before, mark = self._tokens[place - 1], self._tokens[place]
        after = self._tokens[place + 1] if place + 1 < len(self._tokens) else None
        return before.end < mark.start and after is not None and after.start == mark.end and after.text[0].isalnum()

    def _names(self, number: int, inner: Sequence[Token], close: int) -> bool:
        first = inner[0]
        if not (first.text[0].isupper() or first.text[0].isdigit() or first.text in _OPENING):
            return False
        if any(t.text in (",", "!", "?", ";", ":", "…", "...") for t in inner) and len(inner) > 3:
            return False
        after = self._tokens[close + 1].text if close + 1 < len(self._tokens) else ""
        beyond = self._tokens[close + 2].text if close + 2 < len(self._tokens) else ""
        within = number > 0 and self._tokens[number - 1].text[0].isalpha() and len(inner) <= _SHORT_NAME
        if after in (",", ".", "!", "?") and beyond in ("—", "–", "-") and not within:
            return False
        if self._opens(number) and after in ("", ".", "—", "–") and len(inner) > 2:
            return False
        for token in inner:
            forms = forms_of(token.lower) if token.text[0].isalpha() and not _LATIN.match(token.text) else ()
            if not forms:
                continue
            if forms[0].pos in _VERBAL and is_known(token.lower) and number and self._tokens[number - 1].text == ":":
                return False  # "ответил: «Посмотрим»"
            if forms[0].pos in _VERBAL and is_known(token.lower) and (token.text[0].islower() or len(inner) > 2):
                return False
            if forms[0].pos == "NPRO":
                return False
        return True

    def _between(self, tokens: Sequence[Token]) -> str:
        out, end = "", tokens[0].start
        for token in tokens:
            out += (" " if token.start > end else "") + token.text
            end = token.end
        return out

    def _place(self, number: int) -> int:
        if not begins_name(self._tokens[number].lower):
            return 0
        found = place_at(self._tokens, number, opening=self._opens(number), shouted=self._shouted)
        if found is None:
            return 0
        place, count = found
        token = self._tokens[number]
        if place.form == "list" and count == 1 and number + 1 < len(self._tokens):
            return self._add(NAME, number, 1, name=token.text, pos="NOUN", place=place)
        if place.form == "adjective":
            forms = tuple(f for f in forms_of(token.lower) if f.pos == "ADJF")
            return self._add(WORD, number, 1, forms=forms, pos="ADJF", place=place)
        heads = (forms_of(t.lower) for t in self._tokens[number : number + count] if not _LATIN.match(t.text))
        nouns = next((ns for h in heads if (ns := tuple(f for f in h if f.pos == "NOUN"))), ())
        if token.text.isupper() and count == 1 and not self._shouted and len(token.text) <= 5:
            nouns = ()  # initials have no cases
        return self._add(NAME, number, count, forms=nouns, pos="NOUN", place=place)

    def _latin(self, number: int) -> int:
        """A run of Latin words with capitals, or a code: ``Emperor Aviation``, ``EW-301PJ``."""
        token = self._tokens[number]
        if "-" in token.text and _CODE.match(token.text):
            return self._add(NAME, number, 1, name=token.text, pos="NOUN")
        if not (token.text[0].isascii() or token.text[0].isdigit()):
            return 0
        begins = _LATIN.match(token.text) or (token.text[0].isdigit() and _LATIN.search(token.text))
        if not begins or not any(c.isupper() for c in token.text):
            return 0
        last = number
        for place in range(number + 1, len(self._tokens)):
            text = self._tokens[place].text
            if text in _NUMBERED or (text == "(" and place + 1 < len(self._tokens) and self._is_numbered(place + 1)):
                break  # "Zafar (IMO 9178630)"
            if (_LATIN.match(text) and text[0].isupper()) or (text[0].isdigit() and _LATIN.search(text)):
                if place_at(self._tokens, place, opening=False, shouted=False):
                    break
                last = place
            elif text.isdigit() and place == last + 1 and len(text) < 4 and not self._counts(place):
                last = place
            elif text in "()" and self._is_latin(place + 1 if text == "(" else place - 1):
                continue  # "VTB Bank (Europe) SE"
            elif text.lower() not in _JOINED_LATIN:
                break
        opened = next((p for p in range(number + 1, last + 1) if self._tokens[p].text == "("), last + 1)
        if not any(t.text == ")" for t in self._tokens[opened : last + 1]):
            last = opened - 1  # "Kama Shipping Ltd (Kama)": the short name is a remark
        count = last - number + 1
        return self._add(NAME, number, count, name=self._between(self._tokens[number : last + 1]), pos="NOUN")

    def _is_numbered(self, number: int) -> bool:
        return self._tokens[number].text in _NUMBERED

    def _counts(self, number: int) -> bool:
        """A number that counts what follows it: "Entity List 23 компании"."""
        following = self._tokens[number + 1].text if number + 1 < len(self._tokens) else ""
        return following[:1].islower() and not _LATIN.match(following)

    def _is_latin(self, number: int) -> bool:
        return 0 <= number < len(self._tokens) and bool(_LATIN.match(self._tokens[number].text))

    def _initials(self, number: int) -> int:
        """``А.`` before or after a family name."""
        token = self._tokens[number]
        following = self._tokens[number + 1] if number + 1 < len(self._tokens) else None
        alone = len(token.text) == 1 and token.text.isupper() and following is not None and following.text == "."
        if alone and (number + 2 < len(self._tokens) or (number and self._tokens[number - 1].text[0].isupper())):
            return self._add(NAME, number, 2, name=token.text + ".", pos="INIT")
        if "." in token.text and _INITIALS.fullmatch(token.text):
            return self._add(NAME, number, 1, name=token.text, pos="INIT")
        return 0

    def _is_abbreviation(self, token: Token) -> bool:
        """ "ЦБ", "МИД", "ПАО": capitals that no case changes."""
        text = token.text
        return (
            not self._shouted
            and 1 < len(text.partition(".")[0]) <= 6
            and text.replace(".", "").isalpha()  # "ДОМ.РФ"
            and text.isupper()
            and "а" <= token.lower[0] <= "я"
        )

    # --- one token ---------------------------------------------------------------------------------------------------

    def _plain(self, number: int) -> Word:
        token = self._tokens[number]
        text = token.text
        if text[0].isdigit():
            return Word(NUMBER, text, token.lower, token.start, token.end, pos="NUMB", opening=self._opens(number))
        if not (text[0].isalpha()):
            return Word(MARK, text, text, token.start, token.end, pos=text)
        if self._is_abbreviation(token):
            forms = any_case(plain(token.lower))
            return Word(
                WORD, text, plain(token.lower), token.start, token.end, forms, pos="NOUN", opening=self._opens(number)
            )
        return self._word(token, opening=self._opens(number))

    def _word(self, token: Token, *, opening: bool) -> Word:
        text, lower, forms, pos = read_word(token.text, opening=opening, shouted=self._shouted)
        return Word(WORD, text, lower, token.start, token.end, forms, pos, opening=opening)


def _is_symbol(text: str) -> bool:
    """An emoji or an arrow, which some put before their lines."""
    return all(category(c) in ("So", "Sk", "Mn", "Cf", "Me") for c in text)


def _take_for_name(word: Word) -> None:
    """ "Песков заявил": what opens a sentence and could be a plural in the genitive is a family name before a verb."""
    surnames = tuple(f for f in word.forms if f.name == "Surn" and f.case == "nomn" and f.number == "sing")
    if word.pos == "ADJF" and surnames:  # "Зеленский снял"
        word.forms, word.pos = (*surnames, *(f for f in word.forms if f.name == "Surn" and f not in surnames)), "NOUN"
        return
    guessed = family_forms(word.lower)
    if guessed and word.pos == "NOUN" and not any(f.case == "nomn" and not f.name for f in word.forms):
        word.forms = (*(f._replace(score=1.0) for f in guessed), *word.forms)


@cache
def _months() -> frozenset[str]:
    return frozenset(word for words in table("times_ru")["month"].values() for word in words)
