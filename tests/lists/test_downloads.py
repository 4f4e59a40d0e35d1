import gzip
import io
import lzma
import os
import struct
import tarfile
import tempfile
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
import zstandard

from inforce.errors import BadInput, BadTime, BrokenEdition
from inforce.lists.downloads import open_downloads
from inforce.moment import Look

NOON = Look.parse("2024-02-03T12:00:00Z")


def looks(path: Path, retrieved: Look | None = None, pattern: str | None = None) -> list[str]:
    with open_downloads(path, retrieved, pattern) as downloads:
        return [str(download.look) for download in downloads]


@pytest.mark.parametrize(
    ("name", "look"),
    [
        ("2024-02-03T120000Z.csv", "2024-02-03T12:00:00Z"),
        ("sdn_2024-02-03T12:00:00Z.csv", "2024-02-03T12:00:00Z"),
        ("20240203T120000.csv", "2024-02-03T12:00:00Z"),
        ("sdn-2024-02-03_12-00.csv", "2024-02-03T12:00:00Z"),
        ("2024-02-03.csv", "2024-02-03"),
        ("sdn.20240203.csv", "2024-02-03"),
    ],
)
def test_the_time_of_retrieval_is_found_in_a_name(tmp_path: Path, name: str, look: str) -> None:
    (tmp_path / name).write_bytes(b"x")
    assert looks(tmp_path / name) == [look]


@pytest.mark.parametrize(
    ("name", "look"),
    [
        ("sdn-2024-05-04T12:00:00+02:00.csv", "2024-05-04T10:00:00Z"),
        ("sdn-2024-05-04T12:00:00-05:00.csv", "2024-05-04T17:00:00Z"),
        ("sdn-2024-05-04T12:00-05:00.csv", "2024-05-04T17:00:00Z"),
        ("sdn-2024-05-04T120000-0500.csv", "2024-05-04T17:00:00Z"),
        ("2024-05-04_1200+0545.csv", "2024-05-04T06:15:00Z"),
        ("2024-05-04 12-00-00+02.csv", "2024-05-04T10:00:00Z"),
        ("2024-05-04T120000Z-0500.csv", "2024-05-04T12:00:00Z"),
        ("2024-05-04_120000-0001.csv", "2024-05-04T12:00:00Z"),
        ("2024-05-04T120000-02.csv", "2024-05-04T12:00:00Z"),
        ("2024-05-04T120000-20240505.csv", "2024-05-04T12:00:00Z"),
    ],
)
def test_a_zone_in_a_name_is_read_and_a_running_number_is_not(tmp_path: Path, name: str, look: str) -> None:
    (tmp_path / name).write_bytes(b"x")
    assert looks(tmp_path / name) == [look]


def test_what_may_be_a_zone_or_a_number_is_asked_about(tmp_path: Path) -> None:
    (tmp_path / "2024-05-04_1200-0100.csv").write_bytes(b"x")
    with pytest.raises(BadTime, match="--pattern"):
        looks(tmp_path)
    assert looks(tmp_path, pattern="%Y-%m-%d_%H%M%z") == ["2024-05-04T13:00:00Z"]
    assert looks(tmp_path, pattern="%Y-%m-%d_%H%M") == ["2024-05-04T12:00:00Z"]


def test_a_zone_that_no_place_has_is_refused(tmp_path: Path) -> None:
    (tmp_path / "2024-05-04T1200+9900.csv").write_bytes(b"x")
    with pytest.raises(BadTime, match="impossible"):
        looks(tmp_path)


def test_a_pattern_of_the_users_reads_other_names(tmp_path: Path) -> None:
    (tmp_path / "list 3.2.2024 at 12h00.csv").write_bytes(b"x")
    assert looks(tmp_path, pattern="%d.%m.%Y at %Hh%M") == ["2024-02-03T12:00:00Z"]


