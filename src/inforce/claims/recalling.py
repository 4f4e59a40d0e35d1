"""What was told before: at whom a measure that a phrase takes up was aimed ("that ban", "the sanctions", "them")."""

from collections.abc import Callable

from inforce.claims.drafts import Draft, named
from inforce.claims.groups import Group
from inforce.claims.model import Action, Status, TargetKind
from inforce.claims.parsing import Scene
from inforce.claims.party import Party
from inforce.claims.phrases import Noun
from inforce.claims.terms import Term, Terms

_BACK = 40
"""Drafts back to which a phrase such as "the ban" reaches."""
_MANY = 400
"""Drafts that tell what a report is mostly about; a longer text is about what it was last about."""
BROAD = frozenset({TargetKind.COUNTRY, TargetKind.PROGRAMME, TargetKind.SECTOR})


_LICENCES = frozenset({"licence", "license", "waiver", "exemption", "authorisation", "authorization"})


def number_of(noun: Noun) -> str:
    """ "44" of "General License 44", "INT/2023/4410"; empty where a paper has none."""
    last = noun.words[-1].text
    return last if any(c.isdigit() for c in last) and len(noun.words) > 1 else ""


def _is_phrase(draft: Draft) -> bool:
    """It is told of the measure's own words alone ("the sanctions"), which say nothing of whom they hit."""
    return all(p.kind is TargetKind.PROGRAMME and not p.proper for p in draft.parties)


class Recalled:
    """The measures told and spoken of so far, and the country that a paragraph is on."""

    def __init__(self, terms: Terms, drafts: list[Draft]) -> None:
        self._terms, self._drafts = terms, drafts
        self._spoken: list[Draft] = []
        self._topic: tuple[int, Party, int] | None = None  # block, country, drafts told before it
        self._section: Party | None = None
        self._countries: dict[str, tuple[int, Party]] = {}

    def note(self, scene: Scene, group: Group, parties: list[Party]) -> None:
        """Remembers a measure that is only spoken of, and at whom it is aimed."""
        noun, sentence = group.items[0].noun, scene.sentence
        spoken = Draft(Action.REMAIN, Status.IN_FORCE, (), parties, None, noun.start, group.end, sentence, scene.number)
        spoken.measure, spoken.number = noun.head, number_of(noun)
        self._spoken.append(spoken)

    def begin(self, block: int, country: Party | None, *, heading: bool) -> None:
        """A sentence of a paragraph begins; ``country`` where it says that the paragraph is on one, ``heading`` where those
        below it are too."""
        if country is not None and heading:
            self._section = country
        if country is not None:
            self._topic = (block, country, len(self._drafts))
        elif self._topic is not None and self._topic[0] != block:
            self._topic = None

    def topic(self, noun: Noun) -> Party | None:
        """ "The sanctions regime" in a paragraph on a country in which no other measure was told."""
        if self._topic is None or not self._terms.of(noun) & Term.MEASURE:
            broad = self._terms.of(noun) & Term.PROGRAMME or noun.head.endswith("embargo")
            return self._section if broad else None
        block, country, before = self._topic
        told = (d for d in self._drafts[max(before, len(self._drafts) - _BACK) :] if d.sentence.block == block)
        return None if any(country not in d.parties for d in told) else country

    def mention(self, country: Party) -> None:
        """A state that may be the target of measures is spoken of."""
        count, first = self._countries.get(country.name, (0, country))
        self._countries[country.name] = (count + 1, first)

    def country(self) -> list[Party]:
        """The state that the report is on: named twice or more, and more often than any other."""
        counted = sorted(self._countries.values(), key=lambda c: -c[0])
        clear = len(counted) < 2 or counted[0][0] > counted[1][0] if counted else False
        return [counted[0][1]] if clear and counted[0][0] > 1 else []

    def _recent(self, noun: Noun) -> list[Draft]:
        """The drafts and the measures spoken of, in the order of their words, up to a phrase."""
        drafts = [d for d in self._drafts[-_BACK:] if not _is_phrase(d)]
        spoken = [d for d in self._spoken[-_BACK:] if d.start < noun.start]
        return sorted([*drafts, *spoken], key=lambda d: d.start) if spoken else list(drafts)

    def last_aimed(self, noun: Noun) -> list[Party]:
        """The parties of the measure that a phrase takes up: "that ban" of the last, "the sanctions" of those most often
        aimed at, "the embargo", "the regime" of one so called or of one on a country, "them" of the last measure."""
        if not self._recent(noun):
            return []
        term = self._terms.of(noun)
        if term & Term.PROGRAMME:
            return self._last(noun, lambda d: any(p.kind in BROAD for p in d.parties))
        if term & Term.LICENCE:
            number = number_of(noun)
            found = self._last(noun, lambda d: bool(number) and d.number == number)
            if number:
                return found
            return self._last(noun, lambda d: d.action is Action.LICENSE or d.measure in _LICENCES)
        if noun.is_pronoun and (licence := self._licence_before(noun)) is not None:
            return named(licence)
        if noun.is_pronoun:
            return self._last(noun, lambda d: bool(d.measure)) or named(self._recent(noun)[-1])
        if noun.determiner in ("this", "that", "these", "those", "such"):
            same = self._last(noun, lambda d: bool(d.measure) and d.measure == noun.head)
            return same or named(self._recent(noun)[-1])
        if term and not term & Term.GENERIC and term & Term.MEASURE:
            return self._last(noun, lambda d: d.measure == noun.head)
        if term & Term.GENERIC and noun.head.startswith("sanction"):
            return self.main()
        told = self._last(noun, lambda d: bool(d.measure) and not d.background) if noun.head == "measures" else []
        told = told or self._last(noun, lambda d: (bool(d.measure) or d.lists_by_name) and not d.background)
        return told or self._last(noun, lambda d: bool(d.measure) or d.lists_by_name)

    def _licence_before(self, noun: Noun) -> Draft | None:
        """ "It" after a licence, where nothing else was told since."""
        last = next((d for d in reversed(self._drafts[-_BACK:]) if d.start < noun.start), None)
        return last if last is not None and last.action is Action.LICENSE and noun.head == "it" else None

    def of_owner(self, noun: Noun, sender: str) -> list[Party]:
        """ "The EU's measures": at whom those last told of the same sender were aimed."""
        return self._last(noun, lambda d: d.sender[:1] == (sender,) and d.status is not Status.DENIED)

    def _last(self, noun: Noun, fits: Callable[[Draft], bool]) -> list[Party]:
        return next((named(d) for d in reversed(self._recent(noun)) if fits(d)), [])

    def main(self) -> list[Party]:
        """The party that the report is mostly about; of several the last."""
        counts: dict[Party, int] = {}
        for draft in self._drafts[-_MANY:]:
            for party in named(draft):
                counts[party] = counts.get(party, 0) + 1
        best = max(counts, key=lambda p: counts[p], default=None)
        return [best] if best else []
