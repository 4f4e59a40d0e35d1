"""Cues: the words that tell who said what, from ``data/cues_LANGUAGE.toml``."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache

from inforce.claims.lexicon import table
from inforce.claims.model import StatementKind
from inforce.claims.vocabulary import gerund, past_form, third_person
from inforce.values import value

_VERB_OR_PREPOSITION = frozenset(
    {
        "clause",
        "that",
        "after",
        "told",
        "whether",
        "inf",
        "calls",
        "as",
        "object",
        "asked",
        "ing",
        "speech",
        "for",
        "done",
    },
)


WITH_CUES = ("en",)
"""Languages whose cues are written down."""


@value(frozen=True, slots=True)
class Cue:
    """A verb of saying: ``takes`` are the complements that it allows (see the data file)."""

    lemma: str
    kind: StatementKind
    takes: frozenset[str]

    @property
    def prepositions(self) -> frozenset[str]:
        """Prepositions whose object is what was said."""
        return self.takes - _VERB_OR_PREPOSITION


@value(frozen=True, slots=True)
class Form:
    """A form of a verb of saying: the cue, the particle that must follow ("point" "out"), the tags that it may have."""

    cue: Cue
    particle: str
    tags: frozenset[str]


class Cues:
    """The cues of one language. ``forms``: of a word in lower case, the verbs that it may be a form of."""

    def __init__(self, language: str) -> None:
        data = table(f"cues_{language}")
        verbs = table(f"verbs_{language}")
        self.forms: Mapping[str, tuple[Form, ...]] = _forms(
            data["verbs"], verbs["irregular"], set(verbs["doubling"].split())
        )
        self.light_verbs = frozenset(data["light"]["verbs"])
        self.light_nouns = frozenset(data["light"]["nouns"])
        self.voiced = frozenset(data["voiced"]["nouns"])
        self.stating = {name: frozenset(words) for name, words in data["stating"].items()}
        prepositions = data["by_preposition"]
        self.according = frozenset(prepositions["words"])
        self.of_nouns = frozenset(prepositions["of_nouns"])
        self.citing = frozenset(prepositions["citing"])
        self.referring = frozenset(prepositions["referring"])
        self.openings = self.according | self.citing | {"in", "by", "on"}
        """Words that may open an attribution by a preposition."""
        self.reports = frozenset(data["carried"]["report"])
        self.carried = frozenset(data["carried"]["by"])
        self.written = frozenset(data["carried"]["write"])
        inflected = (_inflected(verb, verbs["irregular"], doubling=False) for verb in data["carried"]["quote"])
        self.quoted_forms = {form: tag for forms in inflected for tag, form in forms}
        self.may_be_read_anew = frozenset({*self.forms, *self.quoted_forms, *joining_words("that")})
        """Words in lower case that may be a verb of saying where the tagger saw none."""
        self.kept = frozenset(data["chained"]["kept"])
        self.back_words = frozenset(data["back"]["words"])
        self.back_nouns = frozenset(data["back"]["nouns"])
        self.back_verbs = frozenset(data["back"]["verbs"])
        self.back_about = frozenset(data["back"]["about"])
        self.so = frozenset(data["back"]["so"])
        self.motives = tuple(data.get("motives", {}).get("words", ()))
        content = {StatementKind(kind): tuple(map(_whole, words)) for kind, words in data["content"].items()}
        self.content = tuple(content.items())
        """Of a kind of statement the words that tell it, each with a blank before and after."""
        self.reasons = (*content.get(StatementKind.EXPLANATION, ()), *map(_whole, self.motives))
        self.speakers: Mapping[str, frozenset[str]] = {
            name: frozenset(words) for name, words in data["speakers"].items()
        }
        self.channels: Mapping[str, frozenset[str]] = {
            name: frozenset(words) for name, words in data["channels"].items()
        }
        self.medium = _media(data["channels"])
        self.outlets = _outlets(data["outlets"])


def _whole(word: str) -> str:
    return f" {word} "


def joining_words(name: str) -> frozenset[str]:
    """Prepositions and conjunctions of one kind (``[joining]``) in all languages: their words do not clash."""
    known = (table(f"cues_{language}") for language in WITH_CUES)
    return frozenset(word for data in known for word in data["joining"][name])


@cache
def cues(language: str) -> Cues:
    """Those of ``cues_LANGUAGE.toml``."""
    return Cues(language)


def _forms(
    kinds: Mapping[str, Mapping[str, str]], irregular: Mapping[str, str], doubling: set[str]
) -> dict[str, tuple[Form, ...]]:
    found: dict[str, dict[tuple[str, str], Form]] = {}
    for kind, verbs in kinds.items():
        for lemma, takes in verbs.items():
            cue = Cue(lemma, StatementKind(kind), frozenset(takes.split()))
            verb, _, particle = lemma.partition(" ")
            for tag, form in _inflected(verb, irregular, doubling=verb in doubling):
                known = found.setdefault(form, {})
                tags = known[lemma, particle].tags if (lemma, particle) in known else frozenset()
                known[lemma, particle] = Form(cue, particle, tags | {tag})
    return {form: _with_particles_first(cues.values()) for form, cues in found.items()}


def _with_particles_first(forms: Collection[Form]) -> tuple[Form, ...]:
    return tuple(forms) if len(forms) == 1 else tuple(sorted(forms, key=lambda form: not form.particle))


def _inflected(verb: str, irregular: Mapping[str, str], *, doubling: bool) -> Iterator[tuple[str, str]]:
    past, participle = irregular[verb].split() if verb in irregular else [past_form(verb, doubling=doubling)] * 2
    yield from (("VB", verb), ("VZ", third_person(verb)), ("VG", gerund(verb, doubling=doubling)))
    yield from (("VD", past), ("VN", participle))


def _media(words: Mapping[str, Iterable[str]]) -> re.Pattern[str]:
    """ "e-mailed note", "telephone": the longest that stands anywhere counts."""
    ways, writings = "|".join(words["media_ways"]), "|".join(words["media_nouns"])
    alone = "|".join(sorted(words["media"], key=len, reverse=True))
    return re.compile(rf"\b(?:(?:{ways}) (?:{writings})|{alone})\b")


def _outlets(kinds: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Of an outlet's name in lower case, without "the", its kind."""
    return {name.lower().removeprefix("the "): kind for kind, names in kinds.items() for name in names}
