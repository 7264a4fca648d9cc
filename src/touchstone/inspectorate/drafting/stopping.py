"""What stops a draft, one by one, for the pages on which somebody wants to go on with it?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from touchstone.inspectorate.drafting import presenters, record
from touchstone.inspectorate.drafting.checking import EVERYONE, WHOLE, Checker, checker_of
from touchstone.inspectorate.drafting.models import Draft
from touchstone.inspectorate.drafting.queries import editor
from touchstone.inspectorate.drafting.queries.editor import Line

MOST = 20  # shown on a page that is about something else; the checks have them all


@dataclass(frozen=True)
class Stopping:
    """`number`: how many problems stop it. The first of them: statements that say nothing (`empty`, their keys), then
    the others; `names` is what a page calls each place."""

    number: int
    empty: Sequence[str]
    problems: Sequence[presenters.Problem]
    names: Mapping[tuple[str, str], str]


def stopping(draft: Draft) -> Stopping:
    """A fixed number of queries."""
    checker = checker_of(draft, whole=True)
    found = [each for each in checker.all() if each.stops]
    empty = checker.empty
    return Stopping(
        number=len(found) + len(empty),
        empty=empty[:MOST],
        problems=[presenters.problem(draft, each) for each in found[: max(MOST - len(empty), 0)]],
        names=names_of(draft, checker, editor.outline(draft)) if found or empty else {},
    )


def names_of(draft: Draft, checker: Checker, lines: Sequence[Line]) -> dict[tuple[str, str], str]:
    """What a page calls each statement, area for improvement, text of the record and urgent finding."""
    urgent = {(WHOLE, each.key): _("Urgent finding") for each in checker.versions[EVERYONE].urgent}
    return presenters.places(draft, lines, editor.areas(draft)) | record.names_of(checker.typed) | urgent
