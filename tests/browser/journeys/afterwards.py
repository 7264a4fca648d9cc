"""After a report is public: the service's plan, the inspectorate's answer, and what is told of it as months go by."""

from __future__ import annotations

from datetime import date, timedelta

from playwright.sync_api import Page, expect

from tests.browser.journeys.acts import Acts, fill_day, follow, main, not_refused, press, told
from tests.browser.journeys.twin import COMPLAINTS, SEVEN, Asked

HEAD, LEAD, PLANNER = "head-of-service", "lead-inspector", "planner"


def plan_of(acts: Acts, who: str) -> Page:
    """From My work to the plan after this inspection, by the links that a person finds."""
    tab = acts.play.go(who, "/work/")
    tab.get_by_role("link", name="Action plans", exact=True).first.click()
    main(tab).locator(f"a[href$='/plans/{acts.slug}/']").first.click()
    expect(tab.locator("h1")).to_be_visible()
    return tab


def begin_the_plan(acts: Acts) -> None:
    tab = plan_of(acts, HEAD)
    told(tab, "The inspection asks for 7 things to be put right.")
    acts.look(tab, "plan-to-begin")
    press(tab, "Begin the plan")
    told(tab, "You are writing it; the inspectorate does not see it.")


def plan_an_action(acts: Acts, number: int, asked: Asked, starts: date, due: date, milestone: str = "") -> None:
    tab = plan_of(acts, HEAD)
    main(tab).get_by_role("link", name=f"Plan an action for area for improvement {number}", exact=True).click()
    main(tab).get_by_label("What will be done").fill(asked.does)
    main(tab).get_by_label("Who answers for it").fill(asked.owner)
    fill_day(tab, "Begins on", starts)
    fill_day(tab, "Done by", due)
    if asked is not SEVEN[-1]:  # the one that the inspectorate returns: nobody could say later whether it worked
        main(tab).get_by_label("How you will know that it worked").fill(asked.measure)
        main(tab).get_by_label("How much is enough").fill(asked.target)
    if milestone:
        main(tab).get_by_label("Milestones").fill(milestone)
    if asked is COMPLAINTS:
        acts.look(tab, "plan-action")
    press(tab, "Save")
    not_refused(tab)
    told(tab, "The action was added.")


def send_the_plan(acts: Acts) -> None:
    tab = plan_of(acts, HEAD)
    press(tab, "Send it")
    acts.look(tab, "plan-send")
    press(tab, "Send it now")
    not_refused(tab)
    told(tab, "It is with the inspectorate.")


def answer_the_plan(acts: Acts, returned: int = 0, reason: str = "") -> None:
    """By number: the one area for improvement for which the plan will not do, and why."""
    tab = plan_of(acts, LEAD)
    press(tab, "Answer it")
    for number in range(1, len(SEVEN) + 1):
        box = main(tab).get_by_role("group", name=f"Will the plan do for area for improvement {number}?")
        box.get_by_label("It will not do" if number == returned else "It will do", exact=True).check()
        if number == returned:
            main(tab).get_by_label(f"Why, for area for improvement {number}").fill(reason)
    acts.look(tab, "plan-answer")
    press(tab, "Send the answer")
    not_refused(tab)


def read_the_letter(acts: Acts, *words: str) -> Page:
    """The newest letter about the plan, as the service reads it."""
    tab = plan_of(acts, HEAD)
    letter = main(tab).locator("details", has_text="The letter").first
    letter.locator("summary").click()
    for each in words:
        expect(letter).to_contain_text(each)
    acts.look(tab, "plan-letter")
    return tab


def mend(acts: Acts, asked: Asked) -> None:
    """Say how one will know that it worked: what the plan was returned for."""
    tab = plan_of(acts, HEAD)
    card = main(tab).locator(".govuk-summary-card", has_text=asked.does)
    card.get_by_role("link", name="Change").click()
    main(tab).get_by_label("How you will know that it worked").fill(asked.measure)
    main(tab).get_by_label("How much is enough").fill(asked.target)
    press(tab, "Save")
    not_refused(tab)
    told(tab, "The action was changed.")


def tell(acts: Acts, asked: Asked, on: date, state: str, says: str = "", figure: str = "") -> Page:
    """How far an action was on a day, and the figure."""
    tab = plan_of(acts, HEAD)
    card = main(tab).locator(".govuk-summary-card", has_text=asked.does)
    card.get_by_role("link", name="Progress").click()
    fill_day(tab, "On which day", on)
    main(tab).get_by_label(state, exact=True).check()
    main(tab).get_by_label("What happened").fill(says)
    main(tab).get_by_label("The figure now").fill(figure)
    press(tab, "Save")
    not_refused(tab)
    told(tab, "Saved. The inspectorate sees it.")
    return tab


def show(acts: Acts, tab: Page, name: str, data: bytes, shows: str) -> None:
    """A file as evidence of the action whose page is open."""
    main(tab).get_by_label("The file").set_input_files([{"name": name, "mimeType": "text/csv", "buffer": data}])  # type: ignore[list-item]
    main(tab).get_by_label("What it shows").fill(shows)
    press(tab, "Add the file")
    not_refused(tab)
    told(tab, "The file was added.")
    acts.look(tab, "told")


def until_met(acts: Acts, who: str, number: int) -> Page:
    """The page of one area for improvement: its state, what should worry, what happened."""
    tab = plan_of(acts, who)
    follow(tab, "How each area for improvement stands, until it is met")
    follow(tab, f"Area for improvement {number}")
    return tab


def days(start: date, *counts: int) -> list[date]:
    return [start + timedelta(days=count) for count in counts]
