"""What verdict the register gives on a claim, case by case. The parties are those of the ledger."""

# ruff: noqa: E501 # a row of a table is one line

from dataclasses import replace

import pytest

from inforce.reconcile import Finding, Reason, Verdict
from inforce.register.model import State
from inforce.register.words import NOT_EXAMINED
from tests.conftest import SDN, Keeper, csv_file, sdn_row
from tests.reconcile.ledger import Asker, licence

Answer = tuple[str, str | None, str | None]


def answer(finding: Finding) -> Answer:
    return finding.verdict.value, finding.reason.value if finding.reason else None, finding.entry


ACTS_WITH_THEIR_TIME = [
    pytest.param("Orley Shipping Lines", "designate", "2024-01-23", "2024-01-26", ("confirmed", None, "7001"), id="the first edition that shows it is of the day after"),
    pytest.param("Orley Shipping Lines", "designate", "2024-01-17", "2024-01-26", ("confirmed", None, "7001"), id="within seven days"),
    pytest.param("Orley Shipping Lines", "designate", "2024-01-31", "2024-02-02", ("confirmed", None, "7001"), id="the register was seven days earlier"),
    pytest.param("Orley Shipping Lines", "designate", "2024-02-02", "2024-02-09", ("contradicted", "time", "7001"), id="listed nine days before the claimed day"),
    pytest.param("Orley Shipping Lines", "designate", "2024-01", "2024-02-09", ("confirmed", None, "7001"), id="a month"),
    pytest.param("Orley Shipping Lines", "designate", "2024", "2024-02-09", ("confirmed", None, "7001"), id="a year that began before the first edition"),
    pytest.param("Casimir Vanterpool", "delist", "2024-02-13", "2024-02-20", ("confirmed", None, "7002"), id="taken off"),
    pytest.param("Casimir Vanterpool", "lift", "2024-02", "2024-02-20", ("confirmed", None, "7002"), id="sanctions lifted"),
    pytest.param("Casimir Vanterpool", "delist", "2024-01-20", "2024-02-20", ("contradicted", "time", "7002"), id="taken off at another time"),
    pytest.param("Greyfinch Air Cargo", "delist", "2024-02-08", "2024-02-20", ("contradicted", "state", "7003"), id="never taken off"),
    pytest.param("Greyfinch Air Cargo", "designate", "2024-02-08", "2024-02-20", ("contradicted", "time", "7003"), id="listed since before the first edition"),
    pytest.param("Merle Star", "delist", "2024-01-30", "2024-02-20", ("confirmed", None, "7008"), id="a later listing does not undo a removal"),
    pytest.param("Old Lantern Foundation", "delist", "2024-01-24", "2024-02-20", ("confirmed", None, "7009"), id="removal of an entry of the first edition"),
]  # fmt: skip


@pytest.mark.parametrize(("target", "action", "when", "as_of", "expected"), ACTS_WITH_THEIR_TIME)
def test_an_act_that_gives_its_time_is_judged_by_the_registers_changes(
    ask: Asker, target: str, action: str, when: str, as_of: str, expected: Answer
) -> None:
    kind = {"Casimir Vanterpool": "person", "Merle Star": "vessel"}.get(target, "organisation")
    assert answer(ask(target, action, "in_force", when, as_of, kind)) == expected


NO_TIME = [
    pytest.param("Orley Shipping Lines", "designate", "2024-02-09", ("confirmed", None, "7001"), id="is listed"),
    pytest.param("Old Lantern Foundation", "designate", "2024-02-09", ("contradicted", "state", "7009"), id="is listed no more"),
    pytest.param("Old Lantern Foundation", "delist", "2024-02-09", ("confirmed", None, "7009"), id="has left"),
    pytest.param("Orley Shipping Lines", "delist", "2024-02-09", ("contradicted", "state", "7001"), id="has not left"),
    pytest.param("Orley Shipping Lines", "lift", "2024-02-09", ("contradicted", "state", "7001"), id="sanctions are not lifted"),
    pytest.param("Orley Shipping Lines", "remain", "2024-02-09", ("confirmed", None, "7001"), id="remains"),
    pytest.param("Old Lantern Foundation", "remain", "2024-02-09", ("contradicted", "state", "7009"), id="remains no more"),
    pytest.param("Orley Shipping Lines", "lapse", "2024-02-09", ("contradicted", "state", "7001"), id="has not run out"),
    pytest.param("Tamsin Holdings", "delist", "2024-02-20", ("confirmed", None, "7015"), id="a duplicate has left"),
    pytest.param("Tamsin Holdings", "lift", "2024-02-20", ("contradicted", "state", "7005"), id="the party has not"),
    pytest.param("Brindle Exchange", "delist", "2024-02-20", ("contradicted", "state", "7014"), id="it is there under a new number"),
]  # fmt: skip


