"""How is a whole record doubted, where the rules that read it are not sure of the document?"""

from __future__ import annotations

from collections.abc import Callable

from touchstone.reader.record import Record, Value


def doubt_all(record: Record, level: float, doubt: str, keep: Callable[[str, str, Value], bool] | None = None) -> None:
    """Lowers every present value to `level` at most, with the reason, except those that `keep(list, column, value)`.

    For a field, `list` is empty and `column` its name.
    """
    cells = [("", name, value) for name, value in record.fields.items()]
    for name, rows in record.lists.items():
        cells += [(name, column, value) for row in rows for column, value in row.items()]
    done: set[int] = set()
    for name, column, value in cells:
        kept = keep is not None and keep(name, column, value)
        if value.value is None or kept or id(value) in done:
            continue
        done.add(id(value))
        value.confidence = min(value.confidence, level)
        value.doubt = value.doubt or doubt
