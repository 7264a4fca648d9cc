"""Do judgements that stand become a document that everyone can read, by the hands of those whose work it is?"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser import checks
from tests.browser.journeys import reporting
from tests.browser.journeys.acts import Acts, follow, main, not_refused, press, told
from tests.browser.journeys.conftest import Play
from tests.browser.journeys.reporting import INSPECTOR, LEAD, MODERATOR, SERVICE
from touchstone import formats
from touchstone.reader.sandbox import read_bytes

SECTION = "Service responsiveness"
WRONG, RIGHT = "Most case files show a long wait.", "Few (9 of 67) case files show a long wait."
COUNTED = "Few (9 of 67) case files show a long wait, and two of them show why."
CORRECTED = "Few (9 of 67) case files show a long wait, and three of them show why."
ASKED = "Meet each child within ten working days of the request."
SIMPLE = "We came to see how people help you."
SHORT = {"name": "counted.csv", "mimeType": "text/csv", "buffer": b"case,wait\n1,long\n"}
OPEN = 'judged("ofsted-cafcass-2009", "full", "Inspection of an area, a journey")'

OPEN_IN_WALES = 'in_wales()\njudged("ciw-cafcass-cymru-2018", "narrative", "Arolygiad o ardal, taith")'
WELSH_TEXTS = (
    ("Private law practice", "Advisers meet children late.", "Mae cynghorwyr yn cwrdd â phlant yn hwyr."),
    ("Public law practice", "Advisers listen to children.", "Mae cynghorwyr yn gwrando ar blant."),
)


@pytest.fixture
def acts(play: Play, screenshots: Path | None) -> Iterator[Acts]:
    yield reporting.settled(play, "report", screenshots, OPEN)


@pytest.mark.browser
def test_a_report_from_judgements_that_stand_to_its_public_page_and_its_correction(acts: Acts) -> None:
    _written(acts)
    _checked_by_the_service(acts)
    _signed_changed_and_signed_again(acts)
    reporting.publish(acts)
    first = _public(acts)
    _corrected(acts, first)


@pytest.fixture
def welsh(play: Play, screenshots: Path | None) -> Acts:
    return reporting.settled(play, "welsh", screenshots, OPEN_IN_WALES)


@pytest.mark.browser
def test_a_welsh_inspectorate_publishes_in_both_languages_at_once(welsh: Acts) -> None:
    """The same, shortened: what has no Welsh stops; both languages are public together, each wholly its own."""
    lead, inspector = "welsh-lead-inspector", "welsh-inspector"
    reporting.begin(welsh, lead)
    _welsh_written(welsh, inspector)
    tab = reporting.line(welsh, lead, "Sign it off")
    follow(tab, "Go on without the service’s check")
    main(tab).get_by_label("Why the service does not check it").fill("It is checked by another journey.")
    press(tab, "Go on without it")
    reporting.sign(welsh, lead, "welsh-moderator")
    reporting.publish(welsh, "welsh-publisher")
    tab = welsh.play.go(inspector, f"/inspections/{welsh.slug}/report")
    told(tab, "Advisers listen to children.")
    _no_faults(tab, welsh, "english")
    tab.locator(".register-choices a[hreflang=cy]").click()
    expect(tab.locator("html")).to_have_attribute("lang", "cy")
    told(tab, "Mae cynghorwyr yn gwrando ar blant.")
    assert "Advisers listen" not in main(tab).inner_text()
    assert tab.locator("main [lang=en]").locator("p, h2, h3").count() == 0
    _no_faults(tab, welsh, "welsh")
    groups = main(tab).locator(".register-files")
    counts = [each.locator("a[type]").count() for each in groups.all()]
    assert len(counts) == 2 and counts[0] == counts[1], "as many forms in Welsh as in English"


def _welsh_written(acts: Acts, who: str) -> None:
    """What is proposed has no Welsh yet, and stops for it; then each text is there in both languages."""
    tab = reporting.line(acts, who, "Checks")
    texts = main(tab).locator(".app-problem", has_text="There is no Welsh of this.")
    assert texts.count() >= 3  # what is proposed, and what the record says in English
    acts.look(tab, "no-welsh")
    for section, english, cymraeg in WELSH_TEXTS:
        tab = reporting.line(acts, who, "Write the statements")
        tab.get_by_role("link", name=re.compile(rf"^(\d+\. )?{section}$")).first.click()
        tab.locator(".app-statement").get_by_role("link", name=re.compile("^Write")).first.click()
        main(tab).get_by_label("Statement", exact=True).fill(english)
        main(tab).get_by_label("Statement in Welsh").fill(cymraeg)
        press(tab, re.compile("^Save$"))
        not_refused(tab)
    acts.look(tab, "both")
    reporting.word_the_area(acts, who, ASKED, welsh="Cwrdd â phob plentyn o fewn deg diwrnod gwaith i'r cais.")
    _welsh_of_the_record(acts, who)
    reporting.nothing_stops(acts, who)


def _welsh_of_the_record(acts: Acts, who: str) -> None:
    """What the report prints of the record is written beside its English; the program's own Welsh is there already."""
    tab = reporting.line(acts, who, "Write the Welsh of what the record says")
    acts.look(tab, "record")
    for box in main(tab).get_by_role("textbox").all():
        if not box.input_value():
            box.fill("Ni chafodd ei weld yn yr arolygiad dychmygol hwn.")
    press(tab, "Save the Welsh")
    told(tab, "The Welsh is saved.")


