"""What a person fills in or narrows the programme to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from touchstone.foundation.accounts.models import User
from touchstone.foundation.core.forms import DateField, Form
from touchstone.foundation.frameworks.models import FrameworkVersion
from touchstone.foundation.providers.models import Area, Organisation
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.programme import presenters
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
        kinds = [(kind, label) for kind, label in Inspection.Kind.choices if kind in obligation.kinds]
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]
        self.fields["framework"].choices = [(v.key, v.title_en) for v in frameworks]  # type: ignore[attr-defined]
        self.fields["areas"].choices = [(area.slug, str(area)) for area in areas]  # type: ignore[attr-defined]
        nobody = ("", _("Nobody yet"))
        self.fields["lead"].choices = [nobody, *((key, p.name) for key, p in self.leads.items())]  # type: ignore[attr-defined]

    def given(self) -> dict[str, Any]:
        """The answers as the action wants them."""
        said = self.cleaned_data
        return {
            "title": said["title"],
            "kind": said["kind"],
            "framework": self.frameworks[said["framework"]],
            "theme": said["theme"],
            "areas": [self.held_areas[slug] for slug in said["areas"]],
            "starts_on": said["starts_on"],
            "ends_on": said["ends_on"],
            "lead": self.leads.get(said["lead"]),
        }


def service_choices(services: Sequence[Organisation]) -> Choices:
    return [(each.slug, str(each)) for each in services]
