"""How far an event has come, in the words of the contract, and its time."""

from inforce.claims.model import Status
from inforce.claims.times import TimeMention, TimeRole
from inforce.claims.whens import best

STATUS = {
    Status.IN_FORCE: "occurred",
    Status.ANNOUNCED: "planned",
    Status.DECIDED: "planned",
    Status.PROPOSED: "hypothetical",
    Status.HYPOTHETICAL: "hypothetical",
    Status.DENIED: "denied",
}
_TIMES = (TimeRole.POINT, TimeRole.START, TimeRole.DURATION)


def value_of(told: list[TimeMention]) -> str | None:
    """The time of an event in EDTF, of those that its words tell."""
    found = best(told, _TIMES)
    return str(found.value) if found else None
