"""What a destination does not take is kept, tried again after longer pauses, given up in the end, and can be sent again."""

import json
import shlex
import sys
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest

from inforce.errors import BadInput, InforceError, NotDelivered, StoreUnusable
from inforce.fetching.destinations import Command
from inforce.fetching.outbox import (
    ATTEMPTS,
    LONGEST_PAUSE,
    PATIENCE,
    Kept,
    Outbox,
    chosen,
    meant_for,
    remove,
    resend,
    undelivered,
)
from inforce.fetching.watching import Watch
from inforce.moment import shortly
from tests.commands import run_command
from tests.conftest import SDN, Keeper, sdn_file
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
    refused: bytes = b""

    def send(self, body: bytes) -> None:
        self.tried += 1
        if self.away or body == self.refused:
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
    assert list(resend(chosen(box.home, ()), box.postman, box.time.at)) == [kept]
    assert numbered(box) == [2, 1]
    assert undelivered(box.home) == []


def test_what_waited_as_long_behind_one_that_is_given_up_is_given_up_with_it(box: Box) -> None:
    box.postman.away = True
    for n in (1, 2):
        box.outbox.put({"n": n})
    for _ in range(ATTEMPTS - 1):
        box.fail()
        box.time.at += LONGEST_PAUSE
    box.outbox.put({"n": 3})
    box.fail()
    first, second, third = undelivered(box.home)
    assert [each.is_given_up for each in (first, second, third)] == [True, True, False]
    assert [each.delivery.attempts for each in (first, second, third)] == [ATTEMPTS, 1, 1]


def test_what_follows_one_that_alone_is_never_taken_is_delivered(box: Box) -> None:
    box.postman.refused = b'{"n": 1}'
    for n in (1, 2):
        box.outbox.put({"n": n})
    for _ in range(ATTEMPTS):
        box.fail()
        box.time.at += LONGEST_PAUSE
    assert numbered(box) == [2]
    assert [each.is_given_up for each in undelivered(box.home)] == [True]


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


def both(box: Box) -> tuple[Kept, Kept]:
    """The same news waiting for a command and for a webhook."""
    for name in ("command:abc", "webhook:abc"):
        Outbox(box.home, Postman(name), box.time.clock).put({"n": 1})
    command, webhook = undelivered(box.home)
    return command, webhook


def test_a_delivery_for_another_place_is_not_sent_here(box: Box) -> None:
    command, webhook = both(box)
    assert meant_for([command, webhook], [box.postman]) == [webhook]
    assert list(resend([command, webhook], box.postman, box.time.at)) == [webhook]
    assert undelivered(box.home) == [command]
    with pytest.raises(BadInput, match="another destination"):
        meant_for([command], [box.postman])
    with pytest.raises(BadInput, match="'zzzz"):
        chosen(box.home, ("zzzz",))


def test_the_same_news_has_another_id_for_each_destination_and_one_alone_is_dropped(box: Box) -> None:
    command, webhook = both(box)
    assert chosen(box.home, (command.id[:12],)) == [command]
    assert run_command("--home", box.home, "deliveries", "drop", command.id[:12]).stdout == "1 dropped\n"
    assert undelivered(box.home) == [webhook]


def test_ids_that_begin_alike_are_not_dropped_together(box: Box) -> None:
    for n in range(30):
        box.outbox.put({"n": n})
    ids = [each.id for each in undelivered(box.home)]
    begun = next(figure for figure in "0123456789abcdef" if sum(each.startswith(figure) for each in ids) > 1)
    with pytest.raises(BadInput, match=f"deliveries begin with '{begun}'"):
        chosen(box.home, (begun,))


@dataclass
class Dropper(Postman):
    """While it fails, the delivery is dropped."""

    home: Path = Path()

    def send(self, body: bytes) -> None:
        remove(undelivered(self.home)[0].path)
        raise NotDelivered("the postman is away")


def test_what_is_dropped_while_it_is_sent_stays_dropped(box: Box) -> None:
    box.outbox.put({"n": 1})
    box.outbox.put({"n": 2})
    box.outbox.carrier = Dropper(home=box.home)
    box.fail()
    (left,) = undelivered(box.home)
    assert json.loads(left.delivery.body) == {"n": 2}


