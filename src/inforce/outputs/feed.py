"""What came to be known as Atom feeds (RFC 4287), the newest first: changes of a register or of one entry, who joined or left a
programme, announcements that came true.

The id of an entry is made of the register, the party's number, the kind of change, and the looks between which it came:
the same change has the same id in every feed. Where an edition retrieved earlier is imported later and dates a change anew,
the change is told anew, under an id of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import version
from typing import TYPE_CHECKING
from uuid import UUID, uuid5
from xml.etree import ElementTree as ET

from inforce.moment import iso
from inforce.outputs.text import xml_safe

if TYPE_CHECKING:  # a question to a register need not load the grammar of reports
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from inforce.dossier.lags import Lag
    from inforce.moment import Interval
    from inforce.register.history import Change
    from inforce.register.programmes import Membership

_ATOM = "http://www.w3.org/2005/Atom"
_OURS = UUID("5d0f4b0e-6a3b-4c5f-9a75-0b1f3f8e2c11")
"""The namespace of our ids (RFC 4122, version 5), drawn once at random; it must stay as it is."""


def change_id(register: str, change: Change) -> str:
    """``urn:uuid:…``, the same for the same change wherever and whenever it is told."""
    after = iso(change.when.after) if change.when.after else ""
    return _urn(register, change.entry, change.kind.value, after, iso(change.edition.look.known))


def _urn(*parts: str) -> str:
    return uuid5(_OURS, "\n".join(parts)).urn


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of a feed. ``id``: the same wherever and whenever it is told; ``updated``: when it came to be known."""

    id: str
    title: str
    updated: datetime
    term: str
    words: str


@dataclass(frozen=True, slots=True)
class Setting:
    """What stands around the items of a feed. ``updated``: when the newest look was taken, for a feed without an item; ``own``:
    its address, and ``page``: that of its page, empty where it has none; ``doubts``: what of its time is not known."""

    updated: datetime
    own: str = ""
    page: str = ""
    doubts: Sequence[str] = ()


def feed(register: str, title: str, changes: Iterable[Change], setting: Setting) -> str:
    """The changes of a register as XML."""
    return written(_urn(register), f"Changes of {title} ({register})", of_changes(register, changes), setting)


def entry_feed(register: str, number: str, name: str, changes: Iterable[Change], setting: Setting) -> str:
    """Likewise of one entry."""
    title = f"Changes of {name or number} ({register} {number})"
    return written(_urn(register, number), title, of_changes(register, changes), setting)


def programme_feed(register: str, code: str, found: Iterable[Membership], setting: Setting) -> str:
    """Who came under a programme and who left it. Members since the first edition that carries programmes are no news."""
    told = [item for each in found for item in _of_membership(register, code, each)]
    return written(_urn(register, "programme", code), f"Members of {code} ({register})", told, setting)


def outcome_feed(register: str, found: Iterable[Lag], setting: Setting) -> str:
    """Announcements of kept reports that the register bears out by now."""
    told = [item for each in found if (item := _of_lag(register, each))]
    return written(_urn(register, "announcements"), f"Announcements that came true ({register})", told, setting)


def written(key: str, title: str, items: Iterable[Item], setting: Setting) -> str:
    """A feed with its items, the newest first."""
    newest = sorted(items, key=lambda item: item.updated, reverse=True)
    root = ET.Element("feed", {"xmlns": _ATOM})
    _add(root, "id", key)
    _add(root, "title", title)
    if setting.doubts:
        _add(root, "subtitle", " ".join(setting.doubts))
    for rel, address in (("self", setting.own), ("alternate", setting.page)):
        if address:
            ET.SubElement(root, "link", {"rel": rel, "href": address})
    _add(root, "updated", iso(newest[0].updated if newest else setting.updated))
    _add(ET.SubElement(root, "author"), "name", "Inforce")
    _add(root, "generator", "Inforce", version=version("inforce"))
    for item in newest:
        entry = ET.SubElement(root, "entry")
        _add(entry, "id", item.id)
        _add(entry, "title", item.title)
        _add(entry, "updated", iso(item.updated))
        ET.SubElement(entry, "category", {"term": item.term})
        _add(entry, "content", item.words, type="text")
    ET.indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(root, encoding="unicode")}'


def of_changes(register: str, changes: Iterable[Change]) -> Iterator[Item]:
    """The later editions first."""
    for change in sorted(changes, key=lambda each: each.edition.look, reverse=True):
        title = f"{change.kind.value.capitalize()}: {change.name or change.entry}"
        known = change.edition.look.known
        yield Item(change_id(register, change), title, known, change.kind.value, _words(register, change))


def _of_membership(register: str, code: str, member: Membership) -> Iterator[Item]:
    for term, when in (("joined", member.since if member.since.after else None), ("left", member.until)):
        if when and when.by:
            words = f"{register} {member.entry}: {term} {code} {_between(when)}."
            key = _urn(register, "programme", code, member.entry, term, iso(when.by))
            yield Item(key, f"{term.capitalize()} {code}: {member.name or member.entry}", when.by, term, words)


def _of_lag(register: str, lag: Lag) -> Item | None:
    """None of what waits still."""
    from inforce.dossier.words import title as title_of  # only here, likewise

    finding, told = lag.finding, lag.mention
    if lag.most is None or not (finding.changed and finding.changed.by):
        return None
    days = f"{lag.least} days" if lag.least == lag.most else f"{lag.least} to {lag.most} days"
    where = f"{register} {finding.entry}" if finding.entry else register
    by = f"{told.speaker or 'the newsroom'} ({told.publisher or told.kept.name}, {told.kept.report.published or 'no day'})"
    words = (
        f"{where}: the register shows it {_between(finding.changed)}, after {days}. First told by {by}: {told.words}"
    )
    key = _urn(register, "announcement", told.kept.report.id, told.item.id)
    return Item(key, f"Came true: {title_of(lag.thing)}", finding.changed.by, finding.verdict.value, words)


def _words(register: str, change: Change) -> str:
    between = _between(change.when)
    lines = [f"{register} {change.entry}: {change.kind.value} {between} (edition {change.edition.sha256})."]
    lines += [f"{what}: {was or '-'} → {now or '-'}" for what, was, now in change.amended]
    return "\n".join(lines)


def _between(when: Interval) -> str:
    after = f"after {iso(when.after)} and by" if when.after else "by"
    return f"{after} {iso(when.by) if when.by else '?'}"


def _add(parent: ET.Element, tag: str, text: str, **attributes: str) -> None:
    ET.SubElement(parent, tag, attributes).text = xml_safe(text)
