"""What editors do to a briefing, as the store keeps it."""

from dataclasses import replace

import pytest

from briefings.draft.model import Draft, Verdict
from briefings.errors import AlreadyHere, Changed, Gone, IllegalMove
from briefings.model.log import Op, Step
from briefings.model.record import PersonRef, Position, State, Vouch
from briefings.store import Record, Store, spellings
from tests.briefings.store.articles import doubted, everything, library, quay

OTHER, EDITOR = 912345678901234567, 42


async def published(record: Record, draft: Draft) -> Draft:
    taken = await record.ledger.drafts.take_in(EDITOR, draft)
    return await record.ledger.drafts.publish(EDITOR, taken, everything(taken))


async def test_a_draft_comes_back_as_it_was_taken_in(record: Record) -> None:
    taken = await record.ledger.drafts.take_in(EDITOR, quay())
    assert taken == replace(quay(), number=1, rev=1)
    assert await record.drafts.get(1) == taken


async def test_the_same_article_twice_offers_the_first(record: Record) -> None:
    await record.ledger.drafts.take_in(EDITOR, library())
    await record.ledger.drafts.take_in(EDITOR, quay())
    with pytest.raises(AlreadyHere) as refusal:
        await record.ledger.drafts.take_in(EDITOR, quay())
    assert refusal.value.number == 2
    assert "B-2" in refusal.value.say
    assert await record.drafts.by_hash(quay().source.sha256) == 2
    assert (await record.drafts.lines()).total == 2


async def test_another_server_may_have_the_same_article(store: Store, record: Record) -> None:
    await record.ledger.drafts.take_in(EDITOR, quay())
    taken = await store.of(OTHER).ledger.drafts.take_in(EDITOR, quay())
    assert taken.number == 1


async def test_a_hash_that_is_not_the_text_s_is_a_defect(record: Record) -> None:
    draft = quay()
    with pytest.raises(ValueError, match="sha256"):
        await record.ledger.drafts.take_in(EDITOR, replace(draft, source=replace(draft.source, sha256="0" * 64)))


async def test_saving_gives_the_next_revision(record: Record) -> None:
    taken = await record.ledger.drafts.take_in(EDITOR, quay())
    saved = await record.ledger.drafts.save(EDITOR, replace(taken, topics=("Ferry",)), Step(Op.EDIT_FACTS))
    assert (saved.rev, saved.topics) == (2, ("Ferry",))
    assert await record.drafts.get(1) == saved


async def test_a_stale_revision_is_refused_and_changes_nothing(record: Record) -> None:
    taken = await record.ledger.drafts.take_in(EDITOR, quay())
    saved = await record.ledger.drafts.save(43, replace(taken, topics=("Ferry",)), Step(Op.EDIT_FACTS))
    with pytest.raises(Changed) as refusal:
        await record.ledger.drafts.save(EDITOR, replace(taken, topics=("Fish",)), Step(Op.EDIT_FACTS))
    assert refusal.value.say == "Somebody edited this draft in the meantime."
    with pytest.raises(Changed):
        await record.ledger.drafts.publish(EDITOR, taken, everything(taken))
    assert await record.drafts.get(1) == saved


async def test_an_unknown_draft_is_gone(record: Record) -> None:
    with pytest.raises(Gone) as refusal:
        await record.ledger.drafts.save(EDITOR, replace(quay(), number=7, rev=1), Step(Op.EDIT_FACTS))
    assert "B-7" in refusal.value.say


async def test_a_draft_of_another_server_is_gone(store: Store, record: Record) -> None:
    taken = await store.of(OTHER).ledger.drafts.take_in(EDITOR, quay())
    await record.ledger.drafts.take_in(EDITOR, library())
    await store.of(OTHER).ledger.drafts.take_in(EDITOR, library())
    with pytest.raises(Gone):
        await record.ledger.drafts.save(EDITOR, replace(taken, number=2), Step(Op.EDIT_FACTS))
    with pytest.raises(Gone):
        await record.ledger.drafts.withdraw(EDITOR, (1 << 24) | 1, "")


async def test_a_draft_keeps_its_source_text(record: Record) -> None:
    taken = await record.ledger.drafts.take_in(EDITOR, quay())
    with pytest.raises(ValueError, match="keeps its source text"):
        await record.ledger.drafts.save(EDITOR, replace(taken, source=library().source), Step(Op.EDIT_FACTS))


