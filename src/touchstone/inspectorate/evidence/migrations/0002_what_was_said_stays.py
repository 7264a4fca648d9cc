from django.db import migrations

from touchstone.foundation.core.triggers import RefuseUpdate

CONTENT = ("text", "method", "direction", "about_role", "case_reference", "place", "source_key", "content_hash")


class Migration(migrations.Migration):
    dependencies = [("evidence", "0001_initial")]
    operations = [
        RefuseUpdate(
            "evidence_submitted_only_amended",
            table="evidence_evidenceitem",
            condition=(
                "OLD.state IN ('submitted', 'withdrawn') AND ("
                "NEW.state IN ('draft', 'discarded') OR NEW.author_id <> OLD.author_id "
                "OR NEW.inspection_id <> OLD.inspection_id OR NEW.submitted_at <> OLD.submitted_at "
                "OR (OLD.state = 'withdrawn' AND NEW.state <> 'withdrawn') "
                "OR (NEW.version <= OLD.version AND ("
                + " OR ".join(f"NEW.{column} <> OLD.{column}" for column in CONTENT)
                + " OR NEW.seen_on <> OLD.seen_on)))"
            ),
            message="Submitted evidence is changed by an amendment only, which keeps the earlier text.",
        ),
        RefuseUpdate(
            "evidence_version_never_changes",
            table="evidence_evidenceversion",
            condition="1 = 1",
            message="An earlier version of evidence is never changed.",
        ),
    ]
