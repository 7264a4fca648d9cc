"""Is this file a list to draw from? Reads an uploaded or pasted list into a `Frame`, or says everything wrong with it.

Nothing of a list with a problem is taken. Commas, semicolons or tabs may divide the values: whichever the heading line
has most of. Headings are read without regard to capitals, and with spaces or hyphens as underscores.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from touchstone.domain.sampling import identity
from touchstone.domain.sampling.frame import REFERENCE, Case, Frame
from touchstone.domain.sentences import Sentence, say
from touchstone.domain.spreadsheets import csv_text

ZIP = b"PK\x03\x04"  # how spreadsheet files begin
HEADING = re.compile(r"[a-z0-9][a-z0-9_]*")
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


@dataclass(frozen=True)
class Column:
    """An attribute that the design needs, and the values it may have (none named: any)."""

    name: str
    allowed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Problem:
    """One thing wrong. `row` counts from 1, the heading line, as a spreadsheet does; 0: the file as a whole."""

    row: int
    column: str
    value: str
    expectation: Sentence

    def __str__(self) -> str:
        where = f"Row {self.row}" if self.row else "The list"
        where += f", {self.column}" if self.column else ""
        where += f" “{self.value}”" if self.value else ""
        return f"{where}: {self.expectation}"


class InvalidFrame(ValueError):
    """The list cannot be taken; `problems` says why, in the order of the rows."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems, key=lambda problem: problem.row))
        # The values stay out of the message, because messages end in logs and these may be names.
        super().__init__(f"Problems in the list: {len(self.problems):,}.")


def read_frame(
    data: bytes | str, *, as_at: date, left_out: Iterable[str] = (), columns: Sequence[Column] | None = None
) -> Frame:
    """The list in a file's bytes or a pasted text. `columns` None: takes the attributes that there are.

    Raises InvalidFrame with every problem found.
    """
    rows = _rows(data if isinstance(data, str) else _decoded(data))
    if not rows:
        raise InvalidFrame(
            [Problem(0, "", "", say("The list is empty. Give a heading line, and a line for each case."))]
        )
    reading = _Reading([_heading(cell) for cell in rows[0][1]], columns)
    reading.read_headings()
    if REFERENCE not in reading.headings:  # then nothing in the rows can be told
        raise InvalidFrame(reading.problems)
    for number, cells in rows[1:]:
        reading.read_row(number, cells)
    reading.read_columns()
    if not reading.cases and not reading.problems:
        reading.wrong(0, "", "", say("The list has headings and no cases."))
    if reading.problems:
        raise InvalidFrame(reading.problems)
    return Frame.of(reading.attributes, reading.cases, as_at, left_out)


def read_frozen(data: bytes, *, as_at: date, left_out: Iterable[str] = ()) -> Frame:
    """A list that was taken before, from its canonical form: asks nothing of it again. See that its hash is the same.

    Raises ValueError for anything that is not a canonical form.
    """
    try:
        (_, *columns), *rows = csv.reader(io.StringIO(data.decode(), newline=""), strict=True)
        frame = Frame.of(columns, ((row[0], row[1:]) for row in rows), as_at, left_out)
    except (ValueError, IndexError, csv.Error):
        frame = None
    if frame is None or frame.canonical != data:
        raise ValueError("This is not the canonical form of a list.")
    return frame


def problems_csv(problems: Iterable[Problem]) -> str:
    """The file of errors: row, column, value, expectation."""
    rows = [[p.row or "", p.column, p.value, str(p.expectation)] for p in problems]
    return csv_text([["row", "column", "value", "expectation"], *rows], end="\n")


def _decoded(data: bytes) -> str:
    if data.startswith(ZIP):
        says = say("This is a spreadsheet or another packed file. Save the sheet as CSV (UTF-8) and give that.")
        raise InvalidFrame([Problem(0, "", "", says)])
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        says = say("Something in this row is not UTF-8. Save the list as CSV (UTF-8) and give that.")
        raise InvalidFrame([Problem(data.count(b"\n", 0, error.start) + 1, "", "", says)]) from None


def _rows(text: str) -> list[tuple[int, list[str]]]:
    """(row number, cells) of each line that is not empty."""
    text = text.removeprefix("\ufeff")
    first = text.lstrip("\r\n").partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    rows: list[tuple[int, list[str]]] = []
    number = 0
    try:
        for cells in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True):
            number += 1
            if any(cell.strip() for cell in cells):
                rows.append((number, cells))
    except csv.Error:
        says = say("The double quotes of this row do not end, or it is too long. Check it and the row before.")
        raise InvalidFrame([Problem(number + 1, "", "", says)]) from None
    return rows


