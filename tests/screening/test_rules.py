"""What decides a screening beside what is asked: it is told by receipts, and indexes are made anew where it changed."""

import sys
from importlib.resources import files
from pathlib import Path

import pytest

from inforce import knowledge
from inforce.screening import indexes
from inforce.screening.countries import countries_meant
from inforce.screening.indexes import of_list
from inforce.screening.receipting import screening_rules


def test_a_list_is_read_again_where_the_tables_that_read_it_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed, folder = tmp_path / "list.csv", tmp_path / "indexes"
    listed.write_text("id,name\n1,Nile Lines\n", "utf-8")
    before = of_list(listed, folder)
    assert of_list(listed, folder) == before
    monkeypatch.setattr(indexes, "reading_rules", lambda: "others")
    assert of_list(listed, folder) != before


def test_the_rules_of_a_receipt_cover_every_table_by_which_countries_are_compared(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read = set[tuple[str, str]]()

    def noted(package: str, name: str) -> object:
        read.add((f"inforce.{package}", f"{name}.toml"))
        return knowledge.knowledge(package, name)

    module = sys.modules[countries_meant.__module__]
    monkeypatch.setattr(module, "knowledge", noted)
    for each in ("_known", "_codes"):
        getattr(module, each).cache_clear()
    countries_meant("a country, another that no other test asks for")
    rules = screening_rules()
    assert {package for package, _ in read} > {"inforce.screening"}
    assert [each for each in read if each[0] not in rules and "/".join(each) not in rules] == []
    assert all(files(package).joinpath("data", name).is_file() for package, name in read)
