import django.contrib.postgres.indexes
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('discovery', '0006_settle_what_is_here'),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='document',
            name='discovery_document_words',
        ),
        migrations.RemoveIndex(
            model_name='document',
            name='discovery_document_titles',
        ),
        migrations.RemoveIndex(
            model_name='document',
            name='discovery_document_names',
        ),
        migrations.RemoveIndex(
            model_name='word',
            name='discovery_word_by_key',
        ),
        migrations.AddIndex(
            model_name='document',
            index=django.contrib.postgres.indexes.GinIndex(fastupdate=False, fields=['vector'], name='discovery_document_words'),
        ),
        migrations.AddIndex(
            model_name='document',
            index=django.contrib.postgres.indexes.GinIndex(fastupdate=False, fields=['title_vector'], name='discovery_document_titles'),
        ),
        migrations.AddIndex(
            model_name='document',
            index=django.contrib.postgres.indexes.GinIndex(fastupdate=False, fields=['names'], name='discovery_document_names'),
        ),
        migrations.AddIndex(
            model_name='word',
            index=django.contrib.postgres.indexes.GinIndex(fastupdate=False, fields=['keys'], name='discovery_word_by_key'),
        ),
    ]
