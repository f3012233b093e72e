"""Another server beside the one that is worked in: it has one briefing of its own, and must see nothing else, ever."""

from collections.abc import Iterable
from dataclasses import dataclass

from simcord.actors import MemberActor
from simcord.builders import ChannelHandle

from tests.bot.gateway.seen import shown, text_of
from tests.bot.gateway.world import World
from tests.soak.articles import Article, article


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """An editor of the other server, and what was answered there at the beginning."""

    editor: MemberActor
    channel: ChannelHandle
    at_first: tuple[str, ...]

    async def check(self) -> int:
        """How many questions were asked there, all answered as at the beginning."""
        told = await _answers(self.editor, self.channel)
        assert told == self.at_first
        return len(told)


async def elsewhere(world: World) -> Elsewhere:
    """The other server, with the first article of the soak published in it."""
    server = world.env.create_guild("Elsewhere")
    channel = server.create_text_channel("general")
    editor = server.add_member(world.env.create_user("otto"), roles=[server.create_role("Desk")])
    await editor.slash(channel, "briefing add", file=("article.txt", article(0).text.encode()))
    await editor.slash(channel, "briefing publish", briefing="B-1")
    return Elsewhere(editor, channel, await _answers(editor, channel))


async def _answers(editor: MemberActor, channel: ChannelHandle) -> tuple[str, ...]:
    asked: tuple[tuple[str, dict[str, str]], ...] = (
        ("search", {"text": "council plan"}),
        ("who", {"person": "P-1"}),
        ("who", {"person": "P-4"}),
        ("quote", {"id": "Q-1"}),
        ("quote", {"id": "Q-6"}),
        ("timeline", {}),
        ("stance", {}),
        ("changes", {}),
        ("briefing list", {}),
        ("briefing review", {"briefing": "B-2"}),
        ("briefing history", {"briefing": "B-2"}),
        ("briefing correct", {"item": "Q-6"}),
        ("desk log", {}),
        ("desk person", {"person": "P-4"}),
        ("desk undo", {"change": "people/1"}),
    )
    return tuple([text_of(shown(await editor.slash(channel, command, **options))) for command, options in asked])


async def brought(world: World, numbers: Iterable[int]) -> list[tuple[Article, bytes]]:
    """Articles with the files that a third server exported of them, published as they were drafted."""
    server = world.env.create_guild("Supplier")
    channel = server.create_text_channel("general")
    editor = server.add_member(world.env.create_user("olga"), roles=[server.create_role("Desk")])
    files = []
    for briefing, number in enumerate(numbers, 1):
        await editor.slash(channel, "briefing add", file=("article.txt", article(number).text.encode()))
        await editor.slash(channel, "briefing publish", briefing=f"B-{briefing}")
        [file] = shown(await editor.slash(channel, "briefing export", briefing=f"B-{briefing}")).attachments
        files.append((article(number), await file.read()))
    return files
