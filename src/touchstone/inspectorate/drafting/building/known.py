"""What is known when a document is built? Everything that it may say, read from the record once; see `known_of`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from touchstone.domain.dates import PreciseDate
from touchstone.domain.frameworks import Area as JudgementArea
from touchstone.domain.frameworks import Framework
from touchstone.domain.progress import ProgressSuggestion
from touchstone.domain.reporting.evidence import Seen
from touchstone.domain.scales import Grade
from touchstone.foundation.providers.models import Area, AreaLocalAuthority, Organisation, PostHolder
from touchstone.inspectorate.drafting.building import seen as evidence
from touchstone.inspectorate.drafting.building.typed import Typed, welsh_of
from touchstone.inspectorate.drafting.models import Draft, DraftArea, Section, Statement, WelshText
from touchstone.inspectorate.evidence.models import MissingSource
from touchstone.inspectorate.findings.models import Judgement
from touchstone.inspectorate.findings.queries.standing import framework_of
from touchstone.inspectorate.improvement import queries as improvement
from touchstone.inspectorate.improvement.models import AreaForImprovement, ProgressDraft, ProgressJudgement
from touchstone.inspectorate.inspections.models import Inspection, TeamMember


@dataclass(frozen=True)
class Looked:
    """What a visit found of one earlier area for improvement. `grade` None: in words only, or left out."""

    afi: AreaForImprovement
    grade: Grade | None
    found: str
    residual: str
    left_out: str

    @property
    def number(self) -> str:
        return self.afi.printed_number or str(self.afi.number)


@dataclass(frozen=True)
class Unseen:
    """What was expected and not seen. `source`: its key in the framework; empty where a document prints a `label`."""

    key: str
    source: str
    label: str
    reason: str

    def title(self, framework: Framework, language: str) -> str:
        """As the framework names it, in either language; where a document prints a label, that, which has no Welsh."""
        named = next((each.title for each in framework.evidence if each.key == self.source), None)
        if named is not None:
            return named(language)
        return "" if language == "cy" else self.label or self.source


@dataclass(frozen=True)
class Known:
    """One draft with all that belongs to it. `dated`: the day that the document gives itself; None: not set yet.

    `welsh`: the Welsh that people wrote of what the record says, by key. `names`: names of people and organisations,
    which stand in Welsh as they are, or as their Welsh name. `asked` fills while a Welsh document is made: what was
    typed in English and is printed in it.
    """

    draft: Draft
    inspection: Inspection
    framework: Framework
    sections: Mapping[str, Sequence[Section]]  # by audience
    statements: Mapping[int, Sequence[Statement]]  # by section
    areas: Sequence[DraftArea]
    judgements: Mapping[str, Judgement]
    team: Sequence[TeamMember]
    places: Sequence[Area]
    offices: Sequence[str]
    authorities: Sequence[Organisation]
    seen: Sequence[Seen]
    unseen: Sequence[Unseen]
    looked: Sequence[Looked]
    dated: PreciseDate | None
    welsh: Mapping[str, WelshText] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    asked: dict[str, Typed] = field(default_factory=dict, compare=False)

    def area(self, key: str) -> JudgementArea | None:
        return self.framework.area(key) if key else None

    def grade(self, key: str) -> Grade | None:
        """The grade that stands for an area; None where there is none."""
        held = self.judgements.get(key)
        if held is None or not held.grade_key:
            return None
        progress = self.framework.progress.value
        scales = dict(self.framework.scales)
        if progress is not None:
            scales.setdefault(progress.scale.key, progress.scale)
        scale = scales.get(held.scale_key)
        return scale.grade(held.grade_key) if scale is not None else None

    @property
    def limiting(self) -> list[JudgementArea]:
        """The areas that held the overall grade down, in the framework's order."""
        keys = {key for key, held in self.judgements.items() if held.limiting}
        return [area for _, area in self.framework.walk() if area.key in keys]

    @property
    def suggestion(self) -> ProgressSuggestion | None:
        """What progress on each points to, and the areas that decide; None where the regime judges no progress."""
        judged = [each.grade for each in self.looked if each.grade is not None]
        head = self.framework.overall.value
        areas = {key: grade for key in self.judgements if key != head and (grade := self.grade(key)) is not None}
        return self.framework.overall_progress(judged, areas)

    @property
    def letter(self) -> bool:
        return self.draft.form == "letter"

    def typed(self, typed: Typed, language: str) -> tuple[str, str]:
        """(words, language) of something typed in English: its Welsh in a Welsh document, where there is any."""
        if language == "en":
            return typed.english, ""
        self.asked[typed.key] = typed
        welsh = self.welsh_of(typed)
        return (welsh, "") if welsh else (typed.english, "en")

    def welsh_of(self, typed: Typed) -> str:
        """What somebody wrote of it, or of the same words elsewhere; what the program knows itself; or empty."""
        row = self.welsh.get(typed.key)
        if row is not None and row.text_cy:
            return row.text_cy
        same = (each.text_cy for each in self.welsh.values() if each.english == typed.english and each.text_cy)
        return next(same, "") or welsh_of(typed.english, self.names)

    def name(self, of: Organisation | Area, language: str) -> str:
        return (of.name_cy or of.name) if language == "cy" else of.name

    def title(self, language: str) -> str:
        return (self.draft.title_cy or self.draft.title) if language == "cy" else self.draft.title


