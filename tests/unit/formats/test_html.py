from __future__ import annotations

from lxml import html as parser

from tests.factories import forms
from touchstone.domain.reporting.document import (
    Column,
    Document,
    Facts,
    Heading,
    Item,
    Listing,
    Paragraph,
    Picture,
    Run,
    Table,
    bullets,
    text,
)
from touchstone.formats import html, make


def document(*blocks, **fields):
    return Document(**{"language": "en", "kind": "report", "title": "A report", "blocks": blocks, **fields})


def tree(*blocks, **fields):
    return parser.fragment_fromstring(html.body(document(*blocks, **fields)))


def test_the_fragment_has_no_title_and_says_its_language():
    root = tree(Paragraph(text("Words")), language="cy")
    assert root.get("lang") == "cy"
    assert root.get("dir") == "ltr"
    assert not root.xpath("//h1")


def test_headings_carry_their_keys_and_the_contents_lead_to_them():
    root = tree(Heading("One", "one"), Heading("Two", "two", 3), Heading("Three", "three"))
    assert [(h.tag, h.get("id")) for h in root.xpath(".//h2[@id] | .//h3")] == [
        ("h2", "report-contents"), ("h2", "one"), ("h3", "two"), ("h2", "three"),
    ]  # fmt: skip
    assert root.xpath(".//nav/ol/li/a/@href") == ["#one", "#three"]
    assert root.xpath(".//nav/ol/li/ol/li/a/@href") == ["#two"]


def test_a_document_that_wants_no_contents_has_none():
    assert not tree(Heading("One", "one"), contents=False).xpath(".//nav")


def test_a_table_has_a_caption_and_scopes():
    columns = (Column("Area", header=True), Column("Seen", numeric=True))
    root = tree(Table("What was seen", columns, (("Kent", "3"),)))
    assert root.xpath("string(.//caption)") == "What was seen"
    assert root.xpath(".//thead//th/@scope") == ["col", "col"]
    assert root.xpath(".//tbody//th/@scope") == ["row"]
    assert "govuk-table__cell--numeric" in root.xpath(".//tbody//td/@class")[0]
    assert root.xpath(".//*[@role='region']/@aria-label") == ["What was seen"]


def test_a_table_of_forty_columns_becomes_records():
    columns = tuple(Column(f"Column {n}") for n in range(40))
    given = document(Table("Wide", columns, (tuple(map(str, range(40))),)))
    root = parser.fragment_fromstring(html.body(given))
    assert not root.xpath(".//table")
    assert len(root.xpath(".//dt")) == 40
    assert "40 columns" in make(given, "html").notes[0]


def test_numbers_runs_and_lists():
    inner = Listing((Item(text("Four"), bullets(["inner"])),), numbered=True, start=4)
    runs = text("A ", Run("bold", strong=True), " ", Run("gair", lang="cy"), " ", Run("x", link="https://example.org"))
    root = tree(Paragraph(runs, number="2.8"), inner)
    assert root.xpath("string(.//*[@class='ts-report__number'])") == "2.8"
    assert root.xpath("string(.//strong)") == "bold"
    assert root.xpath("string(.//span[@lang='cy'])") == "gair"
    assert root.xpath("string(.//a/@href)") == "https://example.org"
    assert root.xpath("string(.//ol/@start)") == "4"
    assert root.xpath("string(.//ol/li/ul/li)") == "inner"


def test_nothing_is_read_as_markup():
    hostile = '<script>alert("1")</script>&amp;\'"'
    root = tree(
        Heading(hostile, "a"),
        Paragraph(text(hostile)),
        Facts(((hostile, text(hostile)),)),
        Table(hostile, (Column(hostile),), ((hostile,),)),
        Picture(forms.png(), "image/png", hostile),
        imprint=(hostile,),
    )
    assert not root.xpath(".//script")
    assert root.xpath("string(.//h2[@id='a'])") == hostile
    assert root.xpath("string(.//img/@alt)") == hostile


def test_the_whole_page_stands_alone():
    made = make(document(Paragraph(text("Words")), title="<A>", publisher="P & Q", subtitle="S", language="ar"), "html")
    page = made.data.decode()
    root = parser.document_fromstring(page)
    assert (root.get("lang"), root.get("dir")) == ("ar", "rtl")
    assert root.xpath("string(//title)") == root.xpath("string(//h1)") == "<A>"
    assert "http" not in page.split("</style>")[0]


def test_front_matter_and_imprint_are_said():
    root = tree(
        Paragraph(text("x")), reference="R/1", dated="1 May 2020", facts=(("Area", "Kent"),), imprint=("a@b.org",)
    )
    words = root.text_content()
    assert all(word in words for word in ("Reference", "R/1", "Date", "1 May 2020", "Area", "Kent"))
    assert root.xpath("//a[@href='mailto:a@b.org']")
