"""Names in memory: whom somebody means, and what autocomplete offers."""

import asyncio
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from briefings.draft.model import Draft
from briefings.model.record import BriefingRef, Issue, PersonRef
from briefings.store import Record, Store
from briefings.store.names import names
from briefings.store.names.directory import Directory
from briefings.store.names.wordlist import WordList
from briefings.text.folding import fold, tokens
from tests.briefings.store.articles import everything, library, many_quotes, quay

OTHER, EDITOR = 912345678901234567, 42

ADA, BO, BO_LIND, CARLA, VAN, ONEILL, DAG = (
    PersonRef(1, "Ada Lind"),
    PersonRef(2, "Bo Åsen"),
    PersonRef(3, "Bo Lind"),
    PersonRef(4, "Carla Moe"),
    PersonRef(5, "Eva van der Berg"),
    PersonRef(6, "Sean O’Neill"),
    PersonRef(7, "Dag"),
)
PEOPLE = [
    (ADA, ["Ada Lind", "Lind", "A. Lind"]),
    (BO, ["Bo Åsen"]),
    (BO_LIND, ["Bo Lind"]),
    (CARLA, ["Carla Moe", "The harbour master"]),
    (VAN, ["Eva van der Berg"]),
    (ONEILL, ["Sean O’Neill"]),
    (DAG, ["Dag"]),
]


@pytest.fixture(scope="module")
def directory() -> Directory:
    briefing = BriefingRef(1, "The quay at Norvik", "Norvik Post", None)
    issues = [Issue(1, "Norvik should build the quay."), Issue(2, "The library should stay open.")]
    quotes = [(12, "Ada Lind: We will build the quay."), (7, "Bo Åsen: The fish will leave")]
    return Directory(PEOPLE, issues, [("Harbour", ["Harbour", "Port"]), ("Norvik", ["Norvik"])], [briefing], quotes)


@pytest.mark.parametrize(
    ("typed", "people"),
    [
        ("Ada Lind", [ADA]),
        ("ada lind", [ADA]),
        (" ADA   LIND ", [ADA]),
        ("a. lind", [ADA]),
        ("Lind", [ADA, BO_LIND]),
        ("Åsen", [BO]),
        ("asen", [BO]),
        ("bo asen", [BO]),
        ("bo", [BO_LIND, BO]),
        ("moe", [CARLA]),
        ("harbour master", [CARLA]),
        ("Car", [CARLA]),
        ("moe carl", [CARLA]),
        ("van der berg", [VAN]),
        ("Berg", [VAN]),
        ("oneill", [ONEILL]),
        ("O'Neill", [ONEILL]),
        ("dag", [DAG]),
        ("Lindd", []),
        ("", []),
        ("?!", []),
    ],
)
def test_everyone_who_fits_is_found(directory: Directory, typed: str, people: list[PersonRef]) -> None:
    assert sorted(directory.people(typed), key=str) == sorted(people, key=str)


@pytest.mark.parametrize(
    ("typed", "person"),
    [("Bo Asenn", BO), ("Carla Moo", CARLA), ("Onel", None), ("vander berg", VAN), ("Ada Lindd", ADA), ("Aasen", BO)],
)
def test_a_misspelt_name_finds_the_nearest(directory: Directory, typed: str, person: PersonRef | None) -> None:
    assert directory.nearest(typed)[0] == (person or ONEILL)
    assert directory.clear_winner(typed) == person


def test_two_people_equally_near_have_no_winner(directory: Directory) -> None:
    assert set(directory.nearest("Lindd")[:2]) == {ADA, BO_LIND}
    assert directory.clear_winner("Lindd") is None


SHORT = [PersonRef(1, "Todd Lyons"), PersonRef(2, "Ann Brown"), PersonRef(3, "Kai Braun"), PersonRef(4, "Carla Moe")]


@pytest.mark.parametrize("typed", ["lyonz", "Lyosn", "Lyns", "Lyonns", "LYUNS"])
def test_one_slip_in_a_short_surname_finds_its_one_person(typed: str) -> None:
    assert Directory([(person, [person.name]) for person in SHORT]).clear_winner(typed) == SHORT[0]


@pytest.mark.parametrize("typed", ["lionz", "Xyons", "Moo", "Brawn"])
def test_two_slips_a_first_letter_a_very_short_word_and_two_people_are_not_guessed(typed: str) -> None:
    assert Directory([(person, [person.name]) for person in SHORT]).clear_winner(typed) is None


