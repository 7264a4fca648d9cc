"""How often may readers ask from one place? Counted in the cache, under a key from which no address can be read."""

from __future__ import annotations

from django.conf import settings
from django.core.cache import cache
from django.utils.crypto import salted_hmac

HOUR = 3600


def asked_too_often(network_address: str) -> bool:
    """Count one more request from this address; whether it is more than the setting allows in an hour."""
    key = (
        "format-requests." + salted_hmac("touchstone.format-requests", network_address, algorithm="sha256").hexdigest()
    )
    cache.add(key, 0, HOUR)
    try:
        return int(cache.incr(key)) > settings.FORMAT_REQUESTS_AN_HOUR
    except ValueError:  # it ran out between the two lines
        return False
