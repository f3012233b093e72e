"""How an editor came to accept a quote: for itself, together with others, out of a file, or not at all."""

import pytest

from briefings.draft.changes import AcceptAll, Change, EditReply, EditSpeaker, EditWords, SetVerdict
from briefings.draft.model import Draft, Verdict
from briefings.draft.revising import apply
from briefings.model.record import Vouch
from briefings.packs import read_file, write_file
from tests.briefings.desk.bridge import DRAFT


def vouched(draft: Draft, *changes: Change) -> Vouch | None:
    """How the first quote is vouched for after the changes."""
    for change in changes:
        draft = apply(draft, change)
    return draft.quotes[0].vouch


ACCEPT, REOPEN = SetVerdict("q1", Verdict.ACCEPTED), SetVerdict("q1", Verdict.OPEN)


@pytest.mark.parametrize(
    ("changes", "vouch"),
    [
        ((), None),
        ((ACCEPT,), Vouch.ITEM),
        ((EditSpeaker("q1", "p1"),), Vouch.ITEM),
        ((EditWords("q1", "Keep the bridge"),), None),
        ((ACCEPT, EditWords("q1", "Keep the bridge")), None),
        ((AcceptAll(),), Vouch.TOGETHER),
        ((AcceptAll(), ACCEPT), Vouch.ITEM),
        ((ACCEPT, AcceptAll()), Vouch.ITEM),
        ((AcceptAll(), REOPEN), None),
        ((AcceptAll(), EditReply("q2", None)), Vouch.TOGETHER),
        ((ACCEPT, SetVerdict("q1", Verdict.REJECTED)), None),
        ((SetVerdict("q2", Verdict.ACCEPTED),), None),
    ],
)
def test_an_editor_vouches_for_what_was_accepted_for_itself(changes: tuple[Change, ...], vouch: Vouch | None) -> None:
    assert vouched(DRAFT, *changes) is vouch


def test_what_comes_in_from_a_file_is_of_the_file_until_an_editor_looks_at_it() -> None:
    came = read_file(write_file(apply(DRAFT, ACCEPT)), {})
    assert came.quotes[0].vouch is Vouch.FILE
    assert vouched(came, AcceptAll()) is Vouch.FILE
    assert vouched(came, ACCEPT) is Vouch.ITEM
