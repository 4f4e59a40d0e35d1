"""The public face of the package: every name is there, and loading it is cheap."""

import subprocess
import sys
from importlib.metadata import version

import pytest

import inforce


@pytest.mark.parametrize("name", inforce.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(inforce, name).__doc__


def test_the_version_is_that_of_what_is_installed() -> None:
    assert inforce.__version__ == version("inforce")


READERS = {"inforce.claims.extract", "inforce.reconcile.reconcile", "numpy"}


@pytest.mark.parametrize(
    ("module", "heavy"),
    [
        pytest.param("inforce", {"sqlalchemy", "lxml", "rich"}, id="the package"),
        pytest.param("inforce.cli.program", {"sqlalchemy", "rich", "numpy", "platformdirs"}, id="the program"),
        pytest.param(
            "inforce.cli.importing", {*READERS, "lxml", "sqlalchemy.dialects.postgresql"}, id="an import of editions"
        ),
        pytest.param(
            "inforce.cli.reports",
            {"lxml", "rich", "inforce.reports.mail", "inforce.claims.russian", "sqlalchemy.dialects.postgresql"},
            id="the check of a text",
        ),
    ],
)
def test_loading_loads_nothing_heavy_that_is_not_asked_for(module: str, heavy: set[str]) -> None:
    code = f"import {module}, sys; print(sorted({heavy} & set(sys.modules)))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="nonsense"):
        _ = inforce.nonsense


def test_what_is_offered_is_shown_before_it_is_loaded() -> None:
    assert set(inforce.__all__) <= set(dir(inforce))
