"""What a report says: ``extract(report)`` gives its statements, events and claims.

The way is a pipeline of plain callables (``extract.DEFAULT``); each step can be replaced.
"""

from inforce.claims.extract import DEFAULT, Step, extract
from inforce.claims.model import Action, Claim, Event, Extract, Statement, Status, Target, TargetKind
from inforce.claims.text import Document, read_document

__all__ = [
    "DEFAULT",
    "Action",
    "Claim",
    "Document",
    "Event",
    "Extract",
    "Statement",
    "Status",
    "Step",
    "Target",
    "TargetKind",
    "extract",
    "read_document",
]
