"""How a synthetic report on a local authority is set as a PDF: one function a layout, in the words of the forms."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

import typst

from tests.factories.la_documents import (
    ILACS_HEADINGS,
    LOOKED_AFTER_HEADINGS,
    PRINTED,
    SIF_HEADINGS,
    Item,
    Report,
    board_heading,
    overall_heading,
)

_SPECIAL = re.compile(r"([\\#*_`$<>@\[\]~\"'=/-])")
_SETUP = """
#set page(paper: "a4", margin: (x: 2.4cm, y: 2.2cm), footer: {footer})
#set text(font: "Libertinus Serif", size: 11pt, hyphenate: false)
#set smartquote(enabled: false)
#set par(justify: false)
#let item(mark, body) = grid(columns: (2.2em, 1fr), row-gutter: 0.6em, mark, body)
#let big(body) = block(text(size: 17pt, body))
"""
_DESCRIPTORS = {
    "outstanding": "The local authority leads highly effective services.",
    "good": "The local authority leads effective services that meet the requirements for good.",
    "requires_improvement": "The authority is not yet delivering good protection and help.",
    "inadequate": "There are widespread and serious failures.",
}


def pdf(report: Report) -> bytes:
    """The report as the bytes of a PDF."""
    layout = report.layout
    if layout.startswith("ilacs"):
        return _compiled(_ilacs(report))
    if layout == "looked_after":
        return _compiled(_looked_after(report))
    return _compiled(_board_review(report) if layout == "board_review" else _sif(report))


@cache
def _compiled(source: str) -> bytes:
    return bytes(typst.compile(source.encode()))


class _Page:
    """Typst source in the making; numbers paragraphs through the report."""

    def __init__(self, report: Report, footer: str = "") -> None:
        self.report = report
        self.number = 0
        shown = f"context [{_plain(footer)} #h(1fr) #counter(page).display()]" if footer else "none"
        self.parts = [_SETUP.replace("{footer}", shown)]

    def big(self, *lines: str) -> None:
        self.parts += [f"#big[{_plain(line)}]" for line in lines]

    def text(self, *lines: str) -> None:
        self.parts += [_plain(line) + "\n" for line in lines]

    def heading(self, text: str) -> None:
        self.parts.append(f'#v(0.6em)\n#block(text(size: 14pt, weight: "bold")[{_plain(text)}])')

    def break_page(self) -> None:
        self.parts.append("#pagebreak()")

    def mark(self, mark: str, text: str) -> None:
        self.parts.append(f"#item[{_plain(mark)}][{_plain(text)}]")

    def numbered(self, text: str, subs: Iterable[str] = ()) -> None:
        self.number += 1
        self.mark(f"{self.number}.", text)
        for sub in subs:
            self.mark(self.report.bullet, sub)

    def bullets(self, items: Iterable[Item]) -> None:
        for item in items:
            self.mark(self.report.bullet, item.text)
            mark = self.report.bullet if self.report.one_bullet else "–"
            self.parts += [f"#pad(left: 2em)[#item[{mark}][{_plain(sub)}]]" for sub in item.subs]

    def table(self, rows: list[tuple[str, str]], head: tuple[str, str] | None = None) -> None:
        """Headings and grades side by side; narrow, centred or at the foot of the page as the report says."""
        columns = "(45%, 25%)" if self.report.narrow else "(68%, 32%)"
        align = "horizon" if self.report.centred else "top"
        cells = [cell for row in ([head] if head else []) + rows for cell in row]
        if self.report.split:
            self.parts.append("#v(1fr)")
        self.parts.append(f"#table(columns: {columns}, align: {align}, {', '.join(f'[{_plain(c)}]' for c in cells)})")
        if self.report.split:
            self.parts.append("#v(0.2fr)")

    def paragraphs(self, key: str, numbered: bool = True) -> None:
        for text in self.report.sections.get(key, []):
            if numbered:
                self.numbered(text)
            else:
                self.mark(self.report.bullet, text)

    @property
    def source(self) -> str:
        return "\n".join(self.parts)


def _plain(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)


def _words(grade: str, to_be_good: bool) -> str:
    return "Requires improvement to be good" if grade == "requires_improvement" and to_be_good else PRINTED[grade]


# -- ILACS -------------------------------------------------------------------------------------------------------


def _ilacs(report: Report) -> str:
    old = report.layout == "ilacs_2018"
    footer = "" if old else f"Inspection of {report.area} local authority children’s services"
    page = _Page(report, footer)
    if old:
        page.big(report.council, "Inspection of children’s social care services")
    else:
        page.big(f"Inspection of {report.council} local authority children’s services")
    post = ", Her Majesty’s Inspector"
    many = "s" if len(report.inspectors) > 1 else ""
    page.text(f"Inspection dates: {report.printed_dates}")
    page.text(f"Lead inspector{many}: {', and '.join(name + post for name in report.inspectors)}")
    page.table(
        [(ILACS_HEADINGS[key], _words(report.grades[key], True)) for key in ILACS_HEADINGS if key in report.grades],
        ("Judgement", "Grade"),
    )
    page.text(*report.sections["leadership"][:1])
    page.heading("What needs to improve?" if not old else "What needs to improve")
    page.bullets(report.items)
    page.break_page()
    for key in ("help_and_protection", "in_care_and_care_leavers", "in_care", "care_leavers", "leadership"):
        if key in report.grades:
            joint = " is " if old else ": "
            page.heading(f"{ILACS_HEADINGS[key]}{joint}{_words(report.grades[key], True).lower()}")
            page.paragraphs(key)
    page.paragraphs("overall_effectiveness")
    return page.source


# -- single inspections ------------------------------------------------------------------------------------------


def _sif(report: Report) -> str:
    page = _Page(report)
    _sif_front(page, report)
    page.break_page()
    _contents(page, report)
    page.break_page()
    if report.layout in ("sif_recommendations", "sif_reinspection"):
        page.heading("Recommendations")
    else:
        page.heading("What does the local authority need to improve?")
    _sif_items(page, report, "local_authority")
    page.heading("Information about this inspection")
    page.text("The team spoke with people and looked at files.")
    page.text(f"Lead inspector: {report.inspectors[0]} HMI", f"Team inspectors: {', '.join(['Una Grey', 'Sol Marsh'])}")
    for key, heading in SIF_HEADINGS.items():
        _sif_findings(page, report, key, heading)
    page.paragraphs("overall_effectiveness", report.layout != "sif_bulleted")
    if report.board_grade:
        _board_part(page, report)
    return page.source


def _sif_front(page: _Page, report: Report) -> None:
    again = "Re-inspection" if report.layout == "sif_reinspection" else "Inspection"
    page.big(report.council)
    page.big(f"{again} of services for children in need of help and protection, children looked after and care leavers")
    if report.board_grade:
        page.big("and", "Review of the effectiveness of the Local Safeguarding Children Board")
    page.text(f"Inspection date: {report.printed_dates}")
    if report.published:
        page.text(f"Report published: {report.published.day} {report.published:%B %Y}")
    overall = report.grades["overall_effectiveness"]
    page.big(f"{overall_heading(report)} {_verb(report, overall)}")
    if report.layout != "sif_reinspection":
        page.text(_DESCRIPTORS[overall])
    numbers = ("1.", "2.", "2.1", "2.2", "3.")
    rows = zip(numbers, SIF_HEADINGS.items(), strict=True)
    page.table([(f"{number} {heading}", PRINTED[report.grades[key]]) for number, (key, heading) in rows])
    if report.layout in ("sif_bulleted", "sif_board_on_front"):
        page.big(f"{board_heading(report)} {_verb(report, report.board_grade or 'good', plural=False)}")


def _verb(report: Report, grade: str, plural: bool = True) -> str:
    if overall_heading(report) == "The overall judgement" and plural:
        return f"is {PRINTED[grade].lower()}."
    if grade == "requires_improvement":
        return "require improvement" if plural else "requires improvement"
    return f"{'are' if plural else 'is'} {PRINTED[grade].lower()}"


def _contents(page: _Page, report: Report) -> None:
    page.heading("Contents")
    entries = ["The local authority", "Recommendations", "Information about this inspection"]
    entries += [f"The experiences and progress of {SIF_HEADINGS[k].lower()}" for k in ("help_and_protection",)]
    entries += ["Leadership, management and governance"]
    if report.board_grade:
        entries += ["The Local Safeguarding Children Board (LSCB)", "Recommendations", "Inspection findings"]
    page.text(*(f"{entry} {number}" for number, entry in enumerate(entries, 3)))


def _sif_items(page: _Page, report: Report, section: str) -> None:
    klass: str | None = None
    for item in (item for item in report.items if item.section == section):
        if item.klass != klass:
            klass = item.klass
            page.heading(klass or "")
        if report.layout == "sif_bulleted":
            page.bullets([item])
        else:
            page.numbered(item.text, item.subs)


def _sif_findings(page: _Page, report: Report, key: str, heading: str) -> None:
    grade = report.grades[key]
    if key == "adoption":
        page.heading(f"The graded judgement for adoption performance is that it is {PRINTED[grade].lower()}")
    elif key == "care_leavers":
        page.heading(
            f"The graded judgement about the experience and progress of care leavers is {PRINTED[grade].lower()}"
        )
    else:
        long = heading if key == "leadership" else f"The experiences and progress of {heading[0].lower()}{heading[1:]}"
        split, page.report.split = page.report.split, False
        page.table([(long, PRINTED[grade])], ("Key judgement", "Judgement grade"))
        page.report.split = split
    page.paragraphs(key, report.layout != "sif_bulleted")


def _board_part(page: _Page, report: Report) -> None:
    page.break_page()
    grade = report.board_grade or "good"
    page.heading(f"The Local Safeguarding Children Board {_verb(report, grade, plural=False)}")
    if report.layout == "sif_recommendations":
        page.heading("Recommendations")
    _sif_items(page, report, "lscb")
    page.heading("Inspection findings – the Local Safeguarding Children Board")
    page.text("The board meets and writes down what it agrees.")


# -- the others --------------------------------------------------------------------------------------------------


def _board_review(report: Report) -> str:
    page = _Page(report)
    page.big(report.council, "Review of the effectiveness of the Local Safeguarding Children Board")
    page.text(f"Inspection date: {report.printed_dates}")
    if report.published:
        page.text(f"Report published: {report.published.day} {report.published:%B %Y}")
    page.big(f"{board_heading(report)} {_verb(report, report.board_grade or 'good', plural=False)}")
    page.text("The arrangements in place are described below.")
    page.break_page()
    page.heading("Recommendations")
    page.bullets(report.items)
    page.heading("Inspection findings")
    for number in range(6):
        page.numbered(f"The board met {number + 2} times and agreed what it would do, which it then wrote down.")
    page.heading("Information about this review")
    page.text(f"Lead inspector: {report.inspectors[0]}, HMI", "Deputy lead inspector: Una Grey, HMI")
    return page.source


def _looked_after(report: Report) -> str:
    page = _Page(report, f"{report.council} Inspection of looked after children services")
    page.big("Inspection of looked after children services", report.council)
    page.text(
        f"Inspection dates: {report.printed_dates}", f"Reporting inspector {report.inspectors[0]} HMI", "Age group: All"
    )
    if report.published:
        page.text(f"Published: {report.published.day} {report.published:%B %Y}")
    page.break_page()
    codes = {"outstanding": 1, "good": 2, "adequate": 3, "inadequate": 4}
    for key, heading in LOOKED_AFTER_HEADINGS.items():
        grade = report.grades[key]
        full = "Overall effectiveness of services for looked after children and young people"
        page.heading(full if key == "overall_effectiveness" else heading)
        page.text(f"Grade {codes[grade]} ({grade})")
        page.paragraphs(key)
        if key == "overall_effectiveness":
            page.heading("Areas for improvement")
            page.text("The local authority should take the following action.")
            _by_timescale(page, report)
    page.heading("Record of main findings")
    page.table([(heading, PRINTED[report.grades[key]]) for key, heading in LOOKED_AFTER_HEADINGS.items()])
    return page.source


def _by_timescale(page: _Page, report: Report) -> None:
    for klass in dict.fromkeys(item.klass for item in report.items):
        page.heading(f"{klass}:")
        page.bullets(item for item in report.items if item.klass == klass)
