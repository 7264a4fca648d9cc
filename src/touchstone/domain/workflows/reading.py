"""What becomes of the reading of a document? Source: this project's own rule."""

from __future__ import annotations

from touchstone.domain.workflow import Step, Workflow

READING = Workflow(
    "reading",
    "Reading",
    {
        "refused": "not an inspection document, or unreadable; the reason is kept",
        "waiting": "read, and waiting for a person",
        "confirmed": "a named person confirmed it; the record holds what it says",
        "replaced": "a later reading of the same document stands in its place; this one is kept",
    },
    (
        Step("read", None, "waiting", "the reader", "reading.read"),
        Step("refuse", None, "refused", "the reader", "reading.refused"),
        Step("confirm", "waiting", "confirmed", "a person who may confirm readings", "reading.confirmed"),
        Step("replace", "waiting", "replaced", "a later reading", "reading.replaced"),
        Step("replace", "confirmed", "replaced", "a later reading, once confirmed", "reading.replaced"),
        Step("replace", "refused", "replaced", "a later reading", "reading.replaced"),
    ),
)
