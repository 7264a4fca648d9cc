from django.db import migrations

from touchstone.foundation.core.triggers import RefuseUpdate


class Migration(migrations.Migration):
    dependencies = [("instruments", "0001_initial")]
    operations = [
        RefuseUpdate(
            "instruments_used_version_never_changes",
            table="instruments_instrumentversion",
            condition="OLD.first_used_on IS NOT NULL",
            message="This version has been answered and cannot be changed: make a new version.",
        ),
        RefuseUpdate(
            "instruments_submitted_response_never_changes",
            table="instruments_response",
            condition="OLD.state = 'submitted'",
            message="What was submitted never changes.",
        ),
    ]
