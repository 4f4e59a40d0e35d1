"""Connections shared out among processes."""

import asyncio
import socket
import subprocess
import sys
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inforce.api.listening import BEHIND, LONG_PATIENCE, PATIENCE, PLACE, WIDTH, Counts, Listening, Sharing, counted


class Holds(asyncio.Protocol):
    """Keeps what connects, which it tells its name."""

    def __init__(self, name: bytes) -> None:
        self._name = name

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        transport.write(self._name)


Client = tuple[asyncio.StreamWriter, str]


class Shared:
    """A socket at which two wait, as two processes do."""

    def __init__(self, listening: socket.socket) -> None:
        self.address = listening.getsockname()
        self.held = memoryview(bytearray(2 * WIDTH)).cast("I")
        self.held[0] = self.held[1] = 1
        self.sockets = [listening, listening.dup()]
        self.servers = [self._serve(place, name) for place, name in enumerate((b"a", b"b"))]

    def _serve(self, place: int, name: bytes) -> Listening:
        loop = asyncio.get_running_loop()
        return Listening(loop, self.sockets[place], lambda: Holds(name), Counts(self.held, place))

    def close(self) -> None:
        for server, each in zip(self.servers, self.sockets, strict=True):
            server.close()
            each.close()

    async def connected(self, count: int) -> list[Client]:
        """Connections that come at once, each with who has it."""
        clients = [await asyncio.open_connection(*self.address) for _ in range(count)]
        return [(writer, (await reader.readexactly(1)).decode()) for reader, writer in clients]

    async def left(self, clients: list[Client]) -> None:
        """Clients that go; until the other side has seen it."""
        those = self.held.tolist()
        for writer, name in clients:
            writer.close()
            await writer.wait_closed()
            those["ab".index(name)] -= 1
        async with asyncio.timeout(20):
            while self.held.tolist() != those:
                await asyncio.sleep(0.01)


def listening() -> socket.socket:
    made = socket.create_server(("127.0.0.1", 0))
    made.setblocking(False)
    return made


def names(clients: list[Client]) -> list[str]:
    return sorted(name for _, name in clients)


def test_connections_that_come_at_once_are_shared_out_evenly() -> None:
    async def share() -> None:
        shared = Shared(listening())
        clients = await shared.connected(8)
        assert names(clients) == [*"aaaabbbb"]
        await shared.left([each for each in clients if each[1] == "a"])
        more = await shared.connected(3)
        assert names(more) == [*"aaa"]  # those that have gone make room
        await shared.left([*more, *(each for each in clients if each[1] == "b")])
        shared.close()

    asyncio.run(share())


def test_who_takes_none_keeps_nobody_waiting() -> None:
    async def share() -> None:
        shared = Shared(listening())
        shared.servers[0].close()  # it hangs: its count stays the least
        clients = await shared.connected(4)
        assert names(clients) == [*"bbbb"]
        await shared.left(clients)
        shared.close()

    asyncio.run(share())


@pytest.mark.parametrize(("behind", "who"), [([0], "bbbb"), ([0, 1], "aabb")], ids=["one can", "nobody can"])
def test_who_cannot_answer_yet_gets_connections_where_nobody_can(behind: list[int], who: str) -> None:
    async def share() -> None:
        shared = Shared(listening())
        for place in behind:
            shared.held[place] += BEHIND
        clients = await shared.connected(4)
        assert names(clients) == [*who]
        await shared.left(clients)
        shared.close()

    asyncio.run(share())


def test_who_can_answer_now_takes_connections_at_once() -> None:
    async def share() -> None:
        shared = Shared(listening())
        shared.servers[1].close()  # it hangs, and could answer
        shared.held[0] += BEHIND
        sharing = Sharing()
        sharing.listens(shared.servers[0])
        loop = asyncio.get_running_loop()
        asked = asyncio.create_task(shared.connected(1))
        await asyncio.sleep(0.1)  # it has seen the connection and leaves it to the other
        assert not asked.done()
        shared.held[0] -= BEHIND
        since = loop.time()
        sharing.can_answer()
        clients = await asked
        assert names(clients) == ["a"] and loop.time() - since < LONG_PATIENCE / 2
        await shared.left(clients)
        shared.close()

    asyncio.run(share())


