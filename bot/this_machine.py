"""Which host names are of the machine that the program runs on."""

import ipaddress
from contextlib import suppress


def is_this_machine(host: str | None) -> bool:
    """Whether a host name or address, without its port, is localhost or a loopback address."""
    with suppress(ValueError):
        return host == "localhost" or ipaddress.ip_address(host or "").is_loopback
    return False
