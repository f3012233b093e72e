"""Members are told what was corrected, on the item and in one list."""

from dataclasses import replace
from hashlib import sha256

import pytest

from bot.cards.reader.answers import card_of
from bot.cards.reader.help import AboutFacts
from bot.commands.autocomplete import choices
from bot.commands.options import Suggest
from briefings.ask.answers import ChangesAnswer
from briefings.ask.ask import ask
from briefings.ask.queries import Changes, OneQuote, Query, Search, SourceOf, Stances, Summary
from briefings.dates.style import DEFAULT
from briefings.desk import Desk, briefings
from briefings.draft.changes import AddStance, Change, EditFacts, EditSpeaker, EditWords, SetVerdict
from briefings.draft.model import Draft, DraftPerson, Verdict
from briefings.model.record import AGAIN, WITHDRAWAL, WITHDRAWN, Kind, Position, Source
from briefings.model.spans import Span
from briefings.store import Record, Store
from tests.bot.houses import text_of
from tests.briefings.ask.records import ask_for
from tests.briefings.desk.bridge import DRAFT, TEXT

SERVER, OTHER, EDITOR = 7, 8, 42


@pytest.fixture
def desk(empty: Store) -> Desk:
    return Desk(empty.of(SERVER), EDITOR)


async def correct(desk: Desk, *changes: tuple[Change, str]) -> Draft:
    taken = await briefings.take_in_draft(desk, replace(DRAFT, number=0, rev=0))
    draft, _ = await briefings.publish(desk, taken.number, taken.rev)
    for change, reason in changes:
        draft = await briefings.correct(desk, draft.number, draft.rev, change, reason)
    return draft


def long_draft(text: str) -> Draft:
    """An article with one quote of its first speaker, as long as its quotation."""
    end = text.index(",” Quill said")
    quote = replace(DRAFT.quotes[0], pieces=(Span(text.index("Keep"), end),), speaker_span=None, cue=None)
    source = Source(text, sha256(text.encode()).hexdigest())
    return Draft(source, people=(DraftPerson("p1", "Ada Quill"),), quotes=(quote,))


async def show(record: Record, query: Query) -> str:
    return text_of(card_of(DEFAULT, await ask(record, query), AboutFacts("0", "", "")))


async def test_a_corrected_quote_says_what_it_was_and_why(desk: Desk) -> None:
    await correct(desk, (EditWords("q1", "Keep the bridge"), "One word too many."))
    told = await show(desk.record, OneQuote(1))
    assert "words: was “Keep the bridge open” → is “Keep the bridge […]”. Reason: One word too many." in told
    assert "Corrected on 28 January 2026" in told


async def test_where_a_quote_stands_says_it_too(desk: Desk) -> None:
    await correct(desk, (EditWords("q1", "Keep the bridge"), "One word too many."))
    told = await show(desk.record, SourceOf(Kind.QUOTE, 1))
    assert "Reason: One word too many." in told
    assert "Revision 3: corrected, 28 January 2026" in told


async def test_a_briefing_says_what_of_its_facts_was_corrected(desk: Desk) -> None:
    await correct(desk, (EditFacts("The bridge", "", "", "", "Transport"), "It had no title."))
    assert "title: was nothing → is “The bridge”. Reason: It had no title." in await show(desk.record, Summary(1))


async def test_changes_lists_all_newest_first(desk: Desk) -> None:
    await correct(desk, (EditWords("q1", "Keep the bridge"), "First."), (SetVerdict("q1", Verdict.REJECTED), "Second."))
    told = await show(desk.record, Changes())
    assert told.index("Taken back on 28 January 2026. Reason: Second.") < told.index("Reason: First.")
    assert "2 changes" in told


async def test_changes_does_not_repeat_words_that_were_taken_back(desk: Desk) -> None:
    await correct(desk, (EditWords("q1", "Keep the bridge"), "First."), (SetVerdict("q1", Verdict.REJECTED), "Second."))
    told = await show(desk.record, Changes())
    assert "words; taken back later. Reason: First." in told
    assert "Keep the bridge" not in told


async def test_an_uncorrected_record_says_so(desk: Desk) -> None:
    await correct(desk)
    assert await show(desk.record, Changes()) == "Nothing has been corrected here yet."


