import pytest

from briefings.dates.when import in_words
from briefings.draft.model import Verdict
from briefings.errors import BadBriefingFile
from briefings.model.record import Fact, Origin, SpeakerState, When
from briefings.packs import read_file

FILE = """\
on-record: 1
source:
  title: The bridge
  published: {value: 27 January 2026, origin: text}
article: |
  Mayor Ada Quill wants the bridge open. “Keep it open,” Quill said. “It is old,” said Boris Reed, “and tired.”

  Quill was elected last year. “Keep it open,” a resident said.
topics: [Transport]
people:
  - name: Ada Quill
    also: [Quill]
    roles: [Mayor]
  - name: Boris Reed
quotes:
  - words: {words: Keep it open, at: 40}
    speaker: Ada Quill
    named: Quill
    cue: said
  - words: ["It is old", and tired.]
    speaker: Boris Reed
    state: inferred
  - words: {words: Keep it open, at: 141}
events:
  - sentence: Quill was elected last year.
    when: last year
    people: [Ada Quill]
  - sentence:
      editor: The bridge is to stay open.
      rests: [Mayor Ada Quill wants the bridge open.]
stances:
  - holder: Ada Quill
    issue: The bridge should stay open
    position: supports
    basis: stated
    evidence: Mayor Ada Quill wants the bridge open.
summary:
  - Mayor Ada Quill wants the bridge open.
"""


def refusal(text: str) -> str:
    with pytest.raises(BadBriefingFile) as refused:
        read_file(text, {})
    return refused.value.say


def test_a_file_is_read_with_every_passage_in_its_place() -> None:
    draft = read_file(FILE, {})
    text = draft.source.text
    assert [[piece.of(text) for piece in quote.pieces] for quote in draft.quotes] == [
        ["Keep it open"],
        ["It is old", "and tired."],
        ["Keep it open"],
    ]
    assert [quote.speaker_state for quote in draft.quotes] == [
        SpeakerState.STATED,
        SpeakerState.INFERRED,
        SpeakerState.UNKNOWN,
    ]
    assert [mention.of(text) for mention in draft.people[0].mentions] == ["Ada Quill", "Quill", "Quill"]
    assert draft.source.published == Fact("2026-01-27", Origin.TEXT)
    assert draft.stances[0].issue == "The bridge should stay open."


def test_dates_are_read_from_their_phrases() -> None:
    first, second = read_file(FILE, {}).events
    assert (in_words(first.when), first.when.relative, first.when.by) == ("2025", True, Origin.TEXT)
    assert (second.when, second.sentence.by) == (When("", by=Origin.EDITOR), Origin.EDITOR)


def test_the_article_may_stand_in_a_file_beside() -> None:
    start = FILE.index("article: |")
    end = FILE.index("topics:")
    article = "\n".join(line.strip() for line in FILE[start:end].splitlines()[1:])
    assert read_file(f"{FILE[:start]}article: bridge.txt\n{FILE[end:]}", {"bridge.txt": article}) == read_file(FILE, {})


