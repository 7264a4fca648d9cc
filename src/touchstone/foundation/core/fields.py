"""Model fields that keep what ordinary columns lose."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models

from touchstone.domain.dates import PreciseDate

if TYPE_CHECKING:  # Django's own fields take no type arguments when the program runs
    TextColumn = models.CharField[Any, Any]
else:
    TextColumn = models.CharField


class PreciseDateField(TextColumn):
    """A date with its precision and how it was printed, in one column that sorts by its first day.

    Stored as `2009-10-05|week|week commencing 5 October 2009`; in Python a `domain.dates.PreciseDate` or None.
    Compare with text dates: `filter(published__gte="2009-10")`.
    """

    description = "A date with its precision"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 120)
        kwargs.setdefault("null", True)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> PreciseDate | None:
        return PreciseDate.decode(value) if value else None

    def to_python(self, value: Any) -> PreciseDate | None:
        if value is None or isinstance(value, PreciseDate):
            return value
        if value == "":
            return None
        try:
            return PreciseDate.decode(str(value))
        except ValueError as error:
            raise ValidationError(str(error)) from error

    def get_prep_value(self, value: Any) -> str | None:
        if isinstance(value, PreciseDate):
            return value.encode()
        return value or None

    def value_to_string(self, obj: models.Model) -> str:
        return self.get_prep_value(self.value_from_object(obj)) or ""
