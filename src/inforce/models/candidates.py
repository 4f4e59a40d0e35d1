"""Candidates: what a model proposes as claims of a report, and the step that adds those which the text bears out."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from inforce.claims.extract import Step
from inforce.claims.model import Extract
from inforce.claims.text import Document
from inforce.models.verifying import Verifier


@dataclass(frozen=True, slots=True)
class Candidate:
    """A claim as a model proposes it.

    ``words``: the exact words of the report that carry it, within one paragraph; white space may differ. ``target`` and
    ``speaker`` as the report writes them; ``sender`` in English. ``action``, ``status`` and ``kind`` are values of ``Action``,
    ``Status`` and ``TargetKind``, ``when`` is EDTF. ``near``: where about the words stand, for words that stand in several
    places; no more than a hint.
    """

    words: str
    target: str
    action: str
    status: str = "in_force"
    kind: str = "organisation"
    sender: tuple[str, ...] = ()
    when: str | None = None
    speaker: str | None = None
    near: int = 0


Asked = Callable[[Document], Iterable[Candidate | str]]
"""A model, asked about one report; words among its candidates say what of its answers could not be read."""


def adding(name: str, ask: Asked) -> Step:
    """A step that asks a model, and adds those of its candidates to the claims that the text bears out.

    What was found before stays as it is; a candidate that says the same of the same sender's measure as a claim there is not
    added. A note tells which claims are the model's, by ``name``, how many candidates were not taken, and what could not be read.
    """

    def step(document: Document, found: Extract) -> Extract:
        verifier, refused, remarks = Verifier(document, found), 0, dict[str, None]()
        for candidate in ask(document):
            if isinstance(candidate, str):
                remarks[candidate] = None
            else:
                refused += not verifier.take(candidate)
        claims = verifier.claims
        told = f"{len(claims)} claims added by {name}" + (f" ({', '.join(c.id for c in claims)})" if claims else "")
        told += f"; {refused} of its candidates are not in the text or not new" if refused else ""
        told += "".join(f"; {remark}" for remark in remarks)
        return replace(found, claims=(*found.claims, *claims), notes=(*found.notes, told))

    return step
