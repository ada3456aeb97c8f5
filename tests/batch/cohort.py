"""Thirty invented learners → a folder, a zip, or what Moodle and Canvas give to download.

Run as a script, it writes the Moodle download and its grading worksheet into the folder given.
"""

import csv
import io
import random
import sys
import zipfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "readers"))

from pdffile import pdf
from wordfile import docx, paragraph, run, table, text_box, zipped

SEED = 20261130
HERE = Path(__file__).parent
TASK = (
    "Write an account of about a thousand words of your work with one child or young person. Say what you "
    "did, why you did it and what you learned from it, and tie it to what you have studied on the unit."
)
PARAGRAPHS = HERE.joinpath("paragraphs.txt").read_text(encoding="utf-8").strip().split("\n\n")
NAMES = HERE.joinpath("names.txt").read_text(encoding="utf-8").strip().split("\n")
COPIED = (
    "What I noticed over those six weeks was small. The chair by the window moved a hand's breadth nearer to "
    "the table each time, and by the end of June there was a second cup on the tray without anybody asking."
)
"""A passage that two learners share, all but two words of it."""
COLUMNS = (
    "Identifier|Full name|Email address|Status|Group|Marker|Grade|Maximum grade|Marking workflow state|"
    "Grade can be changed|Last modified (submission)|Last modified (grade)|Feedback comments|Hall"
).split("|")
_LETTERS = "ABDEGHJKLMNPRSTVWXYZ"
_DATE = 'w:author="Learner" w:date="2026-11-20T10:00:00Z"'
_FIRST_ID = 41203


def paragraphs(number: int) -> list[str]:
    """What one learner writes: the same every time."""
    chosen = random.Random(SEED + number)
    some = chosen.sample(PARAGRAPHS, chosen.randint(4, 9))
    told = [text.format(c=_LETTERS[number % len(_LETTERS)]) for text in some]
    if number == 16:
        told.append(COPIED)
    if number == 22:
        told.append(COPIED.replace("six weeks", "eight weeks").replace("June", "May"))
    return told


def files(number: int) -> dict[str, bytes]:
    """What one learner hands in, by file name: mostly Word, one of three files, one damaged."""
    told = paragraphs(number)
    heading = paragraph("My account", style="berschrift1")
    unusual = {
        2: {
            "account.docx": docx(*map(paragraph, told[:2])),
            "diary.docx": docx(paragraph("Diary", style="berschrift1"), *map(paragraph, told[2:4])),
            "plan.txt": "\n\n".join(told[4:] or told[:1]).encode(),
        },
        5: {"account.docx": docx(*map(paragraph, told))[:900]},
        7: {"Account of practice.pdf": _pdf(told)},
        9: {"account.odt": _odt(told)},
        11: {"account.docx": tabled(told)},
        13: {"my account.docx": boxed(told)},
        15: {"account.docx": tracked(told)},
        18: {"account.txt": "\n\n".join([TASK, *told]).encode()},
        20: {"account.docx": docx(*map(paragraph, told)), "photo.png": b"\x89PNG\r\n\x1a\n" + bytes(64)},
        24: {"empty.docx": docx(paragraph(""))},
    }
    return unusual.get(number) or {"account.docx": docx(heading, *map(paragraph, told))}


def tabled(told: list[str]) -> bytes:
    """A Word file whose account stands in a college's table."""
    rows = [("What happened", told[0]), *(("Reflection", text) for text in told[1:])]
    return docx(paragraph("Unit 12", style="berschrift1"), table(*rows))


def boxed(told: list[str]) -> bytes:
    """A Word file with a text box, and a link in a sentence."""
    linked = f'<w:hyperlink w:anchor="top">{run(told[1])}</w:hyperlink>'
    return docx(
        paragraph(told[0], text_box(paragraph(told[2]))), paragraph(linked), *map(paragraph, told[3:])
    )


def tracked(told: list[str]) -> bytes:
    """A Word file with tracked insertions and deletions."""
    inserted = f'<w:ins w:id="11" {_DATE}>{run(told[1])}</w:ins>'
    gone = f'<w:del w:id="12" {_DATE}><w:r><w:delText>I shouted back. </w:delText></w:r></w:del>'
    return docx(paragraph(told[0]), paragraph(gone, inserted), *map(paragraph, told[2:]))


def _odt(told: list[str]) -> bytes:
    urn = "urn:oasis:names:tc:opendocument:xmlns"
    body = "".join(f"<text:p>{text}</text:p>" for text in told)
    content = (
        f'<office:document-content xmlns:office="{urn}:office:1.0" xmlns:text="{urn}:text:1.0">'
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def _pdf(told: list[str]) -> bytes:
    lines, base = [], 800.0
    for text in told:
        words = text.split()
        for at in range(0, len(words), 13):
            lines.append((60.0, base, " ".join(words[at : at + 13])))
            base -= 14
        base -= 14
    return pdf([line for line in lines if line[1] > 40])


def moodle(number: int) -> str:
    """How Moodle calls a learner's folder."""
    return f"{NAMES[number]}_{_FIRST_ID + number}_assignsubmission_file"


def as_folder(folder: Path, of: int = len(NAMES)) -> Path:
    """A folder with a folder each, as on a shared drive."""
    for number in range(of):
        for name, data in files(number).items():
            path = folder / f"{NAMES[number]} {number:02}" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
    return folder


def as_moodle(path: Path, *, folders: bool = True, of: int = len(NAMES)) -> Path:
    """What Moodle gives for "download all submissions", with or without folders."""
    with zipfile.ZipFile(path, "w") as out:
        for number in range(of):
            for name, data in files(number).items():
                out.writestr(f"{moodle(number)}{'/' if folders else '_'}{name}", data)
    return path


def as_canvas(path: Path, of: int = len(NAMES)) -> Path:
    """What Canvas gives for "download submissions"."""
    with zipfile.ZipFile(path, "w") as out:
        for number in range(of):
            first, _, last = NAMES[number].rpartition(" ")
            learner = "".join(filter(str.isalnum, f"{last}{first}")).lower()
            late = "LATE_" if number % 7 == 3 else ""
            for at, (name, data) in enumerate(files(number).items()):
                out.writestr(f"{learner}_{late}{500 + number}_{90_000 + number * 10 + at}_{name}", data)
    return path


def worksheet(of: int = len(NAMES)) -> bytes:
    """Moodle's grading worksheet as it is exported: a BOM, CRLF, and columns that we know nothing of."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for number in range(of):
        writer.writerow(
            [f"Participant {_FIRST_ID + number}", NAMES[number], f"l{number}@example.org",
             "Submitted for marking", "B, second year", "", "", "100.00", "Not marked", "Yes",
             "Friday, 20 November 2026, 10:00 AM", "-", "Seen on paper." if number == 3 else "",
             f'the "{number}"']
        )  # fmt: skip
    return b"\xef\xbb\xbf" + out.getvalue().encode()


if __name__ == "__main__":
    here = Path(sys.argv[1])
    here.mkdir(parents=True, exist_ok=True)
    as_moodle(here / "Unit 12-41203.zip")
    (here / "worksheet.csv").write_bytes(worksheet())
    (here / "task.txt").write_text(TASK, encoding="utf-8")
