"""What a person fills in: a list of cases, a design, why a case goes or comes, hashes of names."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from touchstone.domain.sampling.allocation import Plan, Rare
from touchstone.foundation.core.forms import DateField, Form
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.samples import vocabulary
from touchstone.inspectorate.samples.models import SampledCase, SampleFrame

MOST_STRATA_VALUES = 60  # an attribute with more values divides a list into pieces too small to draw from
RARE_SHARE = 0.1  # what counts as rare enough to be offered as a kind of its own
MOST_RARE = 40
PASTED = gettext_lazy("the pasted list")


class FrameForm(Form):
    """A list of cases to draw from: a file or pasted, with its day and what it leaves out."""

    file = forms.FileField(
        label=gettext_lazy("The list as a file (CSV, UTF-8)"),
        required=False,
        allow_empty_file=True,
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.tsv,.txt"}),
    )
    pasted = forms.CharField(
        label=gettext_lazy("Or paste it here from a spreadsheet"),
        help_text=gettext_lazy("With its heading line; one line for each case. Give more than 5 MB as a file."),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false", "autocomplete": "off"}),
    )
    as_at = DateField(label=gettext_lazy("The day of the list"), help_text=gettext_lazy("For example, 27 3 2026."))
    left_out = forms.MultipleChoiceField(
        label=gettext_lazy("What does it leave out?"),
        help_text=gettext_lazy("This is printed beside every figure from the sample."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    left_out_more = forms.CharField(
        label=gettext_lazy("What else it leaves out"),
        help_text=gettext_lazy("A few words, for example: cases of the out-of-hours team."),
        required=False,
        max_length=200,
    )
    complete = forms.BooleanField(label=gettext_lazy("It leaves nothing out: every case is in it"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["left_out"].choices = [(one, _(one).capitalize()) for one in vocabulary.left_out()]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("file") and not cleaned.get("pasted", "").strip() and "file" not in self.errors:
            self.add_error("file", _("Choose a file, or paste the list."))
        if cleaned.get("file") and cleaned.get("pasted", "").strip():
            self.add_error("pasted", _("Give the list in one way: as a file or pasted, not both."))
        said = [*cleaned.get("left_out", []), *([more] if (more := cleaned.get("left_out_more", "").strip()) else [])]
        if not said and not cleaned.get("complete"):
            self.add_error("left_out", _("Say what the list leaves out, or that it leaves nothing out."))
        if said and cleaned.get("complete"):
            self.add_error("complete", _("The list cannot leave something out and nothing out. Choose one."))
        cleaned["said"] = said
        return cleaned


class DesignForm(Form):
    """What a lead chooses of a sample. Bound to a GET, so that a design has an address."""

    n = forms.IntegerField(label=gettext_lazy("How many cases"), min_value=1)
    by = forms.MultipleChoiceField(
        label=gettext_lazy("Draw in proportion within each"),
        help_text=gettext_lazy("Each combination is a stratum of its own."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    minimum = forms.IntegerField(label=gettext_lazy("At least so many from each stratum"), min_value=0)
    rare = forms.MultipleChoiceField(
        label=gettext_lazy("Rare kinds that are always a stratum of their own"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    area = forms.ChoiceField(label=gettext_lazy("Which attribute names areas"), required=False)

    def __init__(self, frame: SampleFrame, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.frame = frame
        usable = [name for name, values in frame.columns.items() if 1 < len(values) <= MOST_STRATA_VALUES]
        choices = [
            (name, _("%(name)s (%(n)s values)") % {"name": name, "n": len(frame.columns[name])}) for name in usable
        ]
        self.fields["by"].choices = choices  # type: ignore[attr-defined]
        self.fields["area"].choices = [("", _("None")), *((name, name) for name in usable)]  # type: ignore[attr-defined]
        self.fields["rare"].choices = _rare_choices(frame)  # type: ignore[attr-defined]
        if not self.fields["rare"].choices:  # type: ignore[attr-defined]
            del self.fields["rare"]

    @classmethod
    def begun(cls, frame: SampleFrame) -> DesignForm:
        """The form as it opens: a modest design that the lead changes."""
        names = set(frame.columns)
        secure = [value for value, _text in _rare_choices(frame) if "secure" in value]
        initial = {
            "n": min(60, frame.size),
            "by": [name for name in ("law",) if name in names],
            "minimum": 2,
            "rare": secure,
            "area": "area" if "area" in names else "",
        }
        return cls(frame, initial=initial)

    def plan(self, inspection: Inspection) -> Plan:
        """The design that was chosen, for a valid form."""
        data = self.cleaned_data
        area = data.get("area", "")
        expected = _expected(inspection, self.frame, area)
        pairs = [one.partition(":") for one in data.get("rare", [])]
        rare = tuple(Rare(column, value) for column, _colon, value in pairs)
        return Plan(data["n"], tuple(data["by"]), data["minimum"], rare, ((area, expected),) if expected else ())


def _rare_choices(frame: SampleFrame) -> list[tuple[str, str]]:
    """Values that few cases have: ("column:value", "value (column), 12 cases"), the rarest first."""
    found = [
        (n, column, value)
        for column, values in frame.columns.items()
        if 1 < len(values) <= MOST_STRATA_VALUES
        for value, n in values.items()
        if n <= frame.size * RARE_SHARE and column != "area"
    ]
    said = _("%(value)s (%(column)s), %(n)s of %(total)s")
    return [
        (f"{column}:{value}", said % {"value": value, "column": column, "n": f"{n:,}", "total": f"{frame.size:,}"})
        for n, column, value in sorted(found)[:MOST_RARE]
    ]


def _expected(inspection: Inspection, frame: SampleFrame, area: str) -> tuple[str, ...]:
    """The areas of the inspection as the list writes them: by name or by code, whichever it uses; else none."""
    there = set(frame.columns.get(area, {}))
    areas = list(inspection.areas.order_by("name"))
    for written in ([one.name for one in areas], [one.code for one in areas if one.code]):
        if there & set(written):
            return tuple(written)
    return ()


class DrawForm(Form):
    """How the seed comes to be, and how many cases are followed through."""

    tracked = forms.IntegerField(
        label=gettext_lazy("How many of them are tracked cases"),
        help_text=gettext_lazy("They are followed through in depth. Spread over the strata like the sample."),
        min_value=0,
        initial=0,
    )
    seed = forms.CharField(
        label=gettext_lazy("Seed"),
        help_text=gettext_lazy("Leave it empty, and the program draws one once the list is frozen."),
        required=False,
        max_length=128,
    )
    seed_note = forms.CharField(
        label=gettext_lazy("Where a seed that you give comes from"),
        help_text=gettext_lazy("For example: thrown with dice before both sides."),
        required=False,
        max_length=300,
    )
    sha256 = forms.CharField(widget=forms.HiddenInput, required=False)


class CaseReasonForm(Form):
    """Why a drawn case cannot be used."""

    code = forms.ChoiceField(label=gettext_lazy("Why it cannot be used"), widget=forms.RadioSelect)
    words = forms.CharField(label=gettext_lazy("In words"), required=False, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].choices = [(code, _(words)) for code, words in vocabulary.reasons().items()]  # type: ignore[attr-defined]


class WordsForm(Form):
    """A reason in words."""

    words = forms.CharField(label=gettext_lazy("Why"), widget=forms.Textarea(attrs={"rows": 3}))


class AddCaseForm(Form):
    """A case that somebody chooses."""

    reference = forms.CharField(label=gettext_lazy("Its reference"), max_length=64)
    how = forms.ChoiceField(
        label=gettext_lazy("Who chose it"),
        widget=forms.RadioSelect,
        choices=[
            (SampledCase.How.RISK.value, gettext_lazy("Inspectors, for its risk")),
            (SampledCase.How.PROVIDER.value, gettext_lazy("The service nominated it")),
        ],
    )
    because = forms.CharField(label=gettext_lazy("Why it was chosen"), widget=forms.Textarea(attrs={"rows": 3}))


class HashesForm(Form):
    """What the program wrote from the service's list of names."""

    file = forms.FileField(
        label=gettext_lazy("The list of hashes that the program wrote"),
        allow_empty_file=True,
        widget=forms.ClearableFileInput(attrs={"accept": ".txt,.csv"}),
    )
