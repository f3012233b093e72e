"""What differs between two revisions of one draft, in words that an editor reads. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain

from briefings.dates.when import in_words
from briefings.draft.model import Draft, DraftEvent, DraftPerson, DraftQuote, DraftStance, DraftSummary, Item
from briefings.draft.selecting import find_answered
from briefings.model.record import Origin, Sentence, value_of
from briefings.model.spans import OMISSION
from briefings.text.cuts import words_as_shown

DATE = "date"  # what a difference is called that is in a date: words that the server's way of writing may replace
REPLY = "in reply to"
ON_RECORD, TAKEN_BACK = "on record", "taken back"  # what an item was and is that a correction takes back


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs: of the item `key` (empty: of the briefing itself), `what` it is, as it `was` and is `now`.

    What was not there, or is no longer, is empty.
    """

    key: str
    what: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Corrected:
    """A correction of what is published: `draft` after it, `take` what is on record from now on (keys), `told` what members are told."""

    draft: Draft
    take: frozenset[str]
    told: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Again:
    """A briefing that is published again, withdrawn meanwhile or with more of it: the draft as members had read it, what they are told
    of it now (nothing where it was not changed), and why."""

    before: Draft
    told: tuple[Difference, ...]
    reason: str


def differences(old: Draft, new: Draft) -> tuple[Difference, ...]:
    """What differs, the briefing itself first, then the items in the order of a review; empty when nothing does.

    Doubts that came or went are differences too, for they decide what goes out.
    """
    before, after = ({item.key: _of(draft, item) for item in draft.items()} for draft in (old, new))
    items = (_between(key, before.get(key, {}), after.get(key, {})) for key in dict.fromkeys([*after, *before]))
    return (*_between("", _of_briefing(old), _of_briefing(new)), *chain.from_iterable(items))


def as_read(draft: Draft, keys: frozenset[str]) -> Draft:
    """The draft as members read it when the items with these keys are on record: no quote answers, and no event names, another one."""
    pairs = [(quote, find_answered(draft, quote)) for quote in draft.quotes]
    quotes = tuple(
        replace(quote, reply_to=other.key if other and other.key in keys else None) for quote, other in pairs
    )
    events = tuple(replace(event, people=tuple(key for key in event.people if key in keys)) for event in draft.events)
    return replace(draft, quotes=quotes, events=events)


def with_numbers(told: Iterable[Difference], published: Draft) -> tuple[Difference, ...]:
    """The differences with the numbers that quotes got when they were published: of one that was out for the first time, only its key
    was known before."""
    quotes = {quote.key: quote for quote in published.quotes}
    return tuple(
        replace(difference, now=_name_quote(published, find_answered(published, quotes[difference.key])))
        if difference.what == REPLY and difference.now
        else difference
        for difference in told
    )


def _between(key: str, was: dict[str, str], now: dict[str, str]) -> Iterator[Difference]:
    for what in dict.fromkeys([*was, *now]):
        if was.get(what, "") != now.get(what, ""):
            yield Difference(key, what, was.get(what, ""), now.get(what, ""))


def _of_briefing(draft: Draft) -> dict[str, str]:
    source = draft.source
    return {
        "state": draft.state.value,
        "title": value_of(source.title) or "",
        "outlet": value_of(source.outlet) or "",
        "author": value_of(source.author) or "",
        DATE: value_of(source.published) or "",
        "topics": ", ".join(draft.topics),
    }


def _of(draft: Draft, item: Item) -> dict[str, str]:
    """The item's parts in words."""
    doubts = {"doubts": " ".join(doubt.say for doubt in item.doubts), "verdict": item.verdict.value}
    return _parts(draft, item) | doubts


def _parts(draft: Draft, item: Item) -> dict[str, str]:
    text = draft.source.text
    match item:
        case DraftQuote():
            return {
                "words": words_as_shown(text, item.pieces),
                "speaker": _name(draft, item.speaker),
                "speaker's state": item.speaker_state.value,
                REPLY: _name_quote(draft, find_answered(draft, item)),
            }
        case DraftPerson():
            return {
                "name": item.name,
                "also called": ", ".join(item.aliases),
                "roles": "; ".join(role.title for role in item.roles),
                "the same as": f"P-{item.same_as}" if item.same_as else "",
            }
        case DraftEvent():
            return {
                "sentence": _sentence(item.sentence),
                DATE: in_words(item.when),
                "people": ", ".join(_name(draft, key) for key in item.people),
            }
        case DraftStance():
            return {
                "holder": _name(draft, item.holder),
                "issue": item.issue,
                "position": item.position.word,
                "basis": item.basis.words,
                "evidence": OMISSION.join(span.of(text) for span in item.evidence),
            }
        case DraftSummary():
            return {f"sentence {at}": _sentence(sentence) for at, sentence in enumerate(item.sentences, 1)}


def _sentence(sentence: Sentence) -> str:
    return f"{sentence.text} (editor's words)" if sentence.by is Origin.EDITOR else sentence.text


def _name_quote(draft: Draft, quote: DraftQuote | None) -> str:
    if quote is None:
        return ""
    name = _name(draft, quote.speaker)
    number = quote.key if quote.number is None else f"Q-{quote.number}"
    return f"{number} {name}".rstrip()


def _name(draft: Draft, key: str | None) -> str:
    person = draft.person(key)
    return person.name if person else ""
