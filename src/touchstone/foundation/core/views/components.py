"""What do our components look like, all on one page? For people who build pages; browser tests check it whole."""

from __future__ import annotations

from datetime import date

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from touchstone.domain.dates import PreciseDate
from touchstone.foundation.core.access import signed_in
from touchstone.foundation.core.forms import DateField, Form

CHOICES = [("confirm", "Confirm"), ("correct", "Correct"), ("absent", "Not there")]


class EveryField(Form):
    """One field of each kind. Never saved."""

    name = forms.CharField(label="Full name", help_text="As it should appear on the record")
    email = forms.EmailField(label="Email address", widget=forms.EmailInput(attrs={"autocomplete": "email"}))
    password = forms.CharField(label="Password", widget=forms.PasswordInput(attrs={"autocomplete": "off"}))
    days = forms.IntegerField(label="Working days", min_value=1)
    grade = forms.ChoiceField(
        label="Grade", choices=[("", "Choose one"), ("good", "Good"), ("inadequate", "Inadequate")]
    )
    method = forms.ChoiceField(label="What do you want to do?", choices=CHOICES, widget=forms.RadioSelect)
    kinds = forms.MultipleChoiceField(
        label="Kinds", choices=CHOICES, widget=forms.CheckboxSelectMultiple, required=False
    )
    agreed = forms.BooleanField(label="I have read the document")
    note = forms.CharField(label="Note", widget=forms.Textarea(attrs={"rows": 3}), required=False)
    document = forms.FileField(label="Document", widget=forms.FileInput(attrs={"accept": ".pdf,.docx,.html,.txt"}))
    day = DateField(label="Day of publication", help_text="For example, 27 3 2021")


class SomeFilter(Form):
    """The fields of a filter panel."""

    grade = forms.ChoiceField(label="Grade", choices=[("", "Any"), ("good", "Good")], required=False)


@signed_in
def components(request: HttpRequest) -> HttpResponse:
    submitted = request.method == "POST"
    form = EveryField(request.POST, request.FILES) if submitted else EveryField()
    days = [PreciseDate.week(date(2009, 10, 5)), PreciseDate.month(2011, 6), PreciseDate.before(date(2011, 1, 1)), None]
    page = Paginator(range(1, 201), 20).get_page(request.GET.get("page"))
    return render(
        request,
        "core/components.html",
        {"form": form, "filter": SomeFilter(prefix="filter"), "days": days, "page": page},
    )
