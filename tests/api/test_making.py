"""Indexes of names that a process of its own makes."""

import shutil
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from inforce.api.app import create_app
from inforce.api.making import made_aside
from inforce.api.settings import Settings
from tests.api.conftest import BEFORE, FIRST, edition, serving
from tests.conftest import LATER, Keeper


def test_all_that_questions_about_now_need_is_there_afterwards(keeper: Keeper) -> None:
    keeper.keep(edition(BEFORE), FIRST)
    made_aside(keeper.home, LATER)
    before = {path.name: path.stat().st_mtime_ns for path in keeper.home.indexes.glob("*.names")}
    assert len(before) == 2
    with serving(create_app(keeper.home, Settings(looked=0.05), clock=lambda: LATER)):
        after = {path.name: path.stat().st_mtime_ns for path in keeper.home.indexes.glob("*.names")}
    assert after == before, "nothing was made again"


def test_where_none_can_be_made_nobody_is_kept_from_answering(keeper: Keeper) -> None:
    keeper.keep(edition(BEFORE), FIRST)
    shutil.rmtree(keeper.home.indexes, ignore_errors=True)
    keeper.home.indexes.write_text("no folder")
    made_aside(keeper.home, LATER)
    assert keeper.home.indexes.read_text() == "no folder"


def test_a_process_that_hangs_is_ended(keeper: Keeper) -> None:
    keeper.keep(edition(BEFORE), FIRST)
    made_aside(keeper.home, LATER, [sys.executable, "-c", "import time; time.sleep(600)"], 0.5)


def test_of_several_that_need_indexes_one_at_a_time_begins_a_process(keeper: Keeper, tmp_path: Path) -> None:
    keeper.keep(edition(BEFORE), FIRST)
    at_once = tmp_path / "at-once"
    code = f"""
import pathlib, time
here = pathlib.Path({str(tmp_path)!r}, "here")
if here.exists():
    pathlib.Path({str(at_once)!r}).touch()
here.touch()
time.sleep(0.4)
here.unlink(missing_ok=True)
"""
    with ThreadPoolExecutor(3) as three:
        list(three.map(lambda _: made_aside(keeper.home, LATER, [sys.executable, "-c", code]), range(3)))
    assert not at_once.exists()
