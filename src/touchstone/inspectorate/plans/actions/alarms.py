"""What does the minute-by-minute run do here? Raises what should worry, ends what no longer does, and writes once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from touchstone.foundation.accounts import audit
from touchstone.inspectorate.improvement.models import AreaForImprovement
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.inspections.people import leads, service_people, write_to
from touchstone.inspectorate.plans import until
from touchstone.inspectorate.plans.models import Alarm
from touchstone.inspectorate.plans.until import Standing


def raise_due(now: datetime) -> int:
    """How many alarms were raised. As often as you like, and any number at once: each is told of once."""
    found = Inspection.objects.filter(until.WATCHED, published__isnull=False, areas_for_improvement__isnull=False)
    return sum(_of(number, now) for number in list(found.order_by("pk").distinct().values_list("pk", flat=True)))


@transaction.atomic
def _of(number: int, now: datetime) -> int:
    # Locked, so that of two runs at once the second finds what the first one raised.
    Inspection.objects.select_for_update().get(pk=number)
    inspection = Inspection.objects.select_related("provider", "inspectorate").get(pk=number)
    areas = AreaForImprovement.objects.filter(inspection=inspection)
    found = until.standings(areas, timezone.localdate(now))
    known = {
        (row.area_for_improvement_id, row.key): row for row in Alarm.objects.filter(area_for_improvement__in=areas)
    }
    there = {(each.area.pk, alarm.key) for each in found for alarm in each.alarms}
    over = [row.pk for key, row in known.items() if key not in there and row.ended_at is None]
    back = [row.pk for key, row in known.items() if key in there and row.ended_at is not None]
    Alarm.objects.filter(pk__in=over).update(ended_at=now)
    Alarm.objects.filter(pk__in=back).update(ended_at=None)
    made = [
        Alarm(area_for_improvement=each.area, key=alarm.key, rule=alarm.rule, raised_at=now)
        for each in found
        for alarm in each.alarms
        if (each.area.pk, alarm.key) not in known
    ]
    if made:
        Alarm.objects.bulk_create(made)
        _tell(inspection, made, found)
    return len(made)


def _tell(inspection: Inspection, made: Sequence[Alarm], found: Sequence[Standing]) -> None:
    """One e-mail to each person about all that is new."""
    audit.record(
        by="tick", action="plans.alarm", subject=inspection, owner=inspection.inspectorate.slug,
        summary=f"Raised {len(made)} alarms about areas for improvement of {inspection}.",
    )  # fmt: skip
    rules: dict[int, list[str]] = defaultdict(list)
    numbers = {each.area.pk: each.area.number for each in found}
    with translation.override("en"):
        for row in made:
            rules[numbers[row.area_for_improvement_id]].append(str(until.RULES[row.rule]))
        lines = [
            _("Area for improvement %(number)s: %(says)s.") % {"number": number, "says": "; ".join(titles)}
            for number, titles in sorted(rules.items())
        ]
        subject = ngettext(
            "%(n)s area for improvement needs attention", "%(n)s areas for improvement need attention", len(rules)
        ) % {"n": len(rules)}
        body = "\n".join([_("After the inspection “%(title)s”:") % {"title": inspection.title}, *lines])
        for people, name in ((service_people(inspection), "plan-asked-until"), (leads(inspection), "plan-until")):
            write_to(people, subject=subject, said=body, path=reverse(name, args=[inspection.slug]))
