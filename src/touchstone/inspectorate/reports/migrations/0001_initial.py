import django.db.models.deletion
import touchstone.foundation.core.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('files', '0001_initial'),
        ('inspections', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Report',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('inspection', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='inspections.inspection')),
                ('kind', models.CharField(choices=[('full', 'full report'), ('letter', 'letter'), ('facts', 'published facts; the document is not held')], max_length=8)),
                ('title', models.CharField(max_length=300)),
                ('language', models.CharField(default='en', max_length=5)),
                ('dated', touchstone.foundation.core.fields.PreciseDateField(blank=True, help_text='As the document dates itself.', max_length=120, null=True)),
                ('references', models.JSONField(blank=True, default=list, help_text='Every reference it prints.')),
                ('addressee', models.CharField(blank=True, max_length=300)),
                ('copies_to', models.JSONField(blank=True, default=list)),
                ('source_url', models.URLField(blank=True, max_length=500)),
                ('text', models.TextField(blank=True, help_text='Its plain text, page break as form feed, for search.')),
                ('welsh_from_page', models.PositiveSmallIntegerField(blank=True, help_text='The page of `text` at which its Welsh begins, where it has both languages.', null=True)),
            ],
        ),
        migrations.CreateModel(
            name='Publication',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='publications', to='reports.report')),
                ('state', models.CharField(choices=[('draft', 'not published'), ('published', 'published'), ('withdrawn', 'withdrawn')], default='draft', max_length=10)),
                ('public_from', models.DateTimeField(blank=True, help_text='Embargo: not public before this moment.', null=True)),
                ('document', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('withdrawn_reason', models.TextField(blank=True)),
                ('edition', models.PositiveSmallIntegerField(default=0, help_text='Of its inspection, from 1; 0: not made here.')),
                ('snapshot', models.ForeignKey(blank=True, help_text="Its documents as JSON (domain/reporting/serial.py); the hash of this file is the publication's.", null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
                ('fingerprint', models.CharField(blank=True, help_text='Hash of what was signed off.', max_length=64)),
                ('supersedes', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='superseded_by', to='reports.publication')),
                ('correction', models.TextField(blank=True, help_text='What it corrects in the one it supersedes, and why; public.')),
                ('welsh', models.JSONField(blank=True, default=dict, help_text='What was typed in English and its Welsh document printed → its Welsh.')),
                ('looked_at', models.JSONField(blank=True, default=dict, help_text='What inspectors looked at and could not see, as its documents count it.')),
                ('superseded_from', models.DateTimeField(blank=True, help_text='When a correction of it is public; before that moment it stands.', null=True)),
            ],
            options={
                'indexes': [models.Index(fields=['state', 'public_from'], name='reports_pub_state_ca1f4c_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('edition', 0), ('snapshot__isnull', True)), models.Q(('edition__gt', 0), ('snapshot__isnull', False)), _connector='OR'), name='publication_made_here_has_snapshot'), models.CheckConstraint(condition=models.Q(('supersedes__isnull', True), models.Q(('correction', ''), _negated=True), _connector='OR'), name='correction_says_what'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'published'), _negated=True), ('public_from__isnull', False), _connector='OR'), name='published_has_moment'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'withdrawn'), ('withdrawn_at__isnull', False), models.Q(('withdrawn_reason', ''), _negated=True)), models.Q(models.Q(('state', 'withdrawn'), _negated=True), ('withdrawn_at__isnull', True), ('withdrawn_reason', '')), _connector='OR'), name='withdrawn_says_when_and_why')],
            },
        ),
        migrations.CreateModel(
            name='PublishedForm',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('publication', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='forms', to='reports.publication')),
                ('document', models.CharField(help_text='Its name in the snapshot: en, cy, children-en, children-cy.', max_length=20)),
                ('form', models.CharField(help_text='A key of formats.FORMS.', max_length=20)),
                ('media_type', models.CharField(max_length=120)),
                ('extension', models.CharField(max_length=12)),
                ('file', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
                ('missing', models.TextField(blank=True, help_text='Why it is not made; empty: it is.')),
                ('made_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'ordering': ['publication_id', 'id'],
                'constraints': [models.UniqueConstraint(fields=('publication', 'document', 'form'), name='published_form_once'), models.CheckConstraint(condition=models.Q(models.Q(('file__isnull', False), ('missing', '')), models.Q(('file__isnull', True), models.Q(('missing', ''), _negated=True)), _connector='OR'), name='published_form_is_made_or_says_why')],
            },
        ),
        migrations.CreateModel(
            name='FormatRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('publication', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='format_requests', to='reports.publication')),
                ('state', models.CharField(help_text='A status of domain/workflows/format_request.py.', max_length=10)),
                ('kind', models.CharField(choices=[('large-print', 'large print on paper'), ('braille', 'Braille on paper'), ('audio', 'audio'), ('easy-read', 'easy read'), ('language', 'another language'), ('other', 'something else')], max_length=12)),
                ('wish', models.TextField(blank=True, help_text="Which language, or what else is needed, in the reader's words.")),
                ('language', models.CharField(default='en', help_text='In which the reader asked.', max_length=5)),
                ('name', models.CharField(blank=True, max_length=200)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('address', models.TextField(blank=True, help_text='Postal.')),
                ('asked_at', models.DateTimeField()),
                ('due', models.DateField(help_text='The target for this kind, in working days.')),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('answer', models.TextField(blank=True, help_text='What was sent, or why it cannot be.')),
                ('erased_at', models.DateTimeField(blank=True, help_text='When name, contact and wish were erased.', null=True)),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['asked', 'in_work', 'sent', 'not_met'])), name='format_request_has_a_known_state'), models.CheckConstraint(condition=models.Q(models.Q(('answered_at__isnull', False), ('state__in', ('sent', 'not_met'))), models.Q(models.Q(('state__in', ('sent', 'not_met')), _negated=True), ('answered_at__isnull', True)), _connector='OR'), name='format_request_answered_says_when'), models.CheckConstraint(condition=models.Q(('erased_at__isnull', True), models.Q(('address', ''), ('email', ''), ('name', ''), ('wish', '')), _connector='OR'), name='format_request_erased_is_empty')],
            },
        ),
        migrations.CreateModel(
            name='Translation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('publication', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='translations', to='reports.publication')),
                ('state', models.CharField(help_text='A status of domain/workflows/translation.py.', max_length=10)),
                ('language', models.CharField(help_text='Its code: ur, pl, bfi …', max_length=12)),
                ('language_name', models.CharField(help_text='In that language and in English.', max_length=100)),
                ('file', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
                ('asked_at', models.DateTimeField()),
                ('translator', models.CharField(blank=True, help_text='Of whom it was ordered.', max_length=200)),
                ('ordered_at', models.DateTimeField(blank=True, null=True)),
                ('received_at', models.DateTimeField(blank=True, null=True)),
                ('received_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('check_note', models.TextField(blank=True, help_text='What was checked, by the person who published it.')),
                ('published_at', models.DateTimeField(blank=True, null=True)),
                ('published_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['publication_id', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['asked', 'ordered', 'received', 'published', 'dropped'])), name='translation_has_a_known_state'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'published'), _negated=True), models.Q(('file__isnull', False), ('published_at__isnull', False), ('published_by__isnull', False), models.Q(('check_note', ''), _negated=True)), _connector='OR'), name='published_translation_is_checked'), models.UniqueConstraint(condition=models.Q(('state', 'dropped'), _negated=True), fields=('publication', 'language'), name='translation_once_a_language')],
            },
        ),
        migrations.CreateModel(
            name='PublicationJob',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('inspection', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='publication_jobs', to='inspections.inspection')),
                ('state', models.CharField(help_text='A status of domain/workflows/publication_job.py.', max_length=10)),
                ('snapshot', models.TextField(blank=True, help_text='The documents as JSON; emptied when a file holds them.')),
                ('snapshot_sha256', models.CharField(max_length=64)),
                ('fingerprint', models.CharField(blank=True, help_text='Hash of what was signed off.', max_length=64)),
                ('report', models.JSONField(default=dict, help_text='A ReportRow.')),
                ('areas', models.JSONField(default=list, help_text='Rows of areas for improvement, in order.')),
                ('findings', models.JSONField(default=list, help_text='Rows of strengths, and of what is urgent, in order.')),
                ('welsh', models.JSONField(default=dict, help_text='What was typed in English and is printed in Welsh → its Welsh.')),
                ('looked_at', models.JSONField(default=dict, help_text='A LookedAt: what the documents count.')),
                ('supersedes', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='reports.publication')),
                ('correction', models.TextField(blank=True)),
                ('public_from', models.DateTimeField(blank=True, help_text='Empty: as soon as it is made.', null=True)),
                ('queued_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('queued_at', models.DateTimeField()),
                ('total', models.PositiveSmallIntegerField(help_text='How many forms there are to make.')),
                ('attempts', models.PositiveSmallIntegerField(default=0, help_text='How often a worker took it since it was queued.')),
                ('error', models.TextField(blank=True, help_text='A sentence: what went wrong last.')),
                ('not_before', models.DateTimeField(blank=True, help_text='No worker takes it before this moment.', null=True)),
                ('lease_holder', models.CharField(blank=True, max_length=120)),
                ('leased_until', models.DateTimeField(blank=True, null=True)),
                ('finished_at', models.DateTimeField(blank=True, null=True)),
                ('stopped_reason', models.TextField(blank=True)),
                ('publication', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='job', to='reports.publication')),
            ],
            options={
                'ordering': ['-id'],
                'indexes': [models.Index(fields=['state', 'leased_until'], name='reports_pub_state_e347b8_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['waiting', 'making', 'failed', 'finished', 'stopped'])), name='job_has_a_known_state'), models.UniqueConstraint(condition=models.Q(('state__in', ('waiting', 'making', 'failed'))), fields=('inspection',), name='one_unfinished_job_an_inspection'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'finished'), _negated=True), ('publication__isnull', False), _connector='OR'), name='finished_job_has_its_publication')],
            },
        ),
        migrations.CreateModel(
            name='JobForm',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('job', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='forms', to='reports.publicationjob')),
                ('document', models.CharField(max_length=20)),
                ('form', models.CharField(max_length=20)),
                ('media_type', models.CharField(max_length=120)),
                ('extension', models.CharField(max_length=12)),
                ('file', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
                ('missing', models.TextField(blank=True, help_text='Why it cannot be made on this machine.')),
                ('made_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(fields=('job', 'document', 'form'), name='job_form_once')],
            },
        ),
    ]
