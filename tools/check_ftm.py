"""Check a file of FollowTheMoney lines with the model's own package.

    python tools/check_ftm.py FILE

Needs ``followthemoney`` (3.8; later versions want a library that is not shipped as a wheel), and nothing of Inforce. Exit
status 1 where an entity is not valid: an unknown schema or property, a value that its type does not take, an id that is
used twice, a sanction on a party that is not in the file.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from followthemoney import model
from followthemoney.exc import InvalidData
from followthemoney.types import registry


def faults(path: Path) -> Iterator[str]:
    parties: set[str] = set()
    named: dict[str, str] = {}
    for line in path.read_text("utf-8").splitlines():
        entity = json.loads(line)
        key, schema, properties = entity["id"], model.get(entity["schema"]), entity["properties"]
        if key in parties or not registry.entity.validate(key):
            yield f"{key}: used twice, or no id"
        parties.add(key)
        if schema is None or schema.abstract:
            yield f"{key}: {entity['schema']} is no schema of entities"
            continue
        yield from (f"{key}: {schema.name} has no property {name}" for name in properties if schema.get(name) is None)
        try:
            schema.validate(entity)
        except InvalidData as error:
            yield f"{key}: {error.errors}"
        named.update((party, key) for party in properties.get("entity", ()))
    yield from (
        f"{key}: names {party}, which is not in the file" for party, key in named.items() if party not in parties
    )


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    found = list(faults(Path(sys.argv[1])))
    print(*found[:20], sep="\n")
    print(f"{len(found)} faults")
    raise SystemExit(1 if found else 0)
