"""A Welsh report or letter holds no English: of any framework, wherever the words came from, for everybody and for
children. What finds English is tried on English put into each place, so that it cannot pass by seeing nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from django.db import transaction

from tests.factories.all_typed import NAMES, SAID, entered, in_welsh, told
from tests.factories.round_trip import OUTPUTS
from touchstone.domain.checks.tongue import english_words, without
from touchstone.domain.dates import PreciseDate
from touchstone.domain.frameworks import Title
from touchstone.domain.reporting.document import Document, Paragraph, printed_in, text
from touchstone.inspectorate.drafting.building import documents_of, phrases
from touchstone.inspectorate.drafting.checking import checker_of
from touchstone.inspectorate.drafting.models import Draft, WelshText

# Keys that a machine reads, and names that are the same in both languages.
MACHINE = re.compile(r"fframwaith [a-z0-9-]+,|NM\d|\d+")
ENGLISH = "The letters were read by the inspectors and they are clear."


def english_in(document: Document) -> list[str]:
    """Every text with a word that only English has, or that is marked as English; names apart."""
    return [words for words, marked in printed_in(document) if marked or _only_english(words)]


def _only_english(words: str) -> list[str]:
    return english_words(without(MACHINE.sub(" ", words), NAMES))


def test_it_finds_english_in_every_part_of_a_document() -> None:
    welsh = Document("cy", "report", "Arolygiad", (Paragraph(text("Mae'r cynlluniau'n glir.")),), imprint=("Rhif 4",))
    assert english_in(welsh) == []
    assert english_in(replace(welsh, blocks=(*welsh.blocks, Paragraph(text(ENGLISH))))) == [ENGLISH]
    for part in ("title", "subtitle", "publisher", "dated"):
        assert english_in(replace(welsh, **{part: ENGLISH})) == [ENGLISH]
    assert english_in(replace(welsh, facts=(("Dyddiad", ENGLISH),), imprint=(ENGLISH,))) == [ENGLISH, ENGLISH]


def welsh_of(draft: Draft) -> Iterator[tuple[str, Document]]:
    for name, document in documents_of(draft, dated=PreciseDate(draft.saved_at.date())).items():
        if name.endswith("cy"):
            yield name, document


@pytest.mark.parametrize("labels", [False, True], ids=["counted", "printed"])
@pytest.mark.parametrize(("framework", "kind"), OUTPUTS)
def test_the_welsh_of_every_framework_holds_no_english(db: None, framework: str, kind: str, labels: bool) -> None:
    with transaction.atomic():
        says = told(framework, kind)
        transaction.set_rollback(True)
    cast, draft = entered(says, labels=labels)
    before = [words for _name, document in welsh_of(draft) for words in english_in(document)]
    assert len(before) > 2  # what is typed in English is there to be found
    typed = in_welsh(cast, draft)
    assert {each.english for each in typed.values()} - set(SAID) == set()
    found = {name: english_in(document) for name, document in welsh_of(draft)}
    assert found == dict.fromkeys(found, []) and "cy" in found


@pytest.fixture
def written(db: None) -> Draft:
    """A letter of which all that is printed has its Welsh."""
    with transaction.atomic():
        says = told("ofsted-cafcass-monitoring-2010", "monitoring")
        transaction.set_rollback(True)
    cast, draft = entered(says, labels=True)
    in_welsh(cast, draft)
    return draft


def of_welsh(draft: Draft) -> list[str]:
    """What the checks stop for, of the Welsh of the record and of the whole document."""
    found = [each.problem for each in checker_of(draft, whole=True).all() if each.stops]
    return [each.rule for each in found if each.kind == "record" or each.rule == "welsh-document"]


def test_the_gate_is_open_where_all_is_welsh(written: Draft) -> None:
    assert of_welsh(written) == []


def test_english_planted_in_any_text_of_the_record_shuts_the_gate(written: Draft) -> None:
    keys = list(written.welsh_texts.values_list("key", flat=True))
    assert len(keys) > 10
    for key in keys:
        with transaction.atomic():
            WelshText.objects.filter(draft=written, key=key).update(text_cy=ENGLISH)
            assert "welsh-still-english" in of_welsh(written), key
            assert any(ENGLISH[3:20] in words for _name, made in welsh_of(written) for words in english_in(made)), key
            transaction.set_rollback(True)


def test_a_text_without_welsh_and_one_that_is_older_shut_it(written: Draft) -> None:
    WelshText.objects.filter(draft=written, key="theme").update(english="How they were answered")
    assert of_welsh(written) == ["welsh-older"]
    WelshText.objects.filter(draft=written, key="theme").delete()
    assert of_welsh(written) == ["welsh-missing"]


def test_english_that_belongs_to_no_text_of_the_record_shuts_it_too(
    written: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(phrases, "SINCERELY", Title("Yours sincerely", "This is what we have for you."))
    assert of_welsh(written) == ["welsh-document"]
