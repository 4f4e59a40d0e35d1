"""The public verb: formats, ids, limits, one clear line for what cannot be read."""

import hashlib
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from inforce.errors import UnreadableReport
from inforce.reports import MAX_BYTES, READERS, read

ARTICLE = "Harbour bank delisted\n\nThe council took the harbour bank off its list on Monday, the ministry said.\n"


def refusal(data: bytes | Path, name: str = "report.txt") -> str:
    with pytest.raises(UnreadableReport) as caught:
        read(data, name=name)
    line = str(caught.value)
    assert "\n" not in line
    assert ";" in line, "it says what to do next"
    return line


def test_a_file_and_its_bytes_give_the_same_report(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(ARTICLE.encode())
    assert read(file) == read(ARTICLE.encode(), name="a.txt")


def test_the_id_is_the_hash_of_the_bytes() -> None:
    data = ARTICLE.encode()
    assert read(data)[0].id == "sha256:" + hashlib.sha256(data).hexdigest()


def test_plain_text_keeps_every_character_of_the_file() -> None:
    text = "One\r\n\r\n  Two \t\r\rThree é — «четыре»\n"
    assert read(text.encode(), name="a.txt")[0].text == text


def test_a_byte_order_mark_is_dropped() -> None:
    assert read("﻿Слово".encode(), name="a.txt")[0].text == "Слово"
    assert read("Слово".encode("utf-16"), name="a.txt")[0].text == "Слово"


@pytest.mark.parametrize("data", [b"", b" \r\n\t\n"], ids=["nothing", "white space"])
@pytest.mark.parametrize("name", ["a.txt", "a.eml", "a.html", "a.mbox"])
def test_an_empty_file_is_refused(data: bytes, name: str) -> None:
    assert refusal(data, name) == f"{name}: empty; save the report again"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"%PDF-1.7\n%", "a PDF"),
        (b"PK\x03\x04rest", "a ZIP archive"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"words\x00words", "binary"),
        (bytes(range(1, 9)) * 50, "binary"),
    ],
)
def test_a_binary_is_refused(data: bytes, said: str) -> None:
    assert said in refusal(data)


def test_bytes_that_are_text_in_no_charset_are_refused() -> None:
    assert "charset" in refusal(bytes([0x81, 0x8D, 0xF5, 0xC0, 0x9D, 0xFE]) * 40)


def test_what_is_not_there_is_refused_by_name(tmp_path: Path) -> None:
    assert refusal(tmp_path / "none.txt").startswith(f"{tmp_path / 'none.txt'}: cannot be read")
    assert "cannot be read" in refusal(tmp_path)


def test_a_large_file_is_refused_before_it_is_read_whole(tmp_path: Path) -> None:
    file = tmp_path / "large.txt"
    with file.open("wb") as sparse:
        sparse.truncate(50_000_000_000)  # reading this whole would fill the memory
    assert "larger than 20 MB" in refusal(file)
    assert MAX_BYTES == 20_000_000


def test_a_log_is_no_report() -> None:
    assert "lines" in refusal(b"one line\n" * 200_001)


MAIL = b"From: A B <a@b.example>\nSubject: Ship delisted\n\nThe ship was delisted on Monday.\n"
PAGE = b"<!DOCTYPE html><html><body><h1>Ship delisted</h1><p>Monday.</p></body></html>"
BOX = b"From a@b.example Mon Oct  7 10:00:00 2024\n" + MAIL


@pytest.mark.parametrize("name", ["a", "a.eml", "a.html", "a.mbox", "a.dat"])
@pytest.mark.parametrize("data", [MAIL, PAGE, BOX, b"\xef\xbb\xbf\n" + MAIL, b"<!-- saved -->\n" + PAGE])
def test_the_format_is_told_by_the_content_whatever_the_ending(data: bytes, name: str) -> None:
    assert read(data, name=name)[0].title == "Ship delisted"


def test_a_text_may_begin_as_a_mail_does_and_not_as_a_page() -> None:
    assert read(MAIL, name="a.txt")[0].text.startswith("From: A B")
    assert read(PAGE, name="a.txt")[0].text.startswith("Ship delisted")
    assert read(b"<!-- a remark -->\n\nShip delisted\n", name="a.md")[0].text.startswith("<!-- a remark")


def test_a_reader_of_another_format_can_stand_in_the_table() -> None:
    assert [reader.endings[0] for reader in READERS] == [".mbox", ".html", ".eml", ".txt"]


def test_a_time_without_a_zone_takes_the_one_given() -> None:
    text = "Quay News\n12 July 2024, 09:30\nPort reopened\n\nThe port was opened again on Friday, its master said.\n"
    plain, told = (read(text.encode(), zone=zone)[0] for zone in (None, ZoneInfo("Europe/Riga")))
    assert (plain.published, plain.zone_inferred) == ("2024-07-12T09:30", False)
    assert (told.published, told.zone_inferred) == ("2024-07-12T09:30+03:00", True)


@pytest.mark.parametrize(
    "data",
    [b'<?xml version="1.0"?><rss><channel/></rss>', b"<rss version='2.0'>x</rss>", b"\xef\xbb\xbf<feed>x</feed>"],
)
@pytest.mark.parametrize("name", ["a", "a.txt", "a.html"])
def test_a_feed_is_no_report(data: bytes, name: str) -> None:
    assert "XML, such as a feed" in refusal(data, name)


def test_a_page_in_xhtml_is_one() -> None:
    assert read(b'<?xml version="1.0"?>\n<!DOCTYPE html><html><body><h1>Ship delisted</h1></body></html>')[0].text
