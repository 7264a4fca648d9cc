"""What a person fills in about progress on an earlier area for improvement."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from touchstone.domain.scales import Scale
from touchstone.foundation.core.forms import Form
from touchstone.foundation.core.pages import language
from touchstone.inspectorate.evidence.models import EvidenceItem
from touchstone.inspectorate.improvement.models import ProgressDraft
from touchstone.inspectorate.improvement.rows import VisitRow


class VisitForm(Form):
    grade_key = forms.ChoiceField(label=gettext_lazy("Progress"), widget=forms.RadioSelect)
    found = forms.CharField(
        label=gettext_lazy("What the visit found"),
        help_text=gettext_lazy("What was done and what it changed for children, with counts."),
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=8000,
    )
    residual = forms.CharField(
        label=gettext_lazy("What is still weak"),
        help_text=gettext_lazy("Kept apart from what was found, and carried forward."),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        max_length=8000,
    )
    evidence = forms.MultipleChoiceField(
        label=gettext_lazy("Evidence that it rests on"), widget=forms.CheckboxSelectMultiple, required=False
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, scale: Scale | None, items: Iterable[EvidenceItem], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if scale is None:
            del self.fields["grade_key"]
        else:
            self.fields["grade_key"].choices = [(step.key, step.label(language())) for step in scale.steps]  # type: ignore[attr-defined]
        offered = [(str(item.public_id), item.text[:160]) for item in items]
        self.fields["evidence"].choices = offered  # type: ignore[attr-defined]
        if not offered:
            del self.fields["evidence"]

    @property
    def row(self) -> VisitRow:
        said = self.cleaned_data
        evidence = tuple(said.get("evidence", ()))
        return VisitRow(said["found"], said["residual"], said.get("grade_key", ""), evidence)


def form_of(scale: Scale | None, items: Iterable[EvidenceItem], draft: ProgressDraft | None) -> VisitForm:
    """The form as it is saved now."""
    if draft is None:
        return VisitForm(scale, items)
    chosen = [str(item.public_id) for item in draft.evidence.all()]
    saved = {name: getattr(draft, name) for name in ("grade_key", "found", "residual", "revision")}
    return VisitForm(scale, items, initial={**saved, "evidence": chosen})


class LeaveOutForm(Form):
    reason = forms.CharField(
        label=gettext_lazy("Why this visit does not look at it"), widget=forms.Textarea(attrs={"rows": 3})
    )
