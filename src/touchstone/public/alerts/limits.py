"""How much may be asked for, so that nobody can flood a mailbox, or this site, with e-mails that nobody wanted?"""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from datetime import timedelta

from django.utils.crypto import salted_hmac

LINK_LIVES = timedelta(hours=48)  # of a link that confirms; what was asked is forgotten then
WISHES = 20  # of one subscription
PAGE = 1000  # subscriptions that are told in one transaction
PAGES = 50  # of them in one tick, so that what is written begins to be sent
PAUSE = 0.15  # seconds after a page, on a database of one file: who waits to write looks every tenth of a second
SENT_KEPT = timedelta(days=7)  # of e-mails that were sent, for questions about whether they were
TOLD_KEPT = timedelta(days=30)  # of who was told what, after the rounds that could tell it again are over


@dataclass(frozen=True)
class Limit:
    """So many within so long."""

    name: str
    most: int
    within: timedelta


A_SOURCE = Limit("source", 20, timedelta(hours=1))  # asking, from one place of the network
EVERYONE = Limit("everyone", 2000, timedelta(hours=1))  # asking, all together
AN_ADDRESS = Limit("address", 1, timedelta(minutes=15))  # e-mails that ask one address to confirm
AN_ADDRESS_A_DAY = Limit("address a day", 5, timedelta(days=1))


def key(limit: Limit, what: str) -> str:
    """What an allowance is kept under: no address can be read from it, not even by trying addresses without the
    installation's secret."""
    return salted_hmac(f"touchstone.alerts.limit.{limit.name}", what, algorithm="sha256").hexdigest()


def source(network_address: str) -> str:
    """The place a request comes from: of the new internet addresses the half that names a household or an office."""
    try:
        address = ipaddress.ip_address(network_address.strip())
    except ValueError:
        return "unknown"
    if address.version == 6:
        mapped = address.ipv4_mapped
        return str(mapped or ipaddress.ip_network((address, 64), strict=False))
    return str(address)
