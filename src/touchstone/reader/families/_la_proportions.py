"""Which proportion words does a report on a local authority use, in which sentence, and on what number?

A report uses hundreds, so this looks for the few words that every such phrase holds, and reads only around them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from touchstone.reader.common.counts import NUMBER, count_of
from touchstone.reader.confidence import FORM
from touchstone.reader.document import Line
from touchstone.reader.families._la_body import Body, bullet_of
from touchstone.reader.record import Record, Value

# The word that a phrase holds → what may stand before it, from the right, and what must not follow it.
_SHARE_BEFORE = re.compile(
    r"(?:\b(?:just|well)\s+)?(?:\b(?:over|under|almost|nearly|about|around|only|(?:more|less|fewer)\s+than|at\s+least)\s+)?"
    r"(?:\b(?:a|one|two|three)[\s-]+)?$",
    re.IGNORECASE,
)
_GROUP_BEFORE = re.compile(
    r"(?:\b(?:the|a|an)\s+)?(?:\b(?:small|tiny)\s+but\s+(?:important|significant)\s+"
    r"|\b(?:very\s+)?(?:vast|large|great|overwhelming|small|clear|significant|substantial|sizeable|tiny)\s+)?$",
    re.IGNORECASE,
)
_ALL_BEFORE = re.compile(r"\b(?:almost|nearly|virtually|not)\s+$", re.IGNORECASE)
_NUMBER_BEFORE = re.compile(r"(?<![\d.])\d{1,3}(?:\.\d+)?\s?$")
_FEW_BEFORE = re.compile(r"(?:\b(?:a|very|too)\s+)*$", re.IGNORECASE)
_MANY_BEFORE = re.compile(r"(?:\b(?:far\s+)?too\s+)?$", re.IGNORECASE)
_COUNT_BEFORE = re.compile(r"\ba\s+(?:(?:very\s+)?(?:small|large|significant|growing)\s+)?$", re.IGNORECASE)
_NOTHING = re.compile(r"$")
_CORES: tuple[tuple[str, re.Pattern[str], re.Pattern[str] | None], ...] = (
    ("majority", _GROUP_BEFORE, None),
    ("minority", _GROUP_BEFORE, re.compile(r"\s+ethnic|\s+group", re.IGNORECASE)),
    (
        "most",
        _NOTHING,
        re.compile(r"\s+(?:effective|recent|appropriate|significant|important|vulnerable|likely|notabl\w+|of\s+all\b)"),
    ),
    ("some", _NOTHING, re.compile(r"\s+(?:(?:time|way|extent|degree)\b|\d)")),
    ("several", _NOTHING, None),
    ("many", _MANY_BEFORE, None),
    ("few", _FEW_BEFORE, None),
    ("half", _SHARE_BEFORE, re.compile(r"[\s-]+(?:term|day|year|way|time|yearly|brother|sister|sibling)")),
    ("third", _SHARE_BEFORE, re.compile(r"(?!s?\s+(?:of|are|have|had|were)\b)")),
    ("thirds", _SHARE_BEFORE, None),
    ("quarter", _SHARE_BEFORE, re.compile(r"(?!\s+(?:of|are|have|had|were)\b)")),
    ("quarters", _SHARE_BEFORE, re.compile(r"(?!\s+(?:of|are|have|had|were)\b)")),
    ("all", _ALL_BEFORE, None),
    ("every", _ALL_BEFORE, None),
    ("none", _ALL_BEFORE, None),
    ("number of", _COUNT_BEFORE, None),
    ("per cent", _NUMBER_BEFORE, None),
    ("%", _NUMBER_BEFORE, None),
)
_NEEDS_BEFORE = frozenset(
    {"all", "every", "none", "number of", "per cent", "%", "third", "thirds", "quarter", "quarters"}
)
_REACH = 36  # characters before a word within which its phrase begins
_OUT_OF = re.compile(
    rf"\s*(?:out\s+)?of\s+(?:(?:the|our|these|those|all)\s+){{0,2}}(?P<base>{NUMBER})\s+(?!to\s|years?\b|months?\b|days?\b|cohort)\w",
    re.IGNORECASE,
)
_N_OF = re.compile(rf"[^(.;]{{0,45}}\((?P<n>{NUMBER})\s+(?:out\s+)?of\s+(?:the\s+)?(?P<base>{NUMBER})", re.IGNORECASE)
_YEAR = range(1990, 2100)
_SENTENCE_END = re.compile(r"[.?!][’”\")\]]?(?:\d{1,2})?(?=\s|[A-Z]|$)")
_ABBREVIATED = re.compile(r"(?:\b(?:e\.g|i\.e|No|Dr|Mr|Mrs|Ms|St)|^\s*\d{1,3})$")
_NUMBERED = re.compile(r"\d{1,3}\.\s*(?=[^\d\s])")
_NO_BASE = Value.absent("The number that these words rest on is not printed beside them.")


def put_proportion_words(record: Record, body: Body) -> None:
    """Rows of proportion_words: the words, their sentence, and the base where it is printed beside them."""
    sentences = _Sentences(body)
    place = body.document.place
    rows = record.lists.setdefault("proportion_words", [])
    text = body.document.text
    for start, end in _phrases(text):
        if (found := sentences.at(start, end)) is None:
            continue  # in furniture or in the contents
        first, last, words = found
        rows.append(
            {
                "words": Value(" ".join(text[start:end].split()), place(start, end), FORM),
                "sentence": Value(words, place(first, last), FORM),
                "base": _base(body, end, last),
            }
        )


def _phrases(text: str) -> list[tuple[int, int]]:
    """Where proportion words stand, in order, none within another."""
    lower = text.lower()
    if len(lower) != len(text):  # a letter that is two in lower case would move every place
        lower = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
    spans = sorted(span for core in _CORES for span in _around(lower, *core))
    kept: list[tuple[int, int]] = []
    for start, end in spans:
        if kept and start < kept[-1][1]:
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
        else:
            kept.append((start, end))
    return kept


def _around(lower: str, word: str, before: re.Pattern[str], never: re.Pattern[str] | None) -> Iterator[tuple[int, int]]:
    at = lower.find(word)
    while at >= 0:
        end = at + len(word)
        whole = not word[0].isalpha() or not (lower[at - 1 : at].isalpha() or lower[end : end + 1].isalpha())
        if whole and not (never is not None and never.match(lower, end)):
            low = max(0, at - _REACH)
            match = before.search(lower[low:at])
            if match and (match.group() or word not in _NEEDS_BEFORE):
                start = low + match.start()
                yield start + len(match.group()) - len(match.group().lstrip()), end
        at = lower.find(word, end)


def _base(body: Body, after: int, sentence_end: int) -> Value:
    """The number that stands after the words: "of the 48 children", "(7 of 12)"."""
    rest = body.document.text[after:sentence_end][:110].partition("\f")[0]
    if " of " not in rest:
        return _NO_BASE
    match = _OUT_OF.match(rest) or _N_OF.match(rest)
    number = count_of(match.group("base")) if match else None
    part = count_of(match.groupdict().get("n") or "0") if match else None
    if match is None or number is None or part is None or part > number or number in _YEAR:
        return _NO_BASE
    start, end = match.span("base")
    return Value(number, body.document.place(after + start, after + end), FORM)


def _marked(text: str) -> int:
    """How many characters of a line are its bullet or its number with the blanks after it; 0 without one."""
    if text[0].isdigit():
        match = _NUMBERED.match(text)
        return match.end() if match else 0
    bullet = bullet_of(text)
    return len(text) - len(text[len(bullet) :].lstrip()) if bullet else 0


class _Sentences:
    """The sentences of the running text, cut out block by block as they are asked for."""

    def __init__(self, body: Body) -> None:
        self._body = body
        self._lines = body.lines
        self._starts = [line.start for line in body.lines]
        self._cut: dict[int, list[tuple[int, int]]] = {}
        self._block = (0, 0)  # the lines of the block last asked for: phrases come in order

    def at(self, start: int, end: int) -> tuple[int, int, str] | None:
        """First and last character of the sentence that holds a phrase, and its words; None outside running text."""
        line = bisect_right(self._starts, start) - 1
        if line < 0 or start >= self._lines[line].end or self._body.in_contents(line):
            return None
        first, last = self._block
        if not first <= line < last:
            first, last = self._block = self._block_of(line)
        for low, high in self._sentences(first, last):
            if low <= start < high:
                return low, high, self._words(first, last, low, high)
        return None

    def _block_of(self, line: int) -> tuple[int, int]:
        first, last = line, line + 1
        while first and not self._begins(first):
            first -= 1
        while last < len(self._lines) and not self._begins(last):
            last += 1
        return first, last

    def _begins(self, at: int) -> bool:
        """Whether a block of text begins with this line."""
        line, before = self._lines[at], self._lines[at - 1]
        if _marked(line.text):
            return True
        return len(before.text) < 60 and line.text[0].isupper() and not before.text.endswith((",", ";"))

    def _sentences(self, first: int, last: int) -> list[tuple[int, int]]:
        if first in self._cut:
            return self._cut[first]
        text = self._body.document.text
        start, stop = self._lines[first].start, self._lines[last - 1].end
        start += _marked(self._lines[first].text)
        spans = []
        for match in _SENTENCE_END.finditer(text, start, stop):
            if not _ABBREVIATED.search(text[max(start, match.start() - 5) : match.start()]):
                spans.append((start, match.end()))
                start = match.end()
                while start < stop and text[start].isspace():
                    start += 1
        if start < stop:
            spans.append((start, stop))
        self._cut[first] = spans
        return spans

    def _words(self, first: int, last: int, low: int, high: int) -> str:
        """The words of a sentence, without the furniture of a page that it runs over."""
        parts = [
            self._part(line, low, high) for line in self._lines[first:last] if line.start < high and line.end > low
        ]
        return " ".join(" ".join(parts).split())

    def _part(self, line: Line, low: int, high: int) -> str:
        return self._body.document.text[max(low, line.start) : min(high, line.end)]