@pytest.mark.parametrize(
    ("name", "pattern"),
    [
        ("list-2025-01.csv", "%Y-%m"),
        ("list-1430.csv", "%H%M"),
        ("list-01-31.csv", "%m-%d"),
        ("list-2025-01-31 at 30.csv", "%Y-%m-%d at %M"),
        ("list-2025-01-31 14h30.csv", "%Y-%m-%d %Hh%S"),
        ("list-2025-01-31+0100.csv", "%Y-%m-%d%z"),
    ],
)
def test_a_pattern_that_leaves_out_a_part_of_the_time_is_refused(tmp_path: Path, name: str, pattern: str) -> None:
    (tmp_path / name).write_bytes(b"x")
    with pytest.raises(BadTime, match="--pattern"):
        looks(tmp_path, pattern=pattern)


def test_a_pattern_that_names_a_part_twice_is_refused(tmp_path: Path) -> None:
    (tmp_path / "list-2025-01-2025.csv").write_bytes(b"x")
    with pytest.raises(BadTime, match="%Y twice"):
        looks(tmp_path, pattern="%Y-%m-%d-%Y")


@pytest.mark.parametrize(
    "name",
    [
        "a-2024-05-04-2024-05-06.xml",
        "a-2024-05-04-2024-05.xml",
        "a-2024-05-04_2024-05-06.xml",
        "20240504-20240506.xml",
        "2024-05-04 to 20240506.xml",
    ],
)
def test_a_name_with_two_dates_is_asked_about(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"x")
    with pytest.raises(BadTime, match="two dates"):
        looks(tmp_path)


@pytest.mark.parametrize(
    ("name", "look"),
    [
        ("2024-05-04-20-24-06.xml", "2024-05-04T20:24:06Z"),
        ("2024-05-04-2024-30.xml", "2024-05-04T20:24:00Z"),
        ("2024-05-04-2024.xml", "2024-05-04T20:24:00Z"),
        ("2024-05-04/list-2024-05-04.xml", "2024-05-04"),
        ("list-2024-05-04-20240504.xml", "2024-05-04"),
        ("2024-05-04_20249999.xml", "2024-05-04"),
    ],
)
def test_one_date_beside_a_time_or_a_running_number_is_read(tmp_path: Path, name: str, look: str) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_bytes(b"x")
    assert looks(tmp_path) == [look]


def test_the_users_word_goes_before_the_name(tmp_path: Path) -> None:
    (tmp_path / "2020-01-01.csv").write_bytes(b"x")
    assert looks(tmp_path / "2020-01-01.csv", NOON) == [str(NOON)]


def test_a_name_without_a_time_asks_for_one(tmp_path: Path) -> None:
    (tmp_path / "sdn.csv").write_bytes(b"x")
    with pytest.raises(BadTime, match="--retrieved"):
        looks(tmp_path / "sdn.csv")


def test_an_impossible_time_in_a_name_is_refused(tmp_path: Path) -> None:
    (tmp_path / "2024-13-40.csv").write_bytes(b"x")
    with pytest.raises(BadTime):
        looks(tmp_path / "2024-13-40.csv")


def test_one_time_cannot_date_many_downloads(tmp_path: Path) -> None:
    for day in (1, 2):
        (tmp_path / f"2024-02-0{day}.csv").write_bytes(b"x")
    with pytest.raises(BadInput, match="2 downloads"):
        looks(tmp_path, NOON)


def test_downloads_come_in_the_order_of_their_retrieval(tmp_path: Path) -> None:
    for name in ("b-2024-02-01.csv", "a-2024-02-03.csv", "c-2024-02-02.csv"):
        (tmp_path / name).write_bytes(b"x")
    assert looks(tmp_path) == ["2024-02-01", "2024-02-02", "2024-02-03"]


def test_the_files_of_a_set_are_one_download_dated_by_their_folder(tmp_path: Path) -> None:
    for day in ("2024-02-01", "2024-02-02"):
        for name in ("sdn.csv", "ALT.CSV", "add.csv.xz"):
            file = tmp_path / day / name
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(lzma.compress(b"x") if name.endswith("xz") else b"x")
    with open_downloads(tmp_path) as downloads:
        assert [sorted(download.files()) for download in downloads] == [["ALT.CSV", "add.csv", "sdn.csv"]] * 2
    assert looks(tmp_path) == ["2024-02-01", "2024-02-02"]


