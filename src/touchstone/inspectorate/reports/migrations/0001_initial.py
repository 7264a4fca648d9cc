import django.db.models.deletion
import touchstone.foundation.core.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
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
            ],
            options={
                'indexes': [models.Index(fields=['state', 'public_from'], name='reports_pub_state_ca1f4c_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('state', 'published'), _negated=True), ('public_from__isnull', False), _connector='OR'), name='published_has_moment'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'withdrawn'), ('withdrawn_at__isnull', False), models.Q(('withdrawn_reason', ''), _negated=True)), models.Q(models.Q(('state', 'withdrawn'), _negated=True), ('withdrawn_at__isnull', True), ('withdrawn_reason', '')), _connector='OR'), name='withdrawn_says_when_and_why')],
            },
        ),
    ]
