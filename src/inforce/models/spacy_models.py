"""spaCy: claims as spans that a pipeline marks, their targets and senders as its entities.

A pipeline says what is a claim by a group of spans, ``doc.spans["inforce"]``, each labelled with an action, or with action and
status: ``lift``, ``lift.announced``. A trained ``spancat`` or a rule-based ``span_ruler`` writes such spans. The named entities
within a span are its targets, by their labels (``KINDS``); those labelled ``SENDER`` its senders. A pipeline that only tags
names adds nothing.
"""

from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from typing import Any

from inforce.claims.extract import Step
from inforce.claims.text import Document
from inforce.errors import MissingExtra
from inforce.models.candidates import Candidate, adding
from inforce.models.parts import parts

GROUP = "inforce"
"""The group of spans that is read unless another is named."""
SENDER = "SENDER"
KINDS: Mapping[str, str] = {
    "PERSON": "person", "PER": "person", "ORG": "organisation", "VESSEL": "vessel", "AIRCRAFT": "aircraft",
    "GPE": "country", "LOC": "country", "PROGRAMME": "programme", "SECTOR": "sector",
}  # fmt: skip
"""Labels of entities and the kinds of targets: those of spaCy's published pipelines (https://spacy.io/models), and our own."""

Language = Any  # spacy.language.Language; spaCy is an extra and may not be there


def load_spacy(name: str) -> Language:
    """An installed pipeline, by the name of its package or its folder. Raises MissingExtra where it or spaCy is not there."""
    try:
        return import_module("spacy").load(name)
    except ImportError:
        told = "reading with spaCy needs the extra 'models': pip install 'inforce[models]'"
        raise MissingExtra(told) from None
    except OSError:
        told = f"spaCy has no pipeline {name!r} here; install its package, or name its folder"
        raise MissingExtra(told) from None


def from_spacy(nlp: Language, *, group: str = GROUP, kinds: Mapping[str, str] = KINDS) -> Step:
    """A step that adds the claims which a spaCy pipeline marks. No network."""
    name = "_".join(str(nlp.meta.get(part) or "") for part in ("lang", "name"))
    return adding(f"spaCy {name.strip('_')}", lambda document: _candidates(nlp, document, group, kinds))


def _candidates(nlp: Language, document: Document, group: str, kinds: Mapping[str, str]) -> Iterator[Candidate]:
    texts = (
        (words, start) for start, words in parts(document, nlp.max_length)
    )  # of longer ones spaCy raises ValueError
    for read, start in nlp.pipe(texts, as_tuples=True):
        for span in read.spans.get(group, ()):
            yield from _of_span(span, start, kinds)


def _of_span(span: Any, start: int, kinds: Mapping[str, str]) -> Iterable[Candidate]:
    action, _, status = span.label_.partition(".")
    senders = tuple(entity.text for entity in span.ents if entity.label_ == SENDER)
    for entity in span.ents:
        if entity.label_ in kinds:
            yield Candidate(
                words=span.text,
                target=entity.text,
                action=action,
                status=status or "in_force",
                kind=kinds[entity.label_],
                sender=senders,
                near=start + span.start_char,
            )
