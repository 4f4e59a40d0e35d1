"""Words that may be a form of a verb, or a noun: "lists", "ban", "listed", "licensing"."""

from collections.abc import Sequence

from inforce.claims.lexicon import table
from inforce.claims.lookahead import follows, has_finite, has_verb_ahead, is_infinitive_ahead, last_tag, starts_phrase
from inforce.claims.vocabulary import Vocabulary
from inforce.claims.words import AUXILIARIES, COPULAS, FINITE, NOMINAL, VERBS, Word

_AFTER_MEASURES = frozenset({"on", "against", "for", "of", "by", "from"})
_DOINGS = frozenset(table("words_en")["verbs"]["doings"])
_TIMELY = frozenset({"still", "now", "already", "currently", "also", "never"})
_BEFORE_PARTICIPLES = frozenset({"so-called", "new", "fresh", "additional"})
"""Adjectives after which a participle is one too: they are no subjects."""
_PLURALS = frozenset(
    {
        "people",
        "men",
        "women",
        "children",
        "police",
        "aircraft",
        "crew",
        "staff",
        "pair",
        "duo",
        "trio",
        "majority",
        "number",
        "few",
        "many",
    }
)
_WANTING = frozenset(
    {"recommend", "demand", "urge", "ask", "propose", "insist", "request", "suggest", "require", "advise"}
)
"""Verbs with a plain form in the clause of what is wanted (Quirk et al., 16.32)."""
_COUNTING = frozenset({"set", "cut", "spread", "split", "cast"})
_HEADS_OF_MEASURES = frozenset({"list", "lists", "register", "order", "orders", "measures", "notice", "regime"})
_WITHIN_PHRASE = frozenset({"NN", "NP", "DT", "PD", "CD", "PS"})
_NO_NOUNS = frozenset({"include", "comprise", "remain", "concern", "apply", "consist"})
"""Base forms that follow "these" as its verb, since no noun is spelt so or none in the singular may follow."""
_OF_SANCTIONS = frozenset(table("words_en")["after_sanctions"])
_GOVERNING = frozenset({"from", "off", "onto", "into", "under", "against", "with", "by"})
_AFTER_NOUN_OPENERS = frozenset({"DT", "PD", "CD", "PS"})


def choose_verb(
    words: Vocabulary,
    lowers: Sequence[str],
    number: int,
    known: tuple[str, frozenset[str]],
    out: list[Word],
    *,
    eager: bool,
) -> str:
    """The tag of a word that may be a form of a verb. ``eager``: the sentence has no other verb, so it is one if it may be."""
    lemma, forms = known
    before = last_tag(out)
    if "VG" in forms:
        return _choose_gerund(words, lowers, number, out)
    if "VN" in forms and before in ("BE", "HV"):
        return "VN"
    if "VB" in forms and before in ("TO", "MD", "DO"):
        return "VB"
    if "VD" in forms or "VN" in forms:
        return _choose_past(words, lowers, number, forms, out)
    if before == "BE" or (
        lowers[number] == "sanctions" and number + 1 < len(lowers) and lowers[number + 1] in _OF_SANCTIONS
    ):
        return "NN"  # "is free of sanctions", "the UN sanctions committee"
    following = lowers[number + 1] if number + 1 < len(lowers) else ""
    if lemma in words.with_objects and "VZ" in forms and "IN" in words.closed.get(following, ()):
        return "NN"  # "Boeing spares for the carrier"
    if before == "DT" and "VB" in forms and lowers[number] in _NO_NOUNS and out[-1].lower in ("these", "those"):
        return "VB"  # "these include"
    return _choose_present(words, lowers, number, lemma, "VZ" if "VZ" in forms else "VB", out, eager=eager)