def test_who_cannot_answer_leaves_connections_to_who_can_however_busy() -> None:
    held = memoryview(bytearray(2 * WIDTH)).cast("I")
    held[0], held[1] = BEHIND + 1, 200
    assert Counts(held, 0).patience == LONG_PATIENCE
    assert Counts(held, 1).is_least
    held[1] = BEHIND + 1
    assert Counts(held, 0).patience == PATIENCE
    held[1] = 0
    assert Counts(held, 0).is_least


@pytest.mark.parametrize("is_early", [True, False], ids=["before it listens", "after"])
def test_a_process_stands_in_line_when_it_can_answer(
    is_early: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "connections"
    path.write_bytes(bytes(WIDTH))
    monkeypatch.setenv(PLACE, str(path))
    process = Sharing()
    if is_early:
        process.can_answer()
    process.counts()
    if not is_early:
        assert told(path) == [BEHIND + 1]
        process.can_answer()
    assert told(path) == [1]


def test_a_place_is_free_again_when_its_process_has_ended(tmp_path: Path) -> None:
    path = tmp_path / "connections"
    path.write_bytes(bytes(WIDTH))
    program = "from pathlib import Path; from inforce.api.listening import Counts; import sys; "
    program += "Counts.in_file(Path(sys.argv[1])).add(7)"
    subprocess.run([sys.executable, "-c", program, str(path)], check=True)
    assert told(path) == [BEHIND + 8]  # nor could it answer
    counts = Counts.in_file(path)
    counts.add(2)
    assert told(path) == [BEHIND + 3]
    counts.stand_in_line()
    counts.stand_in_line()
    assert told(path) == [3]
    assert counts.is_least


def told(path: Path) -> list[int]:
    return memoryview(path.read_bytes()).cast("I").tolist()


@given(st.lists(st.integers(0, 9), min_size=1, max_size=6), st.data())
def test_the_least_is_whoever_has_no_more_than_any_other(counts: list[int], data: st.DataObject) -> None:
    held = memoryview(bytearray(WIDTH * len(counts))).cast("I")
    for place, count in enumerate(counts):
        held[place] = count
    there = [place for place, count in enumerate(counts) if count]
    if there:
        own = data.draw(st.sampled_from(there))
        assert Counts(held, own).is_least is (counts[own] == min(filter(None, counts)))


def test_who_has_no_place_takes_what_comes() -> None:
    assert Counts(memoryview(bytearray(WIDTH)).cast("I"), None).is_least


def test_one_process_needs_no_counts() -> None:
    with counted(1) as path:
        assert path is None


class Failing:
    """A loop in which each connection is gone before it stands, after its protocol was told so."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()

    def add_reader(self, _: socket.socket, come: Callable[[], None]) -> None:
        self.come = come

    def create_task(self, beginning: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        self.begun = self._loop.create_task(beginning)
        return self.begun

    async def connect_accepted_socket(self, make: Callable[[], asyncio.Protocol], _: socket.socket) -> None:
        make().connection_lost(None)
        raise ConnectionResetError


def test_a_connection_that_ends_while_it_begins_is_counted_once() -> None:
    held = memoryview(bytearray(WIDTH)).cast("I")
    held[0] = 1

    async def connected() -> None:
        with socket.create_server(("127.0.0.1", 0)) as listening:
            loop = Failing()
            Listening(cast("Any", loop), listening, lambda: Holds(b"a"), Counts(held, 0))
            for _ in range(3):
                with socket.create_connection(listening.getsockname()):
                    loop.come()
                    await loop.begun

    asyncio.run(connected())
    assert held.tolist() == [1]
