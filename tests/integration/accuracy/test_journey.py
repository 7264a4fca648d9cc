"""Does a draft go to the service, come back with comments, change because of them, and only then get signed?"""

from __future__ import annotations

import io
from unittest.mock import patch

import pytest
from django.urls import reverse

from tests.cast import Cast, play
from tests.factories import accuracy
from tests.factories.people import browser_of
from touchstone.foundation.accounts.models import AuditEvent
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.messages.models import OutboxEmail
from touchstone.inspectorate.accuracy import presenters
from touchstone.inspectorate.accuracy.actions import answering, comments, ending
from touchstone.inspectorate.accuracy.models import AccuracyCheck, AccuracyComment
from touchstone.inspectorate.accuracy.queries import checks
from touchstone.inspectorate.drafting import gate
from touchstone.inspectorate.drafting.actions import signing
from touchstone.inspectorate.drafting.building import fingerprint
from touchstone.inspectorate.drafting.models import Draft, StatementVersion
from touchstone.inspectorate.reports import holds

pytestmark = pytest.mark.django_db

BEFORE, AFTER = "Plans were late in eight cases.", "Plans were late in six cases."


@pytest.fixture
def cast() -> Cast:
    return play(state="settled")


def _sent(cast: Cast) -> AccuracyCheck:
    check = accuracy.sent(cast, BEFORE, "Staff meet weekly.")
    assert Draft.objects.get().state == "with_service"
    said = [(line.label, line.text) for line in checks.lines(check)]
    assert said == [("1", BEFORE), ("2", "Staff meet weekly."), ("A1", "Write every plan within ten days.")]
    return check


def _commented(cast: Cast, check: AccuracyCheck) -> AccuracyComment:
    """One comment with its evidence, sent; and the check is ended."""
    said = comments.Said("factual_error", "It was six.", AFTER)
    written = comments.write(by=cast["head"], check=check, line=accuracy.line(check), said=said)
    comments.add_file(by=cast["manager"], comment=written, data=io.BytesIO(b"case,late\n1,yes\n"), name="late.csv")
    comments.send_all(by=cast["manager"], check=check, count=1, words="One thing only.")
    waits = "1 comment of the service waits for its answer."
    assert checks.before_signing(check.draft) == [waits, "The service is still checking the draft."]
    ending.end(by=cast["lead"], check=check)
    assert Draft.objects.get().state == "answering"
    written.refresh_from_db()
    return written


def _answered(cast: Cast, check: AccuracyCheck, written: AccuracyComment) -> None:
    """Accepted, and its line changed with the comment as its reason."""
    by = cast["inspector"]
    answering.answer(by=by, comment=written, base=written.revision, verdict="accepted", why="You are right.")
    assert checks.before_signing(check.draft) == []
    assert answering.change(by=by, comment=written, base=0, text=AFTER, text_cy="")
    version = StatementVersion.objects.get(statement=accuracy.line(check).statement)
    assert version.why == "Comment 1 of the service, check 1"
    now = checks.comment(checks.latest(cast.inspection), 1, service=False)
    (change,) = presenters.changes_now(now.line)
    assert [(part.kind, part.text) for part in change.parts] == [
        ("kept", "Plans were late in "), ("out", "eight"), ("in", "six"), ("kept", " cases."),
    ]  # fmt: skip


def test_send_comment_answer_change_and_tell(cast: Cast, django_capture_on_commit_callbacks) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        check = _sent(cast)
    assert "5 working days after the day the draft was sent" in OutboxEmail.objects.get(to="head@cast.example").body
    _answered(cast, check, _commented(cast, check))
    assert holds.on(cast.inspection) == ["The service was not sent the answer to its 1 comment."]
    answering.send_answers(by=cast["lead"], check=check, words="Thank you.")
    assert holds.on(cast.inspection) == []
    line = accuracy.line(check)
    assert (line.text, line.changed, line.after) == (BEFORE, True, AFTER)
    head, letter = browser_of(cast["head"]), f"/asked/{cast.inspection.slug}/draft/answers/{check.pk}"
    assert "You are right." in head.get(f"{letter}/").content.decode()
    assert "Plans were late in [-eight-][+six+] cases." in head.get(f"{letter}.txt").content.decode()
    actions = set(AuditEvent.objects.values_list("action", flat=True))
    assert {"accuracy.open", "accuracy.return", "accuracy.end", "accuracy.answer", "accuracy.send_answers"} <= actions