SYLLABLES = st.lists(st.sampled_from(["ka", "lo", "mi", "ru", "sen", "tar", "vek", "dol"]), min_size=2, max_size=4)
SURNAMES = st.lists(SYLLABLES.map("".join), min_size=1, max_size=12, unique=True)


@given(surnames=SURNAMES, data=st.data())
def test_one_slip_never_leads_to_somebody_farther_off(surnames: list[str], data: st.DataObject) -> None:
    people = [PersonRef(number, f"Ada {surname.title()}") for number, surname in enumerate(surnames, 1)]
    directory = Directory([(person, [person.name]) for person in people])
    meant = data.draw(st.sampled_from(surnames))
    at = data.draw(st.integers(1, len(meant) - 1))
    typed = meant[:at] + data.draw(st.sampled_from(["", "q", "qu"])) + meant[at + data.draw(st.integers(0, 1)) :]
    winner = directory.clear_winner(typed)
    nearest = min(OSA.distance(typed, surname) for surname in surnames)
    assert winner is None or OSA.distance(typed, surnames[winner.number - 1]) <= nearest + 1


@pytest.mark.parametrize("typed", ["", "ab", "zzzzzzzz"])
def test_nobody_is_near_what_is_like_no_name(directory: Directory, typed: str) -> None:
    assert directory.nearest(typed) == ()
    assert directory.clear_winner(typed) is None


def test_autocomplete_offers_beginnings_then_the_near_ones(directory: Directory) -> None:
    assert directory.suggest_people("li") == (ADA, BO_LIND)
    assert directory.suggest_people("bo") == (BO, BO_LIND)
    assert directory.suggest_people("carlla") == (CARLA,)
    assert directory.suggest_people("P-4") == directory.suggest_people("4") == (CARLA,)
    assert directory.suggest_people("")[:2] == (ADA, BO)
    assert directory.suggest_people("", 2) == (ADA, BO)


def test_autocomplete_offers_issues_topics_briefings_and_quotes(directory: Directory) -> None:
    assert [issue.number for issue in directory.suggest_issues("libr")] == [2]
    assert [issue.number for issue in directory.suggest_issues("I-1")] == [1]
    assert directory.suggest_topics("harb") == directory.suggest_topics("port") == ("Harbour",)
    assert (directory.topic("PORT"), directory.topic("por")) == ("Harbour", None)
    assert directory.topics_like("prot") == ("Harbour",)
    assert [ref.number for ref in directory.suggest_briefings("quay post")] == [1]
    assert [ref.number for ref in directory.suggest_briefings("B-1")] == [1]
    assert directory.suggest_briefings("Q-1") == ()
    assert [number for number, _ in directory.suggest_quotes("fish")] == [7]
    assert [number for number, _ in directory.suggest_quotes("q-12")] == [12]
    assert [number for number, _ in directory.suggest_quotes("")] == [12, 7]


def test_autocomplete_never_offers_more_than_twenty_five() -> None:
    crowd = Directory(
        [(PersonRef(number, f"Ann Number{number}"), [f"Ann Number{number}"]) for number in range(60)],
        [Issue(number, f"Ann should go, {number}.") for number in range(60)],
        [(f"Ann {number}", [f"Ann {number}"]) for number in range(60)],
        [BriefingRef(number, f"Ann {number}", None, None) for number in range(60)],
        [(number, f"Ann {number}") for number in range(60)],
    )
    sizes = [len(list(crowd.suggest_people("ann"))), len(crowd.suggest_issues("ann")), len(crowd.suggest_topics("ann"))]
    assert [*sizes, len(crowd.suggest_briefings("ann")), len(crowd.suggest_quotes("ann"))] == [25] * 5


NAMES = st.lists(st.text(alphabet="abÅåé o’-", min_size=1, max_size=12), max_size=12)


@given(names=NAMES, typed=st.text(alphabet="abåe o", max_size=6))
def test_bisection_finds_what_looking_at_every_word_finds(names: list[str], typed: str) -> None:
    asked = tokens(typed)
    expected = [name for name in names if all(any(word.startswith(part) for word in tokens(name)) for part in asked)]
    assert WordList((name, (name,)) for name in names).starting(typed) == expected


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=30))
def test_no_text_breaks_the_names(typed: str) -> None:
    small = Directory(PEOPLE)
    assert len(small.people(typed)) + len(small.nearest(typed)) + len(small.suggest_people(typed)) <= 3 * len(PEOPLE)
    assert small.suggest_briefings(typed) == ()


