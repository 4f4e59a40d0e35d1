"""OFAC's XML forms, streamed: elements of some kinds anywhere below the root, every field in them accounted for.

The files have up to 130 MB, so nothing is done twice for an element: the parser drops white space between elements and
what was read is let go; fields are accounted for by shape (an element's tag with the names of its attributes), of
which a file has some forty.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

from lxml import etree

from inforce.errors import BrokenEdition
from inforce.lists.fields import knowledge, local
from inforce.lists.unknown import Fact
from inforce.lists.xml_records import ill_formed, refuse_swollen, root_of

if TYPE_CHECKING:
    from lxml.etree import _Element

Shape = tuple[str | bytes, ...]  # a tag and the names of attributes, as lxml's types have them


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
        expected = f"<{knowledge(form)['root']}> in the namespace {namespaces(form)[-1]}"
        raise BrokenEdition(f"{name}: {what}; the list begins with {expected}")
    return known[root.tag]


def is_root_of(form: str, data: bytes) -> bool:
    """The root element is that of the form, in a namespace of the form's."""
    root = root_of(data)
    return root is not None and root.tag in {f"{{{each}}}{knowledge(form)['root']}" for each in namespaces(form)}


def elements(name: str, data: bytes, tags: Collection[str], rest: "Callable[[_Element], None]") -> Iterator["_Element"]:
    """Every element with one of some tags, in order; it is emptied when the next one is asked for. ``rest`` is given
    the root with all that is left then.

    No such element may stand within another. The root has been looked at: where it was found there is no document type
    before it, and so there are no entities. Raises BrokenEdition where the document is cut off or not well formed.
    """
    refuse_swollen(name, data)
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
        rest(context.root)
    except etree.XMLSyntaxError as error:
        raise BrokenEdition(f"{name}: {ill_formed(error)}") from None


class Accounts:
    """The fields that a form's data file names, taken or ignored, and what else is met.

    In its tables ``taken`` and ``ignored`` an element has the names of its attributes (``@name``) and children.
    """

    def __init__(self, form: str, also: str | None = None, everywhere: Collection[str] = ()) -> None:
        """``also``: another form whose tables hold too. ``everywhere``: attributes that any element may have."""
        forms = [knowledge(each) for each in (form, also) if each]
        tables = [known[table] for known in forms for table in ("taken", "ignored")]
        pairs = [(element, name) for table in tables for element, names in table.items() for name in names]
        self._elements = frozenset(name for _, name in pairs if not name.startswith("@")) | {forms[0]["root"]}
        self._attributes = frozenset(f"{element}{name}" for element, name in pairs if name.startswith("@"))
        self._everywhere = frozenset(everywhere)
        self._known: set[Shape] = set()
        self._strange: set[Shape] = set()

    def names_element(self, name: str) -> bool:
        return name in self._elements

    def unnamed(self, element: str, attributes: Iterable[str | bytes]) -> list[str]:
        """The attributes of an element that are not named, each as it is written."""
        named = ((str(each), local(str(each))) for each in attributes)
        return [
            each for each, name in named if name not in self._everywhere and f"{element}@{name}" not in self._attributes
        ]

    def unknown_in(self, element: "_Element") -> list[Fact]:
        """Name (``Element`` or ``Element@attribute``) and value of every field in an element that is not named."""
        for each in element.iter():
            shape = (each.tag, *each.keys())
            if shape not in self._known:
                self._known.add(shape)
                name = local(each.tag)
                if not self.names_element(name) or self.unnamed(name, each.keys()):
                    self._strange.add(shape)
        if not self._strange:
            return []
        strange = [each for each in element.iter() if (each.tag, *each.keys()) in self._strange]
        return [fact for each in strange for fact in self._facts(each) if fact[1]]

    def _facts(self, element: "_Element") -> Iterator[Fact]:
        name = local(str(element.tag))
        if not self.names_element(name):
            yield name, (element.text or "").strip()
        for key in self.unnamed(name, element.keys()):
            yield f"{name}@{local(key)}", element.get(key, "").strip()
