"""What was corrected: the lines that a corrected item carries, and the card of all corrections. Pure."""

from collections.abc import Sequence

from bot.cards.card import Card, Heading, Line, Note, Run, Style, Text, line
from bot.cards.doors import menu, opens, option, pager, rows, share
from bot.cards.fit import separate, shorten
from bot.cards.labels import cite, count_words, join_note, paging, tag
from briefings.ask.answers import ChangesAnswer
from briefings.ask.queries import Changes
from briefings.dates.style import Writing
from briefings.draft.comparing import DATE
from briefings.model.record import WITHDRAWAL, Correction, Kind
from briefings.model.spans import OMISSION

_LINES_MOST = 2  # on the card of an item; the others are in /changes
_SIDE_MOST = 160
_REASON_MOST = 150
_WHAT_MOST = 40
_SIDE_OF_LIST = 120
_NOTHING = "Nothing has been corrected here yet."


def correction_lines(writing: Writing, corrections: Sequence[Correction], most: int = _LINES_MOST) -> tuple[Line, ...]:
    """The newest corrections of an item, each with what was, what is and why; nothing for an item that was never corrected."""
    lines = [line(_change_words(writing, change, _SIDE_MOST)) for change in corrections[:most]]
    more = len(corrections) - len(lines)
    if more > 0:
        lines.append(line(f"{count_words(more, 'earlier correction')}: see /changes."))
    return tuple(lines)


def changes_card(writing: Writing, answer: ChangesAnswer) -> Card:
    """All corrections of the record, and the briefings that were withdrawn or published again, the newest first."""
    changes = answer.changes
    query = Changes(changes.number)
    total = count_words(changes.total, "change")
    if not changes.items:
        return Card((Text((line(_NOTHING),)),), query)
    listed = [
        option(_head(change), opens(change.kind, change.number))
        for change in changes.items
        if not change.taken_back and (change.was or change.became) and (change.briefing.title or not _moves(change))
    ]
    return Card(
        (
            Heading("Changes"),
            *separate(*([Text(whole_lines(writing, change))] for change in changes.items)),
            Note((join_note(total, "newest first", paging(changes.number, changes.pages)),)),
            *menu("See what is on record now", list(dict.fromkeys(listed))),
            *rows(*pager(query, changes.number, changes.pages), share(query)),
        ),
        query,
    )


def whole_lines(writing: Writing, change: Correction) -> tuple[Line, ...]:
    """A correction apart from its item: what it is of, what was, what is, and why."""
    if _moves(change) and not change.briefing.title:
        return (Run(_head(change), Style.BOLD),), line(_change_words(writing, change, _SIDE_OF_LIST))
    where = f"{tag(Kind.BRIEFING, change.briefing.number)}, {cite(writing, change.briefing)}"
    return (Run(_head(change), Style.BOLD), Run(f" ({where})")), line(_change_words(writing, change, _SIDE_OF_LIST))


def _head(change: Correction) -> str:
    number = tag(change.kind, change.number)
    return number if change.taken_back or _moves(change) else f"{number} {shorten(change.what, _WHAT_MOST)}"


def _moves(change: Correction) -> bool:
    """Whether a whole briefing was withdrawn or published again; one that is withdrawn now has no title."""
    return change.kind is Kind.BRIEFING and change.what == WITHDRAWAL


def _change_words(writing: Writing, change: Correction, room: int) -> str:
    on = writing.day_of(change.at)
    why = f"Reason: {shorten(change.reason, _REASON_MOST)}" if change.reason else ""
    if _moves(change):
        return f"{change.became.capitalize()} on {on}. {why}".rstrip()
    if change.taken_back:
        return f"Taken back on {on}. {why}"
    if not change.was and not change.became:
        return f"Corrected on {on}, {shorten(change.what, _WHAT_MOST)}; taken back later. {why}"
    was, became = (_side(writing, change, kept, room) for kept in (change.was, change.became))
    return f"Corrected on {on}, {shorten(change.what, _WHAT_MOST)}: was {was} → is {became}. {why}"


def _side(writing: Writing, change: Correction, kept: str, room: int) -> str:
    text = writing.rewrite(kept) if change.what == DATE else kept
    return f"“{shorten(text, room, OMISSION.rstrip())}”" if text else "nothing"
