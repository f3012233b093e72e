"""Whether what a message quotes stands on record: in which of the ways that the bot tells apart."""

import pytest

from bot.cards.reader.answers import card_of
from bot.render.terminal import to_terminal
from briefings.ask.answers import Answer, CheckAnswer, NoMatch, QuoteVerdict, SearchAnswer
from briefings.ask.ask import ask
from briefings.ask.checking import telling
from briefings.ask.queries import CheckQuotes, FindSources, Search
from briefings.dates.style import DEFAULT
from briefings.draft.model import Draft, DraftPerson, DraftQuote
from briefings.errors import BadValue
from briefings.model.record import Kind, Page, SpeakerState
from briefings.model.spans import Span
from briefings.store import Record, Store
from tests.bot.cards.record import ABOUT
from tests.briefings.ask.records import EDITOR, ELSEWHERE, ask_for, at, publish, source_of


async def check(record: Record, message: str) -> CheckAnswer:
    return await ask_for(CheckAnswer, record, CheckQuotes(message))


def show(answer: Answer) -> str:
    return " ".join(to_terminal(card_of(DEFAULT, answer, ABOUT)).text.split())


@pytest.mark.parametrize(
    ("message", "verdict", "on_record"),
    [
        ("“We pay for empty seats”", QuoteVerdict.VERBATIM, "We pay for empty seats […]"),
        ("he says “we pay for empty seats!”", QuoteVerdict.VERBATIM, "We pay for empty seats […]"),
        ("“WE PAY FOR ЕМРТУ SЕATS”", QuoteVerdict.VERBATIM, "We pay for empty seats […]"),
        ("“𝗪𝗲 pay\u200b for em\u00adpty seats”", QuoteVerdict.VERBATIM, "We pay for empty seats […]"),
        ("> Not in this city [or any other]", QuoteVerdict.VERBATIM, "[…] Not in this city [or any other]"),
        ('"nobody should have to walk … not in this city"', QuoteVerdict.SHORTENED, None),
        ("“— … we pay for empty seats”", QuoteVerdict.VERBATIM, "We pay for empty seats […]"),
        ("“We pay for empty buses, and the roof of the school leaks”", QuoteVerdict.ALTERED, None),
        ("“have to walk home at two in the morning”", QuoteVerdict.CUT, None),
        ("“Nobody should walk home at three in the morning”", QuoteVerdict.ALTERED, None),
        ("“We pay for empty seats not in this city”", QuoteVerdict.SPLICED, "We pay for empty seats […]"),
        ("Ellison: “We pay for empty seats”", QuoteVerdict.OTHER_SPEAKER, "We pay for empty seats […]"),
        ("“We pay for empty seats” — Nadia Vance", QuoteVerdict.OTHER_SPEAKER, "We pay for empty seats […]"),
        ("“We pay for empty seats,” said Mr Okafor", QuoteVerdict.VERBATIM, "We pay for empty seats […]"),
        ("Mayor Okafor never really said “We pay for empty seats”", QuoteVerdict.VERBATIM, None),
        ("“Okafor was elected last year”", QuoteVerdict.VERBATIM, "Okafor was elected last year"),
        ("“Lower all the taxes on tea by half”", QuoteVerdict.NOT_ON_RECORD, None),
    ],
)
async def test_each_passage_gets_its_verdict(
    record: Record, message: str, verdict: QuoteVerdict, on_record: str | None
) -> None:
    [one] = (await check(record, message)).checked.items
    assert one.verdict is verdict
    assert on_record is None or one.found[0].words == on_record


async def test_parts_in_another_order_are_spliced(record: Record) -> None:
    [one] = (await check(record, "“not in this city … nobody should have to walk home”")).checked.items
    assert one.verdict is QuoteVerdict.SPLICED
    assert len(one.found) == 2


async def test_a_cue_between_is_no_change(record: Record) -> None:
    [one] = (await check(record, "“We pay for empty seats, and the roof of the school leaks”")).checked.items
    assert one.verdict is QuoteVerdict.VERBATIM
    assert one.found[0].words == "We pay for empty seats […] and the roof of\nthe school leaks"


async def test_a_cut_shows_the_whole_sentence_first(record: Record) -> None:
    shown = show(await check(record, "“have to walk home at two in the morning”"))
    assert (
        "the rest of the sentence qualifies them (a negation and a hedge). The whole sentence: | “Nobody should have"
        in shown
    )


