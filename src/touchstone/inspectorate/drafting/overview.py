"""What does the page of a report say: what is still to do, and what it will print of what is known?"""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from touchstone.domain.workflows.draft import EDITABLE
from touchstone.inspectorate.drafting.gate import Stops
from touchstone.inspectorate.drafting.models import Draft
from touchstone.inspectorate.drafting.queries.progress import Counts
from touchstone.inspectorate.drafting.tasklist import STATES


@dataclass(frozen=True)
class Line:
    """A task: what it is, where it is done, and how far it is. `trouble`: it keeps the report from going on."""

    key: str
    title: str
    href: str
    status: str
    done: bool = False
    trouble: bool = False


def lines_of(draft: Draft, counts: Counts, stops: Stops | None, *, may_lead: bool) -> list[Line]:
    """The tasks in the order in which they are done. `stops`: problems of the text that stop it; None: not asked, as
    of a text that does not change any more. `may_lead`: only who leads the report opens its settings. No query."""
    slug = draft.inspection.slug
    written = ngettext("%(num)s statement", "%(num)s statements", counts.statements) % {"num": counts.statements}
    unsupported = ngettext("%(num)s without a finding", "%(num)s without a finding", counts.unsupported)
    status = f"{written}, {unsupported % {'num': counts.unsupported}}" if counts.unsupported else written
    lines = [
        Line("write", _("Write the statements"), _page("draft-edit", slug), status, counts.statements > 0,
             counts.unsupported > 0),
        Line("areas", _("Word the areas for improvement"), _page("draft-areas", slug), str(counts.areas), True),
    ]  # fmt: skip
    if draft.welsh:
        lines += [_welsh(draft, counts, slug), _record(stops, slug)]
    short, signed = counts.short_texts, draft.state in ("signed", "publishing", "published")
    lines += [
        Line("children", _("Write the version for children"), _page("draft-edit", slug),
             ngettext("%(num)s text", "%(num)s texts", short) % {"num": short} if short else _("None yet"), short > 0),
        Line("settings", _("Settings"), _page("draft-settings", slug) if may_lead else "", _settled(draft), True),
        Line("preview", _("See how it looks"), _page("draft-preview", slug), "", True),
        _checks(stops, slug),
        Line("sign", _("Sign it off"), _page("draft-sign", slug), "", signed),
        Line("publish", _("Publish"), _page("draft-publish", slug), _published(draft), draft.state == "published"),
    ]  # fmt: skip
    return lines


def _page(name: str, slug: str) -> str:
    return reverse(name, args=[slug])


def _record(stops: Stops | None, slug: str) -> Line:
    found = stops.record if stops is not None else 0
    said = ngettext("%(num)s problem", "%(num)s problems", found) % {"num": found} if found else _("All there")
    return Line("record", _("Write the Welsh of what the record says"), _page("draft-welsh", slug), said, not found,
                found > 0)  # fmt: skip


def _checks(stops: Stops | None, slug: str) -> Line:
    if stops is None:
        return Line("checks", _("Checks"), _page("draft-checks", slug), "", True)
    number = stops.all
    said = ngettext("%(num)s problem stops it", "%(num)s problems stop it", number) % {"num": number}
    return Line("checks", _("Checks"), _page("draft-checks", slug), said if number else _("Nothing stops it"),
                not number, number > 0)  # fmt: skip


def _welsh(draft: Draft, counts: Counts, slug: str) -> Line:
    missing = counts.no_welsh + counts.areas_no_welsh
    parts = []
    if missing:
        parts.append(ngettext("%(num)s without Welsh", "%(num)s without Welsh", missing) % {"num": missing})
    if counts.old_welsh:
        parts.append(_("%(num)s older than the English") % {"num": counts.old_welsh})
    if not parts:
        said = _("All there, read by a Welsh speaker") if draft.welsh_reviewed else _("All there, not reviewed")
        return Line("welsh", _("Write the Welsh"), _page("draft-edit", slug), said, True)
    return Line("welsh", _("Write the Welsh"), _page("draft-edit", slug), ", ".join(parts), trouble=True)


def _published(draft: Draft) -> str:
    if draft.state in EDITABLE or draft.state == "with_service":
        return _("Once it is signed")
    return _("Ready") if draft.state == "signed" else str(STATES[draft.state])


def _settled(draft: Draft) -> str:
    if draft.form == "letter" and not (draft.addressee.strip() and draft.signatory.strip()):
        return _("Addressee or signatory missing")
    return _("In Welsh and English") if draft.welsh else _("In English")


def facts_of(draft: Draft) -> list[tuple[str, str]]:
    """What is known and will be printed without anybody typing it."""
    inspection = draft.inspection
    rows = [
        (_("Title"), draft.title),
        (_("Reference"), inspection.reference or _("None: the document prints none. It is set in the plan.")),
        (_("Legal basis"), inspection.legal_basis or _("Not known: the document says nothing of it.")),
        (_("Languages"), _("Welsh and English, at the same time") if draft.welsh else _("English")),
    ]
    if draft.form == "letter":
        rows += [
            (_("Addressee"), ", ".join(draft.addressee.split("\n")) or _("None yet")),
            (_("Signed by"), f"{draft.signatory}, {draft.signatory_post}".strip(", ") or _("Nobody yet")),
        ]
    if draft.edition > 1:
        rows.insert(0, (_("Corrects"), draft.correction_of))
    return rows
