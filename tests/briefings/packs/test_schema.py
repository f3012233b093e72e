"""The JSON Schema for text editors takes what the program takes, and marks what it refuses for its shape."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from briefings.packs import sample, write_file
from briefings.packs.form import json_schema
from tests.briefings.packs.test_reader import FILE

DOCS = Path(__file__).parents[3] / "docs"
SCHEMA: dict[str, Any] = json.loads(json_schema())


class EditorsLoader(yaml.SafeLoader):
    """Reads YAML as text editors do: a day is text, as JSON has no days."""

    yaml_implicit_resolvers = {  # noqa: RUF012 PyYAML's own shape
        first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def faults(text: str) -> list[str]:
    found = Draft202012Validator(SCHEMA).iter_errors(yaml.load(text, Loader=EditorsLoader))
    return sorted("/".join(str(part) for part in fault.absolute_path) for fault in found)


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_the_schema_in_the_docs_is_the_programs() -> None:
    assert (DOCS / "briefing-file.schema.json").read_text(encoding="utf-8") == json_schema()


@pytest.mark.parametrize(
    "text", [FILE, write_file(sample()), (DOCS / "briefing-file.md").read_text(encoding="utf-8").split("```")[1][5:]]
)
def test_files_that_are_read_are_valid(text: str) -> None:
    assert faults(text) == []


@pytest.mark.parametrize(
    ("old", "new", "at"),
    [
        ("position: supports", "position: pro", "stances/0/position"),
        ("    position: supports\n", "", "stances/0"),
        ("topics: [Transport]", "topics: Transport", "topics"),
        ("topics: [Transport]", "colours: [red]", ""),
        ("at: 141", "at: here", "quotes/2/words"),
        ("on-record: 1", "on-record: 2", "on-record"),
    ],
)
def test_a_wrong_shape_is_marked_where_it_stands(old: str, new: str, at: str) -> None:
    assert faults(FILE.replace(old, new, 1)) == [at]


def test_numbers_and_years_may_stand_without_quotation_marks() -> None:
    assert (
        faults("on-record: 1\narticle: a.txt\nsource: {published: 2025}\nevents: [{sentence: A b., when: 2022}]\n")
        == []
    )
