"""The files around the package agree with each other."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LOCKED = {package["name"]: package for package in tomllib.loads((ROOT / "uv.lock").read_text("utf-8"))["package"]}


def names(requirements: list[str]) -> set[str]:
    return {re.split(r"[;<>=\[ ]", requirement)[0].lower() for requirement in requirements}


def test_the_lock_file_was_made_from_the_dependencies_of_the_project_file() -> None:
    ours = LOCKED["inforce"]
    assert {each["name"] for each in ours["dependencies"]} == names(PROJECT["project"]["dependencies"])
    assert {each["name"] for each in ours["dev-dependencies"]["dev"]} == names(PROJECT["dependency-groups"]["dev"])


def test_the_license_is_the_whole_apache_license_that_the_project_file_names() -> None:
    text = (ROOT / "LICENSE").read_text("utf-8")
    assert PROJECT["project"]["license"] == "Apache-2.0"
    assert "Version 2.0, January 2004" in text
    assert "END OF TERMS AND CONDITIONS" in text
