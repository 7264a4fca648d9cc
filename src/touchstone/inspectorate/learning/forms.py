"""What a person says of a proposal."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from touchstone.foundation.core.forms import Form


class DecisionForm(Form):
    """The reason; needed to refuse."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Needed to refuse: what is different? The pair is never proposed again."),
    )

    def __init__(self, decision: str = "", *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.decision = decision

    def clean_reason(self) -> str:
        reason = str(self.cleaned_data["reason"]).strip()
        if self.decision == "refuse" and not reason:
            raise forms.ValidationError(_("Say what is different, so that the next reader need not ask."))
        return reason


class OpenAgainForm(Form):
    reason = forms.CharField(
        label=gettext_lazy("Why is the decision opened again?"), widget=forms.Textarea(attrs={"rows": 3})
    )