@pytest.mark.parametrize(("target", "action", "as_of", "expected"), NO_TIME)
def test_a_claim_without_a_time_is_judged_on_the_state_at_the_moment_asked(
    ask: Asker, target: str, action: str, as_of: str, expected: Answer
) -> None:
    assert answer(ask(target, action, "in_force", None, as_of)) == expected


STATES = [
    pytest.param("Casimir Vanterpool", "2024-02-06", "2024-02-20", ("confirmed", None, "7002"), id="a day, asked later"),
    pytest.param("Casimir Vanterpool", "2024-02-16", "2024-02-20", ("contradicted", "state", "7002"), id="a day after the removal"),
    pytest.param("Casimir Vanterpool", "2024-02-14T09:00Z", "2024-02-20", ("unverifiable", "no_edition", "7002"), id="between the two looks of the change"),
    pytest.param("Casimir Vanterpool", "2024-02", "2024-02-20", ("confirmed", None, "7002"), id="some time in a month"),
    pytest.param("Casimir Vanterpool", "2019/..", "2024-02-06", ("confirmed", None, "7002"), id="since a year: its beginning is not judged"),
    pytest.param("Casimir Vanterpool", "2019/..", "2024-02-20", ("contradicted", "state", "7002"), id="since a year, but not until the moment asked"),
    pytest.param("Casimir Vanterpool", "2019/2024-02-05", "2024-02-20", ("confirmed", None, "7002"), id="until a day"),
    pytest.param("Casimir Vanterpool", "2023-11-01", "2024-02-20", ("unverifiable", "no_edition", "7002"), id="before the first edition"),
    pytest.param("Merle Star", "2024-02-05", "2024-02-20", ("contradicted", "state", "7008"), id="between two listings"),
]  # fmt: skip


@pytest.mark.parametrize(("target", "when", "as_of", "expected"), STATES)
def test_a_state_is_judged_at_its_time(ask: Asker, target: str, when: str, as_of: str, expected: Answer) -> None:
    kind = "vessel" if target == "Merle Star" else "person"
    assert answer(ask(target, "remain", "in_force", when, as_of, kind)) == expected


@pytest.mark.parametrize(
    ("action", "status", "when", "as_of", "told"),
    [
        ("delist", "in_force", "2024-03-14", "2024-03-16", True),
        ("remain", "denied", "2024-03-14", "2024-03-16", False),
        ("delist", "denied", "2024-03-14", "2024-03-16", True),
        ("remain", "in_force", "2024-03-14", "2024-03-16", False),
        ("delist", "in_force", "2024-02-27", "2024-03-16", False),
        ("delist", "in_force", "2024-03", "2024-03-16", True),
    ],
)
def test_a_verdict_against_an_act_after_the_newest_edition_says_so(
    ask: Asker, action: str, status: str, when: str, as_of: str, told: bool
) -> None:
    """An edition counts for thirty days; that it cannot show what came after it is said beside the verdict against it."""
    found = ask("Greyfinch Air Cargo", action, status, when, as_of)
    said = [note for note in found.notes if "of 2024-02-28T10:00:00Z, is older than what is claimed" in note]
    assert bool(said) is told, found.notes


