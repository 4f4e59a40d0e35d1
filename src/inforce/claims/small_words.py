"""Words of closed classes that may be one of several: "that", "to", "her", "as", prepositions that are adverbs too."""

from collections.abc import Sequence

from inforce.claims.lookahead import follows, has_verb_ahead, starts_phrase
from inforce.claims.vocabulary import Vocabulary
from inforce.claims.words import AUXILIARIES, NOMINAL, OPENS_PHRASE, ROUGHLY, VERBS, Word

_BEFORE_COUNTS = frozenset({"", "VB", "VZ", "VD", "VN", "VG", "BE", ",", "CC"})
_NOUN_AFTER = {"one": frozenset({"DT", "PD", "NP", "NN", "CD"}), "others": frozenset({"CD"})}
"""Tags after which a word stands for a noun: "two others"."""

_LETTING = frozenset({"allow", "permit", "let"})
_BOUND = frozenset({"due", "set", "supposed", "scheduled", "expected", "meant", "slated", "likely", "bound"})
_GOING = frozenset({"lapse", "expire", "end", "run", "stand", "drop", "fall", "rest"})


_SUBJECTS = frozenset({"PR", "NN", "NP"})
"""Tags of words after which "once" is an adverb."""


def _is_count(words: Vocabulary, lower: str) -> bool:
    plain = lower.replace(",", "")
    return (plain.isdigit() and not (len(lower) == 4 and lower[:2] in ("19", "20"))) or "CD" in words.closed.get(
        lower, ()
    )


def choose_closed(words: Vocabulary, lowers: Sequence[str], number: int, tags: tuple[str, ...], out: list[Word]) -> str:
    lower = lowers[number]
    before = out[-1].tag if out else ""
    if (
        lower in ROUGHLY
        and number + 1 < len(lowers)
        and _is_count(words, lowers[number + 1])
        and before in _BEFORE_COUNTS
    ):
        return "DT"  # "designated over 300 firms"
    if lower == "that":
        return _choose_that(words, lowers, number, before, out[-1].lemma if out else "")
    if lower == "to":
        after = number + 1
        while after < len(lowers) and (_is_adverb(words, lowers[after]) or words.closed.get(lowers[after]) == ("RB",)):
            after += 1
        form = words.verbs.get(lowers[after]) if after < len(lowers) else None
        is_verb = (form and "VB" in form[1]) or (after < len(lowers) and lowers[after] in ("be", "have", "do"))
        return (
            "TO"
            if is_verb
            and (
                before == "BE"
                or _lets_go(lowers, after, out)
                or not (form and form[0] in words.also_nouns and _is_noun_here(words, lowers, after))
            )
            else "IN"
        )
    if (lower in ("all", "both", "each") and before in ("BE", "HV")) or (lower == "since" and before == "HV"):
        return "RB"  # "were all hit", "has since been removed"
    if lower == "her":
        owns = starts_phrase(words, lowers, number + 1) and not follows(lowers, number, ("the", "a"))
        return "PD" if owns or _is_thing_done(words, lowers, number + 1) else "PR"  # "struck down her listing"
    if lower in ("which", "what"):
        return "WH"
    if lower == "as" and _is_past_form(words, lowers, number + 1):
        return "IN"
    if lower == "as" and any(w.lower in words.as_nouns for w in out[-6:]):
        return "IN"  # "the designation of X as a terrorist group was …"
    if "SC" in tags and "IN" in tags:
        return "SC" if has_verb_ahead(words, lowers, number + 1) and lower != "like" else "IN"
    if (found := _choose_by_place(words, lowers, number, before)) is not None:
        return found
    if lower in (
        "off",
        "out",
        "along",
        "around",
        "inside",
        "outside",
        "below",
        "above",
        "behind",
        "across",
        "near",
        "up",
        "down",
    ):
        return "IN" if "IN" in tags and starts_phrase(words, lowers, number + 1) else "RB"
    if lower == "so":
        return "SC" if follows(lowers, number, ("that",)) else "RB"
    if lower in ("yet", "plus", "nor"):
        return "RB" if before in ("", "NO", "BE", "HV", "RB", ",") or lower == "yet" else tags[-1]
    return tags[0]


