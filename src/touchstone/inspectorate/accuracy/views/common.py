"""What every screen of this room begins with."""

from __future__ import annotations

from typing import TypeVar

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from touchstone.foundation.core.forms import Form
from touchstone.foundation.core.uploads import refused_uploads
from touchstone.inspectorate.accuracy.models import AccuracyCheck, AccuracyComment, Challenge
from touchstone.inspectorate.accuracy.queries import challenges, checks
from touchstone.inspectorate.inspections.models import Inspection

Row = TypeVar("Row")


def latest_of(inspection: Inspection) -> AccuracyCheck:
    """The last check, or the page that says there is none."""
    return _there(checks.latest(inspection), _("No draft was sent to the service yet."))


def check_of(inspection: Inspection, number: int) -> AccuracyCheck:
    return _there(checks.numbered(inspection, number), _("There is no such check of a draft."))


def comment_of(check: AccuracyCheck, number: int, *, service: bool) -> AccuracyComment:
    found = checks.comment(check, number, service=service)
    return _there(found, _("There is no comment with this number."))


def challenge_of(inspection: Inspection, number: int) -> Challenge:
    return _there(challenges.numbered(inspection, number), _("There is no challenge with this number."))


def _there(found: Row | None, sentence: str) -> Row:
    if found is None:
        raise Http404(sentence)
    return found


def took_uploads(request: HttpRequest, form: Form) -> bool:
    """False, with the sentences on the form, where a file was too large."""
    for name, said in refused_uploads(request):
        form.add_error("file" if "file" in form.fields else None, said or name)
    return not form.errors


def as_file(text: str, name: str, kind: str) -> HttpResponse:
    """A text to be saved; never kept by a proxy."""
    response = HttpResponse(text, content_type=f"{kind}; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response
