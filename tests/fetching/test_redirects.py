"""Where a publisher may lead: never from the whole internet into a network whose services trust their neighbours."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

import httpx
import pytest

from inforce.fetching.sources import ListFile
from inforce.fetching.transfer import Received, transfer
from inforce.fetching.wire import Refused, Wire
from tests.conftest import LATER
from tests.fetching.conftest import QUICK


class Leading(Wire):
    """A wire over which each request but the last is answered with a redirect; ``peers``: what they are connected to."""

    def __init__(self, *peers: str) -> None:
        super().__init__("inforce-test", QUICK)
        self._peers = list(peers)

    @contextmanager
    def request(
        self,
        method: str,
        url: httpx.URL,
        headers: Mapping[str, str],
        content: bytes | None = None,
        check_peer: Callable[[str], None] = lambda _: None,
    ) -> Iterator[httpx.Response]:
        check_peer(self._peers.pop(0))
        told = {"Location": f"https://next.example/{len(self._peers)}"}
        request = httpx.Request(method, url, headers=dict(headers))
        body = httpx.ByteStream(b"id,name")
        yield httpx.Response(302 if self._peers else 200, headers=told, stream=body, request=request)


def received(folder: Path, *peers: str) -> Received | None:
    with closing(Leading(*peers)) as wire:
        address = "https://publisher.example/sdn.csv"
        file = ListFile("sdn.csv", address, address)
        return transfer(wire, file, None, folder / "sdn.csv", lambda: LATER, lambda *_: None)


@pytest.mark.parametrize("private", ["127.0.0.1", "10.1.2.3", "169.254.169.254", "fd00::1", "::ffff:192.168.0.1"])
def test_a_public_publisher_leads_to_no_private_address(tmp_path: Path, private: str) -> None:
    with pytest.raises(Refused, match="no public address"):
        received(tmp_path, "203.0.114.9", private)
    with pytest.raises(Refused, match="no public address"):
        received(tmp_path, "203.0.114.9", "198.41.0.4", private)


@pytest.mark.parametrize(
    "peers", [("203.0.114.9", "198.41.0.4"), ("10.1.2.3", "10.1.2.4"), ("10.1.2.3", "203.0.114.9")]
)
def test_a_mirror_of_ones_own_network_may_lead_on(tmp_path: Path, peers: tuple[str, str]) -> None:
    found = received(tmp_path, *peers)
    assert found is not None
    assert found.size == len(b"id,name")
