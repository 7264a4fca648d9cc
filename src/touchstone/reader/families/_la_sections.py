"""Where do the areas for improvement of a single inspection or a board review stand, and where do they end?"""

from __future__ import annotations

import re

from touchstone.reader.families._la_body import Body
from touchstone.reader.families._la_items import Item, Items, class_of
from touchstone.reader.families._la_words import GRADE

_BEGINS = re.compile(
    r"(?:Recommendations?|What does the (?:local authority|council|LSCB|board|.{0,40}safeguarding children\W?s? board)"
    r" need to improve"
    r"|Priority and immediate actions?|Priority actions?|Areas? for improvement)\s*[?:.]{0,2}\s*\d?$",
    re.IGNORECASE,
)
# Headings of the form that follow a list of areas for improvement, where no contents list names them.
_ENDS = re.compile(
    r"(?:Summary for children and young people|The (?:local authority|LSCB|board)[’']s strengths"
    r"|Progress since the last inspection|Information about this (?:inspection|review|local authority area)"
    r"|Inspection (?:findings|judgements?)(?:$| ?[-–—:]| about).{0,70}|Key strengths and weaknesses\b.{0,60}"
    r"|The experiences and progress of .{3,60}|Leadership, management and governance"
    r"|What the inspection judgements mean.{0,50}|Section (?:1|2|one|two)\b.{0,80}|Executive [Ss]ummary"
    r"|Summary of (?:key )?findings|Contents|Our expectations|About Ofsted)"
    r"\s*[:.]?\s*\d?$"
)
_GRADED = re.compile(rf"\s{GRADE}\s*\d?$", re.IGNORECASE)
_THEME_OF_ITEMS = re.compile(r"Leadership, management and governance$|The experiences and progress of|Adoption")


def local_authority_items(body: Body, board: int | None) -> tuple[list[Item], str]:
    """The authority's own items: those before the part about the board. With the section's name."""
    return _items(body, 0, board if board is not None else len(body.lines)), "local_authority"


def board_items(body: Body, board: int) -> tuple[list[Item], str]:
    """The items for the safeguarding board."""
    return _items(body, board, len(body.lines)), "lscb"


def _items(body: Body, start: int, end: int) -> list[Item]:
    begin = next((at for at in _beginnings(body, start, end)), None)
    if begin is None:
        return []
    stop = next((at for at in range(begin + 1, end) if _is_end(body, at, begin)), end)
    key = class_of(body.lines[begin].text)
    printed = body.lines[begin].text.strip().rstrip(":.0123456789 ") if key else None
    items = Items(body, begin + 1, stop, klass=key, printed_class=printed).read()
    if body.lines[begin].text.lower().startswith("what"):
        for item in items:  # this form always parts its points by class
            if item.klass is None:
                item.doubt = item.doubt or "No heading of a class was read before it."
    return items


def _beginnings(body: Body, start: int, end: int) -> list[int]:
    candidates = body.beginning("recommendations", "recommendation", "what", "priority", "areas", "area")
    return [
        at
        for at in candidates
        if start <= at < end
        and not body.in_contents(at)
        and body.lines[at].page > 1
        and _BEGINS.match(body.lines[at].text)
    ]


def _is_end(body: Body, at: int, begin: int) -> bool:
    """Whether the list of items ends before this line: a heading of the form, or one that the contents list names."""
    text = body.lines[at].text
    if class_of(text) is not None or _BEGINS.match(text) or text[:1].islower() or text[:1].isdigit():
        return False
    if _ENDS.match(text) or body.is_contents_title(at):
        return not _is_theme(body, at)
    return False


def _is_theme(body: Body, at: int) -> bool:
    """A form heading used as a theme among the items: a numbered item that goes on with their numbers follows."""
    text = body.lines[at].text
    if _GRADED.search(text):
        return False  # with its grade it heads a part of the findings
    return bool(_THEME_OF_ITEMS.match(text)) and at + 1 < len(body.lines) and _goes_on(body, at)


def _goes_on(body: Body, at: int) -> bool:
    following = re.match(r"(\d{1,3})\.", body.lines[at + 1].text)
    if following is None:
        return False
    before = [m for line in body.lines[max(0, at - 14) : at] if (m := re.match(r"(\d{1,3})\.", line.text))]
    return not before or int(following.group(1)) <= int(before[-1].group(1)) + 1
