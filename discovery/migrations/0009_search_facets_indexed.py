import django.contrib.postgres.indexes
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('discovery', '0008_what_a_word_counts'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='document',
            index=django.contrib.postgres.indexes.GinIndex(fastupdate=False, fields=['facets'], name='discovery_document_facets'),
        ),
    ]