def _choose_by_place(words: Vocabulary, lowers: Sequence[str], number: int, before: str) -> str | None:
    if lowers[number] == "neither":
        told = before in AUXILIARIES or before in _SUBJECTS  # "has neither", "the bank neither"
        return "NO" if told and _is_verb(words, lowers, number + 1) else "DT"
    if lowers[number] == "once":
        said = before in _SUBJECTS and _is_past_form(words, lowers, number + 1)
        return "RB" if said else None  # "she once said"
    return "NN" if before in _NOUN_AFTER.get(lowers[number], ()) else None


def _is_verb(words: Vocabulary, lowers: Sequence[str], number: int) -> bool:
    """ "Were neither eased nor lifted", "would neither confirm nor deny"."""
    return number < len(lowers) and lowers[number] in words.verbs and "nor" in lowers[number:]


def _is_adverb(words: Vocabulary, lower: str) -> bool:
    return lower.endswith("ly") and lower not in words.verbs


def _is_past_form(words: Vocabulary, lowers: Sequence[str], number: int) -> bool:
    """ "as blocked property": a participle, not a clause, follows."""
    form = words.verbs.get(lowers[number]) if number < len(lowers) else None
    return form is not None and "VN" in form[1] and starts_phrase(words, lowers, number + 1)


def _is_noun_here(words: Vocabulary, lowers: Sequence[str], number: int) -> bool:
    """ "to list prices" against "to lists": a word after "to" that is also a noun is one where no object follows."""
    following = lowers[number + 1] if number + 1 < len(lowers) else ""
    tags = words.closed.get(following, ())
    return following in words.closed and tags[0] in ("IN", "CC", "BE", "HV") and tags != ("IN", "DT")


def _lets_go(lowers: Sequence[str], number: int, out: Sequence[Word]) -> bool:
    """ "Allowed to lapse on Friday", "due to lapse": after these no noun follows "to" by itself."""
    lets = bool(out) and (out[-1].lemma in _LETTING or out[-1].lower in _BOUND)
    return lets and lowers[number] in _GOING


def _is_thing_done(words: Vocabulary, lowers: Sequence[str], number: int) -> bool:
    """ "Listing", "blacklisting" with no object behind it: a noun."""
    return number < len(lowers) and lowers[number] in words.as_nouns and not starts_phrase(words, lowers, number + 1)


def _choose_that(words: Vocabulary, lowers: Sequence[str], number: int, before: str, lemma: str) -> str:
    following = lowers[number + 1] if number + 1 < len(lowers) else ""
    tags = words.closed.get(following, ())
    form = words.verbs.get(following)
    if before == "IN" and not tags and form is not None and form[1] == {"VB"}:
        return "DT"  # "of that sum"
    if before in VERBS and _is_thing_done(words, lowers, number + 1):
        return "DT"  # "has renewed that listing"
    if following == "of" and before in VERBS and lemma not in words.of_saying:
        return "PR"  # "upheld that of their father"
    if before in ("IN", "CC") and not (tags and tags[0] in OPENS_PHRASE):
        one = starts_phrase(words, lowers, number + 1) and (before == "IN" or not following.endswith("s"))
        return "DT" if one else ("WH" if tags and tags[0] in AUXILIARIES else "TH")
    if not starts_phrase(words, lowers, number + 1):
        is_verb = (tags and tags[0] in AUXILIARIES) or following in words.verbs
        return (
            "WH"
            if is_verb and before in NOMINAL | {",", ")"}
            else ("PR" if before in ("", "IN", ",", "CC", '"') or following in ("", ".", ";") else "TH")
        )
    if before in ("", ",", ";", ":", '"', "-"):
        return "DT" if not tags else "TH"
    if before in VERBS and not tags and following not in words.closed:
        said = lemma in words.of_saying or has_verb_ahead(words, lowers, number + 1) or following[-1:] == "s"
        return "TH" if said else "DT"
    return "TH"
