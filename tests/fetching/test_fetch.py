"""Fetching: what a publisher sends, well or badly, and what becomes of the register."""

import errno
import gzip
import logging
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from inforce.errors import FetchFailed, StoreUnusable
from inforce.fetching.fetch import _inbox, _kept
from inforce.fetching.terms import Limits
from inforce.lists.registers import register_facts
from inforce.moment import iso
from inforce.register.importing import Outcome
from inforce.register.model import State
from inforce.register.register import View
from inforce.register.store import KeptEdition
from tests.conftest import SDN, Keeper, csv_file, sdn_file, sdn_row
from tests.fetching.conftest import QUICK, Desk
from tests.fetching.publisher import (
    Publisher,
    after,
    body,
    cut,
    cut_chunks,
    drip,
    drip_head,
    longer_than_announced,
    no_http,
    packed,
    redirect,
    shorter_than_announced,
    silence,
    status,
)

CROWD = {number: f"PARTY {number}" for number in range(1, 41)}
OLD = sdn_file(CROWD)
NEW = sdn_file({**CROWD, 50: "NILE LINES"})
PAGE = b"<!DOCTYPE html><html><body>We are down for maintenance.</body></html>"
UN_LIST = b"<?xml version='1.0'?><CONSOLIDATED_LIST dateGenerated='2024-03-01'></CONSOLIDATED_LIST>"


def looks(desk: Desk) -> list[KeptEdition]:
    if not desk.home.exists:
        return []
    with desk.home.writing() as store, store.transaction() as session:
        return session.editions(session.register_id(SDN) or 0)


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file() and not path.name.endswith(("-wal", "-shm")))
    return {str(path): path.read_bytes() for path in files}


def failure(desk: Desk, url: str, limits: Limits = QUICK) -> str:
    """The one sentence of a fetch that fails; it leaves the register as it was, and nothing lying about."""
    before = looks(desk)
    with pytest.raises(FetchFailed) as caught:
        desk.fetch(url, limits)
    assert looks(desk) == before
    assert not list((desk.home.folder / "fetching").glob("*/*"))
    told = str(caught.value)
    assert told.startswith(f"{SDN}: sdn.csv: ")
    assert "\n" not in told
    return told


# What comes whole


def test_what_is_fetched_is_in_force_from_the_time_of_the_look(
    desk: Desk, publisher: Publisher, view: Callable[..., View]
) -> None:
    fetched = desk.fetch(publisher.serve("/sdn.csv", body(OLD)))
    assert (fetched.outcome, fetched.entries, fetched.changed) == (Outcome.IN_FORCE, 40, True)
    assert fetched.received == len(OLD)
    (look,) = looks(desk)
    assert look.sha256 == fetched.sha256
    assert look.look == fetched.look
    assert view(iso(look.look.latest)).standing("7").state is State.LISTED


def test_the_publisher_is_told_who_asks(desk: Desk, publisher: Publisher) -> None:
    desk.fetch(publisher.serve("/sdn.csv", body(OLD)))
    (asked,) = publisher.requests
    assert asked.headers["User-Agent"] == "inforce-test"


def test_what_was_not_modified_is_noted_as_a_look_at_the_same_edition(desk: Desk, publisher: Publisher) -> None:
    url = publisher.serve("/sdn.csv", body(OLD, '"one"', "Fri, 01 Mar 2024 09:00:00 GMT"))
    first, second = desk.fetch(url), desk.fetch(url)
    asked = publisher.requests[1].headers
    assert (asked["If-None-Match"], asked["If-Modified-Since"]) == ('"one"', "Fri, 01 Mar 2024 09:00:00 GMT")
    assert (second.changed, second.received, second.entries) == (False, 0, 40)
    assert [look.sha256 for look in looks(desk)] == [first.sha256] * 2


def test_a_look_that_shows_no_change_narrows_the_interval_of_the_next(
    desk: Desk, publisher: Publisher, view: Callable[..., View]
) -> None:
    url = publisher.serve("/sdn.csv", body(OLD, '"one"'), body(OLD, '"one"'), body(NEW, '"two"'))
    _, unchanged, changed = (desk.fetch(url) for _ in range(3))
    (listing,) = view("2024-03-02").listings("50")
    assert (listing.start.after, listing.start.by) == (unchanged.look.earliest, changed.look.latest)


