"""`markassist review` and the workspace of `markassist serve`, as their users start them."""

import re
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.cookiejar import CookieJar
from pathlib import Path

from calling import SMALL, Markassist, Write

from markassist.review.store.opening import FILE

PROGRAM = (sys.executable, "-c", "from markassist.cli import main; main()")
ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+\S*?(?=\s|$)")


@contextmanager
def running(*arguments: object) -> Iterator[tuple[subprocess.Popen[str], str, str]]:
    """A command that answers; its address, and all that it had said by then."""
    command = [*PROGRAM, *map(str, arguments)]
    ran = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        told = ""
        assert ran.stderr is not None
        while not (found := ADDRESS.search(told)):
            line = ran.stderr.readline()
            assert line, told
            told += line
        yield ran, found[0], told
    finally:
        ran.kill()
        ran.communicate()


def asked(
    url: str | urllib.request.Request, browser: urllib.request.OpenerDirector | None = None
) -> tuple[int, str]:
    opener = browser or urllib.request.build_opener()
    try:
        with opener.open(url) as answer:
            return int(answer.status), answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def test_a_batch_opens_by_the_printed_address_alone_and_ends_with_ctrl_c(
    account: Write, markassist: Markassist, tmp_path: Path
) -> None:
    account("in/anna.txt", "On Monday I washed my hands after I cut raw chicken.\n")
    out = tmp_path / "out"
    assert markassist("batch", tmp_path / "in", "-r", SMALL, "-o", out).code == 0
    with running("review", out, "--no-browser") as (ran, address, told):
        assert "Taken in: 1 new" in told
        plain = address.partition("/open")[0]
        assert asked(f"{plain}/accounts")[0] == 401
        browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        status, page = asked(address, browser)
        assert (status, "anna" in page) == (200, True)
        elsewhere = urllib.request.Request(f"{plain}/accounts", headers={"Host": "elsewhere.example"})
        assert asked(elsewhere)[0] == 403
        ran.send_signal(signal.SIGINT)
        assert ran.wait(30) in {0, 130, -signal.SIGINT}
    assert (out / FILE).is_file()


def test_a_folder_without_a_batch_is_told_so_and_left_as_it_is(
    markassist: Markassist, tmp_path: Path
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    for folder in (empty, tmp_path / "nowhere"):
        told = markassist("review", folder, "--no-browser")
        assert told.code == 2
        assert told.err.startswith(f"{folder}: there is no batch in it, and no workspace; ")
    assert list(empty.iterdir()) == []
    assert not (tmp_path / "nowhere").exists()


def test_a_team_signs_in_where_platforms_ask_with_their_keys(
    account: Write, markassist: Markassist, tmp_path: Path
) -> None:
    account("in/anna.txt", "On Monday I washed my hands after I cut raw chicken.\n")
    assert markassist("batch", tmp_path / "in", "-r", SMALL, "-o", tmp_path / "autumn").code == 0
    order = ("serve", "--port", "0", "--data", tmp_path / "keys", "--workspace", tmp_path / "team")
    with running(*order, "--batch", tmp_path / "autumn") as (_, address, told):
        assert "autumn: 1 new" in told
        assert f"markassist people add {tmp_path / 'team'} NAME --role administrator" in told
        assert "Sign in" in asked(f"{address}/sign-in")[1]
        assert asked(f"{address}/accounts")[0] == 401
        assert asked(f"{address}/api/rubrics")[0] == 401
        assert '"openapi"' in asked(f"{address}/openapi.json")[1]


def test_a_batch_needs_a_workspace_to_go_into(markassist: Markassist, tmp_path: Path) -> None:
    told = markassist("serve", "--batch", tmp_path)
    assert told.code == 2
    assert told.err == "--batch: it has no workspace to go into; name one with --workspace\n"


def test_nothing_of_the_workspace_is_imported_by_whoever_marks() -> None:
    program = (
        "import sys, markassist.cli.mark; print([n for n in sys.modules if 'review' in n or 'fastapi' in n])"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
