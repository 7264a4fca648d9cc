"""What people of both sides read and do on the pages of meetings and panels."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta
from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.cast import Cast, play
from tests.factories.conversations import HELD, action_of, make_meeting, make_panel, make_said, make_session, promised
from tests.factories.people import browser_of
from tests.factories.plans import publish
from touchstone.foundation.core import clock
from touchstone.foundation.core.wording import format_date
from touchstone.foundation.providers.models import ConflictOfInterest
from touchstone.inspectorate.conversations.actions import minutes
from touchstone.inspectorate.conversations.models import Meeting, Panel, Recommendation, Side

pytestmark = pytest.mark.django_db
TODAY = clock.today()


@pytest.fixture
def cast() -> Cast:
    return play()


@pytest.fixture
def planner(cast: Cast) -> Client:
    return browser_of(cast["planner"])


@pytest.fixture
def head(cast: Cast) -> Client:
    return browser_of(cast["head"])


def read(browser: Client, name: str, /, *args: Any, status: int = 200, **query: Any) -> str:
    answer = browser.get(reverse(name, args=args), query)
    assert answer.status_code == status
    return " ".join(unescape(answer.content.decode()).split())


def send(browser: Client, name: str, /, *args: Any, **data: Any) -> str:
    """Post a form, and read where it leads (or the form again)."""
    answer = browser.post(reverse(name, args=args), data, follow=True)
    assert answer.status_code == 200
    return " ".join(unescape(answer.content.decode()).split())


def boxes(name: str, day: date) -> dict[str, int]:
    return {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}


WRITTEN = {"kind": "keep_in_touch", "present_inspectorate": "The director", "present_service": "The head",
           "risks": "Two posts are empty.", **boxes("held_on", HELD)}  # fmt: skip


class TestMinutes:
    def test_written_shared_answered_and_noted(self, cast: Cast, planner: Client, head: Client) -> None:
        afi = publish(cast).areas_for_improvement.first()
        assert "Annual engagement meetings, keep-in-touch meetings" in read(planner, "conversations")
        whom = planner.get(reverse("conversation-whom"), {"inspectorate": cast.inspectorate.slug,
                                                          "service": cast.service.slug})  # fmt: skip
        assert whom.status_code == 302
        form = ("conversation-add", cast.inspectorate.slug, cast.service.slug)
        assert "Choose an answer to" in send(planner, *form, **{**WRITTEN, "kind": ""})
        page = send(planner, *form, **WRITTEN, areas=["fen"], areas_for_improvement=[afi.slug])
        assert (
            "Keep-in-touch meeting, 14 September 2026" in page and afi.text in page and "No action was agreed" in page
        )
        meeting = Meeting.objects.get()
        promise = {"side": "service", "text": "Send the figures.", "owner": "Data officer"}
        assert "why no day is agreed" in send(planner, "conversation-promise", meeting.pk, **promise)
        page = send(planner, "conversation-promise", meeting.pk, **promise, **boxes("due", TODAY))
        assert "Send the figures." in page
        read(head, "asked-conversation", meeting.pk, status=404)
        assert "With the service" in send(planner, "conversation-step", meeting.pk, "share")
        assert "Are the minutes right?" in read(head, "asked-conversation", meeting.pk)
        page = send(head, "asked-conversation", meeting.pk, agrees="no", words="We were five.")
        assert "We were five." in page and "Are the minutes right?" not in page
        assert "We were five." in read(planner, "conversation", meeting.pk)
        assert f"The minutes as they were shared on {format_date(TODAY)}" in read(planner, "conversation", meeting.pk)
        page = send(planner, "conversation-keep-both", meeting.pk, because="We counted four.")
        assert "Both accounts stand" in page and "We counted four." in read(head, "asked-conversation", meeting.pk)
        page = send(head, "asked-conversation-note", meeting.pk, text="It rained.")
        assert "It rained." in page and "It rained." in read(planner, "conversation", meeting.pk)
        page = send(planner, "conversation-step", meeting.pk, "share")
        assert "cannot be done now" in page

    def test_two_who_save_see_both_texts(self, cast: Cast, planner: Client) -> None:
        meeting = make_meeting(cast, kind="keep_in_touch")
        page = send(planner, "conversation-edit", meeting.pk, **{**WRITTEN, "risks": "Three."}, revision=0)
        assert "Three." in page
        page = send(
            browser_of(cast["lead"]), "conversation-edit", meeting.pk, **{**WRITTEN, "risks": "Four."}, revision=0
        )
        assert "This was saved by two people" in page and "Three." in page and "Four." in page

    def test_filters_stay_and_the_list_leaves_as_a_file(self, cast: Cast, planner: Client) -> None:
        make_meeting(cast, shared=True)
        make_meeting(cast, kind="other", agreed="=1+1")
        assert "1 meeting," in read(planner, "conversations", state="shared")
        assert "1 meeting," in read(planner, "conversations")  # when one comes back
        text = planner.get(reverse("conversations-csv")).content.decode().lstrip("\ufeff")
        assert [row["minutes"] for row in csv.DictReader(io.StringIO(text))] == ["With the service"]
        planner.get(reverse("conversations"), {"clear": 1})
        assert "2 meetings," in read(planner, "conversations")
        assert "No meeting fits" in read(planner, "conversations", kind="keep_in_touch")

    def test_who_is_tied_sees_nothing_of_it(self, cast: Cast, planner: Client) -> None:
        meeting = make_meeting(cast)
        ConflictOfInterest.objects.create(
            person=cast["planner"], organisation=cast.service, nature="A sister.", declared_on=TODAY
        )
        read(planner, "conversation", meeting.pk, status=404)

    def test_the_queries_do_not_grow_with_the_lines(
        self, cast: Cast, planner: Client, django_assert_max_num_queries: Any
    ) -> None:
        for _number in range(8):
            minutes.share(by=cast["planner"], meeting=make_meeting(cast, kind="other"))
        for name in ("conversations", "agreed-actions"):
            with django_assert_max_num_queries(16):
                read(planner, name)


class TestActions:
    def test_its_owner_tells_and_the_other_side_reads(self, cast: Cast, planner: Client, head: Client) -> None:
        action = action_of(make_meeting(cast, shared=True))
        page = send(head, "asked-agreed-action", action.pk, state="not_done", **boxes("on", TODAY))
        assert "Say why. The other side reads it." in page
        page = send(head, "asked-agreed-action", action.pk, state="under_way", says="Begun.", **boxes("on", TODAY))
        assert "Begun." in page and "Begun." in read(planner, "agreed-action", action.pk)
        later = TODAY + timedelta(days=40)
        same = {"text": action.text, "owner": action.owner}
        page = send(head, "asked-agreed-action-correct", action.pk, **same, reason="Illness.", **boxes("due", later))
        assert f"asks for {format_date(later)} instead of {format_date(action.due)}" in page
        upload = SimpleUploadedFile("a.csv", b"a,b\n")
        assert "Choose a file" in send(head, "asked-agreed-action-file-add", action.pk, shows="Days.")
        page = send(head, "asked-agreed-action-file-add", action.pk, file=upload, shows="Days.")
        file = action.files.get()
        answer = planner.get(reverse("agreed-file", args=[file.pk]))
        assert b"".join(answer.streaming_content) == b"a,b\n"  # type: ignore[attr-defined]
        assert "Say how far it is" not in read(planner, "agreed-action", action.pk)
        page = send(head, "asked-agreed-file-withdraw", file.pk, reason="The wrong month.")
        assert "The wrong month." in page

    def test_late_and_open_are_listed_and_leave_as_a_file(self, cast: Cast, head: Client, planner: Client) -> None:
        make_meeting(cast, shared=True)
        assert "2 actions," in read(head, "asked-agreed-actions")
        assert "0 are late" in read(head, "asked-agreed-actions", late="open")
        assert "No action fits" in read(head, "asked-agreed-actions", late="late")
        head.get(reverse("asked-agreed-actions"), {"clear": 1})
        text = head.get(reverse("asked-agreed-actions-csv")).content.decode().lstrip("\ufeff")
        rows = list(csv.DictReader(io.StringIO(text)))
        assert [row["who"] for row in rows] == [str(cast.service), str(cast.inspectorate)]
        assert "1 action," in read(planner, "agreed-actions", side=Side.INSPECTORATE, late="open")


class TestPanels:
    def test_from_a_panel_to_the_public_page(self, cast: Cast, planner: Client, head: Client, client: Client) -> None:
        assert "young people’s boards and family forums will be listed" in read(head, "asked-panels")
        page = send(head, "asked-panel-add", kind="families", name="Forum", kept_by="Manager", service="northmere")
        panel = Panel.objects.get()
        assert "No session is recorded yet." in page
        page = send(head, "asked-panel-met", panel.pk, came=7, about="Letters", **boxes("held_on", TODAY))
        assert "7 people came." in page
        session = panel.sessions.get()
        said = {"language": "en", "theme": "workforce", "area": "fen"}
        page = send(head, "asked-session-said", session.pk, **said, said="Ring 0161 496 0007.")
        assert "could tell who somebody is" in page
        page = send(head, "asked-session-said", session.pk, **said, said="Answer the telephone.")
        made = Recommendation.objects.get()
        assert "Nothing was answered yet." in page
        will = {"kind": "will", "words": "We will.", "language": "en", "owner": "Manager"}
        page = send(head, "asked-recommendation-reply", made.pk, **will, **boxes("due", TODAY))
        assert "How far it is" in page
        page = send(head, "asked-recommendation-told", made.pk, how="In a letter", **boxes("on", TODAY))
        assert "In a letter" in page
        assert "Answer the telephone." in read(planner, "recommendation", made.pk)
        assert "Answer the telephone." not in client.get("/providers/northmere/you-said-we-did").content.decode()
        send(head, "asked-recommendation-show", made.pk, public="yes")
        assert "Answer the telephone." in client.get("/providers/northmere/you-said-we-did").content.decode()
        send(head, "asked-recommendation-show", made.pk, public="no")
        assert "Answer the telephone." not in client.get("/providers/northmere/you-said-we-did").content.decode()
        page = send(head, "asked-panel-end", panel.pk, **boxes("on", TODAY))
        assert "Ended on" in page and "Record that it met" not in page

    def test_what_needs_attention_comes_first(self, cast: Cast, planner: Client, head: Client) -> None:
        panel = make_panel(cast)
        make_said(cast, make_session(cast, panel, ago=100), "Nobody answered.")
        promised(cast, make_said(cast, make_session(cast, panel, ago=9), "Promised."), due=TODAY + timedelta(days=9))
        for browser, name in ((planner, "panels"), (head, "asked-panels")):
            page = read(browser, name)
            assert "1 recommendation of 2, the most worrying first" in page and "No answer in time" in page

    def test_my_work_says_what_waits(self, cast: Cast, head: Client) -> None:
        make_said(cast, make_session(cast, ago=100))
        page = read(head, "home-my-work")
        assert "From meetings and panels" in page and "Answer what they said" in page
