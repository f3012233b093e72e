"""The desk's cards of topics: all of them, one with its briefings and what was done to it, a merge, and the form that names one. Pure."""

from collections.abc import Sequence

from bot.actions.topics import (
    NEW,
    Attach,
    Detach,
    ListTopics,
    MergeTopics,
    OneTopic,
    OpenTopicForm,
    RetireTopic,
    TakeTopicAlias,
    TopicNaming,
    UndoTopicChange,
)
from bot.cards.card import (
    Block,
    Button,
    Card,
    Field,
    Form,
    Heading,
    Line,
    Look,
    Note,
    Rule,
    Run,
    Style,
    Text,
    line,
)
from bot.cards.card import MenuOption as Choice
from bot.cards.desk.log import done_line, topic_words, undo_options
from bot.cards.doors import menu, option, pager, rows
from bot.cards.fit import shorten
from bot.cards.labels import count_words, join_note, paging, tag, title_of
from briefings.ask.queries import Quotes
from briefings.dates.style import Writing
from briefings.draft.source_facts import LONGEST_TOPIC
from briefings.errors import BriefingError
from briefings.model.record import BriefingRef, Kind, Page
from briefings.model.topics import Topic, TopicChange, TopicPreview

_ALIASES_MOST = 12
_BRIEFINGS_MOST = 10
_ADD = Button("New topic", OpenTopicForm(NEW, 0, TopicNaming.NAME))
_WHAT = "A topic goes on record with the first briefing that has it, or when you add it here. It is only a label."


def topics_card(found: Page[Topic]) -> Card:
    """The topics with their briefings; one opens from the menu."""
    if not found.items:
        return Card((Text((line("There are no topics here yet."), line(_WHAT))), *rows(_ADD)))
    return Card(
        (
            Heading("Topics of this server"),
            Text(tuple(_topic_line(one) for one in found.items)),
            Note((join_note(count_words(found.total, "topic"), paging(found.number, found.pages)), line(_WHAT))),
            *menu(
                "Open a topic", [option(one.name, OneTopic(one.number), _count_briefings(one)) for one in found.items]
            ),
            *rows(*pager(ListTopics(found.number), found.number, found.pages), _ADD),
        )
    )


def topic_card(
    writing: Writing,
    topic: Topic,
    tagged: Sequence[BriefingRef],
    untagged: Sequence[BriefingRef],
    others: Sequence[Topic],
    done: Sequence[TopicChange],
) -> Card:
    """One topic for an editor: its aliases and briefings, what was done to it, and the ways to change it."""
    aliases = ", ".join(f"“{alias}”" for alias in topic.aliases[:_ALIASES_MOST])
    more = len(topic.aliases) - _ALIASES_MOST
    blocks: list[Block] = [
        Heading(f"Topic: {topic.name}"),
        Text(
            (line(f"Also found as {aliases}{f' and {more} more' if more > 0 else ''}." if aliases else "No aliases."),)
        ),
        Text(_briefings(topic, tagged)),
    ]
    if topic.retired:
        blocks.append(Text((line("Retired: members do not find it, and drafts do not get it.", Style.BOLD),)))
    if done:
        blocks.append(Note(tuple(done_line(one.line, writing.day_of(one.line.at), topic_words(one)) for one in done)))
    undone = undo_options(
        ((one.line, topic_words(one)) for one in done), lambda line: UndoTopicChange(line.nth, topic.number)
    )
    return Card(
        (
            *blocks,
            *(() if topic.retired else _ways(topic, tagged, untagged, others)),
            *menu("Undo", undone),
            *_doors(topic),
        )
    )


def _ways(
    topic: Topic, tagged: Sequence[BriefingRef], untagged: Sequence[BriefingRef], others: Sequence[Topic]
) -> tuple[Block, ...]:
    number = topic.number
    attach = [option(f"Attach to {_ref(one)}", Attach(number, one.number)) for one in untagged]
    detach = [option(f"Remove from {_ref(one)}", Detach(number, one.number)) for one in tagged]
    merges = [
        option(f"Merge into {one.name}", MergeTopics(number, one.number), _count_briefings(one)) for one in others
    ]
    aliases: list[Choice] = [option(f"Remove “{alias}”", TakeTopicAlias(number, alias)) for alias in topic.aliases]
    return (
        *menu("Attach to a briefing", attach),
        *menu("Remove from a briefing", detach),
        *menu("Remove an alias", aliases),
        *menu("Merge into another topic", merges),
    )


