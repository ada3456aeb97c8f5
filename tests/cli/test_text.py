from pathlib import Path

from calling import Markassist, Write

TEXT = "“I sat with her.”\n\nShe said naïve 🙂 things."


def test_the_text_is_printed_as_it_is_with_no_line_end_added(markassist: Markassist, account: Write) -> None:
    assert markassist("text", account("a.txt", TEXT)).out == TEXT.encode()


def test_a_text_that_ends_its_last_line_keeps_that_end(markassist: Markassist, account: Write) -> None:
    assert markassist("text", account("a.txt", f"{TEXT}\n")).out == f"{TEXT}\n".encode()


def test_a_dash_reads_standard_input(markassist: Markassist) -> None:
    assert markassist("text", "-", stdin=TEXT.encode()).out == TEXT.encode()


def test_windows_line_ends_are_one_character(markassist: Markassist, account: Write) -> None:
    assert markassist("text", account("a.txt", "One.\r\nTwo.")).out == b"One.\nTwo."


def test_a_missing_file_is_one_line_and_exit_2(markassist: Markassist, tmp_path: Path) -> None:
    ran = markassist("text", tmp_path / "none.txt")
    assert (ran.code, ran.out) == (2, b"")
    assert ran.err.count("\n") == 1
    assert ran.err.startswith(f"{tmp_path / 'none.txt'}: there is no such file; ")


def test_empty_standard_input_is_named_as_such(markassist: Markassist) -> None:
    ran = markassist("text", "-")
    assert ran.code == 2
    assert ran.err.startswith("standard input: it is empty; ")
