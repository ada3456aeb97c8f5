"""The learner's own Word file comes back with comments on the very words, and nothing else changed."""

import io
import random
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from cohort import boxed, paragraphs, tabled, tracked
from commented import W, comments
from lxml import etree
from wordfile import docx, paragraph, run, table, text_box

from markassist.read import read_account_bytes
from markassist.returns.notes import FOR_ASSESSOR, Note, notes
from markassist.returns.word_copy import AUTHOR, is_word, with_comments
from markassist.returns.word_strip import without_private
from markassist.road import mark
from markassist.rubric.load import load_rubric

ROOT = Path(__file__).parents[2]
DATE = 'w:author="L" w:date="2026-01-01T00:00:00Z"'
FILES = {
    "demo": (ROOT / "corpora" / "accounts" / "demo.docx").read_bytes(),
    "everything": (ROOT / "tests" / "readers" / "files" / "account.docx").read_bytes(),
    "pages": (ROOT / "tests" / "readers" / "files" / "paged.docx").read_bytes(),
    "table": tabled(paragraphs(11)),
    "box and link": boxed(paragraphs(13)),
    "changes": tracked(paragraphs(15)),
    "runs": docx(
        paragraph(run("On Mon", "<w:b/>"), run("day I wa"), run("shed my hands", "<w:i/>"), run(".")),
        paragraph(
            "A<w:br/>b".split("<", maxsplit=1)[0],
            "<w:r><w:t>one</w:t><w:tab/><w:t>two</w:t><w:br/><w:t>three</w:t></w:r>",
        ),
        table(("left cell", "right cell")),
    ),
}


def on(data: bytes, *quotes: str) -> bytes:
    """The file with a comment on each of these quotes."""
    text = read_account_bytes(data, "a.docx").text
    spots = [(text.index(quote), quote) for quote in quotes]
    return with_comments(data, "a.docx", [Note(at, at + len(q), (f"on {q}",), False) for at, q in spots])


@pytest.mark.parametrize("name", FILES)
def test_the_words_are_what_they_were(name: str) -> None:
    data = FILES[name]
    before = read_account_bytes(data, "a.docx")
    report = mark(before, load_rubric("residential_attachment"))
    after = read_account_bytes(with_comments(data, "a.docx", notes(report)), "a.docx")
    assert (after.text, after.blocks) == (before.text, before.blocks)


@pytest.mark.parametrize("name", FILES)
def test_every_comment_hangs_on_its_own_words_or_quotes_them(name: str) -> None:
    data = FILES[name]
    report = mark(read_account_bytes(data, "a.docx"), load_rubric("residential_attachment"))
    told = notes(report)
    found = comments(with_comments(data, "a.docx", told))
    assert len(found) == len(told) > 0
    for note, comment in zip(told, found, strict=True):
        words = report.account.text[note.start : note.end]
        quoted = [line for line in comment.lines if line.startswith("On the words “")]
        if quoted:
            assert " ".join(words.split())[:100] in quoted[0]
        else:
            assert "".join(comment.on.split()) == "".join(words.split())
        assert comment.lines[0] == note.lines[0]


@pytest.mark.parametrize("name", FILES)
def test_any_stretch_of_text_can_bear_a_comment(name: str) -> None:
    data = FILES[name]
    text = read_account_bytes(data, "a.docx").text
    chosen = random.Random(name)
    spans = [sorted(chosen.sample(range(len(text)), 2)) for _ in range(30)]
    told = [Note(a, b, (f"{i}",), False) for i, (a, b) in enumerate(spans) if text[a:b].strip()]
    back = with_comments(data, "a.docx", told)
    assert read_account_bytes(back, "a.docx").text == text
    found = {comment.lines[0]: comment for comment in comments(back)}
    for note in told:
        comment = found[note.lines[0]]
        words = text[note.start : note.end]
        if len(comment.lines) == 1 and "\n\n" not in words:
            assert "".join(comment.on.split()) == "".join(words.split())


@pytest.mark.parametrize("name", FILES)
def test_everything_but_the_comments_is_what_it_was(name: str) -> None:
    data = FILES[name]
    report = mark(read_account_bytes(data, "a.docx"), load_rubric("residential_attachment"))
    back = with_comments(data, "a.docx", notes(report))
    told_of = {
        "word/document.xml",
        "word/comments.xml",
        "[Content_Types].xml",
        "word/_rels/document.xml.rels",
    }
    with zipfile.ZipFile(io.BytesIO(data)) as was, zipfile.ZipFile(io.BytesIO(back)) as now:
        assert set(now.namelist()) == set(was.namelist()) | {"word/comments.xml"}
        for part in set(was.namelist()) - told_of:
            assert now.read(part) == was.read(part)
        assert _skeleton(was.read("word/document.xml")) == _skeleton(now.read("word/document.xml"))


