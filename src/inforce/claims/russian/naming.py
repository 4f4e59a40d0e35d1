"""Naming: names and descriptions in the nominative, as claims give them."""

from inforce.claims.russian.agreement import agrees
from inforce.claims.russian.morphology import Form, forms_of, inflected, is_known
from inforce.claims.russian.phrase_model import Noun
from inforce.claims.russian.word_forms import is_unchanging
from inforce.claims.russian.words import NAME, NUMBER, Word

_FEW = frozenset({"два", "две", "три", "четыре", "оба", "полтора"})
_INFLECTED = frozenset(
    f"{stem}{ending}"
    for stem in ("банк", "завод", "холдинг", "флот", "групп")
    for ending in ("ом", "у", "а", "е", "ой")
)
"""Last words of names of firms, in other cases than the nominative."""
_ENDINGS = {"gent": "а", "datv": "у", "ablt": "ом"}
"""Of men's names that end with a consonant."""
_ENDINGS_OF_CAPITALS = ("ом", "а", "у", "е")
_FEWEST_CAPITALS = 3
"""Of names that are declined: a shorter one may be the beginning of a word."""
_ABBREVIATED = 4
"""Letters of the longest abbreviation that the dictionary does not have."""
_VOWELS = "аеёиоуыэюя"
_ORDINAL = {"masc": "й", "femn": "я", "neut": "е"}
"""Endings of ordinals in figures, in the nominative."""
_OF_PEOPLE = ("Name", "Surn", "Patr")
_UNCHANGING = frozenset({"NUMB", "ADVB", "PREP", "CONJ", "PRCL", ""})


def nominative(noun: Noun, text: str, cases: frozenset[str] | None = None) -> str:
    """The name of a phrase, or where it has none its words, in the nominative. ``cases``: those that its place allows."""
    cases = (noun.cases & cases if cases else noun.cases) or noun.cases
    return name_of(noun, cases) if noun.names else described(noun, text, cases)


def name_of(noun: Noun, cases: frozenset[str]) -> str:
    """The words of the name; those apposed to a common noun in quotation marks or Latin letters stay as they are."""
    alone = noun.head in noun.names
    gender = _gender(noun, cases)
    man = not alone and noun.animate and noun.gender == "masc" and "nomn" not in cases
    words = []
    for word in noun.names:
        if word.kind == NAME:
            owner = word.quoted and not alone and _is_in_genitive_alone(word.name.lower())
            own = frozenset({"gent"}) if owner else cases
            words.append(_quoted(word, own) if word.quoted and (alone or owner) else word.name or word.text)
        else:
            if is_unchanging(noun.names[0].forms, word.lower):
                words.append(word.text)
                continue
            foreign = man and not any(f.case in cases for f in word.forms)
            words.append(_unknown(word.text, cases) if foreign else _cased(word, cases, gender))
    return " ".join(words)


def _unknown(text: str, cases: frozenset[str]) -> str:
    """ "Гражданина Мариса Озолиньша" → "Марис Озолиньш": a man's name that the dictionary does not have so, by the ending
    that the case of the noun before it tells."""
    for case, ending in _ENDINGS.items():
        if case in cases and text.endswith(ending) and text[-len(ending) - 1] not in _VOWELS:
            return text[: -len(ending)]
    return text


def _gender(noun: Noun, cases: frozenset[str]) -> str:
    """The gender that the words of a name or the noun before it tell."""
    for word in noun.names:
        told = {f.gender for f in word.forms if f.name in ("Name", "Patr") and f.case in cases}
        if len(told) == 1:
            return told.pop()
    rows = [{f.gender for f in w.forms if f.name in ("Name", "Surn") and f.case in cases} for w in noun.names]
    both = set.intersection(*rows) if len(rows) > 1 else set()
    if len(both) == 1:
        return both.pop()  # "Марине Рогозиной": Марин or Марина, the family name tells
    if noun.head not in noun.names and noun.animate and noun.gender == "femn":
        return "femn"
    return ""


def _is_in_genitive_alone(lower: str) -> bool:
    """ "АЗС «Лукойла»": the dictionary has the name in no other case."""
    return is_known(lower) and all(form.case == "gent" for form in forms_of(lower))


