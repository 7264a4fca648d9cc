import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('providers', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='InstrumentVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(help_text="As in the file's name, say case-review.", max_length=80)),
                ('version', models.PositiveSmallIntegerField(default=1)),
                ('title_en', models.CharField(max_length=200)),
                ('title_cy', models.CharField(max_length=200)),
                ('audience', models.CharField(help_text='Who answers it: inspectors, children or parents.', max_length=20)),
                ('content', models.JSONField()),
                ('content_hash', models.CharField(max_length=64)),
                ('loaded_at', models.DateTimeField()),
                ('first_used_on', models.DateField(blank=True, help_text='Set when the first response is begun.', null=True)),
            ],
            options={
                'ordering': ['key', 'version'],
                'constraints': [models.UniqueConstraint(fields=('key', 'version'), name='instrument_version_once')],
            },
        ),
        migrations.CreateModel(
            name='Response',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('instrument', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='responses', to='instruments.instrumentversion')),
                ('subject', models.CharField(max_length=120)),
                ('children', models.JSONField(blank=True, default=list)),
                ('scale_key', models.CharField(blank=True, help_text='Empty: the regime has no grades.', max_length=40)),
                ('rater', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='providers.organisation')),
                ('context', models.CharField(blank=True, max_length=200)),
                ('state', models.CharField(choices=[('begun', 'Begun'), ('submitted', 'Submitted'), ('set_aside', 'Set Aside')], default='begun', max_length=20)),
                ('answers', models.JSONField(blank=True, default=dict)),
                ('second_texts', models.JSONField(blank=True, default=dict)),
                ('written_by', models.JSONField(blank=True, default=dict, help_text='Slot to the page that wrote what stands there.')),
                ('overall_grade_key', models.CharField(blank=True, max_length=40)),
                ('revision', models.PositiveIntegerField(default=0, help_text='Counts the savings.')),
                ('begun_at', models.DateTimeField()),
                ('saved_at', models.DateTimeField(blank=True, null=True)),
                ('submitted_at', models.DateTimeField(blank=True, null=True)),
                ('content_hash', models.CharField(blank=True, max_length=64)),
                ('set_aside_reason', models.TextField(blank=True)),
            ],
            options={
                'ordering': ['-begun_at', '-pk'],
                'indexes': [models.Index(fields=['rater', 'state'], name='response_of_rater')],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['begun', 'submitted', 'set_aside'])), name='response_state_is_known'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'submitted'), ('submitted_at__isnull', False), models.Q(('content_hash', ''), _negated=True)), models.Q(models.Q(('state', 'submitted'), _negated=True), ('content_hash', ''), ('submitted_at__isnull', True)), _connector='OR'), name='response_submitted_with_time_and_hash'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'set_aside'), models.Q(('set_aside_reason', ''), _negated=True)), models.Q(models.Q(('state', 'set_aside'), _negated=True), ('set_aside_reason', '')), _connector='OR'), name='response_set_aside_with_reason'), models.CheckConstraint(condition=models.Q(('subject', ''), _negated=True), name='response_names_its_subject')],
            },
        ),
    ]
