"""What every test shares."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import connection
from django.test import TransactionTestCase
from django.utils import translation
from hypothesis import HealthCheck
from hypothesis import settings as laws

from tests import machine, ordering, quick_migrations
from tests.browser import site as sites
from touchstone.foundation.accounts import append_only
from touchstone.foundation.core import translations

# No law has a time limit. Where everything is required, as in .ci/run, one commit gets one answer: the examples of a
# law follow from its text. Elsewhere they are new each time, so that those who work here go on finding faults.
laws.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
laws.register_profile("once for all", laws.get_profile("house"), derandomize=True, database=None, print_blob=True)
laws.load_profile("once for all" if os.environ.get("TOUCHSTONE_REQUIRE") == "all" else "house")


def pytest_configure(config: pytest.Config) -> None:
    """The compiled Welsh is not committed; tests of Welsh pages need it."""
    translations.compile_if_stale()
    quick_migrations.install()
    config.pluginmanager.register(ordering)
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(NamesFailuresAtOnce(config))


class NamesFailuresAtOnce:
    """Prints the name of a test as it fails, so that a run that is cut short still says what failed."""

    def __init__(self, config: pytest.Config) -> None:
        self.config = config

    @pytest.hookimpl(trylast=True)
    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        terminal = self.config.pluginmanager.get_plugin("terminalreporter")
        if terminal is None or not report.failed:
            return
        worker = getattr(report, "worker_id", "")
        crash = getattr(report.longrepr, "reprcrash", None)
        said = str(crash.message if crash else report.longrepr).strip().splitlines()
        when = "" if report.when == "call" else f" (in its {report.when})"
        words = f"FAILED {worker} {report.nodeid}{when}: {said[0][:200] if said else ''}"
        terminal.write(f"\n{words}\n", flush=True, red=True)


@pytest.fixture
def project() -> Path:
    return Path(__file__).resolve().parents[1]


USES_THE_DATABASE = {"db", "transactional_db"}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks by place and by use: browser tests, and database tests, which run again on PostgreSQL."""
    for item in items:
        if "/tests/browser/" in str(item.path):
            item.add_marker(pytest.mark.browser)
        elif item.get_closest_marker("django_db") or USES_THE_DATABASE & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.postgres)


@pytest.fixture(scope="session", autouse=True)
def _emptying_tables_may_empty_what_is_never_deleted() -> Iterator[None]:
    """Tests that commit are cleaned up by emptying every table, which triggers refuse: lift them then."""
    empty = TransactionTestCase._fixture_teardown

    def lifted(case: TransactionTestCase) -> None:
        append_only.remove(connection)
        with _deletions_allowed():
            empty(case)
        append_only.install(connection)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lifted)
        yield


@contextmanager
def _deletions_allowed() -> Iterator[None]:
    """On SQLite tables are emptied row by row, so triggers against deleting are taken away meanwhile."""
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%BEFORE DELETE%'")
        held = cursor.fetchall()
        for name, _sql in held:
            cursor.execute(f"DROP TRIGGER {name}")
        yield
        for _name, sql in held:
            cursor.execute(sql)


@pytest.fixture(scope="session", autouse=True)
def _the_site_for_the_browser_is_made_ready(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """From the first test on where any looks at pages, because it takes a while and all workers need it."""
    of_browser = any(item.get_closest_marker("browser") for item in request.session.items)
    if of_browser and machine.find("chromium") and not os.environ.get("TOUCHSTONE_TEST_SITE"):
        own = tmp_path_factory.getbasetemp()
        sites.make_ready((own.parent if os.environ.get("PYTEST_XDIST_WORKER") else own) / "site-ready")


@pytest.fixture(autouse=True)
def _each_test_begins_in_english() -> None:
    """A request leaves its language behind in the thread."""
    translation.activate("en")


# What a process remembers of its one database, by keys that each test's own database gives out anew.
REMEMBERED = {
    "touchstone.public.register.queries.choices": "_remembered",
    "touchstone.public.register.queries.provider_page": "_used",
}


@pytest.fixture(autouse=True)
def forget_the_last_database() -> None:
    for module, name in REMEMBERED.items():
        if module in sys.modules:
            getattr(sys.modules[module], name).clear()
