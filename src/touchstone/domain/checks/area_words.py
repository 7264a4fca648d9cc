"""Verbs that an area for improvement may begin with, and words by which it can be measured. The project's own table."""

from __future__ import annotations

VERBS = frozenset(
    """
    accelerate achieve act adapt address adhere adopt agree align allocate analyse apply appoint appraise arrange ask
    assess assign assure audit avoid begin bring build carry challenge check clarify clear close collect commission
    communicate complete comply conduct confirm consider consult continue coordinate create cut decide define deliver
    demonstrate deploy design develop devise discuss disseminate document draw drive eliminate embed empower enable
    encourage
    end engage enhance ensure equip escalate establish evaluate evidence examine expand expedite explain extend find
    finalise fill focus formalise fulfil gather give guarantee hear help hold identify implement improve include
    increase inform integrate intensify introduce invest invite investigate involve issue keep launch lead learn limit
    link listen lock maintain make manage maximise measure meet minimise monitor move notify obtain offer organise
    oversee
    plan prepare prevent prioritise produce progress promote protect provide publish put raise reach read rebuild
    recognise recommend record recruit rectify redesign reduce refer reflect refresh reinforce remedy remove renew
    repeat replace report request require resolve respond restore retain review revise safeguard scrutinise secure
    see seek send
    set share show shorten sign simplify spread standardise start stop streamline strengthen submit supervise support
    sustain tackle take tell test tighten track train understand undertake update use validate verify visit widen work
    write
    """.split()
)
# Verbs that ask for something of their own wherever they follow "and".
DEMANDS = frozenset(
    """
    ensure improve develop introduce establish strengthen implement provide publish reduce increase recruit commission
    appoint
    """.split()
)
MEASURE = (
    r"\d|\b(?:all|every|each|any|no|both|none|always|within|at least|at most|no (?:more|fewer|less|later) than|on time|"
    r"in time|daily|weekly|monthly|fortnightly|quarterly|yearly|annually|once|twice|half|so that|until|before|after|"
    r"by the"
    r"|up to date|percent|per cent|timely|promptly|without delay|days?|weeks?|months?|recorded|signed|seen alone|"
    r"whenever|wherever|consistently|two|three|four|five|six|seven|eight|nine|ten|where this is not|in line with|"
    r"required by|as set out|to the standard|meets?|complete(?:d|ly)?)\b"
)
