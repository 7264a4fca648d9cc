from django.db import migrations

from touchstone.foundation.core.triggers import RefuseUpdate


class Migration(migrations.Migration):
    dependencies = [("improvement", "0001_initial")]
    operations = [
        RefuseUpdate(
            "improvement_wording_never_changes",
            table="improvement_areaforimprovement",
            condition="NOT OLD.own_words AND (NEW.text <> OLD.text OR NEW.own_words"
            " OR (OLD.text_cy <> '' AND NEW.text_cy <> OLD.text_cy))",
            message="The wording published of an area for improvement is never changed.",
        )
    ]
