"""Who may press what, and what comes of it: the table, written by hand from DESIGN §6, the issue of the desk and docs/commands.md.

To add a row for a new action: spell it as its button does, with numbers of the town (`tests.bot.permissions.town.fill`), say who may,
and what they get: SHOWN, FORM, or DONE for a change. Everybody else must get the refusal that `REFUSALS` names. `alone` is what
whoever may gets where review by two is on, when that is something else.
"""

from dataclasses import dataclass
from enum import Enum, auto

from bot.commands.options import Suggest
from tests.bot.permissions.outcomes import (
    DONE,
    FORM,
    NEEDS_ADMIN,
    NEEDS_APPROVER,
    NEEDS_EDITOR,
    NOT_ALONE,
    OLDER,
    SERVERS_ONLY,
    SHOWN,
)
from tests.bot.permissions.town import EVERYBODY


class Who(Enum):
    """Whose button it is."""

    ANYBODY = auto()
    REVIEWERS = auto()  # they look at drafts
    EDITORS = auto()
    APPROVERS = auto()  # editors; where review by two is on, the reviewers that the server named
    ADMINS = auto()


@dataclass(frozen=True, slots=True)
class Row:
    """One button: its custom id, whose it is, and what they get."""

    spelling: str
    who: Who
    word: str
    alone: str = ""


ALLOWED = {
    Who.ANYBODY: {*EVERYBODY} - {"dm"},
    Who.REVIEWERS: {"editor", "reviewer", "admin"},
    Who.EDITORS: {"editor", "admin"},
    Who.APPROVERS: {"editor", "admin"},
    Who.ADMINS: {"admin"},
}
APPROVERS_OF_TWO = {"reviewer", "admin"}
REFUSALS = {
    Who.REVIEWERS: NEEDS_EDITOR,
    Who.EDITORS: NEEDS_EDITOR,
    Who.APPROVERS: NEEDS_EDITOR,
    Who.ADMINS: NEEDS_ADMIN,
}


def expected(row: Row, *, two: bool) -> dict[str, str]:
    """What each of EVERYBODY gets, with review by two or without."""
    approving = two and row.who is Who.APPROVERS
    allowed = APPROVERS_OF_TWO if approving else ALLOWED[row.who]
    refusal = NEEDS_APPROVER if approving else REFUSALS.get(row.who, "")
    word = row.alone if two and row.alone else row.word
    return {who: SERVERS_ONLY if who == "dm" else word if who in allowed else refusal for who in EVERYBODY}


def two_of(row: Row, turn: int, *, two: bool) -> dict[str, str]:
    """One who may and one who may not, where there are such, with what each gets; another two for another turn."""
    wanted = expected(row, two=two)
    refused = [who for who, word in wanted.items() if word in {SERVERS_ONLY, *REFUSALS.values(), NEEDS_APPROVER}]
    may = [who for who in wanted if who not in refused]
    return {who: wanted[who] for who in (may[turn % len(may)], refused[turn % len(refused)])}


