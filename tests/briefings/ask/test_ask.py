"""What the record answers, on a real file."""

from dataclasses import replace
from hashlib import sha256

import pytest

from briefings.ask.answers import (
    AboutAnswer,
    CiteAnswer,
    ContextAnswer,
    HelpAnswer,
    NoMatch,
    QuoteAnswer,
    QuotesAnswer,
    SearchAnswer,
    SourceAnswer,
    StancesAnswer,
    SummaryAnswer,
    TimelineAnswer,
    WhichOne,
    WhoAnswer,
    Withdrawn,
)
from briefings.ask.ask import ask
from briefings.ask.queries import (
    About,
    Cite,
    CiteStyle,
    Context,
    Help,
    OneQuote,
    Query,
    Quotes,
    Search,
    SourceOf,
    Stances,
    Summary,
    Timeline,
    Who,
)
from briefings.errors import BadValue
from briefings.model.log import Op, Step
from briefings.model.record import Kind, Origin, PersonRef, Position
from briefings.store import Record, Store
from tests.briefings.ask.records import BUSES, EDITOR, ELSEWHERE, HERE, ask_for, publish


def hash_of(text: str) -> str:
    return sha256(text.encode()).hexdigest()


async def test_the_newest_briefing_is_the_summary_when_none_is_named(record: Record) -> None:
    answer = await ask_for(SummaryAnswer, record, Summary())
    assert answer.briefing.number == 2
    assert answer.missing == ("The outlet is not known.", "The article's date is not known.")


async def test_a_summary_has_one_quote_a_speaker_and_says_what_is_missing(record: Record) -> None:
    answer = await ask_for(SummaryAnswer, record, Summary(1))
    assert [quote.number for quote in answer.quotes] == [1, 2]
    assert [event.number for event in answer.events] == [1, 2, 3]
    assert [issue.sentence for issue in answer.issues] == ["Harwick should keep its night buses."]
    assert answer.missing == (
        "Talked about, not quoted: Priya Raman.",
        "Quotes whose speaker the article does not make clear: 1.",
        "Events whose date is not known: E-3.",
    )


async def test_who_counts_quotes_and_gives_stances_with_evidence(record: Record) -> None:
    answer = await ask_for(WhoAnswer, record, Who("okafor"))
    assert (answer.quoted, [ref.number for ref in answer.briefings]) == (1, [1])
    assert [(s.position, s.evidence[0].text) for s in answer.stances.items] == [
        (Position.OPPOSES, "We pay for empty seats,")
    ]


async def test_who_counts_only_the_briefings_that_quote_a_person(record: Record) -> None:
    text = "Devin Okafor was in Harwick on Sunday."
    again = replace(
        BUSES,
        source=replace(BUSES.source, text=text, sha256=""),
        people=(replace(BUSES.people[1], same_as=2, mentions=(), roles=()),),
        quotes=(),
        events=(),
        stances=(),
        summary=replace(BUSES.summary, sentences=()),
    )
    await publish(record, replace(again, source=replace(again.source, sha256=hash_of(text))))
    answer = await ask_for(WhoAnswer, record, Who("P-2"))
    assert (answer.quoted, [ref.number for ref in answer.briefings]) == (1, [1])


async def test_somebody_talked_about_is_not_quoted(record: Record) -> None:
    answer = await ask_for(WhoAnswer, record, Who("Priya Raman"))
    assert (answer.quoted, answer.latest) == (0, None)
    none = await ask_for(NoMatch, record, Quotes(person="raman"))
    assert none.say == "Priya Raman is talked about on record here, but not quoted."
    assert none.offers[0].query == Who("P-3")


async def test_a_quote_comes_with_its_neighbours(record: Record) -> None:
    answer = await ask_for(QuoteAnswer, record, OneQuote(2))
    assert [piece.text for piece in answer.quote.pieces] == [
        "We pay for empty seats,",
        "and the roof of\nthe school leaks.",
    ]
    assert (answer.previous, answer.next) == (1, 3)


