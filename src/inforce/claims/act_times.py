"""Times of acts: when what a clause tells was or will be done, where its own words do not say."""

from inforce.claims.arguments import Filled
from inforce.claims.clause import Clause
from inforce.claims.discourse import Discourse
from inforce.claims.doings import Reader
from inforce.claims.drafts import SAME_SENTENCE, Draft
from inforce.claims.model import Action, Status
from inforce.claims.parsing import Scene
from inforce.claims.recalling import number_of
from inforce.claims.text import Document
from inforce.claims.whens import goes_on, when_of

_LAST_MONTH = "12"
"""Greater numbers are seasons in EDTF ("2025-21"), which are in no order with months."""
_DAY = len("2024-01-01")
_ASIDE = frozenset({"after", "since", "before", "because", "although", "though", "while", "when", "as", "if", "unless"})
"""Conjunctions of clauses that tell of another time than the story's."""


class ActTimes:
    """Places the acts of one report in time."""

    def __init__(self, reader: Reader, document: Document, discourse: Discourse) -> None:
        self._reader, self._document, self._discourse = reader, document, discourse

    def place(self, draft: Draft, clause: Clause, filled: Filled) -> None:
        """An act without a time of its own is of the time of the act before; what is told on the side moves no clock."""
        draft.background = (clause.verb.past and clause.verb.perfect) or clause.relative or clause.link in _ASIDE
        measure = filled.roles.get("measure")
        draft.measure = measure.items[0].noun.head if measure else ""
        licence = filled.roles.get("licence")
        draft.number = number_of(licence.items[0].noun) if licence else ""
        if draft.background or draft.status is not Status.IN_FORCE or draft.action is Action.REMAIN:
            return
        draft.when = draft.when or self._time_of_story(draft) or self._discourse.when_of(draft)
        self._reader.clock.told = draft.when or self._reader.clock.told

    def _time_of_story(self, draft: Draft) -> str | None:
        """The time of the same act told in the sentence before: the news of these days, or a past that "also" goes on with."""
        for earlier in reversed(self._reader.drafts[-6:-1]):
            if (
                earlier.scene == draft.scene - 1
                and earlier.action is draft.action
                and earlier.sender[:1] == draft.sender[:1]
            ):
                same = earlier.sentence.block == draft.sentence.block and not earlier.background
                published = self._document.published_at(draft.start)
                return earlier.when if same and goes_on(earlier.when, draft.sentence.text, published) else None
        return None

    def dates_earlier(self, scene: Scene, clause: Clause, filled: Filled) -> bool:
        """ "They take effect on 9 May": the day of what was announced in the sentence before."""
        measure = filled.roles.get("measure")
        if measure is None or "effect" not in filled.frame.complement or not self._reader.drafts:
            return False
        noun = measure.items[0].noun
        refers = noun.is_pronoun or noun.determiner in ("the", "these", "those", "this", "that", "its", "their")
        recent = [
            d for d in self._reader.drafts[-SAME_SENTENCE:] if 0 < scene.number - d.scene <= 1 and d.status.is_intention
        ]
        when = when_of(scene, clause, Action.IMPOSE, Status.ANNOUNCED, ())
        for draft in recent if refers and when else []:
            draft.when = when.removesuffix("/..") if when else None
        return bool(recent) and refers and when is not None

    def is_to_come(self, scene: Scene, when: str | None) -> bool:
        """A day after that of the report: to which a measure was prolonged, not on which it was."""
        published = self._document.published_at(scene.sentence.start)
        return when is not None and published is not None and len(when) == _DAY and when > published[:_DAY]

    def is_yet_to_come(self, scene: Scene, clause: Clause) -> bool:
        """The present tense with a day, month or year after that of the report."""
        if clause.verb.past or clause.verb.perfect or clause.verb.participle_or_past:
            return False
        when = when_of(scene, clause, Action.DELIST, Status.IN_FORCE, ())
        begins = when.removesuffix("/..") if when is not None else ""
        published = self._document.published_at(scene.sentence.start)
        dated = begins.replace("-", "").isdigit() and begins[5:7] <= _LAST_MONTH
        return dated and published is not None and begins > published[: len(begins)]


def lasting(action: Action, status: Status, clause: Clause, when: str | None) -> Action:
    """ "X, sanctioned by the EU since 2022": a state, told by a participle."""
    since = (
        clause.verb.participle_or_past
        and not clause.verb.past
        and any(w.lower.startswith("since") for w in clause.times)
    )
    lasts = since and action is Action.DESIGNATE and status is Status.IN_FORCE and (when or "").endswith("/..")
    return Action.REMAIN if lasts else action
