"""What people are reported to have said: where it begins and ends, who said it, and what is no report."""

import pytest

from briefings.draft.model import Draft, DraftReport
from briefings.model.record import SpeakerState
from tests.briefings.drafting.drafting import draft_text, quotes_of


def reports_in(text: str) -> list[tuple[str, str]]:
    """Who is said to have said what, in source order; pieces are joined by " … "."""
    draft = draft_text(text)
    return [(name(draft, one), " … ".join(piece.of(text) for piece in one.pieces)) for one in draft.reports]


def name(draft: Draft, report: DraftReport) -> str:
    person = draft.person(report.speaker)
    return person.name if person else report.called


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("Mara Lind said the ford would close in June.", "Mara Lind", "the ford would close in June"),
        ("Mara Lind said that the ford would close.", "Mara Lind", "that the ford would close"),
        ("Mara Lind said on Monday that the ford would close.", "Mara Lind", "that the ford would close"),
        ("Mara Lind said in an interview the ford would close.", "Mara Lind", "the ford would close"),
        ("Mara Lind told the council on Monday that the ford would close.", "Mara Lind", "that the ford would close"),
        ("Mara Lind told reporters the ford would close.", "Mara Lind", "the ford would close"),
        ("Mara Lind, who runs the ferry, said the ford was unsafe.", "Mara Lind", "the ford was unsafe"),
        ("The harbour board announced that the ford would close.", "Harbour board", "that the ford would close"),
        ("Mara Lind has long said the ford was unsafe.", "Mara Lind", "the ford was unsafe"),
        (
            "Mara Lind, a Harwick-based pilot, said many of the fords that drivers point to were closed.",
            "Mara Lind",
            "many of the fords that drivers point to were closed",
        ),
        ("Residents claim the ford was never safe.", "Residents", "the ford was never safe"),
        ("Mara Lind asked whether the ford was safe.", "Mara Lind", "whether the ford was safe"),
        ("Mara Lind explained why the ford was closed.", "Mara Lind", "why the ford was closed"),
        ("A county audit found that the ford had cost a million.", "County audit", "that the ford had cost a million"),
        ("Mara Lind said about 20 people had crossed it.", "Mara Lind", "about 20 people had crossed it"),
        ("The minister argues there is little point in a ford.", "The minister", "there is little point in a ford"),
    ],
)
def test_a_clause_after_a_verb_of_saying_is_reported(text: str, speaker: str, words: str) -> None:
    assert reports_in(text) == [(speaker, words)]


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("The ford would close in June, Mara Lind said.", "Mara Lind", "The ford would close in June"),
        ("The ford would close in June, said Mara Lind, who runs the ferry.", "Mara Lind", "The ford would close in June"),
        ("The ford would close in June, Mara Lind told the board on Friday.", "Mara Lind", "The ford would close in June"),
        ("PORT SELWYN — The ford would close in June, Mara Lind said.", "Mara Lind", "The ford would close in June"),
        ("According to Mara Lind, a ferry pilot, the ford would close in June.", "Mara Lind", "the ford would close in June"),
        ("According to Mara Lind, the ford would close in June.", "Mara Lind", "the ford would close in June"),
        ("The ford would close in June, according to Mara Lind.", "Mara Lind", "The ford would close in June"),
        ("The ford, Mara Lind said, would be closed by June.", "Mara Lind", "The ford … would be closed by June"),
        ("The old ford road, Mara Lind said, would be closed by June.", "Mara Lind", "The old ford road … would be closed by June"),
        ("Six people had crossed it, Mara Lind said, and two of them fell.", "Mara Lind", "Six people had crossed it … two of them fell"),
    ],
)  # fmt: skip
def test_a_clause_before_or_around_the_verb_is_reported(text: str, speaker: str, words: str) -> None:
    assert reports_in(text) == [(speaker, words)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Mara Lind urged the board to close the ford.", "to close the ford"),
        ("Mara Lind called on the board to close the ford.", "the board to close the ford"),
        ("Mara Lind promised to close the ford.", "to close the ford"),
        ("Mara Lind vowed not to close the ford.", "not to close the ford"),
        ("Mara Lind called for a closure of the ford.", "a closure of the ford"),
        ("Mara Lind accused the board of closing the ford.", "the board of closing the ford"),
        ("Mara Lind described the ford as unsafe and costly.", "the ford as unsafe and costly"),
        ("Mara Lind called the ford a danger to everybody.", "the ford a danger to everybody"),
        ("Mara Lind warned of delays at the ford in a statement on Monday.", "delays at the ford"),
        ("The board gave no answer to Mara Lind’s claim that the ford was unsafe.", "that the ford was unsafe"),
        ("The board gave no answer to Mara Lind. It heard her claim that the ford was unsafe.", "that the ford was unsafe"),
    ],
)  # fmt: skip
def test_what_is_urged_promised_and_named_is_reported(text: str, words: str) -> None:
    assert reports_in(text) == [("Mara Lind", words)]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Mara Lind said the ford was closed, and Jon Orr said it was open.", "the ford was closed"),
        ("Mara Lind said the ford was closed and Jon Orr argued it was open.", "the ford was closed"),
        ("Mara Lind said the ford was closed and urged drivers to wait.", "the ford was closed"),
        ("Mara Lind said the ford was closed, adding that the bridge was open.", "the ford was closed"),
        ("Mara Lind said the ford was closed, but drivers still use it.", "the ford was closed"),
        ("Mara Lind said the ford was closed, though drivers still use it.", "the ford was closed"),
        ("Mara Lind said the ford was closed; drivers still use it.", "the ford was closed"),
        ("Mara Lind said the ford was closed, throwing the timetable into doubt.", "the ford was closed"),
        ("Mara Lind said the ford was closed, a step that took the board by surprise.", "the ford was closed"),
        ("Mara Lind accused the board of lying and she told it to go home.", "the board of lying"),
        ("Mara Lind said the ford was closed but noted that it was old.", "the ford was closed"),
        ("Mara Lind said the ford was closed, citing the flood of last year.", "the ford was closed"),
        ("Mara Lind said the ford was closed. “’n ford is ’n ford,” she said.", "the ford was closed"),
        ("When Mara Lind said the ford was closed, drivers laughed.", "the ford was closed"),
        ("Mara Lind said that it was shut, and that it was unsafe.", "that it was shut, and that it was unsafe"),
        ("Mara Lind said the ford — the oldest in the county — was closed.", "the ford — the oldest in the county — was closed"),
        ("Mara Lind said it was shut for costing too much, drowning cars.", "it was shut for costing too much, drowning cars"),
    ],
)  # fmt: skip
def test_a_reported_clause_ends_where_the_article_goes_on(text: str, first: str) -> None:
    assert reports_in(text)[0] == ("Mara Lind", first)


