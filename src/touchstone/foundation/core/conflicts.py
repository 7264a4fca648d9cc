"""What happens when two people save the same row? Neither text is lost: the later one sees both, and decides.

A row has an integer `revision`; its form carries the one that it was opened with. `save` writes only where nobody has
saved since, and otherwise raises `Conflict`. The view then shows `compare(conflict, mine, theirs)` with the macro of
`core/macros/conflicts.html`; what the person answers comes back through `resolved(request.POST)`, and the same view
saves it. It works without scripts, and however often somebody else is faster.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django import forms
from django.db import models
from django.db.models import F
from django.forms.boundfield import BoundField
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from touchstone.foundation.core.errors import Refused
from touchstone.foundation.core.forms import DateWidget
from touchstone.foundation.core.wording import format_date

REVISION = "revision"  # the name of the column, and of the hidden box of the form
_MARK = "conflict-"  # begins the names of all that the page of a conflict adds to a form
Stamp = Callable[[Any], tuple[object, datetime]]


class Conflict(Refused):
    """The row was saved since the form was opened. Nothing was written; both versions are here.

    `mine` and `theirs` by the names of columns; `revision` is the one now saved, which an answer carries; `base` the
    one that the form was opened with.
    """

    def __init__(
        self,
        *,
        saved_by: object,
        saved_at: datetime,
        revision: int,
        base: int,
        mine: Mapping[str, Any],
        theirs: Mapping[str, Any],
    ) -> None:
        self.saved_by, self.saved_at = str(saved_by), saved_at
        self.revision, self.base = revision, base
        self.mine, self.theirs = dict(mine), dict(theirs)
        super().__init__(
            _("%(who)s saved this at %(time)s while you were writing. Nothing was overwritten: choose which holds.")
            % {"who": self.saved_by, "time": self.time}
        )

    @property
    def time(self) -> str:
        """When they saved: "10:42", with the day where it was not today."""
        local = timezone.localtime(self.saved_at)
        clock = f"{local:%H:%M}"
        return clock if local.date() == timezone.localdate() else f"{clock}, {format_date(local)}"


def _stamp(row: Any) -> tuple[object, datetime]:
    return row.saved_by, row.saved_at


def save(row: models.Model, *, base: int, changes: Mapping[str, Any], stamp: Stamp = _stamp, **also: Any) -> bool:
    """Write `changes` and `also` to the row where its revision is still `base`, and count the revision up.

    `changes` is what a person wrote and may be in conflict; `also` goes with it (who saved, when). One UPDATE decides,
    so two at once cannot both win. Returns False, and writes nothing, where somebody has saved the very same since
    (a save sent twice). Raises Conflict otherwise; `stamp(row)` then says who saved and when.
    """
    at_base = type(row)._base_manager.filter(pk=row.pk, **{REVISION: base})
    written = at_base.update(**changes, **also, **{REVISION: F(REVISION) + 1})
    row.refresh_from_db()
    if written:
        return True
    theirs = {name: getattr(row, name) for name in changes}
    if theirs == dict(changes):
        return False
    raise conflict_with(row, base=base, mine=changes, theirs=theirs, stamp=stamp)


def conflict_with(
    row: models.Model, *, base: int, mine: Mapping[str, Any], theirs: Mapping[str, Any], stamp: Stamp = _stamp
) -> Conflict:
    """The conflict between what somebody wrote and the row as it is saved now."""
    who, when = stamp(row)
    now = int(getattr(row, REVISION))
    return Conflict(saved_by=who, saved_at=when, revision=now, base=base, mine=mine, theirs=theirs)


# -- the page ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Version:
    """One answer to one field: how a page says it, and what a form would send for it (name of the box, text)."""

    shown: str
    sent: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Difference:
    """A field that the two versions answer differently. `text`: it is free text, so a third version may be written."""

    name: str
    label: str
    text: bool
    mine: Version
    theirs: Version

    @property
    def both(self) -> str:
        """Where a merge begins: both texts, mine first."""
        return "\n\n".join(part for part in (self.mine.shown, self.theirs.shown) if part)

    @property
    def boxes(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name for name, _text in self.mine.sent + self.theirs.sent))


@dataclass(frozen=True)
class Comparison:
    """What the page of a conflict shows: the fields that differ, and what else the form carried."""

    conflict: Conflict
    differences: tuple[Difference, ...]
    carried: tuple[tuple[str, str], ...]


def compare(conflict: Conflict, mine: forms.BaseForm, theirs: forms.BaseForm) -> Comparison:
    """The two versions field by field: `mine` is the form as sent, `theirs` an unbound one of the saved row."""
    differences = []
    for bound in mine:
        other = theirs[bound.name]
        one, two = _version(bound), _version(other)
        if bound.name != REVISION and one.sent != two.sent:
            differences.append(Difference(bound.name, str(bound.label), _is_text(bound), one, two))
    theirs_too = {box for difference in differences for box in difference.boxes}
    data = mine.data
    sent = data.lists() if isinstance(data, QueryDict) else ((name, [value]) for name, value in data.items())
    carried = tuple(
        (name, str(value))
        for name, values in sent
        if name not in theirs_too and name not in (REVISION, "csrfmiddlewaretoken") and not name.startswith(_MARK)
        for value in values
    )
    return Comparison(conflict, tuple(differences), carried)


def resolved(data: QueryDict) -> QueryDict:
    """What was sent, with each field of a conflict answered as the person chose: mine, theirs or merged.

    A form that answers no conflict comes back as it is. Where a choice is missing, mine is kept in its box and the old
    revision with it, so that saving leads to the same question again and nothing is overwritten meanwhile.
    """
    fields = data.getlist(f"{_MARK}field")
    if not fields:
        return data
    answered = data.copy()
    for name in fields:
        choice = data.get(f"{_MARK}choice-{name}", "")
        if choice == "merged":
            answered[name] = data.get(f"{_MARK}merged-{name}", "")
            continue
        if choice not in ("mine", "theirs"):
            answered[REVISION] = data.get(f"{_MARK}base", "0")
        side = "theirs" if choice == "theirs" else "mine"
        for box in data.getlist(f"{_MARK}boxes-{name}"):
            answered.pop(box, None)
            if values := data.getlist(f"{_MARK}{side}-{box}"):
                answered.setlist(box, values)
    for key in [key for key in answered if key.startswith(_MARK)]:
        del answered[key]
    return answered


def _is_text(bound: BoundField) -> bool:
    return isinstance(bound.field.widget, forms.Textarea | forms.TextInput) and type(bound.field) is forms.CharField


def _version(bound: BoundField) -> Version:
    value, name, widget = bound.value(), bound.html_name, bound.field.widget
    if isinstance(widget, DateWidget):
        parts = value if isinstance(value, list | tuple) else widget.decompress(value)
        boxes = zip(("day", "month", "year"), parts, strict=True)
        sent = tuple((f"{name}_{part}", _text(one)) for part, one in boxes)
        return Version(_day(parts), sent)
    if isinstance(widget, forms.CheckboxSelectMultiple | forms.SelectMultiple):
        chosen = sorted(_text(one) for one in value or ())
        return Version(", ".join(_label(bound, one) for one in chosen), tuple((name, one) for one in chosen))
    if isinstance(widget, forms.CheckboxInput):
        return Version(_("Yes") if value else _("No"), ((name, "on"),) if value else ())
    text = _text(value).replace("\r\n", "\n").strip()
    shown = _label(bound, text) if isinstance(bound.field, forms.ChoiceField) else text
    return Version(shown, ((name, text),))


def _day(parts: Any) -> str:
    try:
        day, month, year = (int(part) for part in parts)
        return format_date(date(year, month, day))
    except (TypeError, ValueError):
        return " ".join(_text(part) for part in parts).strip()


def _label(bound: BoundField, value: str) -> str:
    for key, text in bound.field.choices:  # type: ignore[attr-defined]
        group = text if isinstance(text, list | tuple) else [(key, text)]
        for one, said in group:
            if _text(one) == value:
                return str(said)
    return value


def _text(value: Any) -> str:
    return "" if value is None else str(value)
