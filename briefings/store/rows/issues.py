"""Which issue a sentence leads to, and its rewording, merging and parting, inside the transaction that makes it.

A draft keeps the sentence that was typed: rewording or merging an issue must neither collide with somebody who edits that draft,
nor be lost when the sentence is typed again. So a sentence leads to its issue through `issue.folded` and `issue_wording`, and an
issue to where it is merged into; a stance remembers the issue that its own sentence names, and undoing a merge is exact.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import aiosqlite

from briefings.errors import Gone, IllegalMove
from briefings.model.issues import IssueOp
from briefings.store.engine.tenants import id_of, number_of
from briefings.store.rows.indexing import index, rename
from briefings.text.folding import fold

# Merges form trees: an issue that is merged has no stances of its own, so that it is never the aim of another merge while it is.
ROOT = """
with recursive way (id, up) as (
  select id, merged_into_id from issue where id = :issue
  union select i.id, i.merged_into_id from way join issue i on i.id = way.up)
select i.id, i.sentence, i.worded from way join issue i on i.id = way.id where way.up is null
"""
NAMED = """
select id from issue where guild_no = :guild and folded = :folded
union select issue_id from issue_wording where guild_no = :guild and folded = :folded
"""
_BELOW = """
with recursive below (id) as (
  select :issue union select i.id from below join issue i on i.merged_into_id = below.id)
select id from below
"""


@dataclass(frozen=True, slots=True)
class Led:
    """Where a sentence leads: the issue that it names, the one that its stances stand on, and an editor's sentence of that, if any."""

    named_id: int
    issue_id: int
    worded: str | None


async def find_issue(writer: aiosqlite.Connection, guild_no: int, folded: str) -> Led | None:
    """Where a folded sentence leads; None when the server does not have it."""
    for row in await writer.execute_fetchall(NAMED, {"guild": guild_no, "folded": folded}):
        [root] = await writer.execute_fetchall(ROOT, {"issue": row["id"]})
        return Led(row["id"], root["id"], root["worded"])
    return None


async def reword(
    writer: aiosqlite.Connection, guild_no: int, number: int, sentence: str, reason: str, at: str, actor_id: int
) -> None:
    """Gives an issue on record another sentence everywhere, and tells members. Raises Gone, IllegalMove."""
    issue_id, was = await _on_record(writer, guild_no, number)
    if was == sentence:
        raise IllegalMove(f"I-{number} already has that sentence.", "Change something, or leave it as it is.")
    other = await find_issue(writer, guild_no, fold(sentence))
    if other is None:
        await writer.execute(
            "insert into issue_wording (guild_no, folded, issue_id) values (?, ?, ?)",
            (guild_no, fold(sentence), issue_id),
        )
    elif other.named_id != issue_id:
        raise IllegalMove(
            f"That is the sentence of I-{number_of(other.named_id)}.",
            "Merge the two if they are the same issue.",
        )
    await writer.execute("update issue set worded = ? where id = ?", (sentence, issue_id))
    await _log(writer, guild_no, IssueOp.REWORD, issue_id, None, (was, sentence, reason), at, actor_id)
    await _settle(writer, guild_no, (issue_id,))
    await writer.execute(
        "insert into correction (guild_no, briefing_id, rev, kind, item_id, what, was, became, reason, at)"
        " select b.guild_no, b.id, b.rev, 'I', ?, 'sentence', ?, ?, ?, ? from stance s join briefing b on b.id = s.briefing_id"
        " where s.issue_id = ? and s.shown = 1 and b.state = 'published' order by b.id limit 1",
        (issue_id, was, sentence, reason, at, issue_id),
    )


async def merge(writer: aiosqlite.Connection, guild_no: int, number: int, into: int, at: str, actor_id: int) -> int:
    """The number of the change after which the stances on I-`number` stand on I-`into`. Raises Gone for one that is not on record."""
    issue_id, sentence = await _on_record(writer, guild_no, number)
    into_id, other = await _on_record(writer, guild_no, into)
    # The sentences are pinned: which stance is the oldest on an issue changes with the merge, what the issue says does not.
    pinned = [(sentence, issue_id), (other, into_id)]
    await writer.executemany("update issue set worded = ? where id = ?", pinned)
    await writer.execute("update issue set merged_into_id = ? where id = ?", (into_id, issue_id))
    change = await _log(writer, guild_no, IssueOp.MERGE, issue_id, into_id, None, at, actor_id)
    await _tell_moved(writer, issue_id, (issue_id, into_id), f"The two issues were merged (change {change}).", at)
    await _settle(writer, guild_no, (issue_id, into_id))
    return change


