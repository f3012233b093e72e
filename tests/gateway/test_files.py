"""Attached files, over the whole bot: whose are fetched at all."""

from pathlib import Path

from tests.gateway.seen import shown, text_of
from tests.gateway.world import ARTICLE, living


class Guarded(dict[str, bytes]):
    """A store of files from which nothing may be fetched."""

    def get(self, url: str, default: object = None) -> bytes:
        raise AssertionError(f"{url} was fetched")

    __getitem__ = get


async def test_a_members_file_is_not_fetched(tmp_path: Path) -> None:
    async with living(tmp_path) as world:
        world.env.backend.cdn._blobs = Guarded()
        result = await world.member.slash(world.channel, "briefing add", file=("ferry.txt", ARTICLE.encode()))
        assert "Only editors can do that." in text_of(shown(result))
