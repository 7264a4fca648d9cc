"""What does the front of a local authority's report say: whose it is, when and by whom they inspected?"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from touchstone.reader.confidence import EXACT, FORM, LIKELY
from touchstone.reader.document import Line
from touchstone.reader.families._la_body import Body
from touchstone.reader.families._la_dates import dates_in, range_in
from touchstone.reader.families._la_words import fold
from touchstone.reader.record import Place, Record, Value

_TITLE_LINES = 9  # lines of the first page among which titles stand
_SERVICES = r"children[’']?s[’']?\s+(?:social\s+(?:care|work)\s+)?services"
_OWNER = r"\s*(?:[’']s?)?\s+"
# Best first: an authority's name may itself hold "children's services", so the words of the form decide, then the end.
_ILACS_TITLES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"Inspection of (?:the )?(?P<name>[A-Z].*?){_OWNER}local\s+authority[’']?s?[’']?\s+{_SERVICES}",
        rf"Inspection of (?:local authority )?{_SERVICES} (?:in|of|at|provided by) (?P<name>(?:the )?[A-Z].*)$",
        rf"Inspection of (?:the )?(?P<name>[A-Z].*){_OWNER}{_SERVICES}$",
        rf"Inspection of (?:the )?(?P<name>[A-Z].*?){_OWNER}{_SERVICES}",
    )
)
_IMPRINT = re.compile(r"(?:Ofsted|raising standards|improving lives|www\.|https?:|piccadilly|logo)\b.*", re.IGNORECASE)
_ALONE_TITLE = re.compile(
    rf"(?:\d{{4}}\s+)?(?:re-?\s?)?Inspection of (?:local\s+authority\s+)?{_SERVICES}\s*[:–-]?$", re.IGNORECASE
)
_DATES_LABEL = re.compile(
    r"(?:(?:Inspection|Review)\s+dates?|Dates?\s+of\s+(?:the\s+)?(?:inspection|review))(?![a-z ]*[a-z]{5})\s*[:–-]?\s*",
    re.IGNORECASE,
)
# A line that goes on with dates: "and 24 to 28 June 2024", or a range of its own.
_MORE_DATES = re.compile(
    r"(?:and|to|&|[-–—])\s|\d{1,2}(?:st|nd|rd|th)?(?:\s+[A-Z][a-z]+)?(?:\s+\d{4})?\s*(?:to|[-–—])\s*\d{1,2}\b.{0,25}\b\d{4}$"
)
_PUBLISHED_LABEL = re.compile(r"(?:Report\s+)?(?:published|publication\s+date)(?:\s+on)?\s*:?\s*(?=\d)", re.IGNORECASE)
_LEAD_LABEL = re.compile(r"(?:Joint\s+)?(?:Lead|Reporting)\s+inspectors?\s*(?:\(s\))?\s*[:–-]?\s*", re.IGNORECASE)
_PLURAL = re.compile(r"(?:Joint\s+)?\w+\s+inspectors\b", re.IGNORECASE)
_NEXT_LABEL = re.compile(
    r"(?:Lead|Reporting|Joint|Report|Published|Publication|Judgement|Age\s+group|Previous|The\s+overall|Children)\b",
    re.IGNORECASE,
)
# What follows an inspector's name, up to the end of the part.
_POST = re.compile(
    r"[,\s(]*\b(?:Senior\s+|Regional\s+|Associate\s+|Acting\s+)*"
    r"(?:(?:social\s+care\s+)?S?HMI\b|one\s+of\s+|(?:Her|His)\s+Majesty[’']?s\b|(?:Her|His)$|(?:Social\s+Care\s+)?Regulatory\s+Inspect|Ofsted\b|CQC\b|Inspector\b).*",
    re.IGNORECASE,
)
_OPEN = re.compile(r"(?:,|\band|&|-|\b(?:His|Her)(?:\s+Majesty[’']?s)?)$")
_NOT_A_PERSON = re.compile(
    r"\b(?:Care|Education|Social|Inspect\w*|Ofsted|Regulatory|Manager|Director|Team|Services?)\b"
)
_NAME = re.compile(r"[^\W\d_](?:[^\W\d_]|[.’'-])*(?:\s+(?:[^\W\d_]|[.’'-])+){1,4}$")
_NOT_A_NAME = re.compile(
    r"\d|\blocal auth|\b(?:inspections?|reports?|ofsted|reviews?|services|dates?|published)\b", re.IGNORECASE
)
_TRUST = re.compile(r"children[’']?s[’']?\s+services\s+(?=trust|company|limited)", re.IGNORECASE)
_BODY_NAME = re.compile(r"(?:the )?[A-Z][\w’'&,.()\- /]{2,90}$")


def as_day(day: date, printed: str) -> dict[str, Any]:
    """A day in the form of the schema."""
    return {"start": day.isoformat(), "precision": "day", "printed": printed}


def span_of(lines: list[Line], body: Body) -> Place:
    """The place from the first of some lines to the last."""
    return body.document.place(lines[0].start, lines[-1].end)


# -- whose report ------------------------------------------------------------------------------------------------


def read_titled_body(body: Body) -> Value | None:
    """The authority out of a title such as "Inspection of … local authority children's services"."""
    lines = _before_dates(body)
    for at, line in enumerate(lines):
        if line.text.lower().startswith("inspection of") and (found := _titled(lines[at : at + 4], body)):
            return found
    return None


def _titled(lines: list[Line], body: Body) -> Value | None:
    """The name in a title that begins with the first of these lines, by the best form that fits some of them."""
    if _ALONE_TITLE.match(lines[0].text):
        lines = lines[:1]
    for form in _ILACS_TITLES:
        for last in range(1, len(lines) + 1):
            match = form.match(" ".join(part.text for part in lines[:last]))
            if match:
                name = match.group("name").strip(" ’'")
                if not re.fullmatch(
                    r"(?:the )?local authority|children[’']?s[’']?(?: social(?: care| work)?)?", name, re.I
                ):
                    return _body_value(name, span_of(lines[:last], body))
    return None


def read_body_below(body: Body) -> Value | None:
    """The authority as the lines between a title that names nobody and the dates."""
    return read_body_after(body, lambda text: _ALONE_TITLE.match(text) is not None)


def read_body_before(body: Body, is_title: Callable[[str], bool]) -> Value | None:
    """The authority as the lines that stand before the line of the report's title."""
    lines = _before_dates(body)
    for at, line in enumerate(lines):
        if is_title(line.text):
            return _joined(lines[:at], body)
    return None


