"""An editor corrects what is published, from its card, and members are told."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.actions.actions import Add, Correct, FormKind, Merge, OpenForm, Publish, Review
from bot.actions.curating import SendAs
from bot.house import House
from briefings.ask.queries import Changes, OneQuote, Quotes, Summary
from briefings.model.record import Kind
from tests.bot.houses import ARTICLE, EDITOR, MEMBER, SERVER, command, doors_to, opened, sent_with, text_of


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    """B-1 is published with Q-1 by Ada Quill and Q-2 by Ben Orr."""
    async with opened(tmp_path) as house:
        await house.reply(SERVER, EDITOR, Add(text=ARTICLE))
        await house.reply(SERVER, EDITOR, Publish(1))
        yield house


async def form(house: House, kind: FormKind, number: int = 1) -> object:
    card = await house.reply(SERVER, EDITOR, Correct(Kind.QUOTE, number))
    [door] = [door for door in doors_to(card, OpenForm) if door.form is kind]
    return await house.reply(SERVER, EDITOR, door)


async def corrected(house: House, kind: FormKind, **values: str) -> str:
    return text_of(await house.reply(SERVER, EDITOR, sent_with(await form(house, kind), **values)))  # type: ignore[arg-type]


async def test_the_words_of_a_published_quote_are_corrected(house: House) -> None:
    said = await corrected(house, FormKind.WORDS, words="The plan breaks our promise", reason="One clause too many.")
    assert said.startswith("Corrected. Members see what it was and why")
    told = text_of(await house.answer(SERVER, OneQuote(1)))
    assert "The plan breaks our promise […]" in told
    assert "is “The plan breaks our promise […]”. Reason: One clause too many." in told
    assert "1 change" in text_of(await house.answer(SERVER, Changes()))


async def test_a_correction_without_a_reason_keeps_what_was_typed(house: House) -> None:
    said = await corrected(house, FormKind.WORDS, words="The plan breaks our promise", reason=" ")
    assert "A correction needs a reason" in said
    assert "The plan breaks our promise" in said
    assert "1 change" not in text_of(await house.answer(SERVER, Changes()))


async def test_a_quote_is_taken_back(house: House) -> None:
    said = await corrected(house, FormKind.TAKE_BACK, reason="It was never said.")
    assert said.startswith("Corrected.")
    assert "Q-1" not in text_of(await house.answer(SERVER, Quotes(briefing=1)))
    told = text_of(await house.answer(SERVER, Changes()))
    assert "Taken back on 1 March 2026. Reason: It was never said." in told
    assert "breaks our promise" not in told


async def test_the_facts_of_a_published_article_are_corrected_and_keep_its_topics(house: House) -> None:
    review = await house.reply(SERVER, EDITOR, Review(1))
    [facts] = [door for door in doors_to(review, OpenForm) if door.form is FormKind.FACTS]
    topics = (await house.store.of(SERVER).drafts.get(1)).topics  # type: ignore[union-attr]
    opened_form = await house.reply(SERVER, EDITOR, facts)
    await house.reply(SERVER, EDITOR, sent_with(opened_form, outlet="Harbour Post", reason="It was left out."))
    told = text_of(await house.answer(SERVER, Summary(1)))
    assert "outlet: was nothing → is “Harbour Post”. Reason: It was left out." in told
    assert (await house.store.of(SERVER).drafts.get(1)).topics == topics  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Q-1", "Correct words"),
        ("e-1", "Correct event"),
        ("Q #1", "Correct words"),
        ("P-1", "Correct person"),
        ("B-1", "Correct facts"),
        ("Q-99", "There is no Q-99 on record here."),
        ("I-1", "“I-1” is not a number such as Q-12."),
        ("twelve", "“twelve” is not a number such as Q-12."),
    ],
)
async def test_the_command_leads_to_what_is_on_record_under_a_number(house: House, typed: str, said: str) -> None:
    assert said in text_of(await house.run(SERVER, EDITOR, command("briefing correct"), {"item": typed}))


async def test_a_correction_of_an_older_revision_is_refused_with_what_was_typed(house: House) -> None:
    first, second = await form(house, FormKind.WORDS), await form(house, FormKind.WORDS)
    await house.reply(SERVER, EDITOR, sent_with(first, words="The plan breaks our promise", reason="One."))  # type: ignore[arg-type]
    late = await house.reply(SERVER, EDITOR, sent_with(second, words="breaks our promise", reason="Two."))  # type: ignore[arg-type]
    assert "Somebody edited this draft in the meantime" in text_of(late)
    assert "Two." in text_of(late)


async def test_a_member_corrects_nothing(house: House) -> None:
    assert "Manage Server" in text_of(await house.reply(SERVER, MEMBER, Correct(Kind.QUOTE, 1)))
    sent = sent_with(await form(house, FormKind.WORDS), words="The plan", reason="Why.")  # type: ignore[arg-type]
    assert "Manage Server" in text_of(await house.reply(SERVER, MEMBER, sent))


SECOND = "“We will see,” said Mara Finch, the pilot. “Nobody knows,” said Owen Dale, the warden."


@pytest.mark.parametrize(("answer", "speaker"), [("P-2", "Ben Orr"), ("@new", "B. Orr")])
async def test_a_speaker_who_could_be_on_record_is_asked_about_and_one_press_answers(
    house: House, answer: str, speaker: str
) -> None:
    await house.reply(SERVER, EDITOR, Add(text=SECOND))
    await house.reply(SERVER, EDITOR, Publish(2))
    filled = sent_with(await form(house, FormKind.SPEAKER, 3), new_name="B. Orr", reason="Misheard.")  # type: ignore[arg-type]
    asked = await house.reply(SERVER, EDITOR, filled)
    assert "This could be P-2 Ben Orr, who is on record." in text_of(asked)
    assert "Mara Finch" in text_of(await house.answer(SERVER, OneQuote(3)))
    [door] = [door for door in doors_to(asked, SendAs) if f'"same_as": "{answer}"' in door.typed]
    done = text_of(await house.reply(SERVER, EDITOR, door))
    assert done.startswith("Corrected.")
    told = text_of(await house.answer(SERVER, OneQuote(3)))
    assert f"— {speaker}" in told
    assert "speaker: was “Mara Finch” → is “B. Orr”. Reason: Misheard." in told


async def test_somebody_renamed_as_another_on_record_may_be_merged_with_them_or_stay_two(house: House) -> None:
    await house.reply(SERVER, EDITOR, Add(text=SECOND))
    await house.reply(SERVER, EDITOR, Publish(2))
    finch = await house.reply(SERVER, EDITOR, Correct(Kind.PERSON, 4))
    [door] = [door for door in doors_to(finch, OpenForm) if door.form is FormKind.PERSON]
    shown = await house.reply(SERVER, EDITOR, door)
    asked = await house.reply(SERVER, EDITOR, sent_with(shown, name="Ben Orr", reason="Misheard."))
    assert "This could be P-2 Ben Orr, who is on record. Merge the two, or say that they are two people." in text_of(
        asked
    )
    assert doors_to(asked, Merge) == [Merge("P-4", "P-2")]
    [two] = doors_to(asked, SendAs)
    assert text_of(await house.reply(SERVER, EDITOR, two)).startswith("Corrected.")


async def test_an_answer_to_a_form_that_asks_nobody_is_refused(house: House) -> None:
    told = text_of(await house.reply(SERVER, EDITOR, SendAs(1, 2, "return", "", "")))
    assert told.startswith("That button belongs to an older version of the bot.")
