"""What did young people and families say to a provider, and what became of it? Through the gate, two queries."""

from __future__ import annotations

from datetime import date, datetime

from django.db.models import Prefetch

from touchstone.domain.promises import Said
from touchstone.foundation.providers.models import Organisation
from touchstone.inspectorate.conversations.models import Recommendation, RecommendationReply
from touchstone.inspectorate.conversations.queries import said_of
from touchstone.inspectorate.reports import queries as gate


def of_provider(provider: Organisation, now: datetime) -> list[Recommendation]:
    """Newest first, each with its replies and what was promised. Three queries."""
    replies = RecommendationReply.objects.select_related("action").prefetch_related("action__updates").order_by("pk")
    rows = gate.public_recommendations(now).filter(session__panel__provider=provider)
    shown = rows.select_related("session__panel", "area").prefetch_related(Prefetch("replies", replies))
    return list(shown.order_by("-session__held_on", "session", "number"))


def said(row: Recommendation) -> Said:
    """As domain/promises.py reads it. No query."""
    return said_of(row)


def why_not_done(reply: RecommendationReply | None) -> tuple[date, str] | None:
    """The newest thing said of a promise that will not be kept: when, and why. No query."""
    if reply is None or reply.action is None or reply.action.state not in ("not_done", "withdrawn"):
        return None
    told = sorted(reply.action.updates.all(), key=lambda each: (each.on, each.pk))
    return (told[-1].on, told[-1].says) if told else None


def first_promised(reply: RecommendationReply | None) -> date | None:
    """The day that was promised first, where the day has moved since. No query."""
    if reply is None or reply.action is None:
        return None
    moved = [each for each in reply.action.updates.all() if each.due_after is not None]
    return min(moved, key=lambda each: each.pk).due_before if moved else None
