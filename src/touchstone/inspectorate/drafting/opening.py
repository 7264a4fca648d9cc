"""Opening the report or letter of an inspection: its sections in order, and in them what is already known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from touchstone.domain.frameworks import Framework, Output, Title
from touchstone.domain.proportions import Bands
from touchstone.domain.reporting import outlines, titles
from touchstone.domain.reporting.words import sentence
from touchstone.domain.workflows.draft import DRAFT
from touchstone.foundation.accounts.models import User
from touchstone.foundation.core import clock, events
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.frameworks import queries as frameworks
from touchstone.foundation.providers.models import PostHolder
from touchstone.inspectorate.drafting import proposing
from touchstone.inspectorate.drafting.actions import base
from touchstone.inspectorate.drafting.models import Draft, DraftArea, Section, Statement, StatementVersion
from touchstone.inspectorate.findings.models import Finding, Judgement
from touchstone.inspectorate.findings.queries.prints import live
from touchstone.inspectorate.findings.queries.standing import framework_of
from touchstone.inspectorate.inspections.models import Inspection, TeamMember
from touchstone.inspectorate.inspections.standing import check


@dataclass(frozen=True)
class Offer:
    """What opening would make, for the page that asks: the output, its sections, how many statements and areas."""

    framework: Framework
    output: Output
    sections: tuple[outlines.Planned, ...]
    statements: int
    areas: int
    welsh: bool

    @property
    def own(self) -> bool:
        """Is the order of the sections this project's own, because the framework's is not known?"""
        return not self.output.sections.known


def latest(inspection: Inspection) -> Draft | None:
    """The draft of the newest edition. One query."""
    return Draft.objects.filter(inspection=inspection).order_by("edition").last()


def offer(inspection: Inspection, output_key: str = "") -> Offer:
    """What would be opened. Raises Refused where the framework has no output for this kind of inspection."""
    framework = framework_of(inspection)
    output = outlines.output_for(framework, inspection.kind, output_key)
    if output is None:
        raise Refused(
            _("The framework “%(framework)s” has no report or letter for this kind of inspection.")
            % {"framework": framework.title.en}
        )
    sections = outlines.outline(framework, inspection.kind, output, inspection.judged)
    findings = list(live(inspection).order_by("order", "pk"))
    first = _first(inspection, framework, sections, findings)
    areas = proposing.to_improve(framework, sections, findings) if inspection.follows_id is None else []
    return Offer(framework, output, sections, len(first), len(areas), is_welsh(inspection))


def is_welsh(inspection: Inspection) -> bool:
    """Is the inspectorate Welsh, so that the report is published in both languages at once?"""
    return inspection.inspectorate.nation == "Wales"


@transaction.atomic
def open_draft(*, by: User, inspection: Inspection, output_key: str = "") -> Draft:
    """Open the report or letter that the framework has for this kind of inspection, or the output named.

    Sections stand in the framework's order; statements and areas for improvement are proposed from the findings that
    stand; addressee and signatory are those that the record knows. Raises Refused unless the judgements stand, and
    where a draft is open already or the last one is public (it is corrected by a later edition).
    """
    check(by, "lead_report", inspection)
    held = Inspection.objects.select_for_update(of=("self",)).select_related(
        "inspectorate", "provider", "framework"
    ).get(pk=inspection.pk)  # fmt: skip
    _check_none_open(held)
    offered = offer(held, output_key)
    draft = _draft(by, held, offered)
    sections = _sections(draft, offered.sections)
    findings = list(live(held).order_by("order", "pk"))
    _statements(by, held, offered, sections, findings)
    if held.follows_id is None:
        _areas(by, draft, offered, findings)
    base.record(
        by, draft, "open", draft,
        _("Opened the %(form)s of %(inspection)s: %(title)s.")
        % {"form": draft.form, "inspection": held, "title": draft.title},
        {"state": ["", draft.state]},
    )  # fmt: skip
    events.record_changed()
    return draft


def _check_none_open(inspection: Inspection) -> None:
    last = latest(inspection)
    if last is None:
        return
    if last.state == "published":
        raise Refused(_("The report of this inspection is published. Open a correction of it instead."))
    raise Refused(_("The report of this inspection is open already: %(title)s.") % {"title": last.title})


def _draft(by: User, inspection: Inspection, offered: Offer) -> Draft:
    now = clock.now()
    title = _title(inspection, offered)
    letter = offered.output.form == "letter"
    addressee = addressee_of(inspection) if letter else []
    signatory, post = signatory_of(inspection) if letter else ("", "")
    return Draft.objects.create(
        inspection=inspection, state=DRAFT.target(None, "open"),
        output_key=offered.output.key, form=offered.output.form,
        title=title.en, title_cy=title.cy, welsh=offered.welsh, addressee="\n".join(addressee),
        salutation=f"Dear {addressee[0]}" if len(addressee) > 1 else ("Dear colleague" if letter else ""),
        signatory=signatory, signatory_post=post, opened_by=by, opened_at=now, saved_by=by, saved_at=now,
    )  # fmt: skip


def _title(inspection: Inspection, offered: Offer) -> Title:
    places = list(inspection.areas.order_by("name")[:2])
    provider = Title(inspection.provider.name, inspection.provider.name_cy or inspection.provider.name)
    what = provider
    if len(places) == 1:
        area = Title(places[0].name, places[0].name_cy or places[0].name)
        what = titles.what_of(provider, area, places[0].code)
    return titles.title_for(offered.framework, inspection.kind, what)


def addressee_of(inspection: Inspection) -> list[str]:
    """The lines of the addressee: who leads the service now, their post, the service. Only what is known."""
    posts = PostHolder.objects.filter(organisation=inspection.provider_id, area=None, valid_to__isnull=True)
    leads = [each for each in posts.order_by("pk") if "chief" in each.post.lower() or "head" in each.post.lower()]
    who = [leads[0].name, leads[0].post] if leads else []
    return [*who, inspection.provider.name]


def signatory_of(inspection: Inspection) -> tuple[str, str]:
    """(name, post) of who signs: the one who signed, where a document says so, otherwise the lead inspector."""
    team = list(inspection.team.select_related("user").order_by("pk"))
    for role, post in ((TeamMember.Role.SIGNATORY, ""), (TeamMember.Role.LEAD, _("Lead inspector"))):
        for member in team:
            if member.role == role:
                return (member.user.name if member.user else member.printed_name), post
    return "", ""


def _sections(draft: Draft, planned: Iterable[outlines.Planned]) -> dict[str, Section]:
    """The sections in order, and those of the version for children."""
    rows = [
        Section(
            draft=draft, order=order, key=each.key, area_key=each.area_key, title=each.title.en,
            title_cy=each.title.cy, numbered=each.numbered,
        )
        for order, each in enumerate(planned)
    ]  # fmt: skip
    short = [
        Section(draft=draft, audience=Section.Audience.CHILDREN, order=order, key=key, title=each.en, title_cy=each.cy)
        for order, (key, each) in enumerate(outlines.CHILDREN)
    ]
    Section.objects.bulk_create([*rows, *short])
    return {each.key: each for each in draft.sections.filter(audience=Section.Audience.EVERYONE)}


def _first(
    inspection: Inspection,
    framework: Framework,
    sections: Sequence[outlines.Planned],
    findings: Sequence[Finding],
) -> list[proposing.First]:
    judgements = {each.area_key: each for each in Judgement.objects.filter(inspection=inspection)}
    bands = _bands(framework)
    return proposing.first_statements(framework, inspection.kind, sections, findings, judgements, bands)


def _bands(framework: Framework) -> Bands | None:
    return frameworks.bands().get(framework.bands.value or "")


def _statements(
    by: User, inspection: Inspection, offered: Offer, sections: Mapping[str, Section], findings: Sequence[Finding]
) -> None:
    """The proposed statements, each with its first version and the findings behind it. A fixed number of queries."""
    now = clock.now()
    orders: dict[str, int] = defaultdict(int)
    first = _first(inspection, offered.framework, offered.sections, findings)
    rows = []
    for each in first:
        rows.append(
            Statement(
                section=sections[each.section], order=orders[each.section], text=each.text, text_at=now,
                saved_by=by, saved_at=now,
            )
        )  # fmt: skip
        orders[each.section] += 1
    Statement.objects.bulk_create(rows)
    Link = Statement.findings.through
    Link.objects.bulk_create(
        [Link(statement_id=row.pk, finding_id=finding.pk)
         for row, each in zip(rows, first, strict=True) for finding in each.findings]
    )  # fmt: skip
    StatementVersion.objects.bulk_create(
        [StatementVersion(statement=row, revision=0, text=row.text, by=by, at=now) for row in rows]
    )


def _areas(by: User, draft: Draft, offered: Offer, findings: Sequence[Finding]) -> None:
    """An area for improvement for each weakness, in the finding's words until the team words what must be done."""
    now = clock.now()
    weak = proposing.to_improve(offered.framework, offered.sections, findings)
    rows = []
    for order, finding in enumerate(weak):
        timescale, class_key = proposing.urgent_keys(offered.framework, finding)
        rows.append(
            DraftArea(
                draft=draft, order=order, text=sentence(finding.text), text_at=now, timescale_key=timescale,
                class_key=class_key, judgement_key=finding.area_key, saved_by=by, saved_at=now,
            )
        )  # fmt: skip
    DraftArea.objects.bulk_create(rows)
    Link = DraftArea.findings.through
    Link.objects.bulk_create(
        [Link(draftarea_id=row.pk, finding_id=finding.pk) for row, finding in zip(rows, weak, strict=True)]
    )
    StatementVersion.objects.bulk_create(
        [StatementVersion(area=row, revision=0, text=row.text, by=by, at=now) for row in rows]
    )
