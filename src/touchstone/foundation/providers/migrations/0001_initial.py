import django.db.models.deletion
import touchstone.foundation.core.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='Organisation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', touchstone.foundation.core.fields.PreciseDateField(blank=True, max_length=120, null=True)),
                ('valid_to', touchstone.foundation.core.fields.PreciseDateField(blank=True, max_length=120, null=True)),
                ('kind', models.CharField(choices=[('inspectorate', 'inspectorate'), ('service', 'service'), ('court', 'court'), ('local authority', 'local authority'), ('safeguarding board', 'safeguarding board'), ('partner', 'partner')], max_length=20)),
                ('name', models.CharField(max_length=200)),
                ('name_cy', models.CharField(blank=True, max_length=200)),
                ('full_name', models.CharField(blank=True, help_text='The name in full, where the usual one is short.', max_length=300)),
                ('slug', models.SlugField(max_length=120, unique=True)),
                ('nation', models.CharField(default='England', max_length=20)),
                ('listed', models.BooleanField(default=False, help_text='Shown in the public register.')),
                ('fictional', models.BooleanField(default=False)),
                ('note', models.TextField(blank=True)),
                ('address', models.CharField(blank=True, help_text='Postal, on one line.', max_length=300)),
                ('telephone', models.CharField(blank=True, max_length=40)),
                ('textphone', models.CharField(blank=True, max_length=40)),
                ('email', models.CharField(blank=True, max_length=200)),
                ('website', models.CharField(blank=True, max_length=300)),
                ('other_forms', models.CharField(blank=True, help_text='How to ask for a document in another form or language.', max_length=300)),
                ('complaints', models.CharField(blank=True, help_text='Where to complain: an address or a page.', max_length=300)),
                ('licence', models.CharField(blank=True, help_text='Under which its documents may be used again.', max_length=200)),
                ('address_cy', models.CharField(blank=True, max_length=300)),
                ('other_forms_cy', models.CharField(blank=True, max_length=300)),
                ('complaints_cy', models.CharField(blank=True, max_length=300)),
                ('licence_cy', models.CharField(blank=True, max_length=200)),
            ],
            options={
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='OrganisationName',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', touchstone.foundation.core.fields.PreciseDateField(blank=True, max_length=120, null=True)),
                ('valid_to', touchstone.foundation.core.fields.PreciseDateField(blank=True, max_length=120, null=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='other_names', to='providers.organisation')),
                ('name', models.CharField(max_length=200)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('organisation', 'name'), name='other_name_once')],
            },
        ),
        migrations.CreateModel(
            name='OrganisationSuccession',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('before', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='successions', to='providers.organisation')),
                ('after', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='precessions', to='providers.organisation')),
                ('on', touchstone.foundation.core.fields.PreciseDateField(blank=True, max_length=120, null=True)),
                ('note', models.TextField(blank=True)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('before', models.F('after')), _negated=True), name='organisation_not_its_own_successor'), models.UniqueConstraint(fields=('before', 'after'), name='organisation_succession_once')],
            },
        ),
        migrations.CreateModel(
            name='OrganisationCount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='counts', to='providers.organisation')),
                ('of', models.CharField(choices=[('service areas', 'service areas'), ('sectors', 'sectors'), ('offices', 'offices'), ('children a year', 'children a year')], max_length=20)),
                ('count', models.PositiveIntegerField()),
                ('qualifier', models.CharField(blank=True, help_text='more than, about …', max_length=20)),
                ('on', touchstone.foundation.core.fields.PreciseDateField(blank=True, max_length=120, null=True)),
                ('source', models.CharField(help_text='A web address, or the name of the document.', max_length=300)),
                ('verified', models.BooleanField(default=False, help_text='Read in the source itself.')),
                ('note', models.TextField(blank=True)),
            ],
            options={
                'ordering': ['of', 'on'],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'of', 'on'), name='organisation_count_once'), models.CheckConstraint(condition=models.Q(('source', ''), _negated=True), name='organisation_count_has_source')],
            },
        ),
        migrations.CreateModel(
            name='Area',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', touchstone.foundation.core.fields.PreciseDateField(blank=True, max_length=120, null=True)),
                ('valid_to', touchstone.foundation.core.fields.PreciseDateField(blank=True, max_length=120, null=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='areas', to='providers.organisation')),
                ('name', models.CharField(max_length=200)),
                ('name_cy', models.CharField(blank=True, max_length=200)),
                ('code', models.CharField(blank=True, max_length=20)),
                ('sector', models.CharField(blank=True, max_length=40)),
                ('slug', models.SlugField(max_length=120)),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='providers.area')),
                ('listed', models.BooleanField(default=False)),
                ('note', models.TextField(blank=True)),
            ],
            options={
                'ordering': ['name'],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'slug'), name='area_slug_once')],
            },
        ),
        migrations.CreateModel(
            name='RoleGrant',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='role_grants', to=settings.AUTH_USER_MODEL)),
                ('role', models.CharField(help_text='A key of providers/roles.py.', max_length=40)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='role_grants', to='providers.organisation')),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField(blank=True, help_text='The last day it holds.', null=True)),
                ('revoked_at', models.DateTimeField(blank=True, help_text='Taken away at this moment: it no longer holds on its last day.', null=True)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('revoked_at__isnull', True), ('ends_on__isnull', False), _connector='OR'), name='role_grant_revoked_has_an_end'), models.CheckConstraint(condition=models.Q(('ends_on__isnull', True), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='role_grant_ends_after_start')],
            },
        ),
        migrations.CreateModel(
            name='AreaSuccession',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('before', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='successions', to='providers.area')),
                ('after', models.ForeignKey(blank=True, help_text='Empty where the sources do not say where it went.', null=True, on_delete=django.db.models.deletion.CASCADE, related_name='precessions', to='providers.area')),
                ('kind', models.CharField(choices=[('merged', 'merged into'), ('split', 'split into'), ('renamed', 'renamed'), ('lost part', 'lost part of its ground to')], max_length=12)),
                ('on', touchstone.foundation.core.fields.PreciseDateField(blank=True, max_length=120, null=True)),
                ('note', models.TextField(blank=True)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('after__isnull', True), models.Q(('before', models.F('after')), _negated=True), _connector='OR'), name='area_not_its_own_successor')],
            },
        ),
        migrations.CreateModel(
            name='AreaLocalAuthority',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', touchstone.foundation.core.fields.PreciseDateField(blank=True, max_length=120, null=True)),
                ('valid_to', touchstone.foundation.core.fields.PreciseDateField(blank=True, max_length=120, null=True)),
                ('area', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='local_authorities', to='providers.area')),
                ('local_authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='served_by', to='providers.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('area', 'local_authority'), name='area_authority_once')],
            },
        ),
        migrations.CreateModel(
            name='Office',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', touchstone.foundation.core.fields.PreciseDateField(blank=True, max_length=120, null=True)),
                ('valid_to', touchstone.foundation.core.fields.PreciseDateField(blank=True, max_length=120, null=True)),
                ('area', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='offices', to='providers.area')),
                ('name', models.CharField(max_length=120)),
                ('note', models.TextField(blank=True)),
            ],
            options={
                'ordering': ['name'],
                'constraints': [models.UniqueConstraint(fields=('area', 'name'), name='office_once')],
            },
        ),
        migrations.CreateModel(
            name='PostHolder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', touchstone.foundation.core.fields.PreciseDateField(blank=True, max_length=120, null=True)),
                ('valid_to', touchstone.foundation.core.fields.PreciseDateField(blank=True, max_length=120, null=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='post_holders', to='providers.organisation')),
                ('area', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='post_holders', to='providers.area')),
                ('post', models.CharField(max_length=120)),
                ('name', models.CharField(max_length=200)),
                ('interim', models.BooleanField(default=False)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ConflictOfInterest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='conflicts', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='conflicts', to='providers.organisation')),
                ('area', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='conflicts', to='providers.area')),
                ('nature', models.TextField()),
                ('declared_on', models.DateField()),
                ('ends_on', models.DateField(blank=True, null=True)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_on__isnull', True), ('ends_on__gte', models.F('declared_on')), _connector='OR'), name='conflict_ends_after_declared')],
            },
        ),
        migrations.CreateModel(
            name='Team',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', touchstone.foundation.core.fields.PreciseDateField(blank=True, max_length=120, null=True)),
                ('valid_to', touchstone.foundation.core.fields.PreciseDateField(blank=True, max_length=120, null=True)),
                ('area', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='teams', to='providers.area')),
                ('office', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='teams', to='providers.office')),
                ('name', models.CharField(max_length=120)),
            ],
            options={
                'ordering': ['name'],
                'constraints': [models.UniqueConstraint(fields=('area', 'name'), name='team_once')],
            },
        ),
    ]
