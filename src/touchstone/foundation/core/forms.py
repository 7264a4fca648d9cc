"""How does a Django form become GOV.UK fields, with errors that name the field and lead to it?

Rooms subclass `Form` (clearer messages) and draw it with `core/macros/forms.html`. `describe` turns one bound field
into the parameters of a GOV.UK macro; `problems` lists a form's errors with the ids they lead to.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

# A widget's HTML attributes that mean something to a reader's browser; the rest are Django's own habits.
KEPT_ATTRIBUTES = ("autocomplete", "inputmode", "pattern", "spellcheck", "autocapitalize", "accept", "rows")


class Form(forms.Form):
    """A form whose missing answers are named: Fill in “Email address”."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for one in self.fields.values():
            default = type(one).default_error_messages.get("required", forms.Field.default_error_messages["required"])
            if one.error_messages.get("required") == default:
                one.error_messages["required"] = _missing(one)


def _missing(one: forms.Field) -> str:
    said = {"label": one.label or ""}
    if isinstance(one, forms.FileField):
        return _("Choose a file for “%(label)s”.") % said
    if isinstance(one, forms.ChoiceField | forms.ModelChoiceField):
        return _("Choose an answer to “%(label)s”.") % said
    if isinstance(one, forms.BooleanField):
        return _("Tick “%(label)s” to go on.") % said
    return _("Fill in “%(label)s”.") % said


class DateWidget(forms.MultiWidget):
    """Three boxes: day, month, year."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({part: forms.TextInput for part in ("day", "month", "year")}, attrs)

    def decompress(self, value: date | None) -> list[int | None]:
        return [value.day, value.month, value.year] if value else [None, None, None]


class DateField(forms.MultiValueField):
    """A day, written in three boxes. Gives a `date` or None."""

    widget = DateWidget
    default_error_messages = {
        "invalid": gettext_lazy("“%(label)s” must be a real date, like 27 3 2021."),
        "incomplete": gettext_lazy("“%(label)s” needs a day, a month and a year, like 27 3 2021."),
    }

    def __init__(self, **kwargs: Any) -> None:
        parts = (forms.CharField(required=False), forms.CharField(required=False), forms.CharField(required=False))
        super().__init__(parts, require_all_fields=False, **kwargs)

    def compress(self, data_list: list[str]) -> date | None:
        written = [part.strip() for part in data_list]
        if not any(written):
            return None
        if not all(written):
            raise forms.ValidationError(self.error_messages["incomplete"] % {"label": self.label}, code="incomplete")
        try:
            day, month, year = (int(part) for part in written)
            return date(year, month, day)
        except ValueError as error:
            message = self.error_messages["invalid"] % {"label": self.label}
            raise forms.ValidationError(message, code="invalid") from error


@dataclass(frozen=True)
class Described:
    """One field as a page draws it: `kind` names the macro, `params` are its parameters."""

    kind: str
    params: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Problem:
    """One error: what is wrong, and the address on the page of the box to mend (empty for the form as a whole)."""

    text: str
    href: str


def field_id(bound: BoundField) -> str:
    """The id that an error about this field leads to: the box, the first choice, or the first box of a date."""
    if isinstance(bound.field.widget, DateWidget):
        return f"{bound.auto_id}_day"
    return bound.auto_id


def problems(*page_forms: forms.BaseForm) -> list[Problem]:
    """Every error of the forms on a page, in the order of their fields; errors of a whole form come first."""
    found: list[Problem] = []
    for form in page_forms:
        if not form.is_bound:
            continue
        found += [Problem(str(text), "") for text in form.non_field_errors()]
        found += [Problem(str(text), f"#{field_id(bound)}") for bound in form for text in bound.errors]
    return found


def describe(bound: BoundField, label_classes: str = "", optional: bool = True, classes: str = "") -> Described:
    """A bound field as the parameters of a GOV.UK macro. `optional` adds "(optional)" to what may be left empty."""
    widget = bound.field.widget
    if isinstance(widget, forms.HiddenInput):
        return Described("hidden", {"name": bound.html_name, "value": _text(bound.value()), "id": bound.auto_id})
    label = _label(bound, optional)
    params: dict[str, Any] = {
        "id": bound.auto_id,
        "name": bound.html_name,
        "label": {"text": label, "classes": label_classes},
        "classes": classes,
        "attributes": {},
    }
    if bound.help_text:
        params["hint"] = {"text": str(bound.help_text)}
    if bound.form.is_bound and bound.errors:
        message = " ".join(str(text) for text in bound.errors)
        params["errorMessage"] = {"text": message, "visuallyHiddenText": _("Error")}
    return _DRAWN[_kind(widget)](bound, params, label)


def _label(bound: BoundField, optional: bool) -> str:
    label = str(bound.label)
    if optional and not bound.field.required and not isinstance(bound.field, forms.BooleanField):
        return _("%(label)s (optional)") % {"label": label}
    return label


def _kind(widget: forms.Widget) -> str:
    kinds: list[tuple[type[forms.Widget], str]] = [
        (DateWidget, "date"),
        (forms.CheckboxInput, "checkbox"),
        (forms.CheckboxSelectMultiple, "checkboxes"),
        (forms.RadioSelect, "radios"),
        (forms.Select, "select"),
        (forms.Textarea, "textarea"),
        (forms.PasswordInput, "password"),
        (forms.FileInput, "file"),
    ]
    return next((kind for cls, kind in kinds if isinstance(widget, cls)), "input")


def _text(value: Any) -> str:
    return "" if value is None else str(value)


def _kept(bound: BoundField) -> dict[str, Any]:
    """The widget's useful attributes; spellcheck as a boolean, because the macro asks for one."""
    attrs = bound.field.widget.attrs
    kept = {key: attrs[key] for key in KEPT_ATTRIBUTES if key in attrs}
    if "spellcheck" in kept:
        kept["spellcheck"] = str(kept["spellcheck"]).lower() == "true"
    return kept


