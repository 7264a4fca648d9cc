"""Lines of enquiry and adjustments: who opens, answers and decides, and is each kept with its reason?"""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from tests.cast import Cast, play
from tests.factories.people import browser_of
from touchstone.foundation.core import clock
from touchstone.foundation.core.conflicts import Conflict
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.messages.models import OutboxEmail
from touchstone.inspectorate.inspections.actions import (
    ask_adjustment,
    change_line,
    decide_adjustment,
    open_line,
    take_step,
)
from touchstone.inspectorate.inspections.models import Adjustment, LineOfEnquiry

pytestmark = pytest.mark.django_db
SAID = {"text": "Who waits longest?", "source": "judges", "source_label": "Meeting of 3 November"}


@pytest.fixture
def cast() -> Cast:
    return play(state="announced")


def test_lines_are_numbered_and_say_where_they_come_from(cast: Cast) -> None:
    for who in ("inspector", "planner"):
        open_line(by=cast[who], inspection=cast.inspection, judgement_areas=["leadership"], **SAID)
    assert [line.number for line in cast.inspection.lines_of_enquiry.all()] == [1, 2]
    page = browser_of(cast["lead"]).get(f"/work/inspections/{cast.inspection.slug}/enquiries/").content.decode()
    assert "2 lines of enquiry" in page and "Meeting of 3 November" in page and "The impact of leaders" in page


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"text": " "}, "Write the question"),
        ({"source_label": ""}, "Say where it comes from"),
        ({"source": "a dream"}, "what kind of source"),
        ({"judgement_areas": ["value_for_money"]}, "not one of"),
    ],
)
def test_what_a_line_lacks_is_said(cast: Cast, given: dict[str, object], says: str) -> None:
    with pytest.raises(Refused, match=says):
        open_line(by=cast["lead"], inspection=cast.inspection, **{**SAID, **given})  # type: ignore[arg-type]


def test_a_weakness_is_carried_forward_once(cast: Cast) -> None:
    given = {**SAID, "source": "carried forward", "source_key": "afi-7"}
    first = open_line(by="the improvement room", inspection=cast.inspection, **given)
    again = open_line(by="the improvement room", inspection=cast.inspection, **{**given, "text": "Other words"})
    assert again == first and again.text == "Who waits longest?"
    with pytest.raises(IntegrityError), transaction.atomic():
        LineOfEnquiry.objects.create(
            inspection=cast.inspection,
            number=9,
            opened_at=clock.now(),
            **given,  # type: ignore[misc]
        )


def test_a_line_is_answered_or_set_aside_with_words_and_can_be_opened_again(cast: Cast) -> None:
    line = open_line(by=cast["inspector"], inspection=cast.inspection, **SAID)
    with pytest.raises(Refused, match="Say what was found"):
        take_step(by=cast["inspector"], line=line, step="answer")
    take_step(by=cast["inspector"], line=line, step="set aside", answer="Asked already in June.")
    assert (line.state, line.closed_at is not None) == ("set_aside", True)
    with pytest.raises(Refused, match="cannot answer"):
        take_step(by=cast["inspector"], line=line, step="answer", answer="Few.")
    with pytest.raises(Refused, match="is closed"):
        change_line(
            by=cast["inspector"], line=line, text="More", source_label="x", judgement_areas=[], base=line.revision
        )
    take_step(by=cast["lead"], line=line, step="open again")
    assert (line.state, line.closed_at, line.answer) == ("open", None, "Asked already in June.")


def test_two_who_rewrite_a_line_lose_neither_text(cast: Cast) -> None:
    line = open_line(by=cast["inspector"], inspection=cast.inspection, **SAID)
    given = {"source_label": "Meeting of 3 November", "judgement_areas": [], "base": 0}
    change_line(by=cast["lead"], line=LineOfEnquiry.objects.get(), text="By the lead", **given)
    with pytest.raises(Conflict) as found:
        change_line(by=cast["second"], line=line, text="By the second", **given)
    assert (found.value.mine["text"], found.value.theirs["text"]) == ("By the second", "By the lead")
    own = f"/work/inspections/{cast.inspection.slug}/enquiries/1/change/"
    sent = {"text": "By the second", "source_label": "Meeting of 3 November", "revision": "0"}
    page = browser_of(cast["second"]).post(own, sent).content.decode()
    assert "By the lead" in page and "By the second" in page


def test_who_is_not_in_the_team_opens_no_line(cast: Cast) -> None:
    for who in ("outsider", "moderator", "head"):
        with pytest.raises(Refused):
            open_line(by=cast[who], inspection=cast.inspection, **SAID)


def test_the_service_asks_for_an_adjustment_and_reads_the_answer(cast: Cast) -> None:
    own = f"/asked/{cast.inspection.slug}/adjustments/"
    head = browser_of(cast["head"])
    sent = {"kind": "disability", "text": "A room on the ground floor for the interview."}
    assert head.post(own + "ask/", sent).url == own
    asked = Adjustment.objects.get()
    told = OutboxEmail.objects.get()
    assert told.to == cast["lead"].email and "ground floor" not in told.body
    page = browser_of(cast["inspector"]).get(f"/work/inspections/{cast.inspection.slug}/adjustments/").content.decode()
    assert "ground floor" in page and "Not answered yet" in page
    decide_adjustment(by=cast["lead"], adjustment=asked, step="agree", reason="Room 2 is free.")
    assert OutboxEmail.objects.latest("pk").to == cast["head"].email
    assert "Room 2 is free." in head.get(own).content.decode()
    with pytest.raises(Refused, match="decided already"):
        decide_adjustment(by=cast["lead"], adjustment=asked, step="decline", reason="No.")


def test_an_adjustment_needs_words_and_its_decision_a_reason(cast: Cast) -> None:
    for given, says in (({"kind": "", "text": "x"}, "needed for"), ({"kind": "other", "text": " "}, "done otherwise")):
        with pytest.raises(Refused, match=says):
            ask_adjustment(by=cast["head"], inspection=cast.inspection, **given)
    asked = ask_adjustment(by=cast["manager"], inspection=cast.inspection, kind="other", text="A later start.")
    with pytest.raises(Refused, match="Give the reason"):
        decide_adjustment(by=cast["planner"], adjustment=asked, step="decline", reason="")
    with pytest.raises(Refused):
        decide_adjustment(by=cast["head"], adjustment=asked, step="agree", reason="Yes.")
    with pytest.raises(Refused):
        ask_adjustment(by=cast["lead"], inspection=cast.inspection, kind="other", text="A later start.")


def test_the_database_refuses_a_decision_without_reason(cast: Cast) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Adjustment.objects.create(
            inspection=cast.inspection, kind="other", text="x", state="agreed", asked_by=cast["head"],
            asked_at=clock.now(), decided_at=clock.now(),
        )  # fmt: skip
    with pytest.raises(IntegrityError), transaction.atomic():
        LineOfEnquiry.objects.create(
            inspection=cast.inspection, number=1, opened_at=clock.now(), state="answered", **SAID
        )
