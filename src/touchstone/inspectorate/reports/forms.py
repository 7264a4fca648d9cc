"""What people who publish fill in: a reason, an answer to a reader, the steps of a translation."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy

from touchstone.foundation.core.forms import Form


class ReasonForm(Form):
    reason = forms.CharField(label=gettext_lazy("Reason"), widget=forms.Textarea(attrs={"rows": 4}), max_length=2000)


class AnswerForm(Form):
    step = forms.ChoiceField(
        label=gettext_lazy("What has been done"),
        widget=forms.RadioSelect,
        choices=[
            ("begin", gettext_lazy("It is being made or ordered")),
            ("send", gettext_lazy("It was sent")),
            ("decline", gettext_lazy("It cannot be done")),
        ],
    )
    answer = forms.CharField(
        label=gettext_lazy("What the reader is told"),
        help_text=gettext_lazy("Sent by e-mail where an address was given; otherwise write it into the letter too."),
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
        max_length=4000,
    )


class LanguageForm(Form):
    language = forms.RegexField(
        r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})?$",
        label=gettext_lazy("Code of the language"),
        help_text=gettext_lazy("As in ur, pl or bfi (British Sign Language)."),
        error_messages={"invalid": gettext_lazy("Write the code of the language, like ur or pl.")},
    )
    name = forms.CharField(label=gettext_lazy("Its name, in that language and in English"), max_length=100)


class TranslationForm(Form):
    step = forms.ChoiceField(
        label=gettext_lazy("Step"),
        widget=forms.RadioSelect,
        choices=[
            ("order", gettext_lazy("It was ordered")),
            ("receive", gettext_lazy("It was received: attach the file")),
            ("publish", gettext_lazy("It is checked: publish it")),
            ("return", gettext_lazy("It went back to the translator")),
            ("drop", gettext_lazy("It is not wanted any more")),
        ],
    )
    words = forms.CharField(
        label=gettext_lazy("Of whom it was ordered, or what was checked and by whom"),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        max_length=2000,
    )
    file = forms.FileField(label=gettext_lazy("The file"), required=False)
