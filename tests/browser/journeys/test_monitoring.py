"""Does a monitoring visit to seven earlier areas for improvement come to one good, five satisfactory, one inadequate,
and so to satisfactory progress overall, judged and moderated by several people?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.journeys.conftest import Play

EARLIER = """
from uuid import uuid4
from touchstone.demonstration import write
from touchstone.demonstration.facts import OFSTED_2009, Past, graded
from touchstone.domain.dates import PreciseDate
from touchstone.inspectorate.improvement.rows import AreaForImprovementRow
place, slug = areas[-1], f"northmere-journey-{uuid4().hex[:8]}"
past = Past(
    slug=slug, kind="full", inspectorate="northmere-inspectorate", provider="northmere",
    framework="ofsted-cafcass-2009", areas={place.slug: ()}, title=f"Inspection of {place.name}, in the past",
    source="fictional", starts=PreciseDate.month(2026, 1), published=PreciseDate.month(2026, 2),
    judgements=graded(OFSTED_2009, {"overall_effectiveness": "inadequate", "safeguarding": "inadequate"}),
    afis=tuple(
        AreaForImprovementRow(number, f"Mend thing {number} of the journey.", timescale_key="within_six_months")
        for number in range(1, 8)
    ),
)
earlier = write.write(by="a journey", past=past, shelf=write.Shelf())
visit = fieldwork(
    "ofsted-cafcass-monitoring-2010", "monitoring", f"Monitoring of {place.name}", areas=[place], follows=earlier
)
end(visit)
"""
PROGRESS = ("Good", "Satisfactory", "Satisfactory", "Satisfactory", "Satisfactory", "Satisfactory", "Inadequate")


@pytest.mark.browser
def test_seven_areas_for_improvement_one_five_one(
    play: Play, judge: Callable[..., None], settle: Callable[[str], Page]
) -> None:
    slug = play.script(EARLIER)
    here = f"/work/inspections/{slug}/progress/"
    tab = play.go("inspector", here)
    links = tab.locator("main").get_by_role("link", name="Judge progress")
    addresses = [str(link.get_attribute("href")) for link in links.all()]
    assert len(addresses) == 7

    for number, (address, grade) in enumerate(zip(addresses, PROGRESS, strict=True)):
        residual = "The oldest cases still wait." if grade != "Good" else ""
        said = {f"{grade} progress": True, "What the visit found": f"Found so, thing {number + 1}."}
        if residual:
            said["What is still weak (optional)"] = residual
        play.fill("inspector" if number % 2 else "second-inspector", address, said, "Save")

    told = play.go("lead-inspector", here).locator("main").inner_text()
    counted = Counter(line.strip() for line in told.splitlines())
    assert tuple(counted[f"{grade} progress"] for grade in ("Good", "Satisfactory", "Inadequate")) == (1, 5, 1)
    assert "Satisfactory" in told.split("Overall progress")[1].split("1. Mend")[0], "what the seven point to"
    play.no_faults("lead-inspector", here)

    judge(slug, "overall_progress", "Satisfactory progress", reason="Five of seven are satisfactory.")
    settle(slug)
    landed = play.script(
        "from touchstone.inspectorate.findings.models import Judgement\n"
        "from touchstone.inspectorate.improvement.models import ProgressJudgement\n"
        f"rows = ProgressJudgement.objects.filter(inspection__slug={slug!r})\n"
        "grades = rows.order_by('area_for_improvement__number').values_list('grade_key', flat=True)\n"
        f"overall = Judgement.objects.get(inspection__slug={slug!r}, area_key='overall_progress')\n"
        "print(','.join(grades), overall.grade_key)\n"
    )
    assert landed == "good,satisfactory,satisfactory,satisfactory,satisfactory,satisfactory,inadequate satisfactory"