def _choose_gerund(words: Vocabulary, lowers: Sequence[str], number: int, out: list[Word]) -> str:
    before = out[-1].tag if out else ""
    following = lowers[number + 1] if number + 1 < len(lowers) else ""
    if last_tag(out) == "BE" or (lowers[number] == "doing" and following in ("so", "likewise", "that")):
        return "VG"
    if (following in _HEADS_OF_MEASURES or following in _STANDING) and before in ("NN", "NP", "DT", "PD", "PS"):
        return "NN"  # "the national freezing list"
    if (
        lowers[number] in words.as_nouns
        and before in ("NN", "NP", "PD", "PS")
        and not starts_phrase(words, lowers, number + 1)
    ):
        return "NN"  # "his sanctions listing after …"
    if before in VERBS and out[-1].lemma not in words.before_gerunds:
        return "NN" if starts_phrase(words, lowers, number + 1) and following not in words.closed else "VG"
    asked_for = bool(out) and out[-1].lower == "for" and words.closed.get(following, ("",))[0] in AUXILIARIES
    doing = lowers[number].startswith(("delist", "de-list")) and "IN" in words.closed.get(following, ())
    if before == "IN" and (asked_for or doing or following in ("", ".", ",", ";", "and", "or", '"', "”")):
        return "NN"  # "the petition for delisting was filed", "a request for delisting with OFAC"
    if (
        before in VERBS
        and not starts_phrase(words, lowers, number + 1)
        and following in ("by", "in", "on", ".", ",", "within", "from", "before", "after")
    ):
        return "NN"
    if (
        before in ("DT", "PD", "PS")
        or (before == "CD" and not _numbers_name(out) and words.closed.get(following, ("",))[0] not in ("DT", "PD"))
        or following == "of"
        or (out and out[-1].lower in ("under", "against", "between") and not _is_opposed(words, lowers, number, out))
    ):
        return "NN"
    if (
        before in ("NN", "NP")
        and not starts_phrase(words, lowers, number + 1)
        and following in (",", ".", "'s", "’s", "", ")")
    ):
        return "NN"
    return "VG"


def _is_opposed(words: Vocabulary, lowers: Sequence[str], number: int, out: list[Word]) -> bool:
    """ "Is against lifting sanctions", "decided against sanctioning X": what is done to a measure or somebody."""
    doing = words.verbs.get(lowers[number])
    known = doing is not None and doing[0] in _DOINGS and out[-1].lower == "against"
    return known and starts_phrase(words, lowers, number + 1)


def _numbers_name(out: Sequence[Word]) -> bool:
    """The number said last is that of what is named before it: "General License 11 authorising …"."""
    return len(out) > 1 and out[-2].tag == "NP"


def _choose_past(words: Vocabulary, lowers: Sequence[str], number: int, forms: frozenset[str], out: list[Word]) -> str:
    before = out[-1].tag if out else ""
    if before == "NN" and lowers[number] in _COUNTING and "of" in lowers[number + 1 : number + 2]:
        return "NN"  # "a new set of measures"
    if out and out[-1].lower in _BEFORE_PARTICIPLES:
        return "NN"  # "new targeted sanctions"
    if out and "VN" in forms and (out[-1].lemma in COPULAS or out[-1].lower in ("those", "these")):
        return "VN"
    following = lowers[number + 1] if number + 1 < len(lowers) else ""
    tags = words.closed.get(following, ())
    noun_follows = (
        bool(following)
        and following[0].isalnum()
        and not tags
        and (following not in words.verbs or (before == "IN" and _is_plural_noun(words, following)))
        and not following.endswith("ly")
    )
    if before in VERBS and bool(following) and not tags and starts_phrase(words, lowers, number + 1):
        return "NN"  # "maintains targeted sanctions"
    if before in _AFTER_NOUN_OPENERS or (before in ("NN", "IN") and noun_follows and before == "IN"):
        return "NN" if noun_follows or before in ("DT", "PD", "PS") else "VN"
    if before == "TM" and "VD" in forms and _follows_subject(out) and starts_phrase(words, lowers, number + 1):
        return "VD"  # "the EU on Tuesday dropped him"
    if before in ("", ",", ";", ":", "-", "(", "TM", "IN", "TO", "SC", "RB"):
        lastly = last_tag(out)
        if before == "RB" and lastly in NOMINAL:
            return "VD" if "VD" in forms else "VN"
        return "VN" if "VN" in forms else "VD"
    if before == "CC":
        earlier = next((w.tag for w in reversed(out) if w.tag in VERBS), "VN")
        return earlier if earlier in forms else ("VD" if "VD" in forms else "VN")
    return "VD" if "VD" in forms else "VN"


def _is_plural_noun(words: Vocabulary, lower: str) -> bool:
    """ "Of proscribed groups": what may be a verb in the third person as well."""
    lemma, forms = words.verbs[lower]
    return "VZ" in forms and lemma in words.also_nouns


