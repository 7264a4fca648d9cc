"""The four inspection documents that the project began with, as facts, entered as inspections that were made here.

Facts and figures only, from the record of published facts; every sentence is this project's own, people are made up.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone

from tests.cast import Cast, play
from tests.factories.findings import make_finding, make_item
from tests.factories.records import make_afi, make_area, make_inspection
from touchstone.demonstration.facts import Past
from touchstone.demonstration.published import areas_2008_2010, follow_up_2010_2011, wales
from touchstone.domain.dates import PreciseDate
from touchstone.domain.reporting.fixed_welsh import known
from touchstone.foundation.providers.models import Area, Organisation
from touchstone.inspectorate.drafting.actions import areas, publishing, settings, signing, statements, steps
from touchstone.inspectorate.drafting.actions.welsh import WelshRow, save_welsh
from touchstone.inspectorate.drafting.building import fingerprint
from touchstone.inspectorate.drafting.checking import checker_of
from touchstone.inspectorate.drafting.models import Draft, Statement
from touchstone.inspectorate.drafting.opening import open_draft
from touchstone.inspectorate.drafting.rows import AreaRow
from touchstone.inspectorate.evidence.actions.sources import say_missing
from touchstone.inspectorate.findings.actions.record import record_evidence_counts, record_judgements
from touchstone.inspectorate.findings.models import Finding
from touchstone.inspectorate.findings.queries.standing import asked_of, framework_of
from touchstone.inspectorate.findings.rows import EvidenceRow, FindingRow
from touchstone.inspectorate.improvement.actions import record_progress
from touchstone.inspectorate.improvement.rows import ProgressRow
from touchstone.inspectorate.inspections.models import Inspection, InspectionArea, TeamMember
from touchstone.inspectorate.reports import tasks
from touchstone.inspectorate.reports.models import Publication

# A proportion needs a count behind it, which is not held for these.
PROPORTION = re.compile(r"[Aa]lmost all|half|third|minority|[Mm]ost ")
URGENT = "Schedule 2 reports did not follow the guidance on earlier convictions."
REFERRED = (
    "at the request of inspectors. Two cases that had closed were then identified by Cafcass as requiring referral."
)
NAMES = {
    "ofsted": ("Ofsted", ""),
    "ciw": ("Care Inspectorate Wales", "Arolygiaeth Gofal Cymru"),
    "cafcass": ("Cafcass", ""),
    "cafcass-cymru": ("Cafcass Cymru", "Cafcass Cymru"),
}


@dataclass(frozen=True)
class Place:
    """A service area: `slug` as in the facts."""

    name: str
    code: str = ""
    name_cy: str = ""
    authorities: Sequence[str] = ()


@dataclass(frozen=True)
class Four:
    """One of the documents: its facts, what is not in them, and the Welsh of what people write in it."""

    past: Past
    places: Mapping[str, Place]
    earlier: Past | None = None
    theme: str = ""
    addressee: str = ""
    copies: Sequence[str] = ()
    statements: Mapping[str, Sequence[tuple[str, str]]] = field(default_factory=dict)
    improve_cy: Sequence[str] = ()
    limited_by: tuple[str, ...] = ()
    urgent: str = ""
    referrals: int | None = None
    evidence_cy: Mapping[str, str] = field(default_factory=dict)


STAFFORDSHIRE = Four(
    areas_2008_2010.staffordshire,
    limited_by=("equality_and_diversity", "safeguarding"),
    places={
        "staffordshire-and-the-marches": Place(
            "Staffordshire and the Marches",
            "C4",
            authorities=(
                "Worcestershire", "Telford and Wrekin", "Shropshire", "Herefordshire", "Stoke on Trent",
                "Staffordshire",
            ),
        )
    },
)  # fmt: skip
LANCASHIRE = Four(
    follow_up_2010_2011.lancashire,
    {"lancashire-and-cumbria": Place("Lancashire and Cumbria", "N3")},
    earlier=areas_2008_2010.lancashire,
    addressee="Ada Winter\nChief Executive\nCafcass",
    copies=("Ben Carrow, Department for Education", "Cay Moss, Department for Education"),
)
KENT = Four(
    follow_up_2010_2011.kent,
    {"kent": Place("Kent", "S4")},
    theme="Cafcass Transformation Plan",
    limited_by=("safeguarding_practice",),
    urgent=f"{URGENT} This requires immediate attention.",
    referrals=3,
    addressee="Ada Winter\nChief Executive\nCafcass",
    statements={
        "overall_progress": (("What is judged inadequate will be looked at in any future inspection.", ""),),
        "safeguarding_practice": (
            (f"{URGENT} This requires immediate attention.", ""),
            (f"One case was referred to the local authority {REFERRED}", ""),
        ),
    },
)
STRENGTHS_CY = (
    "Mae staff yn ymroddedig, ac yn teimlo eu bod yn cael eu gwerthfawrogi a'u cefnogi.",
    "Mae'r gweithlu'n fedrus ac yn brofiadol, ac yn mwynhau ei waith.",
    "Mae uwch reolwyr yn weladwy ac yn uchel eu parch.",
    "Mae diwylliant o ddysgu ac o wella.",
    "Mae ymarfer, gyda'i gilydd, o safon dda.",
    "Mae Bwrdd Pobl Ifanc Cyfiawnder Teuluol yn cyfrannu at strategaeth a chyflawni.",
    "Mae lleisiau plant wrth wraidd yr ymarfer.",
    "Mae uwch reolwyr yn gweithio gyda chynghorau, Cafcass yn Lloegr, y Weinyddiaeth Gyfiawnder a phartneriaid eraill.",
    "Mae cyfathrebu ar draws y sefydliad yn effeithiol.",
)
# Theme, its name in both languages, and how many paragraphs it has.
THEMES = (
    ("private_law_practice", ("private law practice", "ymarfer cyfraith breifat"), 12),
    ("public_law_practice", ("public law practice", "ymarfer cyfraith gyhoeddus"), 9),
    ("leadership_and_governance", ("leadership and governance", "arweinyddiaeth a llywodraethu"), 16),
)


def _paragraph(title: tuple[str, str], number: int) -> tuple[str, str]:
    return f"Here {title[0]} is described, paragraph {number}.", f"Yma disgrifir {title[1]}, paragraff {number}."


WALES = Four(
    wales.in_2018,
    {
        "gwent": Place("Gwent"),
        "mid-and-west-wales": Place("Mid and West Wales", name_cy="Canolbarth a Gorllewin Cymru"),
        "north-wales": Place("North Wales", name_cy="Gogledd Cymru"),
        "south-wales": Place("South Wales", name_cy="De Cymru"),
        "south-west-wales": Place("South West Wales", name_cy="De-orllewin Cymru"),
    },
    statements={
        "strengths": tuple(zip((row.text for row in wales.in_2018.findings), STRENGTHS_CY, strict=True)),
        **{key: tuple(_paragraph(title, n) for n in range(1, many + 1)) for key, title, many in THEMES},
    },
    improve_cy=(
        "Gwneud mwy i gyfeirio teuluoedd at wasanaethau gwybodaeth i deuluoedd.",
        "Parhau i wella cynlluniau a chofnodion achosion, yn enwedig tystiolaeth o waith uniongyrchol.",
        "Hyrwyddo'r offer ar gyfer gwaith uniongyrchol, a'u defnydd.",
        "Gweithio'n agosach â swyddogion adolygu annibynnol.",
    ),
    evidence_cy={
        "closed case files reviewed": "ffeil achos wedi'i chau a adolygwyd",
        "of these, followed up by tracking interviews": "o'r rhain, a ddilynwyd drwy gyfweliadau olrhain",
        "public law reports": "adroddiad cyfraith gyhoeddus",
        "private law reports": "adroddiad cyfraith breifat",
        "reports supplied as good practice": "adroddiad a roddwyd fel arfer da",
        "observations of practice": "arsylwad o waith",
        "staff who responded to the survey": "aelod o staff a ymatebodd i'r arolwg",
        "local authorities that responded to the survey": "awdurdod lleol a ymatebodd i'r arolwg",
        "complaints and their answers": "cwyn a'i hateb",
    },
)
FOUR = {"staffordshire": STAFFORDSHIRE, "lancashire": LANCASHIRE, "kent": KENT, "wales": WALES}


def enter(four: Four) -> tuple[Cast, Draft]:
    """Enter it through the services as an inspection held here, and draft its report or letter."""
    past = four.past
    cast = play(framework=past.framework, kind=past.kind, state="fieldwork", service=past.provider)
    _organisations(cast, past)
    inspection = _inspection(cast, four)
    _see_everything(cast)
    found = _findings(cast, four)
    # What could not be seen is said of the framework's source, once.
    rows = [row for row in past.evidence if not row.missing_reason]
    record_evidence_counts(by=cast["lead"], inspection=inspection, rows=rows)
    cast.at("judging")
    _judge(inspection, past)
    cast.at("settled")
    draft = open_draft(by=cast["lead"], inspection=inspection)
    _write(cast, draft, four, found)
    return cast, draft


def _organisations(cast: Cast, past: Past) -> None:
    for row, slug in ((cast.inspectorate, past.inspectorate), (cast.service, past.provider)):
        name, welsh = NAMES[slug]
        nation = "Wales" if slug in ("ciw", "cafcass-cymru") else "England"
        Organisation.objects.filter(pk=row.pk).update(name=name, name_cy=welsh, slug=slug, nation=nation)
        row.refresh_from_db()


def _inspection(cast: Cast, four: Four) -> Inspection:
    past, held = four.past, cast.inspection
    InspectionArea.objects.filter(inspection=held).delete()
    places = {
        slug: make_area(
            cast.service, place.name, authorities=place.authorities, slug=slug, code=place.code, name_cy=place.name_cy
        )
        for slug, place in four.places.items()
    }
    for slug, offices in past.areas.items():
        InspectionArea.objects.create(inspection=held, area=places[slug], offices_visited=list(offices))
    Inspection.objects.filter(pk=held.pk).update(
        title=past.title, starts=past.starts, ends=past.ends, reference=past.reference, legal_basis=past.legal_basis,
        theme=four.theme, follows=_earlier(cast, four, list(places.values())),
    )  # fmt: skip
    if four.addressee:
        TeamMember.objects.create(inspection=held, role=TeamMember.Role.SIGNATORY, printed_name="Dee Fairlie")
    return cast.at("fieldwork")


def _earlier(cast: Cast, four: Four, places: list[Area]) -> Inspection | None:
    if four.earlier is None:
        return None
    earlier = make_inspection(
        cast.service, inspectorate=cast.inspectorate, published=four.earlier.published, starts=None, public=False,
        areas=places,
    )  # fmt: skip
    for row in four.earlier.afis:
        make_afi(earlier, row.text, number=row.number)
    return earlier


def _see_everything(cast: Cast) -> None:
    """An item in the register for each source that the framework expects, or the reason why there is none."""
    for source in framework_of(cast.inspection).evidence:
        if source.key == "judiciary" and cast.inspection.follows:
            reason = "The inspectors could not speak to one."
            say_missing(by=cast["lead"], inspection=cast.inspection, source_key=source.key, reason=reason)
        else:
            make_item(cast.inspection, cast["inspector"], method="document", source_key=source.key)


def _findings(cast: Cast, four: Four) -> list[Finding]:
    """The strengths and what must get better; statements and areas for improvement rest on them."""
    keys = [each.key for each in asked_of(cast.inspection) if each.key not in ("overall_progress",)]
    strengths = [row for row in four.past.findings if row.direction == "strength" and not PROPORTION.search(row.text)]
    weak = [FindingRow("weakness", f"More must be done: {afi.text}") for afi in four.past.afis]
    return [
        make_finding(cast.inspection, cast["inspector"], row.area_key or keys[-1], row.text, direction=row.direction)
        for row in (*strengths, *weak)
    ]


def _judge(inspection: Inspection, past: Past) -> None:
    record_judgements(by="the tests", inspection=inspection, rows=past.judgements)
    if past.progress:
        assert inspection.follows is not None
        scale = framework_of(inspection).progress.value
        assert scale is not None
        held = {each.number: each for each in inspection.follows.areas_for_improvement.all()}
        rows = [
            ProgressRow(held[each.number], scale.scale.key, each.grade, found=each.found, residual=each.residual)
            for each in past.progress
        ]
        record_progress(by="the tests", inspection=inspection, rows=rows)


def _write(cast: Cast, draft: Draft, four: Four, found: list[Finding]) -> None:
    """What the draft proposes gives way to what the document says, in both languages where it has them."""
    lead = cast["lead"]
    _address(cast, draft, four)
    for area in draft.areas.all():
        areas.remove(by=lead, area=area)
    weak = [each for each in found if each.direction == "weakness"]
    for n, afi in enumerate(four.past.afis):
        row = AreaRow(afi.text, four.improve_cy[n] if four.improve_cy else "", afi.timescale_key, afi.class_key)
        areas.add_area(by=lead, draft=draft, row=row, findings=[weak[n]])
    if draft.welsh or four.past.kind == "full":
        for statement in Statement.objects.filter(section__draft=draft):
            statements.remove(by=lead, statement=statement)
    if draft.welsh:
        typed = checker_of(draft, whole=True).typed.values()
        rows = [WelshRow(each.key, four.evidence_cy[each.english]) for each in typed if each.what == "evidence"]
        save_welsh(by=lead, draft=draft, rows=rows)
    for section in draft.sections.filter(audience="everyone"):
        for text, welsh in four.statements.get(section.key, ()):
            statements.add_statement(by=lead, section=section, text=text, text_cy=welsh, plain=True)


def _address(cast: Cast, draft: Draft, four: Four) -> None:
    if four.addressee:
        changes = {"addressee": four.addressee, "copies_to": list(four.copies), "salutation": "Dear Ada Winter"}
        row = settings.SettingsRow(**{**vars(settings.row_of(draft)), **changes})
        settings.save_settings(by=cast["lead"], draft=draft, revision=draft.revision, row=row)


def publish(cast: Cast, draft: Draft) -> Publication:
    """Without the service's check (with the reason), signed by the lead and the director, made by the worker."""
    steps.skip_check(by=cast["lead"], draft=draft, reason="The service saw the wording during fieldwork.")
    seen = fingerprint(draft)
    for who in ("lead", "director"):
        signing.sign(by=cast[who], draft=draft, seen=seen)
    publishing.publish(by=cast["director"], draft=draft)
    tasks.go_on()
    return Publication.objects.get(report__inspection=draft.inspection)