ACTIONS = (
    # Looking at drafts
    Row("e:review/3", Who.REVIEWERS, SHOWN),
    Row("e:review/3/quotes/2", Who.REVIEWERS, SHOWN),
    Row("e:item/3/q1", Who.REVIEWERS, SHOWN),
    Row("e:item/3/r1", Who.REVIEWERS, SHOWN),
    Row("e:history/3", Who.REVIEWERS, SHOWN),
    Row("e:diff/3/1/2", Who.REVIEWERS, SHOWN),
    Row("e:queue", Who.REVIEWERS, SHOWN),
    # Working on drafts
    Row("e:add", Who.EDITORS, FORM),
    Row("e:add///Mayor%20Ida%20Fall%20said%3A%20%E2%80%9CNo.%E2%80%9D", Who.EDITORS, DONE),
    Row("e:list", Who.EDITORS, SHOWN),
    Row("e:export/3", Who.EDITORS, SHOWN),
    Row("e:export", Who.EDITORS, SHOWN),
    Row("e:judge/3/2/q1/accepted", Who.EDITORS, DONE),
    Row("e:judge/3/2/r1/rejected", Who.EDITORS, DONE),
    Row("e:sure/3/2", Who.EDITORS, DONE),
    Row("e:same/3/2/p2", Who.EDITORS, DONE),
    Row(
        "e:sendas/3/2/person/p1/%7B%22name%22: %22Ida Fall%22, %22roles%22: %22%22, %22same_as%22: %22%40new%22%7D",
        Who.EDITORS,
        DONE,
    ),
    Row("e:back/3/1/2", Who.EDITORS, DONE),
    Row("e:back/3/1", Who.EDITORS, DONE),
    Row("e:discard/3/2", Who.EDITORS, SHOWN),
    Row("e:discard/3/2/True", Who.EDITORS, DONE),
    Row("e:handin/3/2", Who.EDITORS, DONE),
    Row("e:unplan/5", Who.EDITORS, DONE),
    Row("e:form/3/2/facts", Who.EDITORS, FORM),
    Row("e:form/3/2/words/q1", Who.EDITORS, FORM),
    Row("e:form/3/2/speaker/q1", Who.EDITORS, FORM),
    Row("e:form/3/2/reply/q1", Who.EDITORS, FORM),
    Row("e:form/3/2/person/p1", Who.EDITORS, FORM),
    Row("e:form/3/2/event/e1", Who.EDITORS, FORM),
    Row("e:form/3/2/stance/s1", Who.EDITORS, FORM),
    Row("e:form/3/2/report/r1", Who.EDITORS, FORM),
    Row("e:form/3/2/summary", Who.EDITORS, FORM),
    Row("e:form/3/2/add_quote", Who.EDITORS, FORM),
    Row("e:form/3/2/add_event", Who.EDITORS, FORM),
    Row("e:form/3/2/add_stance", Who.EDITORS, FORM),
    Row("e:form/3/2/add_person", Who.EDITORS, FORM),
    Row("e:sendas/3/2/speaker/q1/%7B%22speaker%22%3A%22p2%22%7D", Who.EDITORS, DONE),
    Row(
        "e:sendas/1/5/speaker/q1/%7B%22speaker%22%3A%22p2%22,%22reason%22%3A%22No.%22%7D",
        Who.EDITORS,
        DONE,
        alone=NOT_ALONE,
    ),
    Row("e:sendas/3/2/return/q1/%7B%22comment%22%3A%22No.%22%7D", Who.EDITORS, OLDER),
    Row("e:sendas/1/5/withdraw/q1/%7B%22reason%22%3A%22No.%22%7D", Who.EDITORS, OLDER),
    Row("e:sendas/0/0/speaker/q1/%7B%22article%22%3A%22A%20line.%22%7D", Who.EDITORS, SHOWN),
    # What is on record, one briefing at a time
    Row("e:publish/3/2", Who.APPROVERS, DONE),
    Row("e:publish/3", Who.APPROVERS, DONE),
    Row("e:form/3/2/return", Who.APPROVERS, FORM),
    Row("e:correct/Q/1", Who.EDITORS, SHOWN),
    Row("e:form/1/5/take_back/q1", Who.EDITORS, FORM),
    Row("e:form/1/5/withdraw", Who.EDITORS, FORM),
    Row("e:form/3/2/take_back/q1", Who.EDITORS, SHOWN),
    Row("e:judge/1/5/q1/rejected", Who.EDITORS, SHOWN),
    Row("e:sure/1/5", Who.EDITORS, SHOWN),
    Row("e:undo/1/4", Who.EDITORS, SHOWN),
    Row("e:discard/1/5/True", Who.EDITORS, SHOWN),
    Row("e:withdraw/1/Not%20ours.", Who.EDITORS, DONE),
    Row("e:restore/4", Who.EDITORS, DONE),
    # What changes it everywhere
    Row("e:log", Who.EDITORS, SHOWN),
    Row("e:undo", Who.EDITORS, SHOWN),
    Row("e:undo/3/2", Who.EDITORS, DONE),
    Row("e:desk/P-1", Who.EDITORS, SHOWN),
    Row("e:people", Who.EDITORS, SHOWN),
    Row("e:apart/1/2", Who.EDITORS, DONE),
    Row("e:askagain/1/4", Who.EDITORS, DONE),
    Row("e:merge/P-4/P-1", Who.EDITORS, SHOWN),
    Row("e:merge/P-4/P-1/True", Who.EDITORS, DONE, alone=NOT_ALONE),
    Row("e:split/P-2/2", Who.EDITORS, SHOWN),
    Row("e:split/P-2/2/True", Who.EDITORS, DONE, alone=NOT_ALONE),
    Row("e:takeback/people/1", Who.EDITORS, DONE, alone=NOT_ALONE),
    Row("e:pname/1/1", Who.EDITORS, FORM),
    Row("e:palias/1/1", Who.EDITORS, FORM),
    Row("e:pdates/1/1/1/p1/38/Harbour Commissioner", Who.EDITORS, FORM),
    Row("e:pdates/1/1/1/p1/38/Mayor", Who.EDITORS, SHOWN),
    Row("e:punalias/1/1/The Lamp", Who.EDITORS, DONE, alone=NOT_ALONE),
    Row("e:pundo/1", Who.EDITORS, DONE, alone=NOT_ALONE),
    Row("e:issues", Who.EDITORS, SHOWN),
    Row("e:issue/I-1", Who.EDITORS, SHOWN),
    Row("e:rewording/1", Who.EDITORS, FORM),
    Row("e:reword/1/The%20plan%20should%20wait./Clearer.", Who.EDITORS, DONE, alone=NOT_ALONE),
    Row("e:imerge/I-1/I-3", Who.EDITORS, SHOWN),
    Row("e:imerge/I-1/I-3/True", Who.EDITORS, DONE, alone=NOT_ALONE),
    Row("e:takeback/issue/1", Who.EDITORS, DONE, alone=NOT_ALONE),
    Row("e:takeback/topic/4", Who.EDITORS, DONE, alone=NOT_ALONE),
    Row("e:takeback/setting/1", Who.EDITORS, SHOWN),
    Row("e:topics", Who.EDITORS, SHOWN),
    Row("e:topic/1", Who.EDITORS, SHOWN),
    Row("e:naming/0/0/name", Who.EDITORS, FORM),
    Row("e:naming/1/4/alias", Who.EDITORS, FORM),
    Row("e:unalias/1/Shine", Who.EDITORS, DONE),
    Row("e:attach/1/1", Who.EDITORS, DONE, alone=NOT_ALONE),
    Row("e:detach/1/2", Who.EDITORS, DONE, alone=NOT_ALONE),
    Row("e:tmerge/2/1", Who.EDITORS, SHOWN),
    Row("e:tmerge/2/1/2/4/True", Who.EDITORS, DONE, alone=NOT_ALONE),
    Row("e:retire/1", Who.EDITORS, DONE, alone=NOT_ALONE),
    Row("e:tundo/4/1", Who.EDITORS, DONE, alone=NOT_ALONE),
    # The server's settings and all of its data
    Row("e:panel", Who.ADMINS, SHOWN),
    Row("e:setting/editor_roles", Who.ADMINS, FORM),
    Row("e:setting/reviewer_roles", Who.ADMINS, FORM),
    Row("e:setting/public_channels", Who.ADMINS, FORM),
    Row("e:setting/announcement_channel", Who.ADMINS, FORM),
    Row("e:setting/corrections_channel", Who.ADMINS, FORM),
    Row("e:setting/two_people", Who.ADMINS, FORM),
    Row("e:setting/dates", Who.ADMINS, FORM),
    Row("e:setting/time_zone", Who.ADMINS, FORM),
    Row("e:settle/editor_roles/Press", Who.ADMINS, DONE),
    Row("e:settle/public_channels/general", Who.ADMINS, DONE),
    Row("e:settle/dates/month-first", Who.ADMINS, DONE),
    Row("e:unsettle/editor_roles", Who.ADMINS, DONE),
    Row("e:unsettle/reviewer_roles", Who.ADMINS, DONE),
    Row("e:diagnose", Who.ADMINS, SHOWN),
    Row("e:exportall", Who.ADMINS, SHOWN),
    Row("e:delete", Who.ADMINS, FORM),
    Row("e:keep", Who.ADMINS, SHOWN),
)

