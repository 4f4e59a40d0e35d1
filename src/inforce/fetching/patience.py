"""Asking again after a failure that may pass: later each time, by chance a little later still, and not for ever."""

from collections.abc import Callable
from itertools import count
from typing import TypeVar

from inforce.fetching.terms import Clock, Limits
from inforce.fetching.wire import Interrupted, Refused

T = TypeVar("T")


def persistently(attempt: Callable[[], T], limits: Limits, clock: Clock, left: Callable[[], float]) -> T:
    """What an attempt brings, made up to ``limits.attempts`` times. ``left``: seconds until time is up.

    Raises Refused.
    """
    for number in count(1):
        try:
            return attempt()
        except Interrupted as error:
            if number >= limits.attempts:
                raise Refused(f"{error} (asked {number} times)", error.after) from None
            pause = max(error.after or 0, backoff(number, limits, clock))
            if pause >= left():
                raise Refused(f"{error}; {_later(error)}", error.after) from None
            clock.sleep(pause)
    raise AssertionError


def backoff(failures: int, limits: Limits, clock: Clock) -> float:
    """Seconds to wait after so many failures: doubled for each, and lengthened by chance up to twice."""
    return float(limits.pause * 2 ** (failures - 1) * (1 + clock.chance.random()))


def _later(error: Interrupted) -> str:
    if error.after:
        return f"it asks for {error.after:.0f} s before the next attempt, which is beyond the time limit"
    return "no time is left for another attempt"