def _skeleton(document: bytes) -> list[tuple[str, str]]:
    """A document's elements and words in order, with neither our comments nor where runs were cut."""
    root = etree.fromstring(document)
    found: list[tuple[str, str]] = []
    for element in root.iter():
        name = element.tag.rpartition("}")[2]
        if name in {"r", "rPr"} or name.startswith("comment") or _in_properties(element):
            continue
        if name == "t":
            run_of = element.getparent()
            looks = None if run_of is None else run_of.find(f"{W}rPr")
            told = "" if looks is None else etree.tostring(looks).decode()
            found += [(character, told) for character in element.text or ""]
        else:
            found.append((name, ""))
    return found


def _in_properties(element: etree._Element) -> bool:
    return any(above.tag == f"{W}rPr" for above in element.iterancestors())


def test_a_comment_inside_a_run_cuts_it_and_keeps_its_looks() -> None:
    back = on(docx(paragraph(run("before these words after", "<w:b/>"))), "these words")
    with zipfile.ZipFile(io.BytesIO(back)) as file:
        root = etree.fromstring(file.read("word/document.xml"))
    runs = [r for r in root.iter(f"{W}r") if r.find(f"{W}t") is not None]
    assert [r.findtext(f"{W}t") for r in runs] == ["before ", "these words", " after"]
    assert all(r.find(f"{W}rPr/{W}b") is not None for r in runs)


@pytest.mark.parametrize(
    "inside",
    [
        f'<w:ins w:id="5" {DATE}>{run("I sat down")}</w:ins>',
        f'<w:hyperlink w:anchor="x">{run("I sat down")}</w:hyperlink>',
        f"<w:smartTag>{run('I sat down')}</w:smartTag>",
        f"<w:sdt><w:sdtContent>{run('I sat down')}</w:sdtContent></w:sdt>",
    ],
    ids=["insertion", "link", "smart tag", "control"],
)
def test_a_comment_stands_inside_what_surrounds_its_words(inside: str) -> None:
    (comment,) = comments(on(docx(paragraph("Then ", inside, " beside her.")), "sat"))
    assert comment.on == "sat"
    (across,) = comments(on(docx(paragraph("Then ", inside, " beside her.")), "Then I sat down beside"))
    assert across.on == "Then I sat down beside"


def test_a_comment_goes_over_paragraphs_and_cells() -> None:
    data = docx(paragraph("One two."), table(("Three", "four five")))
    (comment,) = comments(on(data, "two.\n\nThree\n\nfour"))
    assert comment.on == "two.Threefour"


def test_words_in_a_text_box_are_quoted_in_a_comment_on_the_box() -> None:
    data = docx(paragraph("Before. ", text_box(paragraph("K drew this that night.")), " After."))
    back = on(data, "drew this")
    (comment,) = comments(back)
    assert comment.lines[1] == "On the words “drew this”"
    with zipfile.ZipFile(io.BytesIO(back)) as file:
        root = etree.fromstring(file.read("word/document.xml"))
    assert not [m for box in root.iter(f"{W}txbxContent") for m in box.iter(f"{W}commentReference")]
    start = next(root.iter(f"{W}commentRangeStart"))
    held = start.getnext()
    assert held is not None
    assert list(held.iter(f"{W}txbxContent"))


def test_words_in_a_footnote_are_quoted_in_a_comment_on_its_mark() -> None:
    mark_of_note = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    data = docx(paragraph("As Bowlby says", mark_of_note, "."), footnotes=("A note on trust.",))
    (comment,) = comments(on(data, "note on trust"))
    assert comment.lines[1] == "On the words “note on trust”"


def test_other_peoples_comments_stay_and_ours_take_the_next_numbers() -> None:
    data = FILES["everything"]
    back = on(data, "I listened")
    (theirs,) = comments(back, author="Assessor")
    assert theirs.lines == ("The assessor likes this.",)
    with zipfile.ZipFile(io.BytesIO(back)) as file:
        ids = [c.get(f"{W}id") for c in etree.fromstring(file.read("word/comments.xml"))]
    assert len(set(ids)) == len(ids) == 2


def test_the_same_account_gives_the_same_bytes() -> None:
    assert on(FILES["demo"], "secure") == on(FILES["demo"], "secure")


