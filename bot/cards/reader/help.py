"""Cards about the bot itself: what can be asked here, and who runs it."""

from dataclasses import dataclass

from bot.cards.card import Block, Card, Heading, Note, Run, Style, Text, line
from bot.cards.doors import menu, opens, option, rows, share
from bot.cards.fit import shorten
from bot.cards.labels import NAME_MOST, cite, count_words, tag, title_of, usage_line
from briefings.ask.answers import AboutAnswer, HelpAnswer
from briefings.ask.queries import About, Help
from briefings.dates.style import Writing
from briefings.model.record import Kind

_EXAMPLES_MOST = 3
_NUMBERS = line("A number such as Q-12 or B-3 never changes: it always leads to the same item.")
_PRIVATE = line("Only you see an answer until you press Share, except in channels that the server lists as public.")
_PROMISE = line("Nothing is shown as somebody's words unless those exact words are in the stored article.")
_NO_SCORE = line(
    "The bot gives no scores and takes no side. Where a speaker, a date or a source is not known, it says so."
)


@dataclass(frozen=True, slots=True)
class AboutFacts:
    """What the host says about this bot; a contact that is empty is said to be missing."""

    version: str
    contact: str
    privacy_url: str


def help_card(writing: Writing, answer: HelpAnswer) -> Card:
    """What can be asked, with examples that have an answer in this server; on an empty record, how an editor begins."""
    if not answer.briefings:
        return _empty_help()
    name = shorten(answer.people[0].name, NAME_MOST) if answer.people else "a name"
    lines = [
        usage_line(f"/who {name}", "roles, stances, how often quoted"),
        usage_line(f"/quote person:{name}", "the words, the speaker and the source"),
        *(
            [usage_line(f"/quote topic:{shorten(answer.topics[0], NAME_MOST)}", "quotes on a topic")]
            if answer.topics
            else []
        ),
        usage_line("/timeline", "what happened, in order"),
        usage_line("/stance", "who is for and who is against, with the evidence"),
        usage_line("/summary", "what the newest briefing is about"),
        usage_line("/search text:…", "everything that is published here"),
    ]
    options = [
        *(
            option(f"/who {person.name}", opens(Kind.PERSON, person.number))
            for person in answer.people[:_EXAMPLES_MOST]
        ),
        *(
            option(f"/stance {issue.sentence}", opens(Kind.ISSUE, issue.number))
            for issue in answer.issues[:_EXAMPLES_MOST]
        ),
        *(
            option(
                f"/summary {tag(Kind.BRIEFING, ref.number)} {title_of(ref.title)}",
                opens(Kind.BRIEFING, ref.number),
                cite(writing, ref),
            )
            for ref in answer.briefings[:_EXAMPLES_MOST]
        ),
    ]
    return Card(
        (
            Heading("What you can ask here"),
            Text(tuple(lines)),
            Note((_NUMBERS, _PRIVATE)),
            *menu("Try one", options),
            *rows(share(Help())),
        ),
        Help(),
    )


def _empty_help() -> Card:
    add, panel = Run("/briefing add", Style.CODE), Run("/setup panel", Style.CODE)
    drafts = Run(" and a news article: the bot drafts a briefing, the editor reviews and publishes it.")
    begin = (
        line("Nothing is published here yet."),
        (Run("An editor begins with "), add, drafts),
        (Run("Members with Manage Server choose editors and channels with "), panel, Run(".")),
        line("Then members can ask who said what and when, and see where the article says it."),
    )
    return Card((Heading("What you can ask here"), Text(begin)), Help())


def about_card(answer: AboutAnswer, about: AboutFacts) -> Card:
    """Version, how much is on record, who hosts the bot, and privacy."""
    briefings, quotes = count_words(answer.briefings, "briefing"), count_words(answer.quotes, "quote")
    on_record = f"{briefings}, {quotes}, {count_words(answer.people, 'person', 'people')}"
    contact = shorten(about.contact, 300) or "the host of this bot has not named one."
    privacy = shorten(about.privacy_url, 300)
    blocks: tuple[Block, ...] = (
        Heading("On Record"),
        Text((line("Who said what about a dispute, word for word, with the source."), _PROMISE, _NO_SCORE)),
        Text(
            (
                line(f"Published in this server: {on_record}."),
                line(f"Contact: {contact}"),
                line(
                    "Privacy: the bot keeps the articles that editors add, and who edited what. It does not read"
                    " messages. It keeps the text of a question only when that is too long for a button, and never who asked."
                ),
                *((line(f"Privacy statement: {privacy}"),) if privacy else ()),
            )
        ),
        Note((line(f"Version {about.version}"),)),
        *rows(share(About())),
    )
    return Card(blocks, About())
