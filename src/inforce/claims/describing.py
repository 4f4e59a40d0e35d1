"""Describing: what the nouns of a phrase say of the one whom it names."""

from functools import cache

from inforce.claims.cues import Cues
from inforce.claims.kinds import kinds
from inforce.claims.model import TargetKind
from inforce.claims.phrases import Noun
from inforce.claims.vocabulary import plural

DEFINITE = frozenset({"the", "this", "that", "these", "those"})


class Describer:
    """Tells people, bodies and offices by the words of a language."""

    def __init__(self, cues: Cues) -> None:
        self._cues = cues
        singular = cues.speakers["roles"]
        self._plurals = cues.speakers["plurals"] | {plural(word) for word in singular | cues.speakers["bodies"]}
        self.roles = singular | cues.speakers["plurals"] | {plural(word) for word in singular}
        self.bodies = cues.speakers["bodies"] | {plural(word) for word in cues.speakers["bodies"]}
        self._endings = tuple(cues.speakers["endings"])

    def words(self, noun: Noun) -> frozenset[str]:
        """The common nouns of a phrase, and its names that are offices ("President", "Lawyers")."""
        roles, bodies = self.roles, self.bodies
        found = [w.lower for w in noun.words if w.tag == "NN" or w.lower in roles or w.lower in bodies]
        if self._may_tell_field(noun):
            found += [w.lower for w in noun.words if w.lower.endswith(self._endings)]
        return frozenset(found)

    @staticmethod
    def _may_tell_field(noun: Noun) -> bool:
        return noun.determiner in DEFINITE and len(noun.words) == 2

    def is_person(self, words: frozenset[str]) -> bool:
        return bool(words & self.roles) or any(w.endswith(self._endings) for w in words)

    def is_body(self, words: frozenset[str]) -> bool:
        return bool(words & self.bodies)

    def is_plural(self, noun: Noun) -> bool:
        return noun.head in self._plurals

    def ends_in_office(self, noun: Noun) -> bool:
        """The last word is an office or the like: "the Treasury spokesperson" describes, whatever name it holds."""
        last = noun.words[-1]
        return (
            last.tag == "NN"
            or last.lower in self.roles
            or (self._may_tell_field(noun) and last.lower.endswith(self._endings))
        )

    def may_speak(self, noun: Noun) -> bool:
        """A name, a pronoun, a person's or a body's noun, "one" of them."""
        words = self.words(noun)
        if self.is_some(noun):
            return True
        if noun.determiner in ("a", "an", "one", "another") and self._is_somebody(noun):
            return True
        return bool(noun.name) or self.is_person(words) or self.is_body(words) or noun.words[0].tag == "PR"

    def _is_somebody(self, noun: Noun) -> bool:
        """ "A very polite lady": a person by the noun alone."""
        return any(label.kind is TargetKind.PERSON for label in kinds("en").of_word(noun.head))

    def is_some(self, noun: Noun) -> bool:
        """ "One", "another", "others" alone."""
        return len(noun.words) == 1 and noun.words[0].lower in self._cues.speakers["some"]

    def is_personal(self, noun: Noun) -> bool:
        """Two or three names and nothing else, none of them a place's or a body's: "Ana Ruiz"."""
        names = noun.name_words
        plain = not noun.determiner and len(names) == len(noun.words) and 2 <= len(names) <= 3
        return plain and not any(w.place or w.text.isupper() or w.lower in self.bodies for w in names)

    def gender(self, noun: Noun) -> str:
        words = {w.text for w in noun.words} | {w.lower for w in noun.words}
        if words & self._cues.speakers["men"]:
            return "he"
        if words & self._cues.speakers["women"]:
            return "she"
        names = [w.text for w in noun.name_words]
        if len(names) > 1 and not self._cues.speakers["women_called"].isdisjoint(names[:-1]):
            return "she"
        return "he" if len(names) > 1 and not self._cues.speakers["men_called"].isdisjoint(names[:-1]) else ""


@cache
def describer(cues: Cues) -> Describer:
    """The one describer of a language's cues."""
    return Describer(cues)