def test_the_author_says_that_it_is_a_suggestion() -> None:
    assert AUTHOR == "markassist (suggestion)"


@pytest.mark.parametrize("mark_of", ["macroEnabled.main+xml", "wordprocessingml.template.main+xml"])
def test_macros_and_templates_are_not_given_back_as_documents(mark_of: str) -> None:
    data = FILES["runs"]
    parts = {}
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        b"wordprocessingml.document.main+xml", mark_of.encode()
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, part in parts.items():
            file.writestr(name, part)
    assert is_word(data, "a.docx")
    assert not is_word(out.getvalue(), "a.docx")
    assert not is_word(b"On Monday I washed my hands.", "a.docx")


def test_the_learners_copy_has_no_comment_for_the_assessor_alone() -> None:
    data = FILES["demo"]
    report = mark(read_account_bytes(data, "a.docx"), load_rubric("residential_attachment"))
    told = notes(report)
    back = with_comments(data, "a.docx", told)
    theirs = without_private(back, "a.docx")
    kept = comments(theirs)
    assert 0 < len(kept) == sum(not note.private for note in told) < len(told)
    assert not [line for comment in kept for line in comment.lines if line.startswith(FOR_ASSESSOR)]
    assert read_account_bytes(theirs, "a.docx").text == report.account.text


def test_identifiers_are_masked_in_comments() -> None:
    data = docx(paragraph("Kayleigh Thornton, born 4/3/2011, lives at 12 Elm Road."))
    report = mark(read_account_bytes(data, "a.docx"), load_rubric("residential_attachment"))
    back = with_comments(data, "a.docx", notes(report))
    with zipfile.ZipFile(io.BytesIO(back)) as file:
        told = file.read("word/comments.xml").decode()
    assert "please" in told.lower()
    assert "Kayleigh" not in told
    assert "Kayleigh" in read_account_bytes(back, "a.docx").text


@pytest.mark.slow
@pytest.mark.parametrize("name", ["demo", "everything", "table", "changes", "box and link"])
def test_libreoffice_opens_it_with_every_comment_on_its_words(name: str, tmp_path: Path) -> None:
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice is not installed: apt-get install libreoffice-writer")
    data = FILES[name]
    report = mark(read_account_bytes(data, "a.docx"), load_rubric("residential_attachment"))
    told = notes(report)
    (tmp_path / "a.docx").write_bytes(with_comments(data, "a.docx", told))
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    command = ["soffice", profile, "--headless", "--convert-to", "fodt", "--outdir", str(tmp_path), "a.docx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=180)
    opened = _annotations(tmp_path / "a.fodt")
    for note in told:
        words = "".join(report.account.text[note.start : note.end].split())
        said = note.lines[0]
        assert any(words in on or words[:60] in lines for on, lines in opened[said]), (said, words)


_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


_ASIDE = {f"{_OFFICE}annotation", f"{_TEXT}note", f"{_TEXT}tracked-changes"}


def _annotations(path: Path) -> dict[str, list[tuple[str, str]]]:
    """By a comment's first line: the words it hangs on as LibreOffice has them, and all its lines."""
    body = etree.parse(path).getroot().find(f"{_OFFICE}body")
    assert body is not None
    open_ones: dict[str, list[str]] = {}
    lines: dict[str, list[str]] = {}
    for event, element in etree.iterwalk(body, events=("start", "end")):
        if element.tag == f"{_OFFICE}annotation" and event == "start":
            name = element.get(f"{_OFFICE}name") or f"plain {len(lines)}"
            lines[name] = ["".join(p.itertext()) for p in element.iter(f"{_TEXT}p")]
            open_ones[name] = []
        elif element.tag == f"{_OFFICE}annotation-end" and event == "start":
            open_ones[f"done {element.get(f'{_OFFICE}name')}"] = open_ones.pop(
                element.get(f"{_OFFICE}name") or ""
            )
        piece = element.text if event == "start" else element.tail
        inside = [a for a in (element, *element.iterancestors()) if a.tag in _ASIDE]
        if piece and not (inside and not (event == "end" and element is inside[0])):
            for name, said in open_ones.items():
                if not name.startswith("done "):
                    said.append(piece)
    found: dict[str, list[tuple[str, str]]] = {}
    for name, said in open_ones.items():
        told = lines[name.removeprefix("done ")]
        words = ("".join("".join(said).split()), "".join("".join(told).split()))
        found.setdefault(told[0] if told else "", []).append(words)
    return found
