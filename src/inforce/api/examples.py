"""A party by example, in FollowTheMoney's words, as names to be looked for with the facts beside them."""

from collections.abc import Mapping, Sequence

from inforce.errors import BadInput
from inforce.knowledge import knowledge
from inforce.names.parts import Kind
from inforce.screening.facts import Facts, together
from inforce.screening.model import Query

KINDS: Mapping[str, Kind] = {
    "Thing": Kind.ANY,
    "LegalEntity": Kind.ANY,
    "Person": Kind.PERSON,
    "Organization": Kind.ORGANISATION,
    "Company": Kind.ORGANISATION,
    "PublicBody": Kind.ORGANISATION,
    "Vessel": Kind.VESSEL,
    "Airplane": Kind.AIRCRAFT,
    "Vehicle": Kind.ANY,
    "Asset": Kind.ANY,
}
"""Which kind of party a schema means; others cannot be listed."""
_NAMES = ("name", "alias", "previousName", "weakAlias", "abbreviation")
_GIVEN = ("firstName", "secondName", "middleName", "fatherName")
"""In the order in which they stand in a full name."""
_SHOWN = 200
"""Characters at most of what is said of a name that is none."""


def kind_of_schema(schema: str) -> Kind:
    """Raises BadInput for a schema of which nothing can be listed."""
    if schema not in KINDS:
        raise BadInput(f"nothing of the schema {schema!r} can be listed; use one of {', '.join(KINDS)}")
    return KINDS[schema]


def names_in(properties: Mapping[str, object]) -> list[str]:
    """The names of a party, the surest first. Raises BadInput where there is none."""
    told = {key: _texts(value) for key, value in properties.items()}
    names = [name for key in _NAMES for name in told.get(key, ())]
    if not names and told.get("lastName"):
        given = " ".join(part for key in _GIVEN for part in told.get(key, ())[:1])
        names = [f"{given} {last}".strip() for last in told["lastName"]]
    if not names and (key := next((key for key in (*_NAMES, "lastName") if properties.get(key)), None)):
        raise BadInput(f"a query needs a name, and {key!r} holds no text: {properties[key]!r}"[:_SHOWN])
    if not names:
        raise BadInput("a query needs a name: the property 'name', or 'firstName' and 'lastName'")
    return list(dict.fromkeys(names))


def facts_of(properties: Mapping[str, object]) -> Facts:
    """Births, countries and identifiers that an example tells; empty where it tells none."""
    known = knowledge("api", "examples")
    told = {key: _texts(value) for key, value in properties.items()}
    return Facts(
        births=together(text for key in known["births"] for text in told.get(key, ())),
        countries=together(text for key in known["countries"] for text in told.get(key, ())),
        identifiers=tuple((kind, text) for key, kind in known["identifiers"].items() for text in told.get(key, ())),
    )


def queries_of(schema: str, properties: Mapping[str, object]) -> list[Query]:
    """What is to be looked for: the names of a party, the surest first, each with all that is told beside them.
    Raises BadInput where there is no name."""
    kind, names, facts = kind_of_schema(schema), names_in(properties), facts_of(properties) or None
    return [Query(str(at), name, kind, facts) for at, name in enumerate(names)]


def _texts(value: object) -> Sequence[str]:
    values = value if isinstance(value, list) else [value]
    return [text for each in values if isinstance(each, str) and (text := each.strip())]
