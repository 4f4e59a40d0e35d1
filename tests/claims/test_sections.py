"""Sections: of what day the words below a heading tell."""

from pathlib import Path

from inforce.claims import extract
from inforce.claims.sections import Sections
from inforce.claims.text import read_document
from inforce.reports import read
from inforce.reports.model import Report

DIGEST = """Sanctions digest

Published 24 June 2024

Monday, June 17

OFAC designated Korvin Shipping.

Thursday, June 20

Canada delisted Baltimar Bank.
"""


def report_of(tmp_path: Path, text: str) -> Report:
    file = tmp_path / "report.txt"
    file.write_text(text, encoding="utf-8")
    return read(file)[0]


def test_an_act_below_the_heading_of_a_day_is_of_that_day(tmp_path: Path) -> None:
    told = {c.target.name: c.when for c in extract(report_of(tmp_path, DIGEST)).claims}
    assert told == {"Korvin Shipping": "2024-06-17", "Baltimar Bank": "2024-06-20"}


def test_an_item_of_a_live_blog_is_of_the_day_it_was_posted(tmp_path: Path) -> None:
    text = "LIVE: sanctions\n\n17 March 2025\n\n18:52 Britain has delisted Korvin Shipping.\n\n15:47 Nothing yet.\n"
    assert [c.when for c in extract(report_of(tmp_path, text)).claims] == ["2025-03-17"]


def test_one_date_alone_makes_no_sections(tmp_path: Path) -> None:
    text = "Client alert\n\n12 June 2024\n\nOFAC has designated Korvin Shipping.\n\nThe firm had no comment at 16:40.\n"
    report = report_of(tmp_path, text)
    assert Sections.of(read_document(report)) == Sections()
    assert [c.when for c in extract(report).claims] == [None]


def test_the_day_that_an_item_opens_with_ends_with_the_item(tmp_path: Path) -> None:
    text = (
        "Chronology\n\nPublished 24 June 2024\n\n12 June 2024: OFAC designated Korvin Shipping.\n\n"
        "17 June 2024: Canada delisted Baltimar Bank. It also delisted Ostrava Metals.\n\nJapan delisted Lumen Trading.\n"
    )
    told = {c.target.name: c.when for c in extract(report_of(tmp_path, text)).claims}
    assert told == {
        "Korvin Shipping": "2024-06-12",
        "Baltimar Bank": "2024-06-17",
        "Ostrava Metals": "2024-06-17",
        "Lumen Trading": None,
    }


def test_one_item_alone_that_opens_with_a_day_makes_no_sections(tmp_path: Path) -> None:
    text = "Alert\n\nPublished 24 June 2024\n\n12 June 2024: OFAC has designated Korvin Shipping.\n\nNo comment.\n"
    assert Sections.of(read_document(report_of(tmp_path, text))) == Sections()
