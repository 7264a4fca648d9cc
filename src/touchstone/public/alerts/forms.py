"""What is asked of somebody who wants alerts: as little as it takes to send them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from touchstone.foundation.core.forms import Form
from touchstone.public.alerts.models import Language, Pace
from touchstone.public.alerts.wanted import Wanted
from touchstone.public.alerts.words import KINDS, PACES

LANGUAGES = [(Language.ENGLISH.value, _("English")), (Language.WELSH.value, _("Welsh"))]


class WantedForm(Form):
    """What to hear of. `places` and `inspectorates`: what may be chosen, slugs with their names."""

    place = forms.MultipleChoiceField(
        label=_("Services and areas"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Untick one that you do not want."),
    )
    kind = forms.MultipleChoiceField(
        label=_("Kinds of inspection"),
        required=False,
        choices=list(KINDS.items()),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Tick none to hear of every kind."),
    )
    inspectorate = forms.MultipleChoiceField(
        label=_("Inspected by"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Tick none to hear of every inspectorate."),
    )

    def __init__(
        self, *args: Any, places: Mapping[str, str], inspectorates: Mapping[str, str], wanted: Wanted, **kwargs: Any
    ) -> None:
        initial = {"place": wanted.places, "kind": wanted.kinds, "inspectorate": wanted.inspectorates}
        kwargs["initial"] = initial | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        for name, choices in (("place", places), ("inspectorate", inspectorates)):
            self.fields[name].choices = list(choices.items())  # type: ignore[attr-defined]
            if not choices:
                del self.fields[name]

    def wanted(self) -> Wanted:
        """Every box unticked, after some services stood ticked, means everything: the confirmation says so."""
        chosen = (self.cleaned_data.get(name, []) for name in ("place", "kind", "inspectorate"))
        return Wanted(*map(tuple, chosen))


class HowForm(Form):
    pace = forms.ChoiceField(
        label=_("How often"), choices=list(PACES.items()), initial=Pace.DAILY.value, widget=forms.RadioSelect
    )
    language = forms.ChoiceField(label=_("Language of the e-mails"), choices=LANGUAGES, widget=forms.RadioSelect)


class AddressForm(HowForm):
    """`website` is for programs that fill in every box: it is hidden, and nobody who reads the page sees it."""

    email = forms.EmailField(
        label=_("Your e-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
        error_messages={"invalid": _("Write “Your e-mail address” like name@example.org.")},
        help_text=_("Used for these alerts and for nothing else, and deleted when you stop them."),
    )
    website = forms.CharField(required=False)
