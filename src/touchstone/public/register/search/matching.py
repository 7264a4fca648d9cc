"""How is the text index of each database asked? One condition for both: groups of words, one of each must match."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import connection
from django.db.models import BooleanField
from django.db.models.expressions import RawSQL

# One group a term: the term, or what it may have meant. An entry matches when one word of every group does.
Groups = Sequence[Sequence[str]]


def query_of(groups: Groups, *, in_names: bool = False) -> str:
    """The groups as this database's text index is asked. The words are letters and digits only (`words.terms_of`)."""
    if connection.vendor == "postgresql":
        return " & ".join("(" + " | ".join(group) + ")" for group in groups)
    query = " AND ".join("(" + " OR ".join(f'"{word}"' for word in group) + ")" for group in groups)
    return "{title names} : (" + query + ")" if in_names else query


def matches(query: str, *, in_names: bool = False) -> RawSQL:
    """A condition on SearchEntry: its text (or only its title and names) fits the query. The query is a parameter."""
    if connection.vendor == "postgresql":
        column = "names_vector" if in_names else "text_vector"
        return RawSQL(
            f'"register_searchentry"."{column}" @@ to_tsquery(\'english\', %s)', [query], output_field=BooleanField()
        )
    return RawSQL(
        '"register_searchentry"."id" IN (SELECT rowid FROM register_searchtext WHERE register_searchtext MATCH %s)',
        [query],
        output_field=BooleanField(),
    )
