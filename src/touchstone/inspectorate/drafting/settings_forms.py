"""What a person fills in for a report as a whole: its settings, when it is public, why it is corrected."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from touchstone.foundation.core.forms import DateField, Form
from touchstone.inspectorate.drafting.actions.settings import SettingsRow, row_of
from touchstone.inspectorate.drafting.models import Draft

NOW, LATER = "now", "later"


def _lines(label: Any, help_text: Any, rows: int = 4) -> forms.CharField:
    return forms.CharField(
        label=label, help_text=help_text, widget=forms.Textarea(attrs={"rows": rows}), required=False
    )


class SettingsForm(Form):
    title = forms.CharField(label=gettext_lazy("Title"), max_length=300)
    welsh = forms.BooleanField(label=gettext_lazy("Publish in Welsh and English at the same time"), required=False)
    title_cy = forms.CharField(label=gettext_lazy("Title in Welsh"), max_length=300, required=False)
    welsh_reviewed = forms.BooleanField(label=gettext_lazy("A Welsh speaker has read all the Welsh"), required=False)
    addressee = _lines(gettext_lazy("Addressee"), gettext_lazy("Name, post, organisation: a line each."))
    salutation = forms.CharField(label=gettext_lazy("Salutation"), max_length=200, required=False)
    copies_to = _lines(gettext_lazy("Copies to"), gettext_lazy("Who is sent a copy: a line each."), 3)
    signatory = forms.CharField(label=gettext_lazy("Signed by"), max_length=200, required=False)
    signatory_post = forms.CharField(label=gettext_lazy("Post"), max_length=200, required=False)
    revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, letter: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not letter:  # a report has no addressee, and its signatures are those of signing off
            for name in ("addressee", "salutation", "copies_to", "signatory", "signatory_post"):
                del self.fields[name]

    def row(self, draft: Draft) -> SettingsRow:
        """What was answered; what the form does not ask stays as it is."""
        data = {name: said for name, said in self.cleaned_data.items() if name != "revision"}
        if "copies_to" in data:
            data["copies_to"] = [line.strip() for line in data["copies_to"].splitlines() if line.strip()]
        kept = {name: getattr(row_of(draft), name) for name in SettingsRow.__dataclass_fields__}
        return SettingsRow(**{**kept, **data})


def settings_form(draft: Draft) -> SettingsForm:
    """The form as the draft is saved now."""
    names = SettingsRow.__dataclass_fields__
    values = {name: getattr(draft, name) for name in names}
    values |= {"copies_to": "\n".join(draft.copies_to), "revision": draft.revision}
    return SettingsForm(initial=values, letter=draft.form == "letter")


class PublishForm(Form):
    moment = forms.ChoiceField(
        label=gettext_lazy("When is it public?"),
        widget=forms.RadioSelect,
        choices=[
            (NOW, gettext_lazy("As soon as its forms are made")),
            (LATER, gettext_lazy("From a moment that I set: until then it is under embargo")),
        ],
    )
    day = DateField(label=gettext_lazy("Day"), required=False)
    at = forms.TimeField(
        label=gettext_lazy("Time"), help_text=gettext_lazy("In the United Kingdom, like 09:30."), required=False
    )

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("moment") == LATER and not self.errors:
            if not data.get("day"):
                self.add_error("day", _("Fill in “%(label)s”.") % {"label": self.fields["day"].label})
            if data.get("at") is None:
                self.add_error("at", _("Fill in “%(label)s”.") % {"label": self.fields["at"].label})
        return data

    @property
    def public_from(self) -> datetime | None:
        """The moment, or None for as soon as possible."""
        if self.cleaned_data["moment"] == NOW:
            return None
        day: date = self.cleaned_data["day"]
        at: time = self.cleaned_data["at"]
        return timezone.make_aware(datetime.combine(day, at))


class ReasonForm(Form):
    reason = forms.CharField(
        label=gettext_lazy("What does it correct, and why?"),
        help_text=gettext_lazy("Everyone can read it, beside the report."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=4000,
    )
