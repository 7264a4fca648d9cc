"""Can a focused visit be planned from what was seen least, and settled in words?"""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from tests.browser.journeys import fieldwork, judging, planning
from tests.browser.journeys.acts import FREE, UNVISITED, Acts, main, told
from tests.browser.journeys.conftest import Play

THEME = "How long children wait for somebody to speak to them"
AREAS = {
    "Private law practice with children and families": "Children wait, and nobody tells them for how long.",
    "Public law practice with children and families": "Children are met in the first week.",
    "The impact of leaders on private and public law practice": "Leaders count the wait every week.",
}
IN_WORDS = "In words: the reason below is the judgement"


@pytest.fixture
def acts(play: Play, screenshots: Path | None) -> Acts:
    """The obligation as it is before anybody opens a visit for it."""
    made = Acts(play, "focused", screenshots)
    made.title = f"Focused visit, journey {uuid4().hex[:6]}"
    play.site.run(UNVISITED)
    made.obligation = play.script(FREE.format(rule="focused-visit"))
    return made


@pytest.mark.browser
def test_a_focused_visit_goes_where_nobody_was_and_ends_in_words(acts: Acts) -> None:
    planning.find_what_is_due(acts, "Focused visit", acts.obligation)
    planning.choose_where_it_goes(acts, THEME)
    planning.open_from_it(acts, acts.title, weeks=1)
    _the_plan_has_theme_and_areas(acts)
    planning.bring_the_team_together(acts, ["Carys Hollin"])
    planning.announce(acts)
    planning.begin_fieldwork(acts, days=3)
    _seen_and_found(acts)
    judging.end_fieldwork(acts)
    _judged_in_words(acts)
    tab = judging.stand(acts)
    assert not main(tab).locator(".app-grade").count()
    for said in AREAS.values():
        told(tab, said)


def _the_plan_has_theme_and_areas(acts: Acts) -> None:
    tab = acts.stage(planning.LEAD, "Plan and steps")
    told(tab, THEME)
    row = main(tab).locator(".govuk-summary-list__row", has_text="Areas of the service")
    assert row.inner_text().count("(NM") >= 3


def _seen_and_found(acts: Acts) -> None:
    waits, *others = AREAS
    seen = {"direction": "Weakness", "method": "Interview", "refused": ""}
    fieldwork.note_on_a_phone(acts, [waits], "Three young people had waited, and did not know for how long.", **seen)
    judging.write_a_finding(acts, waits, "A weakness", AREAS[waits], evidence="Three young people had waited")
    seen = {"direction": "Strength", "method": "Interview", "refused": ""}
    fieldwork.note_on_a_phone(acts, others, "Two teams tell a family at once when it will be seen.", **seen)
    for area in others:
        judging.write_a_finding(acts, area, "A strength", AREAS[area], evidence="Two teams tell a family at once")


def _judged_in_words(acts: Acts) -> None:
    """No grade is asked for; one moderator is enough."""
    for area, words in AREAS.items():
        tab = judging.on_the_board(acts, judging.INSPECTOR, area)
        main(tab).get_by_role("button", name="Propose a judgement").click()
        for grade in ("Outstanding", "Good", "Requires improvement", "Inadequate"):
            expect(main(tab).get_by_label(grade, exact=True)).to_have_count(0)
        judging.propose(acts, area, IN_WORDS, words)
        judging.moderate(acts, judging.MODERATORS[0], area)
    tab = acts.stage(judging.LEAD, "Let the judgements stand")
    told(tab, "the agreement of 1 moderator")
