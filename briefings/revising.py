"""Applies what an editor changes to a draft. Pure: a draft and a change in, the new draft out, or a refusal."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar, assert_never

from briefings import when
from briefings.attribution import mentions_of, named_beside
from briefings.changes import (
    Change,
    EditEvent,
    EditFacts,
    EditPerson,
    EditSpeaker,
    EditStance,
    EditSummary,
    EditWords,
    SetVerdict,
)
from briefings.draft import (
    Doubt,
    DoubtKind,
    Draft,
    DraftEvent,
    DraftPerson,
    DraftQuote,
    DraftRole,
    DraftStance,
    DraftSummary,
    Item,
    Tier,
    Verdict,
)
from briefings.drafting.marks import marked as marked_in
from briefings.errors import BadValue, Gone, IllegalMove
from briefings.finding import clean, find
from briefings.model import Basis, Origin, Sentence, SpeakerState, State
from briefings.placing import one_place, placed
from briefings.source_facts import date_doubts, with_facts
from briefings.spans import Span
from briefings.store.folding import tokens
from briefings.wording import full_sentence, sentence_of, summary_of

T = TypeVar("T", DraftPerson, DraftQuote, DraftEvent, DraftStance)

_OF_SPEAKER = frozenset({DoubtKind.PRONOUN_SPEAKER, DoubtKind.AMBIGUOUS_SPEAKER, DoubtKind.UNKNOWN_SPEAKER})
_OF_WORDS = frozenset({DoubtKind.UNBALANCED_MARKS})
_OF_PERSON = frozenset({DoubtKind.SURNAME_ONLY, DoubtKind.SAME_PERSON})
_OF_EVENT = frozenset({DoubtKind.PASSIVE, DoubtKind.ALLEGATION})


def apply(draft: Draft, change: Change) -> Draft:
    """The draft after the change. Editing an item accepts it and takes away the doubts that the edit settles.

    Raises NotInSource for words that do not stand in the article, BadValue for what cannot be understood, Gone for an item
    that is not there, and IllegalMove for what is published: it is withdrawn first.
    """
    match change:
        case SetVerdict():
            return _judged(draft, change)
        case EditFacts():
            _refuse_published(draft, draft.number, "The facts of a published briefing")
            return with_facts(draft, change)
        case EditWords():
            return _with(draft, _words(draft, _item(draft, change.key, DraftQuote), change.words))
        case EditSpeaker():
            return _speaker(draft, _item(draft, change.key, DraftQuote), change)
        case EditPerson():
            return _renamed(draft, _person(draft, _item(draft, change.key, DraftPerson), change))
        case EditEvent():
            return _with(draft, _event(draft, _item(draft, change.key, DraftEvent), change))
        case EditStance():
            return _with(draft, _stance(draft, _item(draft, change.key, DraftStance), change))
        case EditSummary():
            _refuse_published(draft, draft.summary.number, "The summary of a published briefing")
            sentences = summary_of(draft.source.text, change.words, draft.summary.sentences)
            summary = replace(draft.summary, sentences=sentences, doubts=(), verdict=Verdict.ACCEPTED)
            return replace(draft, summary=summary)
        case _:
            assert_never(change)


def _judged(draft: Draft, change: SetVerdict) -> Draft:
    item = draft.item(change.key)
    if item is None:
        raise _gone(draft)
    _refuse_published(draft, item.number, "A published item")
    unworded = isinstance(item, DraftStance) and any(doubt.kind is DoubtKind.ISSUE_WORDING for doubt in item.doubts)
    if unworded and change.verdict is Verdict.ACCEPTED:
        raise IllegalMove(
            "This stance names no issue yet that one can be for or against.",
            "Edit it and word the issue as a full sentence; that accepts it.",
        )
    match item:
        case DraftSummary():
            return replace(draft, summary=replace(item, verdict=change.verdict))
        case DraftPerson() | DraftQuote() | DraftEvent() | DraftStance():
            return _with(draft, replace(item, verdict=change.verdict))


def _words(draft: Draft, quote: DraftQuote, typed: str) -> DraftQuote:
    """The quote with these words. Where they stand elsewhere than before, the article is asked again who said them."""
    if not clean(typed):
        raise BadValue("A quote needs words.", "Type the words as the article has them, or reject the quote.")
    text, was = draft.source.text, Span(quote.pieces[0].start, quote.pieces[-1].end)
    shown = " […] ".join(piece.of(text) for piece in quote.pieces)
    pieces = quote.pieces if clean(typed) == clean(shown) else placed(text, typed, was)
    marks = [Span(marked.start, marked.end) for marked in marked_in(text)]
    _refuse_unmarked(draft, marks, pieces)
    _refuse_anothers(draft, quote, pieces)
    own = [*quote.pieces, *(span for span in marks if any(span.overlaps(piece) for piece in quote.pieces))]
    same = all(any(span.contains(piece) for span in own) for piece in pieces)
    quote = replace(quote, pieces=pieces, doubts=_without(quote, _OF_WORDS), verdict=Verdict.ACCEPTED)
    if same:
        return replace(
            quote,
            cue=_if_outside(quote.cue, pieces),
            speaker_span=_if_outside(quote.speaker_span, pieces),
        )
    return _attributed_anew(draft, replace(quote, cue=None, speaker_span=None))


def _attributed_anew(draft: Draft, quote: DraftQuote) -> DraftQuote:
    """The quote after its words moved: its speaker is stated only where the article names them beside every piece."""
    key = quote.speaker
    if key is None:
        return quote
    quote = _attributed(draft, quote, key)
    if all(named_beside(draft, key, (piece,)) for piece in quote.pieces):
        return quote
    return replace(quote, speaker_state=SpeakerState.INFERRED)


def _refuse_anothers(draft: Draft, quote: DraftQuote, pieces: tuple[Span, ...]) -> None:
    """Words that the draft gives to another person do not become this one's by editing words."""
    for other in draft.quotes:
        if other.key == quote.key or other.speaker == quote.speaker or other.verdict is Verdict.REJECTED:
            continue
        shared = any(span.overlaps(own) for span in other.pieces for own in quote.pieces)  # before this edit already
        if not shared and any(piece.overlaps(span) for piece in pieces for span in other.pieces):
            person = draft.person(other.speaker)
            raise BadValue(
                f"These words are {other.key} of this draft{f', said by {person.name}' if person else ''}.",
                f"Open {other.key} to work on them.",
            )


