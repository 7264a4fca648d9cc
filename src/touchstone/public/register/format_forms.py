"""What a reader fills in to ask for another format: as little as it takes to send it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from touchstone.foundation.core.forms import Form
from touchstone.inspectorate.reports.rows import Asked

# The kinds of reports.FormatRequest, as readers choose them.
KINDS = [
    ("large-print", gettext_lazy("Large print on paper")),
    ("braille", gettext_lazy("Braille on paper")),
    ("audio", gettext_lazy("Audio: somebody reads it aloud")),
    ("easy-read", gettext_lazy("Easy read: short words and pictures")),
    ("language", gettext_lazy("Another language, or sign language")),
    ("other", gettext_lazy("Something else")),
]


class FormatForm(Form):
    kind = forms.ChoiceField(label=gettext_lazy("What do you need?"), choices=KINDS, widget=forms.RadioSelect)
    wish = forms.CharField(
        label=gettext_lazy("Which language, or what else should we know?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        max_length=1000,
    )
    name = forms.CharField(label=gettext_lazy("Your name"), required=False, max_length=200)
    email = forms.EmailField(
        label=gettext_lazy("Your e-mail address"),
        help_text=gettext_lazy("Or give a postal address below. One of them is enough."),
        required=False,
        max_length=200,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
    )
    address = forms.CharField(
        label=gettext_lazy("Your postal address"),
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "street-address"}),
        required=False,
        max_length=1000,
    )
    website = forms.CharField(required=False)  # hidden: only a program fills it in

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not said.get("email") and not said.get("address") and "email" not in self.errors:
            self.add_error(
                "email", gettext_lazy("Give an e-mail address or a postal address, so that it can be sent to you.")
            )
        if said.get("kind") in ("language", "other") and not said.get("wish"):
            self.add_error("wish", gettext_lazy("Say which language, or what you need."))
        return said

    def asked(self, language: str) -> Asked:
        said = self.cleaned_data
        return Asked(said["kind"], said["wish"], said["name"], said["email"], said["address"], language)