INTENTIONS = [
    pytest.param("Casimir Vanterpool", "delist", "announced", "2024-02-10", ("pending", None, "7002"), None, id="not yet"),
    pytest.param("Casimir Vanterpool", "delist", "announced", "2024-02-20", ("confirmed", None, "7002"), "P13D", id="carried out"),
    pytest.param("Casimir Vanterpool", "lift", "decided", "2024-02-20", ("confirmed", None, "7002"), "P13D", id="a decision carried out"),
    pytest.param("Casimir Vanterpool", "lift", "proposed", "2024-02-20", ("confirmed", None, "7002"), "P13D", id="a proposal carried out"),
    pytest.param("Old Lantern Foundation", "delist", "announced", "2024-02-10", ("confirmed", None, "7009"), None, id="done before the report: no lag"),
    pytest.param("Greyfinch Air Cargo", "designate", "decided", "2024-02-10", ("confirmed", None, "7003"), None, id="listed before the report: no lag"),
    pytest.param("Quill & Sons Trading", "designate", "announced", "2024-02-29", ("confirmed", None, "7010"), "P27D", id="listed since"),
    pytest.param("Quill & Sons Trading", "designate", "announced", "2024-02-27", ("pending", None, None), None, id="never listed yet"),
    pytest.param("Nobody Known GmbH", "lift", "proposed", "2024-02-20", ("pending", None, None), None, id="to be freed but never listed"),
    pytest.param("Orley Shipping Lines", "remain", "announced", "2024-02-20", ("confirmed", None, "7001"), None, id="is to stay and does"),
]  # fmt: skip


@pytest.mark.parametrize(("target", "action", "status", "as_of", "expected", "lag"), INTENTIONS)
def test_an_intention_is_pending_until_the_register_shows_it(
    ask: Asker, target: str, action: str, status: str, as_of: str, expected: Answer, lag: str | None
) -> None:
    kind = "person" if target == "Casimir Vanterpool" else "organisation"
    finding = ask(target, action, status, None, as_of, kind)
    assert (answer(finding), finding.lag) == (expected, lag)


DENIALS = [
    pytest.param("Orley Shipping Lines", "delist", None, "2024-02-09", ("confirmed", None, "7001"), id="not removed"),
    pytest.param("Old Lantern Foundation", "delist", None, "2024-02-09", ("contradicted", "state", "7009"), id="removed after all"),
    pytest.param("Orley Shipping Lines", "designate", None, "2024-02-09", ("contradicted", "state", "7001"), id="listed after all"),
    pytest.param("Orley Shipping Lines", "designate", "2024-01-15/2024-01-16", "2024-01-20", ("confirmed", None, None), id="not listed by then"),
    pytest.param("Tamsin Holdings", "delist", "2024-02-14", "2024-02-20", ("confirmed", None, "7005"), id="a duplicate went, the party stays"),
    pytest.param("Nobody Known GmbH", "designate", None, "2024-02-09", ("confirmed", None, None), id="never listed"),
    pytest.param("Nobody Known GmbH", "delist", "2024-02-05", "2024-02-09", ("confirmed", None, None), id="never listed, so never removed"),
    pytest.param("Nobody Known GmbH", "designate", "2023-05", "2024-02-09", ("unverifiable", "no_edition", None), id="before the first edition nobody looked"),
    pytest.param("Old Lantern Foundation", "remain", None, "2024-02-09", ("confirmed", None, "7009"), id="is not there any more"),
    pytest.param("Old Lantern Foundation", "remain", "2024-01", "2024-02-09", ("confirmed", None, "7009"), id="was not there at the end of a month"),
    pytest.param("Old Lantern Foundation", "remain", "2024-01-24", "2024-02-09", ("confirmed", None, "7009"), id="is not there any more on the day of its removal"),
    pytest.param("Old Lantern Foundation", "remain", "2024-01-16", "2024-02-09", ("contradicted", "state", "7009"), id="was there on a day"),
    pytest.param("Greyfinch Air Cargo", "remain", "2024-02-05", "2024-02-09", ("contradicted", "state", "7003"), id="is there all the time"),
    pytest.param("Greyfinch Air Cargo", "designate", "2024-02-05", "2024-02-09", ("contradicted", "state", "7003"), id="listed long before the day"),
    pytest.param("Orley Shipping Lines", "designate", "2024-02-20", "2024-02-22", ("contradicted", "state", "7001"), id="listed weeks before the day"),
    pytest.param("Old Lantern Foundation", "delist", "2024-02-09", "2024-02-12", ("contradicted", "state", "7009"), id="gone weeks before the day"),
    pytest.param("Orley Shipping Lines", "lift", "2024-02-09", "2024-02-12", ("confirmed", None, "7001"), id="was listed on the day"),
]  # fmt: skip


