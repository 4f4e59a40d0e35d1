"""How the service behaves; every limit has one place."""

from dataclasses import dataclass

MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Settings:
    """Limits of requests. ``body``: bytes; ``seconds``: until a long answer is given up; ``looked``: seconds between two
    looks at whether the store has changed; ``renewed``: seconds after which a state of the store is opened anew even so.
    """

    body: int = 10 * MEGABYTE
    batch: int = 500
    limit: int = 500
    seconds: float = 60.0
    looked: float = 0.5
    renewed: float = 60.0
    hosts: tuple[str, ...] = ("localhost", "127.0.0.1", "[::1]", "testserver")
