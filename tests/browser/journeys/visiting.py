"""A visit to an area judged inadequate: why it is due, what is known before it begins, what is judged, what counts."""

from __future__ import annotations

import re
from datetime import date, timedelta

from playwright.sync_api import Locator

from tests.browser.journeys import judging, planning
from tests.browser.journeys.acts import Acts, fill_day, follow, main, not_refused, press, told
from tests.browser.journeys.twin import PLACE, SEVEN, Asked

LEAD, PLANNER, INSPECTOR = "lead-inspector", "planner", "inspector"
REGIME = "Ofsted area inspection of Cafcass, 2009"
OVERALL = "Overall progress"


def into_the_programme(acts: Acts, since: date) -> None:
    """The planner says that the service is inspected under the regime of the report, so that what follows is due."""
    tab = acts.play.go(PLANNER, "/work/")
    tab.get_by_role("navigation").get_by_role("link", name="Programme").first.click()
    main(tab).get_by_role("link", name="Services").first.click()
    press(tab, "Put a service into the programme")
    main(tab).get_by_label("Service", exact=True).select_option(label="Northmere Family Court Service")
    regime = main(tab).get_by_label("Framework", exact=True)
    regime.select_option(value="ofsted-cafcass-2009")
    fill_day(tab, "Applies from", since)
    press(tab, "Save")
    not_refused(tab)
    told(tab, "The service is in the programme.")


def open_the_visit(acts: Acts, title: str, starts: date) -> None:
    """From what is due because the area was judged inadequate."""
    tab = acts.play.tab(PLANNER)
    due = main(tab).get_by_role("link", name="Visit to an inadequate area").first
    due.click()
    told(tab, PLACE)
    told(tab, "An area that was judged inadequate is visited again, often, until its next inspection.")
    acts.look(tab, "visit-due")
    press(tab, "Open an inspection")
    main(tab).get_by_label("Title", exact=True).fill(title)
    main(tab).get_by_label("Framework", exact=True).select_option(value="ofsted-cafcass-monitoring-2010")
    fill_day(tab, "First day of fieldwork", starts)
    fill_day(tab, "Last day of fieldwork", starts + timedelta(days=1))
    main(tab).locator("select[name=lead]").select_option(label="Tobias Renfrey")
    press(tab, "Open the inspection")
    not_refused(tab)
    acts.slug = tab.url.rstrip("/").split("/")[-1]
    planning.bring_the_team_together(acts, ("Carys Hollin",))
    tab = acts.stage(LEAD, "Lines of enquiry")
    for asked in SEVEN:
        told(tab, asked.asked)
    acts.look(tab, "carried-forward")


def begin(acts: Acts) -> None:
    """The regime prints no legal basis, so the lead says it; then the visit begins, unannounced."""
    tab = acts.stage(LEAD, "Plan and steps")
    press(tab, "Change the plan")
    main(tab).get_by_label("Legal basis (optional)", exact=True).fill("Section 11 of the Northmere Families Act.")
    main(tab).get_by_label("Where the legal basis comes from (optional)", exact=True).fill("The Act itself.")
    press(tab, "Save")
    not_refused(tab)
    tab = acts.stage(LEAD, "Plan and steps")
    follow(tab, "Begin fieldwork")
    press(tab, "Begin fieldwork")
    not_refused(tab)
    told(tab, "Fieldwork has begun.")


def known_of(acts: Acts, number: int) -> Locator:
    """What is known of one area for improvement, on the page with which the visit opens."""
    tab = acts.stage(INSPECTOR, "Progress on areas for improvement")
    return main(tab).locator(".app-finding").nth(number - 1)


def judge(acts: Acts, asked: Asked, evidence: str) -> None:
    tab = acts.stage(INSPECTOR, "Progress on areas for improvement")
    part = main(tab).locator(".app-finding", has_text=asked.asked)
    part.get_by_role("link", name="Judge progress").click()
    main(tab).get_by_label(f"{asked.judged} progress", exact=True).check()
    main(tab).get_by_label("What the visit found").fill(asked.seen)
    main(tab).get_by_label("What is still weak").fill(asked.weak)
    main(tab).get_by_label(evidence).check()
    press(tab, "Save")
    not_refused(tab)


def judge_overall(acts: Acts, reason: str) -> None:
    """The rule proposes, a person confirms, another one moderates."""
    judging.propose(acts, OVERALL, "Satisfactory progress", reason)
    judging.end_fieldwork(acts)
    for who in judging.MODERATORS[:1]:
        judging.moderate(acts, who, OVERALL)
    judging.stand(acts)


def say_why_missing(acts: Acts, reason: str) -> None:
    """Every expected source that nothing was seen of: the letter prints why."""
    tab = acts.stage(LEAD, "Evidence")
    main(tab).get_by_role("link", name=re.compile("expected sources? (is|are) missing")).click()
    for _again in range(20):
        missing = main(tab).get_by_role("link", name="Say why it is missing")
        if not missing.count():
            break
        missing.first.click()
        main(tab).get_by_label("Why could it not be seen?").fill(reason)
        press(tab, "Record the reason")
        not_refused(tab)
    acts.look(tab, "sources")
