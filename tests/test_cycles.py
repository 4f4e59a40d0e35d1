"""Circles of values, looked for when it is said."""

import gc
import weakref

import pytest

from inforce.cycles import loading, look, look_when_told, not_looked_for, pass_for_old


class Ring:
    """It holds itself."""

    def __init__(self) -> None:
        self.own = self


def test_after_a_look_what_only_held_itself_is_gone_and_the_rest_is_passed_over() -> None:
    gone, stays = Ring(), Ring()
    ring = weakref.ref(gone)
    del gone
    look()
    assert ring() is None
    assert stays.own is stays
    assert not any(each is stays for each in gc.get_objects()), "the next look passes it over"


def test_what_loads_is_passed_over_and_looking_goes_on_after_it() -> None:
    with loading():
        assert not gc.isenabled()
        loaded = Ring()
    assert gc.isenabled()
    assert not any(each is loaded for each in gc.get_objects()), "the next look passes it over"


def test_a_service_does_not_look_at_the_old_until_it_is_told() -> None:
    before = gc.get_threshold()
    try:
        look_when_told()
        looks = [each["collections"] for each in gc.get_stats()]
        kept = [Ring() for _ in range(500_000)]
        after = [each["collections"] for each in gc.get_stats()]
        assert after[0] > looks[0]
        assert after[1] > looks[1]
        assert after[2] == looks[2]
        assert kept
    finally:
        gc.set_threshold(*before)


def test_where_nothing_was_looked_for_loading_does_not_begin_it() -> None:
    gc.disable()
    try:
        with loading():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


@pytest.mark.parametrize("was", [True, False])
def test_circles_are_looked_for_again_after_a_while_without_as_they_were_before(was: bool) -> None:
    set_to(was)
    try:
        with pytest.raises(ValueError, match="within"), not_looked_for():
            assert not gc.isenabled()
            raise ValueError("within")
        assert gc.isenabled() is was
    finally:
        gc.enable()


def set_to(enabled: bool) -> None:
    (gc.enable if enabled else gc.disable)()


def test_what_passes_for_old_is_looked_at_with_the_old() -> None:
    gc.unfreeze()
    gone = Ring()
    ring = weakref.ref(gone)
    pass_for_old()
    assert gc.get_freeze_count() == 0
    del gone
    gc.collect(1)
    assert ring() is not None, "a look at the young passes it over"
    gc.collect()
    assert ring() is None


def test_what_is_passed_over_stays_so_when_more_passes_for_old() -> None:
    gc.freeze()
    try:
        pass_for_old()
        assert gc.get_freeze_count() > 0
    finally:
        gc.unfreeze()
