"""What a person fills in: an item, when it is due, an answer, a reason to send one back."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from touchstone.foundation.clocks.models import Clock
from touchstone.foundation.core.forms import Form
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.requests import queries, uploads, vocabulary
from touchstone.inspectorate.requests.models import RequestItem


class ItemForm(Form):
    """One item of the request."""

    title = forms.CharField(label=gettext_lazy("What is asked for, in a few words"), max_length=200)
    text = forms.CharField(
        label=gettext_lazy("What exactly is wanted"), required=False, widget=forms.Textarea(attrs={"rows": 5})
    )
    areas = forms.MultipleChoiceField(
        label=gettext_lazy("Judgement areas that it serves"), required=False, widget=forms.CheckboxSelectMultiple
    )
    list_key = forms.ChoiceField(label=gettext_lazy("Form of the answer"), required=False)
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False, initial=0)

    def __init__(self, inspection: Inspection, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["areas"].choices = queries.areas_of(inspection)  # type: ignore[attr-defined]
        lists = [(key, _("A list: %(title)s") % {"title": one.title}) for key, one in vocabulary.schemas().items()]
        self.fields["list_key"].choices = [("", _("Words and files")), *lists]  # type: ignore[attr-defined]

    @classmethod
    def of(cls, item: RequestItem) -> ItemForm:
        names = ("title", "text", "areas", "list_key", "revision")
        return cls(item.inspection, initial={name: getattr(item, name) for name in names})

    def changes(self) -> dict[str, Any]:
        """The columns that were written."""
        return {name: self.cleaned_data[name] for name in ("title", "text", "areas", "list_key")}


class SendForm(Form):
    """By when the service is to answer, and what that rests on."""

    length = forms.IntegerField(label=gettext_lazy("How long the service has"), min_value=0, max_value=365, initial=5)
    unit = forms.ChoiceField(
        label=gettext_lazy("Counted in"),
        initial=Clock.Unit.WORKING_DAYS,
        choices=[
            (Clock.Unit.WORKING_DAYS, gettext_lazy("working days")),
            (Clock.Unit.CALENDAR_DAYS, gettext_lazy("calendar days")),
        ],
    )
    basis = forms.CharField(
        label=gettext_lazy("What this rests on"),
        help_text=gettext_lazy("The service reads it beside the date."),
        initial=gettext_lazy("Set by the lead inspector."),
        max_length=300,
    )


class ReasonForm(Form):
    """Why an item is no longer asked for."""

    reason = forms.CharField(
        label=gettext_lazy("Why it is no longer asked for"),
        help_text=gettext_lazy("The service reads it."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ReturnForm(Form):
    """Why an answer is sent back, and how long the service has for another."""

    code = forms.ChoiceField(label=gettext_lazy("Why"), widget=forms.RadioSelect)
    words = forms.CharField(
        label=gettext_lazy("What is missing or wrong"),
        help_text=gettext_lazy("The service reads it."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    days = forms.IntegerField(
        label=gettext_lazy("Working days for another answer"), initial=3, min_value=1, max_value=60
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].choices = [(code, _(words)) for code, words in vocabulary.reasons().items()]  # type: ignore[attr-defined]


class AnswerForm(Form):
    """The answer being written: its text, and one more file."""

    text = forms.CharField(
        label=gettext_lazy("Your answer in words"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    file = forms.FileField(
        label=gettext_lazy("Add a file"),
        required=False,
        allow_empty_file=True,  # refused later, with a better sentence
        widget=forms.ClearableFileInput(attrs={"accept": uploads.ENDINGS}),
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False, initial=0)

    def __init__(self, item: RequestItem, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bytes_ = (
            min(settings.MAX_DOCUMENT_BYTES, uploads.MOST_LIST_BYTES) if item.list_key else settings.MAX_DOCUMENT_BYTES
        )
        most = f"{bytes_ / 1_048_576:g}"
        if item.list_key:
            self.fields["file"].label = _("Add the list")
            said = _("CSV (UTF-8) or XLSX, at most %(most)s MB. Every row is checked before anything is taken.")
        else:
            said = _("PDF, Word, spreadsheet, CSV, text or picture, at most %(most)s MB each. No names of children.")
        self.fields["file"].help_text = said % {"most": most}
