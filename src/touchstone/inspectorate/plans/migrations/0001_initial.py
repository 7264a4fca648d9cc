import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('clocks', '0001_initial'),
        ('files', '0001_initial'),
        ('improvement', '0001_initial'),
        ('inspections', '0001_initial'),
        ('providers', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Alarm',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('area_for_improvement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='alarms', to='improvement.areaforimprovement')),
                ('key', models.CharField(help_text='The rule and the occasion, from domain/until_met.py.', max_length=120)),
                ('rule', models.CharField(max_length=40)),
                ('raised_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(blank=True, help_text='When it was seen to be over.', null=True)),
            ],
            options={
                'ordering': ['-raised_at', '-id'],
                'constraints': [models.UniqueConstraint(fields=('area_for_improvement', 'key'), name='plan_alarm_once')],
            },
        ),
        migrations.CreateModel(
            name='Indicator',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('provider', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='indicators', to='providers.organisation')),
                ('key', models.CharField(help_text='The key of `findings.Figure.measure` where inspections print it.', max_length=80)),
                ('name', models.CharField(help_text='What is counted: days to a first answer to a complaint.', max_length=200)),
                ('begun_at', models.DateTimeField()),
                ('begun_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['provider_id', 'name'],
                'constraints': [models.UniqueConstraint(fields=('provider', 'key'), name='indicator_once_a_service'), models.CheckConstraint(condition=models.Q(models.Q(('key', ''), _negated=True), models.Q(('name', ''), _negated=True)), name='indicator_has_a_name')],
            },
        ),
        migrations.CreateModel(
            name='ActionPlan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('inspection', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='action_plan', to='inspections.inspection')),
                ('state', models.CharField(help_text='A status of domain/workflows/plan.py.', max_length=16)),
                ('words', models.TextField(blank=True, help_text='What the service says of the plan as a whole.')),
                ('clock', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='clocks.clock')),
                ('draft_clock', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='clocks.clock')),
                ('begun_at', models.DateTimeField()),
                ('begun_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('revision', models.PositiveIntegerField(default=0)),
                ('saved_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('saved_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['inspection_id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['writing', 'sent', 'returned', 'draft_accepted', 'accepted'])), name='plan_has_a_known_state')],
            },
        ),
        migrations.CreateModel(
            name='PlanSending',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sendings', to='plans.actionplan')),
                ('number', models.PositiveSmallIntegerField(help_text='From 1.')),
                ('stage', models.CharField(choices=[('draft', 'draft plan'), ('final', 'final plan')], default='final', max_length=8)),
                ('content', models.JSONField(help_text='The plan as it was then.')),
                ('sha256', models.CharField(max_length=64)),
                ('late', models.BooleanField(default=False, help_text='Sent after its clock ran out.')),
                ('sent_at', models.DateTimeField()),
                ('sent_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('outcome', models.CharField(blank=True, choices=[('', 'waits for an answer'), ('accepted', 'accepted'), ('returned', 'returned'), ('taken_back', 'taken back by the service')], max_length=10)),
                ('letter', models.TextField(blank=True, help_text='The letter that says whether it will do.')),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['plan_id', 'number'],
                'constraints': [models.UniqueConstraint(fields=('plan', 'number'), name='plan_sending_once'), models.UniqueConstraint(condition=models.Q(('outcome', '')), fields=('plan',), name='plan_one_sending_waits'), models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('outcome', '')), models.Q(models.Q(('outcome', ''), _negated=True), ('decided_at__isnull', False)), _connector='OR'), name='plan_decided_with_its_time'), models.CheckConstraint(condition=models.Q(models.Q(('outcome__in', ['accepted', 'returned']), _negated=True), models.Q(('letter', ''), _negated=True), _connector='OR'), name='plan_decided_with_a_letter')],
            },
        ),
        migrations.CreateModel(
            name='PlanAction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='actions', to='plans.actionplan')),
                ('area_for_improvement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='actions', to='improvement.areaforimprovement')),
                ('order', models.PositiveSmallIntegerField()),
                ('text', models.TextField(help_text='What will be done.')),
                ('owner', models.CharField(blank=True, help_text='The post that answers for it, never a name.', max_length=200)),
                ('starts', models.DateField(blank=True, null=True)),
                ('due', models.DateField(blank=True, null=True)),
                ('measure', models.TextField(blank=True, help_text='How one will know that it worked.')),
                ('indicator', models.CharField(blank=True, help_text='Key of an indicator, where one measures it.', max_length=80)),
                ('target', models.CharField(blank=True, help_text='How much is enough: 10 days.', max_length=80)),
                ('resources', models.TextField(blank=True)),
                ('risks', models.TextField(blank=True)),
                ('state', models.CharField(help_text='A status of PLAN_ACTION in domain/workflows/plan.py.', max_length=10)),
                ('removed', models.BooleanField(default=False, help_text='Taken out before it was sent; comes back if wanted.')),
                ('revision', models.PositiveIntegerField(default=0)),
                ('saved_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('saved_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['area_for_improvement_id', 'order', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='plan_action_says_something'), models.CheckConstraint(condition=models.Q(('state__in', ['planned', 'under_way', 'blocked', 'done', 'dropped'])), name='plan_action_has_a_known_state'), models.CheckConstraint(condition=models.Q(('starts__isnull', True), ('due__isnull', True), ('due__gte', models.F('starts')), _connector='OR'), name='plan_action_ends_after_it_begins')],
            },
        ),
        migrations.CreateModel(
            name='PlanDecision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sending', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='decisions', to='plans.plansending')),
                ('area_for_improvement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='improvement.areaforimprovement')),
                ('accepted', models.BooleanField()),
                ('reason', models.TextField(blank=True, help_text='Why; needed where it will not do.')),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('at', models.DateTimeField()),
            ],
            options={
                'ordering': ['sending_id', 'area_for_improvement_id'],
                'constraints': [models.UniqueConstraint(fields=('sending', 'area_for_improvement'), name='plan_decision_once'), models.CheckConstraint(condition=models.Q(('accepted', True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='plan_return_says_why')],
            },
        ),
        migrations.CreateModel(
            name='ActionMilestone',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('action', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='milestones', to='plans.planaction')),
                ('by_day', models.DateField()),
                ('text', models.CharField(max_length=300)),
                ('reached_on', models.DateField(blank=True, null=True)),
            ],
            options={
                'ordering': ['by_day', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='action_milestone_says_something')],
            },
        ),
        migrations.CreateModel(
            name='ActionReport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('action', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reports', to='plans.planaction')),
                ('on', models.DateField(help_text='The day it is true for.')),
                ('state', models.CharField(max_length=10)),
                ('says', models.TextField(blank=True)),
                ('value', models.CharField(blank=True, help_text='The figure measured, as written: 12 days.', max_length=80)),
                ('period', models.CharField(blank=True, help_text='Which time the figure is for; empty: that day.', max_length=60)),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('at', models.DateTimeField()),
            ],
            options={
                'ordering': ['on', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['planned', 'under_way', 'blocked', 'done', 'dropped'])), name='action_report_has_a_known_state'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['blocked', 'dropped']), _negated=True), models.Q(('says', ''), _negated=True), _connector='OR'), name='action_report_says_why'), models.CheckConstraint(condition=models.Q(('period', ''), models.Q(('value', ''), _negated=True), _connector='OR'), name='action_report_period_is_of_a_figure')],
            },
        ),
        migrations.CreateModel(
            name='ActionFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('action', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='files', to='plans.planaction')),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
                ('name', models.CharField(max_length=200)),
                ('shows', models.CharField(help_text='What it shows.', max_length=500)),
                ('added_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('added_at', models.DateTimeField()),
                ('withdrawn_reason', models.CharField(blank=True, help_text='Why it no longer counts.', max_length=300)),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('shows', ''), _negated=True), name='action_file_says_what_it_shows')],
            },
        ),
    ]