def test_last_modified_alone_is_enough_to_ask_again(desk: Desk, publisher: Publisher) -> None:
    url = publisher.serve("/sdn.csv", body(OLD, modified="Fri, 01 Mar 2024 09:00:00 GMT"))
    assert [desk.fetch(url).received for _ in range(2)] == [len(OLD), 0]


def test_the_same_bytes_sent_again_are_no_change(desk: Desk, publisher: Publisher) -> None:
    url = publisher.serve("/sdn.csv", body(OLD))
    assert [desk.fetch(url).changed for _ in range(3)] == [True, False, False]
    assert len(looks(desk)) == 3


def test_a_packed_answer_is_kept_unpacked(desk: Desk, publisher: Publisher) -> None:
    url = publisher.serve("/sdn.csv", packed(OLD, '"one"'))
    assert desk.fetch(url).received == len(OLD)
    assert desk.fetch(url).received == 0


def test_what_to_ask_with_is_not_taken_to_another_address(desk: Desk, publisher: Publisher) -> None:
    desk.fetch(publisher.serve("/sdn.csv", body(OLD, '"1"')))
    assert desk.fetch(publisher.serve("/mirror.csv", body(NEW, '"1"'))).changed
    assert "If-None-Match" not in publisher.requests[-1].headers


def test_two_looks_within_a_second_are_two(desk: Desk, publisher: Publisher) -> None:
    url = publisher.serve("/sdn.csv", body(OLD), body(NEW))
    desk.fetch(url)
    desk.time.at = looks(desk)[-1].look.latest - timedelta(minutes=10)  # the clock was set back
    desk.fetch(url)
    assert [look.entries for look in looks(desk)] == [40, 41]


# Sets


def the_set(publisher: Publisher, aliases: str = "FIRST") -> dict[str, str]:
    return {
        "sdn.csv": publisher.serve("/sdn.csv", body(OLD, '"s"')),
        "alt.csv": publisher.serve("/alt.csv", body(alternative(aliases), f'"{aliases}"')),
    }


def alternative(name: str) -> bytes:
    return csv_file(f'1,11,"aka","{name}",-0- ')


def test_the_files_of_a_set_are_one_edition(desk: Desk, publisher: Publisher, view: Callable[..., View]) -> None:
    desk.fetch(the_set(publisher))
    (look,) = looks(desk)
    assert look.parts == {"ofac-csv:sdn", "ofac-csv:alt"}
    assert view("2024-03-02").find("first") == ["1"]


def test_a_file_that_was_not_modified_stands_beside_one_that_was(
    desk: Desk, publisher: Publisher, view: Callable[..., View]
) -> None:
    desk.fetch(the_set(publisher))
    fetched = desk.fetch(the_set(publisher, "SECOND"))
    assert (fetched.changed, fetched.received, fetched.entries) == (True, len(alternative("SECOND")), 40)
    entry = view("2024-03-02").entry("1")
    assert entry
    assert [name.text for name in entry.names] == ["PARTY 1", "SECOND"]


def test_files_of_two_publications_are_not_put_together(
    desk: Desk, publisher: Publisher, view: Callable[..., View]
) -> None:
    """The publisher changes both files after the first was fetched."""
    urls = the_set(publisher)
    publisher.serve("/sdn.csv", body(OLD, '"old"'), body(NEW, '"new"'))
    desk.fetch(urls)
    assert [look.entries for look in looks(desk)] == [41]
    assert view("2024-03-02").find("nile lines") == ["50"]


def test_what_is_not_asked_for_again_is_dated_from_when_it_was_received(desk: Desk, publisher: Publisher) -> None:
    """Answers that take a while and tell nothing to ask again with."""

    def wait() -> None:
        desk.time.pass_(seconds=9)

    main, aliases = after(wait, body(OLD)), after(wait, body(alternative("FIRST")))
    desk.fetch({"sdn.csv": publisher.serve("/sdn.csv", main), "alt.csv": publisher.serve("/alt.csv", aliases)})
    (look,) = looks(desk)
    assert look.look.latest - look.look.earliest >= timedelta(seconds=18)


