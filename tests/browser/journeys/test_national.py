"""Can a national inspection be done here by those whose work it is: from what is due to judgements that stand?"""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

import pytest

from tests.browser.journeys import asking, fieldwork, judging, planning
from tests.browser.journeys.acts import FREE, Acts, main, told
from tests.browser.journeys.conftest import Play

PRIVATE = "Private law practice with children and families"
PUBLIC = "Public law practice with children and families"
LEADERS = "The impact of leaders on private and public law practice"
OVERALL = "Overall effectiveness"
TITLE = "National inspection, journey {}"
FOUND = "Plans name tasks without dates."


@pytest.fixture
def acts(play: Play, screenshots: Path | None) -> Acts:
    """The obligation as it is before anybody opens an inspection for it."""
    made = Acts(play, "national", screenshots)
    made.title = TITLE.format(uuid4().hex[:6])
    made.obligation = play.script(FREE.format(rule="national-inspection"))
    return made


@pytest.mark.browser
def test_a_national_inspection_from_what_is_due_to_judgements_that_stand(acts: Acts) -> None:
    _planned_and_announced(acts)
    _asked_and_drawn(acts)
    _seen(acts)
    _judged(acts)
    tab = judging.stand(acts)
    assert main(tab).locator(".app-grade").count() >= 4
    told(tab, "Let stand by Tobias Renfrey")
    told(acts.stage(fieldwork.HEAD, "Notes from the inspectors"), "Tomorrow we read files in Fen.")
    judging.the_service_sees_none_of_it(acts)


def _planned_and_announced(acts: Acts) -> None:
    planning.find_what_is_due(acts, "Full inspection", acts.obligation)
    planning.open_from_it(acts, acts.title, weeks=3)
    planning.bring_the_team_together(acts, ["Carys Hollin", "Ffion Garrick"])
    planning.open_a_line_of_enquiry(acts)
    planning.announce(acts)
    planning.read_the_letter_and_ask(acts, acts.title)
    planning.fieldwork_waits_for_the_notice(acts)


def _asked_and_drawn(acts: Acts) -> None:
    asking.send_the_request(acts)
    asking.answered_sent_back_and_accepted(acts)
    asking.give_the_list(acts)
    asking.design_and_draw(acts)
    planning.begin_fieldwork(acts, days=18)


def _seen(acts: Acts) -> None:
    seen = {"direction": "Weakness", "method": "Case file read", "refused": fieldwork.POSTCODE}
    fieldwork.note_on_a_phone(acts, [PRIVATE], fieldwork.SEEN, **seen)
    fieldwork.note_on_a_phone(acts, [PUBLIC, LEADERS], fieldwork.TOLD, direction="Strength", method="Meeting")
    fieldwork.review_a_case(acts)
    fieldwork.refer_a_child(acts, "NM-00017")
    fieldwork.keep_in_touch(acts)


def _judged(acts: Acts) -> None:
    """Proposed, moderated by two others; then a finding changes, and what rests on it is judged once more."""
    judging.write_a_finding(acts, PRIVATE, "A weakness", FOUND, evidence=fieldwork.SEEN)
    judging.write_a_finding(acts, PUBLIC, "A strength", "Children are seen early.", evidence=fieldwork.TOLD)
    judging.write_a_finding(acts, LEADERS, "A strength", "Leaders know where work is weak.", evidence=fieldwork.TOLD)
    judging.end_fieldwork(acts)
    judging.propose(acts, PRIVATE, "Requires improvement", "As the weakness shows.")
    judging.propose(acts, PUBLIC, "Good", "Children are seen early in most files.")
    judging.propose(acts, LEADERS, "Good", "Leaders act on what they know.")
    judging.propose(acts, OVERALL, "Good", "Two of three are good.")
    judging.nobody_moderates_their_own(acts, PRIVATE, "private_law_practice")
    _moderated(acts, PRIVATE, PUBLIC, LEADERS, OVERALL)
    judging.change_the_finding(acts, PRIVATE, FOUND, "Plans name tasks, in most files without dates.")
    judging.propose(acts, PRIVATE, "Requires improvement", "As the weakness shows, in most files.")
    judging.propose(acts, OVERALL, "Good", "Two of three are good.")
    _moderated(acts, PRIVATE, OVERALL)


def _moderated(acts: Acts, *areas: str) -> None:
    for area in areas:
        for who in judging.MODERATORS:
            judging.moderate(acts, who, area)
