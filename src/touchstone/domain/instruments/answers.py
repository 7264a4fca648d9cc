"""What was written in a slot, and is it an answer?

What a person wrote is kept as it was written, whether or not it can be read: a draft loses nothing. `tidy` gives what
can be read its one canonical form: a key, a list of keys in the question's order, text without blanks around it, a
number as "12" or "12.5", a date as "2026-11-22", yes/no as {"answer": "na", "reason": "…"}. `problem` says what is
wrong.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from touchstone.domain.instruments.model import LONGEST_TEXT, Question
from touchstone.domain.scales import Scale

Written = str | list[str] | dict[str, str]
DATE_PARTS = ("day", "month", "year")


@dataclass(frozen=True)
class Wrong:
    """Something wrong with an answer: a key of WRONGS, and what its sentence needs to say."""

    key: str
    least: str = ""
    most: str = ""


# The sentences that pages say, in their own languages, for each of these; here in English, as the manual prints them.
WRONGS: Mapping[str, str] = {
    "missing": "Answer this question.",
    "unknown_choice": "Choose one of the answers that are offered.",
    "not_alone": "One of the answers excludes the others. Leave it out, or leave the others out.",
    "no_reason": "Give the reason for this answer.",
    "not_number": "Write a number, such as 12 or 12.5.",
    "not_whole": "Write a whole number, such as 12.",
    "too_small": "Write a number that is %(least)s or more.",
    "too_large": "Write a number that is %(most)s or less.",
    "not_date": "Write a real date: a day, a month and a year, like 27 3 2021.",
    "in_future": "Write a date that is today or earlier.",
    "too_long": "Write %(most)s characters or fewer.",
}


def is_empty(written: Any) -> bool:
    """Was nothing written? A reason without an answer is something."""
    if isinstance(written, dict):
        return not any(str(part).strip() for part in written.values())
    if isinstance(written, str):
        return not written.strip()
    return not written


def accept(question: Question, value: Any) -> Written:
    """What came in, as a kind of thing that this question can hold; of anything else, the empty answer.

    What comes over a wire may be anything at all. Text keeps its first LONGEST_TEXT × 2 characters, so that a draft
    that is too long is kept and told of, and a flood is not.
    """
    match question.kind:
        case "several":
            return [_text(each, 100) for each in value[:100]] if isinstance(value, list) else []
        case "yes_no":
            given = value if isinstance(value, dict) else {"answer": value}
            return _parts(given, ("answer", "reason"))
        case "date" if isinstance(value, dict):
            return _parts(value, DATE_PARTS)
        case _:
            return _text(value, LONGEST_TEXT * 2)


def _text(value: Any, most: int) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    text = str(value).replace("\r\n", "\n").replace("\x00", "")[:most]
    return text.encode("utf-8", "ignore").decode()  # half a character can be sent, and no database holds one


def _parts(value: Mapping[str, Any], names: Sequence[str]) -> dict[str, str]:
    found = {name: _text(value.get(name, ""), LONGEST_TEXT * 2) for name in names}
    return found if any(found.values()) else {}


def tidy(question: Question, written: Written) -> Written:
    """The canonical form of what can be read; what cannot stays as it was written."""
    if is_empty(written):
        return ""
    match question.kind:
        case "several":
            order = [option.key for option in question.options]
            ticked = list(dict.fromkeys(written))
            return sorted(ticked, key=lambda key: order.index(key) if key in order else len(order))
        case "yes_no":
            assert isinstance(written, dict)
            return {"answer": written.get("answer", ""), "reason": written.get("reason", "").strip()}
        case "date":
            day = read_date(written)
            return day.isoformat() if day else written
        case "number":
            number = read_number(str(written))
            return shown_number(number) if number is not None else str(written).strip()
        case _:
            return str(written).strip()


def read_number(text: str) -> float | None:
    """12, 12.5, 1,200; None for what is no number."""
    folded = text.strip()
    if re.fullmatch(r"[-+]?\d{1,3}(,\d{3})+(\.\d{1,9})?", folded):
        folded = folded.replace(",", "")
    return float(folded) if re.fullmatch(r"[-+]?\d{1,12}(\.\d{1,9})?", folded) else None


def shown_number(number: float) -> str:
    """Without an exponent, and without a fraction where there is none."""
    return str(int(number)) if number == int(number) else f"{number:.9f}".rstrip("0")


def read_date(written: Written) -> date | None:
    """A day from its ISO form or from its three boxes; None for what is no day."""
    if isinstance(written, str):
        parts = written.split("-")[::-1]
    else:
        parts = [written.get(name, "").strip() for name in DATE_PARTS] if isinstance(written, dict) else []
    if len(parts) != 3 or not all(re.fullmatch(r"\d{1,4}", part) for part in parts) or len(parts[2]) != 4:
        return None
    try:
        return date(int(parts[2]), int(parts[1]), int(parts[0]))
    except ValueError:
        return None


def problem(question: Question, written: Written, *, scale: Scale | None, today: date) -> Wrong | None:
    """What is wrong with an answer that was written; None where nothing is. An empty one has nothing wrong."""
    if is_empty(written):
        return None
    match question.kind:
        case "choice" | "grade":
            return None if _offered(question, scale, [str(written)]) else Wrong("unknown_choice")
        case "several":
            return _several(question, list(written))
        case "yes_no":
            return _yes_no(question, written)
        case "number":
            return _number(question, read_number(str(written)))
        case "date":
            return _date(question, read_date(written), today)
        case _:
            most = int(question.most or LONGEST_TEXT)
            return Wrong("too_long", most=f"{most:,}") if len(str(written).strip()) > most else None


def _offered(question: Question, scale: Scale | None, keys: Sequence[str]) -> bool:
    return set(keys) <= {option.key for option in question.choices(scale)}


def _several(question: Question, keys: list[str]) -> Wrong | None:
    if not _offered(question, None, keys):
        return Wrong("unknown_choice")
    alone = any(option.alone for option in question.options if option.key in keys)
    return Wrong("not_alone") if alone and len(set(keys)) > 1 else None


def _yes_no(question: Question, written: Written) -> Wrong | None:
    assert isinstance(written, dict)
    answer = written.get("answer", "")
    if not answer:
        return Wrong("missing")
    if not _offered(question, None, [answer]):
        return Wrong("unknown_choice")
    return Wrong("no_reason") if answer in question.reason_for and not written.get("reason", "").strip() else None


def _number(question: Question, number: float | None) -> Wrong | None:
    if number is None:
        return Wrong("not_number")
    if question.whole and number != int(number):
        return Wrong("not_whole")
    if question.least is not None and number < question.least:
        return Wrong("too_small", least=shown_number(question.least))
    if question.most is not None and number > question.most:
        return Wrong("too_large", most=shown_number(question.most))
    return None


def _date(question: Question, day: date | None, today: date) -> Wrong | None:
    if day is None:
        return Wrong("not_date")
    return Wrong("in_future") if question.past and day > today else None


def key_of(written: Written) -> str:
    """The key that was chosen in a choice, a grade or a yes/no question; "" for anything else."""
    if isinstance(written, dict):
        return written.get("answer", "")
    return written if isinstance(written, str) else ""
