"""From findings with the evidence behind them to judgements that others have moderated and that stand."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.journeys.acts import Acts, follow, main, not_refused, press, told

INSPECTOR, LEAD, HEAD = "inspector", "lead-inspector", "head-of-service"
MODERATORS = ("moderator", "second-moderator")


def on_the_board(acts: Acts, who: str, area: str) -> Page:
    """From the inspection's first page to the board, and there to the area."""
    tab = acts.stage(who, "Judgement board")
    if main(tab).get_by_role("heading", level=2, name=area, exact=True).count() == 0:
        follow(tab, area)
    expect(main(tab).get_by_role("heading", level=2, name=area, exact=True)).to_be_visible()
    return tab


def write_a_finding(acts: Acts, area: str, direction: str, text: str, evidence: str = "") -> None:
    """One thing that the evidence shows, and the evidence that shows it."""
    tab = on_the_board(acts, INSPECTOR, area)
    press(tab, "Write a finding")
    main(tab).get_by_label(direction, exact=True).check()
    main(tab).get_by_label("What the evidence shows").fill(text)
    press(tab, "Save the finding")
    not_refused(tab)
    expect(main(tab).get_by_text("Unsupported", exact=True)).to_be_visible()
    if evidence:
        tab.locator(".app-evidence", has_text=evidence).get_by_role("button", name="It supports").click()
        expect(main(tab).get_by_text("Single source", exact=True)).to_be_visible()
        acts.look(tab, "finding")


def end_fieldwork(acts: Acts) -> None:
    tab = acts.stage(LEAD, "Plan and steps")
    follow(tab, "End fieldwork")
    press(tab, "End fieldwork")
    not_refused(tab)
    expect(main(tab)).to_contain_text("Being judged")


def propose(acts: Acts, area: str, judgement: str, reason: str) -> None:
    tab = on_the_board(acts, INSPECTOR, area)
    press(tab, "Propose again" if main(tab).get_by_role("button", name="Propose again").count() else "Propose a")
    main(tab).get_by_label(judgement, exact=True).check()
    main(tab).get_by_role("textbox").first.fill(reason)
    press(tab, "Propose it")
    not_refused(tab)


def moderate(acts: Acts, who: str, area: str) -> None:
    tab = on_the_board(acts, who, area)
    press(tab, "Moderate it")
    main(tab).get_by_label("I agree with exactly this").check()
    press(tab, "Save what I say")
    not_refused(tab)
    told(tab, "What you said of this judgement is on record.")


def nobody_moderates_their_own(acts: Acts, area: str, key: str) -> None:
    tab = on_the_board(acts, INSPECTOR, area)
    assert main(tab).get_by_role("button", name="Moderate it").count() == 0
    acts.play.go(INSPECTOR, f"{acts.work}board/{key}/moderate/", status=403)


def change_the_finding(acts: Acts, area: str, text: str, to: str) -> None:
    """A finding changes after others have agreed: what rests on it is stale, and cannot stand."""
    tab = on_the_board(acts, INSPECTOR, area)
    main(tab).get_by_role("link", name=text).first.click()
    press(tab, "Change it")
    main(tab).get_by_label("What the evidence shows").fill(to)
    press(tab, "Save the finding")
    not_refused(tab)
    tab = on_the_board(acts, INSPECTOR, area)
    told(tab, "What it rests on has changed since it was proposed.")
    acts.look(tab, "board-stale")
    tab = acts.stage(LEAD, "Let the judgements stand")
    told(tab, "Still needed")
    assert main(tab).get_by_role("button", name="Let them stand").count() == 0
    acts.look(tab, "settle-needed")


def the_service_sees_none_of_it(acts: Acts) -> None:
    for place in ("", "board/", "evidence/", "judgements/", "reviews/", "notes/"):
        acts.play.go(HEAD, f"{acts.work}{place}", status=403)
    tab = acts.play.go(HEAD, acts.asked)
    assert "judgement" not in main(tab).inner_text().lower()
    acts.look(tab, "asked-at-the-end")


def stand(acts: Acts) -> Page:
    """The lead lets the judgements stand; nothing is missing."""
    tab = acts.stage(LEAD, "Let the judgements stand")
    told(tab, "Nothing is missing.")
    press(tab, "Let them stand")
    expect(tab.get_by_role("heading", level=1)).to_contain_text("The judgements stand")
    acts.look(tab, "settled")
    return tab
