"""Files that are there whole or not at all, with where they come from beside them."""

import json
from collections.abc import Mapping
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from inforce import contract
from inforce.lists.registers import register_facts
from inforce.moment import iso
from inforce.register.model import State
from inforce.register.snapshot import Snapshot
from inforce.whole import is_stream, write_together, write_whole


def provenance(snapshot: Snapshot, form: str) -> contract.Json:
    """Where an export comes from: register, moment, the looks around it, what is not known."""
    facts = register_facts(snapshot.register)
    return contract.document(
        {
            "register": snapshot.register,
            "title": facts.title,
            "publisher": facts.publisher,
            "as_of": iso(snapshot.moment.valid),
            "known_at": iso(snapshot.moment.known),
            "form": form,
            "complete": snapshot.doubt is None,
            "doubt": snapshot.explained,
            "before": contract.edition(snapshot.before) if snapshot.before else None,
            "after": contract.edition(snapshot.after) if snapshot.after else None,
            "details_from": contract.edition(snapshot.details) if snapshot.details else None,
            "entries": len(snapshot.members),
            "listed": snapshot.of(State.LISTED),
            "unknown": snapshot.of(State.UNKNOWN),
            "version": version("inforce"),
        }
    )


def beside(path: Path) -> Path:
    """Where the provenance of a file stands."""
    return path.with_name(f"{path.name}.provenance.json")


def write_with_provenance(path: Path, data: bytes, told: Mapping[str, object]) -> None:
    """The file, and beside it where it comes from, with the file's own SHA-256: whoever finds another file beside it knows.

    Beside what is no file (a device, a pipe) nothing is written. Raises OSError; neither is half-written then, nor one without
    the other.
    """
    if is_stream(path):
        write_whole(path, data)
        return
    file = {"name": path.name, "size": len(data), "sha256": sha256(data).hexdigest()}
    origin = (json.dumps({**told, "file": file}, ensure_ascii=False, indent=2) + "\n").encode()
    write_together([(path, data), (beside(path), origin)])