@pytest.mark.parametrize(
    "text",
    [
        "Mara Lind has not said whether she will close the ford.",
        "Mara Lind declined to say that the ford was unsafe.",
        "Mara Lind could say that the ford was unsafe.",
        "Mara Lind was told that the ford was unsafe.",
        "Mara Lind believes the ford is unsafe.",
        "The claims that worry Mara Lind are about the ford.",
        "What Mara Lind said was that nobody listens.",
        "I said that the ford was unsafe.",
        "Mara Lind, asked whether the ford was safe, said nothing.",
        "Mara Lind asked not to be named because she works there.",
        "The harder questions came from the board.",
        "The ford, Mara Lind said, was “a danger to anybody who drives there”.",
        "Mara Lind denied any debt to the board.",
        "Mara Lind said so.",
        "Mara Lind said nothing.",
        "“The ford is unsafe,” Mara Lind said.",
        "“The ford is unsafe,” Mara Lind told the board on Monday.",
        "Mara Lind said: “The ford is unsafe.”",
        "The ruling would close the ford and end a long row.",
        "A set of old county rules that could close the ford was read aloud.",
    ],
)
def test_silence_belief_nouns_and_quotations_are_no_reports(text: str) -> None:
    assert reports_in(text) == []


def test_words_quoted_inside_a_reported_clause_stay_a_quote() -> None:
    text = "Mara Lind said the ford was “a danger to anybody who drives” and should be closed."
    assert quotes_of(text) == ["a danger to anybody who drives"]
    assert reports_in(text) == [("Mara Lind", "the ford was “a danger to anybody who drives” and should be closed")]


def test_what_one_says_that_another_said_is_the_first_ones_report() -> None:
    text = "Mara Lind said Jon Orr had promised to close the ford."
    assert reports_in(text) == [("Mara Lind", "Jon Orr had promised to close the ford")]


def test_a_pronoun_is_resolved_and_they_takes_up_the_group_before() -> None:
    text = "Mara Lind said the ford was unsafe. She said it had always been. Drivers said it was fine. They said it had never failed."
    assert [speaker for speaker, _ in reports_in(text)] == ["Mara Lind", "Mara Lind", "Drivers", "Drivers"]


def test_two_people_in_one_breath_are_named_together_and_neither_is_the_speaker() -> None:
    text = "Mara Lind runs the ferry. Jon Orr drives. Mara Lind and Jon Orr said the ford was unsafe."
    (report,) = draft_text(text).reports
    assert (report.speaker, report.called, report.speaker_state) == (None, "Mara Lind and Jon Orr", SpeakerState.STATED)


def test_a_body_that_only_reports_is_named_but_made_no_person_of_the_draft() -> None:
    draft = draft_text("The harbour board said that the ford would close. Mara Lind left.")
    assert [report.called for report in draft.reports] == ["Harbour board"]
    assert [person.name for person in draft.people] == ["Mara Lind"]


def test_a_pronoun_that_could_be_either_is_doubted() -> None:
    text = "Carla Blume came to the ford. Dana Orr came to the ford. Later she said it was unsafe."
    (report,) = draft_text(text).reports
    assert report.speaker_state is SpeakerState.INFERRED
    assert [doubt.say for doubt in report.doubts] == ["“she” could be Dana Orr or Carla Blume."]


def test_an_allegation_that_is_kept_out_is_no_report_either() -> None:
    text = "Jon Orr was accused of theft. Mara Lind said the ford was unsafe."
    assert [speaker for speaker, _ in reports_in(text)] == ["Mara Lind"]


def test_the_headline_and_a_transcript_are_read_as_such() -> None:
    text = "Lind: The Ford Will Close by June\n\nMara Lind, the ferry's owner, said the ford was unsafe."
    assert reports_in(text)[0] == ("Mara Lind", "The Ford Will Close by June")
