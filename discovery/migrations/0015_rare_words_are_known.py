from django.db import migrations


class Migration(migrations.Migration):
    """Of a word that is not among the commonest, Postgres assumes that one text in 200 has it. So
    it read the latest texts one by one for words that hardly any has; now it knows more of them."""

    dependencies = [("discovery", "0014_lists_alone")]
    operations = [
        migrations.RunSQL(
            "ALTER TABLE discovery_document ALTER COLUMN vector SET STATISTICS 500",
            "ALTER TABLE discovery_document ALTER COLUMN vector SET STATISTICS DEFAULT",
        ),
    ]
