"""Golden texts of the editor's cards and of errors, as the terminal shows them; files desk_*.txt in tests/bot/cards/golden."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.actions.actions import Section
from bot.cards.card import Card
from bot.cards.desk.identities import desk_card
from bot.cards.desk.items import item_card
from bot.cards.desk.outcomes import publication_card, withdrawal_card
from bot.cards.desk.reports import report_card
from bot.cards.desk.review import briefings_card, notice_card, review_card
from bot.cards.desk.topics import merge_card, topic_card, topics_card
from bot.cards.errors import card_of_error, card_of_fault
from bot.render.terminal import to_terminal
from briefings.dates.style import DEFAULT
from briefings.draft.model import DraftLine, ReplyState
from briefings.draft.selecting import selection
from briefings.errors import AlreadyHere, TooLarge
from briefings.model.held import Dates, RolePlace
from briefings.model.identities import Affected
from briefings.model.log import LogKind, Merging, NameGiven, Op, Renaming, RoleDated, TopicNames
from briefings.model.people import GivenName, PersonLine, Said
from briefings.model.record import BriefingRef, Page, PersonRef, State
from briefings.model.topics import Topic, TopicChange, TopicPreview
from tests.bot.cards.drafts import DRAFT, PUBLISHED
from tests.bot.cards.record import REF, SAID_OF, logged

GOLDEN = Path(__file__).parent / "golden"
CHOSEN = selection(DRAFT)
LINE = DraftLine(1, 3, State.DRAFT, "Harwick splits over night buses", 5, datetime(2026, 1, 28, 9, 30, tzinfo=UTC), 7)
REPLYING, PERHAPS = (
    replace(DRAFT, quotes=(DRAFT.quotes[0], replace(DRAFT.quotes[1], reply_to="q1", reply_state=state)))
    for state in (ReplyState.STATED, ReplyState.POSSIBLE)
)
NIGHT = Topic(1, "Night transport", ("Night buses", "Owl lines"), 2, retired=False, rev=4)
FARES = Topic(2, "Fares", (), 1, retired=False, rev=1)
OLD = Topic(3, "Trams", (), 0, retired=True, rev=2)
BUSES = BriefingRef(1, "Harwick splits over night buses", "Harwick Gazette", "2026-01-27")
FERRY = BriefingRef(2, "Ferry fares rise", "Quay Post", None)
OWL, NIGHTS = TopicNames("Owl lines"), TopicNames("Night transport", ("Owl lines",))
DONE = (
    TopicChange(logged(LogKind.TOPIC, 4, 1, Merging(Op.MERGE_TOPICS, 2, None), back=True), NIGHT.name, FARES.name),
    TopicChange(logged(LogKind.TOPIC, 3, 1, Merging(Op.MERGE_TOPICS, None, 2), undone_by=4), NIGHT.name, FARES.name),
    TopicChange(logged(LogKind.TOPIC, 2, 1, Renaming(Op.RENAME_TOPIC, OWL, NIGHTS)), NIGHT.name, None),
)
ROLE = RolePlace(1, "p1", 0, "Transit commissioner")
CHANGES = (
    logged(LogKind.PERSON, 4, 1, RoleDated(Op.DATE_ROLE, ROLE, None, Dates(None, None, None, "Mine."))),
    logged(LogKind.PERSON, 3, 1, NameGiven(Op.ADD_ALIAS, "Owl", None), back=True),
    logged(LogKind.PERSON, 2, 1, NameGiven(Op.ADD_ALIAS, None, "The Night Owl")),
    logged(LogKind.PERSON, 1, 1, NameGiven(Op.NAME, None, "Mara Ellison-Reed")),
)
SAID = PersonLine(
    SAID_OF,
    Said(4, "Mara Ellison-Reed", (GivenName("Mara Ellison", (REF,)), GivenName("M. Ellison", (REF,))), CHANGES),
    ("The Night Owl",),
)
CARDS: dict[str, Card] = {
    "overview": review_card(DEFAULT, DRAFT, CHOSEN),
    "overview_published": review_card(DEFAULT, PUBLISHED, selection(PUBLISHED)),
    "quotes": review_card(DEFAULT, DRAFT, CHOSEN, Section.QUOTES),
    "reported": review_card(DEFAULT, DRAFT, CHOSEN, Section.REPORTED),
    "no_reported": review_card(DEFAULT, replace(DRAFT, reports=()), CHOSEN, Section.REPORTED),
    "report": report_card(DRAFT, "r1"),
    "report_doubted": report_card(DRAFT, "r2"),
    "report_dismissed": report_card(DRAFT, "r3"),
    "people": review_card(DEFAULT, DRAFT, CHOSEN, Section.PEOPLE),
    "summary": review_card(DEFAULT, DRAFT, CHOSEN, Section.SUMMARY),
    "doubts": review_card(DEFAULT, DRAFT, CHOSEN, Section.DOUBTS),
    "no_stances": review_card(DEFAULT, replace(DRAFT, stances=()), CHOSEN, Section.STANCES),
    "item_quote": item_card(DEFAULT, DRAFT, "q2"),
    "item_reply": item_card(DEFAULT, REPLYING, "q2"),
    "item_replied": item_card(DEFAULT, REPLYING, "q1"),
    "item_reply_possible": item_card(DEFAULT, PERHAPS, "q2"),
    "item_ambiguous": item_card(DEFAULT, DRAFT, "q3"),
    "item_person": item_card(DEFAULT, DRAFT, "p4", (PersonRef(9, "Joan Ellison"),)),
    "person": desk_card(
        DEFAULT, SAID, (Affected(1, "Harwick splits", "Mara Ellison", 2, 1, 0),), (PersonRef(9, "Joan Ellison"),), ()
    ),
    "item_event": item_card(DEFAULT, DRAFT, "e2"),
    "item_stance": item_card(DEFAULT, DRAFT, "s1"),
    "item_rejected": item_card(DEFAULT, DRAFT, "p3"),
    "item_published": item_card(DEFAULT, PUBLISHED, "q1"),
    "item_summary": item_card(DEFAULT, DRAFT, "m1"),
    "briefings": briefings_card(
        DEFAULT, Page((LINE, replace(LINE, number=2, state=State.PUBLISHED, open_doubts=0)), 1, 2, 12)
    ),
    "no_briefings": briefings_card(DEFAULT, Page((), 1, 1, 0)),
    "topics": topics_card(Page((FARES, NIGHT, OLD), 1, 2, 18)),
    "no_topics": topics_card(Page((), 1, 1, 0)),
    "topic": topic_card(DEFAULT, NIGHT, (BUSES,), (FERRY,), (FARES,), DONE),
    "topic_retired": topic_card(DEFAULT, OLD, (), (BUSES, FERRY), (FARES, NIGHT), ()),
    "topic_merge": merge_card(TopicPreview(NIGHT, FARES)),
    "published": publication_card(DEFAULT, PUBLISHED, CHOSEN),
    "withdrawn": withdrawal_card(PUBLISHED),
    "notice": notice_card("Somebody edited this draft. Here it is now.", item_card(DEFAULT, DRAFT, "q1")),
    "error_too_large": card_of_error(TooLarge("That file is 14 MB; the limit is 10.", "Paste the text instead.")),
    "error_already_here": card_of_error(AlreadyHere("This article is already here, as B-1.", "Open B-1 instead.", 1)),
    "fault": card_of_fault("4f2a91"),
}


@pytest.mark.parametrize("name", CARDS)
def test_an_editors_card_reads_as_its_golden_text(name: str) -> None:
    assert to_terminal(CARDS[name]).text + "\n" == (GOLDEN / f"desk_{name}.txt").read_text(encoding="utf-8")


def test_every_golden_text_of_the_desk_belongs_to_a_card() -> None:
    assert {path.stem for path in GOLDEN.glob("desk_*.txt")} == {f"desk_{name}" for name in CARDS}
