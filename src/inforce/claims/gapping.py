"""Gapping: who is named with a time and without a verb, in a sentence that has told the act of another ("Suex was listed in
September, Chatex in November") or after it ("Delmar Lines the same day.")."""

from inforce.claims.discourse import Discourse, is_act
from inforce.claims.doings import Reader
from inforce.claims.drafts import Draft
from inforce.claims.groups import Group
from inforce.claims.model import Action, Status
from inforce.claims.parsing import Scene
from inforce.claims.phrases import Verb
from inforce.claims.targets import TargetReader
from inforce.claims.times import TimeRole
from inforce.claims.words import ITEM_MARKS, MARKS, Word, mark_of
from inforce.values import replace

_SAME_SENTENCE = 24
"""Drafts looked back at for those of the same sentence."""
_OPENS = frozenset({",", ";", "CC", "-", ""})
SEMICOLONS = frozenset(mark for mark in (*MARKS, *ITEM_MARKS) if mark_of(mark) == ";")
"""Marks that are tagged as such."""
_LONGEST_KEEPER = 2
"""Words of a state or union alone: "the EU"."""
_HIS = frozenset({"its", "his", "her", "their"})
_AGAIN = frozenset({"on", "of", "against", "from", "for"})
_CLOSES = frozenset({",", ";", ".", ")", "-", ""})
_CHANGES = frozenset({Action.RENEW, Action.TIGHTEN, Action.EASE, Action.SUSPEND})
"""What another may do too, beside beginning and ending measures."""


