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
from briefings.model.record import Correction, Kind
from briefings.model.spans import OMISSION

_LINES_MOST = 2  # on the card of an item; the others are in /changes
_SIDE_MOST = 160
_REASON_MOST = 150
_WHAT_MOST = 40
_SIDE_OF_LIST = 120
_NOTHING = "Nothing has been corrected here yet."


def correction_lines(writing: Writing, corrections: Sequence[Correction], most: int = _LINES_MOST) -> tuple[Line, ...]:
    """The newest corrections of an item, each with what was, what is and why; nothing for an item that was never corrected."""
    lines = [line(_change_words(writing, one, _SIDE_MOST)) for one in corrections[:most]]
    more = len(corrections) - len(lines)
    if more > 0:
        lines.append(line(f"{count_words(more, 'earlier correction')}: see /changes."))
    return tuple(lines)


def changes_card(writing: Writing, answer: ChangesAnswer) -> Card:
    """All corrections of the record, the newest first."""
    found = answer.changes
    query = Changes(found.number)
    if not found.items:
        return Card((Text((line(_NOTHING),)),), query)
    listed = [
        option(_head(one), opens(one.kind, one.number))
        for one in found.items
        if not one.taken_back and (one.was or one.became)
    ]
    return Card(
        (
            Heading("Corrections"),
            *separate(*([Text(whole_lines(writing, one))] for one in found.items)),
            Note(
                (join_note(count_words(found.total, "correction"), "newest first", paging(found.number, found.pages)),)
            ),
            *menu("See what is on record now", list(dict.fromkeys(listed))),
            *rows(*pager(query, found.number, found.pages), share(query)),
        ),
        query,
    )


def whole_lines(writing: Writing, one: Correction) -> tuple[Line, ...]:
    """A correction apart from its item: what it is of, what was, what is, and why."""
    where = f"{tag(Kind.BRIEFING, one.briefing.number)}, {cite(writing, one.briefing)}"
    return (Run(_head(one), Style.BOLD), Run(f" ({where})")), line(_change_words(writing, one, _SIDE_OF_LIST))


def _head(one: Correction) -> str:
    return (
        tag(one.kind, one.number) if one.taken_back else f"{tag(one.kind, one.number)} {shorten(one.what, _WHAT_MOST)}"
    )


def _change_words(writing: Writing, one: Correction, room: int) -> str:
    on = writing.day_of(one.at)
    why = f"Reason: {shorten(one.reason, _REASON_MOST)}"
    if one.taken_back:
        return f"Taken back on {on}. {why}"
    if not one.was and not one.became:
        return f"Corrected on {on}, {shorten(one.what, _WHAT_MOST)}; taken back later. {why}"
    was, became = (_side(writing, one, kept, room) for kept in (one.was, one.became))
    return f"Corrected on {on}, {shorten(one.what, _WHAT_MOST)}: was {was} → is {became}. {why}"


def _side(writing: Writing, one: Correction, kept: str, room: int) -> str:
    text = writing.rewrite(kept) if one.what == DATE else kept
    return f"“{shorten(text, room, OMISSION.rstrip())}”" if text else "nothing"
