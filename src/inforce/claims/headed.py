"""Headed items: what stands under a heading that says what was done ("Designations:" over "• 18 January: X and two of its
vessels"), and who is named in answer to "Who else?"."""

from inforce.claims.discourse import Discourse, Round
from inforce.claims.doings import Reader
from inforce.claims.entries import heading_action
from inforce.claims.groups import Group
from inforce.claims.model import Action, Status
from inforce.claims.parsing import Scene
from inforce.claims.parties import Party
from inforce.claims.phrases import Verb
from inforce.claims.targets import TargetReader
from inforce.claims.text import Sentence
from inforce.claims.words import Word

_LONGEST_HEADING = 6
_ASKING = frozenset({"who", "whom", "which"})
_BULLETS = frozenset({"-", ";", ")", "("})


class HeadedReader:
    """Remembers the heading that items stand under, and makes drafts of those they name without a verb."""

    def __init__(self, reader: Reader, targets: TargetReader, discourse: Discourse, language: str) -> None:
        self._reader, self._targets, self._discourse, self._language = reader, targets, discourse, language
        self._action: Action | None = None
        self._asked: Round | None = None

    def read(self, scene: Scene) -> bool:
        """Takes up a heading or an item below it; whether the sentence is either."""
        sentence = scene.sentence
        if _is_heading(sentence):
            self._enter(scene)
            return self._action is not None or self._asked is not None
        if self._asked is not None:
            return self._answer(scene, self._asked)
        return self._action is not None and self._item(scene, self._action)

    def _enter(self, scene: Scene) -> None:
        """ "Designations:", "Who else?"; any other heading ends what the last one said."""
        self._action = heading_action(scene.sentence, self._language) if self._reader.context.about else None
        asks = scene.sentence.text.rstrip().endswith("?") and scene.sentence.tokens[0].lower in _ASKING
        self._asked = self._discourse.round(scene.number, scene.sentence.start) if asks else None

    def _item(self, scene: Scene, action: Action) -> bool:
        """ "• 18 January: X (UAE) and two of its vessels, for breaching the cap": X and the vessels."""
        place = _past_mark(scene)
        time = scene.word_at(place)
        when = None
        if time is not None and time.tag == "TM":
            mention = scene.times.get(time.start)
            when = str(mention.value) if mention is not None else None
            place += 1
            place += _is_mark(scene, place)
        group = scene.group_at(place)
        if group is None or any(c.subject is group and c.verb.finite for c in scene.clauses):
            return False
        parties = _listed(self._targets.group(scene, group))
        sender = self._reader.senders.focus.section or self._reader.senders.likely()
        if parties:
            self._reader.add(scene, action, Status.IN_FORCE, sender, parties, when, scene.sentence.start, group.end)
        return bool(parties)

    def _answer(self, scene: Scene, told: Round) -> bool:
        """ "Patriot Capital, a private military firm; the bank IIB and three of its executives.": all are in the round."""
        if any(isinstance(e, Verb) and e.finite for e in scene.elements):
            self._asked = None
            return False
        parties: list[Party] = []
        for place, element in enumerate(scene.elements):
            if isinstance(element, Group) and _opens(scene.word_at(place - 1)):
                parties += _listed(self._targets.group(scene, element))
        if parties:
            end = scene.elements[-1].start
            self._reader.add(
                scene, told.action, told.status, told.sender, parties, told.when, scene.sentence.start, end
            )
        return bool(parties)


def _is_heading(sentence: Sentence) -> bool:
    """A few words on a line of their own: without a full stop, or asking."""
    words = [t for t in sentence.tokens if t.text[0].isalnum()]
    last = sentence.text.rstrip()[-1:]
    return 0 < len(words) <= _LONGEST_HEADING and last not in '.!;,"”)' and sentence.tokens[0].text[0].isalpha()


def _past_mark(scene: Scene) -> int:
    first = scene.word_at(0)
    return 1 if first is not None and first.tag in _BULLETS else 0


def _is_mark(scene: Scene, place: int) -> bool:
    word = scene.word_at(place)
    return word is not None and word.tag in (":", "-", ",")


def _opens(word: Word | None) -> bool:
    """A group that opens the sentence or follows a semicolon, "and", "with" is named for itself."""
    return word is None or word.tag in (";", "CC", ",") or word.lower in ("with", "and", "plus")


def _listed(parties: list[Party]) -> list[Party]:
    return [p for p in parties if p.kind.is_listed_by_name and (p.proper or p.many)]
