"""Each folder of tests/faults/rubric spoils the small rubric in one way; `expected.txt` is all that is said.

Files of the folder replace those of the small rubric; `missing.txt` names those to take away.
"""

import re
import shutil
from pathlib import Path

import pytest

from markassist.errors import RubricError
from markassist.rubric.load import load_rubric

HERE = Path(__file__).parent
CASES = sorted(path.parent for path in (HERE / "faults" / "rubric").glob("*/expected.txt"))


def told(folder: Path) -> str:
    """What loading tells of the files in a folder."""
    with pytest.raises(RubricError) as error:
        load_rubric(folder)
    faults = [fault for fault in error.value.faults if fault.place.path.startswith(f"{folder}/")]
    return "".join(f"{fault}\n" for fault in faults).replace(f"{folder}/", "")


def spoiled(case: Path, folder: Path) -> Path:
    """The small rubric with a case's files in place of its own."""
    shutil.copytree(HERE / "rubric" / "small", folder)
    shutil.copytree(case, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("*.txt"))
    if (case / "missing.txt").exists():
        for name in (case / "missing.txt").read_text(encoding="utf-8").split():
            (folder / name).unlink()
    return folder


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_fault_is_told_with_its_place_and_remedy(case: Path, tmp_path: Path) -> None:
    folder = spoiled(case, tmp_path / "small")
    assert told(folder) == (case / "expected.txt").read_text(encoding="utf-8")


def test_there_are_thirty_faults_and_more() -> None:
    assert len(CASES) >= 30


def test_every_expected_message_has_a_remedy_and_no_jargon() -> None:
    for case in CASES:
        for line in (case / "expected.txt").read_text(encoding="utf-8").splitlines():
            if not line.startswith(" "):
                assert "; " in line, line
                assert not any(
                    word in line for word in ("Input should", "validation", "tuple", "NoneType", "Traceback")
                )


def test_every_expected_message_names_a_line() -> None:
    for case in CASES:
        for line in (case / "expected.txt").read_text(encoding="utf-8").splitlines():
            assert line.startswith(" ") or re.match(r"[a-z_/]+\.yaml:[0-9]+(:[0-9]+)?: ", line), line


def test_all_faults_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    folder = spoiled(HERE / "faults" / "rubric" / "unknown_field", tmp_path / "small")
    shutil.copy(HERE / "faults" / "rubric" / "unknown_within" / "washes_hands.yaml", folder)
    lexicon = "lexicons/raw_food.yaml"
    shutil.copy(HERE / "faults" / "rubric" / "number_for_a_term" / lexicon, folder / lexicon)
    (folder / "rubric.yaml").write_text("rubric: Small\n", encoding="utf-8")
    lines = [line for line in told(folder).splitlines() if not line.startswith(" ")]
    assert [line.split(":")[0] for line in lines] == [
        *["rubric.yaml"] * 6,
        "keeps_food_cold.yaml",
        "washes_hands.yaml",
        "lexicons/raw_food.yaml",
    ]


def test_a_file_too_large_to_be_a_rubric_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "small"
    shutil.copytree(HERE / "rubric" / "small", folder)
    (folder / "lexicons" / "raw_food.yaml").write_bytes(b"# " + b"x" * 1_000_000)
    wrong = "the file has 1,000,002 bytes, more than the 1,000,000 that one may have"
    assert told(folder) == f"lexicons/raw_food.yaml:1:1: {wrong}; split it\n"
