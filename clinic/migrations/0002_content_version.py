from django.db import migrations

from clinic.operations import ALWAYS, CONTENT_VERSION, DROP_CONTENT_VERSION, watch_content


class Migration(migrations.Migration):
    dependencies = [("clinic", "0001_initial")]
    operations = [
        migrations.RunSQL(CONTENT_VERSION, DROP_CONTENT_VERSION),
        watch_content("clinic_clinic", ALWAYS),
        watch_content("clinic_redirect", ALWAYS),
    ]
