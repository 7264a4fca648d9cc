"""Versions are loaded once, replaced until they are used, and then never changed: neither here nor in the database."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction
from django.db.utils import DatabaseError

from touchstone.foundation.accounts.models import AuditEvent
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.frameworks import actions, definition_files, policies, queries
from touchstone.foundation.frameworks.models import FrameworkVersion

pytestmark = pytest.mark.django_db
KEY = "ofsted-cafcass-2009"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one definition."""
    (tmp_path / f"{KEY}.yaml").write_text((definition_files.DEFINITIONS / f"{KEY}.yaml").read_text())
    return tmp_path


def change(folder: Path, old: str, new: str) -> None:
    path = folder / f"{KEY}.yaml"
    assert old in path.read_text()
    path.write_text(path.read_text().replace(old, new))


def test_the_project_s_own_files_load_and_load_again_without_change(
    django_assert_num_queries: Callable[..., object],
) -> None:
    first = actions.load_definitions(by="a test")
    assert len(first.new) == len(queries.newest()) == 12
    rows = AuditEvent.objects.count()
    with django_assert_num_queries(3):  # the transaction's savepoint around one query
        again = actions.load_definitions(by="a test")
    assert (again.new, again.replaced, len(again.unchanged)) == ([], [], 12)
    assert AuditEvent.objects.count() == rows


def test_a_row_holds_what_the_file_says(folder: Path) -> None:
    actions.load_definitions(by="a test", folder=folder)
    version = queries.by_key(KEY)
    assert version is not None
    assert (version.title_en, version.inspectorate_key) == (
        "Ofsted inspection of a Cafcass service area, 2009",
        "ofsted",
    )
    assert version.valid_from is not None and version.valid_from.iso() == "2009-04"
    assert version.valid_to is None
    assert queries.definition(version) is queries.definition(version)
    assert queries.definition(version).id == KEY
    event = AuditEvent.objects.get(action="frameworks.load")
    assert event.subject_label == f"{KEY} v1"


def test_an_unused_version_is_replaced(folder: Path) -> None:
    actions.load_definitions(by="a test", folder=folder)
    change(folder, "level: area", "level: national")
    assert actions.load_definitions(by="a test", folder=folder).replaced == [f"{KEY} v1"]
    version = queries.by_key(KEY, 1)
    assert version is not None and queries.definition(version).level == "national"
    assert FrameworkVersion.objects.count() == 1
    assert AuditEvent.objects.filter(action="frameworks.replace").count() == 1


def test_a_used_version_is_refused_with_what_to_do(folder: Path) -> None:
    actions.load_definitions(by="a test", folder=folder)
    version = queries.by_key(KEY)
    assert version is not None
    assert actions.mark_used(framework=version, on=date(2026, 11, 2))
    change(folder, "level: area", "level: national")
    with pytest.raises(Refused, match="used since 2 November 2026 .* write “version: 2” in the file"):
        actions.load_definitions(by="a test", folder=folder)
    kept = queries.by_key(KEY)
    assert kept is not None and queries.definition(kept).level == "area"
    definition = definition_files.read_definition(folder / f"{KEY}.yaml")
    assert not policies.can_replace(kept, definition)

    change(folder, "version: 1", "version: 2")
    assert actions.load_definitions(by="a test", folder=folder).new == [f"{KEY} v2"]
    newest = queries.by_key(KEY)
    assert newest is not None and newest.version == 2
    assert [version.version for version in queries.newest()] == [2]
    assert [version.version for version in queries.versions()] == [1, 2]


def test_a_used_version_whose_file_is_unchanged_loads_as_ever(folder: Path) -> None:
    actions.load_definitions(by="a test", folder=folder)
    version = queries.by_key(KEY)
    assert version is not None
    actions.mark_used(framework=version, on=date(2026, 11, 2))
    assert actions.load_definitions(by="a test", folder=folder).unchanged == [f"{KEY} v1"]
    assert policies.can_replace(version, definition_files.read_definition(folder / f"{KEY}.yaml"))


def test_one_bad_file_keeps_all_out(folder: Path) -> None:
    (folder / "another.yaml").write_text("id: another\nid: another\n")
    with pytest.raises(Refused, match="stands twice"):
        actions.load_definitions(by="a test", folder=folder)
    assert not FrameworkVersion.objects.exists()


def test_one_refusal_keeps_all_out(folder: Path) -> None:
    actions.load_definitions(by="a test", folder=folder)
    version = queries.by_key(KEY)
    assert version is not None
    actions.mark_used(framework=version, on=date(2026, 11, 2))
    change(folder, "level: area", "level: national")
    other = "ciw-cafcass-cymru-2018"
    (folder / f"{other}.yaml").write_text((definition_files.DEFINITIONS / f"{other}.yaml").read_text())
    with pytest.raises(Refused):
        actions.load_definitions(by="a test", folder=folder)
    assert [version.key for version in queries.versions()] == [KEY]


def test_the_first_use_is_noted_once(folder: Path) -> None:
    actions.load_definitions(by="a test", folder=folder)
    version, elsewhere = queries.by_key(KEY), queries.by_key(KEY)
    assert version is not None and elsewhere is not None
    assert actions.mark_used(framework=version, on=date(2026, 11, 2))
    assert not actions.mark_used(framework=version, on=date(2026, 11, 3))
    assert not actions.mark_used(framework=elsewhere, on=date(2026, 11, 4))
    assert elsewhere.first_used_on == version.first_used_on == date(2026, 11, 2)


@pytest.mark.parametrize(
    "changes",
    [{"content": {}}, {"content_hash": "x"}, {"first_used_on": None}, {"version": 2}, {"title_en": "Other"}],
    ids=lambda changes: next(iter(changes)),
)
def test_the_database_refuses_to_change_a_used_version(folder: Path, changes: dict[str, object]) -> None:
    actions.load_definitions(by="a test", folder=folder)
    version = queries.by_key(KEY)
    assert version is not None
    FrameworkVersion.objects.update(title_cy="Dros dro")  # not used yet: allowed
    actions.mark_used(framework=version, on=date(2026, 11, 2))
    with pytest.raises((IntegrityError, DatabaseError), match="make a new version"), transaction.atomic():
        FrameworkVersion.objects.filter(pk=version.pk).update(**changes)


def test_a_number_stands_once(folder: Path) -> None:
    actions.load_definitions(by="a test", folder=folder)
    version = queries.by_key(KEY)
    assert version is not None
    version.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        version.save(force_insert=True)


def test_what_is_not_there() -> None:
    assert queries.by_key("nothing") is None
    assert queries.by_key("nothing", 3) is None
    assert set(queries.bands()) == {"touchstone", "education-scotland", "ofsted-reproduced"}