async def test_another_servers_corrections_are_not_seen(empty: Store, desk: Desk) -> None:
    await correct(desk, (EditSpeaker("q1", "p2"), "Misread."))
    answer = await ask_for(ChangesAnswer, empty.of(OTHER), Changes())
    assert answer.changes.total == 0


async def test_what_a_correction_has_no_room_for_is_marked_as_left_out(desk: Desk) -> None:
    text = TEXT.replace("Keep the bridge open", f"Keep the bridge open{' and open' * 30}")
    taken = await briefings.take_in_draft(desk, long_draft(text))
    draft, _ = await briefings.publish(desk, taken.number, taken.rev)
    await briefings.correct(desk, draft.number, draft.rev, EditWords("q1", "Keep the bridge"), "Too long.")
    assert " […]” → is “Keep the bridge […]”" in await show(desk.record, OneQuote(1))


async def test_a_stance_marks_what_its_evidence_leaves_out(desk: Desk) -> None:
    holder = AddStance("it is tired [and] it is unsafe", "The bridge should close.", Position.SUPPORTS, "p2")
    taken = await briefings.take_in_draft(desk, replace(DRAFT, number=0, rev=0))
    draft = await briefings.revise(desk, taken.number, taken.rev, holder)
    await briefings.publish(desk, draft.number, draft.rev)
    assert "[…] it is tired [and] it is unsafe" in await show(desk.record, Stances(issue="I-1"))
    assert "[…] it is tired [and] it is *unsafe*" in await show(desk.record, Search("unsafe", kind=Kind.STANCE))


async def test_a_quote_that_autocomplete_has_no_room_for_is_marked_as_left_out(desk: Desk) -> None:
    text = TEXT.replace("Keep the bridge open", f"Keep the bridge open{' and open' * 30}")
    taken = await briefings.take_in_draft(desk, long_draft(text))
    await briefings.publish(desk, taken.number, taken.rev)
    [offered] = [one.label for one in await choices(desk.record, Suggest.QUOTE, "keep")]
    assert offered.startswith("Ada Quill: Keep the bridge open and")
    assert offered.endswith(" […]")


async def test_changes_tells_of_a_briefing_that_is_withdrawn_and_nothing_of_what_it_said(desk: Desk) -> None:
    await correct(desk, (EditFacts("The bridge", "", "", "", "Transport"), "It had no title."))
    await briefings.withdraw(desk, 1, "The article was retracted.")
    told = await show(desk.record, Changes())
    assert "Withdrawn on 28 January 2026. Reason: The article was retracted." in told
    assert "1 change" in told
    assert "The bridge" not in told
    assert "title" not in told


async def test_changes_tells_of_a_briefing_that_was_restored(desk: Desk) -> None:
    await correct(desk, (EditFacts("The bridge", "", "", "", "Transport"), "It had no title."))
    await briefings.withdraw(desk, 1, "The article was retracted.")
    await briefings.restore(desk, 1)
    told = await show(desk.record, Changes())
    assert told.index("Published again on 28 January 2026.") < told.index("Withdrawn on 28 January 2026.")
    assert told.index("Withdrawn on 28 January 2026.") < told.index("Reason: It had no title.")
    assert "retracted" not in told
    assert "3 changes" in told


async def test_changes_tells_of_a_briefing_that_was_changed_and_published_again(desk: Desk) -> None:
    await correct(desk)
    withdrawn = await briefings.withdraw(desk, 1, "")
    changed = await briefings.revise(desk, 1, withdrawn.rev, EditWords("q1", "Keep the bridge"))
    await briefings.publish(desk, 1, changed.rev)
    changes = (await desk.record.corrections.changes(per_page=20)).items
    assert [(one.what, one.became) for one in changes] == [
        ("words", "Keep the bridge […]"),
        (WITHDRAWAL, AGAIN),
        (WITHDRAWAL, WITHDRAWN),
    ]


async def test_a_draft_is_no_change(desk: Desk) -> None:
    await briefings.take_in_draft(desk, replace(DRAFT, number=0, rev=0))
    assert (await desk.record.corrections.changes()).total == 0