def _quoted(word: Word, cases: frozenset[str]) -> str:
    if " " not in word.name and (("nomn" in cases and any(f.case == "nomn" for f in word.forms)) or not word.forms):
        return word.name
    words = word.name.split()
    if len(words) > 1:
        return _quoted_words(word.name, words, cases)
    rows = [f for f in word.forms if f.case in cases and f.number != "plur"]
    if not rows and word.forms and all(f.number == "plur" for f in word.forms):
        rows = [f for f in word.forms if f.case in cases]  # "«Россетей»"
    form = min(rows, key=lambda f: f.case == "datv", default=None)  # "«Альфу»" is rather an object
    made = inflected(word.name.lower(), form, "nomn") if form else None
    made = made or (form.lemma if form is not None and form.name == "Orgn" and form.case != "nomn" else None)
    return _as_written(word.name, made) if made else word.name


def _quoted_words(name: str, words: list[str], cases: frozenset[str]) -> str:
    """ "Западного курьера" → "Западный курьер": an adjective and its noun, both in a case that is not the nominative."""
    first = forms_of(words[0].lower()) if is_known(words[0].lower()) else ()
    second = forms_of(words[1].lower()) if is_known(words[1].lower()) or len(words[1]) > _ABBREVIATED else ()
    for adjective in (f for f in first if f.pos == "ADJF"):
        for noun in (f for f in second if f.pos == "NOUN"):
            if (
                adjective.case == noun.case
                and adjective.number == noun.number
                and adjective.gender in (noun.gender, "")
            ):
                if noun.case == "nomn":
                    return name
                made = inflected(words[0].lower(), adjective, "nomn"), inflected(words[1].lower(), noun, "nomn")
                if made[0] and made[1]:
                    return " ".join([_as_written(words[0], made[0]), _as_written(words[1], made[1]), *words[2:]])
        if not second and adjective.case != "nomn" and adjective.number == "sing":
            made_first = inflected(words[0].lower(), adjective, "nomn")
            if made_first:  # "Кубанскому НПЗ"
                return " ".join([_as_written(words[0], made_first), *words[1:]])
    if made_noun := _ruling_noun(words, cases):
        return made_noun
    return _with_label(words, cases)


def _ruling_noun(words: list[str], cases: frozenset[str]) -> str | None:
    """ "Нефти Сербии" → "Нефть Сербии": a noun with another in the genitive after it, where no form of it is the nominative."""
    nouns = [f for f in forms_of(words[0].lower()) if f.pos == "NOUN"] if is_known(words[0].lower()) else []
    owned = any(f.pos == "NOUN" and f.case == "gent" for f in forms_of(words[1].lower())) and is_known(words[1].lower())
    form = next((f for f in nouns if f.case in cases and f.case != "nomn" and f.number == "sing"), None)
    if not owned or form is None or any(f.case == "nomn" and f.number == "sing" for f in nouns) or "nomn" in cases:
        return None
    made = inflected(words[0].lower(), form, "nomn")
    return " ".join([_as_written(words[0], made), *words[1:]]) if made else None


def _with_label(words: list[str], cases: frozenset[str]) -> str:
    """ "МТС Банком" → "МТС Банк", "Лада-Банка Казахстан": a word of a name that says what it is, in another case."""
    return " ".join(_label_in_nominative(word, cases) for word in words)


def _label_in_nominative(word: str, cases: frozenset[str]) -> str:
    before, hyphen, label = word.rpartition("-")
    forms = [f for f in forms_of(label.lower()) if f.pos == "NOUN"] if label.lower() in _INFLECTED else []
    if "nomn" in cases and any(f.case == "nomn" for f in forms):
        return word
    form = next((f for f in forms if f.number == "sing" and f.gender == "masc" and f.case != "nomn"), None)
    made = inflected(label.lower(), form, "nomn") if form else None
    return before + hyphen + _as_written(label, made) if made else word


def _cased(word: Word, cases: frozenset[str], gender: str = "") -> str:
    """A word of a name in the nominative."""
    if capitals := _without_ending(word.text):
        return capitals
    forms = [f for f in word.forms if f.case in cases and f.pos in ("NOUN", "ADJF")]
    if "accs" in cases and not any(f.name for f in forms):  # a man's name has the accusative of its genitive
        forms = [f for f in word.forms if f.case == "gent" and f.gender == "masc" and f.name in _OF_PEOPLE] or forms
    if not forms:
        return word.text
    best = _best(forms, gender)
    if best.case == "nomn" or ("nomn" in cases and any(f.case == "nomn" for f in forms) and not gender):
        return word.text
    if best.gender == "neut" and best.case == "gent" and not best.name and word.capital and not is_known(word.lower):
        return word.text.removesuffix("а")  # "Русала": more names are "Русал" than "Русало"
    made = inflected(word.lower, best, "nomn") or (best.lemma if best.name in ("Surn", "Orgn") else None)
    return _as_written(word.text, made) if made else word.text