QUERIES = (
    Row("r:summary", Who.ANYBODY, SHOWN),
    Row("r:summary/1", Who.ANYBODY, SHOWN),
    Row("r:summary/3", Who.ANYBODY, SHOWN),
    Row("r:who/P-1", Who.ANYBODY, SHOWN),
    Row("r:who/Hidden", Who.ANYBODY, SHOWN),
    Row("r:roles/P-1", Who.ANYBODY, SHOWN),
    Row("r:quote/1", Who.ANYBODY, SHOWN),
    Row("r:quote/10", Who.ANYBODY, SHOWN),
    Row("r:quotes", Who.ANYBODY, SHOWN),
    Row("r:quotes//light", Who.ANYBODY, SHOWN),
    Row("r:quotes///stays%20dark", Who.ANYBODY, SHOWN),
    Row("r:quotes////3", Who.ANYBODY, SHOWN),
    Row("r:context/1", Who.ANYBODY, SHOWN),
    Row("r:cite/1", Who.ANYBODY, SHOWN),
    Row("r:cite/10/bibtex", Who.ANYBODY, SHOWN),
    Row("r:check/“stays dark” and “the light stays dark”", Who.ANYBODY, SHOWN),
    Row("r:sources/the light stays dark", Who.ANYBODY, SHOWN),
    Row("r:source/Q/1", Who.ANYBODY, SHOWN),
    Row("r:source/B/3", Who.ANYBODY, SHOWN),
    Row("r:timeline", Who.ANYBODY, SHOWN),
    Row("r:timeline///3", Who.ANYBODY, SHOWN),
    Row("r:stances", Who.ANYBODY, SHOWN),
    Row("r:stances/I-1", Who.ANYBODY, SHOWN),
    Row("r:compare/P-1/P-2", Who.ANYBODY, SHOWN),
    Row("r:compare/P-1/Hidden", Who.ANYBODY, SHOWN),
    Row("r:search/dark", Who.ANYBODY, SHOWN),
    Row("r:changes", Who.ANYBODY, SHOWN),
    Row("r:help", Who.ANYBODY, SHOWN),
    Row("r:about", Who.ANYBODY, SHOWN),
)

