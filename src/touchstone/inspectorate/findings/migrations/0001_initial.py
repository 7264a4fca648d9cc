import django.db.models.deletion
import touchstone.foundation.core.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('evidence', '0001_initial'),
        ('evidence', '0002_what_was_said_stays'),
        ('inspections', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Finding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('inspection', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='findings', to='inspections.inspection')),
                ('area_key', models.CharField(blank=True, help_text='Judgement area in the framework.', max_length=80)),
                ('direction', models.CharField(choices=[('strength', 'strength'), ('weakness', 'weakness'), ('neutral', 'neutral')], max_length=8)),
                ('number', models.CharField(blank=True, help_text='As printed, say 3 or 2.8.', max_length=12)),
                ('text', models.TextField()),
                ('text_cy', models.TextField(blank=True, help_text='As the Welsh document prints it; live ones have none.')),
                ('urgent', models.BooleanField(default=False)),
                ('order', models.PositiveIntegerField(default=0)),
                ('n', models.PositiveIntegerField(blank=True, help_text='How many were so; empty: it counts nothing.', null=True)),
                ('of', models.PositiveIntegerField(blank=True, help_text='Of how many.', null=True)),
                ('base', models.CharField(blank=True, help_text='What was counted, say case files.', max_length=120)),
                ('basis', models.CharField(blank=True, choices=[('seen', 'of those seen'), ('sample', 'of the sample drawn')], max_length=8)),
                ('author', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('saved_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('saved_at', models.DateTimeField(blank=True, null=True)),
                ('revision', models.PositiveIntegerField(default=0, help_text='How often it was changed.')),
                ('fingerprint', models.CharField(blank=True, help_text='domain/fingerprints.py; empty: not live.', max_length=64)),
                ('withdrawn_reason', models.TextField(blank=True, help_text='Why it no longer counts; empty while it does.')),
                ('behind', models.ManyToManyField(blank=True, help_text='The live findings it rests on.', related_name='printed_as', to='findings.finding')),
            ],
            options={
                'ordering': ['order', 'id'],
                'indexes': [models.Index(fields=['inspection', 'area_key', 'direction'], name='findings_fi_inspect_39d8eb_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('basis', ''), ('n__isnull', True), ('of__isnull', True)), models.Q(('n__isnull', False), ('n__lte', models.F('of')), ('of__gt', 0), models.Q(('base', ''), _negated=True), models.Q(('basis', ''), _negated=True)), _connector='OR'), name='finding_counts_something_of_something'), models.CheckConstraint(condition=models.Q(models.Q(('author__isnull', True), ('fingerprint', ''), ('withdrawn_reason', '')), models.Q(('author__isnull', False), models.Q(('fingerprint', ''), _negated=True)), _connector='OR'), name='finding_is_live_with_author_and_fingerprint')],
            },
        ),
        migrations.CreateModel(
            name='KeepInTouchNote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('inspection', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notes', to='inspections.inspection')),
                ('day', models.DateField()),
                ('text', models.TextField()),
                ('state', models.CharField(help_text='A status of domain/workflows/note.py.', max_length=8)),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('saved_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('saved_at', models.DateTimeField()),
                ('revision', models.PositiveIntegerField(default=0, help_text='How often it was changed.')),
                ('sent_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('sent_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'ordering': ['-day', '-id'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('sent_at__isnull', False), ('sent_by__isnull', False), ('state', 'sent')), models.Q(('sent_at__isnull', True), ('sent_by__isnull', True), ('state', 'draft')), _connector='OR'), name='note_sent_by_somebody_at_some_time'), models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='note_says_something')],
            },
        ),
        migrations.CreateModel(
            name='JudgementProposal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('inspection', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='proposals', to='inspections.inspection')),
                ('area_key', models.CharField(max_length=80)),
                ('version', models.PositiveIntegerField(help_text='From 1 for each area.')),
                ('state', models.CharField(help_text='A status of domain/workflows/proposal.py.', max_length=12)),
                ('outcome', models.CharField(choices=[('graded', 'a grade'), ('narrative', 'in words only'), ('not judged', 'not judged')], max_length=10)),
                ('scale_key', models.CharField(blank=True, max_length=60)),
                ('grade_key', models.CharField(blank=True, max_length=40)),
                ('reason', models.TextField(help_text='Against the criteria, or what is judged where there is no grade.')),
                ('advice', models.TextField(blank=True, help_text='What the rules advised then, in words; empty: none.')),
                ('against', models.BooleanField(default=False, help_text='Better than the rules that bind allow.')),
                ('against_reason', models.TextField(blank=True, help_text='Why it is proposed against that advice.')),
                ('proposed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('proposed_at', models.DateTimeField()),
                ('findings_hash', models.CharField(help_text='Fingerprint of what it rests on: domain/fingerprints.', max_length=64)),
                ('fingerprint', models.CharField(help_text='Of the proposal itself: what agreement is bound to.', max_length=64)),
            ],
            options={
                'ordering': ['inspection_id', 'area_key', 'version'],
                'constraints': [models.UniqueConstraint(fields=('inspection', 'area_key', 'version'), name='proposal_version_once'), models.UniqueConstraint(condition=models.Q(('state__in', ('proposed', 'agreed', 'returned'))), fields=('inspection', 'area_key'), name='proposal_one_current_an_area'), models.CheckConstraint(condition=models.Q(('state__in', ['proposed', 'agreed', 'returned', 'superseded'])), name='proposal_has_a_known_state'), models.CheckConstraint(condition=models.Q(models.Q(('outcome', 'graded'), models.Q(('grade_key', ''), _negated=True), models.Q(('scale_key', ''), _negated=True)), models.Q(models.Q(('outcome', 'graded'), _negated=True), ('grade_key', ''), ('scale_key', '')), _connector='OR'), name='proposal_grade_exactly_when_graded'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='proposal_has_a_reason'), models.CheckConstraint(condition=models.Q(('against', False), models.Q(('against_reason', ''), _negated=True), _connector='OR'), name='proposal_against_advice_says_why')],
            },
        ),
        migrations.CreateModel(
            name='EvidenceCount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('inspection', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='evidence_counts', to='inspections.inspection')),
                ('kind', models.CharField(help_text='A key such as case_files_reviewed, observations, staff_survey.', max_length=60)),
                ('label', models.CharField(max_length=200)),
                ('count', models.PositiveIntegerField(blank=True, help_text='Empty: looked at, number not given.', null=True)),
                ('qualifier', models.CharField(blank=True, help_text='over, about, at least …', max_length=20)),
                ('chosen_by_provider', models.BooleanField(default=False, help_text='Kept out of every proportion.')),
                ('missing_reason', models.TextField(blank=True, help_text='Why an expected source could not be seen.')),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(fields=('inspection', 'kind', 'label'), name='evidence_count_once')],
            },
        ),
        migrations.CreateModel(
            name='Figure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('inspection', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='figures', to='inspections.inspection')),
                ('measure', models.CharField(help_text='A key such as complaint_response_days.', max_length=80)),
                ('label', models.CharField(max_length=200)),
                ('period', touchstone.foundation.core.fields.PreciseDateField(blank=True, help_text='The day, month or year it is for; empty where the document does not say.', max_length=120, null=True)),
                ('value', models.CharField(help_text='As printed: a number, or words such as almost all.', max_length=80)),
                ('unit', models.CharField(blank=True, max_length=40)),
                ('role', models.CharField(choices=[('value', 'value'), ('target', 'target'), ('comparator', 'comparator')], default='value', max_length=10)),
                ('scope', models.CharField(blank=True, help_text='Whose figure: national, regional …; empty: theirs.', max_length=80)),
                ('order', models.PositiveIntegerField(default=0)),
            ],
            options={
                'ordering': ['order', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('value', ''), _negated=True), name='figure_has_value'), models.UniqueConstraint(fields=('inspection', 'measure', 'period', 'role', 'scope', 'label'), name='figure_once_a_period'), models.UniqueConstraint(condition=models.Q(('period__isnull', True)), fields=('inspection', 'measure', 'role', 'scope', 'label'), name='figure_once_without_period')],
            },
        ),
        migrations.CreateModel(
            name='Judgement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('inspection', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='judgements', to='inspections.inspection')),
                ('area_key', models.CharField(help_text='Key of the judgement area in the framework.', max_length=80)),
                ('heading', models.CharField(help_text="As printed, or the framework's title.", max_length=300)),
                ('state', models.CharField(choices=[('graded', 'graded'), ('not judged', 'not judged'), ('not in regime', 'no such judgement in this regime'), ('not held', 'judged, but not held here')], max_length=14)),
                ('scale_key', models.CharField(blank=True, max_length=60)),
                ('grade_key', models.CharField(blank=True, help_text='Key of the step on that scale.', max_length=40)),
                ('words', models.CharField(blank=True, help_text='As printed, where it is not simply the grade.', max_length=200)),
                ('limiting', models.BooleanField(default=False, help_text='The document says this one limited the overall grade.')),
                ('reason', models.TextField(blank=True)),
                ('order', models.PositiveIntegerField(default=0)),
            ],
            options={
                'ordering': ['order', 'id'],
                'indexes': [models.Index(fields=['scale_key', 'grade_key'], name='findings_ju_scale_k_3f1836_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('state', 'graded'), models.Q(('grade_key', ''), _negated=True), models.Q(('scale_key', ''), _negated=True)), models.Q(models.Q(('state', 'graded'), _negated=True), ('grade_key', '')), _connector='OR'), name='grade_exactly_when_graded'), models.UniqueConstraint(fields=('inspection', 'area_key'), name='judgement_area_once')],
            },
        ),
        migrations.CreateModel(
            name='Settlement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('inspection', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='settlements', to='inspections.inspection')),
                ('version', models.PositiveIntegerField(help_text='From 1.')),
                ('settled_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('settled_at', models.DateTimeField()),
                ('also', models.JSONField(default=dict, help_text='What rooms above let stand with it, by the key of their annex.')),
                ('reopened_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('reopened_at', models.DateTimeField(blank=True, null=True)),
                ('reopened_reason', models.TextField(blank=True)),
            ],
            options={
                'ordering': ['inspection_id', 'version'],
                'constraints': [models.UniqueConstraint(fields=('inspection', 'version'), name='settlement_version_once'), models.UniqueConstraint(condition=models.Q(('reopened_at__isnull', True)), fields=('inspection',), name='settlement_one_stands'), models.CheckConstraint(condition=models.Q(models.Q(('reopened_at__isnull', True), ('reopened_by__isnull', True), ('reopened_reason', '')), models.Q(('reopened_at__isnull', False), ('reopened_by__isnull', False), models.Q(('reopened_reason', ''), _negated=True)), _connector='OR'), name='settlement_reopened_by_somebody_with_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='FindingEvidence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('finding', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='links', to='findings.finding')),
                ('evidence', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='links', to='evidence.evidenceitem')),
                ('bearing', models.CharField(choices=[('supports', 'supports'), ('contradicts', 'contradicts')], max_length=12)),
                ('seen_hash', models.CharField(help_text='The content hash of the evidence when linked.', max_length=64)),
            ],
            options={
                'ordering': ['id'],
                'indexes': [models.Index(fields=['finding', 'bearing'], name='findings_fi_finding_68f613_idx')],
                'constraints': [models.UniqueConstraint(fields=('finding', 'evidence'), name='finding_evidence_once')],
            },
        ),
        migrations.CreateModel(
            name='Moderation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('proposal', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='moderations', to='findings.judgementproposal')),
                ('moderator', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('agrees', models.BooleanField()),
                ('reason', models.TextField(blank=True, help_text='Why; needed where they disagree.')),
                ('seen', models.CharField(help_text='Fingerprint of the proposal that they saw.', max_length=64)),
                ('at', models.DateTimeField()),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(fields=('proposal', 'moderator'), name='moderation_once_a_person'), models.CheckConstraint(condition=models.Q(('agrees', True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='moderation_disagreement_says_why')],
            },
        ),
        migrations.CreateModel(
            name='Override',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('proposal', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='override', to='findings.judgementproposal')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('at', models.DateTimeField()),
                ('reason', models.TextField()),
                ('seen', models.CharField(help_text='Fingerprint of the proposal that they saw.', max_length=64)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='override_has_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='SettledJudgement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('settlement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='judgements', to='findings.settlement')),
                ('proposal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='settled', to='findings.judgementproposal')),
                ('limiting', models.BooleanField(default=False, help_text='It held the overall grade down.')),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(fields=('settlement', 'proposal'), name='settled_once')],
            },
        ),
        migrations.CreateModel(
            name='UrgentFlag',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('finding', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='urgent_flag', to='findings.finding')),
                ('state', models.CharField(help_text='A status of domain/workflows/urgent_flag.py.', max_length=8)),
                ('why', models.TextField(help_text='Why it cannot wait.')),
                ('raised_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('raised_at', models.DateTimeField()),
                ('reminded_at', models.DateTimeField(blank=True, help_text='When people were last told that it stands.', null=True)),
                ('left_out_reason', models.TextField(blank=True, help_text='Why the report says nothing of it.')),
                ('left_out_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('left_out_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'ordering': ['-raised_at', '-id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['raised', 'told', 'answered', 'closed'])), name='urgent_flag_has_a_known_state'), models.CheckConstraint(condition=models.Q(('why', ''), _negated=True), name='urgent_flag_says_why'), models.CheckConstraint(condition=models.Q(models.Q(('left_out_at__isnull', True), ('left_out_by__isnull', True), ('left_out_reason', '')), models.Q(models.Q(('left_out_reason', ''), _negated=True), ('left_out_at__isnull', False), ('left_out_by__isnull', False)), _connector='OR'), name='urgent_flag_left_out_by_somebody')],
            },
        ),
        migrations.CreateModel(
            name='UrgentStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('flag', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='findings.urgentflag')),
                ('does', models.CharField(help_text='A step of domain/workflows/urgent_flag.py.', max_length=20)),
                ('on', models.DateField(help_text='The day on which it was done.')),
                ('who', models.CharField(blank=True, help_text='Who was told, or said it: the post, never a name.', max_length=200)),
                ('text', models.TextField(help_text='What was said or done; of a closing, why.')),
                ('told', models.TextField(blank=True, help_text='What the service reads: what was found, or why it is closed.')),
                ('must', models.TextField(blank=True, help_text='What the service must do.')),
                ('due', models.DateField(blank=True, help_text='By which day it must have done that.', null=True)),
                ('inspection', models.ForeignKey(blank=True, help_text='On whose pages the service reads it; empty: the service reads nothing of this step.', null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='inspections.inspection')),
                ('by_service', models.BooleanField(default=False, help_text='The service wrote it on its own page.')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('at', models.DateTimeField()),
            ],
            options={
                'ordering': ['on', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='urgent_step_says_something'), models.CheckConstraint(condition=models.Q(('does__in', ['close', 'open again']), models.Q(('who', ''), _negated=True), _connector='OR'), name='urgent_step_told_somebody'), models.CheckConstraint(condition=models.Q(models.Q(('does', 'tell'), ('due__isnull', False), ('inspection__isnull', False), models.Q(('told', ''), _negated=True), models.Q(('must', ''), _negated=True)), models.Q(models.Q(('does', 'tell'), _negated=True), ('due__isnull', True), ('must', '')), _connector='OR'), name='urgent_step_tells_what_must_be_done_by_when'), models.CheckConstraint(condition=models.Q(('by_service', False), ('does__in', ['answer', 'start wider work']), _connector='OR'), name='urgent_step_of_the_service_answers')],
            },
        ),
    ]
