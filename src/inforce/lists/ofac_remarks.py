"""The remarks of OFAC's lists, parsed: identifiers, births, nationality, weak aliases, links.

Remarks are items between semicolons (``DOB 17 Feb 1967; nationality Russia; Passport 123 (Iran) issued 24 Oct 1990``).
What no pattern explains is kept as written in ``Details.remarks``: nothing is dropped.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources

from inforce.lists.model import Details, Identifier, Name, Quality

_MONTHS = {
    name: number
    for number, name in enumerate(
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"], 1
    )
}
_DAY = re.compile(r"(?:(?:(\d{1,2}) )?([A-Z][a-z]{2}) )?(\d{4})\Z")
_ALIAS = re.compile(r"(?:alt\. )?([afn])\.k\.a\. [\"'](.*?)[\"']?\Z")
_ALIAS_KINDS = {"a": "aka", "f": "fka", "n": "nka"}
_SIMPLE = {
    "DOB": "births",
    "POB": "birthplaces",
    "nationality": "nationalities",
    "citizen": "citizenships",
    "Linked To:": "links",
    "Organization Established Date": "established",
}
_SIMPLE_ITEM = re.compile(rf"(?:alt\. )?({'|'.join(map(re.escape, _SIMPLE))}) (.+)\Z")
_LISTED = re.compile(r"Listing Date \(.*\): (.+)\Z")
_LABELLED = re.compile(r"([A-Z][^:;']{2,60}): (.+)\Z")
_TAIL = re.compile(
    r"(?P<value>.*?)(?: \((?P<country>[^()]+)\))?(?: issued (?P<issued>\d.*?))?(?: expires (?P<expires>\d.*?))?\Z"
)
_BREAK = re.compile(r";\s+")
_ABBREVIATION = re.compile(r"(?:\b[A-Z]\.)+\Z|\b(?:Co|Ltd|Inc|Corp)\.\Z")


def parse_remarks(
    remarks: str, title: str = "", facts: tuple[tuple[str, str], ...] = ()
) -> tuple[Details, tuple[Name, ...]]:
    """Details and weak aliases that remarks tell; ``title`` and ``facts`` come from columns of their own."""
    found: dict[str, list[str]] = {field: [] for field in (*_SIMPLE.values(), "listed_on", "remarks")}
    identifiers: list[Identifier] = []
    labelled = list(facts)
    aliases: list[Name] = []
    gender: str | None = None
    for item in _items(remarks):
        if alias := _ALIAS.match(item):
            quality = Quality.FORMER if alias[1] == "f" else Quality.WEAK
            aliases.append(Name(alias[2], quality, _ALIAS_KINDS[alias[1]]))
        elif item.startswith("Gender "):
            gender = item.removeprefix("Gender ").casefold()
        elif simple := _SIMPLE_ITEM.match(item):
            field = _SIMPLE[simple[1]]
            found[field].append(edtf(simple[2]) if field in {"births", "established"} else simple[2])
        elif listed := _LISTED.match(item):
            found["listed_on"].append(edtf(listed[1]))
        elif identifier := _identifier(item):
            identifiers.append(identifier)
        elif fact := _fact(item):
            labelled.append(fact)
        else:
            found["remarks"].append(item)
    details = Details(
        gender=gender,
        identifiers=tuple(identifiers),
        facts=tuple(labelled),
        positions=(title,) if title else (),
        births=tuple(found["births"]),
        birthplaces=tuple(found["birthplaces"]),
        nationalities=tuple(found["nationalities"]),
        citizenships=tuple(found["citizenships"]),
        links=tuple(found["links"]),
        established=tuple(found["established"]),
        listed_on=tuple(found["listed_on"]),
        remarks=tuple(found["remarks"]),
    )
    return details, tuple(aliases)


def _items(remarks: str) -> Iterator[str]:
    """The items of remarks; a semicolon inside a quoted alias does not end one."""
    held = ""
    for piece in _BREAK.split(_without_final_stop(remarks.strip())):
        item = f"{held}; {piece}" if held else piece
        held = item if _ALIAS.match(item) and not item.endswith(("'", '"')) else ""
        if not held and item:
            yield item
    if held:
        yield held


def _without_final_stop(remarks: str) -> str:
    return remarks if _ABBREVIATION.search(remarks) else remarks.removesuffix(".")


@cache
def _labels() -> tuple[re.Pattern[str], re.Pattern[str]]:
    text = resources.files("inforce.lists").joinpath("data/ofac_remarks.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    currency = rf"{re.escape(data['currency'])} \w+"
    identifiers = rf"(?:alt\. )?({currency}|{_either(data['identifiers'])}) (.+)\Z"
    return re.compile(identifiers), re.compile(rf"(?:alt\. )?({_either(data['facts'])}) (.+)\Z")


def _either(labels: Iterable[str]) -> str:
    return "|".join(re.escape(label) for label in sorted(labels, key=len, reverse=True))


def _identifier(item: str) -> Identifier | None:
    match = _labels()[0].match(item)
    if not match:
        return None
    tail = _TAIL.match(match[2])
    if not tail or not tail["value"]:
        return Identifier(match[1], match[2])
    return Identifier(match[1], tail["value"], tail["country"], tail["issued"], tail["expires"])


def _fact(item: str) -> tuple[str, str] | None:
    match = _labels()[1].match(item) or _LABELLED.match(item)
    return (match[1].removesuffix(" -"), match[2]) if match else None


def edtf(text: str) -> str:
    """OFAC's dates as EDTF: ``17 Feb 1967``, ``circa 1951``, ``1951 to 1953``; as written where it is no such date."""
    about = text.startswith("circa ")
    ends = [_day(end) for end in text.removeprefix("circa ").split(" to ")]
    if len(ends) > 2 or not all(ends):
        return text
    return "/".join(f"{end}{'~' if about else ''}" for end in ends)


def _day(text: str) -> str | None:
    match = _DAY.match(text.removeprefix("circa "))
    if not match or (match[2] and match[2] not in _MONTHS):
        return None
    day, month, year = match.groups()
    return "-".join([year, *([f"{_MONTHS[month]:02}"] if month else []), *([f"{int(day):02}"] if day else [])])
