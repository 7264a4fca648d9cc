"""What does an inspectorate fill in about how it is reached? What no document could print is refused, and why."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from touchstone.foundation.core.forms import Form
from touchstone.foundation.providers.models import Organisation
from touchstone.foundation.providers.queries.contacts import fingerprint
from touchstone.foundation.providers.rows import CONTACTS

TELEPHONE = re.compile(r"\+?[0-9() -]+$")
LEAST_DIGITS, MOST_DIGITS = 5, 15
_url = URLValidator(schemes=["http", "https"])


class ContactsForm(Form):
    """`seen`: the fingerprint of the lines that the page was opened with."""

    address = forms.CharField(
        label=gettext_lazy("Postal address"), required=False, max_length=300,
        help_text=gettext_lazy("On one line, its parts set apart by commas."),
    )  # fmt: skip
    address_cy = forms.CharField(
        label=gettext_lazy("Postal address in Welsh"), required=False, max_length=300,
        help_text=gettext_lazy("If it is written otherwise. Left empty, Welsh documents print the address above."),
    )  # fmt: skip
    telephone = forms.CharField(label=gettext_lazy("Telephone"), required=False, max_length=40)
    textphone = forms.CharField(label=gettext_lazy("Textphone"), required=False, max_length=40)
    email = forms.EmailField(
        label=gettext_lazy("Email address"), required=False, max_length=200,
        error_messages={"invalid": gettext_lazy("Enter an email address like name@example.com.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )  # fmt: skip
    website = forms.CharField(
        label=gettext_lazy("Website"), required=False, max_length=300,
        help_text=gettext_lazy("With https:// at its beginning."),
    )  # fmt: skip
    other_forms = forms.CharField(
        label=gettext_lazy("How to ask for another form or language"), required=False, max_length=300,
        help_text=gettext_lazy("A telephone number, an email address, or a few words. It stands after “To have this "
                               "document in another form, such as large print or Braille, or in another language:”."),
    )  # fmt: skip
    other_forms_cy = forms.CharField(label=gettext_lazy("The same in Welsh"), required=False, max_length=300)
    complaints = forms.CharField(
        label=gettext_lazy("How to complain"), required=False, max_length=300,
        help_text=gettext_lazy("It stands after “If you want to complain about the inspection or this document:”."),
    )  # fmt: skip
    complaints_cy = forms.CharField(
        label=gettext_lazy("How to complain, in Welsh"), required=False, max_length=300
    )  # fmt: skip
    licence = forms.CharField(
        label=gettext_lazy("Licence"), required=False, max_length=200,
        help_text=gettext_lazy("Under which your documents may be used again, say: Open Government Licence v3.0."),
    )  # fmt: skip
    licence_cy = forms.CharField(label=gettext_lazy("The licence in Welsh"), required=False, max_length=200)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean_telephone(self) -> str:
        return _number(self.cleaned_data["telephone"], _("telephone number"))

    def clean_textphone(self) -> str:
        return _number(self.cleaned_data["textphone"], _("textphone number"))

    def clean_website(self) -> str:
        return _web(self.cleaned_data["website"])

    def clean_complaints(self) -> str:
        return _lone(self.cleaned_data["complaints"])

    def clean_other_forms(self) -> str:
        return _lone(self.cleaned_data["other_forms"])

    def answers(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in CONTACTS}


def contacts_form(organisation: Organisation, data: Any = None) -> ContactsForm:
    held = {name: getattr(organisation, name) for name in CONTACTS}
    return ContactsForm(data, initial={**held, "seen": fingerprint(organisation)})


def _number(said: str, what: str) -> str:
    digits = sum(letter.isdigit() for letter in said)
    if said and not (TELEPHONE.match(said) and LEAST_DIGITS <= digits <= MOST_DIGITS):
        raise ValidationError(
            _("Enter a %(what)s of %(least)s to %(most)s digits, like 01632 960001 or +44 1632 960001.")
            % {"what": what, "least": LEAST_DIGITS, "most": MOST_DIGITS}
        )
    return said


def _web(said: str) -> str:
    if said:
        try:
            _url(said)
        except ValidationError as problem:
            raise ValidationError(_("Enter an address of the web like https://www.example.com.")) from problem
    return said


def _lone(said: str) -> str:
    """A single word can only be an address of the web or of e-mail."""
    if said and " " not in said:
        if "@" in said:
            try:
                validate_email(said)
            except ValidationError as problem:
                raise ValidationError(_("Enter an email address like name@example.com.")) from problem
        elif not said.isdigit():
            _web(said)
    return said
