"""Urgent findings: flagged with a reason, told, answered, closed by a person; seen until then by whoever comes next."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import IntegrityError, transaction

from tests.cast import Cast, play
from tests.factories.drafts import make_statement
from tests.factories.findings import make_finding
from tests.factories.people import browser_of
from tests.factories.records import make_inspection
from tests.integration.findings.visits import next_visit
from touchstone.domain.dates import PreciseDate
from touchstone.foundation.accounts.models import AuditEvent
from touchstone.foundation.core import clock
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.messages.models import OutboxEmail
from touchstone.inspectorate.drafting.checking import Standing, checker_of
from touchstone.inspectorate.drafting.models import Draft, DraftArea
from touchstone.inspectorate.drafting.opening import open_draft
from touchstone.inspectorate.findings import actions, policies
from touchstone.inspectorate.findings.actions.urgent import remind_due
from touchstone.inspectorate.findings.models import Finding, UrgentFlag
from touchstone.inspectorate.findings.queries import urgent
from touchstone.inspectorate.findings.rows import FollowRow, LiveFinding
from touchstone.inspectorate.inspections.models import Inspection

pytestmark = pytest.mark.django_db
AREA = "private_law_practice"
TEXT = "Checks on people who work with children are late."


@pytest.fixture
def cast() -> Cast:
    return play(state="fieldwork")


def row(**changed: Any) -> LiveFinding:
    values = {"area_key": AREA, "direction": "weakness", "text": TEXT, "urgent": True, "urgent_why": "It goes on."}
    return LiveFinding(**{**values, **changed})


@pytest.fixture
def finding(cast: Cast) -> Finding:
    return actions.write_finding(by=cast["inspector"], inspection=cast.inspection, row=row())


def step(does: str, **changed: Any) -> FollowRow:
    values = {"does": does, "on": clock.today(), "who": "Head of service", "text": "By telephone."}
    if does == "tell":
        values |= {"told": "Checks on people are late.", "must": "Check them all.", "due": clock.today()}
    if does == "close":
        values |= {"told": "All were checked."}
    return FollowRow(**{**values, **changed})


def follow(cast: Cast, finding: Finding, does: str, by: str = "inspector", /, **changed: Any) -> UrgentFlag:
    actions.follow(by=cast[by], inspection=cast.inspection, finding=finding, row=step(does, **changed))
    return UrgentFlag.objects.get(finding=finding)


# -- flagging ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("direction", ["strength", "weakness", "neutral"])
def test_any_finding_may_be_urgent_and_says_why_by_whom_and_when(cast: Cast, direction: str) -> None:
    made = actions.write_finding(by=cast["inspector"], inspection=cast.inspection, row=row(direction=direction))
    flag = UrgentFlag.objects.get(finding=made)
    assert (flag.state, flag.why, flag.raised_by) == ("raised", "It goes on.", cast["inspector"])
    assert AuditEvent.objects.filter(action="findings.flag_urgent").count() == 1


def test_without_a_reason_nothing_is_urgent(cast: Cast) -> None:
    with pytest.raises(Refused, match="Say why it cannot wait"):
        actions.write_finding(by=cast["inspector"], inspection=cast.inspection, row=row(urgent_why=" "))


def test_one_flagged_when_it_is_changed_has_its_flag_and_keeps_it(cast: Cast) -> None:
    made = make_finding(cast.inspection, cast["inspector"], AREA)
    actions.change_finding(by=cast["second"], finding=made, row=row(), base=made.revision)
    made = Finding.objects.get(pk=made.pk)
    assert (made.urgent, made.urgent_why) == (True, "It goes on.")
    actions.change_finding(by=cast["second"], finding=made, row=row(urgent_why="It grows."), base=made.revision)
    assert UrgentFlag.objects.get(finding=made).why == "It grows."
    made = Finding.objects.get(pk=made.pk)
    with pytest.raises(Refused, match="Close the flag with the reason"):
        actions.change_finding(by=cast["second"], finding=made, row=row(urgent=False), base=made.revision)


# -- following it up ---------------------------------------------------------------------------------------------------


def test_it_is_told_answered_widened_and_closed_with_every_step_kept(cast: Cast, finding: Finding) -> None:
    assert follow(cast, finding, "tell").state == "told"
    assert follow(cast, finding, "answer", text="Every check will be done this week.").state == "answered"
    assert follow(cast, finding, "start wider work", text="An audit of all safeguarding work.").state == "answered"
    flag = follow(cast, finding, "close", "director", who="", text="The audit found none left.")
    assert flag.state == "closed"
    assert [each.does for each in flag.steps.all()] == ["tell", "answer", "start wider work", "close"]
    assert flag.steps.last().by == cast["director"]
    assert follow(cast, finding, "open again", who="", text="Two more came.").state == "raised"


@pytest.mark.parametrize(
    ("does", "changed", "why"),
    [
        ("answer", {}, "cannot be done now"),
        ("open again", {}, "cannot be done now"),
        ("forget", {}, "cannot be done now"),
        ("tell", {"who": " "}, "who was told"),
        ("tell", {"text": ""}, "what was said or done"),
        ("close", {"text": " "}, "why it is closed"),
        ("tell", {"on": None}, "on which day"),
        ("tell", {"told": " "}, "what the service reads"),
        ("tell", {"must": ""}, "what the service must do"),
        ("tell", {"due": None}, "by which day"),
        ("tell", {"due": date(2019, 1, 1)}, "on or after the day"),
        ("tell", {"must": "Ring 01632 960123."}, "tell who somebody is"),
        ("close", {"must": "Check them."}, "only said where it is told"),
        ("close", {"due": date(2199, 1, 1)}, "only said where it is told"),
        ("open again", {"told": "x"}, "cannot be done now"),
        ("tell", {"on": date(2199, 1, 1)}, "still to come"),
        ("tell", {"on": date(2019, 1, 1)}, "before the inspection began"),
    ],
)
def test_what_cannot_be_done(cast: Cast, finding: Finding, does: str, changed: dict[str, Any], why: str) -> None:
    Inspection.objects.update(starts=PreciseDate(date(2026, 1, 1)))
    finding = Finding.objects.get(pk=finding.pk)
    with pytest.raises(Refused, match=why):
        follow(cast, finding, does, **changed)
    assert not policies.can_follow(cast["lead"], cast.inspection, finding, step(does, **changed))
    assert UrgentFlag.objects.get().state == "raised"


@pytest.mark.parametrize("who", ["outsider", "head", "moderator", "other_lead"])
def test_only_the_team_and_those_who_answer_for_it_follow_it_up(cast: Cast, finding: Finding, who: str) -> None:
    with pytest.raises(Refused):
        follow(cast, finding, "tell", who)


def test_a_finding_that_is_not_urgent_or_of_another_service_is_refused(cast: Cast, finding: Finding) -> None:
    plain = make_finding(cast.inspection, cast["inspector"], AREA)
    other = Finding.objects.create(
        inspection=make_inspection(cast.other_service), direction="weakness", text="x", urgent=True
    )
    for wrong in (plain, other):
        with pytest.raises(Refused, match="no urgent finding of this inspection"):
            follow(cast, wrong, "tell")


def test_the_database_holds_what_a_flag_must_say(cast: Cast, finding: Finding) -> None:
    flag = UrgentFlag.objects.get()
    for changes in ({"why": ""}, {"state": "gone"}, {"left_out_reason": "x"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            UrgentFlag.objects.update(**changes)
    told = {"told": "x", "must": "x", "due": clock.today(), "inspection": cast.inspection, "text": "x", "who": "x"}
    for fields in ({"text": ""}, {"who": ""}, {"told": ""}, {"must": ""}, {"due": None}, {"inspection": None},
                   {"by_service": True}, {"does": "answer"}):  # fmt: skip
        with pytest.raises(IntegrityError), transaction.atomic():
            values = {"does": "tell", "on": clock.today(), "by": cast["lead"], "at": clock.now(), **told, **fields}
            flag.steps.create(**values)


# -- until it is closed ------------------------------------------------------------------------------------------------


def test_the_next_visit_opens_with_it_and_its_team_may_close_it(cast: Cast, finding: Finding) -> None:
    visit = next_visit(cast)
    assert list(urgent.earlier(visit)) == [finding]
    browser = browser_of(cast["outsider"])
    page = browser.get(f"/work/inspections/{visit.slug}/progress/").content.decode()
    assert "not closed since an earlier inspection" in page and TEXT in page
    row = step("close", who="", text="Seen to be done.")
    actions.follow(by=cast["outsider"], inspection=visit, finding=finding, row=row)
    assert list(urgent.earlier(visit)) == [] and urgent.seen_from(visit, finding.pk) == finding
    assert "not closed since" not in browser.get(f"/work/inspections/{visit.slug}/progress/").content.decode()


def test_what_a_document_calls_urgent_is_followed_up_too(cast: Cast) -> None:
    before = make_inspection(cast.service, inspectorate=cast.inspectorate)
    read_in = Finding.objects.create(inspection=before, direction="weakness", text=TEXT, urgent=True)
    assert list(urgent.earlier(cast.inspection)) == [read_in]
    actions.follow(by=cast["lead"], inspection=cast.inspection, finding=read_in, row=step("answer"))
    flag = UrgentFlag.objects.get(finding=read_in)
    assert (flag.state, flag.raised_by) == ("answered", None)


def test_what_a_report_printed_of_a_live_finding_is_not_a_second_one(cast: Cast, finding: Finding) -> None:
    printed = Finding.objects.create(inspection=cast.inspection, direction="weakness", text="Printed.", urgent=True)
    printed.behind.add(finding)
    assert list(urgent.of(cast.inspection)) == [finding]


def test_a_withdrawn_finding_is_urgent_no_more(cast: Cast, finding: Finding) -> None:
    actions.withdraw_finding(by=cast["inspector"], finding=finding, reason="It was another service.")
    assert not urgent.open_for(cast.inspection).exists()


def test_the_board_and_the_task_list_say_so_until_it_is_closed(cast: Cast, finding: Finding) -> None:
    browser, home = browser_of(cast["lead"]), f"/work/inspections/{cast.inspection.slug}/"
    assert "1 urgent finding is not closed." in browser.get(f"{home}board/{AREA}/").content.decode()
    assert "1 open" in browser.get(home).content.decode()
    follow(cast, finding, "close", who="", text="Done.")
    assert "urgent finding is not closed" not in browser.get(f"{home}board/{AREA}/").content.decode()
    assert "None open" in browser.get(home).content.decode()


def test_the_leads_are_reminded_once_of_each_silence(cast: Cast, finding: Finding) -> None:
    now = clock.now()
    assert remind_due(now + timedelta(days=1)) == 0
    assert remind_due(now + timedelta(days=2)) == 1
    assert remind_due(now + timedelta(days=3)) == 0
    (letter,) = OutboxEmail.objects.all()
    assert letter.to == cast["lead"].email and f"/urgent/{finding.pk}/" in letter.body and TEXT not in letter.body
    assert mail.outbox == []
    follow(cast, finding, "tell")
    UrgentFlag.objects.update(reminded_at=now - timedelta(days=1))
    assert remind_due(clock.now() + timedelta(days=4)) == 1
    follow(cast, finding, "close", who="", text="Done.")
    assert remind_due(clock.now() + timedelta(days=400)) == 0


# -- the report --------------------------------------------------------------------------------------------------------


def unsaid(draft: Draft) -> list[Standing]:
    return [each for each in checker_of(draft, whole=True).all() if each.problem.rule == "urgent-unsaid"]


def test_a_report_that_passes_over_an_urgent_finding_is_stopped(cast: Cast, finding: Finding) -> None:
    draft = open_draft(by=cast["lead"], inspection=cast.at("settled"))
    for each in draft.areas.all():
        each.findings.remove(finding)
    for statement in finding.statements.all():
        statement.findings.remove(finding)
    (found,) = unsaid(draft)
    assert found.stops and TEXT in str(found.problem.says) and found.problem.place == str(finding.pk)
    section = draft.sections.filter(audience="everyone").first()
    statement = make_statement(section, cast["lead"], "Checks are late and need attention now.", finding)
    assert unsaid(draft) == []
    statement.removed = True
    statement.save()
    assert unsaid(draft)
    area = DraftArea.objects.create(
        draft=draft, order=99, text="Check people.", text_at=clock.now(), saved_by=cast["lead"], saved_at=clock.now()
    )
    area.findings.add(finding)
    assert unsaid(draft) == []
    finding.withdrawn_reason = "It was another service."
    finding.save()
    area.findings.clear()
    assert unsaid(draft) == []


def test_it_may_be_left_out_for_a_reason_that_is_kept(cast: Cast, finding: Finding) -> None:
    draft = open_draft(by=cast["lead"], inspection=cast.at("settled"))
    finding.statements.clear()
    finding.draft_areas.clear()
    for by, reason in (("inspector", "Closed."), ("lead", " ")):
        with pytest.raises(Refused):
            actions.leave_out(by=cast[by], finding=finding, reason=reason)
    plain = Finding.objects.create(inspection=cast.inspection, direction="neutral", text="x")
    with pytest.raises(Refused, match="no urgent finding"):
        actions.leave_out(by=cast["lead"], finding=plain, reason="x")
    assert unsaid(draft)
    path = f"/work/inspections/{cast.inspection.slug}/urgent/{finding.pk}/leave-out/"
    answer = browser_of(cast["lead"]).post(path, {"reason": "It was put right before the letter."}, follow=True)
    assert "The report may say nothing of it, by Lead" in answer.content.decode()
    assert unsaid(draft) == []


# -- pages -------------------------------------------------------------------------------------------------------------


def test_the_pages_take_a_step_and_say_what_is_wrong(cast: Cast, finding: Finding) -> None:
    browser, home = browser_of(cast["inspector"]), f"/work/inspections/{cast.inspection.slug}/urgent/"
    assert TEXT in browser.get(home).content.decode()
    said = {"does": "tell", "on_day": "1", "on_month": "6", "on_year": "2026", "who": "", "text": "By telephone."}
    said |= {"told": "Checks are late.", "must": "Check them.", "due_day": "3", "due_month": "6", "due_year": "2026"}
    assert "the post, not the name" in browser.post(f"{home}{finding.pk}/", said).content.decode()
    page = browser.post(f"{home}{finding.pk}/", {**said, "who": "Head of service"}, follow=True).content.decode()
    assert "The service was told" in page and "Told, and not answered" in page
    assert browser.get(f"{home}{finding.pk + 999}/").status_code == 404


def test_the_form_of_a_finding_asks_why(cast: Cast, finding: Finding) -> None:
    browser, home = browser_of(cast["inspector"]), f"/work/inspections/{cast.inspection.slug}/"
    page = browser.get(f"{home}findings/{finding.pk}/change/").content.decode()
    assert "Why it cannot wait" in page and "It goes on." in page
    assert f"/urgent/{finding.pk}/" in browser.get(f"{home}findings/{finding.pk}/").content.decode()


def test_an_empty_list_says_how_to_begin(cast: Cast) -> None:
    page = browser_of(cast["lead"]).get(f"/work/inspections/{cast.inspection.slug}/urgent/").content.decode()
    assert "Flag one as urgent where you write it" in page
