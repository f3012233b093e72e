"""What editors do to a briefing, as the store keeps it."""

from dataclasses import replace

import pytest

from briefings.draft.model import Draft, Verdict
from briefings.errors import AlreadyHere, Changed, Gone, IllegalMove
from briefings.model.record import PersonRef, Position, State
from briefings.store import Store, spellings
from tests.briefings.store.articles import doubted, everything, library, quay

SERVER, OTHER, EDITOR = 812345678901234567, 912345678901234567, 42


async def published(store: Store, draft: Draft, server: int = SERVER) -> Draft:
    taken = await store.ledger.take_in(server, EDITOR, draft)
    return await store.ledger.publish(server, EDITOR, taken, everything(taken))


async def test_a_draft_comes_back_as_it_was_taken_in(store: Store) -> None:
    taken = await store.ledger.take_in(SERVER, EDITOR, quay())
    assert taken == replace(quay(), number=1, rev=1)
    assert await store.shelf.draft(SERVER, 1) == taken


async def test_the_same_article_twice_offers_the_first(store: Store) -> None:
    await store.ledger.take_in(SERVER, EDITOR, library())
    await store.ledger.take_in(SERVER, EDITOR, quay())
    with pytest.raises(AlreadyHere) as refusal:
        await store.ledger.take_in(SERVER, EDITOR, quay())
    assert refusal.value.number == 2
    assert "B-2" in refusal.value.say
    assert await store.shelf.by_hash(SERVER, quay().source.sha256) == 2
    assert (await store.shelf.draft_lines(SERVER)).total == 2


async def test_another_server_may_have_the_same_article(store: Store) -> None:
    await store.ledger.take_in(SERVER, EDITOR, quay())
    taken = await store.ledger.take_in(OTHER, EDITOR, quay())
    assert taken.number == 1


async def test_a_hash_that_is_not_the_text_s_is_a_defect(store: Store) -> None:
    draft = quay()
    with pytest.raises(ValueError, match="sha256"):
        await store.ledger.take_in(SERVER, EDITOR, replace(draft, source=replace(draft.source, sha256="0" * 64)))


async def test_saving_gives_the_next_revision(store: Store) -> None:
    taken = await store.ledger.take_in(SERVER, EDITOR, quay())
    saved = await store.ledger.save(SERVER, EDITOR, replace(taken, topics=("Ferry",)), "edit_facts")
    assert (saved.rev, saved.topics) == (2, ("Ferry",))
    assert await store.shelf.draft(SERVER, 1) == saved


async def test_a_stale_revision_is_refused_and_changes_nothing(store: Store) -> None:
    taken = await store.ledger.take_in(SERVER, EDITOR, quay())
    saved = await store.ledger.save(SERVER, 43, replace(taken, topics=("Ferry",)), "edit_facts")
    with pytest.raises(Changed) as refusal:
        await store.ledger.save(SERVER, EDITOR, replace(taken, topics=("Fish",)), "edit_facts")
    assert refusal.value.say == "Somebody edited this draft in the meantime."
    with pytest.raises(Changed):
        await store.ledger.publish(SERVER, EDITOR, taken, everything(taken))
    assert await store.shelf.draft(SERVER, 1) == saved


async def test_an_unknown_draft_is_gone(store: Store) -> None:
    with pytest.raises(Gone) as refusal:
        await store.ledger.save(SERVER, EDITOR, replace(quay(), number=7, rev=1), "edit")
    assert "B-7" in refusal.value.say


async def test_a_draft_of_another_server_is_gone(store: Store) -> None:
    taken = await store.ledger.take_in(OTHER, EDITOR, quay())
    await store.ledger.take_in(SERVER, EDITOR, library())
    await store.ledger.take_in(OTHER, EDITOR, library())
    with pytest.raises(Gone):
        await store.ledger.save(SERVER, EDITOR, replace(taken, number=2), "edit")
    with pytest.raises(Gone):
        await store.ledger.withdraw(SERVER, EDITOR, (1 << 24) | 1, "")


async def test_a_draft_keeps_its_source_text(store: Store) -> None:
    taken = await store.ledger.take_in(SERVER, EDITOR, quay())
    with pytest.raises(ValueError, match="keeps its source text"):
        await store.ledger.save(SERVER, EDITOR, replace(taken, source=library().source), "edit")


async def test_publishing_gives_every_item_its_number(store: Store) -> None:
    draft = await published(store, quay())
    assert draft.state is State.PUBLISHED
    assert draft.rev == 2
    assert [item.number for item in draft.items()] == [1, 2, 3, 4, 1, 2, 3, 1, 2, 1, 1]
    assert await store.shelf.draft(SERVER, 1) == draft


