"""The steps of a draft: who takes them, what stops them, who is told, and that judgements stay under a signature."""

from __future__ import annotations

import pytest

from tests.factories.drafts import drafted, live_finding, make_statement
from touchstone.foundation.accounts.models import AuditEvent
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.drafting import listeners
from touchstone.inspectorate.drafting.actions import steps
from touchstone.inspectorate.drafting.annex import lift
from touchstone.inspectorate.findings import annexes

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene():
    cast, draft, section = drafted()
    make_statement(section, cast["lead"], "Plans name who does what.", live_finding(cast))
    return cast, draft, section


@pytest.fixture
def told(monkeypatch):
    monkeypatch.setattr(listeners, "_listeners", {})
    heard: list[tuple[str, str]] = []
    listeners.on_step("test", lambda by, draft, step: heard.append((step, draft.state)))
    return heard


def test_to_the_service_and_back(scene, told):
    cast, draft, _section = scene
    by = cast["lead"]
    steps.send_to_service(by=by, draft=draft)
    steps.take_back(by=by, draft=draft, reason="A page was missing.")
    steps.send_to_service(by=by, draft=draft)
    steps.end_check(by=by, draft=draft)
    steps.send_to_service(by=by, draft=draft)
    assert told == [
        ("send to service", "with_service"),
        ("take back", "writing"),
        ("send to service", "with_service"),
        ("end check", "answering"),
        ("send again", "with_service"),
    ]
    draft.refresh_from_db()
    assert draft.state == "with_service"
    assert AuditEvent.objects.filter(action="drafting.take_back", summary__contains="A page was missing").exists()


def test_without_the_services_check_only_for_a_reason(scene, told):
    cast, draft, _section = scene
    with pytest.raises(Refused, match="Say why"):
        steps.skip_check(by=cast["lead"], draft=draft, reason=" ")
    steps.skip_check(by=cast["lead"], draft=draft, reason="It was read out at the last meeting.")
    draft.refresh_from_db()
    assert (draft.state, draft.skipped_check_reason) == ("answering", "It was read out at the last meeting.")
    assert told == [("skip check", "answering")]


def test_a_signed_draft_opens_to_change_again(scene, told):
    cast, draft, _section = scene
    draft.state = "signed"
    draft.save()
    steps.change_again(by=cast["lead"], draft=draft)
    assert told == [("change again", "answering")]


@pytest.mark.parametrize("who", ["inspector", "outsider", "moderator", "director", "head"])
def test_who_may_not_send_it(scene, who):
    cast, draft, _section = scene
    with pytest.raises(Refused, match="does not include it"):
        steps.send_to_service(by=cast[who], draft=draft)


def test_a_step_from_the_wrong_state(scene):
    cast, draft, _section = scene
    with pytest.raises(Refused, match="What can be done: send to service, skip check"):
        steps.end_check(by=cast["lead"], draft=draft)


def test_a_statement_without_support_stops_it(scene, told):
    cast, draft, section = scene
    made = make_statement(section, cast["lead"], "Children wait.")
    with pytest.raises(Refused, match="1 problem stops this draft"):
        steps.send_to_service(by=cast["lead"], draft=draft)
    assert told == []
    made.plain = True
    made.save()
    steps.send_to_service(by=cast["lead"], draft=draft)


def test_whoever_listens_may_refuse(scene, monkeypatch):
    cast, draft, _section = scene
    monkeypatch.setattr(listeners, "_listeners", {})

    def refuse(by, draft, step):
        raise Refused("Nobody in the service may check it.")

    listeners.on_step("test", refuse)
    with pytest.raises(Refused, match="Nobody in the service"):
        steps.send_to_service(by=cast["lead"], draft=draft)
    draft.refresh_from_db()
    assert draft.state == "writing"


@pytest.mark.parametrize(
    ("state", "why"), [("signed", "change again"), ("publishing", "correction"), ("published", "correction")]
)
def test_judgements_stay_under_a_report_that_is_signed_for(scene, state, why):
    cast, draft, _section = scene
    lift(cast["director"], cast.inspection)
    assert lift in [annex.lift for annex in annexes.hung()]
    draft.state = state
    draft.save()
    with pytest.raises(Refused, match=why):
        lift(cast["director"], cast.inspection)
