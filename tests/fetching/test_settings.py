"""``fetch.toml``: what it may hold, and how it is told what is amiss."""

import re
from pathlib import Path

import pytest

from inforce.errors import BadInput
from inforce.fetching.settings import DeltaPlaces, Settings, read_settings

SOUND = """
contact = "desk@example.org"  # whom to ask

[files.us-ofac-sdn]
"sdn.csv" = "https://mirror.example/sdn.csv?key={MIRROR_KEY}"

[fewest]
us-ofac-sdn = 100

[deltas.us-ofac-sdn]
history = "https://mirror.example/history/{year}"
publication = "https://mirror.example/changes/{publication}"
"""


def read(tmp_path: Path, text: str | bytes) -> Settings:
    file = tmp_path / "fetch.toml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_settings(file)


def test_everything_may_be_left_out(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "nowhere.toml") == read(tmp_path, "") == Settings()


def test_everything_that_may_be_set_is_read(tmp_path: Path) -> None:
    read_ = read(tmp_path, b"\xef\xbb\xbf" + SOUND.encode())
    assert read_.contact == "desk@example.org"
    assert read_.files == {"us-ofac-sdn": {"sdn.csv": "https://mirror.example/sdn.csv?key={MIRROR_KEY}"}}
    assert read_.fewest == {"us-ofac-sdn": 100}
    places = "https://mirror.example/history/{year}", "https://mirror.example/changes/{publication}"
    assert read_.deltas == {"us-ofac-sdn": DeltaPlaces(*places)}


def test_the_files_of_the_documents_can_be_read(tmp_path: Path) -> None:
    blocks = [
        block
        for page in Path("docs").glob("*.md")
        for block in re.findall(r"```toml\n(.*?)```", page.read_text(), re.DOTALL)
        if "[fewest]" in block or "[files." in block
    ]
    assert len(blocks) >= 2
    assert all(read(tmp_path, block) != Settings() for block in blocks)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("contact = 3", "line 1: contact: a whole number (3) stands there, and a mail address"),
        ("\ncontact = 'ü'", "line 2: contact: a text stands there, and a mail address"),
        ("contcat = 'x'", "line 1: contcat: no such setting; there are contact, files, fewest, deltas"),
        ("files = 'x'", "line 1: files: a text stands there, and a table is expected"),
        ("[files]\nun-sc = 'x'", "line 2: files.un-sc: a text stands there, and a table is expected"),
        ("[files.un-sc]\n'a.xml' = 4", 'line 2: files.un-sc."a.xml": a whole number (4) stands there, and an address'),
        ("[files.un-sc]\n'a.xml' = 'ftp://x/'", 'line 2: files.un-sc."a.xml": a text stands there, and an address'),
        (
            "[files.un-sc]\na.xml = 'https://x/'",
            "line 2: files.un-sc.a: a table stands there, and the name of a file in",
        ),
        ("[files.un-sc]\n'../x' = 'https://x/'", 'line 2: files.un-sc."../x": no name for a file'),
        ("[fewest]\n\nun-sc = true", "line 3: fewest.un-sc: true or false (True) stands there, and a whole number"),
        ("[fewest]\nun-sc = -1", "line 2: fewest.un-sc: a whole number (-1) stands there"),
        (
            f"[fewest]\nun-sc = {2**63}",
            "line 2: fewest.un-sc: a whole number (9223372036854775808) stands there, and a whole number from 0 to 1000000000",
        ),
        (f"[fewest]\nun-sc = 1{'0' * 99}", f"line 2: fewest.un-sc: a whole number (1{'0' * 29}…) stands there"),
        (
            "# \u2028 \x85 is no end of a line\r\n[fewest]\r\nun-sc = -1\r\n",
            "line 3: fewest.un-sc: a whole number (-1)",
        ),
        ("[fewest]\nun-cs = 1", "line 2: fewest.un-cs: no register is called so; is it un-sc?"),
        ("[deltas.un-sc]\nhistory = 'https://x/'", "line 1: deltas.un-sc: publication is missing"),
        ("[deltas.un-sc]\nyear = 1", "line 2: deltas.un-sc.year: no such setting; there are history, publication"),
        ("[fewest]\ncontact =", "line 2: no TOML (Invalid value)"),
        ("contact = '''a\nb", "line 2: no TOML ("),
        (b"contact = 'x'\n# \xff", "line 2: no text in UTF-8"),
    ],
)
def test_what_is_amiss_is_told_by_its_line_and_by_what_should_stand_there(
    tmp_path: Path, text: str | bytes, told: str
) -> None:
    with pytest.raises(BadInput) as refused:
        read(tmp_path, text)
    assert str(refused.value).startswith(f"{tmp_path / 'fetch.toml'}, {told}")
    assert "\n" not in str(refused.value)


def test_an_address_that_cannot_be_used_is_not_repeated_for_it_may_hold_a_secret(tmp_path: Path) -> None:
    for line in ("'sdn.csv' = 'htps://x/?token=SECRET'", "'sdn.csv' = 'https://x/?token=SECRET"):
        with pytest.raises(BadInput) as refused:
            read(tmp_path, f"[files.us-ofac-sdn]\n{line}\n")
        assert "SECRET" not in str(refused.value)


def test_a_file_of_settings_that_cannot_be_opened_says_so(tmp_path: Path) -> None:
    (tmp_path / "fetch.toml").mkdir()
    with pytest.raises(BadInput, match=r"fetch\.toml: cannot be read"):
        read_settings(tmp_path / "fetch.toml")


def test_a_number_of_more_figures_than_python_reads_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"fetch\.toml: a number in it is too long to be read"):
        read(tmp_path, f"[fewest]\nun-sc = 1{'0' * 9999}")
