import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('improvement', '0001_initial'),
        ('improvement', '0002_wording_never_changes'),
        ('inspections', '0001_initial'),
        ('providers', '0001_initial'),
        ('reports', '0001_initial'),
        ('reports', '0002_publication_never_changes'),
    ]

    operations = [
        migrations.CreateModel(
            name='SearchEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('1 provider', 'service'), ('2 area', 'service area'), ('3 document', 'report or letter')], help_text='Its number is its place in a list.', max_length=12)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='providers.organisation')),
                ('area', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='providers.area')),
                ('inspection', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='inspections.inspection')),
                ('report', models.ForeignKey(blank=True, help_text='The row is public while this report is; empty: while its organisation or area is listed.', null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='reports.report')),
                ('title', models.CharField(max_length=300)),
                ('names', models.TextField(blank=True, help_text='Every name of the service and its areas, and their codes.')),
                ('places', models.TextField(blank=True, help_text='Local authorities, offices and teams.')),
                ('body', models.TextField(blank=True, help_text='The words of the document, or of the facts where it is not held.')),
                ('sort_date', models.CharField(blank=True, help_text='ISO, of publication; else of fieldwork.', max_length=10)),
                ('year', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('framework_key', models.CharField(blank=True, max_length=80)),
                ('inspection_kind', models.CharField(blank=True, max_length=16)),
                ('scale_key', models.CharField(blank=True, help_text='Of the headline judgement, where there is one.', max_length=60)),
                ('grade_key', models.CharField(blank=True, max_length=40)),
                ('n_open', models.PositiveSmallIntegerField(default=0, help_text='Areas for improvement open when it was indexed, by what was public then.')),
            ],
            options={
                'verbose_name_plural': 'search entries',
                'ordering': ['kind', '-sort_date', 'title', 'id'],
                'indexes': [models.Index(fields=['kind', '-sort_date', 'title', 'id'], name='register_se_kind_4ddd20_idx'), models.Index(fields=['framework_key'], name='register_se_framewo_784987_idx'), models.Index(fields=['scale_key', 'grade_key'], name='register_se_scale_k_7eef61_idx'), models.Index(fields=['year'], name='register_se_year_48a5c4_idx')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('kind', '1 provider')), fields=('organisation',), name='search_entry_of_provider_once'), models.UniqueConstraint(condition=models.Q(('kind', '2 area')), fields=('area',), name='search_entry_of_area_once'), models.UniqueConstraint(condition=models.Q(('kind', '3 document')), fields=('report', 'inspection'), name='search_entry_of_document_once'), models.CheckConstraint(condition=models.Q(models.Q(('kind', '3 document'), _negated=True), models.Q(('inspection__isnull', False), ('report__isnull', False)), _connector='OR'), name='search_entry_of_document_has_report'), models.CheckConstraint(condition=models.Q(models.Q(('kind', '2 area'), _negated=True), ('area__isnull', False), _connector='OR'), name='search_entry_of_area_has_area')],
            },
        ),
        migrations.CreateModel(
            name='ImprovementTheme',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('area_for_improvement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='themes', to='improvement.areaforimprovement')),
                ('key', models.CharField(max_length=40)),
            ],
            options={
                'indexes': [models.Index(fields=['key'], name='register_im_key_b4759d_idx')],
                'constraints': [models.UniqueConstraint(fields=('area_for_improvement', 'key'), name='improvement_theme_once')],
            },
        ),
        migrations.CreateModel(
            name='SearchWord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('word', models.CharField(max_length=40, unique=True)),
                ('in_names', models.BooleanField(default=False, help_text='It stands in a name or a place: the likelier meaning.')),
            ],
        ),
        migrations.CreateModel(
            name='IndexCursor',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('last_event', models.BigIntegerField(default=0)),
                ('indexed_at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('id', 1)), name='index_cursor_is_one_row')],
            },
        ),
        migrations.CreateModel(
            name='WordTrigram',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('trigram', models.CharField(max_length=3)),
                ('word', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='trigrams', to='register.searchword')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('trigram', 'word'), name='word_trigram_once')],
            },
        ),
    ]