def expected(four: Four, publication: Publication, language: str) -> dict[str, Any]:
    """What was entered, as `given_back` has it. The day of publication is the day on which it became public."""
    past = four.past
    welsh = language == "cy"
    place = next(iter(four.places.values())) if len(four.places) == 1 else None
    letter = bool(four.addressee)
    day = timezone.localtime(publication.public_from).date().isoformat()
    grades = {row.area_key: row.grade_key for row in past.judgements if row.grade_key}
    written = {key: len(rows) for key, rows in four.statements.items() if key != "strengths"}
    return {
        "framework": past.framework,
        "kind": past.kind,
        "provider": NAMES[past.provider][0],
        "inspectorate": NAMES[past.inspectorate][0],
        "area": (place.name, place.code) if place else (None, None),
        "starts": _day(past.starts),
        "ends": _day(past.ends or past.starts),
        "published": (day, "day"),
        "references": [past.reference] if past.reference else [],
        "legal_basis": [known(past.legal_basis) if welsh else past.legal_basis] if past.legal_basis else [],
        "grades": grades,
        "limiting": {row.area_key for row in past.judgements if row.limiting},
        "limited_by": four.limited_by,
        **_listed(four, welsh),
        "previous": (_day(four.earlier.published), len(four.earlier.afis)) if four.earlier else (None, None),
        "authorities": sorted(place.authorities) if place else [],
        "offices": [office for offices in past.areas.values() for office in offices],
        "addressee": ", ".join(four.addressee.splitlines()) or None,
        "signatory": "Dee Fairlie" if letter else None,
        "copies": list(four.copies),
        "lead": None if letter else "Lead",
        "response_days": past.response.days if past.response else None,
        # The numbered themes of a Welsh report are not read yet.
        "themes": written if past.kind == "narrative" and not welsh else {},
        "referrals": four.referrals,
    }  # fmt: skip


