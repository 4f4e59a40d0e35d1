"""Extract: from a report to its statements, events and claims."""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from inforce.claims import measures, statements
from inforce.claims.bilingual import parted, together
from inforce.claims.events import EventReader
from inforce.claims.legible import Legible
from inforce.claims.lexicon import reads_measures
from inforce.claims.model import Extract
from inforce.claims.sentences import LONGEST
from inforce.claims.text import USUAL_LENGTH, Document, read_document
from inforce.reports.model import Report
from inforce.values import replace

Step = Callable[[Document, Extract], Extract]
"""One step of the way: reads a document and what was found so far, returns that with its own findings added."""


def add_statements(document: Document, found: Extract) -> Extract:
    """Who said what."""
    if document.language == "ru":
        from inforce.claims import russian  # its dictionary is loaded for Russian reports only

        return replace(found, statements=tuple(russian.find_statements(document)))
    return replace(found, statements=tuple(statements.find_statements(document)))


def add_claims_and_events(document: Document, found: Extract) -> Extract:
    """What is asserted of sanctions measures, and by whom (statements tell the speakers), and what else was done; both are
    read from the same clauses, so that each sentence is taken apart once."""
    if document.language == "ru":
        from inforce.claims import russian

        claims = tuple(russian.find_claims(document, found.statements))
        return replace(found, claims=claims, events=tuple(russian.find_events(document)))
    events = EventReader(document)
    claims = tuple(measures.find_claims(document, found.statements, also=events.read))
    return replace(found, claims=claims, events=tuple(events.found()))


DEFAULT: tuple[Step, ...] = (add_statements, add_claims_and_events)
"""The steps in their order; put your own in their place or after them."""


def extract(report: Report, pipeline: Sequence[Step] = DEFAULT) -> Extract:
    """What a report says. Pure, as far as its steps are: the same report gives the same extract."""
    legible = Legible.of(report)
    own, other = parted(legible.report)
    found = _through(pipeline, own)
    if other is not None:
        found = together(found, _through(pipeline, other))
    return _with_notes(report, legible.back(found))


def _through(pipeline: Sequence[Step], report: Report) -> Extract:
    document = read_document(report)
    found = Extract(notes=tuple(_limits(document)))
    for step in pipeline:
        found = step(document, found)
    return found


def _limits(document: Document) -> Iterator[str]:
    """That a sentence was too long to be read as one, or a report too long to be read whole."""
    cut = [s.cut for s in document.sentences]
    if long := sum(now and not before for before, now in pairwise(cut)):
        many, were = ("a sentence", "was") if long == 1 else (f"{long} sentences", "were")
        yield f"{many} of more than {LONGEST:,} characters {were} read in parts"
    if document.is_long:
        yield f"more than {USUAL_LENGTH} sentences: read where words tell of measures"


def _with_notes(report: Report, found: Extract) -> Extract:
    """Nothing found in a language that is not read is not nothing there."""
    language = report.language
    if found.claims or not report.text.strip() or (language and reads_measures(language)):
        return found
    if language is None:
        return replace(found, notes=(*found.notes, "language not told: read as English"))
    return replace(found, unread=language, notes=(*found.notes, f"written in {language}: not read"))
