"""Everything that the OpenAPI description allows, and some that it does not: no answer is an error of the server's.

Run by ``make test-openapi``, in an environment of its own. ``INFORCE_OPENAPI_EXAMPLES`` sets how many requests of each kind
are made (25).
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

pytest.importorskip("schemathesis", reason="'make test-openapi' asks, in an environment of its own")

import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis.generation import GenerationMode

from inforce.api.app import create_app
from inforce.api.settings import Settings
from inforce.home import Home
from tests.api.conftest import AFTER, BEFORE, FIRST, SECOND, edition, serving
from tests.conftest import Keeper
from tests.dossier.conftest import HERALD

EXAMPLES = int(os.environ.get("INFORCE_OPENAPI_EXAMPLES", "25"))
DESCRIPTION = create_app(Home(Path("none"))).openapi()
NO_HTTP = b"Invalid HTTP request received."
"""What the server says to bytes that are no request, before the service sees any of them."""
OPERATIONS = [(path, method) for path, each in DESCRIPTION["paths"].items() for method in each]
BOUNDED = settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],  # a failure is told as it came: making it small would take minutes
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(scope="session")
def described(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    keeper = Keeper(tmp_path_factory.mktemp("described"))
    keeper.keep(edition(BEFORE), FIRST)
    keeper.keep(edition(AFTER), SECOND)
    with serving(create_app(keeper.home, Settings(looked=0.05))) as address:
        httpx.post(f"{address}/v1/reports", params={"name": "herald.txt"}, content=HERALD.encode()).raise_for_status()
        yield schemathesis.openapi.from_url(f"{address}/openapi.json")


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE], ids=["fitting", "unfitting"])
@pytest.mark.parametrize(("path", "method"), OPERATIONS)
def test_no_request_brings_an_error_of_the_server(described: Any, path: str, method: str, mode: GenerationMode) -> None:
    def ask(case: Any) -> None:
        answer = case.call()
        told = answer.content[:500]
        assert answer.status_code < 500 or answer.status_code == 501, told
        if answer.status_code >= 400 and answer.content != NO_HTTP:
            assert answer.headers["content-type"][0].startswith("application/problem+json"), told
            assert "\n" not in answer.json()["detail"]

    cases = described[path][method.upper()].as_strategy(generation_mode=mode)
    try:
        BOUNDED(given(cases)(ask))()  # type: ignore[no-untyped-call,unused-ignore]
    except Unsatisfiable:
        pytest.skip("there is nothing to be asked otherwise")
