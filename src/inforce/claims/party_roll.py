"""The roll of a report's parties: in the order in which they came up, by their names, and who was named together."""

from collections.abc import Sequence
from functools import lru_cache

from inforce.claims.kinds import Kinds
from inforce.claims.model import TargetKind
from inforce.claims.party import Party
from inforce.claims.short_names import is_introduced, is_short_for

_ALIKE = 20
"""Names with the same first or last word that are compared, the latest first."""
_REACH = 60
"""Parties looked at for what a phrase stands for, the latest first."""
_ARTICLES = frozenset({"al", "el", "ul", "ad", "an", "ar", "as", "at", "az"})


class Roll:
    """The parties of one report. ``together``: those named in one breath, each time with the place of the first; ``since``: where
    the post of a live blog begins before which nobody is looked for."""

    def __init__(self, text: str, kinds: Kinds) -> None:
        self._text, self._kinds = text, kinds
        self.all: list[Party] = []
        self.together: list[tuple[int, list[Party]]] = []
        self.since = 0
        self._by_name: dict[str, Party] = {}
        self._by_end: dict[str, list[Party]] = {}  # by first and last word of a name

    def latest(self) -> Sequence[Party]:
        """The parties that came up last, the latest first."""
        last = self.all[: -_REACH - 1 : -1]
        return [p for p in last if p.mentions and p.mentions[-1][1] >= self.since] if self.since else last

    def begin_post(self, place: int) -> None:
        """Who was spoken of in the posts before is spoken of anew or not at all."""
        self.since, self.together = place, []

    def named(self, name: str) -> Party | None:
        """The party to which this very name was given."""
        return self._by_name.get(_key(name))

    def call(self, party: Party, name: str) -> None:
        """A name stands for a party from here on, unless it is another's."""
        self._by_name.setdefault(_key(name), party)

    def index(self, party: Party) -> None:
        """Finds a party by the first and the last word of its name too."""
        words = _key(party.name).split()
        for end in _ends(words) if words else ():
            self._by_end.setdefault(end, []).append(party)

    def index_as(self, name: str, party: Party) -> None:
        """Finds a party by this name where a longer one is not known better."""
        self._by_end.setdefault(_key(name), []).append(party)

    def shorter(self, name: str) -> Party | None:
        """The party whose longer name ends (a person's) or begins (a firm's) with this one; the latest first."""
        words = _key(name).split()
        alike = [p for end in _ends(words) for p in self._by_end.get(end, ())[-_ALIKE:]] if words else []
        for party in reversed(alike):
            longer = _key(party.name).split()
            if len(words) < len(longer) and self._abbreviates(words, longer, party):
                return party
            if len(longer) < len(words) and self._abbreviates(longer, words, party):
                return party
        return None

    def by_first_word(self, name: str) -> Party | None:
        """ "Lima" of a report on Lima Shipping Corporation is the firm."""
        known = (p for p in self._by_end.get(_key(name), ()) if p.kind is TargetKind.ORGANISATION and p.targeted >= 0)
        return next((p for p in known if _key(p.name).startswith(_key(name) + " ")), None)

    def _abbreviates(self, short: list[str], long: list[str], party: Party) -> bool:
        if party.kind is TargetKind.PERSON or not party.sure:
            family = len(short) == 1 and len(short[0]) > 1 and short[0] in list(_ends(long))[1:]
            return family or (not party.sure and is_introduced(self._text, short, long))
        return is_short_for(self._text, self._kinds, short, long)


def _ends(words: list[str]) -> dict[str, None]:
    """The first and last word of a name, the last without its Arabic article too: "al-Khanjar", "Khanjar"."""
    article, dash, bare = words[-1].partition("-")
    return dict.fromkeys((words[0], words[-1], *([bare] if dash and article in _ARTICLES and len(bare) > 2 else ())))


@lru_cache(maxsize=10_000)
def _key(name: str) -> str:
    return name.casefold().replace("“", "").replace("”", "").replace('"', "").replace(".", "").replace(",", "")