def _listed(four: Four, welsh: bool) -> dict[str, Any]:
    past, improve_cy = four.past, dict(enumerate(four.improve_cy))
    return {
        "improve": [
            (afi.number, improve_cy.get(n, "") if welsh else afi.text, afi.timescale_key or None)
            for n, afi in enumerate(past.afis)
        ] + ([(None, four.urgent, "immediate_action")] if four.urgent else []),
        "strengths": [cy if welsh else en for en, cy in four.statements.get("strengths", ())],
        "evidence": [
            (
                four.evidence_cy[row.label] if welsh else _counted(row), row.count, row.qualifier or None,
                row.chosen_by_provider,
            )
            for row in past.evidence if not row.missing_reason
        ],
        "not_seen": [(row.label.lower(), row.missing_reason) for row in past.evidence if row.missing_reason],
        "progress": {each.number: (each.grade, each.residual.lower()) for each in past.progress},
        "counts": dict(Counter(each.grade for each in past.progress)),
    }  # fmt: skip


def _day(when: PreciseDate | None) -> tuple[str, str] | None:
    return (when.start.isoformat(), when.precision.value) if when else None


def _counted(row: EvidenceRow) -> str:
    """With a number before it, a label has no article."""
    return re.sub(r"^(?:an?|the) ", "", row.label) if row.count is not None else row.label


