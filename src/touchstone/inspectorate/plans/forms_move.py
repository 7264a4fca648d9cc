"""What a person fills in when the service area of an area for improvement has changed hands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from touchstone.foundation.core.forms import DateField, Form
from touchstone.foundation.providers.models import Area, AreaSuccession, Organisation
from touchstone.inspectorate.improvement.models import AreaForImprovement
from touchstone.inspectorate.improvement.rows import Place

ALL = "all-"  # before the number of an area that was split: to each part of it


class MoveForm(Form):
    """Which area it leaves, where it goes, when, why. Successors of its areas are offered first: of one that was split
    each part, or all of them; of one that was merged, the one it became part of, even where that is bound already."""

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
        self.parts = _parts(own)
        merged = [area for area in own if any(area in parts for parts in self.parts.values())]
        split = [(f"{ALL}{pk}", _together(parts)) for pk, parts in self.parts.items() if len(parts) > 1]
        left, to = self.fields["leaves"], self.fields["goes_to"]
        assert isinstance(left, forms.ChoiceField) and isinstance(to, forms.ChoiceField)
        left.choices = [(str(area.pk), area.name) for area in own]
        left.required = bool(own)
        if not own:
            del self.fields["leaves"]
        to.choices = [
            ("", _("Choose")),
            *split,
            *(
                (str(area.pk), _("%(area)s: its ground is there now") % {"area": area.name})
                for area in (*successors, *merged)
            ),
            *((str(area.pk), area.name) for area in others.order_by("name")),
            *((key, _("%(service)s: another service") % {"service": each}) for key, each in self.services.items()),
        ]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        goes_to = str(given.get("goes_to", ""))
        if goes_to.startswith(ALL) and goes_to.removeprefix(ALL) != given.get("leaves", ""):
            self.add_error("goes_to", _("That is not what became of the service area that it leaves."))
        return given

    def places(self) -> list[Place]:
        """Where it goes: to one place, or to each part of an area that was split."""
        given = self.cleaned_data
        before, goes_to = self.areas.get(given.get("leaves", "")), given["goes_to"]
        if goes_to.startswith(ALL):
            return [Place(before, part, part.organisation) for part in self.parts[goes_to.removeprefix(ALL)]]
        after = self.areas.get(goes_to)
        return [Place(before, after, after.organisation if after else self.services.get(goes_to, self.provider))]


def _parts(own: Sequence[Area]) -> dict[str, list[Area]]:
    """What the ground of each area became, by its number. One query."""
    rows = (
        AreaSuccession.objects.filter(before__in=own, after__isnull=False)
        .select_related("after__organisation")
        .order_by("after__name")
    )
    found: dict[str, list[Area]] = {}
    for row in rows:
        found.setdefault(str(row.before_id), []).append(row.after)
    return found


def _together(parts: Sequence[Area]) -> str:
    names = [area.name for area in parts]
    listed = _("%(first)s and %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}
    return _("%(areas)s: its ground is in each of them") % {"areas": listed}
