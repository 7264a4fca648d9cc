"""Put the trigger in place that keeps used framework versions as they are."""

from django.db import migrations

from touchstone.foundation.frameworks import frozen


def forwards(apps, schema_editor):
    frozen.install(schema_editor.connection)


def backwards(apps, schema_editor):
    frozen.remove(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("frameworks", "0001_initial")]
    operations = [migrations.RunPython(forwards, backwards)]
