from pathlib import Path

import jsonschema
import pytest
import yaml

from markassist.rubric.json_schema import FILES, json_schema

SMALL = Path(__file__).parent / "small"


SOUND = [
    ("rubric", SMALL / "rubric.yaml"),
    *(("criterion", path) for path in sorted(SMALL.glob("*_*.yaml"))),
    *(("lexicon", path) for path in sorted(SMALL.glob("lexicons/*.yaml"))),
    *(("misconception", path) for path in sorted(SMALL.glob("misconceptions/*.yaml"))),
]


@pytest.mark.parametrize(("kind", "path"), SOUND, ids=lambda value: str(getattr(value, "stem", value)))
def test_a_sound_file_obeys_its_schema(kind: str, path: Path) -> None:
    jsonschema.validate(yaml.safe_load(path.read_text(encoding="utf-8")), json_schema(kind))


@pytest.mark.parametrize("kind", FILES)
def test_a_schema_is_itself_sound_and_says_what_fields_mean(kind: str) -> None:
    schema = json_schema(kind)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["description"]


def test_an_unknown_field_is_refused() -> None:
    data = yaml.safe_load((SMALL / "lexicons" / "raw_food.yaml").read_text(encoding="utf-8"))
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**data, "termz": []}, json_schema("lexicon"))


def test_fields_carry_the_words_of_the_grammar() -> None:
    indicator = json_schema("criterion")["$defs"]["Indicator"]["properties"]
    assert indicator["level"]["description"].startswith("The lowest rung that counts")
