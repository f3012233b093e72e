"""What review by two adds: lines and buttons on a draft's review, and the queue. Pure."""

from bot.actions.actions import FormKind, OpenForm, Publish, Review
from bot.actions.approving import HandIn, Queue
from bot.cards.card import Button, Card, Heading, Line, Look, Note, Run, Style, Text, line, member
from bot.cards.doors import menu, option, pager, rows
from bot.cards.fit import shorten
from bot.cards.labels import count_words, join_note, paging, tag
from briefings.dates.style import Writing
from briefings.draft.model import Draft
from briefings.model.approving import Approval, Waiting
from briefings.model.record import Kind, Page

_TITLE_MOST = 120


def approval_lines(approval: Approval, viewer: int) -> tuple[Line, ...]:
    """Who changed the draft last and so cannot publish it, and whether it waits or was returned."""
    if approval.author_id == viewer:
        head = line("Review by two: you changed this draft last, so somebody else has to publish it.")
    else:
        head = (Run("Review by two: "), member(approval.author_id), Run(" changed this draft last."))
    if approval.waits:
        return head, line("It was handed in for approval; /desk queue lists it.")
    if approval.comment is not None:
        comment = Run(f": “{approval.comment}”", Style.BOLD)
        return head, (Run("Returned by "), member(approval.last_actor_id), comment)
    return (head,)


def approval_buttons(draft: Draft, approval: Approval, viewer: int, label: str) -> tuple[Button, ...]:
    """In the place of the button that publishes: hand in for the author, approve and return for the others."""
    number, rev = draft.number, draft.rev
    hand_in = () if approval.waits else (Button("Hand in", HandIn(number, rev), Look.SUCCESS),)
    if approval.author_id == viewer:
        return hand_in
    approve = Button(f"Approve: {label.lower()}", Publish(number, rev), Look.SUCCESS)
    back = Button("Return with a comment", OpenForm(number, rev, FormKind.RETURN))
    return (approve, back) if approval.waits else (approve, *hand_in, back)


def queue_card(writing: Writing, page: Page[Waiting], *, on: bool) -> Card:
    """The drafts that wait, the longest wait first."""
    off = () if on else (Note((line("Review by two is off here: editors publish drafts themselves."),)),)
    if not page.items:
        return Card((Text((line("No draft is waiting for approval."),)), *off))
    openers = [option(f"{tag(Kind.BRIEFING, one.briefing)} {one.title}", Review(one.briefing)) for one in page.items]
    return Card(
        (
            Heading("Drafts waiting for approval"),
            Text(tuple(_waiting(writing, one) for one in page.items)),
            Note((join_note(count_words(page.total, "draft"), paging(page.number, page.pages)),)),
            *off,
            *menu("Review a draft", openers),
            *rows(*pager(Queue(page.number), page.number, page.pages)),
        )
    )


def _waiting(writing: Writing, one: Waiting) -> Line:
    name = f"{tag(Kind.BRIEFING, one.briefing)} {shorten(one.title, _TITLE_MOST) or 'Untitled article'}"
    return Run(name, Style.BOLD), Run(" · handed in by "), member(one.by), Run(f", {writing.moment(one.at)}")
