"""Writing statements: adding, saving, moving, taking out and bringing back, and which findings they rest on.

Every saving keeps a version, so nothing that was written is ever lost. Saving alone writes no audit row, because the
versions say who wrote what and when, and it happens every few seconds; every other step writes one.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import F, Max
from django.utils.translation import gettext as _

from touchstone.foundation.accounts.models import User
from touchstone.foundation.core import clock, conflicts
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.drafting import policies
from touchstone.inspectorate.drafting.actions import base as common
from touchstone.inspectorate.drafting.actions.words import dates, merged, tidy
from touchstone.inspectorate.drafting.models import Section, Statement, StatementVersion
from touchstone.inspectorate.findings.models import Finding


@transaction.atomic
def add_statement(
    *,
    by: User,
    section: Section,
    text: str = "",
    text_cy: str = "",
    findings: Iterable[Finding] = (),
    plain: bool = False,
    after: Statement | None = None,
) -> Statement:
    """Add a statement at the end of its section, or right after another of it.

    Raises Refused where the person may not write, the text does not change now, or a finding is not this inspection's.
    """
    draft = common.written_to(by, section.draft_id)
    rests_on = list(findings)
    policies.check_findings(draft, rests_on)
    if after is not None and after.section_id != section.pk:
        raise Refused(_("The statement before it is of another section."))
    now, words = clock.now(), {"text": tidy(text), "text_cy": tidy(text_cy)}
    statement = Statement.objects.create(
        section=section, order=_place(section, after), plain=plain, saved_by=by, saved_at=now, text_at=now,
        text_cy_at=now if words["text_cy"] else None, **words,
    )  # fmt: skip
    statement.findings.set(rests_on)
    _version(statement, by)
    said = _("Added a statement to “%(section)s”.") % {"section": section}
    common.record(by, draft, "add_statement", statement, said)
    return statement


def _place(section: Section, after: Statement | None) -> int:
    rows = Statement.objects.filter(section=section)
    if after is None:
        last = rows.aggregate(last=Max("order"))["last"]
        return 0 if last is None else last + 1
    after.refresh_from_db(fields=["order"])
    rows.filter(order__gt=after.order).update(order=F("order") + 1)
    # Of the same order, those with a later number stand after it too.
    rows.filter(order=after.order, pk__gt=after.pk).update(order=F("order") + 2)
    return after.order + 1


def _version(statement: Statement, by: User, why: str = "") -> None:
    StatementVersion.objects.create(
        statement=statement, revision=statement.revision, text=statement.text, text_cy=statement.text_cy,
        why=why[:200], by=by, at=statement.saved_at,
    )  # fmt: skip


@transaction.atomic
def save_statement(
    *,
    by: User,
    statement: Statement,
    base: int,
    text: str,
    text_cy: str | None = None,
    findings: Iterable[Finding] | None = None,
    why: str = "",
    merge: bool = False,
) -> bool:
    """Save what a statement says; `base` is the revision that its form was opened with. False: saved already.

    `text_cy` or `findings` None leaves them as they are. `why` is kept with the version (a comment that it answers,
    say). Raises Conflict where somebody saved other words since; with `merge`, English and Welsh count apart, so that
    there is no conflict where one person wrote the English and another the Welsh.
    """
    draft = common.written_to(by, statement.section.draft_id)
    policies.check_there(statement)
    changes = {"text": tidy(text)}
    if text_cy is not None:
        changes["text_cy"] = tidy(text_cy)
    if findings is not None:
        rests_on = list(findings)
        policies.check_findings(draft, rests_on)
        statement.findings.set(rests_on)
    statement.refresh_from_db(fields=["text", "text_cy", "text_at", "text_cy_at", "revision", "removed"])
    if merge and base != statement.revision:
        changes, base = merged(statement, statement.versions, changes, base)
    return _write(by, statement, base, changes, why)


def _write(by: User, statement: Statement, base: int, changes: dict[str, str], why: str) -> bool:
    if base == statement.revision and all(getattr(statement, name) == said for name, said in changes.items()):
        return False
    now = clock.now()
    also: dict[str, Any] = {"saved_by": by, "saved_at": now, **dates(statement, changes, now)}
    saved = conflicts.save(statement, base=base, changes=changes, **also)
    if saved:
        _version(statement, by, why)
    return saved


@transaction.atomic
def restore(*, by: User, statement: Statement, version: StatementVersion, base: int) -> bool:
    """Bring back the words of an earlier version, as a new one. Raises Conflict where they were changed since."""
    if version.statement_id != statement.pk:
        raise Refused(_("That version is of another statement."))
    why = _("Brought back version %(revision)s") % {"revision": version.revision + 1}
    saved = save_statement(by=by, statement=statement, base=base, text=version.text, text_cy=version.text_cy, why=why)
    if saved:
        _record(by, statement, "restore", why)
    return saved


@transaction.atomic
def link_finding(*, by: User, statement: Statement, finding: Finding) -> None:
    """Let a statement rest on a finding."""
    draft = common.written_to(by, statement.section.draft_id)
    policies.check_there(statement)
    policies.check_findings(draft, [finding])
    if not statement.findings.filter(pk=finding.pk).exists():
        statement.findings.add(finding)
        said = _("The statement rests on the finding: %(finding)s") % {"finding": finding}
        _record(by, statement, "link_finding", said, {str(finding.pk): ["", "linked"]})


@transaction.atomic
def unlink_finding(*, by: User, statement: Statement, finding: Finding) -> None:
    """Let a statement rest on a finding no more."""
    common.written_to(by, statement.section.draft_id)
    if statement.findings.filter(pk=finding.pk).exists():
        statement.findings.remove(finding)
        said = _("The statement rests no more on the finding: %(finding)s") % {"finding": finding}
        _record(by, statement, "unlink_finding", said, {str(finding.pk): ["linked", ""]})


@transaction.atomic
def mark_plain(*, by: User, statement: Statement, plain: bool) -> None:
    """Say that a statement says nothing of what was found, so that it needs no finding; or that it does."""
    common.written_to(by, statement.section.draft_id)
    if statement.plain != plain:
        statement.plain = plain
        statement.save(update_fields=["plain"])
        said = _("Needs no finding: it says nothing of what was found.") if plain else _("Needs a finding.")
        _record(by, statement, "mark_plain", said, {"plain": [not plain, plain]})


@transaction.atomic
def confirm_welsh(*, by: User, statement: Statement) -> None:
    """Say that the Welsh still says what the English says, though the English was changed after it."""
    common.written_to(by, statement.section.draft_id)
    policies.check_there(statement)
    if not statement.text_cy:
        raise Refused(_("There is no Welsh of this yet. Write it first."))
    statement.text_cy_at = clock.now()
    statement.save(update_fields=["text_cy_at"])
    _record(by, statement, "confirm_welsh", _("Read the Welsh against the English: it is still right."))


@transaction.atomic
def move(*, by: User, statement: Statement, places: int) -> None:
    """Move a statement among those of its section that are there: -1 one up, 1 one down. It stays within them."""
    common.written_to(by, statement.section.draft_id)
    policies.check_there(statement)
    rows = list(Statement.objects.filter(section=statement.section_id).order_by("order", "pk"))
    there = [row for row in rows if not row.removed]
    was = next(place for place, row in enumerate(there) if row.pk == statement.pk)
    wanted = min(max(was + places, 0), len(there) - 1)
    if wanted == was:
        return
    beside, moving = there[wanted], there[was]
    rows.remove(moving)
    rows.insert(rows.index(beside) + (1 if places > 0 else 0), moving)
    _renumber(rows)
    statement.refresh_from_db(fields=["order"])
    _record(by, statement, "move", _("Moved a statement %(way)s.") % {"way": _("up") if places < 0 else _("down")})


def _renumber(rows: list[Statement]) -> None:
    changed = [row for place, row in enumerate(rows) if row.order != place]
    places = {row.pk: place for place, row in enumerate(rows)}
    for row in changed:
        row.order = places[row.pk]
    Statement.objects.bulk_update(changed, ["order"])


@transaction.atomic
def remove(*, by: User, statement: Statement) -> None:
    """Take a statement out of the draft. Its words and history stay, and it can come back to its place."""
    _set_removed(by, statement, True, "remove", _("Took a statement out."))


@transaction.atomic
def bring_back(*, by: User, statement: Statement) -> None:
    """Bring back a statement that was taken out."""
    _set_removed(by, statement, False, "bring_back", _("Brought a statement back."))


def _set_removed(by: User, statement: Statement, removed: bool, action: str, said: str) -> None:
    common.written_to(by, statement.section.draft_id)
    if Statement.objects.filter(pk=statement.pk, removed=not removed).update(removed=removed):
        _record(by, statement, action, said)
    statement.removed = removed


def _record(
    by: User, statement: Statement, action: str, said: str, changes: dict[str, list[Any]] | None = None
) -> None:
    common.record(by, statement.section.draft, action, statement, said, changes)
