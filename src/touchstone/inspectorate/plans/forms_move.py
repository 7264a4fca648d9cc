"""What a person fills in when the service area of an area for improvement has changed hands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from touchstone.foundation.core.forms import DateField, Form
from touchstone.foundation.providers.models import Area, Organisation
from touchstone.inspectorate.improvement.models import AreaForImprovement
from touchstone.inspectorate.improvement.rows import Place


class MoveForm(Form):
    """Which area it leaves, where it goes, when, why. Successors of its areas are offered first."""

    leaves = forms.ChoiceField(label=gettext_lazy("Which service area does it leave?"), required=False)
    goes_to = forms.ChoiceField(label=gettext_lazy("Where does it go?"))
    on = DateField(label=gettext_lazy("On which day did the area change hands?"))
    reason = forms.CharField(
        label=gettext_lazy("Why it moves"),
        help_text=gettext_lazy("It stays in the story of the area for improvement; the public reads it too."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, found: AreaForImprovement, successors: Sequence[Area], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = list(found.areas.order_by("name"))
        provider = found.inspection.provider
        others = Area.objects.filter(organisation=provider).exclude(pk__in=[area.pk for area in (*own, *successors)])
        services = Organisation.objects.filter(kind=Organisation.Kind.SERVICE).exclude(pk=provider.pk)
        self.areas = {str(area.pk): area for area in (*own, *successors, *others.order_by("name"))}
        self.services = {f"service-{each.pk}": each for each in services.order_by("name")}
        self.provider = provider
        left, to = self.fields["leaves"], self.fields["goes_to"]
        assert isinstance(left, forms.ChoiceField) and isinstance(to, forms.ChoiceField)
        left.choices = [(str(area.pk), area.name) for area in own]
        left.required = bool(own)
        if not own:
            del self.fields["leaves"]
        to.choices = [
            ("", _("Choose")),
            *((str(area.pk), _("%(area)s: its ground is there now") % {"area": area.name}) for area in successors),
            *((str(area.pk), area.name) for area in others.order_by("name")),
            *((key, _("%(service)s: another service") % {"service": each}) for key, each in self.services.items()),
        ]

    def place(self) -> Place:
        given = self.cleaned_data
        after = self.areas.get(given["goes_to"])
        whose = after.organisation if after else self.services.get(given["goes_to"], self.provider)
        return Place(self.areas.get(given.get("leaves", "")), after, whose)
