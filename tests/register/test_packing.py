from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from inforce.register.packing import AROUND, Header, pack, pack_against, unpack

texts = st.lists(st.sampled_from([b"one row\n", b"another row\n", b"x" * 70, b"\x00", b""]), max_size=30).map(b"".join)
edits = st.tuples(st.integers(0, 300), st.integers(0, 300), st.binary(max_size=40))


@given(texts, texts)
def test_bytes_packed_against_any_others_are_had_back(data: bytes, base: bytes) -> None:
    header, body = pack_against(data, base, "base", 1)
    assert unpack(header, body, base) == data
    assert unpack(*pack(data), None) == data


@given(st.binary(min_size=200, max_size=400), edits)
def test_what_both_begin_and_end_with_is_not_stored(base: bytes, edit: tuple[int, int, bytes]) -> None:
    start, length, new = edit
    data = base[:start] + new + base[start + length :]
    header, body = pack_against(data, base, "base", 1)
    assert unpack(header, body, base) == data
    assert header.head >= min(start, len(base))
    assert header.head + header.tail <= min(len(data), len(base))
    assert header.head + header.tail + len(new) >= min(len(data), len(base) - length)


def test_what_is_new_is_told_by_its_surroundings() -> None:
    base = b"".join(sha256(b"%d" % number).digest() for number in range(20_000))
    data = base[:256_000] + base[250_000:255_000] + base[256_000:]
    header, body = pack_against(data, base, "base", 1)
    assert len(base) > 2 * AROUND
    assert len(body) < 100
    assert unpack(header, body, base) == data


@given(texts, st.integers(-5, 500), st.integers(-5, 500))
def test_a_damaged_header_never_raises(data: bytes, head: int, tail: int) -> None:
    header, body = pack_against(data, b"one row\n", "base", 1)
    unpack(Header(header.size, "base", 1, head, tail), body, b"one row\n")
    unpack(header, body[:-3], b"one row\n")