@pytest.mark.parametrize("query", [OneQuote(99), Context(99), Cite(99), SourceOf(Kind.QUOTE, 99)])
async def test_an_unknown_quote_is_answered_with_the_newest_ones(record: Record, query: Query) -> None:
    answer = await ask_for(NoMatch, record, query)
    assert answer.say == "There is no Q-99 on record here."
    assert [offer.query for offer in answer.offers] == [OneQuote(1), OneQuote(2), OneQuote(3), OneQuote(4)]


@pytest.mark.parametrize("number", [1, 2, 3, 4])
async def test_a_quote_of_one_server_is_unknown_in_another(store: Store, number: int) -> None:
    answer = await ask(store.of(ELSEWHERE), OneQuote(number))
    assert isinstance(answer, QuoteAnswer | NoMatch)
    assert not isinstance(answer, QuoteAnswer) or answer.quote.pieces[0].text == "Books are for everybody,"


async def test_the_only_quote_that_fits_is_shown_as_itself(record: Record) -> None:
    answer = await ask_for(QuoteAnswer, record, Quotes(person="Mara", text="walk home"))
    assert answer.quote.number == 1


async def test_several_quotes_that_fit_are_a_list_which_says_what_was_asked(record: Record) -> None:
    answer = await ask_for(QuotesAnswer, record, Quotes(topic="night transport", briefing=1))
    assert answer.asked == "on Night transport in B-1"
    assert [quote.number for quote in answer.quotes.items] == [1, 2, 3]
    assert answer.query == Quotes(topic="Night transport", briefing=1)


async def test_with_nothing_asked_all_quotes_are_listed_the_newest_article_first(record: Record) -> None:
    answer = await ask_for(QuotesAnswer, record, Quotes())
    assert [quote.number for quote in answer.quotes.items] == [1, 2, 3, 4]


async def test_words_that_no_quote_has_lead_to_the_search(record: Record) -> None:
    answer = await ask_for(NoMatch, record, Quotes(person="P-1", text="library"))
    assert answer.say == "No quote by Mara Ellison with “library” is on record here."
    assert [offer.query for offer in answer.offers] == [Search("library"), Quotes(person="P-1"), Who("P-1")]


async def test_context_has_the_sentence_before_and_the_one_after(record: Record) -> None:
    answer = await ask_for(ContextAnswer, record, Context(2))
    assert answer.passage.startswith("Mayor Devin Okafor disagreed. “We pay")
    assert answer.passage.endswith("The council last changed the night lines in 2022.")
    assert [mark.of(answer.passage) for mark in answer.marks] == [piece.text for piece in answer.quote.pieces]


async def test_a_citation_is_dated_by_the_day_on_which_the_article_was_stored(record: Record) -> None:
    first = await record.log.revision(1, 1)
    assert first is not None
    answer = await ask_for(CiteAnswer, record, Cite(1, CiteStyle.MLA))
    assert answer.stored == first.at.date()
    assert answer.cited.startswith("Mara Ellison: “Nobody should have to walk home at two in the morning.\nNot in")
    assert answer.cited.endswith("“Harwick splits over night buses.” Harwick Ledger, 27 Jan. 2026.")


@pytest.mark.parametrize(
    ("query", "words"),
    [
        (
            SourceOf(Kind.QUOTE, 1),
            "Nobody should have to walk home at two in the morning.\nNot in this city [or any other],",
        ),
        (SourceOf(Kind.EVENT, 1), "The council last changed the night lines in 2022."),
        (SourceOf(Kind.STANCE, 1), "asked for a delay"),
        (SourceOf(Kind.PERSON, 1), "Transit commissioner"),
        (SourceOf(Kind.ISSUE, 1), "asked for a delay"),
        (SourceOf(Kind.BRIEFING, 1), "The Harwick council argued on Tuesday over a plan to end the night buses."),
    ],
)
async def test_a_source_gives_the_very_words_and_where_they_stand(record: Record, query: SourceOf, words: str) -> None:
    answer = await ask_for(SourceAnswer, record, query)
    assert answer.pieces[0].text == words
    assert answer.pieces[0].span.of(answer.briefing.source.text) == words
    assert [(line.nth, line.op) for line in answer.revisions] == [(2, Op.PUBLISH)]


