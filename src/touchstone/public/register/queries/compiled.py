"""A query that is made once and asked many times, for the pages that are asked for most.

Django makes a query's SQL anew for every request; for a page that needs ten small queries that takes longer than the
database does. Here the query is written with the ORM (and so with the gate), its SQL is kept, and each asking only
puts values into it. Rows come as plain tuples: dates as they are stored.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from django.db import connection
from django.db.models import QuerySet

# Values that stand for the real ones while the SQL is made. They are found again among its parameters.
_MARKS: dict[type, list[Any]] = {
    int: [1_999_999_991, 1_999_999_993],
    str: ["zz-mark-one", "zz-mark-two"],
    datetime: [datetime(1901, 2, 3, 4, 5, 6, tzinfo=UTC)],
}


class Compiled:
    """`Compiled(build, provider=int, now=datetime)`: `build` takes those names and returns a `values_list` query.

    Calling it with values runs it: one query. Raises ValueError when a value does not end up in the SQL.
    """

    def __init__(self, build: Callable[..., QuerySet[Any, Any]], **kinds: type) -> None:
        self.build, self.kinds = build, kinds
        self.made: dict[str, tuple[str, list[Any]]] = {}

    def __call__(self, **values: Any) -> list[tuple[Any, ...]]:
        sql, slots = self.made.get(connection.vendor) or self._make()
        adapted = {name: _adapted(value) for name, value in values.items()}
        parameters = [adapted[slot.name] if isinstance(slot, _Slot) else slot for slot in slots]
        with connection.cursor() as cursor:
            cursor.execute(sql, parameters)
            return list(cursor.fetchall())

    def _make(self) -> tuple[str, list[Any]]:
        free = {kind: list(marks) for kind, marks in _MARKS.items()}
        marks = {name: free[kind].pop() for name, kind in self.kinds.items()}
        sql, parameters = self.build(**marks).query.sql_with_params()
        names = {_adapted(mark): name for name, mark in marks.items()}
        slots = [_Slot(names[value]) if _is_mark(value, names) else value for value in parameters]
        missing = set(marks) - {slot.name for slot in slots if isinstance(slot, _Slot)}
        if missing:
            raise ValueError(f"These values have no place in the query: {', '.join(sorted(missing))}.")
        self.made[connection.vendor] = (sql, slots)
        return sql, slots


class _Slot:
    """Where a value goes."""

    def __init__(self, name: str) -> None:
        self.name = name


def _is_mark(value: Any, names: dict[Any, str]) -> bool:
    return isinstance(value, str | int | datetime) and not isinstance(value, bool) and value in names


def _adapted(value: Any) -> Any:
    """A value as this database takes it."""
    return connection.ops.adapt_datetimefield_value(value) if isinstance(value, datetime) else value
