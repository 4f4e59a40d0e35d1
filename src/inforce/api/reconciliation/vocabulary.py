"""The types and properties that the service knows, as its clients are told them: ``data/reconciliation.toml``."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from inforce.api.examples import KINDS
from inforce.contract import Json
from inforce.knowledge import knowledge
from inforce.names.fold import fold
from inforce.names.parts import Kind

DEFAULT_TYPES = ("Person", "Organization", "Vessel", "Airplane")


@cache
def types() -> Mapping[str, Json]:
    """By id, with their broader types within them."""
    told: dict[str, Json] = {}
    for each in knowledge("api", "reconciliation")["types"]:  # broader ones stand first
        broader = [told[each["broader"]]] if "broader" in each else []
        told[each["id"]] = {key: value for key, value in each.items() if key != "broader"} | {"broader": broader}
    return told


@cache
def properties() -> Mapping[str, Json]:
    """By id: ``id``, ``name`` and, where there is one, ``description``."""
    known = ("id", "name", "description")
    every = knowledge("api", "reconciliation")["properties"]
    return {each["id"]: {key: each[key] for key in known if key in each} for each in every}


@cache
def ours() -> frozenset[str]:
    """Ids of the properties that tell of a state; the rest describe the party in FollowTheMoney's words."""
    return frozenset(each["id"] for each in knowledge("api", "reconciliation")["properties"] if each.get("ours"))


def properties_of(type_: str | None) -> Iterator[Json]:
    """The properties that parties of a type can have; all where the type is none of ours."""
    of = {each["id"]: each.get("of") for each in knowledge("api", "reconciliation")["properties"]}
    is_any = type_ not in DEFAULT_TYPES
    return (told for key, told in properties().items() if is_any or of[key] is None or type_ in of[key])


def kind_of(types_: Iterable[str]) -> Kind:
    """The kind that types ask for; any where there are several, or none of ours."""
    kinds = {KINDS.get(each, Kind.ANY) for each in types_}
    return kinds.pop() if len(kinds) == 1 else Kind.ANY


def is_a(schema: str, types_: Iterable[str]) -> bool:
    """Whether an entity is of any of some types."""
    asked, above = set(types_), [schema]
    for each in above:  # which grows by what is broader
        above += [str(broader["id"]) for broader in _broader(each)]
    return not asked.isdisjoint(above)


def _broader(type_: str) -> list[Json]:
    found = types().get(type_, {}).get("broader", [])
    assert isinstance(found, list)
    return found


def beginning(told: Iterable[Json], prefix: str) -> Iterator[Json]:
    """Those of which the id is the prefix or begins so, or a word of the name does."""
    plain = fold(prefix)
    for each in told:
        names = f" {fold(str(each['id']))} {fold(str(each['name']))}"
        if f" {plain}" in names or not plain:
            yield each
