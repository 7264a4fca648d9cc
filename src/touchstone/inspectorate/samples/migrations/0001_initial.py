import django.db.models.deletion
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
            name='SampleFrame',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('inspection', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sample_frames', to='inspections.inspection')),
                ('state', models.CharField(help_text='A status of domain/workflows/sample_frame.py.', max_length=12)),
                ('file', models.ForeignKey(help_text='Canonical CSV.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
                ('sha256', models.CharField(help_text='Of the canonical form, which is the file.', max_length=64)),
                ('size', models.PositiveIntegerField(help_text='Cases.')),
                ('columns', models.JSONField(help_text='Each attribute with the number of cases of each value.')),
                ('as_at', models.DateField()),
                ('left_out', models.JSONField(default=list, help_text='Short statements; empty: the service says nothing is left out.')),
                ('returned_reason', models.TextField(blank=True)),
                ('given_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('given_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['-given_at', '-id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['given', 'returned', 'superseded', 'frozen'])), name='sample_frame_state_is_known'), models.UniqueConstraint(condition=models.Q(('state', 'superseded'), _negated=True), fields=('inspection',), name='one_list_to_draw_from_holds'), models.CheckConstraint(condition=models.Q(('size__gt', 0)), name='sample_frame_has_cases'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'returned'), _negated=True), models.Q(('returned_reason', ''), _negated=True), _connector='OR'), name='sample_frame_returned_says_why')],
            },
        ),
        migrations.CreateModel(
            name='RefusedFrame',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('inspection', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='refused_frame', to='inspections.inspection')),
                ('name', models.CharField(max_length=200)),
                ('problems', models.PositiveIntegerField()),
                ('errors', models.TextField(help_text='CSV: row, column, value, expectation.')),
                ('refused_at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('problems__gt', 0)), name='refused_frame_has_problems')],
            },
        ),
        migrations.CreateModel(
            name='NameKey',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('inspection', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='name_key', to='inspections.inspection')),
                ('key', models.CharField(max_length=64)),
                ('file', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
                ('words', models.PositiveIntegerField(default=0, help_text='Hashes given.')),
                ('given_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('given_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('file__isnull', True), ('given_at__isnull', True), ('words', 0)), models.Q(('file__isnull', False), ('given_at__isnull', False), ('words__gt', 0)), _connector='OR'), name='hashes_of_names_come_with_their_time')],
            },
        ),
        migrations.CreateModel(
            name='SampleDesign',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('inspection', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='sample_design', to='inspections.inspection')),
                ('frame', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='design', to='samples.sampleframe')),
                ('n', models.PositiveIntegerField(help_text='Cases drawn.')),
                ('published', models.TextField(help_text='The published file: JSON, see domain/sampling/design.py.')),
                ('sha256', models.CharField(help_text='Of the published file.', max_length=64)),
                ('seed_from', models.CharField(choices=[('machine', 'drawn at random by the program after the list was frozen'), ('given', 'given by a person')], max_length=8)),
                ('seed_note', models.CharField(blank=True, help_text='Where a given seed comes from.', max_length=300)),
                ('drawn_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('drawn_at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('n__gt', 0)), name='sample_design_draws_a_case'), models.CheckConstraint(condition=models.Q(('seed_from', 'machine'), models.Q(('seed_from', 'given'), models.Q(('seed_note', ''), _negated=True)), _connector='OR'), name='sample_design_given_seed_says_from_where')],
            },
        ),
        migrations.CreateModel(
            name='SampledCase',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('inspection', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sampled_cases', to='inspections.inspection')),
                ('design', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='cases', to='samples.sampledesign')),
                ('reference', models.CharField(max_length=64)),
                ('state', models.CharField(default='sampled', help_text='A status of domain/workflows/sampled_case.py.', max_length=12)),
                ('how', models.CharField(choices=[('drawn', 'drawn at random'), ('replacement', 'drawn as a replacement'), ('risk', 'chosen by inspectors for its risk'), ('provider', 'nominated by the service')], max_length=12)),
                ('stratum', models.CharField(blank=True, help_text='Its key in the design.', max_length=500)),
                ('stratum_label', models.CharField(blank=True, max_length=300)),
                ('place', models.PositiveIntegerField(blank=True, help_text='In the drawn order of its stratum, from 1.', null=True)),
                ('attributes', models.JSONField(default=dict, help_text='What the list says of it.')),
                ('tracked', models.BooleanField(default=False, help_text='Followed through: one of the tracked cases.')),
                ('replaces', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replaced_by', to='samples.sampledcase')),
                ('chosen_because', models.TextField(blank=True, help_text='Why it was added by choice.')),
                ('reason_code', models.CharField(blank=True, help_text='Why it could not be used: reasons.yaml.', max_length=40)),
                ('reason', models.TextField(blank=True)),
                ('added_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('added_at', models.DateTimeField()),
                ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'ordering': ['stratum', 'place', 'id'],
                'constraints': [models.UniqueConstraint(fields=('inspection', 'reference'), name='case_once_in_the_sample'), models.UniqueConstraint(fields=('design', 'stratum', 'place'), name='place_in_the_order_once'), models.CheckConstraint(condition=models.Q(('state__in', ['sampled', 'replaced', 'left out', 'removed'])), name='sampled_case_state_is_known'), models.CheckConstraint(condition=models.Q(models.Q(('design__isnull', False), ('how__in', ['drawn', 'replacement']), ('place__isnull', False)), models.Q(models.Q(('how__in', ['drawn', 'replacement']), _negated=True), ('design__isnull', True), ('place__isnull', True)), _connector='OR'), name='drawn_case_has_its_design_and_place'), models.CheckConstraint(condition=models.Q(models.Q(('how', 'replacement'), ('replaces__isnull', False)), models.Q(models.Q(('how', 'replacement'), _negated=True), ('replaces__isnull', True)), _connector='OR'), name='replacement_names_what_it_replaces'), models.CheckConstraint(condition=models.Q(('replaces', models.F('id')), _negated=True), name='case_does_not_replace_itself'), models.CheckConstraint(condition=models.Q(models.Q(('chosen_because', ''), ('how__in', ['drawn', 'replacement'])), models.Q(models.Q(('how__in', ['drawn', 'replacement']), _negated=True), models.Q(('chosen_because', ''), _negated=True)), _connector='OR'), name='chosen_case_says_why'), models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('reason', ''), ('reason_code', ''), ('state', 'sampled')), models.Q(models.Q(('state', 'sampled'), _negated=True), models.Q(('reason_code', ''), _negated=True), ('ended_at__isnull', False)), _connector='OR'), name='case_out_of_use_says_why_and_when')],
            },
        ),
    ]