def known_of(draft: Draft, dated: PreciseDate | None = None) -> Known:
    """All of it, in a fixed number of queries: as many for three hundred statements as for three."""
    inspection = Inspection.objects.select_related("inspectorate", "provider", "framework", "follows").get(
        pk=draft.inspection_id
    )
    sections: dict[str, list[Section]] = defaultdict(list)
    for section in draft.sections.order_by("order"):
        sections[section.audience].append(section)
    statements: dict[int, list[Statement]] = defaultdict(list)
    for each in Statement.objects.filter(section__draft=draft, removed=False).order_by("order", "pk"):
        statements[each.section_id].append(each)
    rows = list(inspection.inspection_areas.select_related("area").order_by("area__name"))
    places = [row.area for row in rows]
    return Known(
        draft=draft,
        inspection=inspection,
        framework=framework_of(inspection),
        sections=sections,
        statements=statements,
        areas=list(draft.areas.filter(removed=False).order_by("section", "order", "pk")),
        judgements={each.area_key: each for each in Judgement.objects.filter(inspection=inspection)},
        team=list(inspection.team.select_related("user").order_by("pk")),
        places=places,
        offices=[office for row in rows for office in row.offices_visited],
        authorities=_authorities(places),
        seen=evidence.seen_by(inspection),
        unseen=_unseen(inspection),
        looked=_looked(inspection),
        dated=dated,
        welsh={each.key: each for each in draft.welsh_texts.select_related("saved_by")} if draft.welsh else {},
        names=_names(inspection) if draft.welsh else {},
    )


def _authorities(places: Sequence[Area]) -> list[Organisation]:
    """The local authorities whose families these areas serve now, by name. One query."""
    rows = AreaLocalAuthority.objects.filter(area__in=places, valid_to__isnull=True).select_related("local_authority")
    return sorted({row.local_authority for row in rows}, key=lambda each: each.name)


def _unseen(inspection: Inspection) -> list[Unseen]:
    """What was expected and not seen, each with its reason: live, and as a document prints it. Two queries."""
    live = MissingSource.objects.filter(inspection=inspection).values_list("source_key", "reason")
    printed = inspection.evidence_counts.exclude(missing_reason="").values_list("pk", "label", "missing_reason")
    return [
        *(Unseen(key, key, "", reason) for key, reason in live),
        *(Unseen(str(pk), "", label, reason) for pk, label, reason in printed),
    ]


def _names(inspection: Inspection) -> dict[str, str]:
    """Each name that a Welsh document may hold → how it stands there. One query."""
    people = PostHolder.objects.filter(organisation=inspection.provider_id).values_list("name", flat=True)
    bodies = (inspection.provider, inspection.inspectorate)
    return {**{name: name for name in people}, **{each.name: each.name_cy or each.name for each in bodies}}


def _looked(inspection: Inspection) -> list[Looked]:
    """What this visit found of each earlier area for improvement, in their order. One query or two."""
    if inspection.follows_id is None:
        return []
    scale = improvement.progress_scale(inspection)
    drafted = ProgressDraft.objects.filter(inspection=inspection).select_related("area_for_improvement")
    found = [
        Looked(
            each.area_for_improvement,
            scale.grade(each.grade_key) if scale is not None and each.grade_key else None,
            each.found, each.residual, each.left_out_reason,
        )
        for each in drafted
    ]  # fmt: skip
    if not found:
        recorded = ProgressJudgement.objects.filter(inspection=inspection).select_related("area_for_improvement")
        found = [
            Looked(
                each.area_for_improvement,
                scale.grade(each.grade_key) if scale is not None else None,
                each.found, each.residual, "",
            )
            for each in recorded
        ]  # fmt: skip
    return sorted(found, key=lambda each: (each.afi.inspection_id, each.afi.section, each.afi.number))
