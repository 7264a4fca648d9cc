"""The manual's page on samples: lists, strata, the draw, and what it will tell."""

# ruff: noqa: E501 (the tables are wider than code)

from __future__ import annotations

from datetime import date

from tests.spec.table import Page, Rule
from touchstone.domain.sampling import identity
from touchstone.domain.sampling.allocation import (
    CannotAllocate,
    Plan,
    Rare,
    Stratum,
    allocate,
    largest_remainders,
    spread,
)
from touchstone.domain.sampling.draw import draw as draw_cases
from touchstone.domain.sampling.draw import publish
from touchstone.domain.sampling.frame import Frame
from touchstone.domain.sampling.frame_reader import InvalidFrame, read_frame
from touchstone.domain.sampling.hypergeometric import Part, chance_to_miss, smallest_to_meet
from touchstone.domain.sampling.precision import outlook

DAY = date(2026, 10, 5)


def _sign(reference: str) -> str:
    sign = identity.sign_in_reference(reference)
    return str(identity.EXPECTED[sign]) if sign else "taken"


def _list(rows: str) -> str:
    try:
        frame = read_frame(rows.replace(" / ", "\n"), as_at=DAY)
    except InvalidFrame as invalid:
        return " ".join(str(problem) for problem in invalid.problems)
    return f"taken: {len(frame)} cases"


def _canonical(rows: str) -> tuple[str, str]:
    frame = read_frame(rows.replace(" / ", "\n"), as_at=DAY)
    return frame.canonical.decode().replace("\n", "⏎"), frame.sha256[:16]


def _sizes(text: str) -> dict[Stratum, int]:
    return {Stratum((("n", f"{place:02}"),)): int(size) for place, size in enumerate(text.split(), 1)}


def _remainders(sizes: str, sample: str) -> str:
    return " ".join(str(take) for _, take in sorted(largest_remainders(int(sample), _sizes(sizes)).items()))


def _spread(sizes: str, sample: str, minimum: str) -> str:
    try:
        found = spread(int(sample), _sizes(sizes), lambda _: int(minimum))
    except CannotAllocate as error:
        return str(error)
    return " ".join(str(take) for _, take in sorted(found.items()))


def _frame(open_cases: int, closed: int, secure: int) -> Frame:
    kinds = [("open", "no")] * open_cases + [("closed", "no")] * closed + [("open", "yes")] * secure
    return Frame.of(("status", "secure"), [(f"P{number:04}", kind) for number, kind in enumerate(kinds)], DAY)


def _rare(open: str, closed: str, secure: str, sample: str) -> tuple[str, str]:
    plan = Plan(int(sample), by=("status",), minimum=2, rare=(Rare("secure", "yes", 3),))
    found = allocate(_frame(int(open), int(closed), int(secure)), plan)
    return "; ".join(f"{share.stratum.key}: {share.take} of {share.size}" for share in found.shares), " ".join(
        map(str, found.notices)
    ) or "none"


def _draw(seed: str, sample: str) -> str:
    frame = Frame.of((), [(f"P-{number}", ()) for number in range(1, 9)], DAY)
    return " ".join(case.reference for case in draw_cases(publish(frame, Plan(int(sample)), seed), frame))


def _missed(cases: str, drawn: str, touched: str) -> str:
    return f"{chance_to_miss([Part(int(cases), int(drawn), int(touched))]):.5f}"


def _meet(cases: str, touched: str) -> str:
    return str(smallest_to_meet(int(cases), int(touched)))


def _outlook(cases: str, areas: str, sample: str, strata: str) -> str:
    rows = [(f"P{number:05}", (f"Area {number % int(areas) + 1:02}",)) for number in range(int(cases))]
    frame = Frame.of(("area",), rows, DAY)
    by = ("area",) if strata == "by area" else ()
    return " ".join(map(str, outlook(frame, Plan(int(sample), by=by, minimum=2 if by else 0), "area").sentences()))


