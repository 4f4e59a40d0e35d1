"""How the service behaves; every limit has one place."""

from dataclasses import dataclass

KILOBYTE, MEGABYTE = 1 << 10, 1 << 20
DEFAULT_HOSTS = ("localhost", "127.0.0.1", "[::1]")


@dataclass(frozen=True, slots=True)
class Settings:
    """Limits of requests. ``body``: bytes; ``patience``: seconds until head and body must be there, each; ``batch``: queries
    in one request, ``names``: in all of them together, ``facts``: of a kind beside one of them; ``file``: names in a file;
    ``limit``: results of one; ``long``, ``short``: threads for what takes long (reports, files of names), and for what reads
    the store alone; ``waiting``: requests that wait for either; ``seconds``: until a long answer is given up, ``stream``: until
    one that is sent as it is made; ``looked``: seconds between two looks at whether the store has changed; ``renewed``: seconds
    after which a state of the store is opened anew even so; ``tokens``: nobody is let in without one; ``rate``: requests a
    second from one client, 0 for any number; ``audit_days``: how long it is kept who asked what, 0 where that is not written
    down; ``hosts``: names under which the service answers; ``origins``: of pages elsewhere that may ask the reconciliation API.
    """

    body: int = 10 * MEGABYTE
    patience: float = 30.0
    batch: int = 500
    names: int = 10_000
    facts: int = 100
    file: int = 100_000
    limit: int = 500
    long: int = 4
    short: int = 4
    waiting: int = 16
    seconds: float = 60.0
    stream: float = 600.0
    looked: float = 0.5
    renewed: float = 60.0
    tokens: bool = False
    rate: float = 0.0
    audit_days: int = 0
    hosts: tuple[str, ...] = DEFAULT_HOSTS
    origins: tuple[str, ...] = ()
