"""On what terms a publisher is asked: how long, how much, how often; time and chance; who is asking."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from importlib import metadata


@dataclass(frozen=True, slots=True)
class Clock:
    """Time and chance, from the shell. ``now`` gives instants with their zone, ``sleep`` takes seconds."""

    now: Callable[[], datetime]
    sleep: Callable[[float], object]
    chance: random.Random


@dataclass(frozen=True, slots=True)
class Limits:
    """What is put up with.

    ``size``: bytes of one file, unpacked; the largest that we know has 0.13 × 10⁹. ``silence``: seconds without a byte.
    ``total``: seconds for all files of one look, pauses and further attempts among them. ``redirects``: one after the
    other for one file; OFAC needs one. ``attempts``: for one file. ``pause``: seconds before the second attempt,
    doubled before each further one, and lengthened by chance up to twice so that askers do not all come back together.
    """

    size: int = 1 << 29
    silence: float = 30
    total: float = 900
    redirects: int = 5
    attempts: int = 4
    pause: float = 2


def user_agent(contact: str | None = None) -> str:
    """Who is asking: ``inforce/0.1.0 (+https://project; contact)``, as far as each is known."""
    about = metadata.metadata("inforce")
    pages = [entry.rpartition(" ")[2] for entry in about.get_all("Project-URL") or []]
    told = "; ".join([*(f"+{page}" for page in pages[:1]), *([contact] if contact else [])])
    return f"inforce/{about['Version']}" + (f" ({told})" if told else "")
