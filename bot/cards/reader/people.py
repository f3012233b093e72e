"""Cards of people and their positions: one person, and the stances on an issue or of a person."""

from collections.abc import Sequence

from bot.cards.card import Block, Button, Card, Heading, Line, MenuOption, Note, Run, Style, Text, line
from bot.cards.doors import menu, opens, option, pager, rows, share
from bot.cards.fit import ROOM, block_cost, line_cost, separate, shorten
from bot.cards.labels import (
    ARTICLE_SAYS,
    NAME_MOST,
    NOTHING,
    POSITION_WORDS,
    SENTENCE_MOST,
    cite,
    count_words,
    date_words,
    evidence_blocks,
    issue_note,
    join_note,
    paging,
    role_words,
    tag,
    title_of,
)
from bot.cards.reader.changes_of_mind import change_lines
from bot.cards.reader.corrections import correction_lines
from bot.cards.reader.quotes import quote_blocks
from briefings.ask.answers import StancesAnswer, WhoAnswer
from briefings.ask.queries import Context, Quotes, Roles, SourceOf, Stances, Timeline, Who
from briefings.dates.style import Writing
from briefings.model.record import BriefingRef, Kind, Position, Stance
from briefings.text.voices import evidence_as_shown

_ROLES_MOST = 4
_ABOUT_ROOM = 1000  # for names and roles
_ALIASES_MOST = 3
_ADDED_SHOWN = 2
_ADDED_MOST = 40  # characters of an alias that an editor added
_STANCES_ROOM = 1700  # without as much for stances, the newest quote is left to its own card
_ISSUE_MOST = 200
_WORDS_LEAST = 80
_WORDS_MOST = 500
_SAYS_ROOM = line_cost(line(ARTICLE_SAYS))


def who_card(writing: Writing, answer: WhoAnswer) -> Card:
    """Who somebody is: roles with their source, stances with evidence, and how often they are quoted."""
    person = answer.person
    key = f"P-{person.number}"
    query = Who(key, answer.stances.number)
    called = _aliases(answer)
    held, hidden = _roles(writing, answer, _ABOUT_ROOM - sum(map(line_cost, called)))
    top: list[Block] = [
        Heading(f"{shorten(person.name, NAME_MOST)} ({key})"),
        Text((*called, *held, _times_quoted(answer))),
    ]
    latest = _latest(writing, answer)
    corrections = correction_lines(writing, answer.corrections, 1)
    notes = _notes(answer, corrections)
    left = ROOM - 150 - sum(block_cost(block) for block in (*top, *latest, *notes))
    if left < _STANCES_ROOM and answer.stances.items:
        latest = ()
    context = (Button("Context", Context(answer.latest.number)),) if answer.latest is not None and latest else ()
    quotes = (Button("Quotes", Quotes(person=key)),) if answer.quoted else ()
    roles = (Button("All roles", Roles(key)),) if hidden else ()
    ways = (*context, *quotes, Button("Timeline", Timeline(person=key)), *roles)
    return Card(
        (
            *separate(top, _by_issue(writing, answer.stances.items, left), latest),
            *notes,
            *menu("Open a briefing", [_briefing_option(writing, ref) for ref in answer.briefings]),
            *rows(*ways, share(query), *pager(query, answer.stances.number, answer.stances.pages)),
        ),
        query,
    )


def _notes(answer: WhoAnswer, corrections: tuple[Line, ...]) -> tuple[Block, ...]:
    lines = (*corrections, *issue_note(_issues(answer.stances.items)))
    return (Note(lines),) if lines else ()


def _latest(writing: Writing, answer: WhoAnswer) -> tuple[Block, ...]:
    if answer.latest is None or answer.stances.number > 1:
        return ()
    return Text((line("In the newest article:", Style.BOLD),)), *quote_blocks(writing, answer.latest, 400)


def _aliases(answer: WhoAnswer) -> tuple[Line, ...]:
    words = set(answer.person.name.casefold().split())  # a surname alone is no other name
    names = [name for name in answer.person.aliases if not set(name.casefold().split()) <= words][:_ALIASES_MOST]
    lines = [line(f"Also called: {', '.join(shorten(name, NAME_MOST) for name in names)}")] if names else []
    if answer.person.name_by_editor:
        lines.append(line("An editor chose this name; no article on record has it."))
    if answer.person.added:
        added = ", ".join(shorten(name, _ADDED_MOST) for name in answer.person.added[:_ADDED_SHOWN])
        lines.append(line(f"Also found here as: {added} (added by an editor, from no article)"))
    return tuple(lines)


def _roles(writing: Writing, answer: WhoAnswer, room: int) -> tuple[tuple[Line, ...], int]:
    """The lines of the newest roles, and how many earlier ones have no room."""
    roles = answer.person.roles
    if not roles:
        return (line("No role is given in the articles on record."),), 0
    lines = [line(role_words(writing, role)) for role in roles[-_ROLES_MOST:]]
    while len(lines) > 1 and sum(map(line_cost, lines)) > room:
        lines.pop(0)
    more = len(roles) - len(lines)
    return (*lines, *((line(f"{count_words(more, 'earlier role')} not shown."),) if more else ())), more


def _times_quoted(answer: WhoAnswer) -> Line:
    if not answer.quoted:
        return line(f"Talked about, not quoted ({count_words(len(answer.briefings), 'briefing')}).")
    return line(f"Quoted {count_words(answer.quoted, 'time')} in {count_words(len(answer.briefings), 'briefing')}.")


