"""What holds for all tests: a busy machine fails none. No example of Hypothesis and no search is judged by the time on the wall."""

from collections.abc import Iterator

import pytest
from hypothesis import settings

from briefings.store.shelf import search

settings.register_profile("on record", deadline=None)
settings.load_profile("on record")


@pytest.fixture(scope="session", autouse=True)
def patient_search() -> Iterator[None]:
    """A search may take long, except in the test of its limit, which sets one."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search, "LIMIT_S", 30.0)
        yield