def given_back(data: Mapping[str, Any]) -> dict[str, Any]:
    """The same from what `./touchstone read` gives of a document."""

    def one(name: str) -> Any:
        held = data["fields"].get(name)
        return held["value"] if held else None

    def day(name: str) -> Any:
        held = one(name)
        return (held["start"], held["precision"]) if held else None

    rows = _rows(data)
    graded = [row for row in rows["judgements"] if row.get("grade")]
    limited = one("limiting_statement") or ""
    return {
        "framework": one("framework"),
        "kind": one("kind"),
        "provider": one("provider"),
        "inspectorate": one("inspectorate"),
        "area": (one("area_name"), one("area_code")),
        "starts": day("inspection_start"),
        "ends": day("inspection_end"),
        "published": day("published"),
        "references": [row["value"] for row in rows["references"]],
        "legal_basis": [row["text"] for row in rows["legal_basis"]],
        "grades": {row["key"]: row["grade"] for row in graded},
        "limiting": {row["key"] for row in graded if row["limiting"]},
        "limited_by": tuple(key for key, words in LIMITS.items() if words in limited),
        **_lists_of(rows, one("overall_progress_counts")),
        "previous": (day("previous_inspection"), one("previous_afi_count")),
        "authorities": [row["name"] for row in rows["local_authorities"]],
        "offices": [row["name"] for row in rows["offices_visited"]],
        "addressee": one("addressee"),
        "signatory": one("signatory"),
        "copies": [row["name"] for row in rows["copies"]],
        "lead": one("lead_inspector"),
        "response_days": one("response_due_days"),
        "themes": {row["key"]: row["paragraphs"] for row in rows["themes"]},
        "referrals": one("referrals"),
    }  # fmt: skip