def _follows_subject(out: list[Word]) -> bool:
    """Over times a noun that no preposition governs, and no verb yet."""
    number = len(out) - 1
    while number >= 0 and out[number].tag == "TM":
        number -= 1
    if number < 0 or out[number].tag not in NOMINAL or has_finite(out):
        return False
    while number >= 0 and out[number].tag in _WITHIN_PHRASE:
        number -= 1
    return number < 0 or out[number].tag in ("TH", "TM", ",", '"')


def _choose_present(
    words: Vocabulary, lowers: Sequence[str], number: int, lemma: str, tag: str, out: list[Word], *, eager: bool
) -> str:
    before = out[-1].tag if out else ""
    if is_verb_after_adverb(words, lowers, number, out):
        return tag
    following = lowers[number + 1] if number + 1 < len(lowers) else ""
    if tag == "VZ" and before == "CD" and following == "of" and not _numbers_name(out):
        return "NN"  # "more than 130 associates of the old government"
    if tag == "VZ" and before == "NP" and _is_adjective_under_preposition(out):
        return "NN"  # "sanctions on Georgian judges"
    if tag == "VZ" and before == "NP" and not has_finite(out) and leads_to_doing(words, lowers, number):
        return tag
    if tag == "VB" and lemma in _STATES and out and out[-1].lower in _ALONE_TOO and not has_finite(out):
        return tag  # "both remain on the list"
    if lemma not in words.also_nouns:
        return tag if before not in ("DT", "PD", "PS") else "NN"
    if before == "CD" and tag == "VZ" and len(out) > 1 and out[-2].tag in ("NP", "NN") and out[-1].text[0].isdigit():
        return _noun_or_verb(words, lowers, number, tag, out, eager=eager)  # "GL 45 covers flights"
    if before in ("DT", "PD", "PS", "CD", "IN", "BE", "HV", "VB", "VZ", "VD", "VN", "VG", ""):
        return "NN"
    if before in ("PR", "WH", "MD", "TO", "DO") or (before == "RB" and last_tag(out) in ("PR", "WH")):
        return tag  # "they list", "we again call"
    if before not in ("NN", "NP", "RB", "CC", ")", ",", "TM", '"'):
        return "NN"
    return _noun_or_verb(words, lowers, number, tag, out, eager=eager)


def is_verb_after_adverb(words: Vocabulary, lowers: Sequence[str], number: int, out: list[Word]) -> bool:
    """ "Bern no longer lists the bank", "still lists": between the subject and an object."""
    opened = bool(out) and (out[-1].tag == "NO" or out[-1].lower in _TIMELY)
    if opened and last_tag(out) in NOMINAL and not has_finite(out) and follows(lowers, number, ("on",)):
        return True  # "no longer features on the list"
    return opened and last_tag(out) in NOMINAL and not has_finite(out) and starts_phrase(words, lowers, number + 1)


def _is_past_relative(out: Sequence[Word]) -> bool:
    """A phrase opens the sentence, and the relative clause after it has its verb."""
    link = next((n for n, w in enumerate(out) if w.tag == "WH"), 0)
    tags = [w.tag for w in out[link:]]
    own = sum(tag in FINITE for tag in tags)
    return link > 0 and own == 1 and "," not in tags and not any(w.tag in FINITE for w in out[:link])


