"""Which quote answers which, as an editor says. Pure."""

from dataclasses import replace

from briefings.draft.changes import EditReply
from briefings.draft.model import Draft, DraftQuote, ReplyState
from briefings.draft.revising.items import refuse_gone
from briefings.errors import BadValue


def with_reply(draft: Draft, quote: DraftQuote, change: EditReply) -> DraftQuote:
    """The quote as an editor's reply to another one, or to none. The words and the speaker stay as they were judged.

    Raises Gone for a quote that is not there, and BadValue for the quote itself or one that answers it.
    """
    if change.reply_to is None:
        return replace(quote, reply_to=None, reply_state=ReplyState.EDITOR, reply_cue=None)
    quotes = {other.key: other for other in draft.quotes}
    if change.reply_to not in quotes:
        refuse_gone(draft)
    answered: str | None = change.reply_to
    for _ in draft.quotes:
        if answered == quote.key:
            raise BadValue(
                f"{quote.key} cannot answer {change.reply_to}: that would be a reply to itself, or to its own reply.",
                "Choose another quote, or none.",
            )
        answered = quotes[answered].reply_to if answered in quotes else None
    kept = quote.reply_cue if change.reply_to == quote.reply_to else None
    return replace(quote, reply_to=change.reply_to, reply_state=ReplyState.EDITOR, reply_cue=kept)
