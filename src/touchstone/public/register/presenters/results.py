"""Search results as a page shows them: what each is, its newest judgement in words, and why it matched."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from markupsafe import Markup

from touchstone.public.register.headlines import headline_of
from touchstone.public.register.models import SearchEntry
from touchstone.public.register.presenters import links, wording
from touchstone.public.register.presenters.tags import grade_tag
from touchstone.public.register.presenters.text import address
from touchstone.public.register.queries import results as read
from touchstone.public.register.queries.provider_page import Seen
from touchstone.public.register.search import excerpts
from touchstone.public.register.search.excerpts import Piece
from touchstone.public.register.search.find import Filters, Reading
from touchstone.public.register.search.pages import Hit, hits

Pattern = re.Pattern[str]


@dataclass(frozen=True)
class Why:
    """One reason: what matched, the words there with those looked for marked, and where they stand."""

    label: str
    pieces: list[Piece]
    href: str = ""
    number: int = 0  # of the page


@dataclass(frozen=True)
class Result:
    """One result. `grade` is a key for the tag, empty where there is none."""

    kind: str
    title: list[Piece]
    href: str
    said: str
    grade: str
    grade_words: str
    why: list[Why]
    entry: SearchEntry
    inspection: Seen | None

    @property
    def tag(self) -> Markup:
        return grade_tag(self.grade, self.grade_words)


def results(entries: Sequence[SearchEntry], reading: Reading, filters: Filters, now: datetime) -> list[Result]:
    """Three queries at most, however many the entries."""
    behind = read.behind(entries, now)
    pattern = excerpts.pattern_of(reading.words)
    found = []
    for entry in entries:
        history = behind.histories.get((entry.organisation_id, entry.area_id), [])
        inspection = behind.documents.get(entry.inspection_id) if entry.inspection_id else _latest(history)
        found.append(_result(entry, inspection, reading, pattern, filters))
    return found


def _latest(inspections: Sequence[Seen]) -> Seen | None:
    """As the page of the service says it: the newest with a grade, or the newest."""
    graded = (row for row in inspections if headline_of(row.headlines))
    return next(graded, inspections[0] if inspections else None)


def _result(
    entry: SearchEntry, inspection: Seen | None, reading: Reading, pattern: Pattern | None, filters: Filters
) -> Result:
    headline = headline_of(inspection.headlines) if inspection else None
    return Result(
        kind=_kind(entry, inspection),
        title=excerpts.whole(_title(entry, inspection), pattern),
        href=_href(entry, inspection),
        said=wording.judged_sentence(inspection, headline) if inspection else _("No inspection is published here yet."),
        grade=headline.grade_key if headline else "",
        grade_words=wording.grade_words(headline.scale_key, headline.grade_key) if headline else "",
        why=[*_why_words(entry, inspection, reading, pattern), *_why_filters(entry, filters, headline is not None)],
        entry=entry,
        inspection=inspection,
    )


def _kind(entry: SearchEntry, inspection: Seen | None) -> str:
    if entry.kind == SearchEntry.Kind.PROVIDER:
        return _("Service (made up)") if entry.organisation.fictional else _("Service")
    if entry.kind == SearchEntry.Kind.AREA:
        return _("Service area of %(provider)s") % {"provider": wording.named(entry.organisation)}
    kind = wording.kind_of(inspection) if inspection else _("Report or letter")
    return f"{kind}, {wording.named(entry.organisation)}"


def _title(entry: SearchEntry, inspection: Seen | None) -> str:
    if entry.kind == SearchEntry.Kind.PROVIDER:
        return wording.name_of(entry.organisation)
    if entry.kind == SearchEntry.Kind.AREA and entry.area:
        return wording.name_of(entry.area)
    return wording.title_of(inspection) if inspection else entry.title


def _href(entry: SearchEntry, inspection: Seen | None) -> str:
    if entry.kind == SearchEntry.Kind.PROVIDER:
        return links.provider(entry.organisation.slug)
    if entry.kind == SearchEntry.Kind.AREA and entry.area:
        return links.area(entry.organisation.slug, entry.area.slug)
    return links.inspection(inspection.slug) if inspection else ""


def _why_words(entry: SearchEntry, inspection: Seen | None, reading: Reading, pattern: Pattern | None) -> list[Why]:
    """Where the words stand: in its names, in the places it serves, or in its text."""
    if pattern is None:
        return []
    why = []
    title = entry.title
    in_title = excerpts.found_in(title, pattern)
    names = [line for line in entry.names.split("\n") if line != title and excerpts.found_in(line, pattern)]
    places = [line for line in entry.places.split("\n") if excerpts.found_in(line, pattern)]
    if in_title:
        why.append(Why(_("In its name"), excerpts.whole(title, pattern)))
    if names:
        why.append(Why(_("In a name or code"), excerpts.whole(", ".join(names[:3]), pattern)))
    if places:
        why.append(Why(_("Serves or has a place in"), excerpts.whole(", ".join(places[:5]), pattern)))
    if not (names or in_title):
        why += [why_of(entry, inspection, hit, reading) for hit in hits(entry.body, pattern, 1).best]
    return why or [Why(_("In its words"), [Piece(_("in another form of the word"))])]


def why_of(entry: SearchEntry, inspection: Seen | None, hit: Hit, reading: Reading) -> Why:
    """A page that has the words, with its address where the words are marked; or the facts that have them."""
    if not hit.page or inspection is None:
        return Why(_("In the facts held here"), hit.pieces)
    href = address(inspection.slug, hit.page, query=" ".join(reading.words), document=entry.report_id)
    return Why(_("Page %(number)s") % {"number": hit.page}, hit.pieces, href, hit.page)


def _why_filters(entry: SearchEntry, filters: Filters, graded: bool) -> list[Why]:
    why = []
    if filters.grade and graded:
        scale, _sep, grade = filters.grade.partition(":")
        words = f"{wording.grade_words(scale, grade)} ({wording.scale_title(scale)})"
        why.append(Why(_("Grade"), [Piece(words, marked=True)]))
    if filters.year:
        why.append(Why(_("Year"), [Piece(str(entry.year), marked=True)]))
    if filters.open_only:
        why.append(Why(_("Has"), [Piece(_("open areas for improvement"), marked=True)]))
    return why
