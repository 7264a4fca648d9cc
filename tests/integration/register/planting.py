"""Plants a secret in every text column of every table, in rows that are not public.

A new table is planted without anybody asking: each row is made from its columns' types. Where a constraint refuses
that, say in VALUES what the row needs.
"""

from __future__ import annotations

import itertools
import uuid
from datetime import date, timedelta
from typing import Any

from django.apps import apps
from django.db import models
from django.utils import timezone

from touchstone.foundation.core.fields import PreciseDateField

# Two words: a search for the first finds every planted text, and only the second is looked for in answers, because a
# page may repeat what it was asked.
ASKED, SECRET = "zqxasked", "zqytold"
PLANT = f"{ASKED} {SECRET}"

# What a row needs that its columns' types do not say. Columns named here hold no secret.
VALUES: dict[str, dict[str, Any]] = {
    "accuracy.AccuracyCheck": {"state": "with_service"},
    "accuracy.AccuracyComment": {"state": "accepted", "answered_at": timezone.now()},
    "accuracy.Challenge": {
        "about": "judgement",
        "state": "closed",
        "closed_at": timezone.now(),
        "lifted_at": timezone.now(),
    },
    "accuracy.ChallengeRound": {"answered_at": timezone.now()},
    "accuracy.SentLine": {"area": None, "changed": True},
    "accounts.AuditEvent": {"hash": "", "previous_hash": "", "sequence": None},
    "archive.BatchCheck": {"size": 1, "population": 1},
    "archive.CheckedValue": {"verdict": ""},
    "archive.DocumentReading": {"state": "waiting", "confirmed_by": None, "confirmed_at": None, "replaces": None},
    "archive.ReadValue": {"decision": "pending", "decided_at": None, "confidence": 1.0, "value": PLANT},
    "clocks.Clock": {"stopped_because": ""},
    "conversations.ActionCorrection": {"day_state": "refused", "side": "service", "answered_at": timezone.now()},
    "conversations.ActionUpdate": {"state": "agreed", "due_before": None, "due_after": None},
    "conversations.AgreedAction": {"state": "agreed", "side": "service", "ended_on": None},
    "conversations.Meeting": {"state": "writing"},
    "conversations.MinutesSharing": {"outcome": "disputed", "answered_at": timezone.now()},
    "conversations.Panel": {"ended_on": None},
    "conversations.Recommendation": {"is_public": False, "language": "en", "told_back_on": timezone.localdate()},
    "conversations.RecommendationReply": {"kind": "cannot", "language": "en", "action": None, "did_on": None},
    "drafting.Comment": {"done_by": None},
    "drafting.Draft": {"state": "writing"},
    "drafting.StatementVersion": {"area": None},
    "evidence.EvidenceItem": {
        "state": "draft",
        "method": "",
        "direction": "",
        "content_hash": "",
        "withdrawn_by": None,
        "withdrawn_reason": "",
    },  # fmt: skip
    "findings.JudgementProposal": {"state": "proposed"},
    "findings.KeepInTouchNote": {"state": "draft", "sent_by": None},
    "findings.UrgentFlag": {"state": "raised", "left_out_at": timezone.now()},
    "findings.UrgentStep": {"does": "tell", "due": timezone.localdate()},
    "findings.Settlement": {"reopened_by": None, "reopened_reason": ""},
    "findings.Judgement": {"state": "not judged", "grade_key": "", "scale_key": ""},
    "instruments.Response": {"state": "begun", "content_hash": "", "set_aside_reason": ""},
    "inspections.Adjustment": {"state": "asked", "reason": "", "decided_by": None},
    "inspections.DaysWorked": {"days": 1},
    "inspections.FieldworkSlot": {"mode": "off site", "ends_at": timezone.now()},
    "inspections.LineOfEnquiry": {"state": "open"},
    "inspections.PlannedDays": {"days": 1},
    "improvement.Move": {"after": None},
    "improvement.ProgressDraft": {"left_out_reason": ""},
    "inspections.Inspection": {"origin": "facts", "state": "", "stub": False, "follows": None},
    "learning.Looked": {"finding": None},
    "learning.Recurrence": {
        "state": "proposed",
        "score": "0.7",
        "later_finding": None,
        "decided_by": None,
        "decided_at": None,
    },
    "programme.Escalation": {"state": "proposed", "decided_on": None, "decided_by": None},
    "programme.Programme": {"ends_on": None},
    "programme.SelfEvaluation": {"state": "received", "reviewed_on": None},
    "providers.Organisation": {"listed": False},
    "providers.Area": {"listed": False, "parent": None},
    "providers.RoleGrant": {"ends_on": None, "revoked_at": None},
    "register.SearchEntry": {"kind": "3 document", "year": 2020},
    "requests.Decision": {"reason_code": ""},
    "requests.RequestItem": {"state": "draft", "clock": None, "withdrawn_reason": ""},
    "samples.NameKey": {"given_at": timezone.now()},
    "samples.SampledCase": {
        "state": "removed",
        "how": "risk",
        "design": None,
        "place": None,
        "ended_at": timezone.now(),
    },
    "samples.SampleFrame": {"state": "given"},
    "reviews.CaseReview": {"set_aside_at": None, "set_aside_reason": ""},
    "reviews.Settlement": {"first_key": "one", "agreed_by": None, "agreed_at": None},
    "plans.ActionPlan": {"state": "writing"},
    "plans.ActionReport": {"state": "planned"},
    "plans.PlanAction": {"state": "planned"},
    "plans.PlanDecision": {"accepted": False},
    "plans.PlanSending": {"outcome": "accepted", "decided_at": timezone.now()},
    "reports.Publication": {"state": "draft", "withdrawn_at": None, "withdrawn_reason": ""},
    "reports.PublicationJob": {"state": "waiting", "publication": None},
    "reports.PublishedForm": {"missing": ""},
    "reports.FormatRequest": {"state": "asked", "answered_at": None, "erased_at": None},
    "reports.Translation": {"state": "asked"},
}
# Columns that must name another row than their neighbour does.
ANOTHER = {
    "evidence.EvidenceContradiction.second",
    "learning.Recurrence.later",
    "providers.OrganisationSuccession.after",
    "providers.AreaSuccession.after",
}
# Tables whose rows are public by their nature, or which hold no words of anybody's.
PUBLIC = {
    "frameworks.FrameworkVersion": "a framework is published by its inspectorate; the register shows every one",
    "contenttypes.ContentType": "names of tables",
    "register.IndexCursor": "how far the index has read; no words",
    "auth.Permission": "names of permissions",
}


