"""How does a report or letter go from its first sentence to its publication?

Sources: that a draft goes to the service before publication, that comments are answered and that more than one person
signs it off is named in the documents and in the inspectorates' published procedures; the steps are this project's own.
"""

from __future__ import annotations

from touchstone.domain.workflow import Step, Workflow

LEAD, PUBLISHER = "the lead inspector", "a person who may publish reports"
BEFORE_PUBLIC = "a person who may publish reports, before it was public"

DRAFT = Workflow(
    "draft",
    "Draft of a report or letter",
    {
        "writing": "inspectors write it; the service does not see it",
        "with_service": "the service checks it for accuracy; its text does not change",
        "answering": "the service's comments are answered, and the text may change because of them",
        "signed": "signed off by enough people, for exactly this text; it does not change",
        "publishing": "its forms are being made",
        "published": "public, or public from a set moment",
    },
    (
        Step("open", None, "writing", LEAD, "drafting.open"),
        Step("send to service", "writing", "with_service", LEAD, "drafting.send_to_service"),
        Step("take back", "with_service", "writing", LEAD, "drafting.take_back"),
        Step("end check", "with_service", "answering", LEAD, "drafting.end_check"),
        Step("skip check", "writing", "answering", LEAD, "drafting.skip_check"),
        Step("send again", "answering", "with_service", LEAD, "drafting.send_to_service"),
        Step("sign", "answering", "signed", "the last of the people whose signature it needs", "drafting.signed"),
        Step("change again", "signed", "answering", LEAD, "drafting.change_again"),
        Step("publish", "signed", "publishing", PUBLISHER, "drafting.publish"),
        Step("stop", "publishing", "signed", PUBLISHER, "drafting.stop"),
        Step("stop", "published", "signed", BEFORE_PUBLIC, "drafting.stop"),
        Step("published", "publishing", "published", "the program, when every form is made", "drafting.published"),
    ),
)
EDITABLE = ("writing", "answering")
