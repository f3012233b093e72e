"""A person's name and roles, as an editor changes them, and what hangs on the name. Pure."""

from collections.abc import Iterable
from dataclasses import replace

from briefings.attribution import is_named, mentions_of
from briefings.changes import EditPerson
from briefings.draft import Doubt, DoubtKind, Draft, DraftPerson, DraftQuote, DraftRole, DraftStance, Verdict
from briefings.drafting.lexicon import titles
from briefings.errors import BadValue
from briefings.finding import clean
from briefings.model import Basis, SpeakerState
from briefings.placing import one_place
from briefings.revising.items import put, touches, without
from briefings.spans import Span
from briefings.store.folding import tokens

NAME_GIVEN = "The name is not in the article; an editor gave it."

_OF_PERSON = frozenset({DoubtKind.SURNAME_ONLY, DoubtKind.SAME_PERSON})


def with_person(draft: Draft, person: DraftPerson, change: EditPerson) -> DraftPerson:
    """The person with this name and these roles; the old name becomes an alias."""
    name, text = clean(change.name), draft.source.text
    if not name:
        raise BadValue("A person needs a name.", "Type the name, or reject the person.")
    aliases = dict.fromkeys((*person.aliases, *((person.name,) if person.name != name else ())))
    aliases.pop(name, None)
    named = mentions_of(text, (name,)) if name != person.name else ()
    mentions = tuple(sorted({*person.mentions, *(span for span in named if not touches(span, person.mentions))}))
    edited = replace(
        person,
        name=name,
        aliases=tuple(aliases),
        mentions=mentions,
        roles=_roles(text, person, change.roles.splitlines(), mentions),
        same_as=change.same_as,
        doubts=without(person, _OF_PERSON),
        verdict=Verdict.ACCEPTED,
    )
    return marked_as_given(text, edited)


def marked_as_given(text: str, person: DraftPerson) -> DraftPerson:
    """The person with a doubt for as long as the article has nothing of their name."""
    others = without(person, frozenset({DoubtKind.NAME_GIVEN}))
    if is_named(text, person.name, person.mentions):
        return replace(person, doubts=others)
    return replace(person, doubts=(*others, Doubt(DoubtKind.NAME_GIVEN, NAME_GIVEN)))


def renamed(draft: Draft, person: DraftPerson) -> Draft:
    """The draft with the person. What they said or stand for under a name that the article does not give them there is no longer
    "stated", and where it was accepted it is open again."""
    before, draft = draft.person(person.key), put(draft, person)
    if before is not None and before.name == person.name:
        return draft
    return replace(
        draft,
        quotes=tuple(
            _said_by(draft, person, quote) if quote.speaker == person.key else quote for quote in draft.quotes
        ),
        stances=tuple(
            _held_by(draft, person, stance) if stance.holder == person.key else stance for stance in draft.stances
        ),
    )


def _said_by(draft: Draft, person: DraftPerson, quote: DraftQuote) -> DraftQuote:
    text = draft.source.text
    named = (quote.speaker_span,) if quote.speaker_span else person.mentions
    if quote.speaker_state is SpeakerState.STATED and any(_is_for(text, span, person.name) for span in named):
        return quote
    if quote.speaker_state is not SpeakerState.STATED and is_named(text, person.name, person.mentions):
        return quote
    say = f"The speaker was renamed, and the article does not name {person.name} beside the words."
    others = without(quote, frozenset({DoubtKind.EDITED}))
    return replace(
        quote,
        speaker_state=SpeakerState.INFERRED,
        doubts=(*others, Doubt(DoubtKind.EDITED, say)),
        verdict=_taken_back(quote.verdict),
    )


def _held_by(draft: Draft, person: DraftPerson, stance: DraftStance) -> DraftStance:
    text = draft.source.text
    if any(_is_for(text, mention, person.name) for mention in person.mentions):
        return stance
    return replace(stance, basis=Basis.READ, verdict=_taken_back(stance.verdict))


def _is_for(text: str, span: Span, name: str) -> bool:
    """Whether what stands there is the name or a part of it, a title left aside: "Mr. Quill" for Ada Quill."""
    part = frozenset(tokens(span.of(text))) - titles()
    return bool(part) and part <= frozenset(tokens(name))


def _taken_back(verdict: Verdict) -> Verdict:
    return Verdict.OPEN if verdict is Verdict.ACCEPTED else verdict


def _roles(text: str, person: DraftPerson, lines: Iterable[str], mentions: tuple[Span, ...]) -> tuple[DraftRole, ...]:
    roles: dict[Span, DraftRole] = {}
    for line in (clean(line) for line in lines):
        known = tuple(role.span for role in person.roles if clean(role.title) == line)
        if line:
            span = known[0] if known else one_place(text, line, mentions)
            roles.setdefault(span, DraftRole(span.of(text), span))
    return tuple(roles.values())
