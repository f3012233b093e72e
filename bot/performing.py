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
    """One action. `name` begins its spelling; empty for what no button carries. `perform` carries it out for an actor who may, and
    gives what they see next; it raises BriefingError."""

    name: str
    need: Need
    perform: Handler[Any]


def _row(action: type[A], name: str, need: Need, perform: Handler[A]) -> tuple[type, Row]:
    return action, Row(name, need, perform)


def _rows(need: Need, perform: Handler[Any], names: Mapping[type, str]) -> list[tuple[type, Row]]:
    return [(action, Row(name, need, perform)) for action, name in names.items()]


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
        _row(approving.Queue, "queue", Need.REVIEWER, lambda editor, asked: queue(editor.desk.record, asked)),
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
        *_rows(
            Need.REVIEWER,
            lambda editor, action: look_back(editor.desk, editor.publishing.announcing, action),
            {actions.History: "history", actions.Diff: "diff"},
        ),
        *_rows(
            Need.EDITOR,
            lambda editor, action: look_back(editor.desk, editor.publishing.announcing, action),
            {actions.PutBack: "back", actions.Log: "log", actions.Undo: "undo", actions.UndoChange: "takeback"},
        ),
        # People
        *_rows(
            Need.EDITOR,
            lambda editor, action: sort_out(editor.desk, editor.publishing.announcing, action),
            {actions.OnePerson: "desk", actions.Merge: "merge", actions.Split: "split"},
        ),
        *_rows(
            Need.EDITOR,
            lambda editor, action: tell_same(editor.desk, action),
            {curating.AskSame: "people", curating.TellApart: "apart", curating.AskAgain: "askagain"},
        ),
        *_rows(
            Need.EDITOR,
            lambda editor, action: say_of(editor.desk, action),
            {
                people.OpenName: "pname",
                people.OpenAlias: "palias",
                people.OpenDates: "pdates",
                people.SayOfPerson: _NO_BUTTON,
                people.TakeAlias: "punalias",
                people.UndoPersonChange: "pundo",
            },
        ),
        # Issues
        *_rows(
            Need.EDITOR,
            lambda editor, action: curate(editor.desk, editor.publishing.announcing, action),
            {
                curating.ListIssues: "issues",
                curating.OneIssue: "issue",
                curating.OpenReword: "rewording",
                curating.Reword: "reword",
                curating.MergeIssues: "imerge",
            },
        ),
        # Topics
        *_rows(
            Need.EDITOR,
            lambda editor, action: curate_topics(editor.desk, action),
            {
                topics.ListTopics: "topics",
                topics.OneTopic: "topic",
                topics.FindTopic: _NO_BUTTON,
                topics.OpenTopicForm: "naming",
                topics.NameTopic: _NO_BUTTON,
                topics.TakeTopicAlias: "unalias",
                topics.Attach: "attach",
                topics.Detach: "detach",
                topics.MergeTopics: "tmerge",
                topics.RetireTopic: "retire",
                topics.UndoTopicChange: "tundo",
            },
        ),
        # The server
        *_rows(
            Need.ADMIN,
            lambda editor, action: SetUp(editor.desk, editor.config, editor.board).perform(action),
            {
                settings.Panel: "panel",
                settings.OpenSetting: "setting",
                settings.Settle: "settle",
                settings.Unsettle: "unsettle",
                settings.Diagnose: "diagnose",
                settings.ExportAll: "exportall",
                settings.OpenDeletion: "delete",
                settings.DeleteData: _NO_BUTTON,
                settings.KeepData: "keep",
            },
        ),
    )
)
_NAMES: Mapping[str, type] = {row.name: action for action, row in ROWS.items() if row.name}


def need_of(action: Action) -> Need:
    """What an actor must be to do this."""
    if isinstance(action, actions.OpenForm | actions.Submit) and action.form is FormKind.RETURN:
        return Need.APPROVER  # sending a draft back is the approver's other answer
    return ROWS[type(action)].need


def spell(action: Action) -> str:
    """The action's one spelling, of one that a button carries."""
    return spell_value(action, _NAMES)


def read(spelling: str) -> Action:
    """The action that `spelling` means. Raises BadValue when it means none."""
    action: Action = read_value(spelling, _NAMES)
    return action
