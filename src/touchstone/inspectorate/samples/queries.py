"""Which list was given, what was drawn from it, and what may a figure from the sample say?

Rooms above ask: `cases`, `names_of` (to mark names in a text), `figure` and `proportion` (a share with its interval).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.db.models import Q, QuerySet

from touchstone.domain.disclosure import Names
from touchstone.domain.sampling import figures, intervals
from touchstone.domain.sampling.design import Design, read_design
from touchstone.domain.sampling.draw import Chosen, Drawn
from touchstone.domain.sampling.frame import Frame
from touchstone.domain.sampling.frame_reader import read_frozen
from touchstone.domain.sampling.intervals import Count, Estimate
from touchstone.domain.sentences import Sentence
from touchstone.foundation.files.models import StoredFile
from touchstone.foundation.files.queries import read_stored
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.samples.models import BY_CHANCE, NameKey, SampledCase, SampleDesign, SampleFrame


def frame_of(inspection: Inspection) -> SampleFrame | None:
    """The list that holds now: given, returned or frozen. One query."""
    found = inspection.sample_frames.exclude(state="superseded")
    return found.select_related("file", "given_by").first()


def earlier_frames(inspection: Inspection) -> list[SampleFrame]:
    """Lists that another took the place of, the latest first. One query."""
    return list(inspection.sample_frames.filter(state="superseded").select_related("given_by"))


def read(frame: SampleFrame) -> Frame:
    """The list's cases. No query where the file is loaded; kept in memory while somebody designs with it."""
    return _read(frame.file_id, frame.sha256, frame.as_at, tuple(frame.left_out))


@lru_cache(maxsize=4)
def _read(file: int, sha256: str, as_at: date, left_out: tuple[str, ...]) -> Frame:
    stored = StoredFile.objects.get(pk=file)
    return read_frozen(read_stored(stored), as_at=as_at, left_out=left_out)


def design_of(inspection: Inspection) -> SampleDesign | None:
    """The design that was drawn, with its list. One query."""
    found = SampleDesign.objects.filter(inspection=inspection)
    return found.select_related("frame", "frame__file", "drawn_by").first()


def published(design: SampleDesign) -> Design:
    """What the published file says. No query."""
    return read_design(design.published)


def cases(inspection: Inspection, *, in_use: bool = True) -> QuerySet[SampledCase]:
    """The cases by stratum and place, then those that were chosen. `in_use`: only those to be looked at."""
    found = inspection.sampled_cases.select_related("replaces", "replaced_by")
    return found.filter(state="sampled") if in_use else found


def case_of(inspection: Inspection, reference: str) -> SampledCase | None:
    """A case of the sample by its reference. One query."""
    return cases(inspection, in_use=False).filter(reference=reference).first()


@dataclass(frozen=True)
class Counts:
    """How many cases there are to look at, and how they came to be."""

    drawn: int = 0
    chosen: int = 0
    tracked: int = 0
    replaced: int = 0
    left_out: int = 0


def counts(inspection: Inspection) -> Counts:
    """One query."""
    rows = inspection.sampled_cases.order_by().values_list("state", "how", "tracked")
    found: Counter[str] = Counter()
    for state, how, tracked in rows:
        if state == "sampled":
            found["drawn" if how in BY_CHANCE else "chosen"] += 1
            found["tracked"] += tracked
        else:
            found[state] += 1
    return Counts(found["drawn"], found["chosen"], found["tracked"], found["replaced"], found["left out"])


# -- names -----------------------------------------------------------------------------------------------------------


def name_key(inspection: Inspection) -> NameKey | None:
    """One query."""
    return NameKey.objects.filter(inspection=inspection).select_related("file").first()


def names_of(inspection: Inspection) -> Names:
    """The keyed hashes of name words that the service gave, for `domain.disclosure.check`; empty where it gave none.

    One query; the hashes are kept in memory.
    """
    held = name_key(inspection)
    return Names(held.key, _hashes(held.file.sha256, held.file.pk)) if held is not None and held.file else Names()


def name_hashes(inspection: Inspection) -> frozenset[str]:
    """The hashes alone. One query."""
    return names_of(inspection).hashes


@lru_cache(maxsize=8)
def _hashes(sha256: str, file: int) -> frozenset[str]:
    return frozenset(read_stored(StoredFile.objects.get(pk=file)).decode().split())


# -- figures ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Figure:
    """A share of the cases looked at, with what it says of the whole list; `estimate` None: none was looked at.

    `sentences` are to be printed together: the share with its interval, what it does not speak of, what was kept out,
    and what the list is and leaves out.
    """

    estimate: Estimate | None
    kept_out: int
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True)
class Base:
    """What every figure from this sample rests on."""

    design: Design
    drawn: tuple[Drawn, ...]
    chosen: tuple[Drawn, ...]
    caveat: Sentence


def base_for(inspection: Inspection) -> Base | None:
    """The design with its cases in use, and the sentence for every figure; None before anything is drawn.

    Two queries.
    """
    row = design_of(inspection)
    if row is None:
        return None
    design = published(row)
    strata = {share.stratum.key: share.stratum for share in design.shares}
    drawn, chosen = [], []
    for case in cases(inspection).filter(Q(design=row) | Q(design__isnull=True)):
        if case.how in BY_CHANCE:
            drawn.append(Drawn(case.reference, strata[case.stratum], case.place or 0, Chosen(case.how)))
        else:
            # A stratum is needed to write one down; it is never read, because the case counts in no proportion.
            chosen.append(Drawn(case.reference, design.shares[0].stratum, 0, Chosen(case.how)))
    caveat = figures.caveat(row.frame.as_at, row.frame.left_out, row.frame.size)
    return Base(design, tuple(drawn), tuple(chosen), caveat)


def figure(inspection: Inspection, answers: Mapping[str, bool | None]) -> Figure | None:
    """The share of cases of which something is so, by their references: True, False, or None where it does not apply.

    Cases that somebody chose are kept out, and counted. None before anything is drawn. Two queries.
    """
    base = base_for(inspection)
    if base is None:
        return None
    found, kept_out = figures.tally(base.design, (*base.drawn, *base.chosen), answers)
    return _figure(base, found, kept_out)


def proportion(inspection: Inspection, hits_by_stratum: Mapping[str, tuple[int, int]]) -> Figure | None:
    """The same from counts: stratum key → (cases looked at, of them so). Raises KeyError for an unknown stratum."""
    base = base_for(inspection)
    if base is None:
        return None
    sizes = {share.stratum.key: share.size for share in base.design.shares}
    for key in hits_by_stratum:
        sizes[key]
    found = [Count(size, *hits_by_stratum.get(key, (0, 0))) for key, size in sizes.items()]
    return _figure(base, found, 0)


def _figure(base: Base, found: Sequence[Count], kept_out: int) -> Figure:
    estimate = intervals.estimate(found)
    said = [
        figures.estimate_says(estimate) if estimate else Sentence("No case that chance chose has been looked at yet."),
        figures.unseen_says(estimate) if estimate else None,
        figures.kept_out_says(kept_out),
        base.caveat,
    ]
    return Figure(estimate, kept_out, tuple(one for one in said if one is not None))
