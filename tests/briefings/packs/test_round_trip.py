"""What is written and read again is the same: for the draft as an editor leaves it, less what only a draft has."""

from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefings.draft.changes import Change, EditEvent, EditSpeaker, EditStance, EditSummary, EditWords
from briefings.draft.model import DoubtKind, Draft, DraftPerson, ReplyState, Tier, Verdict
from briefings.draft.selecting import find_answered, selection
from briefings.draft.speaker_source import mentions_of
from briefings.drafting.items.drafter import draft as drafted
from briefings.errors import TooLarge
from briefings.model.record import Basis, Position, Source, SpeakerState
from briefings.packs import read_file, sample, write_file
from briefings.packs.claims import as_seen
from briefings.reading import read_text
from tests.briefings.desk.bridge import DRAFT, TEXT
from tests.briefings.draft.test_revising_properties import CHANGES, revise

SETTLED: list[Change] = [
    EditSpeaker("q3", "p2"),
    EditStance("s1", "The bridge should stay open.", Position.SUPPORTS),
    EditStance("s2", "The bridge should stay open.", Position.OPPOSES),
]

SEEN = drafted(DRAFT.source)


def as_read(draft: Draft) -> Draft:
    """What goes out of the draft, as a file keeps it: accepted, without doubts, numbers or keys of its own."""
    take = selection(draft).take
    people = [person for person in draft.people if person.key in take]
    keys = {person.key: f"p{at}" for at, person in enumerate(people, 1)}
    quotes = {quote.key: f"q{at}" for at, quote in enumerate((quote for quote in draft.quotes if quote.key in take), 1)}
    answered = {
        quote.key: quotes.get(other.key) for quote in draft.quotes if (other := find_answered(draft, quote)) is not None
    }
    named = (SpeakerState.STATED, SpeakerState.INFERRED)
    return replace(
        draft,
        number=0,
        rev=0,
        people=tuple(_person(person, keys[person.key]) for person in people),
        quotes=tuple(
            replace(
                quote,
                key=f"q{at}",
                speaker=keys[quote.speaker] if quote.speaker and quote.speaker_state in named else None,
                candidates=tuple(keys[key] for key in quote.candidates if key in keys),
                doubts=(),
                verdict=Verdict.ACCEPTED,
                reply_to=answered.get(quote.key),
                reply_state=ReplyState.EDITOR if answered.get(quote.key) else None,
                reply_cue=None,
            )
            for at, quote in enumerate((quote for quote in draft.quotes if quote.key in take), 1)
        ),
        events=tuple(
            replace(
                event,
                key=f"e{at}",
                people=tuple(keys[key] for key in event.people if key in keys),
                doubts=(),
                verdict=Verdict.ACCEPTED,
            )
            for at, event in enumerate((event for event in draft.events if event.key in take), 1)
        ),
        stances=tuple(
            replace(
                stance,
                key=f"s{at}",
                holder=keys[stance.holder],
                tier=Tier.FIRM if stance.basis is Basis.STATED else Tier.POSSIBLE,
                doubts=(),
                verdict=Verdict.ACCEPTED,
            )
            for at, stance in enumerate((stance for stance in draft.stances if stance.key in take), 1)
        ),
        summary=replace(
            draft.summary,
            sentences=draft.summary.sentences if "m1" in take else (),
            doubts=(),
            verdict=Verdict.ACCEPTED,
        ),
    )


def _person(person: DraftPerson, key: str) -> DraftPerson:
    mentions = mentions_of(TEXT, (person.name, *person.aliases))
    given = tuple(doubt for doubt in person.doubts if doubt.kind is DoubtKind.NAME_GIVEN)
    return replace(person, key=key, mentions=mentions, doubts=given, verdict=Verdict.ACCEPTED, same_as=None)


def items_of(draft: Draft) -> tuple[object, ...]:
    """The items, but for how the quotes were accepted, which a file does not say."""
    quotes = tuple(replace(quote, vouch=None) for quote in draft.quotes)
    return (draft.people, quotes, draft.events, draft.stances, draft.summary, draft.topics)


@settings(max_examples=50)  # the article is drafted again for each
@given(st.lists(CHANGES, max_size=10))
@example([EditEvent("e1", TEXT[314:358], "")])  # over a paragraph's end
def test_a_written_draft_reads_back_as_what_goes_out_of_it(changes: list[Change]) -> None:
    draft = revise(DRAFT, [*SETTLED, *changes])
    assert items_of(read_file(write_file(draft), {})) == items_of(as_seen(as_read(draft), SEEN))


@settings(max_examples=50)
@given(st.lists(CHANGES, max_size=4))
def test_the_same_draft_is_always_the_same_file(changes: list[Change]) -> None:
    seen = write_file(read_file(write_file(revise(DRAFT, changes)), {}))
    assert write_file(read_file(seen, {})) == seen


@pytest.mark.parametrize("source", [DRAFT.source, sample().source])
def test_what_the_drafter_finds_and_an_editor_accepts_is_the_same_file_again(source: Source) -> None:
    found = drafted(source)
    firm = [stance for stance in found.stances if stance.tier is Tier.FIRM]
    accepted = replace(
        found,
        people=tuple(replace(one, verdict=Verdict.ACCEPTED) for one in found.people),
        quotes=tuple(replace(one, verdict=Verdict.ACCEPTED) for one in found.quotes),
        events=tuple(replace(one, verdict=Verdict.ACCEPTED) for one in found.events),
        stances=tuple(replace(one, issue=f"There should be {one.issue}.", verdict=Verdict.ACCEPTED) for one in firm),
    )
    assert write_file(read_file(write_file(accepted), {})) == write_file(accepted)


def test_words_that_stand_twice_are_written_with_where_they_begin() -> None:
    draft = revise(DRAFT, [EditWords("q4", "Close it")])
    assert f"words: Close it\n      at: {TEXT.index('Close it.')}" in write_file(draft)


@pytest.mark.parametrize(
    "text", ["# 14 is what they call the bridge.", "---\ntitle: none\n---\nIt is old.", "<p>It is old."]
)
def test_an_article_is_kept_as_it_stands_with_its_address_and_its_pages(text: str) -> None:
    source = replace(read_text(text), url="https://bay.example/bridge?page=1", pages=(0, 3, 3, 7))
    assert read_file(write_file(Draft(source)), {}).source == source


def test_two_people_of_one_name_are_kept_apart() -> None:
    twin = replace(DRAFT.people[1], key="p7", roles=())
    draft = replace(DRAFT, people=(*DRAFT.people, twin), quotes=(replace(DRAFT.quotes[3], speaker="p7"),))
    read = read_file(write_file(draft), {})
    assert [person.name for person in read.people] == ["Ada Quill", "Boris Reed", "Boris Reed"]
    assert read.quotes[0].speaker == "p3"


def test_a_draft_that_would_be_too_long_a_file_is_refused() -> None:
    draft = sample()
    long = replace(draft.source, text=draft.source.text + "\n\nWords." * 10_000)
    with pytest.raises(TooLarge, match="the limit is 64"):
        write_file(replace(draft, source=long))


def test_an_emptied_summary_is_left_out() -> None:
    assert "summary:" not in write_file(revise(DRAFT, [EditSummary("")]))
