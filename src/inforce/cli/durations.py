"""Lengths of time and shares as options take them: ``90s``, ``15m``, ``6h``, ``2d``; ``10%``."""

import re
from datetime import timedelta

import click

_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}
_DURATION = re.compile(r"(\d{1,9}(?:\.\d{1,9})?)([smhd])\Z")
_SHARE = re.compile(r"(\d{1,3}(?:\.\d{1,9})?)%\Z")
_WHOLE = 100
_LONGEST = timedelta(days=366)


def duration(text: str) -> timedelta:
    """The type of an option that takes a length of time."""
    match = _DURATION.match(text)
    if not match or not timedelta() < (found := timedelta(**{_UNITS[match[2]]: float(match[1])})) <= _LONGEST:
        raise click.BadParameter(f"{text!r} is no length of time here; write 90s, 15m, 6h or 2d")
    return found


def share(text: str) -> float:
    """The type of an option that takes a share of a whole."""
    match = _SHARE.match(text)
    if not match or float(match[1]) > _WHOLE:
        raise click.BadParameter(f"{text!r} is no share; write 10%")
    return float(match[1]) / _WHOLE
