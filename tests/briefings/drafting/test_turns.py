"""Words that are somebody's without quotation marks: transcripts and block quotes."""

import pytest

from briefings.draft.model import DoubtKind
from tests.briefings.drafting.drafting import draft_text, quotes_of, speakers_of

HEARING = """The hearing was held on Wednesday. In the chair was Ruth Adler.

ADLER: Good morning, Mr. Vane. When did you see water?

TOM VANE, duty engineer: At ten past two.

He told me that it was condensation.

ADLER: And was it?

(Laughter.)

VANE: It was up to my knees.

The witness was then examined by Frances Lowe, counsel for the port.

Q. Had you been trained on the pumps?

A. I had seen a photograph of them.
"""


def test_the_turns_of_a_transcript_are_quotes_of_whom_their_labels_name() -> None:
    said = list(zip(quotes_of(HEARING), [speaker for speaker, _ in speakers_of(HEARING)], strict=True))
    assert said == [
        ("Good morning, Mr. Vane. When did you see water?", "Ruth Adler"),
        ("At ten past two. […] He told me that it was condensation.", "TOM VANE"),
        ("And was it?", "Ruth Adler"),
        ("It was up to my knees.", "TOM VANE"),
        ("Had you been trained on the pumps?", "Frances Lowe"),
        ("I had seen a photograph of them.", "TOM VANE"),
    ]


def test_who_answers_is_in_doubt_only_where_nobody_is_said_to_ask() -> None:
    alone = "Ann Lee runs the bay. Tom Hale met her.\n\nQ. Why now?\n\nA. Because the bay is full.\n\nQ. Of what?\n\nA. Of boats."
    assert [bool(quote.doubts) for quote in draft_text(HEARING).quotes] == [False] * 6
    assert [(bool(quote.doubts), quote.speaker) for quote in draft_text(alone).quotes][1] == (True, "p1")


def test_a_role_as_a_label_is_a_group_and_no_name() -> None:
    text = "MODERATOR: Ms. Lee, why now?\nLEE: Because the bay is full.\nMODERATOR: Full of what?\nLEE: Of boats, Mr. Hale. Of boats."
    assert [speaker for speaker, _ in speakers_of(text)] == ["MODERATOR", "LEE", "MODERATOR", "LEE"]


@pytest.mark.parametrize(
    "text",
    [
        "Date: May 5\nPlace: The bay\nPrice: Nine dollars\nThe council met in the hall.",
        "WARNING: The bay is shallow.\nThe council met.",
        "The plan has three parts:\n\nFirst of all the bay is to be dredged.",
        "“We are late,” Ann Lee said.\n\n> 5",
    ],
)
def test_lists_and_single_labels_are_no_transcript(text: str) -> None:
    assert [words for words in quotes_of(text) if words != "We are late,"] == []


def test_a_paragraph_after_a_verb_of_saying_and_a_colon_is_a_block_quote() -> None:
    text = "Mayor Ann Lee spoke on Monday. The mayor added:\n\nThe bay is shallow and we all know it. It will not wait.\n\nNobody answered."
    assert quotes_of(text) == ["The bay is shallow and we all know it. It will not wait."]
    assert speakers_of(text) == [("Ann Lee", "inferred")]


def test_that_no_mark_closes_a_block_quote_is_a_doubt() -> None:
    quote = draft_text("Ann Lee wrote:\n\n> The bay is shallow and we all know it.").quotes[0]
    assert [doubt.kind for doubt in quote.doubts] == [DoubtKind.UNBALANCED_MARKS]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ann Lee described the protest as “sponsored”.", ["sponsored"]),
        ("The letter described the grass as “within tolerance”, Ann Lee said.", ["within tolerance"]),
        ("Ann Lee shared it with a single word: “Noted.”", ["Noted."]),
        ("Tom Hale was known as “Tad” in the bay.", []),
    ],
)
def test_a_word_or_two_that_somebody_calls_a_thing_are_a_quote(text: str, words: list[str]) -> None:
    assert quotes_of(text) == words


def test_a_transcript_with_a_mark_before_each_paragraph_keeps_its_speakers() -> None:
    text = (
        'The talk went as follows:\n\n"LEE: Will you sell the bay?\n\n"HALE: Well, look, no.\n\n"But the pier is another thing.\n\n'
        '"LEE: Which thing?\n\n"HALE: A dear one."'
    )
    assert list(zip(quotes_of(text), [speaker for speaker, _ in speakers_of(text)], strict=True)) == [
        ("Will you sell the bay?", "LEE"),
        ("Well, look, no. […] But the pier is another thing.", "HALE"),
        ("Which thing?", "LEE"),
        ("A dear one.", "HALE"),
    ]


def test_words_without_a_closing_mark_end_before_who_said_them() -> None:
    text = 'Ann Lee closed the session. "Go home and sleep, she said.\n\nThe board left.'
    assert quotes_of(text) == ["Go home and sleep,"]
    assert speakers_of(text) == [("Ann Lee", "inferred")]


def test_labels_with_a_seat_or_an_office_are_turns() -> None:
    text = (
        "Ferries Bill: second reading\n\nThe Minister for Islands (Fay Marr): I beg to move the Bill.\n\n"
        "Jude Tennick (Skerry): Will she give way?\n\nFay Marr: I will.\n\nJude Tennick: I am grateful, as ever.\n\n"
        "The Speaker: Order, please."
    )
    assert [speaker for speaker, _ in speakers_of(text)] == [
        "Fay Marr",
        "Jude Tennick",
        "Fay Marr",
        "Jude Tennick",
        "Speaker",
    ]


def test_a_turn_whose_words_are_said_again_is_a_quote_of_its_own() -> None:
    assert speakers_of("ADLER: It was late.\n\nVANE: He said it was late.\n\nADLER: Thank you.")[0][0] == "ADLER"
