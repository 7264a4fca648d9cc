"""Every table of statuses and steps, by key. The diagrams in the manual are drawn from these."""

from __future__ import annotations

from touchstone.domain.workflows.inspection import INSPECTION
from touchstone.domain.workflows.note import NOTE
from touchstone.domain.workflows.proposal import PROPOSAL
from touchstone.domain.workflows.publication import PUBLICATION
from touchstone.domain.workflows.reading import READING
from touchstone.domain.workflows.response import RESPONSE
from touchstone.domain.workflows.urgent_referral import URGENT_REFERRAL

WORKFLOWS = {
    workflow.key: workflow
    for workflow in (
        READING,
        PUBLICATION,
        INSPECTION,
        PROPOSAL,
        NOTE,
        RESPONSE,
        URGENT_REFERRAL,
    )
}