@pytest.mark.parametrize(
    ("ending", "pack"),
    [
        ("gz", gzip.compress),
        ("xz", lzma.compress),
        ("zst", zstandard.ZstdCompressor().compress),
    ],
)
def test_compressed_files_are_unpacked(tmp_path: Path, ending: str, pack: object) -> None:
    assert callable(pack)
    (tmp_path / f"2024-02-03.json.{ending}").write_bytes(pack(b"words"))
    with open_downloads(tmp_path) as (download,):
        assert download.files() == {"2024-02-03.json": b"words"}


def test_a_compressed_file_that_is_cut_is_broken(tmp_path: Path) -> None:
    (tmp_path / "2024-02-03.csv.xz").write_bytes(lzma.compress(b"words" * 1000)[:40])
    with open_downloads(tmp_path) as (download,), pytest.raises(BrokenEdition, match="cut off"):
        download.files()


def tar_of(path: Path, *members: tuple[str, bytes] | tuple[str, bytes, int]) -> Path:
    """``members``: name, bytes, and when they were written where that is not ``NOON``."""
    with tarfile.open(path, "w:xz") as archive:
        for name, data, *written in members:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            info.mtime = written[0] if written else int(NOON.latest.timestamp())
            archive.addfile(info, io.BytesIO(data))
    return path


def test_a_tar_is_read_in_the_order_of_retrieval_whatever_its_own(tmp_path: Path) -> None:
    path = tar_of(tmp_path / "all.tar.xz", ("x/2024-02-02.csv", b"two"), ("x/2024-02-01.csv", b"one"))
    with open_downloads(path) as downloads:
        assert [next(iter(download.files().values())) for download in downloads] == [b"one", b"two"]


def test_an_archives_own_record_dates_a_member_whose_name_does_not(tmp_path: Path) -> None:
    assert looks(tar_of(tmp_path / "all.tar.xz", ("sdn.csv", b"x"))) == ["2024-02-03T12:00:00Z"]


def test_a_tar_that_is_cut_is_refused(tmp_path: Path) -> None:
    path = tar_of(tmp_path / "all.tar.xz", ("x/2024-02-02.csv", b"two" * 5000))
    path.write_bytes(path.read_bytes()[:80])
    with pytest.raises(BadInput, match="archive"):
        looks(path)


def zip_of(path: Path, *members: tuple[str, tuple[int, ...]], extra: bytes = b"") -> Path:
    """``members``: name and time as DOS has it."""
    with zipfile.ZipFile(path, "w") as archive:
        for name, time in members:
            info = zipfile.ZipInfo(name, (*time, 0)[:6])  # type: ignore[arg-type]
            info.extra = extra
            archive.writestr(info, b"x")
    return path


def test_a_time_in_a_zip_has_no_zone_and_counts_as_that_of_any(tmp_path: Path) -> None:
    path = zip_of(tmp_path / "all.zip", ("sdn.csv", (2024, 2, 3, 12, 0, 0)))
    with open_downloads(path) as (download,):
        assert download.look.earliest == datetime(2024, 2, 2, 22, tzinfo=UTC)
        assert download.look.latest == datetime(2024, 2, 4, 0, 0, 2, tzinfo=UTC)


def test_a_zip_that_tells_time_in_utc_dates_its_members_to_the_second(tmp_path: Path) -> None:
    seconds = int(datetime(2024, 2, 3, 9, 30, 1, tzinfo=UTC).timestamp())
    extra = struct.pack("<HHBl", 0x5455, 5, 1, seconds)
    assert looks(zip_of(tmp_path / "all.zip", ("sdn.csv", (2024, 2, 3, 12, 30)), extra=extra)) == [
        "2024-02-03T09:30:01Z"
    ]


@pytest.mark.parametrize("extra", [b"\x55", b"\x55\x54\x03\x00\x01\x00\x00", b"\x55\x54\x01\x00\x02"])
def test_a_damaged_or_empty_record_of_time_in_a_zip_is_passed_over(tmp_path: Path, extra: bytes) -> None:
    with open_downloads(zip_of(tmp_path / "all.zip", ("sdn.csv", (2024, 2, 3, 12, 0)), extra=extra)) as (download,):
        assert not download.look.by_day_only
        assert download.look.earliest.day == 2


