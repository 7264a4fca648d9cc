"""Is a name the same however it is printed, and never the same as another's?"""

from __future__ import annotations

import pytest

from touchstone.foundation.providers.names import taken_apart

SAME = """
Fenwick                        | Fenwick County Council
Fenwick                        | Fenwick County Council children’s services
Fenwick City of                | City of Fenwick
Fenwick, City of               | Fenwick City Council
Fenwick Council                | Metropolitan Borough of Fenwick
Fenwick Borough Council        | Fenwick Metropolitan Borough Council
Fenwick MARSH                  | London Borough of Fenwick Marsh
Royal Borough of Fenwick       | London Borough of Fenwick
Fenwick Unitary Authority      | Fenwick Borough Council
Fenwick-upon-Marsh             | Fenwick upon Marsh City Council
Fenwick & Marsh                | Fenwick and Marsh Council
St. Fenwick                    | St Fenwick Metropolitan Borough Council
County Fenwick                 | Fenwick County Council
The Isle of Fenwick            | Isle of Fenwick Council
Fenwick Safeguarding Children Board | Fenwick Local Safeguarding Children’s Board
Fenwick LSCB                   | Fenwick Safeguarding Children Partnership
"""
OTHERS = """
Fenwick City Council           | Fenwick County Council
Fenwick City Council           | County Fenwick
Fenwick                        | Fenwickshire County Council
North Fenwick                  | Fenwick
Fenwick and Marsh              | Fenwick
Fenwick                        | Fenwick Safeguarding Children Board
Fenwick                        | Fenwick Children’s Trust
City of London                 | London
London                         | London Borough of Fenwick
"""


def pairs(table: str) -> list[tuple[str, str]]:
    return [
        (one.strip(), other.strip()) for one, _, other in (line.partition("|") for line in table.strip().splitlines())
    ]


@pytest.mark.parametrize(("one", "other"), pairs(SAME))
def test_the_same_name(one: str, other: str) -> None:
    assert taken_apart(one).may_be(taken_apart(other))
    assert taken_apart(other).may_be(taken_apart(one))


@pytest.mark.parametrize(("one", "other"), pairs(OTHERS))
def test_another_name(one: str, other: str) -> None:
    assert not taken_apart(one).may_be(taken_apart(other))
    assert not taken_apart(other).may_be(taken_apart(one))


@pytest.mark.parametrize("printed", ["Council", "City Council", "The", "LSCB", "County"])
def test_a_name_of_kinds_alone_keeps_its_words(printed: str) -> None:
    assert taken_apart(printed).base


def test_nothing_is_nothing() -> None:
    assert taken_apart(" – ").base == ""
