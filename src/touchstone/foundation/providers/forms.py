"""What do administrators fill in about people, roles and conflicts of interest, and how do they narrow lists?"""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from touchstone.domain.dates import PreciseDate
from touchstone.foundation.core.forms import DateField, Form
from touchstone.foundation.providers.models import Area, Organisation
from touchstone.foundation.providers.queries.people import ACTIVE, CLOSED, INVITED
from touchstone.foundation.providers.roles import ROLES, title_of

STATES = {
    ACTIVE: gettext_lazy("Active"),
    INVITED: gettext_lazy("Invited, no password yet"),
    CLOSED: gettext_lazy("Account closed"),
}


def _any(choices: list[tuple[str, str]], words: str) -> list[tuple[str, str]]:
    return [("", words), *choices]


class GrantForm(Form):
    """A role in one of the administrator's own organisations, from a day to a day."""

    organisation = forms.ChoiceField(label=gettext_lazy("Organisation"))
    role = forms.ChoiceField(label=gettext_lazy("Role"), widget=forms.RadioSelect)
    starts_on = DateField(
        label=gettext_lazy("First day"), required=False, help_text=gettext_lazy("Leave it empty to begin today.")
    )
    ends_on = DateField(
        label=gettext_lazy("Last day"),
        required=False,
        help_text=gettext_lazy("Leave it empty if the role holds until it is revoked."),
    )

    def __init__(self, *args: Any, organisations: list[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.organisations = {each.slug: each for each in organisations}
        self.fields["organisation"].choices = [(each.slug, str(each)) for each in organisations]  # type: ignore[attr-defined]
        if len(organisations) == 1:
            self.fields["organisation"].initial = organisations[0].slug
        kinds = {each.kind for each in organisations}
        self.fields["role"].choices = [  # type: ignore[attr-defined]
            (key, f"{role.title}: {role.description}") for key, role in ROLES.items() if role.kinds & kinds
        ]

    def answers(self) -> dict[str, Any]:
        """As the actions take them."""
        given = dict(self.cleaned_data)
        given["organisation"] = self.organisations[given["organisation"]]
        return given


class InviteForm(GrantForm):
    name = forms.CharField(
        label=gettext_lazy("Full name"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    email = forms.EmailField(
        label=gettext_lazy("Email address"),
        max_length=254,
        help_text=gettext_lazy("They sign in with it. An invitation is sent to it."),
        widget=forms.EmailInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"invalid": gettext_lazy("Enter an email address like name@example.com.")},
    )
    field_order = ["name", "email", "organisation", "role", "starts_on", "ends_on"]


class ConflictForm(Form):
    """A tie of a person to an organisation that is inspected."""

    organisation = forms.ModelChoiceField(
        queryset=Organisation.objects.none(),
        label=gettext_lazy("Organisation"),
        to_field_name="slug",
        empty_label=gettext_lazy("Choose one"),
    )
    area = forms.ModelChoiceField(
        queryset=Area.objects.none(),
        required=False,
        label=gettext_lazy("Area"),
        help_text=gettext_lazy("If the tie is to one area only."),
        empty_label=gettext_lazy("The whole organisation"),
    )
    nature = forms.CharField(
        label=gettext_lazy("What the tie is"),
        max_length=2000,
        help_text=gettext_lazy("Say for example: worked there until 2024; a close relative works there."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, organisations: QuerySet[Organisation], areas: QuerySet[Area], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = organisations  # type: ignore[attr-defined]
        self.fields["area"].queryset = areas  # type: ignore[attr-defined]


class CorrectDayForm(Form):
    """A single day that the calendar of bank holidays has wrong."""

    day = DateField(label=gettext_lazy("Which day"))
    working = forms.ChoiceField(
        label=gettext_lazy("What it is"),
        choices=[("no", gettext_lazy("No working day")), ("yes", gettext_lazy("A working day"))],
        widget=forms.RadioSelect,
    )
    nation = forms.ChoiceField(
        label=gettext_lazy("Where"),
        choices=[
            ("both", gettext_lazy("England and Wales")),
            ("england", gettext_lazy("England only")),
            ("wales", gettext_lazy("Wales only")),
        ],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=gettext_lazy("Why"),
        max_length=300,
        help_text=gettext_lazy("Say for example: proclaimed a bank holiday on 3 March."),
    )

    def answers(self) -> dict[str, Any]:
        """As the actions take them."""
        given = dict(self.cleaned_data)
        given["working"] = given["working"] == "yes"
        given["nation"] = "" if given["nation"] == "both" else given["nation"]
        return given


class BecameForm(Form):
    """What became of a service area."""

    kind = forms.ChoiceField(
        label=gettext_lazy("What happened"),
        choices=[
            ("merged", gettext_lazy("It was merged into another area")),
            ("split", gettext_lazy("It was split, and this is one of the parts")),
            ("renamed", gettext_lazy("It has a new name")),
            ("lost part", gettext_lazy("It lost part of its ground, and goes on")),
        ],
        widget=forms.RadioSelect,
    )
    after = forms.ChoiceField(
        label=gettext_lazy("Which area it became, or went to"),
        help_text=gettext_lazy("Of a split area, say each part once. Both areas must be in the record."),
    )
    on = DateField(label=gettext_lazy("On which day"))
    note = forms.CharField(
        label=gettext_lazy("Why, or where it is written"),
        max_length=500,
        help_text=gettext_lazy("Everyone can read this on the page of the area."),
    )
    UNKNOWN = "not-known"

    def __init__(self, *args: Any, areas: list[Area], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.areas = {each.slug: each for each in areas}
        self.fields["after"].choices = [  # type: ignore[attr-defined]
            ("", _("Choose an area")),
            *((each.slug, str(each)) for each in areas),
            (self.UNKNOWN, _("It is not known")),
        ]

    def answers(self) -> dict[str, Any]:
        """As the actions take them."""
        given = dict(self.cleaned_data)
        given["after"] = self.areas.get(given["after"])
        given["on"] = PreciseDate(given["on"])
        return given


class TakeBackForm(Form):
    """Why something that was said is taken back."""

    reason = forms.CharField(label=gettext_lazy("Why it is taken back"), max_length=300)


class PeopleFilterForm(Form):
    """How the list of people is narrowed. Its answers stand in the address."""

    q = forms.CharField(label=gettext_lazy("Name or email address"), required=False, max_length=200)
    role = forms.ChoiceField(label=gettext_lazy("Holds the role now"), required=False)
    organisation = forms.ChoiceField(label=gettext_lazy("Organisation"), required=False)
    state = forms.ChoiceField(label=gettext_lazy("Account"), required=False)

    def __init__(self, *args: Any, organisations: list[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = {
            "role": _any([(key, title_of(key)) for key in ROLES], _("Any role")),
            "organisation": _any([(each.slug, str(each)) for each in organisations], _("Any organisation")),
            "state": _any([(key, str(words)) for key, words in STATES.items()], _("Any")),
        }
        for name, options in choices.items():
            self.fields[name].choices = options  # type: ignore[attr-defined]


class TrailFilterForm(Form):
    """How the audit trail is narrowed. Its answers stand in the address."""

    who = forms.CharField(label=gettext_lazy("Who did it"), required=False, max_length=200)
    action = forms.ChoiceField(label=gettext_lazy("What was done"), required=False)
    subject = forms.CharField(label=gettext_lazy("To whom or what"), required=False, max_length=200)
    first_day = DateField(label=gettext_lazy("From"), required=False)
    last_day = DateField(label=gettext_lazy("To"), required=False)

    def __init__(self, *args: Any, actions: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["action"].choices = _any([(each, each) for each in actions], _("Anything"))  # type: ignore[attr-defined]
