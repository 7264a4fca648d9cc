"""Is this list what was asked for? Checks every row against its schema; nothing of a list with a problem is taken."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from touchstone.domain.sampling import identity
from touchstone.domain.sentences import Sentence, say
from touchstone.domain.spreadsheets import csv_text
from touchstone.inspectorate.requests.tables.schema import Field, Schema
from touchstone.inspectorate.requests.tables.values import expected

MOST_PROBLEMS = 5_000  # a file of errors longer than this helps nobody
Rows = Iterable[tuple[int, Sequence[str]]]


@dataclass(frozen=True)
class Problem:
    """One thing wrong. `row` counts from 1, the heading line, as a spreadsheet does; 0: the file as a whole."""

    row: int
    column: str
    value: str
    expectation: Sentence


class InvalidList(ValueError):
    """The list cannot be taken; `problems` says why, in the order of the rows. `cut`: there are more than are told."""

    def __init__(self, problems: Iterable[Problem], cut: bool = False) -> None:
        self.problems = tuple(sorted(problems, key=lambda problem: problem.row))
        self.cut = cut
        super().__init__(f"{len(self.problems)} problems")


def check(schema: Schema, rows: Rows) -> int:
    """How many rows the list has, without its headings. Raises InvalidList with every problem found."""
    found = iter(rows)
    first = next(found, None)
    if first is None:
        raise InvalidList([Problem(0, "", "", say("The list is empty. Give a heading line, and a line for each."))])
    checking = _Checking(schema, [cell.strip() for cell in first[1]])
    checking.headings()
    if checking.problems:
        raise InvalidList(checking.problems)
    for number, cells in found:
        checking.row(number, cells)
        if len(checking.problems) >= MOST_PROBLEMS:
            raise InvalidList(checking.problems, cut=True)
    checking.whole_columns()
    if not checking.count and not checking.problems:
        checking.wrong(0, "", "", say("The list has headings and nothing under them."))
    if checking.problems:
        raise InvalidList(checking.problems)
    return checking.count


def errors_csv(problems: Iterable[Problem], said: Iterable[str]) -> str:
    """The file of errors: row, column, value, expectation. `said`: the expectations in the reader's language."""
    rows = [[p.row or "", p.column, p.value, words] for p, words in zip(problems, said, strict=True)]
    return csv_text([["row", "column", "value", "expectation"], *rows], end="\n")


@dataclass
class _Checking:
    """A list while it is checked."""

    schema: Schema
    found_headings: list[str]
    problems: list[Problem] = field(default_factory=list)
    seen: dict[tuple[str, ...], dict[tuple[str, ...], int]] = field(default_factory=dict)
    digits: dict[str, dict[str, int]] = field(default_factory=dict)
    count: int = 0

    def wrong(self, row: int, column: str, value: str, expectation: Sentence) -> None:
        self.problems.append(Problem(row, column, value, expectation))

    def headings(self) -> None:
        """Are these the columns of the schema, each once? Their order is free."""
        wanted = self.schema.names
        for index, heading in enumerate(self.found_headings):
            if not heading:
                self.wrong(1, "", "", say("Column %(n)s has no heading.", n=index + 1))
            elif heading in self.found_headings[:index]:
                self.wrong(1, heading, "", say("This column is there twice."))
            elif heading not in wanted:
                says = say("The list has no such column. Its columns are: %(names)s.", names=", ".join(wanted))
                self.wrong(1, heading, "", says)
        for name in wanted:
            if name not in self.found_headings:
                self.wrong(1, name, "", say("There must be a column with this name, even if it is empty."))

    def row(self, number: int, cells: Sequence[str]) -> None:
        values = list(cells)
        while len(values) > len(self.found_headings) and not values[-1].strip():
            values.pop()
        if len(values) != len(self.found_headings):
            says = say(
                "This row has %(found)s values; the heading line has %(wanted)s.",
                found=len(values),
                wanted=len(self.found_headings),
            )
            self.wrong(number, "", "", says)
            return
        self.count += 1
        by_name = dict(zip(self.found_headings, (value.strip() for value in values), strict=True))
        for column in self.schema.fields:
            self._value(number, column, by_name[column.name])
        if self.schema.primary_key:
            self._once(number, self.schema.primary_key, by_name)

    def _value(self, number: int, column: Field, text: str) -> None:
        name = column.name
        if text in self.schema.missing:
            if column.required:
                self.wrong(number, name, text, say("This must be filled in."))
            return
        if says := expected(column, text):
            self.wrong(number, name, text, says)
        elif column.constraints.get("unique"):
            self._once(number, (name,), {name: text})
        if column.type == "string" and text.isascii() and text.isdigit():
            self.digits.setdefault(name, {}).setdefault(text, number)

    def _once(self, number: int, names: tuple[str, ...], by_name: dict[str, str]) -> None:
        value = tuple(by_name[name] for name in names)
        before = self.seen.setdefault(names, {}).setdefault(value, number)
        if before != number:
            says = say("This is in row %(row)s too; it may be there only once.", row=before)
            self.wrong(number, ", ".join(names), ", ".join(value), says)

    def whole_columns(self) -> None:
        """What can be seen only in a whole column: numbers that are dates of birth or NHS numbers."""
        for name, values in self.digits.items():
            for value, sign in identity.signs_in_column(values).items():
                self.wrong(values[value], name, value, identity.EXPECTED[sign])


def numbered(rows: Iterable[Sequence[str]]) -> Iterator[tuple[int, Sequence[str]]]:
    """Rows with their numbers as a spreadsheet counts them; those without any value are left out."""
    for number, cells in enumerate(rows, 1):
        if any(cell.strip() for cell in cells):
            yield number, cells
