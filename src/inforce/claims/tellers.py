"""Tellers: who tells what a draft claims, and through whom."""

from collections.abc import Container

from inforce.claims.drafts import Draft, fitting
from inforce.claims.focus import Sender
from inforce.claims.model import Claim, Statement
from inforce.claims.party import Party
from inforce.claims.speakers import Speeches, is_told_by
from inforce.spans import Span


class Tellers:
    """Makes a claim of a draft and one of its parties. ``outlets``: their names in small letters."""

    def __init__(self, speeches: Speeches, outlets: Container[str], publisher: str | None) -> None:
        self._speeches, self._outlets, self._publisher = speeches, outlets, publisher

    def claim(
        self, name: str, draft: Draft, party: Party, sender: Sender, span: Span, statement: Statement | None
    ) -> Claim:
        """The claim of this id. ``span``: its words; ``statement``: the one that they stand in."""
        if draft.disowned is not None and statement is not None and is_told_by(statement, draft.disowned):
            statement = self._speeches.named(statement.within)
        speaker, channel = self._told(draft, statement)
        return Claim(
            name,
            sender,
            party.target(),
            fitting(draft.action, party),
            draft.status,
            draft.when,
            span,
            speaker,
            channel,
            statement.id if statement else None,
            draft.sentence.headline,
        )

    def _told(self, draft: Draft, statement: Statement | None) -> tuple[str | None, str | None]:
        """Speaker and channel; None where nobody says it."""
        if statement is None:
            return None, None
        speaker = statement.speaker.name
        if self._is_outlet(speaker) and (announcer := self._speeches.announcer(draft.announcers)):
            return announcer, speaker  # "according to the agency, the visit was to announce …"
        return speaker, statement.channel.name if statement.channel else None

    def _is_outlet(self, name: str) -> bool:
        return name.lower().replace("ё", "е") in self._outlets or name == self._publisher
