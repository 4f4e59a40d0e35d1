"""Generics: what is said of anybody who is listed claims of nobody that he is ("persons sanctioned by the EU may not enter", "an
entity owned by blocked persons is itself blocked", "how to petition for removal")."""

from collections.abc import Mapping
from functools import cache

from inforce.claims.clause import Clause
from inforce.claims.groups import Group
from inforce.claims.lexicon import table
from inforce.claims.parsing import Scene
from inforce.claims.phrases import Noun, Verb, chain


@cache
def generic_words(language: str) -> Mapping[str, frozenset[str]]:
    """``[generics]`` of ``measures_LANGUAGE.toml``."""
    return {name: frozenset(words) for name, words in table(f"measures_{language}")["generics"].items()}


class Generics:
    """Tells clauses and nouns that are of anybody."""

    def __init__(self, words: Mapping[str, frozenset[str]]) -> None:
        self._words = words

    def is_general(self, scene: Scene, clause: Clause) -> bool:
        """What the clause tells is told of whoever it fits."""
        return (
            self._is_restricting(scene, clause)
            or self._is_of_owners(scene, clause)
            or (_is_asked_of_you(scene, clause) or self.is_everyone(clause))
        )

    def is_everyone(self, clause: Clause) -> bool:
        """ "Individuals also face a travel ban": one word for whoever is listed, in the present tense."""
        subject = clause.subject.items if clause.subject is not None else ()
        present = clause.verb.tag in ("VB", "VZ") and not clause.verb.modal and not clause.verb.infinitive
        return present and len(subject) == 1 and " ".join(subject[0].noun.lowers) in self._words["everyone"]

    def is_vague(self, measure: Group | None) -> bool:
        """ "Came under pressure": no measure by itself."""
        noun = measure.items[0].noun if measure is not None else None
        return noun is not None and noun.head in self._words["vague"] and len(noun.words) - bool(noun.determiner) == 1

    def is_anybody(self, group: Group | None) -> bool:
        """ "Anyone", "persons", "any entity", "the names of individuals and entities": nobody in particular."""
        return group is not None and all(self._is_anybody(n) for n in group.nouns)

    def is_how_to(self, scene: Scene, clause: Clause | None) -> bool:
        """ "For information on the process to request removal", "anyone may petition for removal", "persons seeking removal"."""
        if clause is None:
            return False
        governing = scene.group_at(clause.governor)
        if governing is not None and any(not self._words["guides"].isdisjoint(n.lowers) for n in governing.nouns):
            return True
        return self.is_anybody(clause.subject) or (clause.link == "how" and clause.verb.infinitive)

    def _is_anybody(self, noun: Noun) -> bool:
        first = noun.determiner or (noun.head if noun.is_pronoun else "")
        bare = not noun.determiner and noun.head.endswith("s") and not noun.is_pronoun
        unnamed = not any(part.name or part.number for part in chain(noun)) and noun.possessor is None
        anyone = first in self._words["anybody"] or (
            first == "the" and noun.of is not None and self._is_anybody(noun.of)
        )
        return unnamed and (bare or anyone)

    def _is_restricting(self, scene: Scene, clause: Clause) -> bool:
        """A participle that says which persons the main verb is of, where that tells what may be."""
        verb = clause.verb
        if len(verb.words) - len(verb.adverbs) > 1 or not verb.participle_or_past or clause.times:
            return False
        main = next((c for c in scene.clauses if c.place > clause.place and c.subject is clause.subject), None)
        return main is not None and bool(main.verb.modal) and self.is_anybody(clause.subject)

    def _is_of_owners(self, scene: Scene, clause: Clause) -> bool:
        """ "An entity owned by a blocked person": the rule of ownership, in the present tense."""
        if clause.verb.past or clause.verb.perfect:
            return False
        owned = next((n for n, e in enumerate(scene.elements) if _owns(e, self._words["owns"])), None)
        groups = [g for _, g in scene.groups if owned is not None and g.start > scene.elements[owned].start]
        return any(self._is_listed(n) for g in groups for n in g.nouns)

    def _is_listed(self, noun: Noun) -> bool:
        """ "A blocked person", "sanctioned parties"."""
        listed = not self._words["listed"].isdisjoint(noun.lowers)
        return listed and not noun.name and noun.determiner not in ("the", "this", "these", "those")


def _is_asked_of_you(scene: Scene, clause: Clause) -> bool:
    """ "Check whether you hold accounts for them and freeze them": what a notice asks of whoever reads it."""
    verb = clause.verb
    bare = verb.tag == "VB" and not verb.modal and not verb.infinitive and len(verb.words) == 1
    if not bare or "you" not in scene.sentence.held:
        return False
    own = clause.subject is not None and clause.subject_at == clause.place - 1  # "if they freeze it, you must …"
    return not own and any(c.subject is not None and c.subject.nouns[0].head == "you" for c in scene.clauses)


def _owns(element: object, verbs: frozenset[str]) -> bool:
    return type(element) is Verb and element.lemma in verbs
