import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('clocks', '0001_initial'),
        ('files', '0001_initial'),
        ('inspections', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='RequestItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('inspection', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='request_items', to='inspections.inspection')),
                ('number', models.PositiveSmallIntegerField()),
                ('title', models.CharField(max_length=200)),
                ('text', models.TextField(blank=True, help_text='What exactly is wanted.')),
                ('areas', models.JSONField(blank=True, default=list, help_text='Keys of the judgement areas that it serves.')),
                ('list_key', models.CharField(blank=True, help_text='A key of schemas/: the answer is a list in that form.', max_length=40)),
                ('starting_key', models.CharField(blank=True, help_text='Its key in the starting list, if from there.', max_length=60)),
                ('state', models.CharField(default='draft', help_text='A status of domain/workflows/request_item.py.', max_length=12)),
                ('clock', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='clocks.clock')),
                ('sent_at', models.DateTimeField(blank=True, null=True)),
                ('withdrawn_reason', models.TextField(blank=True)),
                ('revision', models.PositiveIntegerField(default=0)),
                ('saved_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('saved_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('inspection', 'number'), name='request_item_number_once'), models.UniqueConstraint(condition=models.Q(('starting_key', ''), _negated=True), fields=('inspection', 'starting_key'), name='request_item_from_the_starting_list_once'), models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'asked', 'answered', 'returned', 'accepted', 'withdrawn'])), name='request_item_state_is_known'), models.CheckConstraint(condition=models.Q(models.Q(('clock__isnull', True), ('sent_at__isnull', True), ('state', 'draft')), models.Q(models.Q(('state', 'draft'), _negated=True), ('clock__isnull', False), ('sent_at__isnull', False)), _connector='OR'), name='request_item_sent_has_its_time_and_clock'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'withdrawn'), models.Q(('withdrawn_reason', ''), _negated=True)), models.Q(models.Q(('state', 'withdrawn'), _negated=True), ('withdrawn_reason', '')), _connector='OR'), name='request_item_withdrawn_says_why')],
            },
        ),
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='requests.requestitem')),
                ('round', models.PositiveSmallIntegerField(help_text='1 for the first answer, 2 after it was returned once …')),
                ('text', models.TextField(blank=True)),
                ('given_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('given_at', models.DateTimeField(blank=True, null=True)),
                ('revision', models.PositiveIntegerField(default=0)),
                ('saved_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('saved_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['item', 'round'],
                'constraints': [models.UniqueConstraint(fields=('item', 'round'), name='answer_round_once'), models.UniqueConstraint(condition=models.Q(('given_at__isnull', True)), fields=('item',), name='one_answer_is_being_written')],
            },
        ),
        migrations.CreateModel(
            name='RefusedList',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('item', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='refused_list', to='requests.requestitem')),
                ('name', models.CharField(max_length=200)),
                ('problems', models.PositiveIntegerField()),
                ('errors', models.TextField(help_text='CSV: row, column, value, expectation.')),
                ('refused_at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('problems__gt', 0)), name='refused_list_has_problems')],
            },
        ),
        migrations.CreateModel(
            name='Reminder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reminders', to='requests.requestitem')),
                ('kind', models.CharField(choices=[('soon', 'due soon'), ('late', 'late'), ('undecided', 'an answer waits for a decision')], max_length=10)),
                ('about', models.DateField(help_text='The day that was due, or on which the answer came.')),
                ('sent_at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('item', 'kind', 'about'), name='reminded_once')],
            },
        ),
        migrations.CreateModel(
            name='AnswerFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('answer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='files', to='requests.answer')),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
                ('name', models.CharField(max_length=200)),
                ('rows', models.PositiveIntegerField(blank=True, help_text='Of a list that was checked row by row.', null=True)),
                ('added_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('added_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(fields=('answer', 'name'), name='answer_file_name_once')],
            },
        ),
        migrations.CreateModel(
            name='Decision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('answer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='decisions', to='requests.answer')),
                ('verdict', models.CharField(choices=[('accepted', 'accepted'), ('returned', 'returned')], max_length=10)),
                ('reason_code', models.CharField(blank=True, help_text='A key of reasons.yaml, where it was returned.', max_length=40)),
                ('words', models.TextField(blank=True)),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('at', models.DateTimeField()),
            ],
            options={
                'ordering': ['at', 'id'],
                'constraints': [models.UniqueConstraint(fields=('answer', 'verdict'), name='answer_decided_once_each_way'), models.CheckConstraint(condition=models.Q(models.Q(('reason_code', ''), ('verdict', 'accepted')), models.Q(('verdict', 'returned'), models.Q(('reason_code', ''), _negated=True)), _connector='OR'), name='answer_returned_says_why')],
            },
        ),
    ]
