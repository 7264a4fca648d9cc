"""What does each name in a reading mean to a person, and what may stand there?

The names are those of the reader's published schema. A name that is not here (a newer reader's) is still shown, under
its own name, with the type that its value has: nothing that was read is hidden.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext_lazy as _


class Type(StrEnum):
    """What may stand in a value."""

    TEXT = "text"
    LONG_TEXT = "long text"
    DATE = "date"
    WHOLE_NUMBER = "whole number"
    NUMBER = "number"
    YES_NO = "yes or no"
    CHOICE = "choice"
    KEY = "key"
    COUNTS = "counts"
    LINES = "lines"


@dataclass(frozen=True)
class Meaning:
    """A value's name as a person reads it, its type, and for a CHOICE the name of the list of choices."""

    label: Any
    type: Type = Type.TEXT
    choices: str = ""


T = Type
FIELDS: dict[str, Meaning] = {
    "framework": Meaning(_("Framework"), T.CHOICE, "frameworks"),
    "inspectorate": Meaning(_("Inspectorate")),
    "provider": Meaning(_("Provider")),
    "inspected_body": Meaning(_("Body inspected, as printed")),
    "area_name": Meaning(_("Service area")),
    "area_code": Meaning(_("Code of the service area")),
    "sector": Meaning(_("Sector")),
    "kind": Meaning(_("Kind of inspection"), T.CHOICE, "kinds"),
    "title": Meaning(_("Title"), T.LONG_TEXT),
    "published": Meaning(_("Published"), T.DATE),
    "letter_date": Meaning(_("Date of the letter"), T.DATE),
    "inspection_start": Meaning(_("First day of fieldwork"), T.DATE),
    "inspection_end": Meaning(_("Last day of fieldwork"), T.DATE),
    "inspection_dates": Meaning(_("Dates of the inspection"), T.DATE),
    "lead_inspector": Meaning(_("Lead inspector")),
    "signatory": Meaning(_("Signed by")),
    "addressee": Meaning(_("Addressed to")),
    "limiting_statement": Meaning(_("What limited the overall grade"), T.LONG_TEXT),
    "response_due_days": Meaning(_("Days the provider has to respond"), T.WHOLE_NUMBER),
    "response_due_basis": Meaning(_("What those days count from"), T.LONG_TEXT),
    "previous_inspection": Meaning(_("Earlier inspection that it follows"), T.DATE),
    "previous_grade": Meaning(_("Grade of the earlier inspection"), T.CHOICE, "grades"),
    "previous_afi_count": Meaning(_("Areas for improvement of the earlier inspection"), T.WHOLE_NUMBER),
    "overall_progress": Meaning(_("Overall progress"), T.CHOICE, "progress"),
    "overall_progress_counts": Meaning(_("How the progress judgements were counted"), T.COUNTS),
    "carry_forward": Meaning(_("What the next inspection will look at"), T.LONG_TEXT),
    "referrals": Meaning(_("Cases referred during the inspection"), T.WHOLE_NUMBER),
    "referrals_at_inspectors_request": Meaning(_("Of these, at the inspectors’ request"), T.WHOLE_NUMBER),
    "referrals_identified_after": Meaning(_("Of these, found afterwards"), T.WHOLE_NUMBER),
    "previous_published": Meaning(_("Earlier report published"), T.DATE),
    "plan": Meaning(_("Plan that progress is judged against")),
    "languages": Meaning(_("Languages it is published in"), T.LINES),
    "sample_frame": Meaning(_("Cases the sample was drawn from")),
    "scope": Meaning(_("Scope of the inspection"), T.LONG_TEXT),
}

LISTS: dict[str, Any] = {
    "references": _("Reference"),
    "legal_basis": _("Legal basis"),
    "people": _("Person"),
    "copies": _("Copy to"),
    "local_authorities": _("Local authority"),
    "teams": _("Team"),
    "offices_visited": _("Office visited"),
    "areas": _("Service area visited"),
    "judgements": _("Judgement"),
    "areas_for_improvement": _("Area for improvement"),
    "progress_judgements": _("Progress judgement"),
    "strengths": _("Strength"),
    "evidence": _("Evidence"),
    "figures": _("Figure"),
    "milestones": _("Milestone"),
    "themes": _("Theme"),
    "surveys": _("Survey"),
    "aspects": _("Aspect looked at"),
    "statements": _("Judgement in a sentence"),
    "triggered_actions": _("Action begun during the inspection"),
    "contradictions": _("The document contradicts itself"),
}

