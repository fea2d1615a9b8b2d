"""PostgreSQL: the functions of the door, and the role that may call them and insert letters, and nothing else."""

from __future__ import annotations

import re
from typing import Any

from django.db import connection

from amparo.errors import OfficeError

FUNCTIONS = """
CREATE OR REPLACE FUNCTION letterbox_notice() RETURNS text AS $$
    SELECT text FROM letterbox_notice WHERE id = 1
$$ LANGUAGE sql SECURITY DEFINER SET search_path = {schema}, pg_temp;

CREATE OR REPLACE FUNCTION letterbox_reply(of text) RETURNS bytea AS $$
    SELECT sealed FROM letterbox_reply WHERE lookup = of
$$ LANGUAGE sql SECURITY DEFINER SET search_path = {schema}, pg_temp;

CREATE OR REPLACE FUNCTION letterbox_draft(of text) RETURNS bytea AS $$
    SELECT sealed FROM letterbox_draft WHERE lookup = of AND until > now()
$$ LANGUAGE sql SECURITY DEFINER SET search_path = {schema}, pg_temp;

CREATE OR REPLACE FUNCTION letterbox_keep_draft(of text, content bytea, lasts timestamptz) RETURNS void AS $$
    INSERT INTO letterbox_draft (lookup, sealed, until)
    SELECT of, content, least(lasts, now() + interval '24 hours') WHERE octet_length(content) <= 65536
    ON CONFLICT (lookup) DO UPDATE SET sealed = excluded.sealed, until = excluded.until
$$ LANGUAGE sql SECURITY DEFINER SET search_path = {schema}, pg_temp;

CREATE OR REPLACE FUNCTION letterbox_drop_draft(of text) RETURNS void AS $$
    DELETE FROM letterbox_draft WHERE lookup = of
$$ LANGUAGE sql SECURITY DEFINER SET search_path = {schema}, pg_temp;

CREATE OR REPLACE FUNCTION letterbox_hours(wanted uuid[], of text)
RETURNS TABLE (id uuid, starts_at timestamptz, minutes int, free boolean, ours boolean) AS $$
    SELECT s.id, s.starts_at, s.minutes::int, s.held_by IS NULL, s.held_by IS NOT DISTINCT FROM of
    FROM letterbox_slot s WHERE s.id = ANY (wanted) AND s.starts_at > now() ORDER BY s.starts_at
$$ LANGUAGE sql SECURITY DEFINER SET search_path = {schema}, pg_temp;

CREATE OR REPLACE FUNCTION letterbox_hold(slot uuid, of text) RETURNS text AS $$
DECLARE holder text;
BEGIN
    SELECT held_by INTO holder FROM letterbox_slot WHERE id = slot AND starts_at > now() FOR UPDATE;
    IF NOT FOUND THEN RETURN 'gone'; END IF;
    IF holder IS NOT NULL THEN RETURN CASE WHEN holder = of THEN 'held' ELSE 'taken' END; END IF;
    UPDATE letterbox_slot SET held_by = NULL, held_at = NULL WHERE held_by = of;
    UPDATE letterbox_slot SET held_by = of, held_at = now() WHERE id = slot;
    RETURN 'held';
EXCEPTION WHEN unique_violation THEN RETURN 'taken';
END
$$ LANGUAGE plpgsql SECURITY DEFINER SET search_path = {schema}, pg_temp;

CREATE OR REPLACE FUNCTION letterbox_give_back(of text) RETURNS void AS $$
    UPDATE letterbox_slot SET held_by = NULL, held_at = NULL WHERE held_by = of AND starts_at > now()
$$ LANGUAGE sql SECURITY DEFINER SET search_path = {schema}, pg_temp;

CREATE OR REPLACE FUNCTION letterbox_arrival() RETURNS trigger AS $$
BEGIN
    IF octet_length(NEW.sealed) > 131072 THEN RAISE EXCEPTION 'a letter is never so long'; END IF;
    NEW.at := clock_timestamp();
    NEW.unreadable := false;
    RETURN NEW;
END
$$ LANGUAGE plpgsql SET search_path = {schema}, pg_temp;

CREATE OR REPLACE TRIGGER letterbox_arrives BEFORE INSERT ON letterbox_letter
    FOR EACH ROW EXECUTE FUNCTION letterbox_arrival();
"""

SIGNATURES = (
    "letterbox_notice()",
    "letterbox_reply(text)",
    "letterbox_draft(text)",
    "letterbox_keep_draft(text, bytea, timestamptz)",
    "letterbox_drop_draft(text)",
    "letterbox_hours(uuid[], text)",
    "letterbox_hold(uuid, text)",
    "letterbox_give_back(text)",
)


def make_functions(apps: Any, editor: Any) -> None:
    """For the migration: make the functions of the door, closed to everybody."""
    if editor.connection.vendor != "postgresql":
        return
    with editor.connection.cursor() as cursor:
        cursor.execute("SELECT quote_ident(current_schema())")
        cursor.execute(FUNCTIONS.format(schema=cursor.fetchone()[0]))
        for function in SIGNATURES:
            cursor.execute(f"REVOKE ALL ON FUNCTION {function} FROM PUBLIC")


def make_role(name: str, password: str) -> None:
    """Make the role of the public pages, or give it these rights and this password anew. Raises OfficeError."""
    if connection.vendor != "postgresql":
        raise OfficeError("roles belong to PostgreSQL; with SQLite the dropbox is a file of its own")
    if not re.fullmatch(r"[a-z_][a-z0-9_]{0,62}", name):
        raise OfficeError(f"“{name}” cannot be the name of a role: use small letters, digits and _")
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [name])
        verb = "ALTER" if cursor.fetchone() else "CREATE"
        cursor.execute(
            "SELECT quote_literal(%s), quote_ident(current_database()), quote_ident(current_schema())", [password]
        )
        secret, database, schema = cursor.fetchone()
        cursor.execute(
            f"{verb} ROLE {name} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT PASSWORD {secret} "
            "CONNECTION LIMIT 40"
        )
        cursor.execute(f"REVOKE ALL ON ALL TABLES IN SCHEMA {schema} FROM {name}")
        cursor.execute(f"REVOKE CREATE ON SCHEMA {schema} FROM PUBLIC")
        cursor.execute(f"GRANT CONNECT ON DATABASE {database} TO {name}")
        cursor.execute(f"GRANT USAGE ON SCHEMA {schema} TO {name}")
        cursor.execute(f"GRANT INSERT ON letterbox_letter TO {name}")
        for function in SIGNATURES:
            cursor.execute(f"GRANT EXECUTE ON FUNCTION {function} TO {name}")