async def publish(record: Record, draft: Draft) -> Draft:
    taken = await record.ledger.drafts.take_in(EDITOR, draft)
    return await record.ledger.drafts.publish(EDITOR, taken, everything(taken))


async def people(record: Record, typed: str) -> list[str]:
    return [person.name for person in (await record.names()).people(typed)]


async def test_names_follow_every_change_of_the_record(record: Record) -> None:
    assert await people(record, "Lind") == []
    published = await publish(record, quay())
    assert await people(record, "Lind") == ["Ada Lind"]
    without = await record.ledger.drafts.publish(EDITOR, published, everything(published) - {"p3"})
    assert await people(record, "Moe") == []
    await record.ledger.drafts.publish(EDITOR, without, everything(without))
    assert await people(record, "Moe") == ["Carla Moe"]
    await record.ledger.drafts.withdraw(EDITOR, 1, "")
    assert await people(record, "Lind") == []
    await record.ledger.drafts.restore(EDITOR, 1)
    assert await people(record, "Lind") == ["Ada Lind"]


async def test_a_name_that_another_briefing_gives_leads_to_the_same_person(record: Record) -> None:
    await publish(record, quay())
    draft = library()
    await publish(
        record, replace(draft, people=(replace(draft.people[0], name="Adelaide Lind", same_as=1), draft.people[1]))
    )
    assert await people(record, "adelaide lind") == ["Ada Lind"]


async def test_a_change_while_names_are_loaded_is_not_missed(record: Record) -> None:
    await publish(record, quay())
    draft = await record.ledger.drafts.take_in(EDITOR, library())
    await asyncio.gather(
        record.names(),
        record.ledger.drafts.publish(EDITOR, draft, everything(draft)),
        record.names(),
    )
    assert await people(record, "Solli") == ["Dag Solli"]


async def test_names_that_somebody_holds_stay_as_they_were(record: Record) -> None:
    await publish(record, quay())
    held = await record.names()
    await record.ledger.drafts.withdraw(EDITOR, 1, "")
    assert [person.name for person in held.people("Lind")] == ["Ada Lind"]
    assert await people(record, "Lind") == []


async def test_names_are_loaded_once_for_all_who_wait_for_them(record: Record) -> None:
    await publish(record, quay())
    first, *others = await asyncio.gather(*(record.names() for _ in range(5)))
    assert [one for one in others if one is not first] == []


async def test_whoever_waits_gets_the_names_when_the_one_who_loads_them_gives_up(record: Record) -> None:
    await publish(record, quay())
    loading = asyncio.create_task(record.names())
    waiting = asyncio.create_task(people(record, "Lind"))
    await asyncio.sleep(0)
    loading.cancel()
    assert await waiting == ["Ada Lind"]
    with pytest.raises(asyncio.CancelledError):
        await loading


async def test_quotes_are_offered_with_their_speaker_the_newest_first(record: Record) -> None:
    await publish(record, quay())
    await publish(record, many_quotes(2, "Ann Ek"))
    known = await record.names()
    assert known.suggest_quotes("")[:3] == (
        (6, "Ann Ek: Point 2 of Ann Ek stands."),
        (5, "Ann Ek: Point 1 of Ann Ek stands."),
        (4, "Speaker not named in the source: Shame."),
    )
    assert known.suggest_quotes("build") == ((1, "Ada Lind: We will build the quay. It is time,"),)
    assert known.suggest_quotes("loses") == ((2, "Ada Lind: Nobody loses a house, […] and nobody pays twice."),)
    assert [issue.sentence for issue in known.suggest_issues("")] == ["Norvik should build the quay."]
    assert known.suggest_topics("") == ("Harbour", "Norvik")


async def test_only_the_servers_asked_for_last_stay_in_memory(
    store: Store, record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(names, "SERVERS", 1)
    await publish(record, quay())
    before = await record.names()
    assert await record.names() is before
    await store.of(OTHER).names()
    assert await record.names() is not before
    assert await people(record, "Lind") == ["Ada Lind"]
