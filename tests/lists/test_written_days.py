import pytest
from hypothesis import given
from hypothesis import strategies as st

from inforce.edtf import parse
from inforce.lists.written_days import written_day


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("3 Jun 2021", "2021-06-03"),
        ("03 June 2021", "2021-06-03"),
        ("Sep. 1958", "1958-09"),
        ("1958", "1958"),
        ("2021-06", "2021-06"),
        ("2021-06-03", "2021-06-03"),
        ("31 Jun 2021", None),
        ("3 Foo 2021", None),
        ("2021-13", None),
        ("about 1958", None),
        ("", None),
    ],
)
def test_days_in_english_become_edtf(written: str, day: str | None) -> None:
    assert written_day(written) == day


@given(st.text(max_size=20))
def test_what_comes_out_can_be_read_as_edtf(written: str) -> None:
    day = written_day(written)
    assert day is None or str(parse(day)) == day