def _written(acts: Acts) -> None:
    reporting.begin(acts)
    tab = reporting.write(acts, INSPECTOR, SECTION, WRONG)
    expect(main(tab).get_by_text("Unsupported", exact=True).first).to_be_visible()
    reporting.rest_on(tab, "Children wait too long")
    told(tab, "does not fit 9 of 67")
    acts.look(tab, "stopped")
    main(tab).get_by_role("button", name="Use “Few (9 of 67)”").first.click()
    expect(main(tab).get_by_label("Statement", exact=True)).to_have_value(RIGHT)
    reporting.write(acts, INSPECTOR, "Why inspectors came", SIMPLE)
    reporting.word_the_area(acts, INSPECTOR, ASKED, by_when="Within three months")
    reporting.nothing_stops(acts, LEAD)


def _checked_by_the_service(acts: Acts) -> None:
    tab = reporting.line(acts, LEAD, "Sign it off")
    follow(tab, "Send the draft to the service")
    main(tab).get_by_label("How long the service has").fill("5")
    main(tab).get_by_label("What this rests on").fill("Set by the lead inspector.")
    acts.look(tab, "send")
    press(tab, "Send it now")
    not_refused(tab)
    _comment(acts)
    tab = acts.stage(LEAD, "Factual accuracy")
    follow(tab, "End the check")
    press(tab, "End the check")
    main(tab).get_by_role("link", name=re.compile("^1. Two of")).click()
    expect(main(tab).get_by_role("link", name="counted.csv")).to_be_visible()
    main(tab).get_by_label("Accepted", exact=True).check()
    main(tab).get_by_label("Why").fill("The files show it.")
    press(tab, "Save the answer")
    main(tab).get_by_label("The words in English").fill(COUNTED)
    press(tab, "Change the words")
    expect(main(tab).locator("ins").first).to_contain_text("two of them show why")
    acts.look(tab, "answered")
    tab = acts.stage(LEAD, "Factual accuracy")
    follow(tab, "The letter with the answers")
    press(tab, "Send the answers now")
    tab = acts.stage(SERVICE, "Check a draft")
    follow(tab, "Read the answers as a letter")
    expect(main(tab).locator("ins").first).to_contain_text("two of them show why")
    acts.look(tab, "letter")


def _comment(acts: Acts) -> None:
    tab = acts.stage(SERVICE, "Check a draft")
    text = main(tab).locator(".app-draft-line", has_text=RIGHT)
    text.get_by_role("link", name=re.compile("^Comment on")).click()
    main(tab).get_by_label("A factual error").check()
    main(tab).get_by_label("What is wrong or missing").fill("Two of them show why.")
    main(tab).get_by_label("Add evidence").set_input_files([SHORT])  # type: ignore[list-item]
    press(tab, "Save the comment")
    acts.look(tab, "comment")
    press(tab, "Go on to send")
    press(tab, "Send them all now")
    told(tab, "You sent 1 comment")


def _signed_changed_and_signed_again(acts: Acts) -> None:
    """A signature holds for exactly its text: with another word it is void."""
    reporting.sign(acts, LEAD, MODERATOR)
    tab = reporting.line(acts, LEAD, "Sign it off")
    follow(tab, "Open the signed report to change again")
    press(tab, "Open it to change")
    reporting.write(acts, INSPECTOR, "What is going well", "Plans for children are clear.")
    tab = reporting.line(acts, LEAD, "Sign it off")
    expect(main(tab).get_by_text("Void", exact=True)).to_have_count(2)
    told(tab, "The text was changed after it: 2 changes, by Carys Hollin.")
    acts.look(tab, "void")
    reporting.sign(acts, LEAD, MODERATOR)


