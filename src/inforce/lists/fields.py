"""An XML record as a plain tree of fields, every name in it accounted for.

The tables of a format's data file say for each element which attributes (``@name``) and children it may have: those
that are taken, and those that are ignored with a reason. What has no value is left out; what no table names is handed
over under its path, so that it can be told and kept.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import field
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

from inforce.knowledge import knowledge as of_package
from inforce.lists.unknown import Fact
from inforce.values import value

if TYPE_CHECKING:
    from lxml.etree import _Element

Value = TypeVar("Value", bound=Hashable)
_NONE: frozenset[str] = frozenset()


def knowledge(form: str) -> dict[str, Any]:
    """``data/<form>.toml``: whatever tables it has, by name."""
    return of_package("lists", form)


def word(form: str, name: str) -> str:
    """A single word of the table ``words`` of a format's data file."""
    return str(knowledge(form)["words"][name])


@value(frozen=True, slots=True)
class Tables:
    """Names that may stand in an element, by the element: ``taken`` become fields, ``ignored`` do not."""

    taken: Mapping[str, frozenset[str]]
    ignored: Mapping[str, frozenset[str]]

    def ignores(self, element: str, name: str) -> bool:
        return name in self.ignored.get(element, _NONE)


@cache
def tables(form: str) -> Tables:
    """The tables ``taken`` and ``ignored`` of a format's data file."""
    taken, ignored = (
        {element: frozenset(names) for element, names in knowledge(form).get(name, {}).items()}
        for name in ("taken", "ignored")
    )
    return Tables(taken, ignored)


@value(frozen=True, slots=True)
class Field:
    """An element: attributes that have a value, children by tag, and its own text; white space is folded."""

    attributes: dict[str, str] = field(default_factory=dict)
    children: dict[str, list["Field"]] = field(default_factory=dict)
    text: str = ""

    def get(self, attribute: str) -> str:
        return self.attributes.get(attribute, "")

    def all(self, tag: str) -> list["Field"]:
        return self.children.get(tag, [])

    def texts(self, tag: str) -> list[str]:
        """The words of every child with a tag that has any."""
        return [child.text for child in self.all(tag) if child.text]

    def one(self, tag: str) -> str:
        """The words of the first such child, or none."""
        return next(iter(self.texts(tag)), "")


def field_tree(element: "_Element", known: Tables, unknown: list[Fact]) -> Field:
    """The tree of an element without comments; ``unknown`` takes path and value of what no table names."""
    return _tree(element, known, unknown, [])


def _tree(element: "_Element", known: Tables, unknown: list[Fact], above: list[str]) -> Field:
    tag = local(element.tag)
    taken, path = known.taken.get(tag, _NONE), [*above, tag]
    attributes: dict[str, str] = {}
    for key, told in element.items():
        name, words = f"@{local(key)}", folded(str(told))
        if words and name in taken:
            attributes[name[1:]] = words
        elif words and not known.ignores(tag, name):
            unknown.append(("/".join((*path, name)), words))
    children: dict[str, list[Field]] = {}
    text = element.text or ""
    for child in element:
        name = local(child.tag)
        if name in taken:
            children.setdefault(name, []).append(_tree(child, known, unknown, path))
        elif not known.ignores(tag, name):
            unknown.extend(_everything(child, "/".join((*path, name))))
        text += child.tail or ""
    return Field(attributes, children, folded(text))


def _everything(element: "_Element", path: str) -> Iterator[Fact]:
    """All that an element of unknown meaning says, under its path."""
    for key, told in element.attrib.items():
        if words := folded(str(told)):
            yield f"{path}/@{local(key)}", words
    if words := folded(" ".join(map(str, element.itertext()))):
        yield path, words


def folded(text: str) -> str:
    """White space of every kind, line breaks of the layout among it, as single spaces."""
    return " ".join(text.split())


def each_once(values: Iterable[Value]) -> tuple[Value, ...]:
    """The values in their order, without repetitions."""
    return tuple(dict.fromkeys(values))


@lru_cache(maxsize=4096)
def local(tag: str) -> str:
    """The name without its namespace."""
    return tag.rpartition("}")[2]
