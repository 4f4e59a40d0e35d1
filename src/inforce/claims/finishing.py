"""Finishing: from drafts to claims, with who says each and through whom."""

from collections.abc import Callable, Iterator, Sequence

from inforce.claims.brackets import closed
from inforce.claims.cues import cues
from inforce.claims.drafts import Draft, named
from inforce.claims.model import Action, Claim, Status
from inforce.claims.named_later import name_later
from inforce.claims.party import Party
from inforce.claims.speakers import Speeches
from inforce.claims.tellers import Tellers
from inforce.claims.text import Document


class Finisher:
    """Makes claims of the drafts of one report."""

    def __init__(self, document: Document, speeches: Speeches) -> None:
        self._document, self._speeches = document, speeches
        self._tellers = Tellers(speeches, cues(document.language).outlets, document.report.publisher)

    def claims(
        self, drafts: list[Draft], main: tuple[str, ...], day_of: Callable[[Draft], str | None]
    ) -> Iterator[Claim]:
        """The claims in the order of their words. ``main``: whose measures are meant where nothing tells; ``day_of``: the day
        that a heading gives."""
        number, seen = 0, set()
        name_later(drafts)
        told = (d for d in drafts if not d.asked and not _is_put_right(d, drafts))
        for draft in sorted(told, key=lambda d: (d.start, d.end)):
            draft.when = draft.when or day_of(draft)
            for party in named(draft):
                key = (draft.action, draft.status, draft.sender, party.name, draft.start)
                if key not in seen:
                    seen.add(key)
                    number += 1
                    yield self._finished(f"c{number}", draft, party, draft.sender or (() if draft.ours else main))

    def _finished(self, name: str, draft: Draft, party: Party, sender: tuple[str, ...]) -> Claim:
        end = closed(self._document.text, draft.start, draft.end, draft.sentence.end)
        span = self._document.span(draft.start, end)
        return self._tellers.claim(name, draft, party, sender, span, self._speeches.over(span))


def _is_put_right(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """ "It was wrongly said that X had been removed. He stayed on the list.": the next sentence tells what is so instead."""
    if draft.disowned is None or draft.status is not Status.DENIED or not draft.action.ends:
        return False
    later = (d for d in drafts if d.scene == draft.scene + 1 and d.action is Action.REMAIN)
    return any(p in d.parties for d in later if d.status is Status.IN_FORCE for p in draft.parties)