def _without_ending(text: str) -> str:
    """ "РУСАЛа", "НЛМКу", "ЛУКОЙЛом": the capitals of a name to which small letters are added as its ending; else empty."""
    for ending in _ENDINGS_OF_CAPITALS:
        capitals = text.removesuffix(ending)
        if capitals != text and len(capitals) >= _FEWEST_CAPITALS and capitals.isupper() and capitals.isalpha():
            return capitals
    return ""


def _best(forms: list[Form], gender: str) -> Form:
    def rank(form: Form) -> tuple[bool, bool, bool, float]:
        return (
            bool(gender) and form.gender not in (gender, ""),
            form.number == "plur" or (form.pos == "ADJF" and form.gender == "neut"),
            form.name not in ("Name", "Surn", "Patr", "Orgn"),
            -form.score,
        )

    return min(forms, key=rank)


def described(noun: Noun, text: str, cases: frozenset[str]) -> str:
    """ "двух бывших членов совета" → "два бывших члена совета": the head and what agrees with it, the rest as it stands."""
    head = noun.head
    rest = text[head.end : noun.end].lstrip("»”")  # "«дочку» «Альфы»"
    before = [w for w in noun.modifiers if w.end <= head.start and w.lemma("ADJF", "NPRO") != "сам"]
    number = next((w for w in before if w.pos == "NUMR"), None)
    counts = [n for n, w in enumerate(before) if w.kind == NUMBER or w.pos == "NUMR" or w.lemma("ADJF") == "один"]
    if len(counts) == 2 and counts[1] > 1 and noun.number == "plur":
        return _counted_twice(noun, before, counts[1], cases)
    if number is not None or noun.count or any(w.kind == NUMBER and not _is_ordinal(w) for w in before):
        return _counted(noun, before, number, text, rest)
    if head.kind == NAME and not noun.names:
        return body_name(noun, text)
    forms = [f for f in head.forms if f.case in cases and f.pos in ("NOUN", "ADJF", "NUMR")]
    if not forms:
        return text[noun.start : noun.end]
    best = next((f for f in forms if all(agrees(f, w) for w in before)), forms[0])
    words = [_agreeing(w, cases, best) for w in before]
    made = head.text if best.case == "nomn" or head.kind == NAME else inflected(head.lower, best, "nomn") or head.text
    return " ".join([*words, _as_written(head.text, made)]) + rest


def body_name(noun: Noun, text: str) -> str:
    """The name of a state or body in the nominative: of several words the first is put into it."""
    head = noun.head
    first, _, rest = (head.name or head.text).partition(" ")
    readings = (
        [f for f in forms_of(first.lower()) if f.pos in ("NOUN", "ADJF") and f.case in noun.cases] if head.forms else []
    )
    made = None
    if readings and not any(f.case == "nomn" for f in readings if "nomn" in noun.cases):
        made, rest = _body_words(first, readings[0], rest)
    words = [_as_written(first, made) if made else first, *([rest] if rest else [])]
    before = (
        [_agreeing(w, noun.cases, readings[0]) for w in noun.modifiers]
        if readings
        else [w.text for w in noun.modifiers]
    )
    return " ".join([*before, *words]) + text[head.end : noun.end]


def _body_words(first: str, form: Form, rest: str) -> tuple[str | None, str]:
    """The first word of a body's name in the nominative and the rest; after an adjective its noun as well ("Белого дома")."""
    second, _, others = rest.partition(" ")
    noun = (
        next((f for f in forms_of(second.lower()) if f.pos == "NOUN" and f.case == form.case), None) if second else None
    )
    if form.pos != "ADJF" or noun is None:
        return inflected(first.lower(), form, "nomn"), rest
    made = inflected(second.lower(), noun, "nomn")
    rest = " ".join([_as_written(second, made) if made else second, *([others] if others else [])])
    return inflected(first.lower(), form, "nomn", noun.gender, noun.number), rest


def _agreeing(word: Word, cases: frozenset[str], head: Form) -> str:
    if _is_ordinal(word):
        return f"{word.text.partition('-')[0]}-{_ORDINAL.get(head.gender, 'й')}"
    forms = [f for f in word.forms if f.case in cases and f.pos in ("ADJF", "PRTF", "NUMR")]
    if word.pos in _UNCHANGING or not forms:
        return word.text
    gender = head.gender if head.number == "sing" else ""
    made = inflected(word.lower, forms[0], "nomn", gender, head.number)
    return _as_written(word.text, made) if made else word.text


