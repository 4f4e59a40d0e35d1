"""The remarks of OFAC's lists, parsed: identifiers, births, nationality, weak aliases, links.

Remarks are items between semicolons (``DOB 17 Feb 1967; nationality Russia; Passport 123 (Iran) issued 24 Oct 1990``).
What no pattern explains is kept as written in ``Details.remarks``: nothing is dropped.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from inforce.lists.model import Details, Name
from inforce.lists.ofac_details import Particulars, alias, labels, without_final_stop

_ALIAS = re.compile(r"(?:alt\. )?([afn]\.k\.a\.) [\"'](.*?)[\"']?\Z")
_LINK = re.compile(r"\(?(?:alt\. )?Linked To: (.+)\Z")
_LABELLED = re.compile(r"(?:alt\. )?([A-Z][^:;']{2,60}): (.+)\Z")
_BREAK = re.compile(r";\s+|;\Z")


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
    if match := _known().match(item):
        particulars.tell(match[1], match[2])
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


@cache
def _known() -> re.Pattern[str]:
    """A label that some table names, and its value."""
    known = labels()
    plain = _either((*known.fields, *known.names, *known.identifiers, *known.facts))
    patterns = "|".join(known.patterns)
    return re.compile(rf"(?:alt\. )?({patterns}|{re.escape(known.currency)} \w+|{plain})(?: -|:)? (.+)\Z")


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
