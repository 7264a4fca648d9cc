"""How does the database itself refuse to change a framework version that was used? By a trigger on each database.

A version that no inspection has used may be replaced. Once `first_used_on` is set the row never changes again; it
cannot be removed either, because the inspections that used it point at it.
"""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper

TABLE = "frameworks_frameworkversion"
TRIGGER = "framework_version_frozen"
REFUSAL = "This framework version has been used by an inspection and cannot be changed: make a new version."


def install(connection: BaseDatabaseWrapper) -> None:
    """Put the trigger in place. Running it again changes nothing."""
    remove(connection)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                f"CREATE OR REPLACE FUNCTION {TRIGGER}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
                f"RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation'; END $$"
            )
            cursor.execute(
                f"CREATE TRIGGER {TRIGGER} BEFORE UPDATE ON {TABLE} FOR EACH ROW "
                f"WHEN (OLD.first_used_on IS NOT NULL) EXECUTE FUNCTION {TRIGGER}()"
            )
        else:
            cursor.execute(
                f"CREATE TRIGGER {TRIGGER} BEFORE UPDATE ON {TABLE} WHEN OLD.first_used_on IS NOT NULL "
                f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
            )


def remove(connection: BaseDatabaseWrapper) -> None:
    """Take the trigger away: for migrations that rebuild the table."""
    on_table = f" ON {TABLE}" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER IF EXISTS {TRIGGER}{on_table}")