def _rows(data: Mapping[str, Any]) -> dict[str, list[dict[str, Any]]]:
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for name, held in data["lists"].items():
        rows[name] = [{column: value["value"] for column, value in row.items()} for row in held]
    return rows


def _lists_of(rows: Mapping[str, list[dict[str, Any]]], counted: Mapping[str, int] | None) -> dict[str, Any]:
    progress = [row for row in rows["progress_judgements"] if row["number"]]
    counts = {key: n for key, n in (counted or {}).items() if key != "total" and n}
    return {
        "improve": [
            (row["number"], row["text"], row["timescale_or_class"]) for row in rows["areas_for_improvement"]
        ],
        "strengths": [row["text"] for row in rows["strengths"]],
        "evidence": [
            (row["label"], row["count"], row["qualifier"], row["chosen_by_provider"])
            for row in rows["evidence"] if not row["missing_reason"]
        ],
        "not_seen": [
            (row["label"].lower(), row["missing_reason"]) for row in rows["evidence"] if row["missing_reason"]
        ],
        "progress": {
            int(row["number"]): (row["progress"], (row["residual"] or "").removeprefix("However, ").lower())
            for row in progress
        },
        "counts": counts,
    }  # fmt: skip


# What decided an overall judgement, by its words in the sentence that says so.
LIMITS = {
    "equality_and_diversity": "equality and diversity",
    "safeguarding": "and safeguarding",
    "safeguarding_practice": "safeguarding practice and the assessment of risk",
}
