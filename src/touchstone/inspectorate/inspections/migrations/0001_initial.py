import django.db.models.deletion
import touchstone.foundation.core.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('clocks', '0001_initial'),
        ('frameworks', '0001_initial'),
        ('frameworks', '0002_used_versions_stay'),
        ('providers', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Inspection',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=200, unique=True)),
                ('origin', models.CharField(choices=[('read', 'read from a published document'), ('facts', 'entered from published facts'), ('held', 'held here')], max_length=8)),
                ('state', models.CharField(blank=True, help_text='A status of domain/workflows/inspection.py; empty unless held here.', max_length=12)),
                ('kind', models.CharField(choices=[('full', 'full inspection'), ('focused', 'focused visit'), ('monitoring', 'post-inspection monitoring'), ('progress', 'progress inspection'), ('narrative', 'inspection without grades'), ('assurance', 'assurance check'), ('reinspection', 're-inspection'), ('board review', 'review of a safeguarding board')], max_length=16)),
                ('inspectorate', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='inspections_made', to='providers.organisation')),
                ('provider', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='inspections', to='providers.organisation')),
                ('framework', models.ForeignKey(blank=True, help_text='Empty where the sources do not say under which framework.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='inspections', to='frameworks.frameworkversion')),
                ('follows', models.ForeignKey(blank=True, help_text='The earlier inspection whose areas for improvement this one looks at.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='followed_by', to='inspections.inspection')),
                ('stub', models.BooleanField(default=False, help_text='Known only from a later document; its own is not held.')),
                ('title', models.CharField(max_length=300)),
                ('title_cy', models.CharField(blank=True, max_length=300)),
                ('starts', touchstone.foundation.core.fields.PreciseDateField(blank=True, help_text='First day of fieldwork.', max_length=120, null=True)),
                ('ends', touchstone.foundation.core.fields.PreciseDateField(blank=True, help_text='Last day of fieldwork.', max_length=120, null=True)),
                ('published', touchstone.foundation.core.fields.PreciseDateField(blank=True, help_text='When its report or letter was published or dated.', max_length=120, null=True)),
                ('reference', models.CharField(blank=True, max_length=60)),
                ('legal_basis', models.TextField(blank=True)),
                ('legal_basis_source', models.CharField(blank=True, help_text="Where the legal basis comes from: the framework's source, or who stated it.", max_length=300)),
                ('theme', models.CharField(blank=True, help_text='What a focused visit looks at, or the plan that progress is judged against.', max_length=300)),
                ('judged', models.JSONField(blank=True, default=list, help_text="Keys of the framework's judgement areas that were chosen; empty: all.")),
                ('off_site_from', models.DateField(blank=True, help_text='First day of work off site, where it begins before fieldwork.', null=True)),
                ('revision', models.PositiveIntegerField(default=0, help_text='Counts savings of the plan, so that no two collide.')),
                ('saved_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('saved_at', models.DateTimeField(blank=True, help_text='When the plan was last saved.', null=True)),
                ('scope_note', models.TextField(blank=True)),
                ('limits_note', models.TextField(blank=True, help_text='What the document says bound the overall grade, in our words.')),
                ('summary', models.TextField(blank=True)),
                ('response_clock', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='clocks.clock')),
            ],
            options={
                'ordering': ['-published', '-starts', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('origin', 'held'), _negated=True), ('framework__isnull', False), _connector='OR'), name='inspection_held_here_has_framework'), models.CheckConstraint(condition=models.Q(models.Q(('origin', 'held'), ('state__in', ['planned', 'announced', 'fieldwork', 'judging', 'settled', 'paused', 'deferred', 'abandoned'])), models.Q(models.Q(('origin', 'held'), _negated=True), ('state', '')), _connector='OR'), name='inspection_has_a_state_exactly_when_held_here')],
            },
        ),
        migrations.CreateModel(
            name='InspectionArea',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('inspection', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='inspection_areas', to='inspections.inspection')),
                ('area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='inspection_areas', to='providers.area')),
                ('offices_visited', models.JSONField(blank=True, default=list, help_text='Office names as printed.')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('inspection', 'area'), name='inspection_area_once')],
            },
        ),
        migrations.CreateModel(
            name='TeamMember',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('inspection', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='team', to='inspections.inspection')),
                ('role', models.CharField(choices=[('lead', 'lead inspector'), ('inspector', 'inspector'), ('signatory', 'signed the letter')], max_length=12)),
                ('user', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('printed_name', models.CharField(blank=True, max_length=200)),
                ('skills', models.CharField(blank=True, help_text='What the person brings: private law, Welsh …', max_length=300)),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('role', 'lead'), ('user__isnull', False)), fields=('inspection',), name='one_lead_who_signs_in'), models.UniqueConstraint(condition=models.Q(('role__in', ['lead', 'inspector']), ('user__isnull', False)), fields=('inspection', 'user'), name='once_in_a_team'), models.CheckConstraint(condition=models.Q(('user__isnull', False), models.Q(('printed_name', ''), _negated=True), _connector='OR'), name='team_member_is_somebody')],
            },
        ),
        migrations.CreateModel(
            name='StateChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('inspection', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='state_changes', to='inspections.inspection')),
                ('step', models.CharField(help_text='`does` of a step of domain/workflows/inspection.py.', max_length=40)),
                ('from_state', models.CharField(blank=True, max_length=12)),
                ('to_state', models.CharField(max_length=12)),
                ('reason', models.TextField(blank=True)),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('by_label', models.CharField(help_text="The person's name then, or the part of the program.", max_length=200)),
                ('at', models.DateTimeField()),
            ],
            options={
                'ordering': ['at', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('to_state__in', ['paused', 'deferred', 'abandoned']), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='interrupting_an_inspection_has_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='TeamChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('inspection', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='team_changes', to='inspections.inspection')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('change', models.CharField(choices=[('joined', 'joined the team'), ('left', 'left the team'), ('took over', 'took over as lead'), ('handed over', 'handed over as lead')], max_length=12)),
                ('reason', models.CharField(blank=True, max_length=500)),
                ('by_label', models.CharField(max_length=200)),
                ('at', models.DateTimeField()),
            ],
            options={
                'ordering': ['at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Notice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('inspection', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notices', to='inspections.inspection')),
                ('letter', models.TextField()),
                ('clock', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='clocks.clock')),
                ('sent_at', models.DateTimeField()),
                ('sent_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('sent_to', models.PositiveSmallIntegerField(default=0, help_text='How many people of the service were written to.')),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'ordering': ['sent_at', 'pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('withdrawn_at__isnull', True)), fields=('inspection',), name='one_standing_notice'), models.CheckConstraint(condition=models.Q(('letter', ''), _negated=True), name='notice_has_a_letter')],
            },
        ),
        migrations.CreateModel(
            name='Adjustment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('inspection', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='adjustments', to='inspections.inspection')),
                ('kind', models.CharField(choices=[('disability', 'a disability'), ('protected', 'another protected characteristic'), ('other', 'something else')], max_length=12)),
                ('text', models.TextField()),
                ('state', models.CharField(default='asked', help_text='A status of domain/workflows/adjustment.py.', max_length=12)),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('asked_at', models.DateTimeField()),
                ('reason', models.TextField(blank=True, help_text='Why it was decided so.')),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'ordering': ['asked_at', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('reason', ''), ('state', 'asked')), models.Q(('decided_at__isnull', False), ('state__in', ['agreed', 'agreed_in_part', 'declined']), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='adjustment_decided_with_reason')],
            },
        ),
        migrations.CreateModel(
            name='PlannedDays',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('inspection', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='planned_days', to='inspections.inspection')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('phase', models.CharField(choices=[('preparing', 'preparing'), ('off-site', 'off-site work'), ('fieldwork', 'fieldwork'), ('judging', 'judging and moderation'), ('reporting', 'writing')], max_length=12)),
                ('days', models.DecimalField(decimal_places=2, max_digits=5)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('inspection', 'person', 'phase'), name='planned_days_once'), models.CheckConstraint(condition=models.Q(('days__gt', 0), ('days__lte', 250)), name='planned_days_are_some')],
            },
        ),
        migrations.CreateModel(
            name='DaysWorked',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('inspection', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='days_worked', to='inspections.inspection')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('phase', models.CharField(choices=[('preparing', 'preparing'), ('off-site', 'off-site work'), ('fieldwork', 'fieldwork'), ('judging', 'judging and moderation'), ('reporting', 'writing')], max_length=12)),
                ('day', models.DateField()),
                ('days', models.DecimalField(decimal_places=2, help_text='A part of the day: 0.25 to 1.', max_digits=3)),
                ('note', models.CharField(blank=True, max_length=300)),
            ],
            options={
                'ordering': ['day', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('inspection', 'person', 'phase', 'day'), name='worked_once_a_day_and_phase'), models.CheckConstraint(condition=models.Q(('days__gt', 0), ('days__lte', 1)), name='worked_a_part_of_a_day')],
            },
        ),
        migrations.CreateModel(
            name='LineOfEnquiry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('inspection', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lines_of_enquiry', to='inspections.inspection')),
                ('number', models.PositiveSmallIntegerField()),
                ('text', models.TextField()),
                ('judgement_areas', models.JSONField(blank=True, default=list, help_text="Keys of the framework's judgement areas.")),
                ('source', models.CharField(choices=[('carried forward', 'carried forward from an earlier inspection'), ('judges', 'judges'), ('authorities', 'local authorities'), ('feedback', 'feedback from children and families'), ('self-evaluation', "the service's self-evaluation"), ('indicator', 'an indicator'), ('other', 'another source')], max_length=16)),
                ('source_label', models.CharField(help_text='Which one: the letter, meeting, figure or weakness.', max_length=300)),
                ('source_key', models.CharField(blank=True, help_text='What a room above calls its source, so that it is proposed once.', max_length=120)),
                ('state', models.CharField(default='open', help_text='A status of domain/workflows/enquiry.py.', max_length=12)),
                ('answer', models.TextField(blank=True, help_text='What was found, or why it was set aside.')),
                ('opened_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('opened_at', models.DateTimeField()),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('saved_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('saved_at', models.DateTimeField(blank=True, help_text='When it was last rewritten.', null=True)),
                ('revision', models.PositiveIntegerField(default=0)),
            ],
            options={
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('inspection', 'number'), name='line_of_enquiry_number_once'), models.UniqueConstraint(condition=models.Q(('source_key', ''), _negated=True), fields=('inspection', 'source_key'), name='line_of_enquiry_source_once'), models.CheckConstraint(condition=models.Q(models.Q(('closed_at__isnull', True), ('state', 'open')), models.Q(('closed_at__isnull', False), ('state__in', ['answered', 'set_aside']), models.Q(('answer', ''), _negated=True)), _connector='OR'), name='line_of_enquiry_closed_says_how')],
            },
        ),
        migrations.CreateModel(
            name='FieldworkSlot',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('inspection', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='slots', to='inspections.inspection')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='fieldwork_slots', to=settings.AUTH_USER_MODEL)),
                ('area', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='providers.area')),
                ('office', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='providers.office')),
                ('mode', models.CharField(choices=[('on site', 'on site'), ('off site', 'off site')], max_length=8)),
                ('starts_at', models.DateTimeField()),
                ('ends_at', models.DateTimeField()),
                ('what', models.CharField(max_length=300)),
                ('saved_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('saved_at', models.DateTimeField()),
                ('revision', models.PositiveIntegerField(default=0)),
            ],
            options={
                'ordering': ['starts_at', 'pk'],
                'indexes': [models.Index(fields=['person', 'starts_at'], name='slots_of_a_person')],
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='slot_ends_after_it_starts'), models.CheckConstraint(condition=models.Q(models.Q(('mode', 'on site'), _negated=True), ('area__isnull', False), _connector='OR'), name='slot_on_site_is_somewhere')],
            },
        ),
        migrations.AddField(
            model_name='Inspection',
            name='areas',
            field=models.ManyToManyField(related_name='inspections', through='inspections.InspectionArea', to='providers.area'),
        ),
    ]
