"""OFAC's XML forms, streamed: elements of some kinds anywhere below the root, every field in them accounted for.

The files have up to 130 MB, so nothing is done twice for an element: the parser drops white space between elements and
what was read is let go; fields are accounted for by shape (an element's tag with the names of its attributes), of
which a file has some forty.
"""

import tomllib
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cache
from importlib import resources
from io import BytesIO
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from lxml import etree

from inforce.errors import BrokenEdition
from inforce.lists.unknown import Fact
from inforce.lists.xml_records import local, root_of

if TYPE_CHECKING:
    from lxml.etree import _Element

Shape = tuple[str, ...]


@cache
def knowledge(form: str) -> dict[str, Any]:
    """``data/<form>.toml``: whatever tables it has, by name."""
    return tomllib.loads(resources.files("inforce.lists").joinpath(f"data/{form}.toml").read_text(encoding="utf-8"))


@cache
def namespaces(form: str) -> tuple[str, ...]:
    """Those that the form's files bear, or have borne over the years."""
    return tuple(knowledge(form)["namespaces"])


def namespace_of(name: str, data: bytes, form: str) -> str:
    """The namespace of a file's root element. Raises BrokenEdition where it is none of the form's."""
    known = {f"{{{namespace}}}{knowledge(form)['root']}": namespace for namespace in namespaces(form)}
    root = root_of(data)
    if root is None or root.tag not in known:
        what = f"begins with {root.name}" if root else "is no XML that can be read"
        raise BrokenEdition(f"{name}: {what}; the list begins with <{knowledge(form)['root']}> in {namespaces(form)[-1]}")
    return known[root.tag]


def is_root_of(form: str, data: bytes) -> bool:
    """The root element is that of the form, in a namespace of the form's."""
    root = root_of(data)
    return root is not None and root.tag in {f"{{{each}}}{knowledge(form)['root']}" for each in namespaces(form)}


def elements(name: str, data: bytes, tags: Collection[str]) -> Iterator["_Element"]:
    """Every element with one of some tags, in order; it is emptied when the next one is asked for.

    No such element may stand within another. The root has been looked at: where it was found there is no document type
    before it, and so there are no entities. Raises BrokenEdition where the document is cut off or not well formed.
    """
    context = etree.iterparse(
        BytesIO(data),
        tag=tuple(tags),
        remove_blank_text=True,
        remove_comments=True,
        remove_pis=True,
        resolve_entities=False,
        no_network=True,
        huge_tree=True,
    )
    try:
        for _, element in context:
            yield element
            element.clear()
            parent = element.getparent()
            while parent is not None and element.getprevious() is not None:
                del parent[0]
    except etree.XMLSyntaxError as error:
        raise BrokenEdition(f"{name}: not well-formed XML ({error.msg}); cut off?") from None


class Accounts:
    """The fields that a form's data file names, taken or ignored, and what else is met.

    In its tables ``taken`` and ``ignored`` an element has the names of its attributes (``@name``) and children.
    """

    def __init__(self, form: str) -> None:
        tables = (knowledge(form)["taken"], knowledge(form)["ignored"])
        pairs = [(element, name) for table in tables for element, names in table.items() for name in names]
        self._elements = frozenset(name for _, name in pairs if not name.startswith("@"))
        self._attributes = frozenset(f"{element}{name}" for element, name in pairs if name.startswith("@"))
        self._known: set[Shape] = set()
        self._strange: set[Shape] = set()

    def unknown_in(self, element: "_Element") -> list[Fact]:
        """Name (``Element`` or ``Element@attribute``) and value of every field in an element that no table names."""
        for each in element.iter():
            shape = (each.tag, *each.keys())
            if shape not in self._known:
                self._known.add(shape)
                if not self.names(shape):
                    self._strange.add(shape)
        strange = [each for each in element.iter() if (each.tag, *each.keys()) in self._strange] if self._strange else []
        return [fact for each in strange for fact in self.unnamed(each)]

    def names(self, shape: Shape) -> bool:
        """The element and all of its attributes are named."""
        tag, *attributes = map(local, shape)
        return tag in self._elements and self._attributes.issuperset(f"{tag}@{each}" for each in attributes)

    def unnamed(self, element: "_Element") -> list[Fact]:
        """Name and value of what is not named of one element: its words, and its attributes."""
        tag = local(str(element.tag))
        own = [(tag, element.text or "")] if tag not in self._elements else []
        attributes = [(f"{tag}@{local(str(key))}", str(value)) for key, value in element.items()]
        said = [*own, *(fact for fact in attributes if fact[0] not in self._attributes)]
        return [(name, value.strip()) for name, value in said if value.strip()]


WORDS, ELEMENT = ".", ".."
"""Among the names of attributes that are asked for: the element's own words; the element itself, asked for alone."""
Takers = Mapping[str, tuple[Callable[..., None], tuple[str, ...]]]
"""For the name of an element, what takes it, and the attributes (and words) with which it is called, empty where absent.
What asks for words alone is not called where there are none."""
_Take = Callable[["_Element"], None]


class Walk:
    """Goes through the elements of records in the order of the document, each seen once, and gives each to what takes
    elements of its name. How is found out when a shape is first met, and known from then on."""

    def __init__(self, accounts: Accounts, takers: Takers) -> None:
        self._accounts = accounts
        self._takers = takers
        self._by_shape: dict[Shape | str, _Take | None] = {}  # a tag alone is the shape of what has no attributes
        self._strange: list[Fact] = []

    def through(self, record: "_Element") -> list[Fact]:
        """Name and value of every field that no table names; all others have been taken, or are to be ignored."""
        how = self._by_shape
        for each in record.iter():
            keys = each.keys()
            shape = (each.tag, *keys) if keys else each.tag
            try:
                take = how[shape]
            except KeyError:
                take = how[shape] = self._how(shape)
            if take is not None:
                take(each)
        strange, self._strange = self._strange, []
        return strange

    def _how(self, written: Shape | str) -> "_Take | None":
        shape = (written,) if isinstance(written, str) else written
        found = self._takers.get(local(shape[0]))
        take = _calling(*found, shape[1:]) if found else None
        if self._accounts.names(shape):
            return take

        def take_strange(element: "_Element") -> None:
            self._strange += self._accounts.unnamed(element)
            if take is not None:
                take(element)

        return take_strange


def _calling(take: Callable[..., None], asked: tuple[str, ...], given: tuple[str, ...]) -> _Take:
    """Calls ``take`` with what is asked for of an element whose attributes are ``given``."""
    if asked == (ELEMENT,):
        return take
    if asked == (WORDS,):

        def take_words(element: "_Element") -> None:
            if text := element.text:
                take(text)

        return take_words
    if len(asked) == 1 and asked[0] in given:
        place = given.index(asked[0])
        return lambda element: take(element.values()[place])
    if len(asked) > 1 and set(asked) <= set(given):
        pick = itemgetter(*map(given.index, asked))
        return lambda element: take(*pick(element.values()))
    places = [given.index(name) if name in given else -1 if name == WORDS else -2 for name in asked]
    pick_some = itemgetter(*places, -2)  # one more, for a tuple even of one

    def take_some(element: "_Element") -> None:
        values = [*element.values(), "", element.text or ""]
        take(*pick_some(values)[:-1])

    return take_some if asked else lambda _: take()