async def test_publishing_gives_every_item_its_number(record: Record) -> None:
    draft = await published(record, quay())
    assert draft.state is State.PUBLISHED
    assert draft.rev == 2
    assert [item.number for item in draft.items()] == [1, 2, 3, 4, 1, 2, 3, 1, 2, 1, 1]
    assert await record.drafts.get(1) == draft


async def test_publishing_takes_only_what_it_is_told(record: Record) -> None:
    taken = await record.ledger.drafts.take_in(EDITOR, quay())
    draft = await record.ledger.drafts.publish(EDITOR, taken, frozenset({"p1", "q2"}))
    assert [quote.number for quote in draft.quotes] == [None, 1, None, None]
    assert await record.briefings.counts() == (1, 1, 1)
    briefing = await record.briefings.get(1)
    assert briefing is not None
    assert briefing.summary == ()


async def test_publishing_nothing_is_refused(record: Record) -> None:
    taken = await record.ledger.drafts.take_in(EDITOR, quay())
    with pytest.raises(IllegalMove) as refusal:
        await record.ledger.drafts.publish(EDITOR, taken, frozenset())
    assert refusal.value.say == "Nothing would be published."
    assert await record.briefings.newest() is None


async def test_a_quote_does_not_go_out_without_its_speaker(record: Record) -> None:
    taken = await record.ledger.drafts.take_in(EDITOR, quay())
    with pytest.raises(ValueError, match="q3 goes out without its speaker"):
        await record.ledger.drafts.publish(EDITOR, taken, frozenset({"p1", "q1", "q3"}))
    with pytest.raises(ValueError, match="s1 goes out without its holder"):
        await record.ledger.drafts.publish(EDITOR, taken, frozenset({"p1", "s1"}))
    assert await record.briefings.counts() == (0, 0, 0)
    assert await record.drafts.get(1) == taken


async def test_an_item_left_out_earlier_can_be_added_and_the_others_keep_their_numbers(record: Record) -> None:
    taken = await record.ledger.drafts.take_in(EDITOR, doubted(quay()))
    first = await record.ledger.drafts.publish(EDITOR, taken, everything(taken) - {"q1"})
    assert [quote.number for quote in first.quotes] == [None, 1, 2, 3]
    second = await record.ledger.drafts.publish(EDITOR, first, everything(first))
    assert [quote.number for quote in second.quotes] == [4, 1, 2, 3]
    listed = await record.quotes.find()
    assert [quote.number for quote in listed.items] == [4, 1, 2, 3]


async def test_a_retired_item_vanishes_and_its_number_is_never_given_again(record: Record) -> None:
    draft = await published(record, quay())
    without = await record.ledger.drafts.publish(EDITOR, draft, everything(draft) - {"q3", "p2", "s1", "e1"})
    assert [quote.number for quote in without.quotes] == [1, 2, None, 4]
    assert await record.quotes.get(3) is None
    assert await record.people.get(2) is None
    assert await record.stances.get(1) is None
    assert await record.issues.on_record() == ()
    assert await record.events.get(1) is None
    assert await record.briefings.counts() == (1, 3, 2)
    other = await published(record, library())
    assert [quote.number for quote in other.quotes] == [5, 6]
    assert [stance.number for stance in other.stances] == [2]
    assert [person.number for person in other.people] == [4, 5]


async def test_an_item_that_comes_back_has_the_number_it_had(record: Record) -> None:
    draft = await published(record, quay())
    without = await record.ledger.drafts.publish(EDITOR, draft, everything(draft) - {"q2", "e1", "s1"})
    again = await record.ledger.drafts.publish(EDITOR, without, everything(without))
    assert [item.number for item in again.items()] == [item.number for item in draft.items()]


async def test_publishing_a_correction_changes_the_item_in_place(record: Record) -> None:
    draft = await published(record, quay())
    withdrawn = await record.ledger.drafts.withdraw(EDITOR, 1, "The cue was cut off.")
    shorter = replace(
        withdrawn.quotes[1], pieces=withdrawn.quotes[1].pieces[:1], verdict=Verdict.ACCEPTED, vouch=Vouch.ITEM
    )
    stance = replace(withdrawn.stances[0], position=Position.MIXED, issue="NORVIK should build the  quay.")
    person = replace(withdrawn.people[0], name="Ada M. Lind")
    changed = replace(
        withdrawn, quotes=(withdrawn.quotes[0], shorter, *withdrawn.quotes[2:]), stances=(stance,),
        people=(person, *withdrawn.people[1:]),
    )  # fmt: skip
    saved = await record.ledger.drafts.save(EDITOR, changed, Step(Op.EDIT_FACTS))
    again = await record.ledger.drafts.publish(EDITOR, saved, everything(saved))
    assert [item.number for item in again.items()] == [item.number for item in draft.items()]
    quote = await record.quotes.get(2)
    assert quote is not None
    assert [piece.text for piece in quote.pieces] == ["Nobody loses a house,"]
    assert quote.vouch is Vouch.ITEM
    assert quote.speaker == PersonRef(1, "Ada M. Lind")
    found = await record.stances.get(1)
    assert found is not None
    assert (found.position, found.issue.number, found.issue.sentence) == (
        Position.MIXED,
        1,
        "NORVIK should build the  quay.",
    )


