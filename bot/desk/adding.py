"""Taking in an article: an attached file, a page of the web, or what was pasted into the form. Knows no door."""

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.actions.actions import Add, FormKind, OpenForm, Submit, keep_values
from bot.cards.card import Button, Buttons, Card, Form, Look
from bot.cards.desk.forms import paste_form, read_pasted
from bot.cards.desk.refused import refusal_card
from bot.cards.desk.review import notice_card
from bot.cards.errors import card_of_error
from bot.config import Limits
from bot.desk.reviewing import review_of
from briefings import reading
from briefings.ask.queries import Summary
from briefings.desk import Desk, briefings
from briefings.draft.changes import EditFacts
from briefings.draft.model import Draft
from briefings.draft.source_facts import with_facts
from briefings.errors import AlreadyHere, BadArticle, BadValue, BriefingError, Unreachable
from briefings.model.record import Source, State, value_of

if TYPE_CHECKING:
    from briefings.reading.web import Web


async def add(desk: Desk, limits: Limits, web: "Web | None", action: Add) -> Card | Form:
    """The review card of the new draft; the form to paste into where nothing was given; for a page that cannot be had, why, with a
    door to that form. Raises BadArticle, and BadValue for what is no address."""
    if action.url is not None:
        try:
            source = await _fetch(web, action.url, _limits_of(limits))
        except (Unreachable, BadArticle) as error:
            return _or_paste(error)
    elif action.data is not None:
        source = await reading.read(action.file_name or "article.txt", action.data, _limits_of(limits))
    elif action.text is not None:
        source = await reading.read_pasted(action.text, _limits_of(limits))
    else:
        return paste_form()
    try:
        return await review_of(desk, await briefings.take_in(desk, source))
    except AlreadyHere as error:
        return await _first_one(desk, error)


async def add_pasted(desk: Desk, limits: Limits, submit: Submit) -> Card:
    """The review card of the pasted article. A date that is not understood does not cost the article: it is asked for again."""
    text, facts = read_pasted(submit)
    try:
        source = await reading.read_pasted(text, _limits_of(limits))
    except BadArticle as error:
        return refusal_card(error, paste_form(), submit.values, Add())
    typed = facts or EditFacts("", "", "", "", "")
    refusal: BadValue | None = None
    try:
        source = _with(source, typed)
    except BadValue as error:
        refusal = error
        source = _with(source, replace(typed, published=""))
    try:
        draft = await briefings.take_in(desk, source)
    except AlreadyHere as error:
        return await _first_one(desk, error)
    review = await review_of(desk, draft)
    return _without_date(draft, review, refusal, typed.published) if refusal else review


async def _fetch(web: "Web | None", url: str, limits: reading.ReadingLimits) -> Source:
    if web is None:
        raise Unreachable(
            "Web pages are not fetched here: the bot's host has not switched that on.",
            "Paste the text or attach the page as a file. The host can switch it on with fetch_urls in config.yaml.",
        )
    page = await web.fetch(url, limits)
    return await reading.read(page.file_name, page.data, limits, content_type=page.content_type, url=page.url)


def _or_paste(error: BriefingError) -> Card:
    card = card_of_error(error)
    return replace(card, blocks=(*card.blocks, Buttons((Button("Paste the text", Add(), Look.PRIMARY),))))


def _without_date(draft: Draft, review: Card, refusal: BadValue, typed: str) -> Card:
    """The review card, with a way to type the article's date again above it."""
    notice = notice_card(f"{refusal.say} {refusal.hint} The article is here without its date.", review)
    again = OpenForm(draft.number, draft.rev, FormKind.FACTS, typed=keep_values((("published", typed),)))
    return _with_door(notice, Button("Type the date again", again, Look.PRIMARY))


async def _first_one(desk: Desk, error: AlreadyHere) -> Card:
    """The briefing on the same article."""
    first = await desk.record.drafts.get(error.number)
    if first is None:
        raise error
    notice = notice_card(f"{error.say} Nothing was added; here it is.", await review_of(desk, first))
    if first.state is not State.PUBLISHED:
        return notice
    return _with_door(notice, Button("See the briefing", Summary(first.number), Look.PRIMARY))


def _with_door(notice: Card, door: Button) -> Card:
    """The notice card with a door below the notice."""
    return replace(notice, blocks=(notice.blocks[0], Buttons((door,)), *notice.blocks[1:]))


def _with(source: Source, facts: EditFacts) -> Source:
    """The source with the facts that were typed; what was left empty stays as the text has it. Raises BadValue."""
    typed = EditFacts(
        facts.title or value_of(source.title) or "",
        facts.outlet or value_of(source.outlet) or "",
        facts.published or value_of(source.published) or "",
        facts.author or value_of(source.author) or "",
        "",
    )
    return with_facts(Draft(source), typed).source


def _limits_of(limits: Limits) -> reading.ReadingLimits:
    return reading.ReadingLimits(file_bytes=limits.file_bytes, characters=limits.article_characters)
