"""Every table of statuses and steps, by key. The diagrams in the manual are drawn from these."""

from __future__ import annotations

from touchstone.domain.workflows.inspection import INSPECTION
from touchstone.domain.workflows.publication import PUBLICATION
from touchstone.domain.workflows.reading import READING

WORKFLOWS = {
    workflow.key: workflow
    for workflow in (
        READING,
        PUBLICATION,
        INSPECTION,
    )
}
