"""Word forms: the readings of words and names, also of those that the dictionary does not have, by their endings."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from inforce.claims.lexicon import table
from inforce.claims.remembered import LONGEST, remembered
from inforce.claims.russian.morphology import Form, all_lemmas, forms_of, inflected, is_known, plain

FIRM = re.compile(
    r"банк|авиа|газ|нефть|маш|завод|холдинг|групп|строй|инвест|лизинг|транс|флот|пром|энерго|телеком|кали[йяюе]|азот|металл",
    re.IGNORECASE,
)
"""Parts of words by which names of firms are made."""
_FIRM_ENDS = ("калий", "калия", "калию", "калием", "калии")
"""Ends of firms' names whose readings the dictionary guesses as those of people."""


def read_word(text: str, *, opening: bool, shouted: bool) -> tuple[str, str, tuple[Form, ...], str]:
    """A word as it is taken (in a heading in capitals: in small letters), in small letters, its readings, the likeliest
    part of speech."""
    return (_read if len(text) <= LONGEST else _read.__wrapped__)(text, opening, shouted)


@lru_cache(maxsize=65_536)
def _read(text: str, opening: bool, shouted: bool) -> tuple[str, str, tuple[Form, ...], str]:  # noqa: FBT001
    forms = forms_of(text.lower())
    if shouted:
        text = text.lower() if is_known(text.lower()) and not any(f.name for f in forms) else text.capitalize()
    lower = plain(text)
    wanted = _told_apart().get(lower)
    forms = tuple(f for f in forms if f.pos == wanted) or _labels_among(lower, forms)
    forms = tuple(f for f in forms if f.lemma not in _unheard()) or forms
    forms = _deputy(lower) or _likely(lower, forms, capital=text[0].isupper(), opening=opening)
    if text[0].isupper() and lower.endswith(_FIRM_ENDS) and not is_known(lower):
        forms = _shaped(lower)
    forms = (_of_woman(lower), *forms) if text[0].isupper() and lower in _women() else forms
    return text, lower, (*forms, *_substantive(lower, forms), *_as_object(forms)), _part_of_speech(forms)


@cache
def _women() -> frozenset[str]:
    return frozenset(table("words_ru")["names"]["women"])


def _of_woman(lower: str) -> Form:
    """A first name that the dictionary has only as an oblique case of a man's: "Кая"."""
    return Form(
        lower, "NOUN", "nomn", "sing", "femn", "", "", "", "", "Name", animate=True, pronominal=False, score=0.3
    )


def _as_object(forms: tuple[Form, ...]) -> tuple[Form, ...]:
    """ "На суда": things in the plural have the accusative of their nominative, also where the dictionary thinks it unlikely."""
    things = [f for f in forms if f.pos == "NOUN" and f.case == "nomn" and f.number == "plur" and not f.animate]
    known = {f.lemma for f in forms if f.case == "accs"}
    return tuple(f._replace(case="accs") for f in things if f.lemma not in known)


def _labels_among(lower: str, forms: tuple[Form, ...]) -> tuple[Form, ...]:
    """Of a word that the dictionary does not have the readings as what reports call parties: "балкером"."""
    if is_known(lower) or len(forms) < _GUESSED:
        return forms
    return tuple(f for f in forms if f.pos == "NOUN" and f.lemma in _party_words()) or forms


_GUESSED = 2
"""Readings of a guessed word from which they are told apart."""


@cache
def _party_words() -> frozenset[str]:
    rows = table("kinds")["ru"].values()
    return frozenset(w for row in rows for part in (row.get("wide", ()), *row.get("sets", ())) for w in part)


def _deputy(lower: str) -> tuple[Form, ...]:
    """ "Замначальника": an office in the genitive after "зам", which no case changes."""
    office = lower.removeprefix("зам")
    if office == lower or len(office) < _OFFICE or is_known(lower) or not is_known(office):
        return ()
    owned = any(f.pos == "NOUN" and f.case == "gent" and f.number == "sing" and f.animate for f in forms_of(office))
    return tuple(f._replace(number="sing", animate=True) for f in any_case(lower, "")) if owned else ()


