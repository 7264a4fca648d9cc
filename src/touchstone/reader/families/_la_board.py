"""What was judged about the Local Safeguarding Children Board, and where does the part about it begin?"""

from __future__ import annotations

import re

from touchstone.reader.families._la_body import Body
from touchstone.reader.families._la_grades import TITLE, Judgement, Route
from touchstone.reader.families._la_words import GRADE, fold, grade_key

_BOARD = r"(?:[A-Z][\w’',&\- ]{0,60}?\s)?(?:Local\s+)?Safeguarding\s+Children[’']?s?\s+Board|LSCB"
# The heading of the part about the board, as a whole line (or two).
_SHORT = r"(?:\s*\(\w{2,8}\))?"
_PART = re.compile(
    rf"The\s+(?:effectiveness\s+of\s+the\s+)?(?:{_BOARD}){_SHORT}(?:\s+(?:(?:is|are)\s*)?(?:{GRADE}|requires?)?)?[\s.:]*\d?$",
    re.IGNORECASE,
)
_SECTION = re.compile(r"Section\s+(?:2|two)\s*[:.–-]?\s.{0,40}(?:safeguarding|LSCB)", re.IGNORECASE)
_GRADED = re.compile(
    rf"(?P<heading>The\s+(?:effectiveness\s+of\s+the\s+)?(?:{_BOARD}){_SHORT})\s+(?:(?:is|are)\s+)?(?:judged\s+to\s+be\s+)?"
    rf"(?P<grade>{GRADE})\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(
    rf"(?:Safeguarding\s+Children[’']?s?\s+Board(?:\s*\(\w+\))?|\bLSCB|\b[A-Z]{{2,6}}SCB)\s+(?:is|requires)\s*(?P<rest>(?:judged\s+to\s+be\s+)?{GRADE}"
    r"|improvement(?:\s+to\s+be\s+good)?)(?=\.|\s+because|\s*$)",
    re.MULTILINE,
)
_GOOD_IS = re.compile(rf"An\s+LSCB\s+that\s+(?:is\s+)?(?P<grade>{GRADE})", re.IGNORECASE)
_NAME = "The Local Safeguarding Children Board"


def board_start(body: Body) -> int | None:
    """The index of the first line of the part about the board; None where the report has none."""
    half = _after_summary(body)
    for at in body.beginning("the", "section"):
        line = body.lines[at]
        if at < half or body.in_contents(at) or len(line.text) > 130:
            continue
        if "afeguarding" not in line.text and "LSCB" not in line.text:
            continue
        if _SECTION.match(line.text) or (_PART.match(line.text) and not _goes_on(body, at)):
            return at
    return None


def _after_summary(body: Body) -> int:
    """Where to begin looking: after the contents, and after the first page."""
    after_front = next((at for at, line in enumerate(body.lines) if line.page > body.first_page[0].page), 0)
    return max(after_front, body.contents[1])


def _goes_on(body: Body, at: int) -> bool:
    """Whether the line goes on as a sentence: the next begins in lower case and is no grade."""
    if at + 1 >= len(body.lines):
        return True
    following = body.lines[at + 1].text
    goes_on = following[:1].islower() and not re.match(rf"{GRADE}|improvement|to be good", following, re.IGNORECASE)
    before = body.lines[at - 1].text if at else "."
    interrupted = not re.search(r"[.:;!?)’”\"]\s*\d?$", before) and len(before) > 60
    return goes_on or interrupted


def add_board(judgements: dict[str, Judgement], body: Body, start: int | None) -> None:
    """Adds the judgement of the board from the first page and from its own part."""
    routes: list[tuple[str, Route]] = []
    front = body.first_page
    if front:
        routes += _graded(body, front[0].start, front[-1].end)
    if start is not None:
        first, last = body.lines[start], body.lines[min(start + 14, len(body.lines) - 1)]
        routes += _graded(body, first.start, last.end)
        routes += _sentences(body, first.start, body.lines[min(start + 60, len(body.lines) - 1)].end)
    if not routes:
        return
    heading, first_route = routes[0]
    judgement = Judgement("lscb", heading or _NAME, first_route.place)
    on_front = bool(front) and first_route.place.page == front[0].page
    titles = {fold(words) for words, _ in routes if words}
    # Where the first page names no grade, or names it in part, the heading of the part about the board stands in.
    judgement.front = bool(heading) and (on_front or len(titles) == 1)
    if "effectiveness" in heading and not (on_front and "(" in heading):
        judgement.front = False
    seen: set[int] = set()
    for _, route in routes:
        if route.place.start not in seen:
            seen.add(route.place.start)
            judgement.routes.append(route)
    judgements["lscb"] = judgement


def _graded(body: Body, start: int, end: int) -> list[tuple[str, Route]]:
    """Headings that name the board with its grade."""
    text = body.document.text[start:end]
    found = []
    for match in _GRADED.finditer(text):
        grade = grade_key(match.group("grade"))
        if grade and _at_line_start(text, match.start()):
            place = body.document.place(start + match.start("grade"), start + match.end("grade"))
            heading = " ".join(match.group("heading").split())
            found.append((heading, Route(TITLE, grade, " ".join(match.group("grade").split()), place)))
    return found


def _at_line_start(text: str, at: int) -> bool:
    return at == 0 or text[:at].rstrip(" \t")[-1:] in ("", "\n", "\f")


def _sentences(body: Body, start: int, end: int) -> list[tuple[str, Route]]:
    """Sentences of the board's part that give its grade again."""
    text = body.document.text[start:end]
    found = []
    for match in (*_SENTENCE.finditer(text), *_GOOD_IS.finditer(text)):
        words = match.groupdict().get("rest") or match.groupdict().get("grade") or ""
        printed = " ".join(words.replace("judged to be", "").split())
        printed = f"requires {printed}" if printed.startswith("improvement") else printed
        grade = grade_key(printed)
        if grade:
            found.append(
                ("", Route("sentence", grade, printed, body.document.place(start + match.start(), start + match.end())))
            )
    return found
