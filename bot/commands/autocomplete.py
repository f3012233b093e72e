"""What autocomplete offers, and which briefing has a title that was typed. Knows no door."""

from bot.cards.card import Choice
from bot.cards.fit import shorten
from bot.commands.commands import COMMANDS
from bot.commands.options import Command, Suggest, Values
from bot.gate.rules import Need
from briefings.draft.model import DraftLine
from briefings.errors import BadValue
from briefings.model.record import Kind, State
from briefings.model.spans import OMISSION
from briefings.model.topics import Topic
from briefings.store import Record
from briefings.text.folding import fold
from briefings.text.item_number import read_item_number

MOST = 25  # choices that Discord shows
LABEL_MOST = 100
_NAME_MOST = 55
_ROLE_MOST = 42
_PAGES = 10  # of a hundred briefings each: how far back a title is looked for
_STATES = {
    Suggest.ANY_BRIEFING: frozenset(State),
    Suggest.DRAFT: frozenset({State.DRAFT, State.WITHDRAWN}),
    Suggest.NEVER_PUBLISHED: frozenset({State.DRAFT}),
    Suggest.PUBLISHED: frozenset({State.PUBLISHED}),
}
NEEDS = {
    **dict.fromkeys(_STATES, Need.REVIEWER),
    Suggest.ANY_TOPIC: Need.EDITOR,
    Suggest.COMMAND: Need.ADMIN,
}  # any member sees the other kinds


async def choices(record: Record, kind: Suggest, typed: str) -> tuple[Choice, ...]:
    """What fits `typed` of this server, at most 25; NEEDS says who may see it."""
    names = await record.names()
    match kind:
        case Suggest.PERSON:
            fitting = [
                (_person_label(ref.name, names.role_of(ref)), f"P-{ref.number}")
                for ref in names.suggest_people(typed, MOST)
            ]
        case Suggest.ISSUE:
            fitting = [(issue.sentence, f"I-{issue.number}") for issue in names.suggest_issues(typed)]
        case Suggest.TOPIC:
            fitting = [(topic, topic) for topic in names.suggest_topics(typed)]
        case Suggest.ANY_TOPIC:
            fitting = [(_topic_label(topic), topic.name) for topic in await record.topics.beginning(typed, MOST)]
        case Suggest.QUOTE:
            fitting = [(words, f"Q-{number}") for number, words in names.suggest_quotes(typed)]
        case Suggest.COMMAND:
            known = [command.name for command in COMMANDS if fold(typed).removeprefix("/") in command.name]
            fitting = [(f"/{name}", name) for name in known]
        case Suggest.BRIEFING:
            refs = names.suggest_briefings(typed)
            fitting = [(f"B-{ref.number}: {ref.title}", f"B-{ref.number}") for ref in refs]
        case _:
            lines = await _lines(record, typed, _STATES[kind])
            fitting = [(_line_label(line), f"B-{line.number}") for line in lines]
    # No value is cut: a part of one leads nowhere.
    taken = [(label, value) for label, value in fitting if len(value) <= LABEL_MOST][:MOST]
    return tuple(Choice(shorten(label, LABEL_MOST, OMISSION.rstrip()) or value, value) for label, value in taken)


async def with_titles_settled(record: Record, command: Command, values: Values) -> Values:
    """The values with a briefing's title replaced by its number, where exactly one fits. Raises BadValue where none or several do."""
    settled = dict(values)
    for option in command.options:
        typed = values.get(option.name)
        if option.suggest in {Suggest.BRIEFING, *_STATES} and isinstance(typed, str) and typed.strip():
            settled[option.name] = await _briefing(record, option.suggest, typed.strip())
    return settled


async def _briefing(record: Record, kind: Suggest, typed: str) -> str:
    number = read_item_number(typed, Kind.BRIEFING)
    if number is not None:
        return f"B-{number}"
    fitting = await choices(record, kind, typed)
    exact = [choice for choice in fitting if fold(choice.label.partition(": ")[2]).startswith(fold(typed))]
    if len(exact) == 1 or len(fitting) == 1:
        return (exact if len(exact) == 1 else fitting)[0].value
    if not fitting:
        raise BadValue(
            f"No briefing here is called “{shorten(typed, 80)}”.",
            "Select one from the list while typing, or give its number, such as B-3.",
        )
    named = ", ".join(choice.value for choice in fitting[:5])
    raise BadValue(
        f"“{shorten(typed, 80)}” fits more than one briefing: {named}{' and more' if fitting[5:] else ''}.",
        "Select one from the list while typing, or give its number.",
    )


async def _lines(record: Record, typed: str, states: frozenset[State]) -> list[DraftLine]:
    """Briefings in one of these states whose number or title fits, newest first, at most 25."""
    wanted, number, fitting = fold(typed), read_item_number(typed, Kind.BRIEFING), list[DraftLine]()
    for page in range(1, _PAGES + 1):
        lines = await record.drafts.lines(page=page, per_page=100)
        fitting += [
            line
            for line in lines.items
            if line.state in states and (line.number == number or wanted in fold(_line_label(line)))
        ]
        if len(fitting) >= MOST or page >= lines.pages:
            break
    return fitting[:MOST]


def _person_label(name: str, role: str) -> str:
    """The name with the role beside it, so that people of one surname can be told apart."""
    return f"{shorten(name, _NAME_MOST)}, {shorten(role, _ROLE_MOST)}" if role else name


def _topic_label(topic: Topic) -> str:
    return f"{topic.name} (retired)" if topic.retired else topic.name


def _line_label(line: DraftLine) -> str:
    return f"B-{line.number} ({line.state.value}): {line.title}"
