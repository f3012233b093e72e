"""Applies what an editor changes to a draft. Pure: a draft and a change in, the new draft out, or a refusal."""

from dataclasses import replace

from briefings.draft import changes
from briefings.draft.model import DoubtKind, Draft, DraftEvent, DraftPerson, DraftQuote, DraftStance, Verdict
from briefings.draft.revising.adding import with_added_event, with_added_person, with_added_quote, with_added_stance
from briefings.draft.revising.events_and_stances import with_event, with_stance
from briefings.draft.revising.items import accept_all, item_of, put, refuse_gone, refuse_published
from briefings.draft.revising.people import rename_person, settle_person, with_person
from briefings.draft.revising.quotes import with_speaker, with_words
from briefings.draft.revising.replies import with_reply
from briefings.draft.revising.reports import judge_report, use_report
from briefings.draft.source_facts import with_facts
from briefings.draft.wording import find_unsupported, summary_of
from briefings.errors import IllegalMove
from briefings.model.record import Vouch

_CONFIRMING = (changes.SetVerdict, changes.EditSpeaker)  # what shows an editor a quote's words and its speaker together


def apply(draft: Draft, change: changes.Change) -> Draft:
    """The draft after the change. Editing an item accepts it and takes away the doubts that the edit settles.

    Raises NotInSource for words that the article does not have, BadValue for what cannot be understood, Gone for an item
    that is not there, and IllegalMove for what is published: it is withdrawn first.
    """
    return _vouch(draft, _apply(draft, change), change)


def _vouch(before: Draft, after: Draft, change: changes.Change) -> Draft:
    """The draft after the change, which confirms a quote where it is about this quote alone; what is not accepted nobody vouches for."""
    confirmed = change.key if isinstance(change, _CONFIRMING) else None
    known = {quote.key: quote.verdict for quote in before.quotes}
    quotes = []
    for quote in after.quotes:
        if quote.verdict is not Verdict.ACCEPTED:
            quote = replace(quote, vouch=None)
        elif quote.key == confirmed or (known.get(quote.key) is not Verdict.ACCEPTED and quote.vouch is None):
            quote = replace(quote, vouch=Vouch.ITEM)
        quotes.append(quote)
    return replace(after, quotes=tuple(quotes))


def _apply(draft: Draft, change: changes.Change) -> Draft:
    match change:
        case changes.SetVerdict():
            return _judge(draft, change)
        case changes.SetSame(key, same_as):
            return put(draft, settle_person(item_of(draft, key, DraftPerson), same_as))
        case changes.EditFacts():
            refuse_published(draft, draft.number, "The facts of a published briefing")
            return with_facts(draft, change)
        case changes.EditWords():
            return put(draft, with_words(draft, item_of(draft, change.key, DraftQuote), change.words))
        case changes.EditSpeaker():
            return with_speaker(draft, item_of(draft, change.key, DraftQuote), change)
        case changes.EditReply():
            return put(draft, with_reply(draft, item_of(draft, change.key, DraftQuote), change))
        case changes.EditPerson():
            return rename_person(draft, with_person(draft, item_of(draft, change.key, DraftPerson), change))
        case changes.EditEvent():
            return put(draft, with_event(draft, item_of(draft, change.key, DraftEvent), change))
        case changes.EditStance():
            return put(draft, with_stance(draft, item_of(draft, change.key, DraftStance), change))
        case changes.UseReport():
            return use_report(draft, change)
        case changes.AcceptAll():
            return accept_all(draft)
        case changes.AddQuote():
            return with_added_quote(draft, change)
        case changes.AddEvent():
            return with_added_event(draft, change)
        case changes.AddStance():
            return with_added_stance(draft, change)
        case changes.AddPerson():
            return with_added_person(draft, change)
        case changes.EditSummary():
            return _word_summary(draft, change.words)


def _word_summary(draft: Draft, typed: str) -> Draft:
    """The draft with this summary, accepted. New sentences that no passage supports leave it open; sent again as they are, they
    are the editor's word."""
    summary, text = draft.summary, draft.source.text
    refuse_published(draft, summary.number, "The summary of a published briefing")
    sentences = summary_of(text, typed, summary.sentences)
    if sentences == summary.sentences:
        return put(draft, replace(summary, verdict=Verdict.ACCEPTED))
    doubts = find_unsupported(text, sentences)
    verdict = Verdict.OPEN if doubts else Verdict.ACCEPTED
    return put(draft, replace(summary, sentences=sentences, doubts=doubts, verdict=verdict))


def _judge(draft: Draft, change: changes.SetVerdict) -> Draft:
    item, report = draft.item(change.key), draft.report(change.key)
    if report is not None:
        return judge_report(draft, report, change.verdict)
    if item is None:
        refuse_gone(draft)
    refuse_published(draft, item.number, "A published item")
    unworded = isinstance(item, DraftStance) and any(doubt.kind is DoubtKind.ISSUE_WORDING for doubt in item.doubts)
    if unworded and change.verdict is Verdict.ACCEPTED:
        raise IllegalMove(
            "This stance has no issue yet that people can support or oppose.",
            "Edit it and write the issue as a full sentence; that accepts it.",
        )
    return put(draft, replace(item, verdict=change.verdict))
