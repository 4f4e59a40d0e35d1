"""spaCy pipelines add the claims that they mark. Without the extra, that is said."""

import subprocess
import sys
from collections.abc import Iterable, Iterator
from types import SimpleNamespace
from typing import Any, ClassVar

import pytest

from inforce.claims import DEFAULT, extract
from inforce.claims.model import Action, Status, TargetKind
from inforce.errors import MissingExtra
from inforce.models import from_spacy, load_spacy
from inforce.reports import read

TEXT = (
    "Quiet day\n\nWashington's paperwork that kept Nile Lines and the tanker Blue Star from the dollar is, as of Monday, "
    "history.\n\nThe band Nile Lines plays on Friday.\n"
)


@pytest.fixture
def pipeline() -> Any:
    """A blank pipeline with rules: what a trained one would find."""
    spacy = pytest.importorskip("spacy", reason="'make test-models' runs it, in an environment of its own")
    nlp = spacy.blank("en")
    entities = nlp.add_pipe("entity_ruler")
    entities.add_patterns(
        [
            {"label": "ORG", "pattern": "Nile Lines"},
            {"label": "VESSEL", "pattern": "Blue Star"},
            {"label": "SENDER", "pattern": "Washington"},
        ]
    )
    spans = nlp.add_pipe("span_ruler", config={"spans_key": "inforce"})
    clause = [{"TEXT": "Washington"}, {"OP": "+"}, {"LOWER": "history"}]
    spans.add_patterns([{"label": "lift.announced", "pattern": clause}])
    return nlp


def test_marked_spans_are_claims_about_the_entities_in_them(pipeline: Any) -> None:
    (report,) = read(TEXT.encode(), name="a.txt")
    found = extract(report, [*DEFAULT, from_spacy(pipeline)])
    told = [(c.target.name, c.target.kind, c.action, c.status, c.sender) for c in found.claims]
    assert told == [
        ("Nile Lines", TargetKind.ORGANISATION, Action.LIFT, Status.ANNOUNCED, ("United States",)),
        ("Blue Star", TargetKind.VESSEL, Action.LIFT, Status.ANNOUNCED, ("United States",)),
    ]
    for claim in found.claims:
        assert report.text[claim.span.start : claim.span.end] == claim.span.text
    assert found.notes[-1].startswith("2 claims added by spaCy en")


def test_a_pipeline_that_marks_nothing_adds_nothing() -> None:
    spacy = pytest.importorskip("spacy", reason="'make test-models' runs it, in an environment of its own")
    (report,) = read(TEXT.encode(), name="a.txt")
    assert extract(report, [*DEFAULT, from_spacy(spacy.blank("en"))]).claims == ()


def test_a_pipeline_that_is_not_there_is_told() -> None:
    with pytest.raises(MissingExtra, match="spaCy"):
        load_spacy("no_such_pipeline_of_anybodys")


def test_spacy_is_not_loaded_unless_it_is_asked_for() -> None:
    code = "import inforce.models, sys; print('spacy' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "False"


class ShortSighted:
    """Takes texts as a pipeline of spaCy does: a longer one than it takes raises ValueError."""

    meta: ClassVar[dict[str, str]] = {}
    max_length = 100

    def pipe(self, texts: Iterable[tuple[str, int]], *, as_tuples: bool) -> Iterator[tuple[Any, int]]:
        for words, start in texts:
            if len(words) > self.max_length:
                raise ValueError(len(words))
            yield (
                SimpleNamespace(spans={"inforce": [self.span(words)] if "Nile Lines walks free" in words else []}),
                start,
            )

    @staticmethod
    def span(words: str) -> Any:
        named = SimpleNamespace(text="Nile Lines", label_="ORG")
        at = words.index("Nile Lines walks free")
        return SimpleNamespace(text="Nile Lines walks free", label_="lift", ents=[named], start_char=at)


def test_a_paragraph_longer_than_a_pipeline_takes_is_given_to_it_in_parts() -> None:
    (report,) = read(("Quiet talk of nothing at all. " * 40 + "Nile Lines walks free.\n").encode(), name="a.txt")
    (claim,) = extract(report, [*DEFAULT, from_spacy(ShortSighted())]).claims
    assert report.text[claim.span.start :] == "Nile Lines walks free.\n"
