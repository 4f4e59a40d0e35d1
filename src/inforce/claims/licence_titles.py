"""Licence titles: 'General License 55, "Authorizing the Wind Down of Transactions Involving X Ltd"' licenses dealings with X.

OFAC gives each of its general licences a title, in quotation marks and with capitals, that says what it authorises; its notices
and whoever reports of them quote it.
"""

import re
from collections.abc import Iterator

from inforce.claims.doings import Reader
from inforce.claims.drafts import Draft
from inforce.claims.kinds import Kinds
from inforce.claims.model import Action, TargetKind
from inforce.claims.parsing import Scene
from inforce.values import replace

_AUTHORISING = frozenset({"authorizing", "authorising"})
_TITLE = re.compile(r"Licen[cs]e (?:No\. )?(?P<number>\w+),? [\"“]Authori[sz]ing (?P<what>[^\"”]{3,400})[\"”]")
_WHOM = re.compile(r".*\b(?:Involving|[Ww]ith|[Tt]o|[Ff]or|of) (?:the )?(?P<name>[A-Z0-9][^;:()]{2,80})\Z", re.DOTALL)
_BESIDE = re.compile(r",? and (?:Certain|Other|Related|Its|Their)\b")
"""What a title names beside the party: "X and Certain Subsidiaries"."""


class LicenceTitles:
    """Reads whom quoted titles of licences name."""

    def __init__(self, reader: Reader, kinds: Kinds, text: str) -> None:
        self._reader, self._kinds, self._text = reader, kinds, text.lower()

    def read(self, scene: Scene, drafts: list[Draft]) -> None:
        """Takes up the parties of titles in a sentence that tells of licences. ``drafts``: those of the sentence."""
        if _AUTHORISING.isdisjoint(scene.sentence.held):
            return
        told = next((d for d in drafts if d.action is Action.LICENSE), None)
        for number, name, start in self._named(scene) if told is not None else ():
            party = self._reader.parties.enter(name, TargetKind.ORGANISATION, (), scene.number, start, sure=True)
            own = next((d for d in drafts if d.action is Action.LICENSE and self._is_of(d, number)), None)
            if own is not None:
                own.parties, own.end = [party], max(own.end, start + len(name))
            elif told is not None:
                self._reader.drafts.append(replace(told, parties=[party], number=number, end=start + len(name)))

    def _named(self, scene: Scene) -> Iterator[tuple[str, str, int]]:
        """The number of each licence, the party that its title names, and where."""
        for title in _TITLE.finditer(" ".join(scene.sentence.text.split("\n"))):
            whom = _WHOM.match(title["what"].rstrip(".,"))
            if whom is None:
                continue
            beside = _BESIDE.search(whom["name"])
            name = whom["name"][: beside.start()] if beside is not None else whom["name"]
            if self._is_party(name):
                yield title["number"], name, scene.sentence.start + title.start("what") + whom.start("name")

    def _is_party(self, name: str) -> bool:
        """A name with a legal form, or of somebody of whom the report speaks elsewhere; other capitals are of subjects ("Civil
        Aviation Safety")."""
        words = [w.strip(".,").lower() for w in name.split()]
        form = len(words) > 1 and not self._kinds.suffixes.isdisjoint(words[1:])
        return form or self._reader.parties.knows(name) or self._text.count(name.lower()) > 1

    @staticmethod
    def _is_of(draft: Draft, number: str) -> bool:
        """The claim is of the licence of this number, by its party's description ("Russia-related General License 131")."""
        return draft.number == number or any(n.endswith(f" {number}") for p in draft.parties for n in p.names)
