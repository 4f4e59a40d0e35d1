"""Headed items: what stands under a heading that says what was done ("Designations:" over "• 18 January: X and two of its
vessels"), and who is named in answer to "Who else?"."""

from inforce.claims.discourse import Discourse, Round
from inforce.claims.doings import Reader
from inforce.claims.entries import heading_action
from inforce.claims.groups import Group
from inforce.claims.kinds import kinds
from inforce.claims.model import Action, Status
from inforce.claims.parsing import Scene
from inforce.claims.party import COUNTED, Party
from inforce.claims.phrases import Verb
from inforce.claims.targets import TargetReader
from inforce.claims.text import Sentence
from inforce.claims.words import Word

_LONGEST_HEADING = 6
_BEFORE_NAMES = 14
"""Elements before the colon: "The names that concern us:"."""
_NAMES = frozenset({"names", "targets", "designees", "newcomers", "additions", "ones"})
_DEFINITE = frozenset({"the", "these", "those"})
_ASKING = frozenset({"who", "whom", "which"})
_BULLETS = frozenset({"-", ";", ")", "("})


class HeadedReader:
    """Remembers the heading that items stand under, and makes drafts of those they name without a verb."""

    def __init__(self, reader: Reader, targets: TargetReader, discourse: Discourse, language: str) -> None:
        self._reader, self._targets, self._discourse, self._language = reader, targets, discourse, language
        self._kinds = kinds(language)
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
        if self._named(scene):
            return True
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
        tells = (c for c in scene.clauses if c.verb.finite or c.inverted)
        if group is None or any(c.subject is group or (c.inverted and c.place == place + 1) for c in tells):
            return False  # also "the company removed was X"
        parties = _listed(self._targets.group(scene, group))
        sender = self._reader.senders.focus.section or self._reader.senders.likely()
        if parties:
            self._reader.add(scene, action, Status.IN_FORCE, sender, parties, when, scene.sentence.start, group.end)
        return bool(parties)

    def _named(self, scene: Scene) -> bool:
        """ "The firms in question: A, B and C.", "The names that concern us: A; B": all are in the round told last."""
        if ":" not in scene.sentence.text:
            return False
        colon = next((n for n in range(1, _BEFORE_NAMES) if _is_colon(scene, n)), None)
        first = scene.group_at(_past_mark(scene))
        opening = first or scene.group_at(_past_mark(scene) + 1)
        if colon is None or opening is None or not self._picks(opening, scene, colon):
            return False
        told = self._discourse.round(scene.number, scene.sentence.start)
        if told is None or told.scene == scene.number:
            return False
        places = range(colon + 1, len(scene.elements))
        groups = [g for n in places if (g := scene.group_at(n)) is not None and _opens(scene.word_at(n - 1))]
        parties = [p for g in groups for p in _listed(self._targets.group(scene, g)) if p.proper]
        if parties:
            start, end = scene.sentence.start, groups[-1].end
            self._reader.add(scene, told.action, told.status, told.sender, parties, told.when, start, end)
        return bool(parties)

    def _picks(self, group: Group, scene: Scene, colon: int) -> bool:
        """A definite phrase for several, with no verb but in a relative clause before the colon."""
        noun = group.items[0].noun
        if _of_those(scene, colon):
            return True
        several = len(group.items) == 1 and (noun.head in _NAMES or self._kinds.many(noun))
        verbs = [c for c in scene.clauses if c.place < colon and c.verb.finite and not c.relative]
        return several and noun.determiner in _DEFINITE and not noun.name and not verbs

    def _answer(self, scene: Scene, told: Round) -> bool:
        """ "Patriot Capital, a private military firm; the bank IIB and three of its executives.": all are in the round."""
        if any(type(e) is Verb and e.finite for e in scene.elements):
            self._asked = None
            return False
        parties: list[Party] = []
        for place, element in enumerate(scene.elements):
            if type(element) is Group and _opens(scene.word_at(place - 1)):
                parties += _listed(self._targets.group(scene, element))
        if parties:
            end = scene.elements[-1].start
            self._reader.add(
                scene, told.action, told.status, told.sender, parties, told.when, scene.sentence.start, end
            )
        return bool(parties)


def _is_heading(sentence: Sentence) -> bool:
    """A few words on a line of their own: without a full stop, or asking."""
    if sentence.text.rstrip()[-1:] in '.!;,"”)' or not sentence.tokens[0].text[0].isalpha():
        return False
    return sum(token.text[0].isalnum() for token in sentence.tokens) <= _LONGEST_HEADING


def _past_mark(scene: Scene) -> int:
    first = scene.word_at(0)
    return 1 if first is not None and first.tag in _BULLETS else 0


def _is_mark(scene: Scene, place: int) -> bool:
    word = scene.word_at(place)
    return word is not None and word.tag in (":", "-", ",")


def _of_those(scene: Scene, colon: int) -> bool:
    """ "Of the 47 firms listed, two matter to us:", "Two stand out:": a number of them before the colon."""
    counted = (g.items[0].noun for n in range(colon) if (g := scene.group_at(n)) is not None)
    return any(noun.is_pronoun and noun.head in COUNTED and not noun.of for noun in counted)


def _is_colon(scene: Scene, place: int) -> bool:
    word = scene.word_at(place)
    return word is not None and word.tag == ":"


def _opens(word: Word | None) -> bool:
    """A group that opens the sentence or follows a semicolon, "and", "with" is named for itself."""
    return word is None or word.tag in (";", "CC", ",", ":") or word.lower in ("with", "and", "plus")


def _listed(parties: list[Party]) -> list[Party]:
    return [p for p in parties if p.kind.is_listed_by_name and (p.proper or p.many)]
