"""With the demonstration loaded and the source documents beside the project: do they lead to what item 1 promises?"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from django.test import Client

from tests.factories.people import make_grant, make_person
from tests.integration.archive.helpers import confirm, decide
from touchstone.cli.__main__ import main
from touchstone.demonstration import load as demonstration
from touchstone.foundation.accounts.models import AuditEvent, User
from touchstone.foundation.core import clock
from touchstone.foundation.frameworks.actions import load_definitions
from touchstone.foundation.providers.models import Organisation
from touchstone.inspectorate.archive import queries
from touchstone.inspectorate.archive.models import DocumentReading
from touchstone.inspectorate.archive.values import items_of
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.reports import queries as public

SOURCES = Path(__file__).resolve().parents[4] / "shared" / "sources"
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.sources,
    pytest.mark.skipif(not SOURCES.is_dir(), reason="the source documents are not beside the project"),
]
State = DocumentReading.State


@pytest.fixture
def archivist(db) -> User:
    load_definitions(by="tests")
    demonstration.load_demonstration(by="tests")
    person = make_person("Ada Marsh", email="ada.marsh@northmere.example")
    make_grant(person, "archivist", Organisation.objects.get(slug="northmere-inspectorate"))
    return person


@pytest.fixture
def register(archivist, capsys) -> Client:
    """The register after `./touchstone import` of all the source documents, and a person's look at the doubts."""
    files = sorted(str(path) for path in SOURCES.glob("*.txt"))
    assert main(["import", *files, "--confirm-by", archivist.email]) == 2
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(files)
    assert sum("Refused: " in line for line in lines) == 1
    for reading in DocumentReading.objects.filter(state=State.WAITING):
        for each in items_of(queries.values(reading)):
            if each.doubtful:
                decide(archivist, reading, each.key)
        confirm(archivist, reading)
    return Client()


def held(area: str, year: int) -> Inspection:
    found = public.public_inspections(clock.now()).filter(areas__slug=area, published__startswith=str(year))
    return found.get(stub=False)


def test_the_register_shows_what_the_documents_say(register, archivist) -> None:
    assert Counter(DocumentReading.objects.values_list("state", flat=True)) == {State.CONFIRMED: 4, State.REFUSED: 1}
    _staffordshire(register)
    _lancashire(register)
    _kent(register)
    _wales(register)
    _again(archivist)


def _staffordshire(register: Client) -> None:
    inspection = held("staffordshire-and-the-marches", 2009)
    assert inspection.judgements.count() == 17
    timed = Counter(a.timescale_key for a in inspection.areas_for_improvement.all())
    assert timed == {"immediately": 3, "within_three_months": 3, "within_six_months": 3}
    assert not inspection.areas_for_improvement.filter(own_words=True).exists()
    assert set(inspection.judgements.filter(limiting=True).values_list("area_key", flat=True)) == {
        "safeguarding",
        "equality_and_diversity",
    }
    page = register.get(f"/inspections/{inspection.slug}").content.decode()
    assert "What limited the overall judgement" in page
    assert "because of safeguarding and equality and diversity" in page


def _lancashire(register: Client) -> None:
    inspection = held("lancashire-and-cumbria", 2011)
    judged = Counter(inspection.progress_judgements.values_list("grade_key", flat=True))
    assert judged == {"satisfactory": 5, "good": 1, "inadequate": 1}
    assert inspection.judgements.get(area_key="overall_progress").grade_key == "satisfactory"
    assert inspection.follows.areas_for_improvement.filter(own_words=False).count() == 7
    assert register.get(f"/inspections/{inspection.slug}/progress").status_code == 200


def _kent(register: Client) -> None:
    judged = dict(held("kent", 2011).judgements.values_list("area_key", "grade_key"))
    assert judged["overall_progress"] == "inadequate"
    assert judged["tackling_delay"] == "good"


def _wales(register: Client) -> None:
    inspection = public.public_inspections(clock.now()).get(provider__slug="cafcass-cymru", kind="narrative")
    assert {(j.state, j.grade_key) for j in inspection.judgements.all()} == {("not in regime", "")}
    assert inspection.judgements.count() == 3
    assert inspection.findings.filter(direction="strength").count() == 9
    assert inspection.areas_for_improvement.count() == 4
    assert inspection.response_clock is not None


def _again(archivist: User) -> None:
    """The same documents a second time change nothing."""
    before = [table.objects.count() for table in (Inspection, DocumentReading, AuditEvent)]
    main(["import", *sorted(str(path) for path in SOURCES.glob("*.txt")), "--confirm-by", archivist.email])
    assert [table.objects.count() for table in (Inspection, DocumentReading, AuditEvent)] == before
