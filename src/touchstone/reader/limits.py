"""How large a document may be, how long reading it may take, and how much memory it may use."""

from __future__ import annotations

MAX_FILE_BYTES = 100 * 1024 * 1024  # larger files are refused unread
MAX_CHARACTERS = 5_000_000  # of text; the longest real report has some 300,000

# Wall clock for one document: BASE + PAGE for each page, but never more than TOTAL.
BASE_SECONDS = 10.0
PAGE_SECONDS = 2.0
TOTAL_SECONDS = 120.0
MEMORY_BYTES = 1024 * 1024 * 1024  # address space of the worker process


def too_large(size: int) -> str:
    """The sentence that refuses a file by its size in bytes."""
    return (
        f"The file has {size / 1_000_000:,.0f} MB; the reader takes at most {MAX_FILE_BYTES // 1_000_000} MB. "
        "Give the report alone."
    )
