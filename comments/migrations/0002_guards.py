"""C1 in the database: an approved comment has a person's decision behind it when its transaction ends."""

from django.db import migrations

from clinic.operations import append_only, watch_content

A_PERSON_DECIDED = """
CREATE FUNCTION comments_a_person_decided() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM comments_decision
        WHERE comment_id = NEW.id AND to_state = 'approved' AND by_id IS NOT NULL
    ) THEN
        RAISE EXCEPTION 'no comment is public before a person approved it' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER a_person_decided AFTER INSERT OR UPDATE OF state ON comments_comment
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.state = 'approved')
    EXECUTE FUNCTION comments_a_person_decided();
"""


class Migration(migrations.Migration):
    dependencies = [("comments", "0001_initial"), ("clinic", "0002_content_version")]
    operations = [
        migrations.RunSQL(
            A_PERSON_DECIDED,
            "DROP TRIGGER a_person_decided ON comments_comment; DROP FUNCTION comments_a_person_decided();",
        ),
        append_only("comments_decision"),
        watch_content("comments_comment", "r.state = 'approved'"),
    ]
