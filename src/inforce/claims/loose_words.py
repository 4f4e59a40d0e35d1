"""The words of loose reading: what stands before a list, and verbs that are enough by themselves (``loose_LANGUAGE.toml``)."""

from collections.abc import Mapping
from functools import cache

from inforce.claims.frames import frames
from inforce.claims.lexicon import table
from inforce.claims.model import Action
from inforce.values import value

_ROLES = ("measure", "licence")


@value(frozen=True, slots=True)
class LooseWords:
    """``off``, ``onto``: prepositions before a list; ``under``: before a measure. ``stands``: verbs that say that somebody is
    under it; ``about``: verbs of what is told of a list; ``everyday``: verbs of measures that say too little; ``elsewhere``: what
    keepers of lists end, extend and suspend that is no measure; ``circumstances``: words before a measure under which something
    else is ended. ``strong``: verbs that tell the action by themselves; ``hints``:
    where one who keeps lists does so to a party; ``keepers``: where he does so to whatever it is."""

    off: frozenset[str]
    onto: frozenset[str]
    under: frozenset[str]
    stands: frozenset[str]
    about: frozenset[str]
    everyday: frozenset[str]
    elsewhere: frozenset[str]
    circumstances: frozenset[str]
    strong: Mapping[str, Action]
    hints: Mapping[str, Action]
    keepers: Mapping[str, Action]


@cache
def loose_words(language: str) -> LooseWords:
    data = table(f"loose_{language}")
    listed = data["list"]
    return LooseWords(
        frozenset(listed["off"]),
        frozenset(listed["onto"]),
        frozenset(data["under"]["prepositions"]),
        frozenset(listed["stands"]),
        frozenset(listed["about"]),
        frozenset(data["everyday"]["verbs"]),
        frozenset(data["elsewhere"]["nouns"]),
        frozenset(data["elsewhere"]["circumstances"]),
        *(
            {lemma: Action(name) for name, lemmas in data[part].items() for lemma in lemmas}
            for part in ("strong", "hints", "keepers")
        ),
    )


@cache
def actions_on_measures(language: str) -> dict[str, dict[str, Action]]:
    """Of a verb what it says of a measure and of a licence, by its frames."""
    found: dict[str, dict[str, Action]] = {}
    for lemma, rows in frames(language).verbs.items():
        for particle, frame in rows:
            roles = [role for role in _ROLES if role in frame.object | frame.subject]
            if not particle and frame.status is None and not frame.complement:
                for role in roles:
                    found.setdefault(lemma, {}).setdefault(role, frame.action)
    return found


@cache
def telling_verbs(language: str) -> frozenset[str]:
    """The verbs of clauses that may tell of a measure without a noun for one; of "hit:by" the verb."""
    words = loose_words(language)
    hints = (verb.partition(":")[0] for verb in words.hints)
    return frozenset({*words.strong, *hints, *words.keepers, *actions_on_measures(language)})
