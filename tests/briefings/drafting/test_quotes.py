import pytest

from briefings.draft.model import DoubtKind
from briefings.text.quotation_marks import find_marked
from tests.briefings.drafting.drafting import draft_text, quotes_of, speakers_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“We are late,” Ann Lee said.", ["We are late,"]),
        ('"We are late," Ann Lee said.', ["We are late,"]),
        ("‘We’re late, and it’s the lads’ turn’, Ann Lee said.", ["We’re late, and it’s the lads’ turn"]),
        ("'We're late and it's dark,' Ann Lee said.", ["We're late and it's dark,"]),
        ("''We are late,'' Ann Lee said.", ["We are late,"]),
        ("«We are very late», Ann Lee said.", ["We are very late"]),
        ("Ann Lee said: „We are very late.“", ["We are very late."]),
        ("“We are late, and ‘soon’ is no answer,” Ann Lee said.", ["We are late, and ‘soon’ is no answer,"]),
        ('“We are late," Ann Lee said. “Go now.”', ["We are late,", "Go now."]),
        ("“We are late,” Ann Lee said, “and tired of it.”", ["We are late, […] and tired of it."]),
        ("“We are late,” Ann Lee said. “And tired of it.”", ["We are late,", "And tired of it."]),
        ("Ann Lee said: “We are late.\n\n“We are tired.”", ["We are late. […] We are tired."]),
        ("Ann Lee said: ‘We are late.\nWe are tired.’", ["We are late.\nWe are tired."]),
        ("“No,” Ann Lee said.", ["No,"]),
    ],
)
def test_words_are_found_in_every_style_of_marks(text: str, words: list[str]) -> None:
    assert quotes_of(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "She read the novel “Salt and Diesel” on the boat.",
        "He was known as “the old man of the bay” there.",
        "The so-called “community hubs” closed in spring.",
        "The ‘smart’ lock failed twice, Ann Lee said.",
        "It was the '90s, and the lads' mothers worked.",
        "On “Meet the Town,” Ann Lee said the bay was shallow.",
        "The lads’ mothers and the girls’ fathers met.",
    ],
)
def test_titles_names_scare_quotes_and_apostrophes_are_no_speech(text: str) -> None:
    assert quotes_of(text) == []


def test_a_mark_that_is_never_closed_is_a_doubt_and_does_not_swallow_the_article() -> None:
    text = "“We are late, Ann Lee said.\n\nThe boat left. “We are tired,” said Tom Hale."
    one = draft_text(text)
    assert quotes_of(text)[-1] == "We are tired,"
    assert DoubtKind.UNBALANCED_MARKS in [doubt.kind for doubt in one.doubts]
    assert DoubtKind.UNBALANCED_MARKS in [doubt.kind for doubt in one.quotes[0].doubts]
    assert all("The boat left" not in words for words in quotes_of(text))


def test_nested_marks_belong_to_the_outer_quote() -> None:
    assert [mark.mark for mark in find_marked("“a ‘b’ and ‘c’ d”")] == ["“"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“We are late,” said Ann Lee.", ("Ann Lee", "stated")),
        ("“We are late,” said Sen. Ann Lee, the bill’s sponsor.", ("Ann Lee", "stated")),
        ("“We are late,” Ann Lee, who runs the bay, told reporters.", ("Ann Lee", "stated")),
        ("“We are late,” the harbour master, Ann Lee, told reporters.", ("Ann Lee", "stated")),
        ("“We are late,” said a tired Ann Lee.", ("Ann Lee", "stated")),
        ("According to Ann Lee, “we are late and tired of it”.", ("Ann Lee", "stated")),
        ("Ann Lee met Tom Hale. In a speech to Hale, Lee said: “We are late.”", ("Ann Lee", "stated")),
        ("Ann Lee accused Tom Hale of “sitting on his hands all year”.", ("Ann Lee", "stated")),
        ("“We are late.” — Ann Lee", ("Ann Lee", "stated")),
        ("Ann Lee stepped up. “We are late,” she said.", ("Ann Lee", "inferred")),
        ("Mayor Ann Lee stepped up. “We are late,” the mayor said.", ("Ann Lee", "inferred")),
        ("“We are late,” the Bay Council said in a statement.", ("Bay Council", "stated")),
        ("“We are late,” an audit found.", ("Audit", "stated")),
        ("“We are late,” said a source.", (None, "unknown")),
        ("“We are late!” a voice called.", (None, "unknown")),
    ],
)
def test_a_speaker_is_found_with_how_surely(text: str, speaker: tuple[str | None, str]) -> None:
    assert speakers_of(text)[-1] == speaker


def test_a_shared_surname_is_ambiguous_and_never_guessed() -> None:
    one = draft_text("Ann Lee and Tom Lee met. “We are late,” Lee said.")
    assert one.quotes[0].speaker is None
    assert one.quotes[0].candidates == ("p1", "p2")
    assert [doubt.kind for doubt in one.quotes[0].doubts] == [DoubtKind.AMBIGUOUS_SPEAKER]


def test_a_title_settles_a_shared_surname() -> None:
    assert speakers_of("Ann Lee and Tom Lee met. “We are late,” Mrs. Lee said.") == [("Ann Lee", "stated")]


def test_nobody_beside_the_words_is_a_doubt() -> None:
    one = draft_text("Ann Lee stood up slowly and looked around.\n\n“We are late, and we know it.”")
    assert [doubt.kind for doubt in one.quotes[0].doubts] == [DoubtKind.UNKNOWN_SPEAKER]
