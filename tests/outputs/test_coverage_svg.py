"""Coverage as a picture."""

from datetime import timedelta
from itertools import pairwise
from xml.etree import ElementTree as ET

from inforce.moment import Look, parse_moment
from inforce.outputs.coverage_svg import picture
from inforce.outputs.years import Covered, cells
from inforce.register.coverage import stretches

SVG = "{http://www.w3.org/2000/svg}"
UNTIL = parse_moment("2024-12-01T00:00Z")


def covered(*taken: str, aside: tuple[str, ...] = (), title: str = "A list") -> Covered:
    in_force, quarantined = [Look.parse(each) for each in taken], [Look.parse(each) for each in aside]
    found = stretches(in_force, quarantined, UNTIL, timedelta(days=30))
    return Covered("us-ofac-sdn", title, found, in_force, quarantined)


def daily(month: str, days: int = 28) -> list[str]:
    return [f"{month}-{day:02}T00:00Z" for day in range(1, days + 1)]


def test_each_cell_tells_how_often_somebody_looked() -> None:
    weekly = [f"2024-02-{day:02}T00:00Z" for day in (7, 14, 21, 28)]
    found = covered(*daily("2024-01"), *weekly, "2024-03-20T00:00Z", "2024-07-01T00:00Z", aside=("2024-07-20T00:00Z",))
    signs = "".join(cells(found, 2024))
    months = [signs[start : start + 6] for start in range(0, 72, 6)]
    assert months[0] == "█████▒"
    assert months[1] == "▒▒▓▓▓▒"
    assert months[2] == "▒▒▒···"
    assert months[3:6] == ["······"] * 3
    assert months[6] == "▓▒▒???"
    assert months[7:] == ["      "] * 5
    assert set("".join(cells(found, 2023))) == {" "}


def test_a_gap_is_seen_where_editions_in_quarantine_lie_in_it() -> None:
    found = covered("2024-01-02T00:00Z", "2024-05-31T00:00Z", aside=("2024-02-10T00:00Z",))
    signs = "".join(cells(found, 2024))
    assert (signs[:6], signs[6:12], signs[12:18]) == ("······", "·:::::", "::::::")
    root = ET.fromstring(picture([found]))
    bars = [bar for bar in root.iter(f"{SVG}rect") if bar.find(f"{SVG}title") is not None]
    titles = [bar.findtext(f"{SVG}title") or "" for bar in bars]
    (at,) = (place for place, title in enumerate(titles) if title.startswith("gap, with editions in quarantine, from"))
    assert bars[at].get("fill") == "url(#gap)"
    bands = [rect for rect in root.iter(f"{SVG}rect") if rect.get("height") == "5"]
    assert [band.get("x") for band in bands] == [bars[at].get("x")]


def test_the_picture_is_svg_in_which_every_stretch_tells_its_dates() -> None:
    found = covered("2023-11-10T00:00Z", "2024-02-01", aside=("2024-02-10T00:00Z",), title="<b> & \x00 list")
    root = ET.fromstring(picture([found]))
    assert root.tag == f"{SVG}svg"
    titles = [title.text or "" for title in root.iter(f"{SVG}title")]
    assert "known from 2023-11-09T00:00:00Z" not in titles
    assert any(title.startswith("gap from 2023-11-10T00:00:00Z until 2024-02-02T00:00:00Z") for title in titles)
    assert any(title.startswith("known, with editions in quarantine, from 2024-02-10") for title in titles)
    texts = [text.text for text in root.iter(f"{SVG}text")]
    assert "us-ofac-sdn: <b> & \N{REPLACEMENT CHARACTER} list" in texts
    assert {"2023", "2024"} <= set(texts)


def test_bars_of_a_year_lie_side_by_side_within_it() -> None:
    root = ET.fromstring(picture([covered("2023-11-10T00:00Z", "2024-03-01T00:00Z")]))
    bars = [bar for bar in root.iter(f"{SVG}rect") if bar.find(f"{SVG}title") is not None]
    for y in {bar.get("y") for bar in bars}:
        spans = [(float(bar.get("x", "")), float(bar.get("width", ""))) for bar in bars if bar.get("y") == y]
        assert all(abs(x + width - following) < 0.02 for (x, width), (following, _) in pairwise(spans))
        assert spans[0][0] == 56
        assert spans[-1][0] + spans[-1][1] <= 56 + 720.01


def test_a_register_at_which_nobody_looked_has_a_picture_too() -> None:
    ET.fromstring(picture([covered()]))
    ET.fromstring(picture([]))