def _heading(cell: str) -> str:
    return re.sub(r"[\s-]+", "_", cell.strip().lower())


def _clean(cell: str) -> str:
    if cell.isascii() and cell == cell.strip() and "  " not in cell:
        return cell  # most cells, and a list can have a million
    return re.sub(" +", " ", unicodedata.normalize("NFC", cell)).strip()


@dataclass
class _Reading:
    """A list while it is read."""

    headings: list[str]
    columns: Sequence[Column] | None
    problems: list[Problem] = field(default_factory=list)
    cases: list[Case] = field(default_factory=list)
    rows: dict[str, int] = field(default_factory=dict)  # row of each reference, folded
    found: dict[str, dict[str, list[int]]] = field(default_factory=dict)  # column → value → its rows

    @property
    def attributes(self) -> list[str]:
        return [heading for heading in self.headings if heading != REFERENCE]

    def wrong(self, row: int, column: str, value: str, expectation: Sentence) -> None:
        self.problems.append(Problem(row, column, value, expectation))

    def read_headings(self) -> None:
        """Are these the columns that are wanted, each once?"""
        for index, heading in enumerate(self.headings):
            if heading in self.headings[:index]:
                self.wrong(1, heading, "", say("This column is there twice."))
            elif not HEADING.fullmatch(heading):
                self.wrong(1, heading, "", say("Name each column with letters (a to z), digits and underscores."))
            elif sign := identity.sign_in_heading(heading):
                self.wrong(1, heading, "", identity.EXPECTED[sign])
        if REFERENCE not in self.headings:
            self.wrong(1, REFERENCE, "", say("There must be a column with this name."))
        if self.columns is None:
            return
        wanted = {REFERENCE, *(column.name for column in self.columns)}
        for heading in sorted(wanted - set(self.headings) - {REFERENCE}):
            self.wrong(1, heading, "", say("There must be a column with this name."))
        for heading in sorted(set(self.headings) - wanted):
            self.wrong(1, heading, "", say("The design does not need this column. Leave it out."))

    def read_row(self, number: int, cells: Sequence[str]) -> None:
        """Takes a row, or notes what is wrong with it."""
        if len(cells) != len(self.headings):
            says = say("This row has %(found)s values; the heading line has %(wanted)s.", found=len(cells),
                       wanted=len(self.headings))  # fmt: skip
            self.wrong(number, "", "", says)
            return
        values = {heading: _clean(cell) for heading, cell in zip(self.headings, cells, strict=True)}
        reference = values.pop(REFERENCE)
        self._read_reference(number, reference)
        for heading, value in values.items():
            self.found.setdefault(heading, {}).setdefault(value, []).append(number)
        self.cases.append(Case(reference, tuple(values.values())))

    def _read_reference(self, number: int, reference: str) -> None:
        if not reference:
            self.wrong(number, REFERENCE, "", say("Every case needs a reference."))
            return
        if sign := identity.sign_in_reference(reference):
            self.wrong(number, REFERENCE, reference, identity.EXPECTED[sign])
        before = self.rows.setdefault(reference.casefold(), number)
        if before != number:
            self.wrong(number, REFERENCE, reference, say("This reference is in row %(row)s too.", row=before))

    def read_columns(self) -> None:
        """What can only be seen in a whole column."""
        references = {case.reference: self.rows[case.reference.casefold()] for case in self.cases if case.reference}
        for value, sign in identity.signs_in_column(references).items():
            self.wrong(references[value], REFERENCE, value, identity.EXPECTED[sign])
        allowed = {column.name: column.allowed for column in self.columns or ()}
        for heading, values in self.found.items():
            signs = identity.signs_in_column(values)
            spellings: dict[str, str] = {}
            for value, rows in values.items():
                expectation = _expected(value, allowed.get(heading, ()), signs.get(value))
                other = spellings.setdefault(value.casefold(), value)
                if expectation is None and other != value:
                    expectation = say("Row %(row)s writes this “%(other)s”. Write it in one way.", row=values[other][0],
                                      other=other)  # fmt: skip
                if expectation is not None:
                    self.problems.extend(Problem(row, heading, value, expectation) for row in rows)


def _expected(value: str, allowed: Sequence[str], sign: str | None) -> Sentence | None:
    """What was expected instead of this attribute, or None where it is right."""
    if allowed and value not in allowed:
        return say("This must be one of: %(allowed)s.", allowed=", ".join(allowed))
    if not value:
        return say("This is empty. Where it is not known, write “not known”.")
    if CONTROL.search(value):
        return say("This holds a line break or another control character. Leave it out.")
    sign = sign or identity.sign_in_attribute(value)
    return identity.EXPECTED[sign] if sign else None
