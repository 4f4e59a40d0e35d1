"""On what terms: addresses of files, pauses, Retry-After, redirects, who asks, who holds the lock."""

import os
import random
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from inforce.errors import FetchFailed, FetchUnderWay
from inforce.fetching.locking import only_one
from inforce.fetching.patience import backoff
from inforce.fetching.sources import lacking, list_files, main_file, readable_form
from inforce.fetching.terms import Clock, Limits, user_agent
from inforce.fetching.transfer import redirected, retry_after
from inforce.fetching.wire import Refused
from inforce.lists.registers import known_registers, register_facts
from tests.conftest import SDN

NOON = datetime(2024, 3, 1, 12, tzinfo=UTC)
TOKEN = "INFORCE_EU_FSF_TOKEN"


# Addresses


@pytest.mark.parametrize("name", known_registers())
def test_every_register_has_encrypted_addresses_and_plain_file_names(name: str) -> None:
    facts = register_facts(name)
    assert facts.files
    for form in facts.files:
        for file in list_files(facts, {TOKEN: "x"}, form=form):
            assert httpx.URL(file.url).scheme == "https"
            assert Path(file.name).name == file.name


def test_the_whole_csv_set_of_the_sdn_list_is_fetched_and_other_forms_on_demand() -> None:
    facts = register_facts(SDN)
    assert [file.name for file in list_files(facts, {})] == ["sdn.csv", "alt.csv", "add.csv", "sdn_comments.csv"]
    assert [file.name for file in list_files(facts, {}, form="ofac-xml")] == ["sdn.xml"]
    assert main_file(facts) == "sdn.csv"
    with pytest.raises(FetchFailed, match="no address for ofac-json"):
        list_files(facts, {}, form="ofac-json")


def test_a_token_is_in_the_address_and_in_nothing_that_is_shown_or_remembered() -> None:
    facts = register_facts("eu-fsf")
    (file,) = list_files(facts, {TOKEN: "a/b=c&d"}, form="eu-fsf")
    assert file.url.endswith("?token=a%2Fb%3Dc%26d")
    assert "a%2Fb" not in repr(file)
    assert file.place.endswith(f"?token={{{TOKEN}}}")
    with pytest.raises(FetchFailed, match=TOKEN):
        list_files(facts, {TOKEN: ""}, form="eu-fsf")


def test_a_register_lacks_what_its_addresses_need() -> None:
    needy = [name for name, facts in known_registers().items() if lacking(facts, {})]
    assert needy == ["eu-fsf"] if readable_form(register_facts("eu-fsf")) else not needy
    assert not [name for name, facts in known_registers().items() if lacking(facts, {TOKEN: "x"})]


# Pauses


@given(st.integers(1, 20), st.floats(0.1, 10), st.integers())
def test_pauses_double_and_chance_lengthens_them_up_to_twice(failures: int, pause: float, seed: int) -> None:
    clock = Clock(lambda: NOON, lambda _: None, random.Random(seed))
    shortest = pause * 2 ** (failures - 1)
    assert shortest <= backoff(failures, Limits(pause=pause), clock) <= 2 * shortest


@given(st.integers(-1000, 100_000))
def test_a_date_to_come_back_at_is_as_good_as_seconds(seconds: int) -> None:
    at = format_datetime(NOON + timedelta(seconds=seconds), usegmt=True)
    assert retry_after(at, NOON) == max(0, seconds)
    assert retry_after(str(max(0, seconds)), NOON) == max(0, seconds)


@pytest.mark.parametrize("text", ["", "soon", "-5", "1.5", "²", "Fri, 99 Mar 2024 12:00:00 GMT", "2024-03-01"])
def test_what_says_no_time_is_no_time(text: str) -> None:
    assert retry_after(text, NOON) is None


@given(st.text() | st.text("0123456789", min_size=9) | st.text("FriMar 01234:+-GMT,"))
def test_whatever_the_field_says_nobody_waits_for_more_than_thirty_days(text: str) -> None:
    seconds = retry_after(text, NOON)
    assert seconds is None or 0 <= seconds <= 30 * 86_400


# Redirects


@pytest.mark.parametrize(
    ("location", "target"),
    [
        ("/b", "https://example.org/b"),
        ("c?d=e", "https://example.org/x/c?d=e"),
        ("//other.example/b", "https://other.example/b"),
        ("https://other.example:8443/b", "https://other.example:8443/b"),
        ("http://example.org/b", None),
        ("HTTP://example.org/b", None),
        ("file:///etc/passwd", None),
    ],
)
def test_a_redirect_stays_encrypted(location: str, target: str | None) -> None:
    answer = httpx.Response(302, headers={"Location": location})
    if target:
        assert str(redirected(httpx.URL("https://example.org/x/a"), answer)) == target
    else:
        with pytest.raises(Refused):
            redirected(httpx.URL("https://example.org/x/a"), answer)


# Who asks, who holds


def test_who_asks_is_said_with_version_and_contact() -> None:
    assert user_agent().startswith("inforce/")
    assert user_agent("desk@example.org").endswith("desk@example.org)")


def test_a_lock_says_who_holds_it_and_since_when(tmp_path: Path) -> None:
    path = tmp_path / "some" / "where.lock"
    with only_one(path, NOON, "un-sc"):
        told = rf"un-sc: .*process {os.getpid()} since 2024-03-01T12:00:00Z"
        with pytest.raises(FetchUnderWay, match=told), only_one(path, NOON, "un-sc"):
            pass
        with only_one(path.with_name("other.lock"), NOON, "eu-fsf"):
            pass
    with only_one(path, NOON, "un-sc"):
        pass


def test_a_lock_that_nobody_holds_any_more_is_taken_whatever_it_says(tmp_path: Path) -> None:
    path = tmp_path / "where.lock"
    path.write_text("process 1 since 2020-01-01T00:00:00Z")
    with only_one(path, NOON, "un-sc"):
        assert path.read_text() == f"process {os.getpid()} since 2024-03-01T12:00:00Z"
    assert path.read_text() == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device stands for a full disk there")
def test_a_lock_is_held_on_a_full_disk_too() -> None:
    with only_one(Path("/dev/full"), NOON, "un-sc"):
        assert not Path("/dev/full").is_file()