def _refuse_unmarked(draft: Draft, marks: list[Span], pieces: tuple[Span, ...]) -> None:
    """The article's own sentences are nobody's words: a piece stands in quotation marks, or in what the draft has as speech."""
    speech = [*marks, *(piece for quote in draft.quotes for piece in quote.pieces)]
    if not all(any(span.contains(piece) for span in speech) for piece in pieces):
        raise BadValue(
            "These words stand in the article, but not in quotation marks: they are the article's own.",
            "Type words that somebody is quoted with, or reject the quote.",
        )


def _speaker(draft: Draft, quote: DraftQuote, change: EditSpeaker) -> Draft:
    quote = replace(quote, doubts=_without(quote, _OF_SPEAKER), verdict=Verdict.ACCEPTED)
    name = clean(change.new_name)
    if change.person is not None:
        person = draft.person(change.person)
        if person is None:
            raise _gone(draft)
        return _with(draft, _attributed(draft, quote, person.key))
    if name:
        draft, person = _person_called(draft, name)
        return _with(draft, _attributed(draft, quote, person.key))
    if change.state not in (SpeakerState.AMBIGUOUS, SpeakerState.UNKNOWN):
        raise BadValue("There is no speaker here.", "Choose a person, type a new name, or choose ambiguous or unknown.")
    unknown = change.state is SpeakerState.UNKNOWN
    return _with(
        draft,
        replace(quote, speaker=None, speaker_state=change.state, candidates=() if unknown else quote.candidates),
    )


def _attributed(draft: Draft, quote: DraftQuote, key: str) -> DraftQuote:
    """The quote said by this person: stated when the article names them beside the words, else inferred.

    A speaker whom the drafter found stated, by closer reading than `named_beside` does, stays so when chosen again.
    """
    if key == quote.speaker and quote.speaker_state is SpeakerState.STATED and quote.speaker_span is not None:
        return quote
    naming = named_beside(draft, key, quote.pieces)
    if naming is not None:
        quote = replace(quote, speaker_span=naming.name, cue=naming.cue)
    state = SpeakerState.STATED if naming else SpeakerState.INFERRED
    return replace(quote, speaker=key, speaker_state=state, candidates=())


def _person_called(draft: Draft, name: str) -> tuple[Draft, DraftPerson]:
    """The draft's person of that name, or a new one, accepted, with the places where the article has the name."""
    same = name.casefold()
    for person in draft.people:
        if same in (person.name.casefold(), *(alias.casefold() for alias in person.aliases)):
            return draft, person
    mentions = mentions_of(draft.source.text, (name,))
    person = DraftPerson(_free_key(draft), name, mentions, verdict=Verdict.ACCEPTED)
    return replace(draft, people=(*draft.people, person)), person


def _free_key(draft: Draft) -> str:
    return f"p{max((int(person.key[1:]) for person in draft.people), default=0) + 1}"


def _person(draft: Draft, person: DraftPerson, change: EditPerson) -> DraftPerson:
    name, text = clean(change.name), draft.source.text
    if not name:
        raise BadValue("A person needs a name.", "Type the name, or reject the person.")
    aliases = dict.fromkeys((*person.aliases, *((person.name,) if person.name != name else ())))
    aliases.pop(name, None)
    named = mentions_of(text, (name,)) if name != person.name else ()
    mentions = tuple(sorted({*person.mentions, *(span for span in named if not _touches(span, person.mentions))}))
    return replace(
        person,
        name=name,
        aliases=tuple(aliases),
        mentions=mentions,
        roles=_roles(text, person, change.roles.splitlines(), mentions),
        same_as=change.same_as,
        doubts=_without(person, _OF_PERSON),
        verdict=Verdict.ACCEPTED,
    )


