"""What a model proposes, held against the text: its words must stand there, its terms must be ours."""

import re
from enum import StrEnum
from functools import lru_cache
from typing import Protocol, TypeVar

from inforce import edtf
from inforce.claims.gazetteer import country_names, gazetteer
from inforce.claims.model import Action, Claim, Extract, Statement, Status, Target, TargetKind
from inforce.claims.text import Document
from inforce.errors import BadTime
from inforce.spans import Span

LONGEST = 1000
"""Characters of the longest words that are taken for a claim: a sentence, no paragraph."""
LONGEST_NAME = 200

Term = TypeVar("Term", bound=StrEnum)
_Said = tuple[str, str, bool]
"""A target, what is done to its measure, and whether that is denied."""


class Proposed(Protocol):
    """See ``candidates.Candidate``."""

    @property
    def words(self) -> str: ...
    @property
    def target(self) -> str: ...
    @property
    def action(self) -> str: ...
    @property
    def status(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def sender(self) -> tuple[str, ...]: ...
    @property
    def when(self) -> str | None: ...
    @property
    def speaker(self) -> str | None: ...
    @property
    def near(self) -> int: ...


class Verifier:
    """Takes candidates for one document. ``claims``: those borne out, numbered on from the claims found before."""

    def __init__(self, document: Document, found: Extract) -> None:
        self._document, self._found = document, found
        self._said: dict[_Said, list[frozenset[str]]] = {}
        self.claims: list[Claim] = []
        for claim in found.claims:
            self._is_new(claim)

    def take(self, candidate: Proposed) -> bool:
        """Whether a candidate is borne out and new. One whose fields are not of their types is neither."""
        claim = self._claim(candidate) if _is_sound(candidate) else None
        if claim is None or not self._is_new(claim):
            return False
        self.claims.append(claim)
        return True

    def _is_new(self, claim: Claim) -> bool:
        """Nobody told the same of the same measure. Claims of which only one tells whose it is may be of one measure."""
        said = self._said.setdefault(_sameness(claim), [])
        senders = frozenset(claim.sender)
        if any(not senders or not others or senders & others for others in said):
            return False
        said.append(senders)
        return True

    def _claim(self, candidate: Proposed) -> Claim | None:
        action, status = _term(Action, candidate.action), _term(Status, candidate.status)
        kind = _term(TargetKind, candidate.kind)
        span, target = self._place(candidate), self._named(candidate.target)
        if not (action and status and kind and span and target):
            return None
        if candidate.speaker and not self._named(candidate.speaker):
            return None
        statement = self._around(span)
        speaker = self._named(candidate.speaker or "") or (statement.speaker.name if statement else None)
        sentence = self._document.sentence_at(span.start)
        return Claim(
            id=f"c{self._last() + 1}",
            sender=self._senders(candidate),
            target=Target(target, kind),
            action=action,
            status=status,
            when=_time(candidate.when),
            span=span,
            speaker=speaker,
            channel=statement.channel.name if statement and statement.channel else None,
            statement=statement.id if statement else None,
            headline=bool(sentence and sentence.headline),
        )

    def _last(self) -> int:
        """The highest number of a claim so far."""
        ids = (claim.id for claim in (*self._found.claims, *self.claims))
        return max((int(each[1:]) for each in ids if each[1:].isdecimal()), default=0)

    def _place(self, candidate: Proposed) -> Span | None:
        """The words in a block that is read; of several places the one nearest to where the model saw them."""
        if len(candidate.words.split()) < 2 or len(candidate.words) > LONGEST:
            return None
        pattern, text = _written(candidate.words), self._document.text
        places = (found for b in self._document.blocks for found in pattern.finditer(text, b.start, b.end))
        found = min(places, key=lambda each: abs(each.start() - candidate.near), default=None)
        return Span(found.start(), found.end(), found[0]) if found else None

    def _named(self, name: str) -> str | None:
        """A name as the report has it, in one of the blocks that are read."""
        if not name.strip() or len(name) > LONGEST_NAME:
            return None
        pattern, text = _written(name), self._document.text
        found = next((m for b in self._document.blocks if (m := pattern.search(text, b.start, b.end))), None)
        return " ".join(found[0].split()) if found else None

    def _senders(self, candidate: Proposed) -> tuple[str, ...]:
        """States and bodies that the gazetteer knows; others are left out."""
        return tuple(dict.fromkeys(name for each in candidate.sender if (name := _jurisdiction(each))))

    def _around(self, span: Span) -> Statement | None:
        """The innermost statement whose content holds a span."""
        holding = [
            each
            for each in self._found.statements
            if any(c.start <= span.start and span.end <= c.end for c in each.content)
        ]
        return min(holding, key=lambda each: sum(c.end - c.start for c in each.content), default=None)


def _written(words: str) -> re.Pattern[str]:
    """Words as a text may have them: any white space between, no letter on either side."""
    return re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, words.split())) + r"(?!\w)")


def _term(terms: type[Term], word: str) -> Term | None:
    return terms(word) if word in {each.value for each in terms} else None


def _time(when: str | None) -> str | None:
    try:
        return str(edtf.parse(when)) if when else None
    except BadTime:
        return None


@lru_cache(maxsize=1024)
def _jurisdiction(name: str) -> str | None:
    """The canonical name of a state, union or body."""
    if len(name) > LONGEST_NAME:
        return None
    if name in country_names():
        return name
    words = name.lower().split()
    found = gazetteer("en").at(words, 0) if words else None
    return found[0].name if found and found[1] == len(words) else None


def _sameness(claim: Claim) -> _Said:
    """Claims with the same may be one: by whichever verb a measure is said to begin or end, and whether it is denied."""
    action = claim.action
    of = "starts" if action.starts else "ends" if action.ends else action.value
    return " ".join(claim.target.name.casefold().split()), of, claim.status is Status.DENIED


def _is_sound(candidate: Proposed) -> bool:
    """Its fields are of their types: what a model leaves out may be None where it should be words."""
    texts = (candidate.words, candidate.target, candidate.action, candidate.status, candidate.kind)
    either = (candidate.when, candidate.speaker)
    return (
        all(isinstance(each, str) for each in texts)
        and all(each is None or isinstance(each, str) for each in either)
        and isinstance(candidate.sender, tuple | list)
        and all(isinstance(each, str) for each in candidate.sender)
        and isinstance(candidate.near, int)
    )