def _noun_or_verb(
    words: Vocabulary, lowers: Sequence[str], number: int, tag: str, out: list[Word], *, eager: bool
) -> str:
    """A word after a noun that may be noun or verb is a verb where an object follows and no other verb is near."""
    following = lowers[number + 1] if number + 1 < len(lowers) else ""
    tags = words.closed.get(following, ())
    if tag == "VZ" and following in _ENDS_CLAUSE and _ends_with(lowers[number], out):
        return tag
    if tag == "VZ" and (_is_under_preposition(out) or _is_of_none(out)):
        ends = lowers[number].removesuffix("s") in _ENDING and _is_past_relative(out)
        return tag if ends else "NN"  # "the licence that lets banks deal with X lapses in May"
    if tag == "VB" and is_wanted(words, lowers, number, out):
        return tag
    if tag == "VB" and is_inverted(out) and starts_phrase(words, lowers, number + 1):
        return tag
    if tag == "VB" and lowers[number] in _ENDING and following in _ENDS_CLAUSE and _lets(out):
        return tag  # "let the sanctions lapse"
    if tag == "VB" and not eager and (_is_singular(out) or _is_one_state(out)):
        return "NN"  # "former security head Ivan Petrov", "the US licence that …"
    if tag == "VZ" and out[-1].tag in NOMINAL and _goes_with(words, lowers[number], following, out):
        return tag  # "the licence runs out"
    if (
        eager
        and tag == "VB"
        and (following in _AFTER_MEASURES or (_is_singular(out) and any(w.tag == "PS" for w in out)))
    ):
        return "NN"  # "The arms embargo on X." tells nothing, nor does "The EU's opaque sanction strategy"
    if eager and (out[-1].tag in NOMINAL or out[-1].tag == ",") and not any(w.tag in VERBS for w in out):
        return tag
    if (
        tag == "VZ"
        and out[-1].tag in NOMINAL
        and _is_main_after_condition(out)
        and not has_verb_ahead(words, lowers, number + 1)
    ):
        return tag
    if has_finite(out) and out[-1].tag != "CC":
        return "NN"
    if tag == "VZ" and _says_what_they_do(words, lowers, number + 1):
        return "NN"
    if tags and (tags[0] in ("DT", "PD", "CD", "PR", "TH") or is_infinitive_ahead(words, lowers, number + 1)):
        return tag
    if tags or not starts_phrase(words, lowers, number + 1):
        return "NN"
    alone = not has_verb_ahead(words, lowers, number + 1) or (tag == "VZ" and _is_joined(words, lowers, number + 1))
    return tag if alone else "NN"


def _is_of_none(out: list[Word]) -> bool:
    """ "No lifting of Belarus sanctions", "no end to EU sanctions": of what there is none, nothing is done."""
    number = len(out) - 1
    while number >= 0 and out[number].tag in _WITHIN_PHRASE:
        number -= 1
    if number < 1 or out[number].lower not in ("of", "to"):
        return False
    number -= 1
    while number > 0 and out[number].tag == "NN":
        number -= 1
    return out[number].lower == "no"


def _is_joined(words: Vocabulary, lowers: Sequence[str], number: int) -> bool:
    """ "The UK sanctions X but spares Y": the verb ahead has the same subject."""
    for at in range(number, len(lowers) - 1):
        if lowers[at] in ("but", "and", "yet"):
            known = words.verbs.get(lowers[at + 1])
            return known is not None and "VZ" in known[1] and known[0] not in words.also_nouns
        if not lowers[at][0].isalnum() or has_verb_ahead(words, lowers[: at + 1], at):
            return False
    return False


def _goes_with(words: Vocabulary, lower: str, following: str, out: list[Word]) -> bool:
    """ "Runs out", "the order calls on the agencies to act"."""
    calls = lower == "calls" and following in ("on", "upon", "for") and not has_finite(out)
    return calls or (lower[:-1], following) in words.with_particles


_ENDS_CLAUSE = frozenset({"", ".", ",", ";"})


def _opens_after_link(out: list[Word]) -> bool:
    """ "…, so her designation stands": one definite noun right after a conjunction wants its verb."""
    number = len(out) - 1
    while number >= 0 and out[number].tag == "NN":
        number -= 1
    definite = 0 < number < len(out) - 1 and out[number].tag in ("PD", "DT") and not out[-1].lower.endswith("s")
    return definite and (out[number - 1].tag in ("SC", "CC", ";") or out[number - 1].lower in ("so", "then"))


def _ends_with(lower: str, out: list[Word]) -> bool:
    """The verb that a clause ends with: "so her designation ends", "and the ban against X stands"."""
    return _opens_after_link(out) or (lower in _STANDING and _wants_verb(out))


def _wants_verb(out: list[Word]) -> bool:
    """The words since a conjunction or mark, a phrase by their first, have no verb yet."""
    at = next((n for n in range(len(out) - 1, -1, -1) if out[n].tag in _PARTS_CLAUSES and _parts(out, n)), -1)
    opens = out[at + 1 : at + 2]
    return bool(opens) and opens[0].tag in _OPENS_CLAUSE and not has_finite(out[at + 1 :]) and last_tag(out) in NOMINAL


def _parts(out: list[Word], at: int) -> bool:
    """A mark or conjunction parts clauses; "and" only after a comma."""
    return out[at].tag != "CC" or (at > 0 and out[at - 1].tag == ",") or out[at].lower == "but"


