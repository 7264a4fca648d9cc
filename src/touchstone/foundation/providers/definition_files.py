"""What does a file that describes an organisation say? And where it is wrong: which file, which line, what is expected.

`docs/how-to/describe-an-organisation.md` shows such a file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from django.utils.text import slugify

from touchstone.domain.dates import PreciseDate, Precision
from touchstone.foundation.providers.models import AreaSuccession, Organisation, OrganisationCount
from touchstone.foundation.providers.rows import (
    CONTACTS,
    AreaRow,
    CountRow,
    Definition,
    OfficeRow,
    OrganisationRow,
    SuccessionRow,
)

FOLDER = Path(__file__).with_name("definitions")
DATE_FORMS = "2009-10-05, 2009-10, 2009, 'week of 2009-10-05' or 'before 2011-01-01'"


class DefinitionError(ValueError):
    """A file is wrong. `problems` are sentences, each with file and line and what is expected there."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass(frozen=True)
class Node:
    """A value in the file and its line, from 1."""

    value: Any  # str | bool | None | list[Node] | dict[str, Node]
    line: int


class Problems:
    def __init__(self, name: str) -> None:
        self.name, self.sentences = name, list[str]()

    def add(self, line: int, sentence: str) -> None:
        self.sentences.append(f"{self.name}, line {line}: {sentence}")


def read_folder(folder: Path = FOLDER) -> list[Definition]:
    """Every definition in the folder, by file name. Raises DefinitionError with all that is wrong in all files."""
    definitions, problems = [], list[str]()
    for path in sorted(folder.glob("*.yaml")):
        try:
            definitions += read_all(path.read_text(encoding="utf-8"), path.name)
        except DefinitionError as error:
            problems += error.problems
    if problems:
        raise DefinitionError(problems)
    return definitions


def read_text(text: str, name: str) -> Definition:
    """The definition of one organisation that a file's text gives. Raises DefinitionError."""
    return _read(text, name, _one)[0]


def read_all(text: str, name: str) -> list[Definition]:
    """The definitions that a file's text gives: one organisation with its parts, or a list of `organisations`."""
    return _read(text, name, _any)


def _read(text: str, name: str, definitions_of: Callable[[Node, Problems], list[Definition]]) -> list[Definition]:
    problems = Problems(name)
    try:
        composed = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problems.add(mark.line + 1 if mark else 1, f"this is not YAML: {getattr(error, 'problem', None) or error}.")
        raise DefinitionError(problems.sentences) from error
    root = _node(composed, problems) if composed is not None else Node({}, 1)
    definitions = definitions_of(root, problems)
    if problems.sentences:
        raise DefinitionError(problems.sentences)
    return definitions


def _node(node: yaml.Node, problems: Problems) -> Node:
    line = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        pairs: dict[str, Node] = {}
        for key, value in node.value:
            if key.value in pairs:
                problems.add(key.start_mark.line + 1, f"the key {key.value!r} is there twice. Keep one.")
            pairs[key.value] = _node(value, problems)
        return Node(pairs, line)
    if isinstance(node, yaml.SequenceNode):
        return Node([_node(each, problems) for each in node.value], line)
    plain = {"tag:yaml.org,2002:null": None, "tag:yaml.org,2002:bool": str(node.value).lower() in ("true", "yes")}
    return Node(plain.get(node.tag, str(node.value)), line)


# How each field is read: a function of the node that returns the value, or None after naming the problem.
Read = Callable[[Node, Problems], Any]


def _text(node: Node, problems: Problems) -> str | None:
    if isinstance(node.value, str):
        return node.value.strip()
    problems.add(node.line, "a text is expected here.")
    return None


def _yes_no(node: Node, problems: Problems) -> bool | None:
    if isinstance(node.value, bool):
        return node.value
    problems.add(node.line, "true or false is expected here.")
    return None


def _whole_number(node: Node, problems: Problems) -> int | None:
    if isinstance(node.value, str) and node.value.replace("_", "").isdigit():
        return int(node.value)
    problems.add(node.line, f"a whole number is expected here, not {node.value!r}.")
    return None


def _one_of(choices: list[str]) -> Read:
    def read(node: Node, problems: Problems) -> str | None:
        if node.value in choices:
            return str(node.value)
        problems.add(node.line, f"{node.value!r} is not known here. Expected one of: {', '.join(choices)}.")
        return None

    return read


def _date(node: Node, problems: Problems) -> PreciseDate | None:
    """A date as precisely as it is known, or a mapping `{date: …, printed: …}` that keeps how it was printed."""
    if isinstance(node.value, dict):
        inner = node.value.get("date", Node("", node.line))
        printed = node.value.get("printed", Node("", node.line))
        found = _date(inner, problems)
        return PreciseDate(found.start, found.precision, str(printed.value)) if found else None
    try:
        return parse_date(str(node.value))
    except ValueError:
        problems.add(node.line, f"{node.value!r} is not a date. Write it like {DATE_FORMS}.")
        return None


def parse_date(text: str) -> PreciseDate:
    """Reads `2009-10-05`, `2009-10`, `2009`, `week of 2009-10-05`, `before 2011-01-01`. Raises ValueError."""
    for words, precision in (("week of ", Precision.WEEK), ("before ", Precision.BEFORE)):
        if text.startswith(words):
            return PreciseDate(date.fromisoformat(text.removeprefix(words)), precision)
    return PreciseDate.decode(text)


def _texts(node: Node, problems: Problems) -> tuple[str, ...]:
    return tuple(text for each in _items(node, problems) if (text := _text(each, problems)))


