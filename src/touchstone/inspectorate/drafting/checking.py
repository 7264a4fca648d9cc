"""What do the checks of domain/checks say of a draft? Rows become the plain values that they take.

A draft has two texts: that for everybody, and the children's version, which is checked as such. Everything is read in
a fixed number of queries, however long the draft is.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from django.db.models import Prefetch, QuerySet

from touchstone.domain import checks
from touchstone.domain.checks import (
    CheckedArea,
    CheckedDraft,
    CheckedFinding,
    CheckedSource,
    CheckedStatement,
    CheckedTyped,
    CheckedUrgent,
    Problem,
)
from touchstone.domain.reporting.document import printed_in
from touchstone.domain.reporting.glossary import GLOSSARY
from touchstone.foundation.core import clock
from touchstone.foundation.core.pages import language
from touchstone.foundation.frameworks import queries as frameworks
from touchstone.inspectorate.drafting.building import documents_from
from touchstone.inspectorate.drafting.building.known import known_of
from touchstone.inspectorate.drafting.building.typed import Typed
from touchstone.inspectorate.drafting.models import AcceptedWarning, Draft, DraftArea, Section, Statement
from touchstone.inspectorate.evidence import queries as evidence
from touchstone.inspectorate.findings.models import Finding, Judgement
from touchstone.inspectorate.findings.queries.prints import live
from touchstone.inspectorate.findings.queries.standing import framework_of
from touchstone.inspectorate.samples import queries as samples

OWN_BANDS = "touchstone"
EVERYONE, CHILDREN = Section.Audience.EVERYONE, Section.Audience.CHILDREN
STATEMENT, AREA, RECORD, WHOLE = "statement", "area", "record", "draft"


@dataclass(frozen=True)
class Standing:
    """A problem as it stands in a draft. `text`: what it is said of, in its language. `accepted`: who let it stand.

    `seen` names exactly this problem in exactly this text; an acceptance is bound to it.
    """

    problem: Problem
    text: str
    seen: str
    accepted: AcceptedWarning | None = None

    @property
    def stops(self) -> bool:
        return self.problem.severity == checks.STOPS

    @property
    def offer(self) -> str:
        """The right words as they would stand in the text: with a capital where they take the place of one."""
        words, first = self.problem.offer, self.text[self.problem.start : self.problem.start + 1]
        return words[:1].upper() + words[1:] if first.isupper() else words

    @property
    def offered_text(self) -> str:
        """The whole text with the right words in it."""
        return self.text[: self.problem.start] + self.offer + self.text[self.problem.end :]


@dataclass(frozen=True)
class Checker:
    """A draft ready to be checked, as a whole or piece by piece. Asks the database nothing more."""

    versions: Mapping[str, CheckedDraft]
    accepted: Mapping[str, AcceptedWarning]
    typed: Mapping[str, Typed] = field(default_factory=dict)

    def all(self) -> list[Standing]:
        """Every problem of the whole draft; those of the children's version last."""
        return [each for version in self.versions.values() for each in self._standing(version, checks.check(version))]

    @property
    def empty(self) -> list[str]:
        """The keys of statements that say nothing in English: they would leave a gap in the report."""
        return [each.key for version in self.versions.values() for each in version.statements if not each.text.strip()]

    def of_statement(self, key: int, text: str | None = None, text_cy: str | None = None) -> list[Standing]:
        """The problems of one statement, as it is saved or with other words than those saved."""
        for version in self.versions.values():
            found = next((each for each in version.statements if each.key == str(key)), None)
            if found is not None:
                english, welsh = _words(found, text, text_cy)
                changed = replace(found, text=english, text_cy=welsh)
                seen = replace(
                    version, statements=tuple(changed if each is found else each for each in version.statements)
                )
                return self._standing(seen, checks.check_statement(seen, str(key)))
        return []

    def of_area(self, key: int, text: str | None = None, text_cy: str | None = None) -> list[Standing]:
        """The problems of one area for improvement, likewise."""
        version = self.versions[EVERYONE]
        found = next((each for each in version.areas if each.key == str(key)), None)
        if found is None:
            return []
        english, welsh = _words(found, text, text_cy)
        changed = replace(found, text=english, text_cy=welsh)
        seen = replace(version, areas=tuple(changed if each is found else each for each in version.areas))
        return self._standing(seen, checks.check_area(seen, str(key)))

    def _standing(self, version: CheckedDraft, problems: Iterable[Problem]) -> list[Standing]:
        texts = {(piece.kind, piece.key): piece for piece in (*version.pieces, *version.typed)}
        found = []
        for problem in problems:
            piece = texts.get((problem.kind, problem.place))
            text = "" if piece is None else (piece.text_cy if problem.language == "cy" else piece.text)
            seen = _seen(problem, text)
            found.append(Standing(problem, text, seen, self.accepted.get(seen)))
        return found


