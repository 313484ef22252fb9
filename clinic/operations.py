"""Migration operations for what the database guards: the content version, append-only rows."""

from django.db import migrations

# `clinic.erasing` is set for one transaction by audit.erasing() alone.
ERASING = "current_setting('clinic.erasing', true) = 'on'"

CONTENT_VERSION = """
CREATE TABLE clinic_content_version (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    token uuid NOT NULL DEFAULT gen_random_uuid()
);
INSERT INTO clinic_content_version DEFAULT VALUES;

-- One marker a transaction, so that writers never wait for each other before they commit.
CREATE TABLE clinic_content_marker (xid xid8 PRIMARY KEY);

CREATE FUNCTION clinic_renew_content_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE clinic_content_version SET token = gen_random_uuid();
    DELETE FROM clinic_content_marker WHERE xid = NEW.xid;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER renew AFTER INSERT ON clinic_content_marker
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION clinic_renew_content_version();

-- The argument says which rows `r` a visitor can see; an update of no such row changes nothing.
CREATE FUNCTION clinic_watch_content() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE seen boolean := TG_OP = 'TRUNCATE';
BEGIN
    IF TG_OP IN ('UPDATE', 'DELETE') THEN
        EXECUTE format('SELECT EXISTS (SELECT FROM old_rows r WHERE %s)', TG_ARGV[0]) INTO seen;
    END IF;
    IF NOT seen AND TG_OP IN ('INSERT', 'UPDATE') THEN
        EXECUTE format('SELECT EXISTS (SELECT FROM new_rows r WHERE %s)', TG_ARGV[0]) INTO seen;
    END IF;
    IF seen THEN
        INSERT INTO clinic_content_marker VALUES (pg_current_xact_id()) ON CONFLICT DO NOTHING;
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION clinic_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('clinic.erasing', true) = 'on' THEN
        RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
    END IF;
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'check_violation';
END $$;
"""

DROP_CONTENT_VERSION = """
DROP FUNCTION clinic_append_only();
DROP FUNCTION clinic_watch_content() CASCADE;
DROP TABLE clinic_content_marker, clinic_content_version;
DROP FUNCTION clinic_renew_content_version();
"""

# A row with a window is of interest from the moment it is scheduled: pages know when they expire.
WINDOW_IS_AHEAD = (
    "r.public_from IS NOT NULL"
    " AND (r.public_until IS NULL OR r.public_until > statement_timestamp())"
)
ALWAYS = "true"


def watch_content(table, visible):
    """Renew the content version when a row `r` changes for which the SQL `visible` holds."""
    argument = visible.replace("'", "''")
    forward, backward = [], []
    for operation, tables in {
        "INSERT": "REFERENCING NEW TABLE AS new_rows",
        "UPDATE": "REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows",
        "DELETE": "REFERENCING OLD TABLE AS old_rows",
        "TRUNCATE": "",
    }.items():
        name = f"watch_content_{operation.lower()}"
        forward.append(
            f"CREATE TRIGGER {name} AFTER {operation} ON {table} {tables} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION clinic_watch_content('{argument}');"
        )
        backward.append(f"DROP TRIGGER {name} ON {table};")
    return migrations.RunSQL("\n".join(forward), "\n".join(backward))


def append_only(table):
    """Refuse UPDATE and DELETE of the table's rows, except while erasing."""
    return migrations.RunSQL(
        f"CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON {table} "
        "FOR EACH ROW EXECUTE FUNCTION clinic_append_only();",
        f"DROP TRIGGER append_only ON {table};",
    )
