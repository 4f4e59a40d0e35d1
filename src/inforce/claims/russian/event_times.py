"""Times of Russian events: of those of its clause the one that is its own."""

from collections.abc import Sequence

from inforce.claims.russian.clause_model import INFINITIVE, Clause
from inforce.claims.times import TimeMention, TimeRole

_WANTED = (TimeRole.POINT, TimeRole.START, TimeRole.DURATION, TimeRole.END)


def value_of(clause: Clause | None) -> str | None:
    """The time of an event in EDTF, of its clause or of the one that carries it."""
    if clause is None:
        return None
    rows = [clause, *([clause.upper] if clause.kind == INFINITIVE and clause.upper else [])]
    return next((told for row in rows if (told := best([w.time for w in row.times if w.time]))), None)


def best(mentions: Sequence[TimeMention]) -> str | None:
    """The time among some that an event is most likely of, as EDTF; None where none may be."""
    return next((str(m.value) for role in _WANTED for m in mentions if m.role is role), None)
