"""What does the minute-by-minute run do here? Tells both sides, once for each day, that a promise is late."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from touchstone.foundation.accounts import audit
from touchstone.inspectorate.conversations import queries
from touchstone.inspectorate.conversations.models import ActionAlarm, AgreedAction, Side
from touchstone.inspectorate.inspections.people import write_to


def raise_due(now: datetime) -> int:
    """How many were raised. As often as you like, and any number at once: of each day people are told once."""
    today = timezone.localdate(now)
    late = AgreedAction.objects.filter(queries.late_on(today), shared_or_own())
    new = late.exclude(alarms__due=F("due")).distinct().values_list("pk", flat=True)
    return sum(_of(number, now) for number in list(new.order_by("pk")))


def shared_or_own() -> Q:
    """The service must have been told of it: its meeting's minutes were shared, or it answered its own panel."""
    return Q(meeting=None) | Q(meeting__sharings__isnull=False)


@transaction.atomic
def _of(number: int, now: datetime) -> bool:
    # Locked, so that of two runs at once the second finds what the first one raised.
    AgreedAction.objects.select_for_update().get(pk=number)
    action = AgreedAction.objects.select_related("provider", "meeting__inspectorate").get(pk=number)
    today = timezone.localdate(now)
    if action.due is None or not AgreedAction.objects.filter(queries.late_on(today), pk=number).exists():
        return False
    _alarm, made = ActionAlarm.objects.get_or_create(action=action, due=action.due, defaults={"raised_at": now})
    if made:
        audit.record(
            by="tick", action="conversations.alarm", subject=action, owner=action.provider.slug,
            summary=f"An agreed action is late: {action.text[:120]}",
        )  # fmt: skip
        _tell(action, now)
    return made


def _tell(action: AgreedAction, now: datetime) -> None:
    """Its owner, and the other side where there is one. No detail of what it is."""
    today = timezone.localdate(now)
    with translation.override("en"):
        said = _("Something that %(who)s agreed to do is late.")
        meeting = action.meeting
        whose = meeting.inspectorate if meeting is not None and action.side == Side.INSPECTORATE else action.provider
        words = {"subject": _("An agreed action is late"), "said": said % {"who": whose}}
        asked = reverse("asked-agreed-action", args=[action.pk])
        write_to(queries.answerers(action.provider, today), path=asked, **words)
        if meeting is not None:
            write_to(
                queries.writers(meeting.inspectorate, today),
                path=reverse("agreed-action", args=[action.pk]), **words,
            )  # fmt: skip