def _renamed(draft: Draft, person: DraftPerson) -> Draft:
    """The draft with the person. Under a name that the article does not have, nothing that they said is "stated" any more."""
    text, name = draft.source.text, frozenset(tokens(person.name))
    draft = _with(draft, person)
    if any(frozenset(tokens(mention.of(text))) <= name for mention in person.mentions):
        return draft
    quotes = tuple(
        replace(quote, speaker_state=SpeakerState.INFERRED)
        if quote.speaker == person.key and quote.speaker_state is SpeakerState.STATED
        else quote
        for quote in draft.quotes
    )
    stances = tuple(
        replace(stance, basis=Basis.READ) if stance.holder == person.key else stance for stance in draft.stances
    )
    return replace(draft, quotes=quotes, stances=stances)


def _roles(text: str, person: DraftPerson, lines: Iterable[str], mentions: tuple[Span, ...]) -> tuple[DraftRole, ...]:
    roles: dict[Span, DraftRole] = {}
    for line in (clean(line) for line in lines):
        known = tuple(role.span for role in person.roles if clean(role.title) == line)
        if line:
            span = known[0] if known else one_place(text, line, mentions)
            roles.setdefault(span, DraftRole(span.of(text), span))
    return tuple(roles.values())


def _event(draft: Draft, event: DraftEvent, change: EditEvent) -> DraftEvent:
    if not clean(change.words):
        raise BadValue("An event needs a sentence.", "Type what happened, or reject the event.")
    text, was = draft.source.text, event.sentence
    sentence = sentence_of(text, change.words, was)
    edited = replace(event, sentence=sentence, doubts=_without(event, _OF_EVENT), verdict=Verdict.ACCEPTED)
    if sentence != was:
        edited = replace(edited, people=_people_in(draft, sentence))
    typed, published = clean(change.when), draft.source.published
    if typed in (event.when.phrase, event.when.edtf, when.spoken(event.when)):
        return edited
    edited = replace(edited, when=when.parse(typed, published.value if published else None))
    return replace(edited, doubts=date_doubts(edited))


def _people_in(draft: Draft, sentence: Sentence) -> tuple[str, ...]:
    """The people whom the sentence names: by their mentions where it is the source's, by their names where it is an editor's."""
    return tuple(
        person.key
        for person in draft.people
        if (
            any(span.contains(mention) for span in sentence.spans for mention in person.mentions)
            if sentence.by is Origin.TEXT
            else any(find(sentence.text, name) for name in (person.name, *person.aliases))
        )
    )


def _stance(draft: Draft, stance: DraftStance, change: EditStance) -> DraftStance:
    issue = full_sentence(change.issue)
    known = next((other.issue for other in draft.stances if other.issue.casefold() == issue.casefold()), issue)
    about = {token for token in tokens(stance.issue) if len(token) > 3} & set(tokens(issue))
    stated = stance.tier is Tier.FIRM and stance.basis is Basis.STATED and change.position is stance.position and about
    return replace(
        stance,
        issue=issue if stance.issue.casefold() == issue.casefold() else known,
        position=change.position,
        basis=Basis.STATED if stated else Basis.READ,
        doubts=_without(stance, frozenset({DoubtKind.ISSUE_WORDING})),
        verdict=Verdict.ACCEPTED,
    )


def _item(draft: Draft, key: str, kind: type[T]) -> T:
    found = draft.item(key)
    if not isinstance(found, kind):
        raise _gone(draft)
    _refuse_published(draft, found.number, "A published item")
    return found


def _with(draft: Draft, item: DraftPerson | DraftQuote | DraftEvent | DraftStance) -> Draft:
    match item:
        case DraftPerson():
            return replace(draft, people=_replaced(draft.people, item))
        case DraftQuote():
            return replace(
                draft, quotes=tuple(sorted(_replaced(draft.quotes, item), key=lambda quote: quote.pieces[0]))
            )
        case DraftEvent():
            return replace(draft, events=_replaced(draft.events, item))
        case DraftStance():
            return replace(draft, stances=_replaced(draft.stances, item))
        case _:
            assert_never(item)


def _replaced(items: tuple[T, ...], item: T) -> tuple[T, ...]:
    return tuple(item if other.key == item.key else other for other in items)


def _without(item: Item, kinds: frozenset[DoubtKind]) -> tuple[Doubt, ...]:
    return tuple(doubt for doubt in item.doubts if doubt.kind not in kinds)


def _if_outside(span: Span | None, pieces: tuple[Span, ...]) -> Span | None:
    return None if span is None or _touches(span, pieces) else span


def _touches(span: Span, others: tuple[Span, ...]) -> bool:
    return any(span.overlaps(other) for other in others)


def _gone(draft: Draft) -> Gone:
    return Gone("That item is not in this draft any more.", f"/briefing review B-{draft.number} shows what there is.")


def _refuse_published(draft: Draft, number: int | None, what: str) -> None:
    if draft.state is State.PUBLISHED and number is not None:
        raise IllegalMove(
            f"{what} cannot be changed.",
            f"Withdraw B-{draft.number} first, change it, and publish it again; its number stays.",
        )
