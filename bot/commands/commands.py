"""The commands: one table that the Discord door, the terminal door and the docs are built from (DESIGN §6)."""

from bot.commands.curating import CURATING_COMMANDS
from bot.commands.desk import DESK_COMMANDS
from bot.commands.options import (
    Command,
    MessageMenu,
    Option,
    Suggest,
    Values,
    number_in,
    require_number,
    text_in,
    time_in,
)
from bot.commands.settings import SETUP_COMMANDS
from briefings.ask.queries import (
    About,
    Changes,
    CheckQuotes,
    Cite,
    CiteStyle,
    Compare,
    FindSources,
    Help,
    OneQuote,
    Query,
    Quotes,
    Search,
    Stances,
    Summary,
    Timeline,
    Who,
)
from briefings.errors import BadValue
from briefings.model.record import Kind


def _quote(values: Values) -> Query:
    number = number_in(values, "id", Kind.QUOTE)
    if number is not None:
        others = [name for name in ("person", "topic", "text", "briefing") if text_in(values, name)]
        if others:
            raise BadValue(
                f"A quote's number leads to that one quote, so “{others[0]}” cannot narrow it.",
                "Leave out id to get a list, or leave out the others to get the quote.",
            )
        return OneQuote(number)
    return Quotes(
        text_in(values, "person"),
        text_in(values, "topic"),
        text_in(values, "text"),
        number_in(values, "briefing", Kind.BRIEFING),
    )


def _cite(values: Values) -> Query:
    return Cite(require_number(values, "id", Kind.QUOTE), CiteStyle(text_in(values, "style") or CiteStyle.CARD))


def _timeline(values: Values) -> Query:
    return Timeline(
        text_in(values, "person"),
        text_in(values, "topic"),
        number_in(values, "briefing", Kind.BRIEFING),
        time_in(values, "since"),
        time_in(values, "until"),
    )


def _search(values: Values) -> Query:
    kind = text_in(values, "kind")
    return Search(
        text_in(values, "text") or "",
        Kind(kind) if kind else None,
        text_in(values, "person"),
        time_in(values, "since"),
        time_in(values, "until"),
    )


_PERSON = Option("person", "A name, or a part of one.", suggest=Suggest.PERSON)
_TOPIC = Option("topic", "A topic of the record.", suggest=Suggest.TOPIC)
_BRIEFING = Option("briefing", "A briefing's number or title.", suggest=Suggest.BRIEFING)
_SINCE = Option("since", "Not before: a year, a month or a day, such as 2025-03.", max_length=40)
_UNTIL = Option("until", "Not after: a year, a month or a day, such as 2025-03.", max_length=40)

COMMANDS: tuple[Command, ...] = (
    Command(
        "summary",
        "What a dispute is about, in sentences of the article.",
        (_BRIEFING,),
        lambda values: Summary(number_in(values, "briefing", Kind.BRIEFING)),
    ),
    Command(
        "who",
        "Who somebody is: roles, stances, quotes.",
        (Option("person", "A name, or a part of one.", required=True, suggest=Suggest.PERSON),),
        lambda values: Who(text_in(values, "person") or ""),
    ),
    Command(
        "quote",
        "What somebody said, word for word, with its source.",
        (
            Option("id", "A quote's number, such as Q-12.", suggest=Suggest.QUOTE),
            _PERSON,
            _TOPIC,
            Option("text", "Words that the quote contains."),
            _BRIEFING,
        ),
        _quote,
    ),
    Command(
        "timeline",
        "What happened, in order.",
        (_PERSON, _TOPIC, _BRIEFING, _SINCE, _UNTIL),
        _timeline,
    ),
    Command(
        "stance",
        "Who stands where on an issue, with the evidence.",
        (Option("issue", "An issue of the record.", suggest=Suggest.ISSUE), _PERSON),
        lambda values: Stances(text_in(values, "issue"), text_in(values, "person")),
    ),
    Command(
        "compare",
        "Where two people stand, side by side, with the evidence.",
        (
            Option("person_a", "A name, or a part of one.", required=True, suggest=Suggest.PERSON),
            Option("person_b", "Another name, or a part of one.", required=True, suggest=Suggest.PERSON),
            Option("issue", "An issue of the record. Leave it out for all issues.", suggest=Suggest.ISSUE),
        ),
        lambda values: Compare(
            text_in(values, "person_a") or "", text_in(values, "person_b") or "", text_in(values, "issue")
        ),
    ),
    Command(
        "search",
        "Search everything that is published here.",
        (
            Option("text", "Words to look for.", required=True),
            Option(
                "kind",
                "Only one kind of item.",
                choices=(
                    ("quotes", Kind.QUOTE.value),
                    ("events", Kind.EVENT.value),
                    ("stances", Kind.STANCE.value),
                    ("briefings", Kind.BRIEFING.value),
                ),
            ),
            _PERSON,
            _SINCE,
            _UNTIL,
        ),
        _search,
    ),
    Command(
        "cite",
        "A quote as a citation, ready to copy.",
        (
            Option("id", "A quote's number, such as Q-12.", required=True, suggest=Suggest.QUOTE),
            Option(
                "style",
                "The citation style.",
                required=True,
                choices=tuple((style.label, style.value) for style in CiteStyle),
            ),
        ),
        _cite,
    ),
    Command("changes", "What editors corrected, newest first.", (), lambda _: Changes()),
    Command("help", "What you can ask here, with examples from the record.", (), lambda _: Help()),
    Command("about", "Version, host, privacy, and how much is on record.", (), lambda _: About()),
    *DESK_COMMANDS,
    *CURATING_COMMANDS,
    *SETUP_COMMANDS,
)

MESSAGE_MENUS: tuple[MessageMenu, ...] = (
    MessageMenu(
        "Check quotes",
        "Whether what the message quotes is on record here, word for word.",
        lambda text: CheckQuotes(text),
    ),
    MessageMenu("Find sources", "What on record matches the words of the message.", lambda text: FindSources(text)),
)
