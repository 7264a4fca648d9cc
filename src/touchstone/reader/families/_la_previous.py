"""Which earlier inspections does a report name, when were they, and what grade does it say they gave?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from touchstone.domain.dates import PreciseDate
from touchstone.reader.common.dates import as_json, find_dates
from touchstone.reader.confidence import DERIVED, FORM, LIKELY
from touchstone.reader.families._la_body import Body
from touchstone.reader.families._la_words import GRADE, grade_key
from touchstone.reader.record import Record, Value

_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_WHEN = rf"(?:(?:the\s+)?(?:spring|summer|autumn|winter)\s+(?:of\s+)?)?(?:(?:\d{{1,2}}\s+)?{_MONTH},?\s+)?(?:19|20)\d\d"
_SORT = r"(?:full|graded|short|standard|single|joint|Ofsted|ILACS|SIF|judgement|framework|children[’']s\s+services)"
# "The previous inspection of … was in May 2012", "Since the last ILACS inspection, in 2019, when …".
_NAMED = re.compile(
    rf"(?:last|previous)\s+(?:{_SORT}\s+){{0,3}}inspection\b(?P<subject>(?:\s+(?:of|under)\s+[^.;]{{3,140}}?)?)"
    rf"\s*,?\s*(?P<how>(?:was\s+)?(?:(?:published|carried\s+out|completed|undertaken|held)\s+)?)(?:in|on)\s+(?P<when>{_WHEN})\b",
    re.IGNORECASE,
)
# What follows it: "The local authority was judged to be good.", "when services were judged inadequate".
_GRADED = re.compile(
    r"\s*[,.]?\s*(?:,?\s*(?:when|where|which|and)\s+)?(?P<who>[^.;]{0,110}?)\b"
    r"(?:was|were|found)\s+(?:again\s+)?(?:judged\s+|graded\s+|found\s+|rated\s+)?(?:to\s+be\s+|as\s+|that\s+they\s+were\s+)?"
    rf"(?P<grade>{GRADE}|to\s+require\s+improvement(?:\s+to\s+be\s+good)?)(?P<after>[^.;]{{0,60}})",
    re.IGNORECASE,
)
_PARTLY = re.compile(
    rf"\s*,?\s*(?:and\s+)?(?:in\s+respect|for\s|with\s|but\s|or\s|except|in\s+(?:all|most|some|both)\b)|.*?\b{GRADE}\b",
    re.IGNORECASE | re.DOTALL,
)
# "was inspected in 2016 and judged to be inadequate", "were judged inadequate overall in 2019".
_JUDGED = re.compile(
    rf"\b(?:was|were)\s+(?:(?:last|previously|first)\s+)?(?:inspected\s+in\s+(?P<when>{_WHEN})\s+and\s+(?:was\s+|were\s+)?)?"
    rf"judged\s+(?:to\s+be\s+|as\s+)?(?P<grade>{GRADE})(?P<after>(?:\s+overall)?\s+in\s+(?P<when2>{_WHEN})\b|(?(when)|(?!)))",
    re.IGNORECASE,
)
_SERVICE = re.compile(r"foster|adoption|home", re.IGNORECASE)
_WHOLE = re.compile(r"safeguarding|protection|looked|children[’']s\s+services|in\s+care", re.IGNORECASE)
_OF = re.compile(r"^\s*(?:of|under)\s+(?:the\s+)?", re.IGNORECASE)
_EARLIER = re.compile(r"\b(?:[Ll]ast|[Pp]revious)\s")
_FRONT = 16_000  # characters from the start within which a report without a list of inspections says it
_NO_GRADE = "The grade of the earlier inspection is not printed beside it."


def put_previous(record: Record, body: Body) -> None:
    """previous_inspections, one a row; previous_inspection is the latest, with its grade where one is given."""
    text = body.document.text
    listed = text.find("Previous Ofsted inspection")
    rows: list[dict[str, Value]] = []
    end = 0
    for at in _mentions(text):
        match = _NAMED.search(text, max(end, at - 48), at + 290)
        if match is None or not match.start() < at < match.end():
            continue
        is_listed = 0 <= at - listed < 4000 or "was" in match.group("how")
        when = _date(match.group("when"))
        if when is not None and (is_listed or at < _FRONT):
            rows.append(_row(body, match, when))
            end = match.end()
    rows = rows or _judged(body)
    record.lists["previous_inspections"] = rows
    _settle(record, [row for row in rows if _is_whole(str(row["subject"].value or ""))])


def _is_whole(subject: str) -> bool:
    """Whether an earlier inspection was of the authority's services, not of one of them on its own."""
    return not _SERVICE.search(subject) or _WHOLE.search(subject) is not None


