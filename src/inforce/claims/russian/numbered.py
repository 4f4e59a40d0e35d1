"""Numbered: sentences that name those to whom something was done by a participle: "в числе исключённых из списка — X и Y"."""

from collections.abc import Sequence

from inforce.claims.model import Action, Status
from inforce.claims.party import Party
from inforce.claims.russian.drafting import Drafting
from inforce.claims.russian.frames import Frame, Frames
from inforce.claims.russian.parties import Parties
from inforce.claims.russian.phrase_model import Element, Group
from inforce.claims.russian.scenes import Scene
from inforce.claims.russian.senders import SenderReader
from inforce.claims.russian.terms import Context, Terms
from inforce.claims.russian.words import Word

_BACK = 2
"""Sentences back to the act of which those are, where the sentence names no list and no measure."""
_DASHES = "—–-"


class NumberedReader:
    """Reads "среди" and "в числе" before a participle of a verb of measures, and the names after the dash or the verb."""

    def __init__(
        self,
        frames: Frames,
        terms: Terms,
        context: Context,
        parties: Parties,
        senders: SenderReader,
        drafting: Drafting,
    ) -> None:
        self._frames, self._terms, self._context = frames, terms, context
        self._parties, self._senders, self._drafting = parties, senders, drafting

    def read(self, scene: Scene) -> bool:
        """Adds the act of those named; whether the sentence is such a one."""
        row = scene.elements
        place = _participle(row)
        if place is None or any(type(e) is Word and e.lower in ("нет", "ни") for e in row):
            return False
        named = self._names_from(scene, place)
        between = [g for g in row[place : named or None] if type(g) is Group and g.prep]
        groups = [g for g in row[place:] if type(g) is Group and not g.prep and "nomn" in g.cases] if named else []
        nouns = [n for g in groups for n in g.nouns if n.proper and self._terms.noun_fits("target", n, self._context)]
        parties = list(dict.fromkeys(p for n in nouns for p in self._parties.of(n, scene.number, _NOMINATIVE)))
        done = row[place]
        assert type(done) is Word
        return bool(parties) and self._tell(scene, done, between, parties, groups[-1].end)

    def _names_from(self, scene: Scene, place: int) -> int:
        """Where the names begin; 0 where nothing tells."""
        dash = next((n for n, e in enumerate(scene.elements) if type(e) is Word and e.text in _DASHES), 0)
        verb = next(
            (c.place for c in scene.clauses if c.verb.text and c.lemma in self._terms.naming_done and c.upper is None),
            0,
        )
        found = dash if dash > place else verb
        others = [c for c in scene.clauses if c.verb.text and place < c.place < found]
        return found + 1 if found > place and not others else 0

    def _tell(self, scene: Scene, done: Word, between: Sequence[Group], parties: list[Party], end: int) -> bool:
        lemma = next((f.lemma for f in done.forms if f.pos == "PRTF"), "")
        roles = {role: g for role in ("list", "measure") for g in between if self._terms.fits(role, g, self._context)}
        frame = next((f for f in self._frames.verbs.get(lemma, ()) if self._fits(f, roles)), None)
        status = Status.DENIED if any(w.lower == "не" for w in scene.words) else Status.IN_FORCE
        start = scene.sentence.start
        last = self._drafting.told[-1] if self._drafting.told else None
        near = last is not None and last.scene >= scene.number - _BACK
        if frame is not None and roles:
            by = roles.get("list") or roles["measure"]
            sender = self._senders.owner(by) or self._senders.likely(by, licensed=False, there=False, before=())
            self._drafting.add(scene, frame.action, status, sender, parties, None, start, end)
            return True
        if last is None or not near or between or status is Status.DENIED or not self._does(lemma, last.action):
            return False
        self._drafting.repeat(scene, last, parties, start, end)
        return True

    def _does(self, lemma: str, action: Action) -> bool:
        return any(f.action is action for f in self._frames.verbs.get(lemma, ()))

    @staticmethod
    def _fits(frame: Frame, roles: dict[str, Group]) -> bool:
        by_name = frame.action.starts or frame.action.ends
        held = any(g.prep in frame.under.get(role, ()) for role, g in roles.items())
        return by_name and held and bool({"target", "party"} & (frame.object | frame.subject))


_NOMINATIVE = frozenset({"nomn"})


def _participle(row: Sequence[Element]) -> int | None:
    """Where the participle of "среди исключённых", "в числе попавших" stands."""
    lowers = [e.lower if type(e) is Word else "" for e in row[:3]]
    place = 1 if lowers[:1] == ["среди"] else 2 if lowers[:2] == ["в", "числе"] else 0
    done = row[place] if 0 < place < len(row) else None
    several = type(done) is Word and any(f.pos == "PRTF" and (f.case, f.number) == ("gent", "plur") for f in done.forms)
    return place if several else None