def test_files_that_never_come_to_rest_are_given_up(desk: Desk, publisher: Publisher) -> None:
    urls = the_set(publisher)
    publisher.serve("/alt.csv", *(body(alternative(f"NAME {count}"), f'"{count}"') for count in range(9)))
    with pytest.raises(FetchFailed, match="changed again and again"):
        desk.fetch(urls)
    assert looks(desk) == []


def test_a_set_of_which_one_file_is_missing_is_no_edition(desk: Desk, publisher: Publisher) -> None:
    urls = the_set(publisher)
    publisher.serve("/alt.csv", status(404))
    with pytest.raises(FetchFailed, match=r"alt\.csv: 127\.0\.0\.1 answered 404 Not Found"):
        desk.fetch(urls)


# Refusals and failures that pass


def test_a_refusal_says_what_helps(desk: Desk, publisher: Publisher) -> None:
    assert "403 Forbidden" in (told := failure(desk, publisher.serve("/sdn.csv", status(403))))
    assert "--contact" in told
    assert len(publisher.requests) == 1


def test_a_server_that_recovers_is_asked_again_later_each_time(desk: Desk, publisher: Publisher) -> None:
    url = publisher.serve("/sdn.csv", status(500), status(502), body(OLD))
    assert desk.fetch(url).entries == 40
    first, second, until_known = desk.time.pauses
    assert 1 <= first <= 2 <= second <= 4
    assert until_known < 1  # a look counts from a whole second on


def test_a_server_that_does_not_recover_is_given_up(desk: Desk, publisher: Publisher) -> None:
    told = failure(desk, publisher.serve("/sdn.csv", status(500)))
    assert "500 Internal Server Error (asked 3 times)" in told


@pytest.mark.parametrize("field", ["9", "Fri, 01 Mar 2024 12:10:10 GMT"])
def test_a_server_is_asked_again_when_it_says(desk: Desk, publisher: Publisher, field: str) -> None:
    desk.fetch(publisher.serve("/sdn.csv", status(503, Retry_After=field), body(OLD)))
    pause, until_known = desk.time.pauses
    assert 9 <= pause < 11
    assert until_known < 1


def test_a_server_that_says_much_later_is_not_waited_for(desk: Desk, publisher: Publisher) -> None:
    url = publisher.serve("/sdn.csv", status(429, Retry_After="3600"))
    assert "it asks for 3600 s" in failure(desk, url)
    with pytest.raises(FetchFailed) as caught:
        desk.fetch(url)
    assert caught.value.again == 3600
    assert desk.time.pauses == []


def test_nobody_at_the_address(desk: Desk) -> None:
    assert "Connection refused" in failure(desk, "http://127.0.0.1:9/sdn.csv")


@pytest.mark.parametrize("url", ["ftp://127.0.0.1/sdn.csv", "file:///etc/hostname", "http://", "sdn.csv"])
def test_only_http_is_spoken(desk: Desk, url: str) -> None:
    assert "neither http nor https" in failure(desk, url)


def test_not_modified_without_having_been_asked_is_no_answer(desk: Desk, publisher: Publisher) -> None:
    assert "answered 304" in failure(desk, publisher.serve("/sdn.csv", status(304)))


# Redirects


def test_a_redirect_in_a_circle_ends(desk: Desk, publisher: Publisher) -> None:
    publisher.serve("/there.csv", redirect("/sdn.csv", 307))
    assert "redirects in a circle" in failure(desk, publisher.serve("/sdn.csv", redirect("/there.csv", 301)))
    assert len(publisher.requests) == QUICK.redirects + 1


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://127.0.0.1/sdn.csv", "javascript:void(0)"])
def test_a_redirect_leads_to_http_only(desk: Desk, publisher: Publisher, target: str) -> None:
    told = failure(desk, publisher.serve("/sdn.csv", redirect(target)))
    assert "redirects to an address that is not https" in told or "malformed" in told


