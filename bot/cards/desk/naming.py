"""The desk's forms and lines of what somebody is called and when they held a role. Pure."""

from collections.abc import Sequence

from bot.actions.people import OpenAlias, OpenDates, OpenName, TakeAlias, UndoPersonChange
from bot.cards.card import Button, Choice, Field, FieldKind, Form, Line, MenuOption, Run, Style, Text, line
from bot.cards.desk.log import person_words, undo_options
from bot.cards.doors import option
from bot.cards.fields import CHOICES_MOST, short_field
from bot.cards.fit import shorten
from bot.cards.labels import NAME_MOST, role_words, tag, term_words
from briefings.dates.style import Writing
from briefings.draft.changes import LONGEST_REASON
from briefings.model.held import LONGEST_NOTE, LONGEST_WORDS
from briefings.model.people import LONGEST_NAME, GivenName, PersonLine
from briefings.model.record import Kind, Role

AS_GIVEN = "@articles"  # the choice of the name that the articles give first
NAME, TYPED, REASON = "name", "typed", "reason"
SINCE, UNTIL, WORDS, NOTE = "since", "until", "words", "note"
_NAMES_MOST = 6
_ROLES_MOST = 6
_REFS_MOST = 5
_WHEN_HINT = "Such as 2019, March 2019, early 2020 or 3 May 2019. Leave empty if unknown."


def name_lines(one: PersonLine) -> tuple[Line, ...]:
    """The name on record and where it comes from, then the other names, those of the articles first."""
    others = [_given_line(given) for given in one.said.given if given.name != one.person.name]
    added = [
        line(f"“{shorten(name, NAME_MOST)}”: an editor's alias{_shared_note(one, name)}.") for name in one.person.added
    ]
    return (_on_record(one), *others, *added)


def role_lines(writing: Writing, roles: Sequence[Role]) -> tuple[Line, ...]:
    """The roles as the articles give them, each with its source and the dates that are known."""
    if not roles:
        return (line("No role is given in the articles on record."),)
    return tuple(line(role_words(writing, role)) for role in roles)


def said_buttons(one: PersonLine) -> tuple[Button, ...]:
    """The doors to choose the name and to add an alias."""
    number, seen = one.person.number, one.said.rev
    return Button("Choose the name", OpenName(number, seen)), Button("Add an alias", OpenAlias(number, seen))


def said_options(writing: Writing, one: PersonLine) -> tuple[MenuOption, ...]:
    """The doors to date a role, to take an alias away, and to undo a change."""
    number, seen = one.person.number, one.said.rev
    roles = [
        option(
            f"Dates of {role.title}",
            OpenDates(number, seen, role.briefing.number, role.key, role.span.start, role.title),
            f"{tag(Kind.BRIEFING, role.briefing.number)} {term_words(writing, role.held)}".strip(),
        )
        for role in one.person.roles[:_ROLES_MOST]
        if role.key
    ]
    aliases = [option(f"Remove “{name}”", TakeAlias(number, seen, name)) for name in one.person.added[:_NAMES_MOST]]
    undone = undo_options(
        ((change, person_words(change)) for change in one.said.changes), lambda line: UndoPersonChange(line.nth)
    )
    return (*roles, *aliases, *undone)


def name_form(one: PersonLine, opened: OpenName) -> Form:
    """The form that chooses the name that members see."""
    choices = [
        Choice(f"{shorten(given.name, 60)} ({_refs(given)})", given.name)
        for given in one.said.given
        if len(given.name) <= LONGEST_NAME
    ]
    chosen = one.said.chosen if one.said.chosen in {choice.value for choice in choices} else None
    typed = one.said.chosen if one.said.chosen and chosen is None else ""
    return Form(
        f"The name of {tag(Kind.PERSON, one.person.number)}",
        (
            Field(
                NAME,
                "The name that members see",
                FieldKind.CHOICE,
                chosen or AS_GIVEN,
                True,
                choices=(Choice("As the articles give it", AS_GIVEN), *choices[: CHOICES_MOST - 1]),
            ),
            short_field(
                TYPED,
                "Another name",
                typed,
                "A name typed here replaces the choice above. It is marked if no article has it.",
            ),
            Field(REASON, "The reason", FieldKind.PARAGRAPH, "", True, LONGEST_REASON, hint="Members will see it."),
        ),
        opened,
        (Text((line("Members see what the name was and why in /changes. The articles' own words stay."),)),),
    )


def alias_form(one: PersonLine, opened: OpenAlias) -> Form:
    """The form that adds a name by which members find somebody."""
    say = "Members find the person by it; where it is somebody else's name too, they are asked which one."
    hint = "Such as a married name, a name in another script, or what people call them."
    return Form(
        f"An alias of {tag(Kind.PERSON, one.person.number)}",
        (short_field(NAME, "The alias", "", hint, required=True),),
        opened,
        (Text((line(say),)),),
    )


def dates_form(writing: Writing, role: Role, opened: OpenDates) -> Form:
    """The form for the dates of a role, with what is known."""
    held = role.held
    since, until = (
        writing.when(one) if one else "" for one in (held.since if held else None, held.until if held else None)
    )
    words = held.words if held and held.words and len(held.words) <= LONGEST_WORDS else ""
    return Form(
        f"Dates of a role of {tag(Kind.PERSON, opened.person)}",
        (
            short_field(SINCE, "From when", since, _WHEN_HINT),
            short_field(UNTIL, "Until when", until, _WHEN_HINT),
            Field(
                WORDS,
                "Words of an article that give the dates",
                FieldKind.PARAGRAPH,
                words or "",
                max_length=LONGEST_WORDS,
                hint="They must be in an article here that names the person.",
            ),
            Field(
                NOTE,
                "Or your own note",
                FieldKind.PARAGRAPH,
                held.note or "" if held else "",
                max_length=LONGEST_NOTE,
                hint="How you know. It is shown as an editor's note.",
            ),
        ),
        opened,
        (
            Text(
                (
                    line(
                        f"{shorten(role.title, NAME_MOST)}, in {tag(Kind.BRIEFING, opened.briefing)}. Leave all empty for no dates."
                    ),
                )
            ),
        ),
    )


def _on_record(one: PersonLine) -> Line:
    person, given = one.person, next((given for given in one.said.given if given.name == one.person.name), None)
    name = Run(f"“{shorten(person.name, NAME_MOST)}”", Style.BOLD)
    by = " An editor chose it." if one.said.chosen == person.name else ""
    if given is not None:
        return name, Run(f" is the name on record, from {_refs(given)}.{by}")
    source = " No article on record has it." if person.name_by_editor else " An article on record has it."
    return name, Run(f" is the name on record.{by}{source}")


def _given_line(given: GivenName) -> Line:
    return line(f"“{shorten(given.name, NAME_MOST)}”: {_refs(given)}.")


def _refs(given: GivenName) -> str:
    named = ", ".join(tag(Kind.BRIEFING, ref.number) for ref in given.briefings[:_REFS_MOST])
    more = len(given.briefings) - _REFS_MOST
    return f"{named} and {more} more" if more > 0 else named


def _shared_note(one: PersonLine, name: str) -> str:
    return "; it is somebody else's name too, so members are asked which one" if name in one.shared else ""