_OFFICE = 5
"""Letters of the shortest office ("главы")."""


def _substantive(lower: str, forms: tuple[Form, ...]) -> tuple[Form, ...]:
    """The noun that a participle is by itself: "заключенных"."""
    found = []
    for form in forms if not any(f.pos == "NOUN" for f in forms) else ():
        if form.pos not in ("PRTF", "ADJF") or (form.lemma not in _of_substantivized() and is_known(lower)):
            continue  # another case of a word takes as long to find as all its readings
        lemma = plain(inflected(lower, form, "nomn", "masc", "sing") or "")
        if lemma in _substantivized():
            found.append(form._replace(lemma=lemma, pos="NOUN", animate=True))
    return tuple(found)


@cache
def _told_apart() -> dict[str, str]:
    """Words whose likeliest reading in the dictionary is not that of news, with the part of speech that they are."""
    return {word: pos for pos, words in table("words_ru")["readings"].items() for word in words}


@cache
def _unheard() -> frozenset[str]:
    """Lemmas that reports of this trade never mean where another has the same form."""
    return frozenset(table("words_ru")["phrases"]["unheard"])


@cache
def _substantivized() -> frozenset[str]:
    return frozenset(table("words_ru")["phrases"]["substantivized"])


@cache
def _of_substantivized() -> frozenset[str]:
    """The lemmas, such as verbs, of the participles that are nouns by themselves."""
    return frozenset(lemma for word in _substantivized() for lemma in all_lemmas(word))


@lru_cache(maxsize=4096)
def any_case(lemma: str, name: str = "Abbr") -> tuple[Form, ...]:
    """The forms of a word that no case changes."""
    cases = ("nomn", "gent", "datv", "accs", "ablt", "loct")
    return tuple(
        Form(lemma, "NOUN", case, "", "", "", "", "", "", name, animate=name == "Surn", pronominal=False, score=0.17)
        for case in cases
    )


def is_unchanging(first: Sequence[Form], family: str) -> bool:
    """ "Ирины Лозован": after the readings of a woman's first name, a family name that ends with a consonant has no cases."""
    named = [f for f in first if f.name == "Name" and f.number != "plur"]
    return bool(named) and all(f.gender == "femn" for f in named) and family[-1] not in "аеёиоуыэюяьй"


@remembered(4096)
def family_forms(lower: str) -> tuple[Form, ...]:
    """The forms of a family name in -ов, -ев, -ин that a word may be; its lemma is the name of a man or a woman."""
    found = _FAMILY.fullmatch(lower)
    if not found:
        return ()
    stem, ending = found["stem"], found["ending"]
    rows = [(stem, "masc", case) for case in _MEN.get(ending, ())] + [
        (stem + "а", "femn", case) for case in _WOMEN.get(ending, ())
    ]
    return tuple(
        Form(lemma, "NOUN", case, "sing", gender, "", "", "", "", "Surn", animate=True, pronominal=False, score=0.1)
        for lemma, gender, case in rows
    )


_FAMILY = re.compile(r"(?P<stem>.{2,}(?:ов|ев|ин|ын))(?P<ending>|а|у|ым|е|ой)")
_MEN = {"": ("nomn",), "а": ("gent", "accs"), "у": ("datv",), "ым": ("ablt",), "е": ("loct",)}
_WOMEN = {"а": ("nomn",), "у": ("accs",), "ой": ("gent", "datv", "ablt", "loct")}