def _doors(topic: Topic) -> tuple[Block, ...]:
    number, rev = topic.number, topic.rev
    if topic.retired:
        return rows(
            Button("Bring it back", RetireTopic(number, back=True), Look.PRIMARY), Button("All topics", ListTopics())
        )
    member_view = [Button("As members see it", Quotes(topic=topic.name))] if topic.briefings else []
    return rows(
        Button("Rename", OpenTopicForm(number, rev, TopicNaming.NAME)),
        Button("Add an alias", OpenTopicForm(number, rev, TopicNaming.ALIAS)),
        Button("Retire", RetireTopic(number)),
        *member_view,
        Button("All topics", ListTopics()),
    )


def merge_card(told: TopicPreview) -> Card:
    """What a merge of topics would do, with the button that does it."""
    topic, into = told.topic, told.into
    names = ", ".join(f"“{name}”" for name in (topic.name, *topic.aliases[:_ALIASES_MOST]))
    return Card(
        (
            Heading(f"Merge {topic.name} into {into.name}"),
            Text((_topic_line(topic), _topic_line(into))),
            Text(
                (
                    line(
                        f"{count_words(topic.briefings, 'briefing').capitalize()} would have the topic “{into.name}” instead."
                        f" From then on, it is also found as {names}."
                    ),
                )
            ),
            Note((line("You can undo this at any time, even after other edits."),)),
            *rows(
                Button(
                    "Merge them", MergeTopics(topic.number, into.number, topic.rev, into.rev, sure=True), Look.DANGER
                ),
                Button("Cancel", OneTopic(topic.number)),
            ),
        )
    )


def topic_form(topic: Topic | None, opened: OpenTopicForm) -> Form:
    """The form that adds or renames a topic, or gives it an alias, with what is there or what was typed."""
    if opened.naming is TopicNaming.ALIAS and topic is not None:
        title, label, value = "Add an alias", f"Another name of {topic.name}", opened.typed
        hint = "Members who type it find the topic, and drafts with it get the topic."
    elif topic is not None:
        title, label, value = "Rename a topic", "The topic", opened.typed or topic.name
        hint = "The old name stays as an alias."
    else:
        title, label, value = "New topic", "The topic", opened.typed
        hint = "A few words, such as school budget."
    fitting = value if len(value) <= LONGEST_TOPIC else ""
    field = Field(
        opened.naming.value, shorten(label, 45), value=fitting, required=True, max_length=LONGEST_TOPIC, hint=hint
    )
    return Form(title, (field,), opened)


def refused_naming(error: BriefingError, then: Card, opened: OpenTopicForm) -> Card:
    """Why a topic is not called so, with the form that holds what was typed, above the card there is."""
    say = Text((line(f"{error.say} {error.hint}".strip(), Style.BOLD),))
    return Card((say, *rows(Button("Type it again", opened, Look.PRIMARY)), Rule(), *then.blocks))


def _briefings(topic: Topic, tagged: Sequence[BriefingRef]) -> tuple[Line, ...]:
    if not topic.briefings:
        return (line("No published briefing has it."),)
    more = topic.briefings - len(tagged[:_BRIEFINGS_MOST])
    listed = tuple(line(_ref(one)) for one in tagged[:_BRIEFINGS_MOST])
    head = line(f"{count_words(topic.briefings, 'published briefing').capitalize()}:", Style.BOLD)
    return (head, *listed, *((line(f"and {more} more"),) if more > 0 else ()))


def _topic_line(one: Topic) -> Line:
    aliases = f" (also {', '.join(shorten(alias, 60) for alias in one.aliases[:3])})" if one.aliases else ""
    return Run(one.name, Style.BOLD), Run(f"{aliases} — {_count_briefings(one)}")


def _count_briefings(one: Topic) -> str:
    return f"{count_words(one.briefings, 'briefing')}{', retired' if one.retired else ''}"


def _ref(one: BriefingRef) -> str:
    return f"{tag(Kind.BRIEFING, one.number)} {title_of(one.title)}"