def _words(found: CheckedStatement | CheckedArea, text: str | None, text_cy: str | None) -> tuple[str, str]:
    return found.text if text is None else text, found.text_cy if text_cy is None else text_cy


def _seen(problem: Problem, text: str) -> str:
    """Of the problem, where it is, and the whole text that it is in: text changed, another problem."""
    said = [problem.rule, problem.kind, problem.place, problem.language, problem.start, problem.end, str(problem.says)]
    return hashlib.sha256(json.dumps([*said, text], ensure_ascii=True).encode()).hexdigest()


def checker_of(draft: Draft, *, whole: bool = False) -> Checker:
    """Read the draft and all that its checks need. A fixed number of queries.

    `whole`: what is asked of the draft as a whole is read too: is everything urgent said, and is there English in the
    Welsh document, with what that prints of the record? Statements and areas for improvement are checked without it.
    """
    everyone, children = _statements(draft)
    framework = framework_of(draft.inspection)
    lists = frameworks.bands()
    places, names = _names(draft)
    base = CheckedDraft(
        form=draft.form,
        welsh=draft.welsh,
        statements=everyone,
        bands=lists.get(framework.bands.value or OWN_BANDS) or lists[OWN_BANDS],
        today=clock.today(),
        areas=_areas(draft),
        grades=_grades(draft),
        missing_sources=_missing(draft),
        urgent=_urgent(draft) if whole else (),
        terms=_terms(),
        known_names=samples.names_of(draft.inspection),
        places=places,
        public_names=names,
    )
    versions: dict[str, CheckedDraft] = {EVERYONE: base}
    if children:
        versions[CHILDREN] = replace(
            base, form="children", children=True, statements=children, areas=(), missing_sources=(), urgent=()
        )
    typed: Mapping[str, Typed] = {}
    if whole and draft.welsh:
        typed, versions = _with_welsh(draft, versions)
    return Checker(versions, {each.seen: each for each in draft.accepted_warnings.select_related("by")}, typed)


def _with_welsh(draft: Draft, versions: Mapping[str, CheckedDraft]) -> tuple[dict[str, Typed], dict[str, CheckedDraft]]:
    """The versions with all that their Welsh documents print, and what of it was typed in English."""
    known = known_of(draft)
    documents = documents_from(known)
    typed = dict(known.asked)
    names = frozenset({name for pair in known.names.items() for name in pair} | set(known.offices))
    record = tuple(
        CheckedTyped(
            key, each.english, known.welsh_of(each), names=each.names,
            stale=key in known.welsh and known.welsh[key].english != each.english,
        )
        for key, each in typed.items()
    )  # fmt: skip
    printed: dict[str, str] = {EVERYONE: "cy", CHILDREN: "children-cy"}
    changed = {
        name: replace(
            version,
            public_names=version.public_names | names,
            record=record if name == EVERYONE else (),
            welsh_document=tuple(printed_in(documents[printed[name]])) if printed[name] in documents else (),
        )
        for name, version in versions.items()
    }
    return typed, changed


