"""What a destination does not take is kept, tried again after longer pauses, given up in the end, and can be sent again."""

import json
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest

from inforce.errors import BadInput, NotDelivered
from inforce.fetching.outbox import ATTEMPTS, LONGEST_PAUSE, PATIENCE, Outbox, chosen, resend, undelivered
from tests.commands import run_command
from tests.conftest import SDN, sdn_file
from tests.dossier.conftest import HERALD
from tests.fetching.conftest import SMALL, Run, Time
from tests.fetching.publisher import Publisher, body, status
from tests.fetching.test_destinations import NEWS

CROWD = {number: f"PARTY {number}" for number in range(1, 41)}


@dataclass
class Postman:
    name: str = "webhook:abc"
    away: bool = False
    taken: list[bytes] = field(default_factory=list)
    tried: int = 0

    def send(self, body: bytes) -> None:
        self.tried += 1
        if self.away:
            raise NotDelivered("the postman is away")
        self.taken.append(body)


@dataclass
class Box:
    """An outbox, its postman, its clock and where it lies."""

    home: Path
    time: Time = field(default_factory=Time)
    postman: Postman = field(default_factory=Postman)

    def __post_init__(self) -> None:
        self.outbox = self.begun()

    def begun(self) -> Outbox:
        return Outbox(self.home, self.postman, self.time.clock)

    def fail(self) -> None:
        with pytest.raises(NotDelivered):
            self.outbox.deliver()


@pytest.fixture
def box(tmp_path: Path) -> Box:
    return Box(tmp_path)


def numbered(box: Box) -> list[int]:
    return [json.loads(each)["n"] for each in box.postman.taken]


def test_what_is_put_in_is_delivered_once_and_in_order(box: Box) -> None:
    for n in (1, 2, 3):
        box.outbox.put({"n": n})
    box.outbox.deliver()
    box.outbox.deliver()
    assert numbered(box) == [1, 2, 3]
    assert undelivered(box.home) == []


def test_news_is_kept_whoever_is_away(box: Box) -> None:
    box.postman.away = True
    box.outbox.tell(NEWS)
    box.fail()
    (kept,) = undelivered(box.home)
    assert (kept.delivery.attempts, kept.delivery.why) == (1, "the postman is away")
    assert json.loads(kept.delivery.body)["register"] == SDN


def test_one_that_is_not_taken_holds_back_those_after_it(box: Box) -> None:
    box.postman.away = True
    for n in (1, 2):
        box.outbox.put({"n": n})
    box.fail()
    assert box.postman.tried == 1
    box.postman.away = False
    box.time.pass_(minutes=6)
    box.outbox.deliver()
    assert numbered(box) == [1, 2]


def test_pauses_grow_and_a_new_watch_tries_at_once(box: Box) -> None:
    box.postman.away = True
    box.outbox.put({"n": 1})
    box.fail()
    box.outbox.deliver()  # not due
    assert box.postman.tried == 1
    box.time.pass_(minutes=6)
    box.fail()
    box.time.pass_(minutes=6)
    box.outbox.deliver()  # now ten minutes are to pass
    assert box.postman.tried == 2
    box.outbox = box.begun()
    box.fail()
    assert box.postman.tried == 3


def test_after_days_and_attempts_it_is_given_up_and_what_follows_goes_on(box: Box) -> None:
    box.postman.away = True
    box.outbox.put({"n": 1})
    while not undelivered(box.home)[0].is_given_up:
        box.fail()
        box.time.at += LONGEST_PAUSE
    (kept,) = undelivered(box.home)
    assert kept.delivery.attempts >= ATTEMPTS
    assert box.time.at - kept.delivery.made >= PATIENCE
    box.postman.away = False
    box.outbox.put({"n": 2})
    box.outbox.deliver()
    assert numbered(box) == [2]
    assert list(resend(chosen(box.home, ()), box.postman)) == [kept]
    assert numbered(box) == [2, 1]
    assert undelivered(box.home) == []


def test_what_waits_already_stands_once(box: Box) -> None:
    box.outbox.put({"n": 1})
    box.outbox.put({"n": 1})
    assert len(undelivered(box.home)) == 1


