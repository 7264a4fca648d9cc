"""Does a file that was made to do harm cost more than its own reading, and does it harm the others of its batch?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.factories.hostile_pdfs import HOSTILE, many_pages, page_of_ten_megabytes
from tests.factories.la_documents import make
from tests.factories.la_layouts import pdf
from touchstone.reader import sandbox
from touchstone.reader.limits import BASE_SECONDS, PAGE_SECONDS, TOTAL_SECONDS
from touchstone.reader.sandbox import Limits, Pool

# Less memory and time than a reader allows itself, so that what is bounded is bounded soon.
STRICT = Limits(BASE_SECONDS, PAGE_SECONDS, TOTAL_SECONDS / 4, 512 * 1024 * 1024)
REPORT = pdf(make("ilacs_2023", 1))
SMALL = 2_000_000  # bytes on disk


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    made = Pool(STRICT, size=1)
    yield made
    made.close()


@pytest.mark.parametrize("hostile", HOSTILE, ids=lambda hostile: hostile.__name__)
def test_a_hostile_file_is_refused_and_the_next_is_read(pool: Pool, hostile: Callable[[], bytes]) -> None:
    data = hostile()
    assert len(data) < SMALL
    reading = pool.read(data, "hostile.pdf")
    assert reading.outcome == "refused"
    assert reading.data["refusal"].endswith(".")
    assert reading.data["fields"] == {} and reading.data["lists"] == {}
    after = pool.read(REPORT, "after.pdf")
    assert after.data["family"] == "ilacs"
    assert len(after.data["lists"]["judgements"]) == 5


@pytest.mark.parametrize(
    ("hostile", "says"), [(many_pages, "10,000 pages"), (page_of_ten_megabytes, "made to be hostile")]
)
def test_what_was_wrong_is_said(pool: Pool, hostile: Callable[[], bytes], says: str) -> None:
    assert says in pool.read(hostile(), "hostile.pdf").data["refusal"]


def test_a_batch_with_hostile_files_among_reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pool: Pool) -> None:
    monkeypatch.setattr(sandbox, "pool", lambda: pool)
    layouts = ("ilacs_2018", "sif_recommendations", "board_review", "looked_after")
    for number, layout in enumerate(layouts):
        (tmp_path / f"{number}a.pdf").write_bytes(pdf(make(layout, number)))
        (tmp_path / f"{number}b.pdf").write_bytes(HOSTILE[number]())
    outcomes = [sandbox.read_file(path).data["family"] for path in sorted(tmp_path.iterdir())]
    assert outcomes[::2] == ["ilacs", "single_inspection", "lscb_review", "looked_after_2013"]
    assert not set(outcomes[1::2]) & {"ilacs", "single_inspection", "lscb_review", "looked_after_2013"}