def _briefing_option(writing: Writing, ref: BriefingRef) -> MenuOption:
    label = f"{tag(Kind.BRIEFING, ref.number)} {title_of(ref.title)}"
    return option(label, opens(Kind.BRIEFING, ref.number), cite(writing, ref))


def stances_card(writing: Writing, answer: StancesAnswer) -> Card:
    """The positions on an issue, or those of a person, each with the evidence."""
    stances = answer.stances
    top: list[Block] = [Heading(_stances_heading(answer))]
    if answer.issue and answer.person:
        top.append(Text((line(f"Only {shorten(answer.person.name, NAME_MOST)}."),)))
    left = ROOM - 500 - sum(block_cost(block) for block in top)
    body = _by_position(writing, answer, left) if answer.issue else _by_issue(writing, stances.items, left)
    total = f"{count_words(stances.total, 'stance')} on record"
    totals = (join_note(total, paging(stances.number, stances.pages)),) if stances.total else ()
    note = (*totals, *issue_note(1 if answer.issue else _issues(stances.items)))
    return Card(
        (
            *top,
            *body,
            *((Note(note),) if note else ()),
            *menu("Open a source", [stance_option(writing, stance) for stance in stances.items]),
            *rows(*pager(answer.query, stances.number, stances.pages), *_ways(answer), share(answer.query)),
        ),
        answer.query,
    )


def stance_option(writing: Writing, stance: Stance) -> MenuOption:
    """The line of a menu that opens the source of a stance."""
    number = tag(Kind.STANCE, stance.number)
    goal = SourceOf(Kind.STANCE, stance.number)
    return option(f"{number} {stance.holder.name}", goal, cite(writing, stance.briefing), short=number)


def _ways(answer: StancesAnswer) -> tuple[Button, ...]:
    if answer.person is None:
        return ()
    who = Button("Who", Who(f"P-{answer.person.number}"))
    return (who, Button("All on this issue", Stances(issue=f"I-{answer.issue.number}"))) if answer.issue else (who,)


def _stances_heading(answer: StancesAnswer) -> str:
    if answer.issue is not None:
        return f"{shorten(answer.issue.sentence, SENTENCE_MOST)} (I-{answer.issue.number})"
    return f"Where {shorten(answer.person.name, NAME_MOST)} stands" if answer.person else "Stances"


def _by_position(writing: Writing, answer: StancesAnswer, room: int) -> tuple[Block, ...]:
    """For, Against, Mixed, Unclear. The first two are always named, so that neither side is left out in silence."""
    stances = answer.stances
    if not stances.items:
        return (Text((line(NOTHING),)),)
    whole = stances.pages == 1 and answer.person is None
    listed = list_stances(writing, [(_holder_line(stance), stance) for stance in stances.items], room)
    sides: list[Sequence[Block]] = []
    for position in Position:
        side = [blocks for blocks, stance in zip(listed, stances.items, strict=True) if stance.position is position]
        sides.append([block for blocks in side for block in blocks])
        if not side and whole and position in (Position.SUPPORTS, Position.OPPOSES):
            sides.append((Text((line(f"{POSITION_WORDS[position]}: {NOTHING}"),)),))
    return separate(*sides)


def _by_issue(writing: Writing, stances: Sequence[Stance], room: int) -> tuple[Block, ...]:
    if not stances:
        return (Text((line(f"Stances: {NOTHING}"),)),)
    listed = list_stances(writing, [(_issue_line(stance), stance) for stance in stances], room)
    return tuple(block for blocks in listed for block in blocks)


def _issues(stances: Sequence[Stance]) -> int:
    return len({stance.issue for stance in stances})


def _holder_line(stance: Stance) -> Line:
    return Run(f"{POSITION_WORDS[stance.position]}: "), Run(shorten(stance.holder.name, NAME_MOST), Style.BOLD)


def _issue_line(stance: Stance) -> Line:
    return Run(f"{POSITION_WORDS[stance.position]}: ", Style.BOLD), Run(shorten(stance.issue.sentence, _ISSUE_MOST))


def list_stances(writing: Writing, heads: Sequence[tuple[Line, Stance]], room: int) -> list[tuple[Block, ...]]:
    """Each stance with its head line, its date, its evidence and its number; equal room for each. The first one of a holder on an issue
    says how their position changed, if it did."""
    told = set[tuple[int, int]]()
    captions: list[tuple[Line, ...]] = []
    for head, stance in heads:
        about = (stance.holder.number, stance.issue.number)
        change = () if about in told else change_lines(writing, stance.course)
        told.add(about)
        captions.append(((*head, Run(f" ({_basis(writing, stance)})")), *change))
    left = room - sum(sum(map(line_cost, caption)) + _SAYS_ROOM for caption in captions)
    each = min(_WORDS_MOST, max(_WORDS_LEAST, left // max(len(heads), 1)))
    return [
        evidence_blocks(caption, [(voice, (Run(text),)) for voice, text in evidence_as_shown(stance.evidence)], each)
        for caption, (_, stance) in zip(captions, heads, strict=True)
    ]


def _basis(writing: Writing, stance: Stance) -> str:
    told = f", told {date_words(writing, stance.briefing.published)}" if stance.dated else ""
    place = f"{tag(Kind.STANCE, stance.number)}, {tag(Kind.BRIEFING, stance.briefing.number)}"
    return f"{date_words(writing, stance.date)}{told}; {place}; {stance.basis.words}"
