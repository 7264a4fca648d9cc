"""What every test shares."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def project() -> Path:
    return Path(__file__).resolve().parents[1]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks by place and by what is used: browser tests, and database tests that run again on PostgreSQL."""
    for item in items:
        if "/tests/browser/" in str(item.path):
            item.add_marker(pytest.mark.browser)
        elif item.get_closest_marker("django_db"):
            item.add_marker(pytest.mark.postgres)
