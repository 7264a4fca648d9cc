from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='StoredFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sha256', models.CharField(max_length=64, unique=True)),
                ('media_type', models.CharField(help_text='Decided from the bytes, never from the name.', max_length=100)),
                ('size', models.PositiveBigIntegerField(help_text='Bytes.')),
                ('path', models.CharField(help_text='Inside the storage folder.', max_length=200)),
                ('stored_at', models.DateTimeField()),
            ],
        ),
    ]
