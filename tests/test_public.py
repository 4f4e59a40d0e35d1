"""The public face of the package: every name is there, and loading it is cheap."""

import subprocess
import sys

import pytest

import inforce


@pytest.mark.parametrize("name", inforce.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(inforce, name).__doc__


def test_loading_the_package_loads_nothing_heavy() -> None:
    code = "import inforce, sys; print(sorted({'sqlalchemy', 'lxml', 'rich'} & set(sys.modules)))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


def test_an_import_of_editions_loads_no_reader_of_reports_and_no_database_that_is_not_asked() -> None:
    heavy = (
        "{'inforce.claims.extract', 'inforce.reconcile.reconcile', 'numpy', 'lxml', 'sqlalchemy.dialects.postgresql'}"
    )
    code = f"import inforce.cli.importing, sys; print(sorted({heavy} & set(sys.modules)))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="nonsense"):
        _ = inforce.nonsense


def test_what_is_offered_is_shown_before_it_is_loaded() -> None:
    assert set(inforce.__all__) <= set(dir(inforce))
