"""Lines with their places → the bytes of a small PDF in Helvetica."""

from collections.abc import Sequence

Placed = tuple[float, float, str] | tuple[float, float, str, float]
"""From the left, from the foot (in points), the words, and the size where it is not 11."""


def pdf(*pages: Sequence[Placed]) -> bytes:
    """A PDF of these pages, each 595 by 842 points."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    kids = []
    for page in pages:
        stream = "\n".join(_shown(*line) for line in page)
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    return _file(objects)


def _shown(left: float, base: float, words: str, size: float = 11) -> str:
    escaped = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /F1 {size} Tf {left} {base} Td ({escaped}) Tj ET"


def _file(objects: Sequence[str]) -> bytes:
    out, places = "%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    count, start = len(objects) + 1, len(out)
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    out += f"xref\n0 {count}\n0000000000 65535 f \n{table}"
    out += f"trailer\n<< /Size {count} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    return out.encode("cp1252")
