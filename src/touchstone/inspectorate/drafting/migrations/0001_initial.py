import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('findings', '0001_initial'),
        ('findings', '0002_what_was_judged_stays'),
        ('inspections', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Draft',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('inspection', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='drafts', to='inspections.inspection')),
                ('edition', models.PositiveSmallIntegerField(default=1)),
                ('state', models.CharField(help_text='A status of domain/workflows/draft.py.', max_length=12)),
                ('output_key', models.CharField(help_text='Key of an output of the framework.', max_length=40)),
                ('form', models.CharField(help_text='report or letter.', max_length=12)),
                ('title', models.CharField(max_length=300)),
                ('title_cy', models.CharField(blank=True, max_length=300)),
                ('welsh', models.BooleanField(default=False, help_text='Is published in Welsh and English at the same time.')),
                ('welsh_reviewed', models.BooleanField(default=False, help_text='A Welsh speaker has read the Welsh.')),
                ('addressee', models.TextField(blank=True, help_text='A line a line.')),
                ('salutation', models.CharField(blank=True, max_length=200)),
                ('copies_to', models.JSONField(blank=True, default=list, help_text='Who is sent a copy.')),
                ('signatory', models.CharField(blank=True, max_length=200)),
                ('signatory_post', models.CharField(blank=True, max_length=200)),
                ('skipped_check_reason', models.TextField(blank=True, help_text='Why the service did not check it.')),
                ('correction_of', models.TextField(blank=True, help_text='What a later edition corrects, and why; public.')),
                ('opened_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('opened_at', models.DateTimeField()),
                ('revision', models.PositiveIntegerField(default=0, help_text='How often these settings were saved.')),
                ('saved_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('saved_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['inspection_id', 'edition'],
                'constraints': [models.UniqueConstraint(fields=('inspection', 'edition'), name='draft_edition_once'), models.CheckConstraint(condition=models.Q(('state__in', ['writing', 'with_service', 'answering', 'signed', 'publishing', 'published'])), name='draft_has_a_known_state')],
            },
        ),
        migrations.CreateModel(
            name='Section',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('draft', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sections', to='drafting.draft')),
                ('audience', models.CharField(choices=[('everyone', 'everyone'), ('children', 'children: the version with its own short texts')], default='everyone', max_length=8)),
                ('order', models.PositiveSmallIntegerField()),
                ('key', models.CharField(help_text="Of the output's sections, or of a judgement area.", max_length=80)),
                ('area_key', models.CharField(blank=True, help_text='The judgement area it is about.', max_length=80)),
                ('title', models.CharField(max_length=300)),
                ('title_cy', models.CharField(blank=True, max_length=300)),
                ('numbered', models.BooleanField(default=False, help_text='Its statements are numbered by theme: 2.8.')),
            ],
            options={
                'ordering': ['draft_id', 'audience', 'order'],
                'constraints': [models.UniqueConstraint(fields=('draft', 'audience', 'key'), name='section_once_in_a_draft')],
            },
        ),
        migrations.CreateModel(
            name='DraftArea',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('draft', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='areas', to='drafting.draft')),
                ('order', models.PositiveSmallIntegerField()),
                ('text', models.TextField()),
                ('text_cy', models.TextField(blank=True)),
                ('text_at', models.DateTimeField()),
                ('text_cy_at', models.DateTimeField(blank=True, null=True)),
                ('timescale_key', models.CharField(blank=True, help_text='Key in the framework; empty: untimed.', max_length=40)),
                ('class_key', models.CharField(blank=True, max_length=40)),
                ('section', models.CharField(blank=True, help_text='For documents with more than one list.', max_length=40)),
                ('judgement_key', models.CharField(blank=True, max_length=80)),
                ('removed', models.BooleanField(default=False)),
                ('revision', models.PositiveIntegerField(default=0)),
                ('saved_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('saved_at', models.DateTimeField()),
                ('findings', models.ManyToManyField(blank=True, related_name='draft_areas', to='findings.finding')),
            ],
            options={
                'ordering': ['draft_id', 'order', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='draft_area_says_something')],
            },
        ),
        migrations.CreateModel(
            name='SignOff',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('draft', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sign_offs', to='drafting.draft')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('role', models.CharField(help_text='As what they sign: lead, moderator, director.', max_length=20)),
                ('seen', models.CharField(help_text='Hash of what they signed.', max_length=64)),
                ('at', models.DateTimeField()),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(fields=('draft', 'person', 'seen'), name='sign_off_once_a_text')],
            },
        ),
        migrations.CreateModel(
            name='WelshText',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('draft', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='welsh_texts', to='drafting.draft')),
                ('key', models.CharField(help_text='What it is of: building/typed.py.', max_length=120)),
                ('english', models.TextField()),
                ('text_cy', models.TextField()),
                ('revision', models.PositiveIntegerField(default=0)),
                ('saved_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('saved_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(fields=('draft', 'key'), name='welsh_text_once'), models.CheckConstraint(condition=models.Q(('english', ''), _negated=True), name='welsh_text_is_of_something')],
            },
        ),
        migrations.CreateModel(
            name='AcceptedWarning',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('draft', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='accepted_warnings', to='drafting.draft')),
                ('place', models.CharField(blank=True, help_text='Key of a statement or area; empty: the whole.', max_length=80)),
                ('rule', models.CharField(help_text='Key of a rule of domain/checks.', max_length=80)),
                ('seen', models.CharField(help_text='Hash of the problem and of the text that it is in.', max_length=64)),
                ('reason', models.TextField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('at', models.DateTimeField()),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(fields=('draft', 'seen'), name='warning_accepted_once'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='accepted_warning_has_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='Statement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('section', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='statements', to='drafting.section')),
                ('order', models.PositiveIntegerField()),
                ('text', models.TextField(blank=True)),
                ('text_cy', models.TextField(blank=True)),
                ('text_at', models.DateTimeField(help_text='When the English was last changed.')),
                ('text_cy_at', models.DateTimeField(blank=True, help_text='When the Welsh was last changed.', null=True)),
                ('plain', models.BooleanField(default=False, help_text='Says nothing of what was found (thanks, what comes next).')),
                ('removed', models.BooleanField(default=False, help_text='Taken out; its history stays, and it can come back.')),
                ('revision', models.PositiveIntegerField(default=0)),
                ('saved_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('saved_at', models.DateTimeField()),
                ('findings', models.ManyToManyField(blank=True, related_name='statements', to='findings.finding')),
            ],
            options={
                'ordering': ['section_id', 'order', 'id'],
                'indexes': [models.Index(fields=['section', 'removed', 'order'], name='drafting_st_section_3aab51_idx')],
            },
        ),
        migrations.CreateModel(
            name='StatementVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('statement', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='drafting.statement')),
                ('area', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='drafting.draftarea')),
                ('revision', models.PositiveIntegerField()),
                ('text', models.TextField(blank=True)),
                ('text_cy', models.TextField(blank=True)),
                ('why', models.CharField(blank=True, help_text="Say, the service's comment that it answers.", max_length=200)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('at', models.DateTimeField()),
            ],
            options={
                'ordering': ['revision', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('area__isnull', True), ('statement__isnull', False)), models.Q(('area__isnull', False), ('statement__isnull', True)), _connector='OR'), name='version_of_one_thing')],
            },
        ),
        migrations.CreateModel(
            name='Comment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('statement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='comments', to='drafting.statement')),
                ('text', models.TextField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('at', models.DateTimeField()),
                ('done_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('done_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='comment_says_something'), models.CheckConstraint(condition=models.Q(models.Q(('done_at__isnull', True), ('done_by__isnull', True)), models.Q(('done_at__isnull', False), ('done_by__isnull', False)), _connector='OR'), name='comment_done_by_somebody_at_some_time')],
            },
        ),
    ]
