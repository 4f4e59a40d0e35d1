"""Records of an XML edition, one after the other: the root is looked at first, each record is let go when it was read.

Nothing of a document is believed before it is checked. A document type or an entity declaration is refused (no
publisher's list has one, and entities in attributes are expanded by the parser whatever it is told), the parser
follows no address, and a document that ends too early raises BrokenEdition.
"""

import re
from collections.abc import Collection, Iterator
from contextlib import suppress
from io import BytesIO
from typing import NamedTuple

from lxml import etree

from inforce.errors import BrokenEdition
from inforce.lists.fields import local

_HEAD = 16 * 1024  # bytes within which the root element of a list must begin
_LONGEST_TAG = 64 * 1024  # bytes; the longest of a real list have some hundred
_DECLARED = re.compile(rb"\A<\?xml[^>]*encoding\s*=\s*[\"']([A-Za-z0-9._-]+)")
_ENCODINGS = re.compile(rb"(?i)utf-?8|us-ascii|ascii|iso-8859-\d+|windows-125\d")  # those in which "<!" is written so


class Root(NamedTuple):
    """``tag`` as ``{namespace}name``."""

    tag: str
    attributes: dict[str, str]

    @property
    def name(self) -> str:
        """``export in the namespace http://…`` for people."""
        namespace, _, name = self.tag.rpartition("}")
        return f"<{name}> in the namespace {namespace[1:]}" if namespace else f"<{name}> in no namespace"


def root_of(data: bytes) -> Root | None:
    """The root element, from the first few kilobytes; None where they are no XML, or XML that is not to be read."""
    head = data[:_HEAD]
    declared = _DECLARED.match(head.removeprefix(b"\xef\xbb\xbf"))
    if b"<!DOCTYPE" in head or (declared and not _ENCODINGS.fullmatch(declared[1])):
        return None
    parser = etree.XMLPullParser(events=("start",), resolve_entities=False, no_network=True, huge_tree=True)
    with suppress(etree.XMLSyntaxError):  # what follows the root is not looked at here
        parser.feed(head)
    for _, element in parser.read_events():
        if isinstance(element, etree._Element):
            return Root(str(element.tag), {str(key): str(value) for key, value in element.attrib.items()})
    return None


def refuse_swollen(name: str, data: bytes) -> None:
    """Raises BrokenEdition for a tag so long that checking its attributes against each other would take for ever."""
    at = 0
    while at + _LONGEST_TAG < len(data):
        end = data.rfind(b">", at, at + _LONGEST_TAG)
        if end < 0:  # a long text, and perhaps a long tag behind it
            end = data.find(b">", at + _LONGEST_TAG)
            end = end if end >= 0 else len(data)
            begin = data.find(b"<", at, end)
            if 0 <= begin < end - _LONGEST_TAG:
                raise BrokenEdition(f"{name}: a tag of more than {_LONGEST_TAG >> 10} KiB; damaged?")
        at = end + 1


def ill_formed(error: etree.XMLSyntaxError) -> str:
    """What is wrong with a document, in one line."""
    return f"not well-formed XML ({' '.join((error.msg or 'cut off').split())}); cut off?"


def records(name: str, data: bytes, root: str, tags: Collection[str], strange: set[str]) -> Iterator["etree._Element"]:
    """Every child of the root with one of some tags, in order; it is emptied when the next one is asked for.

    ``name`` is the file's, for errors. ``strange`` takes the tags of other children of the root. Raises BrokenEdition
    where the root is another one, or the document is cut off or not well formed.
    """
    found = root_of(data)
    if found is None or found.tag != root:
        what = f"begins with {found.name}" if found else "is no XML that can be read"
        raise BrokenEdition(f"{name}: {what}; the list begins with {Root(root, {}).name}")
    if b"<!ENTITY" in data or b"<!DOCTYPE" in data:
        raise BrokenEdition(f"{name}: declares a document type or entities, as no edition of the list does")
    refuse_swollen(name, data)
    try:
        yield from _stream(data, tuple(tags), strange)
    except etree.XMLSyntaxError as error:
        raise BrokenEdition(f"{name}: {ill_formed(error)}") from None


def _stream(data: bytes, tags: tuple[str, ...], strange: set[str]) -> Iterator["etree._Element"]:
    context = etree.iterparse(
        BytesIO(data),
        tag=tags,
        remove_comments=True,
        remove_pis=True,
        resolve_entities=False,
        no_network=True,
        huge_tree=True,
    )
    for _, element in context:
        parent = element.getparent()
        if parent is None or parent.getparent() is not None:
            continue
        yield element
        element.clear()
        while (before := element.getprevious()) is not None:
            _note(before, tags, strange)
            del parent[0]
    for element in context.root:
        _note(element, tags, strange)


def _note(element: "etree._Element", tags: tuple[str, ...], strange: set[str]) -> None:
    if element.tag not in tags:
        strange.add(local(str(element.tag)))
