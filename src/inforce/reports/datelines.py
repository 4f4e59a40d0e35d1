"""Place, date and agency with which a wire report opens its first sentence: "WASHINGTON, May 20, 2023 (Agency) -"."""

import re

from inforce.patterns import later
from inforce.reports.dates import Stamp, find_date
from inforce.values import value

_LOOK = 220
_CAPITALS = re.compile(r"[A-ZА-ЯЁ][A-ZА-ЯЁ'’.-]+(?:(?:,\s|\s|/|\s/\s)[A-ZА-ЯЁ][A-ZА-ЯЁ'’.-]*){0,5}(?!\w)")
_PLACE = re.compile(r"[A-ZА-ЯЁ][\w'’-]+(?:[\s/-]{1,2}[A-ZА-ЯЁ][\w'’-]+){0,3}(?:,\s[A-ZА-ЯЁ][\w.]{1,15})?")
_TO_DATE = re.compile(r"[,.]?\s{1,3}|\s[–—-]\s|,")
_BRACKETED = re.compile(r"[,.]?\s{0,2}(?:\((?P<round>[^()\n]{2,45})\)|/(?P<slashed>[^/\n]{2,45})/)")
_AFTER_DASH = re.compile(
    r"\s?[–—-]{1,2}\s(?P<agency>(?:[A-ZА-ЯЁ][\w.]*\s?){1,4}|[«\"“][^«»\"“”\n]{2,40}[»\"”])[.](?=\s)"
)
_AFTER_STOP = re.compile(r"(?:\.|(?<=\.))\s(?P<agency>(?:[A-ZА-ЯЁ][A-ZА-ЯЁ.-]+\s?){1,3})(?=\s?[–—-]\s)")
_AFTER_DATED_STOP = re.compile(r"(?:\.|(?<=\.))\s(?P<agency>[A-ZА-ЯЁ][\w-]+(?:\s[A-ZА-ЯЁ][\w-]+)?)(?=\s?[–—-]\s)")
"""After a place and a date: "Москва. 12 ноября. Интерфакс - "."""
_DASH = later(r"[.,:]?\s{0,2}[–—-]{1,2}\s{0,3}(?=[\"'“«„‘(]?[A-ZА-ЯЁ\d])")
_STOP = later(r"(?:[.:]|(?<=\.))\s{1,3}(?=[\"'“«„‘(]?[A-ZА-ЯЁ\d])")
_QUOTED = later(r"[«\"“]([^»\"”]+)[»\"”]")
_CORRESPONDENT = later(r"\A(?:Корр?\.|Корреспондент|Собкор)\s+")
_LATIN = re.compile(r"[A-Z]{2}")
_FEWEST_CAPITALS = 4
"""Letters of a place in capitals that has neither date nor agency: shorter ones are states ("UK - ") or bodies."""


@value(frozen=True, slots=True)
class Dateline:
    """``text[:end]`` is the dateline; the sentence follows."""

    end: int
    stamp: Stamp | None = None
    agency: str | None = None


def find_dateline(text: str) -> Dateline | None:
    """The dateline that opens a paragraph, or None. Only the first 220 characters are looked at."""
    head = text[:_LOOK]
    capitals = _CAPITALS.match(head)
    place = max((m for m in (capitals, _PLACE.match(head)) if m), key=lambda m: m.end(), default=None)
    for found in (capitals, place):
        if found and (line := _rest(head, found.end(), in_capitals=found is capitals)):
            return line
    comma = place[0].find(",") if place else -1
    if comma > 0 and (line := _rest(head, comma, in_capitals=False)):  # "Riga, Oct 3 - ": a month, no region
        return line
    return _without_place(head)


def _without_place(head: str) -> Dateline | None:
    """ "(Agency) - " or "Sept 12 (Agency) - "."""
    stamp = find_date(head)
    if stamp is not None and stamp.start > 0:
        stamp = None
    agency, place = _agency_at(head, stamp.end if stamp else 0)
    end = _DASH.match(head, place) if agency and _is_agency(agency) else None
    return Dateline(end.end(), stamp, agency) if end else None


def _rest(head: str, after: int, *, in_capitals: bool) -> Dateline | None:
    stamp, after_date = _date_at(head, after)
    agency, place = _agency_at(head, after_date)
    if stamp is not None and agency is None and (dated := _AFTER_DATED_STOP.match(head, after_date)):
        agency, place = dated["agency"], dated.end()
    if stamp is None and agency is not None:
        stamp, place = _date_at(head, place)
    agency = None if head.startswith("The ") else agency  # "The Council (EU) - "
    alone = in_capitals and _bare_place(head[:after])
    if not (stamp or (agency and _is_agency(agency)) or alone):
        return None
    end = _DASH.match(head, place) or (_STOP.match(head, place) if stamp or agency else None)
    if end is None and agency and head[place - 1 : place] in (".", "/") and head[place : place + 1].isspace():
        return Dateline(place, stamp, agency)
    return Dateline(end.end(), stamp, agency) if end else None


def _date_at(head: str, place: int) -> tuple[Stamp | None, int]:
    """A date right after a place, and where it ends."""
    between = _TO_DATE.match(head, place)
    stamp = find_date(head, place) if between else None
    if not between or stamp is None or not between.start() < stamp.start <= between.end() or stamp.end > _LOOK - 10:
        return None, place
    return stamp, stamp.end


def _agency_at(head: str, place: int) -> tuple[str | None, int]:
    for form in (_BRACKETED, _AFTER_DASH, _AFTER_STOP):
        if found := form.match(head, place):
            agency = next(value for value in found.groups() if value).strip()
            quoted = _QUOTED.search(agency)
            return quoted[1] if quoted else _CORRESPONDENT.sub("", agency), found.end()
    return None, place


def _is_agency(words: str) -> bool:
    """A name, not a remark in brackets."""
    return words[0].isupper() and len(words.split()) <= 4 and not any(c in '.;:?!"' for c in words[:-1])


def _bare_place(place: str) -> bool:
    """A place that needs no date beside it: in Latin capitals, and no abbreviation."""
    return _LATIN.match(place) is not None and sum(c.isalpha() for c in place) >= _FEWEST_CAPITALS
