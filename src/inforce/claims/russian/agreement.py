"""Agreement: which forms of Russian words go together."""

from inforce.claims.russian.morphology import Form, forms_of
from inforce.claims.russian.words import NUMBER, Word

MODIFIERS = ("ADJF", "PRTF")
SUBJECTIVE = frozenset({"nomn", "accs"})
_ALL = {
    "все": SUBJECTIVE,
    "всех": frozenset({"gent", "accs", "loct"}),
    "всем": frozenset({"datv"}),
    "всеми": frozenset({"ablt"}),
}
"""Forms of "весь" in the plural, which the dictionary takes for a particle or a pronoun, and their cases."""


def name_cases(word: Word) -> frozenset[str]:
    """The cases of a word of a name; that a name unknown to the dictionary is a person's, its genitive may be accusative."""
    cases = frozenset(f.case for f in word.forms if f.case)
    if any(f.case == "gent" and f.gender != "femn" for f in word.forms):
        cases |= {"accs"}
    return cases


def agrees(form: Form, modifier: Word) -> bool:
    if modifier.kind == NUMBER or not modifier.forms or modifier.pos in ("NUMR", "ADVB"):
        return True
    if modifier.lower in _ALL:
        return form.number != "sing" and form.case in _ALL[modifier.lower]
    return any(f.pos == "NPRO" or (f.pos in MODIFIERS and _same_form(form, f)) for f in modifier.forms)


def same_number(form: Form, other: Form) -> bool:
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


def counted(cases: frozenset[str], count: str) -> frozenset[str]:
    """ "двух банков" is genitive or accusative, "два банка" nominative or accusative: the noun itself is in the genitive."""
    told = {f.case for f in forms_of(count) if f.pos == "NUMR"}
    if told:
        found = frozenset(c for c in told if c in cases or (c in SUBJECTIVE and "gent" in cases))
        return found or cases
    return cases | SUBJECTIVE if "gent" in cases else cases