def test_a_redirect_to_nowhere(desk: Desk, publisher: Publisher) -> None:
    assert "redirects to nowhere" in failure(desk, publisher.serve("/sdn.csv", status(302)))


def test_a_signed_address_is_followed_and_forgotten(
    desk: Desk, publisher: Publisher, caplog: pytest.LogCaptureFixture
) -> None:
    """Each request gets a signature of its own; what was not modified is still not sent again."""
    caplog.set_level(logging.DEBUG)
    signed = [f"/kept/sdn.csv?signature=SECRET{count}" for count in range(2)]
    url = publisher.serve("/sdn.csv", *(redirect(publisher.url(each)) for each in signed))
    publisher.serve("/kept/sdn.csv", body(OLD, '"one"'))
    assert [desk.fetch(url).received for _ in range(2)] == [len(OLD), 0]
    assert [each.target for each in publisher.asked_for("/kept/sdn.csv")] == signed
    assert "SECRET" not in caplog.text
    assert not [name for name, data in contents(desk.home.folder).items() if b"SECRET" in data]


@pytest.mark.parametrize(
    "answer", [status(403), status(500), cut(OLD, 99), body(PAGE), redirect("/x?signature=SECRET"), status(302, Location="http://[SECRET")],
)  # fmt: skip
def test_a_signed_address_is_in_no_message(
    desk: Desk, publisher: Publisher, caplog: pytest.LogCaptureFixture, answer: Callable[..., None]
) -> None:
    caplog.set_level(logging.DEBUG)
    publisher.serve("/x", answer)
    url = publisher.serve("/sdn.csv", redirect("/x?signature=SECRET"))
    try:
        told = str(desk.fetch(url))
    except FetchFailed as error:
        told = str(error)
    assert "SECRET" not in told + caplog.text
    assert not [name for name, data in contents(desk.home.folder).items() if b"SECRET" in data]


