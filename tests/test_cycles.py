"""Circles of values, looked for when it is said."""

import gc
import weakref

import pytest

from inforce.cycles import look


class Ring:
    """It holds itself."""

    def __init__(self) -> None:
        self.own = self


@pytest.mark.parametrize("at_all", [False, True])
def test_after_a_look_what_only_held_itself_is_gone_and_the_rest_is_passed_over(at_all: bool) -> None:
    gone, stays = Ring(), Ring()
    ring = weakref.ref(gone)
    del gone
    look(at_all=at_all)
    assert ring() is None
    assert stays.own is stays
    assert not any(each is stays for each in gc.get_objects()), "the next look passes it over"
