"""Sheets and styles that were used → the parts of an XLSX file beside its rows (ECMA-376, part 1, 18)."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from msgspec import Struct

_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KIND: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml."
_SAVED: Final = "2000-01-01T00:00:00Z"
"""Whenever it is made: the same results are the same bytes."""


class Style(Struct, frozen=True):
    """How a cell looks."""

    bold: bool = False
    is_link: bool = False
    fill: str | None = None
    """Red, green and blue, as `9FD5B5`."""
    turned: bool = False
    """Upright, for a heading over a narrow column."""
    middle: bool = False
    is_quoted: bool = False
    """Text that begins like a formula: whoever edits the cell is not to make one of it."""


class Named(Struct, frozen=True):
    """A sheet's title, the range that its filters cover, and the row that every printed page repeats."""

    title: str
    filtered: str | None
    heading: int | None


@cache
def column(at: int) -> str:
    """The letters of a column, from 0: A, B, …, Z, AA."""
    more, one = divmod(at, 26)
    return (column(more - 1) if more else "") + chr(ord("A") + one)


def sheet_head(widths: Sequence[float], frozen: str) -> str:
    """What stands before the rows; `frozen` is the first cell that scrolls, A1 where everything does."""
    across = _number(frozen.rstrip("0123456789"))
    down = int(frozen.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) - 1
    columns = "".join(
        f'<col min="{at}" max="{at}" width="{width:g}" customWidth="1"/>'
        for at, width in enumerate(widths, 1)
    )
    return (
        f'{_HEAD}<worksheet xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
        '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        f'<sheetViews><sheetView workbookViewId="0">{_pane(across, down, frozen)}</sheetView></sheetViews>'
        f'<sheetFormatPr defaultRowHeight="15"/><cols>{columns}</cols><sheetData>'
    )


def _pane(across: int, down: int, frozen: str) -> str:
    if not across and not down:
        return ""
    split = (f' xSplit="{across}"' if across else "") + (f' ySplit="{down}"' if down else "")
    where = {(True, True): "bottomRight", (True, False): "topRight"}.get((across > 0, down > 0), "bottomLeft")
    return f'<pane{split} topLeftCell="{frozen}" activePane="{where}" state="frozen"/>'


