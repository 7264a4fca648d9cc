"""Minutes that were shared, a promise, and what people said, are never changed: the database refuses it."""

from __future__ import annotations

from django.db import migrations

from touchstone.foundation.core.triggers import RefuseDelete, RefuseUpdate

MINUTES = ("kind", "held_on", "present_inspectorate", "present_service", "self_evaluation", "changed", "risks",
           "improvement", "agreed", "state")  # fmt: skip

CORRECTION = ("action_id", "number", "side", "text_before", "text_after", "owner_before", "owner_after", "reason")


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
            condition=f"{_changed('side')} OR NEW.corrected <= OLD.corrected AND ({_changed('text', 'owner')})",
            message="what was promised is never changed but by a correction, which keeps what stood before",
        ),
        RefuseUpdate(
            "conversations_correction_stays",
            table="conversations_actioncorrection",
            condition=f"{_changed(*CORRECTION)} OR OLD.day_state <> 'asked' AND ({_changed('day_state', 'answer')})",
            message="a correction, and what was answered to it, are never changed",
        ),
        RefuseDelete(
            "conversations_correction_never_deleted",
            table="conversations_actioncorrection",
            condition="OLD.number > 0",
            message="a correction is never deleted",
        ),
        RefuseUpdate(
            "conversations_said_stays",
            table="conversations_recommendation",
            condition=_changed("said", "language"),
            message="what people said is never changed",
        ),
    ]
