"""Which sections does a report or letter have, in which order, and which of them hold statements?

The framework's file names the sections of its outputs. Where they are not known, a default of this project's own is
taken from the tree of judgement areas, and says that it is our own. Parts that every document has anyway (title,
contents, imprint, addressee, signature) are no sections.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from touchstone.domain.asked import asked, overall
from touchstone.domain.frameworks import Area, Framework, Output, Title

# Sections of a framework's file that the document itself is made of.
_BUILT_IN = ("title", "contents", "addressee", "signature")
# Sections that stand for "each judgement area in order".
_EXPANDS = ("findings", "judgements")
# Sections that the program writes whole: nothing is typed into them.
GENERATED = ("table", "definitions", "grades", "record", "team", "methodology", "evidence")
# Open sections where no finding is put unasked.
_APART = (
    "introduction", "scope", "about", "service", "people", "strengths", "areas_for_improvement", "overall_progress",
    "next_steps", "acknowledgements",
)  # fmt: skip
LETTER_KINDS = ("focused", "monitoring", "progress", "assurance")

OWN_TITLES = {
    "introduction": Title("Introduction", "Cyflwyniad"),
    "scope": Title("About this visit", "Am yr ymweliad hwn"),
    "table": Title("The judgements", "Y barnau"),
    "strengths": Title("Strengths", "Cryfderau"),
    "areas_for_improvement": Title("Areas for improvement", "Meysydd i'w gwella"),
    "evidence": Title("What inspectors looked at", "Yr hyn a welodd yr arolygwyr"),
    "methodology": Title("How we inspected", "Sut y cynhaliwyd yr arolygiad"),
    "team": Title("Inspection team", "Y tîm arolygu"),
    "definitions": Title("Definitions", "Diffiniadau"),
    "record": Title("Record of judgements", "Cofnod o'r barnau"),
    "overall_progress": Title("Overall progress", "Cynnydd cyffredinol"),
}
CHILDREN = (
    ("why", Title("Why inspectors came", "Pam y daeth yr arolygwyr")),
    ("good", Title("What is going well", "Beth sy'n mynd yn dda")),
    ("better", Title("What must get better", "Beth sydd angen gwella")),
    ("next", Title("What happens next", "Beth sy'n digwydd nesaf")),
)


@dataclass(frozen=True)
class Planned:
    """A section to come. `area_key`: the judgement area it is about; `group`: the heading it stands under, with its
    key; `numbered`: its statements are numbered 2.1, 2.2 …; `own`: this project chose it."""

    key: str
    title: Title
    area_key: str = ""
    group: str = ""
    numbered: bool = False
    own: bool = False


def output_for(framework: Framework, kind: str, key: str = "") -> Output | None:
    """The output with this key, or the one that an inspection of this kind ends in; None where there is none at all.

    A visit that looks at a part ends in a letter where the framework has one, everything else in a report.
    """
    if key:
        return next((output for output in framework.outputs if output.key == key), None)
    wanted = "letter" if kind in LETTER_KINDS else "report"
    fitting = [output for output in framework.outputs if output.form == wanted]
    return next(iter([*fitting, *framework.outputs]), None)


def outline(framework: Framework, kind: str, output: Output, chosen: Collection[str] = ()) -> tuple[Planned, ...]:
    """The sections in order. `chosen`: the judgement areas that the inspection was opened for; empty: all."""
    known = output.sections.value
    if known is None:
        return _complete(framework, kind, output, tuple(_default(framework, kind, output, chosen)))
    keys = [key for key, _ in known]
    found: list[Planned] = []
    for key, title in known:
        if key in _BUILT_IN or (key == "about" and "introduction" in keys):
            continue
        if key == "findings" or (key == "judgements" and "findings" not in keys):
            found += _areas(framework, kind, chosen, besides=keys)
        elif key in ("judgements", "judgement"):
            found.append(Planned("table", title))
        else:
            found.append(_one(framework, key, title))
    return _complete(framework, kind, output, tuple(found))


def _one(framework: Framework, key: str, title: Title) -> Planned:
    area = framework.area(key)
    if area is None:
        return Planned(key, title)
    # Over a grade stands the judgement's own heading; the file's title only says what the section is about.
    return Planned(key, area.title if area.graded else title, key, numbered=not area.graded)


def _areas(framework: Framework, kind: str, chosen: Collection[str], besides: Collection[str]) -> list[Planned]:
    """A section for each area that is judged and has none yet, under the title of its group."""
    judged = [each.area for each in asked(framework, kind, chosen) if each.key not in besides]
    above = dict(_groups(framework))
    return [
        Planned(area.key, area.title, area.key, above.get(area.key, ""), numbered=not area.graded) for area in judged
    ]


def _groups(framework: Framework) -> Iterator[tuple[str, str]]:
    """(key of an area, key of the group without a grade that it stands in)."""
    for group in framework.areas:
        if not group.graded and not group.theme:
            yield from ((area.key, group.key) for area in group.areas)


def _default(framework: Framework, kind: str, output: Output, chosen: Collection[str]) -> Iterator[Planned]:
    """This project's own order: what was inspected, what was judged, area by area, and what must improve."""
    letter = output.form == "letter"
    yield _own("scope" if letter else "introduction")
    head = overall(framework, kind)
    if head:
        area = framework.area(head)
        assert area is not None
        yield Planned(head, area.title, head, own=True)
    judged = [each for each in asked(framework, kind, chosen) if each.key != head]
    if any(each.scale is not None for each in judged) and not letter:
        yield _own("table")
    if letter and not head:
        yield _own("strengths")
    yield from _areas(framework, kind, chosen, besides=(head,) if head else ())
    yield _own("areas_for_improvement")


