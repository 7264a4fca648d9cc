"""How is a publication made in the background: every form of every document, and then all of it public, or nothing?

Source: this project's own rule.
"""

from __future__ import annotations

from touchstone.domain.workflow import Step, Workflow

PUBLISHER, WORKER = "a person who may publish reports", "a worker"
OVERCOME = "a worker that met something that may pass, as a full disk"
BEFORE = "a person who may publish reports, before it was public"

PUBLICATION_JOB = Workflow(
    "publication-job",
    "Making of a publication",
    {
        "waiting": "waits for a worker",
        "making": "a worker makes its forms; where that worker ends, another goes on",
        "failed": "something could not be made, or holds it; nothing is public, and it can be tried again",
        "finished": "published: public, or public from a set moment",
        "stopped": "stopped by a person; nothing was ever public",
    },
    (
        Step("queue", None, "waiting", PUBLISHER, "publication.queued"),
        Step("take", "waiting", "making", WORKER, "publication.taken"),
        Step("put back", "making", "waiting", OVERCOME, "publication.put_back"),
        Step("fail", "making", "failed", WORKER, "publication.failed"),
        Step("finish", "making", "finished", WORKER, "publication.published"),
        Step("try again", "failed", "waiting", PUBLISHER, "publication.tried_again"),
        Step("stop", "waiting", "stopped", PUBLISHER, "publication.stopped"),
        Step("stop", "making", "stopped", PUBLISHER, "publication.stopped"),
        Step("stop", "failed", "stopped", PUBLISHER, "publication.stopped"),
        Step("stop", "finished", "stopped", BEFORE, "publication.stopped"),
    ),
)  # fmt: skip
WAITING, MAKING, FAILED, FINISHED, STOPPED = PUBLICATION_JOB.statuses
UNFINISHED = (WAITING, MAKING, FAILED)
