"""Which sentence opens a judgement area in a report? One that states the grade, so that no reader has to infer it.

In English the area is the subject ("Partnerships are satisfactory."). In Welsh the sentence speaks of "this area",
which stands in the heading above it: titles would change their first letter, and a program would get some wrong.
"""

from __future__ import annotations

from touchstone.domain.frameworks import Area
from touchstone.domain.judgements import State
from touchstone.domain.reporting.words import listed, lowered
from touchstone.domain.scales import Grade

# Areas whose title is plural, or is not what is judged. Source: the framework files' titles; the subjects are our own.
_SUBJECTS: dict[str, tuple[str, bool]] = {
    "partnerships": ("Partnerships", True),
    "complaints": ("The handling of complaints", False),
    "outcomes_for_children": ("Outcomes for children and young people", True),
    "outcomes": ("Outcomes for looked after children and young people", True),
    "help_and_protection": ("The experiences and progress of children who need help and protection", True),
    "in_care": ("The experiences and progress of children in care", True),
    "care_leavers": ("The experiences and progress of care leavers", True),
    "in_care_and_care_leavers": ("The experiences and progress of children in care and care leavers", True),
    "looked_after_and_permanence": (
        "The experiences and progress of children looked after and achieving permanence", True,
    ),
}  # fmt: skip
_WELSH = {
    "outstanding": "Bernir bod {what} yn rhagorol.",
    "good": "Bernir bod {what} yn dda.",
    "satisfactory": "Bernir bod {what} yn foddhaol.",
    "adequate": "Bernir bod {what} yn ddigonol.",
    "requires_improvement": "Bernir bod angen gwella {what}.",
    "inadequate": "Bernir bod {what} yn annigonol.",
}
_OVERALL = "overall_effectiveness"


def subject(area: Area) -> tuple[str, bool]:
    """What is judged, as the subject of a sentence, and whether it is plural."""
    return _SUBJECTS.get(area.key, (area.title("en"), False))


def topic(area: Area, grade: Grade, language: str = "en") -> str:
    """ "Safeguarding is inadequate.", "Bernir bod y maes hwn yn annigonol." """
    if language == "cy":
        overall = area.key == _OVERALL
        thing = "effeithiolrwydd cyffredinol" if overall else "y maes hwn"
        if grade.key == "requires_improvement" and not overall:
            thing = "'r maes hwn"
        return _WELSH[grade.key].format(what=thing).replace(" 'r", "'r")
    who, plural = subject(area)
    if grade.key == "requires_improvement":
        return f"{who} {'require' if plural else 'requires'} improvement."
    return f"{who} {'are' if plural else 'is'} {grade.key}."


def grade_line(grade: Grade, language: str = "en") -> str:
    """The line under a heading: "Grade 3 (satisfactory)" where the scale prints numbers in its reports, see `numbered`;
    otherwise "Grade: Good"."""
    label = grade.label(language)
    if numbered(grade):
        return f"{'Gradd' if language == 'cy' else 'Grade'} {grade.step.code} ({lowered(label)})"
    return f"{'Gradd' if language == 'cy' else 'Grade'}: {label}"


def numbered(grade: Grade) -> bool:
    """Do the reports of this scale print the number? Those of 2009 and of 2013 do; later ones give the word alone."""
    return grade.scale.key in ("ofsted-2009", "ofsted-2013")


def without_grade(state: str, language: str = "en") -> str:
    """The sentence where an area of the regime has no grade here; empty where the regime gives it none."""
    if state == State.NOT_JUDGED:
        return "Ni farnwyd y maes hwn." if language == "cy" else "This area was not judged."
    if state == State.NOT_HELD:
        return (
            "Barnwyd y maes hwn, ond ni chedwir y farn yma."
            if language == "cy"
            else "This area was judged, but the judgement is not held here."
        )
    return ""


def limited(area: Area, by: list[Area], language: str = "en") -> str:
    """What held the overall grade down: "Overall effectiveness is limited by safeguarding and complaints."

    Empty where nothing did. The areas stand in the framework's order, by their titles.
    """
    if not by:
        return ""
    named = listed([lowered(each.title(language)) for each in by], language)
    if language == "cy":
        return f"Cyfyngwyd y farn gyffredinol gan y meysydd hyn: {named}."
    return f"{area.title('en')} is limited by the {'judgement' if len(by) == 1 else 'judgements'} of {named}."
