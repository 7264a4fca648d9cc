"""How much does it say that two texts share a word, and how do the parts of a comparison count together?

Learnt on one half of the authorities of a set of published reports and from pairs judged by hand there; the other half
was kept to measure with. Both, and how, are in `benches/recurrence.py`, which checks that what stands here is what
would be learnt. Fixed here, so that the score of two texts never changes with what else is in a register.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

TEXTS = 412  # areas for improvement in the learning half
RAREST = 3  # a term in so many of them or fewer, or in none, counts as one in so many: rarer ones say nothing more
PURPOSE = 0.4  # what a term counts in a clause that says what the change is for
KINDS: Mapping[str, float] = MappingProxyType({"topic": 1.6, "work": 1.2, "group": 0.7, "stem": 0.7})

# The parts of `similarity.Parts`, by name, and the constant, on the logistic scale.
CONSTANT = -3.37
PARTS: Mapping[str, float] = MappingProxyType(
    {
        "alike": 1.19,
        "covered": 1.43,
        "topics_alike": 0.85,
        "no_topics": 1.07,
        "one_has_topics": -0.57,
        "topics_apart": -0.69,
        "same_group": 0.73,
        "letters_alike": 2.47,
        "said_together": 1.14,
    }
)
THRESHOLD = 0.65  # from here on a pair is proposed to a person


@dataclass(frozen=True)
class Measured:
    """What the method was worth where it was not learnt: pairs of one place proposed there, as judged by hand."""

    proposed: int
    wholly: int
    partly: int
    authorities: int


MEASURED = Measured(proposed=33, wholly=28, partly=5, authorities=12)

# In how many of TEXTS a term stands, of those in more than RAREST.
_TABLE = """
    73: #plan
    67: #delay
    65: #g-in-care
    62: #multi-agency-working
    58: #assessment
    52: review
    50: #g-care-leavers
    36: #oversight
    34: #risk-analysis
    31: decision
    30: risk
    28: action care
    27: #performance-data
    26: monitor
    24: #case-recording
    22: identify safeguard
    21: #missing #senior-leaders informat
    20: board
    19: #escalation #exploitation #placement #quality-assurance #voice case evaluat respons
    17: #early-help #homelessness #permanence #threshold experienc health
    16: #reviewing-officer #safeguarding-board #training statutory
    15: #g-in-need #private-fostering #supervision consider reduc
    14: #caseloads #g-16-17 #return-interview #rights-entitlements access guidanc home manager
    13: #accommodation focus report
    12: intervention
    11: #advocacy #foster-carers #front-door #g-child-protection #learning account develop scrutiny specific
    10: #adoption #plan-quality accurat circumstanc complet educat live offer protection
    9: #business-plan #health-assessment #special-guardianship #strategy-discussion #workforce-stability address
        engag measur meeting priority reflect
    8: #chronology #information-sharing #neglect #pathway-plan #personal-education-plan chang check first frontlin
        history role
    7: #attainment #corporate-parent #domestic-abuse #employment #g-parents #health-history clos coordinat finding
        framework independent involv line manag opportunity option subject target team
    6: #commissioning #conference #personal-adviser #pre-proceedings #section-47 #statutory-visit #sufficiency
        achiev benefit chair concern hold influenc present promot safe track
    5: #equality #life-story #participation #school-attendance #virtual-school able accordanc age applicat awar
        detail disseminat early futur implementat issu keep national regard scrutinis senior strategy trend updat
    4: #allegations #contact-arrangements #courts #direct-work #elected-members #g-disabled #residential act
        activity aris based clarity collat deliver delivery evidenc expectat follow get increas initial link long
        maximis month panel policy prioritis procedur proportion rais relat remain singl support temporary term tool
        underpinn vulnerabl wellb wider written
"""


def _frequencies() -> Iterator[tuple[str, int]]:
    count = 0
    for word in _TABLE.split():
        if word.endswith(":"):
            count = int(word[:-1])
        else:
            yield word, count


FREQUENCIES: Mapping[str, int] = MappingProxyType(dict(_frequencies()))
