from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st
from zstandard import DICT_TYPE_RAWCONTENT, ZstdCompressionDict, ZstdCompressor

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
    assert sum(size for _, _, size in header.taken) + len(new) >= min(len(data), len(base) - length)


def test_stretches_between_two_differences_are_not_stored() -> None:
    base = b"".join(sha256(b"%d" % number).digest() for number in range(2_000))
    data = b"new" + base[:20_000] + b"amended" + base[20_007:40_000] + base[41_000:]
    header, body = pack_against(data, base, "base", 1)
    assert header.taken == ((3, 0, 20_000), (7, 7, 19_993), (0, 1_000, 23_000))
    assert len(body) < 40
    assert unpack(header, body, base) == data


@given(texts, texts, st.integers(0, 60), st.integers(0, 60))
def test_files_of_earlier_versions_are_had_back(base: bytes, new: bytes, head: int, tail: int) -> None:
    head = min(head, len(base))
    tail = min(tail, len(base) - head)
    seen = base[max(0, head - AROUND) : len(base) - tail + AROUND]
    dictionary = ZstdCompressionDict(seen, dict_type=DICT_TYPE_RAWCONTENT)
    body = ZstdCompressor(dict_data=dictionary).compress(new)
    data = base[:head] + new + base[len(base) - tail :]
    assert unpack(Header(len(data), "base", 1, head, tail), body, base) == data


def test_what_is_new_is_told_by_its_surroundings() -> None:
    base = b"".join(sha256(b"%d" % number).digest() for number in range(20_000))
    data = base[:256_000] + base[250_000:255_000] + base[256_000:]
    header, body = pack_against(data, base, "base", 1)
    assert len(base) > 2 * AROUND
    assert len(body) < 100
    assert unpack(header, body, base) == data


taken = st.lists(st.tuples(*[st.integers(-5, 500)] * 3), max_size=3).map(tuple)


@given(texts, st.integers(-5, 500), st.integers(-5, 500), taken, st.integers(-5, 500))
def test_a_damaged_header_never_raises(
    data: bytes, head: int, tail: int, told: tuple[tuple[int, int, int], ...], around: int
) -> None:
    header, body = pack_against(data, b"one row\n", "base", 1)
    unpack(Header(header.size, "base", 1, head, tail), body, b"one row\n")
    unpack(Header(header.size, "base", 1, taken=told, around=around), body, b"one row\n")
    unpack(header, body[:-3], b"one row\n")
