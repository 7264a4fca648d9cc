"""Instrument versions are loaded once, replaced until somebody answers them, and then never changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction

from tests.factories.people import make_person
from tests.factories.records import make_inspectorate
from touchstone.foundation.accounts.models import AuditEvent
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.instruments import actions, definition_files, policies, queries
from touchstone.foundation.instruments.models import InstrumentVersion

pytestmark = pytest.mark.django_db
KEY = "survey-parents"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one definition."""
    (tmp_path / f"{KEY}.yaml").write_text((definition_files.DEFINITIONS / f"{KEY}.yaml").read_text())
    return tmp_path


def change(folder: Path, old: str, new: str) -> None:
    path = folder / f"{KEY}.yaml"
    assert old in path.read_text()
    path.write_text(path.read_text().replace(old, new))


def use() -> InstrumentVersion:
    version = queries.version(KEY)
    assert version is not None
    actions.start_response(by=make_person(), version=version, subject="Survey", owner=make_inspectorate())
    return version


def test_the_project_s_own_files_load_and_load_again_without_change(
    django_assert_num_queries: Callable[..., object],
) -> None:
    first = actions.load_definitions(by="a test")
    assert len(first.new) == len(queries.newest()) == 7
    rows = AuditEvent.objects.count()
    with django_assert_num_queries(3):  # the transaction's savepoint around one query
        again = actions.load_definitions(by="a test")
    assert (again.new, again.replaced, len(again.unchanged)) == ([], [], 7)
    assert AuditEvent.objects.count() == rows


def test_a_version_that_nobody_answered_is_replaced(folder: Path) -> None:
    actions.load_definitions(by="a test", folder=folder)
    change(folder, "most: 240", "most: 120")
    assert actions.load_definitions(by="a test", folder=folder).replaced == [f"{KEY} v1"]
    version = queries.version(KEY, 1)
    assert version is not None
    months = queries.definition(version).question("months")
    assert months is not None and months.most == 120


def test_a_version_that_was_answered_stays_and_a_new_one_stands_beside_it(folder: Path) -> None:
    actions.load_definitions(by="a test", folder=folder)
    used = use()
    change(folder, "most: 240", "most: 120")
    with pytest.raises(Refused, match="has been answered since .* write “version: 2” in the file"):
        actions.load_definitions(by="a test", folder=folder)
    definition = definition_files.read_definition(folder / f"{KEY}.yaml")
    assert not policies.can_replace(used, definition)
    change(folder, "version: 1", "version: 2")
    assert actions.load_definitions(by="a test", folder=folder).new == [f"{KEY} v2"]
    newest = queries.version(KEY)
    assert newest is not None and newest.version == 2
    begun = queries.responses().get()
    assert begun.instrument.version == 1
    months = queries.definition(begun.instrument).question("months")
    assert months is not None and months.most == 240


def test_the_database_refuses_to_change_a_version_that_was_answered(folder: Path) -> None:
    actions.load_definitions(by="a test", folder=folder)
    InstrumentVersion.objects.update(title_en="Still free")
    use()
    with pytest.raises(IntegrityError), transaction.atomic():
        InstrumentVersion.objects.update(title_en="Changed")


def test_one_version_once(folder: Path) -> None:
    actions.load_definitions(by="a test", folder=folder)
    version = InstrumentVersion.objects.get()
    version.pk = None
    with pytest.raises(IntegrityError, match="instrument_version_once|UNIQUE"), transaction.atomic():
        version.save()


def test_one_bad_file_keeps_all_out(folder: Path) -> None:
    (folder / "another.yaml").write_text("id: another\nid: another\n")
    with pytest.raises(Refused, match="stands twice"):
        actions.load_definitions(by="a test", folder=folder)
    assert not InstrumentVersion.objects.exists()


def test_one_refusal_keeps_all_out(folder: Path) -> None:
    actions.load_definitions(by="a test", folder=folder)
    use()
    change(folder, "most: 240", "most: 120")
    (folder / "survey-children.yaml").write_text((definition_files.DEFINITIONS / "survey-children.yaml").read_text())
    with pytest.raises(Refused):
        actions.load_definitions(by="a test", folder=folder)
    assert [version.key for version in queries.versions()] == [KEY]
