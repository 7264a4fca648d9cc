import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('reports', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Subscription',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('email', models.EmailField(help_text='In small letters.', max_length=254, unique=True)),
                ('key', models.CharField(help_text='Names it in links, which are proved by a signature.', max_length=32, unique=True)),
                ('language', models.CharField(choices=[('en', 'English'), ('cy', 'Welsh')], max_length=2)),
                ('pace', models.CharField(choices=[('at once', 'at once'), ('daily', 'once a day')], max_length=8)),
                ('since', models.DateTimeField(help_text='When it was confirmed; nothing found out before is told.')),
            ],
            options={
                'indexes': [models.Index(fields=['pace', 'id'], name='alerts_subs_pace_b5fb7c_idx')],
            },
        ),
        migrations.CreateModel(
            name='Asked',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('email', models.EmailField(max_length=254)),
                ('language', models.CharField(choices=[('en', 'English'), ('cy', 'Welsh')], max_length=2)),
                ('pace', models.CharField(choices=[('at once', 'at once'), ('daily', 'once a day')], max_length=8)),
                ('wanted', models.JSONField(help_text='What was asked for: wanted.py.')),
                ('token_hash', models.CharField(help_text="SHA-256 of the link's secret.", max_length=64, unique=True)),
                ('expires_at', models.DateTimeField(db_index=True)),
            ],
        ),
        migrations.CreateModel(
            name='Allowance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=64, unique=True)),
                ('used', models.PositiveIntegerField()),
                ('ends_at', models.DateTimeField(db_index=True)),
            ],
        ),
        migrations.CreateModel(
            name='Desk',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('begun_at', models.DateTimeField(help_text='What was public before is no news.')),
            ],
        ),
        migrations.CreateModel(
            name='Round',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('pace', models.CharField(choices=[('at once', 'at once'), ('daily', 'once a day')], max_length=8)),
                ('day', models.DateField(blank=True, help_text='Of a daily round: one a day.', null=True, unique=True)),
                ('begun_at', models.DateTimeField()),
                ('reached', models.BigIntegerField(default=0)),
                ('told', models.PositiveIntegerField(default=0, help_text='How many e-mails it wrote.')),
                ('finished_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('finished_at__isnull', True)), fields=['id'], name='round_unfinished')],
            },
        ),
        migrations.CreateModel(
            name='Wish',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('subscription', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='wishes', to='alerts.subscription')),
                ('any_place', models.BooleanField()),
                ('any_kind', models.BooleanField()),
                ('any_inspectorate', models.BooleanField()),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='Notice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('publication', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='reports.publication')),
                ('what', models.CharField(choices=[('published', 'published'), ('withdrawn', 'withdrawn')], max_length=10)),
                ('at', models.DateTimeField(help_text='When it was found.')),
                ('at_once', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='alerts.round')),
                ('daily', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='alerts.round')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('at_once__isnull', True)), fields=['id'], name='notice_not_told_at_once'), models.Index(condition=models.Q(('daily__isnull', True)), fields=['id'], name='notice_not_told_daily')],
                'constraints': [models.UniqueConstraint(fields=('publication', 'what'), name='notice_once')],
            },
        ),
        migrations.CreateModel(
            name='WishTerm',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('wish', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='terms', to='alerts.wish')),
                ('of', models.CharField(choices=[('place', 'service or area'), ('kind', 'kind of inspection'), ('inspectorate', 'inspectorate')], max_length=12)),
                ('value', models.CharField(help_text='`provider`, `provider/area`, a kind, or an inspectorate.', max_length=250)),
            ],
            options={
                'ordering': ['id'],
                'indexes': [models.Index(fields=['of', 'value'], name='alerts_wish_of_4594b8_idx')],
                'constraints': [models.UniqueConstraint(fields=('wish', 'of', 'value'), name='wish_term_once')],
            },
        ),
        migrations.CreateModel(
            name='Delivery',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('subscription', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='alerts.subscription')),
                ('notice', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='alerts.notice')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('subscription', 'notice'), name='told_once')],
            },
        ),
    ]
