"""What is refused of an XML document before it is parsed."""

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inforce.errors import BrokenEdition
from inforce.lists.xml_records import records, refuse_swollen

LIMIT = 64 * 1024


def document(*inside: bytes) -> bytes:
    return b"<list>" + b"".join(inside) + b"</list>"


@pytest.mark.parametrize(
    "tag",
    [
        b"<a" + b"".join(b' x%d="1"' % n for n in range(100_000)) + b"/>",
        b'<a x="' + b"y" * LIMIT + b'"/>',
        b"<a " + b"x" * LIMIT,
    ],
)
def test_a_tag_without_end_is_refused_and_not_parsed(tag: bytes) -> None:
    begun = perf_counter()
    with pytest.raises(BrokenEdition, match=r"list\.xml: a tag of more than 64 KiB; damaged\?"):
        list(records("list.xml", document(tag), "list", ("a",), set()))
    assert perf_counter() - begun < 20  # it took minutes, growing with the square


@given(st.lists(st.integers(0, 3 * LIMIT), max_size=5), st.lists(st.integers(0, LIMIT - 100), max_size=5))
def test_text_of_any_length_and_tags_that_are_shorter_are_welcome(texts: list[int], tags: list[int]) -> None:
    text = b"".join(b"<t>" + b"x" * length + b"</t>" for length in texts)
    refuse_swollen("list.xml", document(text, *(b'<t y="' + b"x" * length + b'"/>' for length in tags), text))


@given(st.integers(LIMIT, 2 * LIMIT), st.integers(0, 2 * LIMIT), st.integers(0, 2 * LIMIT))
def test_a_swollen_tag_is_found_wherever_it_stands(length: int, before: int, after: int) -> None:
    with pytest.raises(BrokenEdition):
        refuse_swollen("list.xml", document(b"x" * before, b'<t y="' + b"x" * length + b'"/>', b"x" * after))
