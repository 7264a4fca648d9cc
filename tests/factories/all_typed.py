"""A Welsh report with something typed in English at every place that has one, and its Welsh."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.utils import timezone

from tests.cast import Cast, play
from tests.factories.round_trip import Progress, Told, enter, scales
from touchstone.foundation.providers.models import Area, Organisation
from touchstone.inspectorate.drafting.actions import areas, statements
from touchstone.inspectorate.drafting.actions.welsh import WelshRow, save_welsh
from touchstone.inspectorate.drafting.building.typed import Typed
from touchstone.inspectorate.drafting.checking import checker_of
from touchstone.inspectorate.drafting.models import Draft, DraftArea, Section, Statement
from touchstone.inspectorate.drafting.rows import AreaRow
from touchstone.inspectorate.evidence.models import MissingSource
from touchstone.inspectorate.findings.models import EvidenceCount
from touchstone.inspectorate.findings.queries.standing import framework_of
from touchstone.inspectorate.inspections.models import Inspection

WELSH = "Mae'r cynlluniau'n glir ac yn cael eu hadolygu gyda'r plant."
IMPROVE = ("Answer every complaint within ten days.", "Ateb pob cwyn o fewn deg diwrnod.")
# What is typed in English → its Welsh.
SAID = {
    "The Made-up Act 2003": "Deddf Ddychmygol 2003",
    "How letters are answered": "Sut yr atebir llythyrau",
    "The service does not keep it.": "Nid yw'r gwasanaeth yn ei gadw.",
    "closed files": "ffeil a gaewyd",
    "the plan for the year": "y cynllun ar gyfer y flwyddyn",
    "well over": "ymhell dros",
    "Letters from schools": "Llythyrau gan ysgolion",
    "Nobody had asked for them.": "Nid oedd neb wedi gofyn amdanynt.",
    "Hear both parents.": "Gwrando ar y ddau riant.",
    "More is in place than before.": "Mae mwy ar waith nag o'r blaen.",
    "However, some letters are late.": "Fodd bynnag, mae rhai llythyrau'n hwyr.",
    "A date was misprinted.": "Camargraffwyd dyddiad.",
    "Write to the complaints team": "Ysgrifennwch at y tîm cwynion",
    "The licence of this test": "Trwydded y prawf hwn",
    "Ask at the desk": "Gofynnwch wrth y ddesg",
    "Ann Marsh\nDirector of Families": "Ann Marsh\nCyfarwyddwr Teuluoedd",
    "Senior reader": "Uwch ddarllenydd",
    "The Board for Children": "Y Bwrdd Plant",
}
# Names that stand in a Welsh document as they are.
NAMES = ("Northmere", "Fen", "Moor", "Ann Marsh", "Braille", "Lead", "Second", "Inspector", "Cafcass")


def told(framework: str, kind: str) -> Told:
    inspection = play(framework=framework, kind=kind).inspection
    grades = {key: steps[1] for key, (_scale, steps) in scales(inspection).items()}
    visit = kind == "monitoring"
    return Told(
        framework, kind, date(2026, 10, 5), date(2026, 10, 16), date(2026, 11, 20), grades=grades,
        improve=() if visit else (("", IMPROVE[0]),), strengths=("Plans are clear.",) if kind == "focused" else (),
        counts={"case_file_review": 3, "interview": 2, "observation": 1},
        progress=(Progress("Hear both parents.", "good", residual="However, some letters are late."),) if visit else (),
    )  # fmt: skip


def entered(says: Told, *, labels: bool = False) -> tuple[Cast, Draft]:
    """The draft with its statements in Welsh and every typed place filled in English. `labels`: what was looked at is
    as a document prints it, not as the register counts it."""
    cast, draft = enter(says)
    _record(cast.inspection, labels)
    _draft(cast, draft)
    draft = Draft.objects.select_related("inspection__inspectorate", "inspection__provider").get(pk=draft.pk)
    for statement in Statement.objects.filter(section__draft=draft):
        Statement.objects.filter(pk=statement.pk).update(text_cy=WELSH, text_cy_at=timezone.now())
    return cast, draft


def _record(inspection: Inspection, labels: bool) -> None:
    Organisation.objects.filter(pk=inspection.inspectorate_id).update(
        name_cy="Arolygiaeth Northmere", nation="Wales", complaints="Write to the complaints team",
        other_forms="Ask at the desk", licence="The licence of this test",
    )  # fmt: skip
    Organisation.objects.filter(pk=inspection.provider_id).update(name_cy="Gwasanaeth Northmere")
    Area.objects.filter(name="Fen").update(name_cy="Y Ffen")
    Inspection.objects.filter(pk=inspection.pk).update(
        legal_basis="The Made-up Act 2003", theme="How letters are answered"
    )
    for each in framework_of(inspection).evidence:
        MissingSource.objects.get_or_create(
            inspection=inspection, source_key=each.key,
            defaults={"reason": "The service does not keep it.", "saved_by_id": inspection.team.all()[0].user_id,
                      "saved_at": timezone.now()},
        )  # fmt: skip
    if labels:
        rows = (("closed files", 12, "well over", ""), ("the plan for the year", None, "", ""))
        for number, (label, count, exact, why) in enumerate(
            (*rows, ("Letters from schools", None, "", "Nobody had asked for them."))
        ):
            EvidenceCount.objects.create(
                inspection=inspection, kind=f"kind-{number}", label=label, count=count, qualifier=exact,
                missing_reason=why, chosen_by_provider=number == 0,
            )  # fmt: skip


def _draft(cast: Cast, draft: Draft) -> None:
    letter = draft.form == "letter"
    Draft.objects.filter(pk=draft.pk).update(
        welsh=True, title_cy=draft.title_cy.replace("Northmere Family Court Service", "Gwasanaeth Northmere"),
        edition=2, correction_of="A date was misprinted.",
        addressee="Ann Marsh\nDirector of Families" if letter else "", signatory_post="Senior reader",
        salutation="Dear Ann Marsh" if letter else "", signatory="Ann Marsh", copies_to=["The Board for Children"],
    )  # fmt: skip
    draft.refresh_from_db()
    for area in DraftArea.objects.filter(draft=draft):
        row = AreaRow(**{name: getattr(area, name) for name in AreaRow.__dataclass_fields__} | {"text_cy": IMPROVE[1]})
        areas.save_area(by=cast["lead"], area=area, base=area.revision, row=row)
    for section in Section.objects.filter(draft=draft, key__in=("why", "strengths", "introduction")):
        statements.add_statement(by=cast["lead"], section=section, text="Plans are clear.", text_cy=WELSH)


def in_welsh(cast: Cast, draft: Draft, said: Mapping[str, str] = SAID) -> dict[str, Typed]:
    """Write the Welsh of all that the report prints of the record, through the service."""
    typed = dict(checker_of(draft, whole=True).typed)
    rows = [WelshRow(key, said[each.english]) for key, each in typed.items() if each.english in said]
    assert save_welsh(by=cast["lead"], draft=draft, rows=rows) == {}
    return typed
