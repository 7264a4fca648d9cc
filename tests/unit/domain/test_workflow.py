"""Every status can be reached, and the tables agree with the columns that hold them."""

from __future__ import annotations

import pytest

from touchstone.domain.workflow import Workflow
from touchstone.domain.workflows import WORKFLOWS
from touchstone.domain.workflows.publication import PUBLICATION
from touchstone.domain.workflows.reading import READING
from touchstone.inspectorate.archive.models import DocumentReading
from touchstone.inspectorate.reports.models import Publication


@pytest.mark.parametrize("workflow", WORKFLOWS.values(), ids=lambda workflow: workflow.key)
def test_every_status_is_reached_from_the_beginning(workflow: Workflow) -> None:
    reached: set[str] = set()
    waiting: list[str | None] = [None]
    while waiting:
        for step in workflow.allowed(waiting.pop()):
            if step.target not in reached:
                reached.add(step.target)
                waiting.append(step.target)
    assert reached == set(workflow.statuses)
    assert all(step.source in workflow.statuses for step in workflow.steps if step.source is not None)


def test_statuses_are_those_of_the_tables() -> None:
    assert set(READING.statuses) == {value for value, _ in DocumentReading.State.choices}
    assert set(PUBLICATION.statuses) == {value for value, _ in Publication.State.choices}


def test_what_can_become_what() -> None:
    assert READING.can_become("waiting", "confirmed")
    assert not READING.can_become("confirmed", "waiting")


def test_the_diagram_shows_beginnings_and_ends() -> None:
    drawn = PUBLICATION.mermaid().splitlines()
    assert drawn[0] == "stateDiagram-v2"
    assert "    [*] --> draft: draft" in drawn
    assert "    withdrawn --> [*]" in drawn
