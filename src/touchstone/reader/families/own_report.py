"""A report or letter that this program published: it says of itself under which framework and as what kind.

Its last lines hold one that names the framework version ("In the record: framework …"). Whatever the framework, its
facts, table of judgements, areas for improvement and counts then stand in one fixed form, so they are read by that form
and surely; the prose is read by the family of the framework's own documents, where there is one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from touchstone.domain.reporting.fixed_welsh import KINDS
from touchstone.domain.vocabulary import FRAMEWORKS
from touchstone.reader.common.draft import Draft
from touchstone.reader.confidence import EXACT, SURE
from touchstone.reader.document import Document
from touchstone.reader.families import Family, all_families, general
from touchstone.reader.families._own_evidence import read_evidence
from touchstone.reader.families._own_facts import read_facts, read_title
from touchstone.reader.families._own_lists import read_counts, read_improvements, read_judgements, read_strengths
from touchstone.reader.families._own_sentences import read_sentences
from touchstone.reader.record import Record, Value

RECORD = re.compile(
    r"(?:In the record: framework|Yn y cofnod: fframwaith)\s+"
    r"(?P<framework>[a-z0-9-]+(?:(?<=-)\s+[a-z0-9-]+)*),\s+(?:version|fersiwn)\s+"
    r"(?P<version>\d+),\s+(?:kind|math)\s+(?P<kind>[a-z]+(?:\s[a-z]+)?)\."
)
_KINDS = {welsh: kind for kind, welsh in KINDS.items()}
# The family whose documents under this framework the prose is like.
_PROSE = {
    "ofsted-cafcass-2009": "ofsted_cafcass_area",
    "ofsted-cafcass-monitoring-2010": "ofsted_cafcass_monitoring",
    "ofsted-cafcass-progress-2011": "ofsted_cafcass_progress",
    "ciw-cafcass-cymru-2018": "ciw_narrative",
    "ofsted-looked-after-2013": "looked_after_2013",
    "ofsted-sif-2013": "single_inspection",
    "ofsted-lscb-review-2013": "lscb_review",
    "ofsted-ilacs-2018": "ilacs",
    "ofsted-ilacs-2023": "ilacs",
    "ofsted-ilacs-2026": "ilacs",
}


@dataclass(frozen=True)
class Own:
    """What the document says of itself."""

    framework: str
    kind: str


def _framework(line: re.Match[str]) -> str:
    """Its key; a narrow line may be broken after one of its hyphens."""
    return re.sub(r"\s", "", line.group("framework"))


# The line stands at the very end, on a line of its own, after the sentence that offers other forms.
_BEFORE, _AFTER = 3000, 60
_OFFER = re.compile(
    r"You\s+can\s+ask\s.{2,200}\sfor\s+this\s+document\s+in\s+another\s+form"
    r"|Gallwch\s+ofyn\s+i\s.{2,200}\sam\s+y\s+ddogfen\s+hon"
)


def _line(document: Document) -> re.Match[str] | None:
    """The line, where it is the document's own: another document that quotes it says more after it, or no imprint."""
    text = re.sub(r"\s", " ", document.text)
    found = [match for match in RECORD.finditer(text) if _framework(match) in FRAMEWORKS]
    if not found or len(text.rstrip()) - found[-1].end() > _AFTER + len(_foot(document)):
        return None
    own = found[-1]
    begins = own.start() == 0 or document.text[own.start() - 1] in "\n\f"
    offered = _OFFER.search(text, max(0, own.start() - _BEFORE), own.start())
    return own if begins and offered else None


def _foot(document: Document) -> str:
    """The last line of the last page, where it is the one with the page's number."""
    last = document.text.rstrip().rsplit("\n", 1)[-1]
    return last if _FOOT.search(last) else ""


def _recognise(document: Document) -> float:
    return 0.999 if _line(document) else 0.0


def _prose(document: Document, framework: str) -> Record:
    families = {family.name: family for family in all_families()}
    return families.get(_PROSE.get(framework, ""), general.FAMILY).read(document)


_FOOT = re.compile(r"(?:Page|Tudalen) \d+$")


def _heading_lines(lines: list[str], first: str) -> int:
    """How many of the lines at the head of a page repeat a title of the first page, which may run over several."""
    heads = [" ".join(" ".join(lines[:many]).split()).casefold().removesuffix(" …") for many in (1, 2, 3)]
    return max((many for many, head in enumerate(heads, 1) if len(head) > 8 and head in first), default=0)


def _without_running_lines(document: Document) -> Document:
    """The same with blanks for the title at the head of each page and the line at its foot; every place stays."""
    first = re.sub(r"\s+", " ", document.pages[0]).casefold()
    letter = re.search(r"^(?:Dear|Annwyl)\b", document.pages[0], re.MULTILINE) is not None  # it has no running title
    pages = []
    for number, page in enumerate(document.pages):
        lines = page.split("\n")
        for at in range(_heading_lines(lines, first) if number and not letter else 0):
            lines[at] = " " * len(lines[at])
        for at in range(len(lines) - 1, max(len(lines) - 4, -1), -1):
            if _FOOT.search(lines[at].strip()):
                lines[at] = " " * len(lines[at])
        pages.append("\n".join(lines))
    return replace(document, pages=pages, edges_clean=True)


def _read(document: Document) -> Record:
    line = _line(document)
    assert line is not None
    document = _without_running_lines(document)
    own = Own(_framework(line), _KINDS.get(line.group("kind"), line.group("kind")))
    record = _prose(document, own.framework)
    record.family, record.refusal, record.contradictions = "own_report", "", []
    draft = Draft("own_report", document)
    draft.record = record
    place = document.place(line.start(), line.end())
    record.fields["framework"] = Value(own.framework, place, EXACT)
    record.fields["kind"] = Value(own.kind, place, EXACT)
    read_facts(draft)
    read_title(draft)
    read_judgements(draft, own.framework)
    urgent = record.lists.get("areas_for_improvement", []) if own.kind == "progress" else []
    read_improvements(draft)
    if urgent:  # a progress letter says in its prose what needs attention at once
        record.lists["areas_for_improvement"] = [*record.lists.get("areas_for_improvement", []), *urgent]
    read_counts(draft)
    read_strengths(draft)
    read_evidence(draft)
    read_sentences(draft)
    _keep_what_is_sure(record)
    return record


def _keep_what_is_sure(record: Record) -> None:
    """What the prose gives only with a doubt is left out: the form says surely all that it was made to say."""
    record.fields = {name: value for name, value in record.fields.items() if value.confidence >= SURE}
    for name, rows in record.lists.items():
        record.lists[name] = [row for row in rows if all(value.confidence >= SURE for value in row.values())]


FAMILY = Family("own_report", _recognise, _read)
