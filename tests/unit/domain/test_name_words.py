"""Are the words of names found in a text by their keyed hashes, and nothing else?"""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pytest

from touchstone.domain import name_words

KEY = "a-key-of-the-inspection"
NAMES = ["Siân O'Brien", "Anne-Marie Łukasz", "Jo Li"]


@pytest.mark.parametrize(
    ("word", "plain"),
    [
        ("Siân", "sian"),
        ("O'Brien", "obrien"),
        ("O’Brien", "obrien"),
        ("Łukasz", "lukasz"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
        ("ŵyn", "wyn"),
    ],
)
def test_one_word_has_one_plain_form(word: str, plain: str) -> None:
    assert name_words.plain(word) == plain


def test_a_hyphen_divides_and_short_words_are_left_out() -> None:
    words = [word for _start, _end, word in name_words.words_in("Anne-Marie, Jo and O'Brien 2nd")]
    assert words == ["anne", "marie", "and", "obrien"]


def test_hashes_are_those_of_the_standard_library_sorted_and_once_each() -> None:
    found = name_words.hashes(KEY, [*NAMES, "SIAN"])
    assert found == sorted({name_words.digest(KEY, w) for w in ("sian", "obrien", "anne", "marie", "lukasz")})
    assert all(name_words.HASH.fullmatch(one) for one in found)


def test_the_hash_is_hmac_sha256_as_rfc_4231_prints_it() -> None:
    # RFC 4231, test case 2: the key "Jefe" and these words.
    expected = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    assert name_words.digest("Jefe", "what do ya want for nothing?") == expected


def test_names_are_marked_in_a_text_with_and_without_an_s() -> None:
    known = frozenset(name_words.hashes(KEY, NAMES))
    text = "Sian’s worker told Mr OBrien that the plan of Anne, Marie and Tom is late. Siân and Siân agreed."
    marked = [text[start:end] for start, end in name_words.marked(KEY, known, text)]
    assert marked == ["Sian’s", "OBrien", "Anne", "Marie", "Siân", "Siân"]


def test_another_key_marks_nothing() -> None:
    known = frozenset(name_words.hashes(KEY, NAMES))
    assert name_words.marked("another key", known, "Siân O'Brien") == []


def test_a_word_of_three_letters_keeps_its_s() -> None:
    assert name_words.forms("ros") == ("ros",)


def given(data: bytes) -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(data))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_the_command_reads_names_and_writes_hashes_only(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], encoding: str
) -> None:
    monkeypatch.setattr("sys.stdin", given("\n".join(NAMES).encode(encoding)))
    assert name_words.main(["--key", KEY]) == 0
    said = capsys.readouterr()
    assert said.out.split() == name_words.hashes(KEY, NAMES)
    assert "5 hashes" in said.err


def test_the_command_reads_what_windows_wrote(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", given("Siân".encode("cp1252")))
    assert name_words.main(["--key", KEY]) == 0
    assert capsys.readouterr().out.split() == name_words.hashes(KEY, ["Siân"])


def test_loose_accents_belong_to_their_word() -> None:
    assert [word for *_where, word in name_words.words_in("Sia\u0302n")] == ["sian"]


def test_the_command_says_that_nothing_was_given(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", given(b"Jo\n\n"))
    assert name_words.main(["--key", KEY]) == 2
    assert "No name was given" in capsys.readouterr().err


def test_the_file_stands_alone(tmp_path: Path) -> None:
    """A service copies this one file to a machine that has nothing else of this program."""
    copy = tmp_path / "name_words.py"
    copy.write_bytes(Path(name_words.__file__).read_bytes())
    command = [sys.executable, "-I", str(copy), "--key", KEY]
    done = subprocess.run(command, input="Siân O'Brien\n".encode(), cwd=tmp_path, capture_output=True, check=True)
    assert done.stdout.decode().split() == name_words.hashes(KEY, ["Siân O'Brien"])
