"""Events told by a noun: "a visit by X to Y", "the release of prisoners", "those talks"."""

from collections.abc import Iterator

from inforce.claims.event_chains import Mention
from inforce.claims.event_counts import count_of
from inforce.claims.event_frames import EventNoun, EventWords
from inforce.claims.event_roles import EventRoles
from inforce.claims.event_standing import STATUS, value_of
from inforce.claims.groups import Group, Item
from inforce.claims.parsing import Scene
from inforce.claims.phrases import Noun
from inforce.claims.status import StatusReader
from inforce.claims.times import TimeMention
from inforce.claims.whens import told_of

_MADE = frozenset({"make", "submit", "file", "table", "lodge", "send", "pay"})


_RECIPIENTS = ("side", "where", "prize")


class NounReader:
    """Reads the events that noun phrases tell."""

    def __init__(self, frames: EventWords, roles: EventRoles, status: StatusReader) -> None:
        self._frames, self._roles, self._status = frames, roles, status

    def read(self, scene: Scene, place: int, group: Group, *, told_before: bool) -> Iterator[Mention]:
        for item in group.items:
            noun = item.noun
            frame = self._frame(noun)
            if frame is None:
                continue
            actor, recipient, end = self._arguments(scene, place, noun, frame)
            definite = noun.determiner in ("the", "this", "that", "those", "these") or noun.possessor is not None
            if not (actor or recipient) and not (definite and told_before) and not frame.of and not frame.alone:
                continue
            if noun.head.endswith("s") and noun.head != "talks" and not noun.determiner and not (actor and recipient):
                continue  # "meetings with envoys" at large
            if frame.sided and not actor and not (recipient and frame.to and frame.type != "REQUEST"):
                continue
            yield self._told_by(
                scene, place, noun, frame, actor, recipient, max(end, group.end if noun.of else noun.end)
            )

    def may_tell(self, group: Group) -> bool:
        """Some member has a noun of an event."""
        for item in group.items:  # noqa: SIM110 - a loop is faster, and this is asked of every group
            if self._rows(item.noun):
                return True
        return False

    def _rows(self, noun: Noun) -> tuple[EventNoun, ...]:
        """What a noun may name, by its last word or the last two."""
        nouns, words = self._frames.nouns, noun.words
        if rows := nouns.get(noun.head):
            return rows
        return nouns.get(f"{words[-2].lower} {words[-1].lower}" if len(words) > 1 else words[0].lower, ())

    def _frame(self, noun: Noun) -> EventNoun | None:
        """What a noun names, by what stands after "of"."""
        rows = self._rows(noun)
        return next((f for f in rows if not f.of or (noun.of and self._roles.fits(f.of, _alone(noun.of)))), None)

    def _told_by(
        self,
        scene: Scene,
        place: int,
        noun: Noun,
        frame: EventNoun,
        actor: tuple[str, ...],
        recipient: tuple[str, ...],
        end: int,
    ) -> Mention:
        clause = next(
            (c for c in scene.clauses if c.subject_at <= place <= max(c.last, c.place) and c.subject_at >= 0), None
        )
        standing = self._status.of_noun(scene, place, negated=False)
        status = STATUS[standing.status] if standing else "occurred"
        when = value_of(_after(scene, place))
        if when is None and clause is not None:
            when = value_of(told_of(scene, clause))
        new = bool(self._frames.words["new"] & set(noun.lowers))
        definite = noun.determiner in ("the", "this", "that", "those", "these") or noun.possessor is not None
        count = count_of(_alone(noun.of) if noun.of else None)
        return Mention(
            frame.type, frame.mode, actor, recipient, when, status, count, noun.start, end,
            scene.number, scene.sentence.headline, verbal=False, definite=definite, new=new, link=_link(scene, place),
        )  # fmt: skip

    def _arguments(
        self, scene: Scene, place: int, noun: Noun, frame: EventNoun
    ) -> tuple[tuple[str, ...], tuple[str, ...], int]:
        """Actor, recipient and the end of the words that name them: "Kellogg's visit to Minsk", "a visit by X"."""
        actor = self._roles.of_noun(noun.possessor) if noun.possessor else ()
        recipient: tuple[str, ...] = ()
        end = noun.end
        if noun.of and "of" in frame.by and not frame.of:
            actor = actor or self._roles.of_noun(noun.of)
        elif noun.of and frame.of:
            recipient = self._roles.of_noun(noun.of)
        for number in range(place + 1, min(place + 8, len(scene.elements)), 1):
            word, following = scene.word_at(number), scene.group_at(number + 1)
            if word is None:
                if scene.group_at(number) is None and not self._made(scene, number - 1):
                    break
                continue
            if word.tag in (",", ".", ";", ":", "CC", "-", "TH", "SC", "WH") and not self._made(scene, number):
                break
            if following is None or word.tag != "IN":
                continue
            if word.lower in frame.to and any(self._roles.fits(role, following) for role in _RECIPIENTS):
                recipient, end = recipient + self._roles.recipients(following), following.end
            elif word.lower in frame.by and self._roles.fits("side", following):
                actor, end = actor or self._roles.names(following), following.end
        return actor, recipient, end

    @staticmethod
    def _made(scene: Scene, number: int) -> bool:
        """ ", made by X": whose it is."""
        clause = scene.clause_at(number + 1)
        return clause is not None and clause.verb.participle_or_past and clause.verb.lemma in _MADE


def _alone(noun: Noun) -> Group:
    return Group((Item(noun, end=noun.end),))


def _link(scene: Scene, place: int) -> str:
    word = scene.word_at(place - 1)
    return word.lower if word is not None and word.tag == "IN" else ""


def _after(scene: Scene, place: int) -> list[TimeMention]:
    """The times that follow a noun within its phrase: "a visit to Washington in February"."""
    found: list[TimeMention] = []
    for number in range(place + 1, min(place + 8, len(scene.elements))):
        word = scene.word_at(number)
        if word is None:
            if scene.group_at(number) is None:
                break
            continue
        if word.tag == "TM" and word.start in scene.times:
            found.append(scene.times[word.start])
        elif word.tag not in ("IN", "RB"):
            break
    return found
