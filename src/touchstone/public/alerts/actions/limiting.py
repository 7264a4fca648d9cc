"""Counting what is asked for, so that of any number of requests at once no more than the limit pass."""

from __future__ import annotations

from datetime import datetime

from django.db.models import F

from touchstone.public.alerts import limits
from touchstone.public.alerts.models import Allowance


def take(limit: limits.Limit, what: str, now: datetime) -> bool:
    """Use one of what the limit allows; False where nothing is left. Each step is one conditional statement."""
    key, ends = limits.key(limit, what), now + limit.within
    row, made = Allowance.objects.get_or_create(key=key, defaults={"used": 1, "ends_at": ends})
    if made:
        return True
    if Allowance.objects.filter(pk=row.pk, ends_at__lte=now).update(used=1, ends_at=ends):
        return True
    left = Allowance.objects.filter(pk=row.pk, ends_at__gt=now, used__lt=limit.most)
    return bool(left.update(used=F("used") + 1))