def test_a_draft_sent_again_is_another_check_and_the_first_stays_to_be_answered(cast: Cast) -> None:
    check = accuracy.sent(cast)
    accuracy.returned(cast, check, "It was six.")
    ending.end(by=cast["lead"], check=check)
    draft = Draft.objects.get()
    again = accuracy.send(cast, draft)
    assert (again.number, again.state) == (2, "with_service")
    assert [row.pk for row in checks.of_inspection(cast.inspection)] == [again.pk, check.pk]
    ending.end(by=cast["lead"], check=again, reason="They said so by telephone.")
    draft.refresh_from_db()
    assert checks.before_signing(draft) == ["1 comment of the service waits for its answer."]


def test_no_return_is_recorded_and_needs_no_reason_after_its_day(cast: Cast) -> None:
    check = accuracy.sent(cast)
    with pytest.raises(Refused, match="the day for it is not over"):
        ending.end(by=cast["lead"], check=check)
    ending.end(by=cast["lead"], check=check, reason="The service asked for it.")
    check = AccuracyCheck.objects.get()
    assert (check.state, check.ended_by, check.end_reason) == ("no_return", cast["lead"], "The service asked for it.")
    assert check.clock.stopped_because == "cancelled"
    assert checks.before_signing(check.draft) == []


def test_what_was_taken_back_is_not_read_and_its_comments_are_still_answered(cast: Cast) -> None:
    check = accuracy.sent(cast, "A secret sentence.")
    (written,) = accuracy.returned(cast, check, "It was six.")
    ending.take_back(by=cast["lead"], check=check, reason="A page was missing.")
    page = browser_of(cast["head"]).get(f"/asked/{cast.inspection.slug}/draft/").content.decode()
    assert "A page was missing." in page
    assert "A secret sentence." not in page
    assert "It was six." in page
    assert browser_of(cast["head"]).get(f"/asked/{cast.inspection.slug}/draft/draft.txt").status_code == 404
    check.refresh_from_db()
    assert checks.before_signing(check.draft) == ["1 comment of the service waits for its answer."]
    answering.answer(
        by=cast["lead"], comment=written, base=written.revision, verdict="not_accepted", why="It was eight."
    )
    answering.send_answers(by=cast["lead"], check=check)
    check.refresh_from_db()
    assert check.state == "answered"


def test_nobody_signs_while_a_comment_waits(cast: Cast) -> None:
    check = accuracy.sent(cast)
    (written,) = accuracy.returned(cast, check, "It was six.")
    ending.end(by=cast["lead"], check=check)
    draft = Draft.objects.get()
    with (
        patch.object(gate, "check_open"),
        pytest.raises(Refused, match="1 comment of the service waits for its answer"),
    ):
        signing.sign(by=cast["lead"], draft=draft, seen=fingerprint(draft))
    page = browser_of(cast["lead"]).get(reverse("draft-sign", args=[cast.inspection.slug])).content.decode()
    assert "1 comment of the service waits for its answer." in page
    answering.answer(by=cast["lead"], comment=written, base=0, verdict="not_accepted", why="It was eight.")
    with patch.object(gate, "check_open"):
        signing.sign(by=cast["lead"], draft=draft, seen=fingerprint(draft))
        signing.sign(by=cast["director"], draft=draft, seen=fingerprint(draft))
    draft.refresh_from_db()
    assert draft.state == "signed"


def test_the_report_leads_to_this_room_for_the_steps_that_need_more_than_a_button(cast: Cast) -> None:
    accuracy.sent(cast)
    for step, name in (("end-check", "accuracy-end"), ("take-back", "accuracy-take-back")):
        response = browser_of(cast["lead"]).get(reverse("draft-step", args=[cast.inspection.slug, step]))
        assert response.url == reverse(name, args=[cast.inspection.slug])
