"""Forgetting what is no longer needed: unconfirmed addresses, used-up allowances, e-mails sent, who was told what."""

from __future__ import annotations

from datetime import datetime

from touchstone.foundation.messages.actions import forget
from touchstone.public.alerts import letters, limits
from touchstone.public.alerts.models import Allowance, Asked, Delivery


def forget_the_old(now: datetime) -> int:
    """Returns how many addresses were forgotten that nobody confirmed."""
    gone, _each = Asked.objects.filter(expires_at__lte=now).delete()
    Allowance.objects.filter(ends_at__lte=now).delete()
    forget(topic=letters.ASKING, before=now - limits.LINK_LIVES)
    forget(topic=letters.TOPIC, before=now - limits.SENT_KEPT)
    Delivery.objects.filter(notice__daily__finished_at__lte=now - limits.TOLD_KEPT).delete()
    return gone
