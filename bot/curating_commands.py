"""The editors' commands that keep the record in order; `bot.commands` has the whole table."""

from bot.actions import Action
from bot.curating_actions import ListIssues, MergeIssues, OneIssue
from bot.gate import Need
from bot.options import Command, Option, Suggest, Values, text_in
from briefings.errors import BadValue


def _issue(values: Values) -> Action:
    issue, into = text_in(values, "issue"), text_in(values, "into")
    if issue is None:
        if into is not None:
            raise BadValue("There is no issue to merge.", "Name the issue that is another, and that other in into.")
        return ListIssues()
    return OneIssue(issue) if into is None else MergeIssues(issue, into)


CURATING_COMMANDS: tuple[Command, ...] = (
    Command(
        "desk issue",
        "The issues of the record: reword one, or merge one into another.",
        (
            Option("issue", "An issue of the record. Leave it out for all of them.", suggest=Suggest.ISSUE),
            Option("into", "The issue that it is; this number stays.", suggest=Suggest.ISSUE),
        ),
        _issue,
        need=Need.EDITOR,
    ),
)