@pytest.mark.parametrize(("target", "action", "when", "as_of", "expected"), DENIALS)
def test_a_denial_is_checked_as_the_negation(
    ask: Asker, target: str, action: str, when: str | None, as_of: str, expected: Answer
) -> None:
    assert answer(ask(target, action, "denied", when, as_of)) == expected


UNVERIFIABLE = [
    pytest.param("Nobody Known GmbH", "organisation", "designate", "in_force", "2024-02-01", "2024-02-09", "target_not_found", id="no entry ever bore the name"),
    pytest.param("Nobody Known GmbH", "organisation", "delist", "in_force", None, "2024-02-09", "target_not_found", id="the removal of nobody"),
    pytest.param("Peter Ashdown", "person", "remain", "in_force", None, "2024-02-09", "ambiguous_target", id="two men of one name"),
    pytest.param("Orley Shipping Lines", "organisation", "lift", "hypothetical", None, "2024-02-09", "not_asserted", id="only supposed"),
    pytest.param("Ruritania", "country", "impose", "in_force", "2024-02", "2024-02-09", "no_register", id="a country"),
    pytest.param("potash", "sector", "lift", "in_force", None, "2024-02-09", "no_register", id="a sector"),
    pytest.param("OMEGA", "programme", "lapse", "in_force", None, "2024-02-09", "no_register", id="a programme that no entry was under"),
    pytest.param("several companies", "group", "designate", "in_force", None, "2024-02-09", "no_register", id="a group"),
    pytest.param("Orley Shipping Lines", "organisation", "remain", "in_force", None, "2024-04-09", "no_edition", id="the last look is too old"),
    pytest.param("Orley Shipping Lines", "organisation", "lift", "announced", None, "2024-04-09", "no_edition", id="the last look is too old for an intention"),
    pytest.param("Nobody Known GmbH", "organisation", "designate", "announced", None, "2024-04-09", "no_edition", id="the last look is too old for an absence"),
    pytest.param("Orley Shipping Lines", "organisation", "remain", "in_force", None, "2024-01-09", "no_edition", id="nothing had been retrieved"),
    pytest.param("Greyfinch Air Cargo", "organisation", "designate", "in_force", "2022-05", "2024-02-09", "no_edition", id="an act older than the first edition"),
    pytest.param("Orley Shipping Lines", "organisation", "designate", "in_force", "2022-05", "2024-02-09", "no_edition", id="nobody looked in 2022"),
    pytest.param("Orley Shipping Lines", "organisation", "designate", "in_force", "../2024-01-12", "2024-02-09", "no_edition", id="some time until the first edition"),
    pytest.param("Orley Shipping Lines", "organisation", "delist", "in_force", "2024-03-20", "2024-02-09", "no_edition", id="a time still to come"),
    pytest.param("Orley Shipping Lines", "organisation", "tighten", "in_force", None, "2024-02-09", "no_register", id="registers do not show a tightening"),
    pytest.param("Orley Shipping Lines", "organisation", "renew", "announced", None, "2024-02-09", "no_register", id="nor a prolongation"),
    pytest.param("Nobody Known GmbH", "organisation", "suspend", "in_force", None, "2024-02-09", "no_register", id="nor a suspension"),
]  # fmt: skip


@pytest.mark.parametrize(("target", "kind", "action", "status", "when", "as_of", "reason"), UNVERIFIABLE)
def test_where_nothing_can_be_said_the_reason_is_given(
    ask: Asker, target: str, kind: str, action: str, status: str, when: str | None, as_of: str, reason: str
) -> None:
    finding = ask(target, action, status, when, as_of, kind)
    assert (finding.verdict, finding.reason) == (Verdict.UNVERIFIABLE, Reason(reason))
    assert finding.notes


# A dated act outlives a stale register


def test_what_the_register_showed_of_a_dated_act_holds_when_its_last_look_has_grown_old(ask: Asker) -> None:
    finding = ask("Orley Shipping Lines", "designate", "in_force", "2024-01-22", "2024-06-01")
    assert (finding.verdict, finding.state) == (Verdict.CONFIRMED, State.UNKNOWN)


