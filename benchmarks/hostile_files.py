"""Files made to do harm, each a name and its bytes, at a size that is asked for.

The attacks of `docs/security.md`: what swells, what nests, what runs on, what parsers choke on. Texts of
plain words stand among them, since what is costly to read is as often innocent.
"""

import io
import re
import zipfile
from collections.abc import Callable, Iterator

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MOST_TOKENS = 149_000
"""Words and marks: just under what an account may hold."""
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
RUNS_ON = {
    "a word without end": "a",
    "digits": "1",
    "numbers": "943 476 5919 ",
    "hyphens": "a-b-c-",
    "apostrophes in words": "x'y'",
    "full stops": ".",
    "marks": "!?",
    "open quotation marks": "“ a ",
    "quotations in quotations": "“He said ‘no’” ",
    "brackets": "( a ",
    "commas": "I, ",
    "if": "if ",
    "not": "not ",
    "should have": "I should have ",
    "that within that": "she said that he said that ",
    "no full stop": "and I sat with K ",
    "says": "He said: ",
    "names": "Bowlby Ainsworth ",
    "capitals": "Xy Zq ",
    "abbreviations": "e.g. i.e. ",
    "short sentences": "I sat. ",
    "short paragraphs": "I sat.\n\n",
    "list items": "- a\n",
    "numbered items": "1. a\n",
    "empty lines": "\n",
    "addresses": "a@b.co ",
    "one long address": "a/",
    "combining marks": "a\u0301\u0301",
    "joiners": "a\u200d",
    "Arabic": "جلست مع ك ",
    "Chinese": "我坐在他旁边。",
    "faces": "😀👩‍👩‍👧 a ",
    "controls": "\x01\x02\x1b[31m a ",
    "turned round": "\u202eI sat with K.\u202c ",
}


def word_file(document: str, **parts: bytes) -> bytes:
    """A Word file of one document part, and of others by name."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", TYPES)
        package.writestr("word/document.xml", document)
        for name, data in parts.items():
            package.writestr(name, data)
    return out.getvalue()


def _document(body: str, entities: str = "") -> str:
    return f'{entities}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'


def _paragraph(words: str) -> str:
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def _growing_entities(_: int) -> bytes:
    step = "".join(f'<!ENTITY a{i} "&a{i - 1};&a{i - 1};">' for i in range(1, 40))
    return word_file(_document(_paragraph("&a39;"), f'<!DOCTYPE d [<!ENTITY a0 "lol">{step}]>'))


def _outside_entity(_: int) -> bytes:
    kinds = '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    return word_file(_document(_paragraph("I sat.&a;"), kinds))


def _nested_tables(_: int) -> bytes:
    open_, close = "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"
    return word_file(_document(open_ * 80 + _paragraph("I sat.") + close * 80))


def _many_parts(size: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for number in range(size // 10):
            package.writestr(f"part{number}", "")
    return out.getvalue()


def _bomb(size: int) -> bytes:
    return word_file(_document(_paragraph("I sat.")), **{"word/media/a": bytes(400 * size)})


FILES: dict[str, tuple[str, Callable[[int], bytes]]] = {
    "nothing at all": (".txt", lambda _: b""),
    "white space": (".txt", lambda size: b" \n" * size),
    "bytes that are no text": (".txt", lambda size: bytes(range(256)) * (size // 256)),
    "a zero in each line": (".txt", lambda size: b"I sat\x00 with K.\n" * (size // 15)),
    "half of a pair": (".txt", lambda size: b"I sat \xed\xa0\x80 with K. " * (size // 20)),
    "two bytes a letter": (".txt", lambda size: ("I sat with K. " * (size // 14)).encode("utf-16")),
    "four bytes a letter": (".txt", lambda size: ("I sat with K. " * (size // 14)).encode("utf-32")),
    "a Word file by another name": (".txt", lambda _: word_file(_document(_paragraph("I sat with K.")))),
    "a text by another name": (".docx", lambda _: b"I sat with K. I told her I would stay."),
    "an old Word file that is text": (".doc", lambda _: b"I sat with K. I told her I would stay."),
    "no ending": ("", lambda _: b"I sat with K. I told her I would stay."),
    "a script beside prose": (
        ".html",
        lambda size: b"<p>I sat with K.</p><script>alert(1)</script>" * (size // 45),
    ),
    "a page that nests": (".html", lambda size: b"<div>" * (size // 15) + b"I sat."),
    "a tag without end": (".html", lambda size: b"<a " + b"x=1 " * (size // 4) + b">I sat.</a>"),
    "quotations that nest": (".md", lambda size: b"> " * (size // 2) + b"I sat."),
    "links that open": (".md", lambda size: b"[" * size + b"I sat."),
    "backticks": (".md", lambda size: b"`" * size + b" I sat."),
    "stars": (".md", lambda size: b"*a **b " * (size // 7)),
    "a wide table": (".md", lambda size: (b"|a" * 1000 + b"\n" + b"|-" * 1000 + b"\n") * (size // 4000)),
    "groups that nest": (".rtf", lambda size: b"{\\rtf1 " + b"{" * size + b"I sat." + b"}" * size + b"}"),
    "a picture that never ends": (".rtf", lambda _: b"{\\rtf1 \\bin999999999 I sat.}"),
    "a portable document in name alone": (".pdf", lambda size: b"%PDF-1.4 not one" * (size // 16)),
    "entities that grow": (".docx", _growing_entities),
    "an entity from outside": (".docx", _outside_entity),
    "tables in tables": (".docx", _nested_tables),
    "a run a letter": (
        ".docx",
        lambda size: word_file(_document("<w:p>" + "<w:r><w:t>a</w:t></w:r>" * (size // 4) + "</w:p>")),
    ),
    "a paragraph a word": (".docx", lambda size: word_file(_document(_paragraph("sat.") * (size // 10)))),
    "a package of many parts": (".docx", _many_parts),
    "a package that swells": (".docx", _bomb),
}


def hostile(size: int) -> Iterator[tuple[str, str, bytes]]:
    """What each is called, its ending, its bytes: about `size` characters where it can have any size."""
    for name, (ending, make) in FILES.items():
        yield name, ending, make(size)
    for name, unit in RUNS_ON.items():
        most = min(size, MOST_TOKENS * len(unit) // max(1, len(re.findall(r"\w+|[^\w\s]", unit))))
        yield name, ".txt", (unit * (most // len(unit) + 1))[:most].encode("utf-8", "surrogatepass")
