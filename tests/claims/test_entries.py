"""Lines of official notices."""

import pytest

from inforce.claims import extract
from inforce.claims.entry_lines import line_of
from inforce.claims.model import TargetKind
from inforce.reports import read
from inforce.reports.model import Report


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        (
            'DELACROIX, Paul (a.k.a. "POLO"); DOB 4 May 1970; nationality France (individual) [SDGT].',
            "DELACROIX, Paul",
            TargetKind.PERSON,
        ),
        ("DELACROIX, Paul, Lyon, France; DOB 4 May 1970 (individual) [SDGT].", "DELACROIX, Paul", TargetKind.PERSON),
        ("OSTGRAN OOO, Omsk, Russia; Tax ID No. 5501 (Russia) [RUSSIA-EO14024].", "OSTGRAN OOO", None),
        (
            "PALE HARBOUR (V7AB2) Crude Oil Tanker; Vessel Registration Identification IMO 9234567 (vessel) [IRAN].",
            "PALE HARBOUR",
            TargetKind.VESSEL,
        ),
        (
            "POLARIS - POLAR AIR LINES (a.k.a. POLARIS), 5 Dock Road, Oslo, Norway [SDGT].",
            "POLARIS - POLAR AIR LINES",
            None,
        ),
        ("Entity name: POLARIS - POLAR AIR LINES", "POLARIS - POLAR AIR LINES", TargetKind.ORGANISATION),
        ("POLARIS BANK - TEHRAN, Iran [SDGT].", "POLARIS BANK", None),
        ("- POLARIS BANK - a lender in Oslo", "POLARIS BANK", None),
        ("YV-1111; Aircraft Model Learjet 45 (aircraft) [VENEZUELA].", "YV-1111", TargetKind.AIRCRAFT),
        ("Name: MOREAU, Hilda. DOB: 1/1/1960.", "MOREAU, Hilda", TargetKind.PERSON),
        ("Organisation Name: MOREAU HOLDINGS SL. Group ID: 12.", "MOREAU HOLDINGS SL", TargetKind.ORGANISATION),
        ("QDi.999 Name: 1: OMAR 2: SAID 3: na 4: na", "OMAR SAID", TargetKind.PERSON),
        ("(12) Jean Placide (born on March 3, 1961)", "Jean Placide", TargetKind.PERSON),
        ("- Sahand Rotor Industries, a maker of engines", "Sahand Rotor Industries", None),
    ],
)
def test_a_line_of_a_list_opens_with_a_name(text: str, name: str, kind: TargetKind | None) -> None:
    line = line_of(text)
    assert line and (line.name, line.kind) == (name, kind)


@pytest.mark.parametrize("text", ["the firm has not replied to questions", "- see the guidance for details", "", "1."])
def test_prose_opens_no_entry(text: str) -> None:
    assert line_of(text) is None


def _claims(text: str) -> list[tuple[str, str, str | None]]:
    report = Report("test", text, title=None, published="2024-05-14", language="en", blocks=())
    return [(c.action, c.target.name, c.when) for c in extract(report).claims]


def test_the_words_above_a_list_belong_to_each_of_its_entries_on_the_day_of_the_notice() -> None:
    text = (
        "The following persons were removed from OFAC's SDN List:\n\n"
        "DELACROIX, Paul (individual) [SDGT].\n\nMOREAU, Hilda (individual) [SDGT].\n"
    )
    assert _claims(text) == [("delist", "DELACROIX, Paul", "2024-05-14"), ("delist", "MOREAU, Hilda", "2024-05-14")]


def test_what_follows_a_list_is_read_as_prose() -> None:
    text = "The following was added to OFAC's SDN List:\n\nDELACROIX, Paul (individual) [SDGT].\n\n"
    text += "The EU delisted Hilda Moreau on Friday."
    assert ("delist", "Hilda Moreau", "2024-05-10") in _claims(text)


def test_a_sentence_that_announces_nothing_takes_no_names_from_below() -> None:
    assert _claims("OFAC amended its SDN List.\n\nDELACROIX, Paul (individual) [SDGT].") == []


def test_an_entry_with_a_dash_in_its_name_opens_with_no_dateline() -> None:
    text = (
        "4 November 2025\n\nThe following deletions have been made to OFAC's SDN List:\n\n"
        "NILE - HARBOUR LINES (a.k.a. NILE), 14A Quay St., Cairo, Egypt [SUDAN-EO14098].\n\n"
        "MAROV, Ilya Petrovich, Cairo, Egypt; DOB 12 Mar 1970 (individual) [SUDAN-EO14098].\n"
    )
    (report,) = read(text.encode(), name="a.txt")
    assert [(c.action.value, c.target.name) for c in extract(report).claims] == [
        ("delist", "NILE - HARBOUR LINES"),
        ("delist", "MAROV, Ilya Petrovich"),
    ]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("• Berta Ilves, deputy head of the drone bureau", TargetKind.PERSON),
        ("• Ma Guotao, owner of Wuhan Feilong", TargetKind.PERSON),
        ("• Silver Gate Hotel (Group ID: 17102)", TargetKind.ORGANISATION),
        ("• Ana Beatriz Solano (Group ID: 14890)", TargetKind.PERSON),
        ("'184. Anatoliy Semenovich LUGOVOY;", TargetKind.PERSON),
        ("• KIM Yong Su", TargetKind.PERSON),
        ("'57. Sever Logistika LLC';", TargetKind.ORGANISATION),
        ("• Zavod Planer JSC, a producer of wings", TargetKind.ORGANISATION),
    ],
)
def test_the_role_or_the_name_tells_what_an_entry_is(line: str, kind: TargetKind) -> None:
    report = Report(
        "test",
        f"The Council added the following to the EU sanctions list:\n\n{line}\n",
        title=None,
        published="2024-05-14",
        language="en",
        blocks=(),
    )
    assert [c.target.kind for c in extract(report).claims] == [kind]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("A. Individuals", TargetKind.PERSON),
        ("B. Entities and other groups", TargetKind.ORGANISATION),
        ("Vessels", TargetKind.VESSEL),
        ("Aircraft", TargetKind.AIRCRAFT),
    ],
)
def test_a_heading_between_entries_tells_what_those_below_are(heading: str, kind: TargetKind) -> None:
    text = f"The following have been added to OFAC's SDN List:\n\n{heading}\n\n1. LOTUS PEARL\n"
    report = Report("test", text, title=None, published="2024-05-14", language="en", blocks=())
    assert [(c.target.name, c.target.kind) for c in extract(report).claims] == [("LOTUS PEARL", kind)]
