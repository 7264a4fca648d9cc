import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('clocks', '0001_initial'),
        ('providers', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='UrgentReferral',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('inspectorate', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='referrals_raised', to='providers.organisation')),
                ('service', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='referrals_to_answer', to='providers.organisation')),
                ('reference', models.CharField(help_text='Pseudonymous: only the service knows whose case it is.', max_length=64)),
                ('seen_on', models.DateField(help_text='When it was seen, not when it was written.')),
                ('worry', models.TextField(help_text='What was seen.')),
                ('context', models.CharField(blank=True, db_index=True, max_length=200)),
                ('state', models.CharField(choices=[('raised', 'raised'), ('with service', 'with the service'), ('with agency', 'sent to an agency'), ('acknowledged', 'acknowledged'), ('outcome known', 'outcome known'), ('closed', 'closed')], default='raised', max_length=20)),
                ('raised_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('raised_at', models.DateTimeField()),
                ('told_at', models.DateTimeField(blank=True, null=True)),
                ('immediate_steps', models.TextField(blank=True, help_text='What the service did at once.')),
                ('agency', models.CharField(blank=True, max_length=200)),
                ('sent_at', models.DateTimeField(blank=True, null=True)),
                ('acknowledged_at', models.DateTimeField(blank=True, null=True)),
                ('acknowledged_by', models.CharField(blank=True, help_text='The role of who acknowledged it.', max_length=200)),
                ('outcome', models.CharField(blank=True, choices=[('enquiry', 'an enquiry whether the child is at risk of significant harm'), ('assessment', 'an assessment of what the child needs'), ('known', 'already known to the agency, which was acting'), ('court', 'information to the court'), ('no action', 'no further action'), ('other', 'something else')], max_length=20)),
                ('outcome_text', models.TextField(blank=True)),
                ('outcome_on', models.DateField(blank=True, null=True)),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('clock', models.ForeignKey(help_text='The deadline of what must happen next, or did last.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='clocks.clock')),
                ('escalated_on', models.DateField(blank=True, help_text='The last day on which it was escalated.', null=True)),
            ],
            options={
                'ordering': ['-raised_at', '-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('reference', ''), _negated=True), models.Q(('worry', ''), _negated=True)), name='referral_has_reference_and_worry'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ('with agency', 'acknowledged', 'outcome known', 'closed')), _negated=True), models.Q(models.Q(('agency', ''), _negated=True), ('sent_at__isnull', False)), _connector='OR'), name='referral_sent_names_agency'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ('acknowledged', 'outcome known', 'closed')), _negated=True), ('acknowledged_at__isnull', False), _connector='OR'), name='referral_acknowledged_has_time'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ('outcome known', 'closed')), _negated=True), models.Q(models.Q(('outcome', ''), _negated=True), ('outcome_on__isnull', False)), _connector='OR'), name='referral_ends_with_outcome'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'closed'), _negated=True), ('closed_at__isnull', False), _connector='OR'), name='referral_closed_has_time')],
            },
        ),
        migrations.CreateModel(
            name='ReferralEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('referral', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='events', to='safeguarding.urgentreferral')),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('by_label', models.CharField(max_length=200)),
                ('step', models.CharField(help_text='A step of domain/workflows/urgent_referral.py.', max_length=40)),
                ('state', models.CharField(choices=[('raised', 'raised'), ('with service', 'with the service'), ('with agency', 'sent to an agency'), ('acknowledged', 'acknowledged'), ('outcome known', 'outcome known'), ('closed', 'closed')], help_text='Afterwards.', max_length=20)),
                ('note', models.TextField(blank=True)),
            ],
            options={
                'ordering': ['at', 'pk'],
            },
        ),
    ]
