"""An urgent referral from the worry to its outcome: states, history, trail, e-mails, and what is refused."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.cast import Cast
from tests.integration.safeguarding.conftest import WORRY
from touchstone.foundation.accounts.models import AuditEvent
from touchstone.foundation.core import clock
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.messages.models import OutboxEmail
from touchstone.foundation.providers.models import RoleGrant
from touchstone.foundation.safeguarding import actions, queries
from touchstone.foundation.safeguarding.models import ReferralEvent, UrgentReferral
from touchstone.foundation.safeguarding.presenters import counted

pytestmark = pytest.mark.django_db


def raised(cast: Cast, **fields: Any) -> UrgentReferral:
    given = {
        "by": cast["inspector"], "inspectorate": cast.inspectorate, "service": cast.service, "reference": "NM-0417",
        "worry": WORRY, **fields,
    }  # fmt: skip
    return actions.raise_referral(**given).referral


def sent(cast: Cast, referral: UrgentReferral, **fields: Any) -> UrgentReferral:
    given = {"by": cast["head"], "agency": "Sandmouth Borough Council", "sent_at": clock.now(), **fields}
    return actions.send(referral=referral, **given)


def acknowledged(cast: Cast, referral: UrgentReferral) -> UrgentReferral:
    return actions.acknowledge(by=cast["manager"], referral=referral, at=clock.now(), who="duty social worker")


def with_outcome(cast: Cast, referral: UrgentReferral) -> UrgentReferral:
    return actions.record_outcome(
        by=cast["head"], referral=referral, outcome="enquiry", text="Begun today.", on=clock.today()
    )


def test_raising_tells_everybody_of_the_service_who_may_answer(cast: Cast, referral: UrgentReferral) -> None:
    assert referral.state == "with service"
    assert referral.told_at is not None
    assert set(OutboxEmail.objects.values_list("to", flat=True)) == {cast["head"].email, cast["manager"].email}


def test_no_email_and_no_row_of_the_trail_says_anything_of_the_case(cast: Cast, referral: UrgentReferral) -> None:
    with_outcome(cast, acknowledged(cast, sent(cast, referral)))
    said = [f"{mail.subject} {mail.body}" for mail in OutboxEmail.objects.all()]
    said += [f"{row.subject_label} {row.summary} {row.changes}" for row in AuditEvent.objects.all()]
    assert len(said) > 10
    for secret in ("NM-0417", "afraid", "Sandmouth", "duty social worker", "Begun today"):
        assert not [words for words in said if secret in words]


def test_it_goes_from_the_service_to_an_agency_and_back_with_an_outcome(cast: Cast, referral: UrgentReferral) -> None:
    done = sent(cast, referral, immediate_steps="Told the court.")
    assert (done.state, done.agency, done.immediate_steps) == (
        "with agency", "Sandmouth Borough Council", "Told the court.",
    )  # fmt: skip
    done = acknowledged(cast, done)
    assert (done.state, done.acknowledged_by) == ("acknowledged", "duty social worker")
    done = with_outcome(cast, done)
    assert (done.state, done.outcome) == ("outcome known", "enquiry")
    done = actions.close(by=cast["lead"], referral=done, note="Read.")
    assert done.state == "closed" and done.closed_at is not None
    steps = [event.step for event in ReferralEvent.objects.filter(referral=referral)]
    assert steps == ["raise", "tell the service of", "send", "acknowledge", "record the outcome of", "close"]


def test_each_step_is_in_the_trail_of_the_inspectorate(cast: Cast, referral: UrgentReferral) -> None:
    sent(cast, referral)
    rows = AuditEvent.objects.filter(action__startswith="safeguarding.").values_list("action", "owner", "actor")
    assert list(rows) == [
        ("safeguarding.raise", cast.inspectorate.slug, cast["inspector"].pk),
        ("safeguarding.tell", cast.inspectorate.slug, None),
        ("safeguarding.send", cast.inspectorate.slug, cast["head"].pk),
    ]


def test_who_raised_it_is_told_of_progress(cast: Cast, referral: UrgentReferral) -> None:
    OutboxEmail.objects.all().delete()
    sent(cast, referral)
    assert [mail.to for mail in OutboxEmail.objects.all()] == [cast["inspector"].email]


def test_the_deadline_is_the_services_and_then_the_agencys(cast: Cast, referral: UrgentReferral) -> None:
    first = referral.clock
    assert (first.unit, first.length, first.owner) == ("calendar", 1, cast.inspectorate.slug)
    assert "this project’s own setting" in first.basis
    done = sent(cast, referral)
    first.refresh_from_db()
    assert first.stopped_because == "met"
    assert (done.clock.unit, done.clock.length, done.clock.stopped_on) == ("working", 1, None)
    assert acknowledged(cast, done).clock.stopped_because == "met"


def test_the_lengths_are_settings(cast: Cast, settings: Any) -> None:
    settings.REFERRAL_SENT_WITHIN_DAYS, settings.REFERRAL_ACKNOWLEDGED_WITHIN_DAYS = 3, 2
    referral = raised(cast)
    assert referral.clock.length == 3
    assert sent(cast, referral).clock.length == 2


def test_it_may_be_sent_to_another_agency_while_nobody_acknowledged_it(cast: Cast, referral: UrgentReferral) -> None:
    sent(cast, referral, immediate_steps="Told the court.")
    again = sent(cast, referral, agency="Eastfold Council", immediate_steps="Told the school.")
    assert (again.state, again.agency) == ("with agency", "Eastfold Council")
    assert again.immediate_steps == "Told the court.\n\nTold the school."
    notes = ReferralEvent.objects.filter(step="send").values_list("note", flat=True)
    assert "Sandmouth Borough Council" in notes[0] and "Eastfold Council" in notes[1]


def test_what_the_service_had_sent_before_counts_from_then(cast: Cast, referral: UrgentReferral) -> None:
    before = clock.now() - timedelta(days=3)
    assert sent(cast, referral, sent_at=before).clock.starts_on == timezone.localtime(before).date()


def test_where_nobody_can_be_told_it_stays_raised_and_a_person_says_whom_they_told(cast: Cast) -> None:
    RoleGrant.objects.filter(organisation=cast.service).delete()
    made = actions.raise_referral(
        by=cast["inspector"], inspectorate=cast.inspectorate, service=cast.service, reference="NM-0417", worry=WORRY
    )
    assert (made.told, made.referral.state, made.referral.told_at) == (0, "raised", None)
    told = actions.tell(by=cast["inspector"], referral=made.referral, how="the duty manager, by telephone")
    assert told.state == "with service" and told.told_at is not None


def test_nobody_else_tells_answers_or_closes(cast: Cast, referral: UrgentReferral) -> None:
    refused = [
        lambda: actions.tell(by=cast["outsider"], referral=referral, how="by telephone"),
        lambda: sent(cast, referral, by=cast["other_head"]),
        lambda: sent(cast, referral, by=cast["inspector"]),
        lambda: sent(cast, referral, by=cast["data_officer"]),
        lambda: actions.close(by=cast["head"], referral=referral),
        lambda: raised(cast, by=cast["planner"]),
        lambda: raised(cast, by=cast["other_lead"]),
        lambda: raised(cast, by=cast["head"]),
    ]
    for act in refused:
        with pytest.raises(Refused):
            act()
    referral.refresh_from_db()
    assert referral.state == "with service" and UrgentReferral.objects.count() == 1


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"reference": "Ada Marsh"}, "looks like a name"),
        ({"reference": ""}, "looks like a name"),
        ({"reference": "NM 12/03/2015"}, "looks like a date"),
        ({"worry": "   "}, "Say what was seen"),
    ],
)
def test_a_referral_that_names_a_child_or_says_nothing_is_refused(
    cast: Cast, fields: dict[str, Any], words: str
) -> None:
    with pytest.raises(Refused, match=words):
        raised(cast, **fields)
    assert not UrgentReferral.objects.exists()


def test_only_a_service_is_asked(cast: Cast) -> None:
    with pytest.raises(Refused, match="is not a service"):
        raised(cast, service=cast.other_inspectorate)


def test_words_kept_on_purpose_are_in_the_history(cast: Cast) -> None:
    referral = raised(cast, kept_marks="SW1A 1AA")
    first = referral.events.first()
    assert first is not None and "SW1A 1AA" in first.note


def test_times_that_cannot_be_are_refused(cast: Cast, referral: UrgentReferral) -> None:
    soon = clock.now() + timedelta(hours=2)
    with pytest.raises(Refused, match="in the future"):
        sent(cast, referral, sent_at=soon)
    done = sent(cast, referral)
    with pytest.raises(Refused, match="cannot have been acknowledged before"):
        actions.acknowledge(by=cast["head"], referral=done, at=clock.now() - timedelta(days=1), who="duty worker")
    acknowledged(cast, done)
    for day, words in (
        (clock.today() + timedelta(days=1), "in the future"),
        (clock.today() - timedelta(days=2), "cannot be older"),
    ):
        with pytest.raises(Refused, match=words):
            actions.record_outcome(by=cast["head"], referral=done, outcome="known", text="", on=day)


def test_steps_out_of_their_order_are_refused(cast: Cast, referral: UrgentReferral) -> None:
    for act in (
        lambda: acknowledged(cast, referral),
        lambda: with_outcome(cast, referral),
        lambda: actions.close(by=cast["lead"], referral=referral),
    ):
        with pytest.raises(Refused, match="This urgent referral is with service"):
            act()
    actions.close(by=cast["lead"], referral=with_outcome(cast, acknowledged(cast, sent(cast, referral))))
    with pytest.raises(Refused, match="What can be done: nothing"):
        sent(cast, referral)


def test_what_is_not_said_is_refused(cast: Cast, referral: UrgentReferral) -> None:
    with pytest.raises(Refused, match="whom you told"):
        actions.tell(by=cast["lead"], referral=referral, how=" ")
    with pytest.raises(Refused, match="which agency"):
        sent(cast, referral, agency=" ")
    done = sent(cast, referral)
    with pytest.raises(Refused, match="by role"):
        actions.acknowledge(by=cast["head"], referral=done, at=clock.now(), who=" ")
    acknowledged(cast, done)
    for outcome, words in (("nonsense", "Choose what"), ("no action", "Say what was decided")):
        with pytest.raises(Refused, match=words):
            actions.record_outcome(by=cast["head"], referral=done, outcome=outcome, text=" ", on=clock.today())


def test_reports_count_by_context_and_inspectorate(cast: Cast, referral: UrgentReferral) -> None:
    raised(cast, context="inspection northmere-2026")
    raised(cast, context="inspection other"), raised(cast)
    acknowledged(cast, sent(cast, referral))
    found = queries.count_for("inspection northmere-2026", inspectorate=cast.inspectorate)
    assert found == queries.Counts(made=2, sent=1, acknowledged=1, outcome=0)
    assert queries.count_for("inspection northmere-2026", inspectorate=cast.other_inspectorate).made == 0
    assert queries.count_for("").made == 0
    assert counted(found) == "2 urgent referrals were made; 1 was acknowledged."
    assert counted(queries.Counts(0, 0, 0, 0)) == "No urgent referral was made."
    in_order = queries.in_context("inspection northmere-2026", cast.inspectorate)
    assert in_order.first() == referral and in_order.count() == 2


@pytest.mark.parametrize(
    "broken",
    [
        {"reference": ""},
        {"worry": ""},
        {"state": "with agency"},
        {"state": "acknowledged", "agency": "A", "sent_at": timezone.now()},
        {"state": "outcome known", "agency": "A", "sent_at": timezone.now(), "acknowledged_at": timezone.now()},
        {
            "state": "closed", "agency": "A", "sent_at": timezone.now(), "acknowledged_at": timezone.now(),
            "outcome": "known", "outcome_on": date(2026, 11, 20),
        },
    ],
)  # fmt: skip
def test_the_database_refuses_a_state_without_what_it_rests_on(
    referral: UrgentReferral, broken: dict[str, Any]
) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        UrgentReferral.objects.filter(pk=referral.pk).update(**broken)
