"""Commands as they are typed in a terminal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.commands.commands import COMMANDS
from bot.commands.options import Command
from bot.shell.typed import command_in, values_in
from briefings.errors import BadValue

BY_NAME = {command.name: command for command in COMMANDS}


@pytest.mark.parametrize(
    ("typed", "name", "rest"),
    [
        ("/who krasner", "who", "krasner"),
        ("who krasner", "who", "krasner"),
        ("  /WHO  Larry  Krasner ", "who", "Larry  Krasner"),
        ("/briefing add /tmp/an article.txt", "briefing add", "/tmp/an article.txt"),
        ("/briefing list", "briefing list", ""),
        ("/help", "help", ""),
    ],
)
def test_a_command_is_found_at_the_beginning_of_the_line(typed: str, name: str, rest: str) -> None:
    command, found = command_in(typed, COMMANDS)
    assert (command.name, found) == (name, rest)


@pytest.mark.parametrize(
    ("typed", "say", "hint"),
    [
        ("/whoo krasner", "There is no command /whoo krasner.", "Did you mean /who?"),
        ("/quotes lyons", "There is no command /quotes lyons.", "Did you mean /quote?"),
        ("/briefing", "There is no command /briefing.", "Did you mean /briefing add, /briefing "),
        ("/briefing publsh 3", "There is no command /briefing publsh.", "Did you mean /briefing publish"),
        ("/briefing zzz", "There is no command /briefing zzz.", "Did you mean /briefing "),
        ("/", "There is no command /.", "/help shows what you can ask."),
        ("/xylophone", "There is no command /xylophone.", "/help shows what you can ask."),
    ],
)
def test_an_unknown_command_is_answered_with_the_nearest_names(typed: str, say: str, hint: str) -> None:
    with pytest.raises(BadValue) as refusal:
        command_in(typed, COMMANDS)
    assert refusal.value.say == say
    assert hint in refusal.value.hint


@pytest.mark.parametrize(
    ("name", "rest", "values"),
    [
        ("who", "krasner", {"person": "krasner"}),
        ("who", 'person:"Larry Krasner"', {"person": "Larry Krasner"}),
        ("quote", "", {}),
        ("quote", "Q-12", {"id": "Q-12"}),
        ("quote", "#12", {"id": "#12"}),
        ("quote", "lyons", {"person": "lyons"}),
        ("quote", 'person:lyons topic:"local prosecution"', {"person": "lyons", "topic": "local prosecution"}),
        ("quote", "person: lyons topic: local prosecution", {"person": "lyons", "topic": "local prosecution"}),
        ("quote", "lyons topic:courts", {"person": "lyons", "topic": "courts"}),
        ("quote", 'text:"topic: courts" briefing:B-1', {"text": "topic: courts", "briefing": "B-1"}),
        ("quote", "person: topic:courts", {"topic": "courts"}),
        ("search", "two families kind:Quotes", {"text": "two families", "kind": "Q"}),
        ("search", "what is at 12:30", {"text": "what is at 12:30"}),
        ("timeline", "krasner since:2020 until:2025", {"person": "krasner", "since": "2020", "until": "2025"}),
        ("summary", "", {}),
        ("briefing add", "~/an article.txt", {"file": "~/an article.txt"}),
        ("briefing withdraw", "B-2 reason:the date was wrong", {"briefing": "B-2", "reason": "the date was wrong"}),
        ("help", "whatever stands here", {}),
    ],
)
def test_options_are_read_by_name_and_the_first_one_by_place(name: str, rest: str, values: dict[str, str]) -> None:
    assert values_in(BY_NAME[name], rest) == values


def test_a_missing_option_is_named_with_what_it_takes() -> None:
    with pytest.raises(BadValue) as refusal:
        values_in(BY_NAME["who"], "")
    assert refusal.value.say == "/who needs “person”. A name, or a part of one."
    assert refusal.value.hint == "Type it after the command: /who person:…"


def test_a_choice_that_does_not_exist_is_answered_with_the_ones_that_do() -> None:
    with pytest.raises(BadValue) as refusal:
        values_in(BY_NAME["search"], "families kind:pictures")
    assert refusal.value.hint == "The choices are quotes, events, stances, briefings."


def test_a_value_over_its_limit_is_refused_with_the_limit() -> None:
    with pytest.raises(BadValue, match="at most 200 characters"):
        values_in(BY_NAME["search"], "x" * 201)


@given(
    st.sampled_from([command for command in COMMANDS if command.options]),
    st.data(),
)
def test_whatever_is_quoted_comes_back_as_it_was_typed(command: Command, data: st.DataObject) -> None:
    option = data.draw(st.sampled_from([one for one in command.options if not one.choices]))
    value = data.draw(
        st.text(
            st.characters(exclude_categories=["C", "Z"], exclude_characters='"'),
            min_size=1,
            max_size=min(40, option.max_length),
        )
    )
    needed = [one for one in command.options if one.required and one.name != option.name]
    others = {one.name: next((own for _, own in one.choices), "x") for one in needed}
    line = " ".join(f'{name}:"{given}"' for name, given in {**others, option.name: value}.items())
    assert values_in(command, line) == {**others, option.name: value}
