"""What became of a briefing: published, withdrawn, discarded; and the question before a draft is discarded. Pure."""

from collections.abc import Sequence

from bot.actions.actions import Add, Discard, FormKind, ListBriefings, OpenForm, Restore, Review, Section
from bot.cards.card import Block, Button, Card, Heading, Line, Look, MenuOption, Run, Style, Text, line
from bot.cards.desk.drafted import SECTION_WORDS, draft_title, items_of, label_of, public_label
from bot.cards.doors import menu, opens, option, rows
from bot.cards.fit import separate, shorten
from bot.cards.labels import count_words, tag
from briefings.ask.queries import Summary
from briefings.dates.style import Writing
from briefings.draft.model import Draft, kind_of
from briefings.draft.selecting import Left, Selection
from briefings.model.record import Kind

_HINTS_MOST = 8
_TOGETHER_MOST = 4
_SAME_WORDS = 4
_SECTIONS = (Section.QUOTES, Section.PEOPLE, Section.EVENTS, Section.STANCES)


def publication_card(writing: Writing, draft: Draft, selection: Selection) -> Card:
    """What went out, with a door to each of it, and what stayed out, with how to settle it."""
    number = draft.number
    lines = [line(text) for section in _SECTIONS if (text := _numbers(draft, section))]
    stayed: tuple[Block, ...] = ()
    if selection.left:
        head = line("Held back, and how to settle it:", Style.BOLD)
        tail = line("Settle an item and publish again to add it to this briefing.")
        stayed = (Text((head, *_by_hint(writing, draft, selection.left), tail)),)
    return Card(
        (
            Heading(f"Published: {_name(draft)}"),
            *separate((Text((*lines, line("Members can find it now."))),), stayed),
            *menu("Open what was published", _openers(writing, draft)),
            *rows(
                Button("See the briefing", Summary(number), Look.PRIMARY),
                Button("Back to review", Review(number)),
                Button("Withdraw", OpenForm(number, draft.rev, FormKind.WITHDRAW), Look.DANGER),
            ),
        )
    )


def _numbers(draft: Draft, section: Section) -> str:
    """The numbers of a section's published items: `Quotes: Q-1, Q-2`."""
    numbers = [tag(kind_of(item), item.number) for item in items_of(draft, section) if item.number is not None]
    return shorten(f"{SECTION_WORDS[section]}: {', '.join(numbers)}", 300) if numbers else ""


def _openers(writing: Writing, draft: Draft) -> list[MenuOption]:
    """The published items, quotes first."""
    return [
        option(public_label(writing, draft, item, item.number), opens(kind_of(item), item.number))
        for section in _SECTIONS
        for item in items_of(draft, section)
        if item.number is not None
    ]


def _by_hint(writing: Writing, draft: Draft, lefts: Sequence[Left]) -> list[Line]:
    """What stays out, on one line what is settled in one way, with the hint once. A single item has its reason too."""
    groups: dict[str, list[Left]] = {}
    for left in lefts:
        groups.setdefault(left.settle, []).append(left)
    lines = [_hint_line(writing, draft, group, settle) for settle, group in list(groups.items())[:_HINTS_MOST]]
    more = sum(len(group) for group in list(groups.values())[_HINTS_MOST:])
    return [*lines, line(f"And {count_words(more, 'more item')}.")] if more else lines


def _hint_line(writing: Writing, draft: Draft, group: Sequence[Left], settle: str) -> Line:
    names = [label_of(writing, draft, left.key) for left in group[:_TOGETHER_MOST]]
    more = len(group) - _TOGETHER_MOST
    named = "; ".join(names) + (f"; and {more} more" if more > 0 else "")
    why = f"{shorten(group[0].why, 180)} " if len(group) == 1 and not _says_as_much(group[0]) else ""
    return Run(named, Style.BOLD), Run(f" — {why}{shorten(settle, 150)}")


def _says_as_much(left: Left) -> bool:
    """Whether the reason is the hint already: "Word the issue as a full sentence …"."""
    return left.why.split()[:_SAME_WORDS] == left.settle.split()[:_SAME_WORDS]


def withdrawal_card(draft: Draft) -> Card:
    """The briefing is taken back, and how it comes again."""
    number = draft.number
    say = (
        line(f"{_name(draft)} is withdrawn. Members no longer find it; old links say so."),
        line("Its numbers stay. It can be published again as it was, or changed first."),
    )
    doors = rows(Button("Publish again as it was", Restore(number)), Button("Back to review", Review(number)))
    return Card((Text(say), *doors))


def discard_card(draft: Draft) -> Card:
    """The question before a draft is discarded."""
    number = draft.number
    say = (
        line(f"Discard {_name(draft)}?", Style.BOLD),
        line("This removes the draft and what editors settled in it, and cannot be undone."),
        line("The log still shows that it existed. You can add the same article again for a new draft."),
    )
    discard = Button(f"Discard {tag(Kind.BRIEFING, number)}", Discard(number, draft.rev, True), Look.DANGER)
    return Card((Text(say), *rows(discard, Button("Keep it", Review(number)))))


def discard_notice(draft: Draft) -> Card:
    """The draft is put away."""
    say = line(f"{_name(draft)} is discarded. Its number is not used again; its article can be added again.")
    doors = rows(Button("Back to the list", ListBriefings()), Button("Add an article", Add()))
    return Card((Text((say,)), *doors))


def _name(draft: Draft) -> str:
    return f"{tag(Kind.BRIEFING, draft.number)} {draft_title(draft)}"
