"""Which issue a sentence leads to, and its rewording, merging and parting, inside the transaction that makes it.

A draft keeps the sentence that was typed: rewording or merging an issue must neither collide with somebody who edits that draft,
nor be lost when the sentence is typed again. So a sentence leads to its issue through `issue.folded` and `issue_wording`, and an
issue to where it is merged into; a stance remembers the issue that its own sentence names, and undoing a merge is exact.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import aiosqlite

from briefings.errors import Gone, IllegalMove
from briefings.model.log import LogKind, Merging, Op, Rewording
from briefings.store.engine.tenants import number_of
from briefings.store.rows.corrections import tell
from briefings.store.rows.indexing import index, rename
from briefings.store.rows.log import Transaction, append, find_standing
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
    """Where a sentence leads: the issue that it names, the one that its stances count for, and an editor's sentence of that, if any."""

    named_id: int
    issue_id: int
    worded: str | None


async def find_issue(writer: aiosqlite.Connection, guild_no: int, folded: str) -> Led | None:
    """Where a folded sentence leads; None when the server does not have it."""
    for row in await writer.execute_fetchall(NAMED, {"guild": guild_no, "folded": folded}):
        [root] = await writer.execute_fetchall(ROOT, {"issue": row["id"]})
        return Led(row["id"], root["id"], root["worded"])
    return None


async def reword(t: Transaction, number: int, sentence: str, reason: str) -> None:
    """Gives an issue on record another sentence everywhere, and tells members. Raises Gone, IllegalMove."""
    issue_id, was = await _on_record(t, number)
    if was == sentence:
        raise IllegalMove(f"I-{number} already has that sentence.", "Change something, or leave it as it is.")
    other = await find_issue(t.writer, t.guild_no, fold(sentence))
    if other is None:
        await t.writer.execute(
            "insert into issue_wording (guild_no, folded, issue_id) values (?, ?, ?)",
            (t.guild_no, fold(sentence), issue_id),
        )
    elif other.named_id != issue_id:
        raise IllegalMove(
            f"That is the sentence of I-{number_of(other.named_id)}.",
            "Merge the two if they are the same issue.",
        )
    await append(t, LogKind.ISSUE, issue_id, Rewording(Op.REWORD, reason, was, sentence))
    await t.writer.execute("update issue set worded = ? where id = ?", (sentence, issue_id))
    await _settle(t, (issue_id,))
    rows = await t.writer.execute_fetchall(
        "select b.id from stance s join briefing b on b.id = s.briefing_id"
        " where s.issue_id = ? and s.shown = 1 and b.state = 'published' order by b.id limit 1",
        (issue_id,),
    )
    await tell(t, [(row["id"], "I", issue_id, "sentence", was, sentence) for row in rows], reason)


async def merge(t: Transaction, number: int, into: int, *, undoes: int | None = None) -> int:
    """The number of the change after which the stances on I-`number` count for I-`into`. Raises Gone for one that is not on record."""
    issue_id, sentence = await _on_record(t, number)
    into_id, other = await _on_record(t, into)
    # The sentences are pinned: which stance is the oldest on an issue changes with the merge, what the issue says does not.
    pinned = [(sentence, issue_id), (other, into_id)]
    await t.writer.executemany("update issue set worded = ? where id = ?", pinned)
    change = await append(t, LogKind.ISSUE, issue_id, Merging(Op.MERGE_ISSUES, None, into), undoes=undoes)
    await t.writer.execute("update issue set merged_into_id = ? where id = ?", (into_id, issue_id))
    await _tell_moved(t, issue_id, (issue_id, into_id), f"The two issues were merged (change {change}).")
    await _settle(t, (issue_id, into_id))
    return change


async def undo(t: Transaction, change: int) -> int:
    """The number of the change that takes a merge, or the undoing of one, back.

    Raises Gone when there is no such change or it is undone already, IllegalMove when the issue was merged elsewhere since.
    """
    known = await find_standing(t, LogKind.ISSUE, change)
    if known is None or not isinstance(known.done, Merging):
        raise Gone(f"There is no merge of issues {change} to undo here.", "/desk issue shows the changes of an issue.")
    was, now, issue_id = known.done.was, known.done.now, known.item
    [issue] = await t.writer.execute_fetchall("select merged_into_id from issue where id = ?", (issue_id,))
    if issue["merged_into_id"] != (None if now is None else t.id_of(now)):
        raise IllegalMove(
            f"I-{number_of(issue_id)} has been merged elsewhere since.", "Undo the newer change of it first."
        )
    if was is not None:
        return await merge(t, number_of(issue_id), was, undoes=known.id)
    into_id = t.id_of(now or 0)
    made = await append(t, LogKind.ISSUE, issue_id, Merging(Op.PART_ISSUES, now, None), undoes=known.id)
    await t.writer.execute("update issue set merged_into_id = null where id = ?", (issue_id,))
    await _settle(t, (issue_id, into_id))
    await _tell_moved(t, issue_id, (into_id, issue_id), f"The issues are two again, as before a merge (change {made}).")
    return made


_MOVED = """
select b.id, 'I', w.id, 'issue', 'I-' || (w.id & 16777215) || ' ' || w.sentence, 'I-' || (n.id & 16777215) || ' ' || n.sentence
from stance s join briefing b on b.id = s.briefing_id join issue w on w.id = :was join issue n on n.id = :now
where s.issue_id = :issue and s.shown = 1 and b.state = 'published' and w.sentence is not null and n.sentence is not null
order by b.id limit 1
"""


async def _tell_moved(t: Transaction, issue_id: int, moved: tuple[int, int], reason: str) -> None:
    """Tells members that the stances that count for an issue now move, or have moved, from one issue to the other; nothing where none
    is on record."""
    was, now = moved
    await tell(t, await t.writer.execute_fetchall(_MOVED, {"issue": issue_id, "was": was, "now": now}), reason)


async def _on_record(t: Transaction, number: int) -> tuple[int, str]:
    """The id and the sentence of an issue that has stances on record."""
    rows = await t.writer.execute_fetchall(
        "select id, sentence from issue where id = ? and sentence is not null", (t.id_of(number),)
    )
    for row in rows:
        return row["id"], row["sentence"]
    raise Gone(f"There is no I-{number} on record here.", "/desk issue lists the issues.")


async def _settle(t: Transaction, issues: Iterable[int]) -> None:
    """Makes the stances that name these issues, or one merged into them, count for what the issue is now; sentences and search follow."""
    briefings: set[int] = set()
    for issue in issues:
        below = [row["id"] for row in await t.writer.execute_fetchall(_BELOW, {"issue": issue})]
        [root] = await t.writer.execute_fetchall(ROOT, {"issue": issue})
        await t.writer.executemany(
            "update stance set issue_id = ?, issue_words = coalesce(?, issue_words) where named_issue_id = ?",
            [(root["id"], root["worded"], named) for named in below],
        )
        for named in below:
            rows = await t.writer.execute_fetchall(
                "select distinct s.briefing_id from stance s join briefing b on b.id = s.briefing_id"
                " where s.named_issue_id = ? and s.shown = 1 and b.state = 'published'",
                (named,),
            )
            briefings |= {row["briefing_id"] for row in rows}
        await rename(t.writer, (), (issue, root["id"]))
    for briefing in sorted(briefings):
        await index(t.writer, t.guild_no, briefing)
