"""What an editor's action leads to: a card or a form. All that it needs is in the action and in the store."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.actions.actions import (
    Add,
    Discard,
    Export,
    FormKind,
    Import,
    ListBriefings,
    OpenForm,
    OpenItem,
    Publish,
    Review,
    Section,
    Submit,
    keep_values,
    restore_values,
)
from bot.actions.approving import HandIn, PublishIn
from bot.actions.curating import CancelPlan, PublishAt
from bot.board import Board
from bot.cards.card import Card, Form
from bot.cards.desk.announcing import add_note
from bot.cards.desk.correcting import REASON, corrects, not_on_record
from bot.cards.desk.drafted import next_waiting
from bot.cards.desk.exchange import export_card, import_card
from bot.cards.desk.forms import change_of, form_of
from bot.cards.desk.items import item_card
from bot.cards.desk.outcomes import discard_card, discard_notice
from bot.cards.desk.refused import refusal_card, who_answers
from bot.cards.desk.reports import next_report, report_card
from bot.cards.desk.review import briefings_card, notice_card
from bot.cards.desk.scheduling import with_plan
from bot.cards.fields import fill_fields
from bot.config import Config
from bot.desk.adding import add, add_pasted
from bot.desk.publishing import Publishing
from bot.desk.reviewing import hand_in, review_of, send_back
from briefings.desk import Desk, briefings, scheduling
from briefings.desk.issues import as_on_record
from briefings.desk.recognizing import could_be
from briefings.draft.changes import AcceptAll, Change, EditFacts, SetSame, SetVerdict
from briefings.draft.model import Draft, Verdict, kind_of
from briefings.draft.selecting import selection
from briefings.draft.source_facts import topics_of
from briefings.errors import BadValue, BriefingError, Changed, Gone, IllegalMove, NotInSource, WhichPerson
from briefings.exchange.briefings import bring_in, export
from briefings.model.exchange import Outcome
from briefings.model.record import Kind, PersonRef

if TYPE_CHECKING:
    from briefings.reading.web import Web

SOMEBODY_EDITED = "Somebody edited this draft. Here it is now."


@dataclass(frozen=True, slots=True)
class Editor:
    """Somebody at work in one server: an editor, a reviewer or an admin."""

    desk: Desk
    config: Config
    web: "Web | None"
    board: Board

    @property
    def publishing(self) -> Publishing:
        return Publishing(self.desk, self.board)

    async def draft(self, number: int) -> Draft:
        return await briefings.draft_of(self.desk.record, number)

    async def add(self, action: Add) -> Card | Form:
        return await add(self.desk, self.config.limits, self.web, action)

    async def bring_in(self, action: Import) -> Card:
        """What came in, and what of it was announced."""
        told = await bring_in(
            self.desk,
            action.file_name,
            action.data,
            dry_run=action.dry_run,
            publish=action.publish,
        )
        came = [one.number for one in told if one.outcome is Outcome.PUBLISHED and one.number]
        return add_note(
            import_card(told, dry_run=action.dry_run), await self.publishing.announcing.announce_imported(came)
        )

    async def export(self, action: Export) -> Card:
        limit = self.config.limits.file_bytes
        return export_card(await export(self.desk.record, action.briefing, limit))

    async def list_briefings(self, action: ListBriefings) -> Card:
        found = await self.desk.record.drafts.lines(page=action.page)
        return briefings_card(
            self.desk.record.writing, found, {one.briefing: one for one in await self.desk.record.schedule.waiting()}
        )

    async def review(self, draft: Draft, section: Section = Section.OVERVIEW, page: int = 1) -> Card:
        return await review_of(self.desk, draft, section, page)

    async def review_with_plan(self, draft: Draft, section: Section = Section.OVERVIEW, page: int = 1) -> Card:
        """The review card, with what is planned for the draft on top."""
        planned = await self.desk.record.schedule.get(draft.number)
        return with_plan(self.desk.record.writing, await self.review(draft, section, page), draft, planned)

    async def open_review(self, action: Review) -> Card:
        return await self.review_with_plan(await self.draft(action.briefing), action.section, action.page)

    async def plan(self, action: PublishAt) -> Card:
        """The review card with what is planned now. Raises BriefingError."""
        number, at, channel = action.briefing, action.at, action.channel
        if channel is not None:
            await self.publishing.check_channel(channel)
        try:
            await scheduling.plan(self.desk, number, at, channel, self.desk.record.now())
        except (Changed, IllegalMove) as error:
            return await self._as_it_is(error, number, "")
        return await self.review_with_plan(await self.draft(number))

    async def cancel_plan(self, action: CancelPlan) -> Card:
        """The review card, with nothing planned."""
        await scheduling.cancel(self.desk, action.briefing)
        review = await self.review_with_plan(await self.draft(action.briefing))
        return notice_card("It will not be published at that time.", review)

    async def open_item(self, action: OpenItem) -> Card:
        return await self.item_card(await self.draft(action.briefing), action.key)

    async def item_card(self, draft: Draft, key: str) -> Card:
        if draft.report(key) is not None:
            return report_card(draft, key)
        shown = await as_on_record(self.desk.record, draft)
        return item_card(self.desk.record.writing, shown, key, await self._on_record(draft, key))

    async def on_record(self, kind: Kind, number: int) -> Card:
        """The card of a published item, or of a published briefing as a whole."""
        home = await self.desk.record.corrections.home(kind, number)
        if home is None:
            raise Gone(
                f"There is no {kind.value}-{number} on record here.", "The card that members see shows the number."
            )
        draft = await self.draft(home)
        key = next((one.key for one in draft.items() if (kind_of(one), one.number) == (kind, number)), "")
        return await self.review(draft) if kind is Kind.BRIEFING else await self._show(draft, key)

    async def _on_record(self, draft: Draft, key: str) -> tuple[PersonRef, ...]:
        """The people on record that a person of the draft could be; none for other items."""
        person = draft.person(key)
        return () if person is None else await could_be(self.desk.record, person)

    async def judge(self, number: int, rev: int, change: SetVerdict | SetSame) -> Card:
        """The next item that waits for the editor, so that a draft is gone through with one press an item."""
        try:
            draft = await self._revise(number, rev, change)
        except (Changed, IllegalMove, BadValue) as error:
            return await self._as_it_is(error, number, change.key)
        if draft.report(change.key) is not None:
            return await self._after_report(draft, change)
        match change:
            case SetVerdict(key, Verdict.OPEN):
                return await self.item_card(draft, key)
            case SetVerdict(_, Verdict.REJECTED):
                done = "Rejected"
            case SetSame(_, int(person)):
                done = f"Accepted as P-{person}"
            case _:
                done = "Accepted"
        waiting = next_waiting(draft, selection(draft), change.key)
        if waiting is None:
            return notice_card(f"{done}. No open item is left.", await self.review(draft))
        return notice_card(f"{done}. Here is the next open item.", await self.item_card(draft, waiting.key))

    async def accept_sure(self, number: int, rev: int) -> Card:
        """The next item that waits, after all without a doubt were accepted."""
        try:
            draft = await self._revise(number, rev, AcceptAll())
        except (Changed, IllegalMove) as error:
            return await self._as_it_is(error, number, "")
        waiting = next_waiting(draft, selection(draft))
        if waiting is None:
            return notice_card(
                "Every item without a doubt is accepted. No open item is left.", await self.review(draft)
            )
        card = await self.item_card(draft, waiting.key)
        return notice_card("Every item without a doubt is accepted. Here is the next open item.", card)

    async def open_form(self, opened: OpenForm) -> Card | Form:
        draft = await self.draft(opened.briefing)
        if draft.rev != opened.rev:
            then = await self._show(draft, opened.key)
            return notice_card(SOMEBODY_EDITED, then)
        return fill_fields(
            form_of(self.desk.record.writing, draft, opened, await self._on_record(draft, opened.key)),
            restore_values(opened.typed),
        )

    async def submit(self, action: Submit) -> Card:
        """The draft of a pasted article; else the item as it is now, or what was typed and why it was not saved."""
        if action.briefing == 0 and action.form is None:
            limits = self.config.limits
            return await add_pasted(self.desk, limits, action)
        try:
            if action.form is FormKind.WITHDRAW:
                reason = dict(action.values).get("reason", "")
                return await self.publishing.withdraw(action.briefing, reason)
            if action.form is FormKind.RETURN:
                comment = dict(action.values).get("comment", "")
                return await send_back(self.desk, action.briefing, action.rev, comment)
            revised, said, told = await self._apply(action)
        except (BadValue, IllegalMove, Changed) as error:
            return await self._refuse(error, action)
        made = _key_of(revised, action)
        return add_note(notice_card(said, await self._show(revised, made)), told)

    async def _apply(self, action: Submit) -> tuple[Draft, str, tuple[str, ...]]:
        """The draft as the form wants it, edited, or corrected where it is on record; what is said of it, and what could not be
        told to the server."""
        change, draft = change_of(action), await self.draft(action.briefing)
        if action.form is None or not corrects(draft, action.form, action.key):
            if action.form is FormKind.TAKE_BACK:
                raise not_on_record()
            revised = await self._revise(action.briefing, action.rev, change)
            return revised, _saved_words(change, revised), ()
        if isinstance(change, EditFacts):
            change = replace(change, topics=", ".join(draft.topics))  # the form has no room for them
        reason = dict(action.values).get(REASON, "")
        fixed = await briefings.correct(self.desk, draft.number, action.rev, change, reason)
        told = await self.publishing.announcing.post_correction(fixed)
        return fixed, "Corrected. Members see what it was and why, on its card and in /changes.", told

    async def _refuse(self, error: BriefingError, action: Submit) -> Card:
        draft, kind = await self.draft(action.briefing), action.form or FormKind.FACTS
        passage, difference = "", ""
        if isinstance(error, NotInSource):
            passage = error.nearest.of(draft.source.text) if error.nearest else ""
            difference = error.difference
        if isinstance(error, Changed):
            error = Changed(
                "Somebody edited this draft in the meantime, so what you typed was not saved.",
                "Open the form again: it holds what you typed. Submitting it replaces what is there now.",
            )
        again = OpenForm(draft.number, draft.rev, kind, action.key, keep_values(action.values))
        form = form_of(self.desk.record.writing, draft, again, await self._on_record(draft, again.key))
        person = draft.person(action.key)
        number = person.number if person else None
        answers = who_answers(again, error, number) if isinstance(error, WhichPerson) else ()
        return refusal_card(
            error,
            form,
            action.values,
            again,
            passage=passage,
            difference=difference,
            briefing=draft.number,
            answers=answers,
        )

    async def discard(self, action: Discard) -> Card:
        number = action.briefing
        if not action.sure:
            return discard_card(await self.draft(number))
        try:
            return discard_notice(await briefings.discard(self.desk, number, action.rev))
        except (Changed, IllegalMove) as error:
            return await self._as_it_is(error, number, "")

    async def publish(self, action: Publish | PublishIn) -> Card:
        try:
            if isinstance(action, PublishIn):
                return await self.publishing.publish(action.briefing, None, action.channel)
            return await self.publishing.publish(action.briefing, action.rev)
        except (Changed, IllegalMove) as error:
            return await self._as_it_is(error, action.briefing, "")

    async def hand_in(self, action: HandIn) -> Card:
        try:
            return await hand_in(self.desk, action)
        except (Changed, IllegalMove) as error:
            return await self._as_it_is(error, action.briefing, "")

    async def _after_report(self, draft: Draft, change: SetVerdict | SetSame) -> Card:
        """The report that was opened again, or after a dismissal the next one that is open, else the section."""
        if change == SetVerdict(change.key, Verdict.OPEN):
            return report_card(draft, change.key)
        following = next_report(draft, change.key)
        if following is None:
            return notice_card(
                "Dismissed. No open reported statement is left.", await self.review(draft, Section.REPORTED)
            )
        return notice_card("Dismissed. Here is the next one.", report_card(draft, following.key))

    async def _revise(self, number: int, rev: int, change: Change) -> Draft:
        return await briefings.revise(self.desk, number, rev, change)

    async def _as_it_is(self, error: Changed | IllegalMove | BadValue, number: int, key: str) -> Card:
        """Why the press did nothing, above the draft as it is now."""
        say = SOMEBODY_EDITED if isinstance(error, Changed) else f"{error.say} {error.hint}".strip()
        return notice_card(say, await self._show(await self.draft(number), key))

    async def _show(self, draft: Draft, key: str) -> Card:
        return await self.item_card(draft, key) if draft.item(key) or draft.report(key) else await self.review(draft)


def _saved_words(change: Change, draft: Draft) -> str:
    """What is said of a change that was saved: an alias that was typed is the topic."""
    if isinstance(change, EditFacts) and topics_of(change.topics.split(",")) != draft.topics:
        return f"Saved. The topics are called {', '.join(draft.topics)} here."
    return "Saved."


def _key_of(draft: Draft, action: Submit) -> str:
    """The key of the item that the form was about, or made."""
    match action.form:
        case FormKind.REPORT | FormKind.ADD_STANCE:
            return draft.stances[-1].key
        case FormKind.ADD_QUOTE:
            return max((quote.key for quote in draft.quotes), key=lambda key: int(key[1:]))
        case FormKind.ADD_EVENT:
            return draft.events[-1].key
        case FormKind.ADD_PERSON:
            return draft.people[-1].key
        case _:
            return action.key