class Gapping:
    """Reads groups that stand with a time alone."""

    def __init__(self, reader: Reader, targets: TargetReader, discourse: Discourse) -> None:
        self._reader, self._targets, self._discourse = reader, targets, discourse

    def read(self, scene: Scene) -> None:
        """Takes up what a sentence tells so."""
        held = scene.sentence.held
        if "but" in held:
            self._but_not(scene)
        if not SEMICOLONS.isdisjoint(held):
            self._after_semicolons(scene)
        self._by_others(scene)
        for place, group in scene.groups if scene.times else ():
            when = self._timed(scene, place)
            told = self._told(scene, place) if when is not None else None
            if told is None or when is None:
                continue
            his = group.items[0].noun.determiner in _HIS  # "and his brother in 2023"
            parties = [p for p in self._targets.group(scene, group) if (p.proper or his) and p.kind.is_listed_by_name]
            if parties and not set(parties) & set(told.parties):
                end = max(
                    group.end, *(w.end for n in (place + 1, place + 2) if (w := scene.word_at(n)) and w.tag == "TM")
                )
                self._reader.add(scene, told.action, told.status, told.sender, parties, when, group.start, end)

    def _by_others(self, scene: Scene) -> None:
        """ "The EU did so in 2023 and Canada a year later", "London listed the ship in July, and Kyiv its manager", "sanctions on
        X, and Canada on Y": the act told first, by another who keeps lists."""
        if not any(draft.scene == scene.number for draft in self._reader.drafts[-_SAME_SENTENCE:]):
            return
        for place, group in scene.groups:
            before, whom = scene.word_at(place - 1), scene.group_at(place + 1)
            if before is None or before.tag not in _OPENS or place == 0:
                continue
            senders = self._keepers(group)
            at = place + 1 if whom is None and not _is_comma(scene, place + 1) else place + 2
            if whom is None and _is_again(scene, place + 1) and (whom := scene.group_at(place + 2)) is not None:
                at = place + 3  # "and Canada on its owner"
            time = scene.word_at(at)
            timed = time is not None and time.tag == "TM"
            told = self._acts_before(scene, group.start) if senders and (timed or whom is not None) else []
            if told and told[0].sender[:1] != senders[:1] and self._ends(scene, at):
                self._add_by(scene, told, senders, group, whom, time)

    def _add_by(
        self,
        scene: Scene,
        told: list[Draft],
        senders: tuple[str, ...],
        group: Group,
        whom: Group | None,
        time: Word | None,
    ) -> None:
        mention = scene.times.get(time.start) if time is not None and time.tag == "TM" else None
        end = max(
            whom.end if whom is not None else group.end, time.end if mention is not None and time is not None else 0
        )
        when = str(mention.value) if mention is not None else None
        for draft in told if whom is None else told[:1]:
            parties = list(draft.parties) if whom is None else self._targets.group(scene, whom)
            alike = {p.kind for p in draft.parties}  # "sanctions on Mali, and Canada on Niger"
            parties = [p for p in parties if p.kind.is_listed_by_name or p.many or whom is None or p.kind in alike]
            if parties:
                self._reader.add(scene, draft.action, draft.status, senders, parties, when, group.start, end)

    def _keepers(self, group: Group) -> tuple[str, ...]:
        """The states and unions that are all a group names."""
        places = [n.words[-1].place if len(n.words) <= _LONGEST_KEEPER else None for n in group.nouns]
        alone = all(p is not None and p.form in ("name", "capital", "body") for p in places)
        return tuple(dict.fromkeys(p.jurisdiction for p in places if p is not None)) if alone else ()

    def _acts_before(self, scene: Scene, start: int) -> list[Draft]:
        """The act told last in the sentence, with no verb since."""
        here = [d for d in self._reader.drafts[-_SAME_SENTENCE:] if d.scene == scene.number and d.end <= start]
        last = max(here, key=lambda d: d.end, default=None)
        acts = last is not None and (last.action.starts or last.action.ends or last.action in _CHANGES)
        if last is None or not acts or last.status is Status.DENIED:
            return []
        verbs = any(type(e) is Verb and last.end <= e.start < start for e in scene.elements)
        return [] if verbs else [d for d in here if (d.start, d.end) == (last.start, last.end)]

    @staticmethod
    def _ends(scene: Scene, place: int) -> bool:
        """The sentence, or the stretch between marks, ends here; a time may stand before its end."""
        word = scene.word_at(place)
        if word is not None and word.tag == "TM":
            word = scene.word_at(place + 1)
            place += 1
        return place >= len(scene.elements) or (word is not None and word.tag in (".", ";", ",", "CC"))

    def _after_semicolons(self, scene: Scene) -> None:
        """ "OFAC sanctioned X, a bank in Oryol; its chairman, Y; and Z, a shell company.": all are of the act told first."""
        marks = [n for n in range(len(scene.elements)) if (w := scene.word_at(n)) is not None and w.tag == ";"]
        if not marks:
            return
        start = scene.elements[marks[0]].start
        here = [d for d in self._reader.drafts[-_SAME_SENTENCE:] if d.scene == scene.number]
        told = here[-1] if here and all(d.start < start for d in here) else None
        if told is None or not told.lists_by_name or told.end > start:
            return
        for number, mark in enumerate(marks):
            end = marks[number + 1] if number + 1 < len(marks) else len(scene.elements)
            place = self._past_links(scene, mark + 1)
            group = scene.group_at(place)
            if group is None or self._has_verb(scene, place, end):
                return
            parties = [p for p in self._targets.group(scene, group) if p.kind.is_listed_by_name or p.many]
            if parties:
                self._reader.add(
                    scene, told.action, told.status, told.sender, parties, told.when, group.start, group.end
                )

    @staticmethod
    def _past_links(scene: Scene, place: int) -> int:
        """Past "and", and past a preposition that is said again: "sanctions on X; on its chairman, Y; and on Z"."""
        word = scene.word_at(place)
        place += word is not None and word.tag == "CC"
        word = scene.word_at(place)
        return place + (word is not None and word.lower in _AGAIN)

    @staticmethod
    def _has_verb(scene: Scene, place: int, end: int) -> bool:
        """A verb of its own, outside a relative clause at the end: "and X, through which they own the port"."""
        words = ((n, scene.word_at(n)) for n in range(place, end))
        relative = next((n for n, w in words if w is not None and w.tag == "WH"), end)
        return any(type(e) is Verb and e.finite for e in scene.elements[place:relative])

    def _but_not(self, scene: Scene) -> None:
        """ "Britain banned the insurer but not the ship": the contrary of the act told before it."""
        for place, group in scene.groups:
            but = scene.word_at(place - 1)
            if but is None or but.lower != "but not":
                continue
            told = next((d for d in reversed(self._reader.drafts[-_SAME_SENTENCE:]) if d.scene == scene.number), None)
            after = scene.elements[place + 1] if place + 1 < len(scene.elements) else None
            if told is None or type(after) is Verb or told.status is not Status.IN_FORCE or told.end > group.start:
                continue
            action = Action.DESIGNATE if told.action is Action.REMAIN else told.action
            parties = [p for p in self._targets.group(scene, group) if p.kind.is_listed_by_name]
            if parties and not set(parties) & set(told.parties):
                self._reader.add(scene, action, Status.DENIED, told.sender, parties, None, group.start, group.end)

    @staticmethod
    def _timed(scene: Scene, place: int) -> str | None:
        """The time that closes a stretch with a group: "X in November", "X, in November"."""
        at = place + 1
        comma = scene.word_at(at)
        if comma is not None and comma.tag == ",":
            at += 1
        time = scene.word_at(at)
        if time is None or time.tag != "TM" or time.start not in scene.times:
            return None
        after, before = scene.word_at(at + 1), scene.word_at(place - 1)
        opened = place == 0 or (before is not None and before.tag in _OPENS)
        closed = at + 1 >= len(scene.elements) or (after is not None and after.tag in _CLOSES)
        mention = scene.times[time.start]
        return str(mention.value) if opened and closed and mention.role is TimeRole.POINT else None

    def _told(self, scene: Scene, place: int) -> Draft | None:
        """The act of which the group is another: told last in the sentence with no verb since, or in the one before."""
        start = scene.elements[place].start
        here = [d for d in self._reader.drafts[-_SAME_SENTENCE:] if d.scene == scene.number and d.end <= start]
        if here:
            told = max(here, key=lambda d: d.end)
            verbs = any(type(e) is Verb and told.end <= e.start < start for e in scene.elements)
            return told if is_act(replace(told, background=False)) and not verbs and told.when is not None else None
        alone = place == 0 and not any(type(e) is Verb for e in scene.elements)
        last = self._discourse.last(scene.number, 1) if alone else None
        return last if last is not None and is_act(last) else None


def _is_again(scene: Scene, place: int) -> bool:
    word = scene.word_at(place)
    return word is not None and word.lower in _AGAIN


def _is_comma(scene: Scene, place: int) -> bool:
    word = scene.word_at(place)
    return word is not None and word.tag == ","
