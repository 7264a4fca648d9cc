"""Production refuses to start on unsafe settings, names each, and says how to mend it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from touchstone.cli import serve
from touchstone.config import safety
from touchstone.foundation.accounts import actions

pytestmark = pytest.mark.django_db

KEY = "kV3_8x-QzW0eR7tYbN5mLpA2sDfGhJ9uC4iO6vXqTwE1rUaS-ZkPn"
SAFE = {
    "TOUCHSTONE_SECRET_KEY": KEY,
    "TOUCHSTONE_HOSTS": "register.example.org,www.example.org",
    "TOUCHSTONE_SITE_URL": "https://register.example.org",
    "TOUCHSTONE_ALLOW_SQLITE": "1",
}


@pytest.fixture
def safe(monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Path) -> Path:
    """An installation that may start; returns its data folder."""
    for name, value in SAFE.items():
        monkeypatch.setenv(name, value)
    folder = tmp_path / "data"
    folder.mkdir(mode=0o700)
    settings.DATA_DIR = folder
    settings.EMAIL_HOST = "mail.example.org"
    settings.DEFAULT_FROM_EMAIL = "Touchstone <register@example.org>"
    settings.SECOND_FACTOR_REQUIRED = True
    settings.TRUSTED_PROXIES = 1
    return folder


def test_a_safe_installation_may_start(safe: Path) -> None:
    assert safety.problems() == []
    assert serve._unsafe() == ""


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("TOUCHSTONE_SECRET_KEY", "", "is not set"),
        ("TOUCHSTONE_SECRET_KEY", KEY[:49], "has 49 characters"),
        ("TOUCHSTONE_SECRET_KEY", "ab" * 30, "can be guessed"),
        ("TOUCHSTONE_SECRET_KEY", f"demonstration-{KEY}", "can be guessed"),
        ("TOUCHSTONE_HOSTS", "", "is not set"),
        ("TOUCHSTONE_HOSTS", "*", "any name"),
        ("TOUCHSTONE_HOSTS", "www.example.org", "not among TOUCHSTONE_HOSTS"),
        ("TOUCHSTONE_SITE_URL", "", "is not set"),
        ("TOUCHSTONE_SITE_URL", "http://register.example.org", "must begin with https://"),
    ],
)
def test_an_unsafe_value_in_the_environment_is_named(
    safe: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str, words: str
) -> None:
    monkeypatch.setenv(name, value)
    found = [problem for problem in safety.problems() if words in problem]
    assert len(found) == 1 and "TOUCHSTONE_" in found[0]
    assert found[0] in serve._unsafe()


def test_a_leading_dot_stands_for_every_name_below(safe: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOUCHSTONE_HOSTS", ".example.org")
    assert safety.problems() == []


@pytest.mark.parametrize(
    ("setting", "value", "words"),
    [
        ("DEBUG", True, "DEBUG is on"),
        ("EMAIL_HOST", "", "TOUCHSTONE_SMTP_HOST is not set"),
        ("DEFAULT_FROM_EMAIL", "touchstone@localhost", "TOUCHSTONE_FROM_EMAIL is"),
        ("SECOND_FACTOR_REQUIRED", False, "TOUCHSTONE_SECOND_FACTOR is optional"),
        ("TRUSTED_PROXIES", 0, "TOUCHSTONE_PROXIES is 0"),
    ],
)
def test_an_unsafe_setting_is_named(safe: Path, settings: Any, setting: str, value: object, words: str) -> None:
    setattr(settings, setting, value)
    assert [words in problem for problem in safety.problems()] == [True]


def test_sqlite_must_be_wanted(safe: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TOUCHSTONE_ALLOW_SQLITE")
    monkeypatch.setattr(safety.connection, "vendor", "sqlite", raising=False)
    assert ["an SQLite file" in problem for problem in safety.problems()] == [True]


def test_half_an_identity_provider_is_named(safe: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.OIDC_ISSUER = "http://identity.example.org"
    monkeypatch.setenv("TOUCHSTONE_OIDC_CLIENT_ID", "touchstone")
    found = safety.problems()
    assert ["TOUCHSTONE_OIDC_ISSUER is 'http" in found[0], "TOUCHSTONE_OIDC_CLIENT_SECRET is not" in found[1]] == [
        True, True,
    ]  # fmt: skip


@pytest.mark.parametrize("mode", [0o755, 0o750, 0o707])
def test_a_data_folder_open_to_others_is_named(safe: Path, mode: int) -> None:
    safe.chmod(mode)
    assert [f"chmod 700 {safe}" in problem for problem in safety.problems()] == [True]


def test_a_data_folder_that_is_not_there_yet_is_safe(safe: Path) -> None:
    safe.rmdir()
    assert safety.problems() == []


def test_demonstration_accounts_are_named(safe: Path) -> None:
    actions.create_demonstration_person(email="archivist@northmere.example", name="Ari Vist")
    assert ["1 demonstration accounts" in problem for problem in safety.problems()] == [True]


def test_every_problem_is_named_at_once(monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Path) -> None:
    for name in SAFE:
        monkeypatch.delenv(name, raising=False)
    settings.DATA_DIR = tmp_path
    tmp_path.chmod(0o755)
    assert len(safety.problems()) >= 7
