"""The fictional report and letter of forms.py in Welsh. No Welsh reader has reviewed these words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from touchstone.domain.reporting.document import (
    Address,
    Block,
    Box,
    Column,
    Document,
    Facts,
    Heading,
    Item,
    Listing,
    Paragraph,
    Picture,
    Run,
    Signature,
    Table,
    bullets,
    text,
)

BARNAU = (
    ("Effeithiolrwydd cyffredinol", "Boddhaol", "Mae angen mwy nag ymarfer cadarn yn y rhan fwyaf o dimau"),
    ("Gallu i wella", "Da", "Mae arweinwyr yn gwybod eu gwendidau ac yn gweithredu"),
    ("Diogelu", "Annigonol", "Yn cyfyngu ar y farn gyffredinol"),
    ("Cynllunio a chofnodi achosion", "Boddhaol", "Cynlluniwyd a chofnodwyd 14 o 22 ffeil yn dda"),
    ("Partneriaethau", "Rhagorol", "Rhoddodd pob partner enghraifft o waith ar y cyd"),
)
PYNCIAU = (
    "mae asesiadau’n dechrau ar y diwrnod y daw’r atgyfeiriad i law, a dywedir wrth y teulu beth fydd yn digwydd nesaf",
    "mae rheolwyr yn darllen pob adroddiad cyn iddo fynd i’r llys ac yn gofyn am ragor lle nad yw’n ddigonol",
    "mae cynlluniau’n dweud beth fydd yn newid, pwy fydd yn gwneud hynny ac erbyn pryd",
    "gwelir plant ar eu pen eu hunain, ac ysgrifennir yr hyn y maent yn ei ddweud yn eu geiriau eu hunain",
    "cofnodir y rhesymau dros benderfyniadau, ond nid yw bob amser yn glir pwy a’u gwnaeth",
    "mae goruchwyliaeth yn rheolaidd a dywed staff ei bod yn eu helpu i fyfyrio ar achosion anodd",
)


def numbered(count: int, teams: Sequence[str], first: int = 1) -> list[Block]:
    """So many numbered statements, all different."""
    return [Paragraph(text(_sentence(n, teams)), number=str(n)) for n in range(first, first + count)]


def _sentence(n: int, teams: Sequence[str]) -> str:
    team, subject, seen, of = teams[n % 6], PYNCIAU[(n * 5 + n // 6) % 6], 9 + n % 12, 22
    return (
        f"Yn nhîm {team}, {subject}. Gwelsom hyn mewn {seen} o’r {of} ffeil achos a ddarllenwyd gennym, ac mewn "
        f"{2 + n % 5} o’r {6 + n % 3} chyfarfod a welsom rhwng 5 ac 16 Hydref 2009."
    )


OPENING: tuple[Block, ...] = (
    Heading("Am yr arolygiad hwn", "about"),
    Paragraph(
        text(
            "Arolygwyd gennym ",
            Run("Gwasanaeth Llys Teulu Harrowgate", strong=True),
            " yn ei ardal Northmere. Bu chwe arolygydd ar y safle am bythefnos. Mae’r ffordd yr ydym yn barnu yn ",
            Run("y fframwaith", link="https://example.org/fframwaith"),
            ", a’r cyfyngiadau o dan ",
            Run("Diogelu", link="#safeguarding"),
            ".",
        )
    ),
    Facts(
        (
            ("Ble", text("Northmere: swyddfeydd Oakdale, Harbour Street a West Moor")),
            ("Pryd", text("5 i 16 Hydref 2009")),
            ("Prif arolygydd", text("Ruth Amberley")),
        )
    ),
    Heading("Barnau", "judgements"),
    Table(
        "Y barnau a wnaed yn yr arolygiad hwn",
        (Column("Barn", header=True), Column("Gradd"), Column("Pam")),
        BARNAU,
    ),
    Box(
        "Yr hyn a gyfyngodd ar y farn gyffredinol",
        (
            text(
                "Lle bernir bod diogelu’n annigonol, ni all effeithiolrwydd cyffredinol fod yn well nag "
                "annigonol, neu’n foddhaol gyda rhesymau."
            ),
            text("Mae’r rhesymau ym mharagraffau 3 i 5."),
        ),
    ),
)
AREAS: tuple[Block, ...] = (
    Heading("Meysydd i’w gwella", "areas"),
    Paragraph(text("Dylai’r gwasanaeth unioni’r canlynol. Mae gan bob un ei ddyddiad ei hun.")),
    Heading("Ar unwaith", "immediately", 3),
    Listing(
        (
            Item(
                text(
                    "Gwirio bod pob plentyn mewn 31 o achosion agored wedi ei weld ar ei ben ei hun",
                    Run(" (blaenoriaeth)", strong=True),
                ),
                bullets(["gan ymarferydd cymwys", "gyda nodyn yng ngeiriau’r plentyn ei hun"]),
            ),
            Item(text("Dweud wrth y bwrdd bob wythnos faint o wiriadau sydd ar ôl")),
        ),
        numbered=True,
    ),
    Heading("O fewn tri mis", "three-months", 3),
    Listing(
        (
            Item(text("Cofnodi pwy a wnaeth bob penderfyniad, a pham")),
            Item(text("Clirio’r ôl-groniad o 48 o adroddiadau")),
        ),
        numbered=True,
        start=3,
    ),
)
EVIDENCE = Table(
    "Yr hyn yr edrychwyd arno",
    (
        Column("Tystiolaeth", header=True),
        Column("Gwelwyd", numeric=True),
        Column("Gofynnwyd amdano", numeric=True),
        Column("Cyfran", numeric=True),
    ),
    (
        ("Ffeiliau achos", "22", "24", "92%"),
        ("Cyfarfodydd a welwyd", "7", "7", "100%"),
        ("Atebion gan rieni", "118", "1,204", "10%"),
        ("Cost adroddiadau hwyr", "£14,250", "–", "–"),
    ),
)


def report(english: Document, svg: bytes, teams: Sequence[str], statements: int) -> Document:
    third = statements // 3
    found: tuple[Block, ...] = (
        Heading("Yr hyn a ganfuwyd", "findings"),
        Heading("Diogelu", "safeguarding", 3),
        *numbered(third, teams),
        Heading("Cynllunio a chofnodi", "planning", 3),
        *numbered(third, teams, third + 1),
        Heading("Y dystiolaeth y tu ôl i’r adran hon", "evidence", 4),
        EVIDENCE,
        Picture(svg, "image/svg+xml", "Siart bar: darllenwyd 22 o 24 ffeil achos; atebodd 118 o 1,204 o rieni."),
        Heading("Arweinyddiaeth", "leadership", 3),
        *numbered(statements - 2 * third, teams, 2 * third + 1),
        Heading("Nodyn ar eiriau", "words"),
        Paragraph(text("Yn Saesneg, maes i’w wella yw ", Run("an area for improvement", lang="en"), ".")),
    )
    return replace(
        english,
        language="cy",
        title="Arolygiad o Wasanaeth Llys Teulu Harrowgate: Northmere",
        subtitle="Pa mor dda y diwellir anghenion plant pan ddaw teuluoedd i’r llys",
        publisher="Arolygiaeth Northmere",
        dated="14 Rhagfyr 2009",
        facts=(
            ("Gwasanaeth a arolygwyd", "Gwasanaeth Llys Teulu Harrowgate"),
            ("Ardal", "Northmere"),
            ("Gwaith maes", "5 i 16 Hydref 2009"),
            ("Fframwaith", "Arolygiadau ardal, 2009"),
        ),
        imprint=(
            "Gallwch ofyn am yr adroddiad hwn ar ffurf neu mewn iaith arall: ysgrifennwch at reports@example.org neu "
            "ffoniwch 01632 960123.",
            "© Arolygiaeth Northmere 2009. Cewch gopïo unrhyw ran os dywedwch o ble y daeth.",
        ),
        blocks=(*OPENING, *AREAS, *found),
    )


LETTER: tuple[Block, ...] = (
    Address(
        (
            "Dr Elin Prys",
            "Prif Weithredwr",
            "Gwasanaeth Llys Teulu Harrowgate",
            "12 Mill Lane",
            "Northmere NM1 4QT",
        )
    ),
    Paragraph(text("Annwyl Dr Prys")),
    Paragraph(
        text(
            "Diolch am y cymorth a roddodd eich staff pan fuom yn ymweld. Mae’r llythyr hwn yn dweud beth sydd "
            "wedi gwella ers arolygiad Hydref 2009 a beth sydd heb wella."
        )
    ),
    Heading("Cynnydd cyffredinol", "overall"),
    Paragraph(
        text(
            "Mae’r cynnydd yn ",
            Run("foddhaol", strong=True),
            " mewn pedwar o’r chwe maes i’w gwella, yn dda mewn un ac yn annigonol mewn un.",
        )
    ),
    Table(
        "Cynnydd ym mhob maes i’w wella",
        (Column("Rhif", header=True), Column("Maes i’w wella"), Column("Cynnydd")),
        (
            ("1", "Gweld pob plentyn mewn achosion agored ar ei ben ei hun", "Da"),
            ("2", "Adrodd i’r bwrdd bob wythnos", "Boddhaol"),
            ("3", "Cofnodi pwy a wnaeth bob penderfyniad", "Annigonol"),
        ),
    ),
)


def letter(english: Document, teams: Sequence[str]) -> Document:
    return replace(
        english,
        language="cy",
        title="Ymweliad monitro â Gwasanaeth Llys Teulu Harrowgate",
        publisher="Arolygiaeth Northmere",
        dated="22 Mawrth 2010",
        facts=(("Ymweliad", "1 i 3 Mawrth 2010"),),
        imprint=("Arolygiaeth Northmere, 4 Quayside, Northmere. reports@example.org",),
        blocks=(
            *LETTER,
            Heading("Yr hyn a welsom", "seen"),
            *numbered(4, teams),
            Paragraph(text("Byddwn yn cyhoeddi’r llythyr hwn ar ein gwefan ymhen deg diwrnod gwaith.")),
            Paragraph(text("Yn gywir")),
            Signature("Ruth Amberley", "Prif arolygydd"),
        ),
    )
