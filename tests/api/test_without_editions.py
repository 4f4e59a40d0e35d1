"""A store that was made, and knows of no edition: nothing found there would mean nothing."""

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from inforce.api.answering import chosen
from inforce.api.current import Current
from inforce.errors import StoreUnusable
from inforce.home import Home
from inforce.mcp.answers import Answers
from inforce.register.store import Store

NOW = datetime(2024, 1, 10, tzinfo=UTC)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    home = Home(tmp_path)
    with home.writing():
        pass
    return home


def test_the_service_asks_no_registers_of_which_no_edition_is_in_force(home: Home) -> None:
    with closing(Store(home.place)) as store, closing(Current(home, store, NOW)) as current:
        assert current.summaries() == []
        with pytest.raises(StoreUnusable, match="no editions here yet"):
            chosen(current, None)


def test_assistants_are_told_that_there_are_no_editions(home: Home) -> None:
    answers = Answers(home, lambda: NOW)
    assert answers.registers()["registers"] == []
    with pytest.raises(StoreUnusable, match="no editions here yet"):
        answers.was("Nobody", None, None, None)
