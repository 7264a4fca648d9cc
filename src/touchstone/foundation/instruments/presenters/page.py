"""How is a page of questions drawn? Each question as a GOV.UK field, with what a page's script needs to know."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from touchstone.domain.instruments.answers import DATE_PARTS, Written, Wrong, key_of, read_date, tidy
from touchstone.domain.instruments.asking import Sheet, as_data
from touchstone.domain.instruments.merging import mark
from touchstone.domain.instruments.model import YES_NO, Child, Question, Section, Slot
from touchstone.foundation.instruments import queries
from touchstone.foundation.instruments.models import Response
from touchstone.foundation.instruments.presenters.overview import address, anchor, language, reading
from touchstone.foundation.instruments.sheets import child_name
from touchstone.foundation.instruments.wrongs import sentence


@dataclass(frozen=True)
class Field:
    """A question as a page draws it. `kind` names the macro, `params` are its parameters.

    `reasons` are the boxes for reasons of a yes/no question, by answer. `asked`: it applies by the answers as saved.
    """

    slot: str
    kind: str
    params: dict[str, Any]
    asked: bool
    when: str
    yes_no: bool
    reasons: dict[str, dict[str, Any]] = field(default_factory=dict)


@dataclass(frozen=True)
class Page:
    """One page of questions: of a section, for one child where it is asked for each."""

    section: Section
    child: Child | None
    title: str
    hint: str
    fields: list[Field]
    marks: str
    errors: list[dict[str, str]]
    number: int
    total: int

    @property
    def child_key(self) -> str:
        return self.child.key if self.child else ""


def page(
    response: Response,
    section_key: str,
    child_key: str,
    *,
    written: Mapping[str, Written] | None = None,
    wrongs: Mapping[Slot, Wrong] | None = None,
    marks: Mapping[str, str] | None = None,
) -> Page | None:
    """The page of a section; None where there is none. `written` and `marks` stand in place of what is saved."""
    sheet = queries.sheet_of(response)
    section = sheet.instrument.section(section_key)
    child = next((each for each in sheet.children if each.key == child_key), None)
    if section is None or section.per_child != (child is not None) or (child_key and child is None):
        return None
    asked, shown = set(sheet.asked()), {**{str(slot): w for slot, w in sheet.answers.items()}, **(written or {})}
    slots = [Slot(question.key, child_key) for question in section.questions]
    found = {slot: wrong for slot, wrong in (wrongs or {}).items() if slot in slots}
    texts = {slot: _sentence(sheet, slot, wrong) for slot, wrong in found.items()}
    pages = [part for part in sheet.progress(date.max) if part.asked]
    at = next((n for n, part in enumerate(pages, 1) if (part.section, part.child) == (section, child_key)), 0)
    title = section.title(reading(sheet.instrument))
    return Page(
        section=section,
        child=child,
        title=f"{title}: {child_name(child, language())}" if child else title,
        hint=section.hint(language()) if section.hint else "",
        fields=[
            _field(sheet, section, question, child_key, shown, texts, asked)
            for question in section.questions
            if question.kind != "grade" or sheet.scale
        ],
        marks=json.dumps(
            {str(slot): (marks or {}).get(str(slot), mark(sheet.answers.get(slot, ""))) for slot in slots}
        ),
        errors=[{"text": text, "href": f"#{anchor(slot)}{_first_box(sheet, slot)}"} for slot, text in texts.items()],
        number=at,
        total=len(pages),
    )


def _first_box(sheet: Sheet, slot: Slot) -> str:
    question = sheet.instrument.question(slot.question)
    return "-day" if question is not None and question.kind == "date" else ""


def _sentence(sheet: Sheet, slot: Slot, wrong: Wrong) -> str:
    question = sheet.instrument.question(slot.question)
    assert question is not None
    return sentence(
        wrong, question.ask(language()), _("Child %(letter)s") % {"letter": slot.child} if slot.child else ""
    )


def _field(
    sheet: Sheet,
    section: Section,
    question: Question,
    child: str,
    shown: Mapping[str, Written],
    errors: Mapping[Slot, str],
    asked: set[Slot],
) -> Field:
    slot = Slot(question.key, child)
    params: dict[str, Any] = {}
    if question.hint:
        params["hint"] = {"text": question.hint(language())}
    if slot in errors:
        params["errorMessage"] = {"text": errors[slot], "visuallyHiddenText": _("Error")}
    conditions = [as_data(when, sheet.instrument, child) for when in (section.when, question.when) if when]
    written = tidy(question, shown.get(str(slot), ""))
    kind, drawn = _drawn(sheet, question, slot, written)
    reasons = _reasons(question, slot, written) if question.kind == "yes_no" else {}
    return Field(
        str(slot), kind, params | drawn, slot in asked, json.dumps(conditions), question.kind == "yes_no", reasons
    )


def _ask(question: Question) -> str:
    text = question.ask(language())
    return text if question.required else _("%(label)s (optional)") % {"label": text}


def _drawn(sheet: Sheet, question: Question, slot: Slot, written: Written) -> tuple[str, dict[str, Any]]:
    """The macro for a question, and its parameters but for hint and error."""
    legend = {"legend": {"text": _ask(question), "classes": "govuk-fieldset__legend--s"}}
    match question.kind:
        case "several":
            ticked = written if isinstance(written, list) else []
            items = _items(question.choices(None), ticked, question)
            return "checkboxes", {"name": str(slot), "idPrefix": anchor(slot), "fieldset": legend, "items": items}
        case "choice" | "grade" | "yes_no":
            items = _items(question.choices(sheet.scale), [key_of(written)], question)
            return "radios", {"name": str(slot), "idPrefix": anchor(slot), "fieldset": legend, "items": items}
        case "date":
            return "date", {"id": anchor(slot), "fieldset": legend, "items": _date_items(slot, written)}
    label = {"text": _ask(question), "classes": "govuk-label--s"}
    params = {
        "id": anchor(slot),
        "name": str(slot),
        "label": label,
        "value": written if isinstance(written, str) else "",
    }
    if question.kind == "number":
        mode = "numeric" if question.whole else "decimal"
        return "input", params | {"classes": "govuk-input--width-5", "inputmode": mode, "spellcheck": False}
    return ("textarea", params | {"rows": 6}) if question.long else ("input", params)


def _items(options: Sequence[Any], chosen: Sequence[str], question: Question) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = []
    for option in options:
        if option.alone and items:
            items.append({"divider": _("or")})
        item = {"value": option.key, "text": option.title(language()), "checked": option.key in chosen}
        items.append(item | ({"behaviour": "exclusive"} if option.alone else {}))
    return items


def _date_items(slot: Slot, written: Written) -> list[dict[str, str]]:
    labels = {"day": _("Day"), "month": _("Month"), "year": _("Year")}
    day = read_date(written)
    values = (
        {"day": day.day, "month": day.month, "year": day.year} if day else written if isinstance(written, dict) else {}
    )
    return [
        {
            "id": f"{anchor(slot)}-{part}",
            "name": f"{slot}-{part}",
            "label": labels[part],
            "classes": "govuk-input--width-4" if part == "year" else "govuk-input--width-2",
            "value": str(values.get(part, "")),
        }
        for part in DATE_PARTS
    ]


def _reasons(question: Question, slot: Slot, written: Written) -> dict[str, dict[str, Any]]:
    """A box under each answer that needs its reason."""
    given = written if isinstance(written, dict) else {}
    return {
        answer: {
            "id": f"{anchor(slot)}-reason-{answer}",
            "name": f"{slot}-reason-{answer}",
            "label": {"text": _("Reason for “%(answer)s”") % {"answer": YES_NO[answer](language())}},
            "rows": 2,
            "value": given.get("reason", "") if given.get("answer") == answer else "",
        }
        for answer in question.reason_for
    }


def first_child(response: Response, section_key: str) -> str:
    """Where a section that is asked for each child begins; "" for any other section."""
    section = queries.definition(response.instrument).section(section_key)
    if section is None or not section.per_child:
        return ""
    children = queries.children_of(response)
    return (
        address(response, section, children[0].key) if children else reverse("instrument-children", args=[response.pk])
    )


def after(response: Response, page: Page) -> str:
    """The address of the page of questions after this one, or of the check after the last."""
    parts = [part for part in queries.sheet_of(response).progress(date.max) if part.asked]
    places = [(part.section, part.child) for part in parts]
    here = (page.section, page.child_key)
    following = parts[places.index(here) + 1 :] if here in places else []
    if following:
        return address(response, following[0].section, following[0].child)
    return reverse("instrument-check", args=[response.pk])


def for_script(response: Response) -> str:
    """What the script of a page must know of the whole response, as JSON: what is saved, and what is asked."""
    sheet = queries.sheet_of(response)
    return json.dumps({"answers": response.answers, "asked": [str(slot) for slot in sheet.asked()]})
