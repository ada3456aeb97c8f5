"""One account → the same words in each format that LibreOffice writes (run with soffice on the path)."""

import subprocess
import sys
from pathlib import Path

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from wordfile import docx as word_file  # noqa: E402 - found only once the path says where
from wordfile import paragraph, run, table, text_box  # noqa: E402

_DATE = 'w:author="L" w:date="2024-01-01T00:00:00Z"'
_NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
_RAISED = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'

PAGED = """\
I am a night worker in a home for four young people. This is about an evening in March when L would not come \
in from the garden, and about what I learned from standing there with her in the rain for half an hour.
She had been told at tea that her sister's visit was off. She put her plate in the sink without a word and \
went out with no coat on. I gave her two minutes because she likes to be left, then I took two coats out.
I did not ask her to come in. I said it was rubbish news and that I would be cross too. She walked up and \
down by the fence and I walked up and down as well, at her pace, until she laughed at how wet I was.
What I took from it is that being beside her mattered more than anything clever I might have said. I told \
the morning staff so that somebody would be beside her when the school taxi came, which she hates.\
""".split("\n")


def account() -> bytes:
    """A Word file with everything that a reader may lose or leak."""
    inserted = f'<w:ins w:id="11" {_DATE}>{run("I went up slowly. ")}</w:ins>'
    deleted = (
        f'<w:del w:id="12" {_DATE}><w:r><w:delText xml:space="preserve">I ran up. </w:delText></w:r></w:del>'
    )
    called = f'<w:r>{_RAISED}<w:footnoteReference w:id="1"/></w:r>'
    note = paragraph(
        f"<w:r>{_RAISED}<w:footnoteRef/></w:r>", " Bowlby wrote about this in 1988.", style="FootnoteText"
    )
    comment = (
        '<w:commentRangeStart w:id="0"/>{}<w:commentRangeEnd w:id="0"/>'
        '<w:r><w:commentReference w:id="0"/></w:r>'
    )
    return word_file(
        paragraph("An evening on the stairs", style="berschrift1"),
        paragraph(
            "On Friday I heard K shouting at the top of the stairs. ",
            inserted,
            deleted,
            "I sat two steps below him, as a safe base would",
            called,
            ", and I said “you’re cross” – nothing else. He said it wasn’t fair, and that the café trip had"
            " been his idea, which it had been.",
        ),
        paragraph("What I did", style="CollegeHead"),
        paragraph("I listened.", properties=_NUMBERED),
        paragraph("I waited until he was ready.", properties=_NUMBERED),
        paragraph(run("How I felt", "<w:b/>")),
        paragraph(
            "I was worried at first, because I did not know what had set him off and there was nobody else on"
            " the landing to ask. ",
            comment.format(run("Then I was glad.")),
            text_box(paragraph("K drew this that night.")),
        ),
        paragraph("A child needs one adult to come back to.", style="Zitat"),
        table(("When", "What K did"), ("At first", "He turned to the wall and said nothing at all.")),
        paragraph("Afterwards we had hot chocolate in the kitchen and he showed me his drawing."),
        footnotes=(note,),
    )


def paged(path: Path) -> None:
    """A Word file of three pages with a running header and page numbers."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Learner 4711 – Unit 12"
    footer = document.sections[0].footer.paragraphs[0]
    footer.add_run("Page ")
    for turn in ("begin", "", "end"):
        element = OxmlElement("w:fldChar" if turn else "w:instrText")
        if turn:
            element.set(qn("w:fldCharType"), turn)
        else:
            element.text = "PAGE"
        footer.add_run()._r.append(element)
    for at in range(3):
        document.add_heading(f"Part {'ABC'[at]}", 1)
        for text in PAGED * 2:
            document.add_paragraph(text)
    document.save(str(path))


def main() -> None:
    """Write the files anew."""
    (HERE / "account.docx").write_bytes(account())
    paged(HERE / "paged.docx")
    for form, source in (
        ("odt", "account"),
        ("rtf", "account"),
        ("html", "account"),
        ("pdf", "account"),
        ("pdf", "paged"),
    ):
        command = ["soffice", "--headless", "--convert-to", form, f"{source}.docx"]
        subprocess.run(command, cwd=HERE, check=True)
    for picture in HERE.glob("*.gif"):
        picture.unlink()


if __name__ == "__main__":
    main()
