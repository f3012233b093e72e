import pytest

from briefings.draft.model import DoubtKind, Tier
from tests.briefings.drafting.drafting import draft_text

TUESDAY = "2026-01-27"


@pytest.mark.parametrize(
    ("text", "phrase", "edtf"),
    [
        ("The council met on Monday to vote on it.", "Monday", "2026-01-26"),
        ("The council will meet on Monday to vote on it.", "Monday", "2026-02-02"),
        ("The council votes on it on 7 February this time.", "7 February", "2026-02-07"),
        ("The bridge was closed in March by the council.", "March", "2025-03"),
        ("The bridge will be closed in March by the council.", "March", "2026-03"),
        ("The bridge closed two years ago after the flood.", "two years ago", "2024"),
        ("It was thrown out in early 2025 by the council.", "early 2025", "2025"),
        ("It was thrown out in the summer of 2024 by them.", "the summer of 2024", "2024-22"),
        ("The rent rose in the third quarter of last year.", "the third quarter of last year", "2025-07/2025-09"),
        ("The mill was built here in the 1980s.", "the 1980s", "1980/1989"),
    ],
)
def test_a_dated_sentence_is_an_event_on_the_right_side_of_the_article(text: str, phrase: str, edtf: str) -> None:
    (event,) = draft_text(text, TUESDAY).events
    assert (event.when.phrase, event.when.edtf) == (phrase, edtf)
    assert event.sentence.text == text
    assert event.doubts == ()


@pytest.mark.parametrize(
    "text",
    [
        "He ran the pumps for 31 years and slept well.",
        "The 45-year-old baker sold 2,000 loaves every Monday.",
        "She may march with the band, he said at last.",
        "“We met in 2022,” she said to the whole council.",
        "The fee is $2019 for all of the boats.",
    ],
)
def test_durations_ages_numbers_and_quoted_dates_are_no_events(text: str) -> None:
    assert draft_text(text, TUESDAY).events == ()


def test_an_event_names_the_people_it_is_about() -> None:
    one = draft_text("Mayor Ann Quill spoke at length. In 2022, she closed the bridge for good.")
    assert one.events[0].people == (one.people[0].key,)


@pytest.mark.parametrize(
    ("text", "position", "issue"),
    [
        ("Ann Quill supports the night ferry.", "supports", "the night ferry"),
        ("Ann Quill said she would vote against the sale of the pier.", "opposes", "the sale of the pier"),
        ("The bill to close the pier passed. Ann Quill signed the bill.", "supports", "The bill to close the pier"),
        ("Ann Quill said the pier plan should be scrapped.", "opposes", "the pier plan"),
        (
            "The plan to sell the pier is old. “I oppose the plan,” Ann Quill said.",
            "opposes",
            "The plan to sell the pier",
        ),
        (
            "The plan to sell the pier is an old plan. “Scrap it,” Ann Quill said.",
            "opposes",
            "The plan to sell the pier",
        ),
    ],
)
def test_an_outright_stance_is_firm_and_its_issue_waits_for_words(text: str, position: str, issue: str) -> None:
    (stance,) = draft_text(text).stances
    assert (stance.tier, stance.position.value, stance.issue) == (Tier.FIRM, position, issue)
    assert [doubt.kind for doubt in stance.doubts] == [DoubtKind.ISSUE_WORDING]


@pytest.mark.parametrize(
    "text",
    [
        "Ann Quill has not publicly endorsed the plan.",
        "Ann Quill declined to back the plan.",
        "Ann Quill has not said whether she would support the plan.",
        "Ann Quill never opposed the plan.",
    ],
)
def test_a_stance_that_was_not_taken_is_none(text: str) -> None:
    assert draft_text(text).stances == ()


@pytest.mark.parametrize(
    "text",
    [
        "Ann Quill criticized the plan to sell the pier.",
        "Ann Quill, who has been a steady critic of the plan to sell the pier, spoke.",
    ],
)
def test_criticism_is_only_a_possible_stance(text: str) -> None:
    (stance,) = draft_text(text).stances
    assert stance.tier is Tier.POSSIBLE
    assert stance.issue == "the plan to sell the pier"
