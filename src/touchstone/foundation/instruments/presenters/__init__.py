"""How is a response shown while it is answered?"""

from touchstone.foundation.instruments.presenters.checking import checked, clashes
from touchstone.foundation.instruments.presenters.library import questions_of
from touchstone.foundation.instruments.presenters.overview import language, overview
from touchstone.foundation.instruments.presenters.page import Page, after, first_child, for_script, page

__all__ = [
    "Page",
    "after",
    "checked",
    "clashes",
    "first_child",
    "for_script",
    "language",
    "overview",
    "page",
    "questions_of",
]
