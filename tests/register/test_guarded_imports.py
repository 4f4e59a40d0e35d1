"""Every form of every register: what is no edition, or not a whole one, is kept, quarantined and changes nothing."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from inforce.errors import AnotherList, BrokenEdition
from inforce.lists.downloads import open_downloads
from inforce.lists.registers import register_facts
from inforce.register.deciding import Judge, accept, reject
from inforce.register.history import changes
from inforce.register.importing import Importer, Outcome
from inforce.register.model import State
from inforce.register.register import View
from tests.conftest import LATER, SDN, Keeper, csv_file, sdn_file, sdn_row
from tests.lists.fuzzing import Seed, samples
from tests.lists.test_csl_csv import listing
from tests.lists.test_eu_and_uk_parties import EU

SEEDS = {seed.name: seed for seed in samples()}
every_form = pytest.mark.parametrize("seed", SEEDS.values(), ids=SEEDS.keys())
BEFORE, AFTER = "2024-05-01T12:00Z", "2024-05-02T12:00Z"


@pytest.fixture
def keep(keeper: Keeper) -> Callable[..., tuple[Outcome, str]]:
    def kept(seed: Seed, data: bytes, retrieved: str = AFTER) -> tuple[Outcome, str]:
        imported = keeper.keep({seed.file: data}, retrieved, register=seed.register, keep_broken=True)
        return imported.outcome, imported.reason or ""

    return kept


def listed(view: View) -> frozenset[str]:
    return view.numbers()


@every_form
@pytest.mark.parametrize(
    ("damage", "reason"),
    [
        (lambda _: b"", "0 bytes, nothing in it"),
        (lambda _: b" \r\n ", "nothing in it"),
        (lambda _: b"<!DOCTYPE html><html><body>maintenance</body></html>", "an HTML page"),
        (lambda _: b"\0\1\2\3" * 100, "binary data"),
        (lambda _: b"<other xmlns='https://example.org'/>", "XML, not a list in a form of"),
        (lambda _: b"403 Forbidden", "text that begins '403 Forbidden'"),
    ],
    ids=["empty", "blank", "page", "binary", "other namespace", "words"],
)
def test_what_is_no_list_is_quarantined_with_its_reason(
    keep: Callable[..., tuple[Outcome, str]],
    view: Callable[..., View],
    seed: Seed,
    damage: Callable[[Seed], bytes],
    reason: str,
) -> None:
    keep(seed, seed.whole(), BEFORE)
    before = listed(view("2024-05-03", register=seed.register))
    outcome, told = keep(seed, damage(seed))
    assert outcome is Outcome.QUARANTINED
    assert reason in told
    assert listed(view("2024-05-03", register=seed.register)) == before != frozenset()


@every_form
def test_a_file_cut_at_any_tenth_delists_nobody(
    keep: Callable[..., tuple[Outcome, str]], view: Callable[..., View], seed: Seed
) -> None:
    keep(seed, seed.whole(), BEFORE)
    before = listed(view("2024-05-03", register=seed.register))
    for tenth in range(1, 10):
        outcome, _ = keep(seed, seed.whole()[: len(seed.whole()) * tenth // 10], f"2024-05-02T{tenth:02}:00Z")
        assert outcome is Outcome.QUARANTINED
    assert listed(view("2024-05-03", register=seed.register)) == before


@every_form
def test_a_file_cut_between_its_last_records_delists_nobody(
    keep: Callable[..., tuple[Outcome, str]], view: Callable[..., View], seed: Seed
) -> None:
    """However few are lost; some forms have no mark at the end of a file."""
    keep(seed, seed.whole(), BEFORE)
    before = listed(view("2024-05-03", register=seed.register))
    for lost in (1, 2, 5):
        data = seed.head + b"".join(seed.records[:-lost])
        outcome, told = keep(seed, data, f"2024-05-02T{lost:02}:00Z")
        assert (outcome, "cut off" in told) == (Outcome.QUARANTINED, True)
    assert listed(view("2024-05-03", register=seed.register)) == before


@every_form
def test_a_fall_out_of_proportion_waits_for_a_person_and_can_be_accepted_and_doubted_again(
    keep: Callable[..., tuple[Outcome, str]], view: Callable[..., View], keeper: Keeper, seed: Seed
) -> None:
    keep(seed, seed.whole(), BEFORE)
    fewer = seed.whole(seed.records[: len(seed.records) // 4])
    if b"Record_Count" in fewer:
        fewer = fewer.replace(b"<Record_Count>48", b"<Record_Count>12")
    outcome, told = keep(seed, fewer)
    assert outcome is Outcome.QUARANTINED
    assert "out of proportion" in told
    before = listed(view("2024-05-03", register=seed.register))
    for decide, left in (("accept", seed.numbers(fewer)), ("reject", before)):
        with keeper.home.writing() as store, store.transaction() as session:
            edition = session.editions(session.register_id(seed.register) or 0)[-1]
            judge, facts = Judge("A. Analyst", datetime(2024, 5, 3, tzinfo=UTC)), register_facts(seed.register)
            if decide == "accept":
                accept(session, keeper.home.archive, facts, edition, judge)
            else:
                reject(session, keeper.home.archive, facts, edition, judge)
        assert listed(view("2024-05-03", register=seed.register)) == left


@every_form
def test_a_first_edition_delists_nobody_and_adds_nobody(
    keep: Callable[..., tuple[Outcome, str]], view: Callable[..., View], seed: Seed
) -> None:
    keep(seed, seed.whole(), BEFORE)
    then = view("2024-05-03", register=seed.register)
    assert changes(then, datetime(2000, 1, 1, tzinfo=UTC), LATER) == []
    for number in sorted(listed(then))[:5]:
        assert then.standing(number).state is State.LISTED
        assert then.listings(number)[-1].before is None


@every_form
def test_the_list_of_another_register_is_refused(
    keep: Callable[..., tuple[Outcome, str]], view: Callable[..., View], seed: Seed
) -> None:
    """Two forms of one register are both welcome; what bears no number of the edition before is another list."""
    keep(seed, seed.whole(), BEFORE)
    before = listed(view("2024-05-03", register=seed.register))
    for hour, other in enumerate(SEEDS.values()):
        if other.register != seed.register:
            outcome, told = keep(seed, other.whole(), f"2024-05-02T{hour:02}:00Z")
            assert outcome is Outcome.QUARANTINED, other.name
            assert f"not a list in a form of {seed.register}" in told or "another list?" in told
    assert listed(view("2024-05-03", register=seed.register)) == before


@every_form
def test_a_broken_file_that_stands_alone_is_refused_and_nothing_is_kept(keeper: Keeper, seed: Seed) -> None:
    with pytest.raises(BrokenEdition):
        keeper.keep({seed.file: seed.whole()[: len(seed.head) // 2 or 3]}, BEFORE, register=seed.register)


def test_a_first_file_of_another_register_is_refused_by_its_name(keeper: Keeper, view: Callable[..., View]) -> None:
    """However few its entries are, until a person decides."""
    with pytest.raises(BrokenEdition, match=r"cons_prim\.csv is a file of us-ofac-cons"):
        keeper.keep({"cons_prim.csv": sdn_file({1: "HARBOUR LINE"})}, BEFORE)
    imported = keeper.keep({"cons_prim.csv": sdn_file({1: "HARBOUR LINE"})}, BEFORE, keep_broken=True)
    assert imported.outcome is Outcome.QUARANTINED
    assert keeper.keep({"sdn.csv": sdn_file({2: "ORLO SHIPPING"})}, AFTER).outcome is Outcome.IN_FORCE
    assert view("2024-05-03").numbers() == {"2"}
    assert not view("2024-05-03").find("HARBOUR LINE")


def test_a_lone_consolidated_list_waits_until_a_true_edition_comes(keeper: Keeper, view: Callable[..., View]) -> None:
    rows = [sdn_row(number, f"PERSON {number}", "individual", "NS-PLC", "DOB 1951") for number in range(1, 31)]
    assert keeper.keep(csv_file(*rows), BEFORE, keep_broken=True).outcome is Outcome.QUARANTINED
    assert keeper.keep({"cons_prim.csv": csv_file(*rows)}, BEFORE, register="us-ofac-cons").outcome is Outcome.IN_FORCE
    assert keeper.keep(sdn_file({100: "ORLO SHIPPING"}), AFTER).outcome is Outcome.IN_FORCE
    assert view("2024-05-03").numbers() == {"100"}


@pytest.mark.parametrize(("retrieved", "wrong"), [("2033-09-30", False), ("2033-09-28", True)])
def test_an_edition_that_was_published_after_its_retrieval_waits_for_a_person(
    keeper: Keeper, view: Callable[..., View], retrieved: str, wrong: bool
) -> None:
    """One of the two times is wrong, and only a person can tell which."""
    imported = keeper.keep({"eu.xml": EU.encode()}, retrieved, register="eu-fsf", keep_broken=True)
    told = "it says that it was published on 2033-10-01T00:15Z, and was retrieved at 2033-09-28, before that"
    assert (imported.outcome is Outcome.QUARANTINED) is (told in (imported.reason or "")) is wrong
    assert view("2033-10-01", register="eu-fsf", known_at="2040-01-01").fresh() is not wrong


def test_an_edition_that_was_published_after_its_retrieval_can_be_accepted_and_stays_so(
    keeper: Keeper, view: Callable[..., View]
) -> None:
    keeper.keep({"eu.xml": EU.encode()}, "2033-09-20", register="eu-fsf", keep_broken=True)
    with keeper.home.writing() as store, store.transaction() as session:
        (edition,) = session.editions(session.register_id("eu-fsf") or 0)
        judge = Judge("A. Analyst", datetime(2034, 1, 1, tzinfo=UTC), "the publisher's clock")
        accept(session, keeper.home.archive, register_facts("eu-fsf"), edition, judge)
    other = EU.replace("2033-10-01T00:15:00Z", "2033-09-10T00:15:00Z").encode()
    assert keeper.keep({"eu.xml": other}, "2033-09-10", register="eu-fsf").outcome is Outcome.IN_FORCE
    assert len(view("2033-10-01", register="eu-fsf", known_at="2040-01-01").editions()) == 2


def test_an_edition_is_still_doubted_for_its_time_when_it_is_judged_again(keeper: Keeper) -> None:
    keeper.keep({"eu.xml": EU.encode()}, "2033-09-20", register="eu-fsf", keep_broken=True)
    other = EU.replace("2033-10-01T00:15:00Z", "2033-09-10T00:15:00Z").encode()
    remarks = keeper.keep({"eu.xml": other}, "2033-09-10", register="eu-fsf").remarks
    assert not [each for each in remarks if "judged again" in each]
    with keeper.home.reading() as session:
        _, doubted = session.editions(session.register_id("eu-fsf") or 0)
    assert "was published on 2033-10-01T00:15Z" in (doubted.quarantine or "")


def test_a_screening_list_that_lacks_a_member_for_a_day_delists_nobody_of_it(
    keeper: Keeper, view: Callable[..., View]
) -> None:
    specially = [screened("Specially Designated Nationals (SDN)", str(number)) for number in range(1, 200)]
    unverified = [screened("Unverified List (UVL)", str(number)) for number in range(900, 905)]
    whole, without = listing(*specially, *unverified), listing(*specially)
    for day, data in enumerate((whole, without, whole), 1):
        imported = keeper.keep({"csl.csv": data}, f"2024-05-0{day}T12:00Z", register="us-csl", keep_broken=True)
        assert (imported.outcome is Outcome.QUARANTINED) == (data is without)
        assert data is whole or "UVL is missing with all its 5 entries" in (imported.reason or "")
    seen = view("2024-05-04", register="us-csl")
    assert len(seen.numbers()) == 204
    assert len(seen.listings("UVL:party 900")) == 1


def screened(member: str, number: str) -> dict[str, str]:
    told = {"entity_number": number, "type": "Entity"} if "SDN" in member else {}
    return {"_id": number, "source": f"{member} - An Office", "name": f"PARTY {number}", "programs": "FERRY", **told}


def test_aliases_cut_between_two_rows_are_noticed_though_the_main_file_grew_by_more(keeper: Keeper) -> None:
    aliases = csv_file(*(f'{number},{number},"aka","NAME {number}",-0- ' for number in range(1, 41)))
    crowd = {number: f"PARTY {number}" for number in range(1, 41)}
    keeper.keep({"sdn.csv": sdn_file(crowd), "alt.csv": aliases}, BEFORE)
    cut = aliases[: aliases.index(b"40,40,")]
    grown = sdn_file({**crowd, **{number: f"A MUCH LONGER NAME {number}" for number in range(50, 60)}})
    assert len(grown) + len(cut) > len(sdn_file(crowd)) + len(aliases)
    imported = keeper.keep({"sdn.csv": grown, "alt.csv": cut}, AFTER, keep_broken=True)
    assert imported.outcome is Outcome.QUARANTINED
    assert f"alt.csv: {len(cut)} bytes, the beginning of the {len(aliases)}" in (imported.reason or "")


def test_a_set_may_lose_its_aliases_as_a_whole(keeper: Keeper) -> None:
    crowd = sdn_file({number: f"PARTY {number}" for number in range(1, 41)})
    keeper.keep({"sdn.csv": crowd, "alt.csv": csv_file('1,1,"aka","NAME",-0- ')}, BEFORE)
    assert keeper.keep({"sdn.csv": crowd}, AFTER).outcome is Outcome.IN_FORCE


def test_an_old_edition_that_comes_late_takes_no_younger_one_out_of_force(keeper: Keeper) -> None:
    keeper.keep(sdn_file({number: f"PARTY {number}" for number in range(35, 260)}), "2025-08-31T10:00Z")
    keeper.keep(
        sdn_file({number: f"PARTY {number}" for number in range(1, 201)}), "2021-07-07T10:00Z"
    )  # 34 of 200 left since
    with keeper.home.reading() as session:
        kept = session.editions(session.register_id(SDN) or 0)
    assert [each.quarantine for each in kept] == [None, None]


def test_a_history_of_another_list_is_refused_after_its_first_few_files(keeper: Keeper, tmp_path: Path) -> None:
    """The others are not even read: a person who mistook the register need not wait for it."""
    inbox = tmp_path / "history"
    inbox.mkdir()
    (inbox / "2024-05-01.csv").write_bytes(b"<!DOCTYPE html><html><body>maintenance</body></html>")
    for day in range(2, 12):
        rows = [sdn_row(number, f"PARTY {number}", "individual", "SDGT", "DOB 1951") for number in range(1, 40 + day)]
        (inbox / f"2024-05-{day:02}.csv").write_bytes(csv_file(*rows))
    read: list[str] = []
    with (
        open_downloads(inbox) as downloads,
        keeper.home.writing() as store,
        pytest.raises(
            AnotherList, match=r"is it the SDN list\? \(so it is with the first 5 that can be read; nothing was kept"
        ),
    ):
        watched = (each for each in downloads if not read.append(each.where))  # type: ignore[func-returns-value]
        Importer(store, keeper.home.archive, register_facts("us-ofac-cons")).run(watched)
    assert len(read) <= 8, "one that is no list, five, and those that are read ahead"
    assert not list(keeper.home.folder.glob("archive/??/*"))


def test_sound_files_behind_many_of_another_list_are_taken_as_the_refusal_says(keeper: Keeper, tmp_path: Path) -> None:
    inbox = tmp_path / "history"
    inbox.mkdir()
    for day in range(1, 6):
        (inbox / f"2024-05-{day:02}.csv").write_bytes(SEEDS["un-xml"].whole() + b" " * day)
    (inbox / "2024-05-06.csv").write_bytes(sdn_file({number: f"PARTY {number}" for number in range(1, 40)}))
    with pytest.raises(AnotherList, match=r"where sound ones follow, give --keep-broken"):
        keeper.take(inbox)
    with open_downloads(inbox) as downloads, keeper.home.writing() as store:
        done = Importer(store, keeper.home.archive, register_facts(SDN)).run(downloads, keep_broken=True)
    assert [each.outcome for each in done] == [*[Outcome.QUARANTINED] * 5, Outcome.IN_FORCE]


def test_files_of_another_list_beside_sound_ones_are_quarantined_with_all_others_kept(
    keeper: Keeper, tmp_path: Path
) -> None:
    inbox = tmp_path / "history"
    inbox.mkdir()
    (inbox / "2024-05-01.csv").write_bytes(sdn_file({number: f"PARTY {number}" for number in range(1, 40)}))
    for day in range(2, 9):
        other = {number: f"STRANGER {number}" for number in range(1000 * day, 1000 * day + 40)}
        (inbox / f"2024-05-{day:02}.csv").write_bytes(sdn_file(other))
    outcomes = [each.outcome for each in keeper.take(inbox)]
    assert outcomes == [Outcome.IN_FORCE, *[Outcome.QUARANTINED] * 7]


def test_a_file_in_the_form_of_another_register_says_of_which(keeper: Keeper) -> None:
    with pytest.raises(
        AnotherList, match=r"XML, not a list in a form of us-ofac-sdn .* begins as a list of un-sc does"
    ):
        keeper.keep({"un.xml": SEEDS["un-xml"].whole()}, BEFORE)