def _likely(lower: str, forms: tuple[Form, ...], *, capital: bool, opening: bool) -> tuple[Form, ...]:
    """A word with a capital within a sentence is no verb unless it is known as one."""
    if not capital:
        return forms
    nominal = tuple(f for f in forms if f.pos in _NOMINAL)
    named = is_known(lower) and any(f.name and f.name != "Geox" and f.number == "sing" for f in forms)
    subject = any(f.name == "Surn" and f.case == "nomn" and f.number == "sing" for f in forms)
    if (named and not opening) or subject:
        nominal = tuple(f for f in nominal if f.name or f.number != "plur")  # "Песков" is no sands
    first_names = bool(nominal) and all(f.name == "Name" and f.number == "plur" for f in nominal)  # "Садыков"
    open_ = not opening or first_names or not is_known(lower)
    if open_ and (guessed := family_forms(lower)) and not named:
        return (*guessed, *(f for f in forms if f.pos == "NOUN" and (f.name or f.number != "plur")))  # no "волков"
    if foreign := () if opening or is_known(lower) else _foreign_forms(lower, nominal):
        return foreign
    if not nominal and is_known(lower) and forms and forms[0].pos in _CLOSED:
        return forms
    if not nominal and (not opening or not is_known(lower)):
        return any_case(lower, "Surn")
    if not opening:
        return (*_unguessed(lower, nominal), *nominal, *_of_other_gender(lower, nominal))
    if subject and all(f.name for f in nominal):
        return nominal
    if not is_known(lower):
        return tuple(f for f in forms if f.pos in ("NOUN", "ADJF")) or forms
    return forms


def _foreign_forms(lower: str, guessed: tuple[Form, ...]) -> tuple[Form, ...]:
    """Of a name that the dictionary does not have and that ends as Russian names do not: "Мехди" has no cases, "Лунгу" may be
    a dative."""
    if any(f.name not in ("", "Geox") or f.lemma[-1] in "ая" for f in guessed) or lower[-1] not in _FOREIGN:
        return ()
    if lower.endswith(_ADJECTIVES):
        return ()  # "Нижнеладожского комбината"
    forms = any_case(lower, "Surn")
    return forms if lower[-1] != "у" else (*guessed, *(f for f in forms if f.case != "datv"))


def _of_other_gender(lower: str, known: tuple[Form, ...]) -> tuple[Form, ...]:
    """ "Марину Сечину": of a family name that the dictionary has of men alone the forms of a woman's."""
    genders = {f.gender for f in known if f.name == "Surn"}
    return tuple(f for f in family_forms(lower) if f.gender not in genders) if len(genders) == 1 else ()


def _unguessed(lower: str, guessed: tuple[Form, ...]) -> tuple[Form, ...]:
    """ "Петр Авен": a name that the dictionary takes for the plural of a thing may be a man's in the nominative."""
    if is_known(lower) or lower[-1] in "аеёиоуыэюяьъй" or any(f.name or f.case == "nomn" for f in guessed):
        return ()
    return tuple(f._replace(score=0.1) for f in any_case(lower, "Surn") if f.case == "nomn")


_ADJECTIVES = ("ского", "цкого", "скому", "цкому", "ские", "ными", "скими")
_FOREIGN = "иоэу"
"""Last letters of names that Russian cases seldom make of a name."""
_CLOSED = ("PREP", "CONJ", "PRCL", "ADVB")
_NOMINAL = ("NOUN", "ADJF", "NPRO", "NUMR", "PRTF")
_LIKELY_PARTICIPLE = 0.3
"""Likelihood from which a word that may be a short participle ("сняты") is taken for one."""


def _part_of_speech(forms: tuple[Form, ...]) -> str:
    weights: dict[str, float] = {}
    for form in forms:
        weights[form.pos] = weights.get(form.pos, 0) + form.score
    if weights.get("PRTS", 0) >= _LIKELY_PARTICIPLE:
        return "PRTS"
    if "PRTS" in weights and any(f.pos == "VERB" and f.tense == "futr" and f.number == "plur" for f in forms):
        return "PRTS"  # "вычеркнут" is seldom "they will strike out"
    return max(weights, key=lambda pos: weights[pos], default="")


# --- names in quotation marks ------------------------------------------------------------------------------------------


@remembered(4096)
def _named_forms(lower: str) -> tuple[Form, ...]:
    """The readings of a name of one word in quotation marks. Of what the dictionary does not have, or has as a name of a firm in
    one spelling, the ending tells the case: "«Алросу»" is an object, "«Беларуськалий»" a subject or an object."""
    nouns = tuple(f for f in forms_of(lower) if f.pos == "NOUN")
    if is_known(lower) and nouns and not all(f.name == "Orgn" for f in nouns):
        return nouns
    return _shaped(lower)


