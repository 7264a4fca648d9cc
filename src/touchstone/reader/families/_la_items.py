"""What has to improve? The points of a section, bulleted or numbered, with their class and sub-points."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from touchstone.reader.confidence import EXACT, FORM, LIKELY
from touchstone.reader.document import Line
from touchstone.reader.families._la_body import Body, bullet_of, is_small_bullet
from touchstone.reader.families._la_geometry import bullets_from_left
from touchstone.reader.record import Place, Value

_NUMBERED = re.compile(r"(\d{1,3})[.)](?:\s*(?=[^\d\s])|$)")
_NOTHING = re.compile(
    r"(?:there (?:are|were) no|no (?:areas|priority)|the (?:inspection|review) did not (?:find|identify))",
    re.IGNORECASE,
)
_INDENT = 6.0  # points from the left edge of the outermost bullets
_FULL = 0.8  # of the longest line: a line that the next word would not bring to this ends early
_ENDS = re.compile(r"[.;:!?][’'”\")\]]*\s*\d?$")

# class or timescale heading → key. Read only where it is a whole line.
_CLASSES = (
    (re.compile(r"priority and immediate actions?[:.]?\s*\d?$", re.IGNORECASE), "priority_action"),
    (re.compile(r"priority actions?[:.]?\s*\d?$", re.IGNORECASE), "priority_action"),
    (re.compile(r"areas? for priority action[:.]?\s*\d?$", re.IGNORECASE), "priority_action"),
    (re.compile(r"immediate actions?[:.]?\s*\d?$", re.IGNORECASE), "immediate_action"),
    (re.compile(r"areas? for improvement[:.]?\s*\d?$", re.IGNORECASE), "area_for_improvement"),
    (re.compile(r"immediately[:.]?$", re.IGNORECASE), "immediately"),
    (re.compile(r"within (?:three|3) months[^:.]{0,30}[:.]?$", re.IGNORECASE), "within_three_months"),
    (re.compile(r"within (?:six|6) months[^:.]{0,30}[:.]?$", re.IGNORECASE), "within_six_months"),
)


def class_of(text: str) -> str | None:
    """The key of a class or timescale that a whole line names, or None."""
    return next((key for pattern, key in _CLASSES if pattern.match(text)), None)


@dataclass
class Item:
    """An area for improvement in the making."""

    number: int | None
    lines: list[Line]
    texts: list[str]
    klass: str | None
    printed_class: str | None
    sub_bullets: int = 0
    own: int = 0  # lines that are the item's own, before its first sub-bullet
    doubt: str = ""

    @property
    def text(self) -> str:
        """The item's own words on one line, then its sub-points, one a line."""
        parts = [" ".join(self.texts[: self.own or None])]
        for text in self.texts[self.own :] if self.own else []:
            if bullet_of(text):
                parts.append("– " + text[1:].strip())
            else:
                parts[-1] += " " + text
        return "\n".join(" ".join(part.split()) for part in parts)