def test_a_set_in_an_archive_was_looked_at_from_its_first_file_until_its_last(tmp_path: Path) -> None:
    noon = int(datetime(2024, 2, 3, 12, tzinfo=UTC).timestamp())
    path = tar_of(
        tmp_path / "set.tar.xz", ("add.csv", b"x", noon), ("sdn.csv", b"x", noon + 90), ("alt.csv", b"x", noon + 30)
    )
    with open_downloads(path) as (download,):
        assert download.look == Look.between(
            datetime(2024, 2, 3, 12, tzinfo=UTC), datetime(2024, 2, 3, 12, 1, 30, tzinfo=UTC)
        )


def test_a_set_whose_files_are_days_apart_is_asked_about(tmp_path: Path) -> None:
    path = zip_of(tmp_path / "all.zip", ("add.csv", (2025, 1, 1, 0, 0)), ("sdn.csv", (2025, 1, 9, 0, 0)))
    with pytest.raises(BadTime, match=r"add\.csv.*sdn\.csv.*--retrieved"):
        looks(path)


def test_a_tar_out_of_order_is_laid_out_in_little_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "all.tar.xz"
    zeros = bytes(20 << 20)
    tar_of(path, *((f"2024-02-0{day}.csv", zeros) for day in (3, 2, 1)))
    room = tmp_path / "room"
    room.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(room))
    with open_downloads(path) as downloads:
        assert sum(file.stat().st_size for file in room.rglob("*") if file.is_file()) < 1 << 20
        assert [download.files() for download in downloads][2] == {"2024-02-03.csv": zeros}
    assert not list(room.iterdir())


def test_a_tar_of_endless_members_is_refused(tmp_path: Path) -> None:
    header = tarfile.TarInfo("2024-02-03.csv").tobuf()
    with gzip.open(tmp_path / "all.tar.gz", "wb", compresslevel=1) as file:
        file.write(header * 50_001)
    with pytest.raises(BadInput, match="50000 files"):
        looks(tmp_path / "all.tar.gz")


def test_a_backslash_in_a_zip_parts_folders_and_in_a_tar_is_refused(tmp_path: Path) -> None:
    assert looks(zip_of(tmp_path / "all.zip", ("2024-02-01\\sdn.csv", (2024, 2, 3, 12, 0)))) == ["2024-02-01"]
    with pytest.raises(BadInput, match="backslash"):
        looks(tar_of(tmp_path / "all.tar.xz", ("2024-02-01\\sdn.csv", b"x")))


@pytest.mark.parametrize("name", ["../2024-02-01.csv", "x/../../2024-02-01.csv", "/etc/2024-02-01.csv"])
def test_an_archive_whose_names_lead_out_of_it_is_refused_by_name(tmp_path: Path, name: str) -> None:
    sound = ("2024-02-02.csv", b"x")
    with pytest.raises(BadInput, match=f"the name of {name} leads out of the archive"):
        looks(tar_of(tmp_path / "all.tar.xz", sound, (name, b"x")))
    with pytest.raises(BadInput, match=f"the name of {name} leads out of the archive"):
        looks(zip_of(tmp_path / "all.zip", (name, (2024, 2, 3, 12, 0))))


def test_the_folder_that_an_archive_was_packed_in_may_be_named_by_a_full_stop(tmp_path: Path) -> None:
    assert looks(tar_of(tmp_path / "all.tar.xz", ("./2024-02-01/sdn.csv", b"x"))) == ["2024-02-01"]
    assert looks(zip_of(tmp_path / "all.zip", ("./2024-02-01/sdn.csv", (2024, 2, 3, 12, 0)))) == ["2024-02-01"]


def linked(path: Path, *links: tuple[str, str], kind: bytes = tarfile.LNKTYPE) -> Path:
    """An archive of a file called 2024-02-02.csv, and of links to it."""
    with tarfile.open(path, "w:xz") as archive:
        info = tarfile.TarInfo("x/2024-02-02.csv")
        info.size = 3
        if kind == tarfile.LNKTYPE:
            archive.addfile(info, io.BytesIO(b"two"))
        for name, to in links:
            link = tarfile.TarInfo(name)
            link.type, link.linkname = kind, to
            archive.addfile(link)
    return path


