"""The remarks of OFAC's lists, parsed: identifiers, births, nationality, weak aliases, links.

Remarks are items between semicolons (``DOB 17 Feb 1967; nationality Russia; Passport 123 (Iran) issued 24 Oct 1990``).
What no pattern explains is kept as written in ``Details.remarks``: nothing is dropped.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from inforce.lists.model import Details, Name
from inforce.lists.ofac_details import Particulars, alias, labels, without_final_stop
from inforce.patterns import later

_ALIAS = later(r"(?:alt\. )?([afn]\.k\.a\.) [\"'](.*?)[\"']?\Z")
_LINK = later(r"\(?(?:alt\. )?Linked To: (.+)\Z")
_LABELLED = later(r"(?:alt\. )?([A-Z][^:;']{2,60}): (.+)\Z")
_VALUE = later(r"(?: -|:)? (.+)\Z")
_OPENING = 3
"""Signs by which labels are looked up; none is shorter."""
_BREAK = later(r";\s+|;\Z")


@lru_cache(maxsize=16_384)
def parse_remarks(
    remarks: str, title: str = "", facts: tuple[tuple[str, str], ...] = ()
) -> tuple[Details, tuple[Name, ...]]:
    """Details and weak aliases that remarks tell; ``title`` and ``facts`` come from columns of their own.

    Remembered: most editions repeat what the one before said.
    """
    particulars = Particulars()
    if title:
        particulars.tell("Title", title)
    for label, value in facts:
        particulars.tell(label, value)
    aliases = tell_remarks(particulars, remarks)
    return particulars.details(), aliases


def tell_remarks(particulars: Particulars, remarks: str) -> tuple[Name, ...]:
    """Adds what remarks tell to what is known of a party; the aliases among them are returned."""
    aliases: list[Name] = []
    for item in _items(remarks):
        if ".k.a." in item and (name := _ALIAS.match(item)):
            aliases.append(alias(name[2], name[1], weak=True))
        elif "Linked To" in item and (link := _LINK.match(item)):
            particulars.link(link[1].removesuffix(")") if item.startswith("(") else link[1])
        else:
            _tell(particulars, item)
    return tuple(aliases)


def _tell(particulars: Particulars, item: str) -> None:
    if told := _known(item):
        particulars.tell(*told)
    elif match := _LABELLED.match(item):
        particulars.fact(match[1], match[2])
    else:
        particulars.remark(item)


def _items(remarks: str) -> Iterator[str]:
    """The items of remarks; a semicolon inside a quoted alias does not end one."""
    held = ""
    for piece in _BREAK.split(without_final_stop(remarks.strip())):
        item = f"{held}; {piece}" if held else piece
        held = item if ".k.a." in item and _ALIAS.match(item) and not item.endswith(("'", '"')) else ""
        if not held and item:
            yield item
    if held:
        yield held


def _known(item: str) -> tuple[str, str] | None:
    """A label that some table names, and its value."""
    if match := _patterned().match(item):
        return match[1], match[2]
    text = item.removeprefix("alt. ")
    for label in _plain().get(text[:_OPENING], ()):
        if text.startswith(label) and (value := _VALUE.match(text, len(label))):
            return label, value[1]
    return None


@cache
def _patterned() -> re.Pattern[str]:
    """Labels that are told as patterns, and a value."""
    known = labels()
    return re.compile(rf"(?:alt\. )?({'|'.join(known.patterns)}|{re.escape(known.currency)} \w+){_VALUE.pattern}")


@cache
def _plain() -> dict[str, list[str]]:
    """All other labels by the signs with which they open, the longest first."""
    known, found = labels(), dict[str, list[str]]()
    for label in sorted((*known.fields, *known.names, *known.identifiers, *known.facts), key=len, reverse=True):
        found.setdefault(label[:_OPENING], []).append(label)
    return found
