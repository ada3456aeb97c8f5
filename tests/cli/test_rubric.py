import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from markassist.cli import COMMANDS
from markassist.cli.rubric import COMMANDS as BENCH

ROOT = Path(__file__).parents[2]
SMALL = Path("tests/rubric/small")


def call(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command line from the top of the repository."""
    return subprocess.run(
        [sys.executable, "-c", "from markassist.cli import main; main()", *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_a_sound_rubric_is_validated_with_code_0() -> None:
    ran = call("rubric", "validate", SMALL)
    assert (ran.returncode, ran.stdout) == (0, "")
    assert ran.stderr == "tests/rubric/small: 0 faults, 0 warnings\n"


def test_faults_are_printed_with_their_lines_and_code_1(tmp_path: Path) -> None:
    (tmp_path / "rubric.yaml").write_text("rubric: x\ntitel: Something\n", encoding="utf-8")
    ran = call("rubric", "validate", tmp_path)
    assert ran.returncode == 1
    shown = "“titel” is not a field here; did you mean “title”?\n    titel: Something\n    ^\n"
    assert f"{tmp_path}/rubric.yaml:2:1: {shown}" in ran.stdout


def test_examples_that_hold_are_code_0() -> None:
    ran = call("rubric", "test", SMALL)
    assert (ran.returncode, ran.stdout) == (0, "")
    assert ", 0 failures, " in ran.stderr


def test_examples_that_do_not_hold_are_code_1(tmp_path: Path) -> None:
    folder = shutil.copytree(ROOT / SMALL, tmp_path / "small")
    criterion = folder / "keeps_food_cold.yaml"
    text = criterion.read_text(encoding="utf-8")
    criterion.write_text(text.replace("status: partial", "status: absent"), encoding="utf-8")
    ran = call("rubric", "test", folder)
    assert ran.returncode == 1
    assert f"{criterion}:24:11: the status is partial, not absent" in ran.stdout


def test_gaps_in_coverage_are_code_1() -> None:
    ran = call("rubric", "test", "--coverage", SMALL)
    assert ran.returncode == 1
    assert "note: no example fires “chill <raw_food>” of @chilling" in ran.stdout


def test_a_faulty_rubric_is_a_line_for_each_fault_and_code_2(tmp_path: Path) -> None:
    (tmp_path / "rubric.yaml").write_text("rubric: x\ntitel: Something\n", encoding="utf-8")
    ran = call("rubric", "show", tmp_path)
    assert (ran.returncode, ran.stdout) == (2, "")
    lines = ran.stderr.splitlines()
    assert len(lines) >= 5
    assert all(line.startswith(f"{tmp_path}/rubric.yaml:") and "; " in line for line in lines)


def test_show_tells_what_counts_and_what_is_needed() -> None:
    ran = call("rubric", "show", SMALL)
    assert ran.returncode == 0
    assert "+ washes: washes their own hands (by writer, from demonstrate on)" in ran.stdout
    assert "evidenced: washes and after_raw_food" in ran.stdout


def test_show_one_criterion_tells_its_cues() -> None:
    ran = call("rubric", "show", SMALL, "-c", "h1")
    assert ran.returncode == 0
    assert "@hand_washing + @raw_food (sentence)" in ran.stdout
    assert "H2" not in ran.stdout


def test_an_unknown_code_is_a_wrong_call() -> None:
    ran = call("rubric", "show", SMALL, "-c", "H9")
    assert ran.returncode == 2
    assert ran.stderr == "food_hygiene: there is no criterion “H9”; did you mean H1? The codes are H1, H2\n"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["rubric", "validate", "no_such_rubric"], "no_such_rubric: there is no such rubric; "),
        (["rubric", "validate"], "markassist rubric validate: Missing argument 'RUBRIC...'; see "),
        (["rubric", "shwo"], "markassist rubric: No such command 'shwo'"),
        (["rubric", "show", "x", "--colour"], "markassist rubric show: No such option"),
        (["shema"], "markassist: No such command 'shema'"),
        ([], "markassist: Missing command; see “markassist --help”"),
        (["schema", "rubrik"], "markassist schema: Invalid value for "),
    ],
)
def test_a_wrong_call_is_one_line_and_code_2(arguments: list[str], says: str) -> None:
    ran = call(*arguments)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith(says)
    assert ran.stderr.count("\n") == 1


def test_shipped_rubrics_are_listed_a_line_each() -> None:
    ran = call("rubric", "list")
    assert ran.returncode == 0
    assert len(ran.stdout.splitlines()) == len(list((ROOT / "rubrics").glob("*/rubric.yaml")))


@pytest.mark.parametrize("form", ["report", "selfcheck", "rubric", "criterion", "lexicon", "misconception"])
def test_each_schema_is_a_json_schema(form: str) -> None:
    ran = call("schema", form)
    assert ran.returncode == 0
    jsonschema.Draft202012Validator.check_schema(json.loads(ran.stdout))


def test_help_imports_nothing_that_is_slow() -> None:
    code = (
        "import sys; from markassist.cli import group; group.main(['--help'], standalone_mode=False); "
        "slow = {'spacy', 'pydantic', 'yaml', 'lxml', 'rapidfuzz'} & set(sys.modules); "
        "sys.exit(', '.join(slow) or 0)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert all(name in ran.stdout for name in COMMANDS)


def test_a_reader_that_stops_is_no_fault() -> None:
    command = f"{sys.executable} -c 'from markassist.cli import main; main()' schema report"
    command += " | head -c 1; echo ${PIPESTATUS[0]}"
    ran = subprocess.run(["bash", "-c", command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.stdout == "{0\n"
    assert ran.stderr == ""


def test_a_new_rubric_is_written_validated_and_tested(tmp_path: Path) -> None:
    folder = tmp_path / "food"
    ran = call("rubric", "new", "food_hygiene", "-o", folder)
    assert ran.returncode == 0
    assert ran.stdout.splitlines()[0] == f"{folder}/rubric.yaml"
    assert call("rubric", "validate", folder).stderr == f"{folder}: 0 faults, 0 warnings\n"
    tested = call("rubric", "test", folder, "--coverage", "--variants")
    assert (tested.returncode, tested.stdout) == (0, "")
    assert f"{folder}: 18 examples, 0 failures, 0 known misses\n" in tested.stderr
    assert f"{folder}: 6 of 6 counting brackets could be turned, 3 of them denied\n" in tested.stderr
    assert f"{folder}: negated: 3 of 3 lose their credit\n" in tested.stderr


def test_a_variant_that_comes_out_wrong_is_code_1_and_shown_in_its_place(tmp_path: Path) -> None:
    folder = shutil.copytree(ROOT / SMALL, tmp_path / "small")
    criterion = folder / "washes_hands.yaml"
    text = criterion.read_text(encoding="utf-8")
    text = text.replace('["@hand_washing"]\n    by: [writer]', "[wash his hands]\n    by: [child]", 1)
    text = text.replace(
        "On Monday I [washed my hands](washes) and then", "He [washed his hands](washes) and I"
    )
    criterion.write_text(text, encoding="utf-8")
    ran = call("rubric", "test", folder, "--variants")
    assert ran.returncode == 1
    assert f"{criterion}:39:14: told by “another child”, it no longer shows washes: “She wash" in ran.stdout
    assert "another child: 0 of 2 keep their credit, fewer than 80%" in ran.stderr


def test_the_benchs_own_help_imports_nothing_that_is_slow() -> None:
    code = (
        "import sys; from markassist.cli import group; "
        "group.main(['rubric', '--help'], standalone_mode=False); "
        "slow = {'spacy', 'pydantic', 'yaml', 'lxml', 'rapidfuzz', 'openpyxl'} & set(sys.modules); "
        "sys.exit(', '.join(slow) or 0)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert all(name in ran.stdout for name in BENCH)
