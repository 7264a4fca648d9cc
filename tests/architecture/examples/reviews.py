"""Case reviews: two of one case that differ in the overall grade."""

from __future__ import annotations

from typing import Any

from tests.architecture.examples import Visit
from tests.cast import Cast
from tests.factories.reviews import KEY, begin, finish, make_cases
from touchstone.foundation.providers.models import RoleGrant
from touchstone.inspectorate.reviews import actions
from touchstone.inspectorate.reviews.models import CaseReview

PREFIXES = ("review-",)


def make(cast: Cast) -> dict[str, Any]:
    assert RoleGrant.objects.filter(person=cast["inspector"]).exists()
    (case,) = make_cases(cast, 1)
    actions.decide_share(by="tests", inspection=cast.inspection, percent=100)
    finish(begin(cast, case, "inspector"), overall_grade="good")
    finish(begin(cast, case, "second", "second"), overall_grade="inadequate")
    return {
        "slug": cast.inspection.slug,
        "case": case.pk,
        "instrument": KEY,
        "slot": "overall_grade",
        "review": CaseReview.objects.filter(case=case, turn="first").get().pk,
    }


VISITS = {
    "review-cases": Visit("lead", "head"),
    "review-share": Visit("lead", "inspector"),
    "review-figures": Visit("moderator", "head"),
    "review-agreement": Visit("moderator", "outsider"),
    "review-agreement-data": Visit("director", "planner"),
    "review-begin": Visit("inspector", "moderator"),
    "review-compare": Visit("lead", "planner"),
    "review-settle": Visit("inspector", "director"),
    "review-read": Visit("moderator", "other_lead"),
    "review-set-aside": Visit("inspector", "moderator"),
}
