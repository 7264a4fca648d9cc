"""People from the command line: the first administrator, and who is here."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from tests.factories.people import make_grant, make_person
from tests.factories.records import make_inspectorate
from touchstone.cli import __main__ as command_line
from touchstone.foundation.accounts.models import AuditEvent, User
from touchstone.foundation.messages.actions import enqueue
from touchstone.foundation.messages.models import OutboxEmail
from touchstone.foundation.providers.models import RoleGrant

pytestmark = pytest.mark.django_db
ADD = ["user", "add", "morwen@northmere.example", "Morwen Tregear", "--role", "administrator", "--organisation"]


def test_the_first_administrator_gets_a_link_that_works(capsys: pytest.CaptureFixture[str], client: Client) -> None:
    inspectorate = make_inspectorate()
    assert command_line.main([*ADD, inspectorate.slug]) == 0
    said = capsys.readouterr().out
    link = re.search(r"https?://[^/]+(/\S+)", said)
    assert link is not None
    assert client.get(link.group(1)).status_code == 200
    grant = RoleGrant.objects.get()
    assert (grant.person.email, grant.role) == ("morwen@northmere.example", "administrator")
    assert AuditEvent.objects.get(action="providers.grant-role").actor_label == "the command line"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["nowhere"], "There is no organisation 'nowhere'. There are: northmere-inspectorate-of-family-services."),
        (["northmere-inspectorate-of-family-services", "--role", "emperor"], "There is no role “emperor”."),
    ],
)
def test_what_is_refused_is_said_and_adds_nobody(
    capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    make_inspectorate()
    assert command_line.main([*ADD, *words]) == 1
    assert said in capsys.readouterr().err
    assert not User.objects.exists()


def test_people_are_listed_with_the_roles_that_hold(capsys: pytest.CaptureFixture[str]) -> None:
    person = make_person("Idris Pellow", email="idris@northmere.example")
    make_grant(person, "archivist", make_inspectorate(slug="northmere-inspectorate"))
    make_person("Nobody Now", email="nobody@northmere.example", is_active=False)
    assert command_line.main(["user", "list"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "idris@northmere.example\tIdris Pellow\tactive\tarchivist in northmere-inspectorate",
        "nobody@northmere.example\tNobody Now\tclosed\tno role now",
    ]


def test_a_tick_sends_and_seals_and_again_does_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    command_line.main([*ADD, make_inspectorate().slug])
    enqueue(to="ada@northmere.example", subject="Hello", body="Hello")
    capsys.readouterr()
    assert command_line.main(["tick"]) == 0
    assert "2 sent" in capsys.readouterr().out
    assert set(OutboxEmail.objects.values_list("state", flat=True)) == {"sent"}
    assert not AuditEvent.objects.filter(sequence=None).exists()
    assert command_line.main(["tick"]) == 0
    assert "0 sent" in capsys.readouterr().out
