from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='OutboxEmail',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('to', models.EmailField(max_length=254)),
                ('subject', models.CharField(max_length=200)),
                ('body', models.TextField(help_text='Emptied once sent where it is secret.')),
                ('secret', models.BooleanField(default=False, help_text='Holds a link that must not stay readable here.')),
                ('headers', models.JSONField(blank=True, default=dict, help_text='Further headers; emptied with a secret body.')),
                ('topic', models.CharField(blank=True, help_text='What may be forgotten together; empty: is kept.', max_length=20)),
                ('bulk', models.BooleanField(default=False, help_text='One of many: every other e-mail goes first.')),
                ('message_id', models.CharField(max_length=120, unique=True)),
                ('created_at', models.DateTimeField()),
                ('state', models.CharField(choices=[('waiting', 'waiting to be sent'), ('sending', 'being sent'), ('sent', 'sent'), ('failed', 'given up'), ('unknown', 'not known whether it was sent')], default='waiting', max_length=8)),
                ('not_before', models.DateTimeField(help_text='When the next try is due.')),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('claimed_at', models.DateTimeField(blank=True, null=True)),
                ('sent_at', models.DateTimeField(blank=True, null=True)),
                ('last_error', models.TextField(blank=True)),
            ],
            options={
                'ordering': ['id'],
                'indexes': [models.Index(condition=models.Q(('state', 'waiting')), fields=['bulk', 'id'], name='outbox_due'), models.Index(condition=models.Q(('state', 'sending')), fields=['claimed_at'], name='outbox_being_sent'), models.Index(condition=models.Q(('topic', ''), _negated=True), fields=['topic', 'created_at'], name='outbox_topic')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('sent_at__isnull', False), ('state', 'sent')), models.Q(models.Q(('state', 'sent'), _negated=True), ('sent_at__isnull', True)), _connector='OR'), name='outbox_sent_has_its_time')],
            },
        ),
    ]
