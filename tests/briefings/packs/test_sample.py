from briefings.dates.when import in_words
from briefings.draft.model import Verdict, goes_out
from briefings.draft.selecting import selection
from briefings.model.record import Position, SpeakerState
from briefings.packs import read_file, sample, write_file

DRAFT = sample()
TEXT = DRAFT.source.text


def quotes_of(name: str) -> list[str]:
    keys = [person.key for person in DRAFT.people if person.name == name]
    return [quote.pieces[0].of(TEXT)[:20] for quote in DRAFT.quotes if quote.speaker in keys]


def test_everything_in_the_sample_goes_out() -> None:
    assert all(goes_out(item) and item.verdict is Verdict.ACCEPTED for item in DRAFT.items())
    assert selection(DRAFT).left == ()
    assert DRAFT.doubts == ()


def test_the_sample_has_the_five_public_statements_each_with_its_stated_speaker() -> None:
    assert quotes_of("Larry Krasner") == ["People are tired of "]
    assert quotes_of("Todd Lyons") == ["Any time you pit law", "Try it. Try [and] ar"]
    assert quotes_of("Tom Homan") == ["I’m begging. Tone do", "I don’t want to see "]
    assert {quote.speaker_state for quote in DRAFT.quotes} == {SpeakerState.STATED}


def test_people_have_the_roles_that_the_article_gives() -> None:
    assert {person.name: [role.title for role in person.roles] for person in DRAFT.people} == {
        "Larry Krasner": ["District Attorney"],
        "Todd Lyons": ["Acting ICE Director"],
        "Tom Homan": ["Border czar"],
        "Donald Trump": ["President"],
        "Pete Hegseth": ["Defense Secretary"],
    }


def test_all_dates_are_known_and_last_year_is_counted_from_the_articles_date() -> None:
    assert {event.when.phrase: in_words(event.when) for event in DRAFT.events} == {
        "January 2018": "January 2018",
        "2022": "2022",
        "September 2024": "September 2024",
        "last year": "2025",
        "January 20, 2025": "20 January 2025",
        "March 2025": "March 2025",
    }


def test_there_are_two_sides_on_one_issue() -> None:
    issue = "The district attorney of Philadelphia should be able to charge federal officers who break state law."
    held = {stance.position for stance in DRAFT.stances if stance.issue == issue}
    assert held == {Position.SUPPORTS, Position.OPPOSES}


def test_written_and_read_again_the_sample_is_the_same() -> None:
    assert read_file(write_file(DRAFT), {}) == DRAFT
