"""Items that an editor adds by hand: each is found in the article, or refused with the nearest passage. Pure."""

from dataclasses import replace

from briefings.dates import when
from briefings.draft.changes import AddEvent, AddPerson, AddQuote, AddStance, EditPerson, EditSpeaker
from briefings.draft.model import Draft, DraftEvent, DraftPerson, DraftQuote, DraftStance, DraftSummary, Tier, Verdict
from briefings.draft.placing import place_pieces, places_of
from briefings.draft.revising.events_and_stances import people_in
from briefings.draft.revising.items import free_key, put
from briefings.draft.revising.people import with_person
from briefings.draft.revising.quotes import person_called, refuse_anothers, refuse_unmarked, with_speaker
from briefings.draft.source_facts import date_doubts
from briefings.draft.speaker_source import mentions_of
from briefings.draft.wording import full_sentence, sentence_in
from briefings.errors import BadValue
from briefings.model.record import Basis, State, value_of
from briefings.model.spans import Span
from briefings.text.finding import clean
from briefings.text.quotation_marks import find_marked


def with_added_quote(draft: Draft, change: AddQuote) -> Draft:
    """The draft with the quote, accepted; its speaker is stated where the article names them beside the words.

    Raises NotInSource, and BadValue for words that stand in several places when `at` names none of them, that are the
    article's own, or that the draft has already.
    """
    text = draft.source.text
    pieces = _pieces(text, change)
    if any(piece.overlaps(own) for quote in draft.quotes for own in quote.pieces for piece in pieces):
        quote = next(quote for quote in draft.quotes if any(p.overlaps(own) for own in quote.pieces for p in pieces))
        raise BadValue(f"These words are in {quote.key} of this draft already.", f"Open {quote.key} to edit them.")
    quote = DraftQuote(free_key(draft.quotes, "q"), pieces)
    refuse_unmarked(draft, [Span(one.start, one.end) for one in find_marked(text)], pieces)
    refuse_anothers(draft, quote, pieces)
    quotes = tuple(sorted((*draft.quotes, quote), key=lambda one: one.pieces[0]))
    who = EditSpeaker(quote.key, change.person, change.new_name, change.state)
    return with_speaker(replace(draft, quotes=quotes), quote, who)


def _pieces(text: str, change: AddQuote) -> tuple[Span, ...]:
    pieces = place_pieces(text, change.words, None)
    if len(pieces) > 1:
        return pieces
    places = places_of(text, change.words)
    if change.at is not None:
        return next(((place,) for place in places if place.start == change.at), pieces)
    if len(places) > 1:
        raise BadValue(
            f"These words are in {len(places)} places of the article.", "Go back to the form and choose the place."
        )
    return pieces


def with_added_event(draft: Draft, change: AddEvent) -> Draft:
    """The draft with the event, accepted. Its sentence must stand in the article; it can be worded otherwise afterwards."""
    span = places_of(draft.source.text, change.words)[0]
    sentence = sentence_in(draft.source.text, span)
    published = value_of(draft.source.published)
    event = DraftEvent(
        free_key(draft.events, "e"), sentence, when.parse(clean(change.when), published), verdict=Verdict.ACCEPTED
    )
    event = replace(event, people=people_in(draft, sentence))
    return replace(draft, events=(*draft.events, replace(event, doubts=date_doubts(event))))


def with_added_stance(draft: Draft, change: AddStance) -> Draft:
    """The draft with the stance, accepted, read from the words by an editor. Its evidence must stand in the article."""
    evidence = place_pieces(draft.source.text, change.evidence, None)
    issue = full_sentence(change.issue)
    holder = draft.person(change.person)
    if clean(change.new_name):
        draft, holder = person_called(draft, clean(change.new_name))
    if holder is None:
        raise BadValue("No person was chosen for this stance.", "Choose a person, or type a new name.")
    known = next((one.issue for one in draft.stances if one.issue.casefold() == issue.casefold()), issue)
    stance = DraftStance(
        free_key(draft.stances, "s"),
        holder.key,
        known,
        change.position,
        Tier.POSSIBLE,
        evidence,
        Basis.READ,
        verdict=Verdict.ACCEPTED,
    )
    return replace(draft, stances=(*draft.stances, stance))


def with_added_person(draft: Draft, change: AddPerson) -> Draft:
    """The draft with the person, accepted. Raises BadValue for one whom it has."""
    name = clean(change.name)
    taken = next((one for one in draft.people if name.casefold() in _names(one)), None)
    if taken is not None:
        raise BadValue(f"{name} is {taken.key} of this draft already.", f"Open {taken.key} to edit it.")
    mentions = mentions_of(draft.source.text, (name,)) if name else ()
    person = DraftPerson(free_key(draft.people, "p"), name, mentions)
    added = replace(draft, people=(*draft.people, person))
    return put(added, with_person(added, person, EditPerson(person.key, name, change.roles)))


def _names(person: DraftPerson) -> set[str]:
    return {one.casefold() for one in (person.name, *person.aliases)}


def with_all_accepted(draft: Draft) -> Draft:
    """The draft with every open item accepted that has no doubt and is not on record; a stance is accepted one by one."""
    on_record = draft.state is State.PUBLISHED
    summary = draft.summary
    return replace(
        draft,
        people=tuple(replace(one, verdict=_settled(one, on_record)) for one in draft.people),
        quotes=tuple(replace(one, verdict=_settled(one, on_record)) for one in draft.quotes),
        events=tuple(replace(one, verdict=_settled(one, on_record)) for one in draft.events),
        summary=replace(summary, verdict=_settled(summary, on_record)) if summary.sentences else summary,
    )


def _settled(item: DraftPerson | DraftQuote | DraftEvent | DraftSummary, on_record: bool) -> Verdict:
    sure = item.verdict is Verdict.OPEN and not item.doubts and not (on_record and item.number is not None)
    return Verdict.ACCEPTED if sure else item.verdict
