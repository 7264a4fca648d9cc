"""Opening an inspection and changing its plan."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from touchstone.domain.frameworks import Framework
from touchstone.foundation.accounts.models import User
from touchstone.foundation.core.forms import DateField, Form
from touchstone.foundation.frameworks.models import FrameworkVersion
from touchstone.foundation.providers.models import Area, Organisation
from touchstone.inspectorate.inspections.actions import Plan
from touchstone.inspectorate.inspections.models import Inspection


class ChooseForm(Form):
    """First: which service, and which kind of inspection under which framework. Its answers stand in the address."""

    inspectorate = forms.ChoiceField(label=_("Inspectorate"))
    provider = forms.ChoiceField(label=_("Service to inspect"))
    regime = forms.ChoiceField(label=_("Framework and kind of inspection"))

    def __init__(
        self,
        *args: Any,
        inspectorates: Iterable[Organisation],
        providers: Iterable[Organisation],
        regimes: Iterable[tuple[FrameworkVersion, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.inspectorates = {each.slug: each for each in inspectorates}
        self.providers = {each.slug: each for each in providers}
        self.regimes = {f"{version.key}~{version.version}~{kind}": (version, kind) for version, kind in regimes}
        choices = {
            "inspectorate": [(slug, str(each)) for slug, each in self.inspectorates.items()],
            "provider": [("", _("Choose one")), *((slug, str(each)) for slug, each in self.providers.items())],
            "regime": [("", _("Choose one")), *((key, self._says(*pair)) for key, pair in self.regimes.items())],
        }
        for name, options in choices.items():
            self.fields[name].choices = options  # type: ignore[attr-defined]
        if len(self.inspectorates) == 1:
            self.fields["inspectorate"].initial = next(iter(self.inspectorates))

    @staticmethod
    def _says(version: FrameworkVersion, kind: str) -> str:
        title = version.title_cy if translation.get_language() == "cy" else version.title_en
        return f"{title}: {Inspection.Kind(kind).label}"

    def answers(self) -> dict[str, Any]:
        """inspectorate, provider, framework, kind."""
        framework, kind = self.regimes[self.cleaned_data["regime"]]
        return {
            "inspectorate": self.inspectorates[self.cleaned_data["inspectorate"]],
            "provider": self.providers[self.cleaned_data["provider"]],
            "framework": framework,
            "kind": kind,
        }


class JudgedField(forms.MultipleChoiceField):
    """A choice of the framework's judgement areas; none means all of them."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs: Any) -> None:
        words = {
            "label": _("Judgement areas"),
            "help_text": _("Choose some to look at these only. Leave all empty to look at all of them."),
        }
        super().__init__(required=False, **{**words, **kwargs})

    def offer(self, framework: Framework) -> None:
        language = translation.get_language() or "en"
        areas = [area for _depth, area in framework.walk() if area.graded or area.theme]
        self.choices = [(area.key, area.title(language)) for area in areas]


class OpenForm(Form):
    """Then: the rest."""

    title = forms.CharField(label=_("Title"), max_length=300)
    theme = forms.CharField(
        label=_("Theme or plan"),
        max_length=300,
        required=False,
        help_text=_("What a focused visit looks at, or the plan that a progress inspection measures."),
    )
    follows = forms.ModelChoiceField(
        queryset=Inspection.objects.none(),
        required=False,
        label=_("Earlier inspection that it follows"),
        empty_label=_("None"),
        to_field_name="slug",
    )
    areas = forms.ModelMultipleChoiceField(
        queryset=Area.objects.none(),
        required=False,
        label=_("Areas of the service"),
        widget=forms.CheckboxSelectMultiple,
        to_field_name="slug",
    )
    judged = JudgedField()
    lead = forms.ModelChoiceField(
        queryset=User.objects.none(), required=False, label=_("Lead inspector"), empty_label=_("Choose later")
    )
    starts_on = DateField(label=_("First day of fieldwork"), required=False)
    ends_on = DateField(label=_("Last day of fieldwork"), required=False)

    def __init__(self, *args: Any, earlier: Any, areas: Any, leads: Any, framework: Framework, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, rows in (("follows", earlier), ("areas", areas), ("lead", leads)):
            self.fields[name].queryset = rows  # type: ignore[attr-defined]
        self.fields["judged"].offer(framework)  # type: ignore[attr-defined]
        if not areas.exists():
            del self.fields["areas"]

    def answers(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        given["areas"] = list(given.get("areas", ()))
        return given


class PlanForm(Form):
    """The plan of an inspection that is open."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    title = forms.CharField(label=_("Title"), max_length=300)
    theme = forms.CharField(
        label=_("Theme or plan"),
        max_length=300,
        required=False,
        help_text=_("What a focused visit looks at, or the plan that a progress inspection measures."),
    )
    off_site_from = DateField(
        label=_("First day of work off site"),
        required=False,
        help_text=_("If documents and data are read before fieldwork begins."),
    )
    starts = DateField(label=_("First day of fieldwork"), required=False)
    ends = DateField(label=_("Last day of fieldwork"), required=False)
    legal_basis = forms.CharField(
        label=_("Legal basis"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Needed before the inspection can be announced."),
    )
    legal_basis_source = forms.CharField(
        label=_("Where the legal basis comes from"),
        max_length=300,
        required=False,
        help_text=_("Filled in by itself while the legal basis is the framework's own."),
    )
    judged = JudgedField()

    def __init__(self, *args: Any, framework: Framework, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["judged"].offer(framework)  # type: ignore[attr-defined]

    @classmethod
    def of(cls, inspection: Inspection, framework: Framework, data: Any = None) -> PlanForm:
        """The form as the plan stands."""
        initial = {
            name: getattr(inspection, name)
            for name in ("title", "theme", "off_site_from", "legal_basis", "legal_basis_source", "judged", "revision")
        }
        for name in ("starts", "ends"):
            held = getattr(inspection, name)
            initial[name] = held.start if held else None
        return cls(data, initial=initial, framework=framework)

    def plan(self) -> Plan:
        return Plan(**{name: value for name, value in self.cleaned_data.items() if name != "revision"})


class AreasForm(Form):
    areas = forms.ModelMultipleChoiceField(
        queryset=Area.objects.none(),
        required=False,
        label=_("Areas of the service"),
        widget=forms.CheckboxSelectMultiple,
        to_field_name="slug",
    )

    def __init__(self, *args: Any, areas: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["areas"].queryset = areas  # type: ignore[attr-defined]
