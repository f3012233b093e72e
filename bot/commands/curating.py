"""The editors' commands that keep the record in order; `bot.commands.commands` has the whole table."""

from bot.actions.actions import Action
from bot.actions.curating import ListIssues, MergeIssues, OneIssue
from bot.actions.topics import NEW, FindTopic, ListTopics, NameTopic, TopicNaming
from bot.commands.options import Command, Option, Suggest, briefing_option
from bot.gate.rules import Need
from briefings.errors import BadValue


def _issue(issue: str | None = None, into: str | None = None) -> Action:
    if issue is None:
        if into is not None:
            raise BadValue(
                "No issue to merge was given.", "Give the issue to merge in “issue”, and the one that stays in “into”."
            )
        return ListIssues()
    return OneIssue(issue) if into is None else MergeIssues(issue, into)


def _topic(
    topic: str | None = None, name: str | None = None, into: str | None = None, briefing: int | None = None
) -> Action:
    if sum(part is not None for part in (name, into, briefing)) > 1:
        raise BadValue("That is more than one change.", "Give only one of “name”, “into” and “briefing”.")
    if topic is not None:
        return FindTopic(topic, name or "", into or "", briefing)
    if into is not None or briefing is not None:
        raise BadValue("No topic was given.", "Give it in “topic”. With “name” alone, a new topic is added.")
    return ListTopics() if name is None else NameTopic(NEW, 0, TopicNaming.NAME, name)


CURATING_COMMANDS: tuple[Command, ...] = (
    Command(
        "desk issue",
        "The issues of the record: reword one, or merge one into another.",
        (
            Option("issue", "An issue of the record. Leave it out for all of them.", suggest=Suggest.ISSUE),
            Option("into", "The issue to merge it into; this number stays.", suggest=Suggest.ISSUE),
        ),
        _issue,
        Need.EDITOR,
    ),
    Command(
        "desk topic",
        "The topics of the record: change one's name, aliases or briefings, or merge it into another.",
        (
            Option("topic", "A topic by any of its names. Leave it out for all of them.", suggest=Suggest.ANY_TOPIC),
            Option("name", "Its new name; without topic, a new topic."),
            Option("into", "The topic to merge it into.", suggest=Suggest.ANY_TOPIC),
            briefing_option(
                Suggest.PUBLISHED, "A published briefing to attach it to: its number or title.", required=False
            ),
        ),
        _topic,
        Need.EDITOR,
    ),
)
