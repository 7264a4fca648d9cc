"""Does a comment keep what two people write, refuse what is no evidence, and come late without being lost?"""

from __future__ import annotations

import csv
import io
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from tests.cast import Cast, play
from tests.factories import accuracy
from tests.factories.people import browser_of
from touchstone.foundation.clocks.models import Clock
from touchstone.foundation.core.conflicts import Conflict
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.messages.models import OutboxEmail
from touchstone.inspectorate.accuracy.actions import answering, comments, ending, opening, reminding
from touchstone.inspectorate.accuracy.models import AccuracyComment, AccuracyReturn
from touchstone.inspectorate.accuracy.queries import checks, lines

pytestmark = pytest.mark.django_db

FORM = {"kind": "wording", "text": "Say it so.", "proposed": "So.", "revision": "0"}


@pytest.fixture
def cast() -> Cast:
    return play(state="settled")


def post(cast: Cast, who: str, name: str, *args: object, **data: object):
    return browser_of(cast[who]).post(reverse(name, args=[cast.inspection.slug, *args]), data)


def let_pass(check, days: int = 30) -> None:
    """The days for the comments are over."""
    before = timezone.localdate() - timedelta(days=days)
    Clock.objects.filter(pk=check.clock_id).update(starts_on=before, due=before + timedelta(days=7))
    check.refresh_from_db()


def test_two_people_who_save_one_comment_both_keep_their_words(cast: Cast) -> None:
    check = accuracy.sent(cast)
    written = accuracy.comment(cast, check, "First words.")
    post(cast, "head", "accuracy-asked-comment", 1, **{**FORM, "text": "Words of the head."})
    response = post(cast, "manager", "accuracy-asked-comment", 1, **{**FORM, "text": "Words of the manager."})
    assert response.status_code == 409
    page = response.content.decode()
    assert "Words of the head." in page
    assert "Words of the manager." in page
    written.refresh_from_db()
    assert (written.text, written.saved_by) == ("Words of the head.", cast["head"])


def test_a_comment_in_the_margin_with_a_file_and_without_words(cast: Cast) -> None:
    check = accuracy.sent(cast)
    file = SimpleUploadedFile("cases.csv", b"case\n1\n")
    response = post(cast, "manager", "accuracy-asked-line", 1, **FORM, file=file)
    assert response.url.endswith("#comment-1")
    written = check.comments.get()
    assert (written.line.label, [each.name for each in written.files.all()]) == ("1", ["cases.csv"])
    page = post(cast, "manager", "accuracy-asked-line", 2, **{**FORM, "text": "", "kind": ""}).content.decode()
    assert "There is a problem" in page
    assert check.comments.count() == 1


def test_a_file_that_is_not_what_it_says_is_refused_and_the_words_are_kept(cast: Cast) -> None:
    check = accuracy.sent(cast)
    post(cast, "manager", "accuracy-asked-line", 1, **FORM, file=SimpleUploadedFile("a.pdf", b"only words"))
    written = check.comments.get()
    assert (written.text, written.files.count()) == ("Say it so.", 0)
    page = browser_of(cast["manager"]).get(reverse("accuracy-asked-comment", args=[cast.inspection.slug, 1]))
    assert "Say it so." in page.content.decode()


def test_what_was_sent_stays_and_a_colleague_who_wrote_meanwhile_stops_the_sending(cast: Cast) -> None:
    check = accuracy.sent(cast)
    written = accuracy.comment(cast, check)
    accuracy.comment(cast, check, "Another.")
    with pytest.raises(Refused, match="There are 2 comments to send now, and you saw 1"):
        comments.send_all(by=cast["head"], check=check, count=1)
    comments.send_all(by=cast["head"], check=check, count=2)
    with pytest.raises(Refused, match="was sent, so it stays"):
        comments.save(by=cast["head"], comment=written, base=0, said=comments.Said("other", "Else."))
    with pytest.raises(Refused, match="Nothing was written since"):
        comments.send_all(by=cast["head"], check=check, count=0)
    comments.withdraw(by=cast["manager"], comment=written)
    assert checks.counts(check).withdrawn == 1


