"""The table of the actions: how a button spells each, who may, and what carries it out. A new action is its value and a row here."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from bot.actions import actions, approving, curating, people, settings, topics
from bot.actions.actions import Action, FormKind
from bot.cards.card import Card, Form
from bot.cards.desk.refused import answer_form
from bot.desk.editing import Editor
from bot.desk.history import look_back
from bot.desk.identities import sort_out, tell_same
from bot.desk.issues import curate
from bot.desk.naming import say_of
from bot.desk.reviewing import queue
from bot.desk.topics import curate_topics
from bot.gate.rules import Need
from bot.settings.panel import SetUp
from briefings.ask.spelling import read_value, spell_value
from briefings.draft.changes import SetSame, SetVerdict

A = TypeVar("A")
Handler = Callable[[Editor, A], Awaitable[Card | Form]]


@dataclass(frozen=True, slots=True)
class Row:
    """One action. `name` begins its spelling; empty for what no button carries. `perform` carries it out for an actor who may."""

    name: str
    need: Need
    perform: Handler[Any]


def _row(action: type[A], name: str, need: Need, perform: Handler[A]) -> tuple[type, Row]:
    return action, Row(name, need, perform)


def _look_back(editor: Editor, action: actions.LookBack) -> Awaitable[Card]:
    return look_back(editor.desk, editor.publishing.announcing, action)


def _sort_out(editor: Editor, action: actions.SortOut) -> Awaitable[Card]:
    return sort_out(editor.desk, editor.publishing.announcing, action)


def _tell_same(editor: Editor, action: curating.SameAction) -> Awaitable[Card]:
    return tell_same(editor.desk, action)


def _curate(editor: Editor, action: curating.IssueAction) -> Awaitable[Card | Form]:
    return curate(editor.desk, editor.publishing.announcing, action)


def _curate_topics(editor: Editor, action: topics.TopicAction) -> Awaitable[Card | Form]:
    return curate_topics(editor.desk, action)


def _say_of(editor: Editor, action: people.PersonAction) -> Awaitable[Card | Form]:
    return say_of(editor.desk, action)


def _set_up(editor: Editor, action: settings.SetupAction) -> Awaitable[Card | Form]:
    return SetUp(editor.desk, editor.config, editor.board).perform(action)


_NO_BUTTON = ""
ROWS: Mapping[type, Row] = dict(
    (
        # Drafts
        _row(actions.Add, "add", Need.EDITOR, Editor.add),
        _row(actions.Import, _NO_BUTTON, Need.EDITOR, Editor.bring_in),
        _row(actions.Export, "export", Need.EDITOR, Editor.export),
        _row(actions.ListBriefings, "list", Need.EDITOR, Editor.list_briefings),
        _row(actions.Review, "review", Need.REVIEWER, Editor.open_review),
        _row(actions.OpenItem, "item", Need.REVIEWER, Editor.open_item),
        _row(
            actions.Judge,
            "judge",
            Need.EDITOR,
            lambda editor, said: editor.judge(said.briefing, said.rev, SetVerdict(said.key, said.verdict)),
        ),
        _row(
            actions.SamePerson,
            "same",
            Need.EDITOR,
            lambda editor, said: editor.judge(said.briefing, said.rev, SetSame(said.key, said.person)),
        ),
        _row(actions.AcceptSure, "sure", Need.EDITOR, lambda editor, seen: editor.accept_sure(seen.briefing, seen.rev)),
        _row(actions.OpenForm, "form", Need.EDITOR, Editor.open_form),
        _row(actions.Submit, _NO_BUTTON, Need.EDITOR, Editor.submit),
        _row(curating.SendAs, "sendas", Need.EDITOR, lambda editor, chosen: editor.submit(answer_form(chosen))),
        _row(actions.Discard, "discard", Need.EDITOR, Editor.discard),
        _row(actions.Correct, "correct", Need.EDITOR, lambda editor, item: editor.on_record(item.kind, item.number)),
        # On record and off it
        _row(approving.HandIn, "handin", Need.EDITOR, Editor.hand_in),
        _row(
            approving.Queue,
            "queue",
            Need.REVIEWER,
            lambda editor, asked: queue(editor.desk.record, asked),
        ),
        _row(actions.Publish, "publish", Need.APPROVER, Editor.publish),
        _row(approving.PublishIn, _NO_BUTTON, Need.APPROVER, Editor.publish),
        _row(curating.PublishAt, _NO_BUTTON, Need.APPROVER, Editor.plan),
        _row(curating.CancelPlan, "unplan", Need.EDITOR, Editor.cancel_plan),
        _row(
            actions.Withdraw,
            "withdraw",
            Need.EDITOR,
            lambda editor, told: editor.publishing.withdraw(told.briefing, told.reason),
        ),
        _row(actions.Restore, "restore", Need.EDITOR, lambda editor, told: editor.publishing.restore(told.briefing)),
        # Looking back
        _row(actions.History, "history", Need.REVIEWER, _look_back),
        _row(actions.Diff, "diff", Need.REVIEWER, _look_back),
        _row(actions.PutBack, "back", Need.EDITOR, _look_back),
        _row(actions.Log, "log", Need.EDITOR, _look_back),
        _row(actions.Undo, "undo", Need.EDITOR, _look_back),
        _row(actions.UndoChange, "takeback", Need.EDITOR, _look_back),
        # People
        _row(actions.OnePerson, "desk", Need.EDITOR, _sort_out),
        _row(actions.Merge, "merge", Need.EDITOR, _sort_out),
        _row(actions.Split, "split", Need.EDITOR, _sort_out),
        _row(curating.AskSame, "people", Need.EDITOR, _tell_same),
        _row(curating.TellApart, "apart", Need.EDITOR, _tell_same),
        _row(curating.AskAgain, "askagain", Need.EDITOR, _tell_same),
        _row(people.OpenName, "pname", Need.EDITOR, _say_of),
        _row(people.OpenAlias, "palias", Need.EDITOR, _say_of),
        _row(people.OpenDates, "pdates", Need.EDITOR, _say_of),
        _row(people.SayOfPerson, _NO_BUTTON, Need.EDITOR, _say_of),
        _row(people.TakeAlias, "punalias", Need.EDITOR, _say_of),
        _row(people.UndoPersonChange, "pundo", Need.EDITOR, _say_of),
        # Issues
        _row(curating.ListIssues, "issues", Need.EDITOR, _curate),
        _row(curating.OneIssue, "issue", Need.EDITOR, _curate),
        _row(curating.OpenReword, "rewording", Need.EDITOR, _curate),
        _row(curating.Reword, "reword", Need.EDITOR, _curate),
        _row(curating.MergeIssues, "imerge", Need.EDITOR, _curate),
        # Topics
        _row(topics.ListTopics, "topics", Need.EDITOR, _curate_topics),
        _row(topics.OneTopic, "topic", Need.EDITOR, _curate_topics),
        _row(topics.FindTopic, _NO_BUTTON, Need.EDITOR, _curate_topics),
        _row(topics.OpenTopicForm, "naming", Need.EDITOR, _curate_topics),
        _row(topics.NameTopic, _NO_BUTTON, Need.EDITOR, _curate_topics),
        _row(topics.TakeTopicAlias, "unalias", Need.EDITOR, _curate_topics),
        _row(topics.Attach, "attach", Need.EDITOR, _curate_topics),
        _row(topics.Detach, "detach", Need.EDITOR, _curate_topics),
        _row(topics.MergeTopics, "tmerge", Need.EDITOR, _curate_topics),
        _row(topics.RetireTopic, "retire", Need.EDITOR, _curate_topics),
        _row(topics.UndoTopicChange, "tundo", Need.EDITOR, _curate_topics),
        # The server
        _row(settings.Panel, "panel", Need.ADMIN, _set_up),
        _row(settings.OpenSetting, "setting", Need.ADMIN, _set_up),
        _row(settings.Settle, "settle", Need.ADMIN, _set_up),
        _row(settings.Unsettle, "unsettle", Need.ADMIN, _set_up),
        _row(settings.Diagnose, "diagnose", Need.ADMIN, _set_up),
        _row(settings.ExportAll, "exportall", Need.ADMIN, _set_up),
        _row(settings.OpenDeletion, "delete", Need.ADMIN, _set_up),
        _row(settings.DeleteData, _NO_BUTTON, Need.ADMIN, _set_up),
        _row(settings.KeepData, "keep", Need.ADMIN, _set_up),
    )
)
_NAMES: Mapping[str, type] = {row.name: action for action, row in ROWS.items() if row.name}


def need_of(action: Action) -> Need:
    """What whoever does this must be."""
    if isinstance(action, actions.OpenForm | actions.Submit) and action.form is FormKind.RETURN:
        return Need.APPROVER  # sending a draft back is the approver's other answer
    return ROWS[type(action)].need


async def perform(editor: Editor, action: Action) -> Card | Form:
    """Carries the action out, for an actor who may, and gives what they see next. Raises BriefingError."""
    return await ROWS[type(action)].perform(editor, action)


def spell(action: Action) -> str:
    """The action's one spelling, of one that a button carries."""
    return spell_value(action, _NAMES)


def read(spelling: str) -> Action:
    """The action that `spelling` stands for. Raises BadValue when it stands for none."""
    action: Action = read_value(spelling, _NAMES)
    return action
