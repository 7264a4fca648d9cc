"""Which links still work, and who are the people of the demonstration?"""

from __future__ import annotations

import hashlib
from datetime import datetime

from django.db.models import QuerySet

from touchstone.foundation.accounts.models import OneTimeLink, User

# Said on the sign-in page where demonstration accounts exist; --production refuses to start where they do.
DEMONSTRATION_PASSWORD = "northmere-demonstration"


def token_hash(token: str) -> str:
    """What is kept of a link's token."""
    return hashlib.sha256(token.encode()).hexdigest()


def link_of(token: str, now: datetime) -> OneTimeLink | None:
    """The link with this token, if it can still be used. One query."""
    return (
        OneTimeLink.objects.select_related("user")
        .filter(
            token_hash=token_hash(token),
            used_at__isnull=True,
            withdrawn_at__isnull=True,
            expires_at__gt=now,
            user__is_active=True,
        )
        .first()
    )


def demonstration_people() -> QuerySet[User]:
    """The accounts that the demonstration made, in the order of their addresses."""
    return User.objects.filter(is_demonstration=True, is_active=True).order_by("email")
