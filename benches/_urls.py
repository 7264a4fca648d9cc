"""The program's addresses, and a bare page: the same base template with one query, and nothing else."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

from touchstone.config.urls import urlpatterns as of_the_program
from touchstone.foundation.core.access import public
from touchstone.foundation.providers.models import Organisation

BARE = """{% extends 'core/public.html' %}{% block title %}{{ name }}{% endblock %}
{% block content %}<h1 class="govuk-heading-xl">{{ name }}</h1>{% endblock %}"""
_template = None


@public
def bare(request: HttpRequest) -> HttpResponse:
    global _template
    _template = _template or engines["jinja2"].from_string(BARE)
    name = Organisation.objects.values_list("name", flat=True).get(slug="bench-inspectorate")
    return HttpResponse(_template.render({"name": name}, request))


urlpatterns = [path("bare", bare, name="bench-bare"), *of_the_program]
