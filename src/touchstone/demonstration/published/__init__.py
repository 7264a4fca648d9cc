"""The published history of Cafcass and Cafcass Cymru, as facts in this project's own words."""

from __future__ import annotations

from touchstone.demonstration.facts import Past
from touchstone.demonstration.published import areas_2008_2010, follow_up_2010_2011, national, wales

# Earlier inspections come before the visits that follow them.
HISTORY: tuple[Past, ...] = (
    *areas_2008_2010.INSPECTIONS,
    *follow_up_2010_2011.VISITS,
    *national.INSPECTIONS,
    *wales.INSPECTIONS,
)