async def test_publishing_takes_only_what_it_is_told(store: Store) -> None:
    taken = await store.ledger.take_in(SERVER, EDITOR, quay())
    draft = await store.ledger.publish(SERVER, EDITOR, taken, frozenset({"p1", "q2"}))
    assert [quote.number for quote in draft.quotes] == [None, 1, None, None]
    assert await store.shelf.counts(SERVER) == (1, 1, 1)
    briefing = await store.shelf.briefing(SERVER, 1)
    assert briefing is not None
    assert briefing.summary == ()


async def test_publishing_nothing_is_refused(store: Store) -> None:
    taken = await store.ledger.take_in(SERVER, EDITOR, quay())
    with pytest.raises(IllegalMove) as refusal:
        await store.ledger.publish(SERVER, EDITOR, taken, frozenset())
    assert refusal.value.say == "Nothing would be published."
    assert await store.shelf.newest(SERVER) is None


async def test_a_quote_does_not_go_out_without_its_speaker(store: Store) -> None:
    taken = await store.ledger.take_in(SERVER, EDITOR, quay())
    with pytest.raises(ValueError, match="q3 goes out without its speaker"):
        await store.ledger.publish(SERVER, EDITOR, taken, frozenset({"p1", "q1", "q3"}))
    with pytest.raises(ValueError, match="s1 goes out without its holder"):
        await store.ledger.publish(SERVER, EDITOR, taken, frozenset({"p1", "s1"}))
    assert await store.shelf.counts(SERVER) == (0, 0, 0)
    assert await store.shelf.draft(SERVER, 1) == taken


async def test_an_item_left_out_earlier_can_be_added_and_the_others_keep_their_numbers(store: Store) -> None:
    taken = await store.ledger.take_in(SERVER, EDITOR, doubted(quay()))
    first = await store.ledger.publish(SERVER, EDITOR, taken, everything(taken) - {"q1"})
    assert [quote.number for quote in first.quotes] == [None, 1, 2, 3]
    second = await store.ledger.publish(SERVER, EDITOR, first, everything(first))
    assert [quote.number for quote in second.quotes] == [4, 1, 2, 3]
    listed = await store.shelf.quotes(SERVER)
    assert [quote.number for quote in listed.items] == [4, 1, 2, 3]


async def test_a_retired_item_vanishes_and_its_number_is_never_given_again(store: Store) -> None:
    draft = await published(store, quay())
    without = await store.ledger.publish(SERVER, EDITOR, draft, everything(draft) - {"q3", "p2", "s1", "e1"})
    assert [quote.number for quote in without.quotes] == [1, 2, None, 4]
    assert await store.shelf.quote(SERVER, 3) is None
    assert await store.shelf.person(SERVER, 2) is None
    assert await store.shelf.stance(SERVER, 1) is None
    assert await store.shelf.issues(SERVER) == ()
    assert await store.shelf.event(SERVER, 1) is None
    assert await store.shelf.counts(SERVER) == (1, 3, 2)
    other = await published(store, library())
    assert [quote.number for quote in other.quotes] == [5, 6]
    assert [stance.number for stance in other.stances] == [2]
    assert [person.number for person in other.people] == [4, 5]


async def test_an_item_that_comes_back_has_the_number_it_had(store: Store) -> None:
    draft = await published(store, quay())
    without = await store.ledger.publish(SERVER, EDITOR, draft, everything(draft) - {"q2", "e1", "s1"})
    again = await store.ledger.publish(SERVER, EDITOR, without, everything(without))
    assert [item.number for item in again.items()] == [item.number for item in draft.items()]


async def test_publishing_a_correction_changes_the_item_in_place(store: Store) -> None:
    draft = await published(store, quay())
    withdrawn = await store.ledger.withdraw(SERVER, EDITOR, 1, "The cue was cut off.")
    shorter = replace(withdrawn.quotes[1], pieces=withdrawn.quotes[1].pieces[:1], verdict=Verdict.ACCEPTED)
    stance = replace(withdrawn.stances[0], position=Position.MIXED, issue="NORVIK should build the  quay.")
    person = replace(withdrawn.people[0], name="Ada M. Lind")
    changed = replace(
        withdrawn, quotes=(withdrawn.quotes[0], shorter, *withdrawn.quotes[2:]), stances=(stance,),
        people=(person, *withdrawn.people[1:]),
    )  # fmt: skip
    saved = await store.ledger.save(SERVER, EDITOR, changed, "edit_words")
    again = await store.ledger.publish(SERVER, EDITOR, saved, everything(saved))
    assert [item.number for item in again.items()] == [item.number for item in draft.items()]
    quote = await store.shelf.quote(SERVER, 2)
    assert quote is not None
    assert [piece.text for piece in quote.pieces] == ["Nobody loses a house,"]
    assert quote.checked_by_editor
    assert quote.speaker == PersonRef(1, "Ada M. Lind")
    found = await store.shelf.stance(SERVER, 1)
    assert found is not None
    assert (found.position, found.issue.number, found.issue.sentence) == (
        Position.MIXED,
        1,
        "NORVIK should build the  quay.",
    )


