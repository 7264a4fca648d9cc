"""A made-up area that was judged inadequate, and what happens to the seven things asked of it: the facts of the play.

The pattern is that of a visit of 2011: slow at first, figures that come near their target and do not reach it, five
satisfactory, one good, one inadequate. Places and words are made up.
"""

from __future__ import annotations

from dataclasses import dataclass

PLACE, SUCCESSOR = "Mossquay", "Nethermarsh"
TITLE = f"Inspection of {PLACE}, a journey until met"
SOON, LATER = "Within three months", "Within six months"


@dataclass(frozen=True)
class Asked:
    """One area for improvement: its judgement, what was found, how many of 67 files, what is asked, and by when; what
    the service does, who answers for it, how much is enough; what the visit judges, finds, and still finds weak."""

    key: str
    found: str
    n: int
    asked: str
    when: str
    does: str
    owner: str
    measure: str
    target: str
    judged: str
    seen: str
    weak: str = ""


SEVEN = (
    Asked(
        "reporting_and_recommendations_to_court", "Reports reach the court late", 40,
        "File each report by the day agreed with the court.", SOON,
        "Agree filing days with each court, and count late reports every week.", "Service manager",
        "Reports filed by the day agreed", "95%", "Satisfactory",
        "Reports are now filed by the day agreed in almost every case.", "Nothing is written down with two courts.",
    ),
    Asked(
        "performance_management", "Managers do not see what is late", 38,
        "Look at every open file once a month.", SOON, "Give each manager a list of files on the first of each month.",
        "Head of area", "Files looked at", "100%", "Satisfactory",
        "Managers look at most files each month.", "What they write about reports is not rigorous.",
    ),
    Asked(
        "case_planning_and_recording", "Plans are not shared with families", 36,
        "Share each plan with the family, and write down that it was shared.", SOON,
        "Send each plan with a letter that is easy to read.", "Practice supervisor", "Plans shared", "90%",
        "Satisfactory", "Plans are shared in almost all long cases.", "In short cases one parent is often left out.",
    ),
    Asked(
        "complaints", "Complaints wait for a first answer", 31,
        "Give a first answer to each complaint within ten days.", SOON,
        "Answer complaints from one desk, and look at late ones every week.", "Complaints officer",
        "Days to a first answer to a complaint", "10 days", "Satisfactory",
        "A first answer took 31 days at first and takes 12 days now.", "The target of 10 days is not met.",
    ),
    Asked(
        "workforce_development", "Posts of advisers are vacant", 35,
        "Fill the vacant posts of advisers.", LATER, "Recruit with the neighbouring areas.", "Head of area",
        "Vacant posts", "0 posts", "Good", "Every post is filled.",
    ),
    Asked(
        "user_engagement", "Children are not asked what the service was like", 50,
        "Ask each child at the end what the service was like, and tell them what changed.", LATER,
        "Begin a young people's board.", "Participation lead", "Children asked", "80%", "Inadequate",
        "The board has not met.", "The time for it went into other work.",
    ),
    Asked(
        "equality_and_diversity", "What families need is not known", 45,
        "Write down what each family needs, and act on it.", LATER,
        "Ask each family at the first call.", "Service manager", "Families asked", "90%", "Satisfactory",
        "Needs are written down on most files.", "The check of the whole area was not looked at again.",
    ),
)  # fmt: skip
COMPLAINTS = SEVEN[3]
INADEQUATE = (
    "overall_effectiveness", "complaints", "performance_management", "case_planning_and_recording",
    "reporting_and_recommendations_to_court", "user_engagement",
)  # fmt: skip

# Runs after backstage.py: judgements that stand, seven weaknesses behind them.
OPEN = f"""
import datetime
place = service.areas.get(name={PLACE!r})
row = fieldwork("ofsted-cafcass-2009", "full", {TITLE!r}, areas=[place])
for key, text, n in {[(each.key, each.found + ".", each.n) for each in SEVEN]!r}:
    findings.write_finding(
        by=person["inspector"], inspection=row,
        row=LiveFinding(key, "weakness", text, n=n, of=67, base="case files", basis="sample"),
    )
for source in frameworks.definition(row.framework).evidence:
    MissingSource.objects.create(
        inspection=row, source_key=source.key, reason="It is not part of this journey.",
        saved_by=person["lead-inspector"], saved_at=timezone.now(),
    )
actions.move(by="a journey", inspection=row, step="end fieldwork")
rows = [
    JudgementRow(
        each.key, "graded" if each.scale else "not in regime", each.scale.key if each.scale else "",
        ("inadequate" if each.key in {INADEQUATE!r} else "satisfactory") if each.scale else "",
    )
    for each in asked_of(row)
]
findings.record_judgements(by="a journey", inspection=row, rows=rows)
Inspection.objects.filter(pk=row.pk).update(state="settled", reference="NM 078")
print(row.slug)
"""

# Who was written to about what needs attention, and how often.
MAILS = """
from collections import Counter
from touchstone.foundation.messages.models import OutboxEmail
sent = OutboxEmail.objects.filter(subject__contains="need").filter(subject__contains="attention")
for (to, body), n in sorted(Counter((m.to, m.body) for m in sent if {title!r} in m.body).items()):
    print(to, n)
"""