def _judged(body: Body) -> list[dict[str, Value]]:
    """A judgement with its time in the summary, where no inspection is named: it may be of another kind."""
    text, place = body.document.text, body.document.place
    match = _JUDGED.search(text, 0, _FRONT // 2) if "judged" in text[: _FRONT // 2] else None
    group = "when" if match and match.group("when") else "when2"
    when = _date(match.group(group)) if match and match.group(group) else None
    if match is None or when is None:
        return []
    doubt = "A judgement is named with its time; that it was an inspection of this kind is not said beside it."
    return [
        {
            "subject": Value.absent("Not printed."),
            "date": Value(as_json(when), place(*match.span(group)), LIKELY, doubt),
            "date_of": Value("inspected", place(*match.span(group)), LIKELY, doubt),
            "grade": Value(grade_key(match.group("grade")), place(*match.span("grade")), LIKELY, doubt),
        }
    ]


def _mentions(text: str) -> Iterator[int]:
    """Where the word "inspection" stands with "last" or "previous" shortly before it."""
    at = text.find("inspection")
    while at >= 0:
        if _EARLIER.search(text, max(0, at - 48), at):
            yield at
        at = text.find("inspection", at + 10)


def _row(body: Body, match: re.Match[str], when: PreciseDate) -> dict[str, Value]:
    place = body.document.place
    subject = " ".join(_OF.sub("", match.group("subject")).split())
    kind = "published" if "published" in match.group("how").lower() else "inspected"
    return {
        "subject": Value(subject, place(*match.span("subject")), FORM) if subject else Value.absent("Not printed."),
        "date": Value(as_json(when), place(*match.span("when")), FORM),
        "date_of": Value(kind, place(*match.span("when")), FORM),
        "grade": _grade(body, _GRADED.match(body.document.text, match.end(), match.end() + 260)),
    }


def _date(printed: str) -> PreciseDate | None:
    """A day, a month or a year as printed; None where there is no such day."""
    printed = " ".join(printed.split())
    dated = find_dates(printed)
    if dated:
        return dated[0].first
    year = re.search(r"(?:19|20)\d\d$", printed)
    return PreciseDate.year(int(year.group()), printed) if year else None


def _settle(record: Record, rows: list[dict[str, Value]]) -> None:
    """The fields: the latest inspection that is named, and its grade where those of that time have one and the same."""
    if not rows:
        none = "No earlier inspection is named with its date."
        record.fields["previous_inspection"] = Value(None, None, DERIVED, none)
        record.fields["previous_grade"] = Value(None, None, DERIVED, none)
        return
    latest = max(rows, key=lambda row: str(row["date"].value["start"]))
    same = [row for row in rows if row["date"].value["start"] == latest["date"].value["start"]]
    published = latest["date_of"].value == "published"
    record.fields["previous_published" if published else "previous_inspection"] = latest["date"]
    if published:
        record.fields["previous_inspection"] = Value.absent("Only the month of its report is printed.")
    grades = [row["grade"] for row in same if row["grade"].value]
    if len({value.value for value in grades}) == 1:
        record.fields["previous_grade"] = min(grades, key=lambda value: value.confidence)
    else:
        many = "Several inspections at that time are named, with different grades: see the list."
        record.fields["previous_grade"] = Value.absent(many if grades else _NO_GRADE)


def _grade(body: Body, match: re.Match[str] | None) -> Value:
    if match is None:
        return Value.absent(_NO_GRADE)
    printed = re.sub(r"^to\s+require\b", "requires", match.group("grade"), flags=re.IGNORECASE)
    value = Value(grade_key(printed), body.document.place(*match.span("grade")), FORM)
    if value.value is None:
        return Value.absent(_NO_GRADE)
    if _PARTLY.match(match.group("after")) or re.search(r"\bnot\b", match.group("who")):
        value.confidence, value.doubt = LIKELY, "More than one grade may be named here: this is the first."
    return value
