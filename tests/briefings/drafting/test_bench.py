"""The bench prints its table without the texts of others."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.briefings.drafting import bench


@pytest.mark.slow
def test_the_table_says_what_is_reached_and_what_is_not_at_hand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bench, "SIZES", (21_000, 22_000))
    ended = CliRunner().invoke(bench.main, ["--errors", "--shared", str(tmp_path / "gone")])
    assert ended.exit_code == 0, ended.output
    assert "| direct_span | " in ended.output
    assert "| whole draft, 1,000 words, ms | " in ended.output
    assert ended.output.endswith(
        "The labelled texts of ../shared/bench are not here; the rest of the table needs them.\n"
    )


def test_offsets_are_carried_back_over_white_space_and_accents() -> None:
    given = "One\u00a0two \u200b\nMare\u0301 three"
    places = bench.places(given, "One two\nMar\u00e9 three")
    assert [given[place] for place in places[:8]] == ["O", "n", "e", "\u00a0", "t", "w", "o", " "]
    assert given[places[11] :] == "e\u0301 three"
    assert given[places[12] :] == " three"
    assert places[-1] == len(given)
