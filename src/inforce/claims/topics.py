"""Topics: notes on a party without a verb of their own ("Conviasa - still blocked", "Malpica: off. Removed in June 2022",
"Still in.")."""

from collections.abc import Mapping
from functools import cache

from inforce.claims.discourse import Discourse
from inforce.claims.doings import Reader
from inforce.claims.groups import Element, Group
from inforce.claims.keepers import keeps_lists
from inforce.claims.lexicon import table
from inforce.claims.model import Action, Status
from inforce.claims.parsing import Scene
from inforce.claims.party import Party
from inforce.claims.phrases import Verb
from inforce.claims.terms import Term, Terms
from inforce.claims.times import TimeRole
from inforce.claims.words import Word
from inforce.values import value

_LONGEST = 12
"""Elements of a note."""


@value(frozen=True, slots=True)
class TopicWords:
    """The words of ``[topic]`` in ``measures_LANGUAGE.toml``: by predicate the action; adverbs before it."""

    says: Mapping[str, Action]
    states: frozenset[str]
    still: frozenset[str]
    fillers: frozenset[str]
    nothing: frozenset[str]
    negations: frozenset[str]


@cache
def topic_words(language: str) -> TopicWords:
    """Those of ``[topic]`` in ``measures_LANGUAGE.toml``."""
    data = table(f"measures_{language}")["topic"]
    says = {word: Action(name) for name, words in data["says"].items() for word in words}
    return TopicWords(says, *(frozenset(data[name]) for name in ("states", "still", "fillers", "nothing", "negations")))


