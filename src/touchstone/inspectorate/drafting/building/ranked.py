"""In which order and under which headings do areas for improvement stand? By time, then by class, the urgent first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from touchstone.domain.frameworks import Framework, Title
from touchstone.domain.reporting.document import Run, Text
from touchstone.inspectorate.drafting.building import phrases as say
from touchstone.inspectorate.drafting.models import DraftArea

_WELSH_CLASSES = {
    "priority_action": "Camau blaenoriaeth",
    "immediate_action": "Camau ar unwaith",
    "recommendation": "Argymhellion",
}
_CLASSES = {
    "priority_action": "Priority actions",
    "immediate_action": "Immediate actions",
    "recommendation": "Recommendations",
}


@dataclass(frozen=True)
class Group:
    """Areas for improvement under one heading; `title` None where the document has no headings among them."""

    key: str
    title: Title | None
    areas: tuple[DraftArea, ...]


def groups(framework: Framework, areas: Sequence[DraftArea]) -> list[Group]:
    """In the framework's order of timescales, then classes, then those with neither. No query."""
    times = {each.key: each.title for each in framework.timescales}
    classes = {each.key: Title(_CLASSES.get(each.key, each.title.en), _WELSH_CLASSES.get(each.key, each.title.cy))
               for each in framework.classes}  # fmt: skip
    wanted = [*times.items(), *classes.items()]
    found = []
    rest = list(areas)
    for key, title in wanted:
        own = [area for area in rest if key in (area.timescale_key, area.class_key) and _rank(area, times) == key]
        if own:
            found.append(Group(key, title, tuple(own)))
            rest = [area for area in rest if area not in own]
    if rest:
        found.append(Group("other", say.UNTIMED if found else None, tuple(rest)))
    return found


def _rank(area: DraftArea, times: Iterable[str]) -> str:
    """The key that an area stands under: its time, or where it has none its class."""
    return area.timescale_key if area.timescale_key in times else area.class_key


def in_order(framework: Framework, areas: Sequence[DraftArea]) -> list[DraftArea]:
    """The same areas as they are printed, one after the other: what their numbers follow."""
    return [area for group in groups(framework, areas) for area in group.areas]


def words_of(area: DraftArea, language: str) -> Text:
    """Its words in the language; where there is no Welsh, the gap is plain to see."""
    if language == "en":
        return (Run(area.text.strip()),)
    return (Run(area.text_cy.strip()),) if area.text_cy.strip() else (Run(say.GAP("cy"), strong=True),)
