"""In passing: who is told to be under a measure by an aside ("X, under US sanctions since 2018, …", "Y, a senator subject
to an asset freeze")."""

from collections.abc import Iterator, Sequence

from inforce.claims.doings import Reader
from inforce.claims.drafts import Draft
from inforce.claims.groups import Group
from inforce.claims.model import Action, Status, TargetKind
from inforce.claims.parsing import Scene
from inforce.claims.party import Party
from inforce.claims.phrases import Verb
from inforce.claims.targets import TargetReader
from inforce.claims.terms import Term, Terms
from inforce.claims.text import Token
from inforce.claims.times import TimeMention, TimeRole
from inforce.claims.words import Word

_REACH = 5
"""Words between "under" and the measure: "under long-standing American blocking"."""
_STOPS = frozenset({",", ";", ":", ".", "(", ")", "and", "or"})
_DENIES = frozenset({"not", "never", "no", "nor", "if", "longer"})


class InPassingReader:
    """Makes drafts of such asides, where the sentence has told nothing else of their party."""

    def __init__(self, reader: Reader, terms: Terms, targets: TargetReader) -> None:
        self._reader, self._terms, self._targets = reader, terms, targets

    def read(self, scene: Scene, told: Sequence[Draft]) -> None:
        """``told``: the drafts that the sentence has given already."""
        if "under" not in scene.sentence.held and "subject" not in scene.sentence.held:
            return
        for start, end in self._asides(scene.sentence.tokens):
            owner = self._owner(scene, start) or self._fronted(scene, start, end)
            if owner is None or any(d.start < end and start < d.end for d in told):
                continue
            parties = [p for p in self._targets.group(scene, owner) if _may_be_listed(p)]
            if not parties or any(p in d.parties for d in told for p in parties):
                continue
            senders = self._reader.senders
            measure = next((g for _, g in scene.groups if start < g.start < end), None)
            words = [t.lower for t in scene.sentence.tokens if start < t.start < end]
            sender = (
                (senders.owner(measure) if measure is not None else ()) or senders.named_in(words) or senders.likely()
            )
            since = next((_since(m) for at, m in scene.times.items() if 0 <= at - end < _REACH), None)
            bounds = min(owner.start, start), max(end, owner.start)
            self._reader.add(scene, Action.REMAIN, Status.IN_FORCE, sender, parties, since, *bounds)

    def _asides(self, tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
        """From "under" or "subject to" to the measure, where no negation stands right before."""
        for number, token in enumerate(tokens):
            subject = token.lower == "subject" and number + 1 < len(tokens) and tokens[number + 1].lower == "to"
            denied = number > 0 and tokens[number - 1].lower in _DENIES
            if denied or not (subject or token.lower == "under"):
                continue
            before = ""
            for further in tokens[number + 1 + subject : number + 2 + subject + _REACH]:
                alone, two = further.lower, f"{before} {further.lower}"  # "freeze", "asset freeze"
                before = alone
                if any(self._terms.nouns.get(noun, Term.NONE) & Term.PLAIN_MEASURE for noun in (alone, two)):
                    yield token.start, further.end
                    break
                if further.lower in _STOPS:
                    break

    @staticmethod
    def _fronted(scene: Scene, start: int, end: int) -> Group | None:
        """ "Under EU sanctions since 2022, X lives in Dubai": X, the subject behind the comma."""
        following = next((t.lower for t in scene.sentence.tokens if t.start >= end), "")
        if not _fronts(scene, start) or following not in _AFTER_MEASURES:
            return None  # "Under US sanctions law, …"
        behind = (n for n, e in enumerate(scene.elements) if e.start > end and type(e) is Word and e.tag == ",")
        comma = next(behind, None)
        subject = scene.group_at(comma + 1) if comma is not None else None
        acts = subject is not None and any(c.subject is subject and c.verb.finite for c in scene.clauses)
        return subject if acts and subject is not None and len(subject.items) == 1 and subject.nouns[0].name else None

    @staticmethod
    def _owner(scene: Scene, start: int) -> Group | None:
        """The group before an aside, with a comma or what it is called between them, but no verb."""
        before = [e for e in scene.elements if e.start < start]
        last = next((e for e in reversed(before) if isinstance(e, Group | Verb)), None)
        if type(last) is Group and last.items[0].noun.head.endswith(("self", "selves")):
            before = before[: before.index(last)]
            last = next((e for e in reversed(before) if isinstance(e, Group | Verb)), None)
        if type(last) is not Group or len(last.items) > 1:
            return None
        apart = "," in scene.sentence.text[last.items[0].noun.end - scene.sentence.start : start - scene.sentence.start]
        return last if apart and last.items[0].noun.name else None


_AFTER_MEASURES = frozenset({",", "since", "for", "from", "over"})
_OPENERS = frozenset({"though", "although", "while", "even", "still", "long", "now", "already"})


def _fronts(scene: Scene, start: int) -> bool:
    words = [t.lower for t in scene.sentence.tokens if t.start < start]
    return all(w in _OPENERS for w in words)


def _may_be_listed(party: Party) -> bool:
    return party.proper and (party.kind.is_listed_by_name or party.kind is TargetKind.COUNTRY)


def _since(mention: TimeMention) -> str | None:
    return str(mention.value) if mention.role is TimeRole.START else None
