"""The manual's page on what must be judged, whose agreement counts, and when a judgement is stale."""

# ruff: noqa: E501 (the tables are wider than code)

from __future__ import annotations

from tests.spec import library
from tests.spec.table import Page, Rule
from touchstone.domain import fingerprints
from touchstone.domain.asked import asked, gives_grades, overall
from touchstone.domain.fingerprints import Seen, Shown
from touchstone.domain.moderation import Case, Opinion, obstacle, quorum, tally


def _asked(framework: str, kind: str) -> tuple[str, str, str]:
    definition = library.framework(framework)
    found = asked(definition, kind)
    must = sum(each.must for each in found)
    grades = "yes" if gives_grades(definition, kind) else "no"
    return f"{len(found)}, of which {must} must be", grades, overall(definition, kind) or "none"


def _quorum(kind_of_inspection: str) -> str:
    return str(quorum(kind_of_inspection))


def _tally(moderators_needed: str, proposed_by: str, what_was_said: str) -> tuple[str, str]:
    opinions = []
    for said in filter(None, what_was_said.split(", ")):
        who, word, *older = said.split()
        opinions.append(Opinion(who, word == "agrees", "older" if older else "now"))
    found = tally("now", proposed_by, opinions, int(moderators_needed))
    return f"{found.agreed} for, {found.disagreed} against", "yes" if found.met else "no"


def _yes(word: str) -> bool:
    return word == "yes"


def _obstacle(
    must_be_judged: str, proposal: str, stale: str, enough_agree: str, against_a_rule: str, allowed: str
) -> str:
    case = Case(
        "a", _yes(must_be_judged), proposal, _yes(stale), _yes(enough_agree), _yes(against_a_rule), _yes(allowed)
    )
    return str(obstacle(case) or "nothing")


BEFORE = (
    Shown("Plans have no dates.", "weakness", 12, 20, "sample case files"),
    [Seen("a1", "supports"), Seen("b2", "contradicts")],
)
CHANGES = {
    "nothing": BEFORE,
    "evidence listed in another order": (BEFORE[0], BEFORE[1][::-1]),
    "12 of 20 becomes 13 of 20": (Shown("Plans have no dates.", "weakness", 13, 20, "sample case files"), BEFORE[1]),
    "one word": (Shown("Plans have few dates.", "weakness", 12, 20, "sample case files"), BEFORE[1]),
    "weakness becomes strength": (Shown("Plans have no dates.", "strength", 12, 20, "sample case files"), BEFORE[1]),
    "it is urgent": (Shown("Plans have no dates.", "weakness", 12, 20, "sample case files", True), BEFORE[1]),
    "evidence is amended": (BEFORE[0], [Seen("a2", "supports"), Seen("b2", "contradicts")]),
    "evidence is taken away": (BEFORE[0], BEFORE[1][:1]),
    "evidence turns round": (BEFORE[0], [Seen("a1", "contradicts"), Seen("b2", "contradicts")]),
}


def _stale(what_changes: str) -> str:
    before = fingerprints.of_area([fingerprints.of_finding(*BEFORE)])
    return "no" if fingerprints.of_area([fingerprints.of_finding(*CHANGES[what_changes])]) == before else "yes"


PAGE = Page(
    "moderation",
    "What must be judged, and whose agreement counts",
    "A judgement is proposed by one of the team, moderated by others, and bound to the findings that it rests on.",
    (
        Rule(
            "What is judged",
            "Visits of a chosen part give no grade, and need not judge every area. A monitoring visit gives a grade only where its framework judges progress.",
            """
            framework                      | kind       || areas                  | grades | overall judgement
            ofsted-cafcass-2009            | full       || 17, of which 17 must be | yes   | overall_effectiveness
            ofsted-cafcass-2021            | full       || 4, of which 4 must be  | yes    | overall_effectiveness
            ofsted-cafcass-2021            | focused    || 3, of which 0 must be  | no     | none
            ofsted-cafcass-2021            | monitoring || 3, of which 0 must be  | no     | none
            ofsted-cafcass-monitoring-2010 | monitoring || 1, of which 1 must be  | yes    | overall_progress
            ofsted-cafcass-progress-2011   | progress   || 8, of which 3 must be  | yes    | overall_progress
            ciw-cafcass-cymru-2018         | narrative  || 3, of which 3 must be  | no     | none
            """,
            _asked,
        ),
        Rule(
            "How many must agree",
            "Own rule of this project: two where the whole service is judged, one at a visit.",
            """
            kind of inspection || moderators
            full               || 2
            reinspection       || 2
            narrative          || 2
            board review       || 2
            focused            || 1
            monitoring         || 1
            progress           || 1
            assurance          || 1
            """,
            _quorum,
        ),
        Rule(
            "Whose agreement counts",
            "Only that of others than the proposer, each once, and only for exactly the proposal as it is now. One who disagrees stops it.",
            """
            moderators needed | proposed by | what was said                               || counted            | enough
            2                 | ann         | bo agrees, cy agrees                        || 2 for, 0 against   | yes
            2                 | ann         | bo agrees                                   || 1 for, 0 against   | no
            2                 | ann         | bo agrees, ann agrees                       || 1 for, 0 against   | no
            2                 | ann         | bo agrees, bo agrees                        || 1 for, 0 against   | no
            2                 | ann         | bo agrees, cy agrees (an older one)         || 1 for, 0 against   | no
            2                 | ann         | bo agrees, cy agrees, di disagrees          || 2 for, 1 against   | no
            1                 | ann         | bo agrees                                   || 1 for, 0 against   | yes
            1                 | ann         |                                             || 0 for, 0 against   | no
            """,
            _tally,
        ),
        Rule(
            "When it becomes stale",
            "A judgement is stale when the fingerprint of what it rests on is not the one that it was proposed on.",
            """
            what changes                     || stale
            nothing                          || no
            evidence listed in another order || no
            12 of 20 becomes 13 of 20        || yes
            one word                         || yes
            weakness becomes strength        || yes
            it is urgent                     || yes
            evidence is amended              || yes
            evidence is taken away           || yes
            evidence turns round             || yes
            """,
            _stale,
        ),
        Rule(
            "What keeps it from standing",
            "The first thing to put right is named. Every area that must be judged has to be free of it before the judgements stand together.",
            """
            must be judged | proposal | stale | enough agree | against a rule | allowed || in the way
            yes            |          | no    | no           | no             | no      || not proposed
            no             |          | no    | no           | no             | no      || nothing
            yes            | proposed | no    | no           | no             | no      || not agreed
            yes            | agreed   | no    | yes          | no             | no      || nothing
            yes            | agreed   | yes   | yes          | no             | no      || stale
            yes            | returned | no    | no           | no             | no      || returned
            yes            | agreed   | no    | yes          | yes            | no      || not authorised
            yes            | agreed   | no    | yes          | yes            | yes     || nothing
            """,
            _obstacle,
        ),
    ),
)
