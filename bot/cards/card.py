"""The card: what is shown, before any medium. Text in a card is plain; only renderers escape and mark up."""

from dataclasses import dataclass
from enum import StrEnum

from bot.actions.actions import Action, Opens
from bot.actions.settings import OpenSetting
from briefings.ask.queries import Query


class Style(StrEnum):
    PLAIN = "plain"
    BOLD = "bold"
    ITALIC = "italic"
    CODE = "code"
    MEMBER = "member"  # see `member`
    MATCH = "match"  # the words that were looked for, or a quote's own words in their passage


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style, shown exactly as it is."""

    text: str
    style: Style = Style.PLAIN


Line = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    text: str


@dataclass(frozen=True, slots=True)
class Text:
    """Paragraphs; each is a line of runs."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """Words of the source, set off as a quotation. Line breaks in a run are the source's own."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Copy:
    """Text to be copied as it is: nothing is wrapped or marked up where the medium allows that."""

    text: str


@dataclass(frozen=True, slots=True)
class Note:
    """Small print: source, what was checked."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A separator."""


class Look(StrEnum):
    PRIMARY = "primary"
    SECONDARY = "secondary"
    SUCCESS = "success"
    DANGER = "danger"


@dataclass(frozen=True, slots=True)
class Share:
    """A door that posts the card of `query` afresh, for everybody in the channel."""

    query: Query


Goal = Query | Action | Share


@dataclass(frozen=True, slots=True)
class Button:
    """A door: its label (at most 80 characters) and where it leads."""

    label: str
    goal: Goal
    look: Look = Look.SECONDARY


@dataclass(frozen=True, slots=True)
class Buttons:
    """One row, at most five."""

    buttons: tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class MenuOption:
    """A line of a menu: label and note at most 100 characters each (renderers cut with an ellipsis).

    `short` takes its place where a menu is drawn open, below the card's text that says the rest already.
    """

    label: str
    goal: Goal
    note: str = ""
    short: str = ""


@dataclass(frozen=True, slots=True)
class Menu:
    """One menu, 1 to 25 options."""

    placeholder: str
    options: tuple[MenuOption, ...]


class PickKind(StrEnum):
    """What a Pick offers of the server."""

    ROLES = "roles"
    CHANNELS = "channels"
    WRITABLE = "writable"  # channels that hold messages of their own


@dataclass(frozen=True, slots=True)
class Pick:
    """A menu of the server's own roles or channels, at most `most` of them; none is a pick too. `chosen` are the ids set now.

    What is picked is sent as the answer to `goal`; a medium that has no such menu shows the form that `goal` opens.
    """

    placeholder: str
    kind: PickKind
    goal: OpenSetting
    chosen: tuple[int, ...] = ()
    most: int = 25


Block = Heading | Text | Words | Copy | Note | Rule | Buttons | Menu | Pick


def goals_of(*blocks: Block) -> list[Goal]:
    """Where the buttons and menus of the blocks lead, in order."""
    goals: list[Goal] = []
    for block in blocks:
        match block:
            case Buttons(buttons):
                goals += [button.goal for button in buttons]
            case Menu(_, options):
                goals += [option.goal for option in options]
            case Pick(goal=goal):
                goals.append(goal)
            case _:
                pass
    return goals


@dataclass(frozen=True, slots=True)
class File:
    """A file that is handed over with a card. `name` is a file's name alone, without a folder."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Card:
    """What is shown. `query` is the question it answers, when it answers one: only such a card can be shared."""

    blocks: tuple[Block, ...]
    query: Query | None = None
    files: tuple[File, ...] = ()


class FieldKind(StrEnum):
    SHORT = "short"
    PARAGRAPH = "paragraph"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of a CHOICE field: `value` at most 100 characters."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a form. `label` at most 45 characters, `value` at most `max_length` (Discord allows 4,000)."""

    key: str
    label: str
    kind: FieldKind = FieldKind.SHORT
    value: str = ""
    required: bool = False
    max_length: int = 4000
    choices: tuple[Choice, ...] = ()
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """A form of one to five fields, of at most four when it `shows` something above them. `title` at most 45 characters.

    `actions.sent` makes the action that sending it is, of `opened` and the values. An empty Add opened the form to paste an
    article into.
    """

    title: str
    fields: tuple[Field, ...]
    opened: Opens
    shows: tuple[Text | Words, ...] = ()


def member(actor_id: int | None) -> Run:
    """The member who did something, shown by name where the medium knows names; nobody is notified. 0 is the program itself, None
    somebody whose id was forgotten."""
    if actor_id is None:
        return Run("a former member")
    return Run(f"member {actor_id}", Style.MEMBER) if actor_id else Run("the bot")


def line(text: str, style: Style = Style.PLAIN) -> Line:
    """A line of one run."""
    return (Run(text, style),)
