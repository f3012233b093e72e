"""What was done comes back from the log as it went in, whatever it was."""

from collections.abc import Mapping
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.model.log import Correcting, Done, OnItem, Op, PartOf, Regrouping, SettledAs, Step
from briefings.model.spans import Span
from briefings.store.rows.log_values import done_of, shape_of, store_done

_EDITS = {Step: Op.EDIT_FACTS, OnItem: Op.EDIT_WORDS, SettledAs: Op.SETTLE}


st.register_type_strategy(
    Span, st.builds(lambda start, size: Span(start, start + size), st.integers(0, 99), st.integers(1, 99))
)


def shapes() -> Mapping[type[Done], list[Op]]:
    """Each shape with its operations."""
    by_shape: dict[type[Done], list[Op]] = {}
    for op in Op:
        for shape in dict.fromkeys((shape_of(op, whole=True), shape_of(op, whole=False))):
            by_shape.setdefault(shape, []).append(op)
    return by_shape


def test_every_shape_has_an_operation() -> None:
    assert set(shapes()) == set(get_args(Done))
    assert set(shapes()[Regrouping]) == set(shapes()[PartOf])


@pytest.mark.parametrize("shape", list(shapes()), ids=lambda shape: shape.__name__)
@given(data=st.data())
def test_what_was_done_comes_back_as_it_was(shape: type[Done], data: st.DataObject) -> None:
    ops = st.sampled_from(shapes()[shape])
    if shape is Correcting:
        edit = data.draw(st.sampled_from(list(_EDITS)))
        done: Done = Correcting(Op.CORRECT, data.draw(st.builds(edit, op=st.just(_EDITS[edit]))))
    else:
        done = data.draw(st.builds(shape, op=ops))  # type: ignore[assignment]
    args, was, now = store_done(done)
    assert done_of(done.op.value, args, was, now) == done