# What stands for nothing, whoever sends it.
MALFORMED = (
    *(
        "",
        ":",
        "e",
        "e:",
        "r:",
        "s:",
        "x:review/3",
        "E:review/3",
        "e:Review/3",
        " e:review/3",
        "e :review/3",
        "menu",
        "paste",
    ),
    *(
        "r:review/3",
        "s:review/3",
        "e:who/P-1",
        "r:e:review/3",
        "s:s:who/P-1",
        "e:e:review/3",
        "e:~",
        "e:~nobody",
        "r:~",
        "s:~",
    ),
    *(
        "e:review",
        "e:review/",
        "e:review/x",
        "e:review/3/nowhere",
        "e:review/3/quotes/1/more",
        "e:review/3.5",
        "e:review/3e1",
    ),
    *("e:judge/3/2/q1", "e:judge/3/2/q1/perhaps", "e:judge/3/x/q1/accepted", "e:form/3/2", "e:form/3/2/everything"),
    *(
        "e:submit/3/2/facts",
        "e:import/b.yaml/x",
        "e:publishin/3/general",
        "e:deletedata/Debate",
        "e:settle/owner/x",
        "e:setting",
    ),
    *(
        "e:review/99999999999999999999",
        "e:undo/3/9223372036854775808",
        "e:takeback/people/-9223372036854775809",
        "r:quote/" + "9" * 90,
    ),
    *(
        "e:diff/3/99999999999999999999",
        "e:log//99999999999999999999",
        "r:quote/NaN",
        "r:source/X/1",
        "r:cite/1/limerick",
    ),
)

# What autocomplete offers, to whom; and what is typed to get more out of it.
SUGGESTED = {
    **dict.fromkeys((Suggest.PERSON, Suggest.TOPIC, Suggest.ISSUE, Suggest.BRIEFING, Suggest.QUOTE), Who.ANYBODY),
    **dict.fromkeys((Suggest.ANY_BRIEFING, Suggest.DRAFT, Suggest.NEVER_PUBLISHED, Suggest.PUBLISHED), Who.REVIEWERS),
    Suggest.ANY_TOPIC: Who.EDITORS,
    Suggest.COMMAND: Who.ADMINS,
}
TYPED = ("", "l", "lighthouse", "hanna", "hidden", "piet", "quarry", "orchard", "B-3", "3", "q-10", "P-9")