async def test_a_source_names_what_an_editor_worded_and_members_do_not_see_saves(record: Record) -> None:
    draft = await record.drafts.get(1)
    assert draft is not None
    worded = replace(draft.events[0].sentence, text="The night lines changed.", by=Origin.EDITOR)
    edited = replace(draft, events=(replace(draft.events[0], sentence=worded), *draft.events[1:]))
    saved = await record.ledger.drafts.save(EDITOR, edited, Step(Op.EDIT_FACTS))
    await record.ledger.drafts.publish(EDITOR, saved, frozenset(item.key for item in saved.items()))
    event = await ask(record, SourceOf(Kind.EVENT, 1))
    stance = await ask(record, SourceOf(Kind.STANCE, 1))
    assert isinstance(event, SourceAnswer)
    assert isinstance(stance, SourceAnswer)
    assert [sentence.text for sentence in event.worded] == ["The night lines changed."]
    assert [sentence.text for sentence in stance.worded] == ["Harwick should keep its night buses."]
    assert [revision.op for revision in event.revisions] == [Op.PUBLISH, Op.PUBLISH]


async def test_a_timeline_is_in_order_with_the_undated_apart(record: Record) -> None:
    answer = await ask_for(TimelineAnswer, record, Timeline())
    assert [event.when.edtf for event in answer.events.items] == ["2022", "2024-03", "2025"]
    assert [event.number for event in answer.undated] == [3]


@pytest.mark.parametrize(
    ("query", "numbers", "asked"),
    [
        (Timeline(since="2024"), [4, 2], "since 2024"),
        (Timeline(until="March 2024"), [1, 4], "until March 2024"),
        (Timeline(since="2024-04", until="2025-02"), [2], "since April 2024 until February 2025"),
        (Timeline(person="okafor"), [2], "of Devin Okafor"),
        (Timeline(topic="night"), [1, 2], "on Night transport"),
        (Timeline(briefing=2), [4], "in B-2"),
    ],
)
async def test_a_timeline_is_narrowed(record: Record, query: Timeline, numbers: list[int], asked: str) -> None:
    answer = await ask_for(TimelineAnswer, record, query)
    assert [event.number for event in answer.events.items] == numbers
    assert answer.asked == asked


async def test_a_time_without_events_offers_any_time(record: Record) -> None:
    answer = await ask_for(NoMatch, record, Timeline(person="okafor", until="1999"))
    assert answer.say == "No event of Devin Okafor until 1999 is on record here."
    assert [offer.query for offer in answer.offers] == [Timeline(person="P-2")]


@pytest.mark.parametrize(
    "query", [Timeline(since="2025", until="2024"), Timeline(since="the other day"), Search("  "), Search("x" * 201)]
)
async def test_what_cannot_be_understood_is_refused_with_the_next_step(record: Record, query: Query) -> None:
    with pytest.raises(BadValue) as refused:
        await ask(record, query)
    assert refused.value.hint


async def test_stances_with_nothing_asked_are_those_on_the_only_issue(record: Record) -> None:
    answer = await ask_for(StancesAnswer, record, Stances())
    assert [(s.position, s.holder.name) for s in answer.stances.items] == [
        (Position.SUPPORTS, "Mara Ellison"),
        (Position.OPPOSES, "Devin Okafor"),
    ]


async def test_stances_of_somebody_without_one_are_nothing_on_record(record: Record) -> None:
    answer = await ask_for(StancesAnswer, record, Stances(issue="I-1", person="Priya"))
    assert answer.person is not None
    assert (answer.person.name, answer.stances.total) == ("Priya Raman", 0)


async def test_several_issues_are_offered_when_none_is_named(record: Record) -> None:
    text = "Joan Ellison wants longer hours."
    stance = replace(
        BUSES.stances[0], issue="The library should open on Sundays.", evidence=(BUSES.people[0].mentions[0],)
    )
    more = replace(BUSES, people=BUSES.people[:1], quotes=(), events=(), stances=(stance,), topics=())
    longer = BUSES.source.text + text
    await publish(record, replace(more, source=replace(BUSES.source, text=longer, sha256=hash_of(longer))))
    answer = await ask_for(WhichOne, record, Stances())
    assert [offer.query for offer in answer.offers] == [Stances("I-1"), Stances("I-2")]