_numbers = itertools.count(1)


class Planter:
    """Makes one row of a table, and of those that it needs, each with the secret in every text column."""

    def __init__(self, **given: models.Model) -> None:
        self.made: dict[str, models.Model] = dict(given)

    def everything(self) -> None:
        for model in apps.get_models():
            if model._meta.managed and not model._meta.proxy and model._meta.label not in PUBLIC:
                self.row(model)

    def row(self, model: type[models.Model]) -> models.Model:
        label = model._meta.label
        if label not in self.made:
            values = {
                field.name: self._value(model, field)
                for field in model._meta.concrete_fields
                if not isinstance(field, models.AutoField) or field.name in VALUES.get(label, {})
            }
            self.made[label] = model._base_manager.create(**values)
        return self.made[label]

    def _value(self, model: type[models.Model], field: models.Field) -> Any:
        given = VALUES.get(model._meta.label, {})
        if field.name in given:
            return given[field.name]
        if field.null and isinstance(field, models.DateField):
            return None
        if field.is_relation:
            if field.related_model is model:
                return None
            if f"{model._meta.label}.{field.name}" in ANOTHER:
                others = {label: row for label, row in self.made.items() if label != field.related_model._meta.label}
                return Planter(**others).row(field.related_model)
            return self.row(field.related_model)
        return self._plain(field)

    def _plain(self, field: models.Field) -> Any:
        if isinstance(field, PreciseDateField):
            return f"2020-01-01|day|{PLANT}"
        if isinstance(field, models.JSONField):
            return {"contradictions": [{"says": PLANT}], SECRET: PLANT}
        if isinstance(field, models.CharField | models.TextField):
            return self._text(field)
        if isinstance(field, models.DateTimeField):
            return timezone.now() - timedelta(days=400)
        if isinstance(field, models.DateField):
            return date(2020, 1, 1)
        if isinstance(field, models.BooleanField):
            return False
        if isinstance(field, models.FloatField | models.IntegerField):
            return next(_numbers) if field.unique else 1
        if isinstance(field, models.GenericIPAddressField):
            return "127.0.0.1"
        if isinstance(field, models.BinaryField | models.UUIDField):
            return SECRET.encode() if isinstance(field, models.BinaryField) else uuid.uuid4()
        raise AssertionError(f"{field}: say in planting.py how a column of this type is filled")

    def _text(self, field: models.Field) -> str:
        if field.choices:
            return str(next(iter(field.flatchoices))[0])
        if isinstance(field, models.EmailField):
            return f"{SECRET}{next(_numbers)}@northmere.example"
        if isinstance(field, models.URLField):
            return f"https://northmere.example/{SECRET}"
        number = next(_numbers)
        if isinstance(field, models.SlugField) or field.max_length and field.max_length < 30:
            return f"{SECRET}-{number}"[: field.max_length]
        return f"{PLANT} {number}"


def unplanted() -> list[str]:
    """Text columns in which no row holds the secret: the plant has a gap there."""
    gaps = []
    for model in apps.get_models():
        label = model._meta.label
        if label in PUBLIC or not model._meta.managed or model._meta.proxy:
            continue
        for field in model._meta.concrete_fields:
            free = isinstance(field, models.CharField | models.TextField | models.JSONField) and not field.choices
            told = field.name in VALUES.get(label, {}) and VALUES[label][field.name] != PLANT
            fits = not field.max_length or field.max_length >= len(SECRET)
            if free and fits and not told and not _holds(model, field):
                gaps.append(f"{label}.{field.name}")
    return gaps


def _holds(model: type[models.Model], field: models.Field) -> bool:
    return any(SECRET in str(value) for value in model._base_manager.values_list(field.name, flat=True))