def test_the_order_is_that_of_putting_in_whatever_the_clock_says(box: Box) -> None:
    box.outbox.put({"n": 1})
    box.time.at -= timedelta(days=1)
    box.outbox.put({"n": 2})
    box.outbox.deliver()
    assert numbered(box) == [1, 2]


def test_a_delivery_for_another_place_is_not_sent_here(box: Box) -> None:
    box.outbox.put({"n": 1})
    (kept,) = undelivered(box.home)
    with pytest.raises(BadInput, match="another destination"):
        list(resend(chosen(box.home, (kept.delivery.id[:6],)), Postman("webhook:other")))
    with pytest.raises(BadInput, match="'ffff"):
        chosen(box.home, ("ffff",))


def test_a_webhook_that_is_down_gets_all_of_it_later_by_the_command_too(run: Run, publisher: Publisher) -> None:
    address = publisher.serve("/sdn.csv", body(sdn_file(CROWD)))
    (run.home / "fetch.toml").write_text(f'[files.{SDN}]\n"sdn.csv" = "{address}"\n{SMALL}')
    hook = publisher.serve("/hook", status(403), status(403), status(200))
    to = ["--webhook", hook, "--secret-env", "HOOK_SECRET", "--allow-private"]
    once = ["watch", SDN, "--once", *to]
    run(*once, HOOK_SECRET="between us")
    publisher.serve("/sdn.csv", body(sdn_file({**CROWD, 50: "NILE LINES"})))
    failed = run(*once, HOOK_SECRET="between us")
    assert (failed.status, "answered 403" in failed.err) == (3, True)
    publisher.serve("/sdn.csv", body(sdn_file({**CROWD, 50: "NILE LINES", 51: "DELTA PORTS"})))
    assert run(*once, HOOK_SECRET="between us").status == 3
    told = json.loads(run("deliveries", "--format", "json").out)
    assert [[each["entry"] for each in one["body"]["changes"]] for one in told] == [["50"], ["51"]]
    assert [each["attempts"] for each in told] == [2, 0]
    assert "403" in run("deliveries").out
    ids = [each["delivery"][:12] for each in told]
    done = run("deliveries", "resend", *ids, *to, HOOK_SECRET="between us")
    assert (done.status, done.out) == (0, "2 taken\n")
    assert [asked.headers["Inforce-Delivery"] for asked in publisher.asked_for("/hook")[2:]] == [
        each["delivery"] for each in told
    ]
    assert run("deliveries").err == "Everything was taken.\n"


def test_a_delivery_is_dropped_by_name(box: Box) -> None:
    box.outbox.put({"n": 1})
    (kept,) = undelivered(box.home)
    done = run_command("--home", box.home, "deliveries", "drop", kept.delivery.id[:8])
    assert (done.returncode, done.stdout) == (0, "1 dropped\n")
    assert run_command("--home", box.home, "deliveries", "drop", kept.delivery.id[:8]).returncode == 3


def test_a_claim_that_turned_goes_to_the_webhook_as_well(run: Run, publisher: Publisher, tmp_path: Path) -> None:
    nile = {**CROWD, 50: "NILE LINES"}
    address = publisher.serve("/sdn.csv", body(sdn_file(nile)))
    (run.home / "fetch.toml").write_text(f'[files.{SDN}]\n"sdn.csv" = "{address}"\n{SMALL}')
    hook = publisher.serve("/hook", status(200))
    once = ["watch", SDN, "--once", "--webhook", hook, "--secret-env", "HOOK_SECRET", "--allow-private"]
    run(*once, HOOK_SECRET="between us")
    (tmp_path / "herald.txt").write_text(HERALD, encoding="utf-8")
    assert run("add", str(tmp_path / "herald.txt")).status == 0
    publisher.serve("/sdn.csv", body(sdn_file(CROWD)))
    assert run(*once, HOOK_SECRET="between us").status == 0
    bodies = [json.loads(asked.body) for asked in publisher.asked_for("/hook")]
    assert [min(each) for each in bodies] == ["changes", "claim"]
    assert bodies[1]["was"]["verdict"] == "pending"
