from django.db import migrations

from touchstone.foundation.core.triggers import RefuseDelete


class Migration(migrations.Migration):
    dependencies = [("improvement", "0002_wording_never_changes")]
    operations = [
        RefuseDelete(
            "improvement_never_deleted",
            table="improvement_areaforimprovement",
            condition="NOT OLD.taken_back",
            message="An area for improvement is never deleted.",
        )
    ]
