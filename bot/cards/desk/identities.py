"""The desk's cards of people: one person with their briefings, what a merge or split would touch, and what was done. Pure."""

from collections.abc import Mapping, Sequence

from bot.actions.actions import Merge, OnePerson, Split, UndoChange
from bot.actions.curating import AskAgain, AskSame, TellApart
from bot.cards.card import Block, Button, Card, Heading, Line, Look, Note, Run, Style, Text, line
from bot.cards.desk.log import done_line, done_words, person_words, undo_options
from bot.cards.desk.naming import name_lines, role_lines, said_buttons, said_options
from bot.cards.doors import menu, option, pager, rows
from bot.cards.fit import lines_within, shorten
from bot.cards.labels import NAME_MOST, count_words, join_note, paging, tag, title_of
from briefings.ask.queries import SourceOf, Who
from briefings.dates.style import Writing
from briefings.draft.model import Regrouped
from briefings.model.identities import Affected, Pair, PeoplePreview
from briefings.model.log import LogKind, LogLine, Op
from briefings.model.people import PersonLine
from briefings.model.record import Kind, Page, PersonRef

_LISTED_MOST = 12
_CHANGES_MOST = 5
_NAMES_ROOM, _ROLES_ROOM, _LISTED_ROOM, _CHANGES_ROOM = 900, 1000, 900, 700  # of the card of one person
_NAMED_MOST = 5
_TITLE_MOST = 80


def desk_card(
    writing: Writing,
    one: PersonLine,
    affected: Sequence[Affected],
    others: Sequence[PersonRef],
    done: Sequence[LogLine],
) -> Card:
    """One person on record for an editor: names, roles and where they are named, who else could be the same person, and the last
    changes."""
    person, number = one.person, one.person.number
    merges = [option(f"Merge into {_ref(other)}", Merge(_key(number), _key(other.number))) for other in others]
    splits = [
        option(f"Split off {tag(Kind.BRIEFING, one.briefing)} {one.title}", Split(_key(number), one.briefing))
        for one in affected[1:]
    ]
    told = [(change, done_words(writing, change)) for change in done]
    undone = undo_options(told)
    blocks: list[Block] = [
        Heading(f"Editing {_ref(PersonRef(number, person.name))}"),
        Text(lines_within(name_lines(one), _NAMES_ROOM)),
        Text(lines_within(role_lines(writing, person.roles), _ROLES_ROOM)),
        Text(lines_within([_affected_line(one) for one in affected], _LISTED_ROOM)),
    ]
    told = [*told[:_CHANGES_MOST], *((change, person_words(change)) for change in one.said.changes)]
    changes = [done_line(change, writing.day_of(change.at), words) for change, words in told]
    if changes:
        blocks.append(Note(lines_within(changes, _CHANGES_ROOM)))
    return Card(
        (
            *blocks,
            *menu("Merge, split or undo", [*merges, *splits, *undone]),
            *menu("Date a role, remove an alias, or undo", said_options(writing, one)),
            *rows(
                *said_buttons(one),
                Button("As members see them", Who(_key(number))),
                Button("Source", SourceOf(Kind.PERSON, number)),
            ),
        )
    )


def preview_card(told: PeoplePreview) -> Card:
    """What a merge or a split would touch, with the button that does it."""
    number = told.person.number
    if told.into is not None:
        head = f"Merge {_ref(told.person)} into {_ref(told.into)}"
        does = (
            f"P-{number} becomes {told.into.name}, P-{told.into.number}. From then on, links to P-{number} lead there."
        )
        do = Button("Merge them", Merge(_key(number), _key(told.into.number), sure=True), Look.DANGER)
    else:
        where = tag(Kind.BRIEFING, told.affected[0].briefing)
        head = f"Split off {_ref(told.person)} in {where}"
        does = f"In {where} this becomes somebody else, with a number of their own. Every quote keeps its speaker."
        do = Button("Split them", Split(_key(number), told.affected[0].briefing, sure=True), Look.DANGER)
    return Card(
        (
            Heading(head),
            Text((line(does), *_affected_lines(told.affected))),
            Note((line("You can undo this at any time, even after other edits."),)),
            *rows(do, Button("Cancel", OnePerson(_key(number)))),
        )
    )