def test_taken_out_and_brought_back(cast: Cast) -> None:
    check = accuracy.sent(cast)
    written = accuracy.comment(cast, check)
    post(cast, "head", "accuracy-asked-step", 1, do="remove")
    with pytest.raises(Refused, match="Bring it back first"):
        comments.save(by=cast["head"], comment=written, base=0, said=comments.Said("other", "Else."))
    post(cast, "head", "accuracy-asked-step", 1, do="bring-back")
    written.refresh_from_db()
    assert written.state == "draft"


def test_no_comments_is_a_return_too(cast: Cast) -> None:
    check = accuracy.sent(cast)
    post(cast, "head", "accuracy-asked-send", count="0", words="All is right.")
    row = AccuracyReturn.objects.get()
    assert (row.count, row.words, row.late) == (0, "All is right.", False)
    check.refresh_from_db()
    assert (check.state, check.clock.stopped_because) == ("returned", "met")
    assert "has no comments" in OutboxEmail.objects.get(to="lead@cast.example").body


def test_a_late_return_is_taken_and_marked_until_the_check_ends(cast: Cast) -> None:
    check = accuracy.sent(cast)
    written = accuracy.comment(cast, check)
    let_pass(check)
    assert "Nothing came back by the day it was due" in browser_of(cast["lead"]).get(
        reverse("accuracy", args=[cast.inspection.slug])
    ).content.decode()  # fmt: skip
    assert reminding.remind_due() == 4  # three of the service, and the lead
    assert reminding.remind_due() == 0
    assert comments.send_all(by=cast["head"], check=check, count=1).late
    ending.end(by=cast["lead"], check=check)
    with pytest.raises(Refused, match="not open to comments now"):
        accuracy.comment(cast, check, "Too late.")
    written.refresh_from_db()
    assert written.sent_in.late


def test_the_service_is_reminded_once_the_day_before_and_once_a_day_by_the_lead(cast: Cast) -> None:
    check = accuracy.sent(cast, days=opening.Days(1, "calendar", "Said so."))
    assert (reminding.remind_due(), reminding.remind_due()) == (3, 0)
    assert reminding.remind(by=cast["lead"], check=check) == 3
    with pytest.raises(Refused, match="reminded today already"):
        reminding.remind(by=cast["lead"], check=check)


def test_a_draft_sent_without_a_day_gets_one_and_it_can_stand_still(cast: Cast) -> None:
    draft = accuracy.make_draft(cast)
    check = opening.open_check(by="tests", draft=draft)
    assert check.clock is None  # how long a service has is not known for this framework
    with pytest.raises(Refused, match="No day is set yet"):
        opening.pause(by=cast["lead"], check=check, from_day=timezone.localdate(), reason="A holiday.")
    check = opening.set_day(by=cast["lead"], check=check, days=accuracy.DAYS)
    tomorrow = timezone.localdate() + timedelta(days=1)
    opening.pause(by=cast["lead"], check=check, from_day=tomorrow, reason="The office moves.")
    check.clock.refresh_from_db()
    assert check.clock.paused_from == tomorrow
    opening.resume(by=cast["lead"], check=check, on=tomorrow + timedelta(days=2))
    check.clock.refresh_from_db()
    assert check.clock.paused_from is None
    with pytest.raises(Refused, match="between 1 and 365"):
        opening.set_day(by=cast["lead"], check=check, days=opening.Days(0, "working", "Said so."))
    with pytest.raises(Refused, match="Say what the day rests on"):
        opening.set_day(by=cast["lead"], check=check, days=opening.Days(3, "working", " "))


def test_nothing_to_check_is_not_sent(cast: Cast) -> None:
    draft = accuracy.make_draft(cast, "", area="")
    with pytest.raises(Refused, match="says nothing yet"):
        opening.open_check(by="tests", draft=draft)