def _statements(draft: Draft) -> tuple[tuple[CheckedStatement, ...], tuple[CheckedStatement, ...]]:
    """Those of everybody's version and those of the children's. Two queries."""
    rows = Statement.objects.filter(section__draft=draft, removed=False)
    rows = rows.select_related("section").order_by("section__order", "order", "pk")
    found: dict[str, list[CheckedStatement]] = {EVERYONE: [], CHILDREN: []}
    for row in rows.prefetch_related(Prefetch("findings", _counting())):
        children = row.section.audience == CHILDREN
        said = CheckedStatement(
            key=str(row.pk), section_key=row.section.key, area_key=row.section.area_key, text=row.text,
            text_cy=row.text_cy, findings=_checked(row.findings.all()), plain=row.plain or children,
            text_at=row.text_at, text_cy_at=row.text_cy_at,
        )  # fmt: skip
        found[row.section.audience].append(said)
    return tuple(found[EVERYONE]), tuple(found[CHILDREN])


def _counting() -> QuerySet[Finding]:
    """A withdrawn finding supports nothing."""
    return Finding.objects.filter(withdrawn_reason="").order_by("pk")


def _checked(findings: Iterable[Finding]) -> tuple[CheckedFinding, ...]:
    return tuple(
        CheckedFinding(str(each.pk), each.direction, each.area_key, each.text, each.n, each.of, each.base)
        for each in findings
    )


def _areas(draft: Draft) -> tuple[CheckedArea, ...]:
    """Two queries."""
    rows = DraftArea.objects.filter(draft=draft, removed=False).order_by("order", "pk")
    return tuple(
        CheckedArea(
            key=str(row.pk), text=row.text, text_cy=row.text_cy, timescale_key=row.timescale_key,
            class_key=row.class_key, judgement_key=row.judgement_key, findings=_checked(row.findings.all()),
            text_at=row.text_at, text_cy_at=row.text_cy_at,
        )
        for row in rows.prefetch_related(Prefetch("findings", _counting()))
    )  # fmt: skip


def _grades(draft: Draft) -> dict[str, tuple[str, str]]:
    rows = Judgement.objects.filter(inspection=draft.inspection_id, state=Judgement.State.GRADED)
    return {area: (scale, grade) for area, scale, grade in rows.values_list("area_key", "scale_key", "grade_key")}


def _missing(draft: Draft) -> tuple[CheckedSource, ...]:
    """What the framework expects and nobody saw, with the reason where there is one. Three queries."""
    found = evidence.coverage(draft.inspection, framework_of(draft.inspection)).missing
    return tuple(
        CheckedSource(each.expected.key, each.expected.title(language()), each.missing.reason if each.missing else "")
        for each in found
    )


def _urgent(draft: Draft) -> tuple[CheckedUrgent, ...]:
    """Every urgent finding that counts, with the reason why the report says nothing of it, if any. One query."""
    rows = live(draft.inspection).filter(urgent=True).order_by("order", "pk")
    found = rows.values_list("pk", "text", "urgent_flag__left_out_reason")
    return tuple(CheckedUrgent(str(pk), text, reason or "") for pk, text, reason in found)


def _terms() -> frozenset[str]:
    return frozenset(form for term in GLOSSARY.terms for tongue in ("en", "cy") for form in term.forms(tongue))


def _names(draft: Draft) -> tuple[frozenset[str], frozenset[str]]:
    """The names of places, and all names that may stand: of organisations, the team, who signs too. Three queries."""
    inspection = draft.inspection
    areas = list(inspection.provider.areas.values_list("name", "name_cy"))
    authorities = list(
        inspection.provider.areas.filter(local_authorities__isnull=False)
        .values_list("local_authorities__local_authority__name", "local_authorities__local_authority__name_cy")
        .distinct()
    )
    places = {name for pair in (*areas, *authorities) for name in pair if name}
    team = {name for name in inspection.team.values_list("user__name", flat=True) if name}
    organisations = {
        name for one in (inspection.provider, inspection.inspectorate) for name in (one.name, one.name_cy) if name
    }
    people = {name for name in (draft.signatory, draft.salutation.removeprefix("Dear ")) if name}
    return frozenset(places), frozenset(places | team | organisations | people)