def read_body_after(body: Body, is_title_end: Callable[[str], bool]) -> Value | None:
    """The authority as the lines between the report's title and the dates of the inspection."""
    lines = _before_dates(body)
    ends = [at for at, line in enumerate(lines) if is_title_end(line.text)]
    return _joined(lines[ends[-1] + 1 :], body) if ends else None


def _joined(lines: list[Line], body: Body) -> Value | None:
    lines = [line for line in lines if not line.text.isdigit() and not _IMPRINT.match(line.text)]
    return _body_value(" ".join(line.text for line in lines), span_of(lines, body)) if lines else None


def _body_value(name: str, place: Place) -> Value:
    name = " ".join(name.split())
    known = _TRUST.sub("", name)
    if _BODY_NAME.match(name) and len(name.split()) <= 12 and not _NOT_A_NAME.search(known):
        return Value(name, place, EXACT)
    return Value(name, place, LIKELY, "This does not look like the name of an authority.")


def _before_dates(body: Body) -> list[Line]:
    """The title lines: those of the first page up to the dates, or the first few."""
    lines = body.first_page
    for at, line in enumerate(lines[: _TITLE_LINES + 4]):
        if _DATES_LABEL.match(line.text):
            return lines[:at]
    return lines[:_TITLE_LINES]


# -- when --------------------------------------------------------------------------------------------------------


def read_dates(body: Body, record: Record) -> None:
    """inspection_start, inspection_end and inspection_dates from the line that is labelled so."""
    found = _labelled(body, _DATES_LABEL, enough=lambda text: bool(re.search(r"(?:19|20)\d\d\s*$", text)))
    dates = range_in(found[0]) if found else None
    if found is None or dates is None:
        for name in ("inspection_start", "inspection_end"):
            record.fields[name] = Value.missing("No line with the dates of the inspection was found.")
        return
    printed, place = found
    confidence = LIKELY if dates.doubt else EXACT
    doubt = dates.doubt or _against_footer(body, dates.start, dates.end)
    if doubt and not dates.doubt:
        confidence = LIKELY
    record.fields["inspection_start"] = Value(as_day(dates.start, printed), place, confidence, doubt)
    record.fields["inspection_end"] = Value(as_day(dates.end, printed), place, confidence, doubt)
    record.fields["inspection_dates"] = Value(as_day(dates.start, printed), place, confidence, doubt)
    if dates.parts:
        record.lists["inspection_date_ranges"] = [
            {
                "start": Value(as_day(first, printed), place, confidence, doubt),
                "end": Value(as_day(last, printed), place, confidence, doubt),
            }
            for first, last in dates.parts
        ]


