"""C1 in the database: what is public is what a person approved, and that decision is the last one."""

from django.db import migrations

from clinic.operations import ERASING, append_only, watch_content

A_PERSON_DECIDED = """
CREATE FUNCTION comments_a_person_decided() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM comments_comment WHERE id = NEW.id AND state = 'approved')
        AND 'approved' IS DISTINCT FROM (
            SELECT to_state FROM comments_decision
            WHERE comment_id = NEW.id ORDER BY id DESC LIMIT 1
        )
    THEN
        RAISE EXCEPTION 'no comment is public before a person approved it' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER a_person_decided AFTER INSERT OR UPDATE OF state ON comments_comment
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.state = 'approved')
    EXECUTE FUNCTION comments_a_person_decided();
"""

THE_WORDS_STAY = f"""
CREATE FUNCTION comments_the_words_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT coalesce({ERASING}, false) THEN
        RAISE EXCEPTION 'what a visitor wrote is nobody''s to change' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER the_words_stay BEFORE UPDATE ON comments_comment FOR EACH ROW
    WHEN ((OLD.text, OLD.nickname, OLD.article_id, OLD.parent_id)
        IS DISTINCT FROM (NEW.text, NEW.nickname, NEW.article_id, NEW.parent_id))
    EXECUTE FUNCTION comments_the_words_stay();
"""


class Migration(migrations.Migration):
    dependencies = [("comments", "0001_initial"), ("clinic", "0002_content_version")]
    operations = [
        migrations.RunSQL(
            A_PERSON_DECIDED,
            "DROP TRIGGER a_person_decided ON comments_comment; DROP FUNCTION comments_a_person_decided();",
        ),
        migrations.RunSQL(
            THE_WORDS_STAY,
            "DROP TRIGGER the_words_stay ON comments_comment; DROP FUNCTION comments_the_words_stay();",
        ),
        append_only("comments_decision"),
        watch_content("comments_comment", "r.state = 'approved'"),
    ]
