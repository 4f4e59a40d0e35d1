"""Changes of a register as an Atom feed (RFC 4287), the newest first.

The id of an entry is made of the register, the party's number, the kind of change, and the looks between which it came:
the same change has the same id in every feed. Where an edition retrieved earlier is imported later and dates a change anew,
the change is told anew, under an id of its own.
"""

from collections.abc import Iterable
from datetime import datetime
from importlib.metadata import version
from uuid import UUID, uuid5
from xml.etree import ElementTree as ET

from inforce.moment import iso
from inforce.outputs.text import xml_safe
from inforce.register.history import Change

_ATOM = "http://www.w3.org/2005/Atom"
_OURS = UUID("5d0f4b0e-6a3b-4c5f-9a75-0b1f3f8e2c11")
"""The namespace of our ids (RFC 4122, version 5), drawn once at random; it must stay as it is."""


def change_id(register: str, change: Change) -> str:
    """``urn:uuid:…``, the same for the same change wherever and whenever it is told."""
    after = iso(change.when.after) if change.when.after else ""
    return _urn(register, change.entry, change.kind.value, after, iso(change.edition.look.known))


def _urn(*parts: str) -> str:
    return uuid5(_OURS, "\n".join(parts)).urn


def feed(register: str, title: str, changes: Iterable[Change], updated: datetime) -> str:
    """The feed as XML. ``updated``: when the newest look was taken, for a feed without a change."""
    newest = sorted(changes, key=lambda change: change.edition.look, reverse=True)
    root = ET.Element("feed", {"xmlns": _ATOM})
    _add(root, "id", _urn(register))
    _add(root, "title", f"Changes of {title} ({register})")
    _add(root, "updated", iso(newest[0].edition.look.known if newest else updated))
    _add(ET.SubElement(root, "author"), "name", "Inforce")
    _add(root, "generator", "Inforce", version=version("inforce"))
    for change in newest:
        _entry(root, register, change)
    ET.indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(root, encoding="unicode")}'


def _entry(root: ET.Element, register: str, change: Change) -> None:
    entry = ET.SubElement(root, "entry")
    _add(entry, "id", change_id(register, change))
    _add(entry, "title", f"{change.kind.value.capitalize()}: {change.name or change.entry}")
    _add(entry, "updated", iso(change.edition.look.known))
    ET.SubElement(entry, "category", {"term": change.kind.value})
    _add(entry, "content", _words(register, change), type="text")


def _words(register: str, change: Change) -> str:
    between = f"after {iso(change.when.after)} and by" if change.when.after else "by"
    by = iso(change.when.by) if change.when.by else "?"
    lines = [f"{register} {change.entry}: {change.kind.value} {between} {by} (edition {change.edition.sha256})."]
    lines += [f"{what}: {was or '-'} → {now or '-'}" for what, was, now in change.amended]
    return "\n".join(lines)


def _add(parent: ET.Element, tag: str, text: str, **attributes: str) -> None:
    ET.SubElement(parent, tag, attributes).text = xml_safe(text)
