"""What was proposed as a judgement, and what was sent to the service, is never changed: the database refuses it."""

from __future__ import annotations

from django.db import migrations

from touchstone.foundation.core.triggers import RefuseUpdate

PROPOSED = ("area_key", "version", "outcome", "scale_key", "grade_key", "reason", "findings_hash", "fingerprint")


class Migration(migrations.Migration):
    dependencies = [("findings", "0001_initial")]

    operations = [
        RefuseUpdate(
            "findings_note_sent_stays",
            table="findings_keepintouchnote",
            condition="OLD.state = 'sent' AND (NEW.state <> OLD.state OR NEW.text <> OLD.text OR NEW.day <> OLD.day)",
            message="a note that was sent to the service is never changed",
        ),
        RefuseUpdate(
            "findings_proposal_stays",
            table="findings_judgementproposal",
            condition=" OR ".join(f"NEW.{column} <> OLD.{column}" for column in PROPOSED),
            message="a proposed judgement is never changed: propose another",
        ),
        RefuseUpdate(
            "findings_moderation_stays",
            table="findings_moderation",
            condition="NEW.agrees <> OLD.agrees OR NEW.reason <> OLD.reason OR NEW.seen <> OLD.seen",
            message="what a moderator said is never changed",
        ),
    ]
