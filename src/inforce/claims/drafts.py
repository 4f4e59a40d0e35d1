"""Drafts: claims in the making, while the report is still being read."""

import re

from inforce.claims.model import Action, Status, TargetKind
from inforce.claims.party import Party
from inforce.claims.text import Sentence
from inforce.values import record

SAME_SENTENCE = 24
"""Drafts looked back at for those of the same sentence."""
_ASKED = re.compile(r"""[»”"’']?(?:[^.!?;:"“”«»]|\.(?=\w))*\?""")
"""After the words of a draft: a question mark before its quotation or sentence ends."""


@record(slots=True, eq=False)
class Draft:
    """One claim before its parties are known for good; a draft with several parties makes several claims.

    ``start`` and ``end`` bound its words; ``scene`` is the number of its sentence. ``background``: told
    in the past perfect or in a clause within another, of a time before the story's. ``measure``: the noun of the measure
    ("embargo"), empty where a list is told of; ``number``: that of a licence. ``disowned``: the bounds of the verb by which
    somebody is said to have said it falsely; ``ours``: told in the first person, of nobody where nothing tells who speaks.
    ``reported``: told as what somebody says, whoever that is. ``set_out``: an entry of a list. ``announcers``: names of
    whoever is told to have announced it.
    """

    action: Action
    status: Status
    sender: tuple[str, ...]
    parties: list[Party]
    when: str | None
    start: int
    end: int
    sentence: Sentence
    scene: int
    background: bool = False
    measure: str = ""
    number: str = ""
    announcers: tuple[str, ...] = ()
    set_out: bool = False
    disowned: tuple[int, int] | None = None
    ours: bool = False
    reported: bool = False

    @property
    def asked(self) -> bool:
        """Its sentence or quotation is a question, which claims nothing; what answers it may take it up."""
        text = self.sentence.text
        if "?" not in text:
            return False
        return text.rstrip('"”’) \n').endswith("?") or _ASKED.match(text, self.end - self.sentence.start) is not None

    @property
    def lists_by_name(self) -> bool:
        return any(p.kind.is_listed_by_name or p.kind is TargetKind.GROUP for p in self.parties)


def named(draft: Draft) -> list[Party]:
    """The parties of a draft; a group whose names the report gives is its names."""
    found: list[Party] = []
    for party in draft.parties:
        found += [m for m in (party.members or [party]) if m not in found]
    return found


def fitting(action: Action, party: Party) -> Action:
    """Named parties are designated, countries, sectors and programmes have measures imposed on them."""
    broad = party.kind in (TargetKind.COUNTRY, TargetKind.SECTOR, TargetKind.PROGRAMME)
    if action is Action.IMPOSE and not broad:
        return Action.DESIGNATE
    if action is Action.DESIGNATE and broad:
        return Action.IMPOSE
    return action


def tells_same(draft: Draft, other: Draft) -> bool:
    """Two drafts of overlapping words of one sentence that say the same of the same parties."""
    if draft.scene != other.scene or draft.status is not other.status or draft.sender[:1] != other.sender[:1]:
        return False
    again = draft.action is other.action is Action.LICENSE  # "issued a licence, authorising dealings with X"
    overlap = draft.start < other.end and other.start < draft.end
    if not (overlap or again or _explains(draft, other) or _explains(other, draft)) or draft.parties != other.parties:
        return False
    return {fitting(draft.action, p) for p in draft.parties} == {fitting(other.action, p) for p in other.parties}


def _explains(before: Draft, after: Draft) -> bool:
    """ "X is no longer free of sanctions: Canada listed it": the words behind the colon tell how it came about."""
    first = before.sentence.start
    return before.end < after.start and before.sentence.text[before.end - first : after.start - first].strip() == ":"
