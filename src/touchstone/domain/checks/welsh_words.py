"""Little words by which English and Welsh are told apart, and places with names in both."""

from __future__ import annotations

from collections.abc import Iterator

ENGLISH_LITTLE = frozenset(
    """
    the of and to is are was were be been being for with that this these those which who they their there from by at on
    not has have had will would should can could may its it he she his her we our you your as but or if than then into
    """.split()
)
WELSH_LITTLE = frozenset(
    """
    y yr yn a ac i mae wedi ar gan eu ei ein ond neu nad nid sydd sy oedd roedd maent am o'r â ag fod bod hyn hynny
    r n u un cael eich fel dros drwy rhwng heb gyda oherwydd pan lle hefyd iawn pob bob dim ddim oddi wrth na ni
    """.split()
)
# The capital letter and the mutations are the caller's.
PLACES: dict[str, tuple[str, ...]] = {
    "Cardiff": ("Caerdydd",),
    "Swansea": ("Abertawe",),
    "Newport": ("Casnewydd",),
    "Wrexham": ("Wrecsam",),
    "Bangor": ("Bangor",),
    "Carmarthen": ("Caerfyrddin",),
    "Aberystwyth": ("Aberystwyth",),
    "Monmouth": ("Trefynwy",),
    "Monmouthshire": ("Sir Fynwy",),
    "Pembrokeshire": ("Sir Benfro",),
    "Flintshire": ("Sir y Fflint",),
    "Denbighshire": ("Sir Ddinbych",),
    "Anglesey": ("Ynys Môn", "Môn"),
    "Carmarthenshire": ("Sir Gaerfyrddin", "Sir Gâr"),
    "Wales": ("Cymru",),
    "England": ("Lloegr",),
    "Welsh": ("Cymraeg", "Cymreig"),
    "English": ("Saesneg", "Seisnig"),
}
_MUTATIONS = {
    "c": ("g", "ch", "ngh"), "p": ("b", "ph", "mh"), "t": ("d", "th", "nh"), "b": ("f", "m"), "d": ("dd", "n"),
    "g": ("", "ng"), "m": ("f",), "l": ("l",), "r": ("r",),
}  # fmt: skip


def mutated(word: str) -> Iterator[str]:
    """A word in small letters as it is, then with each mutation that its first letter may have."""
    yield word
    for change in _MUTATIONS.get(word[:1], ()):
        yield change + word[1:]
