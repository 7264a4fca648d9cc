"""The manual's page of workflows, with diagrams drawn from their tables."""

from __future__ import annotations

from touchstone.domain.workflow import Workflow
from touchstone.domain.workflows import WORKFLOWS


def pages() -> dict[str, str]:
    parts = ["# Workflows", "", "The statuses of each thing, and the steps between them."]
    for workflow in WORKFLOWS.values():
        parts += ["", *_section(workflow)]
    return {"README.md": "\n".join(parts) + "\n"}


def _section(workflow: Workflow) -> list[str]:
    out = [f"## {workflow.title}", "", "```mermaid", workflow.mermaid(), "```", "", "| Status | Meaning |", "|---|---|"]
    out += [f"| {status} | {meaning} |" for status, meaning in workflow.statuses.items()]
    out += ["", "| From | Step | To | Who | In the audit trail |", "|---|---|---|---|---|"]
    for step in workflow.steps:
        out.append(f"| {step.source or '(new)'} | {step.does} | {step.target} | {step.who} | `{step.audit}` |")
    return out
