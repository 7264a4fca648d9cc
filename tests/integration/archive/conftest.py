"""Who works in the archive in these tests, what the record holds beforehand, and a reader that is told what to read."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.factories import readings
from tests.factories.definitions import definition_of
from tests.factories.people import make_grant, make_person
from tests.factories.records import make_area, make_framework, make_inspectorate, make_organisation
from touchstone.foundation.accounts.models import User
from touchstone.foundation.frameworks.models import FrameworkVersion
from touchstone.foundation.providers.models import Area, Organisation
from touchstone.inspectorate.archive.actions import imports

# The frameworks of the fictional inspectorate have the content of real ones, whose keys the documents use.
LIKE = {
    "northmere-2020": "ofsted-cafcass-2009",
    "northmere-monitoring-2020": "ofsted-cafcass-monitoring-2010",
    "northmere-narrative-2021": "ciw-cafcass-cymru-2018",
}


@pytest.fixture(autouse=True)
def data_folder(settings, tmp_path: Path) -> Path:
    settings.DATA_DIR = tmp_path
    return tmp_path


@pytest.fixture
def inspectorate(db) -> Organisation:
    return make_inspectorate(slug="northmere-inspectorate")


@pytest.fixture
def frameworks(inspectorate) -> dict[str, FrameworkVersion]:
    found = {key: definition_of(like) for key, like in LIKE.items()}
    return {key: make_framework(key, content=each.content, content_hash=each.hash) for key, each in found.items()}


@pytest.fixture
def service(db) -> Organisation:
    return make_organisation("Northmere Family Court Service")


@pytest.fixture
def saltmarsh(service) -> Area:
    return make_area(service, "Saltmarsh", code="S4")


@pytest.fixture
def world(frameworks, saltmarsh) -> Area:
    """Everything that the fictional documents name: inspectorate, frameworks, service and area."""
    return saltmarsh


def _person(role: str, inspectorate: Organisation, name: str) -> User:
    person = make_person(name)
    make_grant(person, role, inspectorate)
    return person


@pytest.fixture
def archivist(inspectorate) -> User:
    return _person("archivist", inspectorate, "Ada Marsh")


@pytest.fixture
def analyst(inspectorate) -> User:
    return _person("analyst", inspectorate, "Bea Tern")


@pytest.fixture
def outsider(inspectorate) -> User:
    return _person("inspector", inspectorate, "Cal Reed")


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> readings.Desk:
    """In the place of the reader: reads what the test laid on it."""
    made = readings.Desk()
    monkeypatch.setattr(imports.sandbox, "read_bytes", made.read_bytes)
    return made
