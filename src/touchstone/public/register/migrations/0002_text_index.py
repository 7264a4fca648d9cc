"""The text index of each database: FTS5 kept by triggers on SQLite, generated tsvector columns on PostgreSQL.

Both know word endings in English ("inspected" finds "inspection") and ignore accents (a circumflex typed or not).
"""

from __future__ import annotations

from typing import Any

from django.db import migrations

SQLITE = [
    """CREATE VIRTUAL TABLE register_searchtext USING fts5(
        title, names, places, body,
        content='register_searchentry', content_rowid='id',
        tokenize='porter unicode61 remove_diacritics 2', prefix='3'
    )""",
    """CREATE TRIGGER register_searchtext_added AFTER INSERT ON register_searchentry BEGIN
        INSERT INTO register_searchtext(rowid, title, names, places, body)
        VALUES (new.id, new.title, new.names, new.places, new.body);
    END""",
    """CREATE TRIGGER register_searchtext_removed AFTER DELETE ON register_searchentry BEGIN
        INSERT INTO register_searchtext(register_searchtext, rowid, title, names, places, body)
        VALUES ('delete', old.id, old.title, old.names, old.places, old.body);
    END""",
    """CREATE TRIGGER register_searchtext_changed
    AFTER UPDATE OF title, names, places, body ON register_searchentry BEGIN
        INSERT INTO register_searchtext(register_searchtext, rowid, title, names, places, body)
        VALUES ('delete', old.id, old.title, old.names, old.places, old.body);
        INSERT INTO register_searchtext(rowid, title, names, places, body)
        VALUES (new.id, new.title, new.names, new.places, new.body);
    END""",
]
SQLITE_UNDO = [
    "DROP TRIGGER register_searchtext_added",
    "DROP TRIGGER register_searchtext_removed",
    "DROP TRIGGER register_searchtext_changed",
    "DROP TABLE register_searchtext",
]

# `translate` rather than the unaccent extension: it is always there, and allowed in a generated column.
ACCENTS = "âàáäêèéëîìíïôòóöûùúüŵŷÂÀÁÄÊÈÉËÎÌÍÏÔÒÓÖÛÙÚÜŴŶ"
PLAIN = "aaaaeeeeiiiioooouuuuwyAAAAEEEEIIIIOOOOUUUUWY"


def _vector(*columns: str) -> str:
    return "to_tsvector('english', translate(" + " || ' ' || ".join(columns) + f", '{ACCENTS}', '{PLAIN}'))"


POSTGRESQL = [
    f"""ALTER TABLE register_searchentry
        ADD COLUMN names_vector tsvector GENERATED ALWAYS AS ({_vector("title", "names")}) STORED,
        ADD COLUMN text_vector tsvector
            GENERATED ALWAYS AS ({_vector("title", "names", "places", "body")}) STORED""",
    "CREATE INDEX register_searchentry_names ON register_searchentry USING gin (names_vector)",
    "CREATE INDEX register_searchentry_text ON register_searchentry USING gin (text_vector)",
]
POSTGRESQL_UNDO = ["ALTER TABLE register_searchentry DROP COLUMN names_vector, DROP COLUMN text_vector"]

STATEMENTS = {"sqlite": (SQLITE, SQLITE_UNDO), "postgresql": (POSTGRESQL, POSTGRESQL_UNDO)}


def add(apps: Any, schema_editor: Any) -> None:
    for statement in STATEMENTS[schema_editor.connection.vendor][0]:
        schema_editor.execute(statement)


def remove(apps: Any, schema_editor: Any) -> None:
    for statement in STATEMENTS[schema_editor.connection.vendor][1]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("register", "0001_initial")]

    operations = [migrations.RunPython(add, remove)]
