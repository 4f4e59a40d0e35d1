"""When a download was retrieved, as its name tells it: by itself, or by a pattern of the user's."""

import re
from collections import Counter
from datetime import UTC, date, datetime, timedelta, timezone

from inforce.errors import BadTime
from inforce.moment import Look, parse_day

_TIME = re.compile(r"(?<!\d)(\d{4})-?(\d{2})-?(\d{2})[T_ -](\d{2})([:_-]?)(\d{2})(?:\5(\d{2})(?!:\d))?(?!\d)")
_DAYS = (
    re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)"),
    re.compile(r"(?<!\d)((?:19|20)\d{2})(\d{2})(\d{2})(?!\d)"),
)
_SECOND_DATE = re.compile(r"[_ -](?:19|20)\d{2}-(?:0[1-9]|1[0-2])(?!\d)")
"""Behind a date: another, of which the year may pass for hours and minutes."""
_ZONE = re.compile(r"Z|([+-])(\d{2})(:?)(\d{2})(?!\d)|(\+)(\d{2})(?!\d)")
"""What may stand right behind a time in a name. ``-02`` alone is a running number: zones west of Greenwich are written
with minutes by every tool that we know (``date +%z``, ISO 8601's long form)."""
_FARTHEST = 14
"""Hours that a zone may be away from UTC (Kiribati's is +14)."""
_DIRECTIVES = {
    "Y": r"\d{4}",
    "m": r"\d{1,2}",
    "d": r"\d{1,2}",
    "H": r"\d{1,2}",
    "M": r"\d{2}",
    "S": r"\d{2}",
    "z": r"[+-]\d{2}:?\d{2}|Z",
}
_NEEDS = {"M": "H", "S": "M", "z": "H"}
"""A part of a time that says nothing without another."""


def look_in(name: str, pattern: str | None) -> Look | None:
    """The look that a name tells, in UTC unless it names a zone; None where it tells none.

    ``pattern``: how names tell it, in the directives of ``strptime`` (%Y %m %d %H %M %S %z). Raises BadTime for a time
    that is impossible or may be read in two ways, and for a pattern that does not tell a whole day.
    """
    return _by_pattern(name, pattern) if pattern else _by_name(name)


def _by_name(name: str) -> Look | None:
    if not (match := _TIME.search(name)):
        return _by_day(name)
    year, month, day, *clock = match.groups()
    if _SECOND_DATE.match(name, match.end(3)):
        raise _two_dates(name)
    hour, minute, second = (int(clock[at] or 0) for at in (0, 2, 3))
    zone = _zone_after(match, name)
    try:
        return Look.at(datetime(int(year), int(month), int(day), hour, minute, second, tzinfo=zone))
    except (ValueError, OverflowError) as error:
        raise BadTime(f"{name}: the time in its name is impossible ({error})") from None


def _by_day(name: str) -> Look | None:
    found = [match for expression in _DAYS for match in expression.finditer(name)]
    if not found:
        return None
    try:
        day = parse_day("-".join(found[0].groups()))
    except BadTime as error:
        raise BadTime(
            f"{name}: the day in its name is impossible ({error}); say the true one with --retrieved"
        ) from None
    if any(_is_day(match) and parse_day("-".join(match.groups())) != day for match in found[1:]):
        raise _two_dates(name)
    return Look.on(day)


def _is_day(match: re.Match[str]) -> bool:
    """A day of the calendar; other figures are a running number."""
    try:
        return bool(date(*map(int, match.groups())))
    except ValueError:
        return False


def _two_dates(name: str) -> BadTime:
    return BadTime(f"{name}: two dates stand in its name; say when it was retrieved with --retrieved or --pattern")


def _zone_after(match: re.Match[str], name: str) -> timezone:
    """The zone that stands behind a time in a name; UTC where there is none.

    Raises BadTime for one that is impossible, or that may as well be a running number (``2024-05-04_1200-0100``).
    """
    found = _ZONE.match(match.string, match.end())
    if found is None or found[0] == "Z":
        return UTC
    sign, hours, minutes = found[1] or found[5], int(found[2] or found[6]), int(found[4] or 0)
    possible = hours <= _FARTHEST and minutes in {0, 15, 30, 45}
    if sign == "-" and not found[3] and (not possible or "T" not in match[0]):
        if not possible:
            return UTC
        raise BadTime(f"{name}: {found[0]!r} may be a zone or a number; say what it is with --pattern (%z is a zone)")
    if not possible:
        raise BadTime(f"{name}: the zone {found[0]!r} in its name is impossible")
    offset = timedelta(hours=hours, minutes=minutes)
    return timezone(-offset if sign == "-" else offset)


def _by_pattern(name: str, pattern: str) -> Look | None:
    refuse_pattern(pattern)
    expression = re.sub(r"%(.)", lambda part: f"(?:{_DIRECTIVES[part[1]]})", re.escape(pattern))
    match = re.search(expression, name)
    if not match:
        return None
    try:
        found = datetime.strptime(match[0], pattern)  # noqa: DTZ007 - the zone follows
    except ValueError as error:
        raise BadTime(f"{name}: {match[0]!r} is no time of the form {pattern!r} ({error})") from None
    if "%H" not in pattern:
        return Look.on(found.date())
    return Look.at(found if found.tzinfo else found.replace(tzinfo=UTC))


def refuse_pattern(pattern: str) -> None:
    """Raises BadTime for a pattern of which a part is unknown, stands twice, or would have to be invented."""
    parts = Counter(re.findall(r"%(.?)", pattern))
    where = f"--pattern {pattern!r}"
    if strange := parts.keys() - _DIRECTIVES.keys():
        raise BadTime(f"{where}: %{min(strange)} is not known; use %{', %'.join(_DIRECTIVES)}")
    if twice := next((part for part, count in parts.items() if count > 1), None):
        raise BadTime(f"{where} names %{twice} twice; a part of a time can be read once")
    needed = ["Y", "m", "d", *(needed for part, needed in _NEEDS.items() if part in parts)]
    if missing := [part for part in needed if part not in parts]:
        raise BadTime(f"{where} lacks %{', %'.join(missing)}; a look has at least its year, month and day")
