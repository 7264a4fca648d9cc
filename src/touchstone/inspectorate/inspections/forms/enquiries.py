"""Lines of enquiry and adjustments."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from touchstone.domain.frameworks import Framework
from touchstone.foundation.core.forms import Form
from touchstone.inspectorate.inspections.forms.planning import JudgedField
from touchstone.inspectorate.inspections.models import Adjustment, LineOfEnquiry


class LineForm(Form):
    """A new line of enquiry."""

    text = forms.CharField(
        label=_("Question"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        help_text=_("What the inspection is to find out. Name no child and no family."),
    )
    judgement_areas = JudgedField(label=_("Judgement areas"), help_text=_("Those that the answer will matter for."))
    source = forms.ChoiceField(
        label=_("Where it comes from"),
        widget=forms.RadioSelect,
        # What was carried forward is proposed by the room of areas for improvement.
        choices=[pair for pair in LineOfEnquiry.Source.choices if pair[0] != LineOfEnquiry.Source.CARRIED_FORWARD],
    )
    source_label = forms.CharField(
        label=_("Which one"),
        max_length=300,
        help_text=_("For example: meeting with the designated family judge, 3 November 2026."),
    )

    def __init__(self, *args: Any, framework: Framework, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["judgement_areas"].offer(framework)  # type: ignore[attr-defined]


class LineChangeForm(LineForm):
    """A line as it stands, rewritten. Its kind of source stays."""

    revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, framework: Framework, **kwargs: Any) -> None:
        super().__init__(*args, framework=framework, **kwargs)
        del self.fields["source"]

    @classmethod
    def of(cls, line: LineOfEnquiry, framework: Framework, data: Any = None) -> LineChangeForm:
        initial = {name: getattr(line, name) for name in ("text", "judgement_areas", "source_label", "revision")}
        return cls(data, initial=initial, framework=framework)


class AnswerForm(Form):
    """What became of a line."""

    step = forms.ChoiceField(
        label=_("What became of it"),
        widget=forms.RadioSelect,
        choices=[("answer", _("It was followed up: this was found")), ("set aside", _("It is set aside, because"))],
    )
    answer = forms.CharField(label=_("Answer or reason"), widget=forms.Textarea(attrs={"rows": 3}), max_length=4000)


class AskForm(Form):
    """The service asks for an adjustment."""

    kind = forms.ChoiceField(
        label=_("It is needed because of"), widget=forms.RadioSelect, choices=Adjustment.Kind.choices
    )
    text = forms.CharField(
        label=_("What should be done otherwise"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        help_text=_("Say what, for which meeting or visit. Name people by their role, not by name."),
    )


class DecideForm(Form):
    """The inspectorate answers."""

    step = forms.ChoiceField(
        label=_("Decision"),
        widget=forms.RadioSelect,
        choices=[("agree", _("Agree")), ("agree in part", _("Agree in part")), ("decline", _("Decline"))],
    )
    reason = forms.CharField(
        label=_("Reason"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        help_text=_("The service reads it."),
    )
