import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('conversations', '0001_initial'),
        ('files', '0001_initial'),
        ('frameworks', '0001_initial'),
        ('frameworks', '0002_used_versions_stay'),
        ('inspections', '0001_initial'),
        ('providers', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Programme',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('inspectorate', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='programmes_run', to='providers.organisation')),
                ('provider', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='programmes', to='providers.organisation')),
                ('framework', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='programmes', to='frameworks.frameworkversion')),
                ('starts_on', models.DateField(help_text='The regime applies to the service from this day.')),
                ('ends_on', models.DateField(blank=True, help_text='The last day on which anything becomes due.', null=True)),
                ('kept_from', models.DateField(help_text='Self-evaluations and meetings are recorded here from this day; what was before is not known.')),
                ('escalation_mark', models.CharField(default='good', help_text='An overall grade below this one proposes an escalation.', max_length=24)),
                ('looked_at', models.DateTimeField(blank=True, help_text='When what is due was last worked out.', null=True)),
            ],
            options={
                'ordering': ['provider__name', 'starts_on'],
                'constraints': [models.UniqueConstraint(fields=('inspectorate', 'provider', 'framework'), name='programme_once'), models.CheckConstraint(condition=models.Q(('ends_on__isnull', True), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='programme_ends_after_start'), models.CheckConstraint(condition=models.Q(('kept_from__gte', models.F('starts_on'))), name='programme_kept_from_start')],
            },
        ),
        migrations.CreateModel(
            name='Deferral',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('inspection', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='planned_again', to='inspections.inspection')),
                ('again_on', models.DateField()),
                ('done_at', models.DateTimeField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name='CalendarFeed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='calendar_feeds', to=settings.AUTH_USER_MODEL)),
                ('token_hash', models.CharField(max_length=64, unique=True)),
                ('made_at', models.DateTimeField()),
                ('revoked_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('revoked_at__isnull', True)), fields=('person',), name='one_living_calendar_feed_a_person')],
            },
        ),
        migrations.CreateModel(
            name='Suspension',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='suspensions', to='programme.programme')),
                ('from_day', models.DateField()),
                ('to_day', models.DateField(blank=True, null=True)),
                ('reason', models.TextField()),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['from_day', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('to_day__isnull', True), ('to_day__gt', models.F('from_day')), _connector='OR'), name='suspension_ends_after_start'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='suspension_has_reason')],
            },
        ),
        migrations.CreateModel(
            name='SelfEvaluation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='self_evaluations', to='programme.programme')),
                ('year', models.PositiveSmallIntegerField()),
                ('received_on', models.DateField()),
                ('what_known', models.TextField(help_text='What do you know about the quality and impact of practice?')),
                ('how_known', models.TextField(help_text='How do you know it?')),
                ('plans', models.TextField(help_text='What are your plans for the next 12 months?')),
                ('document', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
                ('document_name', models.CharField(blank=True, max_length=200)),
                ('state', models.CharField(default='received', max_length=12)),
                ('review', models.TextField(blank=True)),
                ('reviewed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('reviewed_on', models.DateField(blank=True, null=True)),
            ],
            options={
                'ordering': ['-year'],
                'constraints': [models.UniqueConstraint(fields=('programme', 'year'), name='self_evaluation_once_a_year'), models.CheckConstraint(condition=models.Q(('state__in', ['received', 'reviewed'])), name='self_evaluation_state'), models.CheckConstraint(condition=models.Q(models.Q(('reviewed_on__isnull', False), ('state', 'reviewed')), models.Q(('state', 'reviewed'), _negated=True), _connector='OR'), name='self_evaluation_review_has_a_day')],
            },
        ),
        migrations.CreateModel(
            name='Escalation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='escalations', to='programme.programme')),
                ('inspection', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='escalations', to='inspections.inspection')),
                ('state', models.CharField(default='proposed', max_length=12)),
                ('grade_key', models.CharField(max_length=40)),
                ('grade_before', models.CharField(blank=True, max_length=40)),
                ('mark', models.CharField(max_length=24)),
                ('proposed_on', models.DateField()),
                ('measure', models.CharField(blank=True, choices=[('sooner', 'inspect sooner'), ('longer', 'make the next inspection longer')], max_length=8)),
                ('due_by', models.DateField(blank=True, null=True)),
                ('reason', models.TextField(blank=True)),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('decided_on', models.DateField(blank=True, null=True)),
            ],
            options={
                'ordering': ['-proposed_on', '-pk'],
                'constraints': [models.UniqueConstraint(fields=('programme', 'inspection'), name='escalation_once'), models.CheckConstraint(condition=models.Q(('state__in', ['proposed', 'authorised', 'declined'])), name='escalation_state'), models.CheckConstraint(condition=models.Q(models.Q(('decided_on__isnull', True), ('state', 'proposed')), models.Q(models.Q(('state', 'proposed'), _negated=True), models.Q(('reason', ''), _negated=True), ('decided_by__isnull', False), ('decided_on__isnull', False)), _connector='OR'), name='escalation_decided_by_somebody_with_a_reason'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'authorised'), _negated=True), models.Q(models.Q(('measure', ''), _negated=True), ('due_by__isnull', False)), _connector='OR'), name='escalation_authorised_says_what')],
            },
        ),
        migrations.CreateModel(
            name='Obligation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='obligations', to='programme.programme')),
                ('key', models.CharField(help_text='Rule, area, what it is counted from, number: its natural key.', max_length=240)),
                ('rule', models.SlugField(help_text="A key of the regime's calendar.", max_length=60)),
                ('area', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='obligations', to='providers.area')),
                ('kinds', models.JSONField(default=list)),
                ('counted_from', models.DateField()),
                ('after', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='inspections.inspection')),
                ('exact', models.BooleanField(default=True, help_text='Is the day that it is counted from known to the day?')),
                ('earliest', models.DateField()),
                ('latest', models.DateField(blank=True, help_text="Empty: the regime's length is not known.", null=True)),
                ('shifted', models.PositiveIntegerField(default=0, help_text='Days that suspensions added.')),
                ('state', models.CharField(choices=[('overdue', 'overdue'), ('at risk', 'at risk'), ('open', 'open'), ('suspended', 'suspended'), ('not yet', 'not yet'), ('missed', 'missed'), ('met', 'met'), ('lapsed', 'no longer asked for')], max_length=12)),
                ('met_on', models.DateField(blank=True, null=True)),
                ('met_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='met', to='inspections.inspection')),
                ('met_by_evaluation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='met', to='programme.selfevaluation')),
                ('met_by_meeting', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='met', to='conversations.meeting')),
                ('opened', models.ForeignKey(blank=True, help_text='The inspection that is under way to meet it.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='opened_for', to='inspections.inspection')),
            ],
            options={
                'ordering': ['latest', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('programme', 'key'), name='obligation_once'), models.CheckConstraint(condition=models.Q(('latest__isnull', True), ('latest__gte', models.F('earliest')), _connector='OR'), name='obligation_window'), models.CheckConstraint(condition=models.Q(models.Q(('met_on__isnull', False), ('state', 'met')), models.Q(('state', 'met'), _negated=True), _connector='OR'), name='obligation_met_has_its_day')],
            },
        ),
        migrations.CreateModel(
            name='Reminder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('obligation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reminders', to='programme.obligation')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('state', models.CharField(max_length=12)),
                ('at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('obligation', 'person', 'state'), name='reminder_once')],
            },
        ),
        migrations.CreateModel(
            name='VisitPlan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('obligation', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='plan', to='programme.obligation')),
                ('theme', models.CharField(max_length=200)),
                ('proposed', models.JSONField(default=list, help_text='Slugs of the areas that the ledger proposed.')),
                ('reason', models.TextField(blank=True, help_text='Why other areas were chosen than those proposed.')),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('areas', models.ManyToManyField(related_name='+', to='providers.area')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('theme', ''), _negated=True), name='visit_plan_has_theme')],
            },
        ),
    ]
