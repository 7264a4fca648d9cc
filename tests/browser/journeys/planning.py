"""From what is due to an inspection that is announced: the planner, the lead, and the service that reads the letter."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from playwright.sync_api import expect

from tests.browser.journeys.acts import Acts, fill_day, follow, main, not_refused, press, refused, told

LEAD, PLANNER, HEAD = "lead-inspector", "planner", "head-of-service"
QUESTION = "How long do children wait before somebody speaks to them?"


def find_what_is_due(acts: Acts, what: str, obligation: str) -> None:
    """From My work to the programme, narrowed to what is due, and to why it is due."""
    tab = acts.play.go(PLANNER, "/work/")
    tab.get_by_role("navigation").get_by_role("link", name="Programme").first.click()
    expect(tab.get_by_role("heading", level=1)).to_contain_text("Programme")
    acts.look(tab, "programme")
    link = main(tab).locator(f'a[href$="/due/{obligation}/"]')
    expect(link).to_contain_text(what)
    link.click()
    told(tab, "Why")
    acts.look(tab, "obligation")


def choose_where_it_goes(acts: Acts, theme: str) -> None:
    """What the coverage ledger proposes, each area with its reasons, is kept with a theme."""
    tab = acts.play.tab(PLANNER)
    main(tab).get_by_role("link", name="the areas").first.click()
    told(tab, "The framework asks for at least 3 different areas.")
    proposed = main(tab).locator("h2:has-text('Proposed') ~ ul").first.locator("li").all_inner_texts()
    assert len(proposed) >= 3
    assert all(": " in each and each.split(": ", 1)[1].strip() for each in proposed), proposed
    assert main(tab).get_by_role("checkbox", checked=True).count() == len(proposed)
    main(tab).get_by_label("Theme", exact=True).fill("")
    press(tab, "Keep these areas")
    refused(tab, "Theme")
    main(tab).get_by_label("Theme", exact=True).fill(theme)
    acts.look(tab, "visit-areas")
    press(tab, "Keep these areas")
    not_refused(tab)
    told(tab, f"Theme: {theme}.")
    assert main(tab).get_by_text("Areas:").inner_text().count(";") >= 2


def open_from_it(acts: Acts, title: str, *, weeks: int) -> None:
    """Open the inspection that meets it; the service does not see it yet."""
    tab = acts.play.tab(PLANNER)
    press(tab, "Open an inspection")
    main(tab).get_by_label("Title", exact=True).fill(title)
    start = date.today() + timedelta(weeks=4)
    fill_day(tab, "First day of fieldwork", start)
    fill_day(tab, "Last day of fieldwork", start + timedelta(days=7 * weeks - 3))
    main(tab).locator("select[name=lead]").select_option(label="Tobias Renfrey")
    acts.look(tab, "open")
    press(tab, "Open the inspection")
    not_refused(tab)
    told(tab, "The service does not see it until it is announced.")
    acts.slug = tab.url.rstrip("/").split("/")[-1]
    acts.look(tab, "workspace")
    acts.play.go(HEAD, acts.asked, status=404)


def bring_the_team_together(acts: Acts, names: Sequence[str]) -> None:
    for name in names:
        tab = acts.stage(LEAD, "Team and days")
        press(tab, "Add an inspector")
        main(tab).locator("select[name=person]").select_option(label=name)
        press(tab, "Add to the team")
        not_refused(tab)
        told(tab, name)
    acts.look(tab, "team")


def open_a_line_of_enquiry(acts: Acts) -> None:
    tab = acts.stage(LEAD, "Lines of enquiry")
    press(tab, "Open a line of enquiry")
    main(tab).get_by_label("Question", exact=True).fill(QUESTION)
    main(tab).get_by_label("judges").check()
    main(tab).get_by_label("Which one", exact=True).fill("Meeting with the designated judge")
    press(tab, "Open it")
    not_refused(tab)
    told(tab, QUESTION)
    acts.look(tab, "enquiries")


def announce(acts: Acts) -> None:
    """The letter goes out; the head of service reads it and asks for an adjustment, which the lead answers."""
    tab = acts.stage(LEAD, "Plan and steps")
    acts.look(tab, "plan")
    follow(tab, "Announce it")
    letter = main(tab).get_by_label("Letter", exact=True).input_value()
    assert "Northmere Family Court Service" in letter
    acts.look(tab, "announce")
    press(tab, "Announce it and send the letter")
    not_refused(tab)
    told(tab, "The inspection is announced, and the notice runs.")
    acts.look(tab, "notice")


def read_the_letter_and_ask(acts: Acts, title: str) -> None:
    tab = acts.play.go(HEAD, "/work/")
    tab.get_by_role("link", name="Asked of us").first.click()
    main(tab).get_by_role("link", name=title, exact=True).first.click()
    acts.look(tab, "asked")
    follow(tab, "Letter and clock")
    expect(tab.locator(".app-letter")).to_contain_text("Northmere Family Court Service")
    acts.look(tab, "asked-letter")
    tab = acts.stage(HEAD, "Adjustments")
    press(tab, "Ask for an adjustment")
    main(tab).get_by_label("a disability").check()
    main(tab).get_by_label("What should be done otherwise").fill("The first meeting in a room with a hearing loop.")
    press(tab, "Ask for it")
    not_refused(tab)
    tab = acts.stage(LEAD, "Adjustments")
    main(tab).get_by_role("link", name="Answer it").click()
    main(tab).get_by_label("Agree", exact=True).check()
    main(tab).get_by_label("Reason", exact=True).fill("The room is booked.")
    press(tab, "Send the answer")
    not_refused(tab)
    tab = acts.stage(HEAD, "Adjustments")
    told(tab, "The room is booked.")
    acts.look(tab, "asked-adjustments")


def fieldwork_waits_for_the_notice(acts: Acts) -> None:
    tab = acts.stage(LEAD, "Plan and steps")
    follow(tab, "Begin fieldwork")
    press(tab, "Begin fieldwork")
    refused(tab, "Fieldwork cannot begin before that day.")
    acts.look(tab, "begin-refused")


# The one thing that cannot be done by hand: five weeks pass.
TIME_PASSES = """
from touchstone.domain.dates import PreciseDate
from touchstone.inspectorate.inspections.models import Inspection
row = Inspection.objects.get(slug={slug!r})
back = timedelta(days=35)
for notice in row.notices.all():
    clock = notice.clock
    for name in ("starts_on", "due", "due_if_working"):
        day = getattr(clock, name)
        setattr(clock, name, day - back if day else None)
    clock.save()
    notice.sent_at -= back
    notice.save()
for change in row.state_changes.all():
    change.at -= back
    change.save()
today = timezone.localdate()
row.starts, row.ends = PreciseDate(today), PreciseDate(today + timedelta(days={days}))
row.save()
"""


def begin_fieldwork(acts: Acts, *, days: int) -> None:
    acts.play.script(TIME_PASSES.format(slug=acts.slug, days=days))
    tab = acts.stage(LEAD, "Plan and steps")
    follow(tab, "Begin fieldwork")
    press(tab, "Begin fieldwork")
    not_refused(tab)
    told(tab, "Fieldwork has begun.")
    acts.look(tab, "workspace-fieldwork")
