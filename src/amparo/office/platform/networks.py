"""Where a request comes from, as a network: a household's or a company's, never one address."""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from typing import Any

OUR_PROXY = ("127.0.0.1", "::1", "")


def network_of(address: str) -> bytes:
    """The network of an address: the first 24 bits, or the first 56 of an IPv6 address."""
    try:
        at = ipaddress.ip_address(address)
    except ValueError:
        return b"unknown"
    if isinstance(at, ipaddress.IPv6Address) and at.ipv4_mapped:
        at = at.ipv4_mapped
    bits = 24 if at.version == 4 else 56
    return ipaddress.ip_network((at, bits), strict=False).network_address.packed


def address_of(meta: Mapping[str, Any], *, behind_proxy: bool) -> str:
    """The address of a request; what a proxy says counts only where the office said that one stands before it."""
    direct = str(meta.get("REMOTE_ADDR", ""))
    if behind_proxy and direct in OUR_PROXY:
        return str(meta.get("HTTP_X_REAL_IP", ""))
    return direct
