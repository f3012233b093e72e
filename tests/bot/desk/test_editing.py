"""An editor's way from an article to a published briefing, with everything that can go wrong between two presses."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.actions.actions import (
    Action,
    Add,
    Discard,
    FormKind,
    Judge,
    ListBriefings,
    OpenForm,
    OpenItem,
    Publish,
    Restore,
    Review,
    SamePerson,
    Submit,
    Withdraw,
)
from bot.cards.card import Card, Form, Goal
from bot.gate.rules import Actor
from bot.house import House
from briefings.ask.queries import OneQuote, Quotes, Summary, Who
from briefings.draft.model import Draft, Verdict, goes_out
from tests.bot.houses import (
    ARTICLE,
    EDITOR,
    MEMBER,
    SECOND_EDITOR,
    SERVER,
    doors_to,
    goals_of,
    opened,
    press,
    sent_with,
    text_of,
)

ADD = Add("ferry.txt", ARTICLE.encode())


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with opened(tmp_path) as one:
        yield one


async def draft_of(house: House, number: int = 1) -> Draft:
    found = await house.store.of(SERVER).drafts.get(number)
    assert found is not None
    return found


async def act(house: House, action: Goal, actor: Actor = EDITOR) -> Card | Form:
    return await house.reply(SERVER, actor, action)


def quote_key(draft: Draft, words: str) -> str:
    return next(quote.key for quote in draft.quotes if words in quote.pieces[0].of(draft.source.text))


@dataclass
class Restarting:
    """A house that is closed and opened again between any two presses."""

    folder: Path

    async def press(self, action: Action, actor: Actor = EDITOR) -> Card | Form:
        async with opened(self.folder) as house:
            spelling = await house.spell(SERVER, action)
        async with opened(self.folder) as house:
            return await press(house, SERVER, actor, spelling)

    async def send(self, submit: Submit) -> Card | Form:
        async with opened(self.folder) as house:
            return await house.reply(SERVER, EDITOR, submit)


async def test_an_article_becomes_a_review_card_and_no_member_sees_anything_of_it(house: House) -> None:
    review = await act(house, ADD)
    assert "Ferry fare plan divides the harbour council" in text_of(review)
    assert Publish(1, 1) in goals_of(review)
    for query in (Who("Ada Quill"), Quotes(), Summary(), Summary(1)):
        assert "Quill" not in text_of(await house.reply(SERVER, MEMBER, query)).replace("“Ada Quill”", "")


async def test_publishing_puts_the_words_on_record(house: House) -> None:
    await act(house, ADD)
    published = text_of(await act(house, Publish(1, 1)))
    assert "B-1" in published
    said = text_of(await house.reply(SERVER, MEMBER, Quotes(person="quill")))
    assert "The plan breaks our promise to every commuter" in said
    assert "Ada Quill" in said


async def test_what_waits_stays_out_and_comes_in_once_it_is_settled(house: House) -> None:
    await act(house, ADD)
    published = text_of(await act(house, Publish(1)))
    assert "Nobody will be left on the pier" not in text_of(await house.reply(SERVER, MEMBER, Quotes()))
    assert "Held back" in published
    draft = await draft_of(house)
    key = quote_key(draft, "Nobody will be left")
    await act(house, Judge(1, draft.rev, key, Verdict.ACCEPTED))
    await act(house, Publish(1))
    assert "Nobody will be left on the pier" in text_of(await house.reply(SERVER, MEMBER, Quotes()))


async def test_a_judgement_leads_to_the_next_item_that_waits_and_at_last_to_the_review(house: House) -> None:
    await act(house, ADD)
    judged: set[str] = set()
    draft = await draft_of(house)
    waiting = [item.key for item in draft.items() if item.verdict is Verdict.OPEN and not goes_out(item)]
    shown = await act(house, OpenItem(1, waiting[0]))
    while verdicts := [one for one in doors_to(shown, Judge) if one.verdict is Verdict.REJECTED]:
        judged.add(verdicts[0].key)
        shown = await act(house, verdicts[0])
    assert judged == set(waiting)
    assert "Rejected. No open item is left." in text_of(shown)
    assert doors_to(shown, Publish) != []


async def test_a_reopened_item_is_shown_again(house: House) -> None:
    await act(house, ADD)
    draft = await draft_of(house)
    key = quote_key(draft, "Nobody will be left")
    await act(house, Judge(1, draft.rev, key, Verdict.REJECTED))
    shown = await act(house, Judge(1, draft.rev + 1, key, Verdict.OPEN))
    assert "Nobody will be left on the pier" in text_of(shown)
    assert [one.verdict for one in doors_to(shown, Judge)].count(Verdict.ACCEPTED) == 1


async def test_the_second_editor_gets_the_draft_as_it_is_now(house: House) -> None:
    await act(house, ADD)
    draft = await draft_of(house)
    key = quote_key(draft, "Nobody will be left")
    await act(house, Judge(1, draft.rev, key, Verdict.ACCEPTED))
    late = await act(house, Judge(1, draft.rev, key, Verdict.REJECTED), SECOND_EDITOR)
    assert "Somebody edited this draft. Here it is now." in text_of(late)
    assert {one.rev for one in doors_to(late, Judge)} == {draft.rev + 1}
    item = (await draft_of(house)).item(key)
    assert item is not None
    assert item.verdict is Verdict.ACCEPTED


async def test_of_two_editors_who_press_at_the_same_moment_one_is_told(house: House) -> None:
    await act(house, ADD)
    draft = await draft_of(house)
    presses = [
        act(house, Judge(1, draft.rev, item.key, Verdict.REJECTED), actor)
        for item, actor in zip(draft.quotes[:2], (EDITOR, SECOND_EDITOR), strict=True)
    ]
    shown = [text_of(card) for card in await asyncio.gather(*presses)]
    assert sum("Somebody edited this draft. Here it is now." in one for one in shown) == 1
    assert (await draft_of(house)).rev == draft.rev + 1


async def test_publishing_what_was_edited_meanwhile_shows_the_draft_as_it_is_now(house: House) -> None:
    await act(house, ADD)
    draft = await draft_of(house)
    await act(house, Judge(1, draft.rev, quote_key(draft, "The plan"), Verdict.REJECTED))
    late = await act(house, Publish(1, draft.rev), SECOND_EDITOR)
    assert "Somebody edited this draft. Here it is now." in text_of(late)
    assert Publish(1, draft.rev + 1) in goals_of(late)
    assert await house.store.of(SERVER).briefings.newest() is None


async def test_a_form_for_what_was_edited_meanwhile_shows_the_draft_as_it_is_now(house: House) -> None:
    await act(house, ADD)
    draft = await draft_of(house)
    key = quote_key(draft, "The plan")
    await act(house, Judge(1, draft.rev, key, Verdict.ACCEPTED))
    late = await act(house, OpenForm(1, draft.rev, FormKind.WORDS, key), SECOND_EDITOR)
    assert "Somebody edited this draft. Here it is now." in text_of(late)
    assert OpenForm(1, draft.rev + 1, FormKind.WORDS, key) in goals_of(late)


async def test_what_was_typed_into_a_late_form_is_kept(house: House) -> None:
    await act(house, ADD)
    draft = await draft_of(house)
    first, second = await act(house, OpenForm(1, 1, FormKind.FACTS)), await act(house, OpenForm(1, 1, FormKind.FACTS))
    await act(house, sent_with(first, outlet="Harbour Post"))
    late = await act(house, sent_with(second, outlet="Pier Gazette"), SECOND_EDITOR)
    assert "Somebody edited this draft in the meantime" in text_of(late)
    assert "Pier Gazette" in text_of(late)
    again = await act(house, doors_to(late, OpenForm)[0], SECOND_EDITOR)
    await act(house, sent_with(again), SECOND_EDITOR)
    outlet = (await draft_of(house)).source.outlet
    assert outlet is not None
    assert outlet.value == "Pier Gazette"
    assert draft.rev + 2 == (await draft_of(house)).rev


async def test_words_that_do_not_stand_in_the_source_are_refused_with_the_nearest_passage(house: House) -> None:
    await act(house, ADD)
    draft = await draft_of(house)
    key = quote_key(draft, "The plan")
    form = await act(house, OpenForm(1, draft.rev, FormKind.WORDS, key))
    refused = await act(house, sent_with(form, words="The plan keeps our promise to every commuter"))
    said = text_of(refused)
    assert said.startswith("Not saved")
    assert "The plan breaks our promise to every commuter" in said
    assert "The plan keeps our promise to every commuter" in said
    assert (await draft_of(house)).rev == draft.rev


async def test_a_refused_form_comes_back_with_what_was_typed_after_a_restart(tmp_path: Path) -> None:
    desk = Restarting(tmp_path)
    async with opened(tmp_path) as house:
        await act(house, ADD)
        draft = await draft_of(house)
    key = quote_key(draft, "The plan")
    form = await desk.press(OpenForm(1, draft.rev, FormKind.WORDS, key))
    refused = await desk.send(sent_with(form, words="The plan keeps our promise"))
    again = await desk.press(doors_to(refused, OpenForm)[0])
    assert isinstance(again, Form)
    assert {field.key: field.value for field in again.fields}["words"] == "The plan keeps our promise"
    await desk.send(sent_with(again, words="The plan breaks our promise"))
    async with opened(tmp_path) as house:
        draft = await draft_of(house)
    assert [quote.pieces[0].of(draft.source.text) for quote in draft.quotes if quote.key == key] == [
        "The plan breaks our promise"
    ]


async def test_a_date_that_is_not_understood_is_refused_with_examples_and_kept(house: House) -> None:
    await act(house, ADD)
    form = await act(house, OpenForm(1, 1, FormKind.FACTS))
    refused = await act(house, sent_with(form, outlet="Harbour Post", published="the other day"))
    said = text_of(refused)
    assert "2026-01-27" in said
    assert "the other day" in said
    assert "Harbour Post" in said
    assert (await draft_of(house)).rev == 1


async def test_the_articles_date_counts_last_year_again(house: House) -> None:
    await act(house, ADD)
    form = await act(house, OpenForm(1, 1, FormKind.FACTS))
    review = await act(house, sent_with(form, outlet="Harbour Post", published="3 March 2025"))
    assert "Saved." in text_of(review)
    [moved] = [event for event in (await draft_of(house)).events if "moved last year" in event.sentence.text]
    assert moved.when.edtf == "2024"


async def test_an_identical_article_leads_to_the_first_one(house: House) -> None:
    await act(house, ADD)
    again = await act(house, Add("copy.txt", ARTICLE.encode()), SECOND_EDITOR)
    assert "already" in text_of(again)
    assert "B-1" in text_of(again)
    assert Publish(1, 1) in goals_of(again)
    assert (await house.store.of(SERVER).drafts.lines()).total == 1


async def test_an_identical_article_that_is_published_offers_its_summary(house: House) -> None:
    await act(house, ADD)
    await act(house, Publish(1))
    assert Summary(1) in goals_of(await act(house, ADD))


@pytest.mark.parametrize(
    ("file", "say"),
    [
        (Add("empty.txt", b""), "There is no text in it."),
        (Add("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256))), "That is a picture, not a text."),
        (Add("big.txt", b"a" * (10 * 1024 * 1024 + 1)), "the limit is 10 MB"),
    ],
)
async def test_a_file_that_is_no_article_is_refused_and_nothing_is_kept(house: House, file: Add, say: str) -> None:
    assert say in text_of(await act(house, file))
    assert not await house.store.of(SERVER).drafts.has_anything()


@pytest.mark.parametrize(
    ("data", "say"),
    [
        ('Ferry café\n\n"It stays open," Ada Quill said.\n'.encode("latin-1"), "The file was not UTF-8"),
        (b"Fares rise\n\nThe harbour council met. It rained.\n", "no quotes"),
        ("Fares rise\n\n“The plan is bad, Ada Quill said.\n".encode(), "is not closed"),
    ],
    ids=["latin-1", "no quotes", "unbalanced marks"],
)
async def test_an_odd_article_is_taken_in_and_its_review_says_what_is_odd(house: House, data: bytes, say: str) -> None:
    review = await act(house, Add("odd.txt", data))
    assert say in text_of(review)
    assert (await draft_of(house)).number == 1


async def test_without_a_file_the_form_to_paste_into_is_shown(house: House) -> None:
    form = await act(house, Add())
    assert isinstance(form, Form)
    assert form.opened == Add()


async def test_a_pasted_article_is_taken_in_with_what_was_typed_beside_it(house: House) -> None:
    form = await act(house, Add())
    review = await act(house, sent_with(form, article=ARTICLE, outlet="Harbour Post", published="3 March 2025"))
    assert "Harbour Post" in text_of(review)
    source = (await draft_of(house)).source
    assert source.published is not None
    assert source.published.value == "2025-03-03"


async def test_a_pasted_article_is_not_lost_over_a_date_that_is_not_understood(house: House) -> None:
    form = await act(house, Add())
    review = await act(house, sent_with(form, article=ARTICLE, published="the other day"))
    assert "the other day" in text_of(review)
    assert (await draft_of(house)).source.published is None
    again = await act(house, doors_to(review, OpenForm)[0])
    assert isinstance(again, Form)
    assert {field.key: field.value for field in again.fields}["published"] == "the other day"


async def test_an_empty_paste_is_refused_and_what_was_typed_beside_it_is_shown(house: House) -> None:
    form = await act(house, Add())
    refused = await act(house, sent_with(form, article="  \n ", outlet="Harbour Post"))
    assert "Harbour Post" in text_of(refused)
    assert Add() in goals_of(refused)


async def test_a_draft_of_which_nothing_would_be_published_says_so_above_its_review(house: House) -> None:
    await act(house, ADD)
    draft = await draft_of(house)
    for item in draft.items():
        await act(house, Judge(1, (await draft_of(house)).rev, item.key, Verdict.REJECTED))
    refused = await act(house, Publish(1))
    assert "othing would be published" in text_of(refused)
    assert doors_to(refused, Review) != []
    assert (await draft_of(house)).rev == draft.rev + len(draft.items())


async def test_a_withdrawn_briefing_is_gone_for_members_and_comes_back_as_it_was(house: House) -> None:
    await act(house, ADD)
    await act(house, Publish(1))
    withdrawn = text_of(await act(house, Withdraw(1, "The date was wrong.")))
    assert "B-1" in withdrawn
    gone = text_of(await house.reply(SERVER, MEMBER, Summary(1)))
    assert "The date was wrong." in gone
    assert "breaks our promise" not in text_of(await house.reply(SERVER, MEMBER, Quotes()))
    await act(house, Restore(1))
    assert "breaks our promise" in text_of(await house.reply(SERVER, MEMBER, Quotes()))


async def test_withdrawing_from_a_card_asks_for_a_reason_first(house: House) -> None:
    await act(house, ADD)
    published = await act(house, Publish(1))
    form = await act(house, next(one for one in doors_to(published, OpenForm) if one.form is FormKind.WITHDRAW))
    assert await house.store.of(SERVER).briefings.newest() == 1
    assert "is withdrawn" in text_of(await act(house, sent_with(form, reason="The date was wrong.")))
    assert "The date was wrong." in text_of(await house.reply(SERVER, MEMBER, Summary(1)))


async def test_a_withdrawal_that_came_too_late_says_so(house: House) -> None:
    await act(house, ADD)
    form = await act(house, OpenForm(1, (await published_rev(house)), FormKind.WITHDRAW))
    await act(house, sent_with(form))
    assert "B-1 is not published." in text_of(await act(house, sent_with(form, reason="Once more.")))


async def published_rev(house: House) -> int:
    await act(house, Publish(1))
    return (await draft_of(house)).rev


async def test_what_was_published_is_opened_from_the_card_that_says_so(house: House) -> None:
    await act(house, ADD)
    published = await act(house, Publish(1, 1))
    assert "The plan breaks our promise" in text_of(await act(house, doors_to(published, OneQuote)[0], MEMBER))
    assert doors_to(published, Who) != []


async def test_a_draft_is_discarded_after_a_question_and_its_article_added_again(house: House) -> None:
    review = await act(house, ADD)
    [ask] = doors_to(review, Discard)
    asked = await act(house, ask)
    assert text_of(asked).startswith("Discard B-1 Ferry fare plan divides the harbour council?")
    assert (await draft_of(house)).rev == 1
    [sure] = doors_to(asked, Discard)
    assert "is discarded" in text_of(await act(house, sure))
    assert "B-1 was discarded." in text_of(await act(house, Review(1)))
    assert "There are no briefings here yet." in text_of(await act(house, ListBriefings()))
    assert text_of(await act(house, ADD)).startswith("B-2 Ferry fare plan")


async def test_a_draft_is_discarded_from_the_list(house: House) -> None:
    await act(house, ADD)
    [ask] = doors_to(await act(house, ListBriefings()), Discard)
    assert "Discard B-1" in text_of(await act(house, ask))


async def test_a_draft_that_was_edited_meanwhile_is_not_discarded(house: House) -> None:
    [ask] = doors_to(await act(house, ADD), Discard)
    [sure] = doors_to(await act(house, ask), Discard)
    await act(house, Judge(1, 1, (await draft_of(house)).quotes[0].key, Verdict.ACCEPTED), SECOND_EDITOR)
    assert "Somebody edited this draft. Here it is now." in text_of(await act(house, sure))
    assert (await draft_of(house)).rev == 2


async def test_somebody_who_could_be_on_record_is_settled_with_one_press(house: House) -> None:
    await act(house, ADD)
    await act(house, Publish(1))
    await act(house, Add("next.txt", "“We will see,” said Quill, the mayor. “Who knows,” said Cleo Marsh.".encode()))
    draft = await draft_of(house, 2)
    key = next(person.key for person in draft.people if person.name == "Quill")
    shown = await act(house, OpenItem(2, key))
    assert "Same as P-1 Ada Quill" in text_of(shown)
    assert [door.person for door in doors_to(shown, SamePerson)] == [1, None]
    assert Verdict.ACCEPTED not in [door.verdict for door in doors_to(shown, Judge)]
    assert text_of(await act(house, doors_to(shown, SamePerson)[0])).startswith("Accepted as P-1.")
    assert (await draft_of(house, 2)).item(key).same_as == 1  # type: ignore[union-attr]


async def test_an_accept_from_before_somebody_was_on_record_asks_who_it_is(house: House) -> None:
    await act(house, ADD)
    await act(house, Add("next.txt", "“We will see,” said Quill, the mayor. “Who knows,” said Cleo Marsh.".encode()))
    draft = await draft_of(house, 2)
    await act(house, Publish(1))
    key = next(person.key for person in draft.people if person.name == "Quill")
    refused = await act(house, Judge(2, draft.rev, key, Verdict.ACCEPTED))
    assert "This could be P-1 Ada Quill, who is on record." in text_of(refused)
    assert [door.person for door in doors_to(refused, SamePerson)] == [1, None]


async def test_a_refused_choice_is_shown_as_the_person_saw_it(house: House) -> None:
    await act(house, ADD)
    draft = await draft_of(house)
    form = await act(house, OpenForm(1, draft.rev, FormKind.SPEAKER, draft.quotes[0].key))
    refused = text_of(await act(house, sent_with(form, speaker="@new")))
    assert "Who said it: A new person (type the name below)" in refused
    assert "@new" not in refused


@pytest.mark.parametrize(
    ("kind", "key", "says"),
    [
        (FormKind.SPEAKER, "q1", "Submitting this accepts the words and the speaker together."),
        (FormKind.WORDS, "q1", "If you change the words, the quote is open again"),
        (FormKind.STANCE, "s1", "Submitting this accepts the stance of Ada Quill, with the issue in your words."),
        (FormKind.PERSON, "p1", "Submitting this accepts the person as it is here."),
    ],
)
async def test_a_form_says_what_sending_it_accepts(house: House, kind: FormKind, key: str, says: str) -> None:
    await act(house, ADD)
    form = await act(house, OpenForm(1, 1, kind, key))
    assert isinstance(form, Form)
    assert says in " ".join(run.text for block in form.shows for line in block.lines for run in line)


async def test_a_stance_says_whose_words_its_issue_is_in(house: House) -> None:
    await act(house, ADD)
    assert "Issue, in the article's words:" in text_of(await act(house, OpenItem(1, "s1")))
    form = await act(house, OpenForm(1, 1, FormKind.STANCE, "s1"))
    saved = text_of(await act(house, sent_with(form, issue="The fare plan should pass.", position="opposes")))
    assert "Issue, in an editor's words: The fare plan should pass." in saved
    assert "Now: accepted, will be published" in saved


async def test_a_move_that_the_state_does_not_allow_is_refused_with_the_next_step(house: House) -> None:
    await act(house, ADD)
    assert "B-1" in text_of(await act(house, Withdraw(1)))
    assert "B-1" in text_of(await act(house, Restore(1)))
    assert (await draft_of(house)).rev == 1


@pytest.mark.parametrize(
    "action",
    [
        Review(9),
        OpenItem(9, "q1"),
        Judge(9, 1, "q1", Verdict.ACCEPTED),
        OpenForm(9, 1, FormKind.FACTS),
        Submit(9, 1, FormKind.FACTS, "", (("title", "x"),)),
        Publish(9),
        Withdraw(9),
        Restore(9),
    ],
    ids=lambda action: type(action).__name__,
)
async def test_a_briefing_that_does_not_exist_is_said_to_be_missing(house: House, action: Action) -> None:
    assert "B-9" in text_of(await act(house, action))


@pytest.mark.parametrize(
    "action",
    [
        OpenItem(1, "q99"),
        Judge(1, 1, "q99", Verdict.ACCEPTED),
        OpenForm(1, 1, FormKind.WORDS, "q99"),
        Submit(1, 1, FormKind.WORDS, "q99", (("words", "x"),)),
    ],
    ids=lambda action: type(action).__name__,
)
async def test_an_item_that_is_gone_is_said_to_be_gone(house: House, action: Action) -> None:
    await act(house, ADD)
    assert "any more" in text_of(await act(house, action))


async def test_the_list_shows_every_briefing_with_a_way_into_it(house: House) -> None:
    await act(house, ADD)
    shown = await act(house, ListBriefings())
    assert "Ferry fare plan divides the harbour council" in text_of(shown)
    assert [one.briefing for one in doors_to(shown, Review)] == [1]


async def test_the_whole_way_survives_a_restart_between_any_two_presses(tmp_path: Path) -> None:
    desk = Restarting(tmp_path)
    async with opened(tmp_path) as house:
        review = await act(house, ADD)
    facts = await desk.press(doors_to(review, OpenForm)[0])
    review = await desk.send(sent_with(facts, outlet="Harbour Post", published="March 2025"))
    async with opened(tmp_path) as house:
        draft = await draft_of(house)
    item = await desk.press(OpenItem(1, quote_key(draft, "Nobody will be left")))
    accept = next(one for one in doors_to(item, Judge) if one.verdict is Verdict.ACCEPTED)
    await desk.press(accept)
    review = await desk.press(Review(1))
    published = await desk.press(doors_to(review, Publish)[0])
    assert "B-1" in text_of(published)
    async with opened(tmp_path) as house:
        said = text_of(await house.reply(SERVER, MEMBER, Quotes()))
    assert "Nobody will be left on the pier" in said
    assert "Harbour Post" in said