async def undo(writer: aiosqlite.Connection, guild_no: int, change: int, at: str, actor_id: int) -> int:
    """The number of the change that takes a merge, or the undoing of one, back.

    Raises Gone when there is no such change or it is undone already, IllegalMove when the issue was merged elsewhere since.
    """
    rows = await writer.execute_fetchall(
        "select c.id, c.change, c.issue_id, c.into_id, i.merged_into_id from issue_change c join issue i on i.id = c.issue_id"
        " where c.guild_no = ? and c.number = ? and c.change <> 'reword' and c.undone_by is null",
        (guild_no, change),
    )
    for row in rows:
        issue_id, into_id, merged = row["issue_id"], row["into_id"], row["change"] == IssueOp.MERGE
        if row["merged_into_id"] != (into_id if merged else None):
            raise IllegalMove(
                f"I-{number_of(issue_id)} has been merged elsewhere since.", "Undo the newer change of it first."
            )
        if merged:
            await writer.execute("update issue set merged_into_id = null where id = ?", (issue_id,))
            made = await _log(writer, guild_no, IssueOp.PART, issue_id, into_id, None, at, actor_id)
            await _settle(writer, guild_no, (issue_id, into_id))
            why = f"The issues are two again, as before a merge (change {made})."
            await _tell_moved(writer, issue_id, (into_id, issue_id), why, at)
        else:
            made = await merge(writer, guild_no, number_of(issue_id), number_of(into_id), at, actor_id)
        await writer.execute(
            "update issue_change set undone_by = (select id from issue_change where guild_no = ? and number = ?) where id = ?",
            (guild_no, made, row["id"]),
        )
        return made
    raise Gone(f"There is no merge of issues {change} to undo here.", "/desk issue shows the changes of an issue.")


_MOVED = """
insert into correction (guild_no, briefing_id, rev, kind, item_id, what, was, became, reason, at)
select b.guild_no, b.id, b.rev, 'I', w.id, 'issue', 'I-' || (w.id & 16777215) || ' ' || w.sentence,
  'I-' || (n.id & 16777215) || ' ' || n.sentence, :reason, :at
from stance s join briefing b on b.id = s.briefing_id join issue w on w.id = :was join issue n on n.id = :now
where s.issue_id = :issue and s.shown = 1 and b.state = 'published' and w.sentence is not null and n.sentence is not null
order by b.id limit 1
"""


async def _tell_moved(
    writer: aiosqlite.Connection, issue_id: int, moved: tuple[int, int], reason: str, at: str
) -> None:
    """Tells members that the stances that stand on an issue now move, or have moved, from one issue to the other; nothing where none
    is on record."""
    was, now = moved
    await writer.execute(_MOVED, {"issue": issue_id, "was": was, "now": now, "reason": reason, "at": at})


async def _on_record(writer: aiosqlite.Connection, guild_no: int, number: int) -> tuple[int, str]:
    """The id and the sentence of an issue that stances on record stand on."""
    rows = await writer.execute_fetchall(
        "select id, sentence from issue where id = ? and sentence is not null", (id_of(guild_no, number),)
    )
    for row in rows:
        return row["id"], row["sentence"]
    raise Gone(f"There is no I-{number} on record here.", "/desk issue lists the issues.")


async def _settle(writer: aiosqlite.Connection, guild_no: int, issues: Iterable[int]) -> None:
    """Puts the stances that name these issues, or one merged into them, where they stand now; sentences and search follow."""
    briefings: set[int] = set()
    for issue in issues:
        below = [row["id"] for row in await writer.execute_fetchall(_BELOW, {"issue": issue})]
        [root] = await writer.execute_fetchall(ROOT, {"issue": issue})
        await writer.executemany(
            "update stance set issue_id = ?, issue_words = coalesce(?, issue_words) where named_issue_id = ?",
            [(root["id"], root["worded"], named) for named in below],
        )
        for named in below:
            rows = await writer.execute_fetchall(
                "select distinct s.briefing_id from stance s join briefing b on b.id = s.briefing_id"
                " where s.named_issue_id = ? and s.shown = 1 and b.state = 'published'",
                (named,),
            )
            briefings |= {row["briefing_id"] for row in rows}
        await rename(writer, (), (issue, root["id"]))
    for briefing in sorted(briefings):
        await index(writer, guild_no, briefing)


async def _log(
    writer: aiosqlite.Connection,
    guild_no: int,
    op: IssueOp,
    issue_id: int,
    into_id: int | None,
    told: tuple[str, str, str] | None,
    at: str,
    actor_id: int,
) -> int:
    """The number of the change in its server. `told` is of a rewording: what it was, what it became, why."""
    [(newest,)] = await writer.execute_fetchall(
        "select coalesce(max(number), 0) from issue_change where guild_no = ?", (guild_no,)
    )
    await writer.execute(
        "insert into issue_change (guild_no, number, change, issue_id, into_id, was, became, reason, at, actor_id)"
        " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (guild_no, int(newest) + 1, op.value, issue_id, into_id, *(told or (None, None, None)), at, actor_id),
    )
    return int(newest) + 1
