"""Whether what a message quotes stands on record: yes, in part, nearly, or not."""

import pytest

from bot.cards.reader.answers import card_of
from bot.render.terminal import to_terminal
from briefings.ask.answers import Answer, CheckAnswer, NoMatch, QuoteVerdict, SearchAnswer
from briefings.ask.ask import ask
from briefings.ask.checking import telling
from briefings.ask.queries import CheckQuotes, FindSources, Search
from briefings.dates.style import DEFAULT
from briefings.errors import BadValue
from briefings.model.record import Kind
from briefings.store import Record, Store
from tests.bot.cards.record import ABOUT
from tests.briefings.ask.records import EDITOR, ELSEWHERE, ask_for


async def check(record: Record, message: str) -> CheckAnswer:
    return await ask_for(CheckAnswer, record, CheckQuotes(message))


def show(answer: Answer) -> str:
    return " ".join(to_terminal(card_of(DEFAULT, answer, ABOUT)).text.split())


@pytest.mark.parametrize(
    ("message", "verdict", "on_record"),
    [
        ("“We pay for empty seats”", QuoteVerdict.STANDS, "We pay for empty seats […]"),
        ("he says “we pay for empty seats!”", QuoteVerdict.STANDS, "We pay for empty seats […]"),
        ("> Not in this city [or any other]", QuoteVerdict.STANDS, "[…] Not in this city [or any other]"),
        ('"nobody should have to walk … not in this city"', QuoteVerdict.SHORTENED, None),
        ("“We pay for empty buses, and the roof of the school leaks”", QuoteVerdict.DIFFERS, None),
        ("“Nobody should walk home at three in the morning”", QuoteVerdict.DIFFERS, None),
        ("“— … we pay for empty seats”", QuoteVerdict.STANDS, "We pay for empty seats […]"),
        ("“Lower all the taxes on tea by half”", QuoteVerdict.NOT_FOUND, ""),
    ],
)
async def test_each_passage_is_compared_word_for_word(
    record: Record, message: str, verdict: QuoteVerdict, on_record: str | None
) -> None:
    [one] = (await check(record, message)).checked
    assert one.verdict is verdict
    assert on_record is None or one.on_record == on_record


async def test_parts_in_another_order_do_not_stand_so(record: Record) -> None:
    [one] = (await check(record, "“not in this city … nobody should have to walk home”")).checked
    assert one.verdict is QuoteVerdict.DIFFERS


async def test_words_joined_over_what_the_article_says_between_them_do_not_stand_so(record: Record) -> None:
    [one] = (await check(record, "“We pay for empty seats, and the roof of the school leaks”")).checked
    assert one.verdict is QuoteVerdict.DIFFERS
    assert one.on_record == "We pay for empty seats, […] and the roof of\nthe school leaks"


async def test_the_card_shows_the_words_on_record_their_speaker_and_their_source(record: Record) -> None:
    shown = show(await check(record, "“We pay for full seats, and the roof of the school leaks,” said Ellison"))
    assert "Not word for word. The nearest words on record are: | We pay for empty seats, […] and the roof" in shown
    assert "— Devin Okafor, Mayor · Q-2, Harwick Ledger, 27 January 2026" in shown
    assert "It does not say whether something was said elsewhere." in shown


async def test_words_of_another_server_or_a_withdrawn_briefing_are_not_on_record(store: Store, record: Record) -> None:
    [elsewhere] = (await check(store.of(ELSEWHERE), "“We pay for empty seats”")).checked
    await record.ledger.drafts.withdraw(EDITOR, 1, "")
    [withdrawn] = (await check(record, "“We pay for empty seats”")).checked
    assert (elsewhere.verdict, withdrawn.verdict) == (QuoteVerdict.NOT_FOUND, QuoteVerdict.NOT_FOUND)


async def test_the_first_four_passages_are_compared_and_the_others_counted(record: Record) -> None:
    answer = await check(record, " ".join(f"“these are words number {number}”" for number in "abcdef"))
    assert (len(answer.checked), answer.more) == (4, 2)
    assert "2 more passages of this message were not compared." in show(answer)


async def test_a_message_that_quotes_nothing_is_told_so(record: Record) -> None:
    assert show(await check(record, "I think so too")).startswith("This message quotes nothing")


async def test_sources_are_found_by_the_most_telling_words(record: Record) -> None:
    answer = await ask_for(
        SearchAnswer, record, FindSources("so I was at the meeting and what about night buses in Harwick?")
    )
    assert answer.query == Search("so was at the meeting and what about night buses in Harwick")
    assert (Kind.BRIEFING, 1) in [(hit.kind, hit.number) for hit in answer.hits.items]


async def test_a_message_without_words_has_no_sources(record: Record) -> None:
    with pytest.raises(BadValue, match="This message has no words to search for"):
        await ask(record, FindSources("?? ! 🙂"))


async def test_a_message_about_something_else_finds_nothing(record: Record) -> None:
    answer = await ask(record, FindSources("zebra quagga okapi"))
    assert isinstance(answer, SearchAnswer | NoMatch)
    assert "othing" in show(answer)


def test_the_words_to_search_for_fit_a_search() -> None:
    assert telling("a " * 50 + "b" * 300 + " short") == "a short"
    assert len(telling(" ".join(f"{letter * 30}" for letter in "abcdefghijkl"))) <= 200
