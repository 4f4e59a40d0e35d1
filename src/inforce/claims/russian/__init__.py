"""Russian: reading statements and measures over morphology.

``morphology`` → ``words`` → ``phrases`` → ``clauses``, from which ``statements``, ``measures`` and ``events`` read. What is
the same in every language (sentences, quotations, times, spans, the model) is shared with English.
"""

from inforce.claims.russian.events import find_events
from inforce.claims.russian.measures import find_claims
from inforce.claims.russian.statements import find_statements

__all__ = ["find_claims", "find_events", "find_statements"]
