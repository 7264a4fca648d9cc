"""What a person fills in: an action, how far it is, a file, the answer to a plan."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from touchstone.domain.workflows.plan import PLAN_ACTION
from touchstone.foundation.clocks.models import Clock
from touchstone.foundation.core.forms import DateField, Form
from touchstone.inspectorate.plans.models import PlanAction, PlanSending
from touchstone.inspectorate.plans.rows import ActionRow, MilestoneRow
from touchstone.inspectorate.requests import uploads

_LINE = re.compile(r"^\s*(\d{1,2})[ /.](\d{1,2})[ /.](\d{4})[\s:–-]+(.+?)\s*$")


class WordsForm(Form):
    """What the service says of the plan as a whole."""

    words = forms.CharField(
        label=gettext_lazy("About the plan as a whole"), required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False, initial=0)


class ActionForm(Form):
    """One action."""

    text = forms.CharField(label=gettext_lazy("What will be done"), widget=forms.Textarea(attrs={"rows": 3}))
    owner = forms.CharField(
        label=gettext_lazy("Who answers for it"), help_text=gettext_lazy("A post, not a name."), max_length=200,
        required=False,
    )  # fmt: skip
    starts = DateField(label=gettext_lazy("Begins on"), required=False)
    due = DateField(label=gettext_lazy("Done by"), required=False)
    measure = forms.CharField(
        label=gettext_lazy("How you will know that it worked"),
        help_text=gettext_lazy("What will be counted or seen."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    indicator = forms.ChoiceField(
        label=gettext_lazy("The indicator that measures it"),
        help_text=gettext_lazy("One that your service reports already. Its figures stand beside the action."),
        required=False,
    )
    new_indicator = forms.CharField(
        label=gettext_lazy("Or name a new indicator"),
        help_text=gettext_lazy("What is counted: days to a first answer to a complaint."),
        max_length=120,
        required=False,
    )
    target = forms.CharField(
        label=gettext_lazy("How much is enough"), help_text=gettext_lazy("Say, 10 days."), max_length=80, required=False
    )
    milestones = forms.CharField(
        label=gettext_lazy("Milestones"),
        help_text=gettext_lazy("One a line, the day first: 31 3 2027 Half of the staff trained"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    resources = forms.CharField(
        label=gettext_lazy("What it needs"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    risks = forms.CharField(
        label=gettext_lazy("What could stand in its way"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False, initial=0)

    def __init__(self, indicators: Mapping[str, str], *args: Any, **kwargs: Any) -> None:
        """`indicators`: the names of those that the service has, by key."""
        super().__init__(*args, **kwargs)
        self.fields["indicator"].choices = [("", _("None")), *indicators.items()]  # type: ignore[attr-defined]

    @classmethod
    def of(cls, action: PlanAction, indicators: Mapping[str, str]) -> ActionForm:
        names = ("text", "owner", "starts", "due", "measure", "indicator", "target", "resources", "risks", "revision")
        lines = [
            f"{each.by_day.day} {each.by_day.month} {each.by_day.year} {each.text}" for each in action.milestones.all()
        ]
        return cls(
            indicators, initial={**{name: getattr(action, name) for name in names}, "milestones": "\n".join(lines)}
        )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("indicator") and given.get("new_indicator"):
            self.add_error("new_indicator", _("Choose an indicator or name a new one, not both."))
        return given

    def clean_milestones(self) -> tuple[MilestoneRow, ...]:
        found = []
        for number, line in enumerate(self.cleaned_data["milestones"].splitlines(), 1):
            if line.strip():
                found.append(_milestone(number, line))
        return tuple(found)

    def row(self, before: PlanAction | None = None) -> ActionRow:
        """The action as written. A milestone that was reached stays so while its day and words stay."""
        reached = {} if before is None else {(m.by_day, m.text): m.reached_on for m in before.milestones.all()}
        given = {name: value for name, value in self.cleaned_data.items() if name != "revision"}
        kept = tuple(
            MilestoneRow(each.by_day, each.text, reached.get((each.by_day, each.text)))
            for each in given.pop("milestones")
        )
        return ActionRow(**given, milestones=kept)


def _milestone(number: int, line: str) -> MilestoneRow:
    found = _LINE.match(line)
    try:
        if found is None:
            raise ValueError(line)
        day, month, year = (int(part) for part in found.groups()[:3])
        return MilestoneRow(date(year, month, day), found.group(4))
    except ValueError as error:
        said = _("Line %(n)s of “Milestones” must begin with a real day, like 31 3 2027, and then say what.")
        raise forms.ValidationError(said % {"n": number}) from error


class ReportForm(Form):
    """How far an action is."""

    on = DateField(label=gettext_lazy("On which day"))
    state = forms.ChoiceField(label=gettext_lazy("How far it is"), widget=forms.RadioSelect)
    says = forms.CharField(
        label=gettext_lazy("What happened"),
        help_text=gettext_lazy("Needed where something holds it up, or where it was given up. No names."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    value = forms.CharField(
        label=gettext_lazy("The figure now"), help_text=gettext_lazy("Say, 12 days."), max_length=80, required=False
    )
    period = forms.CharField(
        label=gettext_lazy("Which time the figure is for"),
        help_text=gettext_lazy("Say, October 2026. Empty: that day."),
        max_length=60,
        required=False,
    )

    def __init__(self, action: PlanAction, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        can = [action.state, *(step.target for step in PLAN_ACTION.allowed(action.state))]
        self.fields["state"].choices = [(key, STATES[key]) for key in dict.fromkeys(can)]  # type: ignore[attr-defined]


STATES = {
    "planned": gettext_lazy("Not begun"),
    "under_way": gettext_lazy("Under way"),
    "blocked": gettext_lazy("Held up"),
    "done": gettext_lazy("Done"),
    "dropped": gettext_lazy("Given up"),
}


class FileForm(Form):
    """A file, and what it shows."""

    file = forms.FileField(
        label=gettext_lazy("The file"),
        help_text=gettext_lazy("PDF, Word, spreadsheet, CSV, text or picture. No names of children."),
        allow_empty_file=True,  # refused later, with a better sentence
        widget=forms.ClearableFileInput(attrs={"accept": uploads.ENDINGS}),
    )
    shows = forms.CharField(label=gettext_lazy("What it shows"), max_length=500)


class SheetForm(Form):
    """A plan as a spreadsheet."""

    file = forms.FileField(
        label=gettext_lazy("The plan"),
        help_text=gettext_lazy(
            "CSV (UTF-8) or XLSX, with the headings of the empty plan. Merged cells are understood."
        ),
        allow_empty_file=True,
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.xlsx"}),
    )


class SendForm(Form):
    """Sending the plan."""

    stage = forms.ChoiceField(
        label=gettext_lazy("Is this your draft or your final plan?"),
        widget=forms.RadioSelect,
        choices=[
            (PlanSending.Stage.DRAFT, gettext_lazy("A draft, to hear what the inspectorate says")),
            (PlanSending.Stage.FINAL, gettext_lazy("The final plan")),
        ],
        initial=PlanSending.Stage.FINAL,
    )

    def __init__(self, *args: Any, final_only: bool = False, **kwargs: Any) -> None:
        """`final_only`: a draft was accepted, so that only the final plan is asked for."""
        super().__init__(*args, **kwargs)
        if final_only:
            del self.fields["stage"]

    def chosen(self) -> str:
        return str(self.cleaned_data.get("stage", PlanSending.Stage.FINAL))


class DecideForm(Form):
    """The answer for each area for improvement."""

    words = forms.CharField(
        label=gettext_lazy("Anything else the letter should say"), required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip

    def __init__(self, areas: list[Any], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.areas = areas
        words = self.fields.pop("words")
        for area in areas:
            said = {"number": area.number}
            self.fields[f"will_do_{area.pk}"] = forms.ChoiceField(
                label=_("Will the plan do for area for improvement %(number)s?") % said,
                choices=[("yes", _("It will do")), ("no", _("It will not do"))],
                widget=forms.RadioSelect,
                error_messages={
                    "required": _("Say whether the plan will do for area for improvement %(number)s.") % said
                },
            )
            self.fields[f"reason_{area.pk}"] = forms.CharField(
                label=_("Why, for area for improvement %(number)s") % said, required=False,
                widget=forms.Textarea(attrs={"rows": 2}),
            )  # fmt: skip
        self.fields["words"] = words

    def said(self) -> dict[int, tuple[bool, str]]:
        given = self.cleaned_data
        return {a.pk: (given[f"will_do_{a.pk}"] == "yes", given[f"reason_{a.pk}"]) for a in self.areas}


class DueForm(Form):
    """By when the plan must be sent, where the regime does not say. `missing`: the stages without a day."""

    stage = forms.ChoiceField(label=gettext_lazy("Which plan is it for?"), widget=forms.RadioSelect)
    length = forms.IntegerField(label=gettext_lazy("How long, from publication"), min_value=1, max_value=400)
    unit = forms.ChoiceField(
        label=gettext_lazy("Counted in"),
        choices=[
            (Clock.Unit.WORKING_DAYS, gettext_lazy("working days")),
            (Clock.Unit.CALENDAR_DAYS, gettext_lazy("calendar days")),
        ],
    )
    basis = forms.CharField(
        label=gettext_lazy("What this rests on"), help_text=gettext_lazy("The service reads it beside the date."),
        max_length=300,
    )  # fmt: skip

    def __init__(self, missing: Sequence[str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        titles = {PlanSending.Stage.DRAFT: _("A draft"), PlanSending.Stage.FINAL: _("The final plan")}
        self.fields["stage"].choices = [(key, title) for key, title in titles.items() if key in missing]  # type: ignore[attr-defined]
        self.fields["stage"].initial = next(reversed(missing), None)
