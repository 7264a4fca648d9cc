"""Which days does a printed range of dates mean?"""

from __future__ import annotations

import pytest

from touchstone.reader.families._la_dates import range_in


@pytest.mark.parametrize(
    ("printed", "start", "end"),
    [
        ("3 to 14 October 2022", "2022-10-03", "2022-10-14"),
        ("22 April to 3 May 2024", "2024-04-22", "2024-05-03"),
        ("18 November 2019 to 29 November 2019", "2019-11-18", "2019-11-29"),
        ("8 – 12 July 2013", "2013-07-08", "2013-07-12"),
        ("19 November–30 November 2018", "2018-11-19", "2018-11-30"),
        ("26th February 2024 to 8th March 2024", "2024-02-26", "2024-03-08"),
        ("14 January 2014- 5 February 2014", "2014-01-14", "2014-02-05"),
        ("20 June 2017 ─ 13 July 2017", "2017-06-20", "2017-07-13"),
        ("1/06/2015 – 25/06/2015", "2015-06-01", "2015-06-25"),
        ("01.06.15 – 25.06.15", "2015-06-01", "2015-06-25"),
        ("18 March 2014 – 09 April 2014", "2014-03-18", "2014-04-09"),
        ("Monday 3 to Friday 14 October 2022", "2022-10-03", "2022-10-14"),
        ("6 to 10 and 20 to 24 March 2023", "2023-03-06", "2023-03-24"),
        ("10 December to 9 January 2015", "2014-12-10", "2015-01-09"),
        ("30 November 2015 to 18 December 2015", "2015-11-30", "2015-12-18"),
        ("4 Sept to 15 Sep 2017", "2017-09-04", "2017-09-15"),
        ("2 of December 2019 to 13th of December 2019", "2019-12-02", "2019-12-13"),
        ("October 3 to October 14 2022", "2022-10-03", "2022-10-14"),
        ("October 3, 2022 to October 14, 2022", "2022-10-03", "2022-10-14"),
        ("3 October to 14 October 20 22", "2022-10-03", "2022-10-14"),
        ("Tuesday 6 June 2023 to Friday 16 June 2023", "2023-06-06", "2023-06-16"),
    ],
)
def test_ranges(printed: str, start: str, end: str) -> None:
    found = range_in(printed)
    assert found is not None
    assert (found.start.isoformat(), found.end.isoformat(), found.doubt) == (start, end, "")


@pytest.mark.parametrize(
    ("printed", "parts"),
    [
        ("3 to 14 October 2022", []),
        ("3 – 7 October and 17 – 21 October 2022", ["2022-10-03", "2022-10-07", "2022-10-17", "2022-10-21"]),
        (
            "29 November to 3 December 2021 and 10 to 14 January 2022",
            ["2021-11-29", "2021-12-03", "2022-01-10", "2022-01-14"],
        ),
    ],
)
def test_two_ranges_are_kept_apart(printed: str, parts: list[str]) -> None:
    found = range_in(printed)
    assert found is not None
    assert [day.isoformat() for part in found.parts for day in part] == parts


@pytest.mark.parametrize(
    ("printed", "doubt"),
    [
        ("7 October 2022", "One day only"),
        ("14 October 2022 to 3 October 2022", "after the last"),
        ("3 January to 14 October 2022", "So long"),
        ("1 October to 14 October 2022", "weekend"),
    ],
)
def test_what_is_odd_is_doubted(printed: str, doubt: str) -> None:
    found = range_in(printed)
    assert found is not None
    assert doubt in found.doubt


@pytest.mark.parametrize("printed", ["", "in spring", "31 February 2020", "to be confirmed", "14 Brumaire 2020"])
def test_what_is_no_date_gives_none(printed: str) -> None:
    assert range_in(printed) is None
