"""Which quotes the article gives as replies: by their verb, by words of their sentence, and to whom."""

import pytest

from tests.briefings.drafting.drafting import draft_text

OPENING = "“The toll is theft,” said Ada Quill."


def links(text: str) -> list[tuple[str, str | None, str | None]]:
    """Key, the key of the quote that is answered, and how surely, of each quote but the first."""
    return [
        (quote.key, quote.reply_to, quote.reply_state.value if quote.reply_state else None)
        for quote in draft_text(text).quotes[1:]
    ]


@pytest.mark.parametrize(
    "reply",
    [
        "“It pays for the road,” Boris Reed fired back.",
        "“It pays for the road,” countered Boris Reed.",
        "“It pays for the road,” replied Boris Reed, the mayor.",
        "Boris Reed replied to Quill: “It pays for the road.”",
        "Boris Reed hit back at Quill: “It pays for the road.”",
        "In response to Quill, Boris Reed said: “It pays for the road.”",
        "Responding to Quill’s remarks, Boris Reed said, “It pays for the road.”",
        "Asked about Quill’s remark, Boris Reed said: “It pays for the road.”",
        "“It pays for the road,” Boris Reed said in response.",
    ],
)
def test_words_that_the_article_gives_as_a_reply_answer_the_nearest_by_somebody_else(reply: str) -> None:
    assert links(f"{OPENING}\n\n{reply}") == [("q2", "q1", "stated")]


@pytest.mark.parametrize(
    "other",
    [
        "“It pays for the road,” said Boris Reed.",
        "Boris Reed answered a question about the budget. “It pays for the road,” he said.",
        "In response to rising costs, Boris Reed said: “It pays for the road.”",
        "Boris Reed responded to the storm within an hour. “It pays for the road,” he said.",
        "Asked whether he would resign, Boris Reed replied: “Not for a road.”",
        "When pressed on why the road was shut, Boris Reed replied, “It pays for the road.”",
        "“It pays for the road,” Ada Quill added in reply to a reporter.",
        "Boris Reed did not respond to a request for comment. “It pays for the road,” he wrote in May.",
    ],
)
def test_other_words_answer_nobody(other: str) -> None:
    assert links(f"{OPENING}\n\n{other}") == [("q2", None, None)]


def test_a_reply_that_names_somebody_answers_them_past_others() -> None:
    text = f"{OPENING}\n\n“It is a tax,” said Cora Vane.\n\nBoris Reed replied to Quill: “It pays for the road.”"
    assert links(text)[1] == ("q3", "q1", "stated")


def test_a_reply_that_names_nobody_quoted_answers_none() -> None:
    text = f"{OPENING} Dan Moss was silent.\n\nBoris Reed fired back at Moss: “It pays for the road.”"
    assert links(text) == [("q2", None, None)]


def test_where_a_third_persons_words_are_reported_between_an_editor_decides() -> None:
    text = f"{OPENING}\n\nCora Vane said the road was closed.\n\n“It pays for the road,” countered Boris Reed."
    assert links(text) == [("q2", "q1", "possible")]


def test_far_from_the_words_before_it_an_editor_decides() -> None:
    text = f"{OPENING}\n\nThe road is old.\n\nIt was built in May.\n\n“It pays for the road,” countered Boris Reed."
    assert links(text) == [("q2", "q1", "possible")]


def test_only_the_first_words_of_a_speech_are_the_reply() -> None:
    text = f"{OPENING}\n\n“It pays for the road,” Boris Reed shot back. “It always did.”"
    assert links(text)[0] == ("q2", "q1", "stated")
    assert [link for link in links(text)[1:] if link[1]] == []


def test_the_words_that_say_so_are_kept() -> None:
    text = f"{OPENING}\n\n“It pays for the road,” Boris Reed fired back."
    [cue] = [quote.reply_cue for quote in draft_text(text).quotes if quote.reply_cue]
    assert cue.of(text) == "fired back"
