"""Legal notices: which licences they tell of, since when that can be known, and that they make nothing licensed."""

import json
import lzma
import re
from dataclasses import replace

import pytest

from inforce.errors import BadAuthorisations
from inforce.moment import parse_moment
from inforce.reconcile.authorisations import Authorisation, Scope, decode, encode
from inforce.reconcile.legal_notices import are_notices, licence_numbers, read_notices
from tests.conftest import REAL
from tests.reconcile.ledger import Asker, licence

NOTICES = REAL / "us-fr-ofac" / "notices.json.xz"


def notice(title: str, summary: str, number: str = "2031-00001", date: str = "2031-05-02") -> dict[str, str]:
    return {"doc": number, "date": date, "title": title, "summary": summary}


LIBYA = notice(
    "Publication of Libyan Sanctions Regulations Web General Licenses 70, 71, and 71A",
    "OFAC is publishing three general licenses (GLs): GL 70, which was issued before and is now expired, and GLs 71 and "
    "71A, which were issued before and expire on December 1, 2031.",
)


def test_each_number_of_a_notice_is_a_licence_of_its_regulations() -> None:
    found = read_notices([LIBYA], "notices.json").licences
    assert [(each.number, each.end) for each in found] == [
        ("70", "2031-05-02"), ("71", "2031-12-01"), ("71A", "2031-12-01"),
    ]  # fmt: skip
    assert {each.programmes for each in found} == {("LIBYA2", "LIBYA3")}
    assert {(each.scope, each.published) for each in found} == {(Scope.UNTOLD, "2031-05-02")}


def test_the_federal_registers_own_field_names_are_read_too() -> None:
    long = {
        "document_number": LIBYA["doc"], "publication_date": LIBYA["date"], "title": LIBYA["title"],
        "abstract": LIBYA["summary"], "type": "Rule",
    }  # fmt: skip
    assert read_notices({"results": [long]}, "").licences == read_notices([LIBYA], "").licences


def test_what_is_kept_of_a_notice_is_read_back_as_it_was() -> None:
    found = read_notices([LIBYA], "").licences
    assert tuple(decode(encode(each)) for each in found) == found


def test_notices_that_publish_no_licence_are_counted_and_unknown_regulations_are_named() -> None:
    other = notice("Notice of Sanctions Actions", "Names were added to a list.", "2031-00002")
    strange = notice("Publication of Atlantis Sanctions Regulations Web General License 1", "GL 1.", "2031-00003")
    found = read_notices([other, strange], "")
    assert (found.licences, found.others) == ((), 1)
    assert found.unknown == (f"{strange['title']} (2031-00003)",)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("issued General License 8 on Monday", ["8"]),
        ("general licences 13, 13A and 14", ["13", "13A", "14"]),
        ("GL 1-A, and GL40D", ["1-A", "40D"]),
        ("General License D-2", ["D-2"]),
        ("генеральную лицензию № 55", ["55"]),
        ("a general license. A bank", []),
        ("the general license permits 3 banks", []),
        ("3 banks and 14 GLs", []),
    ],
)
def test_licences_are_named_by_numbers_after_their_word(text: str, numbers: list[str]) -> None:
    assert list(licence_numbers(text)) == numbers


@pytest.mark.parametrize(
    ("as_of", "known"),
    [("2031-05-02T23:59Z", False), ("2031-05-03", True), ("2031-12-01", True), ("2031-12-02", False)],
)
def test_a_notice_tells_of_a_licence_from_the_end_of_its_day_until_it_runs_out(as_of: str, known: bool) -> None:
    found = read_notices([LIBYA], "").licences[1]
    assert found.told_by(parse_moment(as_of)) is known


@pytest.mark.parametrize(
    "record", [{"doc": "1"}, {"doc": 1, "date": "2031-05-02", "title": "x"}, {"doc": "1", "date": "May", "title": "x"}]
)
def test_a_bad_record_is_named(record: dict[str, object]) -> None:
    with pytest.raises(BadAuthorisations, match=r"notices\.json: record 2: "):
        read_notices([LIBYA, record], "notices.json")


def test_the_users_own_file_is_not_taken_for_notices() -> None:
    assert not are_notices(json.loads(encode(licence("7001"))))
    assert not are_notices([json.loads(encode(licence("7001")))])


def told(programme: str = "ALPHA") -> tuple[Authorisation, ...]:
    published = notice("Publication of Mali Sanctions Regulations Web General License 70", "GL 70.", date="2024-02-01")
    return tuple(replace(each, programmes=(programme,)) for each in read_notices([published], "").licences)


def test_a_notice_is_evidence_beside_an_intention_and_makes_it_not_licensed(ask: Asker) -> None:
    finding = replace(ask, authorisations=told())("Orley Shipping Lines", "lift", "announced", None, "2024-02-09")
    assert finding.verdict.value == "pending"
    assert finding.authorisations == ()
    assert any("Legal notices tell of 1 general licence under ALPHA" in note for note in finding.notes)


def test_a_notice_published_later_is_not_known_yet(ask: Asker) -> None:
    finding = replace(ask, authorisations=told())("Orley Shipping Lines", "lift", "announced", None, "2024-01-31")
    assert not any("Legal notice" in note for note in finding.notes)


def test_a_notice_under_another_programme_is_not_told(ask: Asker) -> None:
    finding = replace(ask, authorisations=told("OMEGA"))(
        "Orley Shipping Lines", "lift", "announced", None, "2024-02-09"
    )
    assert not any("Legal notice" in note for note in finding.notes)


@pytest.mark.skipif(not NOTICES.exists(), reason="no notices beside the project")
def test_every_number_that_real_notices_count_is_found() -> None:
    counted = dict(
        zip("one two three four five six seven eight nine ten eleven a".split(), [*range(1, 12), 1], strict=True)
    )
    records = json.loads(lzma.decompress(NOTICES.read_bytes()))
    found = read_notices(records, NOTICES)
    assert found.unknown == ()
    for record in records:
        said = re.search(r"publishing (\w+) general licenses? \(GLs?\)", record["summary"])
        if said and "Publication of" in record["title"]:
            numbers = [each for each in found.licences if f" {record['doc']} " in each.source]
            assert len(numbers) == counted[said[1]], record
