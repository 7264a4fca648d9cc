"""What did inspectors look at, whom did they meet, how many, and what could they not see?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from touchstone.reader.common.counts import NUMBER, count_of, qualifier_before
from touchstone.reader.common.draft import Draft
from touchstone.reader.common.flow import BULLET, Block
from touchstone.reader.common.names import split_list
from touchstone.reader.confidence import FORM, LIKELY
from touchstone.reader.record import Value

# Words in what was looked at → the kind of evidence; the first that fits.
_KINDS = (
    (r"telephone|phone|conversation", "telephone_interview"),
    (r"action\s+plan", "action_plan"),
    (r"performance\s+(?:data|information)", "performance_data"),
    (r"data[\s-]collection", "data_collection_system"),
    (r"survey", "survey"),
    (r"(?:court\s+)?reports?\b", "report"),
    (r"case[\s-]+files?", "case_file"),
    (r"case[\s-]+records?|records?\b", "record"),
    (r"tracked|cases?\b", "case"),
    (r"complaints?", "complaint"),
    (r"supervision|appraisal|human\s+resources|hr\s+files?", "personnel_file"),
    (r"documents?|documentation|data\s+and\s+policy|polic", "document"),
    (r"observ", "observation"),
)
_COUNT = re.compile(rf"\b(?P<count>{NUMBER})\b", re.IGNORECASE)
_VAGUE = re.compile(
    r"\b(?P<q>an?\s+(?:extensive|wide|broad|good)?\s*range\s+of|a\s+(?:\w+\s+)?number\s+of|several)\b", re.I
)
_PROVIDED = re.compile(
    r"(?:provided|supplied|chosen|selected|submitted|identified|put\s+forward)\s+by\s+(?:the\s+)?(?:organisation|service\b(?!\s+area)|provider|cafcass)"
    r"|good[\s-]practice\s+examples?",
    re.IGNORECASE,
)
_UNABLE = re.compile(
    r"(?P<reason>(?:were|was)\s+(?:unable|not\s+able)\s+to\s+(?:speak|meet|talk)(?:\s+(?:with|to))?|did\s+not\s+(?:meet|speak)(?:\s+(?:with|to))?)"
    r"\s+(?P<who>[^.]+)",
    re.IGNORECASE,
)
# Running text: what a verb's object is evidence of. The object runs to the next verb or the end of the sentence.
_VERBS = (
    (
        r"(?:conducted\s+)?telephone\s+(?:interviews?|conversations?)\s+(?:(?:was|were)\s+)?(?:held\s+)?with",
        "telephone_interview",
    ),
    (r"interviews?\s+(?:was|were)\s+held\s+with", "interview"),
    (r"(?:held|had)\s+(?:meetings|discussions)\s+with", "meeting"),
    (r"(?:(?:inspectors|we|they)\s+(?:also\s+)?met|met\s+with)(?:\s+with)?(?!\s+for)", "meeting"),
    (r"(?:surveyed|sought)\s+the\s+views\s+of", "survey"),
    (r"(?:directly\s+)?observed", "observation"),
    (
        r"(?:inspectors\s+)?(?:examined|evaluated|scrutinised|analysed|considered\s+a\s+range\s+of\s+evidence,?\s+including:?)",
        None,
    ),
)
_VERB = re.compile("|".join(f"(?P<v{i}>\\b{verb}\\s+)" for i, (verb, _) in enumerate(_VERBS)), re.IGNORECASE)
_TAIL = re.compile(r"(?:\s*,?\s+(?:and|they|inspectors|a)\b)*\s*$", re.IGNORECASE)
_LEAD = re.compile(r"^(?:and\s+)?(?:had\s+)?(?:an?\s+|the\s+|all\s+(?:the\s+)?)*", re.IGNORECASE)


def kind_of(label: str, default: str = "other") -> str:
    """The kind of evidence that a printed label names."""
    return next((kind for pattern, kind in _KINDS if re.search(pattern, label, re.IGNORECASE)), default)


def evidence_row(
    draft: Draft,
    block: Block,
    span: tuple[int, int],
    kind: str,
    *,
    count: tuple[int, tuple[int, int]] | None = None,
    missing: Value | None = None,
    chosen: bool | None = None,
) -> None:
    """One row of evidence from the words at `span`; the count is looked for in them where none is given."""
    start, end = span
    label = block.text[start:end]
    counted = count or _counted(block, span)
    vague = _VAGUE.search(label)
    qualifier = qualifier_before(block.text, counted[1][0]) if counted else None
    provided = bool(_PROVIDED.search(label)) if chosen is None else chosen
    none = Value.absent("Not printed.")
    draft.row(
        "evidence",
        kind=block.value(kind, span),
        label=block.quote(start, end),
        count=block.value(*counted) if counted else Value.absent("No number is printed."),
        qualifier=_qualifier(block, span, qualifier, vague, counted) or none,
        chosen_by_provider=block.value(provided, span),
        missing_reason=missing or none,
    )


def _qualifier(
    block: Block,
    span: tuple[int, int],
    word: str | None,
    vague: re.Match[str] | None,
    counted: tuple[int, tuple[int, int]] | None,
) -> Value | None:
    if word and counted:
        return block.value(word, (counted[1][0] - len(word) - 1, counted[1][0] - 1))
    if vague and not counted:
        return block.value(vague.group("q").lower(), (span[0] + vague.start(), span[0] + vague.end()))
    return None


def _counted(block: Block, span: tuple[int, int]) -> tuple[int, tuple[int, int]] | None:
    for match in _COUNT.finditer(block.text, *span):
        after = block.text[match.end() : match.end() + 2]
        before = block.text[max(0, match.start() - 12) : match.start()]
        number = count_of(match.group())
        is_year = number is not None and 1900 < number < 2100 and re.search(r"[a-z]\s+$", before)
        if number is None or is_year or re.match(r"[\w/]", after):
            continue
        if re.search(r"[A-Z]$", before) or re.search(r"(?:Schedule|section)\s+$", before, re.IGNORECASE):
            continue
        return number, match.span()
    return None


def read_bulleted(draft: Draft, blocks: Sequence[Block]) -> None:
    """Evidence from lists: items under a line that ends "inspectors assessed:" or "Inspectors met with"."""
    mode: str | None = None
    for block in blocks:
        lead = re.search(
            r"\b(assessed|examined|considered|reviewed|scrutinised|looked\s+at|met(?:\s+with)?|spoke\s+(?:to|with)|interviewed|observed)\s*:?\s*$",
            block.text,
            re.I,
        )
        if block.kind != BULLET:
            mode = lead.group(1).lower() if lead else None
            continue
        if mode is not None:
            _bulleted_item(
                draft, block, met=mode.startswith(("met", "spoke", "interviewed")), observed=mode == "observed"
            )


def _bulleted_item(draft: Draft, block: Block, *, met: bool, observed: bool) -> None:
    call = re.match(r"(?:and\s+)?had\s+an?\s+telephone\s+(?:conversation|interview)\s+with\s+", block.text, re.I)
    if call or (met and re.search(r"telephone", block.text, re.I)):
        start = call.end() if call else 0
        evidence_row(draft, block, (start, len(block.text)), "telephone_interview")
    elif met or observed:
        for start, end in _parties(block):
            evidence_row(draft, block, (start, end), "meeting" if met else "observation")
    else:
        evidence_row(draft, block, (0, len(block.text)), kind_of(block.text))


def _parties(block: Block) -> list[tuple[int, int]]:
    """Who was met: "Head of A and Head of B" are two, "Advisors in C and D" are one."""
    halves = list(re.finditer(r"\s+and\s+", block.text))
    parts = [(0, halves[0].start()), (halves[0].end(), len(block.text))] if len(halves) == 1 else []
    role = re.compile(r"(?:head|manager|director|executive|officer|advis[eo]r|chair|worker|staff)", re.I)
    if parts and all(role.search(block.text[start:end]) for start, end in parts):
        return parts
    return [(0, len(block.text))]


def read_unable(draft: Draft, blocks: Iterable[Block]) -> None:
    """Evidence that is missing, with the reason printed."""
    for block in blocks:
        for match in _UNABLE.finditer(block.text):
            start, end = block.sentence_at(match.start())
            evidence_row(
                draft, block, match.span("who"), "missing_voice", missing=block.quote(start, end), chosen=False
            )


def read_prose(draft: Draft, blocks: Iterable[Block]) -> None:
    """Evidence from running text: each verb of looking or meeting, and the list that is its object."""
    for block in blocks:
        for start, end in block.sentences:
            _read_sentence(draft, block, start, end)


def _read_sentence(draft: Draft, block: Block, start: int, end: int) -> None:
    verbs = list(_VERB.finditer(block.text, start, end))
    for index, verb in enumerate(verbs):
        stop = verbs[index + 1].start() if index + 1 < len(verbs) else end
        tail = _TAIL.search(block.text[verb.end() : stop])
        stop = verb.end() + tail.start() if tail else stop
        kind = _VERBS[int(str(verb.lastgroup)[1:])][1]
        for one, other in split_list(block.text[verb.end() : stop]):
            lead = _LEAD.match(block.text[verb.end() + one : verb.end() + other])
            keep = (verb.end() + one + (lead.end() if lead else 0), verb.end() + other)
            if keep[0] < keep[1]:
                label = block.text[keep[0] : keep[1]]
                evidence_row(draft, block, keep, kind or kind_of(label, "document"))


def read_surveys(draft: Draft, blocks: Iterable[Block]) -> None:
    """Rows of surveys: each group that answered, with how many where that is printed."""
    counted = re.compile(
        rf"(?P<n>{NUMBER})\s+(?P<group>[\w’'\s-]{{3,60}}?)\s+(?:who\s+)?(?:respond|repl|answer|return|complet)\w*\s+(?:to\s+)?[^.]{{0,300}}?survey"
        rf"|(?P<n2>{NUMBER})\s+(?P<group2>[\w’'\s-]{{3,60}}?)\s+survey\s+(?:responses|returns|replies)",
        re.IGNORECASE,
    )
    for block in blocks:
        for match in counted.finditer(block.text) if "survey" in block.text.lower() else ():
            suffix = "" if match.group("n") else "2"
            number = count_of(match.group("n" + suffix))
            if number is not None:
                draft.row(
                    "surveys",
                    group=block.quote(*match.span("group" + suffix)),
                    n=block.value(number, match.span("n" + suffix), FORM),
                )
    if not draft.rows("surveys"):
        _uncounted(draft, blocks)


def _uncounted(draft: Draft, blocks: Iterable[Block]) -> None:
    for block in blocks:
        match = re.search(r"(?:respond\w*|response)\s+to\s+(?:the|our)\s+(?:\w+\s+)?survey", block.text, re.IGNORECASE)
        if match:
            draft.row(
                "surveys",
                group=Value.absent("Who answered is not printed beside the survey."),
                n=block.value(None, match.span(), LIKELY + 0.15, "The number of answers is not printed."),
            )
            return