async def test_the_same_person_in_two_briefings_is_one_person(record: Record) -> None:
    await published(record, quay())
    draft = library()
    same = replace(draft, people=(replace(draft.people[0], name="A. Lind", same_as=1), draft.people[1]))
    second = await published(record, same)
    assert [person.number for person in second.people] == [1, 4]
    person = await record.people.get(1)
    assert person is not None
    assert (person.name, person.aliases) == ("Ada Lind", ("A. Lind", "Lind"))
    quoted, briefings = await record.people.times_quoted(1)
    assert (quoted, [ref.number for ref in briefings]) == (3, [2, 1])


async def test_a_person_is_named_only_by_briefings_that_are_on_record(record: Record) -> None:
    await published(record, quay())
    draft = library()
    await published(
        record, replace(draft, people=(replace(draft.people[0], name="A. Lind", same_as=1), draft.people[1]))
    )
    await record.ledger.drafts.withdraw(EDITOR, 1, "")
    person = await record.people.get(1)
    assert person is not None
    assert (person.name, person.aliases, person.roles) == ("A. Lind", ("Lind",), ())
    await record.ledger.drafts.restore(EDITOR, 1)
    person = await record.people.get(1)
    assert person is not None
    assert (person.name, [role.title for role in person.roles]) == ("Ada Lind", ["Mayor"])


async def test_a_person_who_was_merged_can_be_parted_again(record: Record) -> None:
    await published(record, quay())
    second = await published(record, library())
    merged = replace(second, people=(replace(second.people[0], same_as=1), second.people[1]))
    third = await record.ledger.drafts.publish(EDITOR, merged, everything(merged))
    assert third.people[0].number == 1
    assert await record.people.get(4) is None
    parted = replace(third, people=(replace(third.people[0], same_as=None), third.people[1]))
    fourth = await record.ledger.drafts.publish(EDITOR, parted, everything(parted))
    assert fourth.people[0].number == 4
    assert (await record.people.times_quoted(1))[0] == 2


async def test_two_people_of_a_draft_who_are_one_on_record_appear_once(record: Record) -> None:
    await published(record, quay())
    draft = library()
    second = await published(
        record, replace(draft, people=tuple(replace(person, same_as=1) for person in draft.people))
    )
    assert [person.number for person in second.people] == [1, 1]
    assert [person.name for person in await record.people.of(2)] == ["Ada Lind"]


async def test_being_the_same_as_nobody_is_refused(record: Record) -> None:
    draft = library()
    taken = await record.ledger.drafts.take_in(
        EDITOR, replace(draft, people=(replace(draft.people[0], same_as=9), draft.people[1]))
    )
    with pytest.raises(Gone) as refusal:
        await record.ledger.drafts.publish(EDITOR, taken, everything(taken))
    assert "P-9" in refusal.value.say


async def test_the_same_sentence_is_the_same_issue(record: Record) -> None:
    await published(record, quay())
    draft = library()
    await published(record, replace(draft, stances=(replace(draft.stances[0], issue="norvik should build THE quay."),)))
    assert [(issue.number, issue.sentence) for issue in await record.issues.on_record()] == [
        (1, "Norvik should build the quay.")
    ]
    stances = await record.stances.find(issue=1)
    assert [(stance.position, stance.holder.name) for stance in stances.items] == [
        (Position.SUPPORTS, "Dag Solli"),
        (Position.OPPOSES, "Bo Åsen"),
    ]


