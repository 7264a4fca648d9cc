"""What inspectors of the fictional service saw, in this project's own words. Each line is one thing seen.

A line: method, source, about whom, strength or weakness, judgement areas, what was seen. `{…}` are filled in by the
generator. The names of methods and sources are keys of the evidence room and of the 2021 framework.
"""

from __future__ import annotations

PRIVATE, PUBLIC, LEADERS = "private_law_practice", "public_law_practice", "leadership"

SEEN: tuple[tuple[str, str, str, str, tuple[str, ...], str], ...] = (
    ("case_file_review", "case_records", "child", "strength", (PRIVATE,),
     "The adviser wrote down what the child said, in the child's own words, and the report to the court quotes it."),
    ("case_file_review", "case_records", "child", "weakness", (PRIVATE,),
     "No record that the child was spoken to before the recommendation was written. The file gives no reason."),
    ("case_file_review", "case_records", "parent", "weakness", (PRIVATE,),
     "The letter to the court rests on one parent's account. The other parent was telephoned once and not again."),
    ("case_file_review", "case_records", "child", "weakness", (PRIVATE, LEADERS),
     "The case waited {weeks} weeks to be allocated. Nothing on the file shows that the wait was reviewed."),
    ("case_file_review", "case_records", "child", "strength", (PUBLIC,),
     "The guardian saw the child {times} times, twice alone, and the plan changed after the second visit."),
    ("case_file_review", "case_records", "child", "strength", (PUBLIC,),
     "Each sibling has a section of their own in the plan, with what is different for them."),
    ("case_file_review", "case_records", "child", "weakness", (PUBLIC,),
     "The plan has not changed since the first hearing, although the placement broke down in between."),
    ("case_file_review", "case_records", "child", "strength", (PRIVATE,),
     "Checks with police and the local authority were complete before the first hearing, each with its date."),
    ("case_file_review", "case_records", "manager", "weakness", (PRIVATE, LEADERS),
     "The manager's audit graded this file good. It has no case plan, and the audit does not say so."),
    ("case_file_review", "case_records", "child", "neutral", (PRIVATE,),
     "The report was filed {days} days after the date set. The court had been told in advance."),
    ("observation", "", "adviser", "strength", (PRIVATE,),
     "The adviser explained to both parents, separately and in plain words, what would be in the letter."),
    ("observation", "", "guardian", "strength", (PUBLIC,),
     "In court the guardian gave the child's view first and her own recommendation second, and kept them apart."),
    ("observation", "", "adviser", "weakness", (PRIVATE,),
     "The first telephone interview lasted {minutes} minutes. No question was asked about harm from other adults."),
    ("interview", "staff_interviews", "practitioner", "strength", (LEADERS,),
     "Supervision has been monthly all year, and the record is shared the same week."),
    ("interview", "staff_interviews", "practitioner", "weakness", (LEADERS,),
     "Has carried {cases} cases since the summer. Says that new work is shared out by turn, not by who has room."),
    ("interview", "staff_interviews", "service manager", "neutral", (LEADERS,),
     "Describes the new order for waiting cases: age and risk first. It began four weeks ago and is not yet measured."),
    ("meeting", "judiciary", "judge", "strength", (PUBLIC,),
     "Reports from guardians are clear and on time. The court relies on them."),
    ("meeting", "judiciary", "judge", "weakness", (PRIVATE,),
     "First letters vary: some give both sides, some one. The court adjourns where a parent has not been heard."),
    ("meeting", "local_authorities", "head of children's services", "strength", (PUBLIC, LEADERS),
     "Disagreements about plans are raised early, by telephone, and settled before the hearing."),
    ("meeting", "feedback", "young person of the panel", "weakness", (LEADERS,),
     "The panel asked last year for shorter letters. It has not been told what became of that."),
    ("document", "complaints", "complainant", "weakness", (LEADERS,),
     "Answered after {days} working days against a target of 15. The answer does not take up the second point."),
    ("document", "quality_assurance", "manager", "strength", (LEADERS,),
     "Two managers read the same ten files and talked through each difference. The notes say what they changed."),
    ("data", "annex_a", "the service", "weakness", (PRIVATE, LEADERS),
     "{cases} children were waiting at the end of the month in this area, a third of them under five."),
    ("document", "self_evaluation", "the service", "neutral", (LEADERS,),
     "The self-evaluation names waiting as its first risk and gives the same figures as the monthly return."),
)  # fmt: skip

# Findings that inspectors have begun to write: area, direction, text, methods whose evidence supports it.
FOUND: tuple[tuple[str, str, str, int], ...] = (
    (PRIVATE, "weakness", "Children wait too long in private law, and the wait of a young child is not reviewed.", 3),
    (PRIVATE, "weakness", "Some first letters to the court give one parent's account only.", 2),
    (PRIVATE, "strength", "Checks with police and local authorities are complete before the first hearing.", 7),
    (PUBLIC, "strength", "Guardians see children often enough to change the plan, and the plan shows it.", 4),
    (PUBLIC, "strength", "Brothers and sisters are planned for one by one.", 5),
    (PUBLIC, "weakness", "A few plans stand still after a placement has broken down.", 6),
    (LEADERS, "weakness", "Managers' audits are kinder than what the files show.", 8),
    (LEADERS, "strength", "Supervision is regular, and its record is shared.", 13),
)

ENQUIRIES = (
    ("judges", "Meeting of designated family judges", "Are both parents heard before the first letter?", (PRIVATE,)),
    (
        "self-evaluation",
        "Self-evaluation of this year",
        "Has the new order for waiting cases changed anything?",
        (LEADERS,),
    ),
    ("feedback", "Young people's panel", "What becomes of what the panel asks for?", (LEADERS,)),
)

NOTES = (
    "We have read {files} files and met two teams. Files open without trouble; thank you for the room.",
    "Today we saw supervision in two areas and a hearing. We asked for the audit tool and the notes that go with it.",
)

DUE = "Five working days from the day on which it was sent, as agreed with the service."
ANSWERS = (
    "Attached to this inspection's folder; it was agreed by our board in the spring and has not changed since.",
    "The figures are for the year to the end of March.",
    "We keep this in one register, which is looked at every Monday; the register can be seen on site.",
)
SENT_BACK = "We asked for the latest twelve months."
REASON = "As the file shows."
TEXT = "The file shows what was done and when, and the plan says what comes next."
DAYS = ("Case files with their workers", "Team meetings and supervision", "Court and partners")
