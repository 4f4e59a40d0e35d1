"""Knowledge of the claims grammar: small TOML files in ``data``, read once.

A language picks its own table or its own file; the grammar that reads them is shared.
"""

from functools import cache
from typing import Any

from inforce.knowledge import data, knowledge

LANGUAGES = ("en", "ru")
"""Languages that the data files cover; others are read as the first."""


def table(name: str) -> dict[str, Any]:  # Any: TOML holds tables of any shape; each reader checks its own
    """The data file ``NAME.toml`` as it stands."""
    return knowledge("claims", name)


@cache
def reads_measures(code: str) -> bool:
    """There is a vocabulary of measures in a language (ISO 639-1, with a region or without)."""
    return data("claims").joinpath(f"measures_{code.partition('-')[0].lower()}.toml").is_file()


def language_of(code: str | None) -> str:
    """The language whose data is used for a report in ``code`` (``en-GB`` is ``en``)."""
    short = (code or "").partition("-")[0].lower()
    return short if short in LANGUAGES else LANGUAGES[0]
