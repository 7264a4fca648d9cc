"""One page of a document's text, with the words looked for marked, and the ways to its other pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator

from touchstone.inspectorate.reports.models import Report
from touchstone.public.register.presenters import links
from touchstone.public.register.search import excerpts
from touchstone.public.register.search.entries import PAGE_BREAK
from touchstone.public.register.search.excerpts import Piece
from touchstone.public.register.search.words import terms_of


@dataclass(frozen=True)
class Shown:
    """The page asked for. `paragraphs`: its text in pieces, as it was laid out. `language`: of the document."""

    report: Report
    page: Page
    query: str
    paragraphs: list[list[Piece]]
    n_marked: int
    language: str


def shown(reports: Sequence[Report], *, document: str, number: str, query: str) -> Shown:
    """Of the document asked for, else of the first, the page asked for, else a page that there is."""
    report = next((each for each in reports if str(each.pk) == document), reports[0])
    page = Paginator(report.text.split(PAGE_BREAK), 1).get_page(number)
    pattern = excerpts.pattern_of(terms_of(query))
    blocks = [block.strip() for block in page.object_list[0].split("\n\n")]
    paragraphs = [excerpts.whole(block, pattern) for block in blocks if block]
    marked = sum(piece.marked for pieces in paragraphs for piece in pieces)
    return Shown(report, page, query, paragraphs, marked, _language(report, page.number))


def _language(report: Report, number: int) -> str:
    """Of a page: a report in both languages has its Welsh from one page on."""
    welsh_from = report.welsh_from_page
    return "cy" if welsh_from is not None and number >= welsh_from else report.language


def address(slug: str, page: int, *, query: str = "", document: int | None = None) -> str:
    """The address of a page of an inspection's document."""
    asked = {"document": document, "page": page, "q": query}
    return f"{links.text(slug)}?{urlencode({name: value for name, value in asked.items() if value})}"
