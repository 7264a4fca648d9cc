"""What do people fill in to sign in and to look after their account?"""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from touchstone.foundation.accounts.models import User
from touchstone.foundation.core.forms import Form


def _password(label: Any, *, new: bool = False, hint: Any = "") -> forms.CharField:
    kind = "new-password" if new else "current-password"
    return forms.CharField(
        label=label,
        strip=False,
        max_length=1000,
        help_text=hint,
        widget=forms.PasswordInput(attrs={"autocomplete": kind, "spellcheck": "false"}),
    )


class EmailForm(Form):
    email = forms.EmailField(
        label=gettext_lazy("Email address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "username", "spellcheck": "false"}),
        error_messages={"invalid": gettext_lazy("Enter an email address like name@example.com.")},
    )

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).lower()


class SignInForm(EmailForm):
    password = _password(gettext_lazy("Password"))


class NewPasswordForm(Form):
    """Choose a password. One box: it can be shown, so that nobody need type it twice."""

    password = _password(
        gettext_lazy("New password"),
        new=True,
        hint=gettext_lazy("At least 12 characters. Three or four words that only you would put together work well."),
    )

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        self.person = person
        super().__init__(*args, **kwargs)

    def clean_password(self) -> str:
        password = str(self.cleaned_data["password"])
        validate_password(password, self.person)
        return password


class ChangePasswordForm(NewPasswordForm):
    current = _password(gettext_lazy("Current password"))
    field_order = ["current", "password"]

    def clean_current(self) -> str:
        current = str(self.cleaned_data["current"])
        if not self.person.check_password(current):
            raise ValidationError(_("This is not your current password."))
        return current


class CodeForm(Form):
    """A code of six digits from an authenticator app, or a recovery code."""

    code = forms.CharField(
        label=gettext_lazy("Code"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "text", "spellcheck": "false"}),
    )

    def clean_code(self) -> str:
        return str(self.cleaned_data["code"]).replace(" ", "")
