"""The gate: drafts of our own labelled articles are at least as good as the floors say, and the labels keep their own rules."""

import re

import pytest
import yaml

from tests.briefings.drafting.drafting import drafts_of
from tests.briefings.drafting.labelled_articles import FOLDER, BadLabel, Labelled, articles, read
from tests.briefings.drafting.scoring import Score, score

ARTICLES = articles()
FLOORS: dict[str, float] = yaml.safe_load((FOLDER / "floors.yaml").read_text(encoding="utf-8"))
ONE = """style: test
published: 2025-03-13
person ann: Ann Lee
group board: the board
stance: ann opposes firm | the toll
event: 2025-03-11 | voted on Tuesday

The board voted on <d 2025-03-11>Tuesday</d> to keep the toll.

Lee opposes the toll.

“<q ann named>We lose,</q>” said <r ann>Mayor</r> Ann Lee, “<q ann named +>and we pay.</q>”

She said <i ann pronoun>it was too late</i>.
"""


@pytest.fixture(scope="module")
def scored() -> Score:
    return score(ARTICLES, drafts_of(ARTICLES))


@pytest.mark.parametrize(("figure", "floor"), FLOORS.items(), ids=FLOORS.keys())
def test_drafts_are_at_least_as_good_as_the_floor(scored: Score, figure: str, floor: float) -> None:
    kind = figure.split("_")[0]
    assert scored.figures()[figure] >= floor, "\n".join(line for line in scored.errors if line.startswith(kind))


def test_every_figure_has_a_floor(scored: Score) -> None:
    assert list(FLOORS) == list(scored.figures())


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.id)
def test_labels_stand_on_words_of_the_text(article: Labelled) -> None:
    places = [(one.start, one.end) for one in (*article.quotes, *article.reported)]
    places += [(start, end) for start, end, _ in article.dates] + [(start, end) for _, start, end in article.roles]
    assert [article.text[start:end] for start, end in places if not re.search(r"\w", article.text[start:end])] == []
    assert [
        article.text[start:end] for start, end in places if article.text[start:end] != article.text[start:end].strip()
    ] == []


def test_a_perfect_draft_scores_full_marks() -> None:
    one = read("one", ONE)
    found = drafts_of([one])["one"]
    speech = {"speaker": "Ann Lee", "speaker_state": "inferred", "doubts": []}
    reported = [
        {"n": 9, "start": label.start, "end": label.end, "kind": "indirect", **speech} for label in one.reported
    ]
    direct = [quote for quote in found["quotes"] if quote["kind"] == "direct"]
    stance = {"holder": "Ann Lee", "position": "opposes", "tier": "firm", "target": "the toll", "start": 0, "end": 1}
    people = [{"name": "Ann Lee", "roles": [{"text": "Mayor"}]}]
    perfect = found | {"quotes": direct + reported, "stances": [stance], "people": people}
    assert set(score([one], {"one": perfect}).figures().values()) == {100.0}


@pytest.mark.parametrize(
    ("before", "after", "figure"),
    [
        ("<q ann named>We lose,</q>", "We <q ann named>lose,</q>", "direct_span"),
        ("<q ann named>", "<q board named>", "direct_person"),
        ("<q ann named>", "<q ann pronoun>", "states"),
        ("named +", "named", "joins"),
        ("<d 2025-03-11>", "<d 2025-03-12>", "dates"),
        ("event: 2025-03-11", "event: 2025-03-18", "events"),
        ("person ann: Ann Lee", "person ann: Ann Lee\nperson bo: Bo Dee", "people_found"),
        ("<r ann>Mayor</r> Ann", "Mayor Ann", "roles_right"),
        ("keep the toll", "<r ann>keep the toll</r>", "roles_found"),
        ("ann opposes firm", "ann supports firm", "firm_found"),
        ("stance: ann", "reply: We lose | and we pay\nstance: ann", "replies_found"),
    ],
)
def test_a_wrong_draft_costs_its_figure(before: str, after: str, figure: str) -> None:
    right, wrong = read("one", ONE), read("one", ONE.replace(before, after, 1))
    figures = [score([one], drafts_of([one])).figures()[figure] for one in (right, wrong)]
    assert figures[1] < figures[0]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("</q>", ""),
        ("<q ann named>", "<q bob named>"),
        ("<q ann named>", "<q ann loudly>"),
        ("<q ann named>", "<q ann>"),
        ("<r ann>", "<z ann>"),
        ("| voted on Tuesday", "| voted on Monday"),
        ("opposes firm |", "dislikes firm |"),
        ("style: test", "style"),
    ],
)
def test_a_label_that_breaks_the_rules_is_refused(before: str, after: str) -> None:
    with pytest.raises(BadLabel):
        read("one", ONE.replace(before, after, 1))


def test_a_reply_that_no_label_gives_costs_its_figure() -> None:
    head = "style: test\nperson ann: Ann Lee\nperson bo: Bo Dee\n{}\n\n"
    text = head + "“<q ann named>We lose,</q>” said Ann Lee.\n\n“<q bo named>You win,</q>” Bo Dee shot back."
    right, wrong = (read("one", text.format(line)) for line in ("reply: You win | We lose", "style: test"))
    figures = [score([one], drafts_of([one])).figures() for one in (right, wrong)]
    assert [figure["replies_right"] for figure in figures] == [100.0, 0.0]


def test_the_labels_are_explained() -> None:
    page = (FOLDER / "LABELS.md").read_text(encoding="utf-8")
    assert [figure for figure in FLOORS if f"`{figure}`" not in page] == []
