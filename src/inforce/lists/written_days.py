"""Days as publishers write them in English, as EDTF."""

import re
from calendar import month_abbr
from functools import lru_cache

from inforce.edtf import parse
from inforce.errors import BadTime

_MONTHS = {name.lower(): number for number, name in enumerate(month_abbr) if name}
_WRITTEN = re.compile(r"(?:(?:(\d{1,2}) )?([A-Z][a-z]{2,8})\.? )?(\d{4})")
_ISO = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


@lru_cache(maxsize=1 << 13)
def written_day(text: str) -> str | None:
    """``3 Jun 2021``, ``Jun. 2021``, ``2021``, ``2021-06-03`` as EDTF; None for anything else, and for no such day."""
    match = _WRITTEN.fullmatch(text)
    if match:
        day, month, year = match.groups()
        number = _MONTHS.get(month[:3].lower(), 0) if month else None
        text = "-".join([year, *(f"{int(part):02}" for part in (number, day) if part is not None)])
    try:
        return str(parse(text)) if _ISO.fullmatch(text) else None
    except BadTime:
        return None
