"""What are the addresses that e-mails and feeds give, and how does a link prove that it is its reader's?

A link to a subscription names it by its random key and is signed with the installation's secret: neither a copy of the
database nor the secret alone makes one. The link that confirms is a random secret of which only a hash is kept.
"""

from __future__ import annotations

import hashlib
import secrets
from functools import lru_cache

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.crypto import constant_time_compare, salted_hmac

MANAGE, STOP = "manage", "stop"
_HERE = "0token0"  # stands in the form of an address where the token goes


def absolute(name: str, *args: object, language: str = "", query: str = "") -> str:
    """The whole address of a screen, in a language (empty: of this page)."""
    with translation.override(language or translation.get_language()):
        return f"{settings.SITE_URL}{reverse(name, args=args)}{query}"


def new_key() -> str:
    return secrets.token_hex(16)


def new_secret() -> tuple[str, str]:
    """A secret for one link, and the hash of it that is kept."""
    secret = secrets.token_urlsafe(32)
    return secret, hash_of(secret)


def hash_of(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def token(key: str, purpose: str) -> str:
    """What a link to a subscription carries: it opens nothing but its purpose."""
    return f"{key}-{_signature(key, purpose)}"


def to_subscription(screen: str, key: str, language: str) -> str:
    """The address that opens a subscription at one of its screens (MANAGE, STOP), in its reader's language.

    It is resolved once for each language: an e-mail to everyone asks for it twice for each reader.
    """
    return _form(screen, language, settings.SITE_URL).replace(_HERE, token(key, screen))


@lru_cache(maxsize=8)
def _form(screen: str, language: str, _site: str) -> str:
    return absolute(f"alerts-{screen}", _HERE, language=language)


def key_in(written: str, purpose: str) -> str:
    """The key that a link names; empty where it is not signed for this purpose."""
    key, _dash, signature = written.partition("-")
    signed = constant_time_compare(signature, _signature(key, purpose))
    return key if signed else ""


def _signature(key: str, purpose: str) -> str:
    return salted_hmac(f"touchstone.alerts.{purpose}", key, algorithm="sha256").hexdigest()[:40]
