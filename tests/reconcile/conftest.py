"""The ledger, kept once for all tests of this folder: they only read it."""

import pytest

from tests.conftest import Keeper
from tests.reconcile.ledger import Asker, keep_ledger


@pytest.fixture(scope="session")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Keeper:
    return keep_ledger(tmp_path_factory.mktemp("ledger"))


@pytest.fixture
def ask(ledger: Keeper) -> Asker:
    return Asker(ledger)