def test_two_who_answer_one_comment_keep_both_answers(cast: Cast) -> None:
    check = accuracy.sent(cast)
    (written,) = accuracy.returned(cast, check, "It was six.")
    again = AccuracyComment.objects.select_related("check_of__draft__inspection").get()
    answering.answer(by=cast["inspector"], comment=written, base=0, verdict="accepted", why="Yes.")
    with pytest.raises(Conflict) as caught:
        answering.answer(by=cast["second"], comment=again, base=0, verdict="not_accepted", why="No.")
    assert caught.value.theirs == {"state": "accepted", "answer": "Yes."}
    address = reverse("accuracy-comment", args=[cast.inspection.slug, check.pk, 1])
    data = {"state": "in_part", "answer": "Partly.", "revision": "0"}
    response = browser_of(cast["second"]).post(address, data)
    assert response.status_code == 409
    assert "Yes." in response.content.decode()
    ending.end(by=cast["lead"], check=check)
    with pytest.raises(Refused, match="Choose whether"):
        answering.answer(by=cast["lead"], comment=again, base=1, verdict="sent", why="No.")
    with pytest.raises(Refused, match="Say why"):
        answering.answer(by=cast["lead"], comment=again, base=1, verdict="accepted", why=" ")


def test_answers_are_sent_when_each_is_there_and_stay(cast: Cast) -> None:
    check = accuracy.sent(cast)
    one, two = accuracy.returned(cast, check, "It was six.", "And on a Monday.")
    ending.end(by=cast["lead"], check=check)
    answering.answer(by=cast["lead"], comment=one, base=0, verdict="accepted", why="Yes.")
    check.refresh_from_db()
    with pytest.raises(Refused, match="1 comment waits for its answer"):
        answering.send_answers(by=cast["lead"], check=check)
    answering.answer(by=cast["lead"], comment=two, base=0, verdict="not_accepted", why="It was a Tuesday.")
    answering.send_answers(by=cast["lead"], check=check)
    two.refresh_from_db()
    with pytest.raises(Refused, match="The answers were sent"):
        answering.answer(by=cast["lead"], comment=two, base=two.revision, verdict="accepted", why="Yes.")


def test_the_table_takes_the_draft_away_with_columns_to_comment_in(cast: Cast) -> None:
    check = accuracy.sent(cast, "=SUM(A1)", "Staff meet.")
    accuracy.comment(cast, check, "-1 is wrong", label="2", proposed="Staff meet weekly.")
    response = browser_of(cast["data_officer"]).get(reverse("accuracy-asked-table", args=[cast.inspection.slug]))
    rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert rows[0] == ["line", "heading", "text", "text in Welsh", "kind of comment", "comment", "words instead"]
    assert rows[1] == ["1", "Leadership", "'=SUM(A1)", "", "", "", ""]
    assert rows[2][4:] == ["factual_error", "'-1 is wrong", "Staff meet weekly."]
    text = browser_of(cast["head"]).get(reverse("accuracy-asked-text", args=[cast.inspection.slug])).content.decode()
    assert "[2] Staff meet." in text
    assert "Confidential until it is published" in text


def test_what_was_added_since_is_said_to_the_team(cast: Cast) -> None:
    check = accuracy.sent(cast)
    comments.send_all(by=cast["head"], check=check, count=0)
    ending.end(by=cast["lead"], check=check)
    section = accuracy.line(check).statement.section
    section.statements.create(
        order=9, text="A new sentence.", text_at=timezone.now(), saved_by=cast["lead"], saved_at=timezone.now()
    )
    check.refresh_from_db()
    assert [line.text for line in lines.added_since(check)] == ["A new sentence."]
    page = browser_of(cast["lead"]).get(reverse("accuracy", args=[cast.inspection.slug])).content.decode()
    assert "1 line stands in the draft that the service has not seen" in page
