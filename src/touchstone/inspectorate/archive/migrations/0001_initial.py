import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('files', '0001_initial'),
        ('findings', '0001_initial'),
        ('improvement', '0001_initial'),
        ('improvement', '0002_wording_never_changes'),
        ('inspections', '0001_initial'),
        ('providers', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='SourceDocument',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('file', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='source_document', to='files.storedfile')),
                ('name', models.CharField(help_text='The name it came with.', max_length=255)),
                ('owner', models.ForeignKey(blank=True, help_text='The inspectorate whose archive this is.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='providers.organisation')),
                ('imported_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('imported_at', models.DateTimeField()),
                ('inspection', models.ForeignKey(blank=True, help_text='The inspection it tells of, once confirmed.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='source_documents', to='inspections.inspection')),
            ],
        ),
        migrations.CreateModel(
            name='ImportBatch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200)),
                ('source', models.CharField(blank=True, help_text='The folder; empty for files that were sent.', max_length=500)),
                ('owner', models.ForeignKey(blank=True, help_text='The inspectorate whose archive this is.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='providers.organisation')),
                ('started_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('started_at', models.DateTimeField()),
                ('finished_at', models.DateTimeField(blank=True, null=True)),
                ('lease_holder', models.CharField(blank=True, help_text='Machine and process that read it now.', max_length=200)),
                ('leased_until', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'ordering': ['-started_at', '-id'],
            },
        ),
        migrations.CreateModel(
            name='DocumentReading',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='readings', to='archive.sourcedocument')),
                ('reader_version', models.CharField(max_length=20)),
                ('read_at', models.DateTimeField()),
                ('record', models.JSONField(help_text="The reader's whole output, as its published schema describes.")),
                ('pages', models.JSONField(blank=True, default=list, help_text='The text of each page: what every place counts in.')),
                ('answers', models.JSONField(blank=True, default=dict, help_text='What a person chose for the record: see archive/answers.py.')),
                ('state', models.CharField(choices=[('refused', 'not an inspection document, or unreadable'), ('waiting', 'waiting for a person'), ('confirmed', 'confirmed'), ('replaced', 'replaced by a later reading')], max_length=10)),
                ('refusal', models.TextField(blank=True, help_text='Why it was refused.')),
                ('same_in', models.CharField(blank=True, help_text='The newest version of the reader that was seen to read the same.', max_length=20)),
                ('replaces', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replaced_by', to='archive.documentreading')),
                ('confirmed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('confirmed_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('confirmed_at__isnull', True), ('confirmed_by__isnull', True)), models.Q(('confirmed_at__isnull', False), ('confirmed_by__isnull', False)), _connector='OR'), name='confirmed_by_somebody_at_a_time'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'confirmed'), _negated=True), ('confirmed_by__isnull', False), _connector='OR'), name='confirmed_has_confirmer'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'refused'), _negated=True), models.Q(('refusal', ''), _negated=True), _connector='OR'), name='refused_says_why')],
            },
        ),
        migrations.CreateModel(
            name='BatchDocument',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('batch', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='documents', to='archive.importbatch')),
                ('path', models.CharField(help_text='Where the file is, or the name with which it was sent.', max_length=1000)),
                ('file', models.ForeignKey(blank=True, help_text='The bytes, where they were sent; a file in a folder is stored as it is read.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
                ('state', models.CharField(choices=[('waiting', 'waiting to be read'), ('read', 'read'), ('refused', 'refused, kept with the reason'), ('held', 'held already'), ('not kept', 'not kept')], default='waiting', max_length=10)),
                ('note', models.TextField(blank=True, help_text='Why it was not kept.')),
                ('finished_at', models.DateTimeField(blank=True, null=True)),
                ('document', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='batch_documents', to='archive.sourcedocument')),
                ('provider_printed', models.CharField(blank=True, help_text="The provider's name as printed.", max_length=300)),
                ('provider_day', models.DateField(blank=True, help_text='The day as of which the name is looked up.', null=True)),
                ('provider', models.ForeignKey(blank=True, help_text='As matched.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='providers.organisation')),
            ],
            options={
                'ordering': ['id'],
                'indexes': [models.Index(fields=['batch', 'state'], name='batch_document_state')],
                'constraints': [models.UniqueConstraint(fields=('batch', 'path'), name='batch_document_once'), models.CheckConstraint(condition=models.Q(models.Q(('finished_at__isnull', True), ('state', 'waiting')), models.Q(models.Q(('state', 'waiting'), _negated=True), ('finished_at__isnull', False)), _connector='OR'), name='batch_document_finished_has_a_time'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'not kept'), _negated=True), models.Q(('note', ''), _negated=True), _connector='OR'), name='batch_document_not_kept_says_why')],
            },
        ),
        migrations.CreateModel(
            name='BatchCheck',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('batch', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='checks', to='archive.importbatch')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('drawn_at', models.DateTimeField()),
                ('readings', models.JSONField(help_text='The numbers of the readings that the check is of.')),
                ('population', models.PositiveIntegerField(help_text='How many values these readings have.')),
                ('size', models.PositiveIntegerField(help_text='How many of them were drawn.')),
                ('seed', models.CharField(max_length=64)),
                ('state', models.CharField(choices=[('open', 'being checked'), ('passed', 'nothing wrong was found'), ('failed', 'something was wrong'), ('confirmed', 'confirmed')], default='open', max_length=10)),
                ('finished_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('size__gte', 1), ('size__lte', models.F('population'))), name='check_is_within_population'), models.UniqueConstraint(condition=models.Q(('state', 'open')), fields=('batch', 'by'), name='one_open_check_a_person')],
            },
        ),
        migrations.CreateModel(
            name='ReadValue',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reading', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='values', to='archive.documentreading')),
                ('path', models.CharField(help_text='Where in the record, say judgements[3].grade.', max_length=120)),
                ('item', models.CharField(help_text='What is looked at together: published, judgements-3.', max_length=80)),
                ('label', models.CharField(max_length=200)),
                ('value', models.JSONField(null=True)),
                ('page', models.PositiveIntegerField(blank=True, help_text='From 1.', null=True)),
                ('start', models.PositiveIntegerField(blank=True, help_text="First character in the document's text.", null=True)),
                ('end', models.PositiveIntegerField(blank=True, null=True)),
                ('confidence', models.FloatField()),
                ('doubt', models.TextField(blank=True, help_text='Why the reader is not sure.')),
                ('order', models.PositiveIntegerField(default=0)),
                ('decision', models.CharField(choices=[('pending', 'not looked at yet'), ('right', 'right'), ('corrected', 'corrected'), ('not there', 'not in the document')], default='pending', max_length=10)),
                ('corrected', models.JSONField(blank=True, null=True)),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('inspection', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='inspections.inspection')),
                ('judgement', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='findings.judgement')),
                ('area_for_improvement', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='improvement.areaforimprovement')),
                ('progress_judgement', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='improvement.progressjudgement')),
                ('finding', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='findings.finding')),
                ('evidence_count', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='findings.evidencecount')),
                ('figure', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='findings.figure')),
                ('milestone', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='improvement.milestone')),
            ],
            options={
                'ordering': ['order', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('confidence__gte', 0), ('confidence__lte', 1)), name='confidence_between_0_and_1'), models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('decision', 'pending')), models.Q(models.Q(('decision', 'pending'), _negated=True), ('decided_at__isnull', False)), _connector='OR'), name='decided_by_somebody'), models.UniqueConstraint(fields=('reading', 'path'), name='read_value_once')],
            },
        ),
        migrations.CreateModel(
            name='CheckedValue',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('check_of', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='values', to='archive.batchcheck')),
                ('value', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='checked', to='archive.readvalue')),
                ('order', models.PositiveIntegerField()),
                ('verdict', models.CharField(blank=True, choices=[('', 'not looked at yet'), ('right', 'right'), ('wrong', 'wrong')], default='', max_length=5)),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'ordering': ['order'],
                'constraints': [models.UniqueConstraint(fields=('check_of', 'value'), name='checked_value_once')],
            },
        ),
    ]
