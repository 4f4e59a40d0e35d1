"""Knowledge of the claims grammar: small TOML files in ``data``, read once.

A language picks its own table or its own file; the grammar that reads them is shared.
"""

import re
from functools import cache
from typing import Any

from inforce.knowledge import data, knowledge

LANGUAGES = ("en", "ru")
"""Languages that the data files cover; others are read as the first."""


def table(name: str) -> dict[str, Any]:  # Any: TOML holds tables of any shape; each reader checks its own
    """The data file ``NAME.toml`` as it stands."""
    return knowledge("claims", name)


def reads_measures(code: str) -> bool:
    """There is a vocabulary of measures in a language (ISO 639-1, with a region or without)."""
    return code.partition("-")[0].lower() in _with_measures()


@cache
def _with_measures() -> frozenset[str]:
    names = (each.name for each in data("claims").iterdir())
    found = (re.fullmatch(r"measures_([a-z]+)\.toml", name) for name in names)
    return frozenset(each[1] for each in found if each)


def language_of(code: str | None) -> str:
    """The language whose data is used for a report in ``code`` (``en-GB`` is ``en``)."""
    short = (code or "").partition("-")[0].lower()
    return short if short in LANGUAGES else LANGUAGES[0]
