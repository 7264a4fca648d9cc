from django.db import migrations

from touchstone.foundation.core.triggers import RefuseUpdate


class Migration(migrations.Migration):
    dependencies = [("reports", "0001_initial")]
    operations = [
        RefuseUpdate(
            "reports_publication_never_changes",
            table="reports_publication",
            condition=(
                "OLD.state <> 'draft' AND ("
                "NEW.report_id <> OLD.report_id OR NEW.public_from <> OLD.public_from "
                "OR COALESCE(NEW.document_id, 0) <> COALESCE(OLD.document_id, 0) "
                "OR COALESCE(NEW.snapshot_id, 0) <> COALESCE(OLD.snapshot_id, 0) "
                "OR COALESCE(NEW.supersedes_id, 0) <> COALESCE(OLD.supersedes_id, 0) "
                "OR NEW.edition <> OLD.edition OR NEW.fingerprint <> OLD.fingerprint "
                "OR NEW.correction <> OLD.correction OR CAST(NEW.welsh AS text) <> CAST(OLD.welsh AS text) "
                "OR CAST(NEW.looked_at AS text) <> CAST(OLD.looked_at AS text) "
                "OR NOT (NEW.state = OLD.state OR NEW.state = 'withdrawn'))"
            ),
            message="What was published is never changed, only withdrawn.",
        ),
        RefuseUpdate(
            "reports_form_never_changes",
            table="reports_publishedform",
            condition=(
                "NEW.publication_id <> OLD.publication_id OR NEW.document <> OLD.document OR NEW.form <> OLD.form "
                "OR (OLD.file_id IS NOT NULL AND COALESCE(NEW.file_id, 0) <> OLD.file_id)"
            ),
            message="A published form is never changed; one that is missing is added once.",
        ),
    ]
