"""How does the database itself refuse a change to the audit trail? By triggers, on SQLite and on PostgreSQL.

A row may be updated once, and only to be sealed: its seal columns are filled where they were empty and nothing else
changes. A row is never deleted. Someone who owns the database can drop the triggers: `audit.verify` finds what they
did, and `missing()` finds that a trigger is gone.
"""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper

TABLE = "accounts_auditevent"
TRIGGERS = ("audit_no_update", "audit_no_delete")
CONTENT_COLUMNS = (
    "id", "at", "actor_id", "actor_label", "action", "subject_type", "subject_id", "subject_label", "summary",
    "changes", "owner",
)  # fmt: skip
REFUSAL = "The audit trail is append-only: a row may be sealed once, and never changed or removed."


def install(connection: BaseDatabaseWrapper) -> None:
    """Put the triggers in place. Running it again changes nothing."""
    remove(connection)
    statements = _postgresql() if connection.vendor == "postgresql" else _sqlite()
    _run(connection, statements)


def remove(connection: BaseDatabaseWrapper) -> None:
    """Take the triggers away: for migrations that rebuild the table, and for tests."""
    if connection.vendor == "postgresql":
        names = (*TRIGGERS, "audit_no_truncate")
        _run(connection, [f"DROP TRIGGER IF EXISTS {name} ON {TABLE}" for name in names])
    else:
        _run(connection, [f"DROP TRIGGER IF EXISTS {name}" for name in TRIGGERS])


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """The names of triggers that should be there and are not (or are switched off)."""
    if connection.vendor == "postgresql":
        query = (
            "SELECT tgname FROM pg_trigger WHERE tgrelid = to_regclass(%s) AND NOT tgisinternal AND tgenabled <> 'D'"
        )
        wanted: tuple[str, ...] = (*TRIGGERS, "audit_no_truncate")
    else:
        query = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s"
        wanted = TRIGGERS
    with connection.cursor() as cursor:
        cursor.execute(query, [TABLE])
        there = {row[0] for row in cursor.fetchall()}
    return [name for name in wanted if name not in there]


def _run(connection: BaseDatabaseWrapper, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _sqlite() -> list[str]:
    unchanged = " AND ".join(f"NEW.{column} IS OLD.{column}" for column in CONTENT_COLUMNS)
    sealing = f"OLD.sequence IS NULL AND OLD.hash = '' AND NEW.sequence IS NOT NULL AND {unchanged}"
    return [
        f"CREATE TRIGGER audit_no_update BEFORE UPDATE ON {TABLE} WHEN NOT ({sealing}) "
        f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END",
        f"CREATE TRIGGER audit_no_delete BEFORE DELETE ON {TABLE} BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END",
    ]


def _postgresql() -> list[str]:
    unchanged = " AND ".join(f"NEW.{column} IS NOT DISTINCT FROM OLD.{column}" for column in CONTENT_COLUMNS)
    sealing = f"OLD.sequence IS NULL AND OLD.hash = '' AND NEW.sequence IS NOT NULL AND {unchanged}"
    return [
        f"""CREATE OR REPLACE FUNCTION audit_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF TG_OP = 'UPDATE' THEN
                IF {sealing} THEN
                    RETURN NEW;
                END IF;
            END IF;
            RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation';
        END $$""",
        f"CREATE TRIGGER audit_no_update BEFORE UPDATE ON {TABLE} FOR EACH ROW EXECUTE FUNCTION audit_refuse_change()",
        f"CREATE TRIGGER audit_no_delete BEFORE DELETE ON {TABLE} FOR EACH ROW EXECUTE FUNCTION audit_refuse_change()",
        f"CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON {TABLE} "
        "FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse_change()",
    ]
