"""The manual's page on what evidence must not say."""

# ruff: noqa: E501 (the tables are wider than code)

from __future__ import annotations

from tests.spec.table import Page, Rule
from touchstone.domain import name_words
from touchstone.domain.disclosure import Names, check

KEY = "the key of the manual"
IN_THE_LIST = ("Mia O’Brien", "Siân Fairweather-Rees", "Hope Will", "May Grace", "Harriet Marsh")
NAMES = Names(KEY, frozenset(name_words.hashes(KEY, IN_THE_LIST)))


def marked(sentence: str) -> str:
    found = check(sentence, NAMES)
    return "; ".join(f"{mark.kind}: {mark.word}" for mark in found) or "nothing"


# What must be marked. Every line that the check reads otherwise fails the test of the manual, so recall here is 1.
MUST = """
    sentence                                                          || marked
    Born on 3 May 2014, the second of three.                          || birth: 3 May 2014
    DOB: 03/05/2014                                                   || birth: 03/05/2014
    The record gives her date of birth as 2014-05-03.                 || birth: 2014-05-03
    d.o.b. 3.5.14, eldest child                                       || birth: 3.5.14
    His birthday is on 3rd of May.                                    || birth: 3rd of May
    Ganwyd hi ar 3 Mai 2014.                                          || birth: 3 Mai 2014
    The younger (3 May 2014, date of birth) was seen alone.           || birth: 3 May 2014
    She moved to ST16 2LH in the spring.                              || postcode: ST16 2LH
    The letter went to sw1a1aa.                                       || postcode: sw1a1aa
    Write to m.vale+court@northmere.example today.                    || email: m.vale+court@northmere.example
    The father rang from 07700 900123.                                || phone: 07700 900123
    Ring (01632) 960 123 or +44 7700 900 456.                         || phone: (01632) 960 123; phone: +44 7700 900 456
    The health record is 943 476 5919.                                || nhs_number: 943 476 5919
    The health record is 9434765919.                                  || nhs_number: 9434765919
    The order in SA20C00456 was late.                                 || court_case: SA20C00456
    zw 21 was the list, and zw21p00123 the case.                      || court_case: zw21p00123
    Case 1650-1234-5678-9012 was filed on time.                       || court_case: 1650-1234-5678-9012
    The plan was agreed with Mia and her mother.                      || name: Mia
    mia’s view is not on file.                                        || name: mia’s
    O'Brien senior was not asked.                                     || name: O'Brien
    Sian was seen at school.                                          || name: Sian
    The Reeses were asked, as was Fairweather.                        || name: Fairweather
    Hope told the guardian that she felt safe.                        || name: Hope
    The note says that Will and May were seen together.               || name: Will; name: May
"""
# What must not be marked: a check that cries at every date or month would be switched off in the head.
MUST_NOT = """
    sentence                                                          || marked
    The hearing of 3 May 2026 was put off to 12/06/2026.              || nothing
    The children are aged 7 and 11, and were born in Stoke.           || nothing
    Staff hope that the new form will help, and it may.               || nothing
    In May they met; since May nothing was recorded.                  || nothing
    Between 3 May and 4 June the case had no worker.                  || nothing
    Will the plan hold? May this be filed late?                       || nothing
    The marsh road office was closed, by the grace of nobody.         || nothing
    Case N4-0031 was read; so were NM-0417 and C4-12.                 || nothing
    Seen in area S1 2nd, in C4 and at N3 at 1am.                      || nothing
    Form C100 and section 7 reports; paragraph 2.8 of 12.             || nothing
    61 of 67 (91%) within 30 days; 0 of 20; 10,000 a year.            || nothing
    In 2009-2010 and 2010-11 the average was 0.5 a day.               || nothing
    Reference 943 476 5918 is a stock number.                         || nothing
    See [2020] EWFC 12 on the welfare checklist.                      || nothing
    The meeting on 03/05/2026 ran from 09.30 to 16.00.                || nothing
    The visit took 2 hours 15 and 3 people.                           || nothing
    Version 1.2.10 of the tool, ticket 12345678.                      || nothing
"""

PAGE = Page(
    "disclosure",
    "What evidence must not say",
    """
Before evidence is submitted its words are checked. What is marked must be removed, or kept with a reason. Names are found
by keyed hashes that the service gives with its list of cases: here the list holds Mia O’Brien, Siân Fairweather-Rees, Hope
Will, May Grace and Harriet Marsh. On these two tables precision and recall are both 1: the tests of the manual see to it.
They are this project's own sentences, and no promise about every text: a name that is not in the list cannot be found.
""",
    (
        Rule("Marked", "What could tell who a child or a parent is.", MUST, marked),
        Rule(
            "Not marked",
            "Ages, dates of hearings, references of this inspection, and everyday words.",
            MUST_NOT,
            marked,
        ),
    ),
)
