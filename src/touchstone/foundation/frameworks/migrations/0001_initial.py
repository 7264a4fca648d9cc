import touchstone.foundation.core.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='FrameworkVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(help_text="As in the file's name, say ofsted-cafcass-2009.", max_length=80)),
                ('version', models.PositiveSmallIntegerField(default=1)),
                ('title_en', models.CharField(max_length=200)),
                ('title_cy', models.CharField(max_length=200)),
                ('inspectorate_key', models.SlugField(help_text="The inspectorate organisation's slug.", max_length=80)),
                ('valid_from', touchstone.foundation.core.fields.PreciseDateField(blank=True, max_length=120, null=True)),
                ('valid_to', touchstone.foundation.core.fields.PreciseDateField(blank=True, max_length=120, null=True)),
                ('content', models.JSONField()),
                ('content_hash', models.CharField(max_length=64)),
                ('loaded_at', models.DateTimeField()),
                ('first_used_on', models.DateField(blank=True, help_text='Set when an inspection opens under it.', null=True)),
            ],
            options={
                'ordering': ['key', 'version'],
                'constraints': [models.UniqueConstraint(fields=('key', 'version'), name='framework_version_once')],
            },
        ),
    ]
