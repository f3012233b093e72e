"""What publishing takes of a draft, and why the rest stays out. Pure."""

from dataclasses import dataclass

from briefings.draft.model import Draft, DraftQuote, DraftStance, DraftSummary, Item, ReplyState, Verdict, goes_out
from briefings.model.record import SpeakerState, State


@dataclass(frozen=True, slots=True)
class Left:
    """An item that stays out: why, and how to settle it, one plain sentence each."""

    key: str
    why: str
    settle: str


@dataclass(frozen=True, slots=True)
class Selection:
    """`take` are the keys of what publishing takes; `left` is what stays out and could go out, in the order of a review.

    What an editor rejected is in neither.
    """

    take: frozenset[str]
    left: tuple[Left, ...]


def selection(draft: Draft) -> Selection:
    """What publishing takes: what goes out by itself (`goes_out`), and whose people go out too.

    A quote or stance stays out when its speaker or holder does; an event only loses the person. What is on record stays there
    whatever came into doubt since: it is taken back by a correction, which members are told, never by publishing again.
    """
    on_record = frozenset(
        item.key for item in draft.items() if item.number is not None and draft.state is State.PUBLISHED
    )
    people = on_record | frozenset(person.key for person in draft.people if goes_out(person))
    take = on_record | frozenset(item.key for item in draft.items() if _taken(item, people))
    left = (
        _left(draft, item, people)
        for item in draft.items()
        if item.key not in take and item.verdict is not Verdict.REJECTED and _holds_something(item)
    )
    return Selection(take, tuple(left))


def answered_by(draft: Draft, quote: DraftQuote) -> DraftQuote | None:
    """The quote that this one is published as a reply to, once both are; None where that is not settled or where nobody else spoke."""
    if quote.reply_to is None or quote.reply_state is ReplyState.POSSIBLE:
        return None
    other = next((one for one in draft.quotes if one.key == quote.reply_to), None)
    to_oneself = other is not None and other.speaker is not None and other.speaker == quote.speaker
    return None if to_oneself and quote.reply_state is ReplyState.STATED else other


def _taken(item: Item, people: frozenset[str]) -> bool:
    if not goes_out(item) or not _holds_something(item):
        return False
    return _needs(item) <= people and not _lacks_speaker(item)


def _needs(item: Item) -> frozenset[str]:
    """The people without whom the item is not published."""
    match item:
        case DraftQuote(speaker=str(speaker)) if _names_speaker(item):
            return frozenset({speaker})
        case DraftStance(holder=holder):
            return frozenset({holder})
        case _:
            return frozenset()


def _names_speaker(quote: DraftQuote) -> bool:
    return quote.speaker_state in (SpeakerState.STATED, SpeakerState.INFERRED)


def _lacks_speaker(item: Item) -> bool:
    return isinstance(item, DraftQuote) and _names_speaker(item) and item.speaker is None


def _holds_something(item: Item) -> bool:
    return not isinstance(item, DraftSummary) or bool(item.sentences)


def _left(draft: Draft, item: Item, people: frozenset[str]) -> Left:
    if item.verdict is Verdict.OPEN and item.doubts:
        doubt = item.doubts[0]
        return Left(item.key, doubt.say, doubt.kind.settle)
    missing = sorted(_needs(item) - people)
    if missing:
        return _left_with(draft, item, missing[0])
    if _lacks_speaker(item):
        return Left(item.key, "It has no speaker yet.", "Choose the speaker, or choose ambiguous or unknown.")
    return Left(
        item.key,
        "A stance is published only when an editor has accepted it.",
        "Read its evidence, then accept or reject it.",
    )


def _left_with(draft: Draft, item: Item, key: str) -> Left:
    """Why an item stays out with its person."""
    person = draft.person(key)
    part = "holder" if isinstance(item, DraftStance) else "speaker"
    if person is None:
        return Left(item.key, f"Its {part} is not among the people of this draft.", f"Choose the {part}.")
    if person.verdict is Verdict.REJECTED:
        return Left(
            item.key, f"Its {part}, {person.name}, was rejected.", f"Accept {person.name}, or choose another {part}."
        )
    return Left(item.key, f"Its {part}, {person.name}, is held back.", f"Settle {person.name} first.")
