import django.db.models.deletion
import touchstone.foundation.core.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('clocks', '0001_initial'),
        ('evidence', '0001_initial'),
        ('findings', '0001_initial'),
        ('inspections', '0001_initial'),
        ('providers', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='AreaForImprovement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=220, unique=True)),
                ('inspection', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='areas_for_improvement', to='inspections.inspection')),
                ('number', models.PositiveSmallIntegerField(help_text="Place in the document's order, from 1.")),
                ('printed_number', models.CharField(blank=True, max_length=12)),
                ('section', models.CharField(blank=True, help_text='For documents with more than one list.', max_length=40)),
                ('text', models.TextField(help_text="The wording published, or this project's own words where `own_words`.")),
                ('text_cy', models.TextField(blank=True, help_text='The Welsh wording published; empty: none was.')),
                ('own_words', models.BooleanField(default=False)),
                ('timescale_key', models.CharField(blank=True, help_text='Key in the framework; empty: untimed.', max_length=40)),
                ('class_key', models.CharField(blank=True, help_text='priority action, recommendation …; empty: none.', max_length=40)),
                ('clock', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='clocks.clock')),
                ('judgement', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='areas_for_improvement', to='findings.judgement')),
                ('taken_back', models.BooleanField(default=False, help_text='It was never public and is about to go: the only ones that the database lets go.')),
                ('areas', models.ManyToManyField(blank=True, help_text='Those it binds now; moves change them.', related_name='areas_for_improvement', to='providers.area')),
            ],
            options={
                'verbose_name_plural': 'areas for improvement',
                'ordering': ['inspection_id', 'number'],
                'constraints': [models.UniqueConstraint(fields=('inspection', 'section', 'number'), name='afi_number_once')],
            },
        ),
        migrations.CreateModel(
            name='Move',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('area_for_improvement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='moves', to='improvement.areaforimprovement')),
                ('before', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='providers.area')),
                ('after', models.ForeignKey(blank=True, help_text='Empty: a whole organisation.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='providers.area')),
                ('organisation', models.ForeignKey(help_text='Whose it is from then on.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='providers.organisation')),
                ('on', models.DateField()),
                ('reason', models.TextField()),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('at', models.DateTimeField()),
            ],
            options={
                'ordering': ['on', 'id'],
                'constraints': [models.UniqueConstraint(fields=('area_for_improvement', 'before', 'after', 'on'), name='move_once'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='move_says_why'), models.CheckConstraint(condition=models.Q(('before', None), ('after', None), models.Q(('before', models.F('after')), _negated=True), _connector='OR'), name='move_goes_somewhere')],
            },
        ),
        migrations.CreateModel(
            name='ProgressJudgement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('area_for_improvement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='progress', to='improvement.areaforimprovement')),
                ('inspection', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='progress_judgements', to='inspections.inspection')),
                ('scale_key', models.CharField(max_length=60)),
                ('grade_key', models.CharField(max_length=40)),
                ('words', models.CharField(blank=True, help_text='How the document phrased it.', max_length=300)),
                ('found', models.TextField(blank=True, help_text='What the visit found.')),
                ('residual', models.TextField(blank=True, help_text='What was still weak.')),
            ],
            options={
                'ordering': ['inspection_id', 'area_for_improvement_id'],
                'constraints': [models.UniqueConstraint(fields=('area_for_improvement', 'inspection'), name='progress_once_per_visit'), models.CheckConstraint(condition=models.Q(models.Q(('grade_key', ''), _negated=True), models.Q(('scale_key', ''), _negated=True)), name='progress_has_grade')],
            },
        ),
        migrations.CreateModel(
            name='ProgressDraft',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('inspection', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='progress_drafts', to='inspections.inspection')),
                ('area_for_improvement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='drafts', to='improvement.areaforimprovement')),
                ('grade_key', models.CharField(blank=True, max_length=40)),
                ('found', models.TextField(blank=True, help_text='What the visit found.')),
                ('residual', models.TextField(blank=True, help_text='What is still weak, kept apart.')),
                ('left_out_reason', models.TextField(blank=True, help_text='Why this visit does not look at it.')),
                ('saved_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('saved_at', models.DateTimeField()),
                ('revision', models.PositiveIntegerField(default=0, help_text='How often it was saved.')),
                ('evidence', models.ManyToManyField(blank=True, related_name='progress_drafts', to='evidence.evidenceitem')),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(fields=('inspection', 'area_for_improvement'), name='progress_draft_once'), models.CheckConstraint(condition=models.Q(('left_out_reason', ''), models.Q(('found', ''), ('grade_key', ''), ('residual', '')), _connector='OR'), name='progress_draft_left_out_or_judged'), models.CheckConstraint(condition=models.Q(('grade_key', ''), models.Q(('found', ''), _negated=True), _connector='OR'), name='progress_draft_grade_says_what_was_found')],
            },
        ),
        migrations.CreateModel(
            name='Milestone',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('inspection', models.ForeignKey(help_text='The visit whose document tells it.', on_delete=django.db.models.deletion.PROTECT, related_name='milestones', to='inspections.inspection')),
                ('area_for_improvement', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='milestones', to='improvement.areaforimprovement')),
                ('on', touchstone.foundation.core.fields.PreciseDateField(blank=True, max_length=120, null=True)),
                ('text', models.TextField()),
            ],
            options={
                'ordering': ['on', 'id'],
            },
        ),
    ]
