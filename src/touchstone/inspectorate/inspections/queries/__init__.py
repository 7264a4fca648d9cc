"""What is held of inspections, and how does the planning of one stand?"""

from touchstone.inspectorate.inspections.queries.held import (
    LONGEST_CHAIN,
    SEEING_ALL,
    asked_of,
    by_slug,
    chain_before,
    followed_by,
    matching,
    nation_of,
    of_provider,
    visits_after,
    worked_on_by,
)

__all__ = [
    "LONGEST_CHAIN",
    "SEEING_ALL",
    "asked_of",
    "by_slug",
    "chain_before",
    "followed_by",
    "matching",
    "nation_of",
    "of_provider",
    "visits_after",
    "worked_on_by",
]
