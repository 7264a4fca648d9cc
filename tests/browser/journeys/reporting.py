"""From a begun report to its public page: what each person does on the way, by the words that they see."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.journeys.acts import Acts, follow, main, not_refused, press, told
from tests.browser.journeys.conftest import Play

LEAD, INSPECTOR, MODERATOR, PUBLISHER = "lead-inspector", "inspector", "moderator", "publisher"
SERVICE = "head-of-service"
PATIENCE = 120_000  # milliseconds in which a worker process makes every form, on a busy machine


def settled(play: Play, name: str, screenshots: Path | None, body: str) -> Acts:
    """The play of an inspection whose judgements stand; `body` opens it behind the scenes."""
    acts = Acts(play, name, screenshots)
    acts.slug = play.script(body).split()[-1]
    return acts


def line(acts: Acts, who: str, title: str) -> Page:
    """A line of the report's own list of tasks."""
    tab = acts.stage(who, "Report or letter")
    follow(tab, title)
    return tab


def begin(acts: Acts, who: str = LEAD) -> None:
    tab = acts.stage(who, "Report or letter")
    told(tab, "What will be filled in")
    acts.look(tab, "begin")
    press(tab, "Begin the report")
    told(tab, "The report is open, with what is known filled in.")
    acts.look(tab, "overview")


def write(acts: Acts, who: str, section: str, text: str, welsh: str = "") -> Page:
    """A statement at the end of a section; its page stays open."""
    tab = line(acts, who, "Write the statements")
    tab.get_by_role("link", name=re.compile(rf"^(\d+\. )?{re.escape(section)}$")).first.click()
    press(tab, "Add a statement at the end")
    main(tab).get_by_label("Statement", exact=True).fill(text)
    if welsh:
        main(tab).get_by_label("Statement in Welsh").fill(welsh)
    press(tab, re.compile("^Save$"))
    not_refused(tab)
    told(tab, "Saved at")
    return tab


def rest_on(tab: Page, finding: str) -> None:
    """Choose the finding that shows it."""
    press(tab, "Choose findings")
    main(tab).get_by_label(re.compile(finding)).first.check()
    press(tab, "It rests on these")
    told(tab, "1 finding is behind it now.")


def word_the_area(acts: Acts, who: str, text: str, by_when: str = "", welsh: str = "") -> None:
    """The one area for improvement that was proposed, in words that say what has to be done."""
    tab = line(acts, who, "Word the areas for improvement")
    told(tab, "1 area for improvement")
    main(tab).get_by_role("link", name=re.compile("^Write")).click()
    main(tab).get_by_label("What has to improve", exact=True).fill(text)
    if welsh:
        main(tab).get_by_label("What has to improve, in Welsh").fill(welsh)
    if by_when:
        main(tab).get_by_label("By when").select_option(label=by_when)
    press(tab, re.compile("^Save$"))
    not_refused(tab)
    acts.look(tab, "area")


def nothing_stops(acts: Acts, who: str) -> None:
    tab = acts.stage(who, "Report or letter")
    told(tab, "Nothing stops it")


def sign(acts: Acts, *people: str) -> Page:
    """Each signs for exactly the text that they see; the last signature makes it signed."""
    for who in people:
        tab = line(acts, who, "Sign it off")
        press(tab, "Sign for exactly this text")
        told(tab, "You have signed for exactly this text.")
    told(tab, "Nothing: it is signed.")
    acts.look(tab, "signed")
    return tab


def publish(acts: Acts, who: str = PUBLISHER) -> None:
    """Queued by a person, made by a process that the server starts; the page says when it is done."""
    tab = line(acts, who, "Publish")
    told(tab, "Exactly the text that was signed is made public")
    acts.look(tab, "publish")
    press(tab, re.compile("^Publish$"))
    told(tab, "The publication is queued.")
    done = main(tab).get_by_text("Published: public, or public from the moment set")
    for _second in range(PATIENCE // 1000):
        if done.count():
            break
        tab.wait_for_timeout(1000)
        tab.reload()
    expect(done).to_be_visible()
    acts.look(tab, "published")
