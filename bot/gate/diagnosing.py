"""Why something does not work for somebody somewhere: the sentences, each with who can change it. Pure; knows no door."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.gate.rules import Actor, Need, Rules, may
from bot.gate.standing import Barred, Standing
from briefings.settings import Settings

_CHANNELS = "Somebody with Manage Channels can change that in the channel's settings."
_USING = ("View Channel", "Use Application Commands")


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked at: a command with what it needs, or with None all of them."""

    command: str | None = None
    need: Need = Need.NOTHING


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """`blocks` say what is in the way, `notes` what is so and can surprise."""

    blocks: tuple[str, ...]
    notes: tuple[str, ...]


def diagnose(
    standing: Standing, barred: Barred, asked: Asked, rules: Rules, settings: Settings, named: Callable[[str], str]
) -> Diagnosis:
    """What keeps the member from the command in the channel, the nearest cause first. `named` gives the name of an id."""
    member = standing.member
    if member is None:
        return Diagnosis(("That person is not a member of this server, so no command reaches them here.",), ())
    command = f"/{asked.command}" if asked.command else "the commands"
    first = asked.command.split()[0] if asked.command else ""
    blocks = []
    if barred.scope:
        blocks.append(
            "The bot was added to this server without the scope applications.commands, so it has no commands here."
            " Somebody with Manage Server can add it again with the link that its host has."
        )
    where = standing.channel
    lacking = [name for name in standing.member_lacks if name in _USING]
    if where and lacking:
        blocks.append(f"{member.name} lacks {' and '.join(lacking)} in {where}. {_CHANNELS}")
    if barred.member:
        blocks.append(_say_switched_off(first, member.name))
    if where and barred.channel:
        blocks.append(_say_switched_off(first, where))
    if not may(member, rules, asked.need):
        blocks.append(_say_role(member, command, asked.need, rules, named))
    return Diagnosis(tuple(blocks), (*_status(member, rules, settings), *_notes(standing, rules, settings, named)))


def _say_switched_off(command: str, who: str) -> str:
    what = f"/{command}" if command else "The bot"
    return (
        f"{what} is switched off for {who} in Server Settings, Integrations."
        " Somebody with Manage Server can switch it on there."
    )


def _say_role(member: Actor, command: str, need: Need, rules: Rules, named: Callable[[str], str]) -> str:
    if need is Need.ADMIN:
        return f"{command} needs Manage Server, which {member.name} does not have. An administrator can give it."
    fitting = (*rules.editors, *rules.reviewers) if need is Need.REVIEWER else rules.editors
    names = ", ".join(f"“{named(role)}”" for role in fitting)
    if not names:
        return f"{command} is for editors, and no role may use it yet. Somebody with Manage Server can name one with /setup panel."
    has = f"{member.name} has none of the roles that may use it ({names})."
    return f"{command} is for editors. {has} Somebody with Manage Server can give a role, or name another with /setup panel."


def _status(member: Actor, rules: Rules, settings: Settings) -> tuple[str, ...]:
    what = (
        "has Manage Server, and so may do everything"
        if member.manage_server
        else "is an editor"
        if may(member, rules, Need.EDITOR)
        else "is a reviewer"
        if may(member, rules, Need.REVIEWER)
        else "is a member who may ask but not edit"
    )
    if not settings.two_people or not may(member, rules, Need.REVIEWER):
        return (f"{member.name} {what}.",)
    approves = (
        "may approve drafts that somebody else changed"
        if may(member, rules, Need.APPROVER)
        else "may not approve drafts"
    )
    return (f"{member.name} {what}.", f"Review by two is on: {member.name} {approves}.")


def _notes(standing: Standing, rules: Rules, settings: Settings, named: Callable[[str], str]) -> tuple[str, ...]:
    where = standing.channel
    if where is None:
        return ()
    public = {named(value).removeprefix("#") for value in rules.public}
    shows = (
        f"Everybody sees answers in {where} at once."
        if where.removeprefix("#") in public
        else f"Answers in {where} are private until somebody presses Share. /setup panel can list it as public."
    )
    silent = [
        f"The bot cannot write in {where}, where {what} should appear: it lacks {' and '.join(standing.bot_lacks)}. {_CHANNELS}"
        for what, value in (("announcements", settings.announcements), ("corrections", settings.corrections))
        if value is not None and named(value).removeprefix("#") == where.removeprefix("#") and standing.bot_lacks
    ]
    mute = (
        [f"{standing.member.name} may not write in {where}, so Share does not work for them there. {_CHANNELS}"]
        if standing.member and {"Send Messages", "Send Messages in Threads"} & set(standing.member_lacks)
        else []
    )
    return (shows, *mute, *silent)
