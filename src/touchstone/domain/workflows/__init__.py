"""Every table of statuses and steps, by key. The diagrams in the manual are drawn from these."""

from __future__ import annotations

from touchstone.domain.workflows.accuracy_check import ACCURACY_CHECK
from touchstone.domain.workflows.accuracy_comment import ACCURACY_COMMENT
from touchstone.domain.workflows.adjustment import ADJUSTMENT
from touchstone.domain.workflows.agreed_action import AGREED_ACTION
from touchstone.domain.workflows.challenge import CHALLENGE
from touchstone.domain.workflows.draft import DRAFT
from touchstone.domain.workflows.enquiry import ENQUIRY
from touchstone.domain.workflows.escalation import ESCALATION
from touchstone.domain.workflows.evidence import EVIDENCE
from touchstone.domain.workflows.format_request import FORMAT_REQUEST
from touchstone.domain.workflows.inspection import INSPECTION
from touchstone.domain.workflows.minutes import MINUTES
from touchstone.domain.workflows.new_day import NEW_DAY
from touchstone.domain.workflows.note import NOTE
from touchstone.domain.workflows.plan import PLAN, PLAN_ACTION
from touchstone.domain.workflows.proposal import PROPOSAL
from touchstone.domain.workflows.publication import PUBLICATION
from touchstone.domain.workflows.publication_job import PUBLICATION_JOB
from touchstone.domain.workflows.reading import READING
from touchstone.domain.workflows.recurrence import RECURRENCE
from touchstone.domain.workflows.request_item import REQUEST_ITEM
from touchstone.domain.workflows.response import RESPONSE
from touchstone.domain.workflows.sample_frame import SAMPLE_FRAME
from touchstone.domain.workflows.sampled_case import SAMPLED_CASE
from touchstone.domain.workflows.self_evaluation import SELF_EVALUATION
from touchstone.domain.workflows.translation import TRANSLATION
from touchstone.domain.workflows.urgent_flag import URGENT_FLAG
from touchstone.domain.workflows.urgent_referral import URGENT_REFERRAL

WORKFLOWS = {
    workflow.key: workflow
    for workflow in (
        READING,
        PUBLICATION,
        PUBLICATION_JOB,
        FORMAT_REQUEST,
        TRANSLATION,
        INSPECTION,
        ADJUSTMENT,
        ENQUIRY,
        ESCALATION,
        SELF_EVALUATION,
        EVIDENCE,
        PROPOSAL,
        NOTE,
        RESPONSE,
        URGENT_FLAG,
        URGENT_REFERRAL,
        REQUEST_ITEM,
        SAMPLE_FRAME,
        SAMPLED_CASE,
        DRAFT,
        RECURRENCE,
        PLAN,
        PLAN_ACTION,
        ACCURACY_CHECK,
        ACCURACY_COMMENT,
        CHALLENGE,
        MINUTES,
        AGREED_ACTION,
        NEW_DAY,
    )
}
