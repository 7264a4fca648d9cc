"""What becomes of a publication? Source: this project's own rule.

A correction does not change the state of what it corrects: that one is superseded from the moment at which the
correction is public (a date on the row), and can still be proved and downloaded.
"""

from __future__ import annotations

from touchstone.domain.workflow import Step, Workflow

PUBLICATION = Workflow(
    "publication",
    "Publication",
    {
        "draft": "written, and not public",
        "published": "public from its moment on, and never changed; a later one may correct it",
        "withdrawn": "no longer public; the reason is public, and the publication is kept",
    },
    (
        Step("draft", None, "draft", "a person who writes reports", "publication.drafted"),
        Step("publish", "draft", "published", "a person who may publish reports", "publication.published"),
        Step("withdraw", "published", "withdrawn", "a person who may publish reports", "publication.withdrawn"),
    ),
)
