"""What autocomplete offers, and which briefing a title that was typed stands for. Knows no door."""

from collections.abc import Iterable

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
_PAGES = 10  # of a hundred briefings each: how far back a title is looked for
_STATES = {
    Suggest.ANY_BRIEFING: frozenset(State),
    Suggest.DRAFT: frozenset({State.DRAFT, State.WITHDRAWN}),
    Suggest.NEVER_PUBLISHED: frozenset({State.DRAFT}),
    Suggest.PUBLISHED: frozenset({State.PUBLISHED}),
    Suggest.WITHDRAWN: frozenset({State.WITHDRAWN}),
}
NEEDS = {
    **dict.fromkeys(_STATES, Need.REVIEWER),
    Suggest.ANY_TOPIC: Need.EDITOR,
    Suggest.COMMAND: Need.ADMIN,
}  # any member sees the other kinds
_STATE_WORDS = {State.DRAFT: "draft", State.PUBLISHED: "published", State.WITHDRAWN: "withdrawn"}


async def choices(record: Record, kind: Suggest, typed: str) -> tuple[Choice, ...]:
    """What fits `typed` of this server, at most 25; NEEDS says for whom."""
    names = await record.names()
    match kind:
        case Suggest.PERSON:
            found = [(ref.name, f"P-{ref.number}") for ref in names.suggest_people(typed, MOST)]
        case Suggest.ISSUE:
            found = [(issue.sentence, f"I-{issue.number}") for issue in names.suggest_issues(typed)]
        case Suggest.TOPIC:
            found = [(topic, topic) for topic in names.suggest_topics(typed)]
        case Suggest.ANY_TOPIC:
            found = [(_topic_label(one), one.name) for one in await record.topics.beginning(typed, MOST)]
        case Suggest.QUOTE:
            found = [(words, f"Q-{number}") for number, words in names.suggest_quotes(typed)]
        case Suggest.COMMAND:
            found = [(f"/{one.name}", one.name) for one in COMMANDS if fold(typed).removeprefix("/") in one.name]
        case Suggest.BRIEFING:
            refs = names.suggest_briefings(typed)
            found = [(f"B-{ref.number}: {ref.title}", f"B-{ref.number}") for ref in refs]
        case _:
            lines = await _lines(record, typed, _STATES[kind])
            found = [(_line_label(line), f"B-{line.number}") for line in lines]
    return _choices(found)


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
    found = exact if len(exact) == 1 else fitting
    if len(found) == 1:
        return found[0].value
    if not found:
        raise BadValue(
            f"No briefing here is called “{shorten(typed, 80)}”.",
            "Select one from the list while typing, or give its number, such as B-3.",
        )
    named = ", ".join(f"{choice.value}" for choice in found[:5])
    raise BadValue(
        f"“{shorten(typed, 80)}” fits more than one briefing: {named}{' and more' if found[5:] else ''}.",
        "Select one from the list while typing, or give its number.",
    )


async def _lines(record: Record, typed: str, states: frozenset[State]) -> list[DraftLine]:
    """Briefings in one of these states whose number or title fits, newest first, at most 25."""
    wanted, number, found = fold(typed), read_item_number(typed, Kind.BRIEFING), list[DraftLine]()
    for page in range(1, _PAGES + 1):
        lines = await record.drafts.lines(page=page, per_page=100)
        found += [
            line
            for line in lines.items
            if line.state in states and (line.number == number or wanted in fold(_line_label(line)))
        ]
        if len(found) >= MOST or page >= lines.pages:
            break
    return found[:MOST]


def _topic_label(topic: Topic) -> str:
    return f"{topic.name} (retired)" if topic.retired else topic.name


def _line_label(line: DraftLine) -> str:
    return f"B-{line.number} ({_STATE_WORDS[line.state]}): {line.title}"


def _choices(found: Iterable[tuple[str, str]]) -> tuple[Choice, ...]:
    """The pairs of label and value that Discord takes: no value is cut, for a part of one leads nowhere."""
    fitting = [(label, value) for label, value in found if len(value) <= LABEL_MOST]
    return tuple(
        Choice(shorten(label, LABEL_MOST, OMISSION.rstrip()) or value, value) for label, value in fitting[:MOST]
    )
