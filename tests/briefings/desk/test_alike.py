"""Who on record could be one and the same: asked about, never merged by the rule."""

from collections.abc import AsyncIterator
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.desk import Desk
from briefings.desk.alike import alike
from briefings.desk.identities import could_be_same, merge, tell_apart, undo
from briefings.errors import Gone, IllegalMove
from briefings.model.record import PersonRef
from briefings.store import Record, Store
from tests.briefings.conftest import now
from tests.briefings.desk.editions import two_editions
from tests.briefings.desk.test_identities import EDITOR, OTHER
from tests.records import opened_record


def people(*names: str) -> list[tuple[PersonRef, list[str]]]:
    """P-1, P-2 … of these names; other names of one person after a slash."""
    return [(PersonRef(at, name.split("/")[0]), name.split("/")) for at, name in enumerate(names, 1)]


def asked(*names: str) -> list[tuple[int, int]]:
    return [(pair.person.number, pair.other.number) for pair in alike(people(*names))]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ada Quill", "A. Quill"),
        ("Ada Quill", "Ada Quill"),
        ("Ada Quill", "Mayor Quill"),
        ("Ada Quill", "Ada Qill"),
        ("Ada Quill", "Ada Qiull"),
        ("Ada Quill", "Ade Quill"),
        ("Ada Quill", "Zda Quill"),
        ("Ida Brandt/Ida Quill", "I. Quill"),
        ("Council President", "Council Presidents"),
    ],
)
def test_two_who_could_be_one_are_asked_about(one: str, other: str) -> None:
    assert asked(one, other) == [(2, 1)]
    assert asked(other, one) == [(2, 1)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ada Quill", "Boris Quill"),
        ("Ada Quill", "B. Quill"),
        ("Ada Quill", "Ada Reed"),
        ("Ada Quill", "Ada Qull Reed"),
        ("Quill", "Quilt"),
        ("Al Roy", "Al Rey"),
        ("", "Ada Quill"),
    ],
)
def test_two_who_are_two_are_not(one: str, other: str) -> None:
    assert asked(one, other) == []


def test_the_newest_come_first() -> None:
    assert asked("Ada Quill", "Ben Orr", "A. Quill", "B. Orr", "Quill") == [(5, 3), (5, 1), (4, 2), (3, 1)]


def test_a_slip_is_told_from_a_name_that_fits() -> None:
    assert [pair.slip for pair in alike(people("Ada Quill", "Ada Qill", "A. Quill"))] == [False, True]


@given(st.permutations(people("Ada Quill", "A. Quill", "Ada Qill", "Ben Orr", "Orr")))
def test_the_order_in_which_they_come_changes_nothing(order: list[tuple[PersonRef, list[str]]]) -> None:
    assert alike(order) == alike(people("Ada Quill", "A. Quill", "Ada Qill", "Ben Orr", "Orr"))


@given(st.lists(st.text("ab. ", max_size=9), max_size=12))
def test_nobody_is_asked_about_twice_or_with_themselves(names: list[str]) -> None:
    found = asked(*names)
    assert len(found) == len(set(found))
    assert [pair for pair in found if pair[0] <= pair[1]] == []


def test_a_thousand_of_one_surname_are_looked_through_at_once() -> None:
    first = ["".join(letters) for letters in permutations("abcdefg", 4)]
    assert len(alike(people(*(f"{name} Smith" for name in first)))) < 10_000


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    """P-1 and P-3 are called Ada Quill, P-2 and P-4 Boris Reed."""
    async with opened_record(tmp_path / "record.db", now, two_editions) as store:
        yield store


async def pairs(record: Record) -> list[tuple[int, int]]:
    return [(pair.person.number, pair.other.number) for pair in await could_be_same(record)]


async def test_the_record_is_asked_about(store: Store, record: Record) -> None:
    assert await pairs(record) == [(4, 2), (3, 1)]
    assert await could_be_same(store.of(OTHER)) == ()


async def test_who_was_told_apart_is_not_asked_about_until_somebody_asks_again(record: Record, desk: Desk) -> None:
    await tell_apart(desk, 1, 3)
    await tell_apart(desk, 3, 1)
    assert await pairs(record) == [(4, 2)]
    await record.ledger.regroupings.ask_again(EDITOR, 1, 3)
    assert await pairs(record) == [(4, 2), (3, 1)]


async def test_who_is_merged_is_asked_about_no_more(record: Record, desk: Desk) -> None:
    done = await merge(desk, 3, 1)
    assert await pairs(record) == [(4, 2)]
    await undo(desk, done.number)
    assert await pairs(record) == [(4, 2), (3, 1)]


async def test_who_is_not_on_record_is_not_told_apart(store: Store, desk: Desk) -> None:
    with pytest.raises(IllegalMove, match="Both are P-1"):
        await tell_apart(desk, 1, 1)
    with pytest.raises(Gone, match="There is no P-9 on record here"):
        await tell_apart(desk, 1, 9)
    with pytest.raises(Gone, match="There is no P-1 on record here"):
        await tell_apart(Desk(store.of(OTHER), EDITOR), 1, 2)
