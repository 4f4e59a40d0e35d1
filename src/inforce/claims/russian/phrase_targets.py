"""Whom a Russian phrase means: by name, by what was told before, by the name over the paragraph."""

from collections.abc import Sequence

from inforce.claims.drafts import Draft
from inforce.claims.model import Action, Status, TargetKind
from inforce.claims.party import Party
from inforce.claims.russian.naming import nominative
from inforce.claims.russian.parties import Parties
from inforce.claims.russian.phrase_model import Group, Noun
from inforce.claims.russian.scenes import Scene
from inforce.claims.russian.senders import SenderReader
from inforce.claims.russian.terms import Context, Terms
from inforce.claims.russian.words import Word

_LICENCES = 24
"""Claims looked back over for whom "лицензия" alone is for."""
_REACH = 5
"""Sentences back to the measure that "меры" alone takes up."""
NEAR = 8
"""Claims looked back over for the measure that "санкции" alone takes up."""


class PhraseTargets:
    """Finds the parties that a phrase means. ``drafts``: those told so far."""

    def __init__(
        self,
        text: str,
        terms: Terms,
        parties: Parties,
        senders: SenderReader,
        context: Context,
        drafts: Sequence[Draft],
    ) -> None:
        self._text, self._terms, self._parties = text, terms, parties
        self._senders, self._context, self._drafts = senders, context, drafts
        self.heading: list[Party] = []  # whose name stands over the paragraph
        self._numbers: dict[str, list[Party]] = {}  # of licences, for whom each was told to be
        self.topic: list[Party] = []  # what a clause without a subject is about

    def _resolved(self, noun: Noun, scene: Scene, cases: frozenset[str] | None) -> list[Party]:
        if self._terms.is_part(noun) and noun.gen is not None:
            return self._resolved(noun.gen, scene, None)
        if some := self._some_of(noun, scene):
            return [some]
        if self.heading and noun.pronoun and noun.number == "sing" and noun.head.lower in ("он", "его", "него"):
            return list(self.heading)  # in a paragraph that a name stands over
        if self.heading and self._is_of_heading(noun):
            return list(self.heading)
        return self._parties.of(noun, scene.number, cases, fresh=self._is_placed(noun, scene))

    def _some_of(self, noun: Noun, scene: Scene) -> Party | None:
        """ "Один из них", "трое из шести фигурантов": some of several, not all."""
        some = noun.lemma in ("один", "одна") or (noun.head.is_a("NUMR") and not noun.count)
        if not some or noun.gen is not None or noun.proper:
            return None
        place = next((n for n, e in enumerate(scene.elements) if type(e) is Group and noun in e.nouns), None)
        after = scene.elements[place + 1] if place is not None and place + 1 < len(scene.elements) else None
        if type(after) is not Group or after.prep != "из" or not after.many:
            return None
        name = f"{nominative(noun, self._text)} {self._text[after.start : after.end]}"
        return Party(name, TargetKind.GROUP, proper=False, many=noun.lemma not in ("один", "одна"), names=[name])

    def _is_of_heading(self, noun: Noun) -> bool:
        """ "Банк", in a paragraph that the name of a bank stands over."""
        plain = not (noun.proper or noun.pronoun or noun.plural or noun.gen or noun.modifiers or noun.count)
        return plain and self._parties.is_a(noun, self.heading[0])

    def _is_placed(self, noun: Noun, scene: Scene) -> bool:
        """ "Завода в Харьявалте": what stands after a common noun makes it another than the one told of before."""
        if noun.proper or noun.pronoun:
            return False
        if scene.words and any(w.lower == "ни" and w.end <= noun.start and noun.start - w.end < 3 for w in scene.words):
            return True
        place = next((n for n, e in enumerate(scene.elements) if type(e) is Group and noun in e.nouns), None)
        after = scene.elements[place + 1] if place is not None and place + 1 < len(scene.elements) else None
        if type(after) is Word and after.text == "," and noun.plural and place is not None:
            beyond = scene.elements[place + 2 : place + 3]
            return any(type(e) is Word and e.is_a("PRTF", "ADJF") for e in beyond)  # "лиц, причастных к выборам"
        return type(after) is Group and after.prep in ("в", "из", "под") and after.noun.lemma not in self._terms.lists

    def last(self, measure: str = "", *, licence: bool = False, scene: int | None = None) -> list[Party]:
        """Bare "санкции", "они": those told of last, rather with the same noun for the ``measure`` ("такой запрет"); bare
        "лицензия": those told of last with a licence."""
        if not self._drafts:
            return []
        near = self._drafts[-NEAR if not licence else -_LICENCES :]
        if scene is not None and not licence:
            near = [d for d in near if scene - d.scene <= _REACH]
        if not near:
            return []
        near = [d for d in near if d.status is not Status.DENIED or d.scene == scene] or near
        if licence and not any(d.action is Action.LICENSE or d.measure in self._terms.licences for d in near):
            return self._of_round(near)
        if licence:
            near = [d for d in near if d.action is Action.LICENSE or d.measure in self._terms.licences] or near
        told = [d for d in reversed(near) if d.measure]
        same = (d for d in told if d.measure == measure)
        striking = (d for d in told if licence or d.action is not Action.LICENSE)  # a ban is not the exemption from it
        last = next(same, None) or next(striking, None) or next(iter(told), near[-1])
        return list(last.parties)

    @staticmethod
    def _of_round(near: Sequence[Draft]) -> list[Party]:
        """ "Одновременно вышла лицензия": it is for the first of those who were listed in the same paragraph."""
        last = near[-1]
        told = [d for d in near if d.sentence.block == last.sentence.block and d.action.starts]
        return list((told or [last])[0].parties)
