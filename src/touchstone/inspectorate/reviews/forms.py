"""What a person fills in to review a case: the share reviewed twice, a review to begin, an answer to settle."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from touchstone.domain.instruments.model import AGE_BANDS, LETTERS
from touchstone.foundation.core.forms import Form
from touchstone.foundation.instruments import queries as instruments

# As many boxes as the page offers at once; a larger sibling group is completed inside the review.
CHILDREN_OFFERED = 6
REVIEWING = ("case-review", "court-report-review", "risk-assessment-review")


class ShareForm(Form):
    percent = forms.IntegerField(
        label=gettext_lazy("Share of the cases that two inspectors review, in per cent"),
        help_text=gettext_lazy("Rounded up to whole cases. One in five (20) is usual for a first inspection."),
        min_value=1,
        max_value=100,
        initial=20,
    )


class BeginForm(Form):
    """Which instrument, and the children of the case by age band: A, B … in order."""

    instrument = forms.ChoiceField(label=gettext_lazy("What do you review?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        held = {version.key: version for version in instruments.newest()}
        self.versions = {key: held[key] for key in REVIEWING if key in held}
        choice: Any = self.fields["instrument"]
        choice.choices = [(key, version.title()) for key, version in self.versions.items()]
        choice.initial = next(iter(self.versions), None)
        bands = [("", _("No child")), *((key, band.en) for key, band in AGE_BANDS.items())]
        for letter in LETTERS[:CHILDREN_OFFERED]:
            self.fields[f"child_{letter}"] = forms.ChoiceField(
                label=_("Child %(letter)s") % {"letter": letter}, choices=bands, required=False
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        key = cleaned.get("instrument", "")
        if key and instruments.definition(self.versions[key]).per_child and not self.bands():
            self.add_error("child_A", _("Give at least one child’s age band: this review asks about each child."))
        return cleaned

    def bands(self) -> list[str]:
        """Age bands in the order of the boxes; an empty box between two is passed over."""
        given = [self.cleaned_data.get(f"child_{letter}", "") for letter in LETTERS[:CHILDREN_OFFERED]]
        return [band for band in given if band]


class AsideForm(Form):
    reason = forms.CharField(
        label=gettext_lazy("Why is this review set aside?"), widget=forms.Textarea(attrs={"rows": 3})
    )


class SettleForm(Form):
    """Which of the two answers stands. `answers`: (key, words) of both."""

    key = forms.ChoiceField(label=gettext_lazy("Which answer stands?"), widget=forms.RadioSelect)
    reason = forms.CharField(label=gettext_lazy("Why?"), widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, answers: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["key"]
        choice.choices = answers