def _items(node: Node, problems: Problems) -> Iterator[Node]:
    if isinstance(node.value, list):
        yield from node.value
    elif node.value is not None:
        problems.add(node.line, "a list is expected here: lines that begin with a hyphen.")


def _many(read: Read) -> Read:
    return lambda node, problems: tuple(
        found for each in _items(node, problems) if (found := read(each, problems)) is not None
    )


def _row(kind: type, readers: Mapping[str, Read], *, short: str = "") -> Read:
    """Reads a mapping into a row. `short`: a bare text stands for a row with only that field."""
    required = {each.name for each in fields(kind) if each.default is MISSING}

    def read(node: Node, problems: Problems) -> Any:
        value = node.value
        if short and isinstance(value, str):
            value = {short: node}
        if not isinstance(value, dict):
            problems.add(node.line, f"keys are expected here: {', '.join(readers)}.")
            return None
        value = {key: each for key, each in value.items() if each.value is not None}
        for key in value.keys() - readers.keys():
            problems.add(value[key].line, f"the key {key!r} is not known here. Expected: {', '.join(readers)}.")
        for key in sorted(required - value.keys()):
            problems.add(node.line, f"the key {key!r} is missing.")
        before = len(problems.sentences)
        found = {key: readers[key](each, problems) for key, each in value.items() if key in readers}
        if required - found.keys() or len(problems.sentences) > before:
            return None
        return kind(**{key: each for key, each in found.items() if each is not None})

    return read


_VALID = {"valid_from": _date, "valid_to": _date}
_office = _row(OfficeRow, {"name": _text, "note": _text, **_VALID}, short="name")
_area = _row(
    AreaRow,
    {
        **dict.fromkeys(("name", "slug", "name_cy", "code", "sector", "note"), _text),
        "listed": _yes_no,
        **_VALID,
        "local_authorities": _texts,
        "offices": _many(_office),
        "teams": _texts,
    },
    short="name",
)
_succession = _row(
    SuccessionRow,
    {"before": _text, "after": _text, "kind": _one_of(AreaSuccession.Kind.values), "on": _date, "note": _text},
)
_count = _row(
    CountRow,
    {
        "of": _one_of(OrganisationCount.Of.values),
        "count": _whole_number,
        "on": _date,
        "source": _text,
        "verified": _yes_no,
        "qualifier": _text,
        "note": _text,
    },
)
_organisation = _row(
    OrganisationRow,
    {
        "kind": _one_of(Organisation.Kind.values),
        **dict.fromkeys(("name", "slug", "name_cy", "full_name", "nation", "note", *CONTACTS), _text),
        "listed": _yes_no,
        "fictional": _yes_no,
        **_VALID,
        "other_names": _texts,
        "became": _texts,
    },
)
_PARTS: Mapping[str, Read] = {
    "organisation": _organisation,
    "counts": _many(_count),
    "areas": _many(_area),
    "successions": _many(_succession),
}


def _definition(root: Node, problems: Problems) -> Definition | None:
    found = _row(Definition, _PARTS)(root, problems)
    if found is None:
        return None
    lists = {part: node.value for part, node in root.value.items() if isinstance(node.value, list)}
    lines = {part: [each.line for each in items] for part, items in lists.items()}
    slugs: dict[str, int] = {}
    for area, line in zip(found.areas, lines.get("areas", []), strict=True):
        slug = area.slug or slugify(area.name)
        if slug in slugs:
            problems.add(line, f"the area {slug!r} is there already, on line {slugs[slug]}.")
        slugs[slug] = line
    for row, line in zip(found.successions, lines.get("successions", []), strict=True):
        for end in (row.before, row.after):
            if end and end not in slugs:
                problems.add(line, f"no area of this file has the slug {end!r}. It has: {', '.join(slugs) or 'none'}.")
        if row.before == row.after:
            problems.add(line, "an area cannot become itself.")
    return found


def _one(root: Node, problems: Problems) -> list[Definition]:
    definition = _definition(root, problems)
    return [] if definition is None else [definition]


def _any(root: Node, problems: Problems) -> list[Definition]:
    if not (isinstance(root.value, dict) and "organisations" in root.value):
        return _one(root, problems)
    rows = dict(root.value)
    listed = _many(_organisation)
    shared = {key: rows.pop(key) for key in ("kind", "nation") if key in rows}
    entries = rows.pop("organisations")
    for key, node in rows.items():
        problems.add(node.line, f"the key {key!r} is not known here. Expected: kind, nation, organisations.")
    found = listed(_with_shared(entries, shared), problems)
    _check_slugs(found, entries, problems)
    return [Definition(row) for row in found]


def _with_shared(entries: Node, shared: Mapping[str, Node]) -> Node:
    """Each entry with what the file says of all of them."""
    if not isinstance(entries.value, list):
        return entries
    made = [Node({**shared, **e.value}, e.line) if isinstance(e.value, dict) else e for e in entries.value]
    return Node(made, entries.line)


def _check_slugs(rows: Sequence[OrganisationRow], entries: Node, problems: Problems) -> None:
    """One address for each organisation, and every successor an organisation of the file."""
    slugs = [row.slug or slugify(row.name) for row in rows]
    for slug in sorted({slug for slug in slugs if slugs.count(slug) > 1}):
        problems.add(entries.line, f"the organisation {slug!r} is there twice. Give one of them another slug.")
    for row in rows:
        for after in row.became:
            if after not in slugs:
                problems.add(entries.line, f"{row.name!r} became {after!r}, which is no organisation of this file.")
        if row.became and row.valid_to is None:
            problems.add(entries.line, f"{row.name!r} became something else, so say until when it was: valid_to.")
