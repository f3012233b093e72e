"""The card of roles: all of one person, or everybody who holds or held one. Pure."""

from bot.cards.card import Block, Button, Card, Heading, Line, Note, Run, Style, Text
from bot.cards.doors import menu, option, pager, rows, share
from bot.cards.fit import shorten
from bot.cards.labels import NAME_MOST, count_words, join_note, paging, role_words
from briefings.ask.answers import RolesAnswer
from briefings.ask.queries import Who
from briefings.dates.style import Writing
from briefings.model.record import PersonRef, Role

_NAME_MOST = 60


def roles_card(writing: Writing, answer: RolesAnswer) -> Card:
    """Each role with its dates and the article that gives it, the newest first."""
    held = answer.held
    people = dict.fromkeys(ref for ref, _ in held.items)
    heading = (
        f"Roles of {shorten(answer.person.name, NAME_MOST)}" if answer.person else f"Who holds or held: {answer.asked}"
    )
    body: tuple[Block, ...] = (
        (Text(tuple(_line(writing, answer, *entry) for entry in held.items)),) if held.items else ()
    )
    total = f"{count_words(held.total, 'role')} in articles, the newest first"
    ways = (Button("Who", Who(f"P-{answer.person.number}")),) if answer.person else ()
    choices = [option(f"{ref.name} (P-{ref.number})", Who(f"P-{ref.number}")) for ref in people]
    return Card(
        (
            Heading(heading),
            *body,
            Note((join_note(total, paging(held.number, held.pages)),)),
            *(() if answer.person else menu("Open a person", choices)),
            *rows(*ways, share(answer.query), *pager(answer.query, held.number, held.pages)),
        ),
        answer.query,
    )


def _line(writing: Writing, answer: RolesAnswer, ref: PersonRef, role: Role) -> Line:
    words = Run(role_words(writing, role))
    return (words,) if answer.person else (Run(shorten(ref.name, _NAME_MOST), Style.BOLD), Run(": "), words)