def test_others_may_log_while_nothing_is_fetched(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    logging.getLogger("httpx").info("somebody else's request")
    assert "somebody else's request" in caplog.text


# Transfers that do not come whole


@pytest.mark.parametrize(
    "answer",
    [cut(OLD, len(OLD) // 2), cut(OLD, 0), cut_chunks(OLD), cut(gzip.compress(OLD), 60, {"Content-Encoding": "gzip"})],
    ids=["in the middle", "at once", "within a chunk", "packed"],
)
def test_a_transfer_cut_off_is_not_kept_and_tried_again(
    desk: Desk, publisher: Publisher, answer: Callable[..., None]
) -> None:
    url = publisher.serve("/sdn.csv", answer)
    assert "cut the transfer off" in failure(desk, url)
    assert desk.fetch(publisher.serve("/sdn.csv", answer, body(OLD))).entries == 40


def test_a_packed_body_that_ends_too_soon_is_noticed_though_its_length_is_right(
    desk: Desk, publisher: Publisher
) -> None:
    short = gzip.compress(OLD)[:-12]
    answer = body(short, fields={"Content-Encoding": "gzip"})
    assert "cut the transfer off" in failure(desk, publisher.serve("/sdn.csv", answer))


def test_a_body_that_is_not_packed_as_it_says(desk: Desk, publisher: Publisher) -> None:
    answer = body(OLD, fields={"Content-Encoding": "gzip"})
    assert "cannot be unpacked" in failure(desk, publisher.serve("/sdn.csv", answer))
    answer = body(OLD, fields={"Content-Encoding": "br"})
    assert "not asked for" in failure(desk, publisher.serve("/sdn.csv", answer))


def test_a_body_longer_than_announced_and_so_cut_between_two_rows_delists_nobody(
    desk: Desk, publisher: Publisher
) -> None:
    """Neither HTTP nor any row shows it: the mark at the end is missing, which the edition before had."""
    desk.fetch(publisher.serve("/sdn.csv", body(OLD)))
    announced = OLD.rindex(b"\r\n39,") + 2
    url = publisher.serve("/sdn.csv", longer_than_announced(OLD, announced))
    assert "may be cut off" in failure(desk, url)


def test_what_is_asked_again_is_asked_over_another_connection(desk: Desk, publisher: Publisher) -> None:
    """The last one may end, or hold more than was announced, while the next request is on its way."""
    desk.fetch(publisher.serve("/sdn.csv", body(OLD)))
    assert "may be cut off" in failure(desk, publisher.serve("/sdn.csv", body(OLD[: OLD.rindex(b"\r\n39,") + 2])))
    ports = [each.port for each in publisher.asked_for("/sdn.csv")]
    assert len(set(ports)) == len(ports) > 2


def test_a_body_longer_than_announced_and_so_cut_within_a_row_is_quarantined(desk: Desk, publisher: Publisher) -> None:
    fetched = desk.fetch(publisher.serve("/sdn.csv", longer_than_announced(OLD, len(OLD) - 60)))
    assert fetched.outcome is Outcome.QUARANTINED
    assert fetched.reason
    assert "cut off" in fetched.reason


def test_a_length_that_is_wrong_is_told_as_such_where_the_connection_stays_open(
    desk: Desk, publisher: Publisher
) -> None:
    url = publisher.serve("/sdn.csv", shorter_than_announced(OLD, len(OLD) + 9, 10))
    told = f"announced {len(OLD) + 9} bytes, sent {len(OLD)} and was then silent for 0.2 s"
    assert told in failure(desk, url, replace(QUICK, silence=0.2, attempts=1))


def test_answers_that_are_no_http(desk: Desk, publisher: Publisher) -> None:
    url = publisher.serve("/sdn.csv", no_http(b"220 mail.example ESMTP\r\n"))
    assert "sound HTTP" in failure(desk, url, replace(QUICK, attempts=1))


@pytest.mark.parametrize(
    "answer",
    [drip(OLD, 0.02), drip(OLD, 0.02, announced=False), drip_head(0.02)],
    ids=["body", "body without a length", "head"],
)
def test_a_slow_drip_ends_at_the_time_limit(desk: Desk, publisher: Publisher, answer: Callable[..., None]) -> None:
    assert "time limit of 0.4 s" in failure(desk, publisher.serve("/sdn.csv", answer), replace(QUICK, total=0.4))


def test_silence_ends_at_its_own_limit(desk: Desk, publisher: Publisher) -> None:
    url = publisher.serve("/sdn.csv", silence(10))
    assert "silent for 0.2 s" in failure(desk, url, replace(QUICK, silence=0.2, attempts=1))


# Too much


def test_what_announces_too_much_is_not_even_begun(desk: Desk, publisher: Publisher) -> None:
    answer = cut(b"", 0, {"Content-Length": str(1 << 40)})
    assert "sends more than 1 MiB" in failure(desk, publisher.serve("/sdn.csv", answer))


def test_what_sends_too_much_without_saying_so_is_ended(desk: Desk, publisher: Publisher) -> None:
    answer = body(b"x" * (1 << 21), fields={"Connection": "close"})
    assert "sends more than 1 MiB" in failure(desk, publisher.serve("/sdn.csv", answer))


def test_a_little_that_unpacks_to_too_much_is_ended(desk: Desk, publisher: Publisher) -> None:
    bomb = gzip.compress(b"\0" * (1 << 26))
    assert len(bomb) < 1 << 17
    answer = body(bomb, fields={"Content-Encoding": "gzip"})
    assert "sends more than 1 MiB" in failure(desk, publisher.serve("/sdn.csv", answer))


def test_packed_nothing_without_end_is_ended(desk: Desk, publisher: Publisher) -> None:
    nothing = gzip.compress(b"") * 60_000
    answer = body(nothing, fields={"Content-Encoding": "gzip"})
    assert "sends more than 1 MiB" in failure(desk, publisher.serve("/sdn.csv", answer))


# What comes whole and is no edition


@pytest.mark.parametrize(
    ("broken", "word"),
    [
        (PAGE, "an HTML page"),
        (b"", "0 bytes"),
        (UN_LIST, "XML"),
        (bytes(range(256)) * 9, "binary data"),
        (sdn_file({number: name for number, name in CROWD.items() if number < 9}), "fewer"),
        (csv_file(sdn_row(900, "CONS PARTY")), "fewer"),
    ],
    ids=["page", "empty", "the UN's list", "binary", "mass removal", "the consolidated list"],
)
def test_what_is_no_edition_is_quarantined_and_changes_nothing(
    desk: Desk, publisher: Publisher, view: Callable[..., View], broken: bytes, word: str
) -> None:
    sound = body(OLD, '"one"')
    url = publisher.serve("/sdn.csv", sound, body(broken, '"broken"'), sound)
    first, second, third = (desk.fetch(url) for _ in range(3))
    assert (first.outcome, second.outcome, third.outcome) == (
        Outcome.IN_FORCE,
        Outcome.QUARANTINED,
        Outcome.IN_FORCE,
    )
    assert second.reason
    assert word in second.reason
    assert "\n" not in second.reason
    assert third.received == 0, "what to ask with is that of the last sound edition"
    now = view("2024-03-02")
    assert {now.standing(str(number)).state for number in CROWD} == {State.LISTED}
    assert now.find("cons party") == []
    assert [look.quarantine is None for look in looks(desk)] == [True, False, True]


def test_a_broken_first_download_is_kept_and_lists_nobody(desk: Desk, publisher: Publisher) -> None:
    assert desk.fetch(publisher.serve("/sdn.csv", body(PAGE))).outcome is Outcome.QUARANTINED
    (look,) = looks(desk)
    assert look.quarantine
    with desk.home.reading() as session:
        kept = session.edition_files(look.id)
    assert [desk.home.archive.get(sha256) for sha256 in kept.values()] == [PAGE]


# Places that cannot be written


def test_a_home_that_cannot_be_written(tmp_path: Path, publisher: Publisher) -> None:
    (tmp_path / "home").write_text("a file")
    with pytest.raises(StoreUnusable, match="cannot be written"):
        Desk(Keeper(tmp_path)).fetch(publisher.serve("/sdn.csv", body(OLD)))
    assert publisher.requests == []


def test_what_fails_while_it_is_fetched_is_told_as_what_it_is(tmp_path: Path) -> None:
    with pytest.raises(StoreUnusable, match=r"^/elsewhere: No space left on device$"), _inbox(tmp_path / "inbox"):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "/elsewhere")


def test_what_is_kept_is_looked_up_while_another_writes(desk: Desk, publisher: Publisher) -> None:
    desk.fetch(publisher.serve("/sdn.csv", body(OLD)))
    with desk.home.writing() as store, store.transaction():
        assert len(_kept(desk.home, register_facts(SDN)).editions) == 1


# The whole list


def test_what_was_fetched_is_meant_to_be_the_whole_list(desk: Desk, publisher: Publisher) -> None:
    url = publisher.serve("/sdn.csv", body(OLD))
    fetched = desk.fetch(url, fewest=None)
    assert fetched.outcome is Outcome.QUARANTINED
    assert fetched.reason
    assert fetched.reason.endswith("40 entries; no whole edition that is known has fewer than 4500")
    assert desk.fetch(url, fewest=40).outcome is Outcome.IN_FORCE


def test_an_imported_list_may_be_a_part(keeper: Keeper) -> None:
    assert keeper.keep(OLD, "2024-03-01T12:00Z").outcome is Outcome.IN_FORCE


def test_a_list_that_the_archive_has_lost_is_asked_for_again(publisher: Publisher, desk: Desk) -> None:
    url = publisher.serve("/sdn.csv", body(OLD, '"one"'))
    sha256 = desk.fetch(url).sha256
    kept = desk.home.folder / "archive" / sha256[:2] / f"{sha256}.zst"
    kept.write_bytes(kept.read_bytes()[:-4])
    desk.home = type(desk.home)(desk.home.folder, db=desk.home.db)  # with nothing of the archive in memory
    assert desk.fetch(url).received == len(OLD)
    assert type(desk.home)(desk.home.folder, db=desk.home.db).archive.get(sha256) == OLD
