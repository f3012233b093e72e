"""What publishing takes of a draft, and why the rest stays out. Pure."""

from dataclasses import dataclass

from briefings.draft.model import Draft, DraftQuote, DraftStance, Item, ReplyState, Verdict, goes_out
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
    items = [item for item in draft.items() if item.key != draft.summary.key or draft.summary.sentences]
    there = {None, *people}
    take = on_record | frozenset(item.key for item in items if goes_out(item) and _speaker_or_holder(item) in there)
    left = (item for item in items if item.key not in take and item.verdict is not Verdict.REJECTED)
    return Selection(take, tuple(Left(item.key, *_explain(draft, item, people)) for item in left))


def find_answered(draft: Draft, quote: DraftQuote) -> DraftQuote | None:
    """The quote that this one is published as a reply to, once both are; None where that is not settled or where nobody else spoke."""
    if quote.reply_to is None or quote.reply_state is ReplyState.POSSIBLE:
        return None
    other = next((other for other in draft.quotes if other.key == quote.reply_to), None)
    to_oneself = other is not None and other.speaker is not None and other.speaker == quote.speaker
    return None if to_oneself and quote.reply_state is ReplyState.STATED else other


def find_replies(draft: Draft, quote: DraftQuote) -> tuple[DraftQuote, ...]:
    """The quotes that are published as replies to this one, and were not rejected, in their order."""
    return tuple(
        other
        for other in draft.quotes
        if other.verdict is not Verdict.REJECTED and find_answered(draft, other) is quote
    )


def _speaker_or_holder(item: Item) -> str | None:
    """The key of the person without whom the item is not published, empty where that is not known; None where it needs nobody."""
    match item:
        case DraftQuote(speaker_state=SpeakerState.STATED | SpeakerState.INFERRED):
            return item.speaker or ""
        case DraftStance():
            return item.holder
        case _:
            return None


def _explain(draft: Draft, item: Item, people: frozenset[str]) -> tuple[str, str]:
    """Why the item stays out, and how to settle it."""
    if item.verdict is Verdict.OPEN and item.doubts:
        return item.doubts[0].say, item.doubts[0].kind.settle
    key = _speaker_or_holder(item)
    if key == "":
        return "It has no speaker yet.", "Choose the speaker, or choose ambiguous or unknown."
    if key is None or key in people:
        return (
            "A stance is published only when an editor has accepted it.",
            "Read its evidence, then accept or reject it.",
        )
    part, person = "holder" if isinstance(item, DraftStance) else "speaker", draft.person(key)
    if person is None:
        return f"Its {part} is not among the people of this draft.", f"Choose the {part}."
    if person.verdict is Verdict.REJECTED:
        return f"Its {part}, {person.name}, was rejected.", f"Accept {person.name}, or choose another {part}."
    return f"Its {part}, {person.name}, is held back.", f"Settle {person.name} first."
