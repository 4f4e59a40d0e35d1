"""Data files of packages: both parsers read the same tables from them."""

import tomllib
from pathlib import Path

import pytest

import inforce
from inforce.knowledge import knowledge, parse

FILES = sorted(Path(inforce.__file__).parent.glob("*/data/*.toml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.parent.name}-{path.stem}")
def test_the_fast_parser_reads_what_the_standard_one_does(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert repr(parse(text)) == repr(tomllib.loads(text)), "the same values in the same order"


def test_a_data_file_is_found_by_its_package_and_name() -> None:
    assert knowledge("claims", "verbs_en") is knowledge("claims", "verbs_en")
    assert knowledge("claims", "verbs_en")
