"""Documents that have the words: what each is, and its pages with most of them."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from touchstone.public.register.models import SearchEntry
from touchstone.public.register.presenters import links, wording
from touchstone.public.register.presenters.results import Why, why_of
from touchstone.public.register.queries.words import Found
from touchstone.public.register.search import excerpts
from touchstone.public.register.search.excerpts import Piece
from touchstone.public.register.search.pages import hits


@dataclass(frozen=True)
class WordResult:
    """One document. `why`: its pages with most of the words; `n_pages`: how many have any of them."""

    slug: str
    title: list[Piece]
    plain_title: str
    href: str
    said: str
    why: list[Why]
    n_pages: int


def word_results(found: Found) -> list[WordResult]:
    """In the order of relevance. No query."""
    return [_result(entry, found) for entry in found.entries if entry.inspection_id in found.inspections]


def _result(entry: SearchEntry, found: Found) -> WordResult:
    inspection = found.inspections[entry.inspection_id or 0]
    pattern = excerpts.pattern_of(found.reading.words)
    title = wording.title_of(inspection)
    having = hits(entry.body, pattern)
    said = _("%(kind)s, %(provider)s, %(when)s") % {
        "kind": wording.kind_of(inspection),
        "provider": wording.named(inspection.provider),
        "when": wording.when_of(inspection),
    }
    return WordResult(
        slug=inspection.slug,
        title=excerpts.whole(title, pattern),
        plain_title=title,
        href=links.inspection(inspection.slug),
        said=said,
        why=[why_of(entry, inspection, hit, found.reading) for hit in having.best],
        n_pages=having.n_pages,
    )
