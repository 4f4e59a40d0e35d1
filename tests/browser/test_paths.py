"""The main paths through the pages in Chromium. Run by ``make test-browser``, in an environment of its own."""

import json
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

pytest.importorskip("playwright", reason="browsers are tested by 'make test-browser', in an environment of its own")

from inforce.api.app import create_app
from inforce.api.settings import Settings
from tests.api.conftest import FIRST, SECOND, edition, serving
from tests.conftest import SDN, Keeper

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
AXE = Path(sys.prefix, "package", "axe.min.js")
SHOTS = os.environ.get("INFORCE_SCREENSHOTS")
"""A folder for pictures of the pages, to be looked at; none are taken without."""

NAMES = {str(number): f"PARTY {number}" for number in range(1, 40)} | {"100": "CALM HARBOUR LINES"}
REPORT = """MINSK, 6 January 2024 - The US Treasury has removed Calm Harbour Lines from its sanctions list, the firm said.

<script>document.title = 'taken over'</script><img src=x onerror="document.title = 'taken over'">
"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Two editions in force, and one that lost nearly everyone in quarantine."""
    keeper = Keeper(tmp_path_factory.mktemp("browser"))
    keeper.keep(edition(NAMES), FIRST)
    keeper.keep(edition({"100": NAMES["100"], "101": "SOREL, Hana"} | NAMES), SECOND)
    keeper.keep(edition({"1": "PARTY 1"}), "2024-01-09T10:00Z", keep_broken=True)
    with serving(create_app(keeper.home, Settings(looked=0.05))) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator["Browser"]:
    from playwright.sync_api import sync_playwright

    assert CHROMIUM, "Chromium is missing: install the package chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def page(browser: "Browser", address: str) -> Iterator["Page"]:
    """A page on which nothing may go wrong in silence."""
    context = browser.new_context(base_url=address)
    yield from watched(context)


