"""What is filled in about an urgent referral, by the inspectorate and by the service?"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from touchstone.foundation.core import clock
from touchstone.foundation.core.forms import DateField, Form
from touchstone.foundation.providers.models import Organisation
from touchstone.foundation.safeguarding.identifying import fault_of_reference, marks
from touchstone.foundation.safeguarding.models import UrgentReferral

CLOCK_TIME = re.compile(r"([01]?\d|2[0-3])[:.]?([0-5]\d)")
OUTCOMES = {
    UrgentReferral.Outcome.ENQUIRY: gettext_lazy("An enquiry whether the child is at risk of significant harm"),
    UrgentReferral.Outcome.ASSESSMENT: gettext_lazy("An assessment of what the child needs"),
    UrgentReferral.Outcome.KNOWN: gettext_lazy("Already known to the agency, which was acting"),
    UrgentReferral.Outcome.COURT: gettext_lazy("Information to the court"),
    UrgentReferral.Outcome.NO_ACTION: gettext_lazy("No further action"),
    UrgentReferral.Outcome.OTHER: gettext_lazy("Something else"),
}


class CheckedForm(Form):
    """A form whose texts are looked through once for what could tell who a child is; `kept` lets them pass."""

    checked: tuple[str, ...] = ()
    kept = forms.BooleanField(
        label=gettext_lazy("I have looked: what is named above tells nobody who the child is, or must be said"),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.marked = [mark for name in self.checked for mark in marks(self.data.get(name, ""))]
        if not self.marked:
            del self.fields["kept"]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if self.marked and not given.get("kept"):
            for words, what in self.marked:
                said = _("“%(words)s” looks like %(what)s. Take it out, or tick that it must stay.")
                name = next(name for name in self.checked if words in self.data.get(name, ""))
                self.add_error(name, said % {"words": words, "what": what})
        return given

    @property
    def kept_marks(self) -> str:
        return ", ".join(words for words, _what in self.marked)


class RaiseForm(CheckedForm):
    """A worry about a child in a case, from a phone in a corridor: few boxes, the worry first after whose case."""

    checked = ("worry",)
    inspectorate = forms.ChoiceField(label=gettext_lazy("Raised in the name of"))
    service = forms.ChoiceField(label=gettext_lazy("Which service’s case"))
    reference = forms.CharField(
        label=gettext_lazy("Case reference"),
        max_length=64,
        help_text=gettext_lazy("The reference that the service gave, such as NM-0417. Never a name."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )
    worry = forms.CharField(
        label=gettext_lazy("What you saw"),
        max_length=10_000,
        help_text=gettext_lazy(
            "What makes you think that a child may be at risk, and what cannot wait. Write “the child”, “the older "
            "child”, “the mother”: no names, dates of birth or addresses."
        ),
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    seen_on = DateField(label=gettext_lazy("When you saw it"))
    context = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)
    back = forms.CharField(required=False, max_length=500, widget=forms.HiddenInput)
    field_order = ["inspectorate", "service", "reference", "worry", "kept", "seen_on", "context", "back"]

    def __init__(
        self, *args: Any, inspectorates: Iterable[Organisation], services: Iterable[Organisation], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.organisations: dict[str, Organisation] = {}
        for name, found in (("inspectorate", inspectorates), ("service", services)):
            rows = list(found)
            self.organisations |= {each.slug: each for each in rows}
            choices = [(each.slug, str(each)) for each in rows]
            self.fields[name].choices = choices if len(rows) == 1 else [("", _("Choose one")), *choices]  # type: ignore[attr-defined]
            if len(rows) == 1:
                self.fields[name].initial = rows[0].slug
                if name == "inspectorate":
                    self.fields[name].widget = forms.HiddenInput()

    def clean_reference(self) -> str:
        reference: str = self.cleaned_data["reference"]
        fault = fault_of_reference(reference)
        if fault:
            raise forms.ValidationError(fault)
        return reference

    def answers(self) -> dict[str, Any]:
        """As the action takes them."""
        given = self.cleaned_data
        return {
            "inspectorate": self.organisations[given["inspectorate"]],
            "service": self.organisations[given["service"]],
            "reference": given["reference"],
            "worry": given["worry"],
            "seen_on": given["seen_on"],
            "context": given["context"],
            "kept_marks": self.kept_marks,
        }

    def clean_seen_on(self) -> date:
        day: date = self.cleaned_data["seen_on"]
        if day > clock.today():
            raise forms.ValidationError(_("The day on which you saw it cannot be in the future."))
        return day


class WhenForm(CheckedForm):
    """Something that happened on a day at a time."""

    day = DateField(label=gettext_lazy("On which day"))
    at = forms.CharField(
        label=gettext_lazy("At what time"),
        max_length=5,
        help_text=gettext_lazy("By the 24-hour clock, such as 14:30."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        now = timezone.localtime(clock.now())
        self.fields["day"].initial, self.fields["at"].initial = now.date(), f"{now:%H:%M}"

    def clean_at(self) -> time:
        found = CLOCK_TIME.fullmatch(self.cleaned_data["at"].strip())
        if found is None:
            raise forms.ValidationError(_("“At what time” must be a time like 14:30."))
        return time(int(found.group(1)), int(found.group(2)))

    def moment(self) -> datetime:
        """When it happened. To the minute, so that "now" is never in the future."""
        return timezone.make_aware(datetime.combine(self.cleaned_data["day"], self.cleaned_data["at"]))


class SendForm(WhenForm):
    checked = ("immediate_steps",)
    agency = forms.CharField(
        label=gettext_lazy("Which agency"),
        max_length=200,
        help_text=gettext_lazy("Its name, for example: Sandmouth Borough Council, children’s social care."),
    )
    immediate_steps = forms.CharField(
        label=gettext_lazy("What your service did at once"),
        required=False,
        max_length=10_000,
        help_text=gettext_lazy("For example: told the court; spoke to the school. No names."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    field_order = ["agency", "day", "at", "immediate_steps", "kept"]


class AcknowledgeForm(WhenForm):
    checked = ("who",)
    who = forms.CharField(
        label=gettext_lazy("Who acknowledged it"),
        max_length=200,
        help_text=gettext_lazy("By role: duty social worker. No name."),
    )
    field_order = ["who", "kept", "day", "at"]


class OutcomeForm(CheckedForm):
    checked = ("text",)
    outcome = forms.ChoiceField(
        label=gettext_lazy("What the agency decided"), choices=list(OUTCOMES.items()), widget=forms.RadioSelect
    )
    text = forms.CharField(
        label=gettext_lazy("In a sentence or two"),
        required=False,
        max_length=10_000,
        help_text=gettext_lazy("Needed for no further action and for something else. No names."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    on = DateField(label=gettext_lazy("On which day it decided"))
    field_order = ["outcome", "text", "kept", "on"]


class ToldForm(CheckedForm):
    checked = ("how",)
    how = forms.CharField(
        label=gettext_lazy("Whom you told, and how"),
        max_length=1000,
        help_text=gettext_lazy("By role: the duty manager, by telephone."),
    )
    field_order = ["how", "kept"]


class CloseForm(CheckedForm):
    checked = ("note",)
    note = forms.CharField(
        label=gettext_lazy("Anything to add"),
        required=False,
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    field_order = ["note", "kept"]