# Read for search and for checks of wording; nothing in the record is written from them, so nobody is asked about them.
NOT_ASKED = frozenset({"paragraphs", "proportion_words"})

COLUMNS: dict[str, Meaning] = {
    "value": Meaning(_("As printed")),
    "where": Meaning(_("Where it stands")),
    "text": Meaning(_("Wording"), T.LONG_TEXT),
    "name": Meaning(_("Name")),
    "role": Meaning(_("Role")),
    "heading": Meaning(_("Heading")),
    "key": Meaning(_("Judgement area in the framework"), T.KEY),
    "group": Meaning(_("Group in the framework"), T.KEY),
    "grade": Meaning(_("Grade"), T.CHOICE, "grades"),
    "scale": Meaning(_("Scale"), T.KEY),
    "words": Meaning(_("As printed"), T.LONG_TEXT),
    "limiting": Meaning(_("Limited the overall grade"), T.YES_NO),
    "number": Meaning(_("Number")),
    "section": Meaning(_("Section")),
    "timescale_or_class": Meaning(_("Timescale or class"), T.CHOICE, "timescales"),
    "n_sub_bullets": Meaning(_("Points under it"), T.WHOLE_NUMBER),
    "progress": Meaning(_("Progress"), T.CHOICE, "progress"),
    "residual": Meaning(_("What was still weak"), T.LONG_TEXT),
    "kind": Meaning(_("Kind"), T.KEY),
    "label": Meaning(_("What it was")),
    "count": Meaning(_("How many"), T.WHOLE_NUMBER),
    "qualifier": Meaning(_("Over, about, at least …")),
    "chosen_by_provider": Meaning(_("Chosen by the provider"), T.YES_NO),
    "missing_reason": Meaning(_("Why it could not be seen"), T.LONG_TEXT),
    "measure": Meaning(_("Measure"), T.KEY),
    "period": Meaning(_("Period")),
    "unit": Meaning(_("Unit")),
    "target": Meaning(_("Target")),
    "scope": Meaning(_("Scope")),
    "date": Meaning(_("Date"), T.DATE),
    "says": Meaning(_("What contradicts what"), T.LONG_TEXT),
    "subject": Meaning(_("What it is about"), T.LONG_TEXT),
    "days": Meaning(_("Days there"), T.WHOLE_NUMBER),
    "n": Meaning(_("Number who answered"), T.WHOLE_NUMBER),
}
# A column whose meaning depends on its list.
LIST_COLUMNS: dict[tuple[str, str], Meaning] = {
    ("references", "value"): Meaning(_("Reference")),
    ("evidence", "kind"): Meaning(_("Kind of evidence"), T.KEY),
    ("surveys", "group"): Meaning(_("Who was asked")),
    ("themes", "paragraphs"): Meaning(_("Numbered paragraphs"), T.WHOLE_NUMBER),
    ("proportion_words", "words"): Meaning(_("Words")),
}


def meaning_of(list_name: str, name: str, value: Any = None) -> Meaning:
    """What a field (`list_name` empty) or a list's column means; for an unknown name, what its value suggests."""
    known = FIELDS.get(name) if not list_name else LIST_COLUMNS.get((list_name, name)) or COLUMNS.get(name)
    return known or Meaning(name.replace("_", " ").capitalize(), _type_of(value))


def list_label(list_name: str) -> Any:
    """What one row of a list is called."""
    return LISTS.get(list_name) or list_name.replace("_", " ").capitalize()


def _type_of(value: Any) -> Type:
    if isinstance(value, bool):
        return Type.YES_NO
    if isinstance(value, int):
        return Type.WHOLE_NUMBER
    if isinstance(value, float):
        return Type.NUMBER
    if isinstance(value, dict):
        return Type.DATE if "start" in value else Type.COUNTS
    if isinstance(value, list):
        return Type.LINES
    return Type.TEXT