async def test_words_of_the_article_are_told_from_words_of_a_quote(record: Record) -> None:
    shown = show(await check(record, "“The council last changed the night lines in 2022”"))
    assert "Word for word in the article, not in a quote on record: | The council last changed the night lines" in shown
    assert "B-1 Harwick splits over night buses, Harwick Ledger, 27 January 2026" in shown


async def test_words_of_two_places_of_an_article_are_not_joined_as_if_they_were_one_statement(record: Record) -> None:
    [one] = (await check(record, "“the school leaks the council last changed the night lines”")).checked.items
    assert one.found[0].words == "the school leaks.” The council last changed the night lines"


async def test_a_lost_negation_is_told_before_other_words(record: Record) -> None:
    shown = show(await check(record, "“They should have to walk home at two in the evening”"))
    lost = shown.index("A negation is lost: the record has “Nobody” where the message has “They”.")
    assert lost < shown.index("Words differ: the record has “morning” where the message has “evening”.")


async def test_without_quotation_marks_the_sentences_are_compared(record: Record) -> None:
    answer = await check(record, "Okafor said that we pay for empty seats. The moon is made of green cheese. Really?")
    assert [one.verdict for one in answer.checked.items] == [QuoteVerdict.VERBATIM, QuoteVerdict.NOT_ON_RECORD]
    assert "The message has no quotation marks, so its sentences were compared." in show(answer)


async def test_the_card_shows_the_words_on_record_their_speaker_and_their_source(record: Record) -> None:
    shown = show(await check(record, "“We pay for full seats, and the roof of the school leaks,” said Ellison"))
    assert "Not word for word. The message names Ellison; on record, Devin Okafor said them." in shown
    assert "Words differ: the record has “empty” where the message has “full”. | We pay for empty seats […]" in shown
    assert "— Devin Okafor, Mayor · Q-2, Harwick Ledger, 27 January 2026" in shown
    assert "It does not say whether something was said elsewhere." in shown


async def test_the_words_of_whoever_is_named_come_first(record: Record) -> None:
    text = "Ava Stone said: “We pay for empty seats.” Ben Hale said: “We pay for empty seats.”"
    quotes = tuple(
        DraftQuote(f"q{n}", (Span(start, start + 23),), f"p{n}", SpeakerState.STATED)
        for n, start in enumerate((text.index("We"), text.rindex("We")), 1)
    )
    people = (DraftPerson("p1", "Ava Stone", (Span(0, 9),)), DraftPerson("p2", "Ben Hale", (at(text, "Ben Hale"),)))
    await publish(record, Draft(source_of(text), people=people, quotes=quotes))
    [one] = (await check(record, "Ben Hale said “we pay for empty seats”")).checked.items
    assert one.verdict is QuoteVerdict.VERBATIM
    assert "Ben Hale · Q-" in show(CheckAnswer(CheckQuotes(""), Page((one,), 1, 1, 1)))


async def test_words_of_another_server_or_a_withdrawn_briefing_are_not_on_record(store: Store, record: Record) -> None:
    [elsewhere] = (await check(store.of(ELSEWHERE), "“We pay for empty seats”")).checked.items
    await record.ledger.drafts.withdraw(EDITOR, 1, "")
    [withdrawn] = (await check(record, "“We pay for empty seats”")).checked.items
    await record.ledger.drafts.restore(EDITOR, 1)
    [restored] = (await check(record, "“We pay for empty seats”")).checked.items
    assert (elsewhere.verdict, withdrawn.verdict, restored.verdict) == (
        QuoteVerdict.NOT_ON_RECORD,
        QuoteVerdict.NOT_ON_RECORD,
        QuoteVerdict.VERBATIM,
    )


async def test_ten_passages_are_compared_four_a_page_and_the_others_counted(record: Record) -> None:
    message = " ".join(f"“these are words number {number}”" for number in "abcdefghijkl")
    answer = await check(record, message)
    assert (len(answer.checked.items), answer.checked.pages, answer.checked.total, answer.more) == (4, 3, 10, 2)
    assert "2 more passages of this message were not compared." in show(answer)
    last = await ask_for(CheckAnswer, record, CheckQuotes(message, 3))
    assert [one.words for one in last.checked.items] == ["these are words number i", "these are words number j"]


async def test_a_message_without_a_sentence_is_told_so(record: Record) -> None:
    assert show(await check(record, "I think so")).startswith("This message has no words to compare")


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