def test_a_register_without_an_edition_near_the_moment_names_its_last_one(ask: Asker) -> None:
    finding = ask("Orley Shipping Lines", "remain", "in_force", None, "2024-04-09")
    assert "2024-02-28T10:00:00Z" in finding.notes[-1]
    assert [str(edition.look) for edition in finding.editions] == ["2024-02-28T10:00:00Z"]


# Headlines


def test_a_headlines_present_tense_means_the_reports_day(ledger: Keeper) -> None:
    ask = Asker(ledger, published="2024-01-22", headline=True)
    assert answer(ask("Orley Shipping Lines", "designate", "in_force", None, "2024-02-20")) == (
        "confirmed",
        None,
        "7001",
    )
    late = Asker(ledger, published="2024-02-19", headline=True)
    assert answer(late("Orley Shipping Lines", "designate", "in_force", None, "2024-02-20"))[1] == "time"


def test_a_headline_asked_about_before_its_day_is_judged_at_the_moment_asked(ledger: Keeper) -> None:
    ask = Asker(ledger, published="2024-02-19", headline=True)
    assert answer(ask("Orley Shipping Lines", "lift", "in_force", None, "2024-02-09")) == (
        "contradicted",
        "state",
        "7001",
    )


# One party under several numbers


def test_a_new_number_for_the_same_party_is_a_new_listing_and_the_old_one_is_told(ask: Asker) -> None:
    finding = ask("Brindle Exchange", "designate", "in_force", "2024-02-07", "2024-02-20")
    assert answer(finding) == ("confirmed", None, "7014")
    assert any("listed before" in note and "7004" in note for note in finding.notes)


def test_a_renumbered_party_is_not_freed_of_sanctions(ask: Asker) -> None:
    finding = ask("Brindle Exchange", "lift", "in_force", "2024-02-06", "2024-02-20")
    assert answer(finding) == ("contradicted", "state", "7014")
    assert any("7004 and 7014" in note for note in finding.notes)


def test_the_removal_of_one_number_bears_out_delisting_and_says_that_the_party_stays(ask: Asker) -> None:
    finding = ask("Brindle Exchange", "delist", "in_force", "2024-02-06", "2024-02-20")
    assert answer(finding) == ("confirmed", None, "7004")
    assert finding.state is State.LISTED
    assert any("stays listed under another number" in note for note in finding.notes)


def test_between_the_looks_of_a_renumbering_the_party_is_listed(ask: Asker) -> None:
    finding = ask("Brindle Exchange", "remain", "in_force", "2024-02-03T12:00Z", "2024-02-20")
    assert finding.verdict is Verdict.CONFIRMED


def test_a_removed_duplicate_frees_nobody(ask: Asker) -> None:
    assert answer(ask("Tamsin Holdings", "lift", "in_force", None, "2024-02-20")) == ("contradicted", "state", "7005")
    assert answer(ask("Tamsin Holdings", "delist", "announced", None, "2024-02-20")) == ("pending", None, "7005")


def test_a_number_brought_back_starts_a_new_listing(ask: Asker) -> None:
    finding = ask("Merle Star", "designate", "in_force", "2024-02-14", "2024-02-20", "vessel")
    assert answer(finding) == ("confirmed", None, "7008")
    assert any("listed before" in note and "again" in note for note in finding.notes)


# Changes between looks far apart


@pytest.fixture
def sparse(keeper: Keeper) -> Keeper:
    """Three looks in a year; one known by its day only."""
    keeper.keep(csv_file(sdn_row(1, "FALLOW BANK"), sdn_row(2, "PEWTER LINES")), "2023-02-01T08:00Z")
    keeper.keep(csv_file(sdn_row(1, "FALLOW BANK"), sdn_row(2, "PEWTER LINES")), "2023-02-20")
    keeper.keep(csv_file(sdn_row(2, "PEWTER LINES"), sdn_row(3, "DRUMLIN OIL")), "2023-06-30")
    return keeper