def _input(bound: BoundField, params: dict[str, Any], label: str) -> Described:
    widget = bound.field.widget
    shown = bound.field.prepare_value(bound.value())
    params |= _kept(bound) | {"type": getattr(widget, "input_type", "text"), "value": _text(shown)}
    if params["type"] == "number":  # GOV.UK: number boxes change under a scroll wheel, so whole numbers are text
        params |= {"type": "text", "inputmode": "numeric", "spellcheck": False}
    return Described("input", params)


def _textarea(bound: BoundField, params: dict[str, Any], label: str) -> Described:
    return Described("textarea", params | _kept(bound) | {"value": _text(bound.value())})


def _password(bound: BoundField, params: dict[str, Any], label: str) -> Described:
    words = {
        "showPasswordText": _("Show"),
        "hidePasswordText": _("Hide"),
        "showPasswordAriaLabelText": _("Show password"),
        "hidePasswordAriaLabelText": _("Hide password"),
        "passwordShownAnnouncementText": _("Your password is visible"),
        "passwordHiddenAnnouncementText": _("Your password is hidden"),
    }
    return Described("password", params | _kept(bound) | words)


def _file(bound: BoundField, params: dict[str, Any], label: str) -> Described:
    kept = _kept(bound)
    attributes = {"accept": kept["accept"]} if "accept" in kept else {}
    return Described(
        "file", params | {"multiple": bool(bound.field.widget.attrs.get("multiple")), "attributes": attributes}
    )


def _options(bound: BoundField) -> Iterable[tuple[str, str]]:
    for value, text in bound.field.choices:  # type: ignore[attr-defined]
        if isinstance(text, list | tuple):  # a group of options
            yield from ((_text(v), str(t)) for v, t in text)
        else:
            yield _text(value), str(text)


def _chosen(bound: BoundField) -> set[str]:
    value = bound.value()
    values = value if isinstance(value, list | tuple | set) else [value]
    return {_text(bound.field.prepare_value(one)) for one in values}


def _select(bound: BoundField, params: dict[str, Any], label: str) -> Described:
    chosen = _chosen(bound)
    items = [{"value": value, "text": text, "selected": value in chosen} for value, text in _options(bound)]
    return Described("select", params | {"items": items})


def _fieldset(params: dict[str, Any]) -> dict[str, Any]:
    legend = {
        "text": params["label"]["text"],
        "classes": params["label"]["classes"].replace("label", "fieldset__legend"),
    }
    return {"fieldset": {"legend": legend}}


def _choices(kind: str, bound: BoundField, params: dict[str, Any]) -> Described:
    chosen = _chosen(bound)
    items = [
        {"value": value, "text": text, "checked": value in chosen}
        for value, text in _options(bound)
        if value or kind == "checkboxes" or not bound.field.required
    ]
    return Described(kind, params | _fieldset(params) | {"idPrefix": bound.auto_id, "items": items})


def _radios(bound: BoundField, params: dict[str, Any], label: str) -> Described:
    return _choices("radios", bound, params)


def _checkboxes(bound: BoundField, params: dict[str, Any], label: str) -> Described:
    return _choices("checkboxes", bound, params)


def _checkbox(bound: BoundField, params: dict[str, Any], label: str) -> Described:
    item: dict[str, Any] = {"value": "on", "text": label, "checked": bool(bound.value())}
    if "hint" in params:
        item["hint"] = params.pop("hint")
    return Described("checkboxes", params | {"idPrefix": bound.auto_id, "items": [item]})


def _date(bound: BoundField, params: dict[str, Any], label: str) -> Described:
    value = bound.value()
    parts = value if isinstance(value, list | tuple) else bound.field.widget.decompress(value)
    words = {"day": _("Day"), "month": _("Month"), "year": _("Year")}
    wrong = " govuk-input--error" if "errorMessage" in params else ""
    items = [
        {
            "id": f"{bound.auto_id}_{part}",
            "name": f"{bound.html_name}_{part}",
            "label": words[part],
            "classes": f"govuk-input--width-{4 if part == 'year' else 2}{wrong}",
            "value": _text(shown),
        }
        for part, shown in zip(words, parts, strict=False)
    ]
    return Described("date", params | _fieldset(params) | {"items": items})


_DRAWN = {
    "input": _input,
    "textarea": _textarea,
    "password": _password,
    "file": _file,
    "select": _select,
    "radios": _radios,
    "checkboxes": _checkboxes,
    "checkbox": _checkbox,
    "date": _date,
}
