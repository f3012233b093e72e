"""The card of two people side by side: the same room for each, in the order of the alphabet. Pure."""

from collections.abc import Sequence

from bot.cards.card import Block, Button, Card, Heading, Line, Note, Run, Style, Text, line
from bot.cards.doors import menu, pager, rows, share
from bot.cards.fit import ROOM, block_cost, separate, shorten
from bot.cards.labels import NAME_MOST, NOTHING, count_words, issue_note, join_note, paging, tag
from bot.cards.reader.people import list_stances, stance_option
from briefings.ask.answers import CompareAnswer, Compared
from briefings.ask.queries import Who
from briefings.dates.style import Writing
from briefings.model.record import Kind, PersonRef, Stance

_ISSUE_MOST = 300
_NAME_MOST = 60  # beside each stance; the heading has the whole name
_REST = 500  # of the card: the notes below


def compare_card(writing: Writing, answer: CompareAnswer) -> Card:
    """The positions of two people: the issues of both, then those of one alone. Of either, the card says where nothing is on record."""
    first, second = (shorten(person.name, NAME_MOST) for person in answer.people)
    top = Heading(f"{first} and {second}")
    compared = (*answer.shared, *answer.only_first, *answer.only_second)
    stances = [stance for row in compared for side in (row.first, row.second) for stance in side]
    groups = [*(_both(answer, row) for row in answer.shared), *_alone(answer)]
    sides = 2 * len(answer.shared) + 2 * max(len(answer.only_first), len(answer.only_second))
    left = ROOM - _REST - block_cost(top) - sum(block_cost(Text(head)) for head, _ in groups)
    each = left // max(sides, 1)
    body = [_group_blocks(writing, head, sides_of, each) for head, sides_of in groups]
    if not body:
        body = [(Text((line(f"{name}: {NOTHING}"),)),) for name in (first, second)]
    return Card(
        (
            top,
            *separate(*body),
            Note((_totals(answer, first, second), *issue_note(len({row.issue.number for row in compared})))),
            *menu("Open a source", [stance_option(writing, stance) for stance in stances]),
            *rows(
                *(Button(f"Who is {shorten(p.name, 60)}", Who(f"P-{p.number}")) for p in answer.people),
                share(answer.query),
                *pager(answer.query, answer.number, answer.pages),
            ),
        ),
        answer.query,
    )


Side = tuple[PersonRef, tuple[Stance, ...], int]  # the last is which part of their stances on the issue
Group = tuple[tuple[Line, ...], tuple[Side, ...]]  # the lines above its sides


def _both(answer: CompareAnswer, row: Compared) -> Group:
    first, second = answer.people
    return (_issue(row),), ((first, row.first, row.part), (second, row.second, row.part))


def _alone(answer: CompareAnswer) -> list[Group]:
    """One group a person, each with its issues; a person without any of their own is said to have none."""
    first, second = answer.people
    if answer.issue is not None or not (answer.only_first or answer.only_second):
        return []
    groups: list[Group] = []
    for person, rows_of in ((first, answer.only_first), (second, answer.only_second)):
        only = line(f"Only {shorten(person.name, NAME_MOST)}:", Style.BOLD)
        if not rows_of:
            groups.append(((only, line(NOTHING if answer.number == 1 else "No more.")), ()))
        for index, row in enumerate(rows_of):
            head = (only, _issue(row)) if index == 0 else (_issue(row),)
            groups.append((head, ((person, row.first or row.second, row.part),)))
    return groups


def _issue(row: Compared) -> Line:
    part = f", part {row.part} of {row.parts}" if row.parts > 1 else ""
    return (Run(f"{shorten(row.issue.sentence, _ISSUE_MOST)} ({tag(Kind.ISSUE, row.issue.number)}{part})", Style.BOLD),)


def _group_blocks(writing: Writing, head: tuple[Line, ...], sides: tuple[Side, ...], each: int) -> tuple[Block, ...]:
    """A group with its sides; each side has the same room, whatever the other one needs."""
    return (Text(head), *(block for side in sides for block in _side(writing, *side, each)))


def _side(writing: Writing, person: PersonRef, stances: Sequence[Stance], part: int, room: int) -> tuple[Block, ...]:
    name = shorten(person.name, _NAME_MOST)
    if not stances:
        return (Text(((Run(name, Style.BOLD), Run(f": {NOTHING if part == 1 else 'No more on this issue.'}")),)),)
    heads: list[tuple[Line, Stance]] = [
        ((Run(name, Style.BOLD), Run(f": {stance.position.word}")), stance) for stance in stances
    ]
    return tuple(block for blocks in list_stances(writing, heads, room) for block in blocks)


def _totals(answer: CompareAnswer, first: str, second: str) -> Line:
    if answer.issue is not None:
        return join_note("In alphabetical order", paging(answer.number, answer.pages))
    both, one, other = answer.totals
    alone = f"only {first}: {one or 'none'}; only {second}: {other or 'none'}" if one or other else "no others"
    said = f"{count_words(both, 'shared issue')}; {alone}" if any(answer.totals) else "no issues on record"
    return join_note(said, "in alphabetical order", paging(answer.number, answer.pages))
