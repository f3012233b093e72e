"""A person's name and roles, as an editor changes them, and what hangs on the name. Pure."""

from collections.abc import Iterable
from dataclasses import replace

from briefings.attribution import mentions_of
from briefings.changes import EditPerson
from briefings.draft import DoubtKind, Draft, DraftPerson, DraftRole, Verdict
from briefings.errors import BadValue
from briefings.finding import clean
from briefings.model import Basis, SpeakerState
from briefings.placing import one_place
from briefings.revising.items import put, touches, without
from briefings.spans import Span
from briefings.store.folding import tokens

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
    return replace(
        person,
        name=name,
        aliases=tuple(aliases),
        mentions=mentions,
        roles=_roles(text, person, change.roles.splitlines(), mentions),
        same_as=change.same_as,
        doubts=without(person, _OF_PERSON),
        verdict=Verdict.ACCEPTED,
    )


def renamed(draft: Draft, person: DraftPerson) -> Draft:
    """The draft with the person. Under a name that the article does not have, nothing that they said is "stated" any more."""
    text, name = draft.source.text, frozenset(tokens(person.name))
    draft = put(draft, person)
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