def _shaped(lower: str) -> tuple[Form, ...]:
    if lower.endswith(_UNCHANGING) and not lower.endswith(_SOFT):
        return any_case(lower, "Orgn")
    told = next((rows for ending, rows in _SHAPES if lower.endswith(ending)), ("nomn masc", "accs masc"))
    return tuple(_shaped_form(lower, row) for row in told)


def _shaped_form(lower: str, row: str) -> Form:
    case, gender, *change = row.split()
    cut, _, ending = (change[0] if change else "0:").partition(":")
    lemma = lower[: len(lower) - int(cut)] + ending
    number = "plur" if gender == "plur" else "sing"
    gender = "" if number == "plur" else gender
    return Form(lemma, "NOUN", case, number, gender, "", "", "", "", "Orgn", animate=False, pronominal=False, score=0.1)


_UNCHANGING = (*(vowel + "а" for vowel in "аеиоуэ"), "о", "и", "э")
"""Ends of names that no case changes: "Заря-Авиа", "Экспо"."""
_SOFT = ("нефти", "стали")
"""Ends of names of firms after "нефть" and "сталь", in other cases than the nominative."""
_SHAPES: tuple[tuple[str, tuple[str, ...]], ...] = (
    *((soft, ("gent femn 1:ь", "datv femn 1:ь", "loct femn 1:ь")) for soft in _SOFT),
    ("ь", ("nomn femn", "accs femn")),
    ("ью", ("ablt femn 1:",)),
    ("калия", ("gent masc 1:й",)),
    ("ия", ("nomn femn", "gent masc 1:й")),
    ("а", ("nomn femn", "gent masc 1:")),
    ("я", ("nomn femn", "gent masc 1:ь")),
    ("у", ("accs femn 1:а", "datv masc 1:")),
    ("калию", ("datv masc 1:й",)),
    ("ию", ("accs femn 1:я", "datv masc 1:й")),
    ("ю", ("accs femn 1:я", "datv masc 1:ь")),
    ("ы", ("gent femn 1:а", "nomn plur", "accs plur")),
    ("ом", ("ablt masc 2:", "nomn masc", "accs masc")),
    ("ем", ("ablt masc 2:й", "nomn masc", "accs masc")),
    ("ой", ("ablt femn 2:а", "nomn masc", "accs masc")),
)
"""By the last letters of a name its readings: case, gender, and for the lemma how many letters go and what comes for them."""


_SHORT_STEM = 4
"""Letters of the longest first part of a name with a hyphen that is not taken to have a case of its own."""


def forms_of_title(words: Sequence[str]) -> tuple[Form, ...]:
    """The readings of the words of a name in quotation marks, in small letters; () where they tell none."""
    if len(words) == 1:
        first, _, last = words[0].partition("-")
        oblique = last and first.endswith(("у", "ю", "ом", "ой", "ем")) and len(first) > _SHORT_STEM  # "«Пеллу-Нова»"
        whole = tuple(f._replace(lemma=f"{f.lemma}-{last}") for f in _named_forms(first)) if oblique else ()
        return whole or _named_forms(words[0])
    return _forms_of_two(words)


def _forms_of_two(words: Sequence[str]) -> tuple[Form, ...]:
    """Of a name of an adjective and a noun ("Полярное золото") the readings of the noun that the adjective agrees with."""
    if len(words) == 2 and is_known(words[0]) and len(words[1]) <= _SHORT_STEM and not is_known(words[1]):
        cases = {f.case for f in forms_of(words[0]) if f.pos == "ADJF" and f.number == "sing"}
        return tuple(f for f in any_case(words[1], "Orgn") if f.case in cases)  # "Кубанскому НПЗ"
    if len(words) != 2 or not all(is_known(w) for w in words):
        return ()
    told = {(f.case, f.number) for f in forms_of(words[0]) if f.pos == "ADJF" and f.name != "Abbr"}
    return tuple(f for f in forms_of(words[1]) if f.pos == "NOUN" and (f.case, f.number) in told)
