"""How does a settled reading become a proposal: who, where, under which framework, which inspection, what follows what?

Writes nothing. What names exactly one row is taken; what does not is asked (`Question`), never guessed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from django.utils.translation import gettext as _

from touchstone.domain.dates import PreciseDate
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.frameworks.models import FrameworkVersion
from touchstone.foundation.providers.models import Area, Organisation
from touchstone.inspectorate.archive import differences, mapping, matching
from touchstone.inspectorate.archive.answers import NEW, NONE, Answers
from touchstone.inspectorate.archive.mapping import Restated
from touchstone.inspectorate.archive.models import DocumentReading
from touchstone.inspectorate.archive.proposal import ProgressPlan, Proposal, Question
from touchstone.inspectorate.archive.values import Settled
from touchstone.inspectorate.findings import policies as finding_rules
from touchstone.inspectorate.improvement.models import ProgressJudgement
from touchstone.inspectorate.inspections import policies as inspection_rules
from touchstone.inspectorate.inspections import queries as inspections
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.inspections.rows import AreaRow, InspectionRow
from touchstone.inspectorate.inspections.vocabulary import vocabulary

PROVIDER_KINDS = (Organisation.Kind.SERVICE, Organisation.Kind.LOCAL_AUTHORITY, Organisation.Kind.SAFEGUARDING_BOARD)


def propose(reading: DocumentReading, settled: Settled) -> Proposal:
    """The proposal for a reading as its values and answers stand now. A known number of queries; writes nothing."""
    proposal = Proposal(reading, settled, Answers.read(reading.answers))
    day = _day(settled)
    _who(proposal, day)
    if proposal.inspectorate is not None and proposal.provider is not None:
        _where(proposal, day)
        _framework(proposal)
        proposal.row = _inspection_row(proposal)
        _which(proposal)
        _what(proposal)
        _earlier(proposal)
        _check(proposal)
    return proposal


def _day(settled: Settled) -> date | None:
    """The day as of which names are looked up: of the fieldwork, since reports come out after reorganisations too."""
    when = mapping.ends(settled) or mapping.starts(settled) or mapping.published(settled)
    return when.start if when else None


def _who(proposal: Proposal, day: date | None) -> None:
    settled, answers = proposal.settled, proposal.answers
    proposal.inspectorate = _organisation(
        proposal,
        Question("inspectorate", _("Which inspectorate made this inspection?")),
        answers.inspectorate,
        matching.organisation(mapping.text(settled.field("inspectorate")), [Organisation.Kind.INSPECTORATE], day),
        [Organisation.Kind.INSPECTORATE],
    )
    printed = mapping.text(settled.field("provider", "inspected_body"))
    match = matching.organisation(printed, PROVIDER_KINDS, day)
    question = Question("provider", _("Which provider was inspected?"), can_add=printed)
    proposal.provider = _organisation(proposal, question, answers.provider, match, PROVIDER_KINDS)
    if proposal.provider is not None and match.row is None and not match.ambiguous:
        proposal.provider_also_called = printed


def _organisation(
    proposal: Proposal,
    question: Question,
    answered: str,
    match: matching.Match[Organisation],
    kinds: Sequence[str],
) -> Organisation | None:
    """As answered, or as matched; otherwise asked, the nearest names first."""
    chosen = _chosen(Organisation.objects.filter(kind__in=kinds), answered)
    if chosen is not None or match.row is not None:
        return chosen or match.row
    near = {each.pk: each.name for each in match.candidates}
    rest = {each.pk: each.name for each in Organisation.objects.filter(kind__in=kinds) if each.pk not in near}
    options = [(str(pk), name) for pk, name in {**near, **rest}.items()]
    asks = _("%(asks)s The document prints “%(printed)s”.") % {"asks": question.asks, "printed": match.printed or "–"}
    proposal.questions.append(Question(question.name, asks, options, question.can_add))
    return None


def _chosen(among: object, answered: str) -> object:
    return among.filter(pk=int(answered)).first() if answered.isdigit() else None  # type: ignore[attr-defined]


def _where(proposal: Proposal, day: date | None) -> None:
    """The service areas: one by its name or code; or those that a document lists, where each is known."""
    settled, provider = proposal.settled, proposal.provider
    offices = [mapping.text(row.get("name")) for row in settled.rows("offices_visited")]
    name, code = mapping.text(settled.field("area_name")), mapping.text(settled.field("area_code"))
    answered = proposal.answers.area
    assert provider is not None
    if answered == NONE:
        return
    chosen = _chosen(Area.objects.filter(organisation=provider), answered)
    if isinstance(chosen, Area):
        proposal.areas = [AreaRow(chosen, offices)]
    elif name or code:
        match = matching.area(provider, name, code, day)
        if match.row is not None:
            proposal.areas = [AreaRow(match.row, offices)]
        else:
            _ask_area(proposal, provider, " ".join(part for part in (name, f"({code})" if code else "") if part), match)
    else:
        named = [matching.area(provider, mapping.text(row.get("name")), None, day) for row in settled.rows("areas")]
        proposal.areas = [AreaRow(match.row) for match in named if match.row is not None]


def _ask_area(proposal: Proposal, provider: Organisation, printed: str, match: matching.Match[Area]) -> None:
    near = {each.pk: str(each) for each in match.candidates}
    rest = {each.pk: str(each) for each in Area.objects.filter(organisation=provider) if each.pk not in near}
    options = [(str(pk), name) for pk, name in {**near, **rest}.items()]
    options.append((NONE, _("It is about the provider as a whole")))
    asks = _("Which service area of %(provider)s is it? The document prints “%(printed)s”.") % {
        "provider": provider,
        "printed": printed,
    }
    proposal.questions.append(Question("area", asks, options, mapping.text(proposal.settled.field("area_name"))))


def _framework(proposal: Proposal) -> None:
    """The framework as answered or read; one of another inspectorate, or unknown, is asked."""
    answered, read = proposal.answers.framework, mapping.text(proposal.settled.field("framework"))
    if answered == NONE:
        return
    proposal.framework = matching.framework(answered or read)
    if proposal.framework is not None:
        return
    assert proposal.inspectorate is not None
    versions = FrameworkVersion.objects.filter(inspectorate_key=proposal.inspectorate.slug).order_by("key", "-version")
    options = {each.key: each.title_en for each in versions}
    asks = _("Under which framework was this inspection made?")
    known = [*options.items(), (NONE, _("The document does not say, and it is not known"))]
    proposal.questions.append(Question("framework", asks, known))


def _inspection_row(proposal: Proposal) -> InspectionRow:
    settled = proposal.settled
    assert proposal.inspectorate is not None and proposal.provider is not None
    references = mapping.references(settled)
    return InspectionRow(
        origin=Inspection.Origin.READ,
        kind=mapping.kind_of(settled),
        inspectorate=proposal.inspectorate,
        provider=proposal.provider,
        title=_title(proposal)[:300],
        framework=proposal.framework,
        areas=proposal.areas,
        team=mapping.team(settled),
        starts=mapping.starts(settled),
        ends=mapping.ends(settled),
        published=mapping.published(settled),
        reference=(references[0] if references else "")[:60],
        legal_basis="\n".join(mapping.text(row.get("text")) for row in settled.rows("legal_basis")),
        scope_note=mapping.scope(settled),
        limits_note=_limits(settled),
    )


def _title(proposal: Proposal) -> str:
    """As printed; a letter without a title is named by what it is."""
    printed = mapping.text(proposal.settled.field("title"))
    if printed:
        return " ".join(printed.split())
    kind = Inspection.Kind(mapping.kind_of(proposal.settled)).label.capitalize()
    where = ", ".join(each.area.name for each in proposal.areas[:1])
    return f"{kind}: {proposal.provider}{f', {where}' if where else ''}"


def _limits(settled: Settled) -> str:
    """Which judgements the document says bound the overall grade: in our words, from the ones that are marked."""
    marked = [mapping.text(row.get("heading")) for row in settled.rows("judgements") if row.get("limiting")]
    if not marked:
        return mapping.text(settled.field("limiting_statement"))
    names = " and ".join(heading[:1].lower() + heading[1:] for heading in marked)
    return f"The document says that overall effectiveness was limited by {names}."


def _which(proposal: Proposal) -> None:
    """A new inspection, or one that is held already."""
    answered, row = proposal.answers.inspection, proposal.row
    held = proposal.reading.document.inspection
    assert row is not None
    if answered == NEW and held is None:
        return
    if held is not None:
        proposal.inspection = held
        return
    candidates = _held_already(row)
    chosen = next((each for each in candidates if str(each.pk) == answered), None)
    if chosen is not None or len(candidates) == 1:
        proposal.inspection = chosen or candidates[0]
    elif candidates:
        options = [(str(each.pk), f"{each} ({each.published or each.starts or '–'})") for each in candidates]
        options.append((NEW, _("None of these: it is another inspection")))
        asks = _("Several inspections already held may be this one. Which is it?")
        proposal.questions.append(Question("inspection", asks, options))


def _held_already(row: InspectionRow) -> list[Inspection]:
    """Inspections held that this document may tell of. One held for the whole provider matches a list of its areas."""
    facts = {
        "inspectorate": row.inspectorate,
        "provider": row.provider,
        "kind": row.kind,
        "starts": row.starts,
        "ends": row.ends,
        "published": row.published,
    }
    found = inspections.matching(areas=[each.area for each in row.areas], **facts)
    if not found and len(row.areas) != 1:
        found = inspections.matching(areas=[], **facts)
    return found or matching.stubs(row)


def _what(proposal: Proposal) -> None:
    """Everything that is judged, counted and asked for: all of it for a new inspection, else what is missing."""
    settled, row, held, answers = proposal.settled, proposal.row, proposal.inspection, proposal.answers
    assert row is not None
    known, unknown = mapping.judgements(settled, (held and held.framework) or proposal.framework)
    adds = proposal.adds
    if held is None:
        adds.judgements, adds.findings = known, unknown
        adds.strengths, adds.afis = mapping.strengths(settled), mapping.areas_for_improvement(settled)
        adds.evidence, adds.figures = mapping.evidence(settled), mapping.figures(settled)
        adds.milestones = mapping.milestones(settled)
    else:
        adds.differences.extend(differences.of_fields(held, row, answers))
        differences.of_judgements(held, known, answers, adds)
        differences.of_afis(held, mapping.areas_for_improvement(settled), answers, adds)
        differences.of_strengths(held, mapping.strengths(settled), adds)
        differences.of_findings(held, unknown, adds)
        differences.of_counts(held, mapping.evidence(settled), mapping.figures(settled), adds)
        differences.of_milestones(held, mapping.milestones(settled), adds)
    days = settled.field("response_due_days")
    if isinstance(days, int) and not (held and held.response_clock_id):
        proposal.response_days = days
    record = proposal.reading.record
    title = held.title if held is not None and not row.title else row.title
    proposal.report = mapping.report(settled, title, proposal.reading.pages, str(record.get("language") or "en"))


def _earlier(proposal: Proposal) -> None:
    """The inspection that a letter follows: one held, or a stub of it with the areas for improvement restated."""
    restated = mapping.restated(proposal.settled)
    when = mapping.date_of(proposal.settled, "previous_inspection", "previous_published")
    held = proposal.inspection
    if held is not None and held.follows is not None:
        proposal.earlier = held.follows
    elif not restated and when is None:
        return
    else:
        _find_earlier(proposal, restated, when)
    _match_progress(proposal, restated)


def _find_earlier(proposal: Proposal, restated: Sequence[Restated], when: PreciseDate | None) -> None:
    row, answered = proposal.row, proposal.answers.earlier
    assert row is not None
    if answered == NONE:
        return
    areas = [each.area for each in row.areas]
    letter = row.published or row.ends
    candidates = matching.earlier_inspections(row.provider, areas, when, letter)
    chosen = next((each for each in candidates if str(each.pk) == answered), None)
    if chosen is not None or len(candidates) == 1:
        proposal.earlier = chosen or candidates[0]
    elif candidates and answered != NEW:
        options = [(str(each.pk), f"{each} ({each.published or each.starts})") for each in candidates]
        options.append((NEW, _("None of these: make an outline of it")))
        proposal.questions.append(Question("earlier", _("Which earlier inspection does this letter follow?"), options))
    elif restated or when is not None:
        proposal.stub = _stub(row, when)


def _stub(row: InspectionRow, when: PreciseDate | None) -> InspectionRow:
    """What a later letter tells of an inspection whose own document is not held: to the month, no more."""
    month = PreciseDate.month(when.start.year, when.start.month, when.printed) if when else None
    where = ", ".join(each.area.name for each in row.areas)
    title = f"Inspection of {row.provider}{f': {where}' if where else ''}{f', {month.start:%B %Y}' if month else ''}"
    return InspectionRow(
        origin=Inspection.Origin.READ,
        kind=Inspection.Kind.FULL,
        inspectorate=row.inspectorate,
        provider=row.provider,
        title=title,
        areas=[AreaRow(each.area) for each in row.areas],
        starts=month,
        summary="Known only from a later letter; its own report is not held here.",
    )


def _match_progress(proposal: Proposal, restated: Sequence[Restated]) -> None:
    earlier = proposal.earlier
    held = list(earlier.areas_for_improvement.all()) if earlier is not None else []
    by_pk = {str(afi.pk): afi for afi in held}
    matches = matching.areas_for_improvement([(each.number, each.text) for each in restated], held)
    for each, match in zip(restated, matches, strict=True):
        answered = proposal.answers.progress.get(each.item, "")
        if answered in by_pk:
            proposal.progress.append(ProgressPlan(each, by_pk[answered], 100.0, True))
        elif answered == NEW or not held:
            proposal.progress.append(ProgressPlan(each, None, 0.0, True))
        else:
            proposal.progress.append(ProgressPlan(each, match.afi, match.alike, match.sure))
    _compare_progress(proposal)
    chosen = [plan.afi.pk for plan in proposal.progress if plan.afi is not None]
    if len(chosen) != len(set(chosen)):
        proposal.problems.append(
            _("Two progress judgements are set to the same area for improvement. Choose a different one for each.")
        )
    if restated and earlier is None and proposal.stub is None and not proposal.questions:
        proposal.problems.append(_("The letter judges progress, so it must follow an earlier inspection. Choose one."))


def _compare_progress(proposal: Proposal) -> None:
    """What is held already of the same areas for improvement: progress judged, and wording in our own words."""
    judged = {}
    if proposal.inspection is not None:
        rows = ProgressJudgement.objects.filter(inspection=proposal.inspection)
        judged = {row.area_for_improvement_id: row for row in rows}
    proposal.progress = [
        replace(plan, held=judged.get(plan.afi.pk)) if plan.afi is not None else plan for plan in proposal.progress
    ]
    for plan in proposal.progress:
        if plan.held is not None:
            proposal.adds.same[plan.restated.item] = plan.held
            proposal.differences.extend(differences.of_progress(plan.held, plan.restated))
        if plan.afi is not None and plan.sure:
            wording = differences.of_wording(plan.afi, plan.restated.item, plan.restated.text, proposal.answers)
            proposal.differences.extend([wording] if wording else [])


def _check(proposal: Proposal) -> None:
    """The rules of the rooms that will be written to, asked beforehand, so that the page can say it."""
    row = proposal.row
    assert row is not None
    words = vocabulary((proposal.inspection and proposal.inspection.framework) or proposal.framework)
    checks: list[Callable[[], None]] = [partial(inspection_rules.check_can_record, row)]
    checks += [partial(finding_rules.check_judgement, words, each.row) for each in proposal.adds.judgements]
    checks += [partial(words.check_timescale, each.row.timescale_key) for each in proposal.adds.afis]
    checks += [partial(words.check_class, each.row.class_key) for each in proposal.adds.afis]
    for check in checks:
        try:
            check()
        except Refused as refusal:
            proposal.problems.append(str(refusal))
    if proposal.doubtful_progress:
        proposal.problems.append(
            _("Say for each progress judgement which area for improvement it is about: not all of them are sure.")
        )
