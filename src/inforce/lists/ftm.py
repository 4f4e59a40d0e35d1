"""FollowTheMoney JSON lines: one entity a line, as OpenSanctions and others export them.

A party is listed where it is a target of the data set: ``target`` is true, or ``sanction`` is among its topics, or a
``Sanction`` entity names it; where no entity of a file says any of this, every party in it is. Programmes and listing
dates come from the party and from its ``Sanction`` entities. ``data/ftm.toml`` says which field each property fills
and which are ignored; a property named nowhere is kept among the facts under its own name.
"""

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from importlib import resources

import msgspec

from inforce.errors import BrokenEdition
from inforce.lists.edition import Part, Reading
from inforce.lists.model import Address, Details, Entry, Identifier, Kind, Name, Quality
from inforce.lists.registers import RegisterFacts

FORM = "ftm"
_QUALITIES = {"strong": (Quality.STRONG, "aka"), "weak": (Quality.WEAK, "aka"), "former": (Quality.FORMER, "fka")}


class Entity(msgspec.Struct, frozen=True):
    """The fields of an entity that matter here; every other top-level field (caption, referents, first_seen,
    last_seen, last_change, datasets, origin) is ignored."""

    id: str
    schema: str
    properties: dict[str, list[str]] = {}
    target: bool = False


_decoder = msgspec.json.Decoder(Entity)


@cache
def _model() -> dict[str, dict[str, list[str]]]:
    text = resources.files("inforce.lists").joinpath("data/ftm.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _kinds() -> dict[str, Kind]:
    return {schema: Kind(str(kind)) for schema, kind in _model()["kinds"].items()}


def looks_like(data: bytes) -> bool:
    return data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"{"


def read(files: Mapping[str, bytes], facts: RegisterFacts) -> Reading:
    """One edition from one file of JSON lines. Raises BrokenEdition."""
    if len(files) != 1:
        raise BrokenEdition(f"{', '.join(sorted(files))}: a FollowTheMoney edition is one file")
    (name, data), *_ = files.items()
    rows = [row for row in (line.strip() for line in data.removeprefix(b"\xef\xbb\xbf").split(b"\n")) if row]
    entities = [(row, _decode(name, row)) for row in rows]
    number = _numbering(facts)
    sanctions = {row: entity for row, entity in entities if entity.schema == "Sanction"}
    parties = _listed_parties(
        entities, {x for entity in sanctions.values() for x in entity.properties.get("entity", [])}
    )
    if not parties:
        raise BrokenEdition(f"{name}: no party in {len(rows)} lines")
    return Reading(
        FORM,
        {
            f"{FORM}:party": Part(f"{FORM}:party", frozenset(parties), number, lambda _: None, lists=True),
            f"{FORM}:sanction": Part(f"{FORM}:sanction", frozenset(sanctions), number, lambda _: None),
        },
        frozenset(map(number, parties)),
    )


def _decode(name: str, row: bytes) -> Entity:
    try:
        return _decoder.decode(row)
    except msgspec.DecodeError as error:
        shown = row[:40].decode("utf-8", "replace")
        raise BrokenEdition(f"{name}: the line {shown!r} is not an entity ({error}); cut off?") from None


def _numbering(facts: RegisterFacts) -> Callable[[bytes], str]:
    """The publisher's number of the party that a line tells of: ``ofac-44541`` is entry 44541 of OFAC's lists."""
    pattern = re.compile(facts.entry_id) if facts.entry_id else None

    def number(row: bytes) -> str:
        entity = _decoder.decode(row)
        party = entity.properties.get("entity", [""])[0] if entity.schema == "Sanction" else entity.id
        match = pattern.fullmatch(party) if pattern else None
        return match[1] if match else party

    return number


def _listed_parties(entities: list[tuple[bytes, Entity]], sanctioned: set[str]) -> list[bytes]:
    parties = [(row, entity) for row, entity in entities if entity.schema in _model()["kinds"]]
    listed = [
        row
        for row, entity in parties
        if entity.target or "sanction" in entity.properties.get("topics", []) or entity.id in sanctioned
    ]
    return listed or [row for row, _ in parties]


def assemble(number: str, rows: Iterable[tuple[str, bytes]]) -> Entry | None:
    """The entry that the rows of a party and of its sanctions describe; None where the party is not among them."""
    entities = [_decoder.decode(row) for _, row in rows]
    party = next((entity for entity in entities if entity.schema != "Sanction"), None)
    if party is None:
        return None
    sanctions = [entity.properties for entity in entities if entity.schema == "Sanction"]
    by_field, model = _model()["properties"], _model()
    values = {field: _values([party.properties], names) for field, names in by_field.items()}
    identifiers = [Identifier(key, value) for key in by_field["identifiers"] for value in party.properties.get(key, ())]
    programmes = _values([party.properties, *sanctions], model["sanction"]["programmes"])
    return Entry(
        number=number,
        kind=Kind(_kinds().get(party.schema, Kind.UNKNOWN)),
        names=_names(values),
        programmes=programmes,
        details=Details(
            births=values["births"],
            birthplaces=values["birthplaces"],
            nationalities=values["nationalities"],
            citizenships=values["citizenships"],
            positions=values["positions"],
            established=values["established"],
            remarks=values["remarks"],
            gender=next(iter(party.properties.get("gender", ())), None),
            identifiers=tuple(identifiers),
            listed_on=_values(sanctions, model["sanction"]["listed_on"]),
            facts=_other_facts(party),
        ),
        addresses=tuple(Address((address,)) for address in values["addresses"]),
        missing=frozenset() if programmes else frozenset({"programmes"}),
    )


def _values(properties: Iterable[Mapping[str, list[str]]], names: Iterable[str]) -> tuple[str, ...]:
    """Every value of some properties, each once, in order."""
    names = tuple(names)
    return tuple(dict.fromkeys(value for each in properties for name in names for value in each.get(name, ())))


def _names(values: Mapping[str, tuple[str, ...]]) -> tuple[Name, ...]:
    primary, *others = values["name"] or ("",)
    names = [Name(primary)] if primary else []
    names += [Name(text, Quality.STRONG, "aka") for text in others]
    names += [Name(text, *how) for field, how in _QUALITIES.items() for text in values[field]]
    return tuple(names)


def _other_facts(party: Entity) -> tuple[tuple[str, str], ...]:
    known = {name for names in _model()["properties"].values() for name in names} | {"gender"}
    return tuple((key, value) for key, values in party.properties.items() if key not in known for value in values)
