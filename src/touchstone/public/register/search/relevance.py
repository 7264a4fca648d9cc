"""Which documents say most of what was looked for? The text index of each database ranks; the gate decides."""

from __future__ import annotations

from django.db import connection
from django.db.models import QuerySet

from touchstone.public.register.models import SearchEntry

_SQLITE = (
    "SELECT register_searchtext.rowid FROM register_searchtext"
    " JOIN register_searchentry ON register_searchentry.id = register_searchtext.rowid"
    " WHERE register_searchtext MATCH %s AND register_searchentry.kind = %s"
    " ORDER BY bm25(register_searchtext), register_searchentry.sort_date DESC, register_searchentry.id"
)
_POSTGRESQL = (
    "SELECT id FROM register_searchentry, to_tsquery('english', %s) AS query"
    " WHERE text_vector @@ query AND kind = %s ORDER BY ts_rank(text_vector, query) DESC, sort_date DESC, id"
)


def by_relevance(entries: QuerySet[SearchEntry], query: str) -> list[int]:
    """Ids of those of `entries` (documents) that fit the query of the text index, the most relevant first. Two queries.

    Relevance is the index's own: how often the words stand in a document, weighed by how rare they are and how long
    the document is (BM25 on SQLite; on PostgreSQL, how often and near).
    """
    shown = set(entries.order_by().values_list("pk", flat=True))
    with connection.cursor() as cursor:
        sql = _POSTGRESQL if connection.vendor == "postgresql" else _SQLITE
        cursor.execute(sql, [query, SearchEntry.Kind.DOCUMENT])
        return [pk for (pk,) in cursor.fetchall() if pk in shown]
