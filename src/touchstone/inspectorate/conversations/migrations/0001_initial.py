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
        ('providers', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Meeting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('engagement', 'annual engagement meeting'), ('keep_in_touch', 'keep-in-touch meeting'), ('other', 'other meeting')], max_length=16)),
                ('inspectorate', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='meetings_called', to='providers.organisation')),
                ('provider', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='meetings', to='providers.organisation')),
                ('held_on', models.DateField()),
                ('place', models.CharField(blank=True, help_text='Where, or how: by video.', max_length=200)),
                ('present_inspectorate', models.TextField(help_text='Who was there for the inspectorate: one a line, name and role.')),
                ('present_service', models.TextField(help_text='Who was there for the service: one a line, name and role.')),
                ('self_evaluation', models.TextField(blank=True, help_text='What the self-evaluation says, and what was said of it.')),
                ('changed', models.TextField(blank=True, help_text='What changed since the last meeting.')),
                ('risks', models.TextField(blank=True)),
                ('improvement', models.TextField(blank=True, help_text='What was said of the areas for improvement.')),
                ('agreed', models.TextField(blank=True, help_text='What was agreed, beside the actions.')),
                ('state', models.CharField(help_text='A status of domain/workflows/minutes.py.', max_length=10)),
                ('revision', models.PositiveIntegerField(default=0)),
                ('saved_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('saved_at', models.DateTimeField()),
                ('areas', models.ManyToManyField(blank=True, help_text='Empty: the whole service.', related_name='meetings', to='providers.area')),
                ('areas_for_improvement', models.ManyToManyField(blank=True, related_name='meetings', to='improvement.areaforimprovement')),
            ],
            options={
                'ordering': ['-held_on', '-id'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('kind', 'engagement')), fields=('inspectorate', 'provider', 'held_on'), name='engagement_meeting_once_a_day'), models.CheckConstraint(condition=models.Q(('state__in', ['writing', 'shared', 'disputed', 'agreed', 'kept_both'])), name='meeting_has_a_known_state')],
            },
        ),
        migrations.CreateModel(
            name='Panel',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('provider', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='panels', to='providers.organisation')),
                ('kind', models.CharField(choices=[('young_people', "young people's board"), ('families', 'family forum'), ('other', 'other panel')], max_length=16)),
                ('name', models.CharField(max_length=200)),
                ('kept_by', models.CharField(help_text='The post that looks after it, never a name.', max_length=200)),
                ('ended_on', models.DateField(blank=True, null=True)),
            ],
            options={
                'ordering': ['name', 'id'],
                'constraints': [models.UniqueConstraint(fields=('provider', 'name'), name='panel_once'), models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='panel_has_a_name')],
            },
        ),
        migrations.CreateModel(
            name='MinutesSharing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sharings', to='conversations.meeting')),
                ('number', models.PositiveSmallIntegerField(help_text='From 1.')),
                ('content', models.JSONField(help_text='The minutes and the actions as they were then.')),
                ('sha256', models.CharField(max_length=64)),
                ('clock', models.ForeignKey(blank=True, help_text='By when to answer.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='clocks.clock')),
                ('shared_at', models.DateTimeField()),
                ('shared_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('outcome', models.CharField(blank=True, choices=[('', 'waits for an answer'), ('agreed', 'agreed'), ('disputed', 'seen otherwise'), ('taken_back', 'taken back by the inspectorate')], max_length=10)),
                ('words', models.TextField(blank=True, help_text='What the service says of it, in its own words.')),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('kept_because', models.TextField(blank=True, help_text="Why the inspectorate keeps its text beside the service's.")),
            ],
            options={
                'ordering': ['meeting_id', 'number'],
                'constraints': [models.UniqueConstraint(fields=('meeting', 'number'), name='minutes_sharing_once'), models.UniqueConstraint(condition=models.Q(('outcome', '')), fields=('meeting',), name='minutes_one_sharing_waits'), models.CheckConstraint(condition=models.Q(models.Q(('answered_at__isnull', True), ('outcome', '')), models.Q(models.Q(('outcome', ''), _negated=True), ('answered_at__isnull', False)), _connector='OR'), name='minutes_answered_with_their_time'), models.CheckConstraint(condition=models.Q(models.Q(('outcome', 'disputed'), _negated=True), models.Q(('words', ''), _negated=True), _connector='OR'), name='minutes_dispute_has_words')],
            },
        ),
        migrations.CreateModel(
            name='MinutesNote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notes', to='conversations.meeting')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='providers.organisation')),
                ('text', models.TextField()),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('at', models.DateTimeField()),
            ],
            options={
                'ordering': ['at', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='minutes_note_says_something')],
            },
        ),
        migrations.CreateModel(
            name='AgreedAction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('provider', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='agreed_actions', to='providers.organisation')),
                ('meeting', models.ForeignKey(blank=True, help_text='Empty: it answers a recommendation of young people or families.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='actions', to='conversations.meeting')),
                ('side', models.CharField(choices=[('inspectorate', 'the inspectorate'), ('service', 'the service')], max_length=12)),
                ('text', models.TextField(help_text='What will be done.')),
                ('owner', models.CharField(help_text='The person or post that answers for it.', max_length=200)),
                ('due', models.DateField(blank=True, null=True)),
                ('no_due_reason', models.CharField(blank=True, help_text='Why no day was agreed.', max_length=300)),
                ('state', models.CharField(help_text='A status of domain/workflows/agreed_action.py.', max_length=10)),
                ('ended_on', models.DateField(blank=True, help_text='When it was done, given up or withdrawn.', null=True)),
                ('agreed_on', models.DateField()),
                ('corrected', models.PositiveSmallIntegerField(default=0, help_text='How often: the number of its last correction.')),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('text', ''), _negated=True), models.Q(('owner', ''), _negated=True)), name='agreed_action_says_something'), models.CheckConstraint(condition=models.Q(('state__in', ['agreed', 'under_way', 'done', 'not_done', 'withdrawn'])), name='agreed_action_has_a_known_state'), models.CheckConstraint(condition=models.Q(('due__isnull', False), models.Q(('no_due_reason', ''), _negated=True), _connector='OR'), name='agreed_action_without_day_says_why'), models.CheckConstraint(condition=models.Q(models.Q(('ended_on__isnull', True), ('state__in', ('agreed', 'under_way'))), models.Q(models.Q(('state__in', ('agreed', 'under_way')), _negated=True), ('ended_on__isnull', False)), _connector='OR'), name='agreed_action_ends_on_a_day'), models.CheckConstraint(condition=models.Q(('meeting__isnull', False), ('side', 'service'), _connector='OR'), name='agreed_action_of_a_panel_is_the_service_s')],
            },
        ),
        migrations.CreateModel(
            name='PanelSession',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('panel', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sessions', to='conversations.panel')),
                ('held_on', models.DateField()),
                ('came', models.PositiveSmallIntegerField(help_text='How many came.')),
                ('about', models.TextField(blank=True, help_text='What it was about.')),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('at', models.DateTimeField()),
            ],
            options={
                'ordering': ['-held_on', '-id'],
                'constraints': [models.UniqueConstraint(fields=('panel', 'held_on'), name='panel_session_once_a_day')],
            },
        ),
        migrations.CreateModel(
            name='MinutesReminder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sharing', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reminders', to='conversations.minutessharing')),
                ('kind', models.CharField(choices=[('soon', 'due soon'), ('late', 'not answered in time')], max_length=4)),
                ('about', models.DateField(help_text='The last day on which an answer is in time.')),
                ('sent_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['sent_at', 'id'],
                'constraints': [models.UniqueConstraint(fields=('sharing', 'kind', 'about'), name='minutes_reminder_once')],
            },
        ),
        migrations.CreateModel(
            name='ActionUpdate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('action', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='updates', to='conversations.agreedaction')),
                ('on', models.DateField(help_text='The day it is true for.')),
                ('state', models.CharField(max_length=10)),
                ('says', models.TextField(blank=True)),
                ('due_before', models.DateField(blank=True, help_text='The day it had, where the day moved.', null=True)),
                ('due_after', models.DateField(blank=True, help_text='The day it has from then on, where the day moved.', null=True)),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('at', models.DateTimeField()),
            ],
            options={
                'ordering': ['on', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['agreed', 'under_way', 'done', 'not_done', 'withdrawn'])), name='action_update_has_a_known_state'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['not_done', 'withdrawn']), _negated=True), models.Q(('says', ''), _negated=True), _connector='OR'), name='action_update_says_why'), models.CheckConstraint(condition=models.Q(models.Q(('due_after__isnull', True), ('due_before__isnull', True)), models.Q(('due_after__isnull', False), models.Q(('says', ''), _negated=True)), _connector='OR'), name='action_day_moves_with_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='AgreedFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('action', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='files', to='conversations.agreedaction')),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
                ('name', models.CharField(max_length=200)),
                ('shows', models.CharField(help_text='What it shows.', max_length=500)),
                ('added_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('added_at', models.DateTimeField()),
                ('withdrawn_reason', models.CharField(blank=True, help_text='Why it no longer counts.', max_length=300)),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('shows', ''), _negated=True), name='agreed_file_says_what_it_shows')],
            },
        ),
        migrations.CreateModel(
            name='ActionAlarm',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('action', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='alarms', to='conversations.agreedaction')),
                ('due', models.DateField(help_text='The day that had passed.')),
                ('raised_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['-raised_at', '-id'],
                'constraints': [models.UniqueConstraint(fields=('action', 'due'), name='action_alarm_once')],
            },
        ),
        migrations.CreateModel(
            name='ActionCorrection',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('action', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='corrections', to='conversations.agreedaction')),
                ('number', models.PositiveSmallIntegerField(help_text='From 1, as `AgreedAction.corrected` counts them.')),
                ('side', models.CharField(choices=[('inspectorate', 'the inspectorate'), ('service', 'the service')], help_text='The side that corrected it.', max_length=12)),
                ('text_before', models.TextField()),
                ('text_after', models.TextField()),
                ('owner_before', models.CharField(max_length=200)),
                ('owner_after', models.CharField(max_length=200)),
                ('due_before', models.DateField(blank=True, null=True)),
                ('due_after', models.DateField(blank=True, null=True)),
                ('reason', models.TextField()),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('at', models.DateTimeField()),
                ('day_state', models.CharField(blank=True, help_text='A status of NEW_DAY; empty: the day stays.', max_length=10)),
                ('answer', models.TextField(blank=True, help_text='What the other side says of the day.')),
                ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'ordering': ['action_id', 'number'],
                'constraints': [models.UniqueConstraint(fields=('action', 'number'), name='action_correction_once'), models.UniqueConstraint(condition=models.Q(('day_state', 'asked')), fields=('action',), name='action_one_day_waits'), models.CheckConstraint(condition=models.Q(models.Q(('reason', ''), _negated=True), models.Q(('text_after', ''), _negated=True), models.Q(('owner_after', ''), _negated=True)), name='action_correction_says_why_and_what'), models.CheckConstraint(condition=models.Q(models.Q(('text_before', models.F('text_after')), _negated=True), models.Q(('owner_before', models.F('owner_after')), _negated=True), models.Q(('day_state', ''), _negated=True), _connector='OR'), name='action_correction_changes_something'), models.CheckConstraint(condition=models.Q(('day_state__in', ['', 'asked', 'agreed', 'refused', 'taken_back', 'at_once'])), name='action_correction_has_a_known_state'), models.CheckConstraint(condition=models.Q(models.Q(('answered_at__isnull', True), ('day_state__in', ['', 'asked', 'at_once'])), models.Q(models.Q(('day_state__in', ['', 'asked', 'at_once']), _negated=True), ('answered_at__isnull', False)), _connector='OR'), name='action_day_answered_with_its_time'), models.CheckConstraint(condition=models.Q(models.Q(('day_state', 'refused'), _negated=True), models.Q(('answer', ''), _negated=True), _connector='OR'), name='action_day_refused_with_words')],
            },
        ),
        migrations.CreateModel(
            name='Recommendation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('session', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='recommendations', to='conversations.panelsession')),
                ('number', models.PositiveSmallIntegerField(help_text='From 1, in its session.')),
                ('said', models.TextField(help_text='Their words, shortened by a person.')),
                ('language', models.CharField(choices=[('en', 'English'), ('cy', 'Welsh')], default='en', max_length=2)),
                ('theme', models.CharField(blank=True, help_text='A key of domain/themes.py.', max_length=40)),
                ('area', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='providers.area')),
                ('kept_marks', models.TextField(blank=True, help_text='Why words that the check marked may stay.')),
                ('is_public', models.BooleanField(default=False, help_text='A person of the service chose to show it to everyone.')),
                ('told_back_on', models.DateField(blank=True, null=True)),
                ('told_back_how', models.CharField(blank=True, max_length=300)),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('at', models.DateTimeField()),
            ],
            options={
                'ordering': ['session_id', 'number'],
                'constraints': [models.UniqueConstraint(fields=('session', 'number'), name='recommendation_once'), models.CheckConstraint(condition=models.Q(('said', ''), _negated=True), name='recommendation_says_something'), models.CheckConstraint(condition=models.Q(models.Q(('told_back_how', ''), ('told_back_on__isnull', True)), models.Q(('told_back_on__isnull', False), models.Q(('told_back_how', ''), _negated=True)), _connector='OR'), name='recommendation_told_back_somehow')],
            },
        ),
        migrations.CreateModel(
            name='RecommendationReply',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('recommendation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='replies', to='conversations.recommendation')),
                ('kind', models.CharField(choices=[('did', 'we did'), ('will', 'we will'), ('cannot', 'we cannot')], max_length=8)),
                ('words', models.TextField(help_text='What was done, what will be, or why it cannot.')),
                ('language', models.CharField(choices=[('en', 'English'), ('cy', 'Welsh')], default='en', max_length=2)),
                ('did_on', models.DateField(blank=True, null=True)),
                ('action', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reply', to='conversations.agreedaction')),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('on', models.DateField()),
                ('at', models.DateTimeField()),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='recommendation_reply_says_something'), models.CheckConstraint(condition=models.Q(models.Q(('action__isnull', False), ('did_on__isnull', True), ('kind', 'will')), models.Q(('action__isnull', True), ('did_on__isnull', False), ('kind', 'did')), models.Q(('action__isnull', True), ('did_on__isnull', True), ('kind', 'cannot')), _connector='OR'), name='recommendation_reply_of_a_kind')],
            },
        ),
    ]
