"""Which quote answers which, as an editor sees and sets it: the lines on a quote's card, and the form. Pure."""

from bot.cards.card import Choice, Field, FieldKind, Line, Run, Style, line
from bot.cards.desk.drafted import is_locked, label, public_label
from bot.cards.fields import CHOICES_MOST, read_field
from briefings.dates.style import Writing
from briefings.draft.changes import EditReply
from briefings.draft.model import Draft, DraftQuote, ReplyState, Verdict
from briefings.draft.selecting import find_answered, find_replies

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
        lines.append(
            (Run(given), Run(name_quote(writing, draft, other), Style.BOLD), Run(_state(quote, cue, sure=sure)))
        )
    lines += [line(f"Reply: {name_quote(writing, draft, reply)}") for reply in find_replies(draft, quote)[:3]]
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
    place = next(index for index, other in enumerate(draft.quotes) if other.key == quote.key)
    others = [*reversed(draft.quotes[:place]), *draft.quotes[place + 1 :]]
    others = [other for other in others if other.verdict is not Verdict.REJECTED]
    if is_locked(draft, quote):
        others = [other for other in others if other.number is not None]
    others.sort(key=lambda other: other.key != quote.reply_to)
    choices = [Choice(name_quote(writing, draft, other), other.key) for other in others[: CHOICES_MOST - 1]]
    now = quote.reply_to if quote.reply_to in {choice.value for choice in choices} else NONE
    none = Choice("No other quote", NONE)
    return (Field("reply_to", "In reply to", FieldKind.CHOICE, now, True, choices=(none, *choices), hint=_HINT),)


def reply_change(key: str, values: dict[str, str]) -> EditReply:
    """What the filled form asks for."""
    chosen = read_field(values, "reply_to")
    return EditReply(key, None if chosen in ("", NONE) else chosen)


def name_quote(writing: Writing, draft: Draft, quote: DraftQuote) -> str:
    """The quote on one short line, with the number that members see once it is published."""
    if is_locked(draft, quote) and quote.number:
        return public_label(writing, draft, quote, quote.number)
    return label(writing, draft, quote)


def _quote(draft: Draft, key: str | None) -> DraftQuote | None:
    return next((quote for quote in draft.quotes if quote.key == key), None)
