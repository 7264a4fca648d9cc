import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('findings', '0001_initial'),
        ('improvement', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Recurrence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('earlier', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='returned_as', to='improvement.areaforimprovement')),
                ('later', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='returns_from', to='improvement.areaforimprovement')),
                ('later_finding', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='returns_from', to='findings.finding')),
                ('place', models.CharField(choices=[('same', 'the same place'), ('service', 'another area of the same service'), ('other', 'another service')], max_length=8)),
                ('score', models.DecimalField(decimal_places=4, help_text='domain/recurrence: 0 to 1, of the words.', max_digits=5)),
                ('why', models.JSONField(blank=True, default=list, help_text='What both say, as terms of domain/recurrence.')),
                ('state', models.CharField(help_text='A status of domain/workflows/recurrence.py.', max_length=10)),
                ('reason', models.TextField(blank=True, help_text='Why it was decided so.')),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('proposed_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['score', 'id'],
                'indexes': [models.Index(fields=['state', 'score'], name='learning_re_state_352bf9_idx')],
                'constraints': [models.UniqueConstraint(fields=('earlier', 'later'), name='recurrence_of_areas_once'), models.UniqueConstraint(fields=('earlier', 'later_finding'), name='recurrence_as_finding_once'), models.CheckConstraint(condition=models.Q(models.Q(('later__isnull', False), ('later_finding__isnull', True)), models.Q(('later__isnull', True), ('later_finding__isnull', False)), _connector='OR'), name='recurrence_is_of_one_later_thing'), models.CheckConstraint(condition=models.Q(('later__isnull', True), models.Q(('later', models.F('earlier')), _negated=True), _connector='OR'), name='recurrence_is_not_of_itself'), models.CheckConstraint(condition=models.Q(('state__in', ['proposed', 'confirmed', 'refused'])), name='recurrence_has_a_state'), models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('decided_by__isnull', True), ('state', 'proposed')), models.Q(models.Q(('state', 'proposed'), _negated=True), ('decided_at__isnull', False), ('decided_by__isnull', False)), _connector='OR'), name='recurrence_decided_by_somebody'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'refused'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='recurrence_refused_with_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='Looked',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('area_for_improvement', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='looked', to='improvement.areaforimprovement')),
                ('finding', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='looked', to='findings.finding')),
                ('at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('area_for_improvement__isnull', False), ('finding__isnull', True)), models.Q(('area_for_improvement__isnull', True), ('finding__isnull', False)), _connector='OR'), name='looked_at_one_thing')],
            },
        ),
    ]