@pytest.mark.parametrize(
    ("when", "verdict"),
    [
        ("2023-02-10", "contradicted"),
        ("2023-02-15", "unverifiable"),  # within seven days of the interval, but months before it ends
        ("2023-04", "unverifiable"),  # May would be as good
        ("2023-06-24", "confirmed"),  # the first edition that shows it is six days away
        ("2023-06-29", "confirmed"),
        ("2023-02/2023-06", "confirmed"),  # the whole of it
        ("2023", "confirmed"),
    ],
)
def test_a_time_that_is_a_part_of_a_long_change_interval_is_borne_out_near_the_edition_that_shows_it(
    sparse: Keeper, when: str, verdict: str
) -> None:
    finding = Asker(sparse)("Fallow Bank", "delist", "in_force", when, "2023-07-15")
    assert finding.verdict.value == verdict
    if verdict == "confirmed":
        assert any("No look was taken between" in note for note in finding.notes)
    if verdict == "unverifiable":
        assert (finding.reason, finding.state.value) == (Reason.NO_EDITION, "not_listed")
        assert any("at another between cannot be told" in note for note in finding.notes)


def test_a_lag_over_a_long_change_interval_has_both_bounds(sparse: Keeper) -> None:
    ask = Asker(sparse, published="2023-02-11T23:30-05:00")  # the twelfth in UTC
    assert ask("Fallow Bank", "delist", "decided", None, "2023-07-15").lag == "P8D/P138D"
    assert (
        Asker(sparse, published="2023-03-12")("Fallow Bank", "lift", "decided", None, "2023-07-15").lag == "P0D/P110D"
    )


@pytest.mark.parametrize("when", ["2023-01", "2022-12~", "2023-01/2023-02", "2022/2023", "../2023-06"])
@pytest.mark.parametrize("status", ["in_force", "denied"])
def test_what_began_before_the_first_edition_is_not_judged_by_a_party_that_is_listed_at_its_end(
    sparse: Keeper, when: str, status: str
) -> None:
    finding = Asker(sparse)("Pewter Lines", "lift", status, when, "2023-07-15")
    assert (finding.verdict, finding.reason) == (Verdict.UNVERIFIABLE, Reason.NO_EDITION)
    assert "Before the first edition" in finding.notes[0]


def test_presence_on_both_sides_of_a_gap_is_listed_and_absence_is_not_known(sparse: Keeper) -> None:
    ask = Asker(sparse)
    finding = ask("Pewter Lines", "delist", "in_force", "2023-04", "2023-07-15")
    assert (finding.verdict, finding.reason) == (Verdict.CONTRADICTED, Reason.STATE)
    assert any(
        "both show the entry" in note
        for note in ask("Pewter Lines", "remain", "in_force", "2023-04-15", "2023-07-15").notes
    )
    absent = ask("Nobody Known GmbH", "designate", "in_force", "2023-04", "2023-07-15")
    assert (absent.verdict, absent.reason) == (Verdict.UNVERIFIABLE, Reason.NO_EDITION)


# Several registers


@pytest.fixture
def both(keeper: Keeper) -> Keeper:
    """A party on two lists of one publisher, one on the second alone, and one on neither."""
    for day in ("2023-02-01", "2023-02-08"):
        first = (
            [sdn_row(1, "FALLOW BANK"), sdn_row(2, "PEWTER LINES")]
            if day == "2023-02-01"
            else [sdn_row(2, "PEWTER LINES")]
        )
        keeper.keep(csv_file(*first), f"{day}T08:00Z")
        keeper.keep(
            {"cons_prim.csv": csv_file(sdn_row(1, "FALLOW BANK"), sdn_row(5, "TEASEL SYSTEMS"))},
            day,
            register="us-ofac-cons",
        )
    return keeper


def test_every_register_that_carries_the_party_answers(both: Keeper) -> None:
    findings = Asker(both).findings("Fallow Bank", "delist", "in_force", None, "2023-02-10")
    assert [(finding.register, finding.verdict.value) for finding in findings] == [
        ("us-ofac-sdn", "confirmed"),
        ("us-ofac-cons", "contradicted"),
    ]


def test_a_register_that_never_carried_the_party_is_silent_where_another_did(both: Keeper) -> None:
    assert Asker(both)("Teasel Systems", "remain", "in_force", None, "2023-02-10").register == "us-ofac-cons"


def test_where_no_register_carries_the_party_the_first_answers(both: Keeper) -> None:
    finding = Asker(both)("Nobody Known GmbH", "designate", "announced", None, "2023-02-10")
    assert (finding.register, finding.entry, finding.verdict) == ("us-ofac-sdn", None, Verdict.PENDING)


