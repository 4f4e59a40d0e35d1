"""Lines of time and lags as objects of the contract (:mod:`inforce.contract`)."""

from datetime import timedelta

from inforce import contract
from inforce.contract import Json
from inforce.dossier.between import Said
from inforce.dossier.lags import Lag, Lags
from inforce.dossier.sameness import Thing
from inforce.dossier.stages import Stage
from inforce.dossier.timeline import Point, Timeline
from inforce.dossier.turnover import Turnover
from inforce.dossier.witnesses import chains
from inforce.dossier.words import month
from inforce.edtf import Period
from inforce.moment import iso


def timeline(value: Timeline, window: Period) -> Json:
    """A line of time between two states. ``line``: its points in order, each with ``lane``, ``when`` (first and last instant
    in UTC, null where open or unknown), ``reported`` (the day is the report's alone), ``lean`` and what it is; ``beside``:
    explanations and opinions by author; ``stages`` and ``contradictions`` name places in ``line``; ``remarks``: what the
    registers cannot tell."""
    return contract.document(
        {
            "between": list(value.pair),
            "from": iso(window.first) if window.first else None,
            "to": iso(window.last) if window.last else None,
            "line": [_point(each) for each in value.points],
            "beside": [
                {"author": author, "said": [_said(each) for each in told]} for author, told in value.beside.items()
            ],
            "stages": [_stage(each) for each in value.stages],
            "contradictions": [{"places": list(each.places), "words": each.words} for each in value.contradictions],
            "remarks": list(value.remarks),
        }
    )


def _point(value: Point) -> Json:
    told: Json = {"lane": value.lane.value, "when": period(value.when), "reported": value.reported}
    told["lean"] = value.lean.value if value.lean else None
    match value.item:
        case Thing() as thing:
            return told | contract.thing(thing, chains(thing.mentions))
        case Turnover() as change:
            return told | turnover(change)
        case said:
            return told | _said(said)


def turnover(value: Turnover) -> Json:
    """Entries that an edition of a register was the first to show, or to show no more, under programmes of a state."""
    return {
        "register": value.register,
        "change": value.kind.value,
        "programmes": list(value.programmes),
        "interval": contract.interval(value.when),
        "edition": contract.edition(value.edition),
        "entries": [{"entry": number, "name": name} for number, name in value.entries],
    }


def _said(value: Said) -> Json:
    statement = value.statement
    return {
        "report": value.kept.report.id,
        "name": value.kept.name,
        "published": value.kept.report.published,
        "id": statement.id,
        "speaker": value.author,
        "channel": statement.channel.name if statement.channel else None,
        "kind": statement.kind.value,
        "content": [contract.span(each) for each in statement.content],
    }


def _stage(value: Stage) -> Json:
    """``from`` and ``to`` are months, both included."""
    return {
        "from": month(value.first),
        "to": month(value.last),
        "lean": value.lean.value,
        "places": list(value.places),
        "said": [_said(each) for each in value.said],
    }


def period(value: Period | None) -> Json | None:
    """First and last instant in UTC, both included; null is an open end, or no time at all."""
    if value is None:
        return None
    return {"first": iso(value.first) if value.first else None, "last": iso(value.last) if value.last else None}


def lags(value: Lags) -> Json:
    """How long announcements took to reach a register: ``least`` and ``most`` are ISO 8601 durations in days, ``most`` null while
    the register does not show it; the median lies between its two bounds."""
    median = value.median
    return contract.document(
        {
            "register": value.register,
            "as_of": iso(value.asked),
            "announcements": [_lag(each) for each in value.told],
            "summary": {
                "shown": len(value.told) - value.waiting,
                "waiting": value.waiting,
                "untold": value.untold,
                "median": {"least": days(median[0]), "most": days(median[1])} if median else None,
            },
        }
    )


def no_lags(register: str) -> Json:
    """The same where no report is kept."""
    return contract.document({"register": register, "as_of": None, "announcements": [], "summary": None})


def _lag(value: Lag) -> Json:
    return {
        **contract.thing(value.thing, chains(value.thing.mentions)),
        "first": contract.mention(value.mention),
        "least": days(value.least),
        "most": days(value.most),
        "finding": contract.finding(value.finding),
    }


def days(value: float | None) -> str | None:
    """``P20D``; half a day, which a median may have, is ``P20DT12H``."""
    return None if value is None else contract.duration(timedelta(days=value))
