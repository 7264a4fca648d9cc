"""What the reviews say of every case in the list, and how far two reviewers see the same."""

from __future__ import annotations

import csv

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from touchstone.foundation.core.access import signed_in
from touchstone.foundation.core.pages import language
from touchstone.inspectorate.inspections.access import inspection_for
from touchstone.inspectorate.reviews import presenters, queries, shares


@signed_in
def figures(request: HttpRequest, slug: str) -> HttpResponse:
    """Each answer's share among the sampled cases, with its interval for the design."""
    inspection = inspection_for(request, slug, "see_agreement")
    context = {
        "inspection": inspection,
        "stage": "reviews",
        "shown": shares.shown(inspection, language()),
        "said": presenters.said,
    }
    return render(request, "reviews/figures.html", context)


OVER = ("inspection", "inspectorate")


@signed_in
def agreement(request: HttpRequest, slug: str) -> HttpResponse:
    inspection = inspection_for(request, slug, "see_agreement")
    over = request.GET.get("over", OVER[0])
    pairs = queries.pairs_of_inspectorate(inspection) if over == OVER[1] else queries.pairs_of(inspection)
    context = {
        "inspection": inspection,
        "stage": "reviews",
        "over": over,
        "n_pairs": len(pairs),
        "questions": presenters.agreement(pairs),
        "groups": {group: presenters.leaning(pairs, group) for group in ("area", "inspector", "month")},
        "share": queries.second_reviews(inspection),
    }
    return render(request, "reviews/agreement.html", context)


@signed_in
def agreement_csv(request: HttpRequest, slug: str) -> HttpResponse:
    """One line a question: the figures of the page, for a spreadsheet."""
    inspection = inspection_for(request, slug, "see_agreement")
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{inspection.slug}-agreement.csv"'
    out = csv.writer(response)
    out.writerow(["question", "pairs", "same", "alpha", "alpha_low", "alpha_high", "first_higher", "first_lower"])
    for row in presenters.agreement(queries.pairs_of(inspection)):
        figures = [row.alpha.value, row.alpha.low, row.alpha.high]
        leaning = [row.direction.higher, row.direction.lower] if row.direction else ["", ""]
        out.writerow([row.ask, row.pairs, row.same, *("" if f is None else f"{f:.3f}" for f in figures), *leaning])
    return response