async def test_withdrawing_takes_everything_off_the_record(record: Record) -> None:
    await published(record, quay())
    draft = await record.ledger.drafts.withdraw(EDITOR, 1, "The outlet took it back.")
    assert draft.state is State.WITHDRAWN
    assert await record.drafts.get(1) == draft
    assert await record.briefings.counts() == (0, 0, 0)
    assert await record.briefings.newest() is None
    assert await record.briefings.refs() == ()
    assert await record.quotes.get(1) is None
    assert (await record.quotes.find()).total == 0
    assert await record.people.get(1) is None
    assert await record.people.of(1) == ()
    assert (await record.events.find()).total == 0
    assert await record.events.without_date() == ()
    assert (await record.stances.find()).total == 0
    assert await record.issues.get(1) is None
    assert await record.briefings.topics() == ()
    assert (await record.search.hits("quay fish council")).total == 0
    names = await record.names()
    assert names.suggest_people("") == ()
    assert names.suggest_quotes("") == ()


async def test_a_withdrawn_briefing_says_only_that_and_why(record: Record) -> None:
    await published(record, quay())
    await record.ledger.drafts.withdraw(EDITOR, 1, "The outlet took it back.")
    briefing = await record.briefings.get(1)
    assert briefing is not None
    assert (briefing.state, briefing.reason) == (State.WITHDRAWN, "The outlet took it back.")
    assert (briefing.title, briefing.source.text, briefing.summary, briefing.topics) == ("", "", (), ())


async def test_restoring_brings_it_all_back_as_it_was(record: Record) -> None:
    await published(record, quay())
    before = (
        await record.briefings.get(1),
        await record.quotes.find(),
        await record.people.of(1),
    )
    hits = await record.search.hits("quay")
    await record.ledger.drafts.withdraw(EDITOR, 1, "")
    draft = await record.ledger.drafts.restore(EDITOR, 1)
    assert (draft.state, draft.rev) == (State.PUBLISHED, 4)
    after = (
        await record.briefings.get(1),
        await record.quotes.find(),
        await record.people.of(1),
    )
    assert after == before
    assert await record.search.hits("quay") == hits


async def test_only_legal_moves_are_made(record: Record) -> None:
    await record.ledger.drafts.take_in(EDITOR, quay())
    with pytest.raises(IllegalMove, match="B-1 is not published"):
        await record.ledger.drafts.withdraw(EDITOR, 1, "")
    with pytest.raises(IllegalMove, match="B-1 is not withdrawn"):
        await record.ledger.drafts.restore(EDITOR, 1)
    with pytest.raises(Gone):
        await record.ledger.drafts.restore(EDITOR, 2)


async def test_every_write_is_in_the_log_of_revisions(record: Record, clock: object) -> None:
    draft = await published(record, quay())
    await record.ledger.drafts.save(43, draft, Step(Op.EDIT_FACTS))
    await record.ledger.drafts.withdraw(44, 1, "")
    await record.ledger.drafts.restore(45, 1)
    log = (await record.log.revisions(1)).items[::-1]
    assert [(row.nth, row.actor_id, row.op) for row in log] == [
        (1, 42, Op.TAKE_IN), (2, 42, Op.PUBLISH), (3, 43, Op.EDIT_FACTS), (4, 44, Op.WITHDRAW), (5, 45, Op.RESTORE),
    ]  # fmt: skip
    assert [row.at for row in log] == sorted({row.at for row in log})
    assert {row.at.utcoffset() for row in log} == {log[0].at.utcoffset()}


async def test_a_long_spelling_has_a_short_key_that_stays(store: Store, record: Record) -> None:
    spelling = "quotes/" + "x" * 200
    key = await record.ledger.spellings.remember(spelling)
    assert len(key) < 20
    assert await record.ledger.spellings.remember(spelling) == key
    assert await record.spellings.recall(key) == spelling
    assert await store.of(OTHER).spellings.recall(key) is None
    assert await record.ledger.spellings.remember(spelling + "y") != key


async def test_spellings_asked_for_longest_ago_are_dropped(
    store: Store, record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spellings, "SPELLINGS", 4)
    keys = [await record.ledger.spellings.remember(f"quotes/{number}") for number in range(4)]
    await record.ledger.spellings.remember("quotes/0")
    keys.append(await record.ledger.spellings.remember("quotes/4"))
    elsewhere = await store.of(OTHER).ledger.spellings.remember("quotes/1")
    kept = [await record.spellings.recall(key) for key in keys]
    assert kept == ["quotes/0", None, "quotes/2", "quotes/3", "quotes/4"]
    assert await store.of(OTHER).spellings.recall(elsewhere) == "quotes/1"