PAGE = Page(
    "sampling",
    "Samples of cases",
    """
A sample is drawn from a list of pseudonymous references that only the service can resolve. The list is frozen: its hash,
its date and what it leaves out belong to every figure drawn from it. The design is published before anybody sees a case,
and the draw follows from it: `./touchstone draw DESIGN.json FRAME.csv` gives the same cases on any machine, and so does a
program that a stranger writes from this page. Cases that inspectors chose because of a risk, or that the service
nominated, are marked so and are in no proportion.
""",
    (
        Rule(
            "What is no reference",
            "A reference has unaccented letters, digits, spaces and `. _ / -`, at most 64, and among them a digit. What "
            "could tell who a child is, is refused with its row. Ten digits in a row, or eight, are taken for NHS numbers "
            "or dates only where more than half of the column's numbers of that length are. This catches slips: a surname "
            "with a number after it passes.",
            """
            reference     || answer
            P-000123      || taken
            CAF 17/0042.b || taken
            Jane Doe      || This looks like a name. Give a reference with digits that only the service can resolve.
            Doe           || This looks like a name. Give a reference with digits that only the service can resolve.
            Jane Doe 2    || This looks like a name. Give a reference with digits that only the service can resolve.
            01/05/2012    || This looks like a date, perhaps of birth. Leave it out.
            X 2012-05-01  || This looks like a date, perhaps of birth. Leave it out.
            12 May 2014   || This looks like a date, perhaps of birth. Leave it out.
            3mar14        || This looks like a date, perhaps of birth. Leave it out.
            45-67-89      || taken
            2026-10-001   || taken
            943 476 5919  || This looks like an NHS number. Give a reference that only the service can resolve.
            943 476 5918  || taken
            N1 9GU        || This looks like a postcode. Leave it out.
            a1@b.example  || This looks like an e-mail address. Leave it out.
            ZE15C00123    || This looks like a court's case number. Give a reference that only the service can resolve.
            P€1           || A reference has up to 64 letters (A to Z), digits, spaces, and . _ / - only.
            """,
            _sign,
        ),
        Rule(
            "What is wrong with a list",
            "` / ` stands for a new line. The heading line is row 1. Nothing of a list with a problem is taken.",
            """
            rows                                            || answer
            reference,area / P1,Kent / P2,Kent              || taken: 2 cases
            Reference;Area / P1;Kent / P2;Kent              || taken: 2 cases
            reference,area / P1,Kent / p1,Kent              || Row 3, reference “p1”: This reference is in row 2 too.
            reference,area / ,Kent                          || Row 2, reference: Every case needs a reference.
            reference,area / P1,                            || Row 2, area: This is empty. Where it is not known, write “not known”.
            reference,area / P1,Kent / P2,KENT              || Row 3, area “KENT”: Row 2 writes this “Kent”. Write it in one way.
            reference,area / P1,Kent,open                   || Row 2: This row has 3 values; the heading line has 2.
            reference,surname / P1,x                        || Row 1, surname: This column could tell who a child is. Leave it out.
            area / Kent                                     || Row 1, reference: There must be a column with this name.
            reference,area                                  || The list: The list has headings and no cases.
            reference / 9434765919 / 4010232137 / A1        || Row 2, reference “9434765919”: This looks like an NHS number. Give a reference that only the service can resolve. Row 3, reference “4010232137”: This looks like an NHS number. Give a reference that only the service can resolve.
            reference / 9434765919 / 1234567890             || taken: 2 cases
            """,
            _list,
        ),
        Rule(
            "The canonical form of a list and its hash",
            "UTF-8 without a mark at its start. The first line: `reference`, then the attributes in the order of their code "
            "points. Then a line for each case, in the order of its reference's code points. Commas between values; a value "
            "with a comma or a double quote stands in double quotes, those inside it doubled. Each line ends with one line "
            "feed (⏎). The hash is SHA-256 of these bytes; its first 16 hexadecimal digits are shown.",
            """
            rows                                                    || canonical form                                  || hash
            reference,law,area / P2,public,Kent / P1,private,Kent   || reference,area,law⏎P1,Kent,private⏎P2,Kent,public⏎ | 0a05aefe9c4b6d59
            reference;area / P1;Kent, east                          || reference,area⏎P1,"Kent, east"⏎ | cda616e9b092e0f4
            """.replace("|| hash", "| hash"),
            _canonical,
        ),
        Rule(
            "Largest remainders",
            "The first row is the example in Wikipedia, Largest remainder method (votes of six parties, ten seats); the "
            "next two are the one in Wikipedia, Apportionment paradox: one seat more takes one from the smallest.",
            """
            sizes                              | sample || shares
            47000 16000 15800 12000 6100 3100  | 10     || 5 2 1 1 1 0
            6 6 2                              | 10     || 4 4 2
            6 6 2                              | 11     || 5 5 1
            10 10 10                           | 4      || 2 1 1
            10 10 10                           | 5      || 2 2 1
            """,
            _remainders,
        ),
        Rule(
            "Proportional allocation with a minimum",
            "Strata below their minimum get it, or all they hold; the rest is shared among the others in proportion, again "
            "until none is below. The parts sum to the sample.",
            """
            sizes            | sample | minimum || shares
            3000 1700 112    | 60     | 0       || 38 21 1
            3000 1700 112    | 60     | 5       || 35 20 5
            4000 500 200 100 | 60     | 10      || 30 10 10 10
            500 300 3        | 20     | 5       || 11 6 3
            30 20 10         | 60     | 5       || 30 20 10
            30 20 10         | 61     | 5       || A sample of 61 is larger than the list, which has 60. Choose 60 or fewer.
            30 20 10         | 12     | 5       || The minimums of the 3 strata add up to 15, and the sample is 12. Draw more, lower the minimum, or use fewer strata.
            30 20 10         | 0      | 0       || Draw at least one case, with minimums of 0 or more.
            """,
            _spread,
        ),
        Rule(
            "Rare kinds",
            "Strata by status, at least 2 each; cases in secure accommodation are a stratum of their own, at least 3. A "
            "declared stratum without any case is said, and takes none.",
            """
            open | closed | secure | sample || shares | notices
            300  | 200    | 12     | 30     || status=closed: 11 of 200; status=open: 16 of 300; rare: secure=yes: 3 of 12 | none
            300  | 200    | 2      | 30     || status=closed: 11 of 200; status=open: 17 of 300; rare: secure=yes: 2 of 2 | none
            300  | 200    | 0      | 30     || status=closed: 12 of 200; status=open: 18 of 300 | The list has no case with secure “yes”, so this stratum is empty and none can be drawn.
            """,
            _rare,
        ),
        Rule(
            "The draw (touchstone-draw-1)",
            "For each case write the seed, a vertical bar, the list's hash in lower-case hexadecimal, a vertical bar and the "
            "reference, as UTF-8, and take the SHA-256 of that. In each stratum put the cases in the order of these hashes, "
            "compared byte by byte; the first ones are the sample, and the next replaces one that cannot be used. The list "
            "of these rows is `P-1` to `P-8` without attributes; `sha256sum` and `sort` give the same.",
            """
            seed       | sample || cases in order
            manual-001 | 3      || P-1 P-3 P-5
            manual-001 | 5      || P-1 P-3 P-5 P-8 P-2
            manual-002 | 3      || P-7 P-3 P-4
            """,
            _draw,
        ),
        Rule(
            "The chance to miss a weakness",
            "That none of the touched cases is among those drawn, without replacement (hypergeometric).",
            """
            cases | drawn | touched || chance
            4812  | 60    | 481     || 0.00173
            4812  | 20    | 481     || 0.12116
            10    | 5     | 1       || 0.50000
            10    | 9     | 2       || 0.00000
            """,
            _missed,
        ),
        Rule(
            "How many to draw to meet a weakness",
            "So that at least one touched case is drawn with a chance of 95%. The rows with 1 case of 10 touched are those of "
            "the table by R. M. Cannon and R. T. Roe, Livestock Disease Surveys (1982).",
            """
            cases | touched || draw
            50    | 5       || 22
            100   | 10      || 25
            500   | 50      || 28
            1000  | 100     || 29
            10000 | 1000    || 29
            17    | 1       || 17
            """,
            _meet,
        ),
        Rule(
            "What a draw will tell, in words",
            "Said before the draw, and again at every change of the design.",
            """
            cases | areas | sample | strata  || sentences
            4812  | 4     | 60     | none    || With 60 of 4,812 cases, a weakness in 1 case of 10 will be missed about 1 time in 578. A figure of 50% will be known to within about 13 points. A weakness in one area alone, but in all its cases, will be missed less than 1 time in 1,000,000.
            4812  | 17    | 60     | none    || With 60 of 4,812 cases, a weakness in 1 case of 10 will be missed about 1 time in 578. A figure of 50% will be known to within about 13 points. A weakness in one area alone, but in all its cases, will be missed at most about 1 time in 39; most easily in Area 02, which has 283 of the 4,812 cases. No one of the 17 can be judged alone: none will have more than about 4 of those drawn.
            4812  | 2     | 60     | by area || With 60 of 4,812 cases, a weakness in 1 case of 10 will be missed about 1 time in 578. A figure of 50% will be known to within about 12 points. A weakness in one area alone, but in all its cases, cannot be missed: each gives at least one case.
            4812  | 3     | 27     | by area || With 27 of 4,812 cases, a weakness in 1 case of 10 will be missed about 1 time in 17. Draw 29 or more to miss it at most 1 time in 20. A figure of 50% will be known to within about 18 points. A weakness in one area alone, but in all its cases, cannot be missed: each gives at least one case. Area 01 will have 9 cases: too few to say anything about it alone. Area 02 will have 9 cases: too few to say anything about it alone. Area 03 will have 9 cases: too few to say anything about it alone.
            600   | 40    | 20     | none    || With 20 of 600 cases, a weakness in 1 case of 10 will be missed about 1 time in 9. Draw 28 or more to miss it at most 1 time in 20. A figure of 50% will be known to within about 22 points. A weakness in one area alone, but in all its cases, will be missed up to 6 times in 10; most easily in Area 01, which has 15 of the 600 cases. No one of the 40 can be judged alone: none will have more than about 1 of those drawn.
            24    | 2     | 24     | none    || With 24 of 24 cases, a weakness in 1 case of 10 cannot be missed. Every case is looked at, so every figure is exact for this list. A weakness in one area alone, but in all its cases, cannot be missed: each gives at least one case.
            """,
            _outlook,
        ),
    ),
)
