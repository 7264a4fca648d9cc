"""The sentences that say what is wrong with an answer, in the reader's language."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from touchstone.domain.instruments.answers import Wrong

SENTENCES = {
    "missing": gettext_lazy("Answer “%(ask)s”."),
    "unknown_choice": gettext_lazy("“%(ask)s”: choose one of the answers that are offered."),
    "not_alone": gettext_lazy(
        "“%(ask)s”: one of the answers that you ticked excludes the others. Leave it out, or leave the others out."
    ),
    "no_reason": gettext_lazy("“%(ask)s”: give the reason for this answer."),
    "not_number": gettext_lazy("“%(ask)s”: write a number, such as 12 or 12.5."),
    "not_whole": gettext_lazy("“%(ask)s”: write a whole number, such as 12."),
    "too_small": gettext_lazy("“%(ask)s”: write a number that is %(least)s or more."),
    "too_large": gettext_lazy("“%(ask)s”: write a number that is %(most)s or less."),
    "not_date": gettext_lazy("“%(ask)s”: write a real date, like 27 3 2021."),
    "in_future": gettext_lazy("“%(ask)s”: write a date that is today or earlier."),
    "too_long": gettext_lazy("“%(ask)s”: write %(most)s characters or fewer."),
}


def sentence(wrong: Wrong, ask: str, child: str = "") -> str:
    """What is wrong with the answer to this question, and of which child."""
    said = str(SENTENCES[wrong.key]) % {"ask": ask, "least": wrong.least, "most": wrong.most}
    return _("%(child)s: %(said)s") % {"child": child, "said": said} if child else said
