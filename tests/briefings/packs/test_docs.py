"""The page about the file names every key, and its example is a briefing file."""

from pathlib import Path

import pytest

from briefings.draft.selecting import selection
from briefings.packs import form, read_file

PAGE = (Path(__file__).parents[3] / "docs" / "briefing-file.md").read_text(encoding="utf-8")
PARTS = [part for part in vars(form).values() if isinstance(part, type) and issubclass(part, form.FileMapping)]
KEYS = sorted({field.alias or name for part in PARTS for name, field in part.model_fields.items()} - {"text", "file"})


def test_the_example_of_the_page_is_read_and_all_of_it_goes_out() -> None:
    draft = read_file(PAGE.split("```yaml\n")[1].split("```")[0], {})
    assert [len(items) for items in (draft.people, draft.quotes, draft.events, draft.stances)] == [2, 2, 1, 1]
    assert selection(draft).left == ()


@pytest.mark.parametrize("key", KEYS)
def test_every_key_is_on_the_page(key: str) -> None:
    assert f"`{key}`" in PAGE or f"{key}:" in PAGE
