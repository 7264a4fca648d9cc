"""Who may do what in the programme, and what each act leaves behind."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.cast import Cast, play
from tests.factories.definitions import load_framework
from tests.factories.records import make_afi, make_area, make_progress, make_publication
from tests.integration.programme.helpers import REGIME, TODAY, due, past, programme_of
from touchstone.foundation.accounts.models import AuditEvent
from touchstone.foundation.core import clock
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.conversations.actions import minutes
from touchstone.inspectorate.conversations.rows import MinutesRow
from touchstone.inspectorate.inspections.models import Inspection, LineOfEnquiry
from touchstone.inspectorate.programme import due as working
from touchstone.inspectorate.programme import policies
from touchstone.inspectorate.programme.actions import escalations, opening, programmes, records, rounds, visits
from touchstone.inspectorate.programme.actions.opening import Opening
from touchstone.inspectorate.programme.models import Escalation, Obligation, Programme

pytestmark = pytest.mark.django_db
NEXT_YEAR = TODAY + timedelta(days=365)


@pytest.fixture
def cast() -> Cast:
    return play()


@pytest.fixture
def programme(cast: Cast) -> Programme:
    past(cast, "full", date(2024, 2, 16), "inadequate")
    return programme_of(cast)


class TestProgramme:
    def test_a_service_is_put_in_once(self, cast: Cast, programme: Programme) -> None:
        said = {"inspectorate": cast.inspectorate, "provider": cast.service, "framework": load_framework(REGIME)}
        with pytest.raises(Refused, match="in this programme already"):
            programmes.start_programme(by=cast["planner"], starts_on=TODAY, **said)
        assert AuditEvent.objects.filter(action="programme.start").count() == 1

    @pytest.mark.parametrize("who", ["other_planner", "director", "lead", "head"])
    def test_only_a_planner_of_the_inspectorate_plans(self, cast: Cast, programme: Programme, who: str) -> None:
        with pytest.raises(Refused, match="do not let you plan"):
            programmes.suspend(by=cast[who], programme=programme, from_day=TODAY, reason="A flood.")

    def test_a_framework_without_a_calendar_is_refused(self, cast: Cast) -> None:
        with pytest.raises(Refused, match="has no calendar here"):
            programme_of(cast, regime="ofsted-lscb-review-2013")

    def test_fiction_and_the_real_world_do_not_mix(self, cast: Cast) -> None:
        type(cast.service).objects.filter(pk=cast.service.pk).update(fictional=False)
        cast.service.refresh_from_db()
        with pytest.raises(Refused, match="A fictional inspectorate"):
            programme_of(cast)

    def test_a_real_inspectorate_has_its_own_frameworks(self, cast: Cast) -> None:
        for row in (cast.service, cast.inspectorate):
            type(row).objects.filter(pk=row.pk).update(fictional=False)
            row.refresh_from_db()
        with pytest.raises(Refused, match="is not a framework of"):
            programme_of(cast)

    def test_the_mark_is_a_grade_and_changing_it_needs_a_reason(self, cast: Cast, programme: Programme) -> None:
        with pytest.raises(Refused, match="must be a grade"):
            programmes.set_mark(by=cast["planner"], programme=programme, mark="splendid", reason="Why not.")
        with pytest.raises(Refused, match="why the mark is changed"):
            programmes.set_mark(by=cast["planner"], programme=programme, mark="outstanding", reason=" ")
        programmes.set_mark(by=cast["planner"], programme=programme, mark="outstanding", reason="As consulted on.")
        programme.refresh_from_db()
        assert programme.escalation_mark == "outstanding"
        assert AuditEvent.objects.get(action="programme.set_mark").changes == {
            "escalation_mark": ["good", "outstanding"]
        }


class TestSuspension:
    def test_windows_move_and_say_so(self, cast: Cast, programme: Programme) -> None:
        by = cast["planner"]
        made = programmes.suspend(
            by=by, programme=programme, from_day=date(2025, 1, 1), to_day=date(2025, 3, 2), reason="An epidemic."
        )
        row = due(programme, "national-inspection")
        assert (row.latest, row.shifted) == (date(2027, 4, 17), 60)
        programmes.end_suspension(by=by, suspension=made, to_day=date(2025, 2, 1))
        assert due(programme, "national-inspection").shifted == 31
        assert AuditEvent.objects.filter(action__in=["programme.suspend", "programme.end_suspension"]).count() == 2

    def test_without_an_end_time_stands_still(self, cast: Cast, programme: Programme) -> None:
        programmes.suspend(by=cast["planner"], programme=programme, from_day=TODAY, reason="A flood.")
        assert due(programme, "national-inspection").state == Obligation.Standing.SUSPENDED

    @pytest.mark.parametrize(
        ("changed", "says"),
        [
            ({"reason": " "}, "Say why nothing becomes due"),
            ({"to_day": date(2025, 1, 1)}, "must end after it begins"),
            ({"from_day": date(2024, 12, 1), "to_day": None}, "overlaps this one"),
            ({"from_day": date(2025, 2, 1), "to_day": date(2025, 5, 1)}, "overlaps this one"),
        ],
    )
    def test_what_makes_no_sense_is_refused(
        self, cast: Cast, programme: Programme, changed: dict[str, Any], says: str
    ) -> None:
        by = cast["planner"]
        days = {"from_day": date(2025, 1, 1), "to_day": date(2025, 3, 2)}
        programmes.suspend(by=by, programme=programme, reason="One.", **days)
        with pytest.raises(Refused, match=says):
            programmes.suspend(by=by, programme=programme, **{**days, "reason": "Two.", **changed})

    def test_an_end_comes_after_the_beginning_and_before_the_next(self, cast: Cast, programme: Programme) -> None:
        by = cast["planner"]
        first = programmes.suspend(
            by=by, programme=programme, from_day=date(2025, 1, 1), to_day=date(2025, 1, 10), reason="One."
        )
        programmes.suspend(by=by, programme=programme, from_day=date(2025, 2, 1), reason="Two.")
        with pytest.raises(Refused, match="must end after it begins"):
            programmes.end_suspension(by=by, suspension=first, to_day=date(2025, 1, 1))
        with pytest.raises(Refused, match="Another suspension begins"):
            programmes.end_suspension(by=by, suspension=first, to_day=date(2025, 2, 10))


class TestOpening:
    def said(self, **more: Any) -> Opening:
        said = {"kind": "full", "framework": load_framework(REGIME), "title": "Northmere in 2027", **more}
        return Opening(**said)

    def test_an_inspection_opens_and_the_obligation_knows_it(self, cast: Cast, programme: Programme) -> None:
        row = due(programme, "national-inspection")
        made = opening.open_for(by=cast["planner"], obligation=row, opening=self.said(lead=cast["lead"]))
        row.refresh_from_db()
        assert (row.opened, made.state, made.kind) == (made, "planned", "full")
        working.recompute(programme, clock.now())
        row.refresh_from_db()
        assert (row.state, row.opened) == (Obligation.Standing.OPEN, made)  # no longer at risk: it is under way
        with pytest.raises(Refused, match="already under way"):
            opening.open_for(by=cast["planner"], obligation=row, opening=self.said())

    def test_one_that_was_given_up_leaves_room_for_another(self, cast: Cast, programme: Programme) -> None:
        row = due(programme, "national-inspection")
        made = opening.open_for(by=cast["planner"], obligation=row, opening=self.said())
        Inspection.objects.filter(pk=made.pk).update(state="abandoned")
        working.recompute(programme, clock.now())
        row.refresh_from_db()
        assert (row.opened, row.state) == (None, Obligation.Standing.AT_RISK)
        assert opening.open_for(by=cast["planner"], obligation=row, opening=self.said()).pk != made.pk

    def test_when_its_fieldwork_has_ended_it_has_met_the_obligation(self, cast: Cast, programme: Programme) -> None:
        row = due(programme, "national-inspection")
        made = opening.open_for(by=cast["planner"], obligation=row, opening=self.said(starts_on=TODAY, ends_on=TODAY))
        Inspection.objects.filter(pk=made.pk).update(state="judging")
        working.recompute(programme, clock.now())
        row.refresh_from_db()
        assert (row.state, row.met_by, row.met_on) == (Obligation.Standing.MET, made, TODAY)
        with pytest.raises(Refused, match="This is met"):
            opening.open_for(by=cast["planner"], obligation=row, opening=self.said())

    def test_a_monitoring_visit_follows_the_inspection_that_it_is_due_after(
        self, cast: Cast, programme: Programme
    ) -> None:
        row = due(programme, "monitoring")
        made = opening.open_for(by=cast["planner"], obligation=row, opening=self.said(kind="monitoring"))
        assert made.follows == row.after

    @pytest.mark.parametrize(
        ("rule", "kind", "says"),
        [
            ("national-inspection", "focused", "would not meet it"),
            ("self-evaluation", "full", "not met by an inspection"),
        ],
    )
    def test_only_what_would_meet_it_is_opened(
        self, cast: Cast, programme: Programme, rule: str, kind: str, says: str
    ) -> None:
        with pytest.raises(Refused, match=says):
            opening.open_for(by=cast["planner"], obligation=due(programme, rule), opening=self.said(kind=kind))

    def test_the_director_opens_nothing(self, cast: Cast, programme: Programme) -> None:
        row = due(programme, "national-inspection")
        assert not policies.can_open(cast["director"], row)
        assert policies.can_open(cast["planner"], row)

    def test_open_weaknesses_become_lines_of_enquiry(self, cast: Cast) -> None:
        last = past(cast, "full", date(2024, 2, 16), "good")
        made_public = make_publication(last)
        assert made_public.report.inspection == last
        open_one, closed = make_afi(last, "Answer every letter."), make_afi(last, "Close every case.")
        visit = past(cast, "monitoring", date(2025, 2, 14))
        make_publication(visit)
        make_progress(closed, visit, "satisfactory")
        programme = programme_of(cast)
        row = due(programme, "national-inspection")
        opened = opening.open_for(by=cast["planner"], obligation=row, opening=self.said())
        (line,) = LineOfEnquiry.objects.filter(inspection=opened)
        assert (line.text, line.source, line.source_key) == (
            "Answer every letter.", "carried forward", f"afi-{open_one.pk}",
        )  # fmt: skip
        assert line.source_label == f"{last}, area for improvement 1"

    def test_an_inspection_of_one_area_carries_that_area_s_weaknesses(self, cast: Cast) -> None:
        fen, moor, _dale = cast.areas
        for area in (fen, moor):
            done = past(cast, "full", date(2025, 5, 9), "inadequate", regime="ofsted-cafcass-2009", areas=[area])
            make_publication(done)
            make_afi(done, f"Put {area.name} right.")
        programme = programme_of(cast, regime="ofsted-cafcass-2009", starts_on=date(2025, 4, 1))
        row = programme.obligations.get(rule="after-inadequate", area=fen)
        said = self.said(kind="monitoring", framework=load_framework("ofsted-cafcass-monitoring-2010"), areas=[fen])
        opened = opening.open_for(by=cast["planner"], obligation=row, opening=said)
        assert [line.text for line in opened.lines_of_enquiry.all()] == ["Put Fen right."]


class TestVisits:
    def test_the_proposal_prefers_what_was_never_seen(self, cast: Cast, programme: Programme) -> None:
        fen, moor, dale = cast.areas
        past(cast, "focused", date(2023, 3, 3), areas=[fen])
        working.recompute(programme, clock.now())
        chosen = visits.proposed_for(due(programme, "focused-visit"))
        assert [choice.key for choice in chosen] == ["dale", "moor", "fen"]
        assert [choice.reasons for choice in chosen] == [("never seen",), ("never seen",), ("not seen in this cycle",)]

    def test_as_proposed_needs_no_reason_and_fills_in_the_opening(self, cast: Cast, programme: Programme) -> None:
        row = due(programme, "focused-visit")
        plan = visits.plan_visit(by=cast["planner"], obligation=row, theme="Waiting", areas=cast.areas)
        assert set(plan.areas.all()) == set(cast.areas)
        assert sorted(plan.proposed) == ["dale", "fen", "moor"]

    def test_otherwise_a_reason_is_needed(self, cast: Cast, programme: Programme) -> None:
        row, extra = due(programme, "focused-visit"), make_area(cast.service, "Aster")
        other = [*cast.areas[:2], extra]
        visits.plan_visit(by=cast["planner"], obligation=row, theme="Waiting", areas=other, reason="A judge asked.")
        with pytest.raises(Refused, match="other areas than those proposed"):
            visits.plan_visit(by=cast["planner"], obligation=row, theme="Waiting", areas=cast.areas)

    @pytest.mark.parametrize(
        ("rule", "theme", "count", "says"),
        [
            ("focused-visit", "Waiting", 2, "at least 3 different areas"),
            ("focused-visit", " ", 3, "declared theme"),
            ("national-inspection", "Waiting", 3, "focused visits only"),
        ],
    )
    def test_what_the_framework_asks_for_is_held_to(
        self, cast: Cast, programme: Programme, rule: str, theme: str, count: int, says: str
    ) -> None:
        with pytest.raises(Refused, match=says):
            visits.plan_visit(
                by=cast["planner"], obligation=due(programme, rule), theme=theme, areas=cast.areas[:count]
            )


class TestRecords:
    def answers(self, **more: Any) -> dict[str, Any]:
        said = {"year": 2026, "received_on": TODAY, "what_known": "Much.", "how_known": "By audits.", "plans": "More."}
        return {**said, **more}

    def test_a_self_evaluation_meets_its_obligation_and_is_reviewed_once(
        self, cast: Cast, programme: Programme
    ) -> None:
        before = due(programme, "self-evaluation")
        made = records.receive_self_evaluation(by=cast["planner"], programme=programme, **self.answers())
        before.refresh_from_db()
        assert (before.state, before.met_by_evaluation) == (Obligation.Standing.MET, made)
        assert before.late_by > 1000  # nothing was received since 2021
        with pytest.raises(Refused, match="what you read in it"):
            records.review_self_evaluation(by=cast["planner"], evaluation=made, review=" ")
        records.review_self_evaluation(by=cast["planner"], evaluation=made, review="Ask about waiting.")
        with pytest.raises(Refused, match="What can be done: nothing"):
            records.review_self_evaluation(by=cast["planner"], evaluation=made, review="Again.")

    def test_a_document_stands_for_the_answers(self, cast: Cast, programme: Programme) -> None:
        document = SimpleUploadedFile("own.txt", b"Our own view.")
        said = self.answers(what_known="", how_known="", plans="", document=document)
        made = records.receive_self_evaluation(by=cast["planner"], programme=programme, **said)
        assert made.document is not None and (made.document.size, made.document_name) == (13, "own.txt")

    @pytest.mark.parametrize(
        ("changed", "says"),
        [
            ({"plans": " "}, "Answer the three questions"),
            ({"received_on": NEXT_YEAR}, "has not come yet"),
            ({"received_on": date(2020, 1, 1)}, "The programme begins on"),
        ],
    )
    def test_what_cannot_be_is_refused(
        self, cast: Cast, programme: Programme, changed: dict[str, Any], says: str
    ) -> None:
        with pytest.raises(Refused, match=says):
            records.receive_self_evaluation(by=cast["planner"], programme=programme, **self.answers(**changed))

    def test_once_a_year(self, cast: Cast, programme: Programme) -> None:
        records.receive_self_evaluation(by=cast["planner"], programme=programme, **self.answers())
        with pytest.raises(Refused, match="recorded already"):
            records.receive_self_evaluation(by=cast["planner"], programme=programme, **self.answers())

    def test_a_meeting_meets_its_obligation(self, cast: Cast, programme: Programme) -> None:
        said = {"present_inspectorate": "The director", "present_service": "The head of service"}
        given = {"by": cast["planner"], "inspectorate": cast.inspectorate, "provider": cast.service}
        touch = minutes.write(**given, row=MinutesRow("keep_in_touch", TODAY, **said))
        assert not programme.obligations.filter(met_by_meeting=touch).exists()
        made = minutes.write(**given, row=MinutesRow("engagement", TODAY, **said))
        assert programme.obligations.get(met_by_meeting=made).rule == "engagement-meeting"
        assert programme.obligations.get(met_by_meeting=made).met_on == TODAY

    def test_only_a_deferred_inspection_is_planned_again(self, cast: Cast) -> None:
        with pytest.raises(Refused, match="is not deferred"):
            records.plan_again_on(by=cast["planner"], inspection=cast.inspection, day=NEXT_YEAR)
        deferred = cast.at("deferred")
        with pytest.raises(Refused, match="after today"):
            records.plan_again_on(by=cast["planner"], inspection=deferred, day=TODAY)
        records.plan_again_on(by=cast["planner"], inspection=deferred, day=NEXT_YEAR)
        again = records.plan_again_on(by=cast["planner"], inspection=deferred, day=NEXT_YEAR + timedelta(days=1))
        assert again.again_on == NEXT_YEAR + timedelta(days=1)


class TestEscalation:
    @pytest.fixture
    def proposed(self, programme: Programme) -> Escalation:
        rounds.run_due(clock.now())
        return programme.escalations.get()

    def test_a_director_authorises_and_an_inspection_is_due(self, cast: Cast, proposed: Escalation) -> None:
        escalations.authorise(
            by=cast["director"], escalation=proposed, measure="sooner", due_by=NEXT_YEAR, reason="Children wait."
        )
        row = due(proposed.programme, "escalation")
        assert (row.earliest, row.latest, row.state) == (TODAY, NEXT_YEAR, Obligation.Standing.OPEN)
        proposed.refresh_from_db()
        assert (proposed.state, proposed.decided_by, proposed.reason) == (
            "authorised", cast["director"], "Children wait.",
        )  # fmt: skip
        with pytest.raises(Refused, match="What can be done: nothing"):
            escalations.decline(by=cast["director"], escalation=proposed, reason="On second thoughts.")

    def test_a_longer_inspection_is_due_when_it_is_due_anyway(self, cast: Cast, proposed: Escalation) -> None:
        escalations.authorise(
            by=cast["director"], escalation=proposed, measure="longer", due_by=NEXT_YEAR, reason="Two areas more."
        )
        assert not proposed.programme.obligations.filter(rule="escalation").exists()

    def test_declined_it_stays_declined(self, cast: Cast, proposed: Escalation) -> None:
        escalations.decline(by=cast["director"], escalation=proposed, reason="Monitoring is enough.")
        assert rounds.run_due(clock.now()).proposed == 0
        assert not proposed.programme.obligations.filter(rule="escalation").exists()
        assert AuditEvent.objects.filter(action="programme.decline_escalation").count() == 1

    @pytest.mark.parametrize("who", ["planner", "lead", "head", "other_lead"])
    def test_nobody_else_decides(self, cast: Cast, proposed: Escalation, who: str) -> None:
        assert not policies.can_decide(cast[who], proposed)
        with pytest.raises(Refused, match="do not let you authorise"):
            escalations.decline(by=cast[who], escalation=proposed, reason="No.")

    @pytest.mark.parametrize(
        ("changed", "says"),
        [
            ({"reason": ""}, "Say why"),
            ({"measure": "never"}, "what is to be done"),
            ({"due_by": TODAY}, "a day after today"),
        ],
    )
    def test_a_decision_is_whole(self, cast: Cast, proposed: Escalation, changed: dict[str, Any], says: str) -> None:
        said = {"measure": "sooner", "due_by": NEXT_YEAR, "reason": "Children wait.", **changed}
        with pytest.raises(Refused, match=says):
            escalations.authorise(by=cast["director"], escalation=proposed, **said)
