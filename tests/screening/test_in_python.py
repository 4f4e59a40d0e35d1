"""The examples of docs/screening.md, run."""

import re
from pathlib import Path

import pytest

from tests.conftest import Keeper, sdn_file

PAGE = Path(__file__).resolve().parents[2] / "docs/screening.md"


def examples() -> list[str]:
    section = PAGE.read_text("utf-8").partition("### In Python")[2].partition("\n## ")[0]
    return re.findall(r"```python\n(.*?)```", section, re.DOTALL)


def printed(code: str, capsys: pytest.CaptureFixture[str]) -> list[str]:
    exec(compile(code, str(PAGE), "exec"), {})
    return capsys.readouterr().out.splitlines()


def test_the_example_of_a_list_finds_both(capsys: pytest.CaptureFixture[str]) -> None:
    first, second = printed(examples()[0], capsys)
    assert first.startswith("17 Oleg BRUSENTSOV 1.0")
    assert second.startswith("18 Vega Trading LLC 0.9")


def test_the_example_of_a_register_tells_who_was_listed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    keeper = Keeper(tmp_path)  # the example names no database
    keeper.keep(sdn_file({1: "SHCHUKIN, Sergey Ivanovich", 2: "CALM HARBOUR LINES"}), "2024-01-01T10:00Z")
    keeper.home.folder.rename(keeper.home.folder.parent / "registers")
    monkeypatch.chdir(keeper.home.folder.parent)
    first, second = printed(examples()[1], capsys)
    assert first.startswith("Siarhei Shchukin [('us-ofac-sdn', '1', 'listed', 0.")
    assert second == "Hana Sorel []"
