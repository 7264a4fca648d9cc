"""What a person fills in: a finding, a proposal, what a moderator says, a reason, a note."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from touchstone.foundation.core.forms import DateField, Form
from touchstone.foundation.core.pages import language
from touchstone.inspectorate.findings.models import Finding
from touchstone.inspectorate.findings.queries.standing import Board, Standing
from touchstone.inspectorate.findings.rows import FollowRow, LiveFinding, ProposalRow

NOT_JUDGED, NARRATIVE = "not judged", "narrative"


def _text(label: str, help_text: str = "", rows: int = 4, required: bool = True) -> forms.CharField:
    box = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, help_text=help_text, widget=box, required=required, max_length=8000)


class FindingForm(Form):
    area_key = forms.ChoiceField(label=gettext_lazy("Judgement area"))
    direction = forms.ChoiceField(
        label=gettext_lazy("What it is"),
        widget=forms.RadioSelect,
        choices=[
            ("weakness", gettext_lazy("A weakness")),
            ("strength", gettext_lazy("A strength")),
            ("neutral", gettext_lazy("Neither: a fact that the judgement needs")),
        ],
    )
    text = _text(gettext_lazy("What the evidence shows"), gettext_lazy("One thing. No names of children or adults."))
    n = forms.IntegerField(label=gettext_lazy("How many were so"), required=False, min_value=0)
    of = forms.IntegerField(label=gettext_lazy("Of how many"), required=False, min_value=0)
    base = forms.CharField(
        label=gettext_lazy("What was counted"),
        help_text=gettext_lazy("For example: case files, observed interviews, children spoken to."),
        required=False,
        max_length=120,
    )
    basis = forms.ChoiceField(
        label=gettext_lazy("Where they come from"),
        help_text=gettext_lazy("Cases that the service chose, or that were chosen for their risk, are never a share."),
        widget=forms.RadioSelect,
        required=False,
        choices=[
            ("sample", gettext_lazy("The random sample drawn for this inspection")),
            ("seen", gettext_lazy("Only those seen: nothing is said of the rest")),
        ],
    )
    urgent = forms.BooleanField(
        label=gettext_lazy("Urgent: the service should hear of it before the report"), required=False
    )
    urgent_why = _text(
        gettext_lazy("Why it cannot wait"), gettext_lazy("Only where it is urgent."), rows=2, required=False
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, areas: tuple[Standing, ...], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["area_key"].choices = [(each.key, each.asked.area.title(language())) for each in areas]  # type: ignore[attr-defined]

    @property
    def row(self) -> LiveFinding:
        data = self.cleaned_data
        return LiveFinding(**{name: data[name] for name in LiveFinding.__dataclass_fields__})


def form_of(areas: tuple[Standing, ...], finding: Finding) -> FindingForm:
    """The form as the finding is saved now."""
    names = [*LiveFinding.__dataclass_fields__, "revision"]
    return FindingForm(areas, initial={name: getattr(finding, name) for name in names})


class ProposalForm(Form):
    judgement = forms.ChoiceField(label=gettext_lazy("Proposed judgement"), widget=forms.RadioSelect)
    reason = _text(
        gettext_lazy("The reason, against the criteria"),
        gettext_lazy("Say what the findings show, with their counts. This goes into the report."),
        rows=6,
    )
    against_reason = _text(
        gettext_lazy("Why against a rule’s advice"),
        gettext_lazy("Only where the grade is better than a rule that binds allows. The director decides."),
        rows=3,
        required=False,
    )
    seen = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, board: Board, standing: Standing, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.standing = standing
        scale = standing.asked.scale
        steps = [(step.key, step.label(language())) for step in scale.steps] if scale else []
        words = [] if scale else [(NARRATIVE, _("In words: the reason below is the judgement"))]
        self.fields["judgement"].choices = [*steps, *words, (NOT_JUDGED, _("Not judged, for the reason below"))]  # type: ignore[attr-defined]
        if not scale:
            label = _("What is judged, against the criteria")
            self.fields["reason"].label = label
            self.fields["reason"].error_messages["required"] = _("Fill in “%(label)s”.") % {"label": label}
        advice = board.advice.get(standing.key)
        if advice is None or (advice.ceiling is None and not advice.explain):
            del self.fields["against_reason"]
        elif advice.explain:
            self.fields["against_reason"].label = _("Why not what the count points to")
            self.fields["against_reason"].help_text = _("Only where you judge otherwise.")

    @property
    def row(self) -> ProposalRow:
        said = self.cleaned_data["judgement"]
        outcome = said if said in (NARRATIVE, NOT_JUDGED) else "graded"
        return ProposalRow(
            area_key=self.standing.key,
            outcome=outcome,
            reason=self.cleaned_data["reason"],
            grade_key=said if outcome == "graded" else "",
            against_reason=self.cleaned_data.get("against_reason", ""),
        )


class ModerationForm(Form):
    agrees = forms.ChoiceField(
        label=gettext_lazy("Do you agree with this judgement?"),
        widget=forms.RadioSelect,
        choices=[
            ("yes", gettext_lazy("I agree with exactly this")),
            ("no", gettext_lazy("I disagree, and return it")),
        ],
    )
    reason = _text(gettext_lazy("Why"), gettext_lazy("Needed where you disagree."), required=False)
    seen = forms.CharField(widget=forms.HiddenInput)


class AllowForm(Form):
    reason = _text(gettext_lazy("Why the rule does not hold here"))
    seen = forms.CharField(widget=forms.HiddenInput)


class ReasonForm(Form):
    reason = _text(gettext_lazy("Why"), gettext_lazy("The reason stays in the history."))


STEPS = {
    "tell": gettext_lazy("The service was told of it"),
    "answer": gettext_lazy("The service said what it does about it"),
    "start wider work": gettext_lazy("The service started wider work because of it, such as an audit"),
    "close": gettext_lazy("Close it: it no longer needs attention at once"),
    "open again": gettext_lazy("Open it again"),
}


class FollowForm(Form):
    does = forms.ChoiceField(label=gettext_lazy("What was done"), widget=forms.RadioSelect)
    on = DateField(label=gettext_lazy("On which day"))
    who = forms.CharField(
        label=gettext_lazy("Who was told, or said it"),
        help_text=gettext_lazy("The post, not the name. Not needed to close it or to open it again."),
        required=False,
        max_length=200,
    )
    text = _text(
        gettext_lazy("What was said or done, or why it is closed"),
        gettext_lazy("For the inspectorate. The service does not read it."),
    )
    told = _text(
        gettext_lazy("What the service reads of it"),
        gettext_lazy("Where it is told: what was found. Where it is closed after that: why. It reads exactly this."),
        required=False,
    )
    must = _text(
        gettext_lazy("What the service must do"), gettext_lazy("Only where it is told."), rows=3, required=False
    )
    due = DateField(
        label=gettext_lazy("By which day"), help_text=gettext_lazy("Only where it is told."), required=False
    )

    def __init__(self, steps: list[str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["does"].choices = [(step, STEPS[step]) for step in steps]  # type: ignore[attr-defined]

    @property
    def row(self) -> FollowRow:
        return FollowRow(**{name: self.cleaned_data[name] for name in FollowRow.__dataclass_fields__})


class UrgentAnswerForm(Form):
    """What the service says it does about an urgent finding."""

    does = forms.ChoiceField(
        label=gettext_lazy("What do you say?"),
        widget=forms.RadioSelect,
        choices=[
            ("answer", gettext_lazy("What we have done or are doing about it")),
            ("start wider work", gettext_lazy("We have started wider work because of it, such as an audit")),
        ],
    )
    text = _text(gettext_lazy("What you did, or are doing, and when"), gettext_lazy("No names of children or adults."))


class NoteForm(Form):
    day = DateField(label=gettext_lazy("Which day the note is about"))
    text = _text(
        gettext_lazy("What the service should know"),
        gettext_lazy("What was done, strengths and concerns so far, what is needed next. No names, no judgement."),
        rows=8,
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)
