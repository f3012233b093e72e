"""What was done, in words: the lines of the log, and the doors that undo one. Pure."""

from collections.abc import Callable, Iterable, Mapping

from bot.actions.actions import Action, UndoChange
from bot.cards.card import Line, MenuOption, Run, member
from bot.cards.desk.scheduling import at_words
from bot.cards.doors import option
from bot.cards.fit import shorten
from bot.cards.labels import NAME_MOST
from briefings.dates.style import Writing
from briefings.model.log import (
    Correcting,
    Done,
    LogKind,
    LogLine,
    NameGiven,
    Op,
    PartOf,
    Planning,
    Remark,
    RoleDated,
    SettingSet,
    SettledAs,
    TopicEdit,
    turn_round,
)
from briefings.model.topics import TopicChange
from briefings.settings import ROWS, Setting

_WHY_MOST = 150
_WORDS_MOST = 500
_LETTERS = {
    LogKind.REVISION: "B",
    LogKind.PLAN: "B",
    LogKind.POST: "B",
    LogKind.PEOPLE: "P",
    LogKind.PERSON: "P",
    LogKind.APART: "P",
    LogKind.ISSUE: "I",
    LogKind.TOPIC: "T",
}
WORDS: Mapping[Op, str] = {
    Op.TAKE_IN: "added the article",
    Op.SAMPLE: "added the sample",
    Op.ACCEPT: "accepted {done.key}",
    Op.REJECT: "rejected {done.key}",
    Op.REOPEN: "reopened {done.key}",
    Op.SETTLE: "matched {done.key} to P-{done.same_as}",
    Op.EDIT_FACTS: "edited the facts of the article",
    Op.EDIT_SUMMARY: "edited the summary",
    Op.EDIT_WORDS: "edited the words of {done.key}",
    Op.EDIT_SPEAKER: "edited the speaker of {done.key}",
    Op.EDIT_REPLY: "edited the reply of {done.key}",
    Op.EDIT_ITEM: "edited {done.key}",
    Op.USE_REPORT: "used {done.key} as a stance",
    Op.ACCEPT_ALL: "accepted all",
    Op.ADD_QUOTE: "added a quote",
    Op.ADD_EVENT: "added an event",
    Op.ADD_STANCE: "added a stance",
    Op.ADD_PERSON: "added a person",
    Op.HAND_IN: "handed it in for approval",
    Op.RETURN: "returned it: “{words}”",
    Op.PUBLISH: "published",
    Op.CORRECT: "made a correction: {edit}",
    Op.WITHDRAW: "withdrew",
    Op.RESTORE: "published again as it was",
    Op.DISCARD: "discarded it",
    Op.PUT_BACK: "put back revision {done.rev}",
    Op.UNDO: "undid revision {done.rev}",
    Op.TAG: "attached the topic “{words}”",
    Op.UNTAG: "removed the topic “{words}”",
    Op.MERGE: "merged {item} into P-{done.into}",
    Op.SPLIT: "split {item}",
    Op.UNMERGE: "undid a merge or split of {item}",
    Op.REWORD: "reworded {item}",
    Op.MERGE_ISSUES: "merged {item} into I-{done.now}",
    Op.PART_ISSUES: "split {item} from I-{done.was}",
    Op.ADD_TOPIC: "added {item}",
    Op.RENAME_TOPIC: "renamed {item}",
    Op.ADD_TOPIC_ALIAS: "gave an alias to {item}",
    Op.TAKE_TOPIC_ALIAS: "removed an alias of {item}",
    Op.ATTACH: "attached a briefing to {item}",
    Op.DETACH: "removed a briefing from {item}",
    Op.MERGE_TOPICS: "merged {item}",
    Op.RETIRE: "retired {item}",
    Op.BRING_BACK: "brought back {item}",
    Op.NAME: "chose the name of {item}",
    Op.ADD_ALIAS: "gave an alias to {item}",
    Op.TAKE_ALIAS: "removed an alias of {item}",
    Op.DATE_ROLE: "dated a role of {item}",
    Op.SET: "changed the setting “{label}”",
    Op.PLAN: "planned to publish {item} on {when}",
    Op.CANCEL: "cancelled publishing {item} on {when}",
    Op.MISS: "did not publish {item} on {when}: {why}",
    Op.UNPOSTED: "could not post about {item}: {words}",
    Op.APART: "said that {item} and P-{done.other} are two people",
    Op.AGAIN: "asked about {item} and P-{done.other} again",
}
_NAMES = {
    Op.NAME: "chose the name",
    Op.ADD_ALIAS: "added an alias",
    Op.TAKE_ALIAS: "removed an alias",
    Op.DATE_ROLE: "dated a role",
}
TOPIC_WORDS: Mapping[Op, tuple[str, str]] = {  # as it was done, and as what was undone
    Op.ADD_TOPIC: ("added the topic “{done.now.own}”", "“{done.now.own}” was added"),
    Op.RENAME_TOPIC: (
        "renamed “{done.was.own}” to “{done.now.own}”",
        "“{done.was.own}” was renamed to “{done.now.own}”",
    ),
    Op.ADD_TOPIC_ALIAS: (
        "gave “{name}” the alias “{done.now.aliases[0]}”",
        "“{done.now.aliases[0]}” was an alias of “{name}”",
    ),
    Op.TAKE_TOPIC_ALIAS: (
        "removed the alias “{done.was.aliases[0]}” of “{name}”",
        "the alias “{done.was.aliases[0]}” of “{name}” was removed",
    ),
    Op.ATTACH: ("attached “{name}” to B-{done.briefing}", "“{name}” was attached to B-{done.briefing}"),
    Op.DETACH: ("removed “{name}” from B-{done.briefing}", "“{name}” was removed from B-{done.briefing}"),
    Op.MERGE_TOPICS: ("merged “{name}” into “{into}”", "“{name}” was merged into “{into}”"),
    Op.RETIRE: ("retired “{name}”", "“{name}” was retired"),
    Op.BRING_BACK: ("brought “{name}” back", "“{name}” was brought back"),
}


