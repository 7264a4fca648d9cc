"""PDFs that were made to do harm, small on disk: bombs of streams and objects, loops, pages without end.

Each is written object by object, because no library writes such files. None holds anything but made-up words.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence

Objects = dict[int, bytes]
_FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
_WORDS = b"(Plans are kept by the panel of the town) Tj 0 -1 Td\n"


def written(objects: Objects, *, trailer: bytes = b"", root: int = 1) -> bytes:
    """The file of some objects (number → body), with its table of places."""
    out = bytearray(b"%PDF-1.7\n")
    places = {}
    for number, body in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    size = max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        out += b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 65535 f \n"
    out += b"trailer\n<</Size %d/Root %d 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (size, root, trailer, start)
    return bytes(out)


def stream(content: bytes, more: bytes = b"") -> bytes:
    packed = zlib.compress(content, 9)
    return b"<</Length %d/Filter/FlateDecode%s>>stream\n%s\nendstream" % (len(packed), more, packed)


def one_page(content: bytes, *, resources: bytes = b"", more: Objects | None = None) -> bytes:
    """A file of one page with this content object."""
    return written(
        {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>%s>>>>"
            % resources,
            4: content,
            5: _FONT,
            **(more or {}),
        }
    )


def _text(times: int) -> bytes:
    return b"BT /F 1 Tf 1 700 Td\n" + _WORDS * times + b"ET\n"


def page_of_ten_megabytes() -> bytes:
    return one_page(stream(_text(10_000_000 // 40)))


def stream_that_unpacks_to_a_gigabyte() -> bytes:
    """Packed twice: a gigabyte of blanks is a few kilobytes."""
    inner = zlib.compressobj(9)
    packed = b"".join([*(inner.compress(b" " * 1_000_000) for _ in range(1000)), inner.flush()])
    twice = zlib.compress(packed, 9)
    content = b"<</Length %d/Filter[/FlateDecode/FlateDecode]>>stream\n%s\nendstream" % (len(twice), twice)
    return one_page(content)


def arrays_in_arrays(depth: int = 200_000) -> bytes:
    return one_page(stream(_text(3)), resources=b"/Deep " + b"[" * depth + b"]" * depth)


def arrays_in_content(depth: int = 500_000) -> bytes:
    return one_page(stream(b"BT /F 1 Tf " + b"[" * depth + b"(x)" + b"]" * depth + b" TJ ET"))


def pages_that_hold_themselves() -> bytes:
    return written(
        {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            2: b"<</Type/Pages/Kids[3 0 R]/Count 4/Parent 3 0 R>>",
            3: b"<</Type/Pages/Kids[2 0 R 3 0 R]/Count 4/Parent 2 0 R>>",
        }
    )


def pages_in_pages(depth: int = 20_000) -> bytes:
    nodes = {
        number: b"<</Type/Pages/Kids[%d 0 R]/Count 1/Parent %d 0 R>>" % (number + 1, number - 1)
        for number in range(3, depth)
    }
    return written(
        {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            **nodes,
            depth: b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 600 800]>>" % (depth - 1),
        }
    )


def tables_that_point_at_themselves() -> bytes:
    """The table of places names itself as the one before it."""
    data = one_page(stream(_text(3)))
    start = data.rindex(b"xref\n0 ")
    return data.replace(b"trailer\n<<", b"trailer\n<</Prev %d" % start)


def length_that_is_its_own_stream() -> bytes:
    packed = zlib.compress(_text(3))
    return one_page(b"<</Length 4 0 R/Filter/FlateDecode>>stream\n%s\nendstream" % packed)


def forms_that_draw_themselves() -> bytes:
    form = stream(b"/X Do\n" + _text(1), b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>")
    return one_page(stream(b"/X Do\n"), resources=b"/XObject<</X 6 0 R>>", more={6: form})


def forms_that_double(levels: int = 40) -> bytes:
    """Each form draws the next one twice: 2 to the power of 40 pieces of text."""
    forms = {
        number: stream(
            b"/X Do /X Do\n",
            b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>" % (number + 1),
        )
        for number in range(6, 6 + levels)
    }
    last = stream(_text(1), b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</Font<</F 5 0 R>>>>")
    return one_page(stream(b"/X Do\n"), resources=b"/XObject<</X 6 0 R>>", more={**forms, 6 + levels: last})


def many_pages(count: int = 10_000, *, said: int | None = None, times: int = 3) -> bytes:
    """So many pages, all one object; `said` is the number that the file gives."""
    return written(
        {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            2: b"<</Type/Pages/Kids[%s]/Count %d>>" % (b"3 0 R " * count, count if said is None else said),
            3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
            4: stream(_text(times)),
            5: _FONT,
        }
    )


def a_billion_pages_said() -> bytes:
    return many_pages(3, said=1_000_000_000)


def many_full_pages() -> bytes:
    """Pages that are each allowed, and together are not."""
    return many_pages(1_400, times=9_000)


def objects_beyond_number() -> bytes:
    """A table that promises four thousand million objects."""
    return one_page(stream(_text(3))).replace(b"/Size 6", b"/Size 4294967295")


HOSTILE: Sequence[Callable[[], bytes]] = (
    page_of_ten_megabytes,
    stream_that_unpacks_to_a_gigabyte,
    arrays_in_arrays,
    arrays_in_content,
    pages_that_hold_themselves,
    pages_in_pages,
    tables_that_point_at_themselves,
    length_that_is_its_own_stream,
    forms_that_draw_themselves,
    forms_that_double,
    many_pages,
    a_billion_pages_said,
    many_full_pages,
    objects_beyond_number,
)
