import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('inspections', '0001_initial'),
        ('instruments', '0001_initial'),
        ('instruments', '0002_what_was_submitted_never_changes'),
        ('samples', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='SecondReviews',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('inspection', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='second_reviews', to='inspections.inspection')),
                ('percent', models.PositiveSmallIntegerField(help_text='Of the drawn cases, rounded up.')),
                ('seed', models.CharField(help_text='Which cases they are can be worked out again from it.', max_length=128)),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('decided_at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('percent__gte', 1), ('percent__lte', 100)), name='second_reviews_are_a_share')],
            },
        ),
        migrations.CreateModel(
            name='TwiceReviewed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('case', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='twice_reviewed', to='samples.sampledcase')),
            ],
        ),
        migrations.CreateModel(
            name='CaseReview',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('inspection', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='case_reviews', to='inspections.inspection')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reviews', to='samples.sampledcase')),
                ('instrument_key', models.SlugField(max_length=80)),
                ('turn', models.CharField(choices=[('first', 'first review'), ('second', 'second review, blind')], max_length=6)),
                ('reviewer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='case_reviews', to=settings.AUTH_USER_MODEL)),
                ('response', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='instruments.response')),
                ('begun_at', models.DateTimeField()),
                ('set_aside_at', models.DateTimeField(blank=True, null=True)),
                ('set_aside_reason', models.TextField(blank=True)),
            ],
            options={
                'ordering': ['case_id', 'instrument_key', 'turn'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('set_aside_at__isnull', True)), fields=('case', 'instrument_key', 'turn'), name='case_review_once_a_turn'), models.UniqueConstraint(condition=models.Q(('set_aside_at__isnull', True)), fields=('case', 'instrument_key', 'reviewer'), name='nobody_reviews_a_case_twice'), models.CheckConstraint(condition=models.Q(models.Q(('set_aside_at__isnull', True), ('set_aside_reason', '')), models.Q(('set_aside_at__isnull', False), models.Q(('set_aside_reason', ''), _negated=True)), _connector='OR'), name='case_review_set_aside_has_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='Settlement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('first', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='settlements', to='reviews.casereview')),
                ('second', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='reviews.casereview')),
                ('slot', models.CharField(help_text='The question, and the child where it is asked of each.', max_length=120)),
                ('first_key', models.CharField(max_length=80)),
                ('second_key', models.CharField(max_length=80)),
                ('settled_key', models.CharField(max_length=80)),
                ('reason', models.TextField()),
                ('proposed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('proposed_at', models.DateTimeField()),
                ('agreed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('agreed_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'ordering': ['first_id', 'slot'],
                'constraints': [models.UniqueConstraint(fields=('first', 'second', 'slot'), name='settlement_once_a_slot'), models.CheckConstraint(condition=models.Q(('first_key', models.F('second_key')), _negated=True), name='settlement_is_of_a_difference'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='settlement_has_a_reason'), models.CheckConstraint(condition=models.Q(models.Q(('agreed_at__isnull', True), ('agreed_by__isnull', True)), models.Q(('agreed_at__isnull', False), ('agreed_by__isnull', False), models.Q(('agreed_by', models.F('proposed_by')), _negated=True)), _connector='OR'), name='settlement_is_agreed_by_the_other')],
            },
        ),
    ]
