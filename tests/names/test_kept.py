"""Indexes kept in a folder."""

import threading
from pathlib import Path

from inforce.names.index import Listed, NameIndex, build, load
from inforce.names.kept import KEPT, kept
from inforce.names.parse import Kind


def test_whoever_needs_an_index_that_is_being_made_waits_for_it(tmp_path: Path) -> None:
    begun, go_on, made, found = threading.Event(), threading.Event(), list[str](), list[Path]()

    def make() -> NameIndex:
        made.append("once")
        begun.set()
        assert go_on.wait(20)
        return build([Listed("1", "NILE LINES", Kind.VESSEL)])

    asking = [threading.Thread(target=lambda: found.append(kept(tmp_path, "a source", make))) for _ in range(3)]
    asking[0].start()
    assert begun.wait(20)
    for each in asking[1:]:
        each.start()
    go_on.set()
    for each in asking:
        each.join(20)
    assert made == ["once"]
    assert len(found) == 3
    assert len(set(found)) == 1


def test_those_used_last_stay(tmp_path: Path) -> None:
    paths = [
        kept(tmp_path, f"source {n}", lambda: build([Listed("1", "NILE LINES", Kind.VESSEL)])) for n in range(KEPT + 2)
    ]
    assert [path.exists() for path in paths] == [False, False, *[True] * KEPT]
    index = load(paths[-1])
    assert index is not None
    assert index.size == 1
