from django.db import migrations

from clinic.operations import WINDOW_IS_AHEAD, watch_content


class Migration(migrations.Migration):
    dependencies = [("authors", "0001_initial"), ("clinic", "0002_content_version")]
    operations = [
        watch_content("authors_author", WINDOW_IS_AHEAD),
        watch_content(
            "authors_credential",
            "EXISTS (SELECT FROM authors_author a WHERE a.id = r.author_id AND a.public_from IS NOT NULL)",
        ),
    ]
