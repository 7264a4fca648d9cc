"""The team, its days, and who leads."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from touchstone.foundation.accounts.models import User
from touchstone.foundation.core.forms import DateField, Form
from touchstone.inspectorate.inspections.models import Phase

SKILLS_HELP = _("Say for example: private law; data; speaks Welsh.")


class DaysField(forms.DecimalField):
    """Days in quarters; empty is none."""

    def __init__(self, **kwargs: Any) -> None:
        words = {
            "required": False,
            "max_digits": 5,
            "decimal_places": 2,
            "widget": forms.TextInput(attrs={"inputmode": "decimal"}),
        }
        super().__init__(**{**words, **kwargs})


class PersonField(forms.ModelChoiceField):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=User.objects.none(), empty_label=_("Choose one"), **kwargs)


class MemberForm(Form):
    """Somebody joins."""

    person = PersonField(label=_("Inspector"))
    skills = forms.CharField(label=_("Skills"), max_length=300, required=False, help_text=SKILLS_HELP)

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = people  # type: ignore[attr-defined]


class HandOverForm(Form):
    """Somebody else leads."""

    to = PersonField(label=_("New lead inspector"))
    reason = forms.CharField(
        label=_("Reason"), required=False, max_length=500, help_text=_("Needed where somebody led it before.")
    )
    leaves = forms.BooleanField(label=_("Whoever led it leaves the team"), required=False)

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = people  # type: ignore[attr-defined]


class PlannedDaysForm(Form):
    """One member's planned days, phase by phase, and their skills."""

    def __init__(self, *args: Any, planned: Mapping[str, Decimal], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for phase in Phase:
            label = _("Days of %(phase)s") % {"phase": phase.label}
            self.fields[phase.value] = DaysField(
                label=label, initial=planned.get(phase.value), min_value=0, max_value=250
            )
        self.fields["skills"] = forms.CharField(
            label=_("Skills"), max_length=300, required=False, help_text=SKILLS_HELP
        )
        self.order_fields([*Phase.values, "skills"])

    def days(self) -> dict[str, Decimal]:
        return {phase: self.cleaned_data[phase] or Decimal(0) for phase in Phase.values}


class LogForm(Form):
    """Work that was done."""

    phase = forms.ChoiceField(label=_("What for"), choices=Phase.choices, widget=forms.RadioSelect)
    day = DateField(label=_("Day"))
    days = DaysField(
        label=_("Part of the day"), required=True, help_text=_("In quarters: 0.5 is half a day. 0 takes it away again.")
    )
    note = forms.CharField(label=_("Note"), max_length=300, required=False)
