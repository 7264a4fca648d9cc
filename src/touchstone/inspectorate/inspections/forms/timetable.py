"""One slot of the timetable."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from touchstone.foundation.core.forms import DateField, Form
from touchstone.foundation.providers.models import Area
from touchstone.inspectorate.inspections.actions import SlotRow
from touchstone.inspectorate.inspections.forms.team import PersonField
from touchstone.inspectorate.inspections.models import FieldworkSlot


class HourField(forms.TimeField):
    """A time of day: 09:30, 9.30 or 9."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            input_formats=["%H:%M", "%H.%M", "%H"],
            widget=forms.TextInput(),
            error_messages={"invalid": _("Give times like 09:30.")},
            **kwargs,
        )

    def prepare_value(self, value: Any) -> Any:
        return f"{value:%H:%M}" if hasattr(value, "hour") else value


class SlotForm(Form):
    """Who, when, where, what. A place is an area, or an office of one: "area" or "area/office" by their numbers."""

    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)
    person = PersonField(label=_("Who"))
    day = DateField(label=_("Day"))
    start = HourField(label=_("From"), help_text=_("Like 09:30."))
    end = HourField(label=_("To"), help_text=_("Like 12:00."))
    mode = forms.ChoiceField(label=_("Where"), choices=FieldworkSlot.Mode.choices, widget=forms.RadioSelect)
    place = forms.ChoiceField(label=_("Area or office"), required=False)
    what = forms.CharField(
        label=_("What"), max_length=300, help_text=_("For example: case files; meeting with the judge; office visit.")
    )

    def __init__(self, *args: Any, people: Any, places: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = people  # type: ignore[attr-defined]
        self.areas: dict[str, Area] = {str(area.pk): area for area in places}
        choices: list[tuple[str, str]] = [("", str(_("None")))]
        for key, area in self.areas.items():
            choices.append((key, str(area)))
            choices += [(f"{key}/{office.pk}", f"{area}: {office}") for office in area.offices.all()]
        self.fields["place"].choices = choices  # type: ignore[attr-defined]

    @staticmethod
    def initial_of(slot: FieldworkSlot) -> dict[str, Any]:
        start, end = timezone.localtime(slot.starts_at), timezone.localtime(slot.ends_at)
        place = f"{slot.area_id}/{slot.office_id}" if slot.office_id else str(slot.area_id or "")
        return {
            "person": slot.person_id, "day": start.date(), "start": start.time(), "end": end.time(), "mode": slot.mode,
            "place": place, "what": slot.what, "revision": slot.revision,
        }  # fmt: skip

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        start, end = given.get("start"), given.get("end")
        if start is not None and end is not None and end <= start:
            self.add_error("end", _("It must end after it begins. Check both times."))
        return given

    def row(self) -> SlotRow:
        given = self.cleaned_data
        area, _slash, office = given["place"].partition("/")
        found = self.areas.get(area)
        offices = {str(each.pk): each for each in found.offices.all()} if found else {}
        return SlotRow(
            person=given["person"],
            mode=given["mode"],
            starts_at=timezone.make_aware(datetime.combine(given["day"], given["start"])),
            ends_at=timezone.make_aware(datetime.combine(given["day"], given["end"])),
            what=given["what"],
            area=found,
            office=offices.get(office),
        )