def done_card(op: Op, done: Regrouped, person: int) -> Card:
    """What was done, with the way back."""
    briefings = join_note(*[tag(Kind.BRIEFING, draft.number) for draft in done.drafts[:_LISTED_MOST]])
    more = len(done.drafts) - _LISTED_MOST
    say = "Merged" if op is Op.MERGE else "Split"
    touched = briefings if done.drafts else (Run("no briefing, as somebody has changed that since"),)
    tail = (Run(f" and {more} more"),) if more > 0 else ()
    return Card(
        (
            Text(
                (line(f"{say}. This is change people/{done.number}."), (Run("It changed "), *touched, *tail, Run(".")))
            ),
            *rows(
                Button("Undo", UndoChange(LogKind.PEOPLE, done.number)),
                Button("Back to the person", OnePerson(_key(person))),
            ),
        )
    )


def pairs_card(
    found: Page[Pair],
    briefings: Mapping[int, Sequence[int]],
    candidates: Mapping[int, int],
    apart: Sequence[tuple[int, int]],
) -> Card:
    """The pairs who could be one, each with a door to merge and one to tell apart.

    `briefings` and `candidates` say of a person's number where they are named and in how many pairs they are, `apart` who was told apart.
    """
    again = [
        option(f"P-{person} and P-{other} are marked as two people", AskAgain(person, other)) for person, other in apart
    ]
    ask = menu("Ask again about", again)
    if not found.items:
        return Card((Text((line("No two names on record look like the same person."),)), *ask))
    blocks: list[Block] = [Heading("Same person?")]
    for pair in found.items:
        person, other = pair.person.number, pair.other.number
        blocks.append(Text(_pair_lines(pair, briefings, candidates)))
        merge = Button(f"Merge P-{person} into P-{other}", Merge(_key(person), _key(other)), Look.PRIMARY)
        blocks += rows(merge, Button("Not the same", TellApart(person, other)))
    return Card(
        (
            *blocks,
            Note((join_note(count_words(found.total, "pair"), "newest first", paging(found.number, found.pages)),)),
            *ask,
            *rows(*pager(AskSame(found.number), found.number, found.pages)),
        )
    )


def _pair_lines(pair: Pair, briefings: Mapping[int, Sequence[int]], candidates: Mapping[int, int]) -> tuple[Line, ...]:
    """Both people with their briefings, and what makes one think so."""
    sides = []
    for one in (pair.person, pair.other):
        known = briefings.get(one.number, ())
        more = f" and {len(known) - _NAMED_MOST} more" if len(known) > _NAMED_MOST else ""
        where = ", ".join(tag(Kind.BRIEFING, number) for number in known[:_NAMED_MOST])
        sides.append((Run(_ref(one), Style.BOLD), Run(f" in {where}{more}")))
    why = "The names are one letter apart." if pair.slip else "The names could belong to one person."
    several = [f"P-{one.number}" for one in (pair.person, pair.other) if candidates.get(one.number, 0) > 1]
    also = f" {' and '.join(several)} could also be somebody else." if several else ""
    return (*sides, line(f"{why}{also}"))


def _affected_lines(affected: Sequence[Affected]) -> list[Line]:
    lines = [_affected_line(one) for one in affected[:_LISTED_MOST]]
    more = len(affected) - len(lines)
    return [*lines, line(f"And {count_words(more, 'more briefing')}.")] if more > 0 else lines


def _affected_line(one: Affected) -> Line:
    held = ", ".join(
        (count_words(one.quotes, "quote"), count_words(one.stances, "stance"), count_words(one.events, "event")),
    )
    name = Run(f"{tag(Kind.BRIEFING, one.briefing)} {shorten(title_of(one.title), _TITLE_MOST)}", Style.BOLD)
    return (name, Run(f": “{shorten(one.name, NAME_MOST)}”, {held}"))


def _key(number: int) -> str:
    return tag(Kind.PERSON, number)


def _ref(person: PersonRef) -> str:
    return f"{shorten(person.name, NAME_MOST)} (P-{person.number})"