async def test_the_same_person_in_two_briefings_is_one_person(store: Store) -> None:
    await published(store, quay())
    draft = library()
    same = replace(draft, people=(replace(draft.people[0], name="A. Lind", same_as=1), draft.people[1]))
    second = await published(store, same)
    assert [person.number for person in second.people] == [1, 4]
    person = await store.shelf.person(SERVER, 1)
    assert person is not None
    assert (person.name, person.aliases) == ("Ada Lind", ("A. Lind", "Lind"))
    quoted, briefings = await store.shelf.times_quoted(SERVER, 1)
    assert (quoted, [ref.number for ref in briefings]) == (3, [2, 1])


async def test_a_person_is_named_only_by_briefings_that_are_on_record(store: Store) -> None:
    await published(store, quay())
    draft = library()
    await published(
        store, replace(draft, people=(replace(draft.people[0], name="A. Lind", same_as=1), draft.people[1]))
    )
    await store.ledger.withdraw(SERVER, EDITOR, 1, "")
    person = await store.shelf.person(SERVER, 1)
    assert person is not None
    assert (person.name, person.aliases, person.roles) == ("A. Lind", ("Lind",), ())
    await store.ledger.restore(SERVER, EDITOR, 1)
    person = await store.shelf.person(SERVER, 1)
    assert person is not None
    assert (person.name, [role.title for role in person.roles]) == ("Ada Lind", ["Mayor"])


async def test_a_person_who_was_merged_can_be_parted_again(store: Store) -> None:
    await published(store, quay())
    second = await published(store, library())
    merged = replace(second, people=(replace(second.people[0], same_as=1), second.people[1]))
    third = await store.ledger.publish(SERVER, EDITOR, merged, everything(merged))
    assert third.people[0].number == 1
    assert await store.shelf.person(SERVER, 4) is None
    parted = replace(third, people=(replace(third.people[0], same_as=None), third.people[1]))
    fourth = await store.ledger.publish(SERVER, EDITOR, parted, everything(parted))
    assert fourth.people[0].number == 4
    assert (await store.shelf.times_quoted(SERVER, 1))[0] == 2


async def test_two_people_of_a_draft_who_are_one_on_record_appear_once(store: Store) -> None:
    await published(store, quay())
    draft = library()
    second = await published(store, replace(draft, people=tuple(replace(person, same_as=1) for person in draft.people)))
    assert [person.number for person in second.people] == [1, 1]
    assert [person.name for person in await store.shelf.people(SERVER, 2)] == ["Ada Lind"]


async def test_being_the_same_as_nobody_is_refused(store: Store) -> None:
    draft = library()
    taken = await store.ledger.take_in(
        SERVER, EDITOR, replace(draft, people=(replace(draft.people[0], same_as=9), draft.people[1]))
    )
    with pytest.raises(Gone) as refusal:
        await store.ledger.publish(SERVER, EDITOR, taken, everything(taken))
    assert "P-9" in refusal.value.say


async def test_the_same_sentence_is_the_same_issue(store: Store) -> None:
    await published(store, quay())
    draft = library()
    await published(store, replace(draft, stances=(replace(draft.stances[0], issue="norvik should build THE quay."),)))
    assert [(issue.number, issue.sentence) for issue in await store.shelf.issues(SERVER)] == [
        (1, "Norvik should build the quay.")
    ]
    stances = await store.shelf.stances(SERVER, issue=1)
    assert [(stance.position, stance.holder.name) for stance in stances.items] == [
        (Position.SUPPORTS, "Dag Solli"),
        (Position.OPPOSES, "Bo Åsen"),
    ]


