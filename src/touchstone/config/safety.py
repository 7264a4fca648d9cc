"""Which settings are unsafe in production? `./run --production` refuses to start while there is one.

Each answer names the setting, says what is wrong with it, and how to mend it.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.db import DatabaseError, connection

from touchstone.config import environment as env
from touchstone.foundation.accounts import queries

KEY_LENGTH = 50


def problems() -> list[str]:
    """Every unsafe setting, one sentence or two each; empty when it is safe to start."""
    return [problem for check in CHECKS for problem in check()]


def _secret_key() -> Iterator[str]:
    make = "Make one: python3 -c 'import secrets; print(secrets.token_urlsafe(50))'"
    key = env.text("TOUCHSTONE_SECRET_KEY")
    if not key:
        yield f"TOUCHSTONE_SECRET_KEY is not set, so that anybody could sign in as anybody. {make}"
    elif len(key) < KEY_LENGTH:
        yield f"TOUCHSTONE_SECRET_KEY has {len(key)} characters; it needs at least {KEY_LENGTH}. {make}"
    elif len(set(key)) < 12 or "demonstration" in key or "insecure" in key:
        yield f"TOUCHSTONE_SECRET_KEY can be guessed. {make}"


def _debug() -> Iterator[str]:
    if settings.DEBUG:
        yield "DEBUG is on, which shows the program's insides to visitors. Start with touchstone.config.settings."


def _hosts() -> Iterator[str]:
    hosts = env.words("TOUCHSTONE_HOSTS")
    if not hosts:
        yield "TOUCHSTONE_HOSTS is not set. Give the names that the site answers to, say register.example.org."
    elif any("*" in host for host in hosts):
        yield "TOUCHSTONE_HOSTS holds a *, so that the site answers to any name. List its names instead."


def _site_url() -> Iterator[str]:
    address = env.text("TOUCHSTONE_SITE_URL")
    parts = urlsplit(address)
    if not address:
        yield "TOUCHSTONE_SITE_URL is not set. Give the address that links in e-mails begin with: https://…"
    elif parts.scheme != "https" or not parts.hostname:
        yield f"TOUCHSTONE_SITE_URL is {address!r}: it must begin with https:// and name a host."
    elif not any(_answers(host, parts.hostname) for host in env.words("TOUCHSTONE_HOSTS")):
        yield f"TOUCHSTONE_SITE_URL names {parts.hostname}, which is not among TOUCHSTONE_HOSTS. Add it there."


def _answers(host: str, name: str) -> bool:
    """As Django matches: a leading dot stands for every name below it."""
    return "*" in host or name == host.lower() or (host.startswith(".") and f".{name}".endswith(host.lower()))


def _database() -> Iterator[str]:
    if connection.vendor == "sqlite" and not env.flag("TOUCHSTONE_ALLOW_SQLITE"):
        yield (
            "The database is an SQLite file, which takes one writer at a time. Set TOUCHSTONE_DATABASE to "
            "postgresql://user:password@host:port/name, or TOUCHSTONE_ALLOW_SQLITE=1 if that is what you want."
        )


def _email() -> Iterator[str]:
    if not settings.EMAIL_HOST:
        yield "TOUCHSTONE_SMTP_HOST is not set: invitations and new passwords could not be sent. Name a mail server."
    sender = settings.DEFAULT_FROM_EMAIL
    if "@" not in sender or sender.rstrip(">").endswith("@localhost"):
        yield f"TOUCHSTONE_FROM_EMAIL is {sender!r}, which nobody accepts mail from. Give an address of your own."


def _second_factor() -> Iterator[str]:
    if not settings.SECOND_FACTOR_REQUIRED:
        yield "TOUCHSTONE_SECOND_FACTOR is optional: a stolen password would be enough. Leave it unset, or required."


def _proxy() -> Iterator[str]:
    if settings.TRUSTED_PROXIES < 1:
        yield (
            "TOUCHSTONE_PROXIES is 0, but in production a server with HTTPS stands in front of this one. "
            "Leave it unset for one, or give their number."
        )


def _identity_provider() -> Iterator[str]:
    if not settings.OIDC_ISSUER:
        return
    if not settings.OIDC_ISSUER.startswith("https://"):
        yield f"TOUCHSTONE_OIDC_ISSUER is {settings.OIDC_ISSUER!r}: it must begin with https://."
    for name in ("TOUCHSTONE_OIDC_CLIENT_ID", "TOUCHSTONE_OIDC_CLIENT_SECRET"):
        if not env.text(name):
            yield f"TOUCHSTONE_OIDC_ISSUER is set and {name} is not. Set both, or neither."


def _data_folder() -> Iterator[str]:
    folder = Path(settings.DATA_DIR)
    if not folder.exists():
        return  # it is made with the right permissions
    mode = stat.S_IMODE(folder.stat().st_mode)
    if mode & 0o077:
        yield f"The data folder {folder} is open to other users (mode {mode:o}). Close it: chmod 700 {folder}"
    if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        yield f"The data folder {folder} cannot be written to. Give it to the user who runs Touchstone."


def _demonstration_accounts() -> Iterator[str]:
    try:
        if "accounts_user" not in connection.introspection.table_names():
            return  # a database that is still empty
        found = list(queries.demonstration_people().values_list("email", flat=True))
    except DatabaseError as error:
        yield f"The database cannot be read: {str(error).strip()}. Check TOUCHSTONE_DATABASE."
        return
    if found:
        yield (
            f"The database holds {len(found)} demonstration accounts, whose password everybody knows "
            f"({found[0]} and others). Use a new database."
        )


CHECKS: tuple[Callable[[], Iterator[str]], ...] = (
    _secret_key, _debug, _hosts, _site_url, _database, _email, _second_factor, _proxy, _identity_provider,
    _data_folder, _demonstration_accounts,
)  # fmt: skip