def done_words(writing: Writing, line: LogLine) -> str:
    """What a line of the log tells."""
    item = f"{_LETTERS[line.kind]}-{line.item}" if line.kind in _LETTERS else ""
    undid = "undid: " if line.back and line.kind in (LogKind.TOPIC, LogKind.PERSON) else ""
    return f"{undid}{_words(writing, line.done, item)}"


def _words(writing: Writing, done: Done, item: str) -> str:
    more: dict[str, object] = {"done": done, "item": item}
    match done:
        case SettledAs(_, key, None):
            return f"marked {key} as a new person"
        case Correcting(_, edit):
            more["edit"] = _words(writing, edit, item)
        case PartOf(op, change, person):
            return f"{WORDS[op].format(done=done, item=f'P-{person}')} ({LogKind.PEOPLE.value}/{change})"
        case Remark(_, words):
            more["words"] = shorten(words, _WORDS_MOST)
        case SettingSet(_, setting):
            more["label"] = ROWS[Setting(setting)].label
        case Planning(_, due, why):
            more |= {"when": at_words(writing, due), "why": shorten(why or "", _WHY_MOST)}
        case _:
            pass
    return WORDS[done.op].format(**more)


def person_words(line: LogLine) -> str:
    """What a change of somebody on record did: `chose the name “Ada Quill”`."""
    match line.done:
        case NameGiven(op) | RoleDated(op) if line.back:
            return f"undid: {_NAMES[op]}"
        case RoleDated(op, place):
            return f"{_NAMES[op]}: {shorten(place.title, NAME_MOST)}"
        case NameGiven(Op.NAME, _, None):
            return "went back to the articles' name"
        case NameGiven(op, was, now):
            return f"{_NAMES[op]} “{shorten(now or was or '', NAME_MOST)}”"
        case _:
            raise AssertionError(line.op)


def topic_words(change: TopicChange) -> str:
    """What a change of a topic did: `renamed “ICE” to “Customs”`."""
    done, back = change.line.done, change.line.back
    assert isinstance(done, TopicEdit), "of a topic"
    words = TOPIC_WORDS[done.op][back]
    said = words.format(done=turn_round(done) if back else done, name=change.name, into=change.into)
    return f"undid: {said}" if back else said


def done_line(line: LogLine, when: str, words: str) -> Line:
    """A line of the log: its name, when, who and what, and whether it was undone."""
    undone = f", undone by {line.name_of(line.undone_by)}" if line.undone_by else ""
    return Run(f"{line.name}, {when}: "), member(line.actor_id), Run(f" {words}{undone}")


def undo_options(
    lines: Iterable[tuple[LogLine, str]],
    undo: Callable[[LogLine], Action] = lambda line: UndoChange(line.kind, line.nth),
) -> list[MenuOption]:
    """The doors that undo changes, each with its words; not one that was undone. `undo` is what a door does."""
    return [option(f"Undo {line.name}: {words}", undo(line)) for line, words in lines if line.undone_by is None]