def _against_footer(body: Body, start: date, end: date) -> str:
    """The second route: the running foot of newer reports repeats the dates. What it says against the front."""
    for line in body.document.lines:
        if line.page != 2:
            continue
        if len(line.text) < 60 and re.match(r"\d{1,2}(?:st|nd|rd|th)?\s", line.text):
            foot = range_in(re.sub(r"(\d{4})\s+\d{1,3}$", r"\1", line.text))
            if foot and foot.start != foot.end and (foot.start, foot.end) != (start, end):
                return f"The foot of the page gives other dates: {line.text}."
    return ""


def read_published(body: Body, record: Record, absent: str) -> None:
    """The day of publication where it is printed; `absent` is why it may not be."""
    found = _labelled(body, _PUBLISHED_LABEL, enough=lambda text: bool(dates_in(text)))
    days = dates_in(found[0]) if found else []
    if not found or not days:
        record.fields["published"] = Value.absent(absent)
        return
    start = record.fields.get("inspection_end")
    value = Value(as_day(days[0], found[0]), found[1], EXACT)
    if start is not None and start.value and start.value["start"] > days[0].isoformat():
        value.confidence, value.doubt = LIKELY, "It would be published before the inspection ended."
    record.fields["published"] = value


def _labelled(
    body: Body, label: re.Pattern[str], enough: Callable[[str], bool], most: int = 3
) -> tuple[str, Place] | None:
    """What stands after a label on the first page, over as many lines as it takes."""
    lines = body.first_page
    for at, line in enumerate(lines[:45]):
        match = label.match(line.text)
        if match is None:
            continue
        taken, text = [line], line.text[match.end() :].strip()
        for more in lines[at + 1 : at + most]:
            if _NEXT_LABEL.match(more.text) or (enough(text) and not _MORE_DATES.match(more.text)):
                break
            text = f"{text} {more.text}".strip()
            taken.append(more)
        start = line.start + match.end()
        return text, body.document.place(min(start, taken[-1].end), taken[-1].end)
    return None


# -- by whom -----------------------------------------------------------------------------------------------------


def read_lead(body: Body, record: Record) -> None:
    """lead_inspector: the name or names after the label, without what an inspector is."""
    found: list[tuple[str, Place]] = []
    for at in body.beginning("lead", "reporting", "joint"):
        match = _LEAD_LABEL.match(body.lines[at].text)
        if match and not body.in_contents(at) and (named := _names_at(body, at, match.end())):
            found.append(named)
    if not found:
        record.fields["lead_inspector"] = Value.missing("No line names the lead inspector.")
        return
    names, place = found[0]
    value = Value(names, place, EXACT)
    if not all(_NAME.match(part) for part in names.split(" and ")):
        value.confidence, value.doubt = LIKELY, "This does not look like a person's name."
    elif len({fold(other) for other, _ in found}) > 1:
        value.confidence, value.doubt = FORM - 0.1, "Another lead inspector is named elsewhere in the report."
    record.fields["lead_inspector"] = value


def _names_at(body: Body, at: int, start: int) -> tuple[str, Place] | None:
    """The names after the label on a line, and on the next where the line breaks off or promises another name."""
    line = body.lines[at]
    text, last = line.text[start:].strip(), line
    following = body.lines[at + 1] if at + 1 < len(body.lines) else None
    if following is not None and (not text or _OPEN.search(text)):
        text, last = f"{text} {following.text}".strip(), following
    elif following is not None and _promises_another(line.text, text, following.text):
        text, last = f"{text}; {following.text}", following
    if len(text) > 200:
        return None
    parts = [part.strip(" ,.;:") for part in re.split(r",?\s+(?:and|&)\s+|;|/", text)]
    bare = [_POST.sub("", part).strip(" ,.;:-–") for part in parts]
    names = [name for name in bare if name and not _NOT_A_PERSON.search(name)]
    if _PLURAL.match(line.text) and len(names) == 1 and "," in names[0]:
        names = [name.strip() for name in names[0].split(",")]
    if not names or not names[0][:1].isupper():
        return None
    return " and ".join(names), body.document.place(min(line.start + start, last.end), last.end)


def _promises_another(label: str, text: str, following: str) -> bool:
    """Whether the label is in the plural, one name stands on its line, and another may on the next."""
    plural = _PLURAL.match(label) is not None
    return plural and not re.search(r"\band\b|&", text) and not _NEXT_LABEL.match(following)
