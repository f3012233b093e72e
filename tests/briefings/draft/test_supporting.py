"""What an editor's sentence may be said to rest on."""

import pytest

from bot.cards.desk.items import item_card
from briefings.ask.queries import SourceOf, Summary
from briefings.dates.style import DEFAULT
from briefings.desk import Desk, briefings
from briefings.draft.changes import EditSummary, SetVerdict
from briefings.draft.model import Draft, Verdict
from briefings.draft.revising import apply
from briefings.draft.selecting import selection
from briefings.draft.supporting import missing_facts, supports
from briefings.errors import NotInSource
from briefings.model.record import Kind, Origin
from briefings.packs import read_file, write_file
from briefings.store import Record
from tests.bot.houses import text_of
from tests.briefings.desk.bridge import DRAFT, TEXT
from tests.briefings.desk.test_briefings import stored
from tests.briefings.desk.test_quote_marks import shown

WANTS = "Mayor Ada Quill wants the Harbour Bridge to stay open."
BUILT = "The bridge was opened in 1931 and repaired in March 1974."


def edit_summary(typed: str) -> Draft:
    return apply(DRAFT, EditSummary(typed))


def rests_on(typed: str) -> list[str]:
    [sentence] = edit_summary(typed).summary.sentences
    assert sentence.by is Origin.EDITOR
    return [span.of(TEXT) for span in sentence.spans]


@pytest.mark.parametrize(
    ("sentence", "passage"),
    [
        ("Quill would like the bridge open.", WANTS),
        ("The bridge opened in 1931.", BUILT),
        ("It was repaired in March of 1974.", BUILT),
        ("Repairs in 1974 followed the opening of the bridge.", BUILT),
        ("Two people came, Quill’s deputy said.", "Only 2 people came, said the deputy of Ada Quill."),
        ("A budget of 1,200 was set.", "They set a budget of 1200."),
    ],
)
def test_a_rewording_is_supported(sentence: str, passage: str) -> None:
    assert supports(TEXT, sentence, [passage])


@pytest.mark.parametrize(
    ("sentence", "passage", "missing"),
    [
        ("The bridge opened in 1932.", BUILT, ("1932",)),
        ("The bridge was repaired in May 1974.", BUILT, ("May",)),
        ("Boris Reed wants the bridge to stay open.", WANTS, ("Boris", "Reed")),
        ("Zorn wants the bridge to stay open.", WANTS, ("Zorn",)),
        ("Quill wants three bridges to stay open.", WANTS, ("three",)),
        ("It stays open. Zorn wants it.", WANTS, ("Zorn",)),
    ],
)
def test_a_number_a_date_or_a_name_that_is_not_there_is_named(
    sentence: str, passage: str, missing: tuple[str, ...]
) -> None:
    assert missing_facts(TEXT, sentence, [passage]) == missing
    assert not supports(TEXT, sentence, [passage])


@pytest.mark.parametrize("sentence", ["Quill sells used cars in winter.", "However, nothing was decided yesterday."])
def test_other_words_are_not_supported(sentence: str) -> None:
    assert missing_facts(TEXT, sentence, [WANTS]) == ()
    assert not supports(TEXT, sentence, [WANTS])


def test_a_sentence_rests_on_what_it_rewords() -> None:
    assert rests_on("The mayor wants the bridge to stay open.") == [WANTS]


@pytest.mark.parametrize(
    "typed", ["Ada Quill wants the Harbour Bridge to stay open until 2040.", "Mayor Zed Zorn wants the Harbour Bridge."]
)
def test_a_sentence_inherits_no_passage_that_does_not_support_it(typed: str) -> None:
    assert rests_on(typed) == []


def test_the_editor_may_name_the_passage() -> None:
    assert rests_on("Nobody said a word. [from: did not comment]") == ["did not comment"]
    with pytest.raises(NotInSource):
        edit_summary("Nobody said a word. [from: declined to comment]")


def test_what_no_passage_has_is_in_doubt_until_it_is_accepted() -> None:
    draft = edit_summary("Ada Quill wants the Harbour Bridge to stay open until 2040.\nIt is old.")
    say = "“Ada Quill wants the Harbour Bridge to stay open until 2040.”: it is based on no passage, so none has"
    assert [doubt.say for doubt in draft.summary.doubts] == [f"{say} “Ada”, “Quill”, “Harbour”, “Bridge”."]
    assert "m1" not in selection(draft).take
    assert "based on no passage of the article" in text_of(item_card(DEFAULT, draft, "m1"))
    assert "m1" in selection(apply(draft, SetVerdict("m1", Verdict.ACCEPTED))).take


def test_a_named_passage_that_lacks_a_fact_leaves_a_doubt() -> None:
    draft = edit_summary("The bridge stays until 2040. [from: The bridge was opened in 1931]")
    assert [doubt.say for doubt in draft.summary.doubts] == [
        "“The bridge stays until 2040.”: none of its passages has “2040”."
    ]


def test_sending_the_summary_again_as_it_is_accepts_it() -> None:
    once = edit_summary("The bridge stays until 2040.")
    assert once.summary.verdict is Verdict.OPEN
    assert apply(once, EditSummary("The bridge stays until 2040.")).summary.verdict is Verdict.ACCEPTED


async def test_a_sentence_without_a_passage_has_no_source_mark(record: Record, desk: Desk) -> None:
    draft = await stored(record)
    change = EditSummary(f"{WANTS}\nNothing is decided yet.")
    draft = await briefings.revise(desk, draft.number, draft.rev, change)
    await briefings.publish(desk, draft.number, draft.rev)
    assert "Nothing is decided yet. (an editor's words) ---" in text_of(await shown(record, Summary(1)))
    assert "Nothing is decided yet. (an editor's words) Based on no passage of the article." in text_of(
        await shown(record, SourceOf(Kind.BRIEFING, 1))
    )


def test_a_sentence_without_a_passage_stays_so_in_a_briefing_file() -> None:
    draft = apply(edit_summary("Nothing is decided yet."), SetVerdict("m1", Verdict.ACCEPTED))
    assert read_file(write_file(draft), {}).summary.sentences == draft.summary.sentences
