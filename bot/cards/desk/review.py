"""The review of a draft, the list of briefings, and a notice above another card. Pure. One item's card is in `bot.cards.desk.items`."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.actions.actions import (
    AcceptSure,
    Add,
    Discard,
    FormKind,
    History,
    ListBriefings,
    OpenForm,
    OpenItem,
    Publish,
    Review,
    Section,
)
from bot.cards.card import (
    Block,
    Button,
    Card,
    Goal,
    Heading,
    Line,
    Look,
    Menu,
    MenuOption,
    Note,
    Rule,
    Run,
    Style,
    Text,
    line,
)
from bot.cards.desk.approving import approval_buttons, approval_lines
from bot.cards.desk.correcting import corrects
from bot.cards.desk.drafted import (
    SECTION_WORDS,
    STATE_WORDS,
    draft_title,
    is_locked,
    items_of,
    label,
    label_of,
    next_waiting,
    standing,
    staying_out,
    summary_words,
)
from bot.cards.desk.reports import reports_section
from bot.cards.desk.scheduling import at_words
from bot.cards.doors import menu, option, pager, rows
from bot.cards.fit import in_range, pages_of_lines, separate, shorten
from bot.cards.labels import count_words, fact_words, join_note, paging, tag
from briefings.dates.style import Writing
from briefings.draft.model import Draft, DraftLine, Item, Verdict
from briefings.draft.selecting import Left, Selection
from briefings.model.approving import Approval
from briefings.model.record import Kind, Page, State
from briefings.model.scheduling import Scheduled

_LINES_MOST = 10
_LEFT_MOST = 5
_OPENERS_MOST = 15  # a menu holds 25 lines, the sections included
_DOUBTS_MOST = 5
_SECTION_ROOM = 2200
_COUNTED = (
    (Section.QUOTES, "quote", "quotes"),
    (Section.PEOPLE, "person", "people"),
    (Section.EVENTS, "event", "events"),
    (Section.STANCES, "stance", "stances"),
)


def review_card(
    writing: Writing,
    draft: Draft,
    selection: Selection,
    section: Section = Section.OVERVIEW,
    page: int = 1,
    *,
    approval: Approval | None = None,
    viewer: int = 0,
) -> Card:
    """A draft, as a whole or one section of it. It begins with what publishing would do.

    With an `approval`, two people are needed, and the card is made for the `viewer`, who may be its author.
    """
    match section:
        case Section.OVERVIEW:
            body = _overview(writing, draft, selection)
        case Section.REPORTED:
            body = reports_section(draft, page)
        case _:
            body = _section(writing, draft, selection, section, page)
    return Card(
        (
            Heading(f"{tag(Kind.BRIEFING, draft.number)} {draft_title(draft)}"),
            Note((join_note(STATE_WORDS[draft.state], f"revision {draft.rev}", SECTION_WORDS[section]),)),
            *((Text(approval_lines(approval, viewer)),) if approval else ()),
            *body,
            _sections(writing, draft, selection, section),
            *rows(*_buttons(draft, selection, approval, viewer)),
        )
    )


def _overview(writing: Writing, draft: Draft, selection: Selection) -> tuple[Block, ...]:
    left = _waiting_lines(writing, draft, selection.left)
    return separate(
        (Text(_outcome(draft, selection)),),
        (Text(left),) if left else (),
        (Text(_facts(writing, draft)),),
        _article_doubts(draft),
    )


def _outcome(draft: Draft, selection: Selection) -> tuple[Line, ...]:
    """What publishing would take, what it would not."""
    if draft.state is State.PUBLISHED:
        new = len(_new_items(draft, selection))
        would = f"Publishing again would add {count_words(new, 'item')}." if new else "Nothing new would be published."
    elif selection.take:
        would = f"Will be published: {_counts(draft, selection)}."
    else:
        would = "Nothing would be published yet: accept at least one item, or settle its doubts."
    waiting = len(selection.left)
    rejected = sum(item.verdict is Verdict.REJECTED for item in draft.items())
    reports = sum(report.verdict is Verdict.OPEN for report in draft.reports)
    out = staying_out(draft.state, waiting) if waiting else "Nothing else will be held back"
    return (
        line(would, Style.BOLD),
        line(f"{out}, {rejected} rejected." if rejected else f"{out}."),
        line(f"In the draft: {_counts(draft, None)}."),
        *((line(f"Suggestions: {count_words(reports, 'reported statement')}."),) if reports else ()),
    )


def _new_items(draft: Draft, selection: Selection) -> list[Item]:
    return [item for item in draft.items() if item.key in selection.take and item.number is None]


def _counts(draft: Draft, selection: Selection | None) -> str:
    """How many items of each section publishing takes; without a selection, how many there are."""
    keys = {item.key for item in draft.items()} if selection is None else selection.take
    counts = ((sum(item.key in keys for item in items_of(draft, section)), words) for section, *words in _COUNTED)
    parts = [count_words(count, *words) for count, words in counts]
    if selection is None:
        last = f"a summary of {count_words(len(draft.summary.sentences), 'sentence')}"
    else:
        last = "the summary" if draft.summary.key in keys else "no summary"
    return f"{', '.join(parts)} and {last}"


def _waiting_lines(writing: Writing, draft: Draft, lefts: Sequence[Left]) -> tuple[Line, ...]:
    """Items that stay out, each with why; the first few of them."""
    lines: list[Line] = [
        (Run(label_of(writing, draft, left.key), Style.BOLD), Run(f" — {shorten(left.why, 180)}"))
        for left in lefts[:_LEFT_MOST]
    ]
    more = len(lefts) - _LEFT_MOST
    return (*lines, line(f"And {count_words(more, 'more item')}.")) if more > 0 else tuple(lines)


def _facts(writing: Writing, draft: Draft) -> tuple[Line, ...]:
    source = draft.source
    return (
        line(f"Title: {fact_words(writing, source.title)}"),
        line(f"Outlet: {fact_words(writing, source.outlet)}"),
        line(f"Article's date: {fact_words(writing, source.published, is_date=True)}"),
        line(f"Author: {fact_words(writing, source.author)}"),
        line(f"Topics: {shorten(', '.join(draft.topics), 200) or 'none'}"),
    )


def _article_doubts(draft: Draft) -> tuple[Block, ...]:
    """The doubts about the article as a whole; they never block publishing."""
    if not draft.doubts:
        return ()
    shown = [line(shorten(doubt.say, 150)) for doubt in draft.doubts[:_DOUBTS_MOST]]
    more = len(draft.doubts) - len(shown)
    rest = (line(f"And {count_words(more, 'more doubt')} about the article."),) if more else ()
    return (Note((line("About the article (this does not hold up publishing):"), *shown, *rest)),)


def _section(writing: Writing, draft: Draft, selection: Selection, section: Section, page: int) -> tuple[Block, ...]:
    """A section: its items, each with what would become of it, and a menu to open one."""
    items = items_of(draft, section)
    states = [standing(draft, item, selection) for item in items]
    names = [label(writing, draft, item) for item in items]
    lines: list[Line] = [
        (Run(f"{name} — "), Run(state, Style.ITALIC)) for name, state in zip(names, states, strict=True)
    ]
    if section is Section.SUMMARY:
        lines += [line(words) for words in summary_words(draft, 600)]
    if section is Section.DOUBTS:
        lines = [line(f"The article: {shorten(doubt.say, 200)}") for doubt in draft.doubts] + lines
    if not lines:
        return (Text((line(f"{SECTION_WORDS[section]}: none in this draft."),)), *rows(*_adds(draft, section)))
    pages = pages_of_lines(lines, _SECTION_ROOM, _LINES_MOST)
    page = in_range(page, len(pages))
    start = sum(len(other) for other in pages[: page - 1]) - (len(draft.doubts) if section is Section.DOUBTS else 0)
    here = slice(max(start, 0), max(start + len(pages[page - 1]), 0))
    openers = [
        option(name, OpenItem(draft.number, item.key), state)
        for name, item, state in zip(names[here], items[here], states[here], strict=True)
    ]
    return (
        Text(pages[page - 1]),
        *((Note((join_note(paging(page, len(pages))),)),) if len(pages) > 1 else ()),
        *menu("Open an item", openers),
        *rows(*pager(Review(draft.number, section, page), page, len(pages)), *_adds(draft, section)),
    )


_ADD = {
    Section.QUOTES: ("Add a quote", FormKind.ADD_QUOTE),
    Section.PEOPLE: ("Add a person", FormKind.ADD_PERSON),
    Section.EVENTS: ("Add an event", FormKind.ADD_EVENT),
    Section.STANCES: ("Add a stance", FormKind.ADD_STANCE),
}


def _adds(draft: Draft, section: Section) -> tuple[Button, ...]:
    if section not in _ADD:
        return ()
    name, form = _ADD[section]
    return (Button(name, OpenForm(draft.number, draft.rev, form)),)


def _sections(writing: Writing, draft: Draft, selection: Selection, here: Section) -> Menu:
    options = []
    for section in Section:
        beside = {Section.DOUBTS: draft.doubts, Section.REPORTED: draft.reports}.get(section, ())
        count = len(items_of(draft, section)) + len(beside)
        note = "" if section is Section.OVERVIEW else count_words(count, "entry", "entries")
        if section is Section.SUMMARY:
            note = count_words(len(draft.summary.sentences), "sentence")
        options.append(option(SECTION_WORDS[section], Review(draft.number, section), note))
    lefts = selection.left[:_OPENERS_MOST] if here is Section.OVERVIEW else ()
    openers = [
        option(label(writing, draft, item), OpenItem(draft.number, item.key), left.why)
        for left in lefts
        if (item := draft.item(left.key)) is not None
    ]
    return Menu("Go to a section or an open item" if openers else "Go to a section", (*options, *openers))


def _buttons(draft: Draft, selection: Selection, approval: Approval | None, viewer: int) -> tuple[Button, ...]:
    number, rev = draft.number, draft.rev
    waiting = next_waiting(draft, selection)
    buttons = []
    if waiting is not None:
        buttons.append(Button("Next open item", OpenItem(number, waiting.key), Look.PRIMARY))
    ready = (item for item in draft.items() if item.key in selection.take and not is_locked(draft, item))
    sure = [item for item in ready if item.verdict is Verdict.OPEN and not item.doubts]
    if sure:
        buttons.append(Button(f"Accept {count_words(len(sure), 'item')} without a doubt", AcceptSure(number, rev)))
    facts, summary = corrects(draft, FormKind.FACTS, ""), corrects(draft, FormKind.SUMMARY, "")
    buttons.append(Button("Correct facts" if facts else "Edit facts", OpenForm(number, rev, FormKind.FACTS)))
    buttons.append(Button("Correct summary" if summary else "Edit summary", OpenForm(number, rev, FormKind.SUMMARY)))
    if draft.state is State.PUBLISHED:
        if new := len(_new_items(draft, selection)):
            buttons += _publishing(draft, approval, viewer, f"Publish {count_words(new, 'more item')}")
        buttons.append(Button("Withdraw", OpenForm(number, rev, FormKind.WITHDRAW), Look.DANGER))
    elif selection.take:
        buttons += _publishing(draft, approval, viewer, "Publish")
    if draft.state is State.DRAFT:
        buttons.append(Button("Discard", Discard(number, rev), Look.DANGER))
    if rev > 1:
        buttons.append(Button("History", History(number)))
    return tuple(buttons)


def _publishing(draft: Draft, approval: Approval | None, viewer: int, label: str) -> tuple[Button, ...]:
    if approval is not None:
        return approval_buttons(draft, approval, viewer, label)
    return (Button(label, Publish(draft.number, draft.rev), Look.SUCCESS),)


def briefings_card(writing: Writing, page: Page[DraftLine], planned: Mapping[int, Scheduled] | None = None) -> Card:
    """Drafts, published and withdrawn briefings, newest first; one opens from the menu. `planned` is what waits to be published."""
    waiting = planned or {}
    if not page.items:
        begin = line("There are no briefings here yet. Add an article to draft the first one.")
        return Card((Text((begin,)), *rows(Button("Add an article", Add(), Look.PRIMARY))))
    drafts = (briefing for briefing in page.items if briefing.state is State.DRAFT)
    openers = [_briefing_option(writing, briefing, Review(briefing.number)) for briefing in page.items]
    discards = [_briefing_option(writing, draft, Discard(draft.number, draft.rev)) for draft in drafts]
    return Card(
        (
            Heading("Briefings of this server"),
            Text(tuple(_briefing_line(writing, briefing, waiting.get(briefing.number)) for briefing in page.items)),
            Note((join_note(count_words(page.total, "briefing"), paging(page.number, page.pages)),)),
            *menu("Review a briefing", openers),
            *menu("Discard a draft", discards),
            *rows(*pager(ListBriefings(page.number), page.number, page.pages), Button("Add an article", Add())),
        )
    )


def _briefing_line(writing: Writing, briefing: DraftLine, planned: Scheduled | None) -> Line:
    name = f"{tag(Kind.BRIEFING, briefing.number)} {shorten(briefing.title, 120) or 'Untitled article'}"
    then = f", to be published on {at_words(writing, planned.due)}" if planned and planned.rev == briefing.rev else ""
    return (Run(name, Style.BOLD), Run(f" · {_briefing_state(writing, briefing)}{then}"))


def _briefing_state(writing: Writing, briefing: DraftLine) -> str:
    waiting = f", {staying_out(briefing.state, briefing.open_doubts)}" if briefing.open_doubts else ""
    return f"{STATE_WORDS[briefing.state]}{waiting}, changed {writing.moment(briefing.at)}"


def _briefing_option(writing: Writing, briefing: DraftLine, goal: Goal) -> MenuOption:
    title = briefing.title or "Untitled article"
    return option(f"{tag(Kind.BRIEFING, briefing.number)} {title}", goal, _briefing_state(writing, briefing))


def notice_card(say: str, then: Card) -> Card:
    """A notice above another card."""
    return replace(then, blocks=(Text((line(shorten(say, 300), Style.BOLD),)), Rule(), *then.blocks))
