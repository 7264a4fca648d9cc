import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('clocks', '0001_initial'),
        ('drafting', '0001_initial'),
        ('files', '0001_initial'),
        ('inspections', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Challenge',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('inspection', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='challenges', to='inspections.inspection')),
                ('number', models.PositiveSmallIntegerField(help_text='From 1 in an inspection.')),
                ('about', models.CharField(choices=[('conduct', 'how somebody behaved'), ('process', 'how the inspection was done'), ('judgement', 'a judgement')], max_length=10)),
                ('judgement_key', models.CharField(blank=True, help_text='The judgement area, of one about a judgement.', max_length=80)),
                ('text', models.TextField(help_text='What happened, or what is wrong, and why.')),
                ('wanted', models.TextField(help_text='What the service asks the inspectorate to do.')),
                ('procedure', models.CharField(help_text='A key of procedures.yaml.', max_length=40)),
                ('state', models.CharField(help_text='A status of domain/workflows/challenge.py.', max_length=10)),
                ('made_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('made_at', models.DateTimeField()),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('lifted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('lifted_at', models.DateTimeField(blank=True, help_text='When a director let publication go on all the same.', null=True)),
                ('lifted_reason', models.TextField(blank=True)),
            ],
            options={
                'ordering': ['inspection_id', 'number'],
                'constraints': [models.UniqueConstraint(fields=('inspection', 'number'), name='challenge_number_once'), models.CheckConstraint(condition=models.Q(('state__in', ['open', 'answered', 'closed', 'withdrawn'])), name='challenge_state_is_known'), models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='challenge_says_something'), models.CheckConstraint(condition=models.Q(models.Q(('about', 'judgement'), models.Q(('judgement_key', ''), _negated=True)), models.Q(models.Q(('about', 'judgement'), _negated=True), ('judgement_key', '')), _connector='OR'), name='challenge_of_a_judgement_names_it'), models.CheckConstraint(condition=models.Q(models.Q(('lifted_at__isnull', True), ('lifted_reason', '')), models.Q(('lifted_at__isnull', False), models.Q(('lifted_reason', ''), _negated=True)), _connector='OR'), name='challenge_lifted_with_a_reason'), models.CheckConstraint(condition=models.Q(models.Q(('closed_at__isnull', True), ('state__in', ['open', 'answered'])), models.Q(('closed_at__isnull', False), ('state__in', ['closed', 'withdrawn'])), _connector='OR'), name='challenge_over_has_its_time')],
            },
        ),
        migrations.CreateModel(
            name='AccuracyCheck',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('draft', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='accuracy_checks', to='drafting.draft')),
                ('number', models.PositiveSmallIntegerField(help_text='From 1 in a draft.')),
                ('state', models.CharField(help_text='A status of domain/workflows/accuracy_check.py.', max_length=12)),
                ('words', models.TextField(blank=True, help_text='What the lead says to the service with the draft.')),
                ('fingerprint', models.CharField(help_text='SHA-256 over the hashes of its lines, in order.', max_length=64)),
                ('clock', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='clocks.clock')),
                ('opened_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('opened_at', models.DateTimeField()),
                ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('end_reason', models.TextField(blank=True, help_text='Why it was ended before its day, or without a return.')),
                ('answer_words', models.TextField(blank=True, help_text='What the lead says to the service with the answers.')),
                ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'ordering': ['draft_id', 'number'],
                'constraints': [models.UniqueConstraint(fields=('draft', 'number'), name='accuracy_check_number_once'), models.UniqueConstraint(condition=models.Q(('state__in', ('with_service', 'returned'))), fields=('draft',), name='accuracy_one_check_at_a_time'), models.CheckConstraint(condition=models.Q(('state__in', ['with_service', 'returned', 'ended', 'no_return', 'taken_back', 'answered'])), name='accuracy_check_state_is_known'), models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('state__in', ('with_service', 'returned'))), models.Q(models.Q(('state__in', ('with_service', 'returned')), _negated=True), ('ended_at__isnull', False)), _connector='OR'), name='accuracy_check_over_has_its_time'), models.CheckConstraint(condition=models.Q(models.Q(('answered_at__isnull', False), ('state', 'answered')), models.Q(models.Q(('state', 'answered'), _negated=True), ('answered_at__isnull', True)), _connector='OR'), name='accuracy_check_answered_has_its_time')],
            },
        ),
        migrations.CreateModel(
            name='ChallengeRound',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('challenge', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rounds', to='accuracy.challenge')),
                ('number', models.PositiveSmallIntegerField()),
                ('stage_key', models.CharField(help_text='A stage of the procedure.', max_length=40)),
                ('words', models.TextField(blank=True, help_text='Why the service takes it on.')),
                ('holds', models.BooleanField(default=False, help_text='Publication waits for the answer of this stage.')),
                ('late', models.BooleanField(default=False, help_text='It was made after the last day for it.')),
                ('clock', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='clocks.clock')),
                ('asked_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('asked_at', models.DateTimeField()),
                ('outcome', models.CharField(blank=True, choices=[('upheld', 'upheld'), ('partly', 'upheld in part'), ('not_upheld', 'not upheld'), ('out_of_time', 'not considered: it came too late')], max_length=12)),
                ('answer', models.TextField(blank=True, help_text='With reasons; the service reads it.')),
                ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('next_clock', models.ForeignKey(blank=True, help_text='To take it on.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='clocks.clock')),
            ],
            options={
                'ordering': ['challenge_id', 'number'],
                'constraints': [models.UniqueConstraint(fields=('challenge', 'number'), name='challenge_round_once'), models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_at__isnull', True), ('outcome', '')), models.Q(('answered_at__isnull', False), models.Q(('outcome', ''), _negated=True), models.Q(('answer', ''), _negated=True)), _connector='OR'), name='challenge_round_answered_says_what')],
            },
        ),
        migrations.CreateModel(
            name='ChallengeFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('challenge', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='files', to='accuracy.challenge')),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
                ('name', models.CharField(max_length=200)),
                ('added_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('added_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(fields=('challenge', 'name'), name='challenge_file_name_once')],
            },
        ),
        migrations.CreateModel(
            name='SentLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('check_of', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='accuracy.accuracycheck')),
                ('order', models.PositiveIntegerField()),
                ('label', models.CharField(help_text='How it is referred to: 12, 2.8, A3.', max_length=20)),
                ('heading', models.CharField(help_text='The heading that it stands under.', max_length=300)),
                ('heading_cy', models.CharField(blank=True, max_length=300)),
                ('statement', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='drafting.statement')),
                ('area', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='drafting.draftarea')),
                ('text', models.TextField(blank=True)),
                ('text_cy', models.TextField(blank=True)),
                ('sha256', models.CharField(help_text='Over label and text in both languages.', max_length=64)),
                ('changed', models.BooleanField(default=False, help_text='It says something else when the answers are sent.')),
                ('after', models.TextField(blank=True, help_text='What it says when the answers are sent, where it changed.')),
                ('after_cy', models.TextField(blank=True)),
            ],
            options={
                'ordering': ['check_of_id', 'order'],
                'constraints': [models.UniqueConstraint(fields=('check_of', 'order'), name='sent_line_order_once'), models.UniqueConstraint(fields=('check_of', 'label'), name='sent_line_label_once'), models.CheckConstraint(condition=models.Q(('changed', True), models.Q(('after', ''), ('after_cy', '')), _connector='OR'), name='sent_line_unchanged_says_nothing_else'), models.CheckConstraint(condition=models.Q(models.Q(('area__isnull', True), ('statement__isnull', False)), models.Q(('area__isnull', False), ('statement__isnull', True)), _connector='OR'), name='sent_line_of_one_thing')],
            },
        ),
        migrations.CreateModel(
            name='AccuracyReturn',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('check_of', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='returns', to='accuracy.accuracycheck')),
                ('number', models.PositiveSmallIntegerField()),
                ('words', models.TextField(blank=True, help_text='What the service says with it.')),
                ('count', models.PositiveSmallIntegerField(help_text='Of comments; 0: the service says that it has none.')),
                ('late', models.BooleanField(default=False, help_text='It came after the day it was due.')),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('at', models.DateTimeField()),
            ],
            options={
                'ordering': ['check_of_id', 'number'],
                'constraints': [models.UniqueConstraint(fields=('check_of', 'number'), name='accuracy_return_number_once')],
            },
        ),
        migrations.CreateModel(
            name='AccuracyReminder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('check_of', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reminders', to='accuracy.accuracycheck')),
                ('kind', models.CharField(choices=[('soon', 'due soon'), ('late', 'late'), ('asked', 'sent by the lead')], max_length=8)),
                ('about', models.DateField(help_text='The day that was due; of one sent by the lead, the day it was sent.')),
                ('sent_at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('check_of', 'kind', 'about'), name='accuracy_reminded_once')],
            },
        ),
        migrations.CreateModel(
            name='AccuracyComment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('check_of', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='comments', to='accuracy.accuracycheck')),
                ('number', models.PositiveSmallIntegerField(help_text='From 1 in a check; never used again.')),
                ('line', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='comments', to='accuracy.sentline')),
                ('kind', models.CharField(choices=[('factual_error', 'factual error'), ('missing_context', 'missing context'), ('evidence', 'evidence that was not considered'), ('wording', 'wording'), ('other', 'something else')], max_length=16)),
                ('text', models.TextField()),
                ('proposed', models.TextField(blank=True, help_text='The words that the service would put instead.')),
                ('state', models.CharField(help_text='A status of domain/workflows/accuracy_comment.py.', max_length=12)),
                ('sent_in', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='comments', to='accuracy.accuracyreturn')),
                ('revision', models.PositiveIntegerField(default=0)),
                ('saved_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('saved_at', models.DateTimeField()),
                ('answer', models.TextField(blank=True, help_text='Why it was accepted or not. The service reads it.')),
                ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'ordering': ['check_of_id', 'number'],
                'constraints': [models.UniqueConstraint(fields=('check_of', 'number'), name='accuracy_comment_number_once'), models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'removed', 'sent', 'accepted', 'in_part', 'not_accepted', 'withdrawn'])), name='accuracy_comment_state_is_known'), models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='accuracy_comment_says_something'), models.CheckConstraint(condition=models.Q(models.Q(('sent_in__isnull', True), ('state__in', ['draft', 'removed'])), models.Q(models.Q(('state__in', ['draft', 'removed']), _negated=True), ('sent_in__isnull', False)), _connector='OR'), name='accuracy_comment_sent_in_a_return'), models.CheckConstraint(condition=models.Q(models.Q(('answered_at__isnull', False), ('state__in', ('accepted', 'in_part', 'not_accepted')), models.Q(('answer', ''), _negated=True)), models.Q(models.Q(('state__in', ('accepted', 'in_part', 'not_accepted')), _negated=True), ('answer', ''), ('answered_at__isnull', True)), _connector='OR'), name='accuracy_comment_answered_says_why')],
            },
        ),
        migrations.CreateModel(
            name='CommentFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('comment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='files', to='accuracy.accuracycomment')),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
                ('name', models.CharField(max_length=200)),
                ('added_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('added_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(fields=('comment', 'name'), name='comment_file_name_once')],
            },
        ),
    ]
