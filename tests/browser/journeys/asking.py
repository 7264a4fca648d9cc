"""What the service is asked for and gives: items answered, sent back and accepted; a list of cases to draw from."""

from __future__ import annotations

from datetime import date

from playwright.sync_api import expect

from tests.browser.journeys.acts import Acts, fill_day, follow, main, not_refused, press, told

LEAD, HEAD, DATA = "lead-inspector", "head-of-service", "data-officer"
ITEM = "How the service is organised"
CASES = 300


def list_of_cases(*, twice: bool = False) -> str:
    """A case a line, two of a rare kind; where `twice`, one case stands in it two times."""
    lines = ["reference,law,area,kind"]
    for number in range(1, CASES + 1):
        law = "public" if number % 3 == 0 else "private"
        kind = "secure accommodation" if number <= 2 else "section 7"
        lines.append(f"NM-{number:05d},{law},{('Fen', 'Moor', 'Dale')[number // 3 % 3]},{kind}")
    if twice:
        lines.append(lines[7])
    return "\n".join(lines) + "\n"


def send_the_request(acts: Acts) -> None:
    tab = acts.stage(LEAD, "Information request")
    press(tab, "Take the starting list")
    told(tab, "items are not sent yet: the service does not see them.")
    acts.play.go(HEAD, f"{acts.asked}request/").get_by_text("Nothing is asked yet.").wait_for()
    press(tab, "Send them")
    acts.look(tab, "request-send")
    press(tab, "Send them now")
    not_refused(tab)
    told(tab, "items were sent to the service.")
    acts.look(tab, "request")


def answer(acts: Acts, text: str) -> None:
    tab = acts.stage(DATA, "What is asked of you")
    follow(tab, ITEM)
    main(tab).get_by_label("Your answer in words").fill(text)
    acts.look(tab, "asked-item")
    press(tab, "Give this answer")
    not_refused(tab)
    told(tab, "was given.")


def answered_sent_back_and_accepted(acts: Acts) -> None:
    answer(acts, "Five heads of practice lead three areas each.")
    tab = acts.stage(LEAD, "Information request")
    follow(tab, ITEM)
    main(tab).get_by_text("Send it back", exact=True).click()
    main(tab).get_by_label("Part of what was asked for is missing").check()
    main(tab).get_by_label("What is missing or wrong").fill("Say how many people each office has.")
    acts.look(tab, "request-item")
    press(tab, "Send the answer back")
    not_refused(tab)
    tab = acts.stage(DATA, "What is asked of you")
    follow(tab, ITEM)
    told(tab, "Say how many people each office has.")
    answer(acts, "Five heads of practice lead three areas each. Each office has 11 to 23 people.")
    tab = acts.stage(LEAD, "Information request")
    follow(tab, ITEM)
    press(tab, "Accept the answer")
    not_refused(tab)
    told(tab, "1 accepted")
    acts.look(tab, "request-accepted")


def give_the_list(acts: Acts) -> None:
    """First with a case that stands in it twice: nothing of it is taken. Then as it should be."""
    tab = acts.stage(DATA, "Sample of cases")
    press(tab, "Give the list")
    main(tab).get_by_label("Or paste it here").fill(list_of_cases(twice=True))
    fill_day(tab, "The day of the list", date.today())
    main(tab).get_by_label("It leaves nothing out").check()
    press(tab, "Give the list")
    told(tab, "Nothing of the pasted list was taken")
    told(tab, "NM-00007")
    acts.look(tab, "list-refused")
    main(tab).get_by_label("Or paste it here").fill(list_of_cases())
    press(tab, "Give the list")
    not_refused(tab)
    told(tab, f"The list of {CASES} cases was taken.")
    acts.look(tab, "list-taken")


def design_and_draw(acts: Acts) -> None:
    """What a design buys stands beside it; the draw is done once, and the service sees what was drawn."""
    tab = acts.stage(LEAD, "Sample of cases")
    press(tab, "Design the sample")
    main(tab).get_by_label("How many cases").fill("40")
    press(tab, "Show what it buys")
    expect(main(tab).locator("[data-sample-buys]")).to_contain_text("a weakness in 1 case of 10 will be missed about")
    acts.look(tab, "design")
    press(tab, "Go on to draw these 40 cases")
    main(tab).get_by_label("How many of them are tracked cases").fill("4")
    acts.look(tab, "draw")
    press(tab, "Draw 40 cases now")
    not_refused(tab)
    told(tab, f"Drawn: 40 of {CASES} cases")
    acts.look(tab, "drawn")
    tab = acts.stage(DATA, "Sample of cases")
    told(tab, f"40 of your {CASES} cases were drawn. Please make these ready.")
    acts.look(tab, "asked-drawn")
