"""What editors of the soak do about the whole record: review by two, publishing later, issues, briefing files."""

from collections.abc import Callable, Sequence

from tests.bot.gateway.seen import labels_of
from tests.bot.gateway.world import pressed, sent
from tests.soak.articles import Article
from tests.soak.desk import Desk, Work


class Together(Desk):
    """Work that changes more than one draft, or needs more than one person."""

    def _together(self) -> Sequence[tuple[Callable[[], Work], int]]:
        waits = 12 if self._record.two_people else 1
        return (
            (self._hand_in, waits), (self._send_back, waits), (self._plan, 4), (self._cancel, 1), (self._reword, 4),
            (self._merge_issues, 4), (self._undo_issues, 4), (self._bring_again, 2),
        )  # fmt: skip

    async def bring(self, article: Article, file: bytes) -> Work:
        """Take in what another server exported of the article."""
        await self._types("briefing import", file=("brought.yaml", file))
        self._tell("import", self._record.bring(article, self._actor.id))
        yield

    async def _hand_in(self) -> Work:
        briefing = self._any()
        review, seen = await self._review(briefing), briefing.rev
        yield
        if "Hand in" in labels_of(review):
            await pressed(self._actor, review, "Hand in")
            self._tell("hand in", self._record.hand_in(briefing.number, seen, self._actor.id))

    async def _send_back(self) -> Work:
        briefing = self._any()
        review, seen = await self._review(briefing), briefing.rev
        form = await self._form(briefing, review, "Return with a comment")
        if form is None:
            return
        yield
        await sent(self._actor, form, comment="The date of the vote is missing.")
        self._tell("send back", self._record.send_back(briefing.number, seen, self._actor.id))

    async def _plan(self) -> Work:
        briefing = self._any()
        await self._types("briefing publish", briefing=f"B-{briefing.number}", at="in 300 days")
        self._record.newest[self._actor.id] = None
        self._tell("plan", self._record.plan(briefing.number, self._actor.id))
        yield

    async def _cancel(self) -> Work:
        planned = [one for one in self._open() if one.plan is not None]
        if not planned:
            return
        briefing = self._chance.choice(planned)
        review = await self._review(briefing)
        yield
        if "Cancel the plan" in labels_of(review):
            await pressed(self._actor, review, "Cancel the plan")
            self._record.newest[self._actor.id] = None
            self._tell("cancel", self._record.cancel(briefing.number))

    async def _reword(self) -> Work:
        if not (issues := sorted(self._record.issues_out())):
            return
        number = self._chance.choice(issues)
        form = await self._actor.click(await self._types("desk issue", issue=f"I-{number}"), label="Reword")
        if form.modal is None:
            return
        yield
        word = self._chance.choice(("open", "shut", "move", "paint"))
        sentence = f"The council should {word} matter {self._chance.choice(issues)}."
        await sent(self._actor, form, sentence=sentence, reason="It was too vague.")
        self._record.newest[self._actor.id] = None
        self._tell("reword", self._record.reword(number, sentence))

    async def _merge_issues(self) -> Work:
        issues = sorted(self._record.issues_out())
        if len(issues) < 2:
            return
        number, into = self._chance.sample(issues, 2)
        asked = await self._types("desk issue", issue=f"I-{number}", into=f"I-{into}")
        yield
        await pressed(self._actor, asked, "Merge them")
        self._record.newest[self._actor.id] = None
        self._tell("merge issues", self._record.merge_issues(number, into))

    async def _undo_issues(self) -> Work:
        done = [
            (at, one)
            for at, one in enumerate(self._record.issues.done, 1)
            if one.into is not None and not one.undone and one.into in self._record.issues_out()
        ]
        if not done:
            return
        change, _ = self._chance.choice(done[-6:])
        await self._types("desk undo", change=f"issue/{change}")
        self._record.newest[self._actor.id] = None
        self._tell("undo issues", self._record.undo_issues(change))
        yield

    async def _bring_again(self) -> Work:
        """What is exported here is here already."""
        briefing = self._published()
        if briefing is None:
            return
        out = await self._types("briefing export", briefing=f"B-{briefing.number}")
        yield
        if not out.attachments:
            return
        await self._types("briefing import", file=("again.yaml", await out.attachments[0].read()))
        self._tell("import", False)
