"""How does the database itself refuse a change to a row? A migration operation that makes a trigger.

On SQLite a migration that rebuilds the table drops its triggers: name the operation again after it. The test of each
trigger fails where that was forgotten.
"""

from __future__ import annotations

from typing import Any

from django.db.migrations.operations.base import Operation

# One function serves every trigger on PostgreSQL; the class-23 code makes Django raise IntegrityError.
FUNCTION = """
CREATE OR REPLACE FUNCTION touchstone_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'integrity_constraint_violation'; END $$
"""


class RefuseUpdate(Operation):
    """Refuse an UPDATE of `table` when `condition` (SQL over OLD and NEW, the same for both databases) is true."""

    reversible = True
    reduces_to_sql = True
    verb = "UPDATE"

    def __init__(self, name: str, *, table: str, condition: str, message: str) -> None:
        self.name, self.table, self.condition, self.message = name, table, condition, message

    def state_forwards(self, app_label: str, state: Any) -> None:
        """The state of the models does not change."""

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        head = f"CREATE TRIGGER {self.name} BEFORE {self.verb} ON {self.table} FOR EACH ROW"
        message = self.message.replace("'", "''")
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(FUNCTION, params=None)
            schema_editor.execute(
                f"{head} WHEN ({self.condition}) EXECUTE FUNCTION touchstone_refuse('{message}')", params=None
            )
        else:
            schema_editor.execute(
                f"{head} WHEN {self.condition} BEGIN SELECT RAISE(ABORT, '{message}'); END", params=None
            )

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        on = f" ON {self.table}" if schema_editor.connection.vendor == "postgresql" else ""
        schema_editor.execute(f"DROP TRIGGER {self.name}{on}", params=None)

    def describe(self) -> str:
        return f"Refuse updates of {self.table}: {self.message}"


class RefuseDelete(RefuseUpdate):
    """Refuse a DELETE from `table` when `condition` (SQL over OLD, the same for both databases) is true."""

    verb = "DELETE"

    def describe(self) -> str:
        return f"Refuse deletions from {self.table}: {self.message}"
