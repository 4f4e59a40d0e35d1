"""Delta files in OFAC's form, written for tests."""

from collections.abc import Iterable

LIST = "SDN List"


def entity(number: int, action: str, name: str = "NILE LINES", listed: str = LIST, on: str = "2019-05-01") -> str:
    """One entity; ``on`` is the day on which its list says that it was published there, ``listed`` may be empty."""
    lists = f'<sanctionsList datePublished="{on}">{listed}</sanctionsList>' if listed else ""
    return (
        f'<entity id="{number}" action="{action}"><generalInfo><entityType>Entity</entityType></generalInfo>'
        f"<sanctionsLists>{lists}</sanctionsLists>"
        "<sanctionsPrograms><sanctionsProgram>TESTING</sanctionsProgram></sanctionsPrograms>"
        "<names><name><isPrimary>true</isPrimary><translations><translation><isPrimary>true</isPrimary>"
        f"<formattedFullName>{name}</formattedFullName></translation></translations></name></names></entity>"
    )


def added(number: int, day: str, **about: str) -> str:
    return entity(number, "add", on=day, **about)


def removed(number: int, **about: str) -> str:
    return entity(number, "remove", **about)


def delta_file(published: str, entities: Iterable[str] = ()) -> bytes:
    """``published`` as OFAC writes it: 2024-05-03T00:00:00-04:00."""
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<sanctionsData xmlns="https://www.treasury.gov/ofac/DeltaFile/1.0">'
        f"<publicationInfo><datePublished>{published}</datePublished>"
        "<publicationType>Standard Action</publicationType></publicationInfo>"
        f"<entities>{''.join(entities)}</entities></sanctionsData>"
    ).encode()
