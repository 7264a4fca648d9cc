"""What else does a report on a local authority print: earlier inspections, who inspected, what they looked at?

These stand in sentences and short lists that the frameworks share; what a report does not print is said to be absent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from touchstone.reader.common.counts import NUMBER, count_of
from touchstone.reader.confidence import FORM, LIKELY
from touchstone.reader.document import Line
from touchstone.reader.families._la_body import Body, bullet_of
from touchstone.reader.families._la_previous import put_previous
from touchstone.reader.families._la_proportions import put_proportion_words
from touchstone.reader.record import Record, Value

_ROLE = re.compile(
    r"(?P<role>(?:Joint\s+|Deputy\s+)?Lead\s+inspectors?|Reporting\s+inspectors?|Team\s+inspectors?|Additional\s+inspectors?"
    r"|Shadow(?:ing)?\s+(?:team\s+)?inspectors?|Associate\s+inspectors?|Seconded\s+inspectors?|Contracted\s+inspectors?"
    r"|(?:Senior\s+)?Data\s+analysts?|Quality\s+assurance\s+(?:manager|inspector)s?|Inspection\s+support|Inspectors?)"
    r"\s*(?:\(s\))?\s*[:–-]\s*(?P<names>\S.*)?$",
    re.IGNORECASE,
)
_ROLE_STARTS = (
    "lead", "deputy", "joint", "team", "additional", "shadow", "shadowing", "associate", "seconded", "contracted",
    "senior", "data", "quality", "inspection", "inspectors", "inspector", "reporting",
)  # fmt: skip
_POST = re.compile(
    r"\s*(?:\([^)]*\)?|,?\s*\b(?:S?HMI|AI|RI|QA|SHMI|Senior|Regional|Ofsted|(?:Her|His)\s+Majesty[’']?s\s+Inspector(?:ate)?"
    r"|(?:Social\s+[Cc]are\s+)?(?:[Rr]egulatory\s+)?[Ii]nspector|[Rr]egulatory\s+[Ii]nspection\s+[Mm]anager)\b.*)$"
)
_PERSON = re.compile(r"[A-Z][^\W\d_]*(?:[.’'-][^\W\d_]+)*\.?(?:\s+(?:[^\W\d_]|[.’'-])+){1,4}$")
_TEAM = re.compile(
    r"(?:inspection|review)\s+team\s+(?:consisted|was\s+made\s+up|comprised)\s*(?:of\s+)?"
    rf"(?P<label>(?P<count>{NUMBER})\s+(?:of\s+)?[^.]{{3,80}}?)(?:\s+from\s+Ofsted)?"
    rf"(?:,?\s+(?:(?:and|with)\s+)?(?P<label2>(?P<count2>{NUMBER})\s+[^.]{{3,70}}?))?(?:\s+from\s+Ofsted)?\s*\.",
    re.IGNORECASE,
)
_SEEN = (
    (r"case\s+files?|files?", "case_file"),
    (r"case\s+records?|records?", "record"),
    (r"cases?", "case"),
    (r"meetings?|panels?|conferences?", "observation"),
    (
        r"(?:children|young\s+people|care\s+leavers|parents|carers|foster\s+carers|families|social\s+workers|staff|managers)",
        "",
    ),
)
_NOUN = "|".join(f"(?P<k{n}>{words})" for n, (words, _) in enumerate(_SEEN))
_LOOKED = r"tracked|sampled|examined|read|reviewed|audited|evaluated|scrutinised|considered|looked\s+at|saw|seen"
_TALKED = r"interviewed|spoke(?:n)?\s+(?:to|with)|met(?:\s+with)?|held\s+meetings\s+with|talked\s+(?:to|with)"
_ACTIVE = re.compile(
    rf"nspectors\s+(?:also\s+|then\s+)?(?P<verb>{_LOOKED}|{_TALKED}|observed)\s+(?:(?:in\s+detail|a\s+total\s+of|the\s+(?:cases|files|records)\s+of|over|more\s+than|some)\s+)*"
    rf"(?P<label>(?P<count>{NUMBER})\s+(?:[\w’-]+\s+){{0,3}}?(?:{_NOUN})\b)",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    rf"(?P<label>\b(?P<count>{NUMBER})\s+(?:[\w’-]+\s+){{0,3}}?(?:{_NOUN}))\s+(?:(?:that\s+)?(?:were|was)\s+)?"
    rf"(?P<verb>{_LOOKED}|interviewed|observed)\s+(?:in\s+detail\s+)?by\s+$",
    re.IGNORECASE,
)
_REVIEW_OF = re.compile(
    rf"\breview\s+of\s+(?P<label>(?P<count>{NUMBER})\s+(?:[\w’-]+\s+){{0,3}}?(?:{_NOUN})\b)", re.IGNORECASE
)
_STRENGTHS = re.compile(r"(?:The\s+)?(?:[\w’' ]{2,50}[’']s\s+|Key\s+|Areas\s+of\s+)?strengths\s*:?$", re.IGNORECASE)
_POINT = re.compile(r"(\d{1,3})\.\s*(?=\S)")
_NOT_COUNTED = Value.absent("No number is printed.")
_NOT_PRINTED = Value.absent("Not printed.")


def put_facts(record: Record, body: Body) -> None:
    """previous inspections, people, evidence, strengths and proportion words, each where the report prints them."""
    put_previous(record, body)
    _people(record, body)
    _evidence(record, body)
    _strengths(record, body)
    put_proportion_words(record, body)


# -- who inspected -----------------------------------------------------------------------------------------------


def _people(record: Record, body: Body) -> None:
    """Rows of people: everyone under "The inspection team" by role; without such a list, the lead inspector."""
    rows = record.lists.setdefault("people", [])
    seen: set[tuple[str, str]] = set()
    for at in body.beginning(*_ROLE_STARTS):
        match = _ROLE.match(body.lines[at].text)
        if match is None or body.in_contents(at):
            continue
        role = " ".join(match.group("role").split())
        for name, line in _names(body, at, match):
            if (name, role) not in seen:
                seen.add((name, role))
                value = Value(name, line.place, FORM)
                if not _PERSON.match(name):
                    value.confidence, value.doubt = LIKELY, "This does not look like a person's name."
                rows.append({"name": value, "role": Value(role, body.lines[at].place, FORM)})


def _names(body: Body, at: int, match: re.Match[str]) -> Iterator[tuple[str, Line]]:
    """The names after a role, on its line and on those that go on with the list."""
    lines, text = [body.lines[at]], match.group("names") or ""
    for line in body.lines[at + 1 : at + 9]:
        more = not text or re.search(r"(?:,|\band|&|-)$", text) or _breaks_name(text, line.text)
        if not more or _ROLE.match(line.text) or len(line.text) > 110 or re.match(r"[^\W\d_]+\s*:", line.text):
            break
        text = f"{text} {line.text}".strip()
        lines.append(line)
    for part in re.split(r"\s*[,;/]\s*|\s+(?:and|&)\s+|\s{2,}", re.sub(r"\([^)]*\)", "", text)):
        name = re.sub(r"\s*\d{1,3}$", "", _POST.sub("", part)).strip(" .,:;-–")
        if len(name) > 2 and name[0].isupper():
            words = name.split()[0]
            yield name, next((line for line in lines if words in line.text), lines[0])


def _breaks_name(text: str, following: str) -> bool:
    """Whether a list breaks off within a name: it ends with one word, and the next line goes on with a comma."""
    last = text.rsplit(",", 1)[-1].split()
    first = re.split(r",|\band\b", following)[0].split()
    return "," in text and bool(last) and len(last) + len(first) <= 4 and ("," in following or len(last) == 1)


# -- what they looked at -----------------------------------------------------------------------------------------


def _evidence(record: Record, body: Body) -> None:
    """Rows of evidence with a printed number: the size of the team, files and cases read, people spoken to."""
    rows = record.lists.setdefault("evidence", [])
    text = body.document.text
    for at in _finds(text, " team "):
        match = _TEAM.search(text, max(0, at - 12), at + 330)
        if match and match.start() < at:
            for suffix in ("", "2"):
                if match.group("label" + suffix):
                    _add(rows, body, match, "inspector", suffix)
    for match in _seen(text):
        _add(rows, body, match, _kind(match))


def _seen(text: str) -> Iterator[re.Match[str]]:
    """Sentences that say how many files, cases or people inspectors looked at or spoke to."""
    for at in _finds(text, "nspectors "):
        if match := _ACTIVE.match(text, at):
            yield match
    for at in _finds(text, " by inspectors"):
        if match := _PASSIVE.search(text, max(0, at - 110), at + 4):
            yield match
    for at in _finds(text, "review of "):
        before = text[max(0, at - 1200) : at]
        match = _REVIEW_OF.match(text, at)
        if match and "nspectors" in before and "evidence" in before:
            yield match


def _finds(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _kind(match: re.Match[str]) -> str:
    verb = match.groupdict().get("verb") or "reviewed"
    kind = next((kind for n, (_, kind) in enumerate(_SEEN) if match.group(f"k{n}")), "")
    if verb.lower().startswith("observed"):
        return "observation"
    return kind or ("interview" if re.match(_TALKED, verb, re.IGNORECASE) else "case")


def _add(rows: list[dict[str, Value]], body: Body, match: re.Match[str], kind: str, suffix: str = "") -> None:
    number = count_of(match.group("count" + suffix))
    if number is None or "\f" in match.group("label" + suffix):
        return
    where = body.document.place(*match.span("label" + suffix))
    label = " ".join(match.group("label" + suffix).split())
    if any(row["label"].value == label and row["kind"].value == kind for row in rows):
        return
    rows.append(
        {
            "kind": Value(kind, where, FORM),
            "label": Value(label, where, FORM),
            "count": Value(number, body.document.place(*match.span("count" + suffix)), FORM),
            "qualifier": _NOT_PRINTED,
            "chosen_by_provider": Value(False, where, FORM),
            "missing_reason": _NOT_PRINTED,
        }
    )


# -- what is good ------------------------------------------------------------------------------------------------


def _strengths(record: Record, body: Body) -> None:
    """Rows of strengths: the points under a heading that calls them strengths, up to the next heading."""
    rows = record.lists.setdefault("strengths", [])
    for at in body.beginning("the", "strengths", "key", "areas"):
        line = body.lines[at]
        if _STRENGTHS.match(line.text) and line.text[0].isupper() and len(line.text) < 75 and not body.in_contents(at):
            rows.extend(_points(body, at + 1))


def _points(body: Body, start: int) -> list[dict[str, Value]]:
    points: list[tuple[int | None, list[Line]]] = []
    expected: int | None = None
    for at in range(start, min(start + 150, len(body.lines))):
        line = body.lines[at]
        number, bullet = _POINT.match(line.text), bullet_of(line.text)
        if number and (expected is None or int(number.group(1)) in (expected, 1)):
            expected = int(number.group(1)) + 1
            points.append((expected - 1, [line]))
        elif bullet and expected is None:
            points.append((None, [line]))
        elif not points or _is_heading(body, at):
            break
        else:
            points[-1][1].append(line)
    return [_point_row(body, number, lines) for number, lines in points]


def _is_heading(body: Body, at: int) -> bool:
    text, before = body.lines[at].text, body.lines[at - 1].text
    return body.is_contents_title(at) or (
        text[0].isupper() and len(text) < 90 and before.endswith((".", ":", ";")) and not text.endswith((".", ",", ";"))
        and (at + 1 >= len(body.lines) or body.lines[at + 1].text[0].isupper() or body.lines[at + 1].text[0].isdigit()
             or bool(bullet_of(body.lines[at + 1].text)))
    )  # fmt: skip


def _point_row(body: Body, number: int | None, lines: list[Line]) -> dict[str, Value]:
    place = body.document.place(lines[0].start, lines[-1].end)
    text = " ".join(line.text for line in lines)
    text = text[1:] if number is None else _POINT.sub("", text, count=1)
    return {
        "number": Value(number, lines[0].place, FORM)
        if number is not None
        else Value.absent("Points have no numbers."),
        "text": Value(" ".join(text.split()), place, FORM),
    }