@pytest.mark.parametrize(
    ("old", "new", "say"),
    [
        ("on-record: 1", "on-record: 2", "Line 1: this is version 2 of the format; this program reads version 1."),
        ("on-record: 1", "record: 1", "Line 1: this is not a briefing file; it has no `on-record: 1`."),
        ("speaker: Boris Reed", "speakr: Boris Reed", "Line 21: `speakr` is not known; did you mean `speaker`?"),
        ("topics: [Transport]", "colours: [red]", "Line 9: `colours` is not known; known here are"),
        ("speaker: Boris Reed", "speaker: Boris", "Line 21: “Boris” is not one of the people of this file."),
        (
            "[\"It is old\", and tired.]",
            "It is cold",
            "Line 20: “It is cold” is not in the article. The article has “old” where you typed “cold”.",
        ),
        ("and tired.]", "and tired., Keep it closed]", "Line 20: “Keep it closed” is not in the article."),
        ("[\"It is old\", and tired.]", "[and tired., It is old]", "Line 20: “It is old” does not come after the piece before it."),
        (
            "{words: Keep it open, at: 141}",
            "Keep it open",
            "Line 23: “Keep it open” is in 2 places of the article; add one of `at:` 40, 141.",
        ),
        ("at: 141", "at: 142", "Line 23: “Keep it open” is not at 142 in the article."),
        ("at: 141", "at: here", "Line 23: `at` is a number from 0."),
        ("position: supports", "position: pro", "Line 34: `position` is one of supports, opposes, mixed, unclear, not “pro”."),
        ("    position: supports\n", "", "Line 32: `position` is missing."),
        ("The bridge should stay open", "bridge", "Line 33: An issue is a full sentence that people can support or oppose."),
        ("when: last year", "when: some day soon", "Line 26: “some day soon” is not a date that this bot understands."),
        ("27 January 2026", "some day", "Line 4: “some day” is not a date that this bot understands."),
        ("topics: [Transport]", "topics: Transport", "Line 9: `topics` is a list; begin each line with “- ”."),
        ("  title: The bridge", "  title:\n  title: Two", "Line 4: `title` is given a second time."),
        ("  title: The bridge", "  title: [", "Line 5: this is not YAML:"),
        ("  title: The bridge", "  title: &name The bridge", "Line 3: aliases and anchors are not allowed; write the value out."),
        ("  title: The bridge", "  title: *name", "Line 3: aliases and anchors are not allowed; write the value out."),
        ("  title: The bridge", "  title: !!str The bridge", "Line 3: tags are not allowed."),
        ("  title: The bridge", "  title: {? [a] : b}", "Line 3: a key must be text."),
        ("  title: The bridge", f"  title: {'[' * 20}{']' * 20}", "Line 3: this is nested too deep."),
        ("  title: The bridge", "  title: {value: }", "Line 3: `value` needs text."),
        ("  - name: Boris Reed", "  - name: Ada Quill", "Line 14: “Ada Quill” is here twice; give one of them a `key`."),
        ("    speaker: Boris Reed\n", "", "Line 20: a speaker is stated or inferred;"),
        ("summary:", "---\nsummary:", "Line 37: a second document begins here; a briefing file holds one."),
        ("  title: The bridge", "  url: bay.example", "Line 3: `url` is the whole address of a web page"),
        ("  title: The bridge", "  pages: [0, 9, 4]", "Line 3: `pages` says where each page of the article begins"),
        ("  title: The bridge", "  pages: [0, 9000]", "Line 3: `pages` says where each page of the article begins"),
        ("  title: The bridge", "  pages: [0, x]", "Line 3: `pages` is a number from 0."),
        ("The bridge\n", "The \u0007 bridge\n", "Line 1: the file holds characters that YAML does not allow."),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_with_its_line(old: str, new: str, say: str) -> None:
    assert old in FILE
    assert refusal(FILE.replace(old, new, 1)).startswith(say)


def test_an_article_that_is_not_beside_the_file_is_named() -> None:
    say = refusal("on-record: 1\narticle: bridge.txt\n")
    assert say == "Line 2: the article's file “bridge.txt” is not beside the briefing file."


@pytest.mark.parametrize("text", ["", "- a\n- b\n", "just words", "a: 1"])
def test_what_is_no_briefing_file_is_told_so(text: str) -> None:
    assert refusal(text) == "Line 1: this is not a briefing file; it has no `on-record: 1`."


def test_a_file_over_64_kb_is_refused() -> None:
    assert refusal("a: " + "x" * 70_000) == "The file is 68 KB; the limit is 64."


def test_deep_nesting_is_refused_before_it_is_built() -> None:
    assert refusal("[" * 60_000) == "Line 1: this is nested too deep."


def test_words_of_one_are_not_given_to_another_too() -> None:
    twice = "  - words: {words: Keep it open, at: 40}\n    speaker: Boris Reed\n"
    said = refusal(FILE.replace("  - words: {words: Keep it open, at: 141}\n", twice))
    assert said.startswith("Line 23: these words, or some of them, are another speaker's in this file.")


def test_a_sentence_of_the_article_is_not_taken_for_somebodys_words() -> None:
    own = "  - words: Quill was elected last year.\n    speaker: Boris Reed\n"
    draft = read_file(FILE.replace("  - words: {words: Keep it open, at: 141}\n", own), {})
    assert [(quote.verdict, len(quote.doubts)) for quote in draft.quotes] == [
        (Verdict.ACCEPTED, 0),
        (Verdict.ACCEPTED, 0),
        (Verdict.OPEN, 2),
    ]


def test_a_turn_of_a_transcript_is_somebodys_words_without_marks() -> None:
    article = "REED: The bridge is old and tired.\n\nQUILL: Keep it open for another year.\n\nREED: We will close it."
    text = (
        "on-record: 1\nsource:\n  title: Turns\narticle: |\n  "
        + article.replace("\n\n", "\n\n  ")
        + "\npeople:\n  - name: Quill\nquotes:\n  - words: Keep it open for another year.\n    speaker: Quill\n"
    )
    [quote] = read_file(text, {}).quotes
    assert (quote.verdict, quote.doubts) == (Verdict.ACCEPTED, ())
