from django.db import migrations

# The texts that are here already: each is counted as its list is computed.
FILL = """
UPDATE discovery_feature SET scope = d.kind || '/' || d.language
FROM discovery_document d WHERE d.id = document_id;
INSERT INTO discovery_unsettled (document_id) SELECT id FROM discovery_document;
"""


class Migration(migrations.Migration):
    dependencies = [("discovery", "0005_relatedness")]
    operations = [migrations.RunSQL(FILL, migrations.RunSQL.noop)]
