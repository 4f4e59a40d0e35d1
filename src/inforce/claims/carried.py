"""Carried: names of a list too long to be read as one sentence, in the parts that go on with it."""

from collections.abc import Iterator

from inforce.claims.doings import Reader
from inforce.claims.drafts import SAME_SENTENCE, Draft
from inforce.claims.groups import Group
from inforce.claims.parsing import Scene
from inforce.claims.phrases import Verb
from inforce.claims.targets import TargetReader

_NAME = 200
"""Characters of a name with what stands beside it in brackets."""
_JOINS = frozenset({",", ";", "CC"})


class CarriedReader:
    """Makes drafts of such names: of what the part before tells up to its last name."""

    def __init__(self, reader: Reader, targets: TargetReader) -> None:
        self._reader, self._targets = reader, targets

    def read(self, scene: Scene) -> None:
        """Takes up the names with which a part begins."""
        if not scene.sentence.carried:
            return
        acts = [d for d in self._reader.drafts[-SAME_SENTENCE:] if _ends_with_party(d, scene.number - 1)]
        groups = list(_row(scene)) if acts else []
        parties = [p for g in groups for p in self._targets.group(scene, g) if p.proper]
        for act in acts if parties else ():
            start, end = groups[0].start, groups[-1].end
            draft = self._reader.add(scene, act.action, act.status, act.sender, parties, act.when, start, end)
            draft.background, draft.reported, draft.announcers = act.background, act.reported, act.announcers


def _ends_with_party(draft: Draft, scene: int) -> bool:
    """The sentence of a number tells the draft, and ends with one of its parties."""
    near = draft.sentence.end - _NAME
    return draft.scene == scene and any(
        number == scene and at >= near for p in draft.parties for number, at, _ in p.mentions
    )


def _row(scene: Scene) -> Iterator[Group]:
    """The groups that follow each other at the beginning of a sentence, without one that is the subject of a verb."""
    place = 0
    while (group := scene.group_at(place)) is not None or _mark(scene, place) in _JOINS:
        following = scene.elements[place + 1] if place + 1 < len(scene.elements) else None
        if group is not None and not (type(following) is Verb and following.finite):
            yield group
        place += 1


def _mark(scene: Scene, place: int) -> str:
    word = scene.word_at(place)
    return word.tag if word is not None else ""
