"""Which addresses of the network nobody may be sent to: our own, private, reserved ones.

An IPv6 address can carry an IPv4 one inside it (mapped, 6to4, NAT64, Teredo): what counts is the
address that a packet would reach in the end.
"""

from __future__ import annotations

import re
import unicodedata
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import TypeAlias

Address: TypeAlias = IPv4Address | IPv6Address

NAT64 = (IPv6Network("64:ff9b::/96"), IPv6Network("64:ff9b:1::/48"))

CLOSED = tuple(
    IPv4Network(one)
    for one in (
        *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16"),
        *("172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16"),
        *("198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4"),
    )
)
"""Named one by one: what Python takes for global differs from release to release."""

_NUMBER = re.compile(r"(0x[0-9a-f]*|[0-9]+)", re.IGNORECASE)


def is_public(written: str) -> bool:
    """Tell whether an address, written out, is one of the open network."""
    address = ip_address(written.partition("%")[0])
    return all(_is_open(one) for one in (address, *_inside(address)))


def is_number(host: str) -> bool:
    """Tell whether a host is an address in disguise: ``2130706433``, ``0x7f.1``, ``[::1]``.

    Systems read all of these as addresses, and no producer has such a name.
    """
    plain = unicodedata.normalize("NFKC", host).strip("[]").rstrip(".")
    return ":" in plain or all(_NUMBER.fullmatch(part) for part in plain.split("."))


def _is_open(address: Address) -> bool:
    return (
        address.is_global
        and not any(address.version == 4 and address in network for network in CLOSED)
        and not address.is_multicast
        and not address.is_reserved
        and not address.is_unspecified
    )


def _inside(address: Address) -> tuple[IPv4Address, ...]:
    """Return the IPv4 addresses that an IPv6 one carries."""
    if isinstance(address, IPv4Address):
        return ()
    carried = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if any(address in network for network in NAT64):
        carried.append(IPv4Address(int(address) & 0xFFFF_FFFF))
    return tuple(one for one in carried if one is not None)