async def test_a_search_finds_a_quote_by_a_word(record: Record) -> None:
    answer = await ask_for(SearchAnswer, record, Search("seats", Kind.QUOTE, "okafor"))
    assert [hit.number for hit in answer.hits.items] == [2]
    assert answer.query == Search("seats", Kind.QUOTE, "P-2")


async def test_nothing_of_a_draft_is_found(record: Record) -> None:
    answer = await ask_for(SearchAnswer, record, Search("Thursday Quill"))
    assert answer.hits.total == 0


async def test_help_gives_examples_from_the_record(record: Record) -> None:
    answer = await ask_for(HelpAnswer, record, Help())
    assert [person.name for person in answer.people] == ["Mara Ellison", "Devin Okafor", "Joan Ellison"]
    assert answer.topics == ("Night transport",)


async def test_help_on_an_empty_record_has_no_examples(empty: Store) -> None:
    assert await ask(empty.of(HERE), Help()) == HelpAnswer((), (), (), ())


async def test_about_counts_what_is_published(record: Record) -> None:
    assert await ask(record, About()) == AboutAnswer(2, 4, 4)


@pytest.mark.parametrize(
    "query",
    [
        Summary(1),
        Quotes(briefing=1),
        Timeline(briefing=1),
        SourceOf(Kind.BRIEFING, 1),
        OneQuote(1),
        Context(2),
        Cite(1),
        SourceOf(Kind.QUOTE, 1),
        SourceOf(Kind.EVENT, 1),
        SourceOf(Kind.STANCE, 2),
    ],
)
async def test_a_withdrawn_briefing_says_so_with_its_reason(record: Record, query: Query) -> None:
    await record.ledger.drafts.withdraw(EDITOR, 1, "The article was corrected.")
    assert await ask(record, query) == Withdrawn(1, "The article was corrected.")


@pytest.mark.parametrize("number", [3, 99])
async def test_a_draft_is_as_unknown_as_a_number_that_never_was(record: Record, number: int) -> None:
    answer = await ask_for(NoMatch, record, Summary(number))
    assert answer.say == f"There is no B-{number} on record here."
    assert [offer.query for offer in answer.offers] == [Summary(2), Summary(1)]


async def test_a_quote_of_a_restored_briefing_is_on_record_again(record: Record) -> None:
    await record.ledger.drafts.withdraw(EDITOR, 1, "")
    await record.ledger.drafts.restore(EDITOR, 1)
    assert isinstance(await ask(record, OneQuote(1)), QuoteAnswer)


async def test_what_is_withdrawn_elsewhere_is_unknown_here(store: Store, record: Record) -> None:
    await record.ledger.drafts.withdraw(EDITOR, 1, "Wrong.")
    assert isinstance(await ask(store.of(ELSEWHERE), OneQuote(3)), NoMatch)


async def test_a_name_in_the_place_of_an_issue_shows_where_that_person_stands(record: Record) -> None:
    answer = await ask_for(StancesAnswer, record, Stances("okafor"))
    assert answer.person == PersonRef(2, "Devin Okafor")
    assert [stance.number for stance in answer.stances.items] == [2]


async def test_stances_of_nothing_in_particular_say_what_is_listed_and_how_to_narrow(record: Record) -> None:
    draft = await record.drafts.get(1)
    assert draft is not None
    second = replace(draft.stances[0], key="s3", issue="Harwick should build a tram.")
    await record.ledger.drafts.publish(
        EDITOR, replace(draft, stances=(*draft.stances, second)), frozenset([*(i.key for i in draft.items()), "s3"])
    )
    answer = await ask_for(WhichOne, record, Stances())
    assert len(answer.offers) == 2
    assert "issues on record, each worded by an editor" in answer.say
    assert "name a person" in answer.say


async def test_somebody_not_quoted_is_not_offered_as_the_nearest_to_themselves(record: Record) -> None:
    answer = await ask_for(NoMatch, record, Quotes(person="raman"))
    assert (answer.lead, [offer.label for offer in answer.offers]) == ("", ["Who is Priya Raman?"])
