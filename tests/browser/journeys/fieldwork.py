"""At work with the service: evidence from a phone, a case reviewed, a child who may be at risk, a note sent."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from playwright.sync_api import Locator, Page, expect

from tests.browser.checks import NARROW
from tests.browser.journeys.acts import Acts, follow, main, not_refused, press, told

INSPECTOR, LEAD, HEAD, MANAGER = "inspector", "lead-inspector", "head-of-service", "service-manager"
POSTCODE = "SW1A 1AA"
SEEN = "The plan in this file names tasks, and no dates by which they are done."
TOLD = "Practitioners and managers told us how early they meet children, and what is counted every week."
NOTE = "We met two teams today.\nTomorrow we read files in Fen."


def note_on_a_phone(
    acts: Acts, areas: Sequence[str], text: str, *, direction: str, method: str, refused: str = ""
) -> None:
    """Add evidence on a phone. What could tell who somebody is keeps it waiting, until it is taken out."""
    tab = acts.play.tab(INSPECTOR)
    tab.set_viewport_size({"width": NARROW, "height": 640})
    tab = acts.stage(INSPECTOR, "Evidence")
    press(tab, "Add evidence")
    main(tab).get_by_label(method, exact=True).check()
    for area in areas:
        main(tab).get_by_label(area, exact=True).check()
    main(tab).get_by_label(direction, exact=True).check()
    words = main(tab).get_by_label("What was seen?")
    words.fill(f"{text} {refused}".strip())
    expect(tab.locator("[data-evidence-saved]")).to_contain_text("Saved at", timeout=20_000)
    acts.look(tab, "evidence-write")
    press(tab, "Submit as evidence")
    if refused:
        expect(tab.get_by_role("heading", level=1)).to_contain_text("could tell who somebody is")
        expect(main(tab).locator("mark")).to_have_text(refused)
        acts.look(tab, "evidence-waits")
        follow(tab, "Change the text")
        main(tab).get_by_label("What was seen?").fill(text)
        press(tab, "Submit as evidence")
    told(tab, "Submitted. It is part of the inspection’s evidence now.")
    acts.look(tab, "evidence-item")
    tab.set_viewport_size({"width": 1280, "height": 900})


def review_a_case(acts: Acts) -> None:
    """One sampled case, by the instrument: every page answered, and the answers submitted."""
    tab = acts.stage(INSPECTOR, "Case reviews")
    acts.look(tab, "reviews")
    main(tab).get_by_role("link", name="Begin a review").first.click()
    main(tab).get_by_label("Child A").select_option(label="5 to 9")
    acts.look(tab, "review-begin")
    press(tab, "Begin")
    not_refused(tab)
    press(tab, "Go on answering")
    for _page in range(20):
        if "/sections/" not in tab.url:
            break
        answer_the_page(tab)
        acts.look(tab, "review-page")
        press(tab, "Save and continue")
    expect(tab.get_by_role("heading", level=1)).to_contain_text("Check your answers")
    acts.look(tab, "review-check")
    press(tab, "Submit the answers")
    told(tab, "Submitted")
    acts.says(INSPECTOR, "Case reviews", "1 of 40")


def answer_the_page(tab: Page) -> None:
    """Answer whatever the page asks, and what those answers bring up."""
    for _again in range(3):
        for question in main(tab).locator("[data-slot]:visible").all():
            ANSWERS[question.get_attribute("data-kind") or ""](question)


def _first(question: Locator) -> None:
    if not question.locator("input:checked").count():
        question.locator("input[type=radio], input[type=checkbox]").first.check()
    _words(question)


def _words(question: Locator) -> None:
    for box in question.locator("textarea:visible, input[type=text]:visible").all():
        if not box.input_value():
            box.fill("2" if box.get_attribute("inputmode") else "It stands in the record.")


def _day(question: Locator) -> None:
    for part, value in (("Day", "2"), ("Month", "11"), ("Year", "2026")):
        question.get_by_label(part).fill(value)


ANSWERS: dict[str, Callable[[Locator], None]] = {
    "radios": _first, "checkboxes": _first, "date": _day, "input": _words, "textarea": _words,
}  # fmt: skip


def refer_a_child(acts: Acts, reference: str) -> None:
    """An urgent referral from the page of evidence; the service's manager says where it was sent."""
    tab = acts.stage(INSPECTOR, "Evidence")
    press(tab, "Add evidence")
    press(tab, "A child may be at risk")
    main(tab).get_by_label("Case reference").fill(reference)
    main(tab).get_by_label("What you saw").fill("The file tells of a threat last week, and nobody has asked about it.")
    acts.look(tab, "referral-raise")
    press(tab, "Raise the referral")
    not_refused(tab)
    told(tab, "What happens next")
    acts.look(tab, "referral")
    tab = acts.play.go(MANAGER, "/asked/referrals/")
    main(tab).get_by_role("link", name=f"Case {reference}").first.click()
    press(tab, "Say where it was sent")
    main(tab).get_by_label("Which agency").fill("Sandmouth Borough Council, children’s social care")
    press(tab, "Record it")
    not_refused(tab)
    told(tab, "It is recorded, and the inspectorate has been told.")
    acts.look(tab, "referral-asked")


def keep_in_touch(acts: Acts) -> None:
    """The lead's note: the service sees nothing of it before it is sent."""
    tab = acts.stage(LEAD, "Notes to the service")
    press(tab, "Write a note")
    main(tab).get_by_label("What the service should know").fill(NOTE)
    press(tab, "Save the note")
    not_refused(tab)
    told(acts.stage(HEAD, "Notes from the inspectors"), "None has been sent yet.")
    press(tab, "Send it to the service")
    told(tab, "Sent by")
    acts.look(tab, "notes")
    tab = acts.stage(HEAD, "Notes from the inspectors")
    told(tab, "Tomorrow we read files in Fen.")
    acts.look(tab, "asked-notes")
