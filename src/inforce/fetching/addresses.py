"""Which addresses a webhook may be at, and a publisher may lead to: public ones, unless the user says otherwise.

Inforce may run inside a network whose services trust their neighbours. An address is looked at twice: when the name is
resolved, and when the connection stands, since a name may resolve otherwise the second time.
"""

import socket
from collections.abc import Callable, Iterable
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from inforce.fetching.wire import Interrupted, Refused

Resolve = Callable[[str, int], Iterable[str]]
"""From a host and a port to its addresses; raises OSError where there are none."""

_HOLDING = (
    IPv6Network("64:ff9b::/96"),  # RFC 6052
    IPv6Network("64:ff9b:1::/48"),  # RFC 8215
    IPv6Network("::ffff:0:0:0/96"),  # RFC 2765: translated
)
"""Networks of addresses whose last four bytes are an IPv4 address."""


def resolve(host: str, port: int) -> list[str]:
    """As the system resolves it."""
    return [str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def is_public(address: str) -> bool:
    """The address is one of the whole internet's: not private, loopback, link-local, reserved, or one of those within
    another."""
    reached = _reached(ip_address(address))
    is_reserved = reached.is_reserved or (isinstance(reached, IPv6Address) and reached.is_site_local)
    return reached.is_global and not reached.is_multicast and not is_reserved


def _reached(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """The IPv4 address that an IPv6 address leads to, where it does."""
    if isinstance(address, IPv4Address):
        return address
    if any(address in each for each in _HOLDING):
        return IPv4Address(address.packed[-4:])
    return address.ipv4_mapped or address.sixtofour or address


def refuse_private(host: str, port: int, resolve: Resolve) -> None:
    """Raises Refused where any address of a host is not public, Interrupted where it has none now."""
    try:
        addresses = list(resolve(host, port))
    except OSError as error:
        raise Interrupted(f"{host} cannot be resolved ({error.strerror})") from None
    except UnicodeError:
        raise Refused(f"{host!r} is no name of a host") from None
    for address in addresses:
        refuse_private_peer(address)


class Peers:
    """Where a request and what it is redirected to lead: never from the whole internet's addresses to others."""

    def __init__(self) -> None:
        self._began_public: bool | None = None

    def check(self, address: str) -> None:
        """Raises Refused where an address is not public though the first one was."""
        if self._began_public is None:
            self._began_public = is_public(address)
        elif self._began_public and not is_public(address):
            raise Refused(f"it is redirected to {address}, which is no public address")


def refuse_private_peer(address: str) -> None:
    """Raises Refused where an address is not public."""
    if not is_public(address):
        raise Refused(f"{address} is no public address; give --allow-private where that is meant")
