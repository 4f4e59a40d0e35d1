"""Outlets by whatever name a report calls them. Pure."""

from functools import cache, lru_cache

from inforce.knowledge import knowledge
from inforce.names import fold


@lru_cache(maxsize=1 << 14)
def outlet(name: str | None) -> str:
    """An outlet's name as it is compared: "AP", "the Associated Press" and "Associated Press news agency" alike; empty for none,
    and for a place where whoever will writes."""
    key = _bare(name or "")
    if key in _platforms():
        return ""
    return _others().get(key) or _others().get(bare := _without_label(key), bare)


def _bare(name: str) -> str:
    """Folded; a name of which nothing is left ("Ъ") in small letters."""
    return fold(name).removeprefix("the ") or name.strip().lower()


def _without_label(key: str) -> str:
    """What stands behind "news agency", or else before it; all of it where nothing else is told."""
    padded = f" {key} "
    for label in _labels():
        before, found, after = padded.partition(f" {label} ")
        if found:
            return after.strip() or before.strip() or key
    return key


@cache
def _others() -> dict[str, str]:
    """By each name of an outlet the one under which it is compared."""
    rows: list[list[str]] = knowledge("dossier", "chains")["outlets"]
    return {_bare(name): _bare(row[0]) for row in rows for name in row}


@cache
def _platforms() -> frozenset[str]:
    return frozenset(map(_bare, knowledge("dossier", "chains")["platforms"]))


@cache
def _labels() -> tuple[str, ...]:
    """The longest first: "news agency" before "agency"."""
    return tuple(sorted(map(fold, knowledge("dossier", "chains")["labels"]), key=len, reverse=True))
