"""Items that an editor adds by hand: each is found in the article, or refused with the nearest passage. Pure."""

from dataclasses import replace

from briefings.dates import when
from briefings.draft.changes import AddEvent, AddPerson, AddQuote, AddStance, EditPerson, EditSpeaker, UseReport
from briefings.draft.model import Draft, DraftEvent, DraftPerson, DraftQuote, DraftStance, Tier, Verdict
from briefings.draft.placing import place_pieces, places_of
from briefings.draft.revising.events_and_stances import people_in, words_of_issue
from briefings.draft.revising.items import free_key, person_called, put
from briefings.draft.revising.people import with_person
from briefings.draft.revising.quotes import find_or_add_person, refuse_unmarked, with_speaker
from briefings.draft.source_facts import date_doubts
from briefings.draft.speaker_source import mentions_of
from briefings.draft.wording import full_sentence, sentence_in
from briefings.errors import BadValue
from briefings.model.record import Basis, value_of
from briefings.model.spans import Span
from briefings.text.finding import clean
from briefings.text.quotation_marks import find_marked


def with_added_quote(draft: Draft, change: AddQuote) -> Draft:
    """The draft with the quote, accepted; its speaker is stated where the article names them beside the words.

    Raises NotInSource, and BadValue for words that are in several places when `at` names none of them, that are the
    article's own, or that the draft has already.
    """
    text = draft.source.text
    pieces = _pieces(text, change)
    for quote in draft.quotes:
        if any(piece.overlaps(own) for own in quote.pieces for piece in pieces):
            raise BadValue(f"These words are in {quote.key} of this draft already.", f"Open {quote.key} to edit them.")
    refuse_unmarked(draft, [Span(mark.start, mark.end) for mark in find_marked(text)], pieces)
    quote = DraftQuote(free_key(draft.quotes, "q"), pieces)
    speaker = EditSpeaker(quote.key, change.person, change.new_name, change.state)
    return with_speaker(replace(draft, quotes=(*draft.quotes, quote)), quote, speaker)


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
    """The draft with the event, accepted. The article must have its sentence, which can be worded otherwise afterwards."""
    sentence = sentence_in(draft.source.text, places_of(draft.source.text, change.words)[0])
    date = when.parse(clean(change.when), value_of(draft.source.published))
    key, people = free_key(draft.events, "e"), people_in(draft, sentence)
    event = DraftEvent(key, sentence, date, people, verdict=Verdict.ACCEPTED)
    return replace(draft, events=(*draft.events, replace(event, doubts=date_doubts(event))))


def with_added_stance(draft: Draft, change: AddStance) -> Draft:
    """The draft with the stance, accepted, read from the words by an editor. The article must have its evidence."""
    evidence = place_pieces(draft.source.text, change.evidence, None)
    return add_stance(draft, change, change.person, clean(change.new_name), evidence, Verdict.ACCEPTED)


def add_stance(
    draft: Draft,
    change: AddStance | UseReport,
    person: str | None,
    name: str,
    evidence: tuple[Span, ...],
    verdict: Verdict = Verdict.OPEN,
) -> Draft:
    """The draft with a stance read from the evidence: of whom has the name, else of the person with the key `person`.

    Raises BadValue for an issue that is no full sentence, and without a holder.
    """
    issue = full_sentence(change.issue)
    holder = draft.person(person)
    if name:
        draft, holder = find_or_add_person(draft, name)
    if holder is None:
        raise BadValue("No person was chosen for this stance.", "Choose a person, or type a new name.")
    key, known = free_key(draft.stances, "s"), words_of_issue(draft, issue)
    stance = DraftStance(key, holder.key, known, change.position, Tier.POSSIBLE, evidence, Basis.READ, verdict=verdict)
    return replace(draft, stances=(*draft.stances, stance))


def with_added_person(draft: Draft, change: AddPerson) -> Draft:
    """The draft with the person, accepted. Raises BadValue for one whom it has."""
    name = clean(change.name)
    taken = person_called(draft, name)
    if taken is not None:
        raise BadValue(f"{name} is {taken.key} of this draft already.", f"Open {taken.key} to edit it.")
    mentions = mentions_of(draft.source.text, (name,)) if name else ()
    person = DraftPerson(free_key(draft.people, "p"), name, mentions)
    added = replace(draft, people=(*draft.people, person))
    return put(added, with_person(added, person, EditPerson(person.key, name, change.roles)))
