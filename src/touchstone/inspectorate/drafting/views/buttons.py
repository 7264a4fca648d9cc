"""What does each button of an open statement do, once what was in its boxes is saved?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from touchstone.foundation.accounts.actors import person_signed_in
from touchstone.foundation.accounts.models import User
from touchstone.inspectorate.drafting.actions import comments, statements, warnings
from touchstone.inspectorate.drafting.models import Comment, Statement
from touchstone.inspectorate.drafting.views.acting import redirect_to, tried


@dataclass(frozen=True)
class Pressed:
    """A button of a statement; `what` is the number of the finding or comment that it is about."""

    request: HttpRequest
    statement: Statement
    slug: str
    what: str = ""

    @property
    def by(self) -> User:
        return person_signed_in(self.request)


Does = Callable[[Pressed], HttpResponse | None]


def _move(places: int) -> Does:
    def does(on: Pressed) -> None:
        tried(on.request, lambda: statements.move(by=on.by, statement=on.statement, places=places))

    return does


def _plain(plain: bool) -> Does:
    def does(on: Pressed) -> None:
        tried(on.request, lambda: statements.mark_plain(by=on.by, statement=on.statement, plain=plain))

    return does


def _welsh(on: Pressed) -> None:
    done = _("The Welsh counts as up to date.")
    tried(on.request, lambda: statements.confirm_welsh(by=on.by, statement=on.statement), done)


def _comment(on: Pressed) -> None:
    """Raises Refused where there is nothing in it: the page is shown again with what was written."""
    comments.comment(by=on.by, statement=on.statement, text=on.request.POST.get("comment", ""))


def _settled(act: Callable[..., None]) -> Does:
    def does(on: Pressed) -> None:
        said: Comment | None = on.statement.comments.filter(pk=int(on.what)).first() if on.what.isdecimal() else None
        if said is not None:
            said.statement = on.statement
            tried(on.request, lambda: act(by=on.by, comment=said))

    return does


def _after(on: Pressed) -> HttpResponse | None:
    place = on.statement
    made = tried(on.request, lambda: statements.add_statement(by=on.by, section=place.section, after=place))
    return redirect_to(on.slug, made.pk) if made is not None else None


def _out(on: Pressed) -> HttpResponse:
    done = _("The statement is taken out. It stands at the end of its section, and can come back.")
    tried(on.request, lambda: statements.remove(by=on.by, statement=on.statement), done)
    section = on.statement.section
    return redirect("draft-section", on.slug, section.audience, section.key)


def _findings(on: Pressed) -> HttpResponse:
    return redirect("draft-findings", on.slug, on.statement.pk)


def _unlink(on: Pressed) -> None:
    finding = on.statement.findings.filter(pk=int(on.what)).first() if on.what.isdecimal() else None
    if finding is not None:
        tried(on.request, lambda: statements.unlink_finding(by=on.by, statement=on.statement, finding=finding))


def _apply(on: Pressed) -> None:
    done = _("The right words are in the text. The words before are kept as a version.")
    tried(on.request, lambda: warnings.apply(by=on.by, draft=on.statement.section.draft, seen=on.what), done)


def _accept(on: Pressed) -> HttpResponse | None:
    return redirect("draft-accept", on.slug, on.what) if on.what.isalnum() else None


DOES: Mapping[str, Does] = {
    "up": _move(-1),
    "down": _move(1),
    "plain": _plain(True),
    "not-plain": _plain(False),
    "welsh": _welsh,
    "comment": _comment,
    "comment-done": _settled(comments.done),
    "comment-open": _settled(comments.not_done),
    "after": _after,
    "out": _out,
    "findings": _findings,
    "unlink": _unlink,
    "apply": _apply,
    "accept": _accept,
}


def press(request: HttpRequest, statement: Statement, slug: str) -> HttpResponse:
    """Do what the button says; a button that only saves does nothing more. Raises Refused for an empty comment."""
    do, _colon, what = request.POST.get("do", "").partition(":")
    does = DOES.get(do)
    answer = does(Pressed(request, statement, slug, what)) if does is not None else None
    return answer if answer is not None else redirect_to(slug, statement.pk)
