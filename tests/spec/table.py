"""What is a rule of the manual? Prose, a table of inputs and what they must give, and the function that gives it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

Row = dict[str, str]


@dataclass(frozen=True)
class Rule:
    """One rule. In `table` the first line names the columns, `||` stands between what goes in and what must come out.

    `gives` is called with the cells on the left as keyword arguments (column names with underscores for spaces) and
    returns the cells on the right: one text, or a tuple of them.
    """

    title: str
    says: str
    table: str
    gives: Callable[..., str | tuple[str, ...]]

    @property
    def lines(self) -> list[tuple[list[str], list[str]]]:
        """Each line as (cells that go in, cells that come out), the headings first."""
        found = []
        for line in self.table.strip().splitlines():
            left, separator, right = line.partition("||")
            assert separator, f"{self.title}: a line without ||: {line}"
            found.append(([cell.strip() for cell in left.split("|")], [cell.strip() for cell in right.split("|")]))
        width = (len(found[0][0]), len(found[0][1]))
        assert all((len(left), len(right)) == width for left, right in found), f"{self.title}: ragged table"
        return found

    def rows(self) -> list[tuple[Row, list[str]]]:
        """(arguments, expected cells) of every row."""
        names = [name.replace(" ", "_") for name in self.lines[0][0]]
        return [(dict(zip(names, left, strict=True)), right) for left, right in self.lines[1:]]

    def markdown(self) -> str:
        """The rule as a section of the manual."""
        heads = [*self.lines[0][0], *(f"→ {name}" for name in self.lines[0][1])]
        out = [f"## {self.title}", "", self.says.strip(), "", _line(heads), _line("---" for _ in heads)]
        out.extend(_line([*left, *right]) for left, right in self.lines[1:])
        return "\n".join(out)


@dataclass(frozen=True)
class Page:
    """One page of the manual."""

    slug: str
    title: str
    says: str
    rules: tuple[Rule, ...]

    def markdown(self) -> str:
        head = f"# {self.title}\n\n{self.says.strip()}\n\n"
        return head + "\n\n".join(rule.markdown() for rule in self.rules) + "\n"


def _line(cells: object) -> str:
    assert hasattr(cells, "__iter__")
    return "| " + " | ".join(str(cell) or " " for cell in cells) + " |"
