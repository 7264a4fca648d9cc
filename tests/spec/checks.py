"""The manual's page on the checks of a draft."""

# ruff: noqa: E501 (the tables are wider than code)

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.spec.table import Page, Rule
from touchstone.domain import name_words
from touchstone.domain.checks import (
    RULES,
    CheckedArea,
    CheckedDraft,
    CheckedFinding,
    CheckedStatement,
    CheckedTyped,
    CheckedUrgent,
    Problem,
    check,
)
from touchstone.domain.disclosure import Names
from touchstone.foundation.frameworks.definition_files import all_bands

TODAY = date(2026, 11, 22)
KEY = "the key of the manual"
NAMES = Names(KEY, frozenset(name_words.hashes(KEY, ("Mia O'Brien", "Hope Will"))))
PLACES = frozenset({"Northmere", "Eastmere"})
# What every draft here would be told of besides what its table is about.
BESIDES = frozenset({"no-finding", "spelling", "hard-to-read", "area-verb-led", "area-single", "area-measurable"})


def draft_of(
    text: str, welsh: str = "", *, counts: str = "", bands: str = "touchstone", grade: str = "", area: bool = False
) -> CheckedDraft:
    """A draft with one statement (or one area for improvement) and one finding behind it."""
    n, _, of = counts.partition(" of ")
    finding = CheckedFinding("f", n=int(n), of=int(of), base="files") if n else CheckedFinding("f")
    said = (CheckedStatement("s", "section", "area", text, welsh, (finding,)),)
    return CheckedDraft(
        form="report",
        welsh=bool(welsh),
        statements=() if area else said,
        areas=(CheckedArea("s", text, welsh, findings=(finding,)),) if area else (),
        bands=all_bands()[bands],
        today=TODAY,
        grades={"area": ("ofsted-2009", grade)} if grade else {},
        terms=frozenset({"Cafcass"}),
        known_names=NAMES,
        public_names=PLACES,
        places=PLACES,
    )


def said(problems: list[Problem], rules: set[str]) -> str:
    """What is said by these rules, the places in brackets."""
    return "; ".join(f"{one.rule}: {one.says}" for one in problems if one.rule in rules) or "nothing"


def _proportion(statement: str, counts: str) -> tuple[str, str]:
    problems = [one for one in check(draft_of(statement, counts=counts)) if one.rule.startswith(("prop", "counts"))]
    return said(problems, {one.rule for one in problems}), next((one.offer for one in problems), "") or "none"


def _word(words: str, n: str, of: str, bands: str) -> str:
    problems = check(draft_of(f"In {words} of the files.", counts=f"{n} of {of}", bands=bands))
    return "no" if any(one.rule == "proportion-unsupported" for one in problems) else "yes"


def _grade(statement: str, judged: str) -> str:
    return said(check(draft_of(statement, grade=judged)), {"grade-contradicted"})


def _who(statement: str) -> str:
    text = statement
    found = [text[one.start : one.end] for one in check(draft_of(statement)) if one.rule == "identifiable"]
    return "; ".join(found) or "nothing"


def _area(area: str) -> str:
    wanted = {"area-verb-led", "area-single", "area-measurable"}
    return "; ".join(one.rule for one in check(draft_of(area, area=True)) if one.rule in wanted) or "sound"


def _dates(statement: str) -> str:
    return said(check(draft_of(statement)), {"dates"})


def _terms(statement: str) -> str:
    found = [statement[one.start : one.end] for one in check(draft_of(statement)) if one.rule == "unexplained"]
    return "; ".join(found) or "nothing"


def _welsh(english: str, welsh: str) -> str:
    problems = [one for one in check(draft_of(english, welsh)) if one.rule.startswith("welsh")]
    return said(problems, {one.rule for one in problems})


def _record(english: str, welsh: str) -> str:
    names = english.startswith("name: ")
    typed = CheckedTyped("r", english.removeprefix("name: "), welsh, names=names)
    return said(check(replace(draft_of(""), welsh=True, statements=(), record=(typed,))), set(RULES))


def _whole(printed: str, english: str) -> str:
    whole = replace(draft_of(""), statements=(), welsh_document=((printed, english == "yes"),))
    return said(check(whole), set(RULES))


def _urgent(behind: str, words: str, left_out: str) -> str:
    whole = draft_of(words, area=behind == "an area for improvement")
    key = "another" if behind == "nothing" else "f"
    return said(check(replace(whole, urgent=(CheckedUrgent(key, "Checks are late.", left_out),))), {"urgent-unsaid"})


def _rule(rule: str) -> tuple[str, str, str, str]:
    each = RULES[rule]
    return str(each.title), each.severity, each.wrong, each.right


def _table_of_rules() -> str:
    """The register as a table; the row's own cells are then looked up in the register again."""
    rows = [f"{rule.key} || {rule.title} | {rule.severity} | {rule.wrong} | {rule.right}" for rule in RULES.values()]
    return "\n".join(["rule || what is wanted | what a problem does | wrong | right", *rows])


