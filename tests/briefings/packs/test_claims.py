"""What a file says of its article is looked for there: what is not seen is lowered and waits for an editor."""

import pytest

from briefings.draft.model import Draft, DraftStance, Item, Verdict
from briefings.draft.selecting import selection
from briefings.model.record import Basis, Origin, SpeakerState
from briefings.packs import read_file

FILE = """\
on-record: 1
source:
  title: The ferry
  published: 2026-03-14
article: |
  Mayor Ada Quill supports a night ferry. “The last boat leaves too early,” Quill said. “People are stranded.”

  “It costs too much,” said Boris Reed, the harbour master, “and nobody asked for it.” Council member Cora Vane left early.

  The pier was rebuilt in 1974. Reed was appointed last year. “We will see,” a resident said.
people:
  - name: Ada Quill
    also: [Quill]
    roles: [Mayor]
  - name: Boris Reed
    also: [Reed]
    roles: [harbour master]
quotes:
  - words: The last boat leaves too early,
    speaker: Ada Quill
    named: Quill
  - words: [It costs too much, and nobody asked for it.]
    speaker: Boris Reed
  - words: We will see,
events:
  - sentence: The pier was rebuilt in 1974.
    when: 1974
  - sentence: Reed was appointed last year.
    when: last year
    people: [Boris Reed]
stances:
  - holder: Ada Quill
    issue: There should be a night ferry.
    position: supports
    basis: stated
    evidence: Mayor Ada Quill supports a night ferry.
summary:
  - Mayor Ada Quill supports a night ferry.
  - editor: Boris Reed says that it costs too much.
    rests: ["said Boris Reed, the harbour master"]
"""


def read_with(old: str, new: str) -> Draft:
    assert old in FILE
    return read_file(FILE.replace(old, new, 1), {})


def doubts_of(draft: Draft, key: str) -> list[str]:
    item: Item | None = draft.item(key)
    assert item is not None
    assert (item.verdict is Verdict.OPEN) == bool(item.doubts)
    return [doubt.say for doubt in item.doubts]


def test_what_the_article_shows_is_believed() -> None:
    draft = read_file(FILE, {})
    assert [item.key for item in draft.items() if item.doubts or item.verdict is not Verdict.ACCEPTED] == []
    assert [quote.speaker_state for quote in draft.quotes] == [
        SpeakerState.STATED,
        SpeakerState.STATED,
        SpeakerState.UNKNOWN,
    ]


@pytest.mark.parametrize(
    ("old", "new", "key", "say"),
    [
        (
            "  - words: We will see,\n",
            "  - words: We will see,\n    speaker: Boris Reed\n",
            "q3",
            "The file says that the article names Boris Reed beside these words, which was not found there.",
        ),
        (
            "    speaker: Boris Reed\n",
            "    speaker: Ada Quill\n",
            "q2",
            "The article names Boris Reed beside these words.",
        ),
        (
            "    speaker: Boris Reed\n",
            "    speaker: Ada Quill\n    state: inferred\n",
            "q2",
            "The article names Boris Reed beside these words.",
        ),
        ("    speaker: Boris Reed\n", "", "q2", "The article names Boris Reed beside these words."),
        (
            "    speaker: Boris Reed\n",
            "    state: ambiguous\n    candidates: [Ada Quill]\n",
            "q2",
            "The article names Boris Reed beside these words.",
        ),
        (
            "named: Quill",
            "named: {words: Boris Reed}",
            "q1",
            "The file says that the article names Ada Quill beside these words, which was not found there.",
        ),
        (
            "    roles: [harbour master]",
            "    roles: [Mayor]",
            "p2",
            "“Mayor” is a role of Ada Quill in the article, not of Boris Reed.",
        ),
        (
            "    roles: [Mayor]",
            "    roles: [Council member]",
            "p1",
            "“Council member” is a role of Cora Vane in the article, not of Ada Quill.",
        ),
        ("    roles: [Mayor]", "    roles: [a resident]", "p1", "“a resident” is in the article, but not where Ada Quill is named."),
        (
            "    also: [Quill]",
            "    also: [Quill, Boris Reed]",
            "p1",
            "The article has Boris Reed as somebody other than Ada Quill.",
        ),
        (
            "    when: 1974",
            "    when: {phrase: '1974', date: '1947', by: text}",
            "e1",
            "The file says that the article gives this date: 1947. That was not found there.",
        ),
        (
            "    when: last year",
            "    when: {phrase: in May, date: 2025-05, by: text}",
            "e2",
            "The file says that the article gives this date: May 2025. That was not found there.",
        ),
        (
            "    when: 1974",
            "    when: 1974\n    people: [Ada Quill]",
            "e1",
            "Neither the sentence nor the one before it names Ada Quill.",
        ),
        (
            "position: supports",
            "position: opposes",
            "s1",
            "That Ada Quill has this position was not found in the article: it counts as an editor's reading.",
        ),
        (
            "issue: There should be a night ferry.",
            "issue: The council should resign.",
            "s1",
            "That Ada Quill has this position was not found in the article: it counts as an editor's reading.",
        ),
        (
            "basis: stated\n    evidence: Mayor Ada Quill supports a night ferry.",
            "basis: read\n    evidence: The pier was rebuilt in 1974.",
            "s1",
            "Its evidence does not name Ada Quill and is not their words.",
        ),
        (
            "says that it costs too much.",
            "says that it costs 40 million.",
            "m1",
            "“Boris Reed says that it costs 40 million.”: none of its passages has “40”.",
        ),
    ],
)  # fmt: skip
def test_what_the_article_does_not_show_waits_for_an_editor(old: str, new: str, key: str, say: str) -> None:
    draft = read_with(old, new)
    assert doubts_of(draft, key) == [say]
    assert key not in selection(draft).take


