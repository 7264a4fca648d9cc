"""The judgement board and its pages: what they show, to whom, in how many queries."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import Cast, play
from tests.factories.findings import agree, make_finding, make_item, propose
from tests.factories.people import browser_of
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.findings import actions
from touchstone.inspectorate.findings.models import JudgementProposal
from touchstone.inspectorate.findings.queries.standing import asked_of, board_of

pytestmark = pytest.mark.django_db
AREA = "private_law_practice"
GRADE_WORDS = re.compile(
    r"grade|outstanding|\bgood\b|satisfactory|adequate|requires improvement|inadequate", re.IGNORECASE
)


def home(cast: Cast) -> str:
    return f"/work/inspections/{cast.inspection.slug}/"


def words(html: str) -> str:
    """What a reader reads: without tags, and without what is for the machine."""
    html = re.sub(r"<(script|style|head).*?</\1>", " ", html, flags=re.S)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def read(cast: Cast, who: str, path: str) -> str:
    answer = browser_of(cast[who]).get(home(cast) + path)
    assert answer.status_code == 200, answer.status_code
    return words(answer.content.decode())


def test_the_board_shows_findings_with_counts_sources_and_what_contradicts_them():
    cast = play(state="judging")
    counts: dict[str, Any] = {"n": 12, "of": 20, "base": "case files", "basis": "seen", "direction": "weakness"}
    finding = make_finding(cast.inspection, cast["inspector"], AREA, "Plans have no dates.", **counts)
    item = make_item(cast.inspection, cast["second"], AREA, method="interview")
    actions.link_evidence(by=cast["second"], finding=finding, item=item, bearing="contradicts")
    propose(cast.inspection, cast["inspector"], AREA, "good", reason="Most of it is well done.")
    make_finding(cast.inspection, cast["inspector"], AREA, "Children are seen alone.", supported=False, urgent=True)
    make_item(cast.inspection, cast["second"], AREA)
    page = read(cast, "moderator", f"board/{AREA}/")
    for said in (
        "1 of 4 proposed.", "Weaknesses (1)", "Strengths (1)", "12 of 20 case files, of those seen only",
        "Case file read", "Most of it is well done.",
        "But 1 item of evidence points the other way: interview.", "Single source", "Unsupported", "Urgent",
        "1 item of evidence for this area is behind no finding yet.", "Not known. The framework",
        "Stale",
    ):  # fmt: skip
        assert said in page, said
    assert "Write a finding" not in page and "Propose again" not in page
    assert "Write a finding" in read(cast, "inspector", f"board/{AREA}/")
    assert browser_of(cast["lead"]).get(home(cast) + "board/").url == f"{home(cast)}board/overall_effectiveness/"
    assert browser_of(cast["lead"]).get(home(cast) + "board/no_such/").status_code == 404


def test_a_judgement_waits_until_every_finding_of_its_area_has_evidence():
    cast = play(state="judging")
    make_finding(cast.inspection, cast["inspector"], AREA, "Plans have no dates.", supported=False)
    with pytest.raises(Refused, match="1 finding of this area has no evidence behind it"):
        propose(cast.inspection, cast["inspector"], AREA, "good")
    actions.link_evidence(
        by=cast["second"], finding=cast.inspection.findings.get(), bearing="supports",
        item=make_item(cast.inspection, cast["second"], AREA),
    )  # fmt: skip
    propose(cast.inspection, cast["inspector"], AREA, "good")


def test_no_word_of_grades_on_any_page_of_a_narrative_inspection():
    cast = play(framework="ciw-cafcass-cymru-2018", kind="narrative", state="judging", service="cafcass-cymru")
    for key in [each.key for each in asked_of(cast.inspection)]:
        make_finding(cast.inspection, cast["inspector"], key, "Children are heard.")
        propose(cast.inspection, cast["inspector"], key, reason="Practice is strong where children are heard.")
    pages = [f"board/{key}/{more}" for key in (AREA,) for more in ("", "propose/", "finding/", "history/")]
    pages += ["judgements/", "notes/", f"findings/{cast.inspection.findings.first().pk}/"]
    read_by = {page: "lead" for page in pages} | {f"board/{AREA}/moderate/": "moderator"}
    seen = {page: read(cast, who, page) for page, who in read_by.items()}
    agree(cast.inspection, AREA, cast["moderator"])
    for key in [each.key for each in asked_of(cast.inspection)]:
        for who in ("moderator", "moderator2"):
            if (key, who) != (AREA, "moderator"):
                agree(cast.inspection, key, cast[who])
    actions.settle(by=cast["lead"], inspection=cast.inspection)
    seen["settled"] = read(cast, "lead", "judgements/")
    # Why the library holds no criteria is said in a sentence of its own, which speaks of "what good looks like".
    why = board_of(cast.inspection).area(AREA).asked.area.criteria.standing.reason
    found = {page: sorted(set(GRADE_WORDS.findall(text.replace(why, "")))) for page, text in seen.items()}
    assert not any(found.values()), found


def test_the_board_asks_as_many_queries_for_many_as_for_few():
    cast = play(state="judging")
    browser = browser_of(cast["lead"])

    def fill(n: int) -> None:
        for k in range(n):
            direction = "weakness" if k % 2 else "strength"
            finding = make_finding(cast.inspection, cast["inspector"], AREA, direction=direction)
            item = make_item(cast.inspection, cast["second"], AREA, method="interview")
            actions.link_evidence(by=cast["second"], finding=finding, item=item, bearing="contradicts")

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert browser.get(f"{home(cast)}board/{AREA}/").status_code == 200
        return len(queries)

    fill(2)
    for area in asked_of(cast.inspection):
        propose(cast.inspection, cast["lead"], area.key, "good", **{} if area.key == AREA else NO_FINDING)
    asked()  # a first visit fills what is kept between pages
    few = asked()
    fill(30)
    assert asked() == few
    assert few <= 30


NO_FINDING = {"outcome": "not judged", "grade_key": ""}


def test_a_proposal_is_made_moderated_and_let_stand_on_pages():
    cast = play(kind="focused", state="judging")
    make_finding(cast.inspection, cast["inspector"], AREA)
    inspector, moderator, lead = (browser_of(cast[who]) for who in ("inspector", "moderator", "lead"))
    propose_at = f"{home(cast)}board/{AREA}/propose/"
    seen = board_of(cast.inspection).area(AREA).findings_hash
    assert seen in inspector.get(propose_at).content.decode()
    assert "Fill in" in inspector.post(propose_at, {"judgement": "narrative", "seen": seen}).content.decode()
    said = {"judgement": "narrative", "reason": "Children are heard early.", "seen": "old"}
    stale = inspector.post(propose_at, said).content.decode()
    assert "changed while you wrote" in stale and "Children are heard early." in stale and seen in stale
    assert inspector.post(propose_at, {**said, "seen": seen}).status_code == 302
    held = JudgementProposal.objects.get()
    assert "cannot stand yet" in lead.post(f"{home(cast)}judgements/").content.decode()
    moderate_at = f"{home(cast)}board/{AREA}/moderate/"
    assert "Children are heard early." in moderator.get(moderate_at).content.decode()
    refused = moderator.post(moderate_at, {"agrees": "no", "reason": "", "seen": held.fingerprint}).content.decode()
    assert "Say why you disagree" in refused
    assert moderator.post(moderate_at, {"agrees": "yes", "reason": "", "seen": held.fingerprint}).status_code == 302
    assert "Nothing is missing" in lead.get(f"{home(cast)}judgements/").content.decode()
    assert lead.post(f"{home(cast)}judgements/").status_code == 302
    assert "Let stand by Lead" in words(lead.get(f"{home(cast)}judgements/").content.decode())
    reopen_at, director = f"{home(cast)}judgements/reopen/", browser_of(cast["director"])
    assert "Fill in" in director.post(reopen_at, {"reason": ""}).content.decode()
    assert director.post(reopen_at, {"reason": "A child was missed."}).status_code == 302
    assert "A child was missed." in words(lead.get(f"{home(cast)}judgements/").content.decode())
    assert "Version 1" in read(cast, "lead", f"board/{AREA}/history/")


def test_the_director_allows_a_judgement_against_a_rule_on_a_page():
    cast = play(framework="ofsted-cafcass-2009", state="judging")
    for key, grade in (("safeguarding", "inadequate"), ("complaints", "good"), ("partnerships", "good")):
        make_finding(cast.inspection, cast["inspector"], key)
        propose(cast.inspection, cast["inspector"], key, grade)
    inspector, at = browser_of(cast["inspector"]), f"{home(cast)}board/overall_effectiveness/"
    seen = board_of(cast.inspection).area("overall_effectiveness").findings_hash
    said = {"judgement": "good", "reason": "So.", "seen": seen, "against_reason": ""}
    assert "goes against a rule" in inspector.post(f"{at}propose/", said).content.decode()
    assert inspector.post(f"{at}propose/", {**said, "against_reason": "Put right since."}).status_code == 302
    page = read(cast, "director", "board/overall_effectiveness/")
    assert "at most inadequate because of: Safeguarding." in page and "Decide on the rule" in page
    assert "Not allowed yet" in page and "Not verified." in page
    held, director = JudgementProposal.objects.get(area_key="overall_effectiveness"), browser_of(cast["director"])
    assert "later proposal" in director.post(f"{at}allow/", {"reason": "So.", "seen": "old"}).content.decode()
    assert director.post(f"{at}allow/", {"reason": "I read it all.", "seen": held.fingerprint}).status_code == 302
    assert "I read it all." in read(cast, "director", "board/overall_effectiveness/")


def test_a_finding_is_written_changed_and_given_evidence_on_pages():
    cast = play(state="fieldwork")
    item = make_item(cast.inspection, cast["second"], AREA, text="A plan without a date.")
    inspector, second = browser_of(cast["inspector"]), browser_of(cast["second"])
    said = {"area_key": AREA, "direction": "weakness", "text": "Plans have no dates.", "n": "12", "of": "20",
            "base": "case files", "basis": "sample", "revision": ""}  # fmt: skip
    at = f"{home(cast)}board/{AREA}/finding/"
    assert "cannot be more than the second" in inspector.post(at, {**said, "n": "21"}).content.decode()
    assert inspector.post(at, said).status_code == 302
    finding = cast.inspection.findings.get()
    page = f"{home(cast)}findings/{finding.pk}/"
    assert "A plan without a date." in inspector.get(page).content.decode()
    assert "Choose it from the list" in inspector.post(f"{page}link/", {"item": "x"}, follow=True).content.decode()
    link = {"item": str(item.public_id), "bearing": "supports"}
    assert "supports the finding" in inspector.post(f"{page}link/", link, follow=True).content.decode()
    assert finding.links.count() == 1
    assert (
        inspector.post(f"{page}change/", {**said, "text": "Few plans have dates.", "revision": "0"}).status_code == 302
    )
    both = second.post(f"{page}change/", {**said, "text": "No plan has dates.", "revision": "0"}).content.decode()
    assert "Two versions" in both and "Few plans have dates." in both and "No plan has dates." in both
    type(item).objects.update(content_hash="b" * 64, version=2)
    assert "I looked again" in inspector.get(page).content.decode()
    assert "1 changed item" in inspector.post(f"{page}look-again/", follow=True).content.decode()
    assert inspector.post(f"{page}unlink/", link, follow=True).status_code == 200
    assert finding.links.count() == 0
    assert inspector.post(f"{page}withdraw/", {"reason": "Read wrongly."}).status_code == 302
    assert "Read wrongly." in inspector.get(page).content.decode()
    assert inspector.get(f"{home(cast)}findings/99999/").status_code == 404
