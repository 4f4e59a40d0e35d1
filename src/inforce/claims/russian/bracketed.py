"""Bracketed: what stands in parentheses after a name: "танкер «Ладога» (в списке OFAC с 1 декабря)", "(под санкциями ЕС)"."""

from collections.abc import Iterator, Sequence

from inforce.claims.model import Action, Status
from inforce.claims.russian.drafting import Drafting
from inforce.claims.russian.lexicon import lexicon
from inforce.claims.russian.parties import Parties
from inforce.claims.russian.phrase_model import Group, Noun
from inforce.claims.russian.phrases import PhraseReader
from inforce.claims.russian.scenes import Scene, has_trace
from inforce.claims.russian.senders import SenderReader
from inforce.claims.russian.terms import Context, Terms
from inforce.claims.russian.words import NUMBER, TIME, Word
from inforce.claims.times import TimeRole

_LONGEST = 14
"""Words of the longest remark that is read."""
_CLOSE = 2
"""Characters between a name and what is in parentheses after it."""
_PREPOSITIONS = {"в": ("list", "loct"), "под": ("measure", "ablt"), "на": ("list", "loct")}


class BracketReader:
    """Reads remarks in parentheses that have no verb: they tell of the state of the one named before."""

    def __init__(
        self, terms: Terms, context: Context, parties: Parties, senders: SenderReader, drafting: Drafting
    ) -> None:
        self._terms, self._context, self._parties = terms, context, parties
        self._senders, self._drafting = senders, drafting

    def read(self, scene: Scene) -> None:
        if "(" not in scene.sentence.text:
            return
        for first, last in _remarks(scene.words):
            inside = scene.words[first + 1 : last]
            named = self._before(scene, scene.words[first].start)
            if named is not None and inside and has_trace(" ".join(w.text for w in inside)):
                self._tell(scene, named, inside)

    def _before(self, scene: Scene, place: int) -> Noun | None:
        """The party right before an opening parenthesis."""
        near = [n for g in scene.groups for n in g.nouns if 0 <= place - _end(n) <= _CLOSE]
        fitting = (n for n in near if n.place is None and self._terms.noun_fits("party", n, self._context))
        return next(fitting, None)

    def _tell(self, scene: Scene, named: Noun, inside: Sequence[Word]) -> None:
        groups = [e for e in PhraseReader(inside, lexicon()).elements() if type(e) is Group]
        standing = groups[0] if groups and self._stands(groups[0]) else None
        parties = self._parties.of(named, scene.number) if standing is not None else []
        if standing is None or not parties or any(w.pos in ("VERB", "PRTS", "INFN") for w in inside):
            return
        denied = any(w.lower in ("не", "ни") for w in inside)
        times = [w.time for w in inside if w.kind == TIME and w.time is not None]
        told = next((t for t in times if t.role in (TimeRole.START, TimeRole.POINT)), None)
        sender = self._senders.owner(standing) or self._senders.likely(standing, licensed=False, there=False, before=())
        action, status = (Action.DESIGNATE, Status.DENIED) if denied else (Action.REMAIN, Status.IN_FORCE)
        when = str(told.value) if told is not None else None
        self._drafting.add(scene, action, status, sender, parties, when, named.start, inside[-1].end)

    def _stands(self, group: Group) -> bool:
        role, case = _PREPOSITIONS.get(group.prep, ("", ""))
        return bool(role) and case in group.cases and self._terms.fits(role, group, self._context)


def _remarks(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Where remarks in parentheses begin and end."""
    for first, word in enumerate(words):
        if word.text == "(":
            last = next((n for n in range(first + 1, min(first + _LONGEST, len(words))) if words[n].text == ")"), None)
            if last is not None:
                yield first, last


def named_in_remark(scene: Scene, group: Group) -> Noun | None:
    """ "Позицию 27 (Вера Кречун)": who is named in parentheses after a line of a list and its number."""
    for first, last in _remarks(scene.words):
        between = [w for w in scene.words[:first] if w.start >= group.end]
        if scene.words[first].start >= group.end and all(w.kind == NUMBER for w in between):
            inside = PhraseReader(scene.words[first + 1 : last], lexicon()).elements()
            alone = inside[0] if len(inside) == 1 else None
            return alone.noun if type(alone) is Group and alone.noun.proper and alone.noun.place is None else None
    return None


def _end(noun: Noun) -> int:
    return max(noun.end, *(w.end for w in noun.words()))
