"""Minutes that were shared, a promise, and what people said, are never changed: the database refuses it."""

from __future__ import annotations

from django.db import migrations

from touchstone.foundation.core.triggers import RefuseUpdate

MINUTES = ("kind", "held_on", "present_inspectorate", "present_service", "self_evaluation", "changed", "risks",
           "improvement", "agreed", "state")  # fmt: skip


def _changed(*columns: str) -> str:
    return " OR ".join(f"NEW.{column} <> OLD.{column}" for column in columns)


class Migration(migrations.Migration):
    dependencies = [("conversations", "0001_initial")]

    operations = [
        RefuseUpdate(
            "conversations_final_minutes_stay",
            table="conversations_meeting",
            condition=f"OLD.state IN ('agreed', 'kept_both') AND ({_changed(*MINUTES)})",
            message="minutes that both sides settled are never changed: add a note",
        ),
        RefuseUpdate(
            "conversations_sharing_stays",
            table="conversations_minutessharing",
            condition=f"{_changed('content', 'sha256', 'number')} OR OLD.outcome <> '' AND ({_changed('outcome', 'words')})",
            message="minutes that were shared, and what was answered, are never changed",
        ),
        RefuseUpdate(
            "conversations_promise_stays",
            table="conversations_agreedaction",
            condition=_changed("text", "owner", "side"),
            message="what was promised is never changed: withdraw it and promise another",
        ),
        RefuseUpdate(
            "conversations_said_stays",
            table="conversations_recommendation",
            condition=_changed("said", "language"),
            message="what people said is never changed",
        ),
    ]
