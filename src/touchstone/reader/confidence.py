"""How sure is the reader, as a number? The levels every rule chooses from; docs/explanation/reader-confidence.md.

A level is a promise about being wrong, not a mood: what stands at SURE or above must be right, because nobody
may look again. Anything below SURE makes the outcome of the whole reading `doubts`.
"""

from __future__ import annotations

SURE = 0.9  # the line: at or above it a value is taken as read

EXACT = 0.99  # the form's own words in the form's own place ("Grade 4" under a known heading)
FORM = 0.95  # the form's own words, found by position or by the sentence around them
DERIVED = 0.92  # worked out from what is printed by a rule of the regime (sector from an area code)
LIKELY = 0.8  # one of two or more readings, or one sign where two are usual
GENERAL = 0.6  # general rules on a layout that the reader does not know
UNCHECKED = 0.5  # rules for a language that nobody has checked yet
GUESS_NOT = 0.3  # expected and not found: no value is given
