"""The commands: one table that the Discord door, the terminal door and the docs are built from (DESIGN §6)."""

from dataclasses import replace
from typing import Any

from bot.commands.curating import CURATING_COMMANDS
from bot.commands.desk import DESK_COMMANDS
from bot.commands.options import (
    PERSON,
    REQUIRED_PERSON,
    Command,
    MessageMenu,
    Option,
    Suggest,
    briefing_option,
    number_of,
)
from bot.commands.settings import SETUP_COMMANDS
from briefings.ask import queries
from briefings.ask.queries import CiteStyle, Query
from briefings.dates.when import span_of_time
from briefings.errors import BadValue
from briefings.model.record import Kind


def _quote(**given: Any) -> Query:
    if "id" not in given:
        return queries.Quotes(**given)
    others = [name for name in given if name != "id"]
    if others:
        raise BadValue(
            f"A quote's number leads to that one quote, so “{others[0]}” cannot narrow it.",
            "Leave out id to get a list, or leave out the others to get the quote.",
        )
    return queries.OneQuote(given["id"])


_TOPIC = Option("topic", "A topic of the record.", suggest=Suggest.TOPIC)
_BRIEFING = briefing_option(Suggest.BRIEFING, "A briefing's number or title.", required=False)
_QUOTE = Option("id", "A quote's number, such as Q-12.", suggest=Suggest.QUOTE, read=number_of(Kind.QUOTE))
_SINCE = Option("since", "Not before: a year, a month or a day, such as 2025-03.", max_length=40, read=span_of_time)
_UNTIL = Option("until", "Not after: a year, a month or a day, such as 2025-03.", max_length=40, read=span_of_time)

COMMANDS: tuple[Command, ...] = (
    Command("summary", "What a dispute is about, in sentences of the article.", (_BRIEFING,), queries.Summary),
    Command("who", "Who somebody is: roles, stances, quotes.", (REQUIRED_PERSON,), queries.Who),
    Command(
        "quote",
        "What somebody said, word for word, with its source.",
        (_QUOTE, PERSON, _TOPIC, Option("text", "Words that the quote contains."), _BRIEFING),
        _quote,
    ),
    Command("timeline", "What happened, in order.", (PERSON, _TOPIC, _BRIEFING, _SINCE, _UNTIL), queries.Timeline),
    Command(
        "stance",
        "Who stands where on an issue, with the evidence.",
        (Option("issue", "An issue of the record.", suggest=Suggest.ISSUE), PERSON),
        queries.Stances,
    ),
    Command(
        "compare",
        "Where two people stand, side by side, with the evidence.",
        (
            replace(REQUIRED_PERSON, name="person_a"),
            replace(REQUIRED_PERSON, name="person_b", about="Another name, or a part of one."),
            Option("issue", "An issue of the record. Leave it out for all issues.", suggest=Suggest.ISSUE),
        ),
        queries.Compare,
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
                read=Kind,
            ),
            PERSON,
            _SINCE,
            _UNTIL,
        ),
        queries.Search,
    ),
    Command(
        "cite",
        "A quote as a citation, ready to copy.",
        (
            replace(_QUOTE, required=True),
            Option(
                "style",
                "The citation style.",
                required=True,
                choices=tuple((style.label, style.value) for style in CiteStyle),
                read=CiteStyle,
            ),
        ),
        lambda **given: queries.Cite(given["id"], given["style"]),
    ),
    Command(
        "check",
        "Whether words are on record here, word for word.",
        (
            Option(
                "text",
                "A quotation with its marks, and who is said to have said it; or a few sentences.",
                required=True,
                max_length=2_000,
            ),
        ),
        queries.CheckQuotes,
    ),
    Command("changes", "What was corrected or withdrawn, newest first.", (), queries.Changes),
    Command("help", "What you can ask here, with examples from the record.", (), queries.Help),
    Command("about", "Version, host, privacy, and how much is on record.", (), queries.About),
    *DESK_COMMANDS,
    *CURATING_COMMANDS,
    *SETUP_COMMANDS,
)

MESSAGE_MENUS: tuple[MessageMenu, ...] = (
    MessageMenu(
        "Check quotes", "Whether what the message quotes is on record here, word for word.", queries.CheckQuotes
    ),
    MessageMenu("Find sources", "What on record matches the words of the message.", queries.FindSources),
)
