"""Setting out: lists of entries below a sentence or a heading, and what was done to those in them."""

from inforce.claims.discourse import Discourse, Round
from inforce.claims.doings import Reader
from inforce.claims.drafts import Draft
from inforce.claims.entries import Entries, Entry, announces_entries, entries_after, heading_action
from inforce.claims.entry_kinds import is_subheading
from inforce.claims.memberships import Memberships
from inforce.claims.model import Action, Status
from inforce.claims.parsing import Scene
from inforce.claims.party import Party, numbers
from inforce.claims.text import Document
from inforce.values import replace

_SAME_SENTENCE = 24
"""Drafts looked back at for those that wait for their names."""

_NEAR = 2
"""Sentences back to one that announced the same names."""


class EntryReader:
    """Makes drafts of the entries that notices and releases set out, each of what the words above say was done."""

    def __init__(self, reader: Reader, document: Document, memberships: Memberships, discourse: Discourse) -> None:
        self._reader, self._document = reader, document
        self._memberships, self._discourse = memberships, discourse
        self._awaited: tuple[list[Draft], Scene] | None = None
        self._last: Scene | None = None
        self._resumed = -1  # the sentence after the entries of a heading
        self._asked: tuple[list[Draft], int] = ([], -_NEAR - 1)

    def read(self, scene: Scene, drafts: list[Draft]) -> None:
        """Takes up what stands below a sentence. ``drafts``: those of the sentence itself."""
        self._announced(scene, drafts)
        self._await(scene)
        self._last = scene

    def _await(self, scene: Scene) -> None:
        """The names of "the following" may stand below the paragraph, after what else it says."""
        if self._awaited is None:
            return
        waiting, above = self._awaited
        following = self._document.sentences[scene.number + 1 : scene.number + 2]
        if following and following[0].block == above.sentence.block:
            return
        self._awaited = None
        if scene is not above and all(d in self._reader.drafts for d in waiting):
            self._set_out(scene, waiting)

    def _announced(self, scene: Scene, drafts: list[Draft]) -> None:
        """What is set out below "the following have been added" is what was added."""
        waiting = [d for d in drafts if any(not p.proper for p in d.parties)]
        if not waiting and self._memberships.opens_list(scene):
            last = self._discourse.round(scene.number, scene.sentence.start)
            waiting = [last.draft(scene.sentence, scene.number)] if last is not None else []
        if not waiting or not announces_entries(scene.sentence, self._document.language):
            return
        if all(d.action is Action.LIFT for d in waiting) and scene.number - self._asked[1] <= _NEAR:
            # "The Committee removed the entries below. Therefore the freeze no longer applies to the names set out below:"
            waiting = [*self._asked[0], *waiting]
        self._asked = (waiting, scene.number)
        self._awaited = None if self._set_out(scene, waiting) else (waiting, scene)

    def _set_out(self, scene: Scene, waiting: list[Draft]) -> bool:
        """Takes up what stands directly below a sentence as what drafts wait for; whether there is anything."""
        below = entries_after(self._document.text, self._document.sentences, scene.number, self._document.language)
        if not below.found:
            return False
        self._reader.clock.read_to = below.after
        acts = [d for d in waiting if d.action is not Action.REMAIN] or waiting
        told = next((d for d in acts if d.action is not Action.LIFT), acts[0])
        meant = [p for d in waiting for p in d.parties]
        self._reader.drafts[-_SAME_SENTENCE:] = [
            d
            for d in self._reader.drafts[-_SAME_SENTENCE:]
            if d not in waiting and not (d.scene >= told.scene and d.parties and all(p in meant for p in d.parties))
        ]
        alone = len(below.found) == 1
        for entry in below.found:
            party = self._reader.parties.enter(
                entry.name, entry.kind, entry.aliases, scene.number, entry.start, sure=entry.sure
            )
            self._take(told, entry, party, alone=alone)
        return True

    def headed(self, scene: Scene) -> bool:
        """ "Removals", "Also sanctioned are:" over numbered names: a line that says what was done to the entries below it;
        "Individuals" over those of the round just told."""
        action = heading_action(scene.sentence, self._document.language)
        if action is None:
            return is_subheading(scene.sentence, self._document.language) and self._counted(scene)
        below = self._below(scene)
        if below is None:
            return False
        self._enter(below, self._as_headed(scene, action))
        self._resumed = below.after
        return True

    def _below(self, scene: Scene) -> Entries | None:
        """The entries under a heading, None where there are none."""
        below = entries_after(
            self._document.text, self._document.sentences, scene.number, self._document.language, headed=True
        )
        return below if below.found else None

    def _as_headed(self, scene: Scene, action: Action) -> Draft:
        """A claim on nobody yet, of what a heading says was done: with the round of its own paragraph, or by whoever is
        spoken of."""
        last = self._discourse.round(scene.number, scene.sentence.start)
        if last is not None and last.sentence.block == scene.sentence.block and last.action is action:
            return last.draft(scene.sentence, scene.number)
        earlier = next((d for d in reversed(self._reader.drafts) if not d.sentence.headline), None)
        opening = self._opening(scene)
        day = next((str(m.value) for each in opening for m in each.times.values()), None)
        named = (self._reader.senders.named_in(each.sentence.lowers) for each in opening)
        likely = self._reader.senders.likely() or self._reader.senders.focus.likeliest()
        sender = next(filter(None, named), ()) or likely
        to_come = (
            earlier is not None
            and earlier.status is Status.ANNOUNCED
            and (sender == likely or earlier.sender[:1] == sender[:1])
        )
        return Draft(
            action,
            Status.ANNOUNCED if to_come else Status.IN_FORCE,
            sender,
            [],
            day or (earlier.when if earlier is not None and to_come else None),
            scene.sentence.start,
            scene.sentence.end,
            scene.sentence,
            scene.number,
        )

    def _opening(self, scene: Scene) -> list[Scene]:
        """The heading and, where it ends with a colon, the line over it: "Those listed on 23 July include:", "SECO notified the
        following changes on 4 November:" over "De-listed"."""
        last = self._last
        near = last is not None and scene.number in (last.number + 1, self._resumed)
        over = near and last is not None and last.sentence.text.rstrip().endswith(":")
        return [scene, last] if over and last is not None else [scene]

    def _counted(self, scene: Scene) -> bool:
        """ "The amendments list two people and a firm." over "Individuals" and "Entities" with their names."""
        waiting = [
            d
            for d in self._reader.drafts[-_SAME_SENTENCE:]
            if scene.number - d.scene <= _NEAR
            and not d.sentence.headline
            and Round.of(d) is not None
            and all(not p.proper for p in d.parties)
        ]
        announced = self._discourse.announced
        if not waiting and (announced is None or scene.number - announced.scene > _NEAR):
            return False
        below = self._below(scene)
        if below is None:
            return False
        told = next((d for d in waiting if any(_counts(p, below) for p in d.parties)), None)
        if told is not None:
            self._reader.drafts.remove(told)
        elif announced is not None and scene.number - announced.scene <= _NEAR:
            told = announced.draft(scene.sentence, scene.number)
        if told is not None:
            self._enter(below, told)
        return told is not None

    def _enter(self, below: Entries, told: Draft) -> None:
        """A draft for each entry that stands under a heading."""
        self._reader.clock.read_to = below.after
        for entry in below.found:
            party = self._reader.parties.enter(
                entry.name, entry.kind, entry.aliases, told.scene, entry.start, sure=entry.sure
            )
            self._take(replace(told, sentence=below.under), entry, party, alone=False)

    def _take(self, told: Draft, entry: Entry, party: Party, *, alone: bool) -> None:
        """A draft for one entry, of the day of the notice unless it tells another; of a single one the words above belong
        to it."""
        published = self._document.published_at(told.sentence.start)
        day = (
            published[:10]
            if published and told.status is Status.IN_FORCE and told.action is not Action.REMAIN
            else None
        )
        start, end = (told.start, entry.named_to) if alone else (entry.start, entry.end)
        draft = replace(told, parties=[party], when=told.when or day, start=start, end=end, set_out=True)
        self._reader.drafts.append(draft)
        self._reader.clock.told = draft.when or self._reader.clock.told
        party.targeted = told.scene


def _counts(party: Party, below: Entries) -> bool:
    """ "Five individuals": as many as there are entries of the kind."""
    return numbers(party.name, sum(entry.kind is party.kind for entry in below.found))
