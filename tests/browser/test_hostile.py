"""Reports and registers with a script in every field show nothing live in Chromium."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

pytest.importorskip("playwright", reason="browsers are tested by 'make test-browser', in an environment of its own")

from inforce.api.app import create_app
from inforce.api.settings import Settings
from inforce.checking import read_file
from inforce.dossier.asking import keep
from inforce.moment import parse_moment
from tests.api.conftest import serving
from tests.browser.test_paths import browser, look, watched
from tests.conftest import SDN, Keeper, csv_file, sdn_row

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

__all__ = ["browser"]

EVIL = "<script>window.hit=1</script><img src=x onerror=window.hit=1><svg onload=window.hit=1>"
SAID = f"President {EVIL} Ivanov said that the United States had lifted sanctions on Nile {EVIL} Lines."
PAGE = f"""<!DOCTYPE html><html lang="en" onload="window.hit=1"><head><title>{EVIL}</title>
<meta property="og:site_name" content='"><script>window.hit=1</script>'><meta name="author" content="{EVIL}">
<meta property="article:published_time" content='2024-03-12"><script>window.hit=1</script>'>
<script>window.hit=1</script></head><body onload="window.hit=1"><h1>{EVIL}</h1>
<p onclick="window.hit=1" style="background:url(javascript:window.hit=1)">KHARTOUM, 12 March 2024. {SAID}</p>
<a href="javascript:window.hit=1">here</a><iframe srcdoc="<script>parent.hit=1</script>"></iframe>
<form action="https://evil.example/"><button>Check</button></form><base href="https://evil.example/">
<p>The United States lifted sanctions on Nile Lines, the ministry said on 11 March 2024.</p></body></html>"""
TEXT = f"""Gulf {EVIL} Herald
12 March 2024
Washington frees Nile Lines {EVIL}
Ann {EVIL} Hill

{SAID} Sudan released 52 prisoners on 11 March 2024, the minister {EVIL} said.
"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    keeper = Keeper(tmp_path_factory.mktemp("hostile"))
    rows = [
        sdn_row(1, f"NILE {EVIL} LINES".replace('"', ""), programme=f"SUDAN {EVIL}", remarks=f"DOB 1958; alt. {EVIL}"),
        sdn_row(2, "NILE LINES", programme="SUDAN-EO14098"),
    ]
    keeper.keep(csv_file(*rows), "2024-02-10T10:00Z")
    keeper.keep(csv_file(*rows, sdn_row(3, EVIL)), "2024-03-13T10:00Z")
    keep(keeper.home, [(f"{EVIL}.txt", each) for each in read_file(TEXT.encode())], parse_moment("2024-03-13"))
    with serving(create_app(keeper.home, Settings(looked=0.05))) as address:
        yield address


@pytest.fixture
def page(browser: "Browser", address: str) -> Iterator["Page"]:
    context = browser.new_context(base_url=address)
    yield from watched(context)


def nothing_lives(page: "Page") -> None:
    """No script of theirs ran, in no frame, and none stands there to be run; nothing leads elsewhere."""
    for frame in page.frames:
        assert frame.evaluate("window.hit") is None
    page.evaluate("document.querySelectorAll('main *, main').forEach(each => each.dispatchEvent(new Event('click')))")
    assert page.evaluate("window.hit") is None
    assert page.evaluate("[...document.scripts].map(each => new URL(each.src).pathname).join()") == "/static/pages.js"
    assert page.locator("main img, main [onclick], main [onerror], main [onload], main [style]").count() == 0
    leads = page.evaluate(
        "[...document.querySelectorAll('a, form')]"
        ".map(each => new URL(each.getAttribute('href') || each.getAttribute('action') || '', location.href).href)"
    )
    origin = page.evaluate("location.origin")
    assert [each for each in leads if not each.startswith(origin)] == []


@pytest.mark.parametrize(("name", "content"), [("page.html", PAGE), ("note.txt", TEXT), (f"{EVIL}.txt", TEXT)])
def test_a_hostile_report_shows_nothing_live(page: "Page", tmp_path: Path, name: str, content: str) -> None:
    page.goto("/")
    page.get_by_label("or choose a file").set_input_files(
        {"name": name, "mimeType": "text/html", "buffer": content.encode()}
    )
    page.get_by_label("The registers as of").fill("2024-03-13")
    page.get_by_role("button", name="Check").click()
    page.locator(".claim").first.wait_for()
    if name.endswith(".html"):
        page.get_by_text("The page as it was sent").click()
        shown = page.frame_locator("iframe")
        shown.get_by_text("the ministry said").wait_for()
        assert shown.locator("script, img, a, form, iframe").count() == 0
    nothing_lives(page)
    look(page, f"hostile-{name[:4].strip('<')}")


@pytest.mark.parametrize(
    "path",
    [
        f"/registers/{SDN}",
        f"/registers/{SDN}/entries/1",
        f"/registers/{SDN}/entries/3",
        "/find?q=nile",
        f"/find?q={quote(EVIL)}",
        "/timeline?one=US&other=SD",
        f"/timeline?one=US&other={quote(EVIL)[:90]}",
        f"/reconcile/{SDN}/preview/ofac-1",
    ],
)
def test_hostile_names_and_words_show_nothing_live(browser: "Browser", address: str, path: str) -> None:
    page = browser.new_page(base_url=address)
    page.goto(path)
    assert page.evaluate("window.hit") is None
    assert page.locator("main img, body > img").count() == 0
    if "/preview/" not in path:
        nothing_lives(page)
        look(page, f"hostile-{re.sub('[^a-z0-9]+', '-', path.lower())[:40]}")
    page.close()
