"""The manual's page on framework files and what is wrong with them."""

# ruff: noqa: E501 (the tables are wider than code)

from __future__ import annotations

import re
from functools import lru_cache

from tests.spec.table import Page, Rule
from touchstone.domain.bands_reader import read_bands
from touchstone.domain.framework_reader import read_framework
from touchstone.domain.located import InvalidDefinition
from touchstone.foundation.frameworks import definition_files
from touchstone.foundation.frameworks.yaml_nodes import parse_text


@lru_cache(maxsize=4)
def _text(name: str) -> str:
    return (definition_files.DEFINITIONS / name).read_text()


def problems(text: str, name: str) -> list[str]:
    """Everything wrong with a file of this text, each as "line: place: sentence"."""
    parsed = parse_text(text.encode(), name)
    found = list(parsed.problems)
    try:
        if "bands" in name:
            read_bands(parsed.node, name)
        else:
            read_framework(parsed.node, name, {"touchstone"})
    except InvalidDefinition as invalid:
        found.extend(invalid.problems)
    return [str(problem).partition(":")[2] for problem in sorted(found)]


def _changed(name: str, instead_of: str, write: str) -> str:
    text = _text(name)
    old, new = instead_of.strip("`").replace("⏎", "\n"), write.strip("`").replace("⏎", "\n")
    assert text.count(old) >= 1, old
    said = " ".join(re.sub(r"^\d+: ", "", each) for each in problems(text.replace(old, new, 1), name))
    return re.sub(r"first on line \d+", "first on line …", said)


def _framework(instead_of: str, write: str) -> str:
    return _changed("ofsted-cafcass-2009.yaml", instead_of, write)


def _bands(instead_of: str, write: str) -> str:
    return _changed("bands/touchstone.yaml", instead_of, write)


