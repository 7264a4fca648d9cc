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
                "OR NOT (NEW.state = OLD.state OR NEW.state = 'withdrawn'))"
            ),
            message="What was published is never changed, only withdrawn.",
        )
    ]
