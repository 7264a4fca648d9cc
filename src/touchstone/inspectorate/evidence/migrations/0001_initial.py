import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('files', '0001_initial'),
        ('inspections', '0001_initial'),
        ('providers', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='EvidenceItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('inspection', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='evidence', to='inspections.inspection')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('state', models.CharField(default='draft', help_text='A status of domain/workflows/evidence.py.', max_length=10)),
                ('method', models.CharField(blank=True, help_text='A key of domain/evidence.py METHODS.', max_length=20)),
                ('source_key', models.CharField(blank=True, help_text='Which evidence that the framework expects it is; empty: none of them.', max_length=60)),
                ('seen_on', models.DateField(blank=True, help_text='The day of the thing, not of the typing.', null=True)),
                ('place', models.CharField(blank=True, max_length=200)),
                ('area', models.ForeignKey(blank=True, help_text='Service area.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='providers.area')),
                ('about_role', models.CharField(blank=True, help_text='About whom, as a role; never a name.', max_length=120)),
                ('case_reference', models.CharField(blank=True, help_text='Pseudonymous; only the service resolves it.', max_length=60)),
                ('direction', models.CharField(blank=True, help_text='A key of domain/evidence.py DIRECTIONS.', max_length=8)),
                ('text', models.TextField(blank=True)),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('begun_at', models.DateTimeField()),
                ('saved_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('saved_at', models.DateTimeField()),
                ('revision', models.PositiveIntegerField(default=0, help_text='Counts every save: see core/conflicts.py.')),
                ('version', models.PositiveIntegerField(default=1, help_text='Counts amendments after it was submitted.')),
                ('submitted_at', models.DateTimeField(blank=True, null=True)),
                ('content_hash', models.CharField(blank=True, help_text='domain.evidence.Content.fingerprint.', max_length=64)),
                ('withdrawn_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('withdrawn_reason', models.TextField(blank=True)),
            ],
            options={
                'ordering': ['-seen_on', '-id'],
                'indexes': [models.Index(fields=['inspection', 'state', '-seen_on'], name='evidence_of_inspection'), models.Index(fields=['author', 'state'], name='evidence_of_author')],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'discarded', 'submitted', 'withdrawn'])), name='evidence_state_known'), models.CheckConstraint(condition=models.Q(('method__in', ['', 'case_file_review', 'observation', 'interview', 'meeting', 'visit', 'document', 'data', 'survey', 'feedback'])), name='evidence_method_known'), models.CheckConstraint(condition=models.Q(('direction__in', ['', 'strength', 'weakness', 'neutral'])), name='evidence_direction_known'), models.CheckConstraint(condition=models.Q(models.Q(('content_hash', ''), ('state__in', ['draft', 'discarded']), ('submitted_at__isnull', True)), models.Q(('seen_on__isnull', False), ('state__in', ('submitted', 'withdrawn')), ('submitted_at__isnull', False), models.Q(('content_hash', ''), _negated=True), models.Q(('text', ''), _negated=True), models.Q(('method', ''), _negated=True), models.Q(('direction', ''), _negated=True)), _connector='OR'), name='submitted_evidence_is_whole'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'withdrawn'), ('withdrawn_at__isnull', False), ('withdrawn_by__isnull', False), models.Q(('withdrawn_reason', ''), _negated=True)), models.Q(models.Q(('state', 'withdrawn'), _negated=True), ('withdrawn_at__isnull', True), ('withdrawn_by__isnull', True), ('withdrawn_reason', '')), _connector='OR'), name='evidence_withdrawn_with_reason')],
            },
        ),
        migrations.CreateModel(
            name='MissingSource',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('inspection', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='missing_sources', to='inspections.inspection')),
                ('source_key', models.CharField(max_length=60)),
                ('reason', models.TextField()),
                ('revision', models.PositiveIntegerField(default=0)),
                ('saved_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('saved_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(fields=('inspection', 'source_key'), name='missing_source_once'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='missing_source_with_reason')],
            },
        ),
        migrations.CreateModel(
            name='EvidenceArea',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='areas', to='evidence.evidenceitem')),
                ('area_key', models.CharField(help_text='Key of the judgement area in the framework.', max_length=80)),
            ],
            options={
                'ordering': ['id'],
                'indexes': [models.Index(fields=['area_key', 'item'], name='evidence_by_area')],
                'constraints': [models.UniqueConstraint(fields=('item', 'area_key'), name='evidence_area_once')],
            },
        ),
        migrations.CreateModel(
            name='EvidenceFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='files', to='evidence.evidenceitem')),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
                ('name', models.CharField(max_length=200)),
                ('added_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('added_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(fields=('item', 'file'), name='evidence_file_once')],
            },
        ),
        migrations.CreateModel(
            name='EvidenceVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='evidence.evidenceitem')),
                ('number', models.PositiveIntegerField()),
                ('content', models.JSONField(help_text='domain.evidence.Content.canonical, read back.')),
                ('content_hash', models.CharField(max_length=64)),
                ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('written_at', models.DateTimeField()),
                ('replaced_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('replaced_at', models.DateTimeField()),
                ('reason', models.TextField(help_text='Why it was amended.')),
            ],
            options={
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('item', 'number'), name='evidence_version_once'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='evidence_amended_with_reason')],
            },
        ),
        migrations.CreateModel(
            name='KeptMark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='kept_marks', to='evidence.evidenceitem')),
                ('word', models.CharField(help_text='As it stands in the text, in small letters.', max_length=200)),
                ('kind', models.CharField(help_text='A kind of domain/disclosure.py.', max_length=20)),
                ('reason', models.CharField(max_length=300)),
                ('kept_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('kept_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(fields=('item', 'word', 'kind'), name='kept_mark_once'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='mark_kept_with_reason')],
            },
        ),
        migrations.CreateModel(
            name='EvidenceContradiction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('first', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contradicts', to='evidence.evidenceitem')),
                ('second', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contradicted_by', to='evidence.evidenceitem')),
                ('area_key', models.CharField(max_length=80)),
                ('note', models.TextField(help_text='What they disagree about.')),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('made_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(fields=('first', 'second', 'area_key'), name='contradiction_once'), models.CheckConstraint(condition=models.Q(('first__lt', models.F('second'))), name='contradiction_in_order'), models.CheckConstraint(condition=models.Q(('note', ''), _negated=True), name='contradiction_says_of_what')],
            },
        ),
    ]
