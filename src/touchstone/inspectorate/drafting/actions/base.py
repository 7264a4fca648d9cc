"""What every writing of this room begins and ends with: the draft held still, the rules asked, a row for the audit."""

from __future__ import annotations

from typing import Any

from django.db import models

from touchstone.foundation.accounts import audit
from touchstone.foundation.accounts.models import User
from touchstone.inspectorate.drafting import policies
from touchstone.inspectorate.drafting.models import Draft


def held(draft_id: int) -> Draft:
    """The draft, which no other writing changes until this transaction ends."""
    drafts = Draft.objects.select_for_update(of=("self",)).select_related("inspection__inspectorate")
    return drafts.get(pk=draft_id)


def written_to(by: User, draft_id: int) -> Draft:
    """The draft held still, for somebody who writes in it. Raises Refused unless they may, and it may change now."""
    draft = held(draft_id)
    policies.check_can_write(by, draft)
    return draft


def record(
    by: Any, draft: Draft, action: str, subject: models.Model, summary: str, changes: dict[str, list[Any]] | None = None
) -> None:
    owner = draft.inspection.inspectorate.slug
    audit.record(by=by, action=f"drafting.{action}", subject=subject, owner=owner, summary=summary, changes=changes)