@dataclass
class Items:
    """Reads the lines of one section into its items."""

    body: Body
    start: int  # index of the first line of the section, after its heading
    end: int
    klass: str | None = None
    printed_class: str | None = None
    by_class_only: bool = False  # items count only under a class heading (Immediately, Within three months …)
    items: list[Item] = field(default_factory=list)
    bullet: str = ""  # the bullet of the top level
    expected: int = 0
    numbered: bool = False
    may_restart: bool = False  # a class heading stands before: its numbers may begin at 1 again
    before: list[Line] = field(default_factory=list)  # lines that belong to no item, before the first of a class
    width: int = field(init=False)  # of the longest line
    _lost_top: str = ""
    _paragraphs: set[int] = field(default_factory=set)  # lines that begin a numbered paragraph of the main run

    def __post_init__(self) -> None:
        self.width = max((len(line.text) for line in self.body.lines[self.start : self.end]), default=0)

    def read(self) -> list[Item]:
        lines = self.body.lines[self.start : self.end]
        self.numbered = self._is_numbered(lines)
        self._paragraphs = {paragraph.line.number for paragraph in self.body.paragraphs}
        for at, line in enumerate(lines):
            key = class_of(line.text)
            if key is not None and not (self.items and self._inside_sentence(at, lines)):
                self.klass, self.printed_class = key, line.text.strip().rstrip(":.0123456789 ")
                self.may_restart, self.before = True, []
                continue
            if self.items and not self.numbered and line.number in self._paragraphs:
                break  # the numbered text of the next part, whose heading is not known
            if not self.by_class_only or self.klass is not None:
                self._take(line, lines[at + 1] if at + 1 < len(lines) else None)
        self._nest()
        for item in self.items:
            item.doubt = item.doubt or self._lost_top or self._run_together(item)
        return self.items

    def _nest(self) -> None:
        """Where a bulleted item ends with a colon, asks the page whether the bullets after it are set in."""
        if self.numbered:
            return
        open_pages = {item.lines[0].page for item in self.items[:-1] if item.texts[-1].rstrip().endswith(":")}
        for page in sorted(open_pages):
            here = [item for item in self.items if item.lines[0].page == page]
            lefts = bullets_from_left(self.body.document, page, self.bullet)
            if len(lefts) != len(here):
                for item in here:
                    item.doubt = "A point ends with a colon: what follows may be its sub-points."
                continue
            edge = min(lefts) + _INDENT
            for item, left in zip(here, lefts, strict=True):
                if left > edge and self.items[0] is not item:
                    self._put_under(self.items[self.items.index(item) - 1], item)

    def _put_under(self, above: Item, item: Item) -> None:
        above.own = above.own or len(above.texts)
        above.sub_bullets += 1
        above.texts += [f"{self.bullet} {item.texts[0]}", *item.texts[1:]]
        above.lines += item.lines
        self.items.remove(item)

    def without_bullets(self) -> list[Item]:
        """The items of a section whose bullets are lost: a line that ends early ends an item. None in plain prose."""
        lines = self.body.lines[self.start : self.end]
        doubt = "The points have no bullets: each was taken to end where its line ends early."
        for at, line in enumerate(lines):
            if at == 0 or self._breaks_early(lines[at - 1].text, line.text):
                self.items.append(Item(None, [line], [line.text], self.klass, self.printed_class, doubt=doubt))
            else:
                self.items[-1].texts.append(line.text)
                self.items[-1].lines.append(line)
        if len(self.items) < 2:
            self.items = []
        return self.items

    def _breaks_early(self, text: str, following: str) -> bool:
        """Whether the next word would have fitted on the line, and begins like a new point."""
        room = self.width * _FULL - len(text) - 1 - len(following.split(None, 1)[0])
        return room > 0 and following[:1].isupper()

    def _run_together(self, item: Item) -> str:
        """Why the item may be two, or have lost the bullets of its sub-points; nothing where nothing says so."""
        for one, other in zip(item.lines, item.lines[1:], strict=False):
            if bullet_of(other.text):
                continue
            if one.text.endswith(":"):
                return "Its sub-points seem to have lost their bullets."
            if self._breaks_early(one.text, other.text):
                return "Two points may have run together here."
        return ""

    def _is_numbered(self, lines: list[Line]) -> bool:
        """Whether the first mark of the section is a number, not a bullet."""
        if self.by_class_only:
            return False
        for line in lines:
            if _NUMBERED.match(line.text):
                return True
            if bullet_of(line.text):
                return False
        return False

    def _inside_sentence(self, at: int, lines: list[Line]) -> bool:
        """Whether a line that looks like a class heading goes on with the sentence before it."""
        before = lines[at - 1].text if at else ""
        return lines[at].text[0].islower() and bool(before) and not _ENDS.search(before)

    def _take(self, line: Line, following: Line | None) -> None:
        number = _NUMBERED.match(line.text) if self.numbered else None
        if number and self._is_next(int(number.group(1))):
            self._begin(line, line.text[number.end() :], int(number.group(1)))
            return
        bullet = bullet_of(line.text)
        if bullet and not self.numbered and self._is_top(bullet):
            self._begin(line, line.text[1:].strip(), None)
        elif bullet and self.items:
            item = self.items[-1]
            item.own = item.own or len(item.texts)
            item.sub_bullets += 1
            item.texts.append(line.text)
            item.lines.append(line)
        elif self._is_theme(line, following):
            pass
        elif self.items and not self.may_restart:
            self.items[-1].texts.append(line.text)
            self.items[-1].lines.append(line)
        else:
            self.before.append(line)

    def _is_next(self, number: int) -> bool:
        if not self.items or number == self.expected or (number == 1 and self.may_restart):
            return True
        return number == self.expected + 1

    def _is_top(self, bullet: str) -> bool:
        if not self.bullet:
            self.bullet = bullet
        return bullet == self.bullet or (is_small_bullet(self.bullet) and not is_small_bullet(bullet))

    def _begin(self, line: Line, text: str, number: int | None) -> None:
        item = Item(number, [line], [text], self.klass, self.printed_class)
        if self.before and not self.before[-1].text.endswith((":", ".")):
            item.doubt = "Text stands before it that may be a point without its bullet."
        if self.before and self.bullet and is_small_bullet(self.bullet):
            self._lost_top = "Only sub-points have bullets here: those of the points themselves seem to be lost."
        self.before = []
        if number is not None:
            if self.items and number != self.expected and not (number == 1 and self.may_restart):
                item.doubt = "The numbers are not in order here."
            self.expected = number + 1
        self.may_restart = False
        self.items.append(item)

    def _is_theme(self, line: Line, following: Line | None) -> bool:
        """A short line that begins like a heading after a finished item: a theme of the items that follow."""
        ended = not self.items or self.may_restart or _ENDS.search(self.items[-1].texts[-1])
        begins = line.text[:1].isupper() and len(line.text) < 95 and not _ENDS.search(line.text)
        if not (ended and begins):
            return False
        return (
            following is None
            or bool(_NUMBERED.match(following.text) or bullet_of(following.text))
            or len(line.text) < 50
        )


def item_row(item: Item, section: str, body: Body, doubt: str = "") -> dict[str, Value]:
    """An item as a row of areas_for_improvement."""
    place = body.document.place(item.lines[0].start, item.lines[-1].end)
    doubt = item.doubt or doubt
    if body.is_recognised:
        doubt = doubt or "The text seems to come from text recognition, with letters taken for others."
    confidence = LIKELY if doubt else FORM
    if _NOTHING.match(item.text):
        confidence, doubt = LIKELY, "A numbered point that says there is nothing to do in its class."
    if len(item.text.split()) < 2:
        confidence, doubt = LIKELY, "So short an area for improvement is unusual."
    return {
        "number": Value(item.number, place, EXACT)
        if item.number is not None
        else Value.absent("Items have no numbers."),
        "section": Value(section, place, confidence, doubt),
        "timescale_or_class": _class_value(item.klass, place, confidence, doubt),
        "printed_class": _class_value(item.printed_class, place, confidence, doubt),
        "text": Value(item.text, place, confidence, doubt),
        "n_sub_bullets": Value(item.sub_bullets, place, min(confidence, FORM)),
    }


def _class_value(value: str | None, place: Place, confidence: float, doubt: str) -> Value:
    if value is None:
        if doubt:
            return Value(None, place, confidence, doubt)
        return Value.absent("No class or timescale is printed with it.")
    return Value(value, place, confidence, doubt)