def _is_ordinal(word: Word) -> bool:
    """ "14-му", "17-й"."""
    first, dash, ending = word.text.partition("-")
    return bool(dash) and first.isdigit() and ending.isalpha()


def _counted(noun: Noun, before: list[Word], number: Word | None, text: str, rest: str) -> str:
    """Numbers from five on keep their noun in the genitive plural, those below take the singular."""
    if number is None:
        return _counted_in_figures(noun, before, text, rest)
    form = next((f for f in number.forms if f.case), None)
    made = number.text if form is None or form.case == "nomn" else inflected(number.lower, form, "nomn") or number.text
    head = noun.head.text
    plural = next((f for f in noun.head.forms if f.case == "gent" and f.number == "plur"), None)
    any_plural = plural or next((f for f in noun.head.forms if f.case in noun.cases and f.number == "plur"), None)
    if made in _FEW and any_plural:
        head = inflected(noun.head.lower, any_plural, "gent", number="sing") or head
        made = _of_women(made, any_plural)
    elif (
        plural is None
        and made not in _FEW
        and (other := next((f for f in noun.head.forms if f.number == "plur"), None))
    ):
        head = inflected(noun.head.lower, other, "gent", number="plur") or head
    oblique = plural is None and made not in _FEW
    words = [made if w is number else _in_genitive(w) if oblique else w.text for w in before]
    return " ".join([*words, head]) + rest


def _of_women(number: str, noun: Form) -> str:
    """ "Две компании": of a feminine noun."""
    told = {f.gender for f in forms_of(noun.lemma) if f.pos == "NOUN" and f.case == "nomn" and f.number == "sing"}
    return {"два": "две", "оба": "обе"}.get(number, number) if told == {"femn"} else number


def _counted_twice(noun: Noun, before: list[Word], second: int, cases: frozenset[str]) -> str:
    """ "862 физическим и 53 юридическим лицам" → "862 физических и 53 юридических лица": two counts of one noun."""
    if cases & {"nomn", "accs", "gent"}:
        words, head = [w.text for w in before], noun.head.text
    else:
        words = [_in_genitive(w) for w in before]
        form = next((f for f in noun.head.forms if f.case in cases), None)
        head = (inflected(noun.head.lower, form, "gent", number="plur") if form else None) or noun.head.text
    return " ".join([*words[:second], "и", *words[second:], head])


def _counted_in_figures(noun: Noun, before: list[Word], text: str, rest: str) -> str:
    """ "37 гражданам" → "37 граждан": after a figure the genitive plural, as most figures have it."""
    form = next((f for f in noun.head.forms if f.case in noun.cases), None)
    several = next((f for f in forms_of(noun.count) if f.pos in ("NOUN", "NUMR") and f.case), None)
    if several is not None and several.case != "nomn" and text[noun.start :].lower().startswith(noun.count):
        made = inflected(noun.count, several, "nomn") or noun.count  # "рядом банков", "десятков банков"
        return made + text[noun.start + len(noun.count) : noun.end]
    if form is None or noun.cases & {"nomn", "accs", "gent"}:
        return text[noun.start : noun.end]
    words = [_in_genitive(w) for w in before]
    head = inflected(noun.head.lower, form, "gent", number="plur") or noun.head.text
    return " ".join([*words, head]) + rest


def _in_genitive(word: Word) -> str:
    form = next((f for f in word.forms if f.pos in ("ADJF", "PRTF")), None)
    return (inflected(word.lower, form, "gent", number="plur") or word.text) if form else word.text


def _as_written(text: str, made: str) -> str:
    """Capitals as the text has them; "ё" in a name only where the dictionary knows it."""
    if "ё" in made and "ё" not in text.lower() and not is_known(text.lower()):
        made = made.replace("ё", "е")  # "Тайклета"
    if text.isupper() and len(text) > 1:
        return made.upper()
    parts, written = made.split("-"), text.split("-")
    if len(parts) != len(written):
        return made.capitalize() if text[0].isupper() else made
    return "-".join(
        part.upper() if old.isupper() and len(old) > 1 else part[:1].upper() + part[1:] if old[:1].isupper() else part
        for part, old in zip(parts, written, strict=True)
    )
