"""A quote's words and its speaker, as an editor changes them. Pure."""

from dataclasses import replace
from typing import Any

from briefings.draft.changes import EditSpeaker
from briefings.draft.model import BESIDE, Doubt, DoubtKind, Draft, DraftPerson, DraftQuote, Edit, ReplyState, Verdict
from briefings.draft.placing import place_pieces
from briefings.draft.revising.items import doubts_after, free_key, person_called, put, refuse_gone
from briefings.draft.revising.people import doubt_given_name
from briefings.draft.speaker_source import find_naming, mentions_of
from briefings.errors import BadValue
from briefings.model.record import SpeakerState
from briefings.model.spans import OMISSION, Span
from briefings.text.finding import clean
from briefings.text.quotation_marks import find_marked


def with_words(draft: Draft, quote: DraftQuote, typed: str) -> DraftQuote:
    """The quote with these words. Where they are elsewhere than before, the article is asked again who said them.

    The form shows the words alone, so that other words take back what was said of the quote as a whole: it is open again, and
    in doubt where the article does not name the speaker beside the words.
    """
    if not clean(typed):
        raise BadValue("A quote needs words.", "Type the words as the article has them, or reject the quote.")
    text, was = draft.source.text, Span(quote.pieces[0].start, quote.pieces[-1].end)
    shown = OMISSION.join(piece.of(text) for piece in quote.pieces)
    pieces = quote.pieces if clean(typed) == clean(shown) else place_pieces(text, typed, was)
    marks = [Span(marked.start, marked.end) for marked in find_marked(text)]
    refuse_unmarked(draft, marks, pieces)
    _refuse_anothers(draft, quote, pieces)
    own = [*quote.pieces, *(span for span in marks if any(span.overlaps(piece) for piece in quote.pieces))]
    same = all(any(span.contains(piece) for span in own) for piece in pieces)
    if pieces == quote.pieces:
        return replace(quote, doubts=doubts_after(quote, Edit.READ))
    beside: dict[str, Any] = {name: _if_outside(getattr(quote, name), pieces) if same else None for name in BESIDE}
    quote = replace(quote, pieces=pieces, doubts=doubts_after(quote, Edit.WORDS), verdict=Verdict.OPEN, **beside)
    if not same and quote.reply_state is not ReplyState.EDITOR:  # what the article gave as a reply were other words
        quote = replace(quote, reply_to=None, reply_state=None, reply_cue=None)
    return _doubt_speaker(draft, quote if same else _attribute_anew(draft, quote))


def _if_outside(span: Span | None, pieces: tuple[Span, ...]) -> Span | None:
    """The span, or None when it touches a piece."""
    return None if span is None or any(span.overlaps(piece) for piece in pieces) else span


def _doubt_speaker(draft: Draft, quote: DraftQuote) -> DraftQuote:
    """The quote with a doubt about its speaker where its new words rest on nobody whom the article names."""
    if quote.speaker_state is SpeakerState.STATED or any(Edit.SPEAKER in doubt.kind.edits for doubt in quote.doubts):
        return quote
    person = draft.person(quote.speaker)
    say = f"The words were changed, and the article does not name {person.name if person else 'anybody'} beside them."
    return replace(quote, doubts=(*quote.doubts, Doubt(DoubtKind.EDITED, say)))


def _attribute_anew(draft: Draft, quote: DraftQuote) -> DraftQuote:
    """The quote after its words moved: its speaker is stated only where the article names them beside every piece."""
    key = quote.speaker
    if key is None:
        return quote
    named = all(find_naming(draft, key, (piece,)) for piece in quote.pieces)
    quote = _attribute(draft, quote, key)
    return quote if named else replace(quote, speaker_state=SpeakerState.INFERRED)


def _refuse_anothers(draft: Draft, quote: DraftQuote, pieces: tuple[Span, ...]) -> None:
    """Raises BadValue for words that the draft gives to another person: editing words does not make them this one's."""
    for other in draft.quotes:
        if other.key == quote.key or other.speaker == quote.speaker or other.verdict is Verdict.REJECTED:
            continue
        shared = any(span.overlaps(own) for span in other.pieces for own in quote.pieces)  # before this edit already
        if not shared and any(piece.overlaps(span) for piece in pieces for span in other.pieces):
            person = draft.person(other.speaker)
            raise BadValue(
                f"These words are {other.key} of this draft{f', said by {person.name}' if person else ''}.",
                f"Open {other.key} to edit them.",
            )


def refuse_unmarked(draft: Draft, marks: list[Span], pieces: tuple[Span, ...]) -> None:
    """Raises BadValue for a piece that is neither in quotation marks nor in what the draft has as speech: it is the article's own."""
    speech = [*marks, *(piece for quote in draft.quotes for piece in quote.pieces)]
    if not all(any(span.contains(piece) for span in speech) for piece in pieces):
        raise BadValue(
            "These words are in the article, but not in quotation marks: they are the article's own.",
            "Type words that somebody is quoted with, or reject the quote.",
        )


def with_speaker(draft: Draft, quote: DraftQuote, change: EditSpeaker) -> Draft:
    """The draft with the quote said by whom the editor chose; a new name becomes a person of the draft.

    The form shows the words too, so that sending it accepts the quote, unless there is a doubt about the words themselves.
    """
    quote = replace(quote, doubts=doubts_after(quote, Edit.SPEAKER))
    quote = replace(quote, verdict=Verdict.OPEN if quote.doubts else Verdict.ACCEPTED)
    name, key = clean(change.new_name), change.person
    if key is not None and draft.person(key) is None:
        refuse_gone(draft)
    if key is None and name:
        draft, person = find_or_add_person(draft, name)
        key = person.key
    if key is not None:
        return put(draft, _attribute(draft, quote, key))
    if change.state not in (SpeakerState.AMBIGUOUS, SpeakerState.UNKNOWN):
        raise BadValue("There is no speaker here.", "Choose a person, type a new name, or choose ambiguous or unknown.")
    candidates = () if change.state is SpeakerState.UNKNOWN else quote.candidates
    return put(draft, replace(quote, speaker=None, speaker_state=change.state, candidates=candidates))


def _attribute(draft: Draft, quote: DraftQuote, key: str) -> DraftQuote:
    """The quote said by this person: stated when the article names them beside the words, else inferred.

    A speaker whom the drafter found stated, by closer reading than `find_naming` does, stays so when chosen again.
    """
    if key == quote.speaker and quote.speaker_state is SpeakerState.STATED and quote.speaker_span is not None:
        return quote
    naming = find_naming(draft, key, quote.pieces)
    if naming is not None:
        quote = replace(quote, speaker_span=naming.name, cue=naming.cue)
    state = SpeakerState.STATED if naming else SpeakerState.INFERRED
    return replace(quote, speaker=key, speaker_state=state, candidates=())


def find_or_add_person(draft: Draft, name: str) -> tuple[Draft, DraftPerson]:
    """The draft's person of that name, or a new one, accepted, with the places where the article has the name."""
    person, text = person_called(draft, name), draft.source.text
    if person is not None:
        return draft, person
    key, mentions = free_key(draft.people, "p"), mentions_of(text, (name,))
    person = doubt_given_name(text, DraftPerson(key, name, mentions, verdict=Verdict.ACCEPTED))
    return replace(draft, people=(*draft.people, person)), person
