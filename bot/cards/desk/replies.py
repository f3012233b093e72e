"""Which quote answers which, as an editor sees and sets it: the lines on a quote's card, and the form. Pure."""

from bot.cards.card import Choice, Field, FieldKind, Line, Run, Style, Text, line
from bot.cards.desk.drafted import is_locked, label, public_label
from bot.cards.fields import CHOICES_MOST, read_field
from briefings.dates.style import Writing
from briefings.draft.changes import EditReply
from briefings.draft.model import Draft, DraftQuote, ReplyState, Verdict
from briefings.draft.selecting import find_answered

NONE = "@none"
_HINT = "Only where the article presents these words as a reply. Members see it on both cards."


def reply_lines(writing: Writing, draft: Draft, quote: DraftQuote) -> tuple[Line, ...]:
    """What the quote answers and what answers it; nothing where no quote does."""
    other = _quote(draft, quote.reply_to)
    lines: list[Line] = []
    if other is not None:
        cue = f" (“{quote.reply_cue.of(draft.source.text)}”)" if quote.reply_cue else ""
        sure = find_answered(draft, quote) is not None
        given = "In reply to " if sure else "Perhaps in reply to "
        lines.append((Run(given), Run(_name(writing, draft, other), Style.BOLD), Run(_state(quote, cue, sure=sure))))
    replies = [
        one for one in draft.quotes if find_answered(draft, one) is quote and one.verdict is not Verdict.REJECTED
    ]
    lines += [line(f"Reply: {_name(writing, draft, one)}") for one in replies[:3]]
    return tuple(lines)


def _state(quote: DraftQuote, cue: str, *, sure: bool) -> str:
    if not sure:
        return f"{cue}; members do not see it until “Edit reply” settles it."
    return (
        "; an editor says so."
        if quote.reply_state is ReplyState.EDITOR
        else f"; the article presents it as a reply{cue}."
    )


def reply_fields(writing: Writing, draft: Draft, quote: DraftQuote) -> tuple[Field, ...]:
    """The choice among the draft's other quotes, the nearest before it first; of a published one among those on record."""
    at = next(place for place, one in enumerate(draft.quotes) if one.key == quote.key)
    others = [*reversed(draft.quotes[:at]), *draft.quotes[at + 1 :]]
    others = [one for one in others if one.verdict is not Verdict.REJECTED]
    if is_locked(draft, quote):
        others = [one for one in others if one.number is not None]
    others.sort(key=lambda one: one.key != quote.reply_to)
    choices = [Choice(_name(writing, draft, one), one.key) for one in others[: CHOICES_MOST - 1]]
    now = quote.reply_to if quote.reply_to in {choice.value for choice in choices} else NONE
    none = Choice("No other quote", NONE)
    return (Field("reply_to", "In reply to", FieldKind.CHOICE, now, True, choices=(none, *choices), hint=_HINT),)


def replied_with(writing: Writing, draft: Draft, quote: DraftQuote) -> tuple[Text, ...]:
    """What stands above the form: whose reply it would be."""
    return (Text((line(f"{_name(writing, draft, quote)}"),)),)


def reply_change(key: str, values: dict[str, str]) -> EditReply:
    """What the filled form asks for."""
    chosen = read_field(values, "reply_to")
    return EditReply(key, None if chosen in ("", NONE) else chosen)


def _name(writing: Writing, draft: Draft, quote: DraftQuote) -> str:
    return (
        public_label(writing, draft, quote, quote.number)
        if is_locked(draft, quote) and quote.number
        else label(writing, draft, quote)
    )


def _quote(draft: Draft, key: str | None) -> DraftQuote | None:
    return next((quote for quote in draft.quotes if quote.key == key), None)
