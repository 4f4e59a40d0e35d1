"""Whatever the bytes: reports whose blocks hold, or one clear refusal."""

import tomllib
from pathlib import Path
from time import process_time

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from inforce.errors import UnreadableReport
from inforce.reports import Report, read

HERE = Path(__file__).parent
ROLES = {
    "title", "headline", "byline", "dateline", "paragraph", "item", "caption", "related", "wrapping", "footer",
    "correction",
}  # fmt: skip
NAMES = ["a.txt", "a.eml", "a.mbox", "a.html", "a"]


def sample_bytes() -> list[bytes]:
    cases = [tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(HERE.glob("*/*.toml"))]
    return [case["text"].removeprefix("\n").encode(case.get("encoding", "utf-8")) for case in cases]


SAMPLES = sample_bytes()
MARKS = [b"", b">", b"> ", b"--", b"***", b"\t"]
LINES = [*sorted({line for data in SAMPLES for line in data.split(b"\n") if line}), *MARKS]


def check(data: bytes, name: str) -> None:
    try:
        reports = read(data, name=name)
    except UnreadableReport as error:
        assert "\n" not in str(error)
        return
    assert reports
    for report in reports:
        assert_holds(report)


def assert_holds(report: Report) -> None:
    text, place = report.text, 0
    text.encode("utf-8")  # no lone surrogates
    for block in report.blocks:
        assert block.role in ROLES
        assert place <= block.start < block.end <= len(text)
        assert text[place : block.start].strip() == ""
        assert text[block.start : block.end] == text[block.start : block.end].strip()
        place = block.end
    assert text[place:].strip() == ""
    for layer in report.wrapping:
        assert 0 <= layer.start <= layer.end <= len(text)


@pytest.mark.parametrize("data", SAMPLES, ids=range(len(SAMPLES)))
@pytest.mark.parametrize("name", NAMES)
def test_blocks_hold_for_every_sample_whatever_it_is_taken_for(data: bytes, name: str) -> None:
    check(data, name)


@settings(max_examples=300, deadline=None)
@given(data=st.binary(max_size=400), name=st.sampled_from(NAMES))
def test_any_bytes_are_read_or_refused(data: bytes, name: str) -> None:
    check(data, name)


@settings(max_examples=200, deadline=None)
@given(text=st.text(max_size=300), name=st.sampled_from(NAMES))
@example(text="\x1c\x85\u2028a\x0b", name="a.txt")
def test_any_text_is_read_or_refused(text: str, name: str) -> None:
    check(text.encode("utf-8", "replace"), name)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(lines=st.lists(st.sampled_from(LINES), max_size=40), name=st.sampled_from(NAMES))
def test_lines_of_reports_in_any_order_are_read_or_refused(lines: list[bytes], name: str) -> None:
    check(b"\n".join(lines), name)


@settings(max_examples=300, deadline=None)
@given(
    data=st.sampled_from(SAMPLES),
    cuts=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 40), st.binary(max_size=12)), max_size=6),
    name=st.sampled_from(NAMES),
)
def test_mutilated_reports_are_read_or_refused(data: bytes, cuts: list[tuple[float, int, bytes]], name: str) -> None:
    for where, length, put in cuts:
        place = int(where * len(data))
        data = data[:place] + put + data[place + length :]
    check(data, name)


HEADERS = [
    "Content-Type",
    "Content-Transfer-Encoding",
    "Content-Disposition",
    "Subject",
    "From",
    "Date",
    "To",
    "MIME-Version",
]
ODD_VALUES = """multipart/mixed; boundary=x
multipart/alternative
text/plain; charset="
text/plain; charset=punycode
text/plain; charset*0=a; charset*1*=b'c'd
text/html; charset=utf-16
message/rfc822
base64
uuencode
x-unknown
attachment; filename*=utf-8''%
=?utf-8?b?!!!?=
=?x-none?q?=D0?=
<<@>>
(((((
"
;
31 Feb 2024"""
VALUES = st.one_of(
    st.sampled_from(ODD_VALUES.splitlines()),
    st.text(st.characters(codec="latin-1", exclude_characters="\r\n"), max_size=30),
)


@settings(max_examples=300, deadline=None)
@given(
    headers=st.lists(st.tuples(st.sampled_from(HEADERS), VALUES), min_size=1, max_size=8), body=st.binary(max_size=80)
)
def test_headers_that_no_program_writes_are_read_or_refused(headers: list[tuple[str, str]], body: bytes) -> None:
    head = "".join(f"{name}: {value}\n" for name, value in headers).encode("latin-1")
    check(head + b"\n" + body + b"\n--x\n" + head + b"\n" + body + b"\n--x--\n", "a.eml")


def test_five_megabytes_are_read_in_seconds() -> None:
    paragraph = "The council added three firms to its list on Monday, and the bank said that it would appeal.\n\n"
    started = process_time()
    (report,) = read((paragraph * 52_000).encode(), name="a.txt")
    assert process_time() - started < 5
    assert len(report.blocks) == 52_000
