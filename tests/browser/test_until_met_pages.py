"""The pages from a plan until what was asked is met, for both sides: accessible, valid HTML, whole on a small phone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page as Tab
from playwright.sync_api import expect

from tests.browser import checks
from tests.browser.site import Site

PLANNER, HEAD, LEAD = (f"{who}@northmere.example" for who in ("planner", "head-of-service", "lead-inspector"))
PLANNED = """
from touchstone.inspectorate.plans.models import ActionPlan
plan = ActionPlan.objects.filter(state="accepted", inspection__provider__fictional=True).order_by("pk")[0]
action = plan.actions.filter(reports__isnull=False).order_by("pk")[0]
area = action.area_for_improvement
area.areas.set(plan.inspection.areas.all())
print(plan.inspection.slug, area.slug, action.pk)
"""
URGENT = """
from touchstone.inspectorate.findings import actions
from touchstone.inspectorate.findings.queries.standing import asked_of
from touchstone.inspectorate.findings.rows import LiveFinding
from touchstone.inspectorate.inspections.models import TeamMember
lead = TeamMember.objects.filter(
    role="lead", user__email=sys.argv[1], inspection__state__in=["fieldwork", "judging"]
).order_by("pk")[0]
row = LiveFinding(
    asked_of(lead.inspection)[0].key, "weakness", "Checks on people who work with children are late.",
    urgent=True, urgent_why="Somebody unchecked may be at work today.",
)
print(lead.inspection.slug, actions.write_finding(by=lead.user, inspection=lead.inspection, row=row).pk)
"""
KNOWN = "“group” role is unnecessary"  # GOV.UK's own date boxes say the role that a fieldset has anyway
Enter = Callable[..., Tab]
Look = Callable[[Tab, str], None]


def walk(tab: Tab, site: Site, look: Look, pages: dict[str, str], folder: Path) -> None:
    """Every page opens, has no fault that axe or a small phone shows, is worked by keyboard, and is valid HTML."""
    files = []
    for name, path in pages.items():
        answer = tab.goto(site.url + path)
        assert answer is not None and answer.status == 200, name
        file = folder / f"{name}.html"
        file.write_bytes(answer.body())
        files.append(file)
        look(tab, name)
        tab.reload()
        assert checks.keyboard_faults(tab) == [], name
    assert [fault for fault in checks.html_faults(files) if KNOWN not in fault] == []


def test_the_pages_of_the_inspectorate(enter: Enter, look: Look, site: Site, tmp_path: Path) -> None:
    slug, area, action = site.run(PLANNED).split()
    home = f"/work/plans/{slug}/"
    pages = {
        "plans": "/work/plans/", "plan": home, "see-action": f"{home}actions/{action}/", "until": f"{home}until-met/",
        "until-area": f"{home}until-met/{area}/", "move": f"{home}until-met/{area}/move/",
        "followed": "/work/learning/followed/?made_up=yes", "followed-empty": "/work/learning/followed/",
        "followed-by-start": "/work/learning/followed/?made_up=yes&by=start",
    }  # fmt: skip
    planner = enter(PLANNER)
    walk(planner, site, look, pages, tmp_path)
    planner.goto(f"{site.url}/work/learning/followed/?made_up=yes")
    expect(planner.get_by_text("Followed by, not caused by")).to_be_visible()
    planner.get_by_label("Compare by").select_option("Whether it was begun early or late")
    planner.get_by_role("button", name="Show").click()
    expect(planner.get_by_label("Compare by")).to_have_value("start")
    expect(planner.get_by_label("Count made-up services too")).to_be_checked()


def test_the_pages_of_the_service(enter: Enter, look: Look, site: Site, tmp_path: Path) -> None:
    slug, area, action = site.run(PLANNED).split()
    home = f"/asked/plans/{slug}/"
    pages = {
        "asked-plans": "/asked/plans/", "asked-plan": home, "asked-action": f"{home}actions/{action}/",
        "asked-until": f"{home}until-met/", "asked-until-area": f"{home}until-met/{area}/",
    }  # fmt: skip
    walk(enter(HEAD), site, look, pages, tmp_path)


def test_an_urgent_finding_is_followed_up_on_a_phone(enter: Enter, look: Look, site: Site, tmp_path: Path) -> None:
    slug, finding = site.run(URGENT, LEAD).split()
    home = f"/work/inspections/{slug}/urgent/"
    lead = enter(LEAD, width=320)
    walk(lead, site, look, {"urgent-list": home, "urgent": f"{home}{finding}/"}, tmp_path)
    lead.get_by_label("The service was told of it").check()
    lead.get_by_label("What was said or done").fill("By telephone.")
    lead.get_by_label("What the service reads of it").fill("Checks on people are late.")
    lead.get_by_label("What the service must do").fill("Check everybody.")
    day = lead.get_by_role("group", name="By which day")
    for part, value in (("Day", "1"), ("Month", "6"), ("Year", "2099")):
        day.get_by_label(part).fill(value)
    lead.get_by_role("button", name="Put it on record").click()
    expect(lead.get_by_role("alert")).to_contain_text("the post, not the name")
    lead.get_by_label("Who was told").fill("Head of service")
    lead.get_by_role("button", name="Put it on record").click()
    expect(lead.get_by_text("Told, and not answered")).to_be_visible()
    look(lead, "urgent-told")
    asked = f"/asked/{slug}/urgent/"
    head = enter(HEAD, width=320)
    walk(head, site, look, {"asked-urgent-list": asked, "asked-urgent": f"{asked}{finding}/"}, tmp_path)
    head.get_by_label("What we have done or are doing about it").check()
    head.get_by_label("What you did, or are doing, and when").fill("Every check is asked for.")
    head.get_by_role("button", name="Tell the inspectors").click()
    expect(head.get_by_text("You said what you do")).to_be_visible()
    look(head, "asked-urgent-answered")
