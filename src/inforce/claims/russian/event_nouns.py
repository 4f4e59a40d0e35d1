"""Events told by a Russian noun: "визит X в Y", "освобождение заключенных", "эти переговоры"."""

from collections.abc import Iterator

from inforce.claims.event_chains import Mention
from inforce.claims.event_frames import EventNoun, EventWords
from inforce.claims.event_standing import STATUS
from inforce.claims.model import Status
from inforce.claims.russian.clause_model import INFINITIVE, Clause
from inforce.claims.russian.doings import following
from inforce.claims.russian.event_counts import count_of
from inforce.claims.russian.event_roles import EventRoles
from inforce.claims.russian.event_times import best, value_of
from inforce.claims.russian.phrase_model import Group, Noun
from inforce.claims.russian.scenes import Scene
from inforce.claims.russian.status import StatusReader
from inforce.claims.russian.words import TIME, Word
from inforce.claims.times import TimeMention

_TAKES_UP = frozenset({"этот", "тот", "данный", "такой"})
_HELD = frozenset(
    {
        "состояться",
        "пройти",
        "проходить",
        "произойти",
        "начаться",
        "планироваться",
        "завершиться",
        "вспыхнуть",
        "разгореться",
    }
)


class NounReader:
    """Reads the events that noun phrases tell."""

    def __init__(self, frames: EventWords, roles: EventRoles, status: StatusReader) -> None:
        self._frames, self._roles, self._status = frames, roles, status

    def read(self, scene: Scene, place: int, group: Group, *, told_before: bool) -> Iterator[Mention]:
        for noun in group.nouns:
            for each in noun.chain():
                frame = self._frame(each)
                if frame is not None and (
                    found := self._told(scene, place, group, each, frame, told_before=told_before)
                ):
                    yield found

    def _frame(self, noun: Noun) -> EventNoun | None:
        rows = self._frames.nouns.get(noun.label) or self._frames.nouns.get(noun.lemma, ())
        return next((f for f in rows if not f.of or (noun.gen and self._roles.fits(f.of, _alone(noun.gen)))), None)

    def _told(
        self, scene: Scene, place: int, group: Group, noun: Noun, frame: EventNoun, *, told_before: bool
    ) -> Mention | None:
        clause = next((c for c in scene.clauses if any(g is group for g in c.groups)), None)
        if clause is not None and any(noun.lemma in f.complement for f in self._frames.verbs.get(clause.lemma, ())):
            return None  # the verb tells it
        actor, recipient, end = self._arguments(scene, place, noun, frame)
        carried = self._carrier(clause, group, frame)
        actor = actor or carried
        definite = any(w.lemma("ADJF", "NPRO") in _TAKES_UP for w in noun.modifiers)
        held = frame.alone and clause is not None and clause.lemma in _HELD and "nomn" in group.cases
        if not (actor or recipient) and not (definite and told_before) and not held:
            return None
        if frame.sided and not actor:
            return None
        held = held or (clause is not None and clause.lemma in _HELD and "nomn" in group.cases and not group.prep)
        if noun.plural and noun.lemma != "переговоры" and not (actor and recipient) and not held:
            return None  # "встречи с посланниками" at large
        status = self._status_of(clause, group, scene)
        if status is None:
            return None
        when = best(_after(scene, place)) or value_of(clause)
        start = noun.start
        if (carried or held) and clause is not None:
            start, end = min(clause.start, start), max(clause.end, end)
        new = any(w.lemma("ADJF", "NUMR") in self._frames.words["new"] for w in noun.modifiers)
        count = count_of(_alone(noun.gen)) if frame.of and noun.gen is not None else None
        return Mention(
            frame.type, frame.mode, actor, recipient, when, status, count, start, end, scene.number,
            scene.sentence.headline, verbal=bool(carried or held), definite=definite, new=new, link=group.prep,
        )  # fmt: skip

    def _arguments(
        self, scene: Scene, place: int, noun: Noun, frame: EventNoun
    ) -> tuple[tuple[str, ...], tuple[str, ...], int]:
        """Actor, recipient and the end of the words that name them: "визит Келлога в Минск", "встреча X с Y"."""
        actor: tuple[str, ...] = ()
        recipient: tuple[str, ...] = ()
        end = noun.end
        if noun.gen is not None and frame.of:
            recipient = self._roles.of_noun(noun.gen)
        elif noun.gen is not None and "gent" in frame.by and self._roles.fits("side", _alone(noun.gen)):
            actor = self._roles.of_noun(noun.gen)
        elif whose := next((w for w in noun.modifiers if w.place is not None), None):
            actor = (whose.place.jurisdiction,) if whose.place else ()
        for group in following(scene, place):
            case = next(iter(group.cases)) if len(group.cases) == 1 and not group.prep else ""
            if (group.prep or case) in frame.to and (
                self._roles.fits("side", group) or self._roles.fits("where", group)
            ):
                recipient, end = (*recipient, *self._roles.names(group)), group.end
            elif case in frame.by and self._roles.fits("side", group):
                actor, end = actor or self._roles.names(group), group.end
            elif group.prep not in ("в", "на", "о", "по") or not recipient:
                break
        return actor, recipient, end

    def _carrier(self, clause: Clause | None, group: Group, frame: EventNoun) -> tuple[str, ...]:
        """ "X провел переговоры", "X нанес визит": the subject of the verb that only carries the noun."""
        if clause is None or clause.lemma not in self._frames.words["carrying"]:
            return ()
        if group.prep or "accs" not in group.cases:
            return ()
        source = clause.upper if clause.kind == INFINITIVE and clause.upper is not None else clause
        for each in source.groups:
            crowd = frame.type == "PROTEST" and each.noun.animate
            told = each is not group and not each.prep and "nomn" in each.cases
            if told and (crowd or self._roles.fits("side", each)):
                return self._roles.names(each)
        return ()

    def _status_of(self, clause: Clause | None, group: Group, scene: Scene) -> str | None:
        if clause is None:
            return "occurred"
        status = self._status.of_event(group, clause, group.prep, None, headline=scene.sentence.headline)
        if status is None and clause.future and not group.prep:
            return "planned"
        if status is Status.IN_FORCE or status is None:
            return "denied" if clause.negated and "nomn" in group.cases and not group.prep else "occurred"
        return STATUS[status]


def _alone(noun: Noun) -> Group:
    return Group([noun], "", noun.start, noun.end, noun.cases)


def _after(scene: Scene, place: int) -> list[TimeMention]:
    """The times that follow a noun within its phrase: "визит в Вашингтон в феврале"."""
    found = []
    for element in scene.elements[place + 1 : place + 6]:
        if type(element) is Word and element.kind == TIME:
            if element.time is not None:
                found.append(element.time)
        elif type(element) is Word:
            break
    return found
