"""Is what a deadline after publication rests on said in the language of the page?"""

from __future__ import annotations

from datetime import date

import pytest
from django.utils.translation import override

from touchstone.domain.dates import PreciseDate
from touchstone.inspectorate.improvement.due import after_publication
from touchstone.public.register.bilingual import Said
from touchstone.public.register.presenters.bases import in_own_words

DAY, MONTH = PreciseDate(date(2010, 1, 28)), PreciseDate.month(2010, 2)
NOT_SAID = "Nid yw’r ddogfen yn dweud o ba bryd y mae ei hamserlenni’n rhedeg."


@pytest.mark.parametrize("published", [DAY, MONTH])
@pytest.mark.parametrize("months", [0, 1, 2, 3, 6, 12])
def test_every_sentence_of_the_record_is_known_and_is_the_same_in_english(published: PreciseDate, months: int) -> None:
    due = after_publication(published, months)
    assert due is not None
    with override("en"):
        assert in_own_words(due.basis).replace("1 calendar month ", "1 calendar months ") == due.basis
    with override("cy"):
        welsh = in_own_words(due.basis)
        assert welsh.endswith(NOT_SAID) and "publication" not in welsh and "January" not in welsh
        assert Said({}, in_welsh=True)(due.basis) == welsh


def test_what_somebody_else_wrote_is_marked_as_english() -> None:
    said = Said({}, in_welsh=True)
    with override("cy"):
        assert in_own_words("From the hearing on.") == ""
        assert said("From the hearing on.") == '<span lang="en">From the hearing on.</span>'
    assert said.english_only


@pytest.mark.parametrize(
    ("published", "months", "wanted"),
    [
        (DAY, 2, f"2 fis calendr o’r cyhoeddi, gan gyfrif o 28 Ionawr 2010. {NOT_SAID}"),
        (DAY, 0, f"O’r cyhoeddi, gan gyfrif o 28 Ionawr 2010. {NOT_SAID}"),
        (
            MONTH,
            6,
            "6 mis calendr o’r cyhoeddi, gan gyfrif o 28 Chwefror 2010 (mae’r adroddiad yn rhoi 2010-02 heb ddiwrnod). "
            + NOT_SAID,
        ),
    ],
)
def test_in_welsh(published: PreciseDate, months: int, wanted: str) -> None:
    due = after_publication(published, months)
    assert due is not None
    with override("cy"):
        assert in_own_words(due.basis) == wanted