def watched(context: "BrowserContext") -> Iterator["Page"]:
    page, troubles = context.new_page(), list[str]()
    page.on("console", lambda told: troubles.append(told.text) if told.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("requestfailed", lambda request: troubles.append(f"failed: {request.url}"))
    yield page
    context.close()
    assert troubles == []


def look(page: "Page", name: str) -> None:
    """Take a picture, and let axe look for what hinders people."""
    if SHOTS:
        page.screenshot(path=Path(SHOTS, f"{name}.png"), full_page=True)
    if not AXE.exists():
        pytest.skip("axe-core is not there: npm brings it")
    grave = [each for each in hindrances(page) if each["impact"] in ("serious", "critical")]
    assert [f"{each['id']}: {each['nodes'][0]['html']}" for each in grave] == []


def hindrances(page: "Page") -> list[dict[str, Any]]:
    """The policy of content lets no script in but our own: axe comes through the debugger."""
    session = page.context.new_cdp_session(page)
    session.send("Runtime.evaluate", {"expression": AXE.read_text(encoding="utf-8")})
    run = "axe.run().then((told) => JSON.stringify(told.violations))"
    told = session.send("Runtime.evaluate", {"expression": run, "awaitPromise": True, "returnByValue": True})
    found: list[dict[str, Any]] = json.loads(told["result"]["value"])
    return found


def test_a_report_is_pasted_checked_and_moved_to_another_moment(page: "Page") -> None:
    page.goto("/")
    look(page, "home")
    page.get_by_label("Paste a report").fill(REPORT)
    page.get_by_label("The registers as of").fill("2024-01-06")
    page.get_by_role("button", name="Check").click()
    page.get_by_text("contradicted").first.wait_for()
    assert page.locator(".claim").count()
    assert page.title() != "taken over"
    look(page, "report")
    page.get_by_label("Move the moment").fill("19723")  # 1 January 2024 as a day since 1970
    page.get_by_text("as of 2024-01-01").first.wait_for()
    assert page.get_by_label("The registers as of").input_value() == "2024-01-01"


def test_a_name_leads_to_its_entry_and_through_time(page: "Page") -> None:
    page.goto("/")
    page.get_by_role("searchbox").fill("Calm Harbor Lines")
    page.keyboard.press("Enter")
    found = page.get_by_role("link", name="CALM HARBOUR LINES")
    found.wait_for()
    look(page, "find")
    found.click()
    page.get_by_role("heading", name="CALM HARBOUR LINES").wait_for()
    look(page, "entry")
    page.get_by_label("As of").fill("2024-01-06")
    page.get_by_role("button", name="Show").click()
    page.locator(".state.listed").wait_for()
    cited = page.locator("a.cite").get_attribute("href")
    assert cited
    page.goto(cited)
    page.locator(".state.listed").wait_for()


def test_an_edition_is_accepted_and_taken_out_again(page: "Page") -> None:
    page.goto(f"/registers/{SDN}")
    look(page, "register")
    page.get_by_label("Who decides").first.fill("A. Clerk")
    page.get_by_label("Why").first.fill("the regime has ended")
    page.get_by_role("button", name="Put in force").click()
    page.get_by_text("No edition is in quarantine").wait_for()
    page.get_by_text("Take it out of force").click()
    page.get_by_label("Who decides").fill("A. Clerk")
    page.get_by_label("Why").fill("the list was cut after all")
    page.get_by_role("button", name="Take out of force").click()
    page.get_by_text("rejected by A. Clerk", exact=False).first.wait_for()


def test_everything_is_reached_by_the_keyboard(page: "Page") -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "To the content"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "text"


def test_it_works_without_a_script(browser: "Browser", address: str) -> None:
    for page in watched(browser.new_context(base_url=address, java_script_enabled=False)):
        page.goto("/")
        page.get_by_label("Paste a report").fill(REPORT)
        page.get_by_label("The registers as of").fill("2024-01-06")
        page.get_by_role("button", name="Check").click()
        page.get_by_text("contradicted").first.wait_for()
        page.goto(f"/registers/{SDN}/entries/100")
        page.get_by_label("As of").fill("2024-01-06")
        page.get_by_role("button", name="Show").click()
        page.locator(".state.listed").wait_for()


def test_by_keys_the_moment_goes_on_until_enter(page: "Page") -> None:
    page.goto(f"/registers/{SDN}/entries/100?as_of=2024-01-06")
    slider = page.get_by_label("Move the moment")
    slider.focus()
    for _ in range(3):
        page.keyboard.press("ArrowLeft")
    assert slider.get_attribute("aria-valuetext") == page.get_by_label("As of").input_value() == "2024-01-03"
    assert page.url.endswith("as_of=2024-01-06"), "whoever goes on by keys keeps the place"
    page.keyboard.press("Enter")
    page.wait_for_url("**as_of=2024-01-03*")


def test_a_claim_and_its_findings_are_shown_to_belong_together(page: "Page") -> None:
    check(page)
    page.locator(".card").first.hover()
    assert page.locator(".claim.lit").count()
    page.get_by_role("heading", level=1).hover()
    assert not page.locator(".lit").count()
    page.locator(".text .mark").first.click()
    assert page.locator(".card:target").count() == 1
    page.locator(".card a[href^='/registers/']").first.click()
    page.get_by_role("heading", name="CALM HARBOUR LINES").wait_for()


def test_a_report_is_kept_and_cited(page: "Page") -> None:
    check(page)
    page.get_by_role("button", name="Keep this report").click()
    page.locator("a.cite").wait_for()
    look(page, "report-kept")
    page.get_by_role("link", name="Reports", exact=True).click()
    look(page, "reports")
    page.locator("table a").first.click()
    page.locator(".card").first.wait_for()


def check(page: "Page") -> None:
    page.goto("/")
    page.get_by_label("Paste a report").fill(REPORT)
    page.get_by_label("The registers as of").fill("2024-01-06")
    page.get_by_role("button", name="Check").click()
    page.locator(".card").first.wait_for()


def test_in_print_the_evidence_is_there_and_the_controls_are_not(page: "Page") -> None:
    check(page)
    page.emulate_media(media="print")
    assert page.locator(".edition").first.is_visible()
    for control in (".top", "form.moment", "button"):
        assert not any(each.is_visible() for each in page.locator(control).all()), control
    look(page, "print-report")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_a_phone_in_light_and_in_the_dark(browser: "Browser", address: str, scheme: str) -> None:
    context = browser.new_context(base_url=address, viewport={"width": 360, "height": 740}, color_scheme=scheme)
    for page in watched(context):
        for name, path in (
            ("home", "/"),
            ("entry", f"/registers/{SDN}/entries/100"),
            ("register", f"/registers/{SDN}"),
            ("find", "/find?q=calm&as_of=2024-01-06"),
            ("timeline", "/timeline?one=US&other=Belarus"),
            ("report", ""),
        ):
            page.goto(path) if path else check(page)
            assert page.evaluate("document.documentElement.scrollWidth") <= 360, "nothing sticks out"
            look(page, f"phone-{scheme}-{name}")


def test_a_wide_page_in_the_dark_hinders_nobody(browser: "Browser", address: str) -> None:
    for page in watched(browser.new_context(base_url=address, color_scheme="dark")):
        for name, path in (("entry", f"/registers/{SDN}/entries/100?as_of=2024-01-06"), ("sign-in", "/sign-in")):
            page.goto(path)
            look(page, f"dark-{name}")
        check(page)
        look(page, "dark-report")
