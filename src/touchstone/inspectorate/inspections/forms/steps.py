"""The letter and the steps of an inspection."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from touchstone.domain.notice import RegimeNotice
from touchstone.foundation.clocks.models import Clock
from touchstone.foundation.core.forms import Form

LETTER_HELP = _("We have begun it for you. The service reads it as you leave it.")


class LetterForm(Form):
    """The letter alone, where no notice is given."""

    letter = forms.CharField(label=_("Letter"), widget=forms.Textarea(attrs={"rows": 24}), help_text=LETTER_HELP)


class AnnounceForm(LetterForm):
    """The letter and how much notice it gives."""

    length = forms.IntegerField(
        label=_("Notice, in days"), min_value=0, max_value=365, widget=forms.NumberInput(), help_text=_("0 means none.")
    )
    unit = forms.ChoiceField(
        label=_("Which days are meant"),
        widget=forms.RadioSelect,
        choices=[
            (Clock.Unit.WORKING_DAYS, _("Working days")),
            (Clock.Unit.CALENDAR_DAYS, _("Calendar days")),
            (Clock.Unit.UNKNOWN_DAYS, _("The regime does not say: count both, the later day holds")),
        ],
    )
    basis = forms.CharField(
        label=_("What this length rests on"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Needed where the framework does not say how much notice it gives, or where you give more."),
    )
    field_order = ["length", "unit", "basis", "letter"]

    def __init__(self, *args: Any, regime: RegimeNotice, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if regime.length is not None:
            self.fields["length"].initial = regime.length
            self.fields["unit"].initial = regime.unit.value


class ReasonForm(Form):
    """Why an inspection is interrupted or turned back."""

    reason = forms.CharField(
        label=_("Reason"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        help_text=_("It stays in the history of the inspection."),
    )


class NoReasonForm(Form):
    """A step that needs no reason may still be given one."""

    reason = forms.CharField(label=_("Note"), required=False, widget=forms.Textarea(attrs={"rows": 2}), max_length=2000)
