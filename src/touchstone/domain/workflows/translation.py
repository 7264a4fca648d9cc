"""How does a publication come to be read in a language in which it was not written? Source: this project's own rule."""

from __future__ import annotations

from touchstone.domain.workflow import Step, Workflow

PUBLISHER = "a person who may publish reports"
ANOTHER = "a person who may publish reports, other than who received it"

TRANSLATION = Workflow(
    "translation",
    "Translation of a publication",
    {
        "asked": "somebody asked for it",
        "ordered": "ordered from a translator",
        "received": "received, and not checked",
        "published": "checked by a named person, and public beside the publication",
        "dropped": "not wanted any more",
    },
    (
        Step("ask", None, "asked", PUBLISHER, "translation.asked"),
        Step("order", "asked", "ordered", PUBLISHER, "translation.ordered"),
        Step("receive", "ordered", "received", PUBLISHER, "translation.received"),
        Step("publish", "received", "published", ANOTHER, "translation.published"),
        Step("return", "received", "ordered", PUBLISHER, "translation.returned"),
        Step("drop", "asked", "dropped", PUBLISHER, "translation.dropped"),
        Step("drop", "ordered", "dropped", PUBLISHER, "translation.dropped"),
    ),
)  # fmt: skip
