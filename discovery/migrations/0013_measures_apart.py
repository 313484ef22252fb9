import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

MOVE = """
INSERT INTO discovery_measure (document_id, words_length, features_length, words, presences,
    title_words, title_rarity)
SELECT id, words_length, features_length, words, presences, title_words, title_rarity
FROM discovery_document WHERE words_length IS NOT NULL
"""
# Without measures: everything is counted anew.
ANEW = "DELETE FROM discovery_frequency"
MOVED = (
    "words_length",
    "features_length",
    "words",
    "presences",
    "title_words",
    "title_rarity",
)


class Migration(migrations.Migration):
    """Every measuring wrote all words of a document into their index once more."""

    dependencies = [("discovery", "0012_documents_that_stand_alone")]
    operations = [
        migrations.CreateModel(
            name="Measure",
            fields=[
                (
                    "document",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        serialize=False,
                        to="discovery.document",
                    ),
                ),
                ("words_length", models.FloatField(null=True)),
                ("features_length", models.FloatField()),
                (
                    "words",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), size=None
                    ),
                ),
                (
                    "presences",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.FloatField(), size=None
                    ),
                ),
                ("title_words", models.PositiveSmallIntegerField()),
                ("title_rarity", models.FloatField()),
            ],
        ),
        migrations.AddIndex(
            model_name="measure",
            index=models.Index(
                condition=models.Q(("words_length", None)),
                fields=["document"],
                name="discovery_measure_missing",
            ),
        ),
        migrations.RunSQL(MOVE, ANEW),
        *(migrations.RemoveField(model_name="document", name=name) for name in MOVED),
    ]
