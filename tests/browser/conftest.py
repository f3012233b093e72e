from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.driving import open_page, running_preview


@pytest.fixture
def page(tmp_path: Path) -> Iterator[Page]:
    with running_preview(tmp_path) as url, open_page(url) as opened:
        yield opened
