"""What an editor of the soak adds to a draft, or words anew: quotes, events, stances, people, reported statements, the summary."""

from collections.abc import Callable, Sequence

from tests.bot.gateway.seen import labels_of
from tests.bot.gateway.world import chosen, pressed, sent
from tests.soak.desk import Desk, Work, label_in
from tests.soak.kept import Briefing
from tests.soak.values import SECTIONS, Event, Person, Quote, Stance, Summary, Value, judged

_BUTTONS = {"q": "Add a quote", "e": "Add an event", "s": "Add a stance", "p": "Add a person"}
_VISITORS = ("Abbot", "Brook", "Clark", "Dale", "Ellis", "Frost")


class ByHand(Desk):
    """Work on one draft that needs more than a verdict."""

    def _by_hand(self) -> Sequence[tuple[Callable[[], Work], int]]:
        return (
            (lambda: self._add("q"), 3), (lambda: self._add("e"), 2), (lambda: self._add("s"), 3), (lambda: self._add("p"), 2),
            (self._use, 2), (self._dismiss, 2), (self._summary, 3), (self._event, 3), (self._accept_sure, 2), (self._reply, 8),
        )  # fmt: skip

    async def _add(self, letter: str) -> Work:
        briefing = self._any()
        review = await self._review(briefing)
        if briefing.state == "discarded":
            return
        section, seen = await chosen(self._actor, review, SECTIONS[letter]), briefing.rev
        form = await self._form(briefing, section, _BUTTONS[letter])
        if form is None:
            return
        yield
        value, typed = self._new(briefing, letter)
        await sent(self._actor, form, **typed)
        self._tell(f"add {letter}", self._record.add(briefing.number, seen, letter, value, self._actor.id))

    def _new(self, briefing: Briefing, letter: str) -> tuple[Value, dict[str, str]]:
        """An item that the article allows, and what is typed for it."""
        by, article = self._chance.choice(("p1", "p2", "p3")), briefing.article
        match letter:
            case "q":
                return Quote(article.phrase, by, "accepted", vouch="item"), {"words": article.phrase, "speaker": by}
            case "e":
                return Event(article.aside, "accepted"), {"words": article.aside, "when": ""}
            case "s":
                issue = self._issue(briefing)
                return Stance(issue, by, "accepted"), {"evidence": article.met, "issue": issue, "holder": by}
            case _:
                name = f"{self._chance.choice(_VISITORS)} {_in_letters(briefing.number)}"
                return Person(name, verdict="accepted"), {"name": name, "roles": ""}

    async def _reply(self) -> Work:
        briefing = self._any()
        quotes = {key: value for key, value in briefing.values.items() if isinstance(value, Quote)}
        key = self._chance.choice(list(quotes))
        card, seen, corrects = await self._item(briefing, key), briefing.rev, briefing.locked(key)
        form = await self._form(briefing, card, "Correct reply" if corrects else "Edit reply") if card else None
        offered = [
            other
            for other, value in quotes.items()
            if other != key and value.verdict != "rejected" and (other in briefing.out or not corrects)
        ]
        if form is None or not offered:
            return
        yield
        to = self._chance.choice(offered)
        await sent(self._actor, form, reply_to=to, **({"reason": "It answers these words."} if corrects else {}))
        self._tell("reply", self._record.reply(briefing.number, seen, key, to, self._actor.id, corrects=corrects))

    async def _use(self) -> Work:
        briefing = self._any()
        card, seen = await self._item(briefing, "r1"), briefing.rev
        form = await self._form(briefing, card, "Use as a stance") if card else None
        if form is None:
            return
        yield
        issue = self._issue(briefing)
        await sent(self._actor, form, issue=issue, holder="p2")
        new = Stance(issue, "p2")
        self._tell("use", self._record.add(briefing.number, seen, "s", new, self._actor.id, used="r1"))

    async def _dismiss(self) -> Work:
        briefing = self._any()
        card, seen = await self._item(briefing, "r1"), briefing.rev
        yield
        label = (label_in(card, "Dismiss") or label_in(card, "Reopen")) if card else None
        if card is None or label is None:
            return
        await pressed(self._actor, card, label)
        new = judged(briefing.values["r1"], "rejected" if label == "Dismiss" else "open")
        self._tell("dismiss", self._record.edit(briefing.number, seen, "r1", new, self._actor.id))

    async def _summary(self) -> Work:
        briefing = self._any()
        review, seen = await self._review(briefing), briefing.rev
        form = await self._form(briefing, review, "Edit summary")
        if form is None:
            return
        yield
        sentences = (briefing.article.event, briefing.article.aside)[self._chance.randrange(2) :]
        await sent(self._actor, form, summary="\n".join(sentences))
        new = Summary(sentences, "accepted")
        self._tell("summary", self._record.edit(briefing.number, seen, "m1", new, self._actor.id))

    async def _event(self) -> Work:
        briefing = self._any()
        card, seen = await self._item(briefing, "e1"), briefing.rev
        form = await self._form(briefing, card, "Edit event") if card else None
        if form is None:
            return
        yield
        words = self._chance.choice((briefing.article.event, briefing.article.aside))
        await sent(self._actor, form, words=words)
        self._tell("event", self._record.edit(briefing.number, seen, "e1", Event(words, "accepted"), self._actor.id))

    async def _accept_sure(self) -> Work:
        briefing = self._any()
        review, seen = await self._review(briefing), briefing.rev
        yield
        label = next((one for one in labels_of(review) if one.endswith("without a doubt")), None)
        if label is None:
            return
        await pressed(self._actor, review, label)
        self._tell("accept sure", self._record.accept_sure(briefing.number, seen, self._actor.id))

    def _issue(self, briefing: Briefing) -> str:
        return f"The council should {self._chance.choice(('adopt', 'drop'))} {briefing.article.plan}."


def _in_letters(number: int) -> str:
    """A surname of its own for every number: 0 is `Xaaa`."""
    return "X" + "".join(chr(ord("a") + number // 26**place % 26) for place in (2, 1, 0))
