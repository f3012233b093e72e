"""An editors' desk under load holds its record: a short soak in every run, the whole one by `make soak`."""

import sys
from pathlib import Path

import pytest

from tests.soak.soaking import soak

ARTICLES, SEED = 200, 2026


async def test_a_short_soak_keeps_the_record_as_the_model_has_it(tmp_path: Path) -> None:
    told = await soak(tmp_path, articles=12, seed=4)
    assert told.done.total() > 100
    assert told.restored > 0


@pytest.mark.soak
@pytest.mark.timeout(600)
async def test_the_whole_soak_keeps_the_record_as_the_model_has_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = await soak(tmp_path, ARTICLES, SEED)
    with capsys.disabled():
        sys.stdout.write(f"\n{told}\n")
    assert told.done["add"] >= ARTICLES
    assert min(told.done.values()) > 0