def _number(letters: str) -> int:
    """How many columns stand before this one."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def sheet_tail(filtered: str | None, linked: Iterable[str]) -> str:
    """What stands after the rows: filters, the cells that link, and a page of A4 that lies on its side."""
    refs = "".join(f'<hyperlink ref="{cell}" r:id="rId{at}"/>' for at, cell in enumerate(linked, 1))
    return (
        "</sheetData>"
        + (f'<autoFilter ref="{filtered}"/>' if filtered else "")
        + (f"<hyperlinks>{refs}</hyperlinks>" if refs else "")
        + '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>'
        '<pageSetup orientation="landscape" paperSize="9" fitToHeight="0"/></worksheet>'
    )


def links(targets: Iterable[str]) -> str:
    """Where a sheet's links lead, each target quoted as an attribute."""
    told = "".join(
        f'<Relationship Id="rId{at}" Type="{_OFFICE}/hyperlink" Target={target} TargetMode="External"/>'
        for at, target in enumerate(targets, 1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{told}</Relationships>'


def workbook(title: str, sheets: Sequence[Named], styles: Sequence[Style]) -> dict[str, str]:
    """Every other part, by its name in the file."""
    numbers = range(1, len(sheets) + 1)
    return {
        "xl/workbook.xml": _workbook(sheets),
        "xl/styles.xml": _styles(styles),
        "xl/_rels/workbook.xml.rels": _relationships(
            *((f"{_OFFICE}/worksheet", f"worksheets/sheet{number}.xml") for number in numbers),
            (f"{_OFFICE}/styles", "styles.xml"),
        ),
        "docProps/core.xml": (
            f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
            'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
            f"<dc:title>{escape(title)}</dc:title><dc:creator>markassist</dc:creator>"
            f'<dcterms:created xsi:type="dcterms:W3CDTF">{_SAVED}</dcterms:created></cp:coreProperties>'
        ),
        "_rels/.rels": _relationships(
            (f"{_OFFICE}/officeDocument", "xl/workbook.xml"),
            (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "[Content_Types].xml": _content_types(
            ("xl/workbook.xml", f"{_KIND}sheet.main+xml"),
            ("xl/styles.xml", f"{_KIND}styles+xml"),
            ("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
            *((f"xl/worksheets/sheet{number}.xml", f"{_KIND}worksheet+xml") for number in numbers),
        ),
    }


def _workbook(sheets: Sequence[Named]) -> str:
    listed = "".join(
        f'<sheet name={quoteattr(one.title)} sheetId="{at}" r:id="rId{at}"/>'
        for at, one in enumerate(sheets, 1)
    )
    names = "".join(_names(one, at) for at, one in enumerate(sheets))
    defined = f"<definedNames>{names}</definedNames>" if names else ""
    return (
        f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><bookViews><workbookView/></bookViews>'
        f"<sheets>{listed}</sheets>{defined}</workbook>"
    )


def _names(sheet: Named, at: int) -> str:
    """What Excel calls the filtered range and the rows to repeat in print."""
    if sheet.filtered is None:
        return ""
    own = escape("'" + sheet.title.replace("'", "''") + "'!")
    first, last = sheet.filtered.split(":")
    area = f"{own}{_fixed(first)}:{_fixed(last)}"
    rows = f"{own}${sheet.heading}:${sheet.heading}"
    return (
        f'<definedName name="_xlnm._FilterDatabase" localSheetId="{at}" hidden="1">{area}</definedName>'
        f'<definedName name="_xlnm.Print_Titles" localSheetId="{at}">{rows}</definedName>'
    )


def _fixed(cell: str) -> str:
    letters = cell.rstrip("0123456789")
    return f"${letters}${cell[len(letters) :]}"


def _styles(styles: Sequence[Style]) -> str:
    colours = list(dict.fromkeys(style.fill for style in styles if style.fill))
    fills = "".join(
        f'<fill><patternFill patternType="solid"><fgColor rgb="FF{colour}"/></patternFill></fill>'
        for colour in colours
    )
    looks = "".join(_look(style, colours) for style in styles)
    size, name = '<sz val="11"/>', '<name val="Calibri"/><family val="2"/>'
    return (
        f'{_HEAD}<styleSheet xmlns="{_MAIN}">'
        f'<fonts count="3"><font>{size}{name}</font><font><b/>{size}{name}</font>'
        f'<font><u/>{size}<color rgb="FF0A5A73"/>{name}</font></fonts>'
        f'<fills count="{len(colours) + 2}"><fill><patternFill patternType="none"/></fill>'
        f'<fill><patternFill patternType="gray125"/></fill>{fills}</fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        f'<cellXfs count="{len(styles)}">{looks}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )


def _look(style: Style, colours: Sequence[str]) -> str:
    font = 2 if style.is_link else int(style.bold)
    fill = colours.index(style.fill) + 2 if style.fill else 0
    quoted = ' quotePrefix="1"' if style.is_quoted else ""
    across = ' horizontal="center"' if style.middle or style.turned else ""
    upright = ' vertical="bottom" textRotation="90"' if style.turned else ' vertical="top" wrapText="1"'
    return (
        f'<xf numFmtId="0" fontId="{font}" fillId="{fill}" borderId="0" xfId="0"{quoted} applyFont="1" '
        f'applyFill="1" applyAlignment="1"><alignment{across}{upright}/></xf>'
    )


def _relationships(*found: tuple[str, str]) -> str:
    told = "".join(
        f'<Relationship Id="rId{at}" Type="{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(found, 1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{told}</Relationships>'


def _content_types(*found: tuple[str, str]) -> str:
    told = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in found)
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{told}</Types>'
    )