def test_a_list_that_another_body_keeps_is_not_answered_for(both: Keeper) -> None:
    ask = Asker(both, sender=("United States", "US Department of Commerce"))
    finding = ask("Fallow Bank", "designate", "in_force", None, "2023-02-10")
    assert (finding.verdict, finding.reason) == (Verdict.UNVERIFIABLE, Reason.NO_REGISTER)


# Authorisations


def test_an_intention_is_licensed_from_the_day_of_a_general_licence(ledger: Keeper) -> None:
    ask = Asker(ledger, (licence("7001"),))
    assert ask("Orley Shipping Lines", "lift", "announced", None, "2024-02-04T23:59Z").verdict is Verdict.PENDING
    finding = ask("Orley Shipping Lines", "lift", "announced", None, "2024-02-05T00:00Z")
    assert (finding.verdict, finding.authorisations) == (Verdict.LICENSED, ("us-ofac:alpha-gl-1",))


def test_a_licence_for_an_activity_is_named_and_leaves_the_verdict(ledger: Keeper) -> None:
    finding = Asker(ledger, (licence("7001", scope="activity"),))(
        "Orley Shipping Lines", "delist", "announced", None, "2024-02-20"
    )
    assert (finding.verdict, finding.authorisations) == (Verdict.PENDING, ("us-ofac:alpha-gl-1",))
    assert any("some dealings only" in note for note in finding.notes)


def test_a_removal_told_as_fact_is_contradicted_while_only_a_licence_exists(ledger: Keeper) -> None:
    finding = Asker(ledger, (licence("7001"),))("Orley Shipping Lines", "lift", "in_force", "2024-02-05", "2024-02-09")
    assert (finding.verdict, finding.reason) == (Verdict.CONTRADICTED, Reason.STATE)
    assert finding.authorisations == ("us-ofac:alpha-gl-1",)
    assert any("stays on the register" in note for note in finding.notes)


def test_a_licence_is_no_help_to_an_intention_to_list(ledger: Keeper) -> None:
    finding = Asker(ledger, (licence(programme="ALPHA"),))(
        "Old Lantern Foundation", "designate", "decided", None, "2024-02-20"
    )
    assert finding.verdict is Verdict.PENDING
    assert finding.authorisations == ()


@pytest.mark.parametrize(
    ("on_file", "when", "status", "expected"),
    [
        (licence("7001"), None, "in_force", ("confirmed", None)),
        (licence("7001"), "2024-02-01", "in_force", ("confirmed", None)),  # within seven days
        (licence("7001"), "2024-01-10", "in_force", ("unverifiable", "no_register")),
        (licence("7001", end="2024-02-06"), None, "in_force", ("unverifiable", "no_register")),
        (licence("7001", end="2024-02-06"), "2024-02", "in_force", ("confirmed", None)),
        (licence("7001", scope="activity"), None, "in_force", ("confirmed", None)),
        (licence(scope="activity"), None, "in_force", ("unverifiable", "no_register")),
        (licence(), None, "in_force", ("confirmed", None)),
        (licence("7003"), None, "in_force", ("unverifiable", "no_register")),
        (licence("7001"), None, "denied", ("contradicted", "state")),
        (licence("7003"), None, "denied", ("unverifiable", "no_register")),
        (licence("7001"), None, "announced", ("confirmed", None)),
    ],
)
def test_a_claimed_licence_is_confirmed_where_one_on_file_covers_the_target(
    ledger: Keeper, on_file: object, when: str | None, status: str, expected: tuple[str, str | None]
) -> None:
    assert isinstance(on_file, type(licence()))
    finding = Asker(ledger, (on_file,))("Orley Shipping Lines", "license", status, when, "2024-02-09")
    assert answer(finding)[:2] == expected


# Evidence


def test_a_finding_carries_its_evidence(ask: Asker) -> None:
    finding = ask("Orley Shipping Lines", "designate", "in_force", "2024-01-23", "2024-02-09")
    assert finding.register == SDN
    assert str(finding.changed) == "(2024-01-17T10:00:00Z, 2024-01-24T10:00:00Z]"
    looks = [str(edition.look)[5:10] for edition in finding.editions]
    assert looks == ["01-17", "01-24", "02-07"]  # the two that prove the change, and the last one looked at
    assert (finding.state, finding.programmes) == (State.LISTED, ("ALPHA",))
    assert NOT_EXAMINED not in finding.notes


