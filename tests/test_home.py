"""The home folder, with its store on SQLite or on PostgreSQL."""

from pathlib import Path

import pytest

from inforce.errors import StoreUnusable
from inforce.home import Home
from tests.conftest import Keeper, sdn_file


def test_there_is_no_store_before_the_first_import(keeper: Keeper) -> None:
    before = keeper.home.exists
    keeper.keep(sdn_file({1: "HARBOUR LINE"}), "2024-01-10T10:00Z")
    assert (before, keeper.home.exists) == (False, True)


def test_a_database_that_cannot_be_asked_is_no_empty_one(tmp_path: Path) -> None:
    with pytest.raises(StoreUnusable, match="cannot be used"):
        _ = Home(tmp_path, db="postgresql://nobody@127.0.0.1:1/none").exists
