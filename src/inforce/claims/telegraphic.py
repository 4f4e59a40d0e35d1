"""Telegraphic lines: "Removed: X and Y.", "Also out yesterday: X.", "US: six shippers in, two banks out.", "Canada: sanctions on
four judges." in the manner of digests and posts."""

from functools import cache

from inforce.claims.doings import Reader
from inforce.claims.entry_lines import is_marked, line_of
from inforce.claims.groups import Group, Item
from inforce.claims.keepers import keeps_lists
from inforce.claims.lexicon import table
from inforce.claims.model import Action, Status, TargetKind
from inforce.claims.parsing import Scene
from inforce.claims.party import Party
from inforce.claims.phrases import Verb
from inforce.claims.targets import TargetReader

_LONGEST = 5
"""Elements before the colon: "Also out since Monday:"."""


@cache
def _words(language: str) -> dict[str, Action]:
    rows = table("entries")["telegraphic"].get(language, {})
    return {word: Action(action) for action, words in rows.items() for word in words}


class TelegraphicReader:
    """Reads sentences that are a word of what was done, a colon, and names."""

    def __init__(self, reader: Reader, targets: TargetReader, language: str) -> None:
        self._reader, self._targets, self._known = reader, targets, _words(language)

    def read(self, scene: Scene) -> bool:
        """Takes up a telegraphic line; whether it is one."""
        colon = next((n for n in range(1, _LONGEST) if self._mark(scene, n) in (":", "-")), None)
        if colon is None or not self._reader.context.about:
            return False
        return self._labelled(scene, colon) or (self._mark(scene, colon) == ":" and self._of_keeper(scene, colon))

    def _of_keeper(self, scene: Scene, colon: int) -> bool:
        """ "US: six shippers in, two banks out.", "Canada, finally: sanctions on four judges, since Thursday."."""
        by = self._sender_before(scene, colon)
        first = scene.group_at(0)
        opens = first is not None and by == getattr(first.items[0].noun.words[-1].place, "sender", ())
        told = any(type(e) is Verb and not e.participle_or_past for e in scene.elements)
        if not by or not opens or told or scene.sentence.headline:
            return False
        found = [self._in_or_out(scene, place) for place in range(colon + 1, len(scene.elements) - 1)]
        found += [self._measure(scene, place) for place in range(colon + 1, colon + 3)]
        for place, action, parties in filter(None, found):
            group = scene.group_at(place)
            start, end = group.start if group is not None else scene.sentence.start, scene.elements[place + 1].end
            when = next((str(m.value) for at, m in scene.times.items() if at >= start), None)
            end = max([end, *(p.mentions[-1][1] + len(p.name) for p in parties if p.mentions)])
            self._reader.add(scene, action, Status.IN_FORCE, by, parties, when, start, min(end, scene.sentence.end))
        return any(found)

    def _in_or_out(self, scene: Scene, place: int) -> tuple[int, Action, list[Party]] | None:
        """ "Six Iranian shippers in,"."""
        group, word = scene.group_at(place), scene.word_at(place + 1)
        action = self._known.get(word.lower) if word is not None and word.tag in ("RB", "IN") else None
        closes = place + 2 >= len(scene.elements) or self._mark(scene, place + 2) in (",", ".", ";", "CC", "TM", "")
        if group is None or action is None or not closes or self._mark(scene, place - 1) == "IN":
            return None
        parties = [p for p in self._targets.group(scene, group) if p.kind.is_listed_by_name or p.many]
        return (place, action, parties) if parties else None

    def _measure(self, scene: Scene, place: int) -> tuple[int, Action, list[Party]] | None:
        """ "Sanctions on Georgian judges"."""
        group = scene.group_at(place)
        if group is None or not self._targets.is_plain_measure(group):
            return None
        parties = self._targets.aimed_at(scene, group)
        return (place, Action.IMPOSE, parties) if parties else None

    def _labelled(self, scene: Scene, colon: int) -> bool:
        """ "Removed: X and Y."."""
        before = _words_before(scene, colon)
        action = next((self._known[w] for w in (" ".join(before), *before) if w in self._known), None)
        by = self._sender_before(scene, colon)
        known = self._known.keys() | _FILLERS | self._times(scene, colon)
        if action is None or not set(before) <= known | self._words_of_places(scene, colon):
            return False
        if (entry := self._entry(scene, colon)) is not None:
            sender = by or self._reader.senders.focus.keeper or self._reader.senders.likely()
            end = entry.mentions[-1][1] + len(entry.name)
            self._reader.add(scene, action, Status.IN_FORCE, sender, [entry], None, scene.sentence.start, end)
            return True
        items = [i for g in self._groups(scene, colon) for i in g.items]
        named = [(p, i) for i in items for p in self._targets.group(scene, Group((i,))) if p.proper]
        if not named and items:  # "Off: the general's brother, on appeal"
            kin = self._targets.group(scene, Group((items[0],)))
            named = [(p, items[0]) for p in kin if p.kind.is_listed_by_name and items[0].noun.possessor is not None]
        when = next((str(m.value) for start, m in scene.times.items() if start < scene.elements[colon].start), None)
        for party, item in named:
            start, end = scene.sentence.start, scene.elements[-1].start
            sender = _in_brackets(item) or by or self._reader.senders.focus.keeper or self._reader.senders.likely()
            self._reader.add(scene, action, Status.IN_FORCE, sender, [party], when, start, end)
        return bool(named)

    def _entry(self, scene: Scene, colon: int) -> Party | None:
        """ "Removals: GARCIA, Ana, Cali; DOB 9 Nov 1962 (individual) [SDNT].": one entry of a list, by its marks."""
        start = scene.elements[colon].end
        text = scene.sentence.text[start - scene.sentence.start :]
        line = line_of(text.strip()) if is_marked(text) else None
        if line is None:
            return None
        place = start + text.index(line.name)
        kind = line.kind or TargetKind.ORGANISATION
        parties = self._reader.parties
        return parties.enter(line.name, kind, line.aliases, scene.number, place, sure=line.kind is not None)

    @staticmethod
    def _sender_before(scene: Scene, colon: int) -> tuple[str, ...]:
        """ "Newly listed by Canada:"."""
        groups = [e for e in scene.elements[:colon] if type(e) is Group]
        places = [g.items[0].noun.words[-1].place for g in groups]
        return next((p.sender for p in places if p is not None and keeps_lists(p.jurisdiction)), ())

    @staticmethod
    def _words_of_places(scene: Scene, colon: int) -> set[str]:
        groups = [e for e in scene.elements[:colon] if type(e) is Group]
        placed = [w for g in groups for w in g.items[0].noun.words if w.place is not None]
        return {"by", *(part for w in placed for part in (*w.lower.split(), f"{w.lower}'s", f"{w.lower}’s"))}

    @staticmethod
    def _mark(scene: Scene, number: int) -> str:
        word = scene.word_at(number)
        return word.tag if word is not None else ""

    @staticmethod
    def _times(scene: Scene, colon: int) -> set[str]:
        told = [m.span.text.lower() for start, m in scene.times.items() if start < scene.elements[colon].start]
        return {word for text in told for word in text.split()}

    @staticmethod
    def _groups(scene: Scene, colon: int) -> list[Group]:
        return [e for e in scene.elements[colon + 1 :] if type(e) is Group]


def _words_before(scene: Scene, colon: int) -> list[str]:
    """The words before the colon, without the mark of an item."""
    words = scene.sentence.text[: scene.elements[colon].start - scene.sentence.start].lower().split()
    return words if not words or words[0][0].isalnum() else words[1:]


def _in_brackets(item: Item) -> tuple[str, ...]:
    """ "Delisted: X (EU), Y (UK)": whose list each was on."""
    places = (n.words[0].place for n in item.same if not n.name or n.words[0].place is not None)
    return next((p.sender for p in places if p is not None and keeps_lists(p.jurisdiction)), ())


_FILLERS = frozenset(
    "also among and are from it just latest list names new newly now on still the those today too yesterday".split()
)
