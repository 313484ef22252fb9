"""What moderators may do to a comment, held in the database: words are only taken out (C13), a level
falls by a person's word alone (C4), an undoing is of one's own decision, and what was done stays.
"""

from django.db import migrations

from clinic.operations import ERASING, append_only

# Each mark of the shown words stands for a part of one's own, and all the rest is as it was.
ONLY_REMOVED = r"""
CREATE FUNCTION comments_only_removed(own text, shown text) RETURNS boolean
LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    pieces text[];
    amount int;
    done int;
    found int;
BEGIN
    own := replace(replace(own, E'\r\n', E'\n'), E'\r', E'\n');
    shown := replace(replace(shown, E'\r\n', E'\n'), E'\r', E'\n');
    pieces := string_to_array(shown, '[removed]');
    amount := cardinality(pieces);
    IF amount < 2 OR NOT starts_with(own, pieces[1]) THEN
        RETURN false;
    END IF;
    done := length(pieces[1]);
    FOR number IN 2..amount - 1 LOOP
        found := strpos(substr(own, done + 2), pieces[number]);
        IF found = 0 THEN
            RETURN false;
        END IF;
        done := done + found + length(pieces[number]);
    END LOOP;
    RETURN right(own, length(pieces[amount])) = pieces[amount]
        AND length(own) - length(pieces[amount]) > done;
END $$;
"""

OWN = "coalesce(nullif(OLD.original, ''), OLD.text)"

WORDS_STAY = """
CREATE OR REPLACE FUNCTION comments_the_words_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT coalesce({allowed}, false) THEN
        RAISE EXCEPTION 'what a visitor wrote is nobody''s to change' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
DROP TRIGGER the_words_stay ON comments_comment;
CREATE TRIGGER the_words_stay BEFORE UPDATE ON comments_comment FOR EACH ROW
    WHEN (({old}) IS DISTINCT FROM ({new}))
    EXECUTE FUNCTION comments_the_words_stay();
"""
COLUMNS = ("text", "nickname", "article_id", "parent_id", "original")


def words_stay(allowed, columns):
    old, new = (", ".join(f"{row}.{name}" for name in columns) for row in ("OLD", "NEW"))
    return WORDS_STAY.format(allowed=allowed, old=old, new=new)


def by_the_writer(own, beside=""):
    """As in 0004: the writer alone, before the first decision, the own words of then kept."""
    return f"""(
        OLD.state = 'pending' AND NEW.state = 'pending' AND NEW.edits = OLD.edits + 1
        AND (OLD.article_id, OLD.parent_id) IS NOT DISTINCT FROM (NEW.article_id, NEW.parent_id)
        AND EXISTS (
            SELECT FROM comments_earlier e WHERE e.comment_id = OLD.id AND e.number = OLD.edits
                AND (e.nickname, e.text) = (OLD.nickname, {own})
        ) {beside}
    )"""


# Out of the public ones words only go; from those that wait others may go, or all come back.
BY_A_MODERATOR = f"""(
    (OLD.nickname, OLD.article_id, OLD.parent_id)
        IS NOT DISTINCT FROM (NEW.nickname, NEW.article_id, NEW.parent_id)
    AND NEW.state = OLD.state AND NEW.redactions = OLD.redactions + 1
    AND EXISTS (
        SELECT FROM comments_redaction r WHERE r.comment_id = OLD.id AND r.number = NEW.redactions
    )
    AND (
        NEW.original = {OWN} AND comments_only_removed(NEW.original, NEW.text)
        AND (OLD.state <> 'approved' OR comments_only_removed(OLD.text, NEW.text))
        OR OLD.state IN ('pending', 'held') AND OLD.original <> ''
            AND NEW.original = '' AND NEW.text = OLD.original
    )
)"""

A_PERSON_LOWERS = f"""
CREATE FUNCTION comments_a_person_lowers_the_level() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT coalesce({ERASING}, false) AND (OLD.level, NEW.level) IS DISTINCT FROM (
        SELECT (from_level, to_level) FROM comments_correction
        WHERE comment_id = NEW.id ORDER BY id DESC LIMIT 1
    ) THEN
        RAISE EXCEPTION 'a level falls only by a person''s correction' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER a_person_lowers_the_level BEFORE UPDATE ON comments_comment FOR EACH ROW
    WHEN (NEW.level < OLD.level) EXECUTE FUNCTION comments_a_person_lowers_the_level();
"""

ONES_OWN_DECISION = """
CREATE FUNCTION comments_undoes_ones_own() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM comments_decision d
        WHERE d.id = NEW.undoes_id AND d.comment_id = NEW.comment_id AND d.by_id = NEW.by_id
            AND (d.from_state, d.to_state) = (NEW.to_state, NEW.from_state)
    ) THEN
        RAISE EXCEPTION 'only one''s own decision is undone' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER undoes_ones_own BEFORE INSERT ON comments_decision FOR EACH ROW
    WHEN (NEW.undoes_id IS NOT NULL) EXECUTE FUNCTION comments_undoes_ones_own();
"""

# A burst is put back once; nothing else of it changes.
BURST_STAYS = """
CREATE TRIGGER burst_stays BEFORE UPDATE ON comments_burst FOR EACH ROW
    WHEN (OLD.restored_at IS NOT NULL OR NEW.restored_at IS NULL
        OR (OLD.sample_id, OLD.by_id, OLD.at, OLD.marked, OLD.set_apart)
            IS DISTINCT FROM (NEW.sample_id, NEW.by_id, NEW.at, NEW.marked, NEW.set_apart))
    EXECUTE FUNCTION clinic_append_only();
CREATE TRIGGER burst_is_kept BEFORE DELETE ON comments_burst FOR EACH ROW
    EXECUTE FUNCTION clinic_append_only();
"""


def drop(trigger, table, function=""):
    functions = f"DROP FUNCTION {function}();" if function else ""
    return f"DROP TRIGGER {trigger} ON {table};{functions}"


class Migration(migrations.Migration):
    dependencies = [("comments", "0005_moderation")]
    operations = [
        migrations.RunSQL(ONLY_REMOVED, "DROP FUNCTION comments_only_removed(text, text);"),
        migrations.RunSQL(
            words_stay(
                " OR ".join([ERASING, by_the_writer(OWN, "AND NEW.original = ''"), BY_A_MODERATOR]),
                COLUMNS,
            ),
            words_stay(f"{ERASING} OR {by_the_writer('OLD.text')}", COLUMNS[:-1]),
        ),
        migrations.RunSQL(
            A_PERSON_LOWERS,
            drop(
                "a_person_lowers_the_level",
                "comments_comment",
                "comments_a_person_lowers_the_level",
            ),
        ),
        migrations.RunSQL(
            ONES_OWN_DECISION,
            drop("undoes_ones_own", "comments_decision", "comments_undoes_ones_own"),
        ),
        migrations.RunSQL(
            BURST_STAYS,
            drop("burst_stays", "comments_burst") + drop("burst_is_kept", "comments_burst"),
        ),
        append_only("comments_correction"),
        append_only("comments_redaction"),
        append_only("comments_note"),
    ]
