"""What a person fills in about something seen; why it is amended or withdrawn; how a list is narrowed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from touchstone.domain.evidence import DIRECTIONS, METHODS
from touchstone.domain.frameworks import Area as JudgementArea
from touchstone.domain.frameworks import Framework
from touchstone.foundation.core.forms import DateField, Form
from touchstone.foundation.providers.models import Area
from touchstone.inspectorate.evidence.queries import Wanted
from touchstone.inspectorate.evidence.written import Written

MethodWords = {key: gettext_lazy(words) for key, words in METHODS.items()}
DirectionWords = {key: gettext_lazy(words) for key, words in DIRECTIONS.items()}


def judged(definition: Framework) -> list[tuple[int, JudgementArea]]:
    """The areas that evidence can speak to, with their depth: all but mere groups."""
    return [(depth, area) for depth, area in definition.walk() if not is_group(area)]


def is_group(area: JudgementArea) -> bool:
    return bool(area.areas) and not area.graded and not area.theme


class EvidenceForm(Form):
    """One thing seen. Nothing is required while it is a draft: submitting says what is missing."""

    revision = forms.IntegerField(widget=forms.HiddenInput(), required=False, initial=0)
    method = forms.ChoiceField(
        label=gettext_lazy("How was it seen?"), choices=list(MethodWords.items()), widget=forms.RadioSelect()
    )
    seen_on = DateField(
        label=gettext_lazy("When was it seen?"), help_text=gettext_lazy("The day of the thing itself, not of typing.")
    )
    case_reference = forms.CharField(
        label=gettext_lazy("About which case?"),
        help_text=gettext_lazy("Its reference in this inspection, like N4-0031. Never a court’s number."),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )
    about_role = forms.CharField(
        label=gettext_lazy("About or from whom?"),
        help_text=gettext_lazy("A role, like child, mother, practitioner or judge. Never a name."),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    areas = forms.MultipleChoiceField(
        label=gettext_lazy("Which judgement areas does it speak to?"), widget=forms.CheckboxSelectMultiple()
    )
    direction = forms.ChoiceField(
        label=gettext_lazy("What does it show?"), choices=list(DirectionWords.items()), widget=forms.RadioSelect()
    )
    text = forms.CharField(
        label=gettext_lazy("What was seen?"),
        help_text=gettext_lazy("What you saw, heard or read, not what you make of it. No names."),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    source_key = forms.ChoiceField(label=gettext_lazy("Which expected source is it?"))
    area = forms.ChoiceField(label=gettext_lazy("In which service area?"))
    place = forms.CharField(
        label=gettext_lazy("Where exactly?"),
        help_text=gettext_lazy("An office or a court, say."),
        max_length=200,
    )

    def __init__(self, definition: Framework, areas: Sequence[Area], language: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.service_areas = {str(area.pk): area for area in areas}
        for field in self.fields.values():
            field.required = False
        choices: dict[str, list[tuple[str, Any]]] = {
            "areas": [(area.key, area.title(language)) for _depth, area in judged(definition)],
            "source_key": [
                ("", _("None of these")),
                *((each.key, each.title(language)) for each in definition.evidence),
            ],
            "area": [("", _("None, or the whole service")), *((key, str(a)) for key, a in self.service_areas.items())],
        }
        for name, options in choices.items():
            self.fields[name].choices = options  # type: ignore[attr-defined]

    def written(self, held: Written | None = None) -> Written:
        """What was written. Call it after `is_valid`: a part that is not valid stays as it is in `held`."""
        given = self.cleaned_data
        said: dict[str, Any] = {
            name: str(given.get(name) or "").replace("\r\n", "\n").strip()
            for name in ("text", "place", "about_role", "case_reference", "method", "direction", "source_key")
        }
        said["seen_on"] = given.get("seen_on")
        said["areas"] = tuple(given.get("areas") or ())
        said["area"] = self.service_areas.get(given.get("area") or "")
        before = held or Written()
        wrong = {name: getattr(before, name) for name in self.errors if name in said}
        return Written(**{**said, **wrong})

    def now_at(self, revision: int) -> None:
        """Show the form again after its text was saved: what it sends next is based on that."""
        assert isinstance(self.data, QueryDict)
        data = self.data.copy()
        data["revision"] = str(revision)
        self.data = data

    @property
    def base(self) -> int:
        return int(self.cleaned_data.get("revision") or 0)


def initial_of(written: Written, revision: int) -> dict[str, Any]:
    """What a form shows for a row."""
    columns = written.columns()
    return {
        **columns,
        "area": str(written.area.pk) if written.area else "",
        "areas": list(written.areas),
        "revision": revision,
    }


class AmendForm(EvidenceForm):
    """Submitted evidence, changed for a reason."""

    reason = forms.CharField(
        label=gettext_lazy("Why is it amended?"),
        help_text=gettext_lazy("The earlier text is kept with this reason."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class ReasonForm(Form):
    """A reason, asked once."""

    reason = forms.CharField(label=gettext_lazy("Why?"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, label: str, *args: Any, hint: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].label, self.fields["reason"].help_text = label, hint
        self.fields["reason"].error_messages["required"] = _("Fill in “%(label)s”.") % {"label": label}


class MissingForm(Form):
    """Why an expected source could not be seen."""

    revision = forms.IntegerField(widget=forms.HiddenInput(), required=False, initial=0)
    reason = forms.CharField(
        label=gettext_lazy("Why could it not be seen?"),
        help_text=gettext_lazy("This sentence will be printed in the report. Name nobody."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ContradictionForm(Form):
    """Another item that contradicts this one, in which area, about what."""

    other = forms.CharField(
        label=gettext_lazy("Which evidence does it contradict?"),
        help_text=gettext_lazy("Its address on this site, or the eight letters and digits of its number."),
        max_length=300,
    )
    area_key = forms.ChoiceField(label=gettext_lazy("About which judgement area?"))
    note = forms.CharField(
        label=gettext_lazy("What do they disagree about?"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, areas: Sequence[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["area_key"].choices = list(areas)  # type: ignore[attr-defined]


class FilterForm(Form):
    """Narrows the list. Whatever is not understood narrows nothing."""

    q = forms.CharField(label=gettext_lazy("Words"), required=False)
    method = forms.ChoiceField(label=gettext_lazy("How it was seen"), required=False)
    area = forms.ChoiceField(label=gettext_lazy("Judgement area"), required=False)
    direction = forms.ChoiceField(label=gettext_lazy("What it shows"), required=False)
    source = forms.ChoiceField(label=gettext_lazy("Source"), required=False)
    author = forms.ChoiceField(label=gettext_lazy("Whose"), required=False)
    case = forms.CharField(label=gettext_lazy("Case"), required=False, max_length=60)
    since = DateField(label=gettext_lazy("Seen from"), required=False)
    until = DateField(label=gettext_lazy("Seen until"), required=False)
    state = forms.ChoiceField(label=gettext_lazy("State"), required=False)

    def __init__(
        self, definition: Framework, authors: Sequence[tuple[str, str]], language: str, *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        sources = [(each.key, each.title(language)) for each in definition.evidence]
        options: dict[str, list[tuple[str, Any]]] = {
            "method": list(MethodWords.items()),
            "area": [(area.key, area.title(language)) for _depth, area in judged(definition)],
            "direction": list(DirectionWords.items()),
            "source": [*sources, ("none", _("None of the expected ones"))],
            "author": list(authors),
        }
        for name, choices in options.items():
            self.fields[name].choices = [("", _("Any")), *choices]  # type: ignore[attr-defined]
        self.fields["state"].choices = [("", _("Submitted")), ("withdrawn", _("Withdrawn"))]  # type: ignore[attr-defined]

    def wanted(self) -> Wanted:
        self.is_valid()
        given = self.cleaned_data
        return Wanted(
            words=given.get("q") or "",
            method=given.get("method") or "",
            area_key=given.get("area") or "",
            direction=given.get("direction") or "",
            source_key=given.get("source") or "",
            author=given.get("author") or "",
            case=given.get("case") or "",
            since=given.get("since"),
            until=given.get("until"),
            state=given.get("state") or "submitted",
        )
