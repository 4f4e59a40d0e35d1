"""Words that names of persons are written together with: "Abd" before them, "allah" and "din" after them."""

from functools import cache

from inforce.names.knowledge import persons, table

SERVANT = "abd"
"""The first word of "Abd al-Rahman" and its like, however it is written."""
_SERVANTS = frozenset({SERVANT, SERVANT.title(), SERVANT.upper()})


@cache
def whole_endings() -> frozenset[str]:
    """Words that end other names, "of God" and "of the religion", and are written together with them in many ways."""
    return frozenset(table("persons")["endings"])


def servant_in(written: str) -> tuple[str, ...] | None:
    if written[:3] not in _SERVANTS:
        return None
    lower = written.lower()
    if lower in persons("servant_whole") or lower.endswith(_patronymics()):
        return None
    for opening in _servants():
        if lower.startswith(opening):
            rest = written[len(opening) :]
            return (SERVANT, rest) if len(rest) >= 4 else (SERVANT,) if not rest else None
    return None


def ending_in(written: str) -> tuple[str, ...] | None:
    """ "Saifullah" as "Saif" and "allah", "Noureddine" as "Nour" and "din"; either alone as it is always written."""
    lower = written.lower()
    if not lower.endswith(tuple(_endings())) or lower in persons("servant_whole"):
        return None
    ending = next(each for each in _endings() if lower.endswith(each))
    before = written[: -len(ending)]
    if not before:
        return (_endings()[ending],)
    return (before, _endings()[ending]) if len(before) >= table("persons")["ending_from"] else None


def with_whole_ending(text: str) -> str | None:
    """A word in small Latin letters that ends as "Nasralla" does (read from another script, which is not parted), with the
    ending as it is always written; None of others."""
    parts = ending_in(text)
    return "".join(parts) if parts and "".join(parts) != text else None


@cache
def _endings() -> dict[str, str]:
    """Words that end others, by how they are written there, the longest first."""
    known = [(ending, name) for name, endings in table("persons")["endings"].items() for ending in endings]
    return dict(sorted(known, key=lambda each: -len(each[0])))


@cache
def _patronymics() -> tuple[str, ...]:
    return tuple(table("persons")["patronymics"])


@cache
def _servants() -> tuple[str, ...]:
    return tuple(sorted(table("persons")["servant"], key=len, reverse=True))
