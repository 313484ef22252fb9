"""What the database itself holds about editions: the freeze, the steps between states, the signature.

The column lists are those of `Edition.LIVING` and `Edition.SIGNATURE`; a test keeps them the same.
"""

from django.db import migrations

from clinic.operations import ALWAYS, ERASING, WINDOW_IS_AHEAD, watch_content

LIVING = (
    "'state', 'public_from', 'public_until', 'published_at', 'revised_at',"
    " 'withdrawn_at', 'withdrawn_by_id', 'withdrawn_because'"
)
SIGNATURE = "'signed', 'content_hash', 'review_id', 'approved_at', 'approved_by_id'"

FREEZE = f"""
CREATE FUNCTION articles_guard_edition() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    may_change text[] := ARRAY[{LIVING}];
    signed jsonb;
    signature reviews_review;
BEGIN
    IF {ERASING} THEN
        RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF NEW.state <> 'draft' THEN
            RAISE EXCEPTION 'an edition begins as a draft' USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    END IF;
    IF TG_OP = 'DELETE' THEN
        IF OLD.state IN ('approved', 'withdrawn') THEN
            RAISE EXCEPTION 'a frozen edition cannot be deleted' USING ERRCODE = 'check_violation';
        END IF;
        RETURN OLD;
    END IF;

    IF OLD.state <> NEW.state AND (OLD.state || '>' || NEW.state) NOT IN (
        'draft>in_review', 'draft>approved', 'in_review>draft', 'in_review>changes_requested',
        'in_review>approved', 'changes_requested>in_review', 'changes_requested>draft',
        'approved>draft', 'approved>withdrawn'
    ) THEN
        RAISE EXCEPTION 'an edition cannot go from % to %', OLD.state, NEW.state
            USING ERRCODE = 'check_violation';
    END IF;

    IF OLD.state IN ('approved', 'withdrawn') THEN
        IF OLD.public_from <= statement_timestamp()
            AND coalesce(NEW.public_from > statement_timestamp(), true)
        THEN
            RAISE EXCEPTION 'an edition that was public keeps its signature and its beginning'
                USING ERRCODE = 'check_violation';
        END IF;
        IF NEW.state = 'draft' THEN
            may_change := may_change || ARRAY[{SIGNATURE}];
        END IF;
        IF to_jsonb(OLD) - may_change IS DISTINCT FROM to_jsonb(NEW) - may_change THEN
            RAISE EXCEPTION 'this edition is frozen: start the next one instead'
                USING ERRCODE = 'check_violation';
        END IF;
    ELSIF NEW.state = 'approved' THEN
        IF NEW.content_hash <> encode(sha256(convert_to(NEW.signed, 'UTF8')), 'hex') THEN
            RAISE EXCEPTION 'the hash is not that of the signed content' USING ERRCODE = 'check_violation';
        END IF;
        signed := NEW.signed::jsonb;
        IF signed ->> 'title' IS DISTINCT FROM NEW.title
            OR signed ->> 'standfirst' IS DISTINCT FROM NEW.standfirst
            OR signed ->> 'body' IS DISTINCT FROM NEW.body
            OR signed ->> 'in_depth' IS DISTINCT FROM NEW.in_depth
            OR signed ->> 'disclosure' IS DISTINCT FROM NEW.disclosure
        THEN
            RAISE EXCEPTION 'the signed content is not this edition''s' USING ERRCODE = 'check_violation';
        END IF;
        IF NEW.review_id IS NOT NULL THEN
            SELECT * INTO signature FROM reviews_review WHERE id = NEW.review_id;
            IF signature.content_hash <> NEW.content_hash THEN
                RAISE EXCEPTION 'the review signs another content' USING ERRCODE = 'check_violation';
            END IF;
            IF signature.kind = 'self' THEN
                IF NOT EXISTS (SELECT FROM clinic_clinic WHERE review_policy = 'solo') THEN
                    RAISE EXCEPTION 'in this clinic a second person signs every text'
                        USING ERRCODE = 'check_violation';
                END IF;
            ELSIF EXISTS (
                SELECT FROM articles_byline
                WHERE edition_id = NEW.id AND author_id = signature.reviewer_id
            ) THEN
                RAISE EXCEPTION 'nobody reviews a text of their own' USING ERRCODE = 'check_violation';
            END IF;
            IF signature.kind = 'minor' AND NOT EXISTS (
                SELECT FROM articles_edition
                WHERE article_id = NEW.article_id AND review_id = signature.inherits_id
            ) THEN
                RAISE EXCEPTION 'a minor edit inherits the review of its own article'
                    USING ERRCODE = 'check_violation';
            END IF;
        END IF;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guard BEFORE INSERT OR UPDATE OR DELETE ON articles_edition
    FOR EACH ROW EXECUTE FUNCTION articles_guard_edition();

-- Bylines and citations are frozen with their edition. FOR SHARE makes them wait for an approval
-- that is under way, so that none slips in beside it.
CREATE FUNCTION articles_guard_child() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE parent articles_edition.state%TYPE;
BEGIN
    IF {ERASING} THEN
        RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
    END IF;
    FOR parent IN
        SELECT state FROM articles_edition
        WHERE id IN (
            CASE WHEN TG_OP <> 'INSERT' THEN OLD.edition_id END,
            CASE WHEN TG_OP <> 'DELETE' THEN NEW.edition_id END
        ) FOR SHARE
    LOOP
        IF parent IN ('approved', 'withdrawn') THEN
            RAISE EXCEPTION 'this edition is frozen: start the next one instead'
                USING ERRCODE = 'check_violation';
        END IF;
    END LOOP;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER guard BEFORE INSERT OR UPDATE OR DELETE ON articles_byline
    FOR EACH ROW EXECUTE FUNCTION articles_guard_child();
CREATE TRIGGER guard BEFORE INSERT OR UPDATE OR DELETE ON articles_citation
    FOR EACH ROW EXECUTE FUNCTION articles_guard_child();
"""

THAW = """
DROP TRIGGER guard ON articles_citation;
DROP TRIGGER guard ON articles_byline;
DROP TRIGGER guard ON articles_edition;
DROP FUNCTION articles_guard_child();
DROP FUNCTION articles_guard_edition();
"""


def of_an_edition(condition):
    ahead = WINDOW_IS_AHEAD.replace("r.", "e.")
    return f"EXISTS (SELECT FROM articles_edition e WHERE {condition} AND {ahead})"


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0001_initial"),
        ("clinic", "0002_content_version"),
        ("images", "0001_initial"),
        ("reviews", "0002_append_only"),
    ]
    operations = [
        migrations.RunSQL(FREEZE, THAW),
        watch_content("articles_topic", ALWAYS),
        watch_content("articles_series", ALWAYS),
        watch_content("articles_tag", ALWAYS),
        watch_content("articles_edition", WINDOW_IS_AHEAD),
        watch_content("articles_article", of_an_edition("e.article_id = r.id")),
        watch_content(
            "articles_article_unlinked_terms", of_an_edition("e.article_id = r.article_id")
        ),
        watch_content("articles_relatedchoice", of_an_edition("e.article_id = r.article_id")),
        watch_content("articles_taggededition", of_an_edition("e.id = r.content_object_id")),
        watch_content(
            "images_image",
            of_an_edition("e.hero_id = r.id")
            + " OR EXISTS (SELECT FROM authors_author a WHERE a.photo_id = r.id AND a.public_from IS NOT NULL)"
            " OR EXISTS (SELECT FROM glossary_entry g WHERE g.image_id = r.id AND g.public_from IS NOT NULL)",
        ),
    ]
