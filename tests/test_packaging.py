"""What a user installs carries the rubrics and word lists, and finds them from wheel and checkout alike."""

import importlib
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from markassist.shelf import data_folder

ROOT = Path(__file__).parents[1]
SHIPPED = ("rubrics", "corpora/accounts", "corpora/english", "corpora/lexicons")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    built = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr
    (path,) = folder.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def names(wheel: Path) -> frozenset[str]:
    with zipfile.ZipFile(wheel) as archive:
        return frozenset(archive.namelist())


@pytest.mark.parametrize("folder", SHIPPED)
def test_every_shipped_data_file_rides_in_the_wheel(folder: str, names: frozenset[str]) -> None:
    files = [path for path in (ROOT / folder).rglob("*") if path.is_file() and path.name[0] not in ".~"]
    assert files, f"{folder} is empty"
    assert {f"markassist/_data/{path.relative_to(ROOT).as_posix()}" for path in files} <= names


def test_gold_stays_out_of_the_wheel(names: frozenset[str]) -> None:
    assert not [name for name in names if name.startswith("markassist/_data/corpora/gold/")]


def test_the_wheel_says_that_it_is_typed_and_under_which_licence(names: frozenset[str]) -> None:
    assert "markassist/py.typed" in names
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in names)


def test_the_wheel_bears_the_version_that_reports_name(wheel: Path) -> None:
    version = importlib.import_module("markassist.version").__version__
    assert wheel.name.startswith(f"markassist-{version}-")


@pytest.mark.parametrize("name", ["rubrics", "corpora"])
def test_a_checkout_reads_its_own_data(name: str) -> None:
    assert data_folder(name) == ROOT / name


@pytest.mark.parametrize("name", ["rubrics", "corpora"])
def test_an_installed_wheel_reads_the_data_it_carries(name: str, wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    program = (
        f"import sys; sys.path.insert(0, {str(tmp_path)!r});"
        f"from markassist.shelf import data_folder; print(data_folder({name!r}))"
    )
    found = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True
    ).stdout.strip()
    assert Path(found) == tmp_path / "markassist" / "_data" / name
    assert any(Path(found).iterdir())


def test_every_dependency_is_pinned_by_name_and_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = [item for extra in project["optional-dependencies"].values() for item in extra]
    asked = {_name(item) for item in [*project["dependencies"], *extras]} - {"markassist"}
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pinned = {_name(line) for line in lines if line and not line.startswith("#")}
    assert not [line for line in lines if line and not line.startswith("#") and "==" not in line]
    assert asked <= pinned


def _name(requirement: str) -> str:
    """The distribution a requirement asks for, in the form in which names are compared."""
    for mark in "[<>=!~; ":
        requirement = requirement.split(mark, maxsplit=1)[0]
    return requirement.lower().replace("_", "-").replace(".", "-")


def test_the_rubric_that_a_new_one_starts_from_rides_in_the_wheel(names: frozenset[str]) -> None:
    starter = ROOT / "src" / "markassist" / "bench" / "starter"
    files = {f"markassist/bench/starter/{path.relative_to(starter)}" for path in starter.rglob("*.yaml")}
    assert len(files) == 5
    assert files <= names