@dataclass
class Rivalled(Postman):
    """While it sends, another process would send as well."""

    rival: Outbox | None = None

    def send(self, body: bytes) -> None:
        super().send(body)
        assert self.rival
        with pytest.raises(NotDelivered, match=r"another delivery is under way \(process \d+ since"):
            self.rival.deliver()
        with pytest.raises(NotDelivered, match="under way"):
            list(resend(undelivered(self.rival.home), self.rival.carrier, self.rival.clock.now()))


def test_two_watches_of_one_home_send_a_delivery_once(box: Box) -> None:
    box.outbox.put({"n": 1})
    box.outbox.carrier = rivalled = Rivalled(rival=box.begun())
    box.outbox.deliver()
    box.begun().deliver()
    assert (len(rivalled.taken), box.postman.taken) == (1, [])


def test_a_watch_outlives_an_outbox_that_cannot_be_written(keeper: Keeper) -> None:
    keeper.keep(sdn_file({1: "ANNA"}), "2024-02-01T10:00Z")
    time, told = Time(), list[InforceError]()
    outbox = Outbox(keeper.home.folder, Postman(), time.clock)
    (keeper.home.folder / "outbox").write_text("no folder")

    def look(_: str) -> None:
        if not told:
            keeper.keep(sdn_file({1: "ANNA", 2: "BOBO LINES"}), "2024-02-02T10:00Z")

    watch = Watch(keeper.home, [SDN], [outbox], look, told.append, time.clock, outbox.deliver)
    assert watch.round() == 1
    assert isinstance(told[0], StoreUnusable)
    assert "outbox" in str(told[0])
    (keeper.home.folder / "outbox").unlink()
    assert watch.round() == 0
    assert outbox.carrier.taken, "it was not told before, and is told now"  # type: ignore[attr-defined]


def test_a_command_gets_what_it_did_not_take_by_the_command_too(box: Box, tmp_path: Path) -> None:
    taking = f"{sys.executable} -c 'import sys; open(sys.argv[1], \"a\").write(sys.stdin.read())' {tmp_path}/news"
    command = Command(shlex.split(taking), print)
    for name in (command.name, "webhook:abc"):
        Outbox(box.home, Postman(name), box.time.clock).put({"n": 1})
    ids = [each.id[:12] for each in undelivered(box.home)]
    done = run_command("--home", box.home, "deliveries", "resend", *ids, "--exec", taking)
    assert (done.returncode, done.stdout) == (0, "1 taken; 1 for other destinations stay\n")
    assert json.loads((tmp_path / "news").read_text()) == {"n": 1}
    assert [each.destination for each in undelivered(box.home)] == ["webhook-abc"]
    again = run_command("--home", box.home, "deliveries", "resend", ids[1], "--exec", taking)
    assert (again.returncode, "another destination (webhook-abc)" in again.stderr) == (3, True)
    assert run_command("--home", box.home, "deliveries", "resend").returncode == 2


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


def test_ids_and_times_are_shown_whole_on_a_narrow_terminal(box: Box) -> None:
    Outbox(box.home, Postman(f"webhook:{'a' * 16}", away=True), box.time.clock).put({"n": 1})
    box.postman = Postman(f"webhook:{'a' * 16}", away=True)
    box.outbox = box.begun()
    box.fail()
    (kept,) = undelivered(box.home)
    told = run_command("--home", box.home, "deliveries", environment={"COLUMNS": "60"}).stdout
    assert kept.delivery.again
    for whole in (kept.id[:12], kept.destination, "2024-03-01", shortly(kept.delivery.again)):
        assert whole in told


def test_a_delivery_is_dropped_by_name(box: Box) -> None:
    box.outbox.put({"n": 1})
    (kept,) = undelivered(box.home)
    done = run_command("--home", box.home, "deliveries", "drop", kept.id[:8])
    assert (done.returncode, done.stdout) == (0, "1 dropped\n")
    assert run_command("--home", box.home, "deliveries", "drop", kept.id[:8]).returncode == 3


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
    assert [min(each) for each in bodies] == ["changes", "claim", "claim"]  # the headline's and the envoy's
    assert {each["claim"]["id"] for each in bodies[1:]} == {"c1", "c2"}
    assert {each["was"]["verdict"] for each in bodies[1:]} == {"pending"}