def test_downloads_that_are_alike_and_packed_as_links_are_all_read(tmp_path: Path) -> None:
    """As whoever keeps snapshots with hard links packs them."""
    links = (("x/2024-02-01.csv", "x/2024-02-02.csv"), ("x/2024-02-03.csv", "x/2024-02-01.csv"))
    with open_downloads(linked(tmp_path / "all.tar.xz", *links)) as downloads:
        assert [download.files() for download in downloads] == [
            {"2024-02-01.csv": b"two"},
            {"2024-02-02.csv": b"two"},
            {"2024-02-03.csv": b"two"},
        ]
    with pytest.raises(BadInput, match=r"2024-02-01\.csv is a link to elsewhere, which is not in the archive"):
        looks(linked(tmp_path / "other.tar.xz", ("x/2024-02-01.csv", "elsewhere")))


def test_an_archive_or_a_folder_without_a_file_that_can_be_read_says_why(tmp_path: Path) -> None:
    hidden = ".x/2024-02-01.csv"
    told = r"no file that can be read: \.x/2024-02-01\.csv is hidden, a link or no file"
    only_links = linked(tmp_path / "links.tar.xz", (hidden, "there"), ("y", "there"), kind=tarfile.SYMTYPE)
    with pytest.raises(BadInput, match=f"{told}, and 1 more are too"):
        looks(only_links)
    for path in (
        tar_of(tmp_path / "all.tar.xz", (hidden, b"x")),
        zip_of(tmp_path / "all.zip", (hidden, (2024, 2, 3, 12, 0))),
    ):
        with pytest.raises(BadInput, match=f"{told}$"):
            looks(path)
    (tmp_path / "folder" / ".x").mkdir(parents=True)
    (tmp_path / "folder" / hidden).write_bytes(b"x")
    with pytest.raises(BadInput, match=told):
        looks(tmp_path / "folder")
    with pytest.raises(BadInput, match="no file in it"):
        looks(tar_of(tmp_path / "empty.tar.xz"))


def test_a_zip_is_read(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr("2024-02-01/sdn.csv", b"one")
        archive.writestr("2024-02-01/alt.csv", b"two")
    with open_downloads(tmp_path / "all.zip") as (download,):
        assert download.files() == {"sdn.csv": b"one", "alt.csv": b"two"}


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no file"):
        looks(tmp_path)


def test_a_day_that_no_calendar_has_is_told_with_its_file(tmp_path: Path) -> None:
    (tmp_path / "2023-02-29.csv").write_bytes(b"x")
    with (
        pytest.raises(BadTime, match=r"2023-02-29\.csv: the day in its name is impossible.*--retrieved"),
        open_downloads(tmp_path),
    ):
        pass


def test_a_file_that_is_no_download_is_told_to_be_taken_out_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "2024-02-29.csv").write_bytes(b"x")
    (tmp_path / "README.md").write_bytes(b"x")
    with pytest.raises(BadTime, match=r"README\.md: .* take it out of the folder"), open_downloads(tmp_path):
        pass


def test_neither_a_pipe_nor_a_dead_link_is_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "2024-01-01.csv")
    (tmp_path / "2024-01-02.csv").symlink_to(tmp_path / "nowhere")
    for name, told in (("2024-01-01.csv", "neither a file nor a folder"), ("2024-01-02.csv", "a link to what is not")):
        with pytest.raises(BadInput, match=told), open_downloads(tmp_path / name):
            pass


@pytest.mark.parametrize(
    "name", [b"2024-01-01\xff.csv", b"2024-01-01\n.csv", b"2024-01-01\x1b[31m.csv"], ids=["bytes", "line", "escape"]
)
def test_a_name_that_cannot_be_shown_is_told_with_what_stands_for_it(tmp_path: Path, name: bytes) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_bytes(b"x")
    with open_downloads(tmp_path) as downloads:
        (download,) = downloads
        (shown,) = download.files()
        assert (shown[:11], download.files()[shown]) == ("2024-01-01\N{REPLACEMENT CHARACTER}", b"x")
        assert download.where.isprintable()