class TopicReader:
    """Reads notes, and remembers which party a paragraph opens with."""

    def __init__(self, reader: Reader, words: TopicWords, terms: Terms, discourse: Discourse) -> None:
        self._reader, self._words, self._terms, self._discourse = reader, words, terms, discourse

    def read(self, scene: Scene) -> bool:
        """Takes up a note; whether the sentence is one."""
        begin, named = self._opening(scene)
        if len(named) == 1:
            self._discourse.enter_topic(scene.sentence.block, named[0])
        jurisdiction = not named and begin > 0
        if not named:
            party = self._salient(scene, begin) if jurisdiction else self._carried(scene)
            named = [party] if party is not None else []
        if not named or not self._reader.context.about or scene.sentence.headline:
            return False
        said = self._predicate(scene, begin, nothing=jurisdiction)
        if said is None:
            return False
        place, action, status = said
        time = next((m for start, m in scene.times.items() if start >= scene.elements[place].start), None)
        if (
            action is Action.DESIGNATE
            and status is Status.IN_FORCE
            and (time is None or time.role is not TimeRole.POINT)
        ):
            action = Action.REMAIN
        when = str(time.value) if time is not None and time.role is not TimeRole.END else None
        end = time.span.end if time is not None else scene.elements[place].end
        start = scene.sentence.start if begin else scene.elements[begin].start
        sender = self._reader.senders.focus.nearby() or self._reader.senders.likely()
        last = self._discourse.last(scene.number, 1)
        if last is not None and last.parties == named and (last.action, last.status) == (action, status):
            last.when = last.when or when  # "X - off. Removed in June 2022"
            return True
        self._reader.add(scene, action, status, sender, named, when, start, max(end, scene.elements[place].end))
        return True

    def _opening(self, scene: Scene) -> tuple[int, list[Party]]:
        """ "NAME - …", "NAME, NAME: …": the parties that a line opens with, and where the words on them begin."""
        first = _past_number(scene)
        group, mark = scene.group_at(first), scene.word_at(first + 1)
        if group is None or mark is None:
            return 0, []
        if mark.tag == ",":
            return self._row(scene, first)
        asked = mark.text in "?." and len(scene.elements) == first + 2  # "Hemedti himself?", "Olga Ananyeva."
        if (mark.tag not in ("-", ":") and not asked) or (asked and len(group.items) > 1):
            return 0, []
        place = group.items[0].noun.words[-1].place
        if place is not None and keeps_lists(place.jurisdiction) and len(group.items[0].noun.words) <= 2:
            return first + 2, []
        parties = self._reader.parties.take(group.items, scene.number, subject=True)
        sure = bool(parties) and all(p.proper and p.kind.is_listed_by_name for p in parties)
        return (first + 2, parties) if sure and len(parties) == len(group.items) else (0, [])

    def _row(self, scene: Scene, first: int) -> tuple[int, list[Party]]:
        """ "NAME, NAME, NAME: …": names joined by commas alone."""
        found: list[Party] = []
        for place in range(first, min(first + _LONGEST, len(scene.elements) - 1), 2):
            group, mark = scene.group_at(place), scene.word_at(place + 1)
            if group is None or mark is None or mark.tag not in (",", ":", "-") or group.items[0].noun.determiner:
                return 0, []
            found += self._reader.parties.take(group.items, scene.number, subject=True)
            if mark.tag != ",":
                sure = all(p.proper and p.kind.is_listed_by_name for p in found)
                return (place + 2, found) if sure and found else (0, [])
        return 0, []

    def _salient(self, scene: Scene, begin: int) -> Party | None:
        """ "America - on the list since 2022.": whom the claim before was about, else whom the report names most."""
        if any(c.subject is not None and c.first <= begin + 1 for c in scene.clauses):
            return None
        last = self._discourse.last(scene.number, 2)
        if last is not None and len(last.parties) == 1 and last.parties[0].proper:
            return last.parties[0]
        named = [p for p in self._reader.parties.latest() if p.proper and p.kind.is_listed_by_name]
        often = [p for p in named if len(p.mentions) > 1] or (named if len(named) == 1 else [])
        return max(often, key=lambda p: len(p.mentions), default=None)

    def _carried(self, scene: Scene) -> Party | None:
        """The party that the paragraph is on, or whom the claim before was about; for sentences without a subject."""
        if any(c.first <= 1 and (c.subject is not None or c.verb.finite) for c in scene.clauses):
            return None
        topic = self._discourse.topic(scene.sentence.block)
        if topic is not None:
            return topic
        last = self._discourse.last(scene.number, 1)
        return last.parties[0] if last is not None and len(last.parties) == 1 and last.parties[0].proper else None

    def _predicate(self, scene: Scene, begin: int, *, nothing: bool) -> tuple[int, Action, Status] | None:
        """The word that says how things stand, over adverbs; None where something else is told."""
        if len(scene.elements) - begin > _LONGEST:
            return None
        denied = still = False
        for place in range(begin, min(begin + 4, len(scene.elements))):
            words = _words(scene.elements[place])
            if words is None:
                return None
            for word in words:
                if word == "under" and self._is_measure(scene, place + 1):
                    if place == 0 and any(c.verb.finite for c in scene.clauses):
                        return None  # "Under the new sanctions, his assets will be frozen"
                    return place, Action.DESIGNATE, Status.DENIED if denied else Status.IN_FORCE
                if nothing and word in self._words.nothing:
                    return place, Action.DESIGNATE, Status.DENIED
                if word in self._words.negations:
                    denied = True
                elif word in self._words.still:
                    still = True
                elif word in self._words.says and (self._closes(scene, place) or self._is_list(scene, place + 1)):
                    return self._read(place, word, denied=denied, still=still or self._is_list(scene, place + 1))
                elif word not in self._words.fillers:
                    return None
        return None

    def _read(self, place: int, word: str, *, denied: bool, still: bool) -> tuple[int, Action, Status] | None:
        action = self._words.says[word]
        if denied:
            return place, action, Status.DENIED
        if word in self._words.states and not still:
            return None  # "in", "on" alone say too little
        return place, action, Status.IN_FORCE

    def _is_measure(self, scene: Scene, place: int) -> bool:
        """ "Both under US sanctions"."""
        group = scene.group_at(place)
        return group is not None and bool(self._terms.of(group.items[0].noun) & Term.PLAIN_MEASURE)

    def _is_list(self, scene: Scene, place: int) -> bool:
        """ "Off the EU list since September"."""
        group = scene.group_at(place)
        return group is not None and len(group.items) == 1 and bool(self._terms.of(group.items[0].noun) & Term.LIST)

    @staticmethod
    def _closes(scene: Scene, place: int) -> bool:
        """Nothing hangs on the word but a time, an adverb or another note."""
        following = scene.elements[place + 1] if place + 1 < len(scene.elements) else None
        if type(following) is Group:
            return False
        return type(following) is not Word or following.tag in ("TM", ".", ",", ";", "-", "RB", "CC", ")", "IN")


def _past_number(scene: Scene) -> int:
    """The element after a bullet or number: "- ", "(2)", "3/"."""
    first = scene.word_at(0)
    if first is None or first.tag not in ("-", ";", ")", "("):
        return 0
    numbered = scene.group_at(1)
    closed = scene.word_at(2)
    if first.tag == "(" and numbered is not None and numbered.items[0].noun.is_pronoun and closed is not None:
        return 3
    return 1


def _words(element: Element) -> list[str] | None:
    """The words of an adverb, a participle or a bare noun; None for what opens a sentence of its own."""
    if type(element) is Word:
        return None if element.tag in ("WH", "SC", "TH") else element.lower.split()
    if type(element) is Verb:
        return None if element.finite or element.infinitive else [w.lower for w in element.words]
    noun = element.items[0].noun
    plain = not noun.name and (not noun.determiner or noun.is_pronoun)
    return noun.lowers if len(element.items) == 1 and plain else None
