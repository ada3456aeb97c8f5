"""A folder of gold → Golds, or every fault in its files at once, each with its line."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from pydantic import BaseModel, ValidationError

from markassist.errors import Fault, MarkassistError, Place
from markassist.evaluate.form import GoldForm
from markassist.evaluate.gold import Gold
from markassist.evaluate.labels import GoldFile, Lists, labels
from markassist.evaluate.places import Places, Way
from markassist.read import read_account
from markassist.rubric.complaints import complaint
from markassist.values import Account

SUFFIX = ".gold.json"


def read_gold(folder: Path) -> tuple[Gold, ...]:
    """Every account of a folder that has gold, by name.

    Raises MarkassistError with all faults: a quote that is not in the text or not once, a word that is none
    of the contract's, a text that is missing.
    """
    golds: list[Gold] = []
    faults: list[Fault] = []
    for path in _files(folder):
        try:
            golds.append(_gold(path))
        except MarkassistError as error:
            faults.extend(error.faults)
    if faults:
        raise MarkassistError(*faults)
    return tuple(golds)


def _files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        wrong = "this is a file" if folder.exists() else "there is no such folder"
        raise MarkassistError.at(folder, wrong, f"give the folder in which NAME.txt and NAME{SUFFIX} stand")
    found = sorted(folder.glob(f"*{SUFFIX}"))
    if not found:
        wrong = f"there is no gold here: no file ends in {SUFFIX}"
        raise MarkassistError.at(folder, wrong, f"put NAME{SUFFIX} beside each NAME.txt")
    return found


def _gold(path: Path) -> Gold:
    source = _source(path)
    data = _data(path, source)
    places = Places.of(source)
    account = read_account(path.with_name(path.name.removesuffix(SUFFIX) + ".txt"))
    file = GoldFile(str(path), places, account)
    form = _admitted(file, data)
    found, faults = labels(file, form)
    if faults:
        raise MarkassistError(*faults)
    return _filled(file, form, account, found)


def _filled(file: GoldFile, form: GoldForm, account: Account, found: Lists) -> Gold:
    return Gold(
        path=file.path,
        account=account,
        rubric=form.rubric,
        criteria=form.criteria,
        models_named=form.models_named,
        lines={code: file.places.position(("criteria", code), at_key=True)[0] for code in form.criteria},
        **found,
    )


def _source(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise MarkassistError.at(path, "it is not in UTF-8", "save it as UTF-8") from error
    except OSError as error:
        wrong = f"it cannot be read ({error.strerror})"
        raise MarkassistError.at(path, wrong, "see to its permissions") from error


def _data(path: Path, source: str) -> object:
    try:
        return json.loads(source)
    except json.JSONDecodeError as error:
        place = Place(str(path), error.lineno, error.colno)
        raise MarkassistError(
            Fault(place, f"this is not JSON: {error.msg}", "mend it here or just before")
        ) from error
    except RecursionError as error:
        raise MarkassistError.at(path, "it is nested too deeply", "write it in the form of gold") from error


def _admitted(file: GoldFile, data: object) -> GoldForm:
    try:
        form = GoldForm.model_validate(data)
    except ValidationError as error:
        raise MarkassistError(*_misformed(file, error)) from error
    repeated = [
        file.fault(way, f"“{way[-1]}” stands twice", "keep one of them", at_key=True)
        for way in file.places.repeated
    ]
    if repeated:
        raise MarkassistError(*repeated)
    return form


def _misformed(file: GoldFile, error: ValidationError) -> Iterator[Fault]:
    for one in error.errors(include_url=False):
        way: Way = tuple(one["loc"])
        wrong, remedy = complaint(one["type"], way, one, _fields(way[:-1]))
        yield file.fault(way, wrong, remedy, at_key=one["type"] == "extra_forbidden")


def _fields(way: Way) -> dict[str, str]:
    """The fields that may stand at the end of a way."""
    model: type[BaseModel] = GoldForm
    for part in way:
        field = model.model_fields.get(part) if isinstance(part, str) else None
        inner = get_args(field.annotation)[:1] if field else ()
        if inner and isinstance(inner[0], type) and issubclass(inner[0], BaseModel):
            model = inner[0]
    return dict.fromkeys(model.model_fields, "")