def _public(acts: Acts) -> str:
    """The page, its forms, its areas for improvement, where else it is known. The SHA-256 of its PDF."""
    tab = acts.play.go(INSPECTOR, f"/inspections/{acts.slug}/report")
    told(tab, COUNTED)
    told(tab, ASKED)
    _no_faults(tab, acts, "public")
    hashes = _every_form(tab)
    press(tab, "The children’s version")
    told(tab, SIMPLE)
    _no_faults(tab, acts, "children")
    acts.play.go(INSPECTOR, f"/inspections/{acts.slug}")
    told(tab, ASKED)
    follow(tab, ASKED)
    told(tab, "3 calendar months from publication, counted from")
    _no_faults(tab, acts, "area-for-improvement")
    site = acts.play.site
    assert f'/inspections/{acts.slug}/report"' in site.get("/alerts/feed.atom")
    _genuine(acts, hashes["en-pdf.pdf"], "Stands")
    _no_faults(tab, acts, "genuine")
    return hashes["en-pdf.pdf"]


def _every_form(tab: Page) -> dict[str, str]:
    """Every form downloads as what it says it is; the PDF is read back. Their SHA-256 by name."""
    hashes: dict[str, str] = {}
    missing = formats.missing()
    links = main(tab).locator(".register-files a[type]")
    held = [(each.get_attribute("href") or "", each.get_attribute("type")) for each in links.all()]
    assert len(held) == 2 * (len(formats.FORMS) - len(missing)), held
    for href, said in held:
        answer = tab.request.get(f"{tab.url.split('/inspections')[0]}{href}")
        assert answer.status == 200 and answer.headers["content-type"].split(";")[0] == said, href
        hashes[href.rsplit("/", 1)[1]] = hashlib.sha256(answer.body()).hexdigest()
        if href.endswith("/en-pdf.pdf"):
            _read_back(answer.body())
    return hashes


def _read_back(data: bytes) -> None:
    read: dict[str, Any] = read_bytes(data, "report.pdf").data
    assert read["outcome"] != "refused", read["refusal"]
    improve = [row["text"]["value"] for row in read["lists"]["areas_for_improvement"]]
    assert improve == [ASKED]
    grades = {row["key"]["value"]: row["grade"]["value"] for row in read["lists"]["judgements"]}
    assert grades["overall_effectiveness"] == "good" and len(grades) == 17


def _genuine(acts: Acts, sha256: str, standing: str) -> Page:
    tab = acts.play.go(INSPECTOR, "/genuine")
    main(tab).get_by_label("SHA-256 of your file").fill(sha256)
    press(tab, "Look it up")
    found = main(tab).locator(".register-result", has=tab.locator(f"a[href*='/{acts.slug}/']"))
    expect(found.get_by_text(standing, exact=True)).to_be_visible()
    return tab


def _corrected(acts: Acts, first: str) -> None:
    """The correction stands in its place; what stood before is still provable, and says so."""
    tab = acts.stage(LEAD, "Report or letter")
    follow(tab, "Correct the published report")
    main(tab).get_by_label("What does it correct, and why?").fill("It was three files, not two.")
    press(tab, "Open the correction")
    tab = reporting.line(acts, INSPECTOR, "Write the statements")
    tab.get_by_role("link", name=re.compile(rf"^(\d+\. )?{SECTION}$")).first.click()
    tab.get_by_role("link", name=re.compile("^Write.*Few.*long wait")).click()
    main(tab).get_by_label("Statement", exact=True).fill(CORRECTED)
    press(tab, re.compile("^Save$"))
    tab = reporting.line(acts, LEAD, "Sign it off")
    follow(tab, "Go on without the service’s check")
    main(tab).get_by_label("Why the service does not check it").fill("Only a number is corrected.")
    press(tab, "Go on without it")
    reporting.sign(acts, LEAD, MODERATOR)
    reporting.publish(acts)
    tab = acts.play.go(INSPECTOR, f"/inspections/{acts.slug}/report")
    told(tab, CORRECTED)
    told(tab, "It was three files, not two.")
    follow(tab, "Edition 1")
    told(tab, COUNTED)
    _no_faults(tab, acts, "superseded")
    _genuine(acts, first, "Corrected since")


def _no_faults(tab: Page, acts: Acts, name: str) -> None:
    for width in (1280, checks.NARROW):
        tab.set_viewport_size({"width": width, "height": 900})
        assert checks.violations(tab) == [], f"{name} at {width}"
    tab.set_viewport_size({"width": 1280, "height": 900})
    acts.look(tab, name)
