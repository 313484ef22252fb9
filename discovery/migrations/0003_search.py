import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
from django.db import migrations, models


# What the search looks at first; the rest comes when a text is put in again.
FILL = """
UPDATE discovery_document SET names = ARRAY[lower(title)], title_vector = setweight(
    to_tsvector(CASE language WHEN 'en' THEN 'english' WHEN 'de' THEN 'german'
        WHEN 'es' THEN 'spanish' ELSE 'simple' END::regconfig, lower(title))
    || to_tsvector('simple', lower(title)), 'A')
"""


class Migration(migrations.Migration):
    dependencies = [
        ("discovery", "0002_watch_content"),
    ]

    operations = [
        migrations.CreateModel(
            name="MissedSearch",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("digest", models.CharField(max_length=64)),
                ("language", models.CharField(max_length=10, verbose_name="language")),
                ("day", models.DateField(verbose_name="day")),
                ("count", models.PositiveIntegerField(default=1, verbose_name="times")),
                ("words", models.CharField(blank=True, max_length=80, verbose_name="words")),
            ],
            options={
                "verbose_name": "search without a result",
                "verbose_name_plural": "searches without a result",
            },
        ),
        migrations.CreateModel(
            name="Word",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("language", models.CharField(max_length=10)),
                ("word", models.CharField(max_length=30)),
                ("since", models.DateTimeField()),
                (
                    "keys",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=7), size=None
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="document",
            name="facets",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.TextField(), blank=True, default=list, size=None
            ),
        ),
        migrations.AddField(
            model_name="document",
            name="names",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.TextField(), blank=True, default=list, size=None
            ),
        ),
        migrations.AddField(
            model_name="document",
            name="text",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="document",
            name="title_vector",
            field=django.contrib.postgres.search.SearchVectorField(null=True),
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.AddIndex(
            model_name="document",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["title_vector"], name="discovery_document_titles"
            ),
        ),
        migrations.AddIndex(
            model_name="document",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["names"], name="discovery_document_names"
            ),
        ),
        migrations.AddIndex(
            model_name="document",
            index=models.Index(fields=["language", "-date"], name="discovery_document_latest"),
        ),
        migrations.AddConstraint(
            model_name="missedsearch",
            constraint=models.UniqueConstraint(
                fields=("digest", "day"), name="discovery_missed_once_a_day"
            ),
        ),
        migrations.AddIndex(
            model_name="word",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["keys"], name="discovery_word_by_key"
            ),
        ),
        migrations.AddConstraint(
            model_name="word",
            constraint=models.UniqueConstraint(
                fields=("language", "word"), name="discovery_word_once"
            ),
        ),
    ]
