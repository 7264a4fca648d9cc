import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='Clock',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('starts_on', models.DateField()),
                ('length', models.PositiveSmallIntegerField()),
                ('unit', models.CharField(choices=[('calendar', 'calendar days'), ('working', 'working days'), ('unknown', 'days (working or calendar not stated)'), ('months', 'calendar months')], max_length=10)),
                ('calendar', models.CharField(default='england', help_text='england or wales', max_length=20)),
                ('basis', models.TextField(help_text='A sentence: what this deadline rests on.')),
                ('after', models.CharField(blank=True, help_text='What it runs from, in words: publication. Empty: its first day is said.', max_length=200)),
                ('owner', models.CharField(blank=True, help_text='Slug of the organisation whose deadline it is. A plain word: organisations stand above clocks.', max_length=120)),
                ('due', models.DateField()),
                ('due_if_working', models.DateField(blank=True, null=True)),
                ('paused_from', models.DateField(blank=True, help_text='The first day of a pause that has no end yet.', null=True)),
                ('stopped_on', models.DateField(blank=True, null=True)),
                ('stopped_because', models.CharField(blank=True, choices=[('met', 'met'), ('cancelled', 'no longer needed')], max_length=10)),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('stopped_on__isnull', True)), fields=['due'], name='clock_running')],
                'constraints': [models.CheckConstraint(condition=models.Q(('due__gte', models.F('starts_on'))), name='clock_due_not_before_start'), models.CheckConstraint(condition=models.Q(models.Q(('stopped_because', ''), ('stopped_on__isnull', True)), models.Q(('stopped_because__in', ['met', 'cancelled']), ('stopped_on__isnull', False)), _connector='OR'), name='clock_stopped_says_why'), models.CheckConstraint(condition=models.Q(('stopped_on__isnull', True), ('paused_from__isnull', True), _connector='OR'), name='clock_stopped_is_not_paused')],
            },
        ),
        migrations.CreateModel(
            name='HolidayOverride',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField()),
                ('nation', models.CharField(blank=True, help_text='england, wales, or empty for both', max_length=20)),
                ('working', models.BooleanField(help_text='Is it a working day?')),
                ('reason', models.CharField(max_length=300)),
            ],
            options={
                'ordering': ['day', 'nation'],
                'constraints': [models.UniqueConstraint(fields=('day', 'nation'), name='holiday_override_once')],
            },
        ),
        migrations.CreateModel(
            name='Pause',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('clock', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='pauses', to='clocks.clock')),
                ('from_day', models.DateField()),
                ('to_day', models.DateField(blank=True, help_text='The day it counts again; empty while it is paused.', null=True)),
                ('reason', models.CharField(max_length=300)),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['from_day', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('to_day__isnull', True), ('to_day__gte', models.F('from_day')), _connector='OR'), name='pause_ends_after_it_begins'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='pause_has_a_reason'), models.UniqueConstraint(condition=models.Q(('to_day__isnull', True)), fields=('clock',), name='one_open_pause')],
            },
        ),
    ]
