"""What the service reads of an urgent finding that it was told of, where it answers, and that nothing else shows."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse

from tests.cast import Cast, play
from tests.factories.people import browser_of
from tests.factories.records import make_inspection
from tests.integration.findings.visits import next_visit
from touchstone.foundation.accounts.models import AuditEvent
from touchstone.foundation.core import clock
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.messages.models import OutboxEmail
from touchstone.home.waiting import waiting
from touchstone.inspectorate.findings import actions, policies
from touchstone.inspectorate.findings.actions.urgent import remind_due
from touchstone.inspectorate.findings.models import Finding, UrgentFlag, UrgentStep
from touchstone.inspectorate.findings.queries import urgent
from touchstone.inspectorate.findings.rows import FollowRow, LiveFinding
from touchstone.inspectorate.findings.told import told_of

pytestmark = pytest.mark.django_db
SECRET = "A manager wept when we asked."
WHY = "It may be worse than it looks."
SPOKEN = "The deputy sounded unsure."
NOTED = "They seemed to have begun."
WHAT, MUST = "Checks on people who work with children are late.", "Check everybody who sees children."
SERVICE = ("head", "manager", "data_officer")
DID = "Every check is asked for. All will be here within the week."


@pytest.fixture
def cast() -> Cast:
    return play(state="fieldwork")


@pytest.fixture
def finding(cast: Cast) -> Finding:
    row = LiveFinding("private_law_practice", "weakness", SECRET, urgent=True, urgent_why=WHY)
    return actions.write_finding(by=cast["inspector"], inspection=cast.inspection, row=row)


def follow(cast: Cast, finding: Finding, does: str, who: str = "lead", /, **changed: Any) -> None:
    values = {"does": does, "on": clock.today(), "who": "Head of service", "text": SPOKEN}
    if does == "tell":
        values |= {"told": WHAT, "must": MUST, "due": clock.today() + timedelta(days=2)}
    inspection = changed.pop("inspection", cast.inspection)
    actions.follow(by=cast[who], inspection=inspection, finding=finding, row=FollowRow(**{**values, **changed}))


def at(cast: Cast, finding: Finding | None = None) -> str:
    home = reverse("finding-urgent-asked", args=[cast.inspection.slug])
    return f"{home}{finding.pk}/" if finding is not None else home


def page(cast: Cast, address: str, who: str = "head") -> str:
    answer = browser_of(cast[who]).get(address)
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", answer.content.decode())


def state(cast: Cast) -> list[str]:
    return [each.state for each in told_of(urgent.told(cast.inspection))]


def test_the_service_knows_of_nothing_before_it_is_told(cast: Cast, finding: Finding) -> None:
    assert "They have told you of nothing so far" in page(cast, at(cast))
    assert browser_of(cast["head"]).get(at(cast, finding)).status_code == 404
    assert waiting(cast["head"]) == []
    follow(cast, finding, "close", told="")
    assert "They have told you of nothing so far" in page(cast, at(cast)) and not OutboxEmail.objects.exists()


def test_it_reads_what_was_found_since_when_what_it_must_do_and_by_when(cast: Cast, finding: Finding) -> None:
    follow(cast, finding, "tell", due=date(2199, 12, 5))
    for address in (at(cast), at(cast, finding)):
        said = page(cast, address)
        assert WHAT in said and "Waits for your answer" in said and "5 December 2199" in said
    assert MUST in said and "By Lead, for the inspectorate." in said
    assert "1 waits for your answer" in page(cast, reverse("asked-inspection", args=[cast.inspection.slug]))


def test_nothing_of_the_inspectorates_side_shows(cast: Cast, finding: Finding) -> None:
    follow(cast, finding, "tell")
    follow(cast, finding, "answer", "inspector", text=NOTED)
    follow(cast, finding, "close", text=SPOKEN, told="All were checked.")
    follow(cast, finding, "open again", text=SPOKEN)
    said = page(cast, at(cast)) + page(cast, at(cast, finding))
    for secret in (SECRET, WHY, SPOKEN, NOTED, "Opened again"):
        assert secret not in said
    assert "Noted by Inspector for the inspectorate, as you said it to them." in said
    # That it was opened again the service reads when it is told of it again.
    assert state(cast) == ["closed"] and "Tell the inspectors" not in said
    follow(cast, finding, "tell", told="Two more were late.")
    assert state(cast) == ["told"] and "Two more were late." in page(cast, at(cast))


def test_it_is_told_by_mail_without_a_word_of_what_it_is(cast: Cast, finding: Finding) -> None:
    follow(cast, finding, "tell")
    assert {each.to for each in OutboxEmail.objects.all()} == {cast[who].email for who in SERVICE}
    letter = OutboxEmail.objects.filter(to=cast["head"].email).get()
    assert at(cast, finding) in letter.body and "Act by" in letter.body
    assert not any(words in letter.subject + letter.body for words in (WHAT, MUST, SECRET))
    follow(cast, finding, "close", told="All were checked.")
    assert "closed an urgent finding" in OutboxEmail.objects.latest("pk").body


def test_my_work_says_so_until_it_is_answered_and_that_it_is_late(cast: Cast, finding: Finding) -> None:
    follow(cast, finding, "tell", on=clock.today() - timedelta(days=3), due=clock.today() - timedelta(days=1))
    (task,) = waiting(cast["head"])
    assert task.what.startswith("Act on an urgent finding") and task.late and task.href == at(cast, finding)
    assert task.day == clock.today() - timedelta(days=1)
    assert waiting(cast["other_head"]) == [] and waiting(cast["lead"]) == []
    assert "The day has passed" in page(cast, at(cast))
    follow(cast, finding, "tell", due=clock.today())
    assert [each.late for each in waiting(cast["head"])] == [False]
    actions.answer(by=cast["head"], inspection=cast.inspection, finding=finding, does="answer", text=DID)
    assert waiting(cast["head"]) == []


def test_it_says_what_it_does_and_the_inspectors_read_it(cast: Cast, finding: Finding) -> None:
    follow(cast, finding, "tell")
    browser = browser_of(cast["head"])
    assert "Fill in" in browser.post(at(cast, finding), {"does": "answer", "text": " "}).content.decode()
    said = browser.post(at(cast, finding), {"does": "answer", "text": DID}, follow=True).content.decode()
    assert "are told of it by e-mail" in said and DID in said and "Answered, not closed" in said
    step = UrgentStep.objects.get(does="answer")
    assert (step.by, step.by_service, step.on, step.who) == (cast["head"], True, clock.today(), "Head of service")
    assert UrgentFlag.objects.get().state == "answered"
    letter = OutboxEmail.objects.latest("pk")
    assert letter.to == cast["lead"].email and DID not in letter.body
    assert AuditEvent.objects.filter(action="findings.follow_urgent", summary__contains=DID).count() == 1
    staff = page(cast, reverse("finding-urgent", args=[cast.inspection.slug, finding.pk]), "lead")
    assert DID in staff and "for the service, on" in staff
    browser.post(at(cast, finding), {"does": "start wider work", "text": "An audit of all teams."})
    assert "You started wider work" in page(cast, at(cast, finding))
    follow(cast, finding, "close", told="The audit found no more.")
    said = page(cast, at(cast, finding))
    assert "The inspectors closed it" in said and "The audit found no more." in said and "nothing more to do" in said
    assert "look how it stands" in browser.post(at(cast, finding), {"does": "answer", "text": DID}).content.decode()


def test_who_may_answer_and_with_which_words(cast: Cast, finding: Finding) -> None:
    follow(cast, finding, "tell")
    for who, code in (("other_head", 404), ("outsider", 404), ("lead", 403), ("director", 403)):
        assert browser_of(cast[who]).get(at(cast, finding)).status_code == code
    finding = Finding.objects.get(pk=finding.pk)
    said: dict[str, Any] = {"inspection": cast.inspection, "finding": finding, "does": "answer", "text": DID}
    for who in ("other_head", "lead", "outsider"):
        assert not policies.can_answer(cast[who], **said)
    assert policies.can_answer(cast["head"], **said)
    for text, why in ((" ", "Say what you did"), ("Ring 01632 960123.", "tell who somebody is")):
        with pytest.raises(Refused, match=why):
            actions.answer(by=cast["head"], **{**said, "text": text})
    other = Finding.objects.create(inspection=make_inspection(cast.other_service), text="x", urgent=True)
    with pytest.raises(Refused, match="told of no such finding"):
        actions.answer(by=cast["head"], **{**said, "finding": other})


def test_the_service_cannot_close_it(cast: Cast, finding: Finding) -> None:
    follow(cast, finding, "tell")
    for does in ("close", "tell", "open again"):
        with pytest.raises(Refused, match="nothing to answer"):
            actions.answer(by=cast["head"], inspection=cast.inspection, finding=finding, does=does, text=DID)
        assert browser_of(cast["head"]).post(at(cast, finding), {"does": does, "text": DID}).status_code == 200
    assert UrgentFlag.objects.get().state == "told"


def test_one_that_it_was_told_of_is_withdrawn_only_when_it_has_read_that_it_is_over(
    cast: Cast, finding: Finding
) -> None:
    follow(cast, finding, "tell")
    with pytest.raises(Refused, match="Close it first"):
        actions.withdraw_finding(by=cast["inspector"], finding=finding, reason="It was another service.")
    with pytest.raises(Refused, match="should read why it is closed"):
        follow(cast, finding, "close")
    follow(cast, finding, "close", told="It was another service.")
    actions.withdraw_finding(by=cast["inspector"], finding=finding, reason=SPOKEN)
    said = page(cast, at(cast, finding))
    assert "It was another service." in said and SPOKEN not in said


def test_what_a_document_printed_is_answered_on_the_pages_of_a_later_visit(cast: Cast) -> None:
    before = make_inspection(cast.service, inspectorate=cast.inspectorate)
    printed = Finding.objects.create(inspection=before, direction="weakness", text="Checks were late.", urgent=True)
    said = page(cast, at(cast, printed))
    assert "Checks were late." in said and "needs attention at once" in said and "No day was given" in said
    actions.answer(by=cast["head"], inspection=cast.inspection, finding=printed, does="answer", text=DID)
    assert UrgentFlag.objects.get().state == "answered"
    follow(cast, printed, "tell")
    step = UrgentStep.objects.get(does="tell")
    assert step.inspection == cast.inspection and waiting(cast["head"])[0].href == at(cast, printed)


def test_a_visit_that_the_service_does_not_know_of_tells_it_on_the_pages_of_the_inspection(
    cast: Cast, finding: Finding
) -> None:
    visit = next_visit(cast, "planned")
    follow(cast, finding, "tell", "outsider", inspection=visit)
    assert UrgentStep.objects.get().inspection == cast.inspection
    assert not any(visit.slug in letter.body for letter in OutboxEmail.objects.all())
    printed = Finding.objects.create(
        inspection=make_inspection(cast.service, inspectorate=cast.inspectorate), direction="weakness", text="x",
        urgent=True,
    )  # fmt: skip
    with pytest.raises(Refused, match="has not been told of this inspection"):
        follow(cast, printed, "tell", "outsider", inspection=visit)


def test_both_sides_are_reminded_once_when_the_day_has_passed(cast: Cast, finding: Finding) -> None:
    follow(cast, finding, "tell", due=clock.today() + timedelta(days=9))
    OutboxEmail.objects.all().delete()
    now = clock.now()
    assert remind_due(now + timedelta(days=9)) == 0
    assert remind_due(now + timedelta(days=10)) == 1
    assert remind_due(now + timedelta(days=11)) == 0
    written = {letter.to: letter.body for letter in OutboxEmail.objects.all()}
    assert set(written) == {cast["lead"].email, *(cast[who].email for who in SERVICE)}
    assert at(cast, finding) in written[cast["head"].email] and "has passed" in written[cast["head"].email]


@pytest.mark.parametrize("many", [1, 6])
def test_the_list_asks_as_much_however_many_there_are(cast: Cast, many: int, django_assert_num_queries: Any) -> None:
    for number in range(many):
        row = LiveFinding("private_law_practice", "weakness", f"{SECRET} {number}", urgent=True, urgent_why=WHY)
        made = actions.write_finding(by=cast["inspector"], inspection=cast.inspection, row=row)
        follow(cast, made, "tell")
    with django_assert_num_queries(2):
        assert len(told_of(urgent.told(cast.inspection))) == many
    with django_assert_num_queries(1):
        assert len(urgent.asked_to_act([cast.inspection])) == many
