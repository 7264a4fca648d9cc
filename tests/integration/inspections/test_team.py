"""Who may be in a team, who leads it, and do planned and worked days add up?"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from tests.cast import Cast, play
from tests.factories.definitions import load_framework
from tests.factories.people import browser_of, make_grant
from touchstone.domain.dates import PreciseDate
from touchstone.foundation.core import clock
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.providers.models import ConflictOfInterest
from touchstone.inspectorate.inspections.actions import (
    add_member,
    hand_over,
    log_days,
    open_inspection,
    plan_days,
    remove_member,
)
from touchstone.inspectorate.inspections.models import (
    DaysWorked,
    FieldworkSlot,
    Inspection,
    PlannedDays,
    TeamChange,
    TeamMember,
)
from touchstone.inspectorate.inspections.queries import team as queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return play()


def tie(cast: Cast, who: str) -> None:
    ConflictOfInterest.objects.create(
        person=cast[who], organisation=cast.service, nature="worked there", declared_on=clock.today()
    )


def member(cast: Cast, who: str) -> TeamMember:
    found = queries.member(cast.inspection, cast[who])
    assert found is not None
    return found


def test_an_inspector_joins_with_their_skills_and_it_is_kept(cast: Cast) -> None:
    add_member(by=cast["lead"], inspection=cast.inspection, person=cast["outsider"], skills="private law")
    assert member(cast, "outsider").skills == "private law"
    change = cast.inspection.team_changes.get()
    assert (change.person, change.change, change.by_label) == (cast["outsider"], "joined", str(cast["lead"]))


def test_who_has_a_tie_or_does_not_inspect_here_or_is_in_it_already_does_not_join(cast: Cast) -> None:
    tie(cast, "outsider")
    for who, says in (
        ("outsider", "has declared a tie"),
        ("other_lead", "does not inspect for"),
        ("planner", "does not inspect for"),
        ("second", "in the team already"),
    ):
        with pytest.raises(Refused, match=says):
            add_member(by=cast["lead"], inspection=cast.inspection, person=cast[who])
    with pytest.raises(Refused, match="your part"):
        add_member(by=cast["inspector"], inspection=cast.inspection, person=cast["outsider"])


def test_whoever_leaves_is_kept_with_the_reason_and_their_days_stay(cast: Cast) -> None:
    plan_days(by=cast["lead"], inspection=cast.inspection, person=cast["second"], days={"fieldwork": Decimal(2)})
    with pytest.raises(Refused, match="Say why"):
        remove_member(by=cast["lead"], member=member(cast, "second"), reason=" ")
    remove_member(by=cast["lead"], member=member(cast, "second"), reason="Wanted elsewhere.")
    assert queries.member(cast.inspection, cast["second"]) is None
    assert cast.inspection.team_changes.get().reason == "Wanted elsewhere."
    ledger, people = queries.effort(cast.inspection)
    assert ledger.whole.planned == 2 and cast["second"] in people.values()


def test_nobody_leaves_a_timetable_that_names_them_and_a_lead_hands_over_first(cast: Cast) -> None:
    now = clock.now()
    FieldworkSlot.objects.create(
        inspection=cast.inspection, person=cast["second"], mode="off site", what="Files", saved_at=now,
        starts_at=now + timedelta(days=1), ends_at=now + timedelta(days=1, hours=1),
    )  # fmt: skip
    with pytest.raises(Refused, match="stands in the timetable"):
        remove_member(by=cast["lead"], member=member(cast, "second"), reason="Wanted elsewhere.")
    with pytest.raises(Refused, match="Hand it over"):
        remove_member(by=cast["planner"], member=member(cast, "lead"), reason="Wanted elsewhere.")


@pytest.mark.parametrize("state", ["fieldwork", "paused"])
@pytest.mark.parametrize("stays", [True, False])
def test_the_lead_is_handed_over_with_its_history(cast: Cast, state: str, stays: bool) -> None:
    other = cast["other_lead"]
    make_grant(other, "lead_inspector", cast.inspectorate)
    inspection = cast.at(state)
    with pytest.raises(Refused, match="Say why"):
        hand_over(by=cast["planner"], inspection=inspection, to=other, reason="")
    hand_over(by=cast["planner"], inspection=inspection, to=other, reason="Illness.", stays=stays)
    leads = list(inspection.team.filter(role="lead").values_list("user", flat=True))
    assert leads == [other.pk]
    assert (queries.member(inspection, cast["lead"]) is not None) == stays
    kept = [(row.person, row.change, row.reason) for row in inspection.team_changes.all()]
    left = [] if stays else [(cast["lead"], "left", "Illness.")]
    assert kept == [(cast["lead"], "handed over", "Illness."), *left, (other, "took over", "Illness.")]


def test_only_a_lead_inspector_without_a_tie_takes_over(cast: Cast) -> None:
    with pytest.raises(Refused, match="Choose one of its lead inspectors"):
        hand_over(by=cast["planner"], inspection=cast.inspection, to=cast["inspector"], reason="Why not?")
    with pytest.raises(Refused, match="leads this inspection already"):
        hand_over(by=cast["planner"], inspection=cast.inspection, to=cast["lead"], reason="Why not?")
    cast.inspection.team.filter(role="lead").delete()
    hand_over(by=cast["planner"], inspection=cast.inspection, to=cast["lead"], reason="")
    assert TeamChange.objects.get().change == "took over"


def test_days_are_logged_by_oneself_once_a_day_and_never_ahead(cast: Cast) -> None:
    today = clock.today()
    given = {"inspection": cast.inspection, "person": cast["inspector"], "phase": "fieldwork", "day": today}
    log_days(by=cast["inspector"], days=Decimal("0.75"), **given)
    log_days(by=cast["inspector"], days=Decimal("0.5"), **given)
    assert DaysWorked.objects.get().days == Decimal("0.5")
    for days, extra, says in (
        (Decimal("0.3"), {}, "in quarters"),
        (Decimal(2), {}, "from 0 to 1"),
        (Decimal("0.75"), {"phase": "judging"}, "would have worked 1.25 days"),
        (Decimal("0.5"), {"day": today + timedelta(days=1)}, "still to come"),
    ):
        with pytest.raises(Refused, match=says):
            log_days(by=cast["inspector"], days=days, **{**given, **extra})
    with pytest.raises(Refused, match="logs their own"):
        log_days(by=cast["lead"], days=Decimal("0.5"), **given)
    log_days(by=cast["inspector"], days=Decimal(0), **given)
    assert not DaysWorked.objects.exists()


def test_a_day_has_one_day_of_work_over_all_inspections(cast: Cast) -> None:
    other = opened(cast, date(2026, 1, 12))
    add_member(by=cast["planner"], inspection=other, person=cast["inspector"])
    given = {"person": cast["inspector"], "phase": "fieldwork", "day": clock.today()}
    log_days(by=cast["inspector"], inspection=other, days=Decimal(1), **given)
    with pytest.raises(Refused, match="one day of work"):
        log_days(by=cast["inspector"], inspection=cast.inspection, days=Decimal("0.25"), **given)


def opened(cast: Cast, starts: date) -> Inspection:
    return open_inspection(
        by="a test", provider=cast.service, inspectorate=cast.inspectorate, kind="full", title="Another",
        framework=load_framework("ofsted-cafcass-2021"), starts_on=starts, ends_on=starts + timedelta(days=11),
    )  # fmt: skip


def test_parts_of_the_ledger_sum_to_the_whole_on_the_page(cast: Cast) -> None:
    for who, days in (("lead", "3.25"), ("inspector", "2.5")):
        plan_days(
            by=cast["planner"], inspection=cast.inspection, person=cast[who],
            days={"fieldwork": Decimal(days), "judging": Decimal(1)},
        )  # fmt: skip
    log_days(
        by=cast["lead"], inspection=cast.inspection, person=cast["lead"], phase="fieldwork", day=clock.today(),
        days=Decimal("0.5"),
    )  # fmt: skip
    ledger, _people = queries.effort(cast.inspection)
    assert (ledger.whole.planned, ledger.whole.used) == (Decimal("7.75"), Decimal("0.5"))
    page = browser_of(cast["lead"]).get(f"/work/inspections/{cast.inspection.slug}/team/").content.decode()
    assert "0.5 of 7.75 planned days are used." in page and "0.5 of 5.75" in page and "0 of 3.5" in page


def test_workload_counts_other_inspections_in_the_same_weeks_only(cast: Cast) -> None:
    Inspection.objects.filter(pk=cast.inspection.pk).update(starts=PreciseDate(date(2027, 1, 13)))
    cast.inspection.refresh_from_db()
    for starts, days in ((date(2027, 1, 4), 3), (date(2027, 1, 18), 5)):
        other = opened(cast, starts)
        add_member(by="a test", inspection=other, person=cast["inspector"])
        PlannedDays.objects.create(inspection=other, person=cast["inspector"], phase="fieldwork", days=days)
    assert queries.workload(cast.inspection, [cast["inspector"]]) == {cast["inspector"].pk: queries.Load(Decimal(3), 1)}


def test_the_database_refuses_what_cannot_be(cast: Cast) -> None:
    inspection, lead = cast.inspection, cast["lead"]
    made = {"inspection": inspection, "person": lead, "phase": "fieldwork"}
    PlannedDays.objects.create(**made, days=1)
    day = date(2026, 1, 5)
    DaysWorked.objects.create(**made, day=day, days=1)
    for make in (
        lambda: TeamMember.objects.create(inspection=inspection, role="lead", user=cast["outsider"]),
        lambda: TeamMember.objects.create(inspection=inspection, role="inspector", user=cast["second"]),
        lambda: PlannedDays.objects.create(**made, days=1),
        lambda: PlannedDays.objects.create(**{**made, "phase": "judging"}, days=0),
        lambda: DaysWorked.objects.create(**made, day=day, days=1),
        lambda: DaysWorked.objects.create(**{**made, "phase": "judging"}, day=day, days=Decimal("1.25")),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            make()