def test_a_speaker_who_is_not_named_beside_the_words_is_inferred() -> None:
    draft = read_with("  - words: We will see,\n", "  - words: We will see,\n    speaker: Boris Reed\n")
    assert draft.quotes[2].speaker_state is SpeakerState.INFERRED


def test_a_piece_from_elsewhere_is_not_said_by_whom_the_first_piece_names() -> None:
    one, other = "words: The last boat leaves too early,", "  - words: We will see,\n"
    draft = read_file(FILE.replace(other, "").replace(one, "words: [The last boat leaves too early, We will see]"), {})
    assert draft.quotes[0].speaker_state is SpeakerState.INFERRED


def test_somebody_whom_the_file_leaves_out_can_be_the_one_who_is_named() -> None:
    article = (
        "on-record: 1\narticle: |\n  “It is late,” said Boris Reed as Ada Quill left.\n\n  Reed and Quill met again.\n"
    )
    draft = read_file(
        f"{article}people: [{{name: Ada Quill}}]\nquotes: [{{words: It is late, speaker: Ada Quill}}]\n", {}
    )
    assert draft.quotes[0].speaker_state is SpeakerState.INFERRED
    assert doubts_of(draft, "q1") == ["The article names Boris Reed beside these words."]


def test_a_name_inside_another_quotation_names_nobody() -> None:
    article = "on-record: 1\narticle: |\n  “Ada Quill said so,” he said. “It is late.”\n\n  Ada Quill left.\n"
    draft = read_file(
        f"{article}people: [{{name: Ada Quill}}]\nquotes: [{{words: It is late., speaker: Ada Quill}}]\n", {}
    )
    assert draft.quotes[0].speaker_state is SpeakerState.INFERRED


def test_another_name_for_a_speaker_does_not_make_them_the_one_who_is_named() -> None:
    old = "  - name: Boris Reed\n    also: [Reed]\n    roles: [harbour master]\n"
    draft = read_file(
        FILE.replace(old, "  - name: Dora Ives\n    also: [Boris Reed]\n")
        .replace("Boris Reed\n", "Dora Ives\n")
        .replace("[Boris Reed]\nst", "[Dora Ives]\nst"),
        {},
    )
    assert draft.quotes[1].speaker_state is SpeakerState.INFERRED


def test_a_stance_that_is_not_seen_outright_is_an_editors_reading() -> None:
    draft = read_with("position: supports", "position: opposes")
    stance: DraftStance = draft.stances[0]
    assert stance.basis is Basis.READ


def test_a_date_that_the_article_does_not_give_is_an_editors() -> None:
    assert read_with("when: 1974", "when: {phrase: '1974', date: '1947', by: text}").events[0].when.by is Origin.EDITOR
    assert doubts_of(read_with("when: 1974", "when: {date: '1947', by: editor}"), "e1") == []


@pytest.mark.parametrize(("basis", "kept"), [("stated", Basis.TOLD), ("told", Basis.TOLD), ("read", Basis.READ)])
def test_what_only_the_article_says_of_somebody_is_not_taken_for_their_own_words(basis: str, kept: Basis) -> None:
    draft = read_with("basis: stated", f"basis: {basis}")
    [stance] = draft.stances
    assert (stance.basis, stance.doubts) == (kept, ())
