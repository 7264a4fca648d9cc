"""What is this called elsewhere? One table from printed words and outside names to the keys used here.

Four vocabularies meet in it: the keys of this project; the names of the source catalogue's structured records
(part F); the names in the labels of the report set; and the words that documents print, English and Welsh.

A printed word that is in no table gives None: a caller says that it does not know it, and never guesses.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from types import MappingProxyType

from touchstone.domain.framework_names import FRAMEWORK_IDS as FRAMEWORK_IDS
from touchstone.domain.framework_names import FRAMEWORKS as FRAMEWORKS
from touchstone.domain.framework_names import FrameworkNames as FrameworkNames
from touchstone.domain.framework_names import fold as fold

# A label of the report set that names a kind of inspection under a framework: label → (framework id, kind).
LABEL_KINDS: Mapping[str, tuple[str, str]] = MappingProxyType({"sif_reinspection": ("ofsted-sif-2013", "reinspection")})

# The catalogue's judgement ids that are not the keys used here: (framework id, its id) → key.
CATALOGUE_JUDGEMENTS: Mapping[tuple[str, str], str] = MappingProxyType(
    {
        ("ofsted-cafcass-national-2014", "overall"): "overall_effectiveness",
        ("ofsted-cafcass-2021", "overall"): "overall_effectiveness",
    }
)


def label_of(framework: str, kind: str = "full") -> str | None:
    """What the labels of the report set call this framework (and kind), or None where they have no name for it."""
    for label, pair in LABEL_KINDS.items():
        if pair == (framework, kind):
            return label
    return FRAMEWORKS[framework].label


def frameworks_of_label(label: str) -> tuple[str, ...]:
    """The frameworks that one label stands for, oldest first: `ilacs` is three."""
    if label in LABEL_KINDS:
        return (LABEL_KINDS[label][0],)
    return tuple(names.id for names in FRAMEWORKS.values() if names.label == label)


def catalogue_name(framework: str) -> tuple[str, str] | None:
    """(framework, type) as the catalogue's records write this framework, or None where no record is under it."""
    names = FRAMEWORKS[framework].catalogue
    return names[0] if names else None


def framework_of_catalogue(framework: str, kind: str) -> str | None:
    """The framework id for a catalogue record's `framework` and `type`, or None."""
    return next((n.id for n in FRAMEWORKS.values() if (framework, kind) in n.catalogue), None)


def catalogue_judgement(framework: str, catalogue_id: str) -> str:
    """The judgement key used here for a catalogue record's judgement id."""
    return CATALOGUE_JUDGEMENTS.get((framework, catalogue_id), catalogue_id)


def ilacs_version(judgements: Collection[str]) -> str | None:
    """Which version of the local-authority framework has these judgement keys; None where none has.

    From 2018 children in care and care leavers share a row; later reports (2023 on) have care leavers apart; since
    April 2026 there is no overall row. The rows are printed, so they decide, and the date does not.
    """
    rows = set(judgements)
    if "in_care_and_care_leavers" in rows:
        return "ofsted-ilacs-2018"
    if {"in_care", "care_leavers"} <= rows:
        return "ofsted-ilacs-2023" if "overall_effectiveness" in rows else "ofsted-ilacs-2026"
    return None


GRADE_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "outstanding": "outstanding",
        "good": "good",
        "satisfactory": "satisfactory",
        "adequate": "adequate",
        "requires improvement": "requires_improvement",
        "require improvement": "requires_improvement",
        "requires improvement to be good": "requires_improvement",
        "require improvement to be good": "requires_improvement",
        "requiring improvement": "requires_improvement",
        "requires_improvement": "requires_improvement",
        "inadequate": "inadequate",
        "rhagorol": "outstanding",
        "da": "good",
        "dda": "good",
        "boddhaol": "satisfactory",
        "foddhaol": "satisfactory",
        "digonol": "adequate",
        "ddigonol": "adequate",
        "angen gwella": "requires_improvement",
        "angen gwella i fod yn dda": "requires_improvement",
        "mae angen gwella": "requires_improvement",
        "mae angen gwella i fod yn dda": "requires_improvement",
        "annigonol": "inadequate",
    }
)
PROGRESS_WORDS: Mapping[str, str] = MappingProxyType(
    {
        **{
            f"{word} progress": word
            for word in ("outstanding", "good", "satisfactory", "inadequate")
        },
        **{word: word for word in ("outstanding", "good", "satisfactory", "inadequate")},
        "cynnydd rhagorol": "outstanding",
        "cynnydd da": "good",
        "cynnydd boddhaol": "satisfactory",
        "cynnydd annigonol": "inadequate",
    }
)  # fmt: skip
NOT_JUDGED_WORDS = frozenset({"not judged", "not graded", "no judgement", "heb ei farnu", "heb ei raddio"})

# Four-point scales in order of their codes 1 to 4.
GRADES_BY_SCALE: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "ofsted-2009": ("outstanding", "good", "satisfactory", "inadequate"),
        "ofsted-2013": ("outstanding", "good", "adequate", "inadequate"),
        "ofsted-2014": ("outstanding", "good", "requires_improvement", "inadequate"),
        "progress-2010": ("good", "satisfactory", "inadequate"),
    }
)

TIMESCALE_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "immediately": "immediately",
        "ar unwaith": "immediately",
        "within three months": "within_three_months",
        "within 3 months": "within_three_months",
        "o fewn tri mis": "within_three_months",
        "within six months": "within_six_months",
        "within 6 months": "within_six_months",
        "o fewn chwe mis": "within_six_months",
    }
)
# Three classes are more urgent than the rest; `area_for_improvement` is the printed heading of the rest.
CLASS_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "priority action": "priority_action",
        "priority actions": "priority_action",
        "areas for priority action": "priority_action",
        "priority and immediate action": "priority_action",
        "priority and immediate actions": "priority_action",
        "immediate action": "immediate_action",
        "immediate actions": "immediate_action",
        "immediate attention": "immediate_action",
        "recommendation": "recommendation",
        "recommendations": "recommendation",
        "area for improvement": "area_for_improvement",
        "areas for improvement": "area_for_improvement",
    }
)


def grade_key(words: str) -> str | None:
    """The key of a printed grade, English or Welsh ("Requires improvement to be good"), or None."""
    folded = fold(words)
    return GRADE_WORDS.get(folded) or GRADE_WORDS.get(re.sub(r"^(is|are|yn) ", "", folded))


def progress_key(words: str) -> str | None:
    """The key of printed progress ("Satisfactory progress"), or None. Progress is never a grade."""
    return PROGRESS_WORDS.get(fold(words))


def is_not_judged(words: str) -> bool:
    """Does the document print that this was not judged?"""
    return fold(words) in NOT_JUDGED_WORDS


def grade_of_code(scale: str, code: int) -> str | None:
    """The grade that a printed number stands for on a scale with codes 1 to 4, or None.

    The progress scale has no printed codes, so it gives None.
    """
    grades = GRADES_BY_SCALE.get(scale, ())
    return grades[code - 1] if len(grades) == 4 and 1 <= code <= 4 else None


def timescale_key(heading: str) -> str | None:
    """The key of a printed timescale ("Within three months"), or None."""
    return TIMESCALE_WORDS.get(fold(heading))


def class_key(heading: str) -> str | None:
    """The key of a printed class of areas for improvement ("Priority actions"), or None."""
    return CLASS_WORDS.get(fold(heading))
