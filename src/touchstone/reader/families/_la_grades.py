"""Which grade was given for what, and how sure is that? Every route to a grade that a report offers, compared.

A table, a heading in the body and a sentence are routes of their own: they were typed at different times. Where two
agree the reader is sure; where they do not, the value says so and a person decides.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from touchstone.reader.confidence import EXACT, LIKELY, UNCHECKED
from touchstone.reader.document import Document
from touchstone.reader.families._la_geometry import grades_by_geometry
from touchstone.reader.families._la_words import Heading, Row
from touchstone.reader.record import Place, Record, Value

ALONE = 0.93  # a clean row of the form's own table, or its title sentence, with nothing to compare it with
TITLE = "title"  # the sentence of the first page, or of a part's title, that the form gives a grade in
_ORDER = ("outstanding", "good", "adequate", "satisfactory", "requires_improvement", "inadequate")


@dataclass(frozen=True)
class Route:
    """One place where a grade is said: in a "table", a "heading" or a "sentence"."""

    kind: str
    grade: str
    printed: str
    place: Place


@dataclass
class Judgement:
    """What is known about one judgement: its printed heading and every route to its grade, best first."""

    key: str
    heading: str
    place: Place
    routes: list[Route] = field(default_factory=list)
    clean: bool = True
    front: bool = True  # the heading was read where the form gives the grades, not further on

    def settled(self) -> tuple[Route | None, float, str]:
        """The route that is believed, how far, and what speaks against it."""
        if not self.routes:
            return None, 0.0, "The heading stands there, and no grade with it."
        first = self.routes[0]
        others = self.routes[1:]
        against = [route for route in others if route.grade != first.grade]
        if against:
            other = against[0]
            where = f"the {other.kind} on page {other.place.page}"
            says = f"The {first.kind} says “{first.printed}”, {where} “{other.printed}”."
            if not self.clean and len(against) == len(others) > 1 and len({route.grade for route in against}) == 1:
                return against[0], LIKELY, says
            return first, UNCHECKED, says
        if others:
            return first, EXACT, ""
        if first.kind == TITLE or (first.kind == "table" and self.clean):
            return first, ALONE, ""
        if first.kind == "table":
            return first, LIKELY, "The cells of the table came out of order, and nothing else says the grade."
        return first, LIKELY, f"Only one {first.kind} says the grade."


def judgement_of(row: Row, document: Document, kind: str = "table") -> Judgement:
    """A judgement with the route of a row that was read from the text."""
    start, end = row.span
    place = document.place(start, end)
    found = Judgement(row.key or "", row.printed, place, clean=row.clean)
    if row.grade is not None:
        words = row.grade_words
        found.routes.append(Route(kind, row.grade, row.grade_printed, document.place(words[0].start, words[-1].end)))
    return found


def add_rows(judgements: dict[str, Judgement], rows: list[Row], document: Document, kind: str) -> None:
    """Adds the routes of more rows to the judgements they belong to, or begins a judgement with them."""
    for row in rows:
        more = judgement_of(row, document, kind)
        if not more.routes:
            continue
        if more.key in judgements:
            judgements[more.key].routes.extend(more.routes)
        else:
            more.front = False
            judgements[more.key] = more


def settle_by_geometry(
    judgements: dict[str, Judgement], document: Document, headings: list[Heading], page: int
) -> None:
    """Asks the page's geometry about a table whose cells the text left in doubt, and corrects its routes."""
    if all(judgement.clean and judgement.routes for judgement in judgements.values()):
        return
    found = grades_by_geometry(document, headings, page)
    for key, (grade, printed) in found.items():
        judgement = judgements.get(key)
        if judgement is None:
            continue
        place = judgement.routes[0].place if judgement.routes else judgement.place
        route = Route("table", grade, printed, place)
        tables = [old for old in judgement.routes if old.kind == "table"]
        judgement.clean = judgement.clean or not tables or tables[0].grade == grade
        judgement.routes = [route, *(old for old in judgement.routes if old.kind != "table")]


def put_judgements(
    record: Record, judgements: list[Judgement], *, scale: str, expected: list[str] | None = None
) -> None:
    """Fills the list of judgements in the given order, and says which expected ones are missing."""
    rows = record.lists.setdefault("judgements", [])
    for judgement in judgements:
        route, confidence, doubt = judgement.settled()
        rows.append(_row(judgement, route, confidence, doubt, scale))
        if route is not None and doubt and confidence == UNCHECKED:
            record.contradictions.append((f"{judgement.heading}: {doubt}", [r.place for r in judgement.routes]))
    have = {judgement.key for judgement in judgements}
    missing = [key for key in expected or [] if key not in have]
    for key in missing:
        reason = "This judgement belongs to the form, and its row was not found."
        rows.append({"heading": Value.missing(reason), "key": Value(key), "grade": Value.missing(reason)})


def _row(judgement: Judgement, route: Route | None, confidence: float, doubt: str, scale: str) -> dict[str, Value]:
    heading = Value(judgement.heading, judgement.place, EXACT)
    if not (judgement.front and judgement.clean):
        heading.confidence, heading.doubt = LIKELY, "The heading was not read in its own place on the first page."
    key = Value(judgement.key, judgement.place, EXACT)
    group = Value.absent("The form has no groups.")
    limiting = Value.absent("The form does not print what limits a grade.")
    if route is None:
        grade = words = Value.missing(doubt, judgement.place)
    else:
        grade = Value(route.grade, route.place, confidence, doubt)
        words = Value(route.printed, route.place, confidence, doubt)
    named = Value(scale, judgement.place, EXACT)
    return {
        "heading": heading,
        "key": key,
        "group": group,
        "grade": grade,
        "scale": named,
        "words": words,
        "limiting": limiting,
    }


def check_overall(record: Record) -> None:
    """Lowers the confidence of an overall grade that lies outside the range of the grades under it."""
    rows = record.lists.get("judgements", [])
    grades = {row["key"].value: row["grade"] for row in rows}
    overall = grades.pop("overall_effectiveness", None)
    known = [_ORDER.index(v.value) for key, v in grades.items() if v.value in _ORDER and key != "lscb"]
    if overall is None or overall.value not in _ORDER or not known:
        return
    if not min(known) <= _ORDER.index(overall.value) <= max(known) and overall.value != "inadequate":
        overall.confidence = min(overall.confidence, LIKELY)
        overall.doubt = overall.doubt or "The overall grade lies outside the range of the grades under it."
