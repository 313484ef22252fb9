from django.db import migrations

from clinic.operations import WINDOW_IS_AHEAD, watch_content

OF_A_DOCUMENT = f"EXISTS (SELECT FROM discovery_document WHERE id = r.document_id AND {WINDOW_IS_AHEAD})".replace(
    "r.public", "discovery_document.public"
)


class Migration(migrations.Migration):
    dependencies = [("discovery", "0001_initial"), ("clinic", "0002_content_version")]
    operations = [
        watch_content("discovery_document", WINDOW_IS_AHEAD),
        watch_content("discovery_feature", OF_A_DOCUMENT),
        watch_content("discovery_related", OF_A_DOCUMENT),
    ]