PAGE = Page(
    "definitions",
    "Framework files, and what is wrong with one",
    """
A framework is one whole YAML file. `./touchstone frameworks check FILE` names everything that is wrong with it at once,
each with file and line and what is expected. Every key is present; an unknown value is null, with the reason why.

The rows below change one thing in the file of the 2009 framework (or in the project's own list of proportion words) and
show what is then said. `⏎` stands for a new line.
""",
    (
        Rule(
            "A framework file",
            "What is checked, one fault a row.",
            """
            instead of                                                 | write                                            || what is said
            `version: 1`                                               | `version: 1⏎version: 2`                          || The key 'version' stands twice in one mapping; first on line ….
            `version: 1`                                               | `version: one`                                   || version: Expected a whole number, 1 or more; found text ('one').
            `version: 1⏎`                                              | ``                                               || Missing: version. Write every key, with null where it is not known.
            `level: area`                                              | `levle: area`                                    || Missing: level. Write every key, with null where it is not known. Unknown key 'levle'. Did you mean 'level'?
            `level: area`                                              | `level: region`                                  || level: Unknown level 'region'. Expected one of area, national, local authority, board.
            `kinds: [full]`                                            | `kinds: []`                                      || kinds: Name at least one kind of inspection.
            `welsh: draft`                                             | `welsh: fine`                                    || welsh: Unknown state of the Welsh 'fine'. Expected one of draft, reviewed.
            `title: {en: Partnerships, cy: Partneriaethau}`            | `title: {en: Partnerships}`                      || judgement_areas[2].areas[4].title.cy: Expected Welsh words; found nothing.
            `title: {en: Partnerships, cy: Partneriaethau}`            | `title: Partnerships`                            || judgement_areas[2].areas[4].title: Expected a title in both languages, {en: …, cy: …}.
            `key: london-2010`                                         | `key: London!`                                   || sources[5].key: 'London!' is no key: write small letters and digits, joined by - or _.
            `    scale: ofsted-2009`                                   | `    scale: ofsted-2008`                         || judgement_areas[0].scale: Unknown scale 'ofsted-2008'. Expected one of ofsted-2009.
            `- key: capacity_for_improvement`                          | `- key: overall_effectiveness`                   || judgement_areas: The area 'overall_effectiveness' stands twice; first on line ….
            `value: 2009-04`                                           | `value: spring`                                  || valid_from: 'spring' is not a date. Write it like 2009-10-05, 2009-10 or 2009.
            `verified: true⏎  source: kent-2011`                       | `verified: true`                                 || legal_basis: It is marked verified, so it needs the key of its source.
            `verified: true⏎  source: kent-2011`                       | `verified: true⏎  source: kent`                  || legal_basis.source: Unknown source 'kent'. Expected one of staffs-2009, kent-2011, cc-2008, ofsted-2009, cypnow-2021, london-2010.
            `overall: {value: overall_effectiveness, verified: true, source: staffs-2009}` | `overall: {value: null, verified: false}` || overall: It is not verified, so it needs a reason that says why not. overall: There is no value, so it needs a reason that says why not.
            `source_url:⏎  value: null`                                | `source_url:⏎  value: ofsted.gov.uk`              || source_url: 'ofsted.gov.uk' is no address: it begins with https:// or http://.
            `code: 2`                                                  | `code: 1`                                        || scales[0].steps: The code '1' stands twice; first on line ….
            `target: overall_effectiveness`                            | `target: quality_of_provision`                   || limiting_rules[0].target: The area 'quality_of_provision' has no grade to limit.
            `at_most: inadequate`                                      | `at_most: poor`                                  || limiting_rules[0].at_most: Unknown grade of ofsted-2009 'poor'. Expected one of outstanding, good, satisfactory, inadequate.
            `method: median`                                           | `method: average`                                || suggestion.method: Unknown method 'average'. Expected one of median, mode.
            `unit: weeks`                                              | `unit: fortnights`                               || clocks[1].unit: Unknown unit 'fortnights'. Expected one of calendar, working, unknown, weeks, months, years.
            `value: touchstone`                                        | `value: scotland`                                || proportion_bands: Unknown list of proportion words 'scotland'. Expected one of touchstone.
            """,
            _framework,
        ),
        Rule(
            "Cycles",
            "An area may not stand inside itself, neither under its own key nor through an alias of YAML.",
            """
            instead of                                                                                                                                                                                                       | write || what is said
            `key: meeting_needs_of_service_users`                                                                                                                                                                            | `key: safeguarding` || judgement_areas: The area 'safeguarding' stands twice; first on line …. judgement_areas[2].areas[7]: The area 'safeguarding' stands inside itself: safeguarding → safeguarding. Take it out of the cycle.
            `judgement_areas:⏎  - key: overall_effectiveness`                                                                                                                                                                | `judgement_areas: &all⏎  - key: overall_effectiveness⏎    theme: *all` || This part contains itself through an alias: a cycle. Write it out instead.
            """,
            _framework,
        ),
        Rule(
            "A list of proportion words",
            "Overlaps are always refused, gaps unless the file says that it was published so.",
            """
            instead of                                     | write                                            || what is said
            `from: 1/4, to: 1/2, to_included: false`       | `from: 1/4, to: 1/2`                             || bands: The bands minority and half both hold a share of exactly 1/2.
            `from: 1/4, to: 1/2, to_included: false`       | `from: 1/3, to: 1/2, to_included: false`         || bands: No band holds a share of between 1/4 and 1/3. bands: No band holds a share of exactly 1/4.
            `from: 9/10`                                   | `from: 0.9`                                      || bands[7].from: '0.9' is no share: write a fraction such as 9/10 or a percent such as 90%.
            `from: 2/3, to: 9/10`                          | `from: 9/10, to: 2/3`                            || bands[6]: The band ends at 2/3 before it begins at 9/10.
            `{key: half`                                   | `{key: all`                                      || bands: The band 'all' stands twice; first on line ….
            `{en: half, cy: hanner}`                       | `{en: half}`                                     || bands[4].label.cy: Expected Welsh words; found nothing.
            """,
            _bands,
        ),
    ),
)
