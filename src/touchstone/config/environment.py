"""What did the person who started the program ask for? Reads environment variables, with clear errors."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import unquote, urlsplit

ROOT = Path(__file__).resolve().parents[3]


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, default).strip()


def flag(name: str, default: bool = False) -> bool:
    value = text(name).lower()
    return default if not value else value in {"1", "true", "yes", "on"}


def words(name: str) -> list[str]:
    return [part.strip() for part in text(name).split(",") if part.strip()]


def days(name: str) -> dict[str, int]:
    """Lengths by name, written `audio=15,braille=10`. Raises ValueError, with a sentence, for anything else."""
    found = {}
    for part in words(name):
        key, _sign, length = part.partition("=")
        if not length.strip().isdigit():
            raise ValueError(f"{name} holds {part!r}. Write it as audio=15,braille=10.")
        found[key.strip()] = int(length)
    return found


def data_dir() -> Path:
    """Where the database and the stored files live: TOUCHSTONE_DATA, or `var` in the project."""
    return Path(text("TOUCHSTONE_DATA") or ROOT / "var").resolve()


def database() -> dict[str, object]:
    """The database from TOUCHSTONE_DATABASE: `postgresql://user:password@host:port/name`, or an SQLite file.

    Raises ValueError with a sentence when the address is of neither form.
    """
    url = text("TOUCHSTONE_DATABASE")
    if not url:
        return _sqlite(data_dir() / "touchstone.sqlite3")
    parts = urlsplit(url)
    if parts.scheme in {"postgres", "postgresql"}:
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": parts.path.lstrip("/"),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": unquote(parts.hostname or ""),
            "PORT": str(parts.port or ""),
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
            # Compiling a query takes longer than running one of ours, and the planner compiles what it thinks costly.
            "OPTIONS": {"options": "-c jit=off"},
        }
    if parts.scheme in {"", "sqlite"}:
        return _sqlite(Path(parts.path))
    raise ValueError(
        f"TOUCHSTONE_DATABASE starts with {parts.scheme!r}. "
        "Write postgresql://user:password@host:port/name, or the path of an SQLite file."
    )


def _sqlite(path: Path) -> dict[str, object]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "OPTIONS": {
            # Writers wait for each other instead of failing; readers never wait.
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
        },
    }
