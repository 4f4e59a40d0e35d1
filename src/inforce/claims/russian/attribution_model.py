"""Attributions as values: who said something in a sentence, and where in it his words stand."""

from dataclasses import dataclass, field

from inforce.claims.model import StatementKind
from inforce.claims.russian.clause_model import Clause
from inforce.claims.russian.phrase_model import Group
from inforce.claims.russian.scenes import Scene
from inforce.claims.russian.words import Word


@dataclass(slots=True, eq=False)
class Attribution:
    """Who said something in a sentence.

    ``own``: where its words stand; ``pieces``: where what was said stands (offsets in the text, within the sentence);
    ``subject``: who spoke, None where it is whoever spoke before; ``body``: the body under "в" that spoke; ``cited``: whom the
    subject cites; ``given``: to whom the words were given; ``back``: what was said stands in the sentence before;
    ``aside``: it stands within or after what was said; ``weak``: what was said is no clause.
    """

    kind: StatementKind
    cue: tuple[int, int]
    own: tuple[int, int]
    subject: Group | None = None
    possessive: Word | None = None
    cited: Group | None = None
    given: Group | None = None
    pieces: list[tuple[int, int]] = field(default_factory=list)
    back: bool = False
    aside: bool = False
    there: bool = False
    lemma: str = ""
    weak: bool = False
    clause: Clause | None = None


def own_words(scene: Scene, clause: Clause) -> tuple[int, int]:
    """Where the words of an attribution stand."""
    elements = scene.elements
    last = max(clause.first, clause.last - 1)
    return elements[clause.first].start, elements[last].end