def _complete(framework: Framework, kind: str, output: Output, found: tuple[Planned, ...]) -> tuple[Planned, ...]:
    """With what every document has to say even where the file names no section for it: its scope, and how it was made.

    The definitions of a report that gives grades come at the end, with a record of all judgements.
    """
    keys = {each.key for each in found}
    letter = output.form == "letter"
    first: list[Planned] = []
    last: list[Planned] = []
    if not keys & {"introduction", "scope", "about"}:
        first.append(_own("scope" if letter else "introduction"))
    if not keys & {"methodology", "evidence"}:
        (first if letter else last).append(_own("evidence" if letter else "methodology"))
    if not letter and "team" not in keys:
        last.append(_own("team"))
    graded = any(each.scale is not None for each in asked(framework, kind))
    if not letter and not keys & {"definitions", "grades"}:
        last.append(_own("definitions"))
    if not letter and graded and not keys & {"record", "table"}:
        last.append(_own("record"))
    return (*first, *found, *last)


def _own(key: str) -> Planned:
    return Planned(key, OWN_TITLES[key], own=True)


def holds_statements(key: str) -> bool:
    """May statements be written in a section with this key? Not where the program writes the whole of it."""
    return key not in GENERATED


def home_of(area_key: str, direction: str, sections: Collection[tuple[str, str]]) -> str:
    """The key of the section where a finding belongs: that of its area, or of its direction, or the first one open.

    `sections` are (key, area key) in order. Empty where no section holds statements.
    """
    held = [(key, area) for key, area in sections if holds_statements(key)]
    keys = [key for key, _ in held]
    of_area = [key for key, area in held if area and area == area_key]
    loose = [key for key, area in held if not area and key not in _APART]
    by_direction = {"strength": "strengths", "weakness": "areas_for_improvement"}.get(direction, "")
    return next(iter([*of_area, *(key for key in keys if key == by_direction), *loose, *keys]), "")


def area_titles(framework: Framework, keys: Collection[str], language: str = "en") -> dict[str, str]:
    """Titles of areas by key."""
    return {area.key: area.title(language) for _, area in framework.walk() if area.key in keys}


def group_of(framework: Framework, area_key: str) -> Area | None:
    """The group without a grade that an area stands in; None where it stands in none."""
    key = dict(_groups(framework)).get(area_key)
    return framework.area(key) if key else None
