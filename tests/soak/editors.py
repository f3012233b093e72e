"""What an editor of the soak does: one piece of work at a time, press by press, so that others can come between any two presses.

A piece of work is an async generator that yields after each press. Its last press is told to the model at the moment it is made, with
the revision that the card showed; where the model says that it may not be, nothing may have changed.
"""

from collections.abc import Callable
from dataclasses import replace

from tests.bot.gateway.seen import labels_of, text_of
from tests.bot.gateway.world import pressed, sent
from tests.soak.articles import Article
from tests.soak.by_hand import ByHand
from tests.soak.desk import Work, label_in
from tests.soak.kept import Briefing
from tests.soak.together import Together
from tests.soak.values import Facts, Person, Quote, Stance, judged

OUTLETS = ("The Aldham Post", "Birkmoor Times", "Harbour Sheet")
_PRESSES = {"accepted": "Accept", "rejected": "Reject", "open": "Reopen"}


class Editor(ByHand, Together):
    """One editor at the desk."""

    async def add(self, article: Article) -> Work:
        """Take the article in, and most times publish it at once."""
        said = await self._types("briefing add", file=("article.txt", article.text.encode()))
        done = self._tell("add", self._record.take_in(article, self._actor.id))
        assert ("already here" in text_of(said)) != done
        number, seen = max(self._record.briefings), 1
        yield
        if done and self._chance.random() < 0.8 and (label := label_in(said, "Publish")) is not None:
            await pressed(self._actor, said, label)
            self._tell("publish", self._record.publish(number, seen, self._actor.id))

    def work(self) -> Work:
        """Something that an editor may want to do now, right or wrong."""
        kinds: list[tuple[Callable[[], Work], int]] = [
            (self._judge, 8), (self._words, 6), (self._speaker, 4), (self._stance, 5), (self._facts, 3), (self._settle, 8),
            (self._publish, 6), (self._correct, 8), (self._take_back, 3), (self._withdraw, 4), (self._restore, 5),
            (self._discard, 1), (self._put_back, 4), (self._undo, 8), (self._undo_last, 3), (self._merge, 8), (self._split, 5),
            (self._unmerge, 6), *self._by_hand(), *self._together(),
        ]  # fmt: skip
        [kind] = self._chance.choices([one for one, _ in kinds], [often for _, often in kinds])
        return kind()

    async def _judge(self) -> Work:
        briefing = self._any()
        key = self._chance.choice([key for key in briefing.values if key[0] in "qes"])
        item = await self._item(briefing, key)
        seen = briefing.rev
        yield
        verdict = self._chance.choice(("accepted", "rejected", "open"))
        if item is None or _PRESSES[verdict] not in labels_of(item):
            return
        await pressed(self._actor, item, _PRESSES[verdict])
        new = judged(briefing.values[key], verdict)
        self._tell("judge", self._record.edit(briefing.number, seen, key, new, self._actor.id))

    async def _words(self) -> Work:
        briefing = self._any()
        key = self._chance.choice(("q1", "q2", "q3", "q4"))
        item = await self._item(briefing, key)
        if item is None or "Edit words" not in labels_of(item):
            return
        yield
        seen = briefing.rev
        form = await self._form(briefing, item, "Edit words")
        if form is None:
            return
        yield
        words = self._other_words(briefing, key)
        quote = briefing.values[key]
        assert isinstance(quote, Quote)
        await sent(self._actor, form, words=words)
        asked = quote.by != _first_speaker(briefing, key)
        new = quote if quote.words == words else replace(quote, words=words, verdict="open", asked=asked, vouch="")
        self._tell("words", self._record.edit(briefing.number, seen, key, new, self._actor.id))

    async def _speaker(self) -> Work:
        briefing = self._any()
        key = self._chance.choice(("q1", "q2", "q3", "q4"))
        item = await self._item(briefing, key)
        if item is None or "Edit speaker" not in labels_of(item):
            return
        seen = briefing.rev
        form = await self._form(briefing, item, "Edit speaker")
        if form is None:
            return
        yield
        by = self._chance.choice(("p1", "p2", "p3"))
        await sent(self._actor, form, speaker=by)
        quote = briefing.values[key]
        assert isinstance(quote, Quote)
        new = replace(quote, by=by, verdict="accepted", asked=False, vouch="item")
        self._tell("speaker", self._record.edit(briefing.number, seen, key, new, self._actor.id))

    async def _stance(self) -> Work:
        briefing = self._any()
        item = await self._item(briefing, "s1")
        if item is None or "Edit stance" not in labels_of(item):
            return
        seen = briefing.rev
        form = await self._form(briefing, item, "Edit stance")
        if form is None:
            return
        yield
        issue = f"The council should {self._chance.choice(('adopt', 'drop'))} {briefing.article.plan}."
        await sent(self._actor, form, issue=issue)
        was = briefing.values["s1"]
        assert isinstance(was, Stance)
        new = Stance(issue, was.holder, "accepted")
        self._tell("stance", self._record.edit(briefing.number, seen, "s1", new, self._actor.id))

    async def _facts(self) -> Work:
        briefing = self._any()
        review = await self._review(briefing)
        if "Edit facts" not in labels_of(review):
            return
        seen = briefing.rev
        form = await self._form(briefing, review, "Edit facts")
        if form is None:
            return
        yield
        new = self._other_facts(briefing)
        await sent(self._actor, form, title=new.title, outlet=new.outlet)
        self._tell("facts", self._record.edit(briefing.number, seen, "facts", new, self._actor.id))

    async def _settle(self) -> Work:
        asked = [one for one in self._open() if any(getattr(value, "asked", False) for value in one.values.values())]
        briefing = self._chance.choice(asked) if asked else self._any()
        people = [(key, value) for key, value in briefing.values.items() if isinstance(value, Person)]
        key = next((key for key, value in people if value.asked), "p1")
        item = await self._item(briefing, key)
        seen = briefing.rev
        yield
        if item is None:
            return
        doors = [label for label in labels_of(item) if label.startswith(("Same as P-", "A new person"))]
        if not doors:
            return
        door = self._chance.choice(doors)
        same = int(door.split()[2].removeprefix("P-")) if door.startswith("Same") else None
        await pressed(self._actor, item, door)
        self._tell("settle", self._record.settle(briefing.number, seen, key, same, self._actor.id))

    async def _publish(self) -> Work:
        briefing = self._any()
        if self._chance.random() < 0.4:
            await self._types("briefing publish", briefing=f"B-{briefing.number}")
            self._tell("publish", self._record.publish(briefing.number, None, self._actor.id))
            return
        review, seen = await self._review(briefing), briefing.rev
        yield
        if (label := label_in(review, "Publish") or label_in(review, "Approve")) is not None:
            await pressed(self._actor, review, label)
            self._tell("publish", self._record.publish(briefing.number, seen, self._actor.id))

    async def _correct(self) -> Work:
        briefing = self._published()
        if briefing is None:
            return
        out = [key for key in briefing.out if key in ("q1", "q2", "q3", "q4")]
        key = self._chance.choice([*out, "facts"])
        what = self._chance.choice(("words", "speaker"))
        number = f"B-{briefing.number}" if key == "facts" else f"Q-{briefing.numbers[key]}"
        card, seen = await self._types("briefing correct", item=number), briefing.rev
        form = await self._form(briefing, card, "Correct facts" if key == "facts" else f"Correct {what}")
        if form is None:
            return
        yield
        quote = briefing.values[key]
        if key == "facts":
            was = briefing.values["facts"]
            assert isinstance(was, Facts)
            facts = Facts(self._other_facts(briefing).title, was.outlet)
            await sent(self._actor, form, title=facts.title, reason="The title was wrong.")
            done = self._record.correct(briefing.number, seen, key, facts, self._actor.id)
        elif what == "words":
            assert isinstance(quote, Quote)
            words, asked = self._other_words(briefing, key), quote.by != _first_speaker(briefing, key)
            new = (
                replace(quote, words=words, verdict="accepted", asked=asked, vouch="")
                if words != quote.words
                else quote
            )
            await sent(self._actor, form, words=words, reason="Too long.")
            done = self._record.correct(briefing.number, seen, key, new, self._actor.id)
        else:
            assert isinstance(quote, Quote)
            by = self._chance.choice(
                [key for key in briefing.values if key[0] == "p" and key in briefing.out] or ["p1"]
            )
            new = replace(quote, by=by, verdict="accepted", asked=False, vouch="item") if by != quote.by else quote
            await sent(self._actor, form, speaker=by, reason="Somebody else said it.")
            done = self._record.correct(briefing.number, seen, key, new, self._actor.id)
        self._tell("correct", done)

    async def _take_back(self) -> Work:
        briefing = self._published()
        out = [key for key in briefing.out if key[0] in "qe"] if briefing else []
        if briefing is None or not out:
            return
        key = self._chance.choice(out)
        number = f"{key[0].upper()}-{briefing.numbers[key]}"
        card, seen = await self._types("briefing correct", item=number), briefing.rev
        form = await self._form(briefing, card, "Take it back")
        if form is None:
            return
        yield
        await sent(self._actor, form, reason="Nobody said so.")
        self._tell("take back", self._record.correct(briefing.number, seen, key, None, self._actor.id))

    async def _withdraw(self) -> Work:
        briefing = self._published() or self._any()
        await self._types("briefing withdraw", briefing=f"B-{briefing.number}", reason="A date was wrong.")
        self._tell("withdraw", self._record.withdraw(briefing.number, self._actor.id))
        yield

    async def _restore(self) -> Work:
        withdrawn = [one for one in self._record.briefings.values() if one.state == "withdrawn"]
        briefing = self._chance.choice(withdrawn) if withdrawn else self._any()
        await self._types("briefing restore", briefing=f"B-{briefing.number}")
        self._tell("restore", self._record.restore(briefing.number, self._actor.id))
        yield

    async def _discard(self) -> Work:
        drafts = [one for one in self._record.briefings.values() if one.state == "draft"]
        if not drafts:
            return
        briefing = self._chance.choice(drafts)
        asked, seen = await self._types("briefing discard", briefing=f"B-{briefing.number}"), briefing.rev
        yield
        await pressed(self._actor, asked, f"Discard B-{briefing.number}")
        self._tell("discard", self._record.discard(briefing.number, seen, self._actor.id))

    async def _put_back(self) -> Work:
        briefing = self._any()
        rev = self._chance.randint(1, briefing.rev)
        await self._types("briefing restore", briefing=f"B-{briefing.number}", revision=str(rev))
        self._tell("put back", self._record.put_back(briefing.number, rev, self._actor.id))
        yield

    async def _undo(self) -> Work:
        late = self._record.done[-40:]
        undoable = [(number, rev) for number, rev in late if self._record.briefings[number].changes[rev].undoable]
        number, rev = self._chance.choice(undoable if undoable and self._chance.random() < 0.8 else late)
        await self._types("desk undo", change=f"B-{number}/{rev}")
        self._tell("undo", self._record.undo(number, rev, self._actor.id))
        yield

    async def _undo_last(self) -> Work:
        last = self._record.last_of(self._actor.id)
        if last is None:
            return
        await self._types("desk undo")
        if last[0] == 0:
            self._tell("undo last merge", self._record.unmerge(last[1], self._actor.id))
        else:
            self._tell("undo", self._record.undo(*last, self._actor.id))
        yield

    async def _merge(self) -> Work:
        people = sorted(self._record.people())
        if len(people) < 2:
            return
        person, into = self._chance.sample(people, 2)
        asked = await self._types("desk merge", person=f"P-{person}", into=f"P-{into}")
        yield
        await pressed(self._actor, asked, "Merge them")
        self._tell("merge", self._record.merge(person, into, self._actor.id))

    async def _split(self) -> Work:
        said = [
            (who, one.number)
            for one in self._open()
            for key, value in one.values.items()
            if isinstance(value, Person) and value.same is not None and (who := one.who(key)) in self._record.people()
        ]
        if not said:
            return
        person, number = self._chance.choice(said)
        asked = await self._types("desk split", person=f"P-{person}", briefing=f"B-{number}")
        yield
        if "Split them" in labels_of(asked):
            await pressed(self._actor, asked, "Split them")
        self._tell("split", self._record.split(person or 0, number, self._actor.id))

    async def _unmerge(self) -> Work:
        if not self._record.regroupings:
            return
        change = self._chance.randint(max(1, len(self._record.regroupings) - 12), len(self._record.regroupings))
        await self._types("desk undo", change=f"people/{change}")
        self._tell("unmerge", self._record.unmerge(change, self._actor.id))
        yield

    def _other_words(self, briefing: Briefing, key: str) -> str:
        """The words of the article, or all but the last few of them."""
        words = f"{briefing.article.quotes[int(key[1:]) - 1].words},"
        cut = self._chance.choice((0, 2, 3))
        return " ".join(words.split()[:-cut]) if cut else words

    def _other_facts(self, briefing: Briefing) -> Facts:
        title = self._chance.choice((briefing.article.title, f"What {briefing.article.plan} costs"))
        return Facts(title, self._chance.choice(OUTLETS))


def _first_speaker(briefing: Briefing, key: str) -> str:
    return f"p{briefing.article.quotes[int(key[1:]) - 1].by + 1}"
