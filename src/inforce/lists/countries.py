"""The code of a country, as registers name it."""

from functools import cache

from inforce.knowledge import knowledge
from inforce.names import name_key


@cache
def _codes() -> dict[str, str]:
    named = knowledge("lists", "countries")["codes"]
    found = {name_key(name): code for code, names in named.items() for name in names.split(";")}
    return {**found, **{code: code for code in named}}


def country_code(name: str) -> str | None:
    """ISO 3166-1 alpha-2 in small letters; None for a name that is not known."""
    return _codes().get(name_key(name))


def countries_named(code: str) -> list[str]:
    """All names of the country with a code (``BY``, ``by``); none for a code that is not known."""
    names: str = knowledge("lists", "countries")["codes"].get(code.lower(), "")
    return [name.strip() for name in names.split(";") if name.strip()]
