"""Marks the invented cohort of the tests and takes the pictures of the docs: `make pictures`.

It needs Chromium, LibreOffice Writer, Xvfb and xwd (Debian: chromium libreoffice-writer xvfb x11-apps).
"""

import struct
import subprocess
import sys
import tempfile
import time
import zlib
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(ROOT / "tests" / "batch"), str(ROOT / "tests" / "review" / "web")]

from cohort import TASK, as_moodle  # noqa: E402 - found only once the path says where
from windows import Window, answering  # noqa: E402 - beside it

from markassist.batch.engine import Order  # noqa: E402 - beside it
from markassist.batch.passages import shingles  # noqa: E402 - beside it
from markassist.batch.results import Compared  # noqa: E402 - beside it
from markassist.batch.run import run  # noqa: E402 - beside it
from markassist.review.access import alone  # noqa: E402 - beside it
from markassist.review.intake import take_in  # noqa: E402 - beside it
from markassist.review.store.opening import open_store  # noqa: E402 - beside it
from markassist.review.web.app import workspace  # noqa: E402 - beside it
from markassist.review.web.doors import Alone  # noqa: E402 - beside it

_SCREEN = ":77"
_SECONDS = 30
"""LibreOffice has opened a document by then; a picture shows whether it had."""


def main() -> None:
    """Take all pictures."""
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        order = Order(as_moodle(here / "all.zip"), "residential_attachment", here / "unit12", False)
        run(order, 0, lambda *_: None, Compared("2026-autumn", task=shingles(TASK)))
        _page(here / "unit12" / "cohort.html", "cohort", 1200, 1120, here)
        _page(here / "unit12" / "same_words.html", "same_words", 1200, 460, here)
        _workspace(here / "unit12", here)
        _document(here / "unit12" / "word" / "Ruth Hale.docx", here)


def _page(path: Path, name: str, width: int, height: int, scratch: Path) -> None:
    """A page as Chromium shows it."""
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
    command += [f"--user-data-dir={scratch / 'chromium'}", f"--window-size={width},{height}"]
    command += [f"--screenshot={HERE / f'{name}.png'}", path.as_uri()]
    subprocess.run(command, check=True, capture_output=True)


def _workspace(batch: Path, scratch: Path) -> None:
    """The list of accounts, and one of them beside its criteria with a few decisions made."""
    store = open_store(scratch / "workspace")
    take_in(store, batch)
    door = Alone(store, alone("Sam Okoro"))
    window = Window(scratch)
    with answering(workspace(store, door)) as address:
        window.size(1200, 620)
        window.get(f"{address}/open?key={door.key}")
        window.chrome.save_screenshot(str(HERE / "workspace_list.png"))
        window.size(1360, 860)
        place = window.find(".list tbody tr:last-child a").get_attribute("href")
        window.get(f"{place}?open=M2#c-M2-c")
        window.click("#c-M2-c .passages form[data-act='accept'] button")
        window.find("#c-M2-c .item.is-accept")
        window.until("document.activeElement.matches('.item[data-open]')")
        window.chrome.save_screenshot(str(HERE / "workspace.png"))
    window.close()
    store.close()


def _document(path: Path, scratch: Path) -> None:
    """A document as LibreOffice shows it, with its margin."""
    screen = subprocess.Popen(["Xvfb", _SCREEN, "-screen", "0", "1300x820x24"])
    profile = f"-env:UserInstallation=file://{scratch / 'soffice'}"
    office = subprocess.Popen(["soffice", profile, "--norestore", "--nologo", str(path)], env=_env())
    try:
        time.sleep(_SECONDS)
        shot = subprocess.run(["xwd", "-root", "-silent"], env=_env(), check=True, capture_output=True).stdout
        (HERE / "word.png").write_bytes(_png(shot))
    finally:
        office.terminate()
        screen.terminate()


def _env() -> dict[str, str]:
    return {"DISPLAY": _SCREEN, "PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": tempfile.gettempdir()}


def _png(shot: bytes) -> bytes:
    """A picture of xwd, 32 bits a point, as PNG."""
    head = struct.unpack(">25I", shot[:100])
    width, height, stride = head[4], head[5], head[12]
    start = head[0] + 12 * head[19]
    rows = []
    for y in range(height):
        row = shot[start + y * stride : start + y * stride + 4 * width]
        points = bytearray(3 * width)
        points[0::3], points[1::3], points[2::3] = row[2::4], row[1::4], row[0::4]
        rows.append(b"\0" + bytes(points))
    about = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", about), (b"IDAT", zlib.compress(b"".join(rows), 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in parts)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


if __name__ == "__main__":
    main()
