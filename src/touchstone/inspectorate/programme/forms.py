"""What a person fills in or narrows the programme to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from touchstone.foundation.accounts.models import User
from touchstone.foundation.core.forms import DateField, Form
from touchstone.foundation.frameworks.models import FrameworkVersion
from touchstone.foundation.providers.models import Area, Organisation
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.programme import presenters
from touchstone.inspectorate.programme.actions.opening import Opening
from touchstone.inspectorate.programme.models import Obligation

Choices = Sequence[tuple[str, str]]


class YearForm(Form):
    """Narrows the year view."""

    year = forms.ChoiceField(label=gettext_lazy("Year"))
    service = forms.ChoiceField(label=gettext_lazy("Service"), required=False)
    rule = forms.ChoiceField(label=gettext_lazy("What is due"), required=False)
    state = forms.ChoiceField(label=gettext_lazy("State"), required=False)

    def __init__(self, years: Sequence[int], services: Choices, rules: Choices, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        every = ("", _("All"))
        states = [(state, presenters.state_name(state)) for state in Obligation.Standing.values if state != "lapsed"]
        self.fields["year"].choices = [(str(year), str(year)) for year in years]  # type: ignore[attr-defined]
        self.fields["service"].choices = [every, *services]  # type: ignore[attr-defined]
        self.fields["rule"].choices = [every, *rules]  # type: ignore[attr-defined]
        self.fields["state"].choices = [every, *states]  # type: ignore[attr-defined]


class OpenForm(Form):
    """Opening an inspection for an obligation."""

    title = forms.CharField(label=gettext_lazy("Title"), max_length=300)
    kind = forms.ChoiceField(label=gettext_lazy("Kind"))
    framework = forms.ChoiceField(label=gettext_lazy("Framework"))
    theme = forms.CharField(
        label=gettext_lazy("Theme"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("What a focused visit looks at, or the plan that progress is measured against."),
    )
    areas = forms.MultipleChoiceField(
        label=gettext_lazy("Service areas"), required=False, widget=forms.CheckboxSelectMultiple
    )
    starts_on = DateField(label=gettext_lazy("First day of fieldwork"), required=False)
    ends_on = DateField(label=gettext_lazy("Last day of fieldwork"), required=False)
    lead = forms.ChoiceField(label=gettext_lazy("Lead inspector"), required=False)

    def __init__(
        self,
        obligation: Obligation,
        frameworks: Sequence[FrameworkVersion],
        areas: Sequence[Area],
        leads: Sequence[User],
        *args: Any,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.frameworks = {version.key: version for version in frameworks}
        self.held_areas = {area.slug: area for area in areas}
        self.leads = {str(person.pk): person for person in leads}
        kinds = [(kind, capfirst(label)) for kind, label in Inspection.Kind.choices if kind in obligation.kinds]
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]
        self.fields["framework"].choices = [(v.key, v.title_en) for v in frameworks]  # type: ignore[attr-defined]
        self.fields["areas"].choices = [(area.slug, str(area)) for area in areas]  # type: ignore[attr-defined]
        nobody = ("", _("Nobody yet"))
        self.fields["lead"].choices = [nobody, *((key, p.name) for key, p in self.leads.items())]  # type: ignore[attr-defined]

    def given(self) -> Opening:
        """The answers as the action wants them."""
        said = self.cleaned_data
        return Opening(
            title=said["title"],
            kind=said["kind"],
            framework=self.frameworks[said["framework"]],
            theme=said["theme"],
            areas=[self.held_areas[slug] for slug in said["areas"]],
            starts_on=said["starts_on"],
            ends_on=said["ends_on"],
            lead=self.leads.get(said["lead"]),
        )


def service_choices(services: Sequence[Organisation]) -> Choices:
    return [(each.slug, str(each)) for each in services]


def _text(label: Any, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": 5}), **more)


class ProgrammeForm(Form):
    """Putting a service into the programme."""

    inspectorate = forms.ChoiceField(label=gettext_lazy("Inspectorate"))
    provider = forms.ChoiceField(label=gettext_lazy("Service"))
    framework = forms.ChoiceField(label=gettext_lazy("Framework"))
    starts_on = DateField(
        label=gettext_lazy("Applies from"),
        help_text=gettext_lazy("The first day on which the framework applies to the service. Time is counted from it."),
    )
    kept_from = DateField(
        label=gettext_lazy("Self-evaluations and meetings are recorded here from"),
        required=False,
        help_text=gettext_lazy(
            "What was before that day is not known here, and so is never late. Empty: from the same day."
        ),
    )

    def __init__(
        self,
        inspectorates: Sequence[Organisation],
        services: Sequence[Organisation],
        frameworks: Sequence[FrameworkVersion],
        *args: Any,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.organisations = {each.slug: each for each in (*inspectorates, *services)}
        self.frameworks = {version.key: version for version in frameworks}
        self.fields["inspectorate"].choices = service_choices(inspectorates)  # type: ignore[attr-defined]
        self.fields["provider"].choices = service_choices(services)  # type: ignore[attr-defined]
        self.fields["framework"].choices = [(v.key, v.title_en) for v in frameworks]  # type: ignore[attr-defined]

    def given(self) -> dict[str, Any]:
        said = self.cleaned_data
        return {
            "inspectorate": self.organisations[said["inspectorate"]],
            "provider": self.organisations[said["provider"]],
            "framework": self.frameworks[said["framework"]],
            "starts_on": said["starts_on"],
            "kept_from": said["kept_from"],
        }


class SuspendForm(Form):
    from_day = DateField(label=gettext_lazy("First day on which time does not run"))
    to_day = DateField(
        label=gettext_lazy("Day on which it runs again"),
        required=False,
        help_text=gettext_lazy("Leave it empty where the end is not known yet."),
    )
    reason = _text(gettext_lazy("Reason"))


class EndForm(Form):
    to_day = DateField(label=gettext_lazy("Day on which time runs again"))


class MarkForm(Form):
    """Below which grade an escalation is proposed."""

    mark = forms.ChoiceField(label=gettext_lazy("Propose an escalation below"), widget=forms.RadioSelect)
    reason = _text(gettext_lazy("Reason for the change"))

    def __init__(self, grades: Choices, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["mark"].choices = grades  # type: ignore[attr-defined]


class SelfEvaluationForm(Form):
    """The three questions."""

    year = forms.IntegerField(label=gettext_lazy("Year"), min_value=2000, max_value=2100)
    received_on = DateField(label=gettext_lazy("Received on"))
    what_known = _text(gettext_lazy("What do you know about the quality and impact of practice?"), required=False)
    how_known = _text(gettext_lazy("How do you know it?"), required=False)
    plans = _text(gettext_lazy("What are your plans for the next 12 months?"), required=False)
    document = forms.FileField(
        label=gettext_lazy("The service's own document"),
        required=False,
        help_text=gettext_lazy("Where there is one, the answers above may be left empty."),
    )


class ReviewForm(Form):
    review = _text(
        gettext_lazy("What you read in it"), help_text=gettext_lazy("And what follows from it for the next visit.")
    )


class AuthoriseForm(Form):
    """A director's decision on what a rule proposed."""

    measure = forms.ChoiceField(
        label=gettext_lazy("What is done"),
        widget=forms.RadioSelect,
        choices=[
            ("sooner", gettext_lazy("Inspect sooner: an inspection is due by the day below")),
            ("longer", gettext_lazy("Make the next inspection longer")),
            ("decline", gettext_lazy("Nothing more than what is due anyway")),
        ],
    )
    due_by = DateField(
        label=gettext_lazy("By when"), required=False, help_text=gettext_lazy("Not needed where nothing more is done.")
    )
    reason = _text(gettext_lazy("Reason"))

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("measure") in ("sooner", "longer") and "due_by" in said and said["due_by"] is None:
            self.add_error("due_by", _("Say by when it is to be done, like 27 3 2027."))
        return said


class DeferralForm(Form):
    day = DateField(label=gettext_lazy("Day on which it goes back to planning"))


class VisitForm(Form):
    """Where a focused visit goes, and what it looks at."""

    theme = forms.CharField(label=gettext_lazy("Theme"), max_length=200)
    areas = forms.MultipleChoiceField(label=gettext_lazy("Service areas"), widget=forms.CheckboxSelectMultiple)
    reason = _text(
        gettext_lazy("Reason for choosing other areas than those proposed"),
        required=False,
        help_text=gettext_lazy("Needed only where you did."),
    )

    def __init__(self, areas: Sequence[Area], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.held = {area.slug: area for area in areas}
        self.fields["areas"].choices = [(area.slug, str(area)) for area in areas]  # type: ignore[attr-defined]

    def given(self) -> dict[str, Any]:
        said = self.cleaned_data
        return {
            "theme": said["theme"],
            "areas": [self.held[slug] for slug in said["areas"]],
            "reason": said["reason"],
        }