@pytest.mark.parametrize(
    ("target", "action", "status"),
    [
        ("Old Lantern Foundation", "delist", "in_force"),
        ("Nobody Known GmbH", "designate", "announced"),
        ("Nobody Known GmbH", "designate", "in_force"),
        ("Nobody Known GmbH", "designate", "denied"),
    ],
)
def test_not_listed_is_never_left_to_read_as_not_sanctioned(ask: Asker, target: str, action: str, status: str) -> None:
    assert NOT_EXAMINED in ask(target, action, status, None, "2024-02-09").notes


def test_knowledge_after_the_moment_asked_counts_only_where_it_is_given(ask: Asker) -> None:
    then = ask("Casimir Vanterpool", "remain", "in_force", None, "2024-02-14T09:00Z", "person")
    assert then.verdict is Verdict.CONFIRMED
    later = ask("Casimir Vanterpool", "remain", "in_force", None, "2024-02-14T09:00Z", "person", known_at="2024-02-20")
    assert (later.verdict, later.reason) == (Verdict.UNVERIFIABLE, Reason.NO_EDITION)
    done = ask("Casimir Vanterpool", "delist", "announced", None, "2024-02-06", "person", known_at="2024-02-20")
    assert done.verdict is Verdict.PENDING


def test_a_wider_tolerance_bears_out_more(ask: Asker) -> None:
    claim = ("Orley Shipping Lines", "designate", "in_force", "2024-02-02", "2024-02-09")
    assert ask(*claim).verdict is Verdict.CONTRADICTED
    assert replace(ask, tolerance=ask.tolerance * 2)(*claim).verdict is Verdict.CONFIRMED


def test_that_the_beginning_of_a_state_is_not_judged_is_said(ask: Asker) -> None:
    told = [ask("Casimir Vanterpool", "remain", "in_force", when, "2024-02-06").notes for when in ("2019/..", None)]
    assert [any("Since when" in note for note in notes) for notes in told] == [True, False]


# What a verdict does not say by itself


def test_a_change_near_the_claimed_time_is_told_as_such(ask: Asker) -> None:
    near = ask("Orley Shipping Lines", "designate", "in_force", "2024-01-28", "2024-02-09")
    assert near.verdict is Verdict.CONFIRMED
    assert any("within 7 days of it, which are allowed" in note for note in near.notes)
    exact = ask("Orley Shipping Lines", "designate", "in_force", "2024-01-24", "2024-02-09")
    assert not any("allowed" in note for note in exact.notes)


def test_a_removal_that_was_none_when_it_was_reported_is_told_so(ask: Asker) -> None:
    finding = ask("Casimir Vanterpool", "delist", "in_force", None, "2024-02-20", "person")
    assert finding.verdict is Verdict.CONFIRMED
    assert any(
        "When it was reported (2024-02-01T23:59:59Z) the register still showed" in note for note in finding.notes
    )
    then = ask("Casimir Vanterpool", "delist", "in_force", None, "2024-02-05", "person")
    assert then.verdict is Verdict.CONTRADICTED
    assert not any("When it was reported" in note for note in then.notes)


def test_a_duplicate_that_went_long_ago_bears_out_no_removal_reported_now(ledger: Keeper) -> None:
    """Tamsin Holdings lost its duplicate with the edition of 14 February."""
    told = [
        Asker(ledger, published=day)("Tamsin Holdings", "delist", "in_force", None, "2024-03-28").verdict.value
        for day in ("2024-02-20", "2024-03-20")
    ]
    assert told == ["confirmed", "contradicted"]


def test_where_no_edition_carries_aliases_an_absence_says_so(ask: Asker, keeper: Keeper) -> None:
    alone = ask("Nobody Known GmbH", "designate", "denied", None, "2024-02-09")
    assert any("under their main names only" in note for note in alone.notes)
    files = {"sdn.csv": csv_file(sdn_row(1, "DELTA BANK")), "alt.csv": csv_file('1,77,"aka","DELTA HOUSE",-0- ')}
    keeper.keep(files, "2024-02-08T10:00Z")
    whole = Asker(keeper)("Nobody Known GmbH", "designate", "denied", None, "2024-02-09")
    assert not any("main names only" in note for note in whole.notes)