async def test_withdrawing_takes_everything_off_the_record(store: Store) -> None:
    await published(store, quay())
    draft = await store.ledger.withdraw(SERVER, EDITOR, 1, "The outlet took it back.")
    assert draft.state is State.WITHDRAWN
    assert await store.shelf.draft(SERVER, 1) == draft
    assert await store.shelf.counts(SERVER) == (0, 0, 0)
    assert await store.shelf.newest(SERVER) is None
    assert await store.shelf.briefing_refs(SERVER) == ()
    assert await store.shelf.quote(SERVER, 1) is None
    assert (await store.shelf.quotes(SERVER)).total == 0
    assert await store.shelf.person(SERVER, 1) is None
    assert await store.shelf.people(SERVER, 1) == ()
    assert (await store.shelf.events(SERVER)).total == 0
    assert await store.shelf.undated(SERVER) == ()
    assert (await store.shelf.stances(SERVER)).total == 0
    assert await store.shelf.issue(SERVER, 1) is None
    assert await store.shelf.topics(SERVER) == ()
    assert (await store.shelf.search(SERVER, "quay fish council")).total == 0
    names = await store.names.of(SERVER)
    assert names.suggest_people("") == ()
    assert names.suggest_quotes("") == ()


async def test_a_withdrawn_briefing_says_only_that_and_why(store: Store) -> None:
    await published(store, quay())
    await store.ledger.withdraw(SERVER, EDITOR, 1, "The outlet took it back.")
    briefing = await store.shelf.briefing(SERVER, 1)
    assert briefing is not None
    assert (briefing.state, briefing.reason) == (State.WITHDRAWN, "The outlet took it back.")
    assert (briefing.title, briefing.source.text, briefing.summary, briefing.topics) == ("", "", (), ())


async def test_restoring_brings_it_all_back_as_it_was(store: Store) -> None:
    await published(store, quay())
    before = (
        await store.shelf.briefing(SERVER, 1),
        await store.shelf.quotes(SERVER),
        await store.shelf.people(SERVER, 1),
    )
    hits = await store.shelf.search(SERVER, "quay")
    await store.ledger.withdraw(SERVER, EDITOR, 1, "")
    draft = await store.ledger.restore(SERVER, EDITOR, 1)
    assert (draft.state, draft.rev) == (State.PUBLISHED, 4)
    after = (
        await store.shelf.briefing(SERVER, 1),
        await store.shelf.quotes(SERVER),
        await store.shelf.people(SERVER, 1),
    )
    assert after == before
    assert await store.shelf.search(SERVER, "quay") == hits


async def test_only_legal_moves_are_made(store: Store) -> None:
    await store.ledger.take_in(SERVER, EDITOR, quay())
    with pytest.raises(IllegalMove, match="B-1 is not published"):
        await store.ledger.withdraw(SERVER, EDITOR, 1, "")
    with pytest.raises(IllegalMove, match="B-1 is not withdrawn"):
        await store.ledger.restore(SERVER, EDITOR, 1)
    with pytest.raises(Gone):
        await store.ledger.restore(SERVER, EDITOR, 2)


async def test_every_write_is_in_the_log_of_revisions(store: Store, clock: object) -> None:
    draft = await published(store, quay())
    await store.ledger.save(SERVER, 43, draft, "judge")
    await store.ledger.withdraw(SERVER, 44, 1, "")
    await store.ledger.restore(SERVER, 45, 1)
    log = await store.shelf.revisions(SERVER, 1)
    assert [(row.rev, row.actor_id, row.op) for row in log] == [
        (1, 42, "take_in"), (2, 42, "publish"), (3, 43, "judge"), (4, 44, "withdraw"), (5, 45, "restore"),
    ]  # fmt: skip
    assert [row.at for row in log] == sorted({row.at for row in log})
    assert {row.at.utcoffset() for row in log} == {log[0].at.utcoffset()}


async def test_a_long_spelling_has_a_short_key_that_stays(store: Store) -> None:
    spelling = "quotes/" + "x" * 200
    key = await store.ledger.remember(SERVER, spelling)
    assert len(key) < 20
    assert await store.ledger.remember(SERVER, spelling) == key
    assert await store.shelf.recalled(SERVER, key) == spelling
    assert await store.shelf.recalled(OTHER, key) is None
    assert await store.ledger.remember(SERVER, spelling + "y") != key


async def test_spellings_asked_for_longest_ago_are_dropped(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spellings, "SPELLINGS", 4)
    keys = [await store.ledger.remember(SERVER, f"quotes/{number}") for number in range(4)]
    await store.ledger.remember(SERVER, "quotes/0")
    keys.append(await store.ledger.remember(SERVER, "quotes/4"))
    elsewhere = await store.ledger.remember(OTHER, "quotes/1")
    kept = [await store.shelf.recalled(SERVER, key) for key in keys]
    assert kept == ["quotes/0", None, "quotes/2", "quotes/3", "quotes/4"]
    assert await store.shelf.recalled(OTHER, elsewhere) == "quotes/1"