PAGE = Page(
    "checks",
    "The checks of a draft",
    """
Statements and areas for improvement are checked as they are written, and before anybody signs. A problem that stops must
be gone before signing; a warning is for a person to weigh. Each problem says where it is, what is wrong and what would
satisfy the rule, and offers the words where the program knows them. How often the rules are right is
[measured](../bench-checks.md). Tables here are checked on 22 November 2026; “Northmere” and “Eastmere” are places of the
service, and its list of cases holds Mia O'Brien and Hope Will.
""",
    (
        Rule(
            "Every rule",
            "The rules, with an example each of what is wrong and what is right.",
            _table_of_rules(),
            _rule,
        ),
        Rule(
            "Proportions and counts",
            "Behind each statement is one finding; “counts” are those that it has, of files.",
            """
            statement                                     | counts   || says | offers
            Most of the files have a plan.                | 61 of 67 || proportion-unsupported: “Most” does not fit 61 of 67. | Almost all (61 of 67)
            Almost all (61 of 67) of the files have one.  | 61 of 67 || nothing | none
            Almost all of the files have one.             | 61 of 67 || counts-not-printed: “Almost all” stands without its counts. | Almost all (61 of 67)
            Almost all of the files have one.             |          || proportion-no-base: “Almost all” has no counts behind it. | none
            In 62 of 67 files there was one.              | 61 of 67 || counts-differ: No finding behind this counts 62 of 67. | 61 of 67
            In 6 of 67 files there was none.              | 61 of 67 || nothing | none
            All files have one.                           | 61 of 67 || proportion-unsupported: “All” does not fit 61 of 67. | Almost all (61 of 67)
            All staff were asked.                         | 61 of 67 || nothing | none
            The vast majority (61 of 67) have one.        | 61 of 67 || proportion-unsupported: The list “Touchstone's own list” does not say what “The vast majority” means. | Almost all (61 of 67)
            Half (30 of 60) have one.                     | 30 of 60 || nothing | none
            In 91% (61 of 67) there is one.               | 61 of 67 || nothing | none
            In 92% (61 of 67) there is one.               | 61 of 67 || proportion-unsupported: “92%” does not fit 61 of 67. | almost all (61 of 67)
            The most vulnerable children are seen first.  | 61 of 67 || nothing | none
            """,
            _proportion,
        ),
        Rule(
            "Words at the ends of bands",
            "May these counts be called so? Half is exactly half in every list, and where a list has no word for a share the "
            "counts stand alone.",
            """
            words        | n  | of | bands             || may be
            few          | 6  | 60 | touchstone        || yes
            very few     | 6  | 60 | touchstone        || no
            few          | 15 | 60 | touchstone        || no
            a minority   | 15 | 60 | touchstone        || yes
            a minority   | 30 | 60 | touchstone        || no
            half         | 30 | 60 | touchstone        || yes
            a majority   | 30 | 60 | touchstone        || no
            a majority   | 31 | 60 | touchstone        || yes
            a majority   | 40 | 60 | touchstone        || no
            most         | 40 | 60 | touchstone        || yes
            most         | 54 | 60 | touchstone        || no
            almost all   | 54 | 60 | touchstone        || yes
            almost all   | 60 | 60 | touchstone        || no
            half         | 30 | 60 | ofsted-reproduced || yes
            the majority | 30 | 60 | ofsted-reproduced || no
            the majority | 31 | 60 | ofsted-reproduced || yes
            majority     | 30 | 60 | education-scotland || yes
            about half   | 33 | 60 | touchstone        || yes
            about half   | 34 | 60 | touchstone        || no
            a third      | 20 | 60 | touchstone        || yes
            a third      | 21 | 60 | touchstone        || no
            nearly a third | 19 | 60 | touchstone      || yes
            more than half | 31 | 60 | touchstone      || yes
            more than half | 30 | 60 | touchstone      || no
            less than half | 29 | 60 | touchstone      || yes
            """,
            _word,
        ),
        Rule(
            "Words and grades",
            "The area's grade stands beside the statement.",
            """
            statement                                      | judged      || says
            Leadership is outstanding.                     | inadequate  || grade-contradicted: “outstanding” does not fit an area judged inadequate.
            Leadership is not yet outstanding.             | inadequate  || nothing
            Some of the work is outstanding.               | inadequate  || nothing
            Practice is unsafe.                            | outstanding || grade-contradicted: “unsafe” does not fit an area judged outstanding.
            Leadership was judged good.                    | satisfactory || grade-contradicted: “good” names another grade than the one judged, satisfactory.
            In 2019 leadership was judged good.            | satisfactory || nothing
            The homes used are judged good or outstanding. | inadequate  || nothing
            """,
            _grade,
        ),
        Rule(
            "Nothing urgent passed over",
            "The urgent finding “Checks are late.”: what it stands behind, the words there, and why the report says nothing "
            "of it.",
            """
            behind                  | words                        | left out                      || says
            a statement             | Checks need attention now.   |                               || nothing
            an area for improvement | Check everybody within days. |                               || nothing
            a statement             |                              |                               || urgent-unsaid: An urgent finding is said nowhere: “Checks are late.”
            nothing                 | Plans are clear.             |                               || urgent-unsaid: An urgent finding is said nowhere: “Checks are late.”
            nothing                 | Plans are clear.             | It was put right in the week. || nothing
            """,
            _urgent,
        ),
        Rule(
            "Who could be told",
            "What is marked.",
            """
            statement                                             || marked
            Mia was moved twice.                                  || Mia
            In Northmere, two children waited.                    || two children
            Two children waited.                                  || nothing
            In Northmere, 42 children waited.                     || nothing
            A nine-year-old girl with epilepsy lives in Eastmere. || A nine-year-old girl
            Mrs Vale was not told.                                || Vale
            Boys aged 12 to 14 were seen.                         || nothing
            """,
            _who,
        ),
        Rule(
            "Areas for improvement",
            "Verb-led, single, measurable.",
            """
            area                                                                    || is
            Ensure that every decision is recorded within two days.                 || sound
            The quality of recording in all files.                                  || area-verb-led
            Improve communication.                                                  || area-measurable
            Improve the recording of all visits and develop a training plan.        || area-single
            Monitor and reduce the number of cases that wait for more than 20 days. || sound
            """,
            _area,
        ),
        Rule(
            "Days",
            "Checked on 22 November 2026.",
            """
            statement                                     || says
            A plan will come by 31 June 2027.             || dates: There is no 31 June 2027.
            A plan will come by 3 March 2026.             || dates: 3 March 2026 has passed, and this looks forward to it.
            The plan was due on 3 March 2026, and came.   || nothing
            Inspectors visited on 3 March 2027.           || dates: 3 March 2027 is still to come, and this tells of it as past.
            The visit began on Friday 5 October 2026.     || dates: Friday 5 October 2026 was or will be a Monday.
            We were there from 9 May 2026 to 5 May 2026.  || dates: It ends before it begins.
            """,
            _dates,
        ),
        Rule(
            "Terms and initials",
            "What is not explained; the glossary here has Cafcass.",
            """
            statement                                             || marked
            The IRO saw the child.                                || IRO
            The independent reviewing officer (IRO) saw the child. || nothing
            A genogram is on file.                                || genogram
            A genogram (a drawing of a family) is on file.        || nothing
            Cafcass writes to the court in the UK.                || nothing
            """,
            _terms,
        ),
        Rule(
            "Welsh beside English",
            "What is said of the Welsh.",
            """
            english                  | welsh                           || says
            Plans are clear.         | Mae'r cynlluniau'n glir.        || nothing
            Plans are clear.         | Plans are clear.                || welsh-still-english: This is English in the Welsh text.
            We read 67 files.        | Darllenwyd 76 o ffeiliau.       || welsh-numbers: The English says 67, and the Welsh does not.; welsh-numbers: The Welsh says 76, and the English does not.
            Six teams took part.     | Cymerodd saith tîm ran.         || welsh-numbers: The English says 6, and the Welsh says 7.
            Work in Cardiff is good. | Mae'r gwaith yng Nghaerdydd yn dda. || nothing
            Work in Northmere is good. | Mae'r gwaith yn Eastmere yn dda. || welsh-names: The English names Northmere, and the Welsh does not.
            """,
            _welsh,
        ),
        Rule(
            "Welsh of what the record holds",
            "What a report prints of the record (why a source was not seen, a post, what a visit found) has its Welsh too.",
            """
            english                       | welsh                             || says
            The service does not keep it. | Nid yw'r gwasanaeth yn ei gadw.   || nothing
            The service does not keep it. |                                   || welsh-missing: There is no Welsh of this.
            The service does not keep it. | The service does not keep it.     || welsh-still-english: This is English in the Welsh text.
            name: Head of Service         | Head of Service                   || welsh-names-english: This looks English in the Welsh text.
            name: Northmere               | Northmere                         || nothing
            Two were away in Northmere.   | Roedd dau blentyn o Northmere i ffwrdd. || identifiable: This could tell who a child or another person is: a very small number of people in a named place.
            A few were away.              | Roedd rhai plant i ffwrdd.        || nothing
            """,
            _record,
        ),
        Rule(
            "No English in the Welsh document",
            "Wherever it came from; names may stand.",
            """
            printed                                 | english           || says
            Cyhoeddwyd yn Northmere.                | no                || nothing
            Case files                              | yes               || welsh-document: The Welsh document says in English: “Case files”
            Inspectors looked at what was there.    | no                || welsh-document: The Welsh document says in English: “Inspectors looked at what was there.”
            """,
            _whole,
        ),
    ),
)