_STANDING = frozenset({"stands"})
_PARTS_CLAUSES = frozenset({";", ":", "SC", "CC", "TH", '"'})
_OPENS_CLAUSE = frozenset({"DT", "PD", "NP"})
_STATES = frozenset({"remain", "stay", "stand", "appear", "face", "figure"})
_ALONE_TOO = frozenset({"both", "all", "some", "most", "many", "several", "others", "few"})
"""Words before a noun that may stand alone as well."""
_ENDING = frozenset({"lapse", "expire", "end", "stand", "run", "drop", "fall", "pass"})


def _lets(out: list[Word]) -> bool:
    """ "Let" stands before, with what is let go."""
    return any(w.lemma == "let" for w in out[-8:])


def is_wanted(words: Vocabulary, lowers: Sequence[str], number: int, out: list[Word]) -> bool:
    """ "Recommended that the Security Council blacklist X": a plain form in a clause of what is wanted."""
    at = next((n for n in range(len(out) - 1, max(-1, len(out) - 8), -1) if out[n].tag == "TH"), None)
    if at is None or at == 0 or out[at - 1].lemma not in _WANTING or any(w.tag in FINITE for w in out[at:]):
        return False
    return starts_phrase(words, lowers, number + 1)


def leads_to_doing(words: Vocabulary, lowers: Sequence[str], number: int) -> bool:
    """What is done to a measure or somebody follows in -ing: "agonises about delisting X", "mulls lifting the ban"."""
    following = lowers[number + 1] if number + 1 < len(lowers) else ""
    at = number + 2 if words.closed.get(following, ("",))[0] in ("IN", "TO", "RB") else number + 1
    known = words.verbs.get(lowers[at]) if at < len(lowers) else None
    return known is not None and "VG" in known[1] and known[0] in _DOINGS and starts_phrase(words, lowers, at + 1)


def is_inverted(out: list[Word]) -> bool:
    """ "Should the EU sanction X", "only then did Canada list it": an auxiliary opens the clause before its subject."""
    number = len(out) - 1
    while number >= 0 and out[number].tag in _WITHIN_PHRASE:
        number -= 1
    opens = 0 <= number < len(out) - 1 and out[number].tag in ("DO", "MD")
    denied = any(w.lower == "no" for w in out[:2])  # "under no circumstances will the EU lift"
    return opens and (number == 0 or out[number - 1].tag not in NOMINAL or denied)


def _is_adjective_under_preposition(out: list[Word]) -> bool:
    place = out[-1].place
    return place is not None and place.form == "adjective" and len(out) > 1 and out[-2].tag in ("IN", "CD", "DT")


def _is_under_preposition(out: list[Word]) -> bool:
    """ "From its Russia sanctions roster": what stands under a preposition is no subject."""
    number = len(out) - 1
    while number >= 0 and out[number].tag in _WITHIN_PHRASE:
        number -= 1
    return number > 0 and out[number].tag == "IN" and out[number].lower in _GOVERNING


def _is_singular(out: list[Word]) -> bool:
    """The noun before is one thing, so that no plain form is its verb."""
    noun = out[-1]
    joined = any(w.tag == "CC" for w in out[-8:-1]) and not (len(out) > 2 and out[-3].tag == "CC")
    return noun.tag == "NN" and not noun.lower.endswith("s") and noun.lower not in _PLURALS and not joined


def _is_one_state(out: list[Word]) -> bool:
    """ "The US licence": one state before; "the US and Britain sanction" are two."""
    one = out[-1].tag == "NP" and out[-1].place is not None and not out[-1].lower.startswith("united states")
    return one and not (len(out) > 1 and out[-2].tag in ("CC", ",", "IN"))


def _says_what_they_do(words: Vocabulary, lowers: Sequence[str], number: int) -> bool:
    """ "The latest EU sanctions target …": the verb comes after the plural."""
    form = words.verbs.get(lowers[number]) if number < len(lowers) else None
    if form is None or form[0] not in words.of_measures or not form[1] & {"VB", "VD"}:
        return False
    return number + 1 < len(lowers) and (starts_phrase(words, lowers, number + 1) or lowers[number + 1] in words.closed)


def _is_main_after_condition(out: list[Word]) -> bool:
    """ "If nothing passes, the regime lapses": the clause after that of "if" still wants its verb."""
    commas = [n for n, w in enumerate(out) if w.tag == ","]
    return out[0].tag == "SC" and len(commas) == 1 and not has_finite(out[commas[0] + 1 :])
